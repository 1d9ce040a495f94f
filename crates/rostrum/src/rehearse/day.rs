//! The day itself: who registers, inscribes, speaks, is absent or withdraws, and what the chair does.

use std::collections::BTreeMap;
use std::path::Path;

use jiff::SignedDuration;
use rand::rngs::ChaCha8Rng;
use rand::seq::SliceRandom;
use rand::{RngExt, SeedableRng};
use rostrum_domain::concept_note::ConceptNote;
use rostrum_domain::floor::{FloorPlan, PlannedSegment, PlannedSession};
use rostrum_domain::ids::{InscriptionNo, PersonId, SessionId, slug};
use rostrum_domain::participant::{Gender, Region};
use rostrum_domain::programme::{ProgrammePerson, Role, SegmentKind, Session, SessionKind};

use super::cast::{Cast, Delegate};
use super::client::Client;
use super::pace::{Apart, Pace};
use super::stage::Stage;
use super::statements::statement;
use super::summary::Summary;
use crate::failure::Failure;

/// The files of the report.
const EXTENSIONS: &[&str] =
    if cfg!(feature = "pdf") { &["pdf", "docx", "html", "md"] } else { &["docx", "html", "md"] };

/// All register within so long, in the week before.
const REGISTRATION: SignedDuration = SignedDuration::from_hours(6 * 24);
/// All inscribe within so long, in the hour before the first session; a draw may have to wait for its window.
const INSCRIPTION: SignedDuration = SignedDuration::from_mins(50);

/// A rehearsal under way.
#[derive(Debug)]
pub struct Day {
    pub(super) stage: Stage,
    pub(super) pace: Pace,
    pub(super) rng: ChaCha8Rng,
    pub(super) people: Vec<Person>,
    cast: Cast,
    /// Roles of the people of the programme, by session, in the order of the plan.
    roles: BTreeMap<SessionId, Vec<Role>>,
    /// Who made which inscription.
    pub(super) inscriptions: BTreeMap<InscriptionNo, usize>,
    absences: BTreeMap<InscriptionNo, u32>,
    /// Points of order raised so far.
    pub(super) points: u32,
}

/// A registered delegate with a browser.
#[derive(Debug)]
pub(super) struct Person {
    pub(super) delegate: Delegate,
    pub(super) browser: Client,
}

/// Who stands in the programme of a rehearsal, by the kind of session; all are invented.
fn programme_people(session: &Session) -> Vec<ProgrammePerson> {
    let people: &[(Role, &str, &str)] = match session.kind {
        SessionKind::Opening => &[
            (Role::Chair, "Ms. Marit Solheim", "Chair of the meeting"),
            (Role::Speaker, "Mr. Anselm Okoro", "Director at the convening office"),
            (Role::Speaker, "Ms. Teodora Vasik", "Permanent Representative of the Republic of Avaria"),
        ],
        SessionKind::Panel => &[
            (Role::Moderator, "Mr. Idris Belcourt", "Professor of public law, University of Korvia"),
            (Role::Panellist, "Ms. Rosaura Quintal", "Mayor of Belmonde"),
            (Role::Panellist, "Mr. Ye-jun Han", "Member of a treaty body"),
            (Role::Panellist, "Ms. Nandi Mabuza", "Head of the Human Rights Commission of Hestria"),
            (Role::Panellist, "Mr. Piet Vandersloot", "Secretary-General, Montavel Network of Cities"),
        ],
        SessionKind::Closing => &[
            (Role::Chair, "Ms. Marit Solheim", "Chair of the meeting"),
            (Role::Speaker, "Ms. Leocadia Brun", "Rapporteur"),
        ],
        SessionKind::Break => &[],
    };
    (1..)
        .zip(people)
        .filter_map(|(number, (role, name, title))| {
            // The server gives them its own identifiers.
            let id = PersonId::parse(&slug(&format!("person-{number}"))).ok()?;
            Some(ProgrammePerson { id, role: *role, name: (*name).to_owned(), title: Some((*title).to_owned()) })
        })
        .collect()
}

