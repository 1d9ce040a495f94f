//! Editing the programme and publishing a new version of it.

mod cap;
mod changes;
mod edit;
mod page;
pub(crate) mod steps;

use axum::extract::rejection::FormRejection;
use axum::extract::{Form, Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use maud::Markup;
use rostrum_store::{MeetingRow, PublishError};

use crate::access::Action;
use crate::app::App;
use crate::error::Fault;
use crate::visit::Visit;

use edit::Typed;

/// Shows the form.
///
/// # Errors
/// [`Fault::NotFound`], [`Fault::NotPermitted`], or the outside failed.
pub async fn show(State(app): State<App>, visit: Visit, Path(meeting): Path<String>) -> Result<Markup, Fault> {
    let row = app.meeting(&meeting).await?;
    visit.require(Action::EditProgramme, Some(&row.meeting.id))?;
    let fixed = has_opened(&app, &row).await?;
    Ok(page::page(&visit, &row, &Typed::of(&row.meeting.note), fixed, &[], None))
}

/// Shows what would change, or publishes it as a new version: whichever button was pressed.
///
/// # Errors
/// [`Fault::NotPermitted`], [`Fault::Conflict`] when somebody published in between, a refusal of the
/// floor when the new plan leaves out what is in use, or the outside failed.
pub async fn publish(
    State(app): State<App>,
    visit: Visit,
    Path(meeting): Path<String>,
    form: Result<Form<Vec<(String, String)>>, FormRejection>,
) -> Result<Response, Fault> {
    let Form(pairs) = form?;
    let row = app.meeting(&meeting).await?;
    let (lang, id) = (visit.lang, &row.meeting.id);
    visit.require(Action::EditProgramme, Some(id))?;
    let changed = || Fault::Conflict { code: "programme-changed", text: lang.t("programme-changed") };
    let typed = Typed::from_pairs(&row.meeting.note, &pairs);
    let seen = pairs.iter().find(|(name, _)| name == "version").map(|(_, value)| value.as_str());
    if seen != Some(row.meeting.version.to_string().as_str()) {
        return Err(changed());
    }
    let wanted = pairs.iter().any(|(name, value)| name == "do" && value == "publish");
    let fixed = has_opened(&app, &row).await?;
    let (note, mut wrong) = typed.read(&row.meeting.note, lang, wanted);
    if fixed && note.format.cap != row.meeting.note.format.cap {
        wrong.push(("cap-scope".to_owned(), lang.t("programme-cap-fixed")));
    }
    if !wrong.is_empty() {
        let page = page::page(&visit, &row, &typed, fixed, &wrong, None);
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response());
    }
    let changes = changes::list(lang, &row.meeting.note, &note);
    if !wanted || changes.is_empty() {
        return Ok(page::page(&visit, &row, &typed.with_room(), fixed, &[], Some(&changes)).into_response());
    }
    match app.desk().publish_programme(&row, typed.version_name(), &note, &changes).await {
        Ok(_) => {}
        Err(PublishError::Changed { .. }) => return Err(changed()),
        Err(PublishError::Floor(error)) => return Err(error.into()),
    }
    Ok(Redirect::to(&format!("/m/{id}#programme")).into_response())
}

