//! What of contributions is held about a participant, for that person.

use jiff::Timestamp;
use rostrum_domain::contribution::{Contribution, Field};
use rostrum_domain::ids::{ContributionNo, MeetingId, ParticipantNo};
use rostrum_domain::registration::File;

use super::{BesideRow, ContributionChange, ContributionRow, ContributionVersion, draft};
use crate::error::Error;
use crate::folder::Store;

/// A contribution that a participant began.
#[derive(Clone, Debug)]
pub struct OwnContribution {
    /// Where it stands.
    pub row: ContributionRow,
    /// What is being written.
    pub draft: Contribution,
    /// Texts that wait beside others.
    pub beside: Vec<BesideRow>,
    /// What was handed in.
    pub versions: Vec<ContributionVersion>,
    /// What is attached.
    pub files: Vec<File>,
    /// What became of it.
    pub changes: Vec<ContributionChange>,
}

/// A part that a participant wrote in a contribution which somebody else began.
#[derive(Clone, Debug)]
pub struct OwnPart {
    /// In which.
    pub contribution: ContributionNo,
    /// Which part.
    pub field: Field,
    /// What stands there.
    pub text: String,
    /// When it was written.
    pub changed_at: Timestamp,
}

impl Store {
    /// The contributions that a participant began, and what they wrote in those of others.
    ///
    /// # Errors
    /// The outside failed.
    pub async fn find_own_contributions(
        &self,
        meeting: &MeetingId,
        participant: ParticipantNo,
    ) -> Result<(Vec<OwnContribution>, Vec<OwnPart>), Error> {
        let (mut own, mut parts) = (Vec::new(), Vec::new());
        let wrote: Vec<(u32,)> = sqlx::query_as(
            "SELECT no FROM contribution WHERE meeting = $1 AND participant = $2 UNION SELECT contribution \
             FROM contribution_field WHERE meeting = $1 AND participant = $2 ORDER BY 1",
        )
        .bind(meeting.as_str())
        .bind(i64::from(participant.0))
        .fetch_all(&self.read)
        .await?;
        for (no,) in wrote {
            let no = ContributionNo(no);
            let Some(row) = self.find_contribution(meeting, no).await? else { continue };
            if row.participant != Some(participant) {
                let fields = draft::list_fields_in(self, &mut *self.read.acquire().await?, (meeting, no)).await?;
                let own = fields.into_iter().filter(|row| row.by == Some(participant));
                parts.extend(own.map(|row| OwnPart {
                    contribution: no,
                    field: row.field,
                    text: row.standing.text,
                    changed_at: row.changed_at,
                }));
                continue;
            }
            let mut files = Vec::new();
            for file in self.list_contribution_files(meeting, no).await? {
                files.extend(self.find_contribution_file(meeting, no, file.no).await?.map(|(_, file)| file));
            }
            own.push(OwnContribution {
                row,
                draft: self.find_draft(meeting, no).await?,
                beside: self.list_beside(meeting, no).await?,
                versions: self.list_contribution_versions(meeting, no).await?,
                files,
                changes: self.list_contribution_changes(meeting, no).await?,
            });
        }
        Ok((own, parts))
    }
}
