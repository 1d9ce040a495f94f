//! Badges for a meeting as PDF: eight on a page of A4 to be cut, or one on a page of A6.

use jiff::civil::Date;
use serde::Serialize;

use crate::WriteError;
use crate::pdf::{PdfOptions, Template, write};

/// What the badges are printed on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Paper {
    /// Two columns of four, with lines to cut along.
    A4,
    /// One badge a page, 148 mm wide and 105 mm high.
    A6,
}

/// All badges of a meeting.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Sheet {
    /// The title of the file.
    pub title: String,
    /// The title of the meeting, above each badge.
    pub meeting: String,
    /// The language of the texts, a BCP 47 tag.
    pub language: String,
    /// What it is printed on.
    pub paper: Paper,
    /// The date of the file.
    #[serde(skip)]
    pub date: Date,
    /// The badges in their order.
    pub badges: Vec<Badge>,
}

/// One badge.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Badge {
    /// The large line: the name, or what may be shown of the person.
    pub name: String,
    /// The line below.
    pub delegation: Option<String>,
    /// The category in words; its colour says nothing that the words do not.
    pub category: String,
    /// The code of the category, by which it has its colour.
    pub category_code: String,
    /// What marks a badge that shows more than the public may see.
    pub mark: Option<String>,
    /// The code to scan, as SVG.
    pub code: String,
    /// What the code is, for those who do not see it.
    pub code_name: String,
}

/// Writes the badges as PDF.
///
/// # Errors
/// [`WriteError::Pdf`] when the template fails or warns, or the file would not keep to its standards.
pub fn pdf(sheet: &Sheet) -> Result<Vec<u8>, WriteError> {
    let value = serde_json::to_value(sheet).map_err(|error| WriteError::Pdf(error.to_string()))?;
    Ok(write(Template::Badges, value, sheet.date, &PdfOptions::default())?.bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn badge(name: &str, delegation: Option<&str>, mark: Option<&str>) -> Badge {
        Badge {
            name: name.to_owned(),
            delegation: delegation.map(str::to_owned),
            category: "Local and regional governments".to_owned(),
            category_code: "local_governments".to_owned(),
            mark: mark.map(str::to_owned),
            code: "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\"><path d=\"M1 1h7v7h-7z\"/></svg>"
                .to_owned(),
            code_name: "Code of badge 1".to_owned(),
        }
    }

    fn sheet(paper: Paper, badges: Vec<Badge>) -> Sheet {
        Sheet {
            title: "Badges: Panel discussion".to_owned(),
            meeting: "Panel discussion on local government and human rights".to_owned(),
            language: "en".to_owned(),
            paper,
            date: jiff::civil::date(2025, 7, 21),
            badges,
        }
    }

    fn pages(pdf: &[u8]) -> usize {
        let text = String::from_utf8_lossy(pdf);
        text.matches("/Type /Page\n").count() + text.matches("/Type/Page/").count()
    }

    #[test]
    fn nine_badges_need_two_sheets_of_eight_or_nine_small_pages() {
        let long = "A name that is so long that it has to be set in a smaller size to stay on its badge at all";
        let mut badges =
            vec![badge("Ana Duarte", Some("City of Porto"), None), badge(long, Some(long), Some("Marked"))];
        badges.resize(9, badge("李伟 #[x] $y$ \\ \"", None, None));
        for (paper, count) in [(Paper::A4, 2), (Paper::A6, 9)] {
            let bytes = pdf(&sheet(paper, badges.clone())).unwrap();
            assert!(bytes.starts_with(b"%PDF-"));
            assert_eq!(pages(&bytes), count, "{paper:?}");
        }
    }

    #[test]
    fn a_meeting_of_which_nobody_comes_has_an_empty_page() {
        assert!(pdf(&sheet(Paper::A4, Vec::new())).unwrap().starts_with(b"%PDF-"));
    }
}
