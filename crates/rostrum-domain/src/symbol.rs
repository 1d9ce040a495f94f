//! Document symbols of the United Nations: `A/HRC/56/32`, `A/HRC/RES/57/12`, `A/HRC/20/L.23`.
//!
//! Source of the grammar: <https://research.un.org/en/docs/symbols>.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::mandate::CouncilSession;

/// A document symbol that fits the grammar; asterisks (reissues) are not part of it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct DocumentSymbol(String);

/// What kind of document a symbol names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DocumentKind {
    /// `A/HRC/RES/57/12`
    Resolution,
    /// `A/HRC/DEC/17/119`
    Decision,
    /// `A/HRC/PRST/27/1`
    PresidentialStatement,
    /// `A/HRC/56/32`
    Report,
    /// Everything else: drafts, conference room papers, papers of organizations, other bodies.
    Other,
}

const BODIES: &[&str] = &["A", "E", "S", "HRI", "CCPR", "CERD", "CEDAW", "CAT", "CRC", "CMW", "CRPD", "CED", "HR"];
const MODIFIERS: &[&str] = &["ADD", "CORR", "REV", "AMEND", "L", "CRP"];

impl DocumentSymbol {
    /// Reads a symbol. White space around it and asterisks at its end are dropped.
    ///
    /// # Errors
    /// [`InvalidSymbol`] says which part does not fit and what is permitted.
    pub fn parse(text: &str) -> Result<Self, InvalidSymbol> {
        let trimmed = text.trim().trim_end_matches('*');
        let fault = |reason: String| InvalidSymbol { symbol: trimmed.to_owned(), reason };
        let parts: Vec<&str> = trimmed.split('/').collect();
        if parts.len() < 2 {
            return Err(fault("a symbol has parts separated by \"/\", as in A/HRC/56/32".to_owned()));
        }
        if !BODIES.contains(&parts[0]) {
            return Err(fault(format!(
                "it begins with \"{}\"; a symbol begins with one of {}",
                parts[0],
                BODIES.join(", ")
            )));
        }
        for part in &parts {
            let shape = !part.is_empty() && part.chars().all(|c| c.is_ascii_alphanumeric() || c == '.' || c == '-');
            if !shape {
                return Err(fault(format!("the part \"{part}\" may only hold letters, digits, \".\" and \"-\"")));
            }
            if let Some((head, number)) = part.split_once('.')
                && MODIFIERS.contains(&head.to_ascii_uppercase().as_str())
                && (number.is_empty() || !number.chars().all(|c| c.is_ascii_digit()))
            {
                return Err(fault(format!("\"{head}.\" is followed by a number, as in {head}.1")));
            }
        }
        let symbol = Self(trimmed.to_owned());
        if parts[0] == "A" && parts.get(1) == Some(&"HRC") {
            symbol.check_council(&parts)?;
        }
        Ok(symbol)
    }

    fn check_council(&self, parts: &[&str]) -> Result<(), InvalidSymbol> {
        let fault = |reason: String| InvalidSymbol { symbol: self.0.clone(), reason };
        let rest = match parts.get(2) {
            Some(&("RES" | "DEC" | "PRST")) => &parts[3..],
            Some(&("AC" | "WG.6" | "EMRIP" | "FMI")) => return Ok(()),
            _ => &parts[2..],
        };
        let Some(session) = rest.first() else {
            return Err(fault("the number of the council session is missing, as in A/HRC/56/32".to_owned()));
        };
        let special = session.strip_prefix("S-");
        let number: u16 = special
            .unwrap_or(session)
            .parse()
            .map_err(|_| fault(format!("\"{session}\" is no council session; a number from 1 to 150 is permitted")))?;
        if !(1..=150).contains(&number) {
            return Err(fault(format!("\"{session}\" is no council session; a number from 1 to 150 is permitted")));
        }
        let Some(last) = rest.get(1) else {
            // A/HRC/S-17 names a special session itself.
            return if special.is_some() {
                Ok(())
            } else {
                Err(fault("the number of the document is missing, as in A/HRC/56/32".to_owned()))
            };
        };
        if last.chars().all(|c| c.is_ascii_digit()) && (last.is_empty() || last.len() > 4 || last.starts_with('0')) {
            return Err(fault(format!(
                "\"{last}\" is no document number; 1 to 9999 without leading zeros are permitted"
            )));
        }
        Ok(())
    }

    /// The resolution of the Human Rights Council with this number: (57, 12) is `A/HRC/RES/57/12`.
    ///
    /// # Errors
    /// [`InvalidSymbol`] when the council session or the number is out of range.
    pub fn resolution(session: u16, number: u16) -> Result<Self, InvalidSymbol> {
        Self::parse(&format!("A/HRC/RES/{session}/{number}"))
    }

