//! What an accepted participant is asked once more: wishes and needs, and nothing that is known already.
//!
//! [`staff`] switches it on and off and shows what was answered.

pub mod staff;

use axum::extract::rejection::FormRejection;
use axum::extract::{Form, Path, Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use maud::{Markup, html};
use rostrum_domain::follow_up::{LONGEST_REMARK, Needs};
use rostrum_domain::ids::SessionId;
use rostrum_domain::participant::Participant;
use rostrum_store::MeetingRow;
use serde::Deserialize;

use crate::app::App;
use crate::directory::accepted;
use crate::error::Fault;
use crate::fields::Wrong;
use crate::i18n::Lang;
use crate::layout::Page;
use crate::rules::sessions_with_list;
use crate::visit::Visit;

/// What an address of the page may carry.
#[derive(Debug, Default, Deserialize)]
pub struct Asked {
    done: Option<String>,
}

/// Shows the form with what was answered before.
///
/// # Errors
/// [`Fault::NotFound`], [`Fault::NotPermitted`], or the outside failed.
pub async fn show(
    State(app): State<App>,
    visit: Visit,
    Path(meeting): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Markup, Fault> {
    let row = app.meeting(&meeting).await?;
    let me = accepted(&app, &visit, &row).await?;
    let answered = app.store().find_needs(&row.meeting.id, me.no).await?;
    if app.store().find_follow_up(&row.meeting.id).await?.is_none() && answered.is_none() {
        return Err(Fault::NotFound);
    }
    Ok(page(&visit, &row, &me, &answered.unwrap_or_default(), &Wrong::default(), asked.done.is_some()))
}

/// Keeps what was answered.
///
/// # Errors
/// [`Fault::NotFound`], [`Fault::NotPermitted`], [`Fault::Malformed`], or the outside failed.
pub async fn answer(
    State(app): State<App>,
    visit: Visit,
    Path(meeting): Path<String>,
    form: Result<Form<Vec<(String, String)>>, FormRejection>,
) -> Result<Response, Fault> {
    let Form(fields) = form?;
    let row = app.meeting(&meeting).await?;
    let me = accepted(&app, &visit, &row).await?;
    if app.store().find_follow_up(&row.meeting.id).await?.is_none() {
        return Err(Fault::Conflict { code: "not-asked", text: visit.lang.t("follow-up-closed") });
    }
    let needs = read(&row, &fields);
    let length = needs.remark.chars().count();
    if length > LONGEST_REMARK {
        let values = [("length", length.into()), ("most", LONGEST_REMARK.into())];
        let wrong = Wrong::only("remark", visit.lang.with("follow-up-long", &values));
        let page = page(&visit, &row, &me, &needs, &wrong, false);
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response());
    }
    app.store().keep_needs(&row.meeting.id, me.no, &needs).await?;
    Ok(Redirect::to(&format!("/m/{}/me/follow-up?done=yes", row.meeting.id)).into_response())
}

fn read(row: &MeetingRow, fields: &[(String, String)]) -> Needs {
    let has = |name: &str| fields.iter().any(|(field, _)| field == name);
    let text = |name: &str| fields.iter().find(|(field, _)| field == name).map_or("", |(_, value)| value.trim());
    let wished: Vec<&str> =
        fields.iter().filter(|(field, _)| field == "speaks_in").map(|(_, value)| value.as_str()).collect();
    let sessions = sessions_with_list(&row.meeting.note.programme);
    let speaks_in: Vec<SessionId> =
        sessions.filter(|session| wished.contains(&session.id.as_str())).map(|session| session.id.clone()).collect();
    Needs {
        speaks_in,
        interpretation: has("interpretation"),
        captions: has("captions"),
        sign_language: has("sign_language"),
        assistance: has("assistance"),
        remark: text("remark").to_owned(),
    }
}

fn page(visit: &Visit, row: &MeetingRow, me: &Participant, needs: &Needs, wrong: &Wrong, done: bool) -> Markup {
    let lang = visit.lang;
    let language = Lang::from_tag(&me.language).map_or_else(|| me.language.clone(), |own| own.own_name().to_owned());
    let fault = wrong.of("remark");
    html! {
        (Page::new(visit, lang.t("follow-up-title")).of_meeting(row).render(&html! {
            p.small { a href={ "/m/" (row.meeting.id) "/me" } { (lang.t("layout-own-page")) } }
            h1 { (lang.t("follow-up-title")) }
            @if done { div.good role="status" { p { (lang.t("follow-up-done")) } } }
            (crate::fields::summary(lang, wrong))
            p.lead { (lang.t("follow-up-lead")) }
            form method="post" novalidate {
                fieldset.field {
                    legend { (lang.t("follow-up-speaks")) }
                    p.hint { (lang.t("follow-up-speaks-hint")) }
                    @for session in sessions_with_list(&row.meeting.note.programme) {
                        (tick("speaks_in", session.id.as_str(), needs.speaks_in.contains(&session.id), &session.title))
                    }
                }
                fieldset.field {
                    legend { (lang.t("follow-up-needs")) }
                    (tick("interpretation", "yes", needs.interpretation, &lang.with("follow-up-interpretation", &[("language", language.into())])))
                    (tick("captions", "yes", needs.captions, &lang.t("follow-up-captions")))
                    (tick("sign_language", "yes", needs.sign_language, &lang.t("follow-up-sign-language")))
                    (tick("assistance", "yes", needs.assistance, &lang.t("follow-up-assistance")))
                }
                div.field .wrong[fault.is_some()] {
                    label for="remark" { (lang.t("follow-up-remark")) }
                    p.hint #remark-hint { (lang.t("follow-up-remark-hint")) }
                    @if let Some(fault) = fault { p.fault-text #remark-fault { (fault) } }
                    textarea #remark name="remark" rows="4" aria-invalid=[fault.map(|_| "true")]
                        aria-describedby=(if fault.is_some() { "remark-hint remark-fault" } else { "remark-hint" }) { (needs.remark) }
                }
                div.actions { button { (lang.t("follow-up-send")) } }
            }
        }))
    }
}

fn tick(name: &str, value: &str, checked: bool, words: &str) -> Markup {
    html! {
        label.choice { input type="checkbox" name=(name) value=(value) checked[checked]; span dir="auto" { (words) } }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::TestApp;

    #[tokio::test]
    async fn participants_are_asked_once_the_secretariat_says_so_and_nothing_is_asked_twice() {
        let (app, row) = TestApp::with_meeting().await;
        let anna = app.register(&row, "Anna Berg", "City of Bern", "category_only").await;
        let (own, staff_page) =
            (format!("/m/{}/me/follow-up", row.meeting.id), format!("/m/{}/follow-up", row.meeting.id));
        assert_eq!(app.get_as(&anna, &own).await.status, StatusCode::NOT_FOUND);
        assert_eq!(app.post_as(&anna, &staff_page, "do=open").await.status, StatusCode::FORBIDDEN);
        let staff = app.secretariat().await;
        app.post_as(&staff, &staff_page, "do=open").await;
        let form = app.get_as(&anna, &own).await.text;
        assert!(form.contains("English") && !form.contains("name=\"language\"") && !form.contains("name=\"email\""));
        let sent = app.post_as(&anna, &own, "captions=yes&speaks_in=session-9&remark=A+%3Cramp%3E").await;
        assert_eq!(sent.status, StatusCode::SEE_OTHER);
        let again = app.get_as(&anna, &own).await.text;
        assert!(
            again.contains("name=\"captions\" value=\"yes\" checked") && again.contains("A &lt;ramp&gt;"),
            "{again}"
        );
        let table = app.get_as(&staff, &staff_page).await.text;
        assert!(table.contains("Anna Berg") && table.contains("A &lt;ramp&gt;"), "{table}");
        let file = app.get_as(&staff, &format!("{staff_page}/csv")).await.text;
        assert!(file.contains("Anna Berg,City of Bern") && file.contains("A <ramp>"), "{file}");
        for path in [staff_page.clone(), format!("{staff_page}/csv")] {
            assert_eq!(app.get_as(&anna, &path).await.status, StatusCode::FORBIDDEN);
        }
        let long = app.post_as(&anna, &own, &format!("remark={}", "a".repeat(1_001))).await;
        assert!(long.status == StatusCode::UNPROCESSABLE_ENTITY && long.text.contains("1001"), "{}", long.text);
        app.post_as(&staff, &staff_page, "do=close").await;
        assert_eq!(app.post_as(&anna, &own, "captions=yes").await.status, StatusCode::CONFLICT);
    }
}
