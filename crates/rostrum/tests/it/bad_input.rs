//! Whatever is wrong gets one clear sentence and an exit code, and loses nothing.

use std::fs;
use std::net::TcpListener;
use std::os::unix::fs::PermissionsExt;

use crate::program::{refused, run, sample};

/// The exit code is 2 and the one line says every one of `parts`.
fn one_sentence(arguments: &[&str], parts: &[&str]) {
    let (code, text) = refused(arguments);
    assert_eq!(code, Some(2), "{text}");
    assert_eq!(text.trim_end().lines().count(), 1, "{text}");
    for part in parts {
        assert!(text.contains(part), "\"{part}\" is missing in: {text}");
    }
}

#[test]
fn a_note_that_cannot_be_read_is_named_with_the_reason() {
    let folder = tempfile::tempdir().unwrap();
    let file = |name: &str, bytes: &[u8]| {
        let path = folder.path().join(name);
        fs::write(&path, bytes).unwrap();
        path.to_str().unwrap().to_owned()
    };
    one_sentence(&["lint", &file("empty.txt", b"")], &["empty.txt", "empty"]);
    one_sentence(&["lint", &file("picture.png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR")], &["picture.png", "PDF", "DOCX"]);
    one_sentence(&["lint", &file("broken.docx", b"PK\x03\x04 and nothing more")], &["broken.docx"]);
    one_sentence(&["lint", &file("broken.pdf", b"%PDF-1.7\nand nothing more")], &["broken.pdf"]);
    one_sentence(&["import", "nowhere.txt"], &["nowhere.txt"]);
}

#[test]
fn a_file_of_200_megabytes_is_refused_without_reading_it_all() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("large.txt");
    fs::File::create(&path).unwrap().set_len(200_000_000).unwrap();
    one_sentence(&["lint", path.to_str().unwrap()], &["large.txt", "MB"]);
}

#[test]
fn a_note_without_a_programme_makes_no_meeting() {
    let folder = tempfile::tempdir().unwrap();
    let note = folder.path().join("note.txt");
    fs::write(&note, "Concept note\n\nPanel discussion on nothing in particular\n\nDate: 21 July 2025\n").unwrap();
    let data = folder.path().join("data");
    let arguments = ["import", note.to_str().unwrap(), "--data", data.to_str().unwrap()];
    one_sentence(&arguments, &["programme"]);
    assert_eq!(run(&["lint", note.to_str().unwrap()]).status.code(), Some(1));
    one_sentence(
        &["rehearse", note.to_str().unwrap(), "--fast", "--out", folder.path().join("out").to_str().unwrap()],
        &["programme"],
    );
}

#[test]
fn two_meetings_with_the_same_name_are_refused_and_the_first_stays() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().to_str().unwrap();
    assert!(run(&["import", &sample(), "--data", data]).status.success());
    one_sentence(&["import", &sample(), "--data", data], &["already a meeting", "/m/"]);
    let report = run(&["report", "nothing", "--data", data]);
    let text = String::from_utf8(report.stderr).unwrap();
    assert!(text.contains("no meeting \"nothing\"") && text.contains("it has "), "{text}");
}

#[test]
fn a_file_that_is_no_log_gets_one_sentence() {
    let folder = tempfile::tempdir().unwrap();
    let file = |name: &str, bytes: &[u8]| {
        let path = folder.path().join(name);
        fs::write(&path, bytes).unwrap();
        path.to_str().unwrap().to_owned()
    };
    one_sentence(&["verify", "nowhere.jsonl"], &["nowhere.jsonl"]);
    one_sentence(&["verify", &file("empty.jsonl", b"")], &["empty.jsonl", "empty"]);
    one_sentence(&["verify", &file("picture.jsonl", b"\x89PNG\r\n")], &["picture.jsonl", "byte 1"]);
    one_sentence(&["verify", folder.path().to_str().unwrap()], &["directory"]);
    let found = run(&["verify", &file("half.jsonl", b"{\"head\":\"0\",\"log\":\"rostrum fl")]);
    assert_eq!(found.status.code(), Some(1));
    let said = String::from_utf8(found.stdout).unwrap();
    assert!(said.contains("half.jsonl:1: it is not the first line of a log"), "{said}");
}

#[test]
fn a_port_in_use_is_named_with_another() {
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = taken.local_addr().unwrap().to_string();
    let folder = tempfile::tempdir().unwrap();
    let arguments = ["serve", "--listen", &address, "--data", folder.path().to_str().unwrap()];
    one_sentence(&arguments, &[&address, "in use", "--listen"]);
}

#[test]
fn a_data_folder_that_is_a_file_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("file");
    fs::write(&file, "kept").unwrap();
    one_sentence(&["serve", "--listen", "127.0.0.1:0", "--data", file.to_str().unwrap()], &["file", "--data"]);
    assert_eq!(fs::read_to_string(&file).unwrap(), "kept");
}

#[test]
fn a_folder_that_cannot_be_written_is_named_before_anything_is_simulated() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("file");
    fs::write(&file, "").unwrap();
    fs::set_permissions(&file, fs::Permissions::from_mode(0o444)).unwrap();
    let out = file.join("out");
    one_sentence(&["rehearse", "--fast", "--out", out.to_str().unwrap()], &["file"]);
}

#[test]
fn a_rehearsal_of_a_note_with_errors_names_them_before_anything_is_simulated() {
    let folder = tempfile::tempdir().unwrap();
    let note = folder.path().join("note.txt");
    let text = fs::read_to_string(sample()).unwrap();
    fs::write(&note, text.replace("10:20 – 12:00", "10:20 – 09:00")).unwrap();
    let out = folder.path().join("out");
    one_sentence(
        &["rehearse", note.to_str().unwrap(), "--fast", "--out", out.to_str().unwrap()],
        &["note.txt", "errors"],
    );
    assert!(!out.exists());
}

#[test]
fn a_report_from_a_folder_that_is_not_there_makes_none() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("nothing");
    one_sentence(&["report", "some-meeting", "--data", data.to_str().unwrap()], &["some-meeting", "--data"]);
    assert!(!data.exists());
}

#[test]
fn a_provider_that_cannot_be_one_is_refused_before_the_server_starts() {
    let folder = tempfile::tempdir().unwrap();
    let secret = folder.path().join("secret");
    fs::write(&secret, "\n").unwrap();
    let secret = secret.to_str().unwrap();
    let serve = |issuer, more: &[&str], parts: &[&str]| {
        let data = folder.path().join("data");
        let words = ["serve", "--data", data.to_str().unwrap(), "--oidc-issuer", issuer, "--oidc-client-id", "rostrum"];
        one_sentence(&[&words[..], more].concat(), parts);
        assert!(!data.exists(), "nothing was done");
    };
    let https = "https://id.example.org";
    serve("http://id.example.org", &[], &["http://id.example.org", "permitted is https"]);
    serve(https, &["--oidc-role", "groups=boss:a"], &["groups=boss:a", "CLAIM=ROLE:VALUE"]);
    serve(https, &["--oidc-role", "groups=chair:a"], &["groups=chair:a", "CLAIM=ROLE@MEETING:VALUE"]);
    serve(https, &["--oidc-client-secret-file", "nowhere"], &["nowhere", "Check the path"]);
    serve(https, &["--oidc-client-secret-file", secret], &["client secret is empty"]);
}
