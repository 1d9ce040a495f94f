//! The roles of people, and which were given to whom.

use jiff::Timestamp;
use rostrum_domain::ids::{MeetingId, PersonId};
use rostrum_domain::participant::Category;
use sqlx::SqliteConnection;

use crate::error::Error;
use crate::folder::instant;
use crate::staff::AccountNo;

/// What a person may be in a meeting, or for all meetings.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// Gives and takes roles, of all meetings or of one.
    Owner,
    /// Runs all meetings of this data folder, or one.
    Secretariat,
    /// Gives the floor in one meeting.
    Chair,
    /// Leads the talk in one meeting, and sees who comes next.
    Moderator,
    /// Drafts the report of one meeting.
    Rapporteur,
    /// Interprets in one meeting, and reads statements that were handed in early.
    Interpreter,
    /// Decides on registrations of one meeting, of all categories or of some.
    Reviewer,
    /// Presents in one meeting.
    Panellist,
    /// Takes part in one meeting.
    Participant,
    /// A screen of one meeting.
    Display,
}

impl Role {
    /// All roles, in the order in which they are listed.
    pub const ALL: [Self; 10] = [
        Self::Owner,
        Self::Secretariat,
        Self::Chair,
        Self::Moderator,
        Self::Rapporteur,
        Self::Interpreter,
        Self::Reviewer,
        Self::Panellist,
        Self::Participant,
        Self::Display,
    ];

    /// The roles that can be given to a person by address.
    pub const OF_STAFF: [Self; 8] = [
        Self::Owner,
        Self::Secretariat,
        Self::Chair,
        Self::Moderator,
        Self::Rapporteur,
        Self::Interpreter,
        Self::Reviewer,
        Self::Panellist,
    ];

    /// The stable code, as it stands in rows and forms: `rapporteur`.
    pub fn code(self) -> &'static str {
        match self {
            Self::Owner => "owner",
            Self::Secretariat => "secretariat",
            Self::Chair => "chair",
            Self::Moderator => "moderator",
            Self::Rapporteur => "rapporteur",
            Self::Interpreter => "interpreter",
            Self::Reviewer => "reviewer",
            Self::Panellist => "panellist",
            Self::Participant => "participant",
            Self::Display => "display",
        }
    }

    /// The role with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.code() == code)
    }

    /// Whether it can be given for all meetings of the data folder.
    pub fn may_span_meetings(self) -> bool {
        matches!(self, Self::Owner | Self::Secretariat)
    }
}

/// A role that was given to a person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GivenRole {
    /// Which.
    pub role: Role,
    /// In which meeting; `None`: in all.
    pub meeting: Option<MeetingId>,
    /// For which categories, where it is a reviewer's; empty: for all.
    pub categories: Vec<Category>,
    /// Which person of the programme it is, where it is a panellist's.
    pub person: Option<PersonId>,
    /// When it was given, or last changed.
    pub given_at: Timestamp,
}

#[derive(sqlx::FromRow)]
struct Row {
    meeting: String,
    role: String,
    categories: String,
    person: Option<String>,
    given_at: i64,
}

/// The roles of an account, those given by an instant when one is named, in the order of the roles.
pub(crate) async fn list_given(
    connection: &mut SqliteConnection,
    account: AccountNo,
    by_ms: Option<i64>,
) -> Result<Vec<GivenRole>, Error> {
    let rows: Vec<Row> = sqlx::query_as(
        "SELECT meeting, role, categories, person, given_at FROM role_given \
         WHERE account = $1 AND given_at <= $2 ORDER BY meeting, role",
    )
    .bind(i64::from(account.0))
    .bind(by_ms.unwrap_or(i64::MAX))
    .fetch_all(connection)
    .await?;
    let mut given = rows.into_iter().map(read).collect::<Result<Vec<_>, _>>()?;
    given.sort_by(|a, b| (a.meeting.as_ref(), a.role).cmp(&(b.meeting.as_ref(), b.role)));
    Ok(given)
}

fn read(row: Row) -> Result<GivenRole, Error> {
    let unreadable = || Error::unreadable(format!("role {} in meeting {:?}", row.role, row.meeting));
    let categories = row.categories.split_whitespace().map(|code| Category::from_code(code).ok_or_else(unreadable));
    Ok(GivenRole {
        role: Role::from_code(&row.role).ok_or_else(unreadable)?,
        meeting: meeting(&row.meeting).map_err(|_| unreadable())?,
        categories: categories.collect::<Result<_, _>>()?,
        person: row.person.as_deref().map(PersonId::parse).transpose().map_err(|_| unreadable())?,
        given_at: instant(row.given_at)?,
    })
}

fn meeting(text: &str) -> Result<Option<MeetingId>, rostrum_domain::ids::InvalidId> {
    (!text.is_empty()).then(|| MeetingId::parse(text)).transpose()
}
