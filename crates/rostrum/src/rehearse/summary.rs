//! What came out of a rehearsal, as a table and as `summary.json`. All figures come from the log.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::Path;

use console::{Alignment, measure_text_width, pad_str, style};
use rostrum_domain::floor::{self, Account, Floor, List, Recorded, Speaker, Status};
use rostrum_domain::ids::{InscriptionNo, SessionId};
use rostrum_domain::participant::{Category, Visibility};
use rostrum_domain::programme::SegmentKind;
use serde::Serialize;

use super::cast::Delegate;
use crate::failure::Failure;

/// Everything that the summary says.
#[derive(Debug, Serialize)]
pub struct Summary {
    rehearsal: bool,
    #[serde(skip)]
    path: String,
    seed: u64,
    events: u64,
    registered: u32,
    sessions: Vec<SessionSummary>,
    categories: Vec<CategorySummary>,
    inscriptions: Vec<InscriptionSummary>,
    draws: Vec<DrawSummary>,
    #[serde(skip)]
    files: Vec<(String, usize)>,
}

#[derive(Debug, Default, Serialize)]
struct SessionSummary {
    session: String,
    asked: u32,
    spoke: u32,
    not_reached: u32,
    absent: u32,
    withdrew: u32,
    floor_seconds: u32,
    cap_seconds: Option<u32>,
}

#[derive(Debug, Serialize)]
struct CategorySummary {
    category: &'static str,
    #[serde(skip)]
    name: &'static str,
    registered: u32,
    inscribed: u32,
    spoke: u32,
    not_reached: u32,
    spoken_seconds: u32,
}

#[derive(Debug, Serialize)]
struct InscriptionSummary {
    inscription: InscriptionNo,
    session: String,
    /// `None` when only the category is public.
    delegation: Option<String>,
    category: &'static str,
    outcome: Status,
    spoken_seconds: Option<u32>,
}

/// A draw by lot, with what it takes to check it.
#[derive(Debug, Serialize)]
struct DrawSummary {
    session: String,
    /// Inscriptions that had a lot.
    lots: usize,
    /// Inscriptions that came after the window.
    late: usize,
    /// The hash of the seed, published before the list opened.
    commitment: String,
    /// The seed, published by the draw.
    seed: String,
    /// The external value.
    value: Option<String>,
}

impl Summary {
    /// Folds the log.
    pub fn of<'a>(
        path: &str,
        seed: u64,
        log: &[Recorded],
        inscriptions: impl Iterator<Item = (InscriptionNo, &'a Delegate)>,
        registered: impl Iterator<Item = &'a Delegate>,
    ) -> Self {
        let floor = Floor::from_log(log);
        let registered: Vec<Category> = registered.map(|delegate| delegate.category).collect();
        let mut figures = floor::figures_by(&floor, None, floor::By::Category);
        let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        Self {
            rehearsal: true,
            path: path.to_owned(),
            seed,
            events: floor.version,
            registered: count(registered.len()),
            sessions: floor.lists.keys().map(|session| of_session(&floor, session)).collect(),
            categories: Category::ALL
                .into_iter()
                .map(|category| {
                    let of_floor = figures.remove(&floor::Group::Category(category)).unwrap_or_default();
                    CategorySummary {
                        category: category.code(),
                        name: category.name(),
                        registered: count(registered.iter().filter(|other| **other == category).count()),
                        inscribed: of_floor.inscribed - of_floor.withdrawn,
                        spoke: of_floor.spoke,
                        not_reached: of_floor.not_reached,
                        spoken_seconds: whole(of_floor.spoken_seconds),
                    }
                })
                .filter(|line| line.registered > 0)
                .collect(),
            inscriptions: inscriptions.filter_map(|(no, delegate)| of_inscription(&floor, no, delegate)).collect(),
            draws: floor.lists.iter().filter_map(|(session, list)| of_draw(&floor, session, list)).collect(),
            files: Vec::new(),
        }
    }

    /// What a newcomer looks at of the draws by lot, and how to check them; empty without one. `base`: the address of
    /// a server that still runs.
    pub fn draws(&self, base: Option<&str>, out: &Path) -> String {
        let mut text = String::new();
        for DrawSummary { session, lots, late, commitment, seed, .. } in &self.draws {
            let late = if *late == 0 { String::new() } else { format!(", {late} came after the window") };
            let _ = writeln!(text, "The list of {session} was drawn by lot: {lots} lots{late}.");
            let mut line = |what: &str, is: &str| {
                let _ = writeln!(text, "  {what:<40} {is}");
            };
            line("hash of a seed, public before it opened", commitment);
            line("the seed, public with the draw", seed);
            if let Some(base) = base {
                line("look at it", &format!("{base}{}/draw/{session}", self.path));
            }
            line("make the draw again", &format!("rostrum verify {}", out.join("floor.jsonl").display()));
        }
        text
    }

    /// The path of the meeting's page.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// Files written, with their bytes.
    pub fn files(&self) -> impl Iterator<Item = (&str, &usize)> {
        self.files.iter().map(|(name, bytes)| (name.as_str(), bytes))
    }

    /// Writes a file and remembers it.
    pub fn save(&mut self, out: &Path, name: &str, bytes: &[u8]) -> Result<(), Failure> {
        let path = out.join(name);
        std::fs::write(&path, bytes).map_err(Failure::file(&path))?;
        self.files.push((name.to_owned(), bytes.len()));
        Ok(())
    }

