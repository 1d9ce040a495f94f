//! Facts of files that are uploaded: how large, of which kind by their content, under which name, and how they are given
//! back.

use std::io::{Cursor, Write};

use axum::body::{Body, to_bytes};
use axum::http::header::{CONTENT_TYPE, COOKIE};
use axum::http::{Request, StatusCode};
use rostrum_domain::registration::{Design, Field, FieldKind, Localized};
use rostrum_store::MeetingRow;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::testing::{Answer, TestApp};

/// Names that lead out of a folder, end early, are devices elsewhere, or would run in a page.
const NAMES: [&str; 10] = [
    "../../../../etc/passwd",
    "..\\..\\windows\\system32\\x",
    "/etc/shadow",
    "C:\\autoexec.bat",
    "CON",
    "nul.txt",
    "COM1.pdf",
    "<script>alert(1)<.pdf",
    "letter.pdf\u{202e}fdp.exe",
    "....//....//x",
];

/// A meeting whose local governments hand in a letter.
async fn designed() -> (TestApp, MeetingRow, String, String) {
    let (app, row) = TestApp::with_meeting().await;
    let mut design = Design::default();
    let offer = design.offers.iter_mut().find(|offer| offer.code == "local_governments").unwrap();
    offer.fields.push(Field {
        code: "letter".to_owned(),
        kind: FieldKind::File,
        label: Localized::english("Letter of credentials"),
        hint: Localized::default(),
        required: false,
    });
    app.app.store().save_design(&row.meeting.id, 0, design).await.unwrap();
    let (base, staff) = (format!("/m/{}", row.meeting.id), app.secretariat().await);
    (app, row, base, staff)
}

async fn register(app: &TestApp, base: &str, email: &str, name: &str, bytes: &[u8]) -> Answer {
    let fields = [
        ("name", "Anna Berg"),
        ("delegation", "City of Bern"),
        ("category", "local_governments"),
        ("email", email),
        ("language", "en"),
        ("visibility", "named"),
    ];
    app.upload_as("", &format!("{base}/register"), &fields, "q-letter", name, bytes).await
}

#[tokio::test]
async fn a_file_is_what_its_content_says_whatever_its_name_is() {
    let (app, _, base, _) = designed().await;
    for (name, bytes) in [
        ("letter.pdf", &b"<html><script>alert(1)</script></html>"[..]),
        ("letter.png", b"<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"alert(1)\"/>"),
        ("letter.jpg", b"GIF89a<script>alert(1)</script>"),
        ("letter.docx", b"PK\x03\x04 another archive"),
        ("letter.pdf", b"MZ\x90\0 a program"),
        ("letter.svg", b"<?xml version=\"1.0\"?><svg/>"),
    ] {
        let refused = register(&app, &base, "anna@bern.example", name, bytes).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{name}");
        assert!(refused.text.contains("id=\"q-letter-fault\""), "{name}: {}", refused.text);
        assert!(!refused.text.contains("<script>alert"), "{name}");
    }
    let taken = register(&app, &base, "anna@bern.example", "picture.svg", b"%PDF-1.7\n").await;
    assert_eq!(taken.status, StatusCode::CREATED, "a PDF is one under every name: {}", taken.text);
}

#[tokio::test]
async fn a_file_comes_back_as_a_download_alone_under_a_name_of_ours() {
    let (app, _, base, staff) = designed().await;
    // What some program might take for a page: it stays a file.
    let bytes = b"%PDF-1.7\n<html><script>alert(1)</script><svg onload=alert(1)>";
    for (at, name) in NAMES.iter().enumerate() {
        let taken = register(&app, &base, &format!("p{at}@x.example"), name, bytes).await;
        assert_eq!(taken.status, StatusCode::CREATED, "{name:?}: {}", taken.text);
        let page = app.get_as(&staff, &format!("{base}/registrations/{}", at + 1)).await;
        assert_eq!(page.status, StatusCode::OK, "{name:?}");
        assert!(!page.text.contains("<script>alert") && !page.text.contains("../"), "{name:?}: {}", page.text);
        let path = format!("{base}/registrations/{}/files/letter", at + 1);
        let request = Request::get(&path).header(COOKIE, &staff).body(Body::empty()).unwrap();
        let file = app.send(request).await;
        let header = |name: &str| file.headers.get(name).unwrap().to_str().unwrap().to_owned();
        assert_eq!(
            header("content-disposition"),
            format!("attachment; filename=\"registration-{}-letter.pdf\"", at + 1)
        );
        assert_eq!(header("content-type"), "application/octet-stream");
        assert_eq!(header("x-content-type-options"), "nosniff");
        assert_eq!(header("content-security-policy"), "default-src 'none'; sandbox; frame-ancestors 'none'");
        assert_eq!(file.text.as_bytes(), bytes);
        for cookies in ["", &taken.cookies()] {
            let kept = app.get_as(cookies, &path).await;
            assert_eq!(kept.status, StatusCode::FORBIDDEN, "staff alone");
        }
    }
}

