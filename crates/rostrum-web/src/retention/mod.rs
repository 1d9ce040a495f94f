//! How long contact data are kept: what the secretariat sets, what goes when, and what went.

use std::time::Duration;

use axum::extract::rejection::FormRejection;
use axum::extract::{Form, Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use jiff::Timestamp;
use maud::{Markup, html};
use rostrum_domain::retention::Retention;
use rostrum_store::MeetingRow;
use serde::Deserialize;

use crate::access::Action;
use crate::app::App;
use crate::error::Fault;
use crate::fields::{Field, Wrong, summary};
use crate::i18n::Lang;
use crate::layout::Page;
use crate::times;
use crate::visit::Visit;

/// Between two looks at kept files whose hour is over.
const ROUND: Duration = Duration::from_secs(5 * 60);
/// After so many of them, an hour, one looks at what is due of meetings.
const ROUNDS: u32 = 12;

/// Takes out what is due, at once and every hour, and kept files soon after theirs, until the server shuts down.
pub async fn keep(app: App) {
    let mut closing = app.closing();
    for round in (0..ROUNDS).cycle() {
        if let Err(error) = app.store().forget_old_uploads().await {
            tracing::error!(%error, "kept files whose hour is over could not be taken out; it is tried again");
        }
        if round == 0
            && let Err(error) = app.store().take_out_what_is_due().await
        {
            tracing::error!(%error, "what is due to be erased could not be taken out; it is tried again in an hour");
        }
        tokio::select! {
            () = tokio::time::sleep(ROUND) => {}
            _ = closing.changed() => return,
        }
    }
}

/// One sentence for people: when what tells how to reach them goes. `since`: when they registered, or now; `told`: what
/// they were told then.
pub fn sentence(lang: Lang, row: &MeetingRow, since: Timestamp, told: Option<Retention>) -> String {
    let (retention, note) = (row.retention.for_one_told(told), &row.meeting.note);
    match (retention, retention.due(note, since)) {
        (Retention::Days(days), Some(due)) => {
            let date = times::date_long(lang, note.zone.local(due).date());
            let words = [("days", i64::from(days).into()), ("date", date.into())];
            if Retention::counts_from(note, since) {
                lang.with("retention-days-since", &words)
            } else {
                lang.with("retention-days", &words)
            }
        }
        (Retention::Days(days), None) => lang.with("retention-days-only", &[("days", i64::from(days).into())]),
        (Retention::Kept, _) => lang.t("retention-kept"),
    }
}

/// What the secretariat types.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Typed {
    days: String,
}

/// Shows what goes when, and what went.
///
/// # Errors
/// [`Fault::NotFound`], [`Fault::NotPermitted`], or the outside failed.
pub async fn show(State(app): State<App>, visit: Visit, Path(meeting): Path<String>) -> Result<Markup, Fault> {
    let row = app.meeting(&meeting).await?;
    visit.require(Action::ManageMeetings, Some(&row.meeting.id))?;
    let days = row.retention.days().to_string();
    page(&app, &visit, &row, &days, &Wrong::default()).await
}

/// Sets after how many days contact data go.
///
/// # Errors
/// As [`show`].
pub async fn set(
    State(app): State<App>,
    visit: Visit,
    Path(meeting): Path<String>,
    form: Result<Form<Typed>, FormRejection>,
) -> Result<Response, Fault> {
    let Form(typed) = form?;
    let row = app.meeting(&meeting).await?;
    visit.require(Action::ManageMeetings, Some(&row.meeting.id))?;
    let retention = typed.days.trim().parse().ok().and_then(Retention::from_days);
    let Some(retention) = retention else {
        let most = i64::from(Retention::MOST_DAYS);
        let text = visit.lang.with("retention-wrong", &[("typed", typed.days.as_str().into()), ("most", most.into())]);
        let page = page(&app, &visit, &row, &typed.days, &Wrong::only("days", text)).await?;
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response());
    };
    app.store().set_retention(&row.meeting.id, retention).await?;
    Ok(Redirect::to(&format!("/m/{}/retention", row.meeting.id)).into_response())
}

