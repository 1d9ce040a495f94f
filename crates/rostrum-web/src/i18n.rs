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

    /// The languages in which the pages for participants and the public have their texts.
    pub fn offered() -> impl Iterator<Item = Self> {
        let all = texts::TO_TRANSLATE.is_empty();
        Self::ALL.into_iter().filter(move |lang| all || *lang == Self::En)
    }

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
        let mark = match self {
            Self::Ar => "، ",
            Self::Zh => "、",
            Self::En | Self::Fr | Self::Ru | Self::Es => ", ",
        };
        names.iter().map(AsRef::as_ref).collect::<Vec<&str>>().join(mark)
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
    "refusal",
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
    "own-level",
    "participants-level",
    "delegation-done",
    "requests-done",
    "function",
    "staff-role",
    "staff-about",
];

fn missing(id: &str) -> String {
    tracing::error!(id, "a text is missing");
    id.to_owned()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::path::Path;

    use super::*;
    use rostrum_domain::floor::Standing;
    use rostrum_domain::participant::Category;

    fn ids_in_files() -> BTreeSet<String> {
        let mut ids = BTreeSet::new();
        for line in texts::english().flat_map(|(_, file)| file.lines()) {
            if let Some((id, _)) = line.split_once(" =")
                && line.starts_with(|c: char| c.is_ascii_lowercase())
            {
                assert!(ids.insert(id.to_owned()), "{id} stands twice");
            }
        }
        ids
    }

    /// Every id that the sources name in `.t("…")` or `.with("…"`, with the file that names it.
    fn ids_in_code() -> BTreeSet<(String, String)> {
        fn walk(folder: &Path, found: &mut BTreeSet<(String, String)>) {
            for entry in std::fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() {
                    walk(&path, found);
                } else if path.extension().is_some_and(|ext| ext == "rs") && !path.ends_with("i18n.rs") {
                    let source: String =
                        std::fs::read_to_string(&path).unwrap().split_whitespace().collect::<Vec<_>>().join(" ");
                    for call in [".t(\"", ".t( \"", ".with(\"", ".with( \"", ".or_english(\""] {
                        for (at, _) in source.match_indices(call) {
                            let rest = &source[at + call.len()..];
                            let id = &rest[..rest.find('"').unwrap()];
                            found.insert((id.to_owned(), path.display().to_string()));
                        }
                    }
                }
            }
        }
        let mut found = BTreeSet::new();
        walk(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut found);
        found
    }

    #[test]
    fn every_text_that_code_names_exists_and_none_is_unused() {
        let (files, code) = (ids_in_files(), ids_in_code());
        let missing: Vec<_> = code.iter().filter(|(id, _)| !files.contains(id)).collect();
        assert!(missing.is_empty(), "texts that no file has: {missing:?}");
        let used: BTreeSet<&str> = code.iter().map(|(id, _)| id.as_str()).collect();
        let family = |id: &str| FAMILIES.iter().any(|f| id.strip_prefix(f).is_some_and(|rest| rest.starts_with('-')));
        let unused: Vec<_> = files.iter().filter(|id| !used.contains(id.as_str()) && !family(id)).collect();
        assert!(unused.is_empty(), "texts that no code names: {unused:?}");
    }

    #[test]
    fn every_code_of_the_domain_has_its_text() {
        let has = |family, code: &str| assert!(Lang::En.of_family(family, code, &[]).is_some(), "{family}-{code}");
        Category::ALL.iter().for_each(|category| has("category", category.code()));
        Standing::ALL.iter().for_each(|standing| has("standing", standing.code()));
        (1..=12).for_each(|month| has("month", &month.to_string()));
        (1..=7).for_each(|day| has("weekday", &day.to_string()));
        ["chair", "moderator", "panellist", "speaker"].iter().for_each(|role| has("role", role));
    }

    #[test]
    fn thousands_are_parted_as_the_language_does_it() {
        for (lang, number, shown) in [
            (Lang::En, 999, "999"),
            (Lang::En, 8_500, "8,500"),
            (Lang::En, 1_234_567, "1,234,567"),
            (Lang::Fr, 10_700, "10\u{202f}700"),
            (Lang::Es, 8_500, "8500"),
        ] {
            assert_eq!(lang.number(number), shown);
        }
    }

    #[test]
    fn a_reader_gets_the_best_of_the_six_languages() {
        assert_eq!(Lang::accepted("de-CH, fr;q=0.9, en;q=0.3"), Lang::Fr);
        assert_eq!(Lang::accepted("en;q=0.3, ar-EG;q=0.9, zh;q=0"), Lang::Ar);
        assert_eq!(Lang::accepted(""), Lang::En);
        assert_eq!(Lang::from_tag("pt-BR"), None);
        assert_eq!(Lang::from_tag("zh-Hans"), Some(Lang::Zh));
    }
}
