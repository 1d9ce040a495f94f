//! Lessons: whether an exchange worked for the one who sought. The secretariat reads one before it stands under a practice.

use jiff::Timestamp;
use rostrum_domain::exchange::Worked;
use rostrum_domain::ids::{MeetingId, ParticipantNo, PracticeNo};

use crate::error::Error;
use crate::folder::{Store, instant};
use crate::vault::place;

/// What becomes of a lesson.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum LessonState {
    /// The secretariat has not decided.
    Received,
    /// It stands under its practice.
    Published,
    /// It does not.
    Withheld,
}

/// What a participant says after half a year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewLesson {
    /// The practice that it is about, where it is about one.
    pub practice: Option<PracticeNo>,
    /// Whether it worked.
    pub worked: Worked,
    /// What was learnt.
    pub words: String,
    /// Whether the delegation may be named under it.
    pub named: bool,
}

/// A lesson that was kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lesson {
    /// In which meeting.
    pub meeting: MeetingId,
    /// Of which exchange.
    pub exchange: u32,
    /// Who says it.
    pub participant: ParticipantNo,
    /// What.
    pub said: NewLesson,
    /// What became of it.
    pub state: LessonState,
    /// When it was said.
    pub said_at: Timestamp,
}

impl LessonState {
    /// The stable code.
    pub fn code(self) -> &'static str {
        match self {
            Self::Received => "received",
            Self::Published => "published",
            Self::Withheld => "withheld",
        }
    }

    /// The one with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        [Self::Received, Self::Published, Self::Withheld].into_iter().find(|state| state.code() == code)
    }
}

type Row = (String, i64, i64, Option<i64>, String, String, bool, String, i64);

const ROW: &str =
    "SELECT meeting, exchange, participant, practice, worked, words, named, state, said_at FROM exchange_lesson";

fn at(meeting: &MeetingId, exchange: i64) -> String {
    place("exchange_lesson", "words", &[meeting, &exchange])
}

impl Store {
    /// Keeps what the seeker of an exchange says, in the place of what they said before; it waits for the secretariat
    /// again. `false` when the participant is not its seeker, or both have not agreed.
    ///
    /// # Errors
    /// The outside failed.
    pub async fn keep_lesson(
        &self,
        meeting: &MeetingId,
        who: ParticipantNo,
        exchange: u32,
        lesson: &NewLesson,
    ) -> Result<bool, Error> {
        let number = i64::from(exchange);
        let done = sqlx::query(
            "INSERT INTO exchange_lesson (meeting, exchange, participant, practice, worked, words, named, state, said_at) \
             SELECT meeting, no, seeker, $4, $5, $6, $7, 'received', $8 FROM exchange \
             WHERE meeting = $1 AND no = $2 AND seeker = $3 AND agreed_at IS NOT NULL \
             ON CONFLICT (meeting, exchange) DO UPDATE SET practice = excluded.practice, worked = excluded.worked, \
             words = excluded.words, named = excluded.named, state = 'received', said_at = excluded.said_at",
        )
        .bind(meeting.as_str())
        .bind(number)
        .bind(i64::from(who.0))
        .bind(lesson.practice.map(|practice| i64::from(practice.0)))
        .bind(lesson.worked.code())
        .bind(self.vault().seal(&at(meeting, number), &lesson.words))
        .bind(lesson.named)
        .bind(self.now().as_millisecond())
        .execute(&self.write)
        .await?;
        Ok(done.rows_affected() > 0)
    }

    /// Publishes a lesson under its practice, or withholds it. `false` when there is none.
    ///
    /// # Errors
    /// The outside failed.
    pub async fn decide_lesson(&self, meeting: &MeetingId, exchange: u32, state: LessonState) -> Result<bool, Error> {
        let done = sqlx::query("UPDATE exchange_lesson SET state = $3 WHERE meeting = $1 AND exchange = $2")
            .bind(meeting.as_str())
            .bind(i64::from(exchange))
            .bind(state.code())
            .execute(&self.write)
            .await?;
        Ok(done.rows_affected() > 0)
    }

    /// All lessons of a meeting.
    ///
    /// # Errors
    /// The outside failed.
    pub async fn list_lessons(&self, meeting: &MeetingId) -> Result<Vec<Lesson>, Error> {
        let sql = format!("{ROW} WHERE meeting = $1 ORDER BY exchange");
        let rows: Vec<Row> =
            sqlx::query_as(sqlx::AssertSqlSafe(sql)).bind(meeting.as_str()).fetch_all(&self.read).await?;
        rows.into_iter().map(|row| self.lesson(row)).collect()
    }

    /// The lessons that are published under a practice, the latest first. Who says one is shown as its author lets it,
    /// and as the level of the participant lets it.
    ///
    /// # Errors
    /// The outside failed.
    pub async fn lessons_of(&self, practice: PracticeNo) -> Result<Vec<Lesson>, Error> {
        let sql = format!("{ROW} WHERE practice = $1 AND state = 'published' ORDER BY said_at DESC, exchange DESC");
        let rows: Vec<Row> =
            sqlx::query_as(sqlx::AssertSqlSafe(sql)).bind(i64::from(practice.0)).fetch_all(&self.read).await?;
        rows.into_iter().map(|row| self.lesson(row)).collect()
    }

    fn lesson(&self, row: Row) -> Result<Lesson, Error> {
        let (meeting, exchange, participant, practice, worked, words, named, state, said_at) = row;
        let what = || Error::unreadable(format!("the lesson of exchange {exchange}"));
        let number = |no: i64| u32::try_from(no).map_err(|_| what());
        let meeting = MeetingId::parse(&meeting).map_err(|_| what())?;
        let said = NewLesson {
            practice: practice.map(number).transpose()?.map(PracticeNo),
            worked: Worked::from_code(&worked).ok_or_else(what)?,
            words: self.vault().open(&at(&meeting, exchange), &words)?,
            named,
        };
        Ok(Lesson {
            exchange: number(exchange)?,
            participant: ParticipantNo(number(participant)?),
            said,
            state: LessonState::from_code(&state).ok_or_else(what)?,
            said_at: instant(said_at)?,
            meeting,
        })
    }
}
