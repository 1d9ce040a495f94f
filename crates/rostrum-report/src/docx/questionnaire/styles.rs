//! How the questionnaire looks.

use rostrum_domain::questionnaire::Questionnaire;

use super::super::xml::{W, Xml};
use super::{is_rtl, locale};

/// Kind, id, name, what it is based on, what follows it.
type Name = (&'static str, &'static str, &'static str, &'static str);

/// A style: its name, and what Word writes into its paragraph and its run properties.
const STYLES: [(Name, &str, &str); 12] = [
    (
        ("paragraph", "Title", "Title", "Normal"),
        r#"<w:keepNext/><w:spacing w:before="120" w:after="240"/>"#,
        r#"<w:b/><w:bCs/><w:color w:val="00365C"/><w:sz w:val="40"/><w:szCs w:val="40"/>"#,
    ),
    (("paragraph", "Meeting", "Meeting", "Normal"), r#"<w:spacing w:after="0"/>"#, r#"<w:color w:val="51575E"/>"#),
    (
        ("paragraph", "Heading1", "heading 1", "Normal"),
        r#"<w:keepNext/><w:keepLines/><w:spacing w:before="360" w:after="120"/><w:outlineLvl w:val="0"/>"#,
        r#"<w:b/><w:bCs/><w:color w:val="00568C"/><w:sz w:val="28"/><w:szCs w:val="28"/>"#,
    ),
    (
        ("paragraph", "Heading2", "heading 2", "Normal"),
        r#"<w:keepNext/><w:keepLines/><w:spacing w:before="320" w:after="80"/><w:outlineLvl w:val="1"/>"#,
        r#"<w:b/><w:bCs/><w:sz w:val="23"/><w:szCs w:val="23"/>"#,
    ),
    (
        ("paragraph", "Heading3", "heading 3", "Normal"),
        r#"<w:keepNext/><w:keepLines/><w:spacing w:before="240" w:after="80"/><w:outlineLvl w:val="2"/>"#,
        r#"<w:b/><w:bCs/>"#,
    ),
    (
        ("paragraph", "Hint", "Hint", "Normal"),
        r#"<w:keepNext/><w:spacing w:after="60"/>"#,
        r#"<w:color w:val="51575E"/><w:sz w:val="19"/><w:szCs w:val="19"/>"#,
    ),
    (
        ("paragraph", "Answer", "Answer", "Normal"),
        concat!(
            r#"<w:pBdr><w:top w:val="single" w:sz="6" w:space="6" w:color="7A828A"/>"#,
            r#"<w:left w:val="single" w:sz="6" w:space="6" w:color="7A828A"/>"#,
            r#"<w:bottom w:val="single" w:sz="6" w:space="6" w:color="7A828A"/>"#,
            r#"<w:right w:val="single" w:sz="6" w:space="6" w:color="7A828A"/></w:pBdr>"#,
            r#"<w:spacing w:before="60" w:after="120"/><w:ind w:left="142" w:right="142"/>"#,
        ),
        "",
    ),
    (("paragraph", "Label", "Label", "Normal"), r#"<w:spacing w:before="60" w:after="60"/>"#, r#"<w:b/><w:bCs/>"#),
    (("paragraph", "Entry", "Entry", "Normal"), r#"<w:spacing w:before="60" w:after="60"/>"#, ""),
    (
        ("paragraph", "Header", "header", "Normal"),
        r#"<w:spacing w:after="120"/>"#,
        r#"<w:color w:val="51575E"/><w:sz w:val="18"/><w:szCs w:val="18"/>"#,
    ),
    (
        ("paragraph", "Footer", "footer", "Normal"),
        r#"<w:jc w:val="center"/>"#,
        r#"<w:color w:val="51575E"/><w:sz w:val="18"/><w:szCs w:val="18"/>"#,
    ),
    (("character", "PlaceholderText", "Placeholder Text", ""), "", r#"<w:color w:val="595F66"/>"#),
];

/// The part `word/styles.xml`.
pub fn styles(of: &Questionnaire) -> Vec<u8> {
    let bidi = if is_rtl(of) { "<w:bidi/>" } else { "" };
    let mut xml = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n");
    xml.push_str(&format!("<w:styles xmlns:w=\"{W}\"><w:docDefaults><w:rPrDefault><w:rPr>"));
    xml.push_str(r#"<w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:eastAsia="Microsoft YaHei" w:cs="Arial"/>"#);
    xml.push_str(r#"<w:sz w:val="21"/><w:szCs w:val="22"/>"#);
    xml.push_str(&format!(r#"<w:lang w:val="{}" w:eastAsia="zh-CN" w:bidi="ar-SA"/>"#, latin_locale(of)));
    xml.push_str("</w:rPr></w:rPrDefault><w:pPrDefault><w:pPr>");
    xml.push_str(r#"<w:spacing w:after="120" w:line="276" w:lineRule="auto"/>"#);
    xml.push_str("</w:pPr></w:pPrDefault></w:docDefaults>");
    xml.push_str(&format!(
        r#"<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/><w:pPr>{bidi}</w:pPr></w:style>"#
    ));
    xml.push_str(
        r#"<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont"><w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>"#,
    );
    xml.push_str(concat!(
        r#"<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>"#,
        r#"<w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar>"#,
        r#"<w:top w:w="40" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="40" w:type="dxa"/>"#,
        r#"<w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>"#,
    ));
    for ((kind, id, name, based), paragraph, run) in STYLES {
        let custom =
            if matches!(id, "Meeting" | "Hint" | "Answer" | "Label" | "Entry") { " w:customStyle=\"1\"" } else { "" };
        xml.push_str(&format!(r#"<w:style w:type="{kind}"{custom} w:styleId="{id}"><w:name w:val="{name}"/>"#));
        if !based.is_empty() {
            xml.push_str(&format!(r#"<w:basedOn w:val="{based}"/>"#));
        }
        xml.push_str("<w:qFormat/>");
        if !paragraph.is_empty() {
            xml.push_str(&format!("<w:pPr>{paragraph}</w:pPr>"));
        }
        if !run.is_empty() {
            xml.push_str(&format!("<w:rPr>{run}</w:rPr>"));
        }
        xml.push_str("</w:style>");
    }
    xml.push_str("</w:styles>");
    xml.into_bytes()
}

/// The language of text in the Latin, Greek and Cyrillic scripts.
fn latin_locale(of: &Questionnaire) -> &'static str {
    match locale(of) {
        "ar-SA" | "zh-CN" => "en-GB",
        other => other,
    }
}

/// The properties of a run in the script of the questionnaire.
pub fn run_properties(xml: &mut Xml, of: &Questionnaire, style: Option<&str>) {
    xml.open("w:rPr", &[]);
    if let Some(style) = style {
        xml.value("w:rStyle", style);
    }
    if locale(of) == "zh-CN" {
        // Without it quotation marks and dashes are set in the Latin font.
        xml.empty("w:rFonts", &[("w:hint", "eastAsia")]);
    }
    if is_rtl(of) {
        xml.empty("w:rtl", &[]);
    }
    xml.close("w:rPr");
}
