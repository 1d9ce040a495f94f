//! The way out: a mail server by SMTP, or none, and then mails are kept to be read on the page.

use std::path::PathBuf;
use std::time::{Duration, SystemTime};

use jiff::{SignedDuration, Timestamp};
use lettre::message::header::{ContentType, HeaderName, HeaderValue};
use lettre::message::{Attachment, Mailbox, MultiPart, SinglePart};
use lettre::transport::smtp::PoolConfig;
use lettre::{Address, AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor};
use rostrum_store::WrittenMail;

/// How long a mail server may take for one answer.
const PATIENCE: Duration = Duration::from_secs(60);
/// Most connections to the mail server at once.
pub const CONNECTIONS: u32 = 4;

/// How mails leave.
#[derive(Clone, Debug)]
pub struct MailSettings {
    smtp: Option<Smtp>,
    /// A maildir into which a mail server puts what comes back.
    pub bounces: Option<PathBuf>,
    /// How long to wait before a mail is tried for the second time.
    pub retry: SignedDuration,
}

/// The usual wait before the second attempt.
pub const RETRY: SignedDuration = SignedDuration::from_secs(60);

#[derive(Clone)]
struct Smtp {
    url: String,
    from: Mailbox,
    /// The sender of mails that must tell nothing.
    neutral: Mailbox,
}

impl std::fmt::Debug for Smtp {
    // The address of the server may hold a password.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Smtp").field("from", &self.from).finish_non_exhaustive()
    }
}

/// What is wrong with the settings.
#[derive(Debug, thiserror::Error)]
pub enum MailSettingsFault {
    /// The address of the mail server.
    #[error(
        "The mail server cannot be used: {0}. Permitted are smtps://USER:PASSWORD@HOST for TLS from the start, smtp://USER:PASSWORD@HOST?tls=required for STARTTLS, and smtp://HOST for a server in this machine."
    )]
    Server(#[source] lettre::transport::smtp::Error),
    /// The sender.
    #[error(
        "\"{0}\" is no sender; permitted is an address such as secretariat@example.org, or a name with it: \"Secretariat <secretariat@example.org>\"."
    )]
    Sender(String),
    /// A server without a sender.
    #[error("There is a mail server but no sender; name the sender as well, with --mail-from or ROSTRUM_MAIL_FROM.")]
    NoSender,
}

impl MailSettings {
    /// The same with a sender of its own for mails that must tell nothing of the meeting; without it these come from
    /// the address of the usual sender, without its name.
    ///
    /// # Errors
    /// [`MailSettingsFault::Sender`] for what is no sender.
    pub fn with_neutral_sender(mut self, from: Option<&str>) -> Result<Self, MailSettingsFault> {
        if let (Some(smtp), Some(from)) = (&mut self.smtp, from) {
            smtp.neutral = from.parse().map_err(|_| MailSettingsFault::Sender(from.to_owned()))?;
        }
        Ok(self)
    }

    /// Nothing leaves; mails are kept to be read.
    pub fn embedded() -> Self {
        Self { smtp: None, bounces: None, retry: RETRY }
    }

    /// Reads the address of a mail server, `smtp://` or `smtps://`, and the sender.
    ///
    /// # Errors
    /// [`MailSettingsFault`] says which of the two is wrong, and what is permitted.
    pub fn read(smtp: Option<&str>, from: Option<&str>, bounces: Option<PathBuf>) -> Result<Self, MailSettingsFault> {
        let Some(url) = smtp else { return Ok(Self { smtp: None, bounces, retry: RETRY }) };
        AsyncSmtpTransport::<Tokio1Executor>::from_url(url).map_err(MailSettingsFault::Server)?;
        let from = from.ok_or(MailSettingsFault::NoSender)?;
        let from: Mailbox = from.parse().map_err(|_| MailSettingsFault::Sender(from.to_owned()))?;
        let neutral = Mailbox::new(None, from.email.clone());
        Ok(Self { smtp: Some(Smtp { url: url.to_owned(), from, neutral }), bounces, retry: RETRY })
    }

    /// The same with another wait before the second attempt, as a server with a grey list needs it.
    #[must_use]
    pub fn with_retry(self, retry: SignedDuration) -> Self {
        Self { retry, ..self }
    }

