//! Makes of a mail that was noted what is sent: subject, text, HTML, calendar.

use std::collections::BTreeMap;

use rostrum_domain::mail::MailKind;
use rostrum_domain::participant::{Participant, Visibility};
use rostrum_store::{Error, Mail, MailTemplate, MeetingRow, WrittenMail};

use super::template::Template;
use super::values::{About, fact_in_words, values};
use super::{html, texts};
use crate::app::App;
use crate::i18n::Lang;
use crate::meeting::calendar;

/// Writes a mail. `None`: whom it was for is not there any more.
///
/// # Errors
/// The outside failed.
pub async fn write(app: &App, mail: &Mail) -> Result<Option<WrittenMail>, Error> {
    let row = match &mail.meeting {
        Some(id) => match app.store().find_meeting(id).await? {
            Some(row) => Some(row),
            None => return Ok(None),
        },
        None => None,
    };
    let participant = match (&row, mail.participant) {
        (Some(row), Some(no)) => {
            let reached = app.store().find_contact(&row.meeting.id, no).await?;
            if reached.is_none_or(|contact| contact.email.is_empty()) {
                return Ok(None);
            }
            find_recipient(app, row, no).await?
        }
        _ => None,
    };
    if participant.is_none() && mail.address.is_none() {
        return Ok(None);
    }
    let tag = mail.language.as_deref().or(participant.as_ref().map(|person| person.language.as_str()));
    let lang = tag.and_then(Lang::from_tag).unwrap_or(Lang::En);
    let template = match &row {
        Some(row) => template_of(&app.store().list_mail_templates(&row.meeting.id).await?, mail.kind, lang),
        None => template_of(&[], mail.kind, lang),
    };
    if mail.kind == MailKind::NeutralLink {
        return Ok(Some(fill_neutrally(lang, &template, &mail.facts)));
    }
    let about = About { row: row.as_ref(), participant: participant.as_ref(), facts: &mail.facts };
    let mut written = fill(app, lang, &template, &about, false).await?;
    if let (Some(row), Some(person)) = (&row, &participant)
        && has_calendar(mail.kind)
        // Programs put what is attached into calendars that others see, without asking.
        && !is_discreet(app, row, person).await?
    {
        written.calendar = Some(calendar::of_participant(app, row, person, calendar::Which::WholeMeeting).await?);
    }
    Ok(Some(written))
}

/// Fills a template in for a recipient. With `shown_only` no link is made.
///
/// # Errors
/// The outside failed.
pub async fn fill(
    app: &App,
    lang: Lang,
    template: &Template,
    about: &About<'_>,
    shown_only: bool,
) -> Result<WrittenMail, Error> {
    let known = values(app, lang, about, |name| template.names(name), shown_only).await?;
    let value = |name: &str| known.get(name).cloned().unwrap_or_default();
    let neutral = texts::section(lang, "neutral").to_owned();
    let discreet = match (about.row, about.participant) {
        (Some(row), Some(person)) => is_discreet(app, row, person).await?,
        _ => false,
    };
    let subject = if discreet { None } else { template.subject(&value) };
    let body = template.text(&value);
    let greeting = if known.contains_key("name") { "greeting" } else { "greeting-unnamed" };
    let greeting = Template::read("", texts::section(lang, greeting)).text(&value);
    let around = |name: &str| match name {
        "greeting" => greeting.clone(),
        "body" => body.clone(),
        other => value(other),
    };
    let text = texts::frame(lang).text(&around);
    Ok(WrittenMail { subject: subject.unwrap_or(neutral), html: html::document(lang, &text), text, calendar: None })
}

/// The text that a meeting has of its own, or the usual one.
pub fn template_of(own: &[MailTemplate], kind: MailKind, lang: Lang) -> Template {
    let own = own.iter().find(|template| template.kind == kind && template.language == lang.tag());
    // A kind may have lost a placeholder since the text was saved; then the usual text is sent.
    let own = own.and_then(|own| Template::compile(kind, &own.subject, &own.text).ok());
    own.unwrap_or_else(|| {
        let (subject, text) = texts::usual(lang, kind);
        Template::read(subject, text)
    })
}

/// Whether subject and sender must tell nothing of the meeting: whoever sees a list of mails over somebody's shoulder
/// would learn of it. So it is for those who take part unnamed, and for those who came over a neutral link.
///
/// # Errors
/// The outside failed.
pub async fn is_discreet(app: &App, row: &MeetingRow, participant: &Participant) -> Result<bool, Error> {
    Ok(participant.visibility >= Visibility::CategoryOnly
        || app.store().is_written_to_neutrally(&row.meeting.id, participant.no).await?)
}

/// A mail that holds a link and an instant, and no word of a meeting, a secretariat or Rostrum around them.
pub(super) fn fill_neutrally(lang: Lang, template: &Template, facts: &BTreeMap<String, String>) -> WrittenMail {
    let value = |name: &str| match facts.get(name) {
        Some(fact) => fact_in_words(lang, None, name, fact),
        None => String::new(),
    };
    let text = template.text(&value);
    let subject = template.subject(&value).unwrap_or_default();
    WrittenMail { subject, html: html::document(lang, &text), text, calendar: None }
}

fn has_calendar(kind: MailKind) -> bool {
    matches!(kind, MailKind::Confirmation | MailKind::Approval | MailKind::Promoted | MailKind::ProgrammeChange)
}

/// A participant with their own names, as they themselves may see them.
///
/// # Errors
/// The outside failed.
pub async fn find_recipient(
    app: &App,
    row: &MeetingRow,
    no: rostrum_domain::ids::ParticipantNo,
) -> Result<Option<Participant>, Error> {
    let Some(mut participant) = app.store().find_participant(&row.meeting.id, no).await? else { return Ok(None) };
    if let Some(identity) = app.store().find_identity(&row.meeting.id, no).await? {
        participant.identify(identity);
    }
    Ok(Some(participant))
}

/// No facts.
pub static NOTHING: BTreeMap<String, String> = BTreeMap::new();
