//! What placeholders of a mail stand for, in the language of the mail.

use std::collections::BTreeMap;

use jiff::Timestamp;
use rostrum_domain::floor::Status;
use rostrum_domain::ids::SessionId;
use rostrum_domain::participant::Participant;
use rostrum_store::{Error, MailLinks, MeetingRow, Token};

use super::texts;
use crate::app::App;
use crate::i18n::Lang;
use crate::times;

/// Whom and what a mail is about.
#[derive(Debug)]
pub struct About<'a> {
    /// The meeting; `None`: Rostrum as a whole.
    pub row: Option<&'a MeetingRow>,
    /// The recipient, with their own names, when they are a participant.
    pub participant: Option<&'a Participant>,
    /// What the mail was noted with.
    pub facts: &'a BTreeMap<String, String>,
}

/// The values of all placeholders that `wanted` holds. Without `links` the mail is only shown: where a link of the
/// recipient's own would stand, only its beginning does.
///
/// # Errors
/// The outside failed.
pub async fn values(
    app: &App,
    lang: Lang,
    about: &About<'_>,
    wanted: impl Fn(&str) -> bool,
    links: Option<&MailLinks>,
) -> Result<BTreeMap<&'static str, String>, Error> {
    let base = &app.settings().base;
    let mut values = BTreeMap::new();
    if let Some(row) = about.row {
        let note = &row.meeting.note;
        let page = format!("{base}/m/{}", row.meeting.id);
        let dates: Vec<String> = note.days.iter().map(|day| times::date_short(lang, day.date)).collect();
        let marked = if row.meeting.rehearsal { format!("REHEARSAL: {}", note.title) } else { note.title.clone() };
        values.insert("meeting", marked);
        values.insert("dates", dates.join(", "));
        values.insert("when", when(lang, row));
        values.insert("place", times::place(lang, &note.place));
        values.insert("register_link", format!("{page}/register"));
        values.insert("own_page_link", format!("{page}/me"));
        values.insert("report_link", format!("{page}/report"));
        values.insert("meeting_link", page);
    }
    if let (Some(row), Some(participant)) = (about.row, about.participant) {
        let id = &row.meeting.id;
        values.insert("name", participant.name.clone());
        // Where a mail was noted without a page of its own, the own page leads there.
        values.insert("link", format!("{base}/m/{id}/me"));
        values.insert("delegation", participant.delegation_name.clone());
        let category = lang.of_family("category", participant.category.code(), &[]);
        values.insert("category", category.unwrap_or_else(|| participant.category.name().to_owned()));
        if wanted("contribution") {
            values.insert("contribution", contribution(app, lang, row, participant).await?);
        }
        // Where nothing is made, only the beginning of a link stands.
        let link = |token: Option<&Token>| token.map_or("…", Token::as_str).to_owned();
        if wanted("calendar_link") {
            let token = link(links.and_then(|links| links.calendar.as_ref()));
            values.insert("calendar_link", format!("{base}/calendar/{token}/meeting.ics"));
        }
        if wanted("personal_link") {
            let token = link(links.and_then(|links| links.personal.as_ref()));
            values.insert("personal_link", format!("{base}/p/{token}"));
        }
    }
    if let (Some(row), Some(call)) = (about.row, about.facts.get("call")) {
        values.insert("call_link", format!("{base}/m/{}/calls/{call}", row.meeting.id));
    }
    for (name, fact) in about.facts {
        if let Some(name) = NAMES_OF_FACTS.iter().find(|known| *known == name) {
            values.insert(name, fact_in_words(lang, about.row, name, fact));
        }
    }
    Ok(values)
}

/// Placeholders that a mail may be noted with.
const NAMES_OF_FACTS: [&str; 17] = [
    "link",
    "deadline",
    "reason",
    "decision",
    "changes",
    "session",
    "opens",
    "statement",
    "personal_link",
    "delegation",
    "category",
    "reference",
    "version",
    "received",
    "late",
    "hash",
    "before",
];

/// An instant, a session or a decision in words of the language; everything else is a text already.
pub(super) fn fact_in_words(lang: Lang, row: Option<&MeetingRow>, name: &str, fact: &str) -> String {
    let note = row.map(|row| &row.meeting.note);
    match name {
        "deadline" | "opens" | "received" | "before" => match (fact.parse::<Timestamp>(), note) {
            (Ok(at), Some(note)) => times::instant(lang, &note.zone, at),
            (Ok(at), None) => at.strftime("%Y-%m-%d %H:%M UTC").to_string(),
            (Err(_), _) => fact.to_owned(),
        },
        "session" => {
            let session = SessionId::parse(fact).ok().zip(note).and_then(|(id, note)| note.programme.session(&id));
            session.map_or_else(|| fact.to_owned(), |session| session.title.clone())
        }
        "late" if !fact.is_empty() => texts::section(lang, "contribution-late").to_owned(),
        "decision" => match texts::section(lang, &format!("decision-{fact}")) {
            "" => fact.to_owned(),
            words => words.to_owned(),
        },
        _ => fact.to_owned(),
    }
}

/// Days and hours with their zone, a line for each day.
fn when(lang: Lang, row: &MeetingRow) -> String {
    let note = &row.meeting.note;
    let day = |day: &rostrum_domain::concept_note::Day| {
        let hours: Vec<String> = day
            .hours
            .iter()
            .map(|hours| format!("{}–{}", hours.start.strftime("%H:%M"), hours.end.strftime("%H:%M")))
            .collect();
        let zone = times::abbreviation(&note.zone, note.zone.instant(day.date.at(12, 0, 0, 0)));
        let date = times::date_long(lang, day.date);
        if hours.is_empty() {
            return date;
        }
        format!("{date}, {} {zone} ({})", hours.join(", "), note.zone.name)
    };
    note.days.iter().map(day).collect::<Vec<_>>().join("\n")
}

/// What became of what somebody contributed; nothing where nobody contributed anything.
async fn contribution(app: &App, lang: Lang, row: &MeetingRow, participant: &Participant) -> Result<String, Error> {
    let floor = app.desk().floor(&row.meeting.id).await?;
    let spoke =
        floor.inscriptions.values().any(|entry| entry.participant == participant.no && entry.status == Status::Spoke);
    let wrote = !app.store().list_statements_of(&row.meeting.id, participant.no).await?.is_empty();
    let section = match (spoke, wrote) {
        (true, true) => "contribution-both",
        (true, false) => "contribution-spoke",
        (false, true) => "contribution-statement",
        (false, false) => return Ok(String::new()),
    };
    Ok(texts::section(lang, section).to_owned())
}
