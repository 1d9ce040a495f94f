//! The metadata of DataCite (schema 4.5) as JSON, with which a repository registers an identifier.

use serde_json::{Value, json};

use super::{Cited, one_line};

/// The attributes of a record. Where no body is named, the publisher stands as the creator, which the schema demands.
pub fn datacite_json(cited: &Cited) -> Value {
    let body = |name: &String| json!({ "name": one_line(name), "nameType": "Organizational" });
    let creators: Vec<Value> = match cited.creators.as_slice() {
        [] => vec![body(&cited.publisher)],
        some => some.iter().map(body).collect(),
    };
    let partner =
        |name: &String| json!({ "name": one_line(name), "nameType": "Organizational", "contributorType": "Other" });
    let subject = |one: &super::Subject| {
        let mut value = json!({ "subject": one_line(&one.name) });
        if !one.address.is_empty() {
            value["valueUri"] = json!(one.address);
        }
        value
    };
    let reference = |address: &String| json!({ "relatedIdentifier": address, "relatedIdentifierType": "URL", "relationType": "References" });
    let mut dates = vec![
        json!({ "date": cited.published_on().to_string(), "dateType": "Issued" }),
        json!({ "date": cited.changed_on().to_string(), "dateType": "Updated" }),
    ];
    if let Some(time) = cited.time() {
        dates.push(json!({ "date": time, "dateType": "Coverage" }));
    }
    let mut record = json!({
        "schemaVersion": "http://datacite.org/schema/kernel-4",
        "url": cited.address,
        "types": { "resourceTypeGeneral": "Text", "resourceType": "Good practice" },
        "creators": creators,
        "contributors": cited.partners.iter().map(partner).collect::<Vec<_>>(),
        "titles": [{ "title": one_line(&cited.title) }],
        "publisher": { "name": one_line(&cited.publisher) },
        "publicationYear": cited.published_on().year(),
        "subjects": cited.subjects.iter().map(subject).collect::<Vec<_>>(),
        "dates": dates,
        "version": cited.version.to_string(),
        "alternateIdentifiers": [{ "alternateIdentifier": cited.key, "alternateIdentifierType": "Key" }],
        "relatedIdentifiers": cited.references.iter().map(reference).collect::<Vec<_>>(),
    });
    if !cited.language.is_empty() {
        record["language"] = json!(cited.language);
        record["titles"][0]["lang"] = json!(cited.language);
    }
    if !cited.summary.is_empty() {
        record["descriptions"] = json!([{ "description": one_line(&cited.summary), "descriptionType": "Abstract" }]);
    }
    if !cited.place.is_empty() {
        record["geoLocations"] = json!([{ "geoLocationPlace": one_line(&cited.place) }]);
    }
    record
}
