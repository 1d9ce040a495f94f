//! The questionnaire of a call for inputs as DOCX.
//!
//! Every answer has a content control, by whose tag it is read again. Programs that drop controls mostly keep the
//! bookmark at the question, and all keep its number and text: they stand in the document as text, not as numbering.

mod form;
mod styles;

use rostrum_domain::questionnaire::{CALL_PROPERTY, Questionnaire};

use super::xml::{R, W, Xml};
use super::{PACKAGE, RELATION, TYPE, pack, relations};
use crate::WriteError;

/// Writes the questionnaire as DOCX. The same questionnaire gives the same bytes.
///
/// # Errors
/// [`WriteError::Docx`] when the parts cannot be packed, which happens only beyond 4 GB.
pub fn questionnaire(of: &Questionnaire) -> Result<Vec<u8>, WriteError> {
    let parts: Vec<(String, Vec<u8>)> = vec![
        ("[Content_Types].xml".to_owned(), content_types()),
        ("_rels/.rels".to_owned(), package_relations()),
        ("docProps/core.xml".to_owned(), properties(of)),
        ("docProps/custom.xml".to_owned(), custom(of)),
        ("word/document.xml".to_owned(), form::document(of)),
        ("word/styles.xml".to_owned(), styles::styles(of)),
        ("word/settings.xml".to_owned(), settings(of)),
        ("word/header.xml".to_owned(), form::header(of)),
        ("word/footer.xml".to_owned(), form::footer(of)),
        ("word/_rels/document.xml.rels".to_owned(), document_relations()),
    ];
    pack(&parts).map_err(|error| WriteError::Docx(error.to_string()))
}

/// Whether lines run from right to left.
fn is_rtl(of: &Questionnaire) -> bool {
    of.language.split('-').next() == Some("ar")
}

/// The language with its place, as Word wants it.
fn locale(of: &Questionnaire) -> &'static str {
    match of.language.split('-').next() {
        Some("ar") => "ar-SA",
        Some("es") => "es-ES",
        Some("fr") => "fr-FR",
        Some("ru") => "ru-RU",
        Some("zh") => "zh-CN",
        _ => "en-GB",
    }
}

fn content_types() -> Vec<u8> {
    let mut xml = Xml::new();
    xml.open("Types", &[("xmlns", &format!("{PACKAGE}/content-types"))]);
    let relationships = "application/vnd.openxmlformats-package.relationships+xml";
    xml.empty("Default", &[("Extension", "rels"), ("ContentType", relationships)]);
    xml.empty("Default", &[("Extension", "xml"), ("ContentType", "application/xml")]);
    let mut part = |name: &str, kind: &str| xml.empty("Override", &[("PartName", name), ("ContentType", kind)]);
    part("/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml");
    part("/docProps/custom.xml", "application/vnd.openxmlformats-officedocument.custom-properties+xml");
    part("/word/document.xml", &format!("{TYPE}.document.main+xml"));
    for name in ["styles", "settings", "header", "footer"] {
        part(&format!("/word/{name}.xml"), &format!("{TYPE}.{name}+xml"));
    }
    xml.close("Types");
    xml.finish()
}

fn package_relations() -> Vec<u8> {
    let core = format!("{PACKAGE}/relationships/metadata/core-properties");
    relations(&[
        ("rId1".to_owned(), format!("{RELATION}/officeDocument"), "word/document.xml".to_owned(), false),
        ("rId2".to_owned(), core, "docProps/core.xml".to_owned(), false),
        ("rId3".to_owned(), format!("{RELATION}/custom-properties"), "docProps/custom.xml".to_owned(), false),
    ])
}

fn document_relations() -> Vec<u8> {
    let one = |name: &str| (name.to_owned(), format!("{RELATION}/{name}"), format!("{name}.xml"), false);
    relations(&["styles", "settings", "header", "footer"].map(one))
}

fn properties(of: &Questionnaire) -> Vec<u8> {
    let mut xml = Xml::new();
    xml.open(
        "cp:coreProperties",
        &[
            ("xmlns:cp", &format!("{PACKAGE}/metadata/core-properties")),
            ("xmlns:dc", "http://purl.org/dc/elements/1.1/"),
        ],
    );
    xml.leaf("dc:title", &[], &form::clean(&of.title));
    xml.leaf("dc:subject", &[], &form::clean(&of.meeting));
    xml.leaf("dc:language", &[], &of.language);
    xml.close("cp:coreProperties");
    xml.finish()
}

/// Which call it asks for. Word, LibreOffice and python-docx keep it when they save.
fn custom(of: &Questionnaire) -> Vec<u8> {
    let mut xml = Xml::new();
    xml.open(
        "Properties",
        &[
            ("xmlns", "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"),
            ("xmlns:vt", "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"),
        ],
    );
    // The id of all properties that users name, and the first number that they may have.
    let id = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}";
    xml.open("property", &[("fmtid", id), ("pid", "2"), ("name", CALL_PROPERTY)]);
    xml.leaf("vt:lpwstr", &[], &form::clean(&of.call));
    xml.close("property");
    xml.close("Properties");
    xml.finish()
}

fn settings(of: &Questionnaire) -> Vec<u8> {
    let mut xml = Xml::new();
    xml.open("w:settings", &[("xmlns:w", W), ("xmlns:r", R)]);
    xml.empty("w:zoom", &[("w:percent", "100")]);
    xml.value("w:defaultTabStop", "567");
    xml.value("w:characterSpacingControl", "doNotCompress");
    xml.open("w:compat", &[]);
    let word = "http://schemas.microsoft.com/office/word";
    xml.empty("w:compatSetting", &[("w:name", "compatibilityMode"), ("w:uri", word), ("w:val", "15")]);
    xml.close("w:compat");
    xml.empty("w:themeFontLang", &[("w:val", locale(of)), ("w:eastAsia", "zh-CN"), ("w:bidi", "ar-SA")]);
    xml.close("w:settings");
    xml.finish()
}

#[cfg(test)]
mod tests;
