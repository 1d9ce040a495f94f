//! What is wrong with a practice: what keeps a version from being kept, and what only from being published.

use super::{FileNo, Part, Practice};

/// Most characters of a title.
pub const LONGEST_TITLE: usize = 300;
/// Most characters of a name, an address, a text beside a picture.
pub const LONGEST_LINE: usize = 500;
/// Most characters of one text.
pub const LONGEST_TEXT: usize = 20_000;
/// Most characters of the paragraph of a recommendation.
pub const LONGEST_PARAGRAPH: usize = 40;
/// Most partners.
pub const MOST_PARTNERS: usize = 50;
/// Most recommendations.
pub const MOST_RECOMMENDATIONS: usize = 50;
/// Most links.
pub const MOST_LINKS: usize = 30;
/// Most pictures.
pub const MOST_PICTURES: usize = 12;
/// Most files.
pub const MOST_FILES: usize = 10;
/// The first year that a practice can be of: that of the first modern charter of a city.
const FIRST_YEAR: u16 = 1800;
const LAST_YEAR: u16 = 2100;

/// What is wrong with a practice, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// It has no title.
    NoTitle,
    /// The title has so many characters, more than [`LONGEST_TITLE`].
    LongTitle(usize),
    /// The language is no BCP 47 tag.
    Language(String),
    /// A text has so many characters, more than [`LONGEST_TEXT`].
    LongText(Part, usize),
    /// It says neither in a summary nor in detail what was done.
    NothingDone,
    /// The name of the place is longer than [`LONGEST_LINE`].
    LongPlace(usize),
    /// This is no year in which a practice can be.
    Year(u16),
    /// It ends before it begins.
    Backwards,
    /// The implementing body is longer than [`LONGEST_LINE`].
    LongBody(usize),
    /// So many partners are more than [`MOST_PARTNERS`].
    ManyPartners(usize),
    /// This partner's name is longer than [`LONGEST_LINE`].
    LongPartner(String),
    /// So many recommendations are more than [`MOST_RECOMMENDATIONS`].
    ManyRecommendations(usize),
    /// The paragraph of this recommendation is longer than [`LONGEST_PARAGRAPH`].
    LongParagraph(String),
    /// So many links are more than [`MOST_LINKS`].
    ManyLinks(usize),
    /// This is no address of a page.
    Link(String),
    /// So many pictures are more than [`MOST_PICTURES`].
    ManyPictures(usize),
    /// This picture has no text for those who do not see it.
    NoAlternative(FileNo),
    /// The text of this picture or the title of this file is longer than [`LONGEST_LINE`].
    LongAlternative(FileNo),
    /// So many files are more than [`MOST_FILES`].
    ManyFiles(usize),
    /// This is no e-mail address.
    Email(String),
    /// Who to ask is longer than [`LONGEST_LINE`].
    LongContact(usize),
}

impl Fault {
    /// Whether a version with it can be kept as a draft all the same: nothing that was written is lost for it.
    pub fn can_wait(&self) -> bool {
        matches!(self, Self::NoTitle | Self::NothingDone | Self::NoAlternative(_))
    }
}

impl Practice {
    /// All that is wrong with it, in the order of its form. What is empty is read as not known, not as wrong.
    pub fn faults(&self) -> Vec<Fault> {
        let mut faults = Vec::new();
        let mut add = |wrong: bool, fault: Fault| {
            if wrong {
                faults.push(fault);
            }
        };
        let title = self.title.trim().chars().count();
        add(title == 0, Fault::NoTitle);
        add(title > LONGEST_TITLE, Fault::LongTitle(title));
        add(!self.language.is_empty() && !is_language(&self.language), Fault::Language(cut(&self.language)));
        for (part, text) in &self.texts {
            let length = text.chars().count();
            add(length > LONGEST_TEXT, Fault::LongText(*part, length));
        }
        let says = |part| !self.text(part).trim().is_empty();
        add(!says(Part::Summary) && !says(Part::Done), Fault::NothingDone);
        let place = self.place.name.chars().count();
        add(place > LONGEST_LINE, Fault::LongPlace(place));
        for year in [self.period.from, self.period.until].into_iter().flatten() {
            add(!(FIRST_YEAR..=LAST_YEAR).contains(&year), Fault::Year(year));
        }
        let backwards = self.period.from.zip(self.period.until).is_some_and(|(from, until)| until < from);
        add(backwards, Fault::Backwards);
        let body = self.implementing_body.chars().count();
        add(body > LONGEST_LINE, Fault::LongBody(body));
        add(self.partners.len() > MOST_PARTNERS, Fault::ManyPartners(self.partners.len()));
        for partner in &self.partners {
            add(is_long(partner), Fault::LongPartner(cut(partner)));
        }
        let recommendations = self.recommendations.len();
        add(recommendations > MOST_RECOMMENDATIONS, Fault::ManyRecommendations(recommendations));
        for one in &self.recommendations {
            add(one.paragraph.chars().count() > LONGEST_PARAGRAPH, Fault::LongParagraph(one.symbol.to_string()));
        }
        add(self.links.len() > MOST_LINKS, Fault::ManyLinks(self.links.len()));
        for link in &self.links {
            add(!is_address(&link.address) || is_long(&link.title), Fault::Link(cut(&link.address)));
        }
        add(self.pictures.len() > MOST_PICTURES, Fault::ManyPictures(self.pictures.len()));
        for picture in &self.pictures {
            add(picture.alternative.trim().is_empty(), Fault::NoAlternative(picture.file));
            add(is_long(&picture.alternative), Fault::LongAlternative(picture.file));
        }
        add(self.files.len() > MOST_FILES, Fault::ManyFiles(self.files.len()));
        for file in &self.files {
            add(is_long(&file.title), Fault::LongAlternative(file.file));
        }
        let contact = self.contact.name.chars().count();
        add(contact > LONGEST_LINE, Fault::LongContact(contact));
        let email = &self.contact.email;
        add(!email.is_empty() && !is_email(email), Fault::Email(cut(email)));
        faults
    }
}

