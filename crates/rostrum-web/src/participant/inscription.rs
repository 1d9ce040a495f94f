//! Asking for the floor, and withdrawing.

use axum::Json;
use axum::extract::rejection::FormRejection;
use axum::extract::{Form, Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use rostrum_domain::floor::{Actor, Command, Declared, Event, Standing};
use rostrum_domain::ids::{InscriptionNo, MeetingId, SessionId};
use rostrum_store::Order;
use serde::Deserialize;

use super::{Kept, own, page};
use crate::access::Action;
use crate::app::App;
use crate::error::Fault;
use crate::fields::Wrong;
use crate::visit::Visit;

/// The form to inscribe.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Inscribe {
    session: String,
    standing: String,
    on_behalf_of: String,
    /// A name of this inscription, at most 64 characters: sent again, it is answered and not made again.
    key: String,
}

/// Puts the participant's delegation on the list of a session.
///
/// # Errors
/// A rule of the floor refuses it, [`Fault::NotPermitted`], or the outside failed.
pub async fn inscribe(
    State(app): State<App>,
    visit: Visit,
    Path(meeting): Path<String>,
    form: Result<Form<Inscribe>, FormRejection>,
) -> Result<Response, Fault> {
    let Form(form) = form?;
    // Nothing is read that only the page needs: many come within a second. Whoever is a participant of a
    // meeting need not ask whether there is one.
    let id = &MeetingId::parse(&meeting).map_err(|_| Fault::NotFound)?;
    let no = match visit.require_participant(Action::Inscribe, id) {
        Ok(no) => no,
        Err(fault) => return app.meeting(&meeting).await.and(Err(fault)),
    };
    let participant = app.store().find_participant(id, no).await?.ok_or(Fault::NotPermitted)?;
    let session = SessionId::parse(&form.session).map_err(|error| Fault::Malformed(error.to_string()))?;
    if form.key.len() > 64 {
        return Err(Fault::Malformed(format!("key: {} bytes; at most 64 are permitted", form.key.len())));
    }
    let behalf = form.on_behalf_of.split_whitespace().collect::<Vec<_>>().join(" ");
    let lang = visit.lang;
    let mut wrong = Wrong::default();
    let standing = Standing::from_code(&form.standing);
    if standing.is_none() {
        wrong.add("standing", lang.t("own-standing-wrong"));
    }
    if matches!(standing, Some(Standing::Group | Standing::Joint)) && behalf.is_empty() {
        wrong.add("on_behalf_of", lang.t("own-behalf-wrong"));
    }
    if behalf.chars().count() > 300 {
        wrong.add("on_behalf_of", lang.t("own-behalf-long"));
    }
    let Some(standing) = standing.filter(|_| wrong.is_empty()) else {
        let (standing, on_behalf_of) = (form.standing, form.on_behalf_of);
        let kept = Kept { session: Some(session), standing, on_behalf_of, wrong, ..Kept::default() };
        let own = own(&app, &visit, Action::Inscribe, &meeting).await?;
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, page::page(&visit, &own, &kept)).into_response());
    };
    let command = Command::Inscribe {
        session: session.clone(),
        participant: no,
        delegation: participant.delegation,
        category: participant.category,
        standing,
        declared: Declared::default(),
    };
    let order = Order {
        key: Some(form.key).filter(|key| !key.is_empty()).map(|key| format!("{key} {session} {}", standing.code())),
        on_behalf_of: Some(behalf).filter(|text| standing != Standing::Single && !text.is_empty()),
        ..Order::new(Actor::Participant(no), command)
    };
    let outcome = app.desk().submit(id, order).await?;
    let made = outcome.events.iter().find_map(|line| match line.event {
        Event::Inscribed { inscription, .. } => Some(inscription),
        _ => None,
    });
    if visit.wants_json {
        let body = serde_json::json!({ "inscription": made, "version": outcome.version });
        return Ok((StatusCode::CREATED, Json(body)).into_response());
    }
    Ok(Redirect::to(&format!("/m/{id}/me#{session}")).into_response())
}

/// The form to withdraw.
#[derive(Debug, Deserialize)]
pub struct Withdraw {
    inscription: u32,
}

