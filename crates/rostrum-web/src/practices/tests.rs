//! Practices over HTTP, as staff writes, proposes, publishes and withdraws them.

use axum::http::StatusCode;
use rostrum_domain::contribution::Consent;
use rostrum_domain::ids::PracticeNo;
use rostrum_domain::practice::Part;
use rostrum_store::{Address, MeetingRow, NewRole, Role};

use crate::session;
use crate::testing::{Answer, TestApp};

const PNG: &[u8] =
    b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR\0\0\x02\0\0\0\x01\0\x08\x02\0\0\0sum!\0\0\0\x04IDATdotssum!\0\0\0\0IENDsum!";

async fn post(app: &TestApp, cookies: &str, path: &str, fields: &[(&str, &str)]) -> Answer {
    app.upload_as(cookies, path, fields, "picture", "", b"").await
}

const ROOMS: [(&str, &str); 7] = [
    ("title", "Rooms for everybody"),
    ("language", "en"),
    ("part-done", "The city rents empty flats and lets them to families."),
    ("author", "City of Gwangju"),
    ("category", "local_governments"),
    ("consent", "publish"),
    ("contact-email", "min@example.org"),
];

/// The cookie of somebody with an account of the secretariat.
async fn staff(app: &TestApp, row: &MeetingRow, name: &str) -> String {
    let role = NewRole {
        name: name.to_owned(),
        email: format!("{name}@example.org"),
        role: Role::Secretariat,
        meeting: Some(row.meeting.id.clone()),
        categories: Vec::new(),
        person: None,
    };
    let account = app.app.store().give_role(&role).await.unwrap();
    let link = app.app.store().make_account_link(account).await.unwrap();
    let entered = app.post_as("", &format!("/sign-in/{}", link.as_str()), "").await;
    entered.cookies().split("; ").find(|one| one.starts_with(session::STAFF)).unwrap().to_owned()
}

async fn created(app: &TestApp, row: &MeetingRow, cookies: &str) -> String {
    let base = format!("/m/{}/practices", row.meeting.id);
    let answer = post(app, cookies, &format!("{base}/new"), &ROOMS).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text);
    answer.location().split('?').next().unwrap().to_owned()
}

#[tokio::test]
async fn only_those_who_review_see_practices_that_are_not_public() {
    let (app, row) = TestApp::with_meeting().await;
    let cookies = app.secretariat().await;
    let one = created(&app, &row, &cookies).await;
    let base = format!("/m/{}/practices", row.meeting.id);
    let chair = app.sign_in(Role::Chair, Some(&row)).await;
    for path in [
        &base,
        &one,
        &format!("{base}/new"),
        &format!("{one}/edit"),
        &format!("{one}/versions"),
        &format!("{base}/csv"),
        &format!("{base}/import"),
    ] {
        for nobody in ["", chair.as_str()] {
            assert_eq!(app.get_as(nobody, path).await.status, StatusCode::FORBIDDEN, "{path}");
        }
        assert_eq!(app.get_as(&cookies, path).await.status, StatusCode::OK, "{path}");
    }
}

#[tokio::test]
async fn a_practice_is_written_published_changed_and_withdrawn_with_a_reason() {
    let (app, row) = TestApp::with_meeting().await;
    let cookies = app.secretariat().await;
    let one = created(&app, &row, &cookies).await;
    let page = app.get_as(&cookies, &one).await.text;
    assert!(page.contains("Rooms for everybody") && page.contains("City of Gwangju"), "{page}");
    assert!(!page.contains("min@example.org"), "what is shown is what will be public: {page}");
    let answer = app.post_as(&cookies, &format!("{one}/publish"), "version=1").await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text);
    let changed: Vec<_> = ROOMS.iter().map(|(name, value)| (*name, value.replace("rents", "buys"))).collect();
    let mut changed: Vec<(&str, &str)> = changed.iter().map(|(name, value)| (*name, value.as_str())).collect();
    changed.push(("version", "1"));
    assert_eq!(post(&app, &cookies, &format!("{one}/edit"), &changed).await.status, StatusCode::SEE_OTHER);
    let page = app.get_as(&cookies, &format!("{one}/versions")).await.text;
    assert!(page.contains("rents") && page.contains("buys") && page.contains("<del>"), "{page}");
    let published = async || match app.app.store().find_published_practice(PracticeNo(1)).await.unwrap() {
        Some(Address::Published(one)) => Some(one.practice.text(Part::Done).to_owned()),
        _ => None,
    };
    assert!(published().await.unwrap().contains("rents"), "a version is public once it is published");
    app.post_as(&cookies, &format!("{one}/publish"), "version=2").await;
    assert!(published().await.unwrap().contains("buys"));
    let answer = app.post_as(&cookies, &format!("{one}/withdraw"), "version=2&words=It+ended").await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(answer.text.contains("It ended"), "what was typed stays: {}", answer.text);
    app.post_as(&cookies, &format!("{one}/withdraw"), "version=2&reason=outdated&words=It+ended").await;
    assert_eq!(published().await, None);
    assert!(app.get_as(&cookies, &one).await.text.contains("It ended"));
}

