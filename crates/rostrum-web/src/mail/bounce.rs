//! Mails that come back: reports of delivery (RFC 3464) are read, and the mail that they are about is found by its
//! Message-ID.

use std::path::Path;
use std::time::Duration;

use mail_parser::{MessageParser, MimeHeaders, PartType};
use rostrum_store::Error;

use crate::app::App;

/// Between two looks into the folder of what came back.
const LOOK: Duration = Duration::from_secs(20);
/// A report holds the mail at most; what is larger is something else.
pub const LARGEST: u64 = 5_000_000;

/// That a mail could not be delivered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bounce {
    /// The Message-ID of the mail, without angle brackets.
    pub message_id: String,
    /// Status (RFC 3463) and what the server said.
    pub said: String,
}

/// Reads a report. `None`: it is no report, reports no failure, or does not say which mail it is about.
pub fn read(bytes: &[u8]) -> Option<Bounce> {
    let report = MessageParser::default().parse(bytes)?;
    let mut said = None;
    let mut message_id = None;
    for part in &report.parts {
        let kind =
            part.content_type().map(|kind| (kind.ctype().to_lowercase(), kind.subtype().unwrap_or("").to_lowercase()));
        let kind = kind.as_ref().map(|(main, sub)| (main.as_str(), sub.as_str()));
        match (kind, &part.body) {
            (Some(("message", "delivery-status" | "global-delivery-status")), _) => {
                said = said.or_else(|| failure(&String::from_utf8_lossy(part.contents())));
            }
            (Some(("text", "rfc822-headers") | ("message", "global-headers")), _) => {
                let headers = MessageParser::default().parse_headers(part.contents());
                message_id = message_id.or_else(|| headers.and_then(|of| of.message_id().map(str::to_owned)));
            }
            (_, PartType::Message(original)) => {
                message_id = message_id.or_else(|| original.message_id().map(str::to_owned));
            }
            _ => {}
        }
    }
    Some(Bounce { message_id: message_id?, said: said? })
}

/// What the fields of a report say of the first recipient for whom it failed.
fn failure(fields: &str) -> Option<String> {
    let fields = fields.replace("\r\n", "\n").replace("\n ", " ").replace("\n\t", " ");
    let field = |group: &str, wanted: &str| {
        let mut named = group.lines().filter_map(|line| line.split_once(':'));
        named.find(|(name, _)| name.trim().eq_ignore_ascii_case(wanted)).map(|(_, value)| value.trim().to_owned())
    };
    let failed = fields
        .split("\n\n")
        .find(|group| field(group, "Action").is_some_and(|action| action.eq_ignore_ascii_case("failed")))?;
    let status = field(failed, "Status").unwrap_or_default();
    let more = field(failed, "Diagnostic-Code").unwrap_or_default();
    let more = more.split_once(';').map_or(more.as_str(), |(_, text)| text.trim()).to_owned();
    Some(format!("{status} {more}").trim().chars().take(500).collect())
}

/// Marks the mail that a report is about; whether there is one.
///
/// # Errors
/// The outside failed.
pub async fn take(app: &App, bytes: &[u8]) -> Result<bool, Error> {
    let Some(bounce) = read(bytes) else { return Ok(false) };
    Ok(app.store().mark_bounced(&bounce.message_id, &bounce.said, app.now()).await?.is_some())
}

/// Reads what a mail server puts into a maildir, until the server shuts down. What was read goes from `new` to `cur`,
/// as a mail that somebody has seen.
pub async fn watch(app: App) {
    let Some(folder) = app.settings().mail.bounces.clone() else { return };
    let mut closing = app.closing();
    loop {
        if let Err(error) = look(&app, &folder).await {
            tracing::error!(%error, "the folder of mails that come back could not be read");
        }
        tokio::select! {
            () = async { drop(closing.wait_for(|closing| *closing).await) } => return,
            () = tokio::time::sleep(LOOK) => {}
        }
    }
}

