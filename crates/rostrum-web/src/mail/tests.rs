//! Facts of mails, from the change to the outbox.

use axum::http::StatusCode;
use jiff::SignedDuration;
use rostrum_domain::delegation::{Decision, Function};
use rostrum_domain::floor::{Actor, Command};
use rostrum_domain::ids::{ParticipantNo, SessionId};
use rostrum_domain::mail::MailKind;
use rostrum_store::{Delivered, Mail, MailFilter, MailState, MeetingRow, Role, SendingOutcome};

use super::{bounce, watch};
use crate::testing::TestApp;

const ANNA: ParticipantNo = ParticipantNo(1);

/// Writes and keeps all that is noted.
async fn deliver(app: &TestApp) {
    super::keep_all(&app.app).await;
}

async fn mails(app: &TestApp, row: &MeetingRow, kind: MailKind) -> Vec<Mail> {
    let filter = MailFilter { state: None, kind: Some(kind) };
    let mut mails = app.app.store().list_mails(&row.meeting.id, filter, 0, 100).await.unwrap();
    mails.sort_by_key(|mail| mail.no);
    mails
}

async fn mail(app: &TestApp, row: &MeetingRow, kind: MailKind) -> Mail {
    mails(app, row, kind).await.pop().unwrap()
}

async fn write_to(app: &TestApp, row: &MeetingRow, no: ParticipantNo, kind: MailKind) -> Mail {
    app.app.store().write_to(&row.meeting.id, Some(no), kind).await.unwrap();
    deliver(app).await;
    mail(app, row, kind).await
}

#[tokio::test]
async fn a_mail_names_action_date_place_and_a_link_that_works() {
    let (app, row) = TestApp::with_meeting().await;
    app.register(&row, "Anna Berg", "City of Bern", "named").await;
    let mail = write_to(&app, &row, ANNA, MailKind::Approval).await;
    assert_eq!(mail.state, MailState::Kept, "no mail server is set");
    let written = mail.written.unwrap();
    assert_eq!(written.subject, "Your registration for 21 July 2025 is approved");
    for part in
        ["Dear Anna Berg,", "City of Bern", "10:00–12:00, 15:00–17:00 CEST (Europe/Zurich)", "Online (MS Teams)"]
    {
        assert!(written.text.contains(part), "{part} in {}", written.text);
    }
    assert!(
        written.html.contains("<p>Dear Anna Berg,</p>") && written.html.contains("<a href=\"http://rostrum.test/p/")
    );
    assert!(written.calendar.unwrap().contains("METHOD:PUBLISH"));
    let link = written.text.split("http://rostrum.test").find(|part| part.starts_with("/p/")).unwrap();
    let entered = app.get(link.split_whitespace().next().unwrap()).await;
    assert_eq!(entered.location(), format!("/m/{}/me", row.meeting.id));
}

#[tokio::test]
async fn whoever_takes_part_unnamed_gets_a_subject_that_tells_nothing_and_no_attachment() {
    let (app, row) = TestApp::with_meeting().await;
    for (no, level) in [(1, "named"), (2, "delegation_only"), (3, "category_only"), (4, "secretariat_only")] {
        app.register(&row, &format!("Person {no}"), "City of Bern", level).await;
        let mail = write_to(&app, &row, ParticipantNo(no), MailKind::Approval).await.written.unwrap();
        let discreet = no >= 3;
        assert_eq!(mail.subject == "About your registration", discreet, "{level}: {}", mail.subject);
        assert_eq!(mail.calendar.is_none(), discreet, "{level}");
        assert!(mail.text.contains(&format!("Dear Person {no},")), "their own name is theirs: {}", mail.text);
    }
}

