//! Every kind of mail in every language, as it goes over the wire, read back by a reader of mails that did not make it.

use std::collections::BTreeMap;

use mail_parser::MessageParser;
use rostrum_domain::ids::ParticipantNo;
use rostrum_domain::mail::MailKind;
use rostrum_store::{MailLinks, Token, WrittenMail};

use super::transport::message;
use super::values::About;
use super::write::{fill, find_recipient, template_of};
use crate::i18n::Lang;
use crate::testing::TestApp;

/// A text without what line ends and spaces at them may become on the way.
fn lines(text: &str) -> Vec<String> {
    text.trim().lines().map(|line| line.trim_end().to_owned()).collect()
}

#[tokio::test]
async fn every_kind_in_every_language_comes_back_whole() {
    let (app, row) = TestApp::with_meeting().await;
    app.register(&row, "Zoë Ñandú-Œuvre", "City of Łódź", "named").await;
    let person = find_recipient(&app.app, &row, ParticipantNo(1)).await.unwrap().unwrap();
    let facts: BTreeMap<String, String> = [
        ("reason", "“Ja” — за, 是, نعم"),
        ("decision", "accepted"),
        ("changes", "Opening session: 10:10"),
        ("session", "session-1"),
        ("deadline", "2025-07-25T16:00:00Z"),
        ("opens", "2025-07-21T07:00:00Z"),
        ("link", "http://rostrum.test/x"),
    ]
    .map(|(name, value)| (name.to_owned(), value.to_owned()))
    .into();
    let about = About { row: Some(&row), participant: Some(&person), facts: &facts };
    let token = || Some(Token::from_text("0123456789abcdefghijklmnopqrstuvwxyzABCDEFG"));
    let links = MailLinks { personal: token(), calendar: token() };
    let now = "2025-07-21T08:00:00Z".parse().unwrap();
    let from = "Bureau du Conseil — Écran <office@example.org>";
    for kind in MailKind::ALL {
        for lang in Lang::ALL {
            let made = fill(&app.app, lang, &template_of(&[], kind, lang), &about, Some(&links)).await.unwrap();
            let calendar = Some("BEGIN:VCALENDAR\r\nSUMMARY:会议\r\nEND:VCALENDAR\r\n".to_owned());
            let written = WrittenMail { calendar, ..made };
            let made =
                message("1f@example.org", from.parse().unwrap(), "anna@bern.example", &written, kind.is_bulk(), now);
            let bytes = made.unwrap().formatted();
            let here = format!("{kind:?} in {}", lang.tag());
            // RFC 5322, 2.1.1; what is not ASCII is coded.
            assert!(bytes.is_ascii(), "{here}");
            assert!(bytes.split(|byte| *byte == b'\n').all(|line| line.len() <= 999), "{here}");
            let read = MessageParser::default().parse(&bytes).unwrap_or_else(|| panic!("{here} is a mail"));
            assert_eq!(read.subject(), Some(written.subject.as_str()), "{here}");
            assert_eq!(lines(&read.body_text(0).unwrap()), lines(&written.text), "{here}");
            assert_eq!(lines(&read.body_html(0).unwrap()), lines(&written.html), "{here}");
            assert_eq!(read.message_id(), Some("1f@example.org"), "{here}");
            assert_eq!(read.date().map(|date| date.to_rfc3339()).as_deref(), Some("2025-07-21T08:00:00Z"), "{here}");
            let sender = read.from().and_then(|from| from.first()).unwrap();
            assert_eq!(sender.name(), Some("Bureau du Conseil — Écran"), "{here}");
            assert_eq!(read.header_raw("Auto-Submitted").map(str::trim), Some("auto-generated"), "{here}");
            assert_eq!(read.header_raw("List-Unsubscribe").is_some(), kind.is_bulk(), "{here}");
            let attached = read.attachment(0).unwrap_or_else(|| panic!("{here} has its calendar"));
            assert_eq!(attached.text_contents(), written.calendar.as_deref(), "{here}");
        }
    }
}
