//! Facts of the pages of the rules and of the draw.

mod form;

use axum::http::StatusCode;
use jiff::SignedDuration;
use rostrum_domain::concept_note::{TimeLimit, Zone};
use rostrum_domain::floor::{Actor, Command, FloorPlan, Rules, Within};
use rostrum_domain::ids::SessionId;
use rostrum_domain::participant::Category;
use rostrum_store::{MeetingRow, Role};

use super::basis;
use super::edit::{LIMITS, Typed};
use crate::testing::{Answer, TestApp, note};

fn session() -> SessionId {
    SessionId::parse("session-1").unwrap()
}

fn zone() -> Zone {
    Zone::parse("Europe/Zurich").unwrap()
}

fn plan() -> FloorPlan {
    let mut note = note();
    note.programme.plan(&note.format.clone());
    FloorPlan::of(&note)
}

async fn rules(app: &TestApp, row: &MeetingRow) -> Rules {
    app.app.desk().floor(&row.meeting.id).await.unwrap().rules_of(&session()).unwrap().into_owned()
}

/// The form as a browser sends it.
fn sent(typed: &Typed, basis: &str, what: &str) -> String {
    let mut pairs: Vec<(String, String)> = vec![("basis".into(), basis.into()), ("key".into(), "7".into())];
    let mut add = |name: &str, value: &str| pairs.push((name.to_owned(), value.to_owned()));
    typed.categories.iter().for_each(|code| add("category", code));
    add("who", if typed.only_some { "some" } else { "all" });
    typed.delegations.iter().for_each(|no| add("delegation", no));
    add("opens", &typed.opens);
    add("closes", &typed.closes);
    add("per-delegation", &typed.per_delegation);
    if typed.asks_for_text {
        add("asks-for-text", "yes");
    }
    LIMITS.iter().zip(&typed.limits).for_each(|(name, value)| add(name, value));
    add("cap", &typed.cap);
    add("cap-minutes", &typed.cap_minutes);
    add("allowance", &typed.allowance);
    add("amber", &typed.amber);
    add("red", &typed.red);
    typed.priority.iter().for_each(|code| add("priority", code));
    if typed.confirms {
        add("confirms", "yes");
    }
    add("alternation", &typed.alternation);
    typed.turn.iter().for_each(|code| add("turn", code));
    for (category, share) in Category::ALL.iter().zip(&typed.shares) {
        add(&format!("share-{}", category.code()), share);
    }
    add("within", &typed.within);
    add("window", &typed.window);
    add("beacon", &typed.beacon);
    add("balance", &typed.balance);
    if typed.reply {
        add("reply", "yes");
    }
    add("reply-limit", &typed.reply_limit);
    add("reply-count", &typed.reply_count);
    add("reason", &typed.reason);
    add("do", what);
    let mut form = form_urlencoded::Serializer::new(String::new());
    form.extend_pairs(pairs);
    form.finish()
}

struct Hall {
    app: TestApp,
    row: MeetingRow,
    staff: String,
    path: String,
}

impl Hall {
    async fn new() -> Self {
        let (app, row) = TestApp::with_meeting().await;
        let staff = app.secretariat().await;
        let path = format!("/m/{}/rules/session-1", row.meeting.id);
        Self { app, row, staff, path }
    }

    /// Sends the form of the present rules with some of it changed.
    async fn send(&self, cookies: &str, what: &str, change: impl FnOnce(&mut Typed)) -> Answer {
        let rules = rules(&self.app, &self.row).await;
        let mut typed = Typed::of(&rules, &zone());
        change(&mut typed);
        self.app.post_as(cookies, &self.path, &sent(&typed, &basis(&rules), what)).await
    }

    async fn inscribe(&self, name: &str, delegation: &str, visibility: &str) -> String {
        let person = self.app.register(&self.row, name, delegation, visibility).await;
        let path = format!("/m/{}/me/inscribe", self.row.meeting.id);
        let done = self.app.post_as(&person, &path, "session=session-1&standing=single").await;
        assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.text);
        person
    }

    fn pass(&self, seconds: i64) {
        self.app.clock.set(self.app.app.now() + SignedDuration::from_secs(seconds));
    }
}

