//! Registrants: a row for each.

use rostrum_domain::participant::Category;
use serde_json::Value;

use super::line;
use crate::rows::Row;
use crate::sheets::Sheet;
use crate::text::text_of;

/// The registrants of an export as a table with a heading; the line of each is its place in the list. `None` for
/// what is no such export. Indico knows no categories: one is taken from a tag that has the name of a category.
pub fn registrants(bytes: &[u8]) -> Option<Sheet> {
    let value = super::parse(&text_of(bytes))?;
    let heading = ["name", "delegation", "category", "email"].map(str::to_owned).to_vec();
    let rows = (1..).zip(list(&value)?).map(|(line, one)| Row { line, cells: cells(one) });
    Some(Sheet { name: None, rows: std::iter::once(Row { line: 0, cells: heading }).chain(rows).collect() })
}

/// The list, in an answer of either interface.
pub fn list(value: &Value) -> Option<&Vec<Value>> {
    value.get("registrants").or_else(|| value.get("results")?.get("registrants"))?.as_array()
}

fn cells(one: &Value) -> Vec<String> {
    let empty = Value::Null;
    let person = one.get("personal_data").unwrap_or(&empty);
    let names = ["title", "firstName", "surname"].map(|key| line(person, key));
    let mut name = names.iter().filter(|part| !part.is_empty()).cloned().collect::<Vec<_>>().join(" ");
    if name.is_empty() {
        name = line(one, "full_name");
    }
    // Called an institution before version 3.
    let delegation = ["affiliation", "institution"].map(|key| line(person, key));
    let delegation = delegation.into_iter().find(|text| !text.is_empty()).unwrap_or_default();
    let tags = one.get("tags").and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
    let category = tags.iter().filter_map(Value::as_str).find_map(crate::participants::find_category);
    vec![name, delegation, category.map(Category::code).unwrap_or_default().to_owned(), line(person, "email")]
}