/// Whether a list of speakers has opened: from then on the cap is extended on the console, with a reason.
async fn has_opened(app: &App, row: &MeetingRow) -> Result<bool, Fault> {
    let floor = app.desk().floor(&row.meeting.id).await?;
    Ok(floor.lists.values().any(|list| list.opened.is_some()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::TestApp;
    use rostrum_domain::concept_note::{Cap, CapScope};
    use rostrum_domain::floor::{Actor, Command};
    use rostrum_domain::ids::SessionId;
    use rostrum_store::Role;

    /// The form as the page shows it, with some values replaced.
    async fn form(app: &TestApp, cookies: &str, path: &str, replaced: &[(&str, &str)]) -> String {
        let page = app.get_as(cookies, path).await.text;
        let mut pairs = Vec::new();
        for input in page.split("<input ").skip(1) {
            let attribute = |name: &str| {
                let rest = input.split_once(&format!("{name}=\""))?.1;
                Some(rest.split('"').next().unwrap_or_default().replace("&amp;", "&"))
            };
            if attribute("type").as_deref() != Some("checkbox")
                && let Some(name) = attribute("name")
            {
                let value = replaced.iter().find(|(other, _)| *other == name).map(|(_, value)| (*value).to_owned());
                pairs.push((name, value.or(attribute("value")).unwrap_or_default()));
            }
        }
        for select in page.split("<select ").skip(1) {
            let name = select.split_once("name=\"").unwrap().1.split('"').next().unwrap();
            let chosen =
                select.split("</select>").next().unwrap().split("<option ").find(|option| option.contains(" selected"));
            let value =
                chosen.and_then(|option| option.split_once("value=\"")?.1.split('"').next()).unwrap_or_default();
            if !replaced.iter().any(|(other, _)| other == &name) {
                pairs.push((name.to_owned(), value.to_owned()));
            }
        }
        for area in page.split("<textarea ").skip(1) {
            let name = area.split_once("name=\"").unwrap().1.split('"').next().unwrap();
            let value = area.split_once('>').unwrap().1.split("</textarea>").next().unwrap();
            pairs.push((name.to_owned(), value.to_owned()));
        }
        for (name, value) in replaced {
            if !pairs.iter().any(|(other, _)| other == name) {
                pairs.push(((*name).to_owned(), (*value).to_owned()));
            }
        }
        let encode = |text: &str| text.bytes().map(|b| format!("%{b:02X}")).collect::<String>();
        pairs.iter().map(|(name, value)| format!("{}={}", encode(name), encode(value))).collect::<Vec<_>>().join("&")
    }

    #[tokio::test]
    async fn a_new_version_is_published_with_its_name_and_what_changed() {
        let (app, row) = TestApp::with_meeting().await;
        let staff = app.secretariat().await;
        let path = format!("/m/{}/programme", row.meeting.id);
        let replaced = [
            ("start-opening", "2025-07-21T09:30"),
            ("title-closing", "Closing remarks"),
            ("name-session-2-0", "Mr. Paul Okoro"),
            ("role-session-2-0", "moderator"),
            ("version-name", "With the moderator"),
        ];
        let check = form(&app, &staff, &path, &replaced).await;
        let preview = app.post_as(&staff, &path, &format!("{check}&do=check")).await.text;
        assert!(preview.contains("“Opening session” now begins at 09:30"), "{preview}");
        assert!(!app.get(&format!("/m/{}", row.meeting.id)).await.text.contains("Okoro"), "nothing is published yet");

        let done = app.post_as(&staff, &path, &format!("{check}&do=publish")).await;
        assert_eq!(done.location(), format!("/m/{}#programme", row.meeting.id), "{}", done.text);
        let page = app.get(&format!("/m/{}", row.meeting.id)).await.text;
        for part in ["Mr. Paul Okoro", "Closing remarks", "With the moderator", "2 versions", "now begins at 09:30"] {
            assert!(page.contains(part), "{part} in {page}");
        }
        let floor = app.app.desk().floor(&row.meeting.id).await.unwrap();
        let plan = floor.plan.as_ref().unwrap();
        assert_eq!(plan.sessions[0].start.to_string(), "2025-07-21T07:30:00Z", "the floor follows");
        assert_eq!(plan.sessions[2].people.len(), 1);

        let late = app.post_as(&staff, &path, &format!("{check}&do=publish")).await;
        assert_eq!(late.status, StatusCode::CONFLICT, "the form was made from version 1");
    }

    #[tokio::test]
    async fn a_session_that_runs_backwards_is_refused_beside_its_field() {
        let (app, row) = TestApp::with_meeting().await;
        let staff = app.secretariat().await;
        let path = format!("/m/{}/programme", row.meeting.id);
        let sent = form(&app, &staff, &path, &[("end-opening", "2025-07-21T09:00"), ("version-name", "x")]).await;
        let page = app.post_as(&staff, &path, &format!("{sent}&do=publish")).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(page.text.contains("end-opening-fault") && page.text.contains("ends before it begins"));
    }

    #[tokio::test]
    async fn slots_of_the_floor_with_replies_are_published_and_the_floor_follows() {
        let (app, row) = TestApp::with_meeting().await;
        let staff = app.secretariat().await;
        let path = format!("/m/{}/programme", row.meeting.id);
        let mut replaced = vec![
            ("minutes-session-1-0", "20"),
            ("minutes-session-1-1", "35"),
            ("kind-session-1-3", "replies"),
            ("minutes-session-1-3", "30"),
            ("version-name", "Two slots"),
        ];
        let sent = form(&app, &staff, &path, &replaced).await;
        let done = app.post_as(&staff, &path, &format!("{sent}&do=publish")).await;
        assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.text);
        let floor = app.app.desk().floor(&row.meeting.id).await.unwrap();
        let minutes: Vec<u32> = floor.plan.as_ref().unwrap().sessions[1].segments.iter().map(|s| s.minutes).collect();
        assert_eq!(minutes, [20, 35, 15, 30]);
        replaced[0].1 = "25";
        let sent = form(&app, &staff, &path, &replaced).await;
        let wrong = app.post_as(&staff, &path, &format!("{sent}&do=publish")).await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(wrong.text.contains("minutes-session-1-0-fault") && wrong.text.contains("Make them equal"));
    }

    #[tokio::test]
    async fn the_cap_of_the_meeting_is_set_until_a_list_has_opened() {
        let (app, row) = TestApp::with_meeting().await;
        let staff = app.secretariat().await;
        let path = format!("/m/{}/programme", row.meeting.id);
        let wrong = [("cap-scope", "meeting"), ("cap-minutes", "none"), ("version-name", "A cap")];
        let sent = form(&app, &staff, &path, &wrong).await;
        let page = app.post_as(&staff, &path, &format!("{sent}&do=publish")).await;
        assert!(page.status == StatusCode::UNPROCESSABLE_ENTITY && page.text.contains("cap-minutes-fault"));
        let right = [("cap-scope", "meeting"), ("cap-minutes", "95"), ("version-name", "A cap")];
        let sent = form(&app, &staff, &path, &right).await;
        let done = app.post_as(&staff, &path, &format!("{sent}&do=publish")).await;
        assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.text);
        assert!(app.get(&format!("/m/{}", row.meeting.id)).await.text.contains("95 minutes in the whole meeting"));
        let floor = app.app.desk().floor(&row.meeting.id).await.unwrap();
        let session = SessionId::parse("session-1").unwrap();
        assert_eq!(floor.rules_of(&session).unwrap().cap, Some(Cap { minutes: 95, scope: CapScope::Meeting }));
        app.submit(&row, Actor::Secretariat, Command::OpenList { session }).await;
        let page = app.get_as(&staff, &path).await.text;
        assert!(!page.contains("cap-minutes") && page.contains("extended on the console"), "{page}");
        let later = format!("{}&version=2&cap-scope=none", form(&app, &staff, &path, &right[2..]).await);
        let refused = app.post_as(&staff, &path, &format!("{later}&do=publish")).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    }

    #[tokio::test]
    async fn only_the_secretariat_edits_the_programme() {
        let (app, row) = TestApp::with_meeting().await;
        let path = format!("/m/{}/programme", row.meeting.id);
        let chair = app.sign_in(Role::Chair, Some(&row)).await;
        for cookies in ["", chair.as_str()] {
            assert_eq!(app.get_as(cookies, &path).await.status, StatusCode::FORBIDDEN);
            assert_eq!(app.post_as(cookies, &path, "version=1").await.status, StatusCode::FORBIDDEN);
        }
    }
}
