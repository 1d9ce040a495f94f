//! Texts that a meeting has instead of the usual ones. They were compiled before they came here.

use rostrum_domain::ids::MeetingId;
use rostrum_domain::mail::MailKind;

use crate::error::Error;
use crate::folder::Store;

/// The text of one kind of mail in one language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MailTemplate {
    /// Of which kind.
    pub kind: MailKind,
    /// In which language, a BCP 47 tag.
    pub language: String,
    /// The subject with its placeholders.
    pub subject: String,
    /// The text with its placeholders.
    pub text: String,
}

impl Store {
    /// The texts that a meeting has of its own.
    ///
    /// # Errors
    /// The outside failed.
    pub async fn list_mail_templates(&self, meeting: &MeetingId) -> Result<Vec<MailTemplate>, Error> {
        let rows: Vec<(String, String, String, String)> = sqlx::query_as(
            "SELECT kind, language, subject, text FROM mail_template WHERE meeting = $1 ORDER BY kind, language",
        )
        .bind(meeting.as_str())
        .fetch_all(&self.read)
        .await?;
        rows.into_iter()
            .map(|(kind, language, subject, text)| {
                let kind = MailKind::from_code(&kind).ok_or_else(|| Error::unreadable(format!("text of {kind}")))?;
                Ok(MailTemplate { kind, language, subject, text })
            })
            .collect()
    }

    /// Keeps a text of a meeting in the place of the usual one.
    ///
    /// # Errors
    /// The outside failed.
    pub async fn set_mail_template(&self, meeting: &MeetingId, template: &MailTemplate) -> Result<(), Error> {
        sqlx::query(
            "INSERT INTO mail_template (meeting, kind, language, subject, text, changed_at) \
             VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (meeting, kind, language) DO UPDATE SET \
             subject = excluded.subject, text = excluded.text, changed_at = excluded.changed_at",
        )
        .bind(meeting.as_str())
        .bind(template.kind.code())
        .bind(&template.language)
        .bind(&template.subject)
        .bind(&template.text)
        .bind(self.now().as_millisecond())
        .execute(&self.write)
        .await?;
        Ok(())
    }

    /// Takes a text of a meeting away: the usual one counts again.
    ///
    /// # Errors
    /// The outside failed.
    pub async fn remove_mail_template(&self, meeting: &MeetingId, kind: MailKind, language: &str) -> Result<(), Error> {
        sqlx::query("DELETE FROM mail_template WHERE meeting = $1 AND kind = $2 AND language = $3")
            .bind(meeting.as_str())
            .bind(kind.code())
            .bind(language)
            .execute(&self.write)
            .await?;
        Ok(())
    }
}
