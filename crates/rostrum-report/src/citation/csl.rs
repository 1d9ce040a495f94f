//! CSL-JSON, which Zotero, Pandoc and every processor of the Citation Style Language read.

use jiff::civil::Date;
use serde_json::{Map, Value, json};

use super::{Cited, one_line};

/// An array with one item of the type `webpage`.
pub fn csl_json(cited: &Cited) -> Value {
    let bodies = |names: &[String]| names.iter().map(|name| json!({ "literal": one_line(name) })).collect::<Vec<_>>();
    let mut item = Map::new();
    let mut set = |name: &str, value: Value| {
        let empty = value.as_str().is_some_and(str::is_empty) || value.as_array().is_some_and(Vec::is_empty);
        if !empty {
            item.insert(name.to_owned(), value);
        }
    };
    set("id", json!(cited.key));
    set("type", json!("webpage"));
    set("title", json!(one_line(&cited.title)));
    set("author", Value::Array(bodies(&cited.creators)));
    set("contributor", Value::Array(bodies(&cited.partners)));
    set("container-title", json!(one_line(&cited.collection)));
    set("publisher", json!(one_line(&cited.publisher)));
    set("issued", date(cited.published_on()));
    set("version", json!(cited.version.to_string()));
    set("URL", json!(cited.address));
    set("language", json!(cited.language));
    set("abstract", json!(one_line(&cited.summary)));
    let keywords: Vec<String> = cited.subjects.iter().map(|subject| one_line(&subject.name)).collect();
    set("keyword", json!(keywords.join(", ")));
    json!([item])
}

fn date(day: Date) -> Value {
    json!({ "date-parts": [[day.year(), day.month(), day.day()]] })
}
