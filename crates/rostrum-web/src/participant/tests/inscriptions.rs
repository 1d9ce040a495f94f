//! Inscribing, changing, naming a speaker, withdrawing.

use axum::http::StatusCode;
use rostrum_domain::concept_note::TimeLimit;
use rostrum_domain::country::Country;
use rostrum_domain::floor::{Declared, Within};
use rostrum_domain::ids::{InscriptionNo, ParticipantNo};
use rostrum_domain::origin::Origin;
use rostrum_domain::participant::{Category, Gender, Region};

use super::*;

#[tokio::test]
async fn a_participant_inscribes_sees_place_and_turn_and_withdraws() {
    let hall = Hall::open().await;
    let anna = hall.named("Anna Berg", "City of Bern").await;
    let done = hall.post(&anna, "inscribe", "session=session-1&standing=single").await;
    assert_eq!(done.location(), hall.path("/me?done=inscribed#session-1"));
    let page = hall.page(&anna).await;
    // Presentations are planned for 40 minutes from 10:20, then the floor.
    for part in ["No. 1", "11:00", "CEST", "will speak", "even if everybody before you uses the whole limit"] {
        assert!(page.contains(part), "{part} in {page}");
    }
    let done = hall.post(&anna, "withdraw", "inscription=1").await;
    assert_eq!(done.location(), hall.path("/me?done=withdrawn"));
    let page = hall.app.get_as(&anna, done.location()).await.text;
    assert!(!page.contains("will speak") && page.contains("The inscription was withdrawn."), "{page}");
}

#[tokio::test]
async fn a_form_that_is_sent_twice_counts_once() {
    let hall = Hall::with_rules(|rules| rules.per_delegation = 3).await;
    hall.command(Command::OpenList { session: session() }).await;
    let anna = hall.named("Anna Berg", "City of Bern").await;
    let page = hall.page(&anna).await;
    let key = page.split("/me/inscribe").nth(1).unwrap().split("name=\"key\" value=\"").nth(1).unwrap();
    let form = format!("session=session-1&standing=single&key={}", key.split('"').next().unwrap());
    for _ in 0..2 {
        assert_eq!(hall.post(&anna, "inscribe", &form).await.status, StatusCode::SEE_OTHER);
    }
    assert_eq!(hall.waiting().await, [1]);
    // The page that follows has another key, and another inscription is permitted.
    assert!(!hall.page(&anna).await.contains(key.split('"').next().unwrap()));
    let other = hall.post(&anna, "inscribe", &form.replace("single", "dignitary")).await;
    assert_eq!(other.status, StatusCode::CONFLICT);
    assert!(other.text.contains("This form was sent before"), "{}", other.text);
}

#[tokio::test]
async fn a_closed_list_refuses_with_its_sentence_and_nothing_changes() {
    let hall = Hall::open().await;
    let anna = hall.named("Anna Berg", "City of Bern").await;
    let refused = hall.post(&anna, "inscribe", "session=session-2&standing=single").await;
    assert_eq!(refused.status, StatusCode::CONFLICT);
    assert!(refused.text.contains("The list of speakers is closed") && refused.text.contains("<h1>My page</h1>"));
    assert!(hall.floor().await.inscriptions.is_empty());
}

#[tokio::test]
async fn the_region_is_that_of_the_country_and_is_not_asked_for_again() {
    let hall = Hall::open().await;
    let anna = hall.named("Anna Berg", "City of Bern").await;
    let store = hall.app.app.store();
    let origin = Origin { country: Country::from_code("CH"), ..Origin::default() };
    store.declare(&hall.row.meeting.id, ParticipantNo(1), &origin, Some(Gender::Woman)).await.unwrap();
    let page = hall.page(&anna).await;
    assert!(page.contains("Western European and other States, by its country") && !page.contains("name=\"region\""));
    assert!(page.contains("<option value=\"woman\" selected>"), "the gender of the registration is proposed: {page}");
    hall.post(&anna, "inscribe", "session=session-1&standing=single&gender=woman&region=africa").await;
    let declared = hall.floor().await.inscriptions[&InscriptionNo(1)].declared;
    assert_eq!((declared.gender, declared.region), (Some(Gender::Woman), Some(Region::WesternEuropeOthers)));
    hall.post(&anna, "amend", "inscription=1&standing=single").await;
    let declared = hall.floor().await.inscriptions[&InscriptionNo(1)].declared;
    assert_eq!((declared.gender, declared.region), (None, Some(Region::WesternEuropeOthers)));
}