#[tokio::test]
async fn no_name_of_a_file_writes_anywhere_or_runs_in_a_page() {
    let (app, _, base, staff) = designed().await;
    let folder = app.app.store().folder().to_owned();
    let listed = || {
        let mut names: Vec<_> = std::fs::read_dir(&folder).unwrap().map(|file| file.unwrap().file_name()).collect();
        names.sort();
        names
    };
    let before = listed();
    for name in NAMES {
        for (path, field) in [
            ("/secretariat/note".to_owned(), "file"),
            (format!("{base}/participants/import"), "file"),
            (format!("{base}/registration/accredited"), "file"),
            (format!("{base}/attendance"), "file"),
            (format!("{base}/mail/invitations"), "file"),
            (format!("{base}/mail/returned"), "file"),
        ] {
            let answer = app.upload_as(&staff, &path, &[("do", "check")], field, name, b"Name,Email\nA,b\n").await;
            assert!(!answer.status.is_server_error(), "{path} {name:?}: {} {}", answer.status, answer.text);
            assert!(!answer.text.contains("<script>alert"), "{path} {name:?}");
            let headers = format!("{:?}", answer.headers);
            assert!(!headers.contains("..") && !headers.contains("script>"), "{path} {name:?}: {headers}");
        }
    }
    assert_eq!(listed(), before, "nothing is put beside the database");
}

/// A workbook of a few kilobytes that unpacks to 100 MB.
fn bomb() -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default();
    for (name, text) in [
        ("[Content_Types].xml", "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>"),
        ("xl/workbook.xml", "<workbook/>"),
        ("../../../../tmp/rostrum-was-here", "out of the folder"),
    ] {
        archive.start_file(name, options).unwrap();
        archive.write_all(text.as_bytes()).unwrap();
    }
    archive.start_file("xl/worksheets/sheet1.xml", options).unwrap();
    let spaces = vec![b' '; 1_000_000];
    for _ in 0..100 {
        archive.write_all(&spaces).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

#[tokio::test]
async fn a_small_workbook_that_unpacks_to_a_huge_one_is_refused_with_a_sentence() {
    let (app, _, base, staff) = designed().await;
    let bomb = bomb();
    assert!(bomb.len() < 1_000_000, "it is small: {}", bomb.len());
    for path in [format!("{base}/participants/import"), format!("{base}/registration/accredited")] {
        let refused = app.upload_as(&staff, &path, &[], "file", "people.xlsx", &bomb).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{path}: {}", refused.text);
        assert!(refused.text.contains("64 MB"), "{path}: {}", refused.text);
    }
    assert!(!std::path::Path::new("/tmp/rostrum-was-here").exists());
}

#[tokio::test]
async fn what_is_too_large_is_refused_with_what_is_permitted_everywhere() {
    let (app, _, base, staff) = designed().await;
    let anna = register(&app, &base, "anna@bern.example", "a.pdf", b"%PDF-1.7\n").await.cookies();
    let mut large = b"%PDF-1.7\n".to_vec();
    large.resize(5_000_001, b' ');
    let refused = register(&app, &base, "ben@bern.example", "a.pdf", &large).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.text.contains("id=\"q-letter-fault\"") && refused.text.contains("5 MB"), "{}", refused.text);
    large.resize(20_100_000, b' ');
    for (path, cookies, field) in [
        (format!("{base}/register"), "", "q-letter"),
        ("/secretariat/note".to_owned(), staff.as_str(), "file"),
        (format!("{base}/participants/import"), &staff, "file"),
        (format!("{base}/registration/accredited"), &staff, "file"),
        (format!("{base}/attendance"), &staff, "file"),
        (format!("{base}/mail/invitations"), &staff, "file"),
        (format!("{base}/mail/returned"), &staff, "file"),
        (format!("{base}/me/statement"), &anna, "file"),
    ] {
        let refused = app.upload_as(cookies, &path, &[], field, "a.pdf", &large).await;
        assert_eq!(refused.status, StatusCode::PAYLOAD_TOO_LARGE, "{path}: {}", refused.text);
        assert!(refused.text.contains("MB"), "{path} says how much is permitted: {}", refused.text);
    }
}

#[tokio::test]
async fn a_form_in_parts_that_is_broken_is_a_sentence_and_no_failure() {
    let (app, _, base, staff) = designed().await;
    for body in [
        "",
        "--edge",
        "--edge\r\nContent-Disposition: form-data\r\n\r\nx\r\n--edge--\r\n",
        "--edge\r\nContent-Disposition: form-data; name=\"file\"; filename*=UTF-8''%00%2e%2e%2f\r\n\r\nx\r\n--edge--\r\n",
        "--edge\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a\"\r\nContent-Type: text/html\r\n\r\n<script>",
    ] {
        for path in [format!("{base}/register"), format!("{base}/participants/import"), "/secretariat/note".to_owned()]
        {
            let request = Request::post(&path)
                .header(CONTENT_TYPE, "multipart/form-data; boundary=edge")
                .header(COOKIE, &staff)
                .body(Body::from(body));
            let answer = app.send(request.unwrap()).await;
            assert!(!answer.status.is_server_error(), "{path} {body:?}: {}", answer.text);
            assert!(!answer.text.contains("<script>"), "{path}");
        }
    }
    // No header holds a control character, so a name with one is no form at all.
    for name in ["a\0b.pdf", "a\u{1b}[31mb.pdf"] {
        let refused = app.upload_as("", &format!("{base}/register"), &[], "q-letter", name, b"%PDF-1.7\n").await;
        assert_eq!(refused.status, StatusCode::BAD_REQUEST, "{name:?}: {}", refused.text);
    }
    let stream = app.open(&format!("{base}/live")).await;
    assert!(to_bytes(stream.into_body(), usize::MAX).await.is_ok(), "it goes on");
}
