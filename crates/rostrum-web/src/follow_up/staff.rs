//! Switches the form after the approval on and off, and shows what was answered, with counts and as a file.

use axum::extract::rejection::FormRejection;
use axum::extract::{Form, Path, Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use jiff::Timestamp;
use maud::{Markup, html};
use rostrum_domain::follow_up::Needs;
use rostrum_domain::participant::Participant;
use rostrum_report::table::{Cell, Table};
use rostrum_store::MeetingRow;
use serde::Deserialize;

use crate::access::Action;
use crate::api::table::csv_file;
use crate::app::App;
use crate::error::Fault;
use crate::i18n::Lang;
use crate::layout::Page;
use crate::times;
use crate::visit::Visit;

/// All that the page shows.
struct Answers {
    row: MeetingRow,
    opened: Option<Timestamp>,
    accepted: usize,
    answers: Vec<(Participant, Needs)>,
}

impl Answers {
    async fn find(app: &App, visit: &Visit, meeting: &str) -> Result<Self, Fault> {
        let row = app.meeting(meeting).await?;
        let (id, store) = (&row.meeting.id, app.store());
        visit.require(Action::DecideRequests, Some(id))?;
        let people: Vec<Participant> =
            store.list_identified(id).await?.into_iter().filter(|person| person.state.takes_part()).collect();
        let accepted = people.len();
        let mut needs = store.list_needs(id).await?;
        let answers = people
            .into_iter()
            .filter_map(|person| {
                let at = needs.iter().position(|(no, _)| *no == person.no)?;
                Some((person, needs.swap_remove(at).1))
            })
            .collect();
        Ok(Self { opened: store.find_follow_up(id).await?, accepted, answers, row })
    }

    fn count(&self, has: impl Fn(&Needs) -> bool) -> usize {
        self.answers.iter().filter(|(_, needs)| has(needs)).count()
    }
}

/// What an address of the page may carry.
#[derive(Debug, Default, Deserialize)]
pub struct Asked {
    /// To how many it was written just now.
    written: Option<usize>,
}

/// Whether participants are to be asked.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Switch {
    #[serde(rename = "do")]
    act: String,
}

