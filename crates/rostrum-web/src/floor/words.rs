//! Minutes and seconds, and people as one audience reads them.

use jiff::Timestamp;
use rostrum_domain::concept_note::Zone;
use rostrum_domain::participant::Category;
use rostrum_store::NoteText;

use crate::i18n::Lang;

/// `1:24`; `−0:15` below zero. Part of a second counts in full, so that 0:00 stands at the limit itself.
pub fn left(ms: i64) -> String {
    let seconds = if ms > 0 { (ms + 999) / 1_000 } else { -(-ms / 1_000) };
    let sign = if seconds < 0 { "−" } else { "" };
    format!("{sign}{}:{:02}", seconds.abs() / 60, seconds.abs() % 60)
}

/// `12:40`: whole minutes and seconds that have passed, as a clock shows them that runs.
pub fn passed(ms: i64) -> String {
    minutes(ms.div_euclid(1_000))
}

/// `12:40`: seconds that are over, as minutes and seconds.
pub fn minutes(seconds: i64) -> String {
    let seconds = seconds.max(0);
    format!("{}:{:02}", seconds / 60, seconds % 60)
}

/// `10:42:10` on the clocks of a zone.
pub fn second(zone: &Zone, at: Timestamp) -> String {
    zone.local(at).strftime("%H:%M:%S").to_string()
}

/// The part of a title before its colon, which is its number in most programmes.
pub fn before_colon(title: &str) -> &str {
    title.split_once([':', '：']).map_or(title, |(short, _)| short)
}

/// `a representative of a city network`
pub fn unnamed(lang: Lang, category: Category) -> String {
    lang.of_family("unnamed", category.code(), &[]).unwrap_or_else(|| category.unnamed_speaker().to_owned())
}

/// What staff may say and show in public of somebody who is protected.
pub fn public_as(lang: Lang, whom: &str) -> String {
    lang.with("floor-public-as", &[("whom", whom.into())])
}

/// The name of a category in the reader's language.
pub fn category(lang: Lang, category: Category) -> String {
    lang.of_family("category", category.code(), &[]).unwrap_or_else(|| category.name().to_owned())
}

/// What a note or cue says: a ready text in the reader's language, words of one's own as they were written.
pub fn said(lang: Lang, text: &NoteText) -> String {
    match text {
        NoteText::Ready(ready) => lang.of_family("say", ready.code(), &[]).unwrap_or_default(),
        NoteText::Own(text) => text.clone(),
    }
}

/// How long a name is, so that its letters can be smaller.
pub fn length(text: &str) -> &'static str {
    match text.chars().count() {
        0..=22 => "short",
        23..=48 => "middle",
        49..=90 => "long",
        _ => "longest",
    }
}

/// The first letter in upper case, as a heading begins.
pub fn heading(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_limit_itself_reads_zero_and_a_second_later_minus_one() {
        let read = [120_000, 119_999, 119_000, 1, 0, -999, -1_000, -61_000].map(left);
        assert_eq!(read, ["2:00", "2:00", "1:59", "0:01", "0:00", "0:00", "−0:01", "−1:01"]);
        assert_eq!([0, 59_999, 760_000].map(passed), ["0:00", "0:59", "12:40"]);
    }

    #[test]
    fn every_ready_text_is_there_in_all_six_languages() {
        for ready in rostrum_store::ReadyText::ALL {
            let texts: std::collections::HashSet<_> =
                Lang::ALL.into_iter().map(|lang| said(lang, &NoteText::Ready(ready))).collect();
            assert!(texts.len() == 6 && !texts.contains(""), "{ready:?}: {texts:?}");
        }
    }

    #[test]
    fn every_category_has_its_unnamed_speaker_in_the_texts() {
        for category in Category::ALL {
            let text = Lang::En.of_family("unnamed", category.code(), &[]);
            assert_eq!(text.as_deref(), Some(category.unnamed_speaker()));
        }
    }
}