async fn page(app: &App, visit: &Visit, row: &MeetingRow, days: &str, wrong: &Wrong) -> Result<Markup, Fault> {
    let (lang, id) = (visit.lang, &row.meeting.id);
    let due = row.retention.due(&row.meeting.note, row.created_at);
    let last = app.store().find_last_due(row).await?;
    let held = app.store().count_held(id).await?;
    let gone = app.store().list_gone(id).await?;
    let zone = &row.meeting.note.zone;
    let date = |at| times::date_long(lang, zone.local(at).date());
    let what = |code: &str| lang.of_family("retention-what", code, &[]).unwrap_or_default();
    let (label, hint) = (lang.t("retention-field"), lang.t("retention-hint"));
    let field = Field { name: "days", label: &label, hint: &hint, value: days, wrong };
    let said = sentence(lang, row, app.now(), None);
    Ok(Page::new(visit, lang.t("retention-title")).of_meeting(row).render(&html! {
        h1 { (lang.t("retention-title")) }
        (summary(lang, wrong))
        p.lead { (lang.t("retention-text")) }
        form method="post" {
            (field.line("number", "off", 4))
            div.actions { button { (lang.t("retention-save")) } }
        }
        h2 { (lang.t("retention-told")) }
        p { q { (said) } }
        h2 { (lang.t("retention-next")) }
        @match due {
            Some(due) if due <= app.now() => p { (lang.with("retention-due-now", &[("date", date(due).into())])) },
            Some(due) => p { (lang.with("retention-due", &[("date", date(due).into())])) },
            None => p { (lang.t("retention-never")) },
        }
        @if let Some(last) = last.filter(|last| due.map(date) != Some(date(*last))) { p { (lang.with("retention-others", &[("date", date(last).into())])) } }
        table {
            thead { tr { th scope="col" { (lang.t("retention-kind")) } th.number scope="col" { (lang.t("retention-count")) } } }
            tbody {
                @for (held, count) in &held {
                    tr { th scope="row" { (what(held.code())) } td.number { (count) } }
                }
            }
        }
        p.small { (lang.t("retention-stays")) }
        h2 { (lang.t("retention-gone")) }
        @if gone.is_empty() { p { (lang.t("retention-nothing-gone")) } } @else {
            ul {
                @for line in &gone {
                    li { (date(line.at)) ": " (what(&line.what)) " · " (line.count) }
                }
            }
        }
    }))
}

#[cfg(test)]
mod tests {
    use jiff::SignedDuration;
    use rostrum_store::Role;

    use super::*;
    use crate::testing::TestApp;

    #[tokio::test]
    async fn contact_data_go_after_their_days_and_participants_stay() {
        let (app, row) = TestApp::with_meeting().await;
        let (base, id) = (format!("/m/{}", row.meeting.id), row.meeting.id.clone());
        let staff = app.secretariat().await;
        assert_eq!(app.post_as(&staff, &format!("{base}/retention"), "days=30").await.status, StatusCode::SEE_OTHER);
        let anna = app.register(&row, "Anna Berg", "City of Bern", "named").await;
        let page = app.get_as(&staff, &format!("{base}/retention")).await.text;
        assert!(page.contains("Wednesday 20 August 2025") && page.contains("30 days"), "{page}");
        for path in ["/register", "/me/held"] {
            let cookies = if path == "/me/held" { anna.as_str() } else { "" };
            let page = app.get_as(cookies, &format!("{base}{path}")).await.text;
            assert!(page.contains("30 days after the meeting") && page.contains("20 August 2025"), "{path}: {page}");
        }
        assert!(app.app.store().take_out_what_is_due().await.unwrap().is_empty());
        assert!(app.app.store().list_contacts(&id).await.unwrap()[0].1.contains('@'));
        // The closing session ends at 17:00 in Geneva; the clock stands at 08:00 on that day.
        app.clock.set(app.app.now() + SignedDuration::from_hours(30 * 24 + 9));
        assert_eq!(app.app.store().take_out_what_is_due().await.unwrap(), std::slice::from_ref(&id));
        assert_eq!(app.app.store().list_contacts(&id).await.unwrap()[0].1, "");
        let people = app.app.store().list_participants(&id).await.unwrap();
        assert_eq!((people.len(), people[0].delegation_name.as_str()), (1, "City of Bern"));
        assert!(app.app.store().take_out_what_is_due().await.unwrap().is_empty(), "it goes once");
        // Nobody is signed in for that long.
        let staff = app.secretariat().await;
        let page = app.get_as(&staff, &format!("{base}/retention")).await.text;
        assert!(page.contains("Addresses of participants · 1") && !page.contains("anna"), "{page}");
        // The address is free again, for the same person or another.
        app.register(&row, "Anna Berg", "City of Bern", "named").await;
    }

