//! All that is kept of a meeting, gathered for its report.

use std::collections::BTreeMap;

use rostrum_domain::participant::Audience;
use rostrum_domain::report::{Kept, ReportSource, gather};

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
        let kept = Kept {
            meeting,
            symbol: row.report_symbol.clone(),
            floor: &*self.floor(&meeting.id).await?,
            participants: &participants,
            on_behalf_of: &store.list_on_behalf_told(&meeting.id, &participants).await?,
            statements: &statements,
        };
        Ok(gather(&kept, audience, meeting.note.zone.local(store.now()).date()))
    }
}