fn is_long(line: &str) -> bool {
    line.chars().count() > LONGEST_LINE
}

/// The beginning of what was typed, to be shown in a sentence.
fn cut(text: &str) -> String {
    text.chars().take(80).collect()
}

fn is_language(tag: &str) -> bool {
    let mut parts = tag.split('-');
    let first = parts.next().unwrap_or_default();
    let letters = (2..=3).contains(&first.len()) && first.bytes().all(|byte| byte.is_ascii_alphabetic());
    letters && parts.all(|part| (1..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric()))
}

fn is_address(address: &str) -> bool {
    let rest = address.strip_prefix("https://").or_else(|| address.strip_prefix("http://"));
    let host = rest.and_then(|rest| rest.split(['/', '?', '#']).next()).unwrap_or_default();
    let plain = !address.chars().any(|c| c.is_whitespace() || c.is_control() || "<>\"`".contains(c));
    plain && !host.contains('@') && host.contains('.') && !host.starts_with('.') && address.chars().count() <= 2_000
}

fn is_email(email: &str) -> bool {
    let Some((name, host)) = email.split_once('@') else { return false };
    let plain = !email.chars().any(|c| c.is_whitespace() || c.is_control());
    plain && !name.is_empty() && !host.contains('@') && host.contains('.') && email.chars().count() <= 254
}

#[cfg(test)]
mod tests {
    use super::super::{Attached, Contact, Link, Period, Picture, Recommended};
    use super::*;
    use crate::symbol::DocumentSymbol;

    fn practice() -> Practice {
        let mut practice = Practice { title: "Housing first".to_owned(), ..Practice::default() };
        practice.texts.insert(Part::Done, "The city rents flats.".to_owned());
        practice
    }

    #[test]
    fn a_practice_without_a_place_is_complete() {
        assert_eq!(practice().faults(), []);
    }

    #[test]
    fn a_draft_without_a_title_can_be_kept_and_not_published() {
        let faults = Practice::default().faults();
        assert_eq!(faults, [Fault::NoTitle, Fault::NothingDone]);
        assert!(faults.iter().all(Fault::can_wait));
    }

    #[test]
    fn every_bound_is_kept_and_its_fault_says_where() {
        let long = "n".repeat(LONGEST_LINE + 1);
        let check = |change: &dyn Fn(&mut Practice), fault: Fault| {
            let mut practice = practice();
            change(&mut practice);
            assert_eq!(practice.faults(), [fault]);
        };
        check(&|p| p.title = "t".repeat(301), Fault::LongTitle(301));
        check(&|p| p.language = "english?".to_owned(), Fault::Language("english?".to_owned()));
        let text = |p: &mut Practice| drop(p.texts.insert(Part::Lessons, "é".repeat(20_001)));
        check(&text, Fault::LongText(Part::Lessons, 20_001));
        check(&|p| p.place.name.clone_from(&long), Fault::LongPlace(501));
        check(&|p| p.period.from = Some(1066), Fault::Year(1066));
        check(&|p| p.period = Period { from: Some(2020), until: Some(2019) }, Fault::Backwards);
        check(&|p| p.implementing_body.clone_from(&long), Fault::LongBody(501));
        check(&|p| p.partners = vec![String::new(); 51], Fault::ManyPartners(51));
        check(&|p| p.partners = vec![long.clone()], Fault::LongPartner("n".repeat(80)));
        let symbol = DocumentSymbol::parse("A/HRC/56/32").unwrap();
        let paragraph = Recommended { symbol, paragraph: "1".repeat(41) };
        check(&|p| p.recommendations = vec![paragraph.clone()], Fault::LongParagraph("A/HRC/56/32".to_owned()));
        for wrong in ["javascript:alert(1)", "https://a b.org", "https://user@host.org", "example.org", "https://"] {
            let link = Link { address: wrong.to_owned(), title: String::new() };
            check(&|p| p.links = vec![link.clone()], Fault::Link(wrong.to_owned()));
        }
        let picture = |alternative: &str| Picture { file: FileNo(2), alternative: alternative.to_owned() };
        check(&|p| p.pictures = vec![picture(" ")], Fault::NoAlternative(FileNo(2)));
        check(&|p| p.pictures = vec![picture(&long)], Fault::LongAlternative(FileNo(2)));
        check(
            &|p| p.files = vec![Attached { file: FileNo(3), title: long.clone() }],
            Fault::LongAlternative(FileNo(3)),
        );
        let contact = |email: &str| Contact { name: String::new(), email: email.to_owned() };
        check(&|p| p.contact = contact("nobody"), Fault::Email("nobody".to_owned()));
        assert!(Practice { contact: contact("a@example.org"), ..practice() }.faults().is_empty());
    }
}