    /// Whether mails leave.
    pub fn sends(&self) -> bool {
        self.smtp.is_some()
    }

    /// The address that mails come from.
    pub fn sender(&self) -> Option<String> {
        self.smtp.as_ref().map(|smtp| smtp.from.email.to_string())
    }

    /// A new Message-ID, without angle brackets, out of 16 random bytes in hexadecimal digits.
    pub fn message_id(&self, random: &str) -> String {
        let domain = self.smtp.as_ref().map_or("rostrum.invalid", |smtp| smtp.from.email.domain());
        format!("{random}@{domain}")
    }
}

/// An open way out.
#[derive(Debug)]
pub enum Transport {
    /// None: mails are kept.
    Embedded,
    /// A mail server.
    Smtp {
        /// The server.
        server: AsyncSmtpTransport<Tokio1Executor>,
        /// The usual sender.
        from: Mailbox,
        /// The sender of mails that must tell nothing.
        neutral: Mailbox,
    },
}

/// How a mail is sent.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct How {
    /// The sender is the neutral one, which tells nothing of the meeting.
    pub discreet: bool,
    /// It goes to many, and says how to get no more of them.
    pub bulk: bool,
}

/// How an attempt to send ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// The server took it, with this status.
    Taken(u16),
    /// It may be taken later.
    Later(Option<u16>, String),
    /// It will never be taken.
    Never(Option<u16>, String),
    /// Nothing is sent.
    Kept,
}

impl Transport {
    /// Opens it. Connections are made when there is something to send.
    ///
    /// # Errors
    /// The address of the server is wrong.
    pub fn open(settings: &MailSettings) -> Result<Self, MailSettingsFault> {
        let Some(smtp) = &settings.smtp else { return Ok(Self::Embedded) };
        let server = AsyncSmtpTransport::<Tokio1Executor>::from_url(&smtp.url)
            .map_err(MailSettingsFault::Server)?
            .timeout(Some(PATIENCE))
            .pool_config(PoolConfig::new().max_size(CONNECTIONS).idle_timeout(PATIENCE))
            .build();
        Ok(Self::Smtp { server, from: smtp.from.clone(), neutral: smtp.neutral.clone() })
    }

    /// Sends a mail.
    pub async fn send(&self, message_id: &str, to: &str, written: &WrittenMail, how: How, now: Timestamp) -> Answer {
        let Self::Smtp { server, from, neutral } = self else { return Answer::Kept };
        let from = if how.discreet { neutral.clone() } else { from.clone() };
        let message = match message(message_id, from, to, written, how.bulk, now) {
            Ok(message) => message,
            Err(fault) => return Answer::Never(None, fault),
        };
        match server.send(message).await {
            Ok(response) => Answer::Taken(u16::from(response.code())),
            Err(error) => {
                let status = error.status().map(u16::from);
                // 530, 534, 535 and 538 refuse the program, not the mail: whoever runs it mends that (RFC 4954, 6).
                let refused = error.is_permanent() && !matches!(status, Some(530 | 534 | 535 | 538));
                let said = said(&error);
                if refused { Answer::Never(status, said) } else { Answer::Later(status, said) }
            }
        }
    }
}

