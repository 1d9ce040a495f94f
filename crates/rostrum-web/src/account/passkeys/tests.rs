//! Facts of passkeys: what lets somebody in, and what does not.

mod device;

use axum::http::StatusCode;
use rostrum_store::{MeetingRow, NewRole, Role};
use serde_json::Value;

use crate::testing::{Answer, TestApp};
use device::Device;

const ORIGIN: &str = "http://localhost:8080";

async fn hall() -> (TestApp, MeetingRow, String) {
    let (app, row) = TestApp::with_meeting().await;
    let base = format!("/m/{}", row.meeting.id);
    (app.at(ORIGIN), row, base)
}

/// What a device is asked, and the cookie of the browser that asked.
async fn asked(app: &TestApp, cookies: &str, path: &str) -> (Value, String) {
    let answer = app.post_as(cookies, &format!("{path}/options"), "").await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.text);
    (serde_json::from_str(&answer.text).unwrap(), answer.cookies())
}

fn form(credential: &str, more: &str) -> String {
    let credential: String = form_urlencoded::byte_serialize(credential.as_bytes()).collect();
    format!("credential={credential}{more}")
}

/// Adds a passkey with a device.
async fn add(app: &TestApp, cookies: &str, path: &str, device: &mut Device) -> Answer {
    let (asked, browser) = asked(app, cookies, path).await;
    let made = device.make(&asked);
    app.post_as(&format!("{cookies}; {browser}"), path, &form(&made, "&name=Phone")).await
}

/// Signs in with a device on a page that signs in.
async fn sign_in(app: &TestApp, page: &str, device: &mut Device) -> Answer {
    let path = format!("{page}/passkey");
    let (asked, browser) = asked(app, "", &path).await;
    app.post_as(&browser, &path, &form(&device.sign(&asked), "")).await
}

fn refused(answer: &Answer) {
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", answer.text);
    assert!(answer.text.contains("This passkey did not sign you in"), "{}", answer.text);
    assert!(!answer.cookies().contains("rostrum_participant=") && !answer.cookies().contains("rostrum_staff="));
}

#[tokio::test]
async fn a_participant_adds_a_passkey_and_signs_in_with_it() {
    let (app, row, base) = hall().await;
    let anna = app.register(&row, "Anna Berg", "City of Bern", "category_only").await;
    let (path, mut phone) = (format!("{base}/me/passkeys"), Device::no(1));
    let added = add(&app, &anna, &path, &mut phone).await;
    assert_eq!(added.location(), format!("{path}?done=added"), "{}", added.text);
    let page = app.get_as(&anna, added.location()).await.text;
    assert!(
        page.contains("The passkey is added") && page.contains("<bdi>Phone</bdi>") && page.contains("Not used yet")
    );

    let entered = sign_in(&app, &format!("{base}/sign-in"), &mut phone).await;
    assert_eq!(entered.location(), format!("{base}/me"), "{}", entered.text);
    let cookies = entered.cookies();
    assert!(app.get_as(&cookies, entered.location()).await.text.contains("Anna Berg"));
    let sessions = app.get_as(&cookies, &format!("{base}/me/sessions")).await.text;
    assert_eq!(sessions.matches("Signed in with a passkey.").count(), 1, "the other way was another: {sessions}");
    let page = app.get_as(&cookies, &path).await.text;
    assert!(page.contains("Last used within the hour from"), "{page}");
    let held = app.get_as(&cookies, &format!("{base}/me/held/download")).await.text;
    let held: Value = serde_json::from_str(&held).unwrap();
    assert_eq!(held["passkeys"][0]["name"], "Phone", "{held}");
}

