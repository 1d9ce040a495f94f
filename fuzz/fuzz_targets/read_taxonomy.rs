//! Feeds any bytes to the reader of the taxonomy's table: what it takes can stand, and reads back as it was written.
//!
//! `cargo fuzz run -s none read_taxonomy`

#![no_main]

use libfuzzer_sys::fuzz_target;
use rostrum_domain::taxonomy::Taxonomy;
use rostrum_domain::taxonomy::table::{Column, read};
use rostrum_import::read_sheets;

fuzz_target!(|bytes: &[u8]| {
    let now = Taxonomy::built_in();
    for sheet in read_sheets(bytes, "terms").into_iter().flatten() {
        let Ok(asked) = read(sheet.rows.iter().map(|row| (row.line, row.cells.as_slice())), now) else { continue };
        let mut then = now.clone();
        then.put_all(asked.terms);
        assert!(then.all().all(|(scheme, term)| then.faults(scheme, term).is_empty()), "a term that cannot stand was taken");
        let headings: Vec<String> = Column::all().map(Column::heading).collect();
        let terms = then.all().map(|(scheme, term)| Column::all().map(|column| column.of(scheme, term)).collect());
        let rows: Vec<Vec<String>> = std::iter::once(headings).chain(terms).collect();
        let again = read((1..).zip(&rows).map(|(line, cells)| (line, cells.as_slice())), &then).expect("it was just written");
        assert!(again.terms.is_empty(), "what was written reads back as something else");
    }
});
