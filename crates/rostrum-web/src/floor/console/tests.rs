//! Facts of the console: every action permitted and refused, its sheets, notes, and two at two consoles.

use axum::http::StatusCode;
use jiff::SignedDuration;
use rostrum_domain::country::Country;
use rostrum_domain::floor::{Interruption, Status};
use rostrum_domain::ids::{InscriptionNo, ParticipantNo};
use rostrum_domain::origin::Origin;
use rostrum_domain::participant::Region;
use rostrum_store::{Clock, NoteKind, NoteText, ReadyText};
use serde_json::Value;

use crate::floor::tests::{Hall, NAMED, PROTECTED};

impl Hall {
    async fn floor(&self) -> std::sync::Arc<rostrum_domain::floor::Floor> {
        self.app.app.desk().floor(&self.row.meeting.id).await.unwrap()
    }

    async fn does(&self, action: &str, form: &str) -> Value {
        let (status, answer) = self.command(&self.chair, action, form).await;
        assert_eq!(status, StatusCode::OK, "{action} {form}: {answer}");
        answer
    }

    async fn refuses(&self, action: &str, form: &str, code: &str) -> String {
        let (status, fault) = self.command(&self.chair, action, form).await;
        assert_eq!((status, fault["code"].as_str()), (StatusCode::CONFLICT, Some(code)), "{action} {form}: {fault}");
        fault["message"].as_str().unwrap().to_owned()
    }

    /// Lets the clock of the meeting run.
    fn after(&self, seconds: i64) {
        self.app.clock.set(self.app.clock.now() + SignedDuration::from_secs(seconds));
    }

    async fn waiting(&self) -> Vec<u32> {
        let floor = self.floor().await;
        floor.waiting(&crate::floor::tests::first()).map(|entry| entry.no.0).collect()
    }
}

const THIRD: (&str, &str, rostrum_domain::participant::Visibility) =
    ("Ana Quito", "City of Quito", rostrum_domain::participant::Visibility::Named);

#[tokio::test]
async fn the_speaker_is_extended_questioned_and_stopped_at_the_limit() {
    let hall = Hall::with(&[NAMED, PROTECTED]).await;
    hall.refuses("extend", "seconds=30", "floor-free").await;
    hall.refuses("begin-question", "", "floor-free").await;
    hall.does("give-floor", "inscription=1").await;
    hall.does("extend", "seconds=30").await;
    assert_eq!(hall.floor().await.current.as_ref().unwrap().limit_seconds, 150);
    hall.does("begin-question", "").await;
    assert_eq!(hall.floor().await.current.as_ref().unwrap().interruption, Some(Interruption::Question));
    let text = hall.refuses("pause", "", "question-is-put").await;
    assert_eq!(text, "A question is being put; end it first.");
    hall.does("end-question", "").await;
    hall.refuses("end-question", "", "no-question").await;
    let text = hall.refuses("stop", "", "limit-not-reached").await;
    assert!(text.starts_with("2:30 of the limit is left"), "{text}");
    hall.after(151);
    hall.does("stop", "").await;
    assert!(hall.floor().await.current.is_none());
}

#[tokio::test]
async fn a_point_of_order_is_raised_taken_and_ruled_and_the_time_is_given_back() {
    let hall = Hall::with(&[NAMED, PROTECTED]).await;
    hall.refuses("take-point", "point=1", "point-not-raised").await;
    hall.does("give-floor", "inscription=1").await;
    hall.after(20);
    hall.does("raise-point", "participant=2").await;
    hall.refuses("raise-point", "participant=2", "hand-is-up").await;
    let page = hall.app.get_as(&hall.chair, &hall.path("/console")).await.text;
    assert!(page.contains("Point of order:") && page.contains("form=\"form-take-point\" name=\"point\" value=\"1\""));
    hall.does("take-point", "point=1").await;
    hall.after(60);
    let (status, fault) = hall.command(&hall.chair, "rule-point", "ruling=+").await;
    assert_eq!(status, StatusCode::BAD_REQUEST);
    assert!(fault["message"].as_str().unwrap().contains("ruling is needed"), "{fault}");
    hall.does("rule-point", "ruling=The+point+is+upheld").await;
    let current = hall.floor().await.current.clone().unwrap();
    assert_eq!(current.clock(hall.app.app.now()).elapsed_ms, 20_000, "the minute of the point is not the speaker's");
    hall.refuses("rule-point", "ruling=Again", "no-point").await;
    hall.does("raise-point", "participant=2").await;
    hall.does("lower-point", "point=2").await;
    assert_eq!(hall.floor().await.raised_points().count(), 0);
}

