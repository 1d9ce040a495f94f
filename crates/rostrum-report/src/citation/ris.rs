//! RIS, for EndNote, Mendeley, Zotero and library systems.

use super::{Cited, one_line};

/// One record of the type `ELEC`. Lines end with CR LF, as the format has it.
pub fn ris(cited: &Cited) -> String {
    let mut record = String::new();
    let mut line = |tag: &str, value: &str| {
        let value = one_line(value);
        if !value.is_empty() {
            record.push_str(&format!("{tag}  - {value}\r\n"));
        }
    };
    line("TY", "ELEC");
    line("ID", &cited.key);
    line("TI", &cited.title);
    for creator in &cited.creators {
        line("AU", creator);
    }
    for partner in &cited.partners {
        line("A3", partner);
    }
    let published = cited.published_on();
    line("PY", &format!("{:04}", published.year()));
    line("DA", &format!("{:04}/{:02}/{:02}", published.year(), published.month(), published.day()));
    line("T2", &cited.collection);
    line("PB", &cited.publisher);
    line("CY", &cited.place);
    line("ET", &format!("Version {} of {}", cited.version, cited.changed_on()));
    line("LA", &cited.language);
    for subject in &cited.subjects {
        line("KW", &subject.name);
    }
    line("AB", &cited.summary);
    line("UR", &cited.address);
    record.push_str("ER  - \r\n");
    record
}
