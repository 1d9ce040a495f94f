//! The page of the attendance.

use std::collections::BTreeSet;

use maud::{Markup, html};
use rostrum_domain::attendance::groups::Heads;
use rostrum_domain::ids::ParticipantNo;
use rostrum_domain::participant::Participant;
use rostrum_store::{Identity, SeenRow};

use super::{Asked, Hall, Told, groups};
use crate::i18n::Lang;
use crate::layout::Page;
use crate::times;
use crate::visit::Visit;

/// The whole page.
pub fn page(visit: &Visit, hall: &Hall, told: &Told) -> Markup {
    let lang = visit.lang;
    let base = format!("/m/{}/attendance", hall.row.meeting.id);
    Page::new(visit, lang.t("attendance-title")).of_meeting(&hall.row).render(&html! {
        h1 { (lang.t("attendance-title")) }
        p.lead { (lang.t("attendance-lead")) }
        @if let Some(wrong) = &told.wrong { div.bad role="alert" { p { (wrong) } } }
        @if !told.unknown.is_empty() {
            div.bad role="alert" { p { (lang.with("attendance-unknown-rows", &[("count", told.unknown.len().into())])) } }
        }
        @match &told.asked {
            Some(asked) => (question(lang, &base, asked)),
            None => (upload(lang, &base, hall, told.file.as_deref())),
        }
        @if !hall.attended.people.is_empty() || !hall.seen.is_empty() { (counts(lang, &base, hall)) }
        @if !hall.seen.is_empty() { (people(lang, &base, hall, told)) }
    })
}

