//! A filled questionnaire becomes answers by question: from DOCX, from PDF with text in it, from plain text.
//!
//! `gate` says what kind of file it is, or why it is not read; `word` and `lines` make pieces of it; `marks` finds where
//! questions begin: by content control, bookmark, text and number, in this order of trust; `place` puts every piece where
//! it belongs. What belongs nowhere is kept as [`Rest`], to be placed by hand. Nothing that was written is dropped.

mod fault;
mod found;
mod gate;
mod inflate;
mod known;
mod languages;
mod likeness;
mod lines;
mod marks;
mod numbers;
mod package;
mod piece;
mod place;
mod word;

use rostrum_domain::questionnaire::Questionnaire;
use rostrum_domain::registration::MOST_FILE_BYTES;

pub use fault::QuestionnaireFault;
pub use found::{By, Filled, Found, Remark, Rest, Why};

use gate::Kind;
use known::Known;

/// The largest questionnaire that is read: as large as a file may be that is kept.
pub const MOST_QUESTIONNAIRE_BYTES: usize = MOST_FILE_BYTES;

/// Reads a filled questionnaire. `handed_out` holds it as it was handed out, in all languages.
///
/// Takes up to 20 seconds for a PDF that was made to take long: call it where waiting does no harm.
///
/// # Errors
/// [`QuestionnaireFault`] says why nothing can be read, and what to do.
pub fn read_questionnaire(
    bytes: &[u8],
    file: &str,
    handed_out: &[Questionnaire],
) -> Result<Filled, QuestionnaireFault> {
    let known = Known::of(handed_out);
    let mut remarks = Vec::new();
    let kind = gate::kind(bytes)?;
    if let Some(other) = gate::wrong_ending(file, kind) {
        remarks.push(Remark::WrongEnding { is: other });
    }
    let (pieces, comments) = match kind {
        Kind::Word => {
            let document = word::read(bytes)?;
            remarks.extend(document.remarks(&known));
            (document.pieces, document.comments)
        }
        Kind::Pdf => (lines::pieces(&gate::pdf(bytes)?, &known), Vec::new()),
        Kind::Text => (lines::pieces(&gate::plain(bytes)?, &known), Vec::new()),
    };
    if !pieces.iter().any(|piece| piece.text.chars().any(char::is_alphanumeric)) {
        return Err(if kind == Kind::Pdf { QuestionnaireFault::Scanned } else { QuestionnaireFault::NoText });
    }
    let mut filled = place::place(pieces, &known);
    let comments = comments.into_iter().map(|text| Rest { text, after: None, why: Why::Comment });
    filled.rest.extend(comments);
    remarks.append(&mut filled.remarks);
    let languages = languages::languages(&filled);
    filled.language = languages.first().copied();
    remarks.extend((languages.len() > 1).then_some(Remark::Languages(languages)));
    filled.remarks = remarks;
    Ok(filled)
}

/// Whether a file is plain text.
pub fn is_plain_text(bytes: &[u8]) -> bool {
    gate::kind(bytes) == Ok(Kind::Text)
}

#[cfg(test)]
mod tests;