impl Day {
    pub fn new(stage: Stage, pace: Pace, cast: Cast, seed: u64) -> Self {
        Self {
            stage,
            pace,
            // Another stream than that of the cast.
            rng: ChaCha8Rng::seed_from_u64(seed ^ 0x5eed),
            people: Vec::new(),
            cast,
            roles: BTreeMap::new(),
            inscriptions: BTreeMap::new(),
            absences: BTreeMap::new(),
            points: 0,
        }
    }

    /// The week before: programme, registration, lists, inscriptions.
    pub async fn prepare(&mut self, note: &ConceptNote) -> Result<(), Failure> {
        self.pace.tell("programme");
        let mut programme = note.programme.clone();
        for session in &mut programme.sessions {
            if session.people.is_empty() {
                session.people = programme_people(session);
            }
            self.roles.insert(session.id.clone(), session.people.iter().map(|person| person.role).collect());
        }
        if programme != note.programme {
            self.stage.publish_programme("Panellists named", &programme).await?;
        }
        let delegates = std::mem::take(&mut self.cast.delegates);
        let apart = Apart::new(delegates.len(), REGISTRATION, SignedDuration::from_mins(90));
        for delegate in delegates {
            self.pace.tell(&format!("{} registers", delegate.delegation));
            self.pace.jump(self.pace.now() + apart.of(SignedDuration::from_mins(self.rng.random_range(3..90))));
            let browser = self.stage.register(&delegate).await?;
            self.people.push(Person { delegate, browser });
        }
        self.open_lists().await
    }

    /// The lists open one hour before the first session; most inscribe at once, in no order.
    async fn open_lists(&mut self) -> Result<(), Failure> {
        let plan = self.stage.plan().await?;
        let Some(first) = plan.sessions.first() else { return Ok(()) };
        self.pace.jump(first.start - SignedDuration::from_hours(1));
        let lists: Vec<_> = plan.sessions.iter().filter(|session| session.has_floor()).collect();
        let apart = Apart::new(lists.len() * self.people.len(), INSCRIPTION, SignedDuration::from_secs(25));
        // The last list goes by lot, the others by time.
        let by_lot = lists.last().copied();
        if let Some(session) = by_lot {
            self.set_a_draw(session).await?;
        }
        for session in lists {
            let opened = self.pace.now();
            self.stage.must("open-list", &[("session", session.id.as_str())]).await?;
            let mut order: Vec<usize> = (0..self.people.len()).collect();
            order.shuffle(&mut self.rng);
            for index in order {
                // Not everybody wants to speak in every session.
                if self.rng.random_bool(0.52) {
                    self.pace.jump(self.pace.now() + apart.of(SignedDuration::from_secs(self.rng.random_range(1..25))));
                    self.inscribe(index, session).await?;
                }
            }
            if by_lot == Some(session) {
                self.draw(session, opened).await?;
            }
            self.swap_some(session).await?;
        }
        Ok(())
    }

    async fn inscribe(&mut self, index: usize, session: &PlannedSession) -> Result<(), Failure> {
        let Person { delegate, browser } = &self.people[index];
        self.pace.tell(&format!("{} inscribes", delegate.delegation));
        let form = [
            ("session", session.id.as_str()),
            ("standing", delegate.standing.code()),
            ("on_behalf_of", delegate.on_behalf_of.as_deref().unwrap_or_default()),
            ("gender", delegate.gender.map_or("", Gender::code)),
            ("region", delegate.region.map_or("", Region::code)),
        ];
        let answer = browser.command(&self.stage.path("/me/inscribe"), &form).await?;
        let Ok(answer) = answer else { return Ok(()) };
        let no = answer["inscription"].as_u64().and_then(|no| u32::try_from(no).ok());
        let no = InscriptionNo(no.ok_or_else(|| Failure::Rehearsal("an inscription got no number".to_owned()))?);
        self.inscriptions.insert(no, index);
        self.absences.insert(no, delegate.absent);
        if delegate.writes {
            self.hand_in(index, &session.id).await?;
        }
        Ok(())
    }

