//! All that is kept of a meeting, gathered for its report.

use std::collections::{BTreeMap, BTreeSet};

use rostrum_domain::meeting::Meeting;
use rostrum_domain::participant::Audience;
use rostrum_domain::report::{Attended, Kept, ReportSource, gather};

use crate::desk::Desk;
use crate::error::Error;
use crate::meeting::MeetingRow;

impl Desk {
    /// What the report of a meeting is made from, as `audience` may see it. It is dated today, in the
    /// meeting's zone.
    ///
    /// # Errors
    /// The outside failed.
    pub async fn report_source(&self, row: &MeetingRow, audience: Audience) -> Result<ReportSource, Error> {
        let (store, meeting) = (self.store(), &row.meeting);
        let statements = store.list_statements(&meeting.id).await?;
        let statements: BTreeMap<_, _> = statements
            .into_iter()
            .map(|statement| ((statement.participant, statement.session), statement.text))
            .collect();
        let participants = store.list_participants(&meeting.id).await?;
        let attended = self.attended(meeting).await?;
        let kept = Kept {
            meeting,
            symbol: row.report_symbol.clone(),
            floor: &*self.floor(&meeting.id).await?,
            participants: &participants,
            on_behalf_of: &store.list_on_behalf_told(&meeting.id, &participants).await?,
            statements: &statements,
            attended: &attended,
        };
        Ok(gather(&kept, audience, meeting.note.zone.local(store.now()).date()))
    }

    /// Who attended a meeting, with what delegations and participants declared.
    ///
    /// # Errors
    /// The outside failed.
    pub async fn attended(&self, meeting: &Meeting) -> Result<Attended, Error> {
        let (store, id) = (self.store(), &meeting.id);
        let read_on = store.list_attendance_read(id).await?.into_iter().map(|at| meeting.note.zone.local(at).date());
        Ok(Attended {
            people: store.list_attended(id).await?,
            origins: store.list_origins(id).await?,
            genders: store.list_genders(id).await?,
            read_on: read_on.collect::<BTreeSet<_>>().into_iter().collect(),
            checked_in: !store.list_stays(id).await?.is_empty(),
        })
    }
}
