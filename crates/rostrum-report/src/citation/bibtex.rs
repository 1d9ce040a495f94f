//! BibTeX, for LaTeX.

use std::fmt::Write as _;

use super::{Cited, one_line};

/// English months as the styles of BibTeX know them.
const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/// One entry of the type `misc`, in UTF-8. Bodies stand in braces of their own, so that no style takes them for persons.
pub fn bibtex(cited: &Cited) -> String {
    let mut entry = format!("@misc{{{}", cited.key);
    let mut field = |name: &str, value: &str| {
        if !value.is_empty() {
            write!(entry, ",\n  {name} = {value}").expect("a string takes all text");
        }
    };
    let braced = |text: &str| {
        let text = escaped(text);
        if text.is_empty() { text } else { format!("{{{text}}}") }
    };
    let bodies: Vec<String> = cited.creators.iter().map(|name| braced(name)).filter(|name| !name.is_empty()).collect();
    if !bodies.is_empty() {
        field("author", &format!("{{{}}}", bodies.join(" and ")));
    }
    // Twice, so that styles do not put the title into lower case.
    field("title", &format!("{{{}}}", braced(&cited.title)));
    let published = cited.published_on();
    field("year", &format!("{{{:04}}}", published.year()));
    field("month", MONTHS[usize::try_from(published.month() - 1).unwrap_or_default().min(11)]);
    field("howpublished", &braced(&cited.collection));
    field("publisher", &braced(&cited.publisher));
    field("url", &format!("{{{}}}", address(&cited.address)));
    field("note", &format!("{{Version {} of {}}}", cited.version, cited.changed_on()));
    field("language", &braced(&cited.language));
    field("keywords", &braced(&cited.subjects.iter().map(|one| one.name.as_str()).collect::<Vec<_>>().join(", ")));
    field("abstract", &braced(&cited.summary));
    entry.push_str("\n}\n");
    entry
}

/// Text with what LaTeX would take for a command put as a sign.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in one_line(text).chars() {
        match c {
            '\\' => out.push_str("\\textbackslash{}"),
            '~' => out.push_str("\\textasciitilde{}"),
            '^' => out.push_str("\\textasciicircum{}"),
            '{' | '}' | '$' | '&' | '#' | '_' | '%' => {
                out.push('\\');
                out.push(c);
            }
            c => out.push(c),
        }
    }
    out
}

/// An address keeps its signs; what would end the field is written as per cent.
fn address(text: &str) -> String {
    one_line(text).replace('\\', "%5C").replace('{', "%7B").replace('}', "%7D").replace(' ', "%20")
}
