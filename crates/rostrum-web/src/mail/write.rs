//! Makes of a mail that was noted what is sent: subject, text, HTML, calendar.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use rostrum_domain::ids::MeetingId;
use rostrum_domain::mail::MailKind;
use rostrum_domain::participant::{Participant, Visibility};
use rostrum_store::{Error, Mail, MailLinks, MailTemplate, MeetingRow, WantedLinks, WrittenMail};

use super::template::Template;
use super::values::{About, fact_in_words, values};
use super::{html, texts};
use crate::app::App;
use crate::i18n::Lang;
use crate::meeting::calendar;

/// What mails of one meeting have in common; read once for all that are written together.
struct Shared {
    row: MeetingRow,
    own: Vec<MailTemplate>,
    calendar: Option<String>,
}

/// A mail before its links are made.
struct Draft<'a> {
    mail: &'a Mail,
    shared: Option<Arc<Shared>>,
    participant: Option<Participant>,
    lang: Lang,
    template: Template,
}

/// Writes mails, their links in one transaction, in the order in which they are given. `None`: whom a mail was for is
/// not there any more.
///
/// # Errors
/// The outside failed.
pub async fn write_all(app: &App, mails: &[Mail]) -> Result<Vec<Option<WrittenMail>>, Error> {
    let (mut meetings, mut drafts) = (HashMap::new(), Vec::with_capacity(mails.len()));
    for mail in mails {
        let shared = match &mail.meeting {
            Some(id) => find_shared(app, &mut meetings, id, mail.kind).await?,
            None => None,
        };
        drafts.push(draft(app, mail, shared).await?);
    }
    let wanted: Vec<WantedLinks> = drafts.iter().flatten().filter_map(Draft::wanted_links).collect();
    let mut made = app.store().make_mail_links(&wanted).await?.into_iter();
    let mut written = Vec::with_capacity(drafts.len());
    for draft in drafts {
        written.push(match draft {
            Some(draft) => {
                let links = draft.wanted_links().and_then(|_| made.next()).unwrap_or_default();
                Some(finish(app, &draft, &links).await?)
            }
            None => None,
        });
    }
    Ok(written)
}

/// `None`: the meeting is not there any more.
async fn find_shared(
    app: &App,
    meetings: &mut HashMap<MeetingId, Arc<Shared>>,
    id: &MeetingId,
    kind: MailKind,
) -> Result<Option<Arc<Shared>>, Error> {
    if let Some(shared) = meetings.get(id).filter(|shared| shared.calendar.is_some() || !has_calendar(kind)) {
        return Ok(Some(Arc::clone(shared)));
    }
    let Some(row) = app.store().find_meeting(id).await? else { return Ok(None) };
    let own = app.store().list_mail_templates(id).await?;
    let calendar = if has_calendar(kind) { Some(calendar::of_meeting(app, &row).await?) } else { None };
    let shared = Arc::new(Shared { row, own, calendar });
    meetings.insert(id.clone(), Arc::clone(&shared));
    Ok(Some(shared))
}

/// `None`: there is nobody to write to any more.
async fn draft<'a>(app: &App, mail: &'a Mail, shared: Option<Arc<Shared>>) -> Result<Option<Draft<'a>>, Error> {
    if mail.meeting.is_some() && shared.is_none() {
        return Ok(None);
    }
    let participant = match (&shared, mail.participant) {
        (Some(shared), Some(no)) => {
            let reached = app.store().find_contact(&shared.row.meeting.id, no).await?;
            if reached.is_none_or(|contact| contact.email.is_empty()) {
                return Ok(None);
            }
            find_recipient(app, &shared.row, no).await?
        }
        _ => None,
    };
    if participant.is_none() && mail.address.is_none() {
        return Ok(None);
    }
    let tag = mail.language.as_deref().or(participant.as_ref().map(|person| person.language.as_str()));
    let lang = tag.and_then(Lang::from_tag).unwrap_or(Lang::En);
    let template = template_of(shared.as_ref().map_or(&[], |shared| &shared.own), mail.kind, lang);
    Ok(Some(Draft { mail, shared, participant, lang, template }))
}

impl Draft<'_> {
    fn wanted_links(&self) -> Option<WantedLinks> {
        let (shared, person) = (self.shared.as_ref()?, self.participant.as_ref()?);
        let (personal, calendar) = (self.template.names("personal_link"), self.template.names("calendar_link"));
        (personal || calendar).then(|| WantedLinks {
            meeting: shared.row.meeting.id.clone(),
            participant: person.no,
            personal,
            calendar,
        })
    }
}

async fn finish(app: &App, draft: &Draft<'_>, links: &MailLinks) -> Result<WrittenMail, Error> {
    let Draft { mail, shared, participant, lang, template } = draft;
    if is_neutral(mail.kind) {
        return Ok(fill_neutrally(*lang, template, &mail.facts));
    }
    let row = shared.as_ref().map(|shared| &shared.row);
    let about = About { row, participant: participant.as_ref(), facts: &mail.facts };
    let mut written = fill(app, *lang, template, &about, Some(links)).await?;
    if let (Some(shared), Some(person)) = (shared, participant)
        && has_calendar(mail.kind)
        // Programs put what is attached into calendars that others see, without asking.
        && !is_discreet(app, &shared.row, person).await?
    {
        written.calendar.clone_from(&shared.calendar);
    }
    Ok(written)
}

/// Fills a template in for a recipient. Without `links` it is only shown, and what is made for it is left out.
///
/// # Errors
/// The outside failed.
pub async fn fill(
    app: &App,
    lang: Lang,
    template: &Template,
    about: &About<'_>,
    links: Option<&MailLinks>,
) -> Result<WrittenMail, Error> {
    let known = values(app, lang, about, |name| template.names(name), links).await?;
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

/// Whether a mail of a kind is a link and nothing else, whoever it goes to.
pub(super) fn is_neutral(kind: MailKind) -> bool {
    matches!(kind, MailKind::NeutralLink | MailKind::ContributionLink)
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