pub(super) fn message(
    message_id: &str,
    from: Mailbox,
    to: &str,
    written: &WrittenMail,
    bulk: bool,
    now: Timestamp,
) -> Result<Message, String> {
    // RFC 2369, 3.2. A person reads it: to be left out of a meeting's mails is no matter for a program alone.
    let unsubscribe = bulk.then(|| format!("<mailto:{}?subject=unsubscribe>", from.email));
    let to: Address = to.parse().map_err(|fault: lettre::address::AddressError| fault.to_string())?;
    let texts = MultiPart::alternative_plain_html(written.text.clone(), written.html.clone());
    let body = match &written.calendar {
        None => texts,
        Some(calendar) => {
            let kind = ContentType::parse("text/calendar; method=PUBLISH; charset=utf-8").map_err(|f| f.to_string())?;
            let file: SinglePart = Attachment::new("calendar.ics".to_owned()).body(calendar.clone(), kind);
            MultiPart::mixed().multipart(texts).singlepart(file)
        }
    };
    let mut message = Message::builder()
        .from(from)
        .to(Mailbox::new(None, to))
        .subject(written.subject.as_str())
        .date(SystemTime::UNIX_EPOCH + Duration::from_millis(u64::try_from(now.as_millisecond()).unwrap_or(0)))
        .message_id(Some(format!("<{message_id}>")))
        .multipart(body)
        .map_err(|fault| fault.to_string())?;
    // No answer of an absent reader comes back (RFC 3834, 5).
    let automatic = HeaderValue::new(HeaderName::new_from_ascii_str("Auto-Submitted"), "auto-generated".to_owned());
    message.headers_mut().insert_raw(automatic);
    if let Some(unsubscribe) = unsubscribe {
        let header = HeaderName::new_from_ascii_str("List-Unsubscribe");
        message.headers_mut().insert_raw(HeaderValue::new(header, unsubscribe));
    }
    Ok(message)
}

/// What the server said, with what lies below it.
fn said(error: &dyn std::error::Error) -> String {
    let mut said = error.to_string();
    let mut source = error.source();
    while let Some(inner) = source {
        said = format!("{said}: {inner}");
        source = inner.source();
    }
    said.chars().take(500).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn settings_that_cannot_work_are_refused_at_the_start() {
        let read = |smtp, from| MailSettings::read(smtp, from, None);
        assert!(!read(None, None).unwrap().sends());
        assert!(
            read(Some("smtps://user:secret@mail.example.org"), Some("Office <office@example.org>")).unwrap().sends()
        );
        assert!(matches!(
            read(Some("http://mail.example.org"), Some("a@b.example")),
            Err(MailSettingsFault::Server(_))
        ));
        assert!(matches!(read(Some("smtp://localhost"), None), Err(MailSettingsFault::NoSender)));
        assert!(matches!(read(Some("smtp://localhost"), Some("office")), Err(MailSettingsFault::Sender(_))));
        let shown = format!("{:?}", read(Some("smtps://user:secret@mail.example.org"), Some("a@b.example")).unwrap());
        assert!(!shown.contains("secret"), "{shown}");
        let read = || read(Some("smtp://localhost"), Some("Panel <office@example.org>")).unwrap();
        let neutral = |settings: MailSettings| settings.smtp.unwrap().neutral.to_string();
        assert_eq!(neutral(read()), "office@example.org", "no name unless one is set");
        let set = read().with_neutral_sender(Some("Forms <forms@example.com>")).unwrap();
        assert_eq!(neutral(set), "Forms <forms@example.com>");
        assert!(matches!(read().with_neutral_sender(Some("forms")), Err(MailSettingsFault::Sender(_))));
    }

    #[test]
    fn a_message_has_both_texts_the_calendar_and_no_header_of_the_recipient() {
        let written = WrittenMail {
            subject: "Votre inscription — 21 juillet".to_owned(),
            text: "Bonjour".to_owned(),
            html: "<p>Bonjour</p>".to_owned(),
            calendar: Some("BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n".to_owned()),
        };
        let from: Mailbox = "Office <office@example.org>".parse().unwrap();
        let now = "2025-07-21T08:00:00Z".parse().unwrap();
        let made = message("abc@example.org", from.clone(), "anna@bern.example", &written, true, now).unwrap();
        let text = String::from_utf8(made.formatted()).unwrap();
        for part in [
            "Message-ID: <abc@example.org>",
            "Date: Mon, 21 Jul 2025 08:00:00",
            "Auto-Submitted: auto-generated",
            "List-Unsubscribe: <mailto:office@example.org?subject=unsubscribe>",
            "method=PUBLISH",
            "multipart/alternative",
            "text/html",
        ] {
            assert!(text.contains(part), "{part} in {text}");
        }
        let single = message("abc@example.org", from.clone(), "anna@bern.example", &written, false, now).unwrap();
        assert!(!String::from_utf8(single.formatted()).unwrap().contains("List-Unsubscribe"));
        let injected = message("abc@example.org", from, "a@b.example\r\nBcc: c@d.example", &written, false, now);
        assert!(injected.is_err());
    }
}