#[tokio::test]
async fn the_list_is_moved_swapped_prioritized_and_amended_by_staff() {
    let hall = Hall::with(&[NAMED, PROTECTED, THIRD]).await;
    hall.does("move", "inscription=3&before=1&reason=Technical+difficulties").await;
    assert_eq!(hall.waiting().await, [3, 1, 2]);
    let text = hall.refuses("move", "inscription=3&before=1&reason=Again", "no-move").await;
    assert!(text.contains("City of Quito (No. 3)"), "{text}");
    hall.does("move", "inscription=3&reason=To+the+end").await;
    assert_eq!(hall.waiting().await, [1, 2, 3]);
    hall.does("swap", "inscription=1&with=3").await;
    assert_eq!(hall.waiting().await, [3, 2, 1]);
    hall.refuses("swap", "inscription=1&with=1", "no-swap").await;
    hall.refuses("drop-swap", "inscription=1&with=2", "no-such-offer").await;
    hall.does("grant-priority", "inscription=2&standing=dignitary&reason=A+mayor").await;
    let granted = hall.floor().await.inscriptions[&InscriptionNo(2)].granted.unwrap();
    assert_eq!(granted.code(), "dignitary");
    hall.refuses("grant-priority", "inscription=2&standing=dignitary&reason=A+mayor", "has-priority").await;
    hall.does("amend", "inscription=2&standing=joint&on_behalf_of=Two+harbours&gender=woman&region=africa").await;
    let floor = hall.floor().await;
    let entry = &floor.inscriptions[&InscriptionNo(2)];
    assert_eq!((entry.standing.code(), entry.declared.gender.unwrap().code()), ("joint", "woman"));
    let behalf = hall.app.app.store().list_on_behalf_of(&hall.row.meeting.id).await.unwrap();
    assert_eq!(behalf, [(InscriptionNo(2), "Two harbours".to_owned())]);
    hall.refuses("substitute", "inscription=2&participant=1", "other-delegation").await;
    hall.does("substitute", "inscription=2&participant=2").await;
    hall.does("not-ready", "inscription=2").await;
    hall.refuses("not-ready", "inscription=2", "already-passed-over").await;
    hall.does("absent", "inscription=2").await;
    hall.does("withdraw", "inscription=2").await;
    let text = hall.refuses("withdraw", "inscription=2", "not-waiting").await;
    assert!(text.contains("Hidden Harbour Collective (No. 2)") && text.contains("withdrawn"), "{text}");
    assert_eq!(hall.floor().await.inscriptions[&InscriptionNo(2)].status, Status::Withdrawn);
}

#[tokio::test]
async fn a_delegation_in_the_room_is_inscribed_with_its_speaker_named_later() {
    let hall = Hall::with(&[NAMED]).await;
    hall.app.register(&hall.row, THIRD.0, THIRD.1, "named").await;
    let origin = Origin { country: Country::from_code("EC"), ..Origin::default() };
    hall.app.app.store().declare(&hall.row.meeting.id, ParticipantNo(2), &origin, None).await.unwrap();
    let form = "session=session-1&participant=2&standing=single&speaker_later=yes";
    hall.does("inscribe", form).await;
    hall.refuses("inscribe", form, "already-inscribed").await;
    let floor = hall.floor().await;
    assert!(floor.inscriptions[&InscriptionNo(2)].declared.speaker_later);
    assert_eq!(floor.inscriptions[&InscriptionNo(2)].declared.region, Some(Region::LatinAmericaCaribbean));
    let page = hall.app.get_as(&hall.chair, &hall.path("/console")).await.text;
    assert!(page.contains("speaker named later"));
    hall.refuses("request-reply", form, "no-right-of-reply").await;
    let sheet = hall.app.get_as(&hall.chair, &hall.path("/console/delegation?session=session-2")).await.text;
    assert!(sheet.contains("City of Quito · Ana Quito") && sheet.contains("<option value=\"session-2\" selected>"));
}

