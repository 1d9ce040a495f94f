//! Which figures an audience gets, in which groups.
//!
//! What the public list shows of everybody (category, standing) is public in figures, too. Gender and
//! region are not on that list. Of them the public gets sums over whole groups of at least five speakers,
//! for the whole meeting and once it is closed: between two moments, or between two sessions, one could
//! otherwise subtract. Time is in whole minutes there, so that nobody finds out which interventions add up
//! to it.

use std::collections::BTreeMap;

use rostrum_domain::floor::{By, Group, Tally, figures_by, publishable};
use rostrum_domain::ids::SessionId;
use rostrum_domain::participant::{Audience, Gender, Region};

use super::Record;
use crate::floor::words::heading;
use crate::i18n::Lang;
use crate::meeting::category;
use crate::rules::{sessions_with_list, standings};

/// One table.
pub struct Section {
    /// Of which session; `None`: of the whole meeting.
    pub session: Option<SessionId>,
    /// By what it is grouped.
    pub by: By,
    /// Its groups.
    pub rows: Vec<(Row, Tally)>,
    /// Whether only who spoke is counted, and time in whole minutes.
    pub coarse: bool,
}

/// A row of a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Row {
    /// A group.
    Of(Group),
    /// All groups that are too small to stand alone.
    Joint,
}

/// All tables that the audience of a record may see: the whole meeting, then each session.
pub fn sections(record: &Record) -> Vec<Section> {
    let staff = record.audience == Audience::Staff;
    let sessions = sessions_with_list(&record.row.meeting.note.programme).map(|session| Some(session.id.clone()));
    let mut sections = Vec::new();
    for session in std::iter::once(None).chain(sessions) {
        let whole = session.is_none();
        let exact = |by| {
            let rows = as_kept(record, figures_by(&record.floor, session.as_ref(), by));
            let rows = rows.into_iter().map(|(group, tally)| (Row::Of(group), tally)).collect();
            Section { session: session.clone(), by, rows, coarse: false }
        };
        sections.push(exact(By::Category));
        sections.push(exact(By::Standing));
        for by in [By::Region, By::Gender] {
            if staff {
                sections.push(exact(by));
            } else if whole && record.floor.closed {
                let (shown, joint) = publishable(figures_by(&record.floor, None, by));
                let shown = shown.into_iter().map(|(group, tally)| (Row::Of(group), tally));
                let rows = shown.chain(joint.map(|tally| (Row::Joint, tally))).collect();
                sections.push(Section { session: None, by, rows, coarse: true });
            }
        }
        if staff {
            sections.push(exact(By::Delegation));
        }
    }
    sections
}

/// The log names delegations by the numbers of then; those that were merged since are counted together.
fn as_kept(record: &Record, rows: BTreeMap<Group, Tally>) -> BTreeMap<Group, Tally> {
    let mut all: BTreeMap<Group, Tally> = BTreeMap::new();
    for (group, tally) in rows {
        let group = match group {
            Group::Delegation(no) => Group::Delegation(record.kept.get(&no).copied().unwrap_or(no)),
            other => other,
        };
        all.entry(group).or_default().add(&tally);
    }
    all
}

/// The stable code of a grouping.
pub fn code(by: By) -> &'static str {
    match by {
        By::Category => "category",
        By::Region => "region",
        By::Gender => "gender",
        By::Delegation => "delegation",
        By::Standing => "standing",
    }
}

/// A row in words.
pub fn label(lang: Lang, record: &Record, row: Row) -> String {
    let group = match row {
        Row::Joint => return lang.t("figures-joint"),
        Row::Of(group) => group,
    };
    match group {
        Group::Category(one) => category(lang, one),
        Group::Standing(one) => heading(&standings(lang, one)),
        Group::Region(Some(one)) => region(lang, one),
        Group::Gender(Some(one)) => gender(lang, one),
        Group::Region(None) | Group::Gender(None) => lang.t("figures-not-declared"),
        Group::Delegation(no) => record
            .delegations
            .get(&no)
            .cloned()
            .unwrap_or_else(|| lang.with("figures-delegation", &[("no", no.0.into())])),
    }
}

/// A regional group in words.
pub fn region(lang: Lang, region: Region) -> String {
    match region {
        Region::Africa => lang.t("figures-region-africa"),
        Region::AsiaPacific => lang.t("figures-region-asia_pacific"),
        Region::EasternEurope => lang.t("figures-region-eastern_europe"),
        Region::LatinAmericaCaribbean => lang.t("figures-region-latin_america_caribbean"),
        Region::WesternEuropeOthers => lang.t("figures-region-western_europe_others"),
    }
}

/// People of a gender, and so in the plural.
pub fn gender(lang: Lang, gender: Gender) -> String {
    match gender {
        Gender::Woman => lang.t("figures-gender-woman"),
        Gender::Man => lang.t("figures-gender-man"),
        Gender::Another => lang.t("figures-gender-another"),
    }
}

/// Whole minutes, to the nearest.
pub fn whole_minutes(seconds: i64) -> i64 {
    (seconds + 30).div_euclid(60)
}
