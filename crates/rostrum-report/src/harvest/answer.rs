//! The answer as XML.

use jiff::Timestamp;

use super::asked::{Asked, Fault, Listing, Verb, not_there, nothing_fits};
use super::{Fetched, MOST_RECORDS, Record, Repository, token};
use crate::citation::dublin_core;
use crate::markup::Tree;

const OAI: &str = "http://www.openarchives.org/OAI/2.0/";
const XSI: &str = "http://www.w3.org/2001/XMLSchema-instance";

/// Writes the answer to what was asked, from what was fetched for it.
pub fn answer(repository: &Repository, asked: &Asked, fetched: &Fetched, responded_at: Timestamp) -> String {
    let mut tree = Tree::default();
    let place = format!("{OAI} {OAI}OAI-PMH.xsd");
    tree.open("OAI-PMH", &[("xmlns", OAI), ("xmlns:xsi", XSI), ("xsi:schemaLocation", &place)]);
    tree.leaf("responseDate", &[], &second(responded_at));
    let request: Vec<(&str, &str)> =
        asked.arguments.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    tree.leaf("request", &request, &repository.address);
    let faults = match &asked.verb {
        Err(faults) => faults.clone(),
        Ok(verb) => match told(&mut tree, repository, verb, fetched) {
            Ok(()) => Vec::new(),
            Err(fault) => vec![fault],
        },
    };
    for fault in faults {
        tree.leaf("error", &[("code", fault.code)], &fault.text);
    }
    tree.finish()
}

fn told(tree: &mut Tree, repository: &Repository, verb: &Verb, fetched: &Fetched) -> Result<(), Fault> {
    let identifier = |key: &str| format!("oai:{}:{key}", repository.host);
    match verb {
        Verb::Identify => identify(tree, repository),
        Verb::Sets => {
            tree.open("ListSets", &[]);
            for set in &repository.sets {
                tree.open("set", &[]);
                tree.leaf("setSpec", &[], &set.spec);
                tree.leaf("setName", &[], &set.name);
                tree.close();
            }
            tree.close();
        }
        Verb::Formats { key } => {
            if let Some(key) = key
                && fetched.records.is_empty()
            {
                return Err(not_there(&identifier(key)));
            }
            tree.open("ListMetadataFormats", &[]);
            tree.open("metadataFormat", &[]);
            tree.leaf("metadataPrefix", &[], "oai_dc");
            tree.leaf("schema", &[], "http://www.openarchives.org/OAI/2.0/oai_dc.xsd");
            tree.leaf("metadataNamespace", &[], "http://www.openarchives.org/OAI/2.0/oai_dc/");
            tree.close();
            tree.close();
        }
        Verb::Record { key } => {
            let one = fetched.records.first().ok_or_else(|| not_there(&identifier(key)))?;
            tree.open("GetRecord", &[]);
            record(tree, repository, one);
            tree.close();
        }
        Verb::List(listing) => return list(tree, repository, listing, fetched),
    }
    Ok(())
}

fn identify(tree: &mut Tree, repository: &Repository) {
    tree.open("Identify", &[]);
    tree.leaf("repositoryName", &[], &repository.name);
    tree.leaf("baseURL", &[], &repository.address);
    tree.leaf("protocolVersion", &[], "2.0");
    for address in &repository.admin_emails {
        tree.leaf("adminEmail", &[], address);
    }
    tree.leaf("earliestDatestamp", &[], &second(repository.earliest));
    tree.leaf("deletedRecord", &[], "persistent");
    tree.leaf("granularity", &[], "YYYY-MM-DDThh:mm:ssZ");
    tree.open("description", &[]);
    let scheme = "http://www.openarchives.org/OAI/2.0/oai-identifier";
    let place = format!("{scheme} http://www.openarchives.org/OAI/2.0/oai-identifier.xsd");
    tree.open("oai-identifier", &[("xmlns", scheme), ("xmlns:xsi", XSI), ("xsi:schemaLocation", &place)]);
    tree.leaf("scheme", &[], "oai");
    tree.leaf("repositoryIdentifier", &[], &repository.host);
    tree.leaf("delimiter", &[], ":");
    tree.leaf("sampleIdentifier", &[], &format!("oai:{}:practice-1", repository.host));
    for _ in 0..3 {
        tree.close();
    }
}

fn list(tree: &mut Tree, repository: &Repository, listing: &Listing, fetched: &Fetched) -> Result<(), Fault> {
    let shown = &fetched.records[..fetched.records.len().min(MOST_RECORDS)];
    let more = fetched.records.len() > shown.len();
    // So also a later page, when what stood on it was taken out of the set meanwhile.
    let Some(last) = shown.last() else {
        return Err(nothing_fits());
    };
    tree.open(if listing.headers_only { "ListIdentifiers" } else { "ListRecords" }, &[]);
    for one in shown {
        if listing.headers_only {
            header(tree, repository, one);
        } else {
            record(tree, repository, one);
        }
    }
    if more || listing.after.is_some() {
        let cursor = listing.cursor.to_string();
        let total = fetched.total.max(listing.cursor + shown.len()).to_string();
        let next =
            if more { token::write(listing, last.position, listing.cursor + shown.len()) } else { String::new() };
        tree.leaf("resumptionToken", &[("completeListSize", &total), ("cursor", &cursor)], &next);
    }
    tree.close();
    Ok(())
}

fn record(tree: &mut Tree, repository: &Repository, record: &Record) {
    tree.open("record", &[]);
    header(tree, repository, record);
    if let Some(cited) = &record.cited {
        tree.open("metadata", &[]);
        dublin_core(cited, tree);
        tree.close();
    }
    tree.close();
}

fn header(tree: &mut Tree, repository: &Repository, record: &Record) {
    tree.open("header", if record.cited.is_none() { &[("status", "deleted")] } else { &[] });
    tree.leaf("identifier", &[], &format!("oai:{}:{}", repository.host, record.key));
    tree.leaf("datestamp", &[], &second(record.position.changed_at));
    for set in &record.sets {
        tree.leaf("setSpec", &[], set);
    }
    tree.close();
}

/// `2026-11-29T08:00:00Z`
fn second(at: Timestamp) -> String {
    at.strftime("%Y-%m-%dT%H:%M:%SZ").to_string()
}