#[tokio::test]
async fn a_mail_is_in_the_language_of_its_reader() {
    let (app, row) = TestApp::with_meeting().await;
    let form = "name=%D8%B9%D9%84%D9%8A&delegation=City+of+Bern&category=local_governments&email=ali%40example.org&language=ar&visibility=named";
    let answer = app.post_as("", &format!("/m/{}/register", row.meeting.id), form).await;
    assert_eq!(answer.status, StatusCode::CREATED);
    let mail = write_to(&app, &row, ANNA, MailKind::Third).await.written.unwrap();
    assert!(mail.subject.contains("قائمة المتكلمين"), "{}", mail.subject);
    assert!(mail.html.contains("<html lang=\"ar\" dir=\"rtl\">"), "{}", mail.html);
}

#[tokio::test]
async fn mails_to_many_wait_until_staff_releases_edits_or_stops_them() {
    let (app, row) = TestApp::with_meeting().await;
    for name in ["Anna Berg", "Bo Lind", "Cara Diaz"] {
        app.register(&row, name, "City of Bern", "named").await;
    }
    let mut note = row.meeting.note.clone();
    note.programme.sessions[0].title = "Opening".to_owned();
    app.app
        .store()
        .publish_programme(&row.meeting.id, "Second", &note, &["The opening is called Opening.".to_owned()])
        .await
        .unwrap();
    deliver(&app).await;
    let waiting = mails(&app, &row, MailKind::ProgrammeChange).await;
    assert_eq!(waiting.iter().map(|mail| mail.state).collect::<Vec<_>>(), [MailState::Waiting; 3]);
    assert!(waiting[0].written.as_ref().unwrap().text.contains("The opening is called Opening."));

    let staff = app.secretariat().await;
    let base = format!("/m/{}/mail", row.meeting.id);
    let chair = app.sign_in(Role::Chair, Some(&row)).await;
    for cookies in ["", chair.as_str()] {
        assert_eq!(app.get_as(cookies, &base).await.status, StatusCode::FORBIDDEN);
        assert_eq!(app.post_as(cookies, &format!("{base}/release"), "").await.status, StatusCode::FORBIDDEN);
    }
    let page = app.get_as(&staff, &base).await.text;
    assert!(page.contains("3 mails wait to be released") && page.contains("No mail leaves this program"), "{page}");

    let first = format!("{base}/{}", waiting[0].no);
    let edited = app.post_as(&staff, &first, "subject=Read+this&text=Dear+Anna%2C%0A%0Anow+%3Cb%3E").await;
    assert_eq!(edited.status, StatusCode::SEE_OTHER, "{}", edited.text);
    let page = app.get_as(&staff, &first).await.text;
    assert!(page.contains("Read this") && page.contains("now &lt;b&gt;"), "{page}");
    assert_eq!(app.post_as(&staff, &first, "subject=&text=x").await.status, StatusCode::UNPROCESSABLE_ENTITY);
    app.post_as(&staff, &format!("{base}/{}/stop", waiting[1].no), "").await;
    assert_eq!(
        app.post_as(&staff, &format!("{base}/release"), "kind=programme_change").await.status,
        StatusCode::SEE_OTHER
    );
    deliver(&app).await;
    let states: Vec<_> = mails(&app, &row, MailKind::ProgrammeChange).await.iter().map(|mail| mail.state).collect();
    assert_eq!(states, [MailState::Kept, MailState::Stopped, MailState::Kept]);
    let late = app.post_as(&staff, &first, "subject=Later&text=Later").await;
    assert_eq!(late.status, StatusCode::CONFLICT, "what is done with cannot be changed");
}

