//! What taking a table would do: who is new, what is changed of whom and of which delegation, and which lines cannot be
//! taken.

use std::collections::{BTreeMap, HashMap};

use rostrum_domain::country::Country;
use rostrum_domain::ids::{DelegationNo, ParticipantNo};
use rostrum_domain::origin::Origin;
use rostrum_domain::participant::{Category, Gender, Participant, Visibility};
use rostrum_import::{InWorkbook, LineFault, ParticipantLine, Participants};
use rostrum_store::{Correction, MeetingRow, Registration};

use super::page::sentences;
use crate::app::App;
use crate::error::Fault;
use crate::i18n::Lang;
use crate::meeting::category;

/// What a line says of a delegation and of a person besides.
#[derive(Clone, Default)]
pub(super) struct Facts {
    pub origin: Origin,
    pub gender: Option<Gender>,
}

/// What taking a table would do.
#[derive(Default)]
pub(super) struct Plan {
    pub new: Vec<(Registration, Facts)>,
    pub changed: Vec<(ParticipantNo, Correction)>,
    /// Genders that are declared otherwise than before.
    pub genders: Vec<(ParticipantNo, Gender)>,
    /// What becomes of the facts of delegations that are known.
    pub origins: BTreeMap<DelegationNo, Origin>,
    /// Sentences of what is changed of whom.
    pub changes: Vec<String>,
    /// Sentences of what is left aside.
    pub remarks: Vec<String>,
    pub same: usize,
    /// Lines that cannot be taken, with what is wrong and the columns in which it stands.
    pub faults: Vec<(u32, Vec<String>, Vec<&'static str>)>,
    /// Where the table stands in a workbook.
    pub place: Option<InWorkbook>,
}

/// What is known before a table is taken.
struct Known {
    people: HashMap<ParticipantNo, Participant>,
    addresses: HashMap<String, ParticipantNo>,
    /// The category of those whom only the secretariat knows.
    categories: HashMap<ParticipantNo, Category>,
    origins: BTreeMap<DelegationNo, Origin>,
    genders: BTreeMap<ParticipantNo, Gender>,
    /// Delegations by name and category, as registering finds them.
    delegations: HashMap<(String, Category), DelegationNo>,
}

impl Known {
    async fn find(app: &App, row: &MeetingRow) -> Result<Self, Fault> {
        let (store, id) = (app.store(), &row.meeting.id);
        let people = store.list_identified(id).await?;
        let open = people.iter().filter(|person| person.visibility != Visibility::SecretariatOnly);
        let delegations =
            open.map(|person| ((person.delegation_name.to_lowercase(), person.category), person.delegation)).collect();
        let identities = store.list_identities(id).await?;
        Ok(Self {
            delegations,
            people: people.into_iter().map(|person| (person.no, person)).collect(),
            // Of several under one address the first is meant.
            addresses: store.list_addresses(id).await?.into_iter().rev().map(|(no, email)| (email, no)).collect(),
            categories: identities.into_iter().map(|(no, identity)| (no, identity.category)).collect(),
            origins: store.list_origins(id).await?,
            genders: store.list_genders(id).await?,
        })
    }
}

impl Plan {
    /// Compares a table with what is known.
    pub async fn make(app: &App, lang: Lang, row: &MeetingRow, read: Participants) -> Result<Self, Fault> {
        let known = Known::find(app, row).await?;
        let faults = read.faults.iter().map(|(line, faults)| {
            (*line, sentences(lang, faults), faults.iter().map(LineFault::column).collect::<Vec<_>>())
        });
        let mut plan = Self { faults: faults.collect(), place: read.place, ..Self::default() };
        // What each delegation is said to be, and by which line first.
        let mut said: HashMap<(String, Category), (Origin, u32)> = HashMap::new();
        for mut line in read.lines {
            let delegation = (line.delegation.to_lowercase(), line.category);
            if !line.origin.is_empty() {
                let (before, first) = said.entry(delegation).or_insert_with(|| (Origin::default(), line.line));
                if let Some(other) = otherwise(before, &line.origin) {
                    let words = [("name", line.delegation.as_str().into()), ("line", (*first).into())];
                    plan.faults.push((line.line, vec![lang.with("import-origin-twice", &words)], vec![other]));
                    continue;
                }
                *before = std::mem::take(before).or(line.origin.clone());
            }
            match known.addresses.get(&line.email.to_lowercase()).and_then(|no| known.people.get(no)) {
                Some(person) => plan.compare(lang, &known, person, line),
                None => {
                    plan.leave_secrets(lang, &mut line);
                    plan.add(lang, &known, line);
                }
            }
        }
        plan.faults.sort_by_key(|(line, ..)| *line);
        Ok(plan)
    }

    /// Whether taking it would do nothing.
    pub fn is_empty(&self) -> bool {
        self.new.is_empty() && self.changed.is_empty() && self.genders.is_empty() && self.origins.is_empty()
    }

    /// Of whom only the secretariat knows neither origin nor gender is kept.
    fn leave_secrets(&mut self, lang: Lang, line: &mut ParticipantLine) {
        if line.visibility != Some(Visibility::SecretariatOnly) || (line.origin.is_empty() && line.gender.is_none()) {
            return;
        }
        (line.origin, line.gender) = (Origin::default(), None);
        self.remarks.push(lang.with("import-secret-facts", &[("name", line.name.as_str().into())]));
    }

    fn add(&mut self, lang: Lang, known: &Known, line: ParticipantLine) {
        let mut origin = line.origin.clone();
        let level = line.visibility.unwrap_or(Visibility::CategoryOnly);
        if line.category == Category::States && level != Visibility::SecretariatOnly {
            // A State is its country.
            origin.country = origin.country.or_else(|| Country::named(&line.delegation));
        }
        if let Some(no) = known.delegations.get(&(line.delegation.to_lowercase(), line.category)) {
            self.put_right(lang, known, *no, &line.delegation, &line.origin);
        }
        let facts = Facts { origin, gender: line.gender };
        self.new.push((registration(lang, line), facts));
    }

