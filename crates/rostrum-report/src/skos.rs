//! The taxonomy as linked data: SKOS in Turtle and in RDF/XML. Both are written from the same statements.
//!
//! A scheme is a `skos:ConceptScheme`, a term a `skos:Concept` whose address is that of its page. A term that has left
//! is `owl:deprecated`, with `dcterms:isReplacedBy` where something stands in its place.

use rostrum_domain::registration::Localized;
use rostrum_domain::taxonomy::{Scheme, Taxonomy, Term};

use crate::markup::Tree;

const NAMESPACES: [(&str, &str); 5] = [
    ("rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"),
    ("rdfs", "http://www.w3.org/2000/01/rdf-schema#"),
    ("skos", "http://www.w3.org/2004/02/skos/core#"),
    ("dcterms", "http://purl.org/dc/terms/"),
    ("owl", "http://www.w3.org/2002/07/owl#"),
];

/// What is written.
#[derive(Clone, Copy, Debug)]
pub struct Source<'a> {
    /// The address of the taxonomy's page, without a slash at its end: `https://rostrum.example.org/taxonomy`.
    pub address: &'a str,
    /// All terms.
    pub taxonomy: &'a Taxonomy,
    /// What each scheme is called.
    pub schemes: &'a [(Scheme, Localized)],
    /// Code and name of each regional group, which are no terms but stand beside them in the scheme `regions`.
    pub regions: &'a [(String, Localized)],
    /// What the regional groups are called together.
    pub regions_name: &'a Localized,
}

/// A thing with what is said of it: names of properties with their values, in order.
struct Subject {
    address: String,
    kind: &'static str,
    said: Vec<(&'static str, Object)>,
}

enum Object {
    Thing(String),
    Text(String, String),
    Code(String),
    Yes,
}

/// The taxonomy in Turtle.
pub fn turtle(source: &Source<'_>) -> String {
    let mut out = String::new();
    for (prefix, address) in NAMESPACES {
        out.push_str(&format!("@prefix {prefix}: <{address}> .\n"));
    }
    for subject in subjects(source) {
        out.push_str(&format!("\n<{}> a {}", subject.address, subject.kind));
        for (property, object) in &subject.said {
            let object = match object {
                Object::Thing(address) => format!("<{address}>"),
                Object::Text(text, language) => format!("{}@{language}", quoted(text)),
                Object::Code(code) => quoted(code),
                Object::Yes => "true".to_owned(),
            };
            out.push_str(&format!(" ;\n    {property} {object}"));
        }
        out.push_str(" .\n");
    }
    out
}

/// The taxonomy in RDF/XML.
pub fn rdf_xml(source: &Source<'_>) -> String {
    let mut tree = Tree::default();
    let names: Vec<_> = NAMESPACES.iter().map(|(prefix, address)| (format!("xmlns:{prefix}"), *address)).collect();
    let attributes: Vec<_> = names.iter().map(|(name, address)| (name.as_str(), *address)).collect();
    tree.open("rdf:RDF", &attributes);
    for subject in subjects(source) {
        tree.open(subject.kind, &[("rdf:about", &subject.address)]);
        for (property, object) in &subject.said {
            match object {
                Object::Thing(address) => tree.empty(property, &[("rdf:resource", address)]),
                Object::Text(text, language) => tree.leaf(property, &[("xml:lang", language)], text),
                Object::Code(code) => tree.leaf(property, &[], code),
                Object::Yes => {
                    tree.leaf(property, &[("rdf:datatype", "http://www.w3.org/2001/XMLSchema#boolean")], "true");
                }
            }
        }
        tree.close();
    }
    tree.finish()
}

fn subjects(source: &Source<'_>) -> Vec<Subject> {
    let mut subjects = Vec::new();
    for (scheme, name) in source.schemes {
        let address = format!("{}/{}", source.address, scheme.code());
        let roots = source.taxonomy.children(*scheme, None);
        let roots = roots.map(|term| format!("{address}/{}", term.code)).collect();
        subjects.push(of_scheme(address, name, roots));
        subjects.extend(source.taxonomy.terms(*scheme).map(|term| of_term(source, *scheme, term)));
    }
    let address = format!("{}/regions", source.address);
    let roots = source.regions.iter().map(|(code, _)| format!("{address}/{code}")).collect();
    subjects.push(of_scheme(address.clone(), source.regions_name, roots));
    for (code, name) in source.regions {
        let mut said = texts("skos:prefLabel", name);
        said.push(("skos:notation", Object::Code(code.clone())));
        said.push(("skos:inScheme", Object::Thing(address.clone())));
        said.push(("skos:topConceptOf", Object::Thing(address.clone())));
        subjects.push(Subject { address: format!("{address}/{code}"), kind: "skos:Concept", said });
    }
    subjects
}

fn of_scheme(address: String, name: &Localized, roots: Vec<String>) -> Subject {
    let mut said = texts("skos:prefLabel", name);
    said.extend(roots.into_iter().map(|root| ("skos:hasTopConcept", Object::Thing(root))));
    Subject { address, kind: "skos:ConceptScheme", said }
}

fn of_term(source: &Source<'_>, scheme: Scheme, term: &Term) -> Subject {
    let of_scheme = format!("{}/{}", source.address, scheme.code());
    let address = |code: &dyn std::fmt::Display| format!("{of_scheme}/{code}");
    let mut said = texts("skos:prefLabel", &term.names);
    for (language, words) in &term.keywords {
        // A hidden label is for matching, not for reading; one that is the name itself would break a rule of SKOS (S13).
        let words = words.iter().filter(|word| *word != term.names.own(language));
        said.extend(words.map(|word| ("skos:hiddenLabel", Object::Text(word.clone(), language.clone()))));
    }
    said.extend(texts("skos:definition", &term.definition));
    said.push(("skos:notation", Object::Code(term.code.to_string())));
    said.push(("skos:inScheme", Object::Thing(of_scheme.clone())));
    match source.taxonomy.broader(scheme, &term.code) {
        Some(broader) => said.push(("skos:broader", Object::Thing(address(&broader.code)))),
        None => said.push(("skos:topConceptOf", Object::Thing(of_scheme.clone()))),
    }
    let narrower = source.taxonomy.children(scheme, Some(&term.code));
    said.extend(narrower.map(|below| ("skos:narrower", Object::Thing(address(&below.code)))));
    said.extend(term.same_as.iter().map(|link| ("skos:exactMatch", Object::Thing(link.clone()))));
    if let Some(retired) = &term.retired {
        said.push(("owl:deprecated", Object::Yes));
        let by = retired.replaced_by.as_ref();
        said.extend(by.map(|code| ("dcterms:isReplacedBy", Object::Thing(address(code)))));
    }
    Subject { address: address(&term.code), kind: "skos:Concept", said }
}

fn texts(property: &'static str, texts: &Localized) -> Vec<(&'static str, Object)> {
    texts.0.iter().map(|(tag, text)| (property, Object::Text(text.clone(), tag.clone()))).collect()
}

/// A text as Turtle takes it (section 2.5.1 of the recommendation).
fn quoted(text: &str) -> String {
    let mut out = "\"".to_owned();
    for sign in text.chars() {
        match sign {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            sign if sign.is_control() => out.push_str(&format!("\\u{:04X}", u32::from(sign))),
            sign => out.push(sign),
        }
    }
    out.push('"');
    out
}

#[cfg(test)]
mod tests {
    use rostrum_domain::taxonomy::{Retired, TermCode};