#[tokio::test]
async fn a_text_that_cannot_be_filled_in_is_refused_with_line_and_what_is_permitted() {
    let (app, row) = TestApp::with_meeting().await;
    app.register(&row, "Anna Berg", "City of Bern", "named").await;
    let staff = app.secretariat().await;
    let path = format!("/m/{}/mail/templates/third/en", row.meeting.id);
    assert!(app.get_as(&staff, &format!("/m/{}/mail/templates", row.meeting.id)).await.text.contains("third/en"));
    let wrong =
        app.post_as(&staff, &path, "do=save&subject=Soon&text=Hello+%7B%7Bname%7D%7D%0A%7B%7Bemail%7D%7D").await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        wrong.text.contains("Line 2: there is no {{email}}") && wrong.text.contains("{{session}}"),
        "{}",
        wrong.text
    );
    assert!(app.app.store().list_mail_templates(&row.meeting.id).await.unwrap().is_empty());

    let saved = app.post_as(&staff, &path, "do=save&subject=Soon%2C+{{name}}&text=Hello+{{name}}%21").await;
    assert_eq!(saved.status, StatusCode::SEE_OTHER, "{}", saved.text);
    let page = app.get_as(&staff, &format!("{path}?as=1")).await.text;
    assert!(page.contains("Soon, Anna Berg") && page.contains("Hello Anna Berg!"), "{page}");
    let mail = write_to(&app, &row, ANNA, MailKind::Third).await.written.unwrap();
    assert!(mail.text.starts_with("Dear Anna Berg,\n\nHello Anna Berg!\n\n"), "{}", mail.text);
    app.post_as(&staff, &path, "do=usual").await;
    assert!(app.get_as(&staff, &path).await.text.contains("This is the usual text"));
}

#[tokio::test]
async fn what_came_back_is_found_and_shown_to_staff() {
    let (app, row) = TestApp::with_meeting().await;
    app.register(&row, "Anna Berg", "City of Bern", "named").await;
    deliver(&app).await;
    app.app.store().write_to(&row.meeting.id, Some(ANNA), MailKind::Third).await.unwrap();
    // As a mail server would have taken it.
    let noted = app.app.store().list_noted_mails(9).await.unwrap();
    for mail in &noted {
        let written = super::write::write_all(&app.app, std::slice::from_ref(mail)).await.unwrap().remove(0).unwrap();
        app.app.store().keep_written_mails(&[(mail, Some(("abc@example.org".to_owned(), written)))]).await.unwrap();
        let sent = Delivered { outcome: SendingOutcome::Sent, answer: Some(250), fault: None };
        app.app.store().keep_deliveries(&[(mail.no, sent)], app.app.now()).await.unwrap();
    }
    let staff = app.secretariat().await;
    let path = format!("/m/{}/mail/returned", row.meeting.id);
    let nothing = app.upload_as(&staff, &path, &[], "file", "x.eml", b"Subject: away\r\n\r\nBack on Monday").await;
    assert_eq!(nothing.status, StatusCode::UNPROCESSABLE_ENTITY);
    let report = bounce::tests::report("abc@example.org", "failed");
    let read = app.upload_as(&staff, &path, &[], "file", "x.eml", report.as_bytes()).await;
    assert_eq!(read.status, StatusCode::SEE_OTHER, "{}", read.text);
    assert_eq!(mail(&app, &row, MailKind::Third).await.state, MailState::Bounced);
    assert_eq!(app.app.store().list_unreachable(&row.meeting.id).await.unwrap(), [ANNA].into());
    let list = app.get_as(&staff, &format!("/m/{}/participants", row.meeting.id)).await.text;
    assert!(list.contains("mail came back"), "{list}");
}

#[tokio::test]
async fn a_maildir_is_read_and_what_was_read_is_marked_as_seen() {
    let (app, row) = TestApp::with_meeting().await;
    app.register(&row, "Anna Berg", "City of Bern", "named").await;
    let kept = write_to(&app, &row, ANNA, MailKind::Third).await;
    assert!(app.app.store().send_mail_again(&row.meeting.id, kept.no, "abc@example.org").await.unwrap());
    let folder = tempfile::tempdir().unwrap();
    std::fs::create_dir(folder.path().join("new")).unwrap();
    std::fs::write(folder.path().join("new/1.mx"), bounce::tests::report("abc@example.org", "failed")).unwrap();
    std::fs::write(folder.path().join("new/2.mx"), "no mail at all").unwrap();
    assert_eq!(bounce::look(&app.app, folder.path()).await.unwrap(), 1);
    assert_eq!(bounce::look(&app.app, folder.path()).await.unwrap(), 0);
    assert!(folder.path().join("cur/1.mx:2,S").exists() && folder.path().join("cur/2.mx:2,S").exists());
}

