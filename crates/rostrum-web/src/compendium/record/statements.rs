//! The statements of a meeting as they are public: with its report, under the name that their authors let be shown.

use std::collections::BTreeMap;

use jiff::Timestamp;
use rostrum_domain::compendium::{Entry, EntryText, Facet, Kind};
use rostrum_domain::ids::MeetingId;
use rostrum_domain::participant::{Audience, ShownName};
use rostrum_domain::practice::{Period, Place, hash_of};
use rostrum_domain::report::{ReportSource, SessionRecord, Speaker};
use rostrum_store::MeetingRow;

use super::super::brief::{Brief, Told};
use crate::app::App;
use crate::error::Fault;

/// Characters of the hash that tells statements without an inscription apart.
const HASH: usize = 12;

/// A statement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Statement {
    /// Unique in its meeting, and steady: `session-1.12` by the number on the list of speakers, or
    /// `session-1.w3f…` by the text where nobody was inscribed for it.
    pub key: String,
    /// Whose it is, as the public sees it.
    pub shown: ShownName,
    /// On whose behalf.
    pub on_behalf_of: Option<String>,
    /// The session, and whether it was delivered.
    pub told: Told,
    /// When it was delivered.
    pub spoken_at: Option<Timestamp>,
    /// When it became public.
    pub published_at: Timestamp,
    /// The text, one paragraph each.
    pub text: Vec<String>,
}

/// All statements of a meeting that are public: none before its report is.
///
/// # Errors
/// The outside failed.
pub async fn read(app: &App, row: &MeetingRow) -> Result<Vec<Statement>, Fault> {
    let Some(published_at) = row.report_published_at else { return Ok(Vec::new()) };
    let source = app.desk().report_source(row, Audience::Public).await?;
    Ok(source.sessions.iter().flat_map(|record| of_session(&source, record, published_at)).collect())
}

fn of_session(source: &ReportSource, record: &SessionRecord, published_at: Timestamp) -> Vec<Statement> {
    let sessions = &source.meeting.note.programme.sessions;
    let title =
        sessions.iter().find(|session| session.id == record.session).map_or("", |session| session.title.as_str());
    let told = |delivered| Told { session: title.to_owned(), delivered };
    let listed = |no| format!("{}.{no}", record.session);
    let mut all = Vec::new();
    for one in record.interventions.iter().filter(|one| !one.statement.is_empty()) {
        let Speaker::Participant { inscription, shown, on_behalf_of, .. } = &one.speaker else { continue };
        let key = listed(inscription);
        // Who took the floor twice handed one text in.
        if all.iter().any(|known: &Statement| known.key == key) {
            continue;
        }
        all.push(Statement {
            key,
            shown: shown.clone(),
            on_behalf_of: on_behalf_of.clone(),
            told: told(true),
            spoken_at: Some(one.started),
            published_at,
            text: one.statement.clone(),
        });
    }
    for one in record.not_reached.iter().filter(|one| !one.statement.is_empty()) {
        all.push(Statement {
            key: listed(&one.inscription),
            shown: one.shown.clone(),
            on_behalf_of: None,
            told: told(false),
            spoken_at: None,
            published_at,
            text: one.statement.clone(),
        });
    }
    for one in &record.written {
        // The number of the participant would tell which statements are of the same unnamed person.
        let hash = hash_of(&format!("{}\n{}", record.session, one.statement.join("\n\n")));
        all.push(Statement {
            key: format!("{}.w{}", record.session, &hash[..HASH]),
            shown: one.shown.clone(),
            on_behalf_of: None,
            told: told(false),
            spoken_at: None,
            published_at,
            text: one.statement.clone(),
        });
    }
    all
}

impl Statement {
    /// Whose it is, where the public may know: the delegation, or the person who speaks for none.
    pub fn author(&self) -> Option<String> {
        self.shown.delegation.clone().or_else(|| self.shown.name.clone())
    }

    /// What is indexed of it.
    pub fn entry(&self, meeting: &MeetingId) -> Entry {
        let author = self.author();
        let names = [author.clone(), self.shown.name.clone(), self.on_behalf_of.clone()];
        let facets = BTreeMap::from([(Facet::Category, [self.shown.category.code().to_owned()].into())]);
        Entry {
            kind: Kind::Statement,
            key: format!("{meeting}.{}", self.key),
            meeting: meeting.clone(),
            language: String::new(),
            title: author.unwrap_or_default(),
            place: String::new(),
            names: names.into_iter().flatten().collect(),
            texts: vec![EntryText { part: None, language: String::new(), text: self.text.join("\n\n") }],
            facets,
            years: None,
            published_at: self.published_at,
            changed_at: self.published_at,
        }
    }

    /// What lists show of it.
    pub fn brief(&self, meeting: &MeetingId) -> Brief {
        Brief {
            kind: Kind::Statement,
            key: format!("{meeting}.{}", self.key),
            meeting: meeting.clone(),
            language: String::new(),
            title: self.author().unwrap_or_default(),
            place: Place::default(),
            period: Period::default(),
            status: None,
            author: self.author(),
            category: Some(self.shown.category),
            told: Some(self.told.clone()),
            published_at: self.published_at,
            changed_at: self.published_at,
        }
    }
}
