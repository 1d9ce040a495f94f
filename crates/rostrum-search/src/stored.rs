//! What of an entry is kept beside the postings, for excerpts and for what is like it.

use rostrum_domain::compendium::{Entry, EntryText};
use rostrum_domain::practice::Part;

/// The texts of an entry as they are stored. tantivy packs them.
pub fn write(entry: &Entry) -> Vec<u8> {
    let texts: Vec<(Option<Part>, &str, &str)> =
        entry.texts.iter().map(|text| (text.part, text.language.as_str(), text.text.as_str())).collect();
    serde_json::to_vec(&texts).expect("codes and texts can always be written as JSON")
}

/// The texts again; none where the bytes are not ours.
pub fn read(bytes: &[u8]) -> Vec<EntryText> {
    let texts: Vec<(Option<Part>, String, String)> = serde_json::from_slice(bytes).unwrap_or_default();
    texts.into_iter().map(|(part, language, text)| EntryText { part, language, text }).collect()
}