#[tokio::test]
async fn the_third_and_those_who_were_not_reached_are_written_to_once() {
    let (app, row) = TestApp::with_meeting().await;
    let session = SessionId::parse("session-1").unwrap();
    app.submit(&row, Actor::Secretariat, Command::OpenList { session: session.clone() }).await;
    for (name, delegation) in [("Anna Berg", "Bern"), ("Bo Lind", "Lund"), ("Cara Diaz", "Quito"), ("Dan Roe", "Cork")]
    {
        let cookies = app.register(&row, name, delegation, "named").await;
        let path = format!("/m/{}/me/inscribe", row.meeting.id);
        let done = app.post_as(&cookies, &path, "session=session-1&standing=single").await;
        assert!(done.status.is_success() || done.status.is_redirection(), "{}", done.text);
    }
    let look = async || {
        for _ in 0..2 {
            // As after a restart, too.
            watch::once(&app.app, &row, &mut watch::Known::new()).await.unwrap();
        }
    };
    look().await;
    assert!(mails(&app, &row, MailKind::Third).await.is_empty(), "the floor has not begun");
    let on_the_floor = async || {
        let floor = app.app.desk().floor(&row.meeting.id).await.unwrap();
        floor.running().is_some_and(|(running, segment)| {
            running.id == session && segment.kind == rostrum_domain::programme::SegmentKind::Floor
        })
    };
    while !on_the_floor().await {
        app.submit(&row, Actor::Secretariat, Command::NextSegment).await;
    }
    look().await;
    let third = mails(&app, &row, MailKind::Third).await;
    assert_eq!(third.iter().map(|mail| mail.participant).collect::<Vec<_>>(), [Some(ParticipantNo(3))]);
    while on_the_floor().await {
        app.submit(&row, Actor::Secretariat, Command::NextSegment).await;
    }
    look().await;
    assert!(mails(&app, &row, MailKind::NotReached).await.is_empty(), "the chair may go back");
    app.clock.set(app.app.now() + SignedDuration::from_secs(90));
    look().await;
    deliver(&app).await;
    let missed = mails(&app, &row, MailKind::NotReached).await;
    assert_eq!(missed.len(), 4);
    let written = missed[0].written.as_ref().unwrap();
    assert!(written.subject.starts_with("You were not reached: hand in your statement by 2"), "{}", written.subject);
    assert!(written.text.contains("Session 1: Engaging with the mechanisms"), "{}", written.text);
}

#[tokio::test]
async fn a_list_is_announced_an_hour_before_it_opens_once() {
    let (app, row) = TestApp::with_meeting().await;
    app.register(&row, "Anna Berg", "City of Bern", "named").await;
    // Neither may inscribe: one withdrew, the other is no inscriber of a delegation that names them.
    app.register(&row, "Bo Lind", "City of Lund", "named").await;
    let store = app.app.store();
    store.withdraw_registration(&row.meeting.id, ParticipantNo(2)).await.unwrap();
    for (no, inscribes) in [(3, true), (4, false)] {
        app.register(&row, &format!("Person {no}"), "City of Kayes", "named").await;
        let no = ParticipantNo(no);
        store.name_focal_point(&row.meeting.id, no).await.unwrap();
        store.decide_member(&row.meeting.id, no, Decision::Confirmed).await.unwrap();
        store.set_member(&row.meeting.id, no, Function::Member, inscribes).await.unwrap();
    }
    let session = SessionId::parse("session-1").unwrap();
    let mut rules = {
        let floor = app.app.desk().floor(&row.meeting.id).await.unwrap();
        floor.rules_of(&session).unwrap().into_owned()
    };
    let now = app.app.now();
    rules.opens_at = Some(now + SignedDuration::from_mins(90));
    app.submit(
        &row,
        Actor::Secretariat,
        Command::SetRules { session, rules: Box::new(rules), commitment: None, reason: None },
    )
    .await;
    let look = async || watch::once(&app.app, &row, &mut watch::Known::new()).await.unwrap();
    look().await;
    assert!(mails(&app, &row, MailKind::ListOpens).await.is_empty());
    app.clock.set(now + SignedDuration::from_mins(31));
    look().await;
    look().await;
    deliver(&app).await;
    let told = mails(&app, &row, MailKind::ListOpens).await;
    let to: Vec<_> = told.iter().filter_map(|mail| mail.participant).collect();
    assert_eq!(to, [ANNA, ParticipantNo(3)]);
    assert!(told[0].written.as_ref().unwrap().subject.contains("21 July 2025, 09:30 CEST"), "{told:?}");
}