#[tokio::test]
async fn the_session_is_suspended_and_resumed_and_time_moves_between_segments() {
    let hall = Hall::with(&[NAMED]).await;
    hall.refuses("resume-session", "", "not-suspended").await;
    hall.does("suspend", "reason=Short+break").await;
    hall.refuses("suspend", "reason=Again", "suspended").await;
    let page = hall.app.get_as(&hall.chair, &hall.path("/console")).await.text;
    assert!(page.contains("<strong>Suspended</strong> since"));
    hall.does("resume-session", "").await;
    hall.does("lower-limit", "session=session-1&limit=90&reason=Late").await;
    let text = hall.refuses("lower-limit", "session=session-1&limit=90&reason=Late", "limit-not-lower").await;
    assert!(text.contains("1:30"), "{text}");
    let segments: Vec<String> = hall.floor().await.plan.as_ref().unwrap().sessions[1]
        .segments
        .iter()
        .map(|segment| segment.id.to_string())
        .collect();
    let (floor, last) = (&segments[1], segments.last().unwrap());
    hall.refuses("move-time", &format!("from={floor}&to={floor}&seconds=60&reason=r"), "same-segment").await;
    hall.does("move-time", &format!("from={last}&to={floor}&seconds=60&reason=Not+used")).await;
    hall.does("end-segment", "").await;
    let text = hall.refuses("end-segment", "", "no-segment").await;
    assert_eq!(text, "No segment is running; start one first.");
    hall.refuses("draw", "session=session-1", "no-lot").await;
}

#[tokio::test]
async fn the_last_command_is_taken_back_within_ten_seconds() {
    let hall = Hall::with(&[NAMED]).await;
    hall.does("give-floor", "inscription=1").await;
    let page = hall.app.get_as(&hall.chair, &hall.path("/console")).await.text;
    assert!(page.contains("data-until-ms=") && page.contains("Takes back: the chair gave the floor to City of Lima"));
    hall.does("undo", "").await;
    assert!(hall.floor().await.current.is_none());
    hall.refuses("undo", "", "nothing-to-undo").await;
    hall.does("give-floor", "inscription=1").await;
    hall.after(11);
    let text = hall.refuses("undo", "", "too-late-to-undo").await;
    assert!(text.contains("11 s ago"), "{text}");
}

#[tokio::test]
async fn what_happened_before_is_entered_late_on_the_clocks_of_the_meeting() {
    let hall = Hall::with(&[NAMED]).await;
    hall.does("give-floor", "inscription=1").await;
    hall.after(100);
    let now = hall.row.meeting.note.zone.local(hall.app.clock.now());
    let late = (now - SignedDuration::from_secs(40)).strftime("%H:%M:%S").to_string();
    hall.does("end", &format!("happened={}", late.replace(':', "%3A"))).await;
    let floor = hall.floor().await;
    assert_eq!(floor.spoken.last().unwrap().spoken_ms, 60_000);
    let page = hall.app.get_as(&hall.chair, &hall.path("/console")).await.text;
    assert!(page.contains("(entered late)"), "the last line says so");
    let text = hall.refuses("pause", "happened=00%3A01", "late-out-of-range").await;
    assert!(text.contains("CEST") && !text.contains('Z'), "{text}");
    // Without a script the time stands in every form that can be late.
    let page = hall.app.get_as(&hall.chair, &hall.path("/console?happened=07:59")).await.text;
    let form =
        |id: &str| page.split(&format!("id=\"form-{id}\"")).nth(1).unwrap().split("</form>").next().unwrap().to_owned();
    assert!(form("end").contains("value=\"07:59\"") && !form("undo").contains("07:59"));
}

#[tokio::test]
async fn a_clash_is_refused_with_what_the_other_did() {
    let hall = Hall::with(&[NAMED, PROTECTED]).await;
    let seen = hall.version().await;
    hall.does("give-floor", "inscription=1").await;
    let text = hall.refuses("next-segment", &format!("seen={seen}"), "changed").await;
    assert_eq!(
        text,
        "Meanwhile the chair gave the floor to City of Lima (No. 1) at 08:00:00. Look at the floor and repeat what you still want."
    );
    // A page without a script says it at its top.
    let form = format!("seen={seen}");
    let page = hall.app.post_as(&hall.chair, &hall.path("/console/next-segment"), &form).await;
    assert_eq!(page.status, StatusCode::CONFLICT);
    assert!(page.text.contains("Meanwhile the chair gave the floor"));
}