    use super::*;

    fn code(text: &str) -> TermCode {
        TermCode::parse(text).unwrap()
    }

    fn named(en: &str, ar: &str) -> Localized {
        let mut name = Localized::english(en);
        name.set("ar", ar);
        name
    }

    fn with_source<T>(write: impl Fn(&Source<'_>) -> T) -> T {
        let mut taxonomy = Taxonomy::default();
        let mut housing = Term::english(code("housing"), "Housing \"& <shelter>");
        housing.names.set("ar", "السكن");
        housing.definition.set("en", "A back\\slash");
        housing.set_keywords("en", vec!["rent".to_owned()]);
        housing.same_as = vec!["http://metadata.un.org/sdg/11.1?a=1&b=2".to_owned()];
        let replaced_by = Some(code("housing"));
        let below = Term {
            broader: replaced_by.clone(),
            retired: Some(Retired { replaced_by }),
            ..Term::english(code("old"), "Old")
        };
        taxonomy.put_all([(Scheme::Rights, housing), (Scheme::Rights, below)]);
        write(&Source {
            address: "https://rostrum.test/taxonomy",
            taxonomy: &taxonomy,
            schemes: &[(Scheme::Rights, named("Rights", "الحقوق"))],
            regions: &[("africa".to_owned(), named("African States", "الدول الأفريقية"))],
            regions_name: &named("Regional groups", "المجموعات الإقليمية"),
        })
    }

    #[test]
    fn a_term_says_in_turtle_what_it_is_and_where_it_stands() {
        let text = with_source(turtle);
        assert!(text.starts_with("@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .\n"));
        let housing = "<https://rostrum.test/taxonomy/rights/housing> a skos:Concept ;
    skos:prefLabel \"السكن\"@ar ;
    skos:prefLabel \"Housing \\\"& <shelter>\"@en ;
    skos:hiddenLabel \"rent\"@en ;
    skos:definition \"A back\\\\slash\"@en ;
    skos:notation \"housing\" ;
    skos:inScheme <https://rostrum.test/taxonomy/rights> ;
    skos:topConceptOf <https://rostrum.test/taxonomy/rights> ;
    skos:narrower <https://rostrum.test/taxonomy/rights/old> ;
    skos:exactMatch <http://metadata.un.org/sdg/11.1?a=1&b=2> .
";
        assert!(text.contains(housing), "{text}");
        let old = "    skos:broader <https://rostrum.test/taxonomy/rights/housing> ;
    owl:deprecated true ;
    dcterms:isReplacedBy <https://rostrum.test/taxonomy/rights/housing> .
";
        assert!(text.contains(old), "{text}");
        assert!(text.contains("skos:hasTopConcept <https://rostrum.test/taxonomy/regions/africa>"), "{text}");
    }

    #[test]
    fn rdf_xml_says_the_same_and_escapes_what_xml_needs() {
        let text = with_source(rdf_xml);
        for line in [
            "<skos:Concept rdf:about=\"https://rostrum.test/taxonomy/rights/housing\">",
            "<skos:prefLabel xml:lang=\"en\">Housing &quot;&amp; &lt;shelter&gt;</skos:prefLabel>",
            "<skos:exactMatch rdf:resource=\"http://metadata.un.org/sdg/11.1?a=1&amp;b=2\"/>",
            "<owl:deprecated rdf:datatype=\"http://www.w3.org/2001/XMLSchema#boolean\">true</owl:deprecated>",
            "<skos:ConceptScheme rdf:about=\"https://rostrum.test/taxonomy/regions\">",
        ] {
            assert!(text.contains(line), "{line}: {text}");
        }
        let statements = with_source(|source| subjects(source).iter().map(|one| one.said.len()).sum::<usize>());
        let lines = text.lines().filter(|line| line.contains("</") || line.contains("/>")).count();
        // Each subject is closed on a line of its own, and so is the document.
        assert_eq!(lines, statements + with_source(subjects).len() + 1);
    }
}