#[tokio::test]
async fn thanks_say_what_became_of_the_contribution_and_wait() {
    let (app, row) = TestApp::with_meeting().await;
    app.register(&row, "Anna Berg", "City of Bern", "named").await;
    app.register(&row, "Bo Lind", "City of Lund", "named").await;
    let session = SessionId::parse("session-1").unwrap();
    app.app.store().hand_in_statement(&row.meeting.id, ANNA, &session, "Thank you, Chair.").await.unwrap();
    for public in [true, false, true] {
        app.app.store().set_report_public(&row.meeting.id, public).await.unwrap();
    }
    deliver(&app).await;
    let thanks = mails(&app, &row, MailKind::ThankYou).await;
    assert_eq!(thanks.len(), 2, "nobody is thanked twice");
    assert_eq!(thanks[0].state, MailState::Waiting);
    let text = |mail: &Mail| mail.written.as_ref().unwrap().text.clone();
    assert!(text(&thanks[0]).contains("your written statement was received"), "{}", text(&thanks[0]));
    assert!(!text(&thanks[1]).contains("What became of"), "{}", text(&thanks[1]));
}

#[tokio::test]
async fn whoever_is_erased_is_not_written_to() {
    let (app, row) = TestApp::with_meeting().await;
    app.register(&row, "Anna Berg", "City of Bern", "named").await;
    write_to(&app, &row, ANNA, MailKind::PersonalLink).await;
    let token = app.app.store().calendar_token(&row.meeting.id, ANNA).await.unwrap();
    let path = format!("/calendar/{}/meeting.ics", token.as_str());
    assert!(app.get(&path).await.text.contains("BEGIN:VCALENDAR"));
    app.app.store().erase(&row.meeting.id, ANNA).await.unwrap();
    assert!(mails(&app, &row, MailKind::PersonalLink).await.is_empty());
    assert_eq!(app.get(&path).await.status, StatusCode::NOT_FOUND);
    assert_eq!(app.app.store().write_to(&row.meeting.id, None, MailKind::PersonalLink).await.unwrap(), 0);
}

#[tokio::test]
async fn invitations_wait_and_a_registration_under_another_address_is_tied_by_hand() {
    let (app, row) = TestApp::with_meeting().await;
    let staff = app.secretariat().await;
    let base = format!("/m/{}/mail/invitations", row.meeting.id);
    let fields = [("lines", "anna.berg@example.org, local_governments, fr\nother@example.org"), ("language", "en")];
    let done = app.upload_as(&staff, &base, &fields, "file", "", b"").await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.text);
    deliver(&app).await;
    let mail = mails(&app, &row, MailKind::Invitation).await;
    assert_eq!(mail[0].state, MailState::Waiting);
    assert!(mail[0].written.as_ref().unwrap().subject.starts_with("Invitation à vous inscrire"));
    app.register(&row, "Anna Berg", "City of Bern", "named").await;
    app.register(&row, "Bo Lind", "City of Lund", "named").await;
    let page = app.get_as(&staff, &base).await.text;
    assert!(
        page.contains("2 invitations") && page.contains("registered as № 1"),
        "the same address ties itself: {page}"
    );
    assert_eq!(app.post_as(&staff, &format!("{base}/2"), "participant=9").await.status, StatusCode::CONFLICT);
    app.post_as(&staff, &format!("{base}/2"), "participant=2").await;
    assert!(app.get_as(&staff, &base).await.text.contains("registered as № 2, under another address"));
}
