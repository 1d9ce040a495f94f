//! The list of the keys.

use maud::{Markup, html};

use super::super::words;
use super::key;
use crate::i18n::Lang;

/// The button for the list, and the list in a dialog.
pub fn keys(lang: Lang) -> Markup {
    html! {
        button.plain type="button" data-key="?" data-dialog="keys" hidden { (lang.t("keys-title")) (key("?")) }
        dialog #keys .keys-dialog aria-labelledby="keys-title" {
            h2 #keys-title { (lang.t("keys-title")) }
            div.key-groups {
                @for (title, rows) in groups(lang) {
                    section {
                        h3 { (title) }
                        dl.keys { @for (name, what) in rows { div { dt { kbd { (name) } } dd { (words::heading(&what)) } } } }
                    }
                }
            }
            p { label.switch { input #keys-off type="checkbox"; (lang.t("keys-off")) } }
            form method="dialog" { button { (lang.t("dialog-close")) " " kbd aria-hidden="true" { "Esc" } } }
        }
    }
}

type Rows = Vec<(String, String)>;

fn groups(lang: Lang) -> Vec<(String, Rows)> {
    let rows = |rows: &[(&str, String)]| rows.iter().map(|(key, what)| ((*key).to_owned(), what.clone())).collect();
    vec![
        (
            lang.t("keys-speaker"),
            rows(&[
                ("G", lang.t("command-give")),
                (&lang.t("key-space"), lang.t("keys-space")),
                ("E", lang.t("command-end")),
                ("S", lang.t("keys-stop")),
                ("+", lang.t("command-extend-speaker")),
                ("Q", lang.t("keys-question")),
                ("W", lang.t("keys-cue")),
                ("Y", lang.t("words-own")),
                ("P", lang.t("keys-point")),
            ]),
        ),
        (
            lang.t("keys-next"),
            rows(&[
                ("A", lang.t("command-absent")),
                ("R", lang.t("command-not-ready")),
                ("B", lang.t("keys-note")),
                ("L", lang.t("command-lower-limit")),
                ("X", lang.t("command-extend")),
            ]),
        ),
        (
            lang.t("keys-segments"),
            rows(&[
                ("N", lang.t("command-next-segment")),
                ("F", lang.t("command-end-segment")),
                ("U", lang.t("keys-suspend")),
                ("T", lang.t("command-move-time")),
            ]),
        ),
        (
            lang.t("keys-list"),
            rows(&[
                ("O C", lang.t("keys-open-close")),
                ("I", lang.t("delegation-title")),
                ("D", lang.t("keys-draw")),
                ("/", lang.t("keys-search")),
                ("J K ↓ ↑", lang.t("keys-select")),
                (&lang.t("key-enter"), lang.t("keys-enter")),
                ("V", lang.t("keys-entry")),
                ("M", lang.t("keys-move")),
                ("1 2", lang.t("keys-ready")),
            ]),
        ),
        (
            lang.t("keys-page"),
            rows(&[
                ("Z", lang.t("keys-undo")),
                ("H", lang.t("keys-late")),
                ("Esc", lang.t("keys-escape")),
                ("?", lang.t("keys-this")),
            ]),
        ),
    ]
}
