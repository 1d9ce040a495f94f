//! New links for the chair, and for participants who lost theirs. A link is shown once.

use axum::extract::{Path, State};
use maud::{Markup, html};
use rostrum_domain::ids::ParticipantNo;
use rostrum_store::{Grant, LinkKind, MeetingRow, Role};

use crate::access::Action;
use crate::app::App;
use crate::error::Fault;
use crate::layout::Page;
use crate::visit::Visit;

/// Makes a link with which the chair signs in to this meeting.
///
/// # Errors
/// [`Fault::NotPermitted`], or the outside failed.
pub async fn chair_link(State(app): State<App>, visit: Visit, Path(meeting): Path<String>) -> Result<Markup, Fault> {
    let row = app.meeting(&meeting).await?;
    visit.require(Action::ManageMeetings, Some(&row.meeting.id))?;
    let grant = Grant { role: Role::Chair, meeting: Some(row.meeting.id.clone()), participant: None };
    let token = app.store().make_token(LinkKind::Personal, &grant).await?;
    let link = format!("{}/sign-in/{}", app.settings().base, token.as_str());
    Ok(page(&visit, &row, &visit.lang.t("link-chair"), &visit.lang.t("link-chair-text"), &link))
}

/// Makes a new personal link of a participant. Earlier links, and whoever signed in with them, are out.
///
/// # Errors
/// [`Fault::NotPermitted`], [`Fault::NotFound`], or the outside failed.
pub async fn participant_link(
    State(app): State<App>,
    visit: Visit,
    Path((meeting, no)): Path<(String, u32)>,
) -> Result<Markup, Fault> {
    let row = app.meeting(&meeting).await?;
    visit.require(Action::ManageMeetings, Some(&row.meeting.id))?;
    let (id, no) = (&row.meeting.id, ParticipantNo(no));
    let mut participant = app.store().find_participant(id, no).await?.ok_or(Fault::NotFound)?;
    if let Some(identity) = app.store().find_identity(id, no).await? {
        participant.identify(identity);
    }
    app.store().revoke_all_of(id, no).await?;
    let grant = Grant { role: Role::Participant, meeting: Some(id.clone()), participant: Some(no) };
    let token = app.store().make_token(LinkKind::Personal, &grant).await?;
    let link = format!("{}/p/{}", app.settings().base, token.as_str());
    let values =
        [("name", participant.name.as_str().into()), ("delegation", participant.delegation_name.as_str().into())];
    let text = visit.lang.with("link-participant-text", &values);
    Ok(page(&visit, &row, &visit.lang.t("link-participant"), &text, &link))
}

fn page(visit: &Visit, row: &MeetingRow, title: &str, text: &str, link: &str) -> Markup {
    Page::new(visit, title.to_owned()).of_meeting(row).render(&html! {
        h1 { (title) }
        p.lead { (text) }
        p { code.key { (link) } }
        p { strong { (visit.lang.t("link-once")) } }
    })
}

#[cfg(test)]
mod tests {
    use axum::http::StatusCode;

    use crate::testing::TestApp;

    fn link(page: &str) -> String {
        page.split("http://rostrum.test").nth(1).unwrap().split('<').next().unwrap().to_owned()
    }

    #[tokio::test]
    async fn the_link_of_the_chair_leads_to_the_console_again_and_again() {
        let (app, row) = TestApp::with_meeting().await;
        let staff = app.secretariat().await;
        let path = format!("/m/{}/chair-link", row.meeting.id);
        assert_eq!(app.post_as("", &path, "").await.status, StatusCode::FORBIDDEN);
        let link = link(&app.post_as(&staff, &path, "").await.text);
        for _ in 0..2 {
            let entered = app.post_as("", &link, "").await;
            assert_eq!(entered.location(), format!("/m/{}/console", row.meeting.id));
        }
    }

    #[tokio::test]
    async fn who_lost_the_personal_link_gets_a_new_one_from_the_secretariat() {
        let (app, row) = TestApp::with_meeting().await;
        let anna = app.register(&row, "Anna Berg", "City of Bern", "named").await;
        let path = format!("/m/{}/participants/1/link", row.meeting.id);
        assert_eq!(app.post_as(&anna, &path, "").await.status, StatusCode::FORBIDDEN);
        let link = link(&app.post_as(&app.secretariat().await, &path, "").await.text);
        let entered = app.get(&link).await;
        assert!(app.get_as(&entered.cookies(), entered.location()).await.text.contains("Anna Berg"));
        let before = app.get_as(&anna, &format!("/m/{}/me", row.meeting.id)).await;
        assert_eq!(before.status, StatusCode::FORBIDDEN, "who was signed in with the old link is out");
    }
}
