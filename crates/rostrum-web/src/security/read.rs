//! What can be read in an answer, whatever its format: the text of pages, every part of packed files with their names,
//! and the text of a PDF with what it says of itself.

use std::io::{Cursor, Read, Write};
use std::process::{Command, Stdio};

/// All that can be read in bytes.
pub(super) fn readable(bytes: &[u8], place: &str) -> String {
    if bytes.starts_with(b"PK\x03\x04") {
        return packed(bytes, place);
    }
    if bytes.starts_with(b"%PDF") {
        return format!("{}\n{}", pdf("pdftotext", &["-", "-"], bytes), pdf("pdfinfo", &["-"], bytes));
    }
    String::from_utf8_lossy(bytes).into_owned()
}

/// DOCX and XLSX: the names of all parts, and what stands in them.
fn packed(bytes: &[u8], place: &str) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap_or_else(|error| panic!("{place}: {error}"));
    let mut all = String::new();
    for at in 0..archive.len() {
        let mut part = archive.by_index(at).unwrap();
        let name = part.name().unwrap().into_owned();
        let mut content = Vec::new();
        part.read_to_end(&mut content).unwrap();
        all.push_str(&format!("\n{name}\n{}", String::from_utf8_lossy(&content)));
    }
    all
}

fn pdf(program: &str, arguments: &[&str], bytes: &[u8]) -> String {
    let mut child = Command::new(program)
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap_or_else(|error| panic!("{program} of poppler-utils, which ./check needs: {error}"));
    let (mut into, bytes) = (child.stdin.take().unwrap(), bytes.to_vec());
    let writer = std::thread::spawn(move || into.write_all(&bytes));
    let output = child.wait_with_output().unwrap();
    // A program that has read enough may close its end.
    drop(writer.join().unwrap());
    assert!(output.status.success(), "{program}: {output:?}");
    String::from_utf8_lossy(&output.stdout).into_owned()
}

#[test]
fn what_is_packed_is_read_with_the_names_of_its_parts() {
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    writer.start_file("docProps/core.xml", zip::write::SimpleFileOptions::default()).unwrap();
    writer.write_all("<dc:creator>Qarnamed</dc:creator>".as_bytes()).unwrap();
    let text = readable(&writer.finish().unwrap().into_inner(), "a test");
    assert!(text.contains("docProps/core.xml") && text.contains("Qarnamed"), "{text}");
}