#[tokio::test]
async fn somebody_with_roles_adds_a_passkey_and_signs_in_with_it() {
    let (app, row, base) = hall().await;
    let new = NewRole {
        name: "Ines".to_owned(),
        email: "ines@example.org".to_owned(),
        role: Role::Chair,
        meeting: Some(row.meeting.id.clone()),
        categories: Vec::new(),
        person: None,
    };
    let account = app.app.store().give_role(&new).await.unwrap();
    let link = app.app.store().make_account_link(account).await.unwrap();
    let ines = app.post_as("", &format!("/sign-in/{}", link.as_str()), "").await.cookies();
    let mut key = Device::no(1);
    assert_eq!(add(&app, &ines, "/account/passkeys", &mut key).await.location(), "/account/passkeys?done=added");
    let entered = sign_in(&app, "/sign-in", &mut key).await;
    assert_eq!(entered.location(), format!("{base}/console"), "{}", entered.text);
    assert!(app.get_as(&entered.cookies(), "/account/sessions").await.text.contains("Signed in with a passkey."));

    let owner = app.sign_in(Role::Owner, None).await;
    let anna = app.register(&row, "Anna Berg", "City of Bern", "named").await;
    for cookies in [&ines, &anna, &app.secretariat().await] {
        assert_eq!(app.get_as(cookies, "/owner/1/passkeys").await.status, StatusCode::FORBIDDEN);
        assert_eq!(app.post_as(cookies, "/owner/1/passkeys/1", "").await.status, StatusCode::FORBIDDEN);
    }
    assert!(app.get_as(&owner, "/owner/1/passkeys").await.text.contains("Remove: Phone"));
    assert_eq!(app.post_as(&owner, "/owner/1/passkeys/1", "").await.location(), "/owner/1/passkeys?done=removed");
    refused(&sign_in(&app, "/sign-in", &mut key).await);
}

#[tokio::test]
async fn an_answer_counts_once_and_in_its_browser_only() {
    let (app, row, base) = hall().await;
    let anna = app.register(&row, "Anna Berg", "City of Bern", "named").await;
    let mut phone = Device::no(1);
    add(&app, &anna, &format!("{base}/me/passkeys"), &mut phone).await;
    let path = format!("{base}/sign-in/passkey");
    let (first, browser) = asked(&app, "", &path).await;
    let (_, other) = asked(&app, "", &path).await;
    let signed = form(&phone.sign(&first), "");
    for elsewhere in ["", "rostrum_passkey=guess", &other] {
        refused(&app.post_as(elsewhere, &path, &signed).await);
    }
    assert_eq!(app.post_as(&browser, &path, &signed).await.status, StatusCode::SEE_OTHER);
    refused(&app.post_as(&browser, &path, &signed).await);
    let (_, again) = asked(&app, "", &path).await;
    refused(&app.post_as(&again, &path, &signed).await);
    let (late, browser) = asked(&app, "", &path).await;
    app.clock.set(app.app.now() + jiff::SignedDuration::from_mins(5));
    refused(&app.post_as(&browser, &path, &form(&phone.sign(&late), "")).await);
}

#[tokio::test]
async fn an_answer_for_another_address_is_none() {
    let (app, row, base) = hall().await;
    let anna = app.register(&row, "Anna Berg", "City of Bern", "named").await;
    let (path, mut phone) = (format!("{base}/me/passkeys"), Device::no(1));
    for origin in ["https://localhost:8080", "http://localhost", "http://evil.example", "http://sub.localhost:8080"] {
        phone.origin = origin.to_owned();
        let answer = add(&app, &anna, &path, &mut phone).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{origin}");
        assert!(answer.text.contains("was not added") && answer.text.contains("value=\"Phone\""), "{}", answer.text);
    }
    phone.origin = ORIGIN.to_owned();
    assert_eq!(add(&app, &anna, &path, &mut phone).await.status, StatusCode::SEE_OTHER);
    phone.origin = "https://evil.example".to_owned();
    refused(&sign_in(&app, &format!("{base}/sign-in"), &mut phone).await);
}