/// Reads what is new in a maildir; how many mails were marked.
///
/// # Errors
/// The folder cannot be read or changed.
pub async fn look(app: &App, folder: &Path) -> std::io::Result<u32> {
    let mut marked = 0;
    let mut entries = tokio::fs::read_dir(folder.join("new")).await?;
    tokio::fs::create_dir_all(folder.join("cur")).await?;
    while let Some(entry) = entries.next_entry().await? {
        let about = entry.metadata().await?;
        if !about.is_file() {
            continue;
        }
        if about.len() <= LARGEST {
            let bytes = tokio::fs::read(entry.path()).await?;
            marked += u32::from(take(app, &bytes).await.map_err(std::io::Error::other)?);
        }
        let name = format!("{}:2,S", entry.file_name().to_string_lossy());
        tokio::fs::rename(entry.path(), folder.join("cur").join(name)).await?;
    }
    Ok(marked)
}

#[cfg(test)]
pub(crate) mod tests {
    use proptest::prelude::*;

    use super::*;

    /// A report as Postfix writes it.
    pub(crate) fn report(message_id: &str, action: &str) -> String {
        format!(
            "From: MAILER-DAEMON@mx.example.org (Mail Delivery System)\r\nTo: office@example.org\r\n\
             Subject: Undelivered Mail Returned to Sender\r\nAuto-Submitted: auto-replied\r\nMIME-Version: 1.0\r\n\
             Content-Type: multipart/report; report-type=delivery-status; boundary=\"border\"\r\n\
             Message-Id: <own@mx.example.org>\r\n\r\nThis is a MIME-encapsulated message.\r\n\r\n\
             --border\r\nContent-Type: text/plain; charset=us-ascii\r\n\r\nI'm sorry.\r\n\r\n\
             --border\r\nContent-Description: Delivery report\r\nContent-Type: message/delivery-status\r\n\r\n\
             Reporting-MTA: dns; mx.example.org\r\n\r\nFinal-Recipient: rfc822; anna@bern.example\r\n\
             Action: {action}\r\nStatus: 5.1.1\r\nRemote-MTA: dns; mx.bern.example\r\n\
             Diagnostic-Code: smtp; 550 5.1.1 <anna@bern.example>: Recipient address rejected: User\r\n    unknown\r\n\r\n\
             --border\r\nContent-Description: Undelivered Message Headers\r\nContent-Type: text/rfc822-headers\r\n\r\n\
             From: office@example.org\r\nTo: anna@bern.example\r\nSubject: Hello\r\nMessage-ID: <{message_id}>\r\n\r\n\
             --border--\r\n"
        )
    }

    #[test]
    fn a_report_of_a_failure_names_its_mail_and_what_was_said() {
        let bounce = read(report("abc@example.org", "failed").as_bytes()).unwrap();
        assert_eq!(bounce.message_id, "abc@example.org");
        assert!(bounce.said.starts_with("5.1.1 550") && bounce.said.contains("unknown"), "{}", bounce.said);
        assert_eq!(read(report("abc@example.org", "delayed").as_bytes()), None, "it may arrive yet");
        assert_eq!(read(b"From: a@b.example\r\nMessage-ID: <abc@example.org>\r\n\r\nI am away."), None);
        let whole = report("abc@example.org", "failed").replace("text/rfc822-headers", "message/rfc822");
        assert_eq!(read(whole.as_bytes()).unwrap().message_id, "abc@example.org");
    }

    proptest! {
        #[test]
        fn whatever_comes_back_is_read_or_left(bytes in prop::collection::vec(any::<u8>(), 0..400), cut in 0usize..1200) {
            read(&bytes);
            let whole = report("abc@example.org", "failed");
            let cut: Vec<u8> = whole.as_bytes().iter().copied().take(cut).chain(bytes).collect();
            if let Some(bounce) = read(&cut) {
                prop_assert!(!bounce.message_id.is_empty());
            }
        }
    }
}
