//! The turn as it comes, hands, notes, readiness, and what the stream says to all.

use axum::http::StatusCode;
use rostrum_domain::concept_note::TimeLimit;
use rostrum_domain::floor::RightOfReply;
use rostrum_domain::ids::{ParticipantNo, PointNo};
use rostrum_store::{NewNote, NoteKind, NoteText, ReadyText, Role};

use super::*;

#[tokio::test]
async fn the_page_says_when_the_turn_comes() {
    let hall = Hall::open().await;
    hall.inscribed("Anna Berg", "City of Bern").await;
    let juan = hall.inscribed("Juan Gil", "City of Quito").await;
    assert!(!hall.page(&juan).await.contains("data-turn"));
    hall.start("session-1-floor").await;
    assert!(hall.page(&juan).await.contains("One speaker before you. Please be ready."));
    hall.give(1).await;
    assert!(hall.page(&juan).await.contains("You are next."));
    hall.command(Command::EndIntervention).await;
    hall.give(2).await;
    let page = hall.page(&juan).await;
    assert!(page.contains("You have the floor.") && page.contains("data-speaking"), "{page}");
    assert!(
        page.contains("id=\"own-clock\" class=\"own-clock\">")
            || page.contains("class=\"own-clock\" id=\"own-clock\">")
    );
}

#[tokio::test]
async fn a_point_of_order_is_raised_heard_and_ruled_and_is_the_own_one() {
    let hall = Hall::open().await;
    let anna = hall.named("Anna Berg", "City of Bern").await;
    let juan = hall.named("Juan Gil", "City of Quito").await;
    assert!(!hall.page(&anna).await.contains("Point of order"), "nothing runs");
    hall.start("session-1-floor").await;
    assert!(hall.page(&anna).await.contains("/me/raise-point"));
    hall.post(&anna, "raise-point", "").await;
    assert!(hall.page(&anna).await.contains("Your hand is up"));
    assert!(!hall.page(&juan).await.contains("Your hand is up"));
    assert_eq!(hall.post(&juan, "lower-point", "point=1").await.status, StatusCode::CONFLICT);
    hall.command(Command::TakePoint { point: PointNo(1) }).await;
    assert!(hall.page(&anna).await.contains("Being heard"));
    hall.command(Command::RulePoint { ruling: "The limit stays as it is.".to_owned() }).await;
    assert!(hall.page(&anna).await.contains("The limit stays as it is."));
    assert!(!hall.page(&juan).await.contains("The limit stays"));
    hall.post(&anna, "raise-point", "").await;
    hall.post(&anna, "lower-point", "point=2").await;
    assert!(hall.page(&anna).await.contains("was taken down"));
}

#[tokio::test]
async fn a_right_of_reply_is_offered_where_the_rules_permit_it() {
    let hall = Hall::open().await;
    let anna = hall.named("Anna Berg", "City of Bern").await;
    hall.start("session-1-floor").await;
    assert!(!hall.page(&anna).await.contains("Right of reply"));
    let hall = Hall::with_rules(|rules| {
        rules.right_of_reply = Some(RightOfReply { limit: TimeLimit::from_seconds(60).unwrap(), per_delegation: 1 });
    })
    .await;
    let anna = hall.named("Anna Berg", "City of Bern").await;
    hall.start("session-1-floor").await;
    assert!(hall.page(&anna).await.contains("It lasts one minute"));
    assert_eq!(hall.post(&anna, "reply", "session=session-1").await.status, StatusCode::SEE_OTHER);
    let page = hall.page(&anna).await;
    assert!(page.contains("Your right of reply is on the list.") && page.contains("when nobody else waits"), "{page}");
    assert_eq!(hall.post(&anna, "reply", "session=session-1").await.status, StatusCode::CONFLICT);
}

#[tokio::test]
async fn a_note_is_seen_by_its_participant_alone_and_marked() {
    let hall = Hall::open().await;
    let anna = hall.inscribed("Anna Berg", "City of Bern").await;
    let juan = hall.inscribed("Juan Gil", "City of Quito").await;
    let note = |kind, text: &str| NewNote {
        participant: ParticipantNo(1),
        inscription: None,
        kind,
        text: NoteText::Own(text.to_owned()),
        by: Role::Chair,
        key: None,
    };
    let (store, id) = (hall.app.app.store(), &hall.row.meeting.id);
    store.add_note(id, &note(NoteKind::Note, "Please be ready.")).await.unwrap();
    let page = hall.page(&anna).await;
    assert!(page.contains("Please be ready.") && page.contains("From the chair, to you alone"), "{page}");
    assert!(!hall.page(&juan).await.contains("to you alone"));
    hall.post(&juan, "seen", "note=1").await;
    assert_eq!(store.list_notes(id, ParticipantNo(1)).await.unwrap()[0].seen_at, None, "not his to see");
    hall.post(&anna, "seen", "note=1").await;
    assert!(store.list_notes(id, ParticipantNo(1)).await.unwrap()[0].seen_at.is_some());

    // A cue is for who has the floor.
    store.add_note(id, &note(NoteKind::Cue, "An old cue.")).await.unwrap();
    assert!(!hall.page(&anna).await.contains("An old cue."));
    hall.start("session-1-floor").await;
    hall.app.clock.set("2025-07-21T06:05:00Z".parse().unwrap());
    hall.give(1).await;
    store.add_note(id, &note(NoteKind::Cue, "Time is up.")).await.unwrap();
    let page = hall.page(&anna).await;
    assert!(page.contains("Time is up.") && page.contains("role=\"alert\"") && !page.contains("An old cue."));
}

