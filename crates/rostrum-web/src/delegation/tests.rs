//! Facts of a delegation with a focal point, on the pages of its members.

use axum::http::StatusCode;
use rostrum_domain::floor::{Actor, Command};
use rostrum_domain::ids::SessionId;
use rostrum_store::MeetingRow;

use crate::testing::{Answer, TestApp};

const FOCAL: &str = "City of Bern";

/// A meeting with an open list, and the focal point of a delegation.
async fn hall() -> (TestApp, MeetingRow, String) {
    let (app, row) = TestApp::with_meeting().await;
    let session = SessionId::parse("session-1").unwrap();
    app.submit(&row, Actor::Secretariat, Command::OpenList { session }).await;
    let focal = app.register(&row, "Fay Focal", FOCAL, "named").await;
    let staff = app.secretariat().await;
    let path = format!("/m/{}/requests/focal-point", row.meeting.id);
    app.post_as(&staff, &path, "do=confirm&participant=1").await;
    (app, row, focal)
}

fn person(no: u32, name: &str, level: &str, function: &str, more: &str) -> String {
    format!(
        "name-{no}={name}&email-{no}={}%40bern.example&language-{no}=fr&visibility-{no}={level}&function-{no}={function}{more}&",
        name.replace('+', ".")
    )
}

async fn inscribe(app: &TestApp, row: &MeetingRow, cookies: &str) -> Answer {
    app.post_as(cookies, &format!("/m/{}/me/inscribe", row.meeting.id), "session=session-1&standing=single").await
}

#[tokio::test]
async fn a_focal_point_registers_several_people_each_with_a_link_of_their_own() {
    let (app, row, focal) = hall().await;
    let path = format!("/m/{}/me/delegation", row.meeting.id);
    let form = person(1, "Ada+Ader", "named", "head", "")
        + &person(2, "Ben+Bode", "secretariat_only", "adviser", "")
        + "name-3=&email-3=&do=register";
    let page = app.post_as(&focal, &path, &form).await;
    assert_eq!(page.status, StatusCode::CREATED, "{}", page.text);
    assert_eq!(page.text.matches("http://rostrum.test/p/").count(), 2);
    let link = page.text.split("http://rostrum.test").nth(1).unwrap().split('<').next().unwrap();
    let entered = app.get(link).await;
    let own = app.get_as(&entered.cookies(), &path).await.text;
    assert!(own.contains("confirmed as head of delegation"), "{own}");
    let list = app.get_as(&focal, &path).await.text;
    assert!(list.contains("Ada Ader") && list.contains("Ben Bode"), "whom they registered themselves they see");
}

#[tokio::test]
async fn a_focal_point_may_say_the_gender_and_the_members_come_from_where_the_delegation_does() {
    use rostrum_domain::ids::{DelegationNo, ParticipantNo};
    use rostrum_domain::origin::Origin;
    use rostrum_domain::participant::Gender;
    let (app, row, focal) = hall().await;
    let (store, id) = (app.app.store(), &row.meeting.id);
    let swiss = Origin { country: rostrum_domain::country::Country::from_code("CH"), ..Origin::default() };
    store.set_origin(id, DelegationNo(1), &swiss).await.unwrap();
    let path = format!("/m/{id}/me/delegation");
    let page = app.get_as(&focal, &path).await.text;
    assert!(page.contains("is not asked for it: Switzerland") && page.contains("Gender (optional)"), "{page}");
    let wrong = person(1, "Ada+Ader", "named", "member", "&gender-1=f") + "do=register";
    let page = app.post_as(&focal, &path, &wrong).await;
    assert!(
        page.status == StatusCode::UNPROCESSABLE_ENTITY && page.text.contains("id=\"gender-1-fault\""),
        "{}",
        page.text
    );
    let form = person(1, "Ada+Ader", "named", "member", "&gender-1=woman")
        + &person(2, "Ben+Bode", "secretariat_only", "member", "&gender-2=man")
        + &person(3, "Cleo+Cox", "named", "member", "&gender-3=")
        + "do=register";
    assert_eq!(app.post_as(&focal, &path, &form).await.status, StatusCode::CREATED);
    let genders = store.list_genders(id).await.unwrap();
    assert_eq!(
        genders,
        [(ParticipantNo(2), Gender::Woman)].into(),
        "of whom only the secretariat knows it is not kept"
    );
    let ada = store.find_participant(id, ParticipantNo(2)).await.unwrap().unwrap();
    assert_eq!(store.find_origin(id, ada.delegation).await.unwrap(), swiss);
}