/// Takes the participant's own inscription off its list.
///
/// # Errors
/// A rule of the floor refuses it, [`Fault::NotPermitted`], or the outside failed.
pub async fn withdraw(
    State(app): State<App>,
    visit: Visit,
    Path(meeting): Path<String>,
    form: Result<Form<Withdraw>, FormRejection>,
) -> Result<Redirect, Fault> {
    let Form(form) = form?;
    let row = app.meeting(&meeting).await?;
    let id = &row.meeting.id;
    let no = visit.require_participant(Action::Inscribe, id)?;
    let command = Command::Withdraw { inscription: InscriptionNo(form.inscription) };
    app.desk().submit(id, Order::new(Actor::Participant(no), command)).await?;
    Ok(Redirect::to(&format!("/m/{id}/me")))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::TestApp;
    use rostrum_store::MeetingRow;

    async fn with_open_list() -> (TestApp, MeetingRow, String) {
        let (app, row) = TestApp::with_meeting().await;
        let session = SessionId::parse("session-1").unwrap();
        app.submit(&row, Actor::Secretariat, Command::OpenList { session }).await;
        let base = format!("/m/{}/me", row.meeting.id);
        (app, row, base)
    }

    #[tokio::test]
    async fn a_participant_inscribes_sees_place_and_turn_and_withdraws() {
        let (app, row, base) = with_open_list().await;
        let anna = app.register(&row, "Anna Berg", "City of Bern", "named").await;
        let done = app.post_as(&anna, &format!("{base}/inscribe"), "session=session-1&standing=single").await;
        assert_eq!(done.location(), format!("{base}#session-1"));
        let page = app.get_as(&anna, &base).await.text;
        // Presentations are planned for 40 minutes from 10:20, then the floor.
        for part in ["No. 1", "11:00", "CEST", "will speak"] {
            assert!(page.contains(part), "{part} in {page}");
        }
        let done = app.post_as(&anna, &format!("{base}/withdraw"), "inscription=1").await;
        assert_eq!(done.location(), base);
        assert!(!app.get_as(&anna, &base).await.text.contains("will speak"));
    }

    #[tokio::test]
    async fn a_closed_list_refuses_with_its_sentence_and_nothing_changes() {
        let (app, row, base) = with_open_list().await;
        let anna = app.register(&row, "Anna Berg", "City of Bern", "named").await;
        let refused = app.post_as(&anna, &format!("{base}/inscribe"), "session=session-2&standing=single").await;
        assert_eq!(refused.status, StatusCode::CONFLICT);
        assert!(refused.text.contains("The list of speakers is closed"));
        assert!(app.app.desk().floor(&row.meeting.id).await.unwrap().inscriptions.is_empty());
    }

    #[tokio::test]
    async fn two_clicks_are_one_inscription_and_get_one_answer() {
        let (app, row, base) = with_open_list().await;
        let anna = app.register(&row, "Anna Berg", "City of Bern", "named").await;
        let page = app.get_as(&anna, &base).await.text;
        let key = page.split("name=\"key\" value=\"").nth(1).unwrap().split('"').next().unwrap();
        let form = format!("session=session-1&standing=single&key={key}");
        for _ in 0..2 {
            let done = app.post_as(&anna, &format!("{base}/inscribe"), &form).await;
            assert_eq!((done.status, done.location()), (StatusCode::SEE_OTHER, format!("{base}#session-1").as_str()));
        }
        assert_eq!(app.app.desk().floor(&row.meeting.id).await.unwrap().inscriptions.len(), 1);
    }

    #[tokio::test]
    async fn a_group_statement_names_the_group() {
        let (app, row, base) = with_open_list().await;
        let anna = app.register(&row, "Anna Berg", "City of Bern", "named").await;
        let path = format!("{base}/inscribe");
        let page = app.post_as(&anna, &path, "session=session-1&standing=group&on_behalf_of=+").await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(page.text.contains("on_behalf_of-session-1-fault"), "{}", page.text);
        app.post_as(&anna, &path, "session=session-1&standing=group&on_behalf_of=Group+of+Cities").await;
        let kept = app.app.store().list_on_behalf_of(&row.meeting.id).await.unwrap();
        assert_eq!(kept, [(InscriptionNo(1), "Group of Cities".to_owned())]);
    }

    #[tokio::test]
    async fn nothing_points_at_the_line_of_a_protected_colleague() {
        let (app, row, base) = with_open_list().await;
        let juan = app.register(&row, "Juan Gil", "City of Quito", "named").await;
        app.post_as(&juan, &format!("{base}/inscribe"), "session=session-1&standing=single").await;
        let anna = app.register(&row, "Anna Berg", "City of Bern", "category_only").await;
        app.post_as(&anna, &format!("{base}/inscribe"), "session=session-1&standing=single").await;
        assert!(app.get_as(&anna, &base).await.text.contains("No. 2"));

        // Anybody can say to be of her delegation.
        let other = app.register(&row, "Some One", "city of bern", "named").await;
        let page = app.get_as(&other, &base).await.text;
        assert!(page.contains("Somebody of your delegation"), "{page}");
        let refused = app.post_as(&other, &format!("{base}/inscribe"), "session=session-1&standing=single").await;
        assert_eq!(refused.status, StatusCode::CONFLICT);
        for text in [page, refused.text] {
            for mark in ["No. 2", "Place 2", "Expected turn", "Anna Berg"] {
                assert!(!text.contains(mark), "{mark} in {text}");
            }
        }
    }

    #[tokio::test]
    async fn nobody_withdraws_what_belongs_to_another_delegation() {
        let (app, row, base) = with_open_list().await;
        let anna = app.register(&row, "Anna Berg", "City of Bern", "named").await;
        let juan = app.register(&row, "Juan Gil", "City of Quito", "named").await;
        app.post_as(&anna, &format!("{base}/inscribe"), "session=session-1&standing=single").await;
        let refused = app.post_as(&juan, &format!("{base}/withdraw"), "inscription=1").await;
        assert_eq!(refused.status, StatusCode::CONFLICT);
        assert!(refused.text.contains("was made by somebody else"));
    }
}
