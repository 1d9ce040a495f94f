//! Facts of links, codes and tokens that are used again, by somebody else, or by a program that only looks at them.

use axum::http::StatusCode;
use rostrum_domain::delegation::Decision;
use rostrum_domain::ids::ParticipantNo;
use rostrum_domain::mail::MailKind;
use rostrum_store::{MailFilter, MeetingRow};

use crate::mail::keep_all;
use crate::session;
use crate::testing::TestApp;

/// The paths of all links in the mails of a meeting.
async fn links(app: &TestApp, row: &MeetingRow) -> Vec<(MailKind, String)> {
    keep_all(&app.app).await;
    let mails = app.app.store().list_mails(&row.meeting.id, MailFilter::default(), 0, 1_000).await.unwrap();
    let mut links = Vec::new();
    for mail in mails {
        let text = mail.written.map(|written| written.text).unwrap_or_default();
        for link in text.split("http://rostrum.test").skip(1) {
            let end = link.find(char::is_whitespace).unwrap_or(link.len());
            links.push((mail.kind, link[..end].to_owned()));
        }
    }
    links
}

#[tokio::test]
async fn no_link_of_a_mail_decides_anything_by_being_opened_twice_or_by_a_stranger() {
    let (app, row) = TestApp::with_meeting().await;
    let (id, store) = (row.meeting.id.clone(), app.app.store().clone());
    app.register(&row, "Anna Berg", "City of Bern", "named").await;
    store.name_focal_point(&id, ParticipantNo(1)).await.unwrap();
    app.register(&row, "Ben Lee", "City of Bern", "named").await;
    for kind in MailKind::ALL.into_iter().filter(|kind| !matches!(kind, MailKind::Invitation | MailKind::NeutralLink)) {
        store.write_to(&id, Some(ParticipantNo(1)), kind).await.unwrap();
    }
    let standing = async || {
        let registrations = store.list_registrations(&id).await.unwrap();
        let member = store.find_membership(&id, ParticipantNo(2)).await.unwrap();
        (registrations.iter().map(|one| one.participant.state).collect::<Vec<_>>(), member.confirmed)
    };
    let before = standing().await;
    assert_eq!(before.1, Decision::Asked, "Ben waits to be confirmed");
    let links = links(&app, &row).await;
    let kinds: std::collections::BTreeSet<_> = links.iter().map(|(kind, _)| kind.code()).collect();
    for kind in [MailKind::DelegationConfirm, MailKind::CoSignature, MailKind::Approval, MailKind::FollowUp] {
        assert!(kinds.contains(kind.code()), "{} has a link: {kinds:?}", kind.code());
    }
    for (kind, link) in &links {
        for _ in 0..2 {
            let answer = app.get(link).await;
            assert!(!answer.status.is_server_error(), "{} {link}: {}", kind.code(), answer.text);
            // Only what signs in may set a cookie; and whoever it signs in has decided nothing by that.
            let signs_in = link.starts_with("/p/") || link.starts_with("/sign-in/");
            assert!(signs_in || answer.cookies().is_empty(), "{} {link}", kind.code());
        }
    }
    assert_eq!(standing().await, before);
}

#[tokio::test]
async fn a_personal_link_that_works_once_lets_nobody_in_again() {
    let (app, row) = TestApp::with_meeting().await;
    app.register(&row, "Anna Berg", "City of Bern", "named").await;
    app.app.store().set_personal_links_once(&row.meeting.id, true).await.unwrap();
    app.app.store().write_to(&row.meeting.id, Some(ParticipantNo(1)), MailKind::PersonalLink).await.unwrap();
    let links = links(&app, &row).await;
    let (_, link) = links.iter().find(|(kind, _)| *kind == MailKind::PersonalLink).unwrap();
    assert_eq!(app.get(link).await.status, StatusCode::OK, "a program that looks does not use it up");
    let first = app.post_as("", link, "").await;
    assert_eq!(first.status, StatusCode::SEE_OTHER);
    for again in [app.post_as("", link, "").await, app.get(link).await] {
        assert_eq!(again.status, StatusCode::GONE);
        assert!(again.cookies().is_empty());
    }
}

#[tokio::test]
async fn a_new_personal_link_ends_the_one_before_and_its_sign_ins() {
    let (app, row) = TestApp::with_meeting().await;
    let staff = app.secretariat().await;
    let path = format!("/m/{}/register", row.meeting.id);
    let form = "name=Anna&delegation=City&category=academia&email=a%40b.example&language=en&visibility=named";
    let page = app.post_as("", &path, form).await;
    let old = page.text.split("http://rostrum.test").nth(1).unwrap().split('<').next().unwrap().to_owned();
    let own = format!("/m/{}/me", row.meeting.id);
    assert_eq!(app.get_as(&page.cookies(), &own).await.status, StatusCode::OK);
    app.post_as(&staff, &format!("/m/{}/participants/1/link", row.meeting.id), "").await;
    assert_eq!(app.get(&old).await.status, StatusCode::GONE);
    assert_eq!(app.get_as(&page.cookies(), &own).await.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn the_code_of_a_badge_tells_nobody_but_staff_whether_it_is_one() {
    let (app, row) = TestApp::with_meeting().await;
    let anna = app.register(&row, "Anna Berg", "City of Bern", "named").await;
    let code =
        app.app.store().badge_codes(&row.meeting.id, &[ParticipantNo(1)]).await.unwrap()[&ParticipantNo(1)].clone();
    for cookies in ["", &anna] {
        let known = app.get_as(cookies, &format!("/m/{}/check-in/{code}", row.meeting.id)).await;
        let unknown = app.get_as(cookies, &format!("/m/{}/check-in/{}", row.meeting.id, "a".repeat(code.len()))).await;
        assert_eq!(known.status, StatusCode::FORBIDDEN);
        assert_eq!(known.text.replace(&code, ""), unknown.text.replace(&"a".repeat(code.len()), ""));
        let said = app.post_as(cookies, &format!("/m/{}/check-in", row.meeting.id), "no=1&do=in").await;
        assert_eq!(said.status, StatusCode::FORBIDDEN);
    }
    let staff = app.secretariat().await;
    for _ in 0..2 {
        app.post_as(&staff, &format!("/m/{}/check-in", row.meeting.id), "no=1&do=in").await;
    }
    let stays = app.app.store().list_stays(&row.meeting.id).await.unwrap();
    assert_eq!(stays.len(), 1, "a code that is scanned twice counts once");
}

#[tokio::test]
async fn a_participant_who_signs_in_gets_a_token_of_their_own_and_ends_the_planted_one() {
    let (app, row) = TestApp::with_meeting().await;
    let mallory = app.register(&row, "Mallory", "City of Ulm", "named").await;
    app.register(&row, "Anna Berg", "City of Bern", "named").await;
    let links = links(&app, &row).await;
    let link = links.iter().filter(|(_, link)| link.starts_with("/p/")).map(|(_, link)| link);
    let mut entered = None;
    for link in link {
        // The browser comes with the cookie that Mallory put there.
        let answer = app.get_as(&mallory, link).await;
        let own = app.get_as(&answer.cookies(), &format!("/m/{}/me", row.meeting.id)).await;
        if own.text.contains("Anna Berg") {
            entered = Some(answer.cookies());
        }
    }
    let entered = entered.expect("a mail holds Anna's link");
    assert!(entered.contains(session::PARTICIPANT) && !entered.contains(&mallory));
    let planted = app.get_as(&mallory, &format!("/m/{}/me", row.meeting.id)).await;
    assert_eq!(planted.status, StatusCode::FORBIDDEN, "what was planted is nobody's afterwards");
}
