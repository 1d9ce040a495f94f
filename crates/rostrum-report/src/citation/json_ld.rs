//! JSON-LD in the words of schema.org, which search engines read.

use serde_json::{Value, json};

use super::{Cited, one_line};

/// One `Article`.
pub fn json_ld(cited: &Cited) -> Value {
    let body = |name: &String| json!({ "@type": "Organization", "name": one_line(name) });
    let term = |one: &super::Subject| {
        let mut value = json!({ "@type": "DefinedTerm", "name": one_line(&one.name) });
        if !one.address.is_empty() {
            value["@id"] = json!(one.address);
        }
        value
    };
    let mut article = json!({
        "@context": "https://schema.org",
        "@type": "Article",
        "@id": cited.address,
        "url": cited.address,
        "identifier": cited.key,
        "headline": one_line(&cited.title),
        "version": cited.version,
        "datePublished": cited.published_at.to_string(),
        "dateModified": cited.changed_at.to_string(),
        "publisher": body(&cited.publisher),
        "isPartOf": { "@type": "Collection", "name": one_line(&cited.collection) },
    });
    let mut set = |name: &str, value: Value| {
        let empty = value.as_str().is_some_and(str::is_empty) || value.as_array().is_some_and(Vec::is_empty);
        if !empty {
            article[name] = value;
        }
    };
    set("inLanguage", json!(cited.language));
    set("abstract", json!(one_line(&cited.summary)));
    set("author", Value::Array(cited.creators.iter().map(body).collect()));
    set("contributor", Value::Array(cited.partners.iter().map(body).collect()));
    set("about", Value::Array(cited.subjects.iter().map(term).collect()));
    set("citation", json!(cited.references));
    set("temporalCoverage", json!(cited.time().unwrap_or_default()));
    if !cited.place.is_empty() {
        let mut place = json!({ "@type": "Place", "name": one_line(&cited.place) });
        if let Some(country) = cited.country {
            place["address"] = json!({ "@type": "PostalAddress", "addressCountry": country });
        }
        set("spatialCoverage", place);
    }
    article
}

/// The same, to stand in `<script type="application/ld+json">`: no text of a practice can end the element.
pub fn json_ld_for_a_page(cited: &Cited) -> String {
    let text = json_ld(cited).to_string();
    text.replace('<', "\\u003c").replace('>', "\\u003e").replace('&', "\\u0026")
}