    async fn hand_in(&mut self, index: usize, session: &SessionId) -> Result<(), Failure> {
        let Person { delegate, browser } = &self.people[index];
        let text = statement(&mut self.rng, delegate);
        let form = [("session", session.as_str()), ("text", text.as_str())];
        browser.upload(&self.stage.path("/me/statement"), &form, None).await?.fine_or_refused("a statement")?;
        Ok(())
    }

    /// Every session with all its segments.
    pub async fn hold(&mut self, note: &ConceptNote) -> Result<(), Failure> {
        let plan = self.stage.plan().await?;
        for session in &plan.sessions {
            // A break passes at once.
            self.pace.jump(session.start - SignedDuration::from_mins(1));
            self.pace.wait_until(session.start).await;
            let title = note.programme.session(&session.id).map_or("", |session| session.title.as_str());
            let local = note.zone.local(self.pace.now());
            self.pace.line(&format!("  {:02}:{:02}  {title}", local.hour(), local.minute()));
            self.most_are_ready(session).await?;
            for segment in &session.segments {
                self.stage.must("next-segment", &[]).await?;
                match segment.kind {
                    SegmentKind::Floor => self.floor(&plan, session, segment, title).await?,
                    _ => self.programme_speaks(session, segment, title).await?,
                }
            }
            // Ends the session; after the last one, the meeting.
            self.stage.must("next-segment", &[]).await?;
        }
        self.pace.finish();
        Ok(())
    }

    /// People of the programme speak one after the other.
    async fn programme_speaks(
        &mut self,
        session: &PlannedSession,
        segment: &PlannedSegment,
        title: &str,
    ) -> Result<(), Failure> {
        let roles = self.roles.get(&session.id).cloned().unwrap_or_default();
        let wanted = |role: Role| match segment.kind {
            SegmentKind::Presentations | SegmentKind::Replies => role == Role::Panellist,
            _ => true,
        };
        let speakers: Vec<_> = session.people.iter().zip(roles).filter(|(_, role)| wanted(*role)).collect();
        let end = self.pace.now() + SignedDuration::from_mins(segment.minutes.into());
        let each = segment.minutes * 60 / u32::try_from(speakers.len().max(1)).unwrap_or(1);
        for (person, role) in speakers {
            let limit = each.saturating_sub(20).clamp(60, 420).to_string();
            self.pace.tell(&format!("{title} · {}", words(role)));
            self.stage.must("give-floor", &[("person", person.as_str()), ("limit", &limit)]).await?;
            let share = self.rng.random_range(0.80..1.02);
            self.speak(limit.parse().unwrap_or(60), share).await?;
            self.pace.wait(self.rng.random_range(5..20)).await;
        }
        // Opening and closing last as planned; after the presentations the floor begins at once.
        if session.people.is_empty() || matches!(segment.kind, SegmentKind::OpeningRemarks) {
            self.pace.wait_until(end).await;
        }
        Ok(())
    }

    /// The chair calls the list until it is empty, the cap is reached or the time for concluding comes.
    async fn floor(
        &mut self,
        plan: &FloorPlan,
        session: &PlannedSession,
        segment: &PlannedSegment,
        title: &str,
    ) -> Result<(), Failure> {
        let after: i64 = session
            .segments
            .iter()
            .skip_while(|planned| planned.id != segment.id)
            .skip(1)
            .map(|planned| i64::from(planned.minutes))
            .sum();
        let end = session.end - SignedDuration::from_mins(after);
        let (mut limit, mut spoken) = (plan.limit.seconds(), 0);
        loop {
            let waiting = self.stage.waiting(&session.id).await?;
            if waiting.is_empty() || self.pace.now() + SignedDuration::from_secs(limit.into()) > end {
                break;
            }
            limit = self.lower_the_limit(session, spoken, limit).await?;
            let no = self.not_ready(&waiting).await?;
            let seen = self.stage.floor().await?.version.to_string();
            let number = no.to_string();
            let who = self.inscriptions.get(&no).map(|index| self.people[*index].delegate.delegation.clone());
            self.pace.tell(&format!("{title} · No. {no} {}", who.unwrap_or_default()));
            if let Some(left @ 1..) = self.absences.get(&no).copied() {
                self.absences.insert(no, left - 1);
                self.stage.must("absent", &[("inscription", &number), ("seen", &seen)]).await?;
                self.pace.wait(8).await;
                continue;
            }
            match self.stage.command("give-floor", &[("inscription", &number), ("seen", &seen)]).await? {
                Ok(()) => {}
                Err(code) if code == "cap-reached" => break,
                Err(code) => return Err(Failure::Rehearsal(format!("No. {no} was refused the floor ({code})"))),
            }
            let share = self.rng.random_range(0.72..1.04);
            self.speak(limit, share).await?;
            spoken += 1;
            self.pace.wait(self.rng.random_range(4..18)).await;
            let still: Vec<InscriptionNo> = waiting.into_iter().filter(|other| *other != no).collect();
            self.somebody_withdraws(&still).await?;
        }
        self.hand_in_what_was_not_said(&session.id).await
    }

