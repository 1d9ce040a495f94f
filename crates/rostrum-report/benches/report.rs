//! The whole report of 44 interventions of 250 words, as PDF and as DOCX, and pandoc making a DOCX
//! of the same length from its Markdown (the whole process, start included).
//!
//! Bars: PDF and DOCX under 300 ms each; DOCX at least five times faster than pandoc.

#[allow(dead_code)]
#[path = "../src/sample.rs"]
mod sample;

use std::io::Write;
use std::process::{Command, Stdio};

use criterion::{Criterion, criterion_group, criterion_main};
use rostrum_report::{compose, docx, html, markdown};

fn report(criterion: &mut Criterion) {
    let source = sample::held(44, 250);
    let mut group = criterion.benchmark_group("report_44x250");
    group.sample_size(20);
    group.bench_function("html", |bench| bench.iter(|| html(&compose(&source))));
    group.bench_function("docx", |bench| bench.iter(|| docx(&compose(&source)).expect("a DOCX")));
    // Nothing is kept from one PDF to the next: the writer empties the memory of typst.
    #[cfg(feature = "pdf")]
    group.bench_function("pdf", |bench| bench.iter(|| rostrum_report::pdf(&compose(&source)).expect("a PDF")));
    let text = markdown(&compose(&source));
    if run_pandoc(&text).is_some() {
        group.bench_function("pandoc_docx", |bench| bench.iter(|| run_pandoc(&text).expect("pandoc ran before")));
    } else {
        eprintln!("pandoc is not installed, so the DOCX is not compared with it");
    }
    group.finish();
}

/// A DOCX by pandoc, read from its standard output.
fn run_pandoc(markdown: &str) -> Option<Vec<u8>> {
    let mut child = Command::new("pandoc")
        .args(["--from", "markdown", "--to", "docx", "--output", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .ok()?;
    let mut stdin = child.stdin.take()?;
    let text = markdown.to_owned();
    let writer = std::thread::spawn(move || stdin.write_all(text.as_bytes()));
    let output = child.wait_with_output().ok()?;
    writer.join().ok()?.ok()?;
    output.status.success().then_some(output.stdout)
}

criterion_group!(benches, report);
criterion_main!(benches);
