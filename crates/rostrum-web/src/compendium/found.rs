//! What a query found, as the pages show it.

use std::sync::Arc;

use maud::{Markup, html};
use rostrum_domain::compendium::Query;
use rostrum_search::{Excerpt, Marked};

use super::brief::Brief;
use super::names;
use crate::i18n::Lang;

/// One page of a result, with its counts.
#[derive(Debug, Default)]
pub struct Found {
    /// What the index found.
    pub found: rostrum_search::Found,
    /// What is shown of each entry of the page, in the same order.
    pub briefs: Vec<Arc<Brief>>,
    /// Where nothing was found: the query without one of its parts, and how many that finds.
    pub wider: Vec<(Query, u64)>,
}

/// A count as the language writes it.
pub fn number(lang: Lang, count: u64) -> String {
    lang.number(u32::try_from(count).unwrap_or(u32::MAX))
}

/// A text with what was searched for marked.
pub fn marked(text: &Marked) -> Markup {
    let mut at = 0;
    let mut pieces = Vec::new();
    for range in &text.marks {
        pieces.push((text.text.get(at..range.start).unwrap_or_default(), false));
        pieces.push((text.text.get(range.clone()).unwrap_or_default(), true));
        at = range.end;
    }
    pieces.push((text.text.get(at..).unwrap_or_default(), false));
    html! {
        @for (piece, found) in pieces {
            @if found { mark { (piece) } } @else { (piece) }
        }
    }
}

/// A few words of a text in their own language and direction.
pub fn shown_excerpt(excerpt: &Excerpt) -> Markup {
    html! {
        // It runs as its letters do, and stands where the page's own text stands.
        p.excerpt {
            bdi lang=[names::tag(&excerpt.language)] dir=(names::direction(&excerpt.language)) {
                @if excerpt.cut_before { "… " }
                (marked(&excerpt.marked))
                @if excerpt.cut_after { " …" }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_excerpt_carries_its_language_and_direction_and_no_markup_of_its_text() {
        let text = "حق <b> السكن".to_owned();
        let at = text.find("السكن").unwrap();
        let marked = Marked { marks: std::iter::once(at..text.len()).collect(), text };
        let excerpt = Excerpt { part: None, language: "ar".to_owned(), marked, cut_before: true, cut_after: false };
        assert_eq!(
            shown_excerpt(&excerpt).into_string(),
            "<p class=\"excerpt\"><bdi lang=\"ar\" dir=\"rtl\">… حق &lt;b&gt; <mark>السكن</mark></bdi></p>"
        );
    }
}