#[tokio::test]
async fn everybody_reads_the_rules_and_staff_alone_set_them() {
    let hall = Hall::new().await;
    let anna = hall.app.register(&hall.row, "Anna Berg", "City of Bern", "named").await;
    let chair = hall.app.sign_in(Role::Chair, Some(&hall.row)).await;
    for (cookies, may) in [("", false), (anna.as_str(), false), (chair.as_str(), true), (hall.staff.as_str(), true)] {
        let page = hall.app.get_as(cookies, &hall.path).await;
        assert_eq!(page.status, StatusCode::OK);
        for part in
            ["2 minutes for each intervention", "45 minutes", "from the concept note", "whoever inscribed first"]
        {
            assert!(page.text.contains(part), "{part} in {}", page.text);
        }
        assert_eq!(page.text.contains("name=\"basis\""), may);
        if !may {
            assert_eq!(hall.send(cookies, "set", |_| ()).await.status, StatusCode::FORBIDDEN);
        }
    }
    assert_eq!(hall.app.get(&hall.path.replace("session-1", "opening")).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn rules_are_set_shown_in_words_and_set_once_though_sent_twice() {
    let hall = Hall::new().await;
    let change = |typed: &mut Typed| {
        typed.limits[0] = "1:30".to_owned();
        typed.alternation = "quota".to_owned();
        typed.shares[1] = "40".to_owned();
        typed.opens = "2025-07-21T09:00".to_owned();
        typed.priority = vec!["group".to_owned()];
    };
    let preview = hall.send(&hall.staff, "check", change).await;
    assert_eq!(preview.status, StatusCode::OK);
    assert!(preview.text.contains("What would change") && preview.text.contains("1 min 30 s"), "{}", preview.text);
    let before = rules(&hall.app, &hall.row).await;
    assert_eq!(before.limits.single, TimeLimit::TWO_MINUTES, "a preview sets nothing");

    let mut typed = Typed::of(&before, &zone());
    change(&mut typed);
    let form = sent(&typed, &basis(&before), "set");
    let done = hall.app.post_as(&hall.staff, &hall.path, &form).await;
    assert_eq!(done.location(), format!("{}?set=2", hall.path), "{}", done.text);
    let again = hall.app.post_as(&hall.staff, &hall.path, &form).await;
    assert_eq!(again.location(), done.location(), "{}", again.text);
    typed.limits[0] = "1:00".to_owned();
    let late = hall.app.post_as(&hall.staff, &hall.path, &sent(&typed, &basis(&before), "set")).await;
    assert_eq!(late.status, StatusCode::CONFLICT, "the rules are no longer those of that form");
    assert!(late.text.contains("Somebody set other rules") && late.text.contains("value=\"1:00\""));
    assert_eq!(hall.app.app.desk().floor(&hall.row.meeting.id).await.unwrap().version, 2);
    let page = hall.app.get(&hall.path).await.text;
    for part in
        ["local and regional governments at least 40 %", "remaining 60 %", "21 July 2025, 09:00 CEST", "1 min 30 s"]
    {
        assert!(page.to_lowercase().contains(&part.to_lowercase()), "{part} in {page}");
    }
}

#[tokio::test]
async fn two_lists_get_the_same_rules_from_pages_that_were_opened_together() {
    let hall = Hall::new().await;
    let before = rules(&hall.app, &hall.row).await;
    let mut typed = Typed::of(&before, &zone());
    typed.limits[0] = "1:30".to_owned();
    let form = sent(&typed, &basis(&before), "set");
    for path in [hall.path.clone(), hall.path.replace("session-1", "session-2")] {
        let done = hall.app.post_as(&hall.staff, &path, &form).await;
        assert_eq!(done.status, StatusCode::SEE_OTHER, "{path}: {}", done.text);
    }
    assert_eq!(hall.app.app.desk().floor(&hall.row.meeting.id).await.unwrap().version, 3);
}

#[tokio::test]
async fn what_does_not_fit_is_said_beside_its_field_and_nothing_is_lost() {
    let hall = Hall::new().await;
    type Change = fn(&mut Typed);
    let cases: [(Change, &str, &str); 10] = [
        (|typed| typed.opens = "2025-07-21T08:00".to_owned(), "#opens", "21 July 2025, 08:00 CEST, which is past"),
        (|typed| typed.categories.clear(), "#categories", "Nobody could inscribe"),
        (|typed| typed.limits[2] = "120".to_owned(), "#limit-joint", "“120” is no time"),
        (|typed| typed.limits[0] = "0:05".to_owned(), "#limit-single", "between 0:10 and 1:00:00"),
        (|typed| typed.per_delegation = "11".to_owned(), "#per-delegation", "1 to 10 are permitted"),
        (|typed| typed.red = "0:40".to_owned(), "#red", "before it turns amber"),
        (
            |typed| {
                typed.opens = "2025-07-21T10:00".to_owned();
                typed.closes = "2025-07-21T09:00".to_owned();
            },
            "#closes",
            "close before it opens",
        ),
        (|typed| typed.priority = vec!["group".to_owned(); 2], "#priority", "is named twice"),
        (
            |typed| {
                typed.alternation = "quota".to_owned();
                typed.shares[0] = "100".to_owned();
            },
            "#shares",
            "leave nothing to",
        ),
        (|typed| typed.reason = "x".repeat(501), "#reason", "at most 500 characters"),
    ];
    for (change, field, sentence) in cases {
        let page = hall.send(&hall.staff, "set", |typed| {
            typed.beacon = "kept as typed".to_owned();
            change(typed);
        });
        let page = page.await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{field}");
        assert!(page.text.contains(&format!("href=\"{field}\"")), "{field}");
        assert!(page.text.contains(&format!("id=\"{}\"", &field[1..])), "{field} leads to a field");
        assert!(page.text.contains(sentence), "{sentence}");
        assert!(page.text.contains("kept as typed"), "{field}");
    }
    assert_eq!(hall.app.app.desk().floor(&hall.row.meeting.id).await.unwrap().version, 1);
}

#[tokio::test]
async fn all_that_is_wrong_is_said_at_once_each_beside_its_field() {
    let hall = Hall::new().await;
    let page = hall.send(&hall.staff, "set", |typed| {
        typed.categories.clear();
        typed.per_delegation = "11".to_owned();
        typed.amber = "soon".to_owned();
        typed.red = "0:10".to_owned();
        typed.alternation = "quota".to_owned();
        typed.shares[0] = "101".to_owned();
    });
    let page = page.await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    for field in ["categories", "per-delegation", "amber", "shares"] {
        assert!(page.text.contains(&format!("href=\"#{field}\"")), "{field} in {}", page.text);
    }
    assert!(!page.text.contains("href=\"#red\""), "nothing is said of what depends on a field that was not read");
}

#[tokio::test]
async fn once_the_list_has_opened_rules_need_a_reason_and_the_draw_is_fixed() {
    let hall = Hall::new().await;
    hall.app.submit(&hall.row, Actor::Secretariat, Command::OpenList { session: session() }).await;
    let page = hall.app.get_as(&hall.staff, &hall.path).await.text;
    assert!(page.contains("entered as a decision of the chair") && page.contains("value=\"lot\" disabled"), "{page}");
    let shorter = |typed: &mut Typed| typed.limits[0] = "1:30".to_owned();
    let refused = hall.send(&hall.staff, "set", shorter).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.text.contains("Give the reason"));
    let done = hall.send(&hall.staff, "set", |typed| {
        shorter(typed);
        typed.within = "lot".to_owned();
        typed.reason = "The list is long".to_owned();
    });
    assert_eq!(done.await.status, StatusCode::SEE_OTHER);
    let set = rules(&hall.app, &hall.row).await;
    assert_eq!((set.limits.single.seconds(), set.order.within), (90, Within::Time), "the draw cannot come in now");
}

#[tokio::test]
async fn the_chair_gives_a_reason_before_the_opening_too() {
    let hall = Hall::new().await;
    let chair = hall.app.sign_in(Role::Chair, Some(&hall.row)).await;
    let refused = hall.send(&chair, "set", |typed| typed.amber = "0:20".to_owned()).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    let done = hall.send(&chair, "set", |typed| {
        typed.amber = "0:20".to_owned();
        typed.reason = "As agreed".to_owned();
    });
    assert_eq!(done.await.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn a_preview_says_who_would_stand_elsewhere() {
    let hall = Hall::new().await;
    hall.app.submit(&hall.row, Actor::Secretariat, Command::OpenList { session: session() }).await;
    for name in ["Anna Berg", "Juan Gil", "Wei Lin"] {
        hall.inscribe(name, &format!("City of {name}"), "named").await;
    }
    let path = format!("/m/{}/me", hall.row.meeting.id);
    let late = hall.app.register(&hall.row, "Ada Late", "Group of Cities", "named").await;
    let form = "session=session-1&standing=joint&on_behalf_of=Five+cities";
    assert_eq!(hall.app.post_as(&late, &format!("{path}/inscribe"), form).await.status, StatusCode::SEE_OTHER);
    let page = hall.send(&hall.staff, "check", |typed| typed.priority.clear()).await.text;
    assert!(page.contains("No. 4 from place 1 to 4") && page.contains("No. 1 from place 2 to 1"), "{page}");
}

#[tokio::test]
async fn a_draw_is_committed_to_made_once_shown_and_keeps_protected_names() {
    let hall = Hall::new().await;
    let draw = hall.path.replace("/rules/", "/draw/");
    assert!(hall.app.get(&draw).await.text.contains("is not drawn by lot"));
    let named = "The draw of the State lottery of that evening";
    let done = hall.send(&hall.staff, "set", |typed| {
        typed.within = "lot".to_owned();
        typed.window = "10:00".to_owned();
        typed.beacon = named.to_owned();
    });
    assert_eq!(done.await.status, StatusCode::SEE_OTHER);
    let page = hall.app.get(&draw).await.text;
    assert!(page.contains(named) && page.contains("Published in line 2 of the log"), "{page}");
    hall.app.submit(&hall.row, Actor::Secretariat, Command::OpenList { session: session() }).await;
    for number in 1..=6 {
        hall.inscribe(&format!("Person {number}"), &format!("City of Example {number}"), "named").await;
    }
    hall.inscribe("Zerqa Noor", "Hidden Harbour", "category_only").await;
    let early = hall.app.post_as(&hall.staff, &draw, "beacon=4").await;
    assert_eq!(early.status, StatusCode::CONFLICT);
    hall.pass(601);
    hall.inscribe("Late Comer", "City of Late", "named").await;
    assert!(!hall.app.get(&draw).await.text.contains("name=\"beacon\""), "the public enters nothing");
    let empty = hall.app.post_as(&hall.staff, &draw, "beacon=+").await;
    assert_eq!(empty.status, StatusCode::CONFLICT);
    assert!(empty.text.contains("id=\"beacon-fault\""), "{}", empty.text);
    let done = hall.app.post_as(&hall.staff, &draw, "beacon=12+24+36").await;
    assert_eq!(done.location(), draw, "{}", done.text);
    assert_eq!(hall.app.post_as(&hall.staff, &draw, "beacon=1").await.status, StatusCode::CONFLICT, "once");

    let (public, full) = (hall.app.get(&draw).await.text, hall.app.get_as(&hall.staff, &draw).await.text);
    assert!(public.contains("City of Example 1") && public.contains("12 24 36") && public.contains("7 inscriptions"));
    assert!(!public.contains("Hidden Harbour") && full.contains("Hidden Harbour"));
    assert!(!public.contains("City of Late"), "who came after the window drew no lot");
    let log = hall.app.get(&format!("/m/{}/floor.jsonl", hall.row.meeting.id)).await.text;
    assert_eq!(rostrum_domain::floor::chain::verify(&log).findings, vec![]);
}

#[tokio::test]
async fn statements_are_taken_until_the_time_that_is_set() {
    let hall = Hall::new().await;
    assert!(hall.app.get(&hall.path).await.text.contains("24 July 2025, 23:59 CEST"));
    let path = format!("{}/statements", hall.path);
    assert_eq!(hall.app.post_as("", &path, "until=2025-07-30T18%3A00").await.status, StatusCode::FORBIDDEN);
    let wrong = hall.app.post_as(&hall.staff, &path, "until=soon").await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(wrong.text.contains("id=\"until-fault\""), "{}", wrong.text);
    for early in ["2025-07-20T09%3A00", "2025-07-21T12%3A00"] {
        let wrong = hall.app.post_as(&hall.staff, &path, &format!("until={early}")).await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY, "{early}");
        assert!(wrong.text.contains("set a time after 21 July 2025, 12:00 CEST"), "{}", wrong.text);
        assert!(wrong.text.contains(&format!("value=\"{}\"", early.replace("%3A", ":"))), "{}", wrong.text);
    }
    assert_eq!(hall.app.post_as(&hall.staff, &path, "until=2025-07-30T18%3A00").await.location(), hall.path);
    assert!(hall.app.get(&hall.path).await.text.contains("30 July 2025, 18:00 CEST"));
    hall.app.post_as(&hall.staff, &path, "until=").await;
    assert!(hall.app.get(&hall.path).await.text.contains("as is usual"));
}