#[tokio::test]
async fn nothing_that_was_typed_is_lost_when_two_edit_the_same_version() {
    let (app, row) = TestApp::with_meeting().await;
    let cookies = app.secretariat().await;
    let one = created(&app, &row, &cookies).await;
    let edit = async |title: &str, version: &str| {
        post(&app, &cookies, &format!("{one}/edit"), &[("title", title), ("version", version), ("consent", "publish")])
            .await
    };
    assert_eq!(edit("First", "1").await.status, StatusCode::SEE_OTHER);
    let answer = edit("Second", "1").await;
    assert_eq!(answer.status, StatusCode::CONFLICT);
    assert!(answer.text.contains("value=\"Second\"") && answer.text.contains("First"), "{}", answer.text);
    assert!(answer.text.contains("name=\"version\" value=\"2\""), "it can be kept knowingly: {}", answer.text);
    assert_eq!(edit("Second", "2").await.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn what_is_wrong_is_said_at_its_field_and_a_picture_needs_a_text_beside_it() {
    let (app, row) = TestApp::with_meeting().await;
    let cookies = app.secretariat().await;
    let base = format!("/m/{}/practices", row.meeting.id);
    let answer = post(&app, &cookies, &format!("{base}/new"), &[("title", "Kept"), ("from", "soon")]).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(answer.text.contains("id=\"from-fault\"") && answer.text.contains("value=\"Kept\""), "{}", answer.text);
    let one = created(&app, &row, &cookies).await;
    let fields = [("title", "Rooms"), ("version", "1"), ("consent", "publish")];
    let answer = app.upload_as(&cookies, &format!("{one}/edit"), &fields, "picture", "plan.png", PNG).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(answer.text.contains("alternative-1-fault") && answer.text.contains("plan.png"), "{}", answer.text);
    let again = [fields.as_slice(), &[("picture-kept", "1"), ("alternative-1", "A plan of the flats.")]].concat();
    assert_eq!(post(&app, &cookies, &format!("{one}/edit"), &again).await.status, StatusCode::SEE_OTHER);
    let picture = app.get_as(&cookies, &format!("{one}/files/1")).await;
    assert_eq!((picture.status, picture.bytes.as_slice()), (StatusCode::OK, PNG));
    assert_eq!(picture.headers["x-content-type-options"], "nosniff");
    assert_eq!(app.get(&format!("{one}/files/1")).await.status, StatusCode::FORBIDDEN);
    let answer = app.upload_as(&cookies, &format!("{one}/edit"), &fields, "picture", "a.png", b"<svg onload=x>").await;
    assert!(answer.text.contains("id=\"picture-fault\""), "{}", answer.text);
}

#[tokio::test]
async fn with_two_people_whoever_wrote_or_proposed_it_is_told_why_they_may_not_publish() {
    let (app, row) = TestApp::with_meeting().await;
    let (ana, ben, cem) =
        (staff(&app, &row, "ana").await, staff(&app, &row, "ben").await, staff(&app, &row, "cem").await);
    let base = format!("/m/{}/practices", row.meeting.id);
    assert_eq!(app.post_as(&ana, &base, "two_people=yes").await.status, StatusCode::SEE_OTHER);
    let one = created(&app, &row, &ana).await;
    let publish = async |who: &str| app.post_as(who, &format!("{one}/publish"), "version=1").await;
    assert_eq!(publish(&ana).await.status, StatusCode::CONFLICT);
    assert_eq!(app.post_as(&ben, &format!("{one}/propose"), "version=1").await.status, StatusCode::SEE_OTHER);
    assert!(publish(&ana).await.text.contains("You wrote this version"));
    assert!(publish(&ben).await.text.contains("You proposed this version"));
    let seen = app.get_as(&cem, &one).await.text;
    assert!(seen.contains("City of Gwangju"), "the second person sees how the author is shown: {seen}");
    assert_eq!(publish(&cem).await.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn consent_is_kept_and_the_sentence_says_why() {
    let (app, row) = TestApp::with_meeting().await;
    let cookies = app.secretariat().await;
    let base = format!("/m/{}/practices", row.meeting.id);
    let with = |consent: &'static str, text: &'static str| {
        ROOMS.map(|(name, value)| match name {
            "consent" => (name, consent),
            "part-done" => (name, text),
            _ => (name, value),
        })
    };
    let new = async |fields: &[(&str, &str)]| {
        let answer = post(&app, &cookies, &format!("{base}/new"), fields).await;
        answer.location().split('?').next().unwrap().to_owned()
    };
    let kept = new(&with("do_not_publish", "Done.")).await;
    let answer = app.post_as(&cookies, &format!("{kept}/publish"), "version=1").await;
    assert_eq!(answer.status, StatusCode::CONFLICT);
    assert!(answer.text.contains("does not let anything of it be published"), "{}", answer.text);
    let told = new(&with("without_name", "The City of Gwangju rents flats.")).await;
    let answer = app.post_as(&cookies, &format!("{told}/publish"), "version=1").await;
    assert!(answer.text.contains("“City of Gwangju” stands in the texts"), "{}", answer.text);
}

#[tokio::test]
async fn what_is_given_out_as_a_table_is_read_in_as_the_same_practices() {
    let (app, row) = TestApp::with_meeting().await;
    let cookies = app.secretariat().await;
    let base = format!("/m/{}/practices", row.meeting.id);
    let full = [
        ROOMS.as_slice(),
        &[
            ("place", "'s-Hertogenbosch"),
            ("country", "NL"),
            ("level", "municipal"),
            ("population", "below_200_thousand"),
            ("from", "2019"),
            ("status", "ongoing"),
            ("body", "=Office of \"Rights\""),
            ("partners", "Union, of Tenants\nمدينة; بلدية"),
            ("tag-rights", "adequate-housing"),
            ("tag-sdg", "11"),
            ("recommendations", "A/HRC/56/32 para. 12"),
            ("links", "https://example.org/a What is there"),
            ("part-lessons", "- One\n- Two"),
        ],
    ]
    .concat();
    assert_eq!(post(&app, &cookies, &format!("{base}/new"), &full).await.status, StatusCode::SEE_OTHER);
    for format in ["csv", "xlsx"] {
        let before = app.app.store().list_practices(&row.meeting.id).await.unwrap();
        let file = app.bytes_as(&cookies, &format!("{base}/{format}")).await;
        let name = format!("practices.{format}");
        let seen = app.upload_as(&cookies, &format!("{base}/import"), &[], "file", &name, &file).await;
        assert_eq!(seen.status, StatusCode::OK, "{}", seen.text);
        assert!(!seen.text.contains("not taken"), "{}", seen.text);
        let answer = app.upload_as(&cookies, &format!("{base}/import"), &[("do", "take")], "file", &name, &file).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text);
        let after = app.app.store().list_practices(&row.meeting.id).await.unwrap();
        assert_eq!(after.len(), 2 * before.len());
        for (one, other) in before.iter().zip(&after[before.len()..]) {
            assert_eq!((&one.practice, &one.author), (&other.practice, &other.author), "{format}");
        }
        assert_eq!(after[0].author.consent, Consent::Publish);
    }
}

#[tokio::test]
async fn a_code_that_left_the_taxonomy_is_shown_and_kept_and_terms_are_suggested_with_their_words() {
    let (app, row) = TestApp::with_meeting().await;
    let cookies = app.secretariat().await;
    let one = created(&app, &row, &cookies).await;
    let fields = [
        ("title", "Rooms"),
        ("language", "en"),
        ("version", "1"),
        ("consent", "publish"),
        ("tag-rights", "left-long-ago"),
        ("part-done", "Children took part."),
    ];
    assert_eq!(post(&app, &cookies, &format!("{one}/edit"), &fields).await.status, StatusCode::SEE_OTHER);
    let page = app.get_as(&cookies, &format!("{one}/edit")).await.text;
    assert!(page.contains("value=\"left-long-ago\" checked"), "{page}");
    let page = app.get_as(&cookies, &one).await.text;
    assert!(page.contains("<mark dir=\"auto\" lang=\"en\">Children</mark>"), "{page}");
    let form = "version=2&scheme=groups&code=children";
    assert_eq!(app.post_as(&cookies, &format!("{one}/terms"), form).await.status, StatusCode::SEE_OTHER);
    let row = app.app.store().find_practice(PracticeNo(1)).await.unwrap().unwrap();
    let tags: Vec<_> = row.practice.tags.iter().map(|(_, code)| code.to_string()).collect();
    assert_eq!(tags, ["left-long-ago", "children"]);
    assert_eq!(app.post_as(&cookies, &format!("{one}/terms"), form).await.status, StatusCode::CONFLICT);
}

#[tokio::test]
async fn duplicates_are_named_with_the_sentences_that_are_alike() {
    let (app, row) = TestApp::with_meeting().await;
    let cookies = app.secretariat().await;
    let one = created(&app, &row, &cookies).await;
    created(&app, &row, &cookies).await;
    let page = app.get_as(&cookies, &one).await.text;
    assert!(page.contains("/practices/2") && page.contains("Probably the same"), "{page}");
    assert!(page.contains("<li dir=\"auto\" lang=\"en\">The city rents empty flats"), "{page}");
}
