//! What is written as a row is read as the same practice.

use super::*;
use crate::practice::{Contact, Period, Place};
use proptest::prelude::*;

fn row(practice: &Practice) -> Vec<(Column, String)> {
    Column::all().into_iter().map(|column| (column, cell(practice, column))).collect()
}

#[test]
fn every_column_is_found_by_its_heading_and_none_has_that_of_another() {
    for column in Column::all() {
        assert_eq!(Column::from_heading(column.code()), Some(column));
    }
    assert_eq!(Column::from_heading("\u{feff}Implementing Body "), Some(Column::ImplementingBody));
    assert_eq!(Column::from_heading("colour"), None);
    assert!(!Column::public().contains(&Column::ContactEmail));
}

#[test]
fn a_recommendation_is_read_as_people_write_it() {
    for line in ["A/HRC/56/32 para. 12", "A/HRC/56/32, paragraph 12", "A/HRC/56/32 12", "A/HRC/56/32 § 12"] {
        let one = Recommended::read(line).unwrap();
        assert_eq!((one.line().as_str(), one.paragraph.as_str()), ("A/HRC/56/32 para. 12", "12"));
    }
    assert_eq!(Recommended::read("A/HRC/56/32").unwrap().line(), "A/HRC/56/32");
    assert_eq!(Recommended::read("resolution 56"), None);
}

#[test]
fn what_cannot_be_read_is_named_and_the_rest_of_the_row_is_kept() {
    let cells = [
        (Column::Title, "Rooms".to_owned()),
        (Column::Country, "Utopia".to_owned()),
        (Column::Until, "soon".to_owned()),
        (Column::Tags(Scheme::Rights), "health\nThe right to water".to_owned()),
        (Column::Recommendations, "none".to_owned()),
        (Column::Consent, "yes".to_owned()),
    ];
    let (practice, author, faults) = read(&cells);
    let named: Vec<_> = faults.iter().map(|fault| (fault.column.code(), fault.value.as_str())).collect();
    let expected = [
        ("country", "Utopia"),
        ("until", "soon"),
        ("rights", "The right to water"),
        ("recommendations", "none"),
        ("consent", "yes"),
    ];
    assert_eq!(named, expected);
    assert_eq!((practice.title.as_str(), practice.tags.iter().count()), ("Rooms", 1));
    assert_eq!(author.consent, Consent::DoNotPublish, "nobody consents by a word that is not known");
}

prop_compose! {
    fn practices()(
        title in "[^\\s\\p{C}]{1,8}( [^\\s\\p{C}]{1,8}){0,3}",
        text in "[^\\s\\p{C}]{1,9}(\n[^\\s\\p{C}]{0,9}[^\\s\\p{C}]){0,3}",
        lines in prop::collection::vec("[\\p{L};,']{1,9}", 0..3),
        codes in prop::collection::btree_set("[a-z0-9.-]{1,9}", 0..4),
        (country, level, population, status) in (0_usize..6, 0_usize..5, 0_usize..7, 0_usize..6),
        years in (prop::option::of(1900_u16..2000), prop::option::of(2000_u16..2030)),
        paragraph in "([0-9]{1,3}(\\.[0-9]{1,2})?)?",
    ) -> Practice {
        let mut practice = Practice {
            title,
            language: "ar".to_owned(),
            place: Place {
                name: lines.first().cloned().unwrap_or_default(),
                country: ["CH", "KR", "BR", "MA", "RU"].get(country).and_then(|code| Country::from_code(code)),
                level: Level::ALL.get(level).copied(),
                population: Population::ALL.get(population).copied(),
            },
            period: Period { from: years.0, until: years.1 },
            status: Status::ALL.get(status).copied(),
            implementing_body: text.lines().next().unwrap_or_default().to_owned(),
            partners: lines.clone(),
            links: lines.iter().map(|line| Link { address: "https://e.org/a".to_owned(), title: line.clone() }).collect(),
            contact: Contact { name: text.lines().next().unwrap_or_default().to_owned(), email: "a@e.org".to_owned() },
            ..Practice::default()
        };
        for (at, code) in codes.iter().enumerate() {
            practice.tags.add(Scheme::ALL[at % 7], TermCode::parse(code).unwrap());
        }
        let symbol = DocumentSymbol::parse("A/HRC/56/32").unwrap();
        practice.recommendations.push(Recommended { symbol, paragraph });
        practice.texts = Part::ALL.into_iter().map(|part| (part, text.clone())).collect();
        practice
    }
}

proptest! {
    #[test]
    fn what_is_written_as_a_row_is_read_as_the_same_practice(practice in practices()) {
        let (read, _, faults) = read(&row(&practice));
        prop_assert_eq!(faults, []);
        prop_assert_eq!(read, practice);
    }

    #[test]
    fn any_cells_are_read_or_named(cells in prop::collection::vec("\\PC{0,30}", 40)) {
        let row: Vec<_> = Column::all().into_iter().zip(cells).collect();
        let (practice, ..) = read(&row);
        prop_assert!(practice.title.len() <= row[3].1.len());
    }
}