#[tokio::test]
async fn a_ready_text_speaks_the_language_that_the_participant_has_asked_for() {
    let hall = Hall::open().await;
    let form = "name=Zo%C3%A9+Exemple&delegation=Ville+de+Lyon&category=local_governments&email=zoe%40example.org&language=fr&visibility=named";
    let zoe = hall.app.post_as("", &hall.path("/register"), form).await.cookies();
    let text = NoteText::Ready(ReadyText::BeReady);
    let note = NewNote {
        participant: ParticipantNo(1),
        inscription: None,
        kind: NoteKind::Note,
        text,
        by: Role::Chair,
        key: None,
    };
    hall.app.app.store().add_note(&hall.row.meeting.id, &note).await.unwrap();
    let page = hall.page(&zoe).await;
    assert!(page.contains("lang=\"fr\" dir=\"auto\">Veuillez vous préparer"), "{page}");
}

#[tokio::test]
async fn readiness_is_asked_of_who_comes_soon() {
    let hall = Hall::open().await;
    let anna = hall.inscribed("Anna Berg", "City of Bern").await;
    // At 08:00 the session of 10:20 is more than an hour away.
    assert!(!hall.page(&anna).await.contains("/me/ready"));
    hall.app.clock.set("2025-07-21T07:30:00Z".parse().unwrap());
    assert!(hall.page(&anna).await.contains("/me/ready"));
    hall.post(&anna, "ready", "part=present&ready=yes").await;
    let page = hall.page(&anna).await;
    assert!(
        page.contains("aria-pressed=\"true\">✓ I am here") && page.contains("aria-pressed=\"false\">Microphone"),
        "{page}"
    );
    hall.post(&anna, "ready", "part=present&ready=no").await;
    assert!(!hall.page(&anna).await.contains("✓ I am here"));
}

#[tokio::test]
async fn what_is_sent_to_all_names_nobody_who_is_protected_and_tells_no_offer() {
    let hall = Hall::open().await;
    let hidden = hall.protected("Anna Hidden", "Quiet Harbour").await;
    hall.inscribe(&hidden).await;
    let juan = hall.inscribed("Juan Gil", "City of Quito").await;
    hall.start("session-1-floor").await;
    let facts = |text: String| {
        let line = text.lines().find(|line| line.starts_with("data: ")).unwrap()["data: ".len()..].to_owned();
        serde_json::from_str::<serde_json::Value>(&line).unwrap()
    };
    let before = facts(hall.stream(&juan).await);
    assert_eq!(before["me"]["lists"]["session-1"]["first"], serde_json::json!([1, 2]));
    assert_eq!(before["me"]["lists"]["session-1"]["next"], 1);
    hall.post(&hidden, "offer-swap", "inscription=1&with=2").await;
    hall.give(1).await;
    let after = facts(hall.stream(&juan).await);
    assert_eq!((&after["me"]["speaking"], after["clock"]["limit_ms"].as_i64()), (&serde_json::json!(1), Some(120_000)));
    for text in [before.to_string(), after.to_string()] {
        for secret in ["Anna Hidden", "Quiet Harbour", "[1,2]]", "[[1"] {
            assert!(!text.contains(secret), "{secret} in {text}");
        }
    }
}

#[tokio::test]
async fn the_live_page_marks_the_own_place_of_a_participant() {
    let hall = Hall::open().await;
    let anna = hall.inscribed("Anna Berg", "City of Bern").await;
    assert!(hall.app.get_as(&anna, &hall.path("/live")).await.text.contains("data-own=\"1\""));
    assert!(!hall.app.get(&hall.path("/live")).await.text.contains("data-own"));
}

impl Hall {
    /// The first state of the stream of participants.
    async fn stream(&self, who: &str) -> String {
        // The server is closing, so the stream ends after what it sends on connect.
        self.app.app.close();
        self.app.get_as(who, &self.path("/stream?view=me")).await.text
    }
}

#[tokio::test]
async fn the_form_of_a_statement_tells_the_limit_that_is_in_force_for_its_delegation() {
    let hall = Hall::with_rules(|rules| rules.limits.group = TimeLimit::from_seconds(180).unwrap()).await;
    hall.command(Command::OpenList { session: session() }).await;
    let anna = hall.named("Anna Berg", "City of Bern").await;
    let told = |page: &str, time: &str| {
        let first = page.split("id=\"session-2\"").next().unwrap();
        assert!(first.contains(&format!("The speaking time is {time}.")), "{time}: {first}");
    };
    told(&hall.page(&anna).await, "2 minutes");
    hall.post(&anna, "inscribe", "session=session-1&standing=group&on_behalf_of=Six+cities").await;
    told(&hall.page(&anna).await, "3 minutes");
    let limit = TimeLimit::from_seconds(60).unwrap();
    hall.command(Command::LowerLimit { session: session(), limit, reason: "Many wait".to_owned() }).await;
    told(&hall.page(&anna).await, "one minute");
}

#[tokio::test]
async fn where_a_session_has_no_list_of_speakers_nothing_is_said_of_a_right_of_reply() {
    let hall = Hall::open().await;
    let anna = hall.named("Anna Berg", "City of Bern").await;
    hall.command(Command::NextSegment).await;
    let page = hall.page(&anna).await;
    assert!(page.contains("/me/raise-point\""), "a point of order can be raised: {page}");
    assert!(!page.contains("no list of speakers"), "{page}");
}