    /// What a line says of a delegation that is known.
    fn put_right(&mut self, lang: Lang, known: &Known, no: DelegationNo, name: &str, said: &Origin) {
        let before = self.origins.get(&no).or_else(|| known.origins.get(&no)).cloned().unwrap_or_default();
        let after = said.clone().or(before.clone());
        if after == before {
            return;
        }
        let pairs = [
            ("country", country(lang, &before), country(lang, &after)),
            (
                "level",
                word(lang, "origin-level", before.level.map(|one| one.code())),
                word(lang, "origin-level", after.level.map(|one| one.code())),
            ),
            (
                "population",
                word(lang, "origin-population", before.population.map(|one| one.code())),
                word(lang, "origin-population", after.population.map(|one| one.code())),
            ),
            ("networks", before.networks.join(", "), after.networks.join(", ")),
        ];
        for (what, from, to) in pairs.into_iter().filter(|(_, from, to)| from != to) {
            let what = lang.of_family("delegations-gap", what, &[]).unwrap_or_default();
            let words =
                [("name", name.into()), ("what", what.into()), ("from", from.clone().into()), ("to", to.into())];
            self.changes.push(if from.is_empty() {
                lang.with("import-fact-new", &words)
            } else {
                lang.with("import-fact-change", &words)
            });
        }
        self.origins.insert(no, after);
    }

    fn compare(&mut self, lang: Lang, all: &Known, person: &Participant, mut line: ParticipantLine) {
        let known = all.categories.get(&person.no).copied().unwrap_or(person.category);
        let values = |from: &str, to: &str| {
            [
                ("name", person.name.clone().into()),
                ("no", person.no.0.into()),
                ("from", from.to_owned().into()),
                ("to", to.to_owned().into()),
            ]
        };
        if person.delegation_name.to_lowercase() != line.delegation.to_lowercase() {
            let sentence = lang.with("import-other-delegation", &values(&person.delegation_name, &line.delegation));
            self.faults.push((line.line, vec![sentence], vec!["delegation"]));
            return;
        }
        if line.names_category && known != line.category {
            let sentence =
                lang.with("import-other-category", &values(&category(lang, known), &category(lang, line.category)));
            self.faults.push((line.line, vec![sentence], vec!["category"]));
            return;
        }
        let level = line.visibility.unwrap_or(person.visibility);
        let secret = |level: Visibility| level == Visibility::SecretariatOnly;
        if secret(level) != secret(person.visibility) {
            self.faults.push((line.line, vec![lang.with("import-level-fixed", &values("", ""))], vec!["level"]));
            return;
        }
        line.visibility = Some(level);
        self.leave_secrets(lang, &mut line);
        if !line.origin.is_empty() {
            self.put_right(lang, all, person.delegation, &line.delegation, &line.origin);
        }
        let declared = all.genders.get(&person.no).copied();
        let gender = line.gender.filter(|gender| Some(*gender) != declared);
        let language = line.language.unwrap_or_else(|| person.language.clone());
        let words = |level: Visibility| lang.of_family("participants-level", level.code(), &[]).unwrap_or_default();
        let pairs = [
            (person.name.clone(), line.name.clone()),
            (person.language.clone(), language.clone()),
            (words(person.visibility), words(level)),
            match gender {
                Some(gender) => (genders(lang, declared), genders(lang, Some(gender))),
                None => Default::default(),
            },
        ];
        let changes: Vec<String> = pairs
            .iter()
            .filter(|(from, to)| from != to)
            .map(|(from, to)| lang.with("import-change", &values(from, to)))
            .collect();
        if changes.is_empty() {
            self.same += 1;
            return;
        }
        self.changes.extend(changes);
        self.genders.extend(gender.map(|gender| (person.no, gender)));
        let correction = Correction { name: line.name, email: line.email, language, visibility: level };
        self.changed.push((person.no, correction));
    }
}

/// The column in which a line says something else of a delegation than the lines before.
fn otherwise(before: &Origin, said: &Origin) -> Option<&'static str> {
    fn differ<T: PartialEq>(one: &Option<T>, other: &Option<T>) -> bool {
        one.is_some() && other.is_some() && one != other
    }
    let networks = !before.networks.is_empty() && !said.networks.is_empty() && before.networks != said.networks;
    let columns = [
        (differ(&before.country, &said.country), "country"),
        (differ(&before.level, &said.level), "government level"),
        (differ(&before.population, &said.population), "population"),
        (networks, "networks"),
    ];
    columns.into_iter().find(|(differs, _)| *differs).map(|(_, column)| column)
}

fn country(lang: Lang, origin: &Origin) -> String {
    origin.country.map_or_else(String::new, |country| country.name(lang.tag()).to_owned())
}

fn word(lang: Lang, family: &str, code: Option<&str>) -> String {
    code.and_then(|code| lang.of_family(family, code, &[])).unwrap_or_default()
}

fn genders(lang: Lang, gender: Option<Gender>) -> String {
    gender.map_or_else(|| lang.t("import-not-declared"), |gender| word(lang, "gender", Some(gender.code())))
}

fn registration(lang: Lang, line: ParticipantLine) -> Registration {
    Registration {
        name: line.name,
        delegation: line.delegation,
        category: line.category,
        email: line.email,
        language: line.language.unwrap_or_else(|| lang.tag().to_owned()),
        // Nobody is made public by a table that says nothing of it.
        visibility: line.visibility.unwrap_or(Visibility::CategoryOnly),
    }
}
