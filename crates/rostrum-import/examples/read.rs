//! Prints what is read of a note: `cargo run -p rostrum-import --example read NOTE`.
fn main() {
    let file = std::env::args().nth(1).expect("a file");
    let bytes = std::fs::read(&file).expect("readable");
    match rostrum_import::read_concept_note(&bytes, &file) {
        Ok(imported) => {
            for field in &imported.fields {
                println!("{:?}\t{:?}\t{} = {}", field.origin, field.line, field.field, field.value);
            }
            print!("{}", rostrum_import::render_notices(&file, &imported.text, &imported.notices, false));
        }
        Err(fault) => println!("{fault}"),
    }
}
