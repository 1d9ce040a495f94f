//! Which letters of a document that is laid out have no glyph.

use std::collections::BTreeSet;

use typst::layout::{Frame, FrameItem};
use typst::text::TextItem;
use typst_layout::PagedDocument;

/// The letters of the document for which no glyph was found.
pub fn letters(document: &PagedDocument) -> BTreeSet<char> {
    let mut found = BTreeSet::new();
    for page in document.pages() {
        frame(&page.frame, &mut found);
    }
    found
}

fn frame(content: &Frame, found: &mut BTreeSet<char>) {
    for (_, item) in content.items() {
        match item {
            FrameItem::Group(group) => frame(&group.frame, found),
            FrameItem::Text(text) => of_item(text, found),
            _ => {}
        }
    }
}

fn of_item(item: &TextItem, found: &mut BTreeSet<char>) {
    for glyph in item.glyphs.iter().filter(|glyph| glyph.id == 0) {
        let text = item.text.get(glyph.range()).unwrap_or_default();
        let lacks = |c: &char| !item.font.font().info().coverage.contains(u32::from(*c));
        let lacking: Vec<char> = text.chars().filter(lacks).collect();
        // The face has each letter but not their combination: the base is kept, the marks are not.
        if lacking.is_empty() {
            found.extend(text.chars().skip(1))
        } else {
            found.extend(lacking)
        }
        if text.chars().count() == 1 {
            found.extend(text.chars());
        }
    }
}
