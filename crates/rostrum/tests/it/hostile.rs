//! What strangers send to the program as it runs: nothing of it forges a line of its log.

use std::io::{Read, Write};
use std::net::TcpStream;
use std::process::Stdio;
use std::time::Duration;

use crate::program::{Server, run, sample};

const FORGED: &str = "2030-01-01T00:00:00Z ERROR rostrum: FORGED";

/// Sends bytes as they are and reads until the server hangs up or says nothing for a second.
fn send(base: &str, request: &[u8]) -> String {
    let mut stream = TcpStream::connect(base.trim_start_matches("http://")).unwrap();
    stream.set_read_timeout(Some(Duration::from_secs(1))).unwrap();
    // The server may hang up before all is sent.
    let _ = stream.write_all(request);
    let mut answer = Vec::new();
    let _ = stream.read_to_end(&mut answer);
    String::from_utf8_lossy(&answer).into_owned()
}

#[test]
fn no_name_no_header_and_no_path_forges_a_line_of_the_log() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    assert!(run(&["import", &sample(), "--data", data.to_str().unwrap()]).status.success());
    let log = folder.path().join("log");
    let file = std::fs::File::create(&log).unwrap();
    let server = Server::start_with(&data, &[("ROSTRUM_LOG", "trace")], Stdio::from(file));
    let meeting = send(&server.base, b"GET / HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n");
    let meeting = meeting.split("href=\"/m/").nth(1).unwrap().split('"').next().unwrap().to_owned();
    let evil = format!("%0A{}%1B%5B31m", FORGED.replace(' ', "%20"));
    let form =
        format!("name=Anna{evil}&delegation={evil}&category=academia&email=a%40b.example&language=en&visibility=named");
    for request in [
        format!("GET /m/{evil} HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n"),
        format!("GET /?lang={evil}&next={evil} HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n"),
        format!("GET / HTTP/1.1\r\nhost: x\r\nuser-agent: a\n{FORGED}\r\nconnection: close\r\n\r\n"),
        format!("GET / HTTP/1.1\r\nhost: x\r\nuser-agent: \x1b[31m{FORGED}\tb\r\nconnection: close\r\n\r\n"),
        format!(
            "GET / HTTP/1.1\r\nhost: x\r\ncookie: rostrum_staff=\x1b{FORGED}\r\nx-forwarded-for: {FORGED}\r\nconnection: close\r\n\r\n"
        ),
        format!("{FORGED} / HTTP/1.1\r\n\r\n"),
        format!(
            "POST /m/{meeting}/register HTTP/1.1\r\nhost: x\r\ncontent-type: application/x-www-form-urlencoded\r\ncontent-length: {}\r\nconnection: close\r\n\r\n{form}",
            form.len()
        ),
        format!(
            "POST /m/{meeting}/sign-in HTTP/1.1\r\nhost: x\r\ncontent-type: application/x-www-form-urlencoded\r\ncontent-length: {}\r\nconnection: close\r\n\r\n{form}",
            form.len()
        ),
    ] {
        send(&server.base, request.as_bytes());
    }
    server.kill();
    let text = std::fs::read_to_string(&log).unwrap();
    assert!(text.lines().count() > 20, "at this level something is written: {text}");
    for line in text.lines() {
        assert!(!line.starts_with("2030") && !line.chars().any(char::is_control), "{line:?}");
        let begins = line.get(..4).is_some_and(|year| year.chars().all(|c| c.is_ascii_digit()));
        assert!(begins, "each line begins with its instant: {line:?}");
    }
}
