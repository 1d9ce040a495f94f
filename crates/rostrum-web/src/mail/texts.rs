//! The usual texts of mails, in all six languages, from `locales/<language>/mail.txt`.

use std::collections::HashMap;
use std::sync::LazyLock;

use rostrum_domain::mail::MailKind;

use super::template::Template;
use crate::i18n::Lang;

/// The file of each language: sections that begin with `== name`.
fn file(lang: Lang) -> &'static str {
    match lang {
        Lang::Ar => include_str!("../../../../locales/ar/mail.txt"),
        Lang::Zh => include_str!("../../../../locales/zh/mail.txt"),
        Lang::En => include_str!("../../../../locales/en/mail.txt"),
        Lang::Fr => include_str!("../../../../locales/fr/mail.txt"),
        Lang::Ru => include_str!("../../../../locales/ru/mail.txt"),
        Lang::Es => include_str!("../../../../locales/es/mail.txt"),
    }
}

static SECTIONS: LazyLock<HashMap<(Lang, &'static str), &'static str>> = LazyLock::new(|| {
    let of = |lang| sections(file(lang)).map(move |(name, text)| ((lang, name), text));
    Lang::ALL.into_iter().flat_map(of).collect()
});

fn sections(file: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
    let begun = file.split("\n== ").skip(1);
    begun.filter_map(|section| section.split_once('\n')).map(|(name, text)| (name.trim(), text.trim_matches('\n')))
}

/// A section of a language that is no mail by itself, such as `greeting`.
pub fn section(lang: Lang, name: &str) -> &'static str {
    let found = SECTIONS.iter().find(|((of, known), _)| *of == lang && *known == name);
    found.map_or("", |(_, text)| text)
}

/// The usual subject and text of a kind of mail.
pub fn usual(lang: Lang, kind: MailKind) -> (&'static str, &'static str) {
    section(lang, kind.code()).split_once("\n\n").unwrap_or_default()
}

/// What stands around the text of every mail.
pub fn frame(lang: Lang) -> Template {
    Template::read("", section(lang, "frame"))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    /// Sections beside the kinds of mail.
    const OTHERS: [&str; 12] = [
        "frame",
        "greeting",
        "greeting-unnamed",
        "neutral",
        "contribution-spoke",
        "contribution-statement",
        "contribution-both",
        "contribution-late",
        "decision-accepted",
        "decision-refused",
        "decision-published",
        "decision-withheld",
    ];

    fn named(text: &str) -> BTreeSet<&str> {
        text.split("{{").skip(1).filter_map(|rest| rest.split_once("}}")).map(|(name, _)| name).collect()
    }

    #[test]
    fn every_kind_of_mail_has_its_text_in_all_six_languages_with_the_same_placeholders() {
        for kind in MailKind::ALL {
            let (subject, text) = usual(Lang::En, kind);
            for lang in Lang::ALL {
                let (its_subject, its_text) = usual(lang, kind);
                if let Err(faults) = Template::compile(kind, its_subject, its_text) {
                    panic!("{} in {}: {faults:?}", kind.code(), lang.tag());
                }
                assert_eq!(named(its_subject), named(subject), "subject of {} in {}", kind.code(), lang.tag());
                assert_eq!(named(its_text), named(text), "text of {} in {}", kind.code(), lang.tag());
            }
        }
    }

    #[test]
    fn every_language_has_the_same_sections_and_no_other() {
        let kinds = MailKind::ALL.map(MailKind::code);
        let expected: BTreeSet<&str> = kinds.into_iter().chain(OTHERS).collect();
        for lang in Lang::ALL {
            let found: Vec<&str> = sections(file(lang)).map(|(name, _)| name).collect();
            let set: BTreeSet<&str> = found.iter().copied().collect();
            assert_eq!(found.len(), set.len(), "{} has a section twice", lang.tag());
            assert_eq!(set, expected, "{}", lang.tag());
        }
    }

    #[test]
    fn no_text_is_left_in_english() {
        for kind in MailKind::ALL {
            for lang in Lang::ALL.into_iter().filter(|lang| *lang != Lang::En) {
                assert_ne!(usual(lang, kind), usual(Lang::En, kind), "{} in {}", kind.code(), lang.tag());
            }
        }
    }
}