#[tokio::test]
async fn a_group_statement_names_the_group_and_can_be_changed() {
    let hall = Hall::open().await;
    let anna = hall.named("Anna Berg", "City of Bern").await;
    let page = hall.post(&anna, "inscribe", "session=session-1&standing=group&on_behalf_of=+&gender=woman").await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.text.contains("on_behalf_of-session-1-fault"), "{}", page.text);
    assert!(page.text.contains("<option value=\"woman\" selected>"), "what was chosen stays");
    let form = "session=session-1&standing=group&on_behalf_of=Group+of+Cities&gender=woman&region=africa";
    hall.post(&anna, "inscribe", form).await;
    let kept = || hall.app.app.store().list_on_behalf_of(&hall.row.meeting.id);
    assert_eq!(kept().await.unwrap(), [(InscriptionNo(1), "Group of Cities".to_owned())]);
    let entry = hall.floor().await.inscriptions[&InscriptionNo(1)].clone();
    assert_eq!((entry.declared.gender, entry.declared.region), (Some(Gender::Woman), Some(Region::Africa)));

    let done = hall.post(&anna, "amend", "inscription=1&standing=joint&on_behalf_of=Six+cities").await;
    assert_eq!(done.location(), hall.path("/me?done=amended#inscription-1"));
    assert_eq!(kept().await.unwrap()[0].1, "Six cities");
    assert!(hall.page(&anna).await.contains("Joint statement of several delegations: Six cities"));
    let wrong = hall.post(&anna, "amend", "inscription=1&standing=joint&on_behalf_of=").await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(wrong.text.contains("on_behalf_of-amend-1-fault"), "{}", wrong.text);
}

#[tokio::test]
async fn nothing_points_at_the_line_of_a_protected_colleague() {
    let hall = Hall::open().await;
    hall.inscribed("Juan Gil", "City of Quito").await;
    let anna = hall.protected("Anna Berg", "City of Bern").await;
    hall.inscribe(&anna).await;
    assert!(hall.page(&anna).await.contains("No. 2"));

    // Anybody can say to be of her delegation.
    let other = hall.named("Some One", "city of bern").await;
    let page = hall.page(&other).await;
    assert!(page.contains("Somebody of your delegation"), "{page}");
    let refused = hall.post(&other, "inscribe", "session=session-1&standing=single").await;
    assert_eq!(refused.status, StatusCode::CONFLICT);
    for text in [page, refused.text] {
        for mark in ["No. 2", "inscription-2", "Expected turn", "Anna Berg"] {
            assert!(!text.contains(mark), "{mark} in {text}");
        }
    }
}

#[tokio::test]
async fn nobody_changes_what_belongs_to_another_delegation() {
    let hall = Hall::open().await;
    hall.inscribed("Anna Berg", "City of Bern").await;
    let juan = hall.named("Juan Gil", "City of Quito").await;
    let before = hall.floor().await;
    for (action, form) in [
        ("withdraw", "inscription=1"),
        ("amend", "inscription=1&standing=single"),
        ("substitute", "inscription=1&participant=2"),
        ("substitute", "inscription=1&participant=1"),
        ("offer-swap", "inscription=1&with=1"),
    ] {
        let refused = hall.post(&juan, action, form).await;
        assert_eq!(refused.status, StatusCode::CONFLICT, "{action} {form}");
    }
    assert_eq!(hall.floor().await, before);
}