/// Shows the page.
///
/// # Errors
/// [`Fault::NotFound`], [`Fault::NotPermitted`], or the outside failed.
pub async fn show(
    State(app): State<App>,
    visit: Visit,
    Path(meeting): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Markup, Fault> {
    let answers = Answers::find(&app, &visit, &meeting).await?;
    Ok(page(&visit, &answers, asked.written))
}

/// Begins or ends to ask.
///
/// # Errors
/// [`Fault::NotFound`], [`Fault::NotPermitted`], [`Fault::Malformed`], or the outside failed.
pub async fn switch(
    State(app): State<App>,
    visit: Visit,
    Path(meeting): Path<String>,
    form: Result<Form<Switch>, FormRejection>,
) -> Result<Response, Fault> {
    let Form(form) = form?;
    let row = app.meeting(&meeting).await?;
    let id = &row.meeting.id;
    visit.require(Action::DecideRequests, Some(id))?;
    let written = match form.act.as_str() {
        "open" => format!("?written={}", app.store().open_follow_up(id).await?),
        "close" => {
            app.store().close_follow_up(id).await?;
            String::new()
        }
        other => return Err(Fault::Malformed(format!("do={other}"))),
    };
    Ok(Redirect::to(&format!("/m/{id}/follow-up{written}")).into_response())
}

/// What was answered, as CSV.
///
/// # Errors
/// [`Fault::NotFound`], [`Fault::NotPermitted`], or the outside failed.
pub async fn csv(State(app): State<App>, visit: Visit, Path(meeting): Path<String>) -> Result<Response, Fault> {
    let answers = Answers::find(&app, &visit, &meeting).await?;
    let columns = [
        "no",
        "name",
        "delegation",
        "language",
        "speaks_in",
        "interpretation",
        "captions",
        "sign_language",
        "assistance",
        "remark",
    ];
    let yes = |is: bool| Cell::text(is.then_some("yes"));
    let rows = answers
        .answers
        .iter()
        .map(|(person, needs)| {
            let sessions: Vec<&str> = needs.speaks_in.iter().map(|session| session.as_str()).collect();
            vec![
                Cell::Whole(i64::from(person.no.0)),
                Cell::Text(person.name.clone()),
                Cell::Text(person.delegation_name.clone()),
                Cell::Text(person.language.clone()),
                Cell::Text(sessions.join(" ")),
                yes(needs.interpretation),
                yes(needs.captions),
                yes(needs.sign_language),
                yes(needs.assistance),
                Cell::Text(needs.remark.clone()),
            ]
        })
        .collect();
    let table = Table { title: "follow-up".to_owned(), columns: columns.map(str::to_owned).to_vec(), rows };
    Ok(csv_file(answers.row.meeting.id.as_str(), "follow-up", &table))
}

fn page(visit: &Visit, answers: &Answers, written: Option<usize>) -> Markup {
    let lang = visit.lang;
    let base = format!("/m/{}/follow-up", answers.row.meeting.id);
    Page::new(visit, lang.t("answers-title")).of_meeting(&answers.row).render(&html! {
        p.small { a href={ "/m/" (answers.row.meeting.id) "/requests" } { (lang.t("requests-title")) } }
        h1 { (lang.t("answers-title")) }
        @if let Some(count) = written { div.good role="status" { p { (lang.with("answers-written", &[("count", count.into())])) } } }
        p.lead { (lang.t("answers-lead")) }
        form method="post" action=(base) {
            @match answers.opened {
                Some(at) => {
                    p { (lang.t("answers-since")) " " (times::instant(lang, &answers.row.meeting.note.zone, at)) "." }
                    div.actions { button.second name="do" value="close" { (lang.t("answers-close")) } }
                },
                None => div.actions { button name="do" value="open" { (lang.with("answers-open", &[("count", answers.accepted.into())])) } },
            }
        }
        (counts(lang, answers))
        @if !answers.answers.is_empty() {
            (table(lang, answers))
            p { a href={ (base) "/csv" } { (lang.t("answers-csv")) } }
        }
    })
}

fn counts(lang: Lang, answers: &Answers) -> Markup {
    let counted = [
        (lang.t("answers-answered"), answers.answers.len()),
        (lang.t("answers-speak"), answers.count(|needs| !needs.speaks_in.is_empty())),
        (lang.t("answers-interpretation"), answers.count(|needs| needs.interpretation)),
        (lang.t("answers-captions"), answers.count(|needs| needs.captions)),
        (lang.t("answers-sign-language"), answers.count(|needs| needs.sign_language)),
        (lang.t("answers-assistance"), answers.count(|needs| needs.assistance)),
    ];
    html! { dl.glance { @for (words, count) in &counted { div { dt { (words) } dd { (count) } } } } }
}

fn table(lang: Lang, answers: &Answers) -> Markup {
    let words = |needs: &Needs| {
        let all = [
            (needs.interpretation, lang.t("answers-interpretation")),
            (needs.captions, lang.t("answers-captions")),
            (needs.sign_language, lang.t("answers-sign-language")),
            (needs.assistance, lang.t("answers-assistance")),
        ];
        all.into_iter().filter(|(has, _)| *has).map(|(_, words)| words).collect::<Vec<_>>().join(", ")
    };
    let title = |id| answers.row.meeting.note.programme.session(id).map(|session| session.title.clone());
    html! {
        div.scroll tabindex="0" role="region" aria-label=(lang.t("answers-title")) {
            table.stack {
                thead {
                    tr {
                        th scope="col" { (lang.t("register-name")) }
                        th scope="col" { (lang.t("register-delegation")) }
                        th scope="col" { (lang.t("register-language")) }
                        th scope="col" { (lang.t("answers-speak")) }
                        th scope="col" { (lang.t("answers-needs")) }
                        th scope="col" { (lang.t("answers-remark")) }
                    }
                }
                tbody {
                    @for (person, needs) in &answers.answers {
                        tr {
                            th scope="row" { (person.name) }
                            td data-label=(lang.t("register-delegation")) { (person.delegation_name) }
                            td data-label=(lang.t("register-language")) { (person.language) }
                            td data-label=(lang.t("answers-speak")) { (needs.speaks_in.iter().filter_map(title).collect::<Vec<_>>().join("; ")) }
                            td data-label=(lang.t("answers-needs")) { (words(needs)) }
                            td data-label=(lang.t("answers-remark")) { (needs.remark) }
                        }
                    }
                }
            }
        }
    }
}