    #[tokio::test]
    async fn who_registers_for_a_meeting_that_is_over_is_kept_for_the_days_that_they_read() {
        let (app, row) = TestApp::with_meeting().await;
        let (base, id) = (format!("/m/{}", row.meeting.id), row.meeting.id.clone());
        app.register(&row, "Anna Berg", "City of Bern", "named").await;
        // 90 days after 21 July 2025 have passed.
        app.clock.set(app.app.now() + SignedDuration::from_hours(24 * 200));
        let page = app.get(&format!("{base}/register")).await.text;
        assert!(page.contains("90 days after you registered") && page.contains("7 May 2026"), "{page}");
        let late = app.register(&row, "Musa Keita", "City of Kayes", "named").await;
        let addresses = async || app.app.store().list_contacts(&id).await.unwrap();
        app.app.store().take_out_what_is_due().await.unwrap();
        let now = addresses().await;
        assert!(now[0].1.is_empty() && now[1].1.contains('@'), "{now:?}");
        assert!(app.get_as(&late, &format!("{base}/me/held")).await.text.contains("7 May 2026"));
        app.clock.set(app.app.now() + SignedDuration::from_hours(24 * 90 - 1));
        assert!(app.app.store().take_out_what_is_due().await.unwrap().is_empty(), "not before the date");
        app.clock.set(app.app.now() + SignedDuration::from_hours(1));
        assert_eq!(app.app.store().take_out_what_is_due().await.unwrap(), std::slice::from_ref(&id));
        assert!(addresses().await[1].1.is_empty());
    }

    #[tokio::test]
    async fn a_meeting_that_was_over_when_it_was_created_loses_nothing_before_its_days() {
        let app = TestApp::start().await;
        app.clock.set(app.app.now() + SignedDuration::from_hours(24 * 400));
        let row = app.app.store().create_meeting(crate::testing::note(), false).await.unwrap();
        app.register(&row, "Anna Berg", "City of Bern", "named").await;
        assert!(app.app.store().take_out_what_is_due().await.unwrap().is_empty());
        let staff = app.secretariat().await;
        let page = app.get_as(&staff, &format!("/m/{}/retention", row.meeting.id)).await.text;
        assert!(page.contains("On Monday 23 November 2026 this goes") && !page.contains("within the hour"), "{page}");
        app.clock.set(app.app.now() + SignedDuration::from_hours(24 * 90));
        assert_eq!(app.app.store().take_out_what_is_due().await.unwrap(), [row.meeting.id]);
    }

    #[tokio::test]
    async fn another_number_holds_for_those_who_register_after_it_was_set() {
        let (app, row) = TestApp::with_meeting().await;
        let (base, staff) = (format!("/m/{}", row.meeting.id), app.secretariat().await);
        let anna = app.register(&row, "Anna Berg", "City of Bern", "named").await;
        app.post_as(&staff, &format!("{base}/retention"), "days=400").await;
        let musa = app.register(&row, "Musa Keita", "City of Kayes", "named").await;
        for (cookies, days) in [(&anna, "90 days after the meeting"), (&musa, "400 days after the meeting")] {
            let page = app.get_as(cookies, &format!("{base}/me/held")).await.text;
            assert!(page.contains(days), "{page}");
        }
        app.clock.set(app.app.now() + SignedDuration::from_hours(24 * 91));
        app.app.store().take_out_what_is_due().await.unwrap();
        let now = app.app.store().list_contacts(&row.meeting.id).await.unwrap();
        assert!(now[0].1.is_empty() && now[1].1.contains('@'), "{now:?}");
    }

    #[tokio::test]
    async fn what_is_kept_without_end_is_said_to_the_people() {
        let (app, row) = TestApp::with_meeting().await;
        let base = format!("/m/{}", row.meeting.id);
        let page = app.get(&format!("{base}/register")).await.text;
        assert!(page.contains("90 days after the meeting"), "the usual number: {page}");
        let staff = app.secretariat().await;
        app.post_as(&staff, &format!("{base}/retention"), "days=0").await;
        let page = app.get(&format!("{base}/register")).await.text;
        assert!(page.contains("until you or the secretariat have it erased"), "{page}");
        app.register(&row, "Anna Berg", "City of Bern", "named").await;
        app.clock.set(app.app.now() + SignedDuration::from_hours(24 * 4_000));
        assert!(app.app.store().take_out_what_is_due().await.unwrap().is_empty());
    }

    #[tokio::test]
    async fn only_the_secretariat_sets_a_number_of_days() {
        let (app, row) = TestApp::with_meeting().await;
        let path = format!("/m/{}/retention", row.meeting.id);
        let chair = app.sign_in(Role::Chair, Some(&row)).await;
        for cookies in ["", chair.as_str()] {
            assert_eq!(app.get_as(cookies, &path).await.status, StatusCode::FORBIDDEN);
            assert_eq!(app.post_as(cookies, &path, "days=1").await.status, StatusCode::FORBIDDEN);
        }
        let staff = app.secretariat().await;
        for days in ["", "-1", "4000", "soon"] {
            let page = app.post_as(&staff, &path, &format!("days={days}")).await;
            assert!(page.status == StatusCode::UNPROCESSABLE_ENTITY && page.text.contains("days-fault"), "{days}");
        }
    }
}