#[tokio::test]
async fn a_wrong_row_names_its_person_and_nothing_is_lost() {
    let (app, row, focal) = hall().await;
    let path = format!("/m/{}/me/delegation", row.meeting.id);
    let form = person(1, "Ada+Ader", "named", "head", "") + &person(2, "Ben+Bode", "", "head", "") + "do=register";
    let page = app.post_as(&focal, &path, &form).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    for text in ["value=\"Ada Ader\"", "id=\"visibility-2-fault\"", "Ben Bode: A delegation has one head at most"] {
        assert!(page.text.contains(text), "{text} in {}", page.text);
    }
    let more = app.post_as(&focal, &path, &form.replace("do=register", "do=more")).await.text;
    assert!(more.contains("value=\"Ada Ader\"") && more.contains("name-7"), "{more}");
    assert_eq!(app.app.store().list_participants(&row.meeting.id).await.unwrap().len(), 1);
}

#[tokio::test]
async fn whoever_registers_under_the_name_of_the_delegation_learns_nothing_until_confirmed() {
    let (app, row, focal) = hall().await;
    let path = format!("/m/{}/me/delegation", row.meeting.id);
    let form = person(1, "Ada+Ader", "category_only", "member", "") + "do=register";
    let page = app.post_as(&focal, &path, &form).await;
    let link = page.text.split("http://rostrum.test").nth(1).unwrap().split('<').next().unwrap();
    let ada = app.get(link).await.cookies();
    assert_eq!(inscribe(&app, &row, &ada).await.status, StatusCode::SEE_OTHER);
    let late = app.register(&row, "Lou Late", FOCAL, "named").await;
    let me = format!("/m/{}/me", row.meeting.id);
    let own = app.get_as(&late, &me).await.text;
    assert!(own.contains("has not confirmed that you speak for it"), "{own}");
    assert!(!own.contains("inscription-1"), "no word of what a colleague did");
    let refused = inscribe(&app, &row, &late).await;
    assert_eq!(refused.status, StatusCode::CONFLICT);
    assert!(refused.text.contains("has not confirmed") && !refused.text.contains("already on this list"));
    app.post_as(&focal, &format!("{path}/3"), "do=confirm").await;
    let refused = inscribe(&app, &row, &late).await;
    assert!(refused.text.contains("already on this list"), "a confirmed member learns what the delegation has done");
}

#[tokio::test]
async fn a_focal_point_sees_no_name_that_was_promised_to_the_secretariat() {
    let (app, row, focal) = hall().await;
    let path = format!("/m/{}/me/delegation", row.meeting.id);
    let hidden = app.register(&row, "Hana Hidden", FOCAL, "category_only").await;
    app.register(&row, "Sera Secret", FOCAL, "secretariat_only").await;
    let page = app.get_as(&focal, &path).await.text;
    assert!(!page.contains("Hana Hidden") && !page.contains("Sera Secret"));
    assert!(page.contains("One more asks to be a member"), "only of the one who is of the delegation on the floor");
    for no in [2, 3] {
        let unseen = app.post_as(&focal, &format!("{path}/{no}"), "do=confirm").await;
        assert_eq!(unseen.status, StatusCode::NOT_FOUND);
    }
    let staff = app.get_as(&app.secretariat().await, &format!("/m/{}/requests", row.meeting.id)).await.text;
    assert!(staff.contains("Hana Hidden") && staff.contains("not shown to the focal point"));
    app.post_as(&hidden, &format!("{path}/show-name"), "").await;
    assert!(app.get_as(&focal, &path).await.text.contains("Hana Hidden"));
}

#[tokio::test]
async fn only_those_named_inscribe_and_the_refusal_says_so() {
    let (app, row, focal) = hall().await;
    let path = format!("/m/{}/me/delegation", row.meeting.id);
    let form = person(1, "Ada+Ader", "named", "member", "&inscribes-1=yes") + "do=register";
    let page = app.post_as(&focal, &path, &form).await;
    let refused = inscribe(&app, &row, &focal).await;
    assert_eq!(refused.status, StatusCode::CONFLICT);
    assert!(refused.text.contains("has named who inscribes for it"), "{}", refused.text);
    let link = page.text.split("http://rostrum.test").nth(1).unwrap().split('<').next().unwrap();
    let ada = app.get(link).await.cookies();
    assert_eq!(inscribe(&app, &row, &ada).await.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn a_focal_point_corrects_an_address_until_the_person_has_entered() {
    let (app, row, focal) = hall().await;
    let path = format!("/m/{}/me/delegation", row.meeting.id);
    let page = app.post_as(&focal, &path, &(person(1, "Ada+Ader", "named", "member", "") + "do=register")).await;
    let change = "do=change&function=adviser&name=Ada+Adler&email=adler%40bern.example";
    app.post_as(&focal, &format!("{path}/2"), change).await;
    let list = app.get_as(&focal, &path).await.text;
    assert!(list.contains("Ada Adler") && list.contains("adler@bern.example"), "{list}");
    let link = page.text.split("http://rostrum.test").nth(1).unwrap().split('<').next().unwrap();
    app.get(link).await;
    app.post_as(&focal, &format!("{path}/2"), "do=change&function=head&name=Taken+Over&email=x%40y.example").await;
    let list = app.get_as(&focal, &path).await.text;
    assert!(list.contains("head of delegation") && !list.contains("Taken Over") && !list.contains("adler@"), "{list}");
}