#[tokio::test]
async fn what_somebody_else_was_asked_adds_nothing() {
    let (app, row, base) = hall().await;
    let anna = app.register(&row, "Anna Berg", "City of Bern", "named").await;
    let juan = app.register(&row, "Juan Gil", "City of Quito", "named").await;
    let path = format!("{base}/me/passkeys");
    let (of_anna, browser) = asked(&app, &anna, &path).await;
    let made = form(&Device::no(1).make(&of_anna), "&name=Phone");
    let taken = app.post_as(&format!("{juan}; {browser}"), &path, &made).await;
    assert_eq!(taken.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", taken.text);
    let (_, browser) = asked(&app, "", &format!("{base}/sign-in/passkey")).await;
    let other = app.post_as(&format!("{anna}; {browser}"), &path, &made).await;
    assert_eq!(other.status, StatusCode::UNPROCESSABLE_ENTITY, "to sign in is not to add");
    assert!(app.get_as(&anna, &path).await.text.contains("There is no passkey yet"));
    for (cookies, status) in [("", StatusCode::FORBIDDEN), (&app.secretariat().await, StatusCode::FORBIDDEN)] {
        assert_eq!(app.post_as(cookies, &format!("{path}/options"), "").await.status, status);
        assert_eq!(app.get_as(cookies, &path).await.status, status);
    }
}

#[tokio::test]
async fn a_passkey_of_another_person_is_neither_seen_nor_changed() {
    let (app, row, base) = hall().await;
    let anna = app.register(&row, "Anna Berg", "City of Bern", "named").await;
    let juan = app.register(&row, "Juan Gil", "City of Quito", "named").await;
    let (path, mut phone) = (format!("{base}/me/passkeys"), Device::no(1));
    add(&app, &anna, &path, &mut phone).await;
    for form in ["do=remove", "do=rename&name=Mine"] {
        assert_eq!(app.post_as(&juan, &format!("{path}/1"), form).await.status, StatusCode::NOT_FOUND, "{form}");
    }
    let taken = add(&app, &juan, &path, &mut Device::no(1)).await;
    assert!(taken.text.contains("kept already"), "{}", taken.text);
    let (asked, _) = asked(&app, &juan, &path).await;
    assert_eq!(asked["excludeCredentials"], serde_json::json!([]));
    assert_eq!(sign_in(&app, &format!("{base}/sign-in"), &mut phone).await.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn a_passkey_is_renamed_and_once_it_is_removed_lets_nobody_in() {
    let (app, row, base) = hall().await;
    let anna = app.register(&row, "Anna Berg", "City of Bern", "named").await;
    let (path, mut phone) = (format!("{base}/me/passkeys"), Device::no(1));
    add(&app, &anna, &path, &mut phone).await;
    let one = format!("{path}/1");
    let long = "a".repeat(61);
    for name in ["", "+++", long.as_str()] {
        let page = app.post_as(&anna, &one, &format!("do=rename&name={name}")).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{name}");
        assert!(page.text.contains("href=\"#name-1\"") && page.text.contains("1 to 60 characters"), "{}", page.text);
    }
    assert_eq!(app.post_as(&anna, &one, "do=sell").await.status, StatusCode::BAD_REQUEST);
    assert_eq!(app.post_as(&anna, &one, "do=rename&name=Old+phone").await.location(), format!("{path}?done=renamed"));
    assert!(app.get_as(&anna, &path).await.text.contains("<bdi>Old phone</bdi>"));
    let (asked, _) = asked(&app, &anna, &path).await;
    assert_eq!(asked["excludeCredentials"].as_array().map(Vec::len), Some(1), "no second on the same device");
    assert_eq!(app.post_as(&anna, &one, "do=remove").await.location(), format!("{path}?done=removed"));
    let gone = sign_in(&app, &format!("{base}/sign-in"), &mut phone).await;
    refused(&gone);
    let unknown = sign_in(&app, &format!("{base}/sign-in"), &mut Device::no(9)).await;
    refused(&unknown);
    assert_eq!(gone.text, unknown.text, "one that was removed and one that never was are answered alike");
}

#[tokio::test]
async fn a_counter_that_goes_back_is_that_of_a_copy() {
    let (app, row, base) = hall().await;
    let anna = app.register(&row, "Anna Berg", "City of Bern", "named").await;
    let (page, mut phone) = (format!("{base}/sign-in"), Device::no(1));
    add(&app, &anna, &format!("{base}/me/passkeys"), &mut phone).await;
    phone.counter = 6;
    assert_eq!(sign_in(&app, &page, &mut phone).await.status, StatusCode::SEE_OTHER);
    // The next answers count 7 again, 2, and 0.
    for before in [6, 1, u32::MAX] {
        phone.counter = before;
        refused(&sign_in(&app, &page, &mut phone).await);
    }
    phone.counter = 7;
    assert_eq!(sign_in(&app, &page, &mut phone).await.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn a_device_that_does_not_verify_its_owner_lets_nobody_in() {
    let (app, row, base) = hall().await;
    let anna = app.register(&row, "Anna Berg", "City of Bern", "named").await;
    let (path, mut phone) = (format!("{base}/me/passkeys"), Device::no(1));
    phone.verifies = false;
    assert_eq!(add(&app, &anna, &path, &mut phone).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    phone.verifies = true;
    add(&app, &anna, &path, &mut phone).await;
    phone.verifies = false;
    refused(&sign_in(&app, &format!("{base}/sign-in"), &mut phone).await);
}

#[tokio::test]
async fn where_passkeys_do_not_work_the_pages_say_why() {
    let (app, row) = TestApp::with_meeting().await;
    let base = format!("/m/{}", row.meeting.id);
    let anna = app.register(&row, "Anna Berg", "City of Bern", "named").await;
    for path in [format!("{base}/me/passkeys"), format!("{base}/sign-in"), "/sign-in".to_owned()] {
        let page = app.get_as(&anna, &path).await;
        assert_eq!(page.status, StatusCode::OK, "{path}");
        assert!(page.text.contains("its address is http://rostrum.test"), "{path}: {}", page.text);
        assert!(!page.text.contains("data-passkey"), "{path}: no form that cannot work");
    }
    for path in
        [format!("{base}/me/passkeys/options"), format!("{base}/sign-in/passkey"), "/sign-in/passkey".to_owned()]
    {
        assert_eq!(app.post_as(&anna, &path, "").await.status, StatusCode::CONFLICT, "{path}");
    }
}

#[tokio::test]
async fn without_script_the_pages_offer_other_ways() {
    let (app, row, base) = hall().await;
    let anna = app.register(&row, "Anna Berg", "City of Bern", "named").await;
    for path in [format!("{base}/me/passkeys"), format!("{base}/sign-in"), "/sign-in".to_owned()] {
        let page = app.get_as(&anna, &path).await.text;
        let shown =
            "data-said=\"script\">A passkey needs script, which is switched off in this browser. Use your personal";
        assert!(page.contains(shown), "{path}: {page}");
        assert_eq!(page.matches("data-passkey").count(), page.matches(" hidden data-passkey").count(), "{path}");
    }
    for path in [format!("{base}/me/passkeys"), format!("{base}/sign-in/passkey")] {
        let page = app.post_as(&anna, &path, "name=Phone&credential=").await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{path}");
        assert!(page.text.contains("needs script"), "{path}: {}", page.text);
    }
}

#[tokio::test]
async fn one_goes_on_to_where_one_was_going_in_the_own_meeting_only() {
    let (app, row, base) = hall().await;
    let anna = app.register(&row, "Anna Berg", "City of Bern", "named").await;
    let mut phone = Device::no(1);
    add(&app, &anna, &format!("{base}/me/passkeys"), &mut phone).await;
    let live = format!("{base}/live");
    for (page, next, location) in [
        (format!("{base}/sign-in"), live.as_str(), live.clone()),
        (format!("{base}/sign-in"), "//evil.example", format!("{base}/me")),
        ("/sign-in".to_owned(), "/secretariat", format!("{base}/me")),
    ] {
        let path = format!("{page}/passkey");
        let (asked, browser) = asked(&app, "", &path).await;
        let signed = form(&phone.sign(&asked), &format!("&next={}", next.replace('/', "%2F")));
        assert_eq!(app.post_as(&browser, &path, &signed).await.location(), location, "{page} to {next}");
    }
}

#[tokio::test]
async fn passkeys_of_participants_go_when_contact_data_go_and_with_an_erasure() {
    let (app, row, base) = hall().await;
    let anna = app.register(&row, "Anna Berg", "City of Bern", "named").await;
    let juan = app.register(&row, "Juan Gil", "City of Quito", "named").await;
    let (path, mut phone, mut other) = (format!("{base}/me/passkeys"), Device::no(1), Device::no(2));
    add(&app, &anna, &path, &mut phone).await;
    add(&app, &juan, &path, &mut other).await;
    let page = app.get_as(&anna, &format!("{base}/me/held")).await.text;
    assert!(page.contains("<dt>Passkeys</dt><dd>1</dd>"), "{page}");
    assert!(app.get_as(&anna, &path).await.text.contains("your passkeys go with them"));
    assert_eq!(app.post_as(&juan, &format!("{base}/me/erase"), "sure=yes").await.status, StatusCode::OK);
    refused(&sign_in(&app, &format!("{base}/sign-in"), &mut other).await);
    assert_eq!(sign_in(&app, &format!("{base}/sign-in"), &mut phone).await.status, StatusCode::SEE_OTHER);
    app.clock.set(app.app.now() + jiff::SignedDuration::from_hours(91 * 24));
    app.app.store().take_out_what_is_due().await.unwrap();
    refused(&sign_in(&app, &format!("{base}/sign-in"), &mut phone).await);
    let staff = app.secretariat().await;
    let page = app.get_as(&staff, &format!("{base}/retention")).await.text;
    assert!(page.contains("Passkeys of participants · 1"), "{page}");
}
