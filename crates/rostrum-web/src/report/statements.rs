//! Statements that were handed in, for those who draft the report and those who interpret.

use axum::extract::{Path, State};
use maud::{Markup, html};

use crate::access::Action;
use crate::app::App;
use crate::error::Fault;
use crate::layout::Page;
use crate::meeting::category;
use crate::participant::words;
use crate::times;
use crate::visit::Visit;

/// Shows the latest version of every statement, by session, each under the name that the visitor may see.
///
/// # Errors
/// [`Fault::NotFound`], [`Fault::NotPermitted`], or the outside failed.
pub async fn show(State(app): State<App>, visit: Visit, Path(meeting): Path<String>) -> Result<Markup, Fault> {
    let row = app.meeting(&meeting).await?;
    let id = &row.meeting.id;
    visit.require(Action::ReadStatements, Some(id))?;
    let statements = app.store().list_statements(id).await?;
    let people = app.store().list_participants(id).await?;
    let (lang, note, audience) = (visit.lang, &row.meeting.note, visit.audience(id));
    let by = |no| people.iter().find(|person| person.no == no).map(|person| person.shown_to(audience));
    Ok(Page::new(&visit, lang.t("statements-title")).of_meeting(&row).render(&html! {
        h1 { (lang.t("statements-title")) }
        p.lead { (lang.with("statements-count", &[("count", statements.len().into())])) }
        @for session in &note.programme.sessions {
            @let mut here = statements.iter().filter(|statement| statement.session == session.id).peekable();
            @if here.peek().is_some() { h2 { (session.title) } }
            @for statement in here {
                @let shown = by(statement.participant);
                details.card {
                    summary {
                        @if let Some(shown) = &shown {
                            strong { (shown.delegation.as_deref().unwrap_or_default()) }
                            @if let Some(name) = &shown.name { " " (name) }
                            " " span class={ "cat cat-" (shown.category.code()) } { (category(lang, shown.category)) }
                        }
                        " " span.quiet {
                            (lang.with("statements-line", &[("words", words(&statement.text).into()), ("version", statement.version.into()),
                                ("received", times::instant(lang, &note.zone, statement.received_at).into())]))
                        }
                    }
                    @for paragraph in statement.text.split("\n\n") { p dir="auto" { (paragraph) } }
                }
            }
        }
    }))
}
