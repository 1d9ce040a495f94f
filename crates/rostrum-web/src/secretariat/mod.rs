//! The secretariat's page: its meetings, and new ones from a concept note.

mod links;
mod note;
mod preview;

use axum::extract::State;
use maud::{Markup, html};
use rostrum_store::MeetingRow;

use crate::access::Action;
use crate::app::{App, NOTE_LIMIT};
use crate::error::Fault;
use crate::i18n::Lang;
use crate::layout::Page;
use crate::rules::sessions_with_list;
use crate::times;
use crate::visit::Visit;

pub use links::{chair_link, participant_link};
pub use note::{fault as upload_fault, note, without_too_large};

struct Line {
    row: MeetingRow,
    registered: usize,
}

/// Shows the meetings with what can be done, and the form for a concept note.
///
/// # Errors
/// [`Fault::NotPermitted`], or the outside failed.
pub async fn show(State(app): State<App>, visit: Visit) -> Result<Markup, Fault> {
    visit.require(Action::ManageMeetings, None)?;
    let mut lines = Vec::new();
    for row in app.store().list_meetings().await? {
        let registered = app.store().list_participants(&row.meeting.id).await?.len();
        lines.push(Line { row, registered });
    }
    let lang = visit.lang;
    Ok(Page::new(&visit, lang.t("secretariat-title")).render(&html! {
        h1 { (lang.t("secretariat-title")) }
        section.card {
            h2 { (lang.t("secretariat-new")) }
            p { (lang.t("secretariat-new-text")) }
            (upload_form(lang))
        }
        p { a href="/secretariat/taxonomy" { (lang.t("taxonomy-work")) } }
        h2 { (lang.t("secretariat-meetings")) }
        @if lines.is_empty() { p { (lang.t("secretariat-none")) } }
        ul.meetings { @for line in &lines { (meeting(lang, line)) } }
    }))
}

/// The form that takes the file of a concept note.
fn upload_form(lang: Lang) -> Markup {
    html! {
        form method="post" action="/secretariat/note" enctype="multipart/form-data" {
            div.field {
                label for="file" { (lang.t("secretariat-file")) }
                p.hint #file-hint { (lang.with("secretariat-file-hint", &[("megabytes", (NOTE_LIMIT / 1_000_000).into())])) }
                input #file type="file" name="file" required accept=".txt,.md,.docx,.pdf,.json,text/plain" aria-describedby="file-hint";
            }
            button name="do" value="check" { (lang.t("secretariat-read")) }
        }
    }
}

fn meeting(lang: Lang, line: &Line) -> Markup {
    let (meeting, note) = (&line.row.meeting, &line.row.meeting.note);
    let base = format!("/m/{}", meeting.id);
    html! {
        li {
            div {
                @for day in &note.days { div { (times::date_short(lang, day.date)) } }
                div.quiet.small { (lang.with("secretariat-registered", &[("count", line.registered.into())])) }
                @if meeting.rehearsal { span.state.warn { (lang.t("layout-rehearsal")) } }
            }
            div {
                h2 { a href=(base) { (note.title) } }
                ul.links {
                    li { a href={ (base) "/console" } { (lang.t("layout-console")) } }
                    li { a href={ (base) "/programme" } { (lang.t("layout-programme")) } }
                    li { a href={ (base) "/participants" } { (lang.t("layout-participants")) } }
                    li { a href={ (base) "/list/print" } { (lang.t("paper-link")) } }
                    li { a href={ (base) "/report" } { (lang.t("layout-report")) } }
                    li { a href={ (base) "/screens" } { (lang.t("screens-title")) } }
                    li { a href={ (base) "/exports" } { (lang.t("exports-tab")) } }
                    @for session in sessions_with_list(&note.programme) {
                        @let title = session.title.as_str();
                        li { a href={ (base) "/rules/" (session.id) } { (lang.with("secretariat-rules", &[("session", title.into())])) } }
                    }
                }
                form method="post" action={ (base) "/chair-link" } {
                    button.second { (lang.t("secretariat-chair-link")) }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use axum::http::StatusCode;
    use rostrum_store::Role;

    use crate::testing::TestApp;

    #[tokio::test]
    async fn only_the_secretariat_sees_its_page() {
        let (app, row) = TestApp::with_meeting().await;
        let chair = app.sign_in(Role::Chair, Some(&row)).await;
        let anna = app.register(&row, "Anna Berg", "City of Bern", "named").await;
        for cookies in ["", chair.as_str(), anna.as_str()] {
            let page = app.get_as(cookies, "/secretariat").await;
            assert_eq!(page.status, StatusCode::FORBIDDEN);
            assert!(!page.text.contains(&row.meeting.note.title));
        }
        let page = app.get_as(&app.secretariat().await, "/secretariat").await;
        assert!(page.text.contains(&row.meeting.note.title) && page.text.contains("1 registered"), "{}", page.text);
    }
}