#[tokio::test]
async fn the_speaker_is_one_of_the_own_delegation_whom_the_public_may_see() {
    let hall = Hall::open().await;
    let anna = hall.inscribed("Anna Berg", "City of Bern").await;
    hall.named("Beat Colleague", "City of Bern").await;
    hall.protected("Clara Hidden", "City of Bern").await;
    hall.named("Juan Gil", "City of Quito").await;
    let page = hall.page(&anna).await;
    assert!(page.contains("Beat Colleague") && !page.contains("Clara Hidden") && !page.contains("Juan Gil"), "{page}");
    // Who is hidden, who is of another delegation and who does not exist are answered alike.
    let mut answers = Vec::new();
    for other in [3, 4, 99] {
        let refused = hall.post(&anna, "substitute", &format!("inscription=1&participant={other}")).await;
        assert_eq!(refused.status, StatusCode::CONFLICT);
        answers.push(refused.text);
    }
    assert!(answers.iter().all(|answer| *answer == answers[0]));

    hall.post(&anna, "substitute", "inscription=1&participant=2").await;
    assert_eq!(hall.floor().await.inscriptions[&InscriptionNo(1)].participant, ParticipantNo(2));
    assert!(hall.page(&anna).await.contains("Speaker: Beat Colleague"));
    assert_eq!(hall.post(&anna, "withdraw", "inscription=1").await.status, StatusCode::SEE_OTHER, "still hers");
}

#[tokio::test]
async fn a_speaker_named_later_is_named_on_the_page() {
    let hall = Hall::open().await;
    let anna = hall.named("Anna Berg", "City of Bern").await;
    hall.post(&anna, "inscribe", "session=session-1&standing=single&later=yes").await;
    let later = Declared { speaker_later: true, ..Declared::default() };
    assert_eq!(hall.floor().await.inscriptions[&InscriptionNo(1)].declared, later);
    assert!(hall.page(&anna).await.contains("The speaker is not named yet"));
    hall.post(&anna, "substitute", "inscription=1&participant=1").await;
    assert!(hall.page(&anna).await.contains("You speak"));
}

#[tokio::test]
async fn the_page_says_why_one_cannot_inscribe_and_how_long_each_may_speak() {
    let hall = Hall::with_rules(|rules| {
        rules.categories = vec![Category::States];
        rules.limits.group = TimeLimit::from_seconds(180).unwrap();
    })
    .await;
    hall.command(Command::OpenList { session: session() }).await;
    let anna = hall.named("Anna Berg", "City of Bern").await;
    let page = hall.page(&anna).await;
    let card = page.split("id=\"session-2\"").next().unwrap();
    assert!(card.contains("may not take the floor in this meeting"), "{card}");
    assert!(!card.contains("/me/inscribe"), "no form that would be refused");
    assert!(card.contains("On behalf of a group of States: 3 minutes"), "{card}");
}

#[tokio::test]
async fn a_list_that_opens_later_says_when() {
    let hall = Hall::with_rules(|rules| {
        rules.opens_at = Some("2025-07-21T07:00:00Z".parse().unwrap());
        rules.closes_at = Some("2025-07-21T08:30:00Z".parse().unwrap());
    })
    .await;
    let anna = hall.named("Anna Berg", "City of Bern").await;
    let page = hall.page(&anna).await;
    for part in ["The list opens on", "21 July 2025, <time datetime=\"2025-07-21T07:00:00Z\">09:00", "It closes on"] {
        assert!(page.contains(part), "{part} in {page}");
    }
}

#[tokio::test]
async fn before_the_lot_no_place_is_told_and_speed_gives_nothing() {
    let hall = Hall::with_rules(|rules| {
        rules.order.within = Within::Lot { window_seconds: 600, beacon: None };
    })
    .await;
    hall.command(Command::OpenList { session: session() }).await;
    let anna = hall.named("Anna Berg", "City of Bern").await;
    assert!(hall.page(&anna).await.contains("speed gives nothing"));
    hall.inscribe(&anna).await;
    let page = hall.page(&anna).await;
    assert!(page.contains("Your place is drawn by lot") && page.contains("08:10"), "{page}");
    assert!(!page.contains("will speak") && !page.contains("own-place"), "{page}");
}

#[tokio::test]
async fn a_window_of_less_than_two_minutes_is_told_to_the_second() {
    let hall = Hall::with_rules(|rules| {
        rules.order.within = Within::Lot { window_seconds: 90, beacon: None };
    })
    .await;
    hall.command(Command::OpenList { session: session() }).await;
    let anna = hall.named("Anna Berg", "City of Bern").await;
    let page = hall.page(&anna).await;
    let told = page.split("class=\"own-lot\"").nth(1).unwrap().split("</p>").next().unwrap();
    assert!(told.contains("08:01:30 CEST") && told.contains("data-seconds"), "{told}");
    hall.inscribe(&anna).await;
    assert!(hall.page(&anna).await.contains("08:01:30 CEST"));
}