#[tokio::test]
async fn notes_and_cues_reach_one_participant_and_the_row_says_whether_they_were_seen() {
    let hall = Hall::with(&[NAMED, PROTECTED]).await;
    for _ in 0..2 {
        hall.does("note", "inscription=1&text=Please+be+ready&key=one").await;
    }
    hall.does("note", "inscription=1&text=Please+be+ready&key=two").await;
    hall.refuses("note", "inscription=1&text=Something+else&key=two", "key-used").await;
    hall.refuses("cue", "say=conclude", "floor-free").await;
    hall.does("give-floor", "inscription=1").await;
    hall.refuses("cue", "say=conclude&inscription=2", "not-speaking").await;
    hall.does("cue", "say=conclude&inscription=1&key=three").await;
    hall.does("end", "").await;
    // Sent again after its answer was lost, when the speaker has ended meanwhile.
    hall.does("cue", "say=conclude&inscription=1&key=three").await;
    let store = hall.app.app.store();
    let notes = store.list_notes(&hall.row.meeting.id, ParticipantNo(1)).await.unwrap();
    let told: Vec<_> = notes.into_iter().map(|note| (note.sent.kind, note.sent.text)).collect();
    let note = || (NoteKind::Note, NoteText::Own("Please be ready".to_owned()));
    let cue = (NoteKind::Cue, NoteText::Ready(ReadyText::Conclude));
    assert_eq!(told, [note(), note(), cue], "the same words again are another note, the same key is not");
    let (status, fault) = hall.command(&hall.chair, "note", "inscription=1&say=hurry").await;
    assert_eq!(status, StatusCode::BAD_REQUEST);
    assert!(fault["message"].as_str().unwrap().contains("be-ready, microphone, slowly, conclude"), "{fault}");
    assert!(store.list_notes(&hall.row.meeting.id, ParticipantNo(2)).await.unwrap().is_empty());
    let (status, fault) = hall.command(&hall.chair, "note", &format!("inscription=1&text={}", "a".repeat(201))).await;
    assert_eq!(status, StatusCode::BAD_REQUEST);
    assert!(fault["message"].as_str().unwrap().contains("201 characters; 1 to 200"), "{fault}");
    hall.does("note", "inscription=2&text=Soon").await;
    let page = hall.app.get_as(&hall.chair, &hall.path("/console")).await.text;
    assert!(page.contains("“Soon” (not seen yet)"));
    store.mark_notes_seen(&hall.row.meeting.id, ParticipantNo(2), 9).await.unwrap();
    assert!(hall.app.get_as(&hall.chair, &hall.path("/console")).await.text.contains("“Soon” (seen)"));
}

#[tokio::test]
async fn readiness_is_set_counted_and_taken_back() {
    let hall = Hall::with(&[NAMED, PROTECTED]).await;
    hall.does("readiness", "inscription=1&part=present&ready=yes").await;
    hall.does("readiness", "inscription=1&part=microphone&ready=yes").await;
    let counts = async || hall.app.get_as(&hall.chair, &hall.path("/console")).await.text;
    assert!(counts().await.contains("next 2: 1 present · 1 tested · 0 statements"));
    hall.does("readiness", "inscription=1&part=present&ready=no").await;
    assert!(counts().await.contains("next 2: 0 present · 1 tested · 0 statements"));
    let (status, fault) = hall.command(&hall.chair, "readiness", "inscription=1&part=nose&ready=yes").await;
    assert_eq!(status, StatusCode::BAD_REQUEST);
    assert!(fault["message"].as_str().unwrap().contains("permitted: present, microphone"), "{fault}");
}

#[tokio::test]
async fn the_sheet_of_an_inscription_has_all_its_forms_and_is_for_staff_only() {
    let hall = Hall::with(&[NAMED, PROTECTED]).await;
    let path = hall.path("/console/entry?inscription=2");
    let sheet = hall.app.get_as(&hall.chair, &path).await;
    for action in ["note", "move", "grant-priority", "swap", "substitute", "amend", "withdraw", "absent", "readiness"] {
        assert!(sheet.text.contains(&format!("/console/{action}\"")), "{action}");
    }
    assert!(sheet.text.contains("Zerqa Protected") && sheet.text.contains("Show and say only"));
    assert_eq!(hall.app.get(&path).await.status, StatusCode::FORBIDDEN);
    for gone in ["/console/entry", "/console/entry?inscription=9", "/console/attic"] {
        assert_eq!(hall.app.get_as(&hall.chair, &hall.path(gone)).await.status, StatusCode::NOT_FOUND, "{gone}");
    }
}

#[tokio::test]
async fn a_statement_for_a_group_names_the_group_whoever_puts_it_on_the_list() {
    let hall = Hall::with(&[NAMED, PROTECTED]).await;
    for standing in ["group", "joint"] {
        let form = format!("inscription=2&standing={standing}&on_behalf_of=+");
        let sentence = hall.refuses("amend", &form, "behalf-needed").await;
        assert!(sentence.contains("the name of the group"), "{sentence}");
    }
    hall.does("amend", "inscription=2&standing=dignitary").await;
}