    /// The summary for a terminal.
    pub fn table(&self, colour: bool) -> String {
        let mut rows = vec![
            ["Session", "asked", "spoke", "not reached", "absent", "withdrew", "floor used", "cap"].map(str::to_owned),
        ];
        for session in &self.sessions {
            rows.push([
                session.session.clone(),
                session.asked.to_string(),
                session.spoke.to_string(),
                session.not_reached.to_string(),
                session.absent.to_string(),
                session.withdrew.to_string(),
                minutes(session.floor_seconds),
                session.cap_seconds.map_or_else(|| "none".to_owned(), minutes),
            ]);
        }
        let mut text = lay_out(&rows, colour);
        text.push('\n');
        let mut rows =
            vec![["Category", "registered", "asked", "spoke", "not reached", "minutes", ""].map(str::to_owned)];
        let most = self.categories.iter().map(|line| line.spoken_seconds).max().unwrap_or(0).max(1);
        for line in &self.categories {
            let blocks = usize::try_from(line.spoken_seconds * 24 / most).unwrap_or(0);
            rows.push([
                line.name.to_owned(),
                line.registered.to_string(),
                line.inscribed.to_string(),
                line.spoke.to_string(),
                line.not_reached.to_string(),
                minutes(line.spoken_seconds),
                "▇".repeat(blocks),
            ]);
        }
        let total = |of: fn(&CategorySummary) -> u32| self.categories.iter().map(of).sum::<u32>();
        rows.push([
            "all".to_owned(),
            total(|line| line.registered).to_string(),
            total(|line| line.inscribed).to_string(),
            total(|line| line.spoke).to_string(),
            total(|line| line.not_reached).to_string(),
            minutes(total(|line| line.spoken_seconds)),
            String::new(),
        ]);
        text.push_str(&lay_out(&rows, colour));
        text
    }
}

fn of_draw(floor: &Floor, session: &SessionId, list: &List) -> Option<DrawSummary> {
    let intake = list.intake.as_ref()?;
    let (draw, last) = (intake.draw.as_ref()?, intake.last?);
    let (lots, late): (Vec<_>, Vec<_>) =
        floor.inscriptions.values().filter(|entry| &entry.session == session).partition(|entry| entry.no <= last);
    Some(DrawSummary {
        session: session.to_string(),
        lots: lots.len(),
        late: late.len(),
        commitment: intake.commitment.to_string(),
        seed: draw.seed.to_string(),
        value: draw.beacon.clone(),
    })
}

fn of_session(floor: &Floor, session: &rostrum_domain::ids::SessionId) -> SessionSummary {
    let mut summary = SessionSummary { session: session.to_string(), ..SessionSummary::default() };
    for entry in floor.inscriptions.values().filter(|entry| &entry.session == session) {
        summary.asked += 1;
        match entry.status {
            Status::Spoke => summary.spoke += 1,
            Status::NotReached => summary.not_reached += 1,
            Status::Absent => summary.absent += 1,
            Status::Withdrawn => summary.withdrew += 1,
            Status::Waiting | Status::Speaking => {}
        }
    }
    let of_floor = floor::spoken(floor, session).filter(|spoken| spoken.kind == floor::Kind::Intervention);
    summary.floor_seconds = whole(of_floor.map(floor::Spoken::seconds).sum());
    // A session with several slots has an account for each.
    let planned = floor.plan.as_ref().and_then(|plan| plan.session(session));
    let floors = planned.into_iter().flat_map(|planned| &planned.segments).filter(|s| s.kind == SegmentKind::Floor);
    let accounts: BTreeSet<Account> = floors.filter_map(|slot| floor.account(session, Some(&slot.id))).collect();
    let caps = accounts.iter().map(|account| whole(floor::whole_seconds(floor.cap_ms(account))));
    summary.cap_seconds = (!accounts.is_empty()).then(|| caps.sum());
    summary
}

fn of_inscription(floor: &Floor, no: InscriptionNo, delegate: &Delegate) -> Option<InscriptionSummary> {
    let entry = floor.inscriptions.get(&no)?;
    let spoken = floor.spoken.iter().find(|spoken| spoken.speaker == Speaker::Inscription(no));
    Some(InscriptionSummary {
        inscription: no,
        session: entry.session.to_string(),
        delegation: (delegate.visibility <= Visibility::DelegationOnly).then(|| delegate.delegation.clone()),
        category: entry.category.code(),
        outcome: entry.status,
        spoken_seconds: spoken.map(|spoken| whole(spoken.seconds())),
    })
}

/// Never below zero: nobody speaks for less.
fn whole(seconds: i64) -> u32 {
    u32::try_from(seconds).unwrap_or(0)
}

fn minutes(seconds: u32) -> String {
    format!("{}:{:02}", seconds / 60, seconds % 60)
}

/// Columns as wide as their widest cell; the first and the empty last to the left, the others to the right.
fn lay_out<const N: usize>(rows: &[[String; N]], colour: bool) -> String {
    let mut text = String::new();
    let width = |column: usize| rows.iter().map(|row| measure_text_width(&row[column])).max().unwrap_or(0);
    for (line, row) in rows.iter().enumerate() {
        let cells: Vec<String> = (0..N)
            .map(|column| {
                let left = column == 0 || rows[0][column].is_empty();
                let alignment = if left { Alignment::Left } else { Alignment::Right };
                pad_str(&row[column], width(column), alignment, None).into_owned()
            })
            .collect();
        let cells = cells.join("  ");
        let cells = cells.trim_end();
        let _ = writeln!(text, "{}", style(cells).bold().force_styling(colour && line == 0));
    }
    text
}