    /// The symbol as it is printed.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// What kind of document it is.
    pub fn kind(&self) -> DocumentKind {
        let parts: Vec<&str> = self.0.split('/').collect();
        match (parts.get(2).copied(), parts.len()) {
            (Some("RES"), _) => DocumentKind::Resolution,
            (Some("DEC"), _) => DocumentKind::Decision,
            (Some("PRST"), _) => DocumentKind::PresidentialStatement,
            (Some(session), 4..)
                if parts[1] == "HRC"
                    && session.bytes().all(|b| b.is_ascii_digit())
                    && parts[3].bytes().all(|b| b.is_ascii_digit()) =>
            {
                DocumentKind::Report
            }
            _ => DocumentKind::Other,
        }
    }

    /// The council session in the symbol of a document of the Human Rights Council, when it is a
    /// regular one.
    pub fn council_session(&self) -> Option<CouncilSession> {
        let mut parts = self.0.split('/');
        if parts.next() != Some("A") || parts.next() != Some("HRC") {
            return None;
        }
        let part = match parts.next()? {
            "RES" | "DEC" | "PRST" => parts.next()?,
            other => other,
        };
        part.parse().ok().and_then(|n| CouncilSession::new(n).ok())
    }

    /// How running text cites it: a resolution by its number alone (`57/12`), the others by symbol.
    pub fn citation(&self) -> &str {
        self.0.strip_prefix("A/HRC/RES/").unwrap_or(&self.0)
    }

    /// The public address of the document.
    pub fn link(&self) -> String {
        format!("https://docs.un.org/{}", self.0)
    }
}

impl fmt::Display for DocumentSymbol {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl TryFrom<String> for DocumentSymbol {
    type Error = InvalidSymbol;
    fn try_from(text: String) -> Result<Self, InvalidSymbol> {
        Self::parse(&text)
    }
}

impl From<DocumentSymbol> for String {
    fn from(symbol: DocumentSymbol) -> Self {
        symbol.0
    }
}

/// A text that is no document symbol.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("\"{symbol}\" is no document symbol: {reason}")]
pub struct InvalidSymbol {
    /// The text.
    pub symbol: String,
    /// What does not fit and what is permitted.
    pub reason: String,
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn real_symbols_are_taken_as_they_are() {
        for symbol in [
            "A/HRC/38/22",
            "A/HRC/20/L.23",
            "A/HRC/21/CRP.1",
            "A/HRC/31/NGO/53",
            "A/HRC/30/G/5",
            "A/HRC/29/NI/1",
            "A/HRC/30/OD/4",
            "A/HRC/RES/57/12",
            "A/HRC/DEC/17/119",
            "A/HRC/AC/9/6",
            "A/HRC/31/34/Corr.1",
            "A/HRC/29/36/Add.5",
            "HRI/GEN/1/Rev.9",
            "A/HRC/S-17",
            "A/HRC/S-17/2",
            "A/HRC/WG.6/30/L.1",
            "A/RES/60/251",
        ] {
            assert_eq!(DocumentSymbol::parse(symbol).map(String::from), Ok(symbol.to_owned()));
        }
        assert_eq!(DocumentSymbol::parse("A/HRC/34/24*").unwrap().as_str(), "A/HRC/34/24");
    }

    #[test]
    fn an_impossible_symbol_is_refused_with_its_reason() {
        for symbol in [
            "A/HRC/999999/xx",
            "A/HRC",
            "A/HRC/56",
            "B/HRC/56/32",
            "A/HRC/56/032",
            "A//HRC",
            "A/HRC/56/32/Add.",
            "57/12",
            "",
        ] {
            let fault = DocumentSymbol::parse(symbol).unwrap_err();
            assert!(fault.to_string().contains("no document symbol"), "{symbol}: {fault}");
        }
    }

    #[test]
    fn a_symbol_knows_its_kind_and_council_session() {
        let resolution = DocumentSymbol::resolution(57, 12).unwrap();
        assert_eq!(resolution.kind(), DocumentKind::Resolution);
        assert_eq!(resolution.citation(), "57/12");
        assert_eq!(resolution.council_session().unwrap().number(), 57);
        assert_eq!(DocumentSymbol::parse("A/HRC/56/32").unwrap().kind(), DocumentKind::Report);
        assert_eq!(DocumentSymbol::parse("A/HRC/20/L.23").unwrap().kind(), DocumentKind::Other);
    }

    proptest! {
        #[test]
        fn no_text_panics(text in ".{0,60}") {
            let _ = DocumentSymbol::parse(&text);
        }

        #[test]
        fn what_was_read_reads_again(session in 1u16..150, number in 1u16..9999) {
            let symbol = DocumentSymbol::resolution(session, number).unwrap();
            prop_assert_eq!(DocumentSymbol::parse(symbol.as_str()).unwrap(), symbol);
        }
    }
}