fn upload(lang: Lang, base: &str, hall: &Hall, wrong: Option<&str>) -> Markup {
    let files: BTreeSet<&str> = hall.seen.iter().map(|row| row.file.as_str()).collect();
    html! {
        section.card {
            h2 { (lang.t("attendance-upload")) }
            form method="post" action=(base) enctype="multipart/form-data" {
                div.field .wrong[wrong.is_some()] {
                    label for="file" { (lang.t("attendance-file")) }
                    p.hint #file-hint { (lang.t("attendance-file-hint")) }
                    @if let Some(wrong) = wrong { p.fault-text #file-fault { (wrong) } }
                    input #file type="file" name="file" required accept=".csv,.tsv,.txt,text/csv"
                        aria-describedby=(if wrong.is_some() { "file-hint file-fault" } else { "file-hint" })
                        aria-invalid=[wrong.map(|_| "true")];
                }
                button { (lang.t("attendance-read")) }
            }
            @if !files.is_empty() {
                h3 { (lang.t("attendance-files")) }
                ul.files {
                    @for file in files {
                        li {
                            form method="post" action={ (base) "/forget" } {
                                input type="hidden" name="file" value=(file);
                                span { (file) } " "
                                button.second aria-label=(lang.with("attendance-forget-file", &[("file", file.into())])) { (lang.t("attendance-forget")) }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// Asks in which order the dates of a file are.
fn question(lang: Lang, base: &str, asked: &Asked) -> Markup {
    let values = [("date", asked.written.as_str().into()), ("file", asked.file.as_str().into())];
    html! {
        section.card {
            h2 { (lang.t("attendance-which-date")) }
            p { (lang.with("attendance-which-date-text", &values)) }
            form method="post" action=(base) enctype="multipart/form-data" {
                input type="hidden" name="name" value=(asked.file);
                textarea name="text" hidden aria-hidden="true" { (asked.text) }
                div.actions {
                    button name="order" value="day" { (asked.day_first) }
                    button name="order" value="month" { (asked.month_first) }
                    a.button.second href=(base) { (lang.t("attendance-leave")) }
                }
            }
        }
    }
}

/// How many attended, and in which way.
fn counts(lang: Lang, base: &str, hall: &Hall) -> Markup {
    let on_site = &hall.on_site;
    let online: BTreeSet<ParticipantNo> = hall.seen.iter().filter_map(certain).collect();
    let open = hall.seen.iter().filter(|row| is_open(row)).count();
    let Heads { registered, attended } = groups::total(hall);
    html! {
        h2 { (lang.t("attendance-counts")) }
        p {
            (lang.with("attendance-sum", &[("attended", attended.into()), ("registered", registered.into())]))
            @if !on_site.is_empty() {
                " " (lang.with("attendance-ways", &[
                    ("onsite", on_site.difference(&online).count().into()),
                    ("online", online.difference(on_site).count().into()),
                    ("both", on_site.intersection(&online).count().into()),
                ]))
            }
            @if open > 0 { " " strong { (lang.with("attendance-open", &[("count", open.into())])) } }
        }
        (groups::section(lang, base, hall))
    }
}

fn certain(row: &SeenRow) -> Option<ParticipantNo> {
    match row.seen.identity {
        Identity::Participant(no) => Some(no),
        _ => None,
    }
}

fn is_open(row: &SeenRow) -> bool {
    matches!(row.seen.identity, Identity::Open | Identity::Proposed(_))
}

/// Everybody whom the platform saw: who is still open stands first.
fn people(lang: Lang, base: &str, hall: &Hall, told: &Told) -> Markup {
    let (open, known): (Vec<_>, Vec<_>) = hall.seen.iter().partition(|row| is_open(row));
    let name_of = |no: ParticipantNo| hall.people.iter().find(|person| person.no == no).map(words);
    html! {
        h2 { (lang.t("attendance-people")) }
        p { (lang.t("attendance-people-text")) }
        datalist #participants { @for person in &hall.people { option value=(words(person)) {} } }
        form method="post" action={ (base) "/people" } {
            div.scroll tabindex="0" role="region" aria-label=(lang.t("attendance-people")) {
                table.stack {
                    thead {
                        tr {
                            th scope="col" { (lang.t("attendance-name")) }
                            th scope="col" { (lang.t("attendance-from-until")) }
                            th.number scope="col" { (lang.t("attendance-minutes")) }
                            th scope="col" { (lang.t("attendance-participant")) }
                            th scope="col" { (lang.t("attendance-nobody")) }
                        }
                    }
                    tbody { @for row in open.into_iter().chain(known) { (line(lang, row, told, &name_of)) } }
                }
            }
            div.actions { button { (lang.t("attendance-save")) } }
        }
    }
}

fn line(lang: Lang, row: &SeenRow, told: &Told, name_of: &dyn Fn(ParticipantNo) -> Option<String>) -> Markup {
    let (seen, field) = (&row.seen, format!("who-{}", row.no));
    let unknown = told.unknown.iter().find(|(no, _)| *no == row.no).map(|(_, typed)| typed.as_str());
    let proposed = matches!(seen.identity, Identity::Proposed(_));
    let value = match seen.identity {
        Identity::Participant(no) | Identity::Proposed(no) => name_of(no).unwrap_or_default(),
        Identity::Nobody | Identity::Open => String::new(),
    };
    let remark = format!("{field}-remark");
    let name = [("name", seen.name.as_str().into())];
    html! {
        tr {
            th scope="row" {
                (seen.name)
                @if seen.guest { " " span.state { (lang.t("attendance-guest")) } }
            }
            td data-label=(lang.t("attendance-from-until")) {
                (times::date_short(lang, seen.first_joined.date())) ", "
                (times::clock(seen.first_joined)) "–" (times::clock(seen.last_left))
            }
            td.number data-label=(lang.t("attendance-minutes")) { (seen.seconds.div_euclid(60)) }
            td data-label=(lang.t("attendance-participant")) {
                input name=(field) list="participants" value=(unknown.unwrap_or(&value)) autocomplete="off"
                    aria-label=(lang.with("attendance-who-is", &name))
                    aria-describedby=[(proposed || unknown.is_some()).then_some(&remark)] aria-invalid=[unknown.map(|_| "true")];
                @if let Some(typed) = unknown {
                    p.fault-text id=(remark) { (lang.with("attendance-unknown", &[("typed", typed.into())])) }
                } @else if proposed {
                    p.hint id=(remark) { (lang.t("attendance-proposed")) }
                }
            }
            td {
                label.choice {
                    input type="checkbox" name={ "nobody-" (row.no) } value="yes" checked[seen.identity == Identity::Nobody]
                        aria-label=(lang.with("attendance-is-nobody", &name));
                    span { (lang.t("attendance-nobody-short")) }
                }
            }
        }
    }
}

/// A participant as the choice shows them; the number in front is what counts.
fn words(person: &Participant) -> String {
    format!("{} · {} · {}", person.no, person.name, person.delegation_name)
}