    /// One has the floor for a share of the limit; now and then the connection needs a pause.
    async fn speak(&mut self, limit: u32, share: f64) -> Result<(), Failure> {
        let seconds = limit * u32::try_from((share * 100.0) as i64).unwrap_or(100) / 100;
        if self.rng.random_bool(0.06) {
            self.pace.wait(seconds / 3).await;
            self.stage.must("pause", &[]).await?;
            self.pace.wait(self.rng.random_range(8..30)).await;
            self.stage.must("resume", &[]).await?;
            self.pace.wait(seconds - seconds / 3).await;
        } else {
            self.pace.wait(seconds / 2).await;
            self.interruption().await?;
            self.slip().await?;
            self.pace.wait(seconds - seconds / 2).await;
        }
        self.stage.must("end", &[]).await
    }

    async fn somebody_withdraws(&mut self, waiting: &[InscriptionNo]) -> Result<(), Failure> {
        if waiting.len() < 4 || !self.rng.random_bool(0.04) {
            return Ok(());
        }
        let no = waiting[self.rng.random_range(1..waiting.len())];
        if let Some(index) = self.inscriptions.get(&no) {
            let path = self.stage.path("/me/withdraw");
            let form = [("inscription", no.to_string())];
            let form = form.each_ref().map(|(name, value)| (*name, value.as_str()));
            self.people[*index].browser.post(&path, &form).await?.fine_or_refused("a withdrawal")?;
        }
        Ok(())
    }

    /// Who was not reached hands the statement in in writing, if it was not there before.
    async fn hand_in_what_was_not_said(&mut self, session: &SessionId) -> Result<(), Failure> {
        for no in self.stage.waiting(session).await? {
            let Some(index) = self.inscriptions.get(&no).copied() else { continue };
            if !self.people[index].delegate.writes && self.rng.random_bool(0.6) {
                self.hand_in(index, session).await?;
            }
        }
        Ok(())
    }

    /// Publishes the report and writes the files.
    pub async fn write(self, out: &Path, seed: u64) -> Result<Summary, Failure> {
        self.stage.publish_report().await?;
        let (log, lines) = self.stage.log().await?;
        let names = self.inscriptions.iter().map(|(no, index)| (*no, &self.people[*index].delegate));
        let mut summary =
            Summary::of(&self.stage.path(""), seed, &lines, names, self.people.iter().map(|p| &p.delegate));
        for extension in EXTENSIONS {
            summary.save(out, &format!("report.{extension}"), &self.stage.report(extension).await?)?;
        }
        summary.save(out, "floor.jsonl", self.stage.public_log().await?.as_bytes())?;
        summary.save(out, "floor-full.jsonl", log.as_bytes())?;
        let json = serde_json::to_string_pretty(&summary).expect("a summary has text keys only");
        summary.save(out, "summary.json", json.as_bytes())?;
        Ok(summary)
    }
}

fn words(role: Role) -> &'static str {
    match role {
        Role::Chair => "the chair speaks",
        Role::Moderator => "the moderator speaks",
        Role::Panellist => "a panellist speaks",
        Role::Speaker => "remarks",
    }
}
