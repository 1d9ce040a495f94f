//! Participants as a table: read in, with a preview of what will change, and given out.
//!
//! The page keeps no file: its text goes back into the form until the table is taken.

use std::collections::HashMap;

use axum::extract::multipart::{Multipart, MultipartError, MultipartRejection};
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};
use maud::{Markup, html};
use rostrum_domain::ids::ParticipantNo;
use rostrum_domain::participant::{Category, Participant, Visibility};
use rostrum_import::{InWorkbook, LineFault, ParticipantLine, Participants, read_participants};
use rostrum_report::table::{Cell, Table};
use rostrum_store::{Correction, MeetingRow, Registration};

use crate::access::Action;
use crate::api::table::{csv_file, xlsx_file};
use crate::app::App;
use crate::error::Fault;
use crate::i18n::Lang;
use crate::layout::Page;
use crate::meeting::category;
use crate::secretariat::upload_fault;
use crate::visit::Visit;

/// What taking a table would do.
#[derive(Default)]
struct Plan {
    new: Vec<Registration>,
    changed: Vec<(ParticipantNo, Correction)>,
    /// Sentences of what is changed of whom.
    changes: Vec<String>,
    same: usize,
    /// Lines that cannot be taken, with what is wrong and the columns in which it stands.
    faults: Vec<(u32, Vec<String>, Vec<&'static str>)>,
    /// Where the table stands in a workbook.
    place: Option<InWorkbook>,
}

#[derive(Default)]
struct Sent {
    name: String,
    file: Vec<u8>,
    text: String,
    /// The category of lines that name none.
    category: Option<Category>,
    take: bool,
}

/// Shows what taking a table would do, or takes it and gives a file with the personal links of all who are new.
///
/// # Errors
/// [`Fault::NotFound`], [`Fault::NotPermitted`], [`Fault::Unreadable`], [`Fault::TooLarge`], [`Fault::Malformed`],
/// or the outside failed.
pub async fn import(
    State(app): State<App>,
    visit: Visit,
    Path(meeting): Path<String>,
    form: Result<Multipart, MultipartRejection>,
) -> Result<Response, Fault> {
    let row = app.meeting(&meeting).await?;
    visit.require(Action::ManageMeetings, Some(&row.meeting.id))?;
    let form = form.map_err(|rejection| Fault::Malformed(rejection.body_text()))?;
    let sent = read(form).await.map_err(|error| upload_fault(&error))?;
    let (name, category, take) = (sent.name.clone(), sent.category, sent.take);
    let reading = tokio::task::spawn_blocking(move || {
        let bytes = if sent.file.is_empty() { sent.text.into_bytes() } else { sent.file };
        read_participants(&bytes, &sent.name, sent.category)
    });
    let reading = reading.await.map_err(|error| Fault::failed(&error))?;
    let mut read = reading.map_err(|fault| Fault::Unreadable(fault.to_string()))?;
    let text = std::mem::take(&mut read.csv);
    let plan = plan(&app, visit.lang, &row, read).await?;
    if take {
        carry_out(&app, &row, plan).await
    } else {
        Ok(preview(&visit, &row, &Told { name: &name, text: &text, category }, &plan).into_response())
    }
}

async fn plan(app: &App, lang: Lang, row: &MeetingRow, read: Participants) -> Result<Plan, Fault> {
    let id = &row.meeting.id;
    let people: HashMap<ParticipantNo, Participant> =
        app.store().list_identified(id).await?.into_iter().map(|person| (person.no, person)).collect();
    let known: HashMap<String, ParticipantNo> =
        app.store().list_addresses(id).await?.into_iter().map(|(no, email)| (email, no)).collect();
    let identities = app.store().list_identities(id).await?;
    let faults = read.faults.iter().map(|(line, faults)| {
        (*line, sentences(lang, faults), faults.iter().map(LineFault::column).collect::<Vec<_>>())
    });
    let mut plan = Plan { faults: faults.collect(), place: read.place, ..Plan::default() };
    for line in read.lines {
        match known.get(&line.email.to_lowercase()).and_then(|no| people.get(no)) {
            Some(person) => {
                let category = identities.get(&person.no).map_or(person.category, |identity| identity.category);
                plan.compare(lang, person, category, line);
            }
            None => plan.new.push(registration(lang, line)),
        }
    }
    plan.faults.sort_by_key(|(line, ..)| *line);
    Ok(plan)
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

impl Plan {
    fn compare(&mut self, lang: Lang, person: &Participant, known: Category, line: ParticipantLine) {
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
        let language = line.language.unwrap_or_else(|| person.language.clone());
        let words = |level: Visibility| lang.of_family("participants-level", level.code(), &[]).unwrap_or_default();
        let pairs = [
            (person.name.clone(), line.name.clone()),
            (person.language.clone(), language.clone()),
            (words(person.visibility), words(level)),
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
        let correction = Correction { name: line.name, email: line.email, language, visibility: level };
        self.changed.push((person.no, correction));
    }
}

async fn carry_out(app: &App, row: &MeetingRow, plan: Plan) -> Result<Response, Fault> {
    let id = &row.meeting.id;
    for (no, correction) in &plan.changed {
        app.store().correct(id, *no, correction).await.map_err(taken_meanwhile)?;
    }
    let emails: Vec<String> = plan.new.iter().map(|registration| registration.email.clone()).collect();
    let registered = app.store().register_all(id, plan.new).await.map_err(taken_meanwhile)?;
    app.desk().announce(id).await?;
    let base = &app.settings().base;
    let rows = registered.iter().zip(emails).map(|(one, email)| {
        let person = &one.participant;
        vec![
            Cell::Whole(person.no.0.into()),
            Cell::Text(person.name.clone()),
            Cell::Text(person.delegation_name.clone()),
            Cell::Text(email),
            Cell::Text(format!("{base}/p/{}", one.token.as_str())),
        ]
    });
    let columns = ["No", "Name", "Delegation", "Email", "Personal link"];
    let table = Table {
        title: "Personal links".to_owned(),
        columns: columns.map(str::to_owned).to_vec(),
        rows: rows.collect(),
    };
    Ok(csv_file(id.as_str(), "personal-links", &table))
}

/// Somebody registered with one of the addresses since the table was looked at: it is looked at again.
fn taken_meanwhile(error: rostrum_store::RegisterError) -> Fault {
    match error {
        rostrum_store::RegisterError::AlreadyRegistered | rostrum_store::RegisterError::NotOffered(_) => {
            Fault::Conflict { code: "registered-meanwhile", text: error.to_string() }
        }
        rostrum_store::RegisterError::Failed(error) => error.into(),
    }
}

fn sentences(lang: Lang, faults: &[LineFault]) -> Vec<String> {
    let sentence = |fault: &LineFault| match fault {
        LineFault::Name => lang.t("register-name-wrong"),
        LineFault::Delegation => lang.t("register-delegation-wrong"),
        LineFault::Category(text) => lang.with("import-category-wrong", &[("text", text.as_str().into())]),
        LineFault::Email(text) if text.is_empty() => lang.t("register-email-empty"),
        LineFault::Email(text) => lang.with("register-email-wrong", &[("email", text.as_str().into())]),
        LineFault::Language(text) => lang.with("import-language-wrong", &[("text", text.as_str().into())]),
        LineFault::Level(text) => lang.with("import-level-wrong", &[("text", text.as_str().into())]),
        LineFault::Formula(column, shown) => {
            lang.with("import-formula", &[("column", (*column).into()), ("shown", shown.as_str().into())])
        }
        LineFault::Twice(line) => lang.with("import-twice", &[("line", (*line).into())]),
        _ => String::new(),
    };
    faults.iter().map(sentence).collect()
}

/// Where a fault stands: the line of a file, or the cells of a sheet.
fn whereabouts(lang: Lang, place: Option<&InWorkbook>, line: u32, columns: &[&str]) -> String {
    let Some(place) = place else { return lang.with("import-line", &[("line", line.into())]) };
    let mut cells: Vec<String> =
        columns.iter().filter_map(|column| Some(format!("{}{line}", place.letters(column)?))).collect();
    cells.dedup();
    // A column that the sheet does not have is a fault of the whole line.
    let cells = if cells.is_empty() { line.to_string() } else { cells.join(", ") };
    lang.with("import-cells", &[("sheet", place.sheet.as_str().into()), ("cells", cells.into())])
}

/// Most sentences of a kind that are shown; the numbers tell of all.
const SHOWN: usize = 200;

/// What goes back into the form until the table is taken.
struct Told<'a> {
    name: &'a str,
    text: &'a str,
    category: Option<Category>,
}

fn preview(visit: &Visit, row: &MeetingRow, told: &Told<'_>, plan: &Plan) -> Markup {
    let lang = visit.lang;
    let base = format!("/m/{}/participants", row.meeting.id);
    let counts = [
        ("new", plan.new.len().into()),
        ("changed", plan.changed.len().into()),
        ("same", plan.same.into()),
        ("faulty", plan.faults.len().into()),
    ];
    Page::new(visit, lang.t("import-title")).of_meeting(row).render(&html! {
        h1 { (lang.t("import-title")) }
        p.lead { (lang.with("import-counts", &counts)) }
        @if !plan.faults.is_empty() {
            div.bad {
                h2 { (lang.t("import-faults")) }
                ul {
                    @for (line, sentences, columns) in plan.faults.iter().take(SHOWN) {
                        li { strong { (whereabouts(lang, plan.place.as_ref(), *line, columns)) } " " (sentences.join(" ")) }
                    }
                }
                @if plan.faults.len() > SHOWN { p { (lang.with("import-more", &[("count", (plan.faults.len() - SHOWN).into())])) } }
            }
        }
        @if !plan.changes.is_empty() {
            div.note {
                h2 { (lang.t("programme-changes")) }
                ul { @for sentence in plan.changes.iter().take(SHOWN) { li { (sentence) } } }
                @if plan.changes.len() > SHOWN { p { (lang.with("import-more", &[("count", (plan.changes.len() - SHOWN).into())])) } }
            }
        }
        @if plan.new.is_empty() && plan.changed.is_empty() {
            p { (lang.t("import-nothing")) }
            div.actions { a.button.second href=(base) { (lang.t("import-back")) } }
        } @else {
            p { (lang.t("import-links")) }
            form method="post" action={ (base) "/import" } enctype="multipart/form-data" {
                input type="hidden" name="name" value=(told.name);
                input type="hidden" name="category" value=(told.category.map_or("", Category::code));
                textarea name="text" hidden aria-hidden="true" { (told.text) }
                div.actions {
                    button name="do" value="take" { (lang.t("import-take")) }
                    a.button.second href=(base) { (lang.t("import-back")) }
                }
            }
        }
    })
}

/// Links to what else the secretariat does with participants.
pub fn links(lang: Lang, base: &str) -> Markup {
    let pages = [
        ("check-in", "check-in-title"),
        ("badges", "badges-title"),
        ("embed", "embed-title"),
        ("retention", "retention-title"),
    ];
    html! {
        ul.links { @for (path, title) in pages { li { a href={ (base) "/" (path) } { (lang.t(title)) } } } }
    }
}

/// The form that takes a table, and links to the files of all participants.
pub fn form(lang: Lang, base: &str) -> Markup {
    html! {
        section.card {
            h2 { (lang.t("import-heading")) }
            form method="post" action={ (base) "/import" } enctype="multipart/form-data" {
                div.field {
                    label for="file" { (lang.t("import-file")) }
                    p.hint #file-hint { (lang.t("import-file-hint")) }
                    input #file type="file" name="file" required accept=".csv,.tsv,.txt,.xlsx,.json,text/csv" aria-describedby="file-hint";
                }
                div.field {
                    label for="import-category" { (lang.t("import-category")) }
                    p.hint #import-category-hint { (lang.t("import-category-hint")) }
                    select #import-category name="category" aria-describedby="import-category-hint" {
                        option value="" { (lang.t("import-no-category")) }
                        @for one in Category::ALL { option value=(one.code()) { (category(lang, one)) } }
                    }
                }
                button { (lang.t("import-check")) }
            }
            p.small { (lang.t("import-export")) " " a href={ (base) "/csv" } { "CSV" } " · " a href={ (base) "/xlsx" } { "XLSX" } }
        }
    }
}

/// All participants as CSV, in the form in which they are read in.
///
/// # Errors
/// [`Fault::NotFound`], [`Fault::NotPermitted`], or the outside failed.
pub async fn csv(State(app): State<App>, visit: Visit, Path(meeting): Path<String>) -> Result<Response, Fault> {
    let row = app.meeting(&meeting).await?;
    Ok(csv_file(row.meeting.id.as_str(), "participants", &table(&app, &visit, &row).await?))
}

/// All participants as XLSX.
///
/// # Errors
/// As [`csv`].
pub async fn xlsx(State(app): State<App>, visit: Visit, Path(meeting): Path<String>) -> Result<Response, Fault> {
    let row = app.meeting(&meeting).await?;
    let table = table(&app, &visit, &row).await?;
    xlsx_file(row.meeting.id.as_str(), "participants", table, app.now()).await
}

async fn table(app: &App, visit: &Visit, row: &MeetingRow) -> Result<Table, Fault> {
    let id = &row.meeting.id;
    visit.require(Action::SeeIdentities, Some(id))?;
    let mut contacts: HashMap<ParticipantNo, String> = app.store().list_contacts(id).await?.into_iter().collect();
    let people = app.store().list_identified(id).await?;
    let identities = app.store().list_identities(id).await?;
    // Of whom all was erased there is nothing to give out.
    let rows = people.into_iter().filter_map(|person| {
        let email = contacts.remove(&person.no).filter(|email| !email.is_empty())?;
        // On the floor, whom only the secretariat knows is one of the others.
        let category = identities.get(&person.no).map_or(person.category, |identity| identity.category);
        Some(vec![
            Cell::Whole(person.no.0.into()),
            Cell::Text(person.name),
            Cell::Text(person.delegation_name),
            Cell::Text(category.code().to_owned()),
            Cell::Text(email),
            Cell::Text(person.language),
            Cell::Text(person.visibility.code().to_owned()),
        ])
    });
    let columns = ["No", "Name", "Delegation", "Category", "Email", "Language", "Level"];
    Ok(Table { title: "Participants".to_owned(), columns: columns.map(str::to_owned).to_vec(), rows: rows.collect() })
}

async fn read(mut form: Multipart) -> Result<Sent, MultipartError> {
    let mut sent = Sent::default();
    while let Some(field) = form.next_field().await? {
        match field.name() {
            Some("file") => {
                if let Some(name) = field.file_name().filter(|name| !name.is_empty()) {
                    sent.name = name.chars().take(200).collect();
                }
                sent.file = field.bytes().await?.to_vec();
            }
            Some("name") => sent.name = field.text().await?.chars().take(200).collect(),
            Some("text") => sent.text = field.text().await?,
            Some("category") => sent.category = Category::from_code(&field.text().await?),
            Some("do") => sent.take = field.text().await? == "take",
            _ => {}
        }
    }
    Ok(sent)
}

#[cfg(test)]
mod tests;
