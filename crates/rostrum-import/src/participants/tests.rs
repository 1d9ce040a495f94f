//! Facts of tables of participants.

use proptest::prelude::*;

use super::*;

const TABLE: &str = "Name,Delegation,Category,E-mail,Language,Level
Ana Duarte,City of Porto,Local and regional governments,ana@porto.example,pt,
Musa Keita,City of Kayes,local_governments,musa@kayes.example,FR,category only
,\"Kayes, City of\",cities,none,,hidden
Ana D.,City of Porto,local_governments,MUSA@kayes.example,,
'-Li Wei,City of Quito,academia,li@quito.example,,named
";

#[test]
fn each_line_is_taken_or_told_with_all_that_is_wrong() {
    let read = read_participants(TABLE.as_bytes(), "list.csv", None).unwrap();
    let names: Vec<&str> = read.lines.iter().map(|line| line.name.as_str()).collect();
    assert_eq!(names, ["Musa Keita", "-Li Wei"]);
    let musa = &read.lines[0];
    assert_eq!((musa.language.as_deref(), musa.visibility), (Some("fr"), Some(Visibility::CategoryOnly)));
    assert_eq!(read.faults[0], (2, vec![LineFault::Language("pt".to_owned())]));
    assert_eq!(
        read.faults[1],
        (
            4,
            vec![
                LineFault::Name,
                LineFault::Category("cities".to_owned()),
                LineFault::Email("none".to_owned()),
                LineFault::Level("hidden".to_owned())
            ]
        )
    );
    assert_eq!(read.faults[2], (5, vec![LineFault::Twice(3)]));
}

#[test]
fn a_heading_without_a_needed_column_is_named() {
    let fault = read_participants(b"Name;Delegation\nAna;Porto\n", "list.csv", None).unwrap_err().to_string();
    assert!(fault.starts_with("the first line of list.csv does not name category, email; it has to"), "{fault}");
    assert!(read_participants(b"", "", None).unwrap_err().to_string().contains("the file does not name name,"));
}

#[test]
fn the_sheet_that_names_the_columns_is_read_and_the_place_of_a_fault_is_known() {
    let mut book = rust_xlsxwriter::Workbook::new();
    book.add_worksheet().set_name("Read me").unwrap().write(0, 0, "See the next sheet.").unwrap();
    let sheet = book.add_worksheet().set_name("Delegates").unwrap();
    for (row, line) in (1..).zip(TABLE.lines().filter(|line| !line.contains('"'))) {
        for (column, cell) in (2..).zip(line.split(',')) {
            sheet.write_string(row, column, cell).unwrap();
        }
    }
    let failed = rust_xlsxwriter::Formula::new("=B9").set_result("#REF!");
    sheet.write(3, 5, failed).unwrap();
    let bytes = book.save_to_buffer().unwrap();
    let read = read_participants(&bytes, "list.xlsx", None).unwrap();
    let place = read.place.clone().unwrap();
    assert_eq!(place.sheet, "Delegates");
    assert_eq!(["email", "level"].map(|name| place.letters(name)), [Some("F"), Some("H")]);
    assert_eq!(read.faults[0], (3, vec![LineFault::Language("pt".to_owned())]));
    assert_eq!(read.faults[1], (4, vec![LineFault::Formula("email", "#REF!".to_owned())]));
    let again = read_participants(read.csv.as_bytes(), "", None).unwrap();
    let names = |read: &Participants| read.lines.iter().map(|line| line.name.clone()).collect::<Vec<_>>();
    assert_eq!((names(&again), again.faults.len()), (names(&read), 2));
    let bytes = rust_xlsxwriter::Workbook::new().save_to_buffer().unwrap();
    assert!(
        read_participants(&bytes, "list.xlsx", None).unwrap_err().to_string().contains("of list.xlsx does not name")
    );
}

#[test]
fn a_line_that_names_no_category_takes_the_one_that_was_chosen() {
    let table = "name,delegation,category,email\nAna,Porto,,ana@porto.example\nLi,Quito,cities,li@quito.example\n";
    let read = read_participants(table.as_bytes(), "", Some(Category::Academia)).unwrap();
    assert_eq!((read.lines[0].category, read.lines[0].names_category), (Category::Academia, false));
    assert_eq!(read.faults, [(3, vec![LineFault::Category("cities".to_owned())])]);
}

proptest! {
    #[test]
    fn no_line_is_lost(bytes in "[ -~\n]{0,300}") {
        let text = format!("name,delegation,category,email\n{bytes}");
        let read = read_participants(text.as_bytes(), "", None).unwrap();
        let used = read_sheets(text.as_bytes(), "").unwrap()[0].rows.len() - 1;
        prop_assert_eq!(read.lines.len() + read.faults.len(), used);
    }

    #[test]
    fn any_bytes_get_an_answer(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        let _ = read_participants(&bytes, "list.csv", None);
    }
}

const FACTS: &str = "name,delegation,category,email,level,country,government level,population,networks,gender
Ana,City of Porto,local_governments,ana@porto.example,,pt,Municipal,below 500 thousand,\"UCLG, ICLEI\",Woman
Li,Ecuador,states,li@quito.example,,Équateur,,,,
Eva,University of Bern,academia,eva@bern.example,,Switzerland,,,,another
Musa,City of Kayes,local_governments,musa@kayes.example,,Malli,village,many,,f
Ben,Greenland,states,ben@nuuk.example,,GL,,,,
Kim,Forum,academia,kim@forum.example,,,municipal,,,
";

#[test]
fn where_a_delegation_is_from_and_the_gender_are_read_and_what_is_unknown_is_named() {
    use rostrum_domain::country::Country;
    use rostrum_domain::origin::{Level, Population};
    let read = read_participants(FACTS.as_bytes(), "list.csv", None).unwrap();
    let porto = &read.lines[0];
    let wanted = Origin {
        country: Country::from_code("PT"),
        level: Some(Level::Municipal),
        population: Some(Population::Below500Thousand),
        networks: vec!["UCLG".to_owned(), "ICLEI".to_owned()],
    };
    assert_eq!((&porto.origin, porto.gender), (&wanted, Some(Gender::Woman)));
    let countries: Vec<_> = read.lines.iter().map(|line| line.origin.country.map(Country::code)).collect();
    assert_eq!(countries, [Some("PT"), Some("EC"), Some("CH")]);
    let named = |text: &str| text.to_owned();
    assert_eq!(
        read.faults,
        [
            (
                5,
                vec![
                    LineFault::Country(named("Malli")),
                    LineFault::Government(named("village")),
                    LineFault::Population(named("many")),
                    LineFault::Gender(named("f")),
                ]
            ),
            (6, vec![LineFault::Country(named("GL"))]),
            (7, vec![LineFault::NoGovernment]),
        ]
    );
}
