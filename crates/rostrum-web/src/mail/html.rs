//! The HTML of a mail, made of its plain text: the same words, escaped, with links that can be pressed.

use maud::{Markup, PreEscaped, html};

use crate::i18n::Lang;

/// A whole document. It names no address from which a reader's program would load anything.
pub fn document(lang: Lang, text: &str) -> String {
    html! {
        (maud::DOCTYPE)
        html lang=(lang.tag()) dir=(lang.dir()) {
            head { meta charset="utf-8"; title {} }
            body { (paragraphs(text)) }
        }
    }
    .into_string()
}

/// The paragraphs of a text.
pub fn paragraphs(text: &str) -> Markup {
    html! {
        @for paragraph in text.split("\n\n").filter(|paragraph| !paragraph.trim().is_empty()) {
            p {
                @for (at, line) in paragraph.lines().enumerate() {
                    @if at > 0 { br; }
                    (linked(line))
                }
            }
        }
    }
}

fn linked(line: &str) -> Markup {
    let mut parts = Vec::new();
    for word in line.split_inclusive(char::is_whitespace) {
        let begins = ["https://", "http://"].iter().filter_map(|scheme| word.find(scheme)).min();
        let Some(begin) = begins else {
            parts.push(html! { (word) });
            continue;
        };
        let (before, rest) = word.split_at(begin);
        let address = rest.trim_end_matches(|c: char| c.is_whitespace() || ".,;:!?)»”。،".contains(c));
        let after = &rest[address.len()..];
        parts.push(html! { (before) a href=(address) dir="ltr" { (address) } (after) });
    }
    PreEscaped(parts.into_iter().map(PreEscaped::into_string).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_in_a_text_is_shown_and_never_done() {
        let page = document(Lang::Ar, "Dear <b>A</b> & \"B\",\n\nsee https://a.example/x?a=1&b=2.\nYours");
        assert!(page.contains("dir=\"rtl\"") && page.contains("&lt;b&gt;A&lt;/b&gt; &amp; &quot;B&quot;"), "{page}");
        assert!(page.contains("<a href=\"https://a.example/x?a=1&amp;b=2\" dir=\"ltr\">"), "{page}");
        assert!(page.contains("</a>.\n<br>Yours") || page.contains("</a>.<br>Yours"), "{page}");
        let script = paragraphs("javascript:alert(1) http://\"onload=x").into_string();
        assert!(!script.contains("href=\"javascript") && script.contains("href=\"http://&quot;onload=x\""), "{script}");
    }
}
