//! How long it takes to read a note of 10 pages (bar: under 5 ms) and of one page.

use std::hint::black_box;

use criterion::{Criterion, criterion_group, criterion_main};
use rostrum_import::read_concept_note;

const NOTE: &str = include_str!("../../../examples/local-government-2025.txt");
/// A page of plain text holds about 500 words.
const WORDS: usize = 5_000;

/// The example with its own background repeated until it has 10 pages.
fn ten_pages() -> String {
    let start = NOTE.find("Many of the services").expect("the example has a background");
    let end = NOTE.find("Background documents:").expect("the example lists documents");
    let background = &NOTE[start..end];
    let own = NOTE.split_whitespace().count();
    let times = (WORDS - own) / background.split_whitespace().count() + 1;
    format!("{}{}{}", &NOTE[..start], background.repeat(times + 1), &NOTE[end..])
}

fn read_note(c: &mut Criterion) {
    let long = ten_pages();
    assert!(long.split_whitespace().count() >= WORDS);
    c.bench_function("read a note of 10 pages", |bencher| {
        bencher.iter(|| read_concept_note(black_box(long.as_bytes()), "note.txt"));
    });
    c.bench_function("read the example", |bencher| {
        bencher.iter(|| read_concept_note(black_box(NOTE.as_bytes()), "note.txt"));
    });
}

criterion_group!(benches, read_note);
criterion_main!(benches);
