//! Dublin Core: as `oai_dc` for harvesters, and as tags in the head of a page.

use maud::{Markup, html};

use super::{Cited, one_line};
use crate::markup::Tree;

/// The fifteen elements that are known of it: names without prefix, values, and the language of a value.
fn elements(cited: &Cited) -> Vec<(&'static str, String, Option<&str>)> {
    let own = Some(cited.language.as_str()).filter(|tag| !tag.is_empty());
    let mut all: Vec<(&str, String, Option<&str>)> = vec![("title", one_line(&cited.title), own)];
    all.extend(cited.creators.iter().map(|name| ("creator", one_line(name), None)));
    all.extend(cited.partners.iter().map(|name| ("contributor", one_line(name), None)));
    all.extend(cited.subjects.iter().map(|subject| ("subject", one_line(&subject.name), None)));
    all.push(("description", one_line(&cited.summary), own));
    all.push(("publisher", one_line(&cited.publisher), None));
    all.push(("date", cited.published_on().to_string(), None));
    all.push(("type", "Text".to_owned(), None));
    all.push(("format", "text/html".to_owned(), None));
    all.push(("identifier", cited.address.clone(), None));
    all.push(("source", one_line(&cited.collection), None));
    all.push(("language", cited.language.clone(), None));
    all.push(("coverage", one_line(&cited.place), None));
    all.push(("coverage", cited.time().unwrap_or_default(), None));
    all.extend(cited.references.iter().map(|address| ("relation", address.clone(), None)));
    all.retain(|(_, value, _)| !value.is_empty());
    all
}

/// Writes the element `oai_dc:dc`.
pub fn dublin_core(cited: &Cited, tree: &mut Tree) {
    tree.open(
        "oai_dc:dc",
        &[
            ("xmlns:oai_dc", "http://www.openarchives.org/OAI/2.0/oai_dc/"),
            ("xmlns:dc", "http://purl.org/dc/elements/1.1/"),
            ("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance"),
            (
                "xsi:schemaLocation",
                "http://www.openarchives.org/OAI/2.0/oai_dc/ http://www.openarchives.org/OAI/2.0/oai_dc.xsd",
            ),
        ],
    );
    for (name, value, language) in elements(cited) {
        let language = language.map(|tag| [("xml:lang", tag)]);
        tree.leaf(&format!("dc:{name}"), language.as_ref().map_or(&[], |one| &one[..]), &value);
    }
    tree.close();
}

/// Tags for the head of the practice's page; Zotero reads them.
pub fn dublin_core_meta(cited: &Cited) -> Markup {
    html! {
        link rel="schema.DC" href="http://purl.org/dc/elements/1.1/";
        @for (name, value, language) in elements(cited) {
            meta name={ "DC." (name) } content=(value) lang=[language];
        }
    }
}
