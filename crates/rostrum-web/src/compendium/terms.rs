//! Names of what practices and entries carry as codes: terms of the taxonomy, meetings.

use std::collections::BTreeMap;
use std::sync::Arc;

use rostrum_domain::taxonomy::{Scheme, Taxonomy, TermCode};

use crate::app::App;
use crate::error::Fault;
use crate::i18n::Lang;

/// The names, as they are now.
#[derive(Clone, Debug, Default)]
pub struct Terms {
    taxonomy: Arc<Taxonomy>,
    meetings: BTreeMap<String, String>,
}

impl Terms {
    /// Reads them.
    ///
    /// # Errors
    /// The outside failed.
    pub async fn read(app: &App) -> Result<Self, Fault> {
        let meetings = app.store().list_meetings().await?;
        let title = |row: rostrum_store::MeetingRow| (row.meeting.id.to_string(), row.meeting.note.title);
        Ok(Self { taxonomy: app.store().taxonomy().await?, meetings: meetings.into_iter().map(title).collect() })
    }

    /// The title of a meeting by its id.
    pub fn meeting(&self, id: &str) -> Option<String> {
        self.meetings.get(id).cloned()
    }

    /// All meetings: ids and titles.
    pub fn meetings(&self) -> impl Iterator<Item = (&str, &str)> {
        self.meetings.iter().map(|(id, title)| (id.as_str(), title.as_str()))
    }

    /// The name of a term in a language, or in another where it has none; `None` for a code that there never was.
    pub fn name(&self, scheme: Scheme, code: &TermCode, lang: Lang) -> Option<String> {
        let term = self.taxonomy.term(scheme, code)?;
        term.names.to_reader(lang.tag()).map(|name| name.text.to_owned())
    }

    /// The taxonomy itself.
    pub fn taxonomy(&self) -> &Taxonomy {
        &self.taxonomy
    }
}
