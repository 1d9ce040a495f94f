//! The texts that people see, in their language, from the Fluent files under `locales/`.

mod texts;

use fluent_bundle::{FluentArgs, FluentValue};
use maud::{Markup, html};

use texts::BUNDLES;

/// One of the six official languages.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Lang {
    /// Arabic
    Ar,
    /// Chinese
    Zh,
    /// English
    En,
    /// French
    Fr,
    /// Russian
    Ru,
    /// Spanish
    Es,
}

impl Lang {
    /// All six in the order of the Charter's languages by their English names.
    pub const ALL: [Self; 6] = [Self::Ar, Self::Zh, Self::En, Self::Fr, Self::Ru, Self::Es];

    /// The BCP 47 tag: `en`.
    pub fn tag(self) -> &'static str {
        match self {
            Self::Ar => "ar",
            Self::Zh => "zh",
            Self::En => "en",
            Self::Fr => "fr",
            Self::Ru => "ru",
            Self::Es => "es",
        }
    }

    /// The language with this tag; a region behind it is ignored.
    pub fn from_tag(tag: &str) -> Option<Self> {
        let primary = tag.trim().split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase();
        Self::ALL.into_iter().find(|lang| lang.tag() == primary)
    }

    /// What the language calls itself.
    pub fn own_name(self) -> &'static str {
        match self {
            Self::Ar => "العربية",
            Self::Zh => "中文",
            Self::En => "English",
            Self::Fr => "Français",
            Self::Ru => "Русский",
            Self::Es => "Español",
        }
    }

    /// The direction of its script, as the attribute `dir` takes it.
    pub fn dir(self) -> &'static str {
        if self == Self::Ar { "rtl" } else { "ltr" }
    }

    /// The first of the six languages that a header `Accept-Language` names; English when none is.
    pub fn accepted(header: &str) -> Self {
        let mut wanted: Vec<(f32, Self)> = header
            .split(',')
            .filter_map(|part| {
                let (tag, rest) = part.split_once(';').unwrap_or((part, ""));
                let weight = rest.trim().strip_prefix("q=").map_or(1.0, |q| q.parse().unwrap_or(0.0));
                Self::from_tag(tag).map(|lang| (weight, lang))
            })
            .filter(|(weight, _)| *weight > 0.0)
            .collect();
        wanted.sort_by(|a, b| b.0.total_cmp(&a.0));
        wanted.first().map_or(Self::En, |(_, lang)| *lang)
    }

    /// Names one after the other, parted as the language does it.
    pub fn list<T: AsRef<str>>(self, names: &[T]) -> String {
        let mark = if self == Self::Zh { "、" } else { self.comma() };
        names.iter().map(AsRef::as_ref).collect::<Vec<&str>>().join(mark)
    }

    /// Clauses one after the other, parted more strongly than names.
    pub fn clauses<T: AsRef<str>>(self, clauses: &[T]) -> String {
        let mark = match self {
            Self::Ar => "؛ ",
            Self::Zh => "；",
            Self::Fr => "\u{a0}; ",
            Self::En | Self::Ru | Self::Es => "; ",
        };
        clauses.iter().map(AsRef::as_ref).collect::<Vec<&str>>().join(mark)
    }

    /// The comma between two parts of a line, with the space behind it.
    pub fn comma(self) -> &'static str {
        match self {
            Self::Ar => "، ",
            Self::Zh => "，",
            Self::En | Self::Fr | Self::Ru | Self::Es => ", ",
        }
    }

    /// A whole number with its thousands parted as the language does it, from 10,000 on where four
    /// digits stand together.
    pub fn number(self, number: u32) -> String {
        let (mark, least) = match self {
            Self::En | Self::Zh | Self::Ar => (",", 1_000),
            Self::Fr | Self::Ru => ("\u{202f}", 1_000),
            Self::Es => ("\u{202f}", 10_000),
        };
        let digits = number.to_string();
        if number < least {
            return digits;
        }
        let first = (digits.len() - 1) % 3 + 1;
        let mut parts = vec![&digits[..first]];
        parts.extend((first..digits.len()).step_by(3).map(|at| &digits[at..at + 3]));
        parts.join(mark)
    }

    /// The text with this id.
    pub fn t(self, id: &str) -> String {
        self.find(id, &[]).unwrap_or_else(|| missing(id))
    }

    /// The text with this id and its values.
    pub fn with(self, id: &str, values: &[(&str, FluentValue<'_>)]) -> String {
        self.find(id, values).unwrap_or_else(|| missing(id))
    }

    /// The text with an id that is put together from a stable code, such as `category-states`; `None`
    /// when there is none. The family (what stands before the code) is one of [`FAMILIES`].
    pub fn of_family(self, family: &str, code: &str, values: &[(&str, FluentValue<'_>)]) -> Option<String> {
        debug_assert!(FAMILIES.contains(&family), "{family} is no family of texts");
        self.find(&format!("{family}-{code}"), values)
    }

    /// The text with this id where a page for everybody names a page of staff: in English, and marked as such,
    /// where the language has none.
    pub fn or_english(self, id: &str) -> Markup {
        match self.own(id, &[]) {
            Some(text) => html! { (text) },
            None => html! { span lang=(Self::En.tag()) dir=(Self::En.dir()) { (Self::En.t(id)) } },
        }
    }

    fn find(self, id: &str, values: &[(&str, FluentValue<'_>)]) -> Option<String> {
        if let Some(text) = self.own(id, values) {
            return Some(text);
        }
        let text = Self::En.own(id, values).filter(|_| self != Self::En)?;
        tracing::debug!(id, language = self.tag(), "a text stands in English only");
        #[cfg(test)]
        fallbacks::note(self, id);
        Some(text)
    }

    fn own(self, id: &str, values: &[(&str, FluentValue<'_>)]) -> Option<String> {
        let (_, bundle) = BUNDLES.iter().find(|(lang, _)| *lang == self)?;
        let pattern = bundle.get_message(id)?.value()?;
        let args: FluentArgs<'_> = values.iter().map(|(name, value)| (*name, value.clone())).collect();
        let mut faults = Vec::new();
        let text = bundle.format_pattern(pattern, Some(&args), &mut faults).into_owned();
        #[cfg(test)]
        assert!(faults.is_empty(), "{id} in {}: {faults:?}", self.tag());
        if !faults.is_empty() {
            tracing::error!(id, language = self.tag(), ?faults, "a text could not take its values");
        }
        Some(text)
    }
}

/// Which texts a test was given in English in place of its language, on its own thread.
#[cfg(test)]
pub mod fallbacks {
    use std::cell::RefCell;

    use super::Lang;

    thread_local! {
        static SEEN: RefCell<Vec<String>> = const { RefCell::new(Vec::new()) };
    }

    pub(super) fn note(lang: Lang, id: &str) {
        SEEN.with_borrow_mut(|seen| seen.push(format!("{} {id}", lang.tag())));
    }

    /// Those since the last call.
    pub fn take() -> Vec<String> {
        SEEN.take()
    }
}

/// Beginnings of the ids that code puts together from a code of the domain.
pub const FAMILIES: &[&str] = &[
    "scheme",
    "exchange-done",
    "exchange-form",
    "exchange-reason",
    "exchange-whence",
    "exchange-worked",
    "exchanges-stage",
    "lesson-state",
    "taxonomy-done",
    "refusal",
    "retention-what",
    "say",
    "happened",
    "place-of",
    "status",
    "category",
    "standing",
    "role",
    "month",
    "weekday",
    "session-kind",
    "segment",
    "unnamed",
    "language",
    "screen-kind",
    "screen-about",
    "webhook-kind",
    "unanswered",
    "body",
    "gender",
    "region",
    "own-done",
    "passkey-done",
    "own-level",
    "participants-level",
    "delegation-done",
    "requests-done",
    "function",
    "staff-role",
    "staff-about",
    "origin-level",
    "origin-population",
    "merge-why",
    "attendance-by",
    "delegations-done",
    "delegations-gap",
    "queue-done",
    "queue-state",
    "queue-match",
    "queue-cause",
    "design-kind",
    "accredited-ecosoc",
    "accredited-nhri",
    "mail-kind",
    "mail-state",
    "mail-done",
    "openid-trouble",
    "openid-untrusted",
    "practices-act",
    "practices-act-do",
    "practices-ask",
    "practices-consent",
    "practices-consent-hint",
    "practices-done",
    "practices-file",
    "practices-filter",
    "practices-hint",
    "practices-label",
    "practices-origin",
    "practices-part",
    "practices-reason",
    "practices-scheme",
    "practices-state",
    "practices-status",
    "practices-wrong",
    "facet",
    "entry-kind",
    "practice-status",
    "practice-part",
    "call-state",
    "call-change",
    "contribution-state",
    "contribution-joint",
    "contribution-consent",
    "contribution-consent-more",
    "contribution-done",
    "questionnaire-consent",
    "read-remark",
    "read-why",
    "upload-fault",
    "review-act",
    "review-do",
    "review-done",
    "review-filter",
    "review-state",
];

fn missing(id: &str) -> String {
    tracing::error!(id, "a text is missing");
    id.to_owned()
}

#[cfg(test)]
mod tests;
