//! The review over HTTP: from the inbox to a practice that was cut out, and back to the author.

use std::collections::BTreeSet;

use axum::http::StatusCode;
use rostrum_domain::call::{Call, CallState, Question, QuestionCode};
use rostrum_domain::contribution::{Author, Consent, Contribution, State};
use rostrum_domain::ids::{ContributionNo, ParticipantNo, PracticeNo};
use rostrum_domain::participant::Category;
use rostrum_domain::practice::Part;
use rostrum_domain::registration::Localized;
use rostrum_store::{Address, By, MailFilter, MeetingRow, NewDraft, Role};

use crate::testing::{Answer, TestApp};

const ANSWER: &str = "The city rents empty flats — for families.\n\nTwo hundred families have a home.";

fn code() -> QuestionCode {
    QuestionCode::parse("done-1").unwrap()
}

async fn call(app: &TestApp, row: &MeetingRow) -> rostrum_domain::ids::CallNo {
    let question = Question {
        code: code(),
        text: Localized::english("What was done?"),
        help: Localized::default(),
        most_words: None,
        required: true,
        parts: Vec::new(),
    };
    let call = Call {
        title: Localized::english("Call for inputs"),
        purpose: Localized::english("To learn"),
        background: Localized::default(),
        questions: vec![question],
        languages: Vec::new(),
        addressed: BTreeSet::new(),
        deadline: app.app.now(),
        moved: Vec::new(),
        most_files: 0,
    };
    let store = app.app.store();
    let no = store.begin_call(&row.meeting.id, call).await.unwrap();
    store.move_call(&row.meeting.id, no, CallState::Open).await.unwrap();
    no
}

async fn hand_in(
    app: &TestApp,
    row: &MeetingRow,
    delegation: &str,
    consent: Consent,
    participant: Option<ParticipantNo>,
) -> ContributionNo {
    let store = app.app.store();
    let calls = store.list_calls(&row.meeting.id).await.unwrap();
    let call = match calls.first() {
        Some(known) => known.no,
        None => call(app, row).await,
    };
    let content = Contribution {
        language: "en".to_owned(),
        author: Author {
            delegation: delegation.to_owned(),
            category: Some(Category::LocalGovernments),
            country: rostrum_domain::country::Country::from_code("KR"),
            name: "Min".to_owned(),
            email: "min@example.org".to_owned(),
        },
        jointly: Vec::new(),
        answers: [(code(), ANSWER.to_owned())].into(),
        consent: Some(consent),
    };
    let (no, _) = store.start_draft(&row.meeting.id, call, &NewDraft { participant, content }).await.unwrap();
    store.hand_in_contribution(&row.meeting.id, no, By::default(), "http://rostrum.test/c/x").await.unwrap();
    no
}

struct Review {
    app: TestApp,
    row: MeetingRow,
    staff: String,
    base: String,
}

impl Review {
    async fn start() -> Self {
        let (app, row) = TestApp::with_meeting().await;
        let staff = app.secretariat().await;
        let base = format!("/m/{}/contributions", row.meeting.id);
        hand_in(&app, &row, "City of Gwangju", Consent::Publish, None).await;
        Self { app, row, staff, base }
    }

    async fn get(&self, path: &str) -> Answer {
        self.app.get_as(&self.staff, &format!("{}{path}", self.base)).await
    }

    async fn post(&self, path: &str, form: &str) -> Answer {
        self.app.post_as(&self.staff, &format!("{}{path}", self.base), form).await
    }

    async fn state(&self) -> State {
        let found = self.app.app.store().find_contribution(&self.row.meeting.id, ContributionNo(1)).await;
        found.unwrap().unwrap().state
    }
}

#[tokio::test]
async fn only_those_who_review_read_contributions() {
    let review = Review::start().await;
    let chair = review.app.sign_in(Role::Chair, Some(&review.row)).await;
    for path in ["", "/1", "/1/versions", "/csv", "/xlsx"] {
        let path = format!("{}{path}", review.base);
        for nobody in ["", chair.as_str()] {
            assert_eq!(review.app.get_as(nobody, &path).await.status, StatusCode::FORBIDDEN, "{path}");
        }
        assert_eq!(review.app.get_as(&review.staff, &path).await.status, StatusCode::OK, "{path}");
    }
    let rapporteur = review.app.sign_in(Role::Rapporteur, Some(&review.row)).await;
    let publish = format!("{}/1/publish", review.base);
    assert_eq!(review.app.post_as(&rapporteur, &publish, "").await.status, StatusCode::FORBIDDEN);
    assert_eq!(review.state().await, State::Received);
}

#[tokio::test]
async fn the_inbox_is_narrowed_down_and_its_counts_are_those_of_the_list() {
    let review = Review::start().await;
    hand_in(&review.app, &review.row, "City of Kayes", Consent::DoNotPublish, None).await;
    review.post("/1/take_up", "").await;
    let all = review.get("").await.text;
    assert!(all.contains("City of Gwangju") && all.contains("City of Kayes") && all.contains("All (2)"), "{all}");
    assert!(all.contains("Under review (1)") && all.contains("Received (1)"), "{all}");
    let kept = review.get("?consent=do_not_publish").await.text;
    assert!(!kept.contains("City of Gwangju") && kept.contains("City of Kayes") && kept.contains("All (1)"), "{kept}");
    for (query, shows) in [
        ("?q=kayes", false),
        ("?region=asia_pacific", true),
        ("?region=africa", false),
        ("?assigned=nobody", true),
        ("?language=fr", false),
    ] {
        let page = review.get(query).await.text;
        assert_eq!(page.contains("City of Gwangju"), shows, "{query}");
    }
}

#[tokio::test]
async fn a_practice_is_cut_out_and_keeps_where_it_was() {
    let review = Review::start().await;
    let page = review.get("/1").await.text;
    let first = ANSWER.lines().next().unwrap().len();
    let (one, two) = (format!("to-done-1-0-{first}"), format!("to-done-1-{}-{}", first + 2, ANSWER.len()));
    assert!(page.contains(&one) && page.contains(&two), "{page}");
    assert_eq!(review.post("/1/cut", "version=1").await.status, StatusCode::CONFLICT, "nothing is chosen");
    let answer = review.post("/1/cut", &format!("version=1&{one}=done&{two}=results&to-done-1-0-8=title")).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text);
    assert_eq!(review.state().await, State::UnderReview);
    let store = review.app.app.store();
    let cut = store.find_practice(PracticeNo(1)).await.unwrap().unwrap();
    assert_eq!(cut.practice.text(Part::Done), "The city rents empty flats — for families.");
    assert_eq!(cut.practice.text(Part::Results), "Two hundred families have a home.");
    assert_eq!(cut.practice.title, "The city");
    assert_eq!((cut.author.delegation.as_str(), cut.author.consent), ("City of Gwangju", Consent::Publish));
    assert_eq!(cut.sources.len(), 3);
    assert!(cut.sources.iter().all(|source| source.stands_in(ANSWER)));
    let again = review.post("/1/cut", &format!("version=1&{two}=lessons&into=1")).await;
    assert_eq!(again.status, StatusCode::SEE_OTHER, "{}", again.text);
    let more = store.find_practice(PracticeNo(1)).await.unwrap().unwrap();
    assert_eq!((more.standing.version, more.sources.len()), (2, 4));
    assert!(review.get("/1").await.text.contains("practices/1"), "the contribution names what was cut out");
    let page = review.app.get_as(&review.staff, &format!("/m/{}/practices/1", review.row.meeting.id)).await.text;
    assert!(page.contains("Where its texts come from"), "{page}");
    assert_eq!(review.post("/1/cut", &format!("version=7&{one}=done")).await.status, StatusCode::CONFLICT);
}

#[tokio::test]
async fn what_its_author_keeps_is_not_published_and_the_sentence_says_why() {
    let review = Review::start().await;
    hand_in(&review.app, &review.row, "City of Kayes", Consent::DoNotPublish, None).await;
    let answer = review.post("/2/publish", "").await;
    assert_eq!(answer.status, StatusCode::CONFLICT);
    assert!(answer.text.contains("does not let anything of it be published"), "{}", answer.text);
    review.post("/2/cut", &format!("version=1&to-done-1-0-8=title&to-done-1-0-{}=done", ANSWER.len())).await;
    let practice = format!("/m/{}/practices/1", review.row.meeting.id);
    let answer = review.app.post_as(&review.staff, &format!("{practice}/publish"), "version=1").await;
    assert_eq!(answer.status, StatusCode::CONFLICT, "what is cut out of it is kept, too");
    assert!(review.app.app.store().find_published_practice(PracticeNo(1)).await.unwrap().is_none());
}

#[tokio::test]
async fn without_a_name_the_category_stands_in_its_place() {
    let review = Review::start().await;
    hand_in(&review.app, &review.row, "City of Kayes", Consent::WithoutName, None).await;
    review.post("/2/cut", &format!("version=1&to-done-1-0-8=title&to-done-1-0-{}=done", ANSWER.len())).await;
    let practice = format!("/m/{}/practices/1", review.row.meeting.id);
    let answer = review.app.post_as(&review.staff, &format!("{practice}/publish"), "version=1").await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text);
    match review.app.app.store().find_published_practice(PracticeNo(1)).await.unwrap() {
        Some(Address::Published(one)) => {
            assert_eq!((one.author.delegation, one.author.category), (None, Category::LocalGovernments));
            assert!(!serde_json::to_string(&one.practice).unwrap().contains("Kayes"));
        }
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn whom_only_the_secretariat_knows_is_not_named_to_reviewers() {
    let review = Review::start().await;
    review.app.register(&review.row, "Noor", "Qarcity", "secretariat_only").await;
    let no = hand_in(&review.app, &review.row, "Qarcity", Consent::WithoutName, Some(ParticipantNo(1))).await;
    let rapporteur = review.app.sign_in(Role::Rapporteur, Some(&review.row)).await;
    for path in ["", "/2", "/csv", "/1"] {
        let page = review.app.get_as(&rapporteur, &format!("{}{path}", review.base)).await;
        assert_eq!(page.status, StatusCode::OK);
        assert!(!page.text.contains("Qarcity") && !page.text.contains("Noor"), "{path}: {}", page.text);
    }
    assert!(review.get(&format!("/{no}")).await.text.contains("Qarcity"), "the secretariat knows");
    let cut = format!("version=1&to-done-1-0-8=title&to-done-1-0-{}=done", ANSWER.len());
    let cutting = format!("{}/{no}/cut", review.base);
    assert_eq!(review.app.post_as(&rapporteur, &cutting, &cut).await.status, StatusCode::SEE_OTHER);
    let practice = format!("/m/{}/practices", review.row.meeting.id);
    for path in ["", "/1", "/csv"] {
        let page = review.app.get_as(&rapporteur, &format!("{practice}{path}")).await;
        assert!(!page.text.contains("Qarcity") && !page.text.contains("min@"), "{path}: {}", page.text);
    }
    let edit = review.app.get_as(&rapporteur, &format!("{practice}/1/edit")).await;
    assert_eq!(edit.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn an_author_answers_at_the_link_and_the_answer_stands_in_the_review() {
    let review = Review::start().await;
    assert_eq!(review.post("/1/ask", "text=").await.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(review.post("/1/ask", "text=How+many+flats%3F").await.status, StatusCode::SEE_OTHER);
    assert_eq!(review.state().await, State::AskedBack);
    let mails = review.app.app.store().list_mails(&review.row.meeting.id, MailFilter::default(), 0, 50).await.unwrap();
    let link = mails.iter().find_map(|mail| mail.facts.get("link").filter(|link| link.contains("/clarify/"))).unwrap();
    let path = link.strip_prefix("http://rostrum.test").unwrap();
    let page = review.app.get(path).await;
    assert!(page.text.contains("How many flats?") && !page.text.contains("Gwangju"), "{}", page.text);
    assert_eq!(page.headers["referrer-policy"], "no-referrer");
    let arabic = review.app.get(&format!("{path}?lang=ar")).await.text;
    assert!(arabic.contains("dir=\"rtl\"") && arabic.contains("نرجو التوضيح"), "{arabic}");
    let long = format!("answer={}", "a".repeat(10_001));
    let refused = review.app.post_as("", path, &long).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.text.contains(&"a".repeat(10_001)), "what was typed stays");
    assert_eq!(review.app.post_as("", path, "answer=Two+hundred.").await.status, StatusCode::SEE_OTHER);
    assert_eq!(review.state().await, State::UnderReview);
    assert!(review.get("/1").await.text.contains("Two hundred."));
    assert_eq!(review.app.get("/clarify/nobody").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn comments_translations_and_the_language_stand_beside_the_text() {
    let review = Review::start().await;
    for (act, form, shows) in [
        ("comment", "text=Qar+asks", "Qar asks"),
        ("translation", "language=fr&translator=A+program&machine=yes&text=La+ville+loue", "A program"),
        ("language", "language=pt", "value=\"pt\""),
    ] {
        let answer = review.post(&format!("/1/{act}"), form).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{act}: {}", answer.text);
        let page = review.get("/1").await.text;
        assert!(page.contains(shows), "{act}: {page}");
    }
    assert_eq!(review.post("/1/translation", "language=fr&text=").await.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(review.post("/1/assign", "to=99").await.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(review.post("/1/nonsense", "").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_contribution_is_withheld_with_a_reason_which_its_author_and_the_table_are_told() {
    let review = Review::start().await;
    assert_eq!(review.post("/1/withhold", "text=why").await.status, StatusCode::UNPROCESSABLE_ENTITY);
    let answer = review.post("/1/withhold", "reason=duplicate&text==see+the+other").await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text);
    assert_eq!(review.state().await, State::Withheld);
    let mails = review.app.app.store().list_mails(&review.row.meeting.id, MailFilter::default(), 0, 50).await.unwrap();
    let told = mails.iter().find_map(|mail| mail.facts.get("reason")).unwrap();
    assert!(told.contains("see the other"), "{told}");
    let table = review.get("/csv").await.text;
    assert!(table.contains("It is there already") && table.contains("withheld"), "{table}");
    assert!(review.get("/csv?state=received").await.text.lines().count() == 1, "the file has the filters of the page");
}

#[tokio::test]
async fn versions_are_compared_and_like_contributions_are_named() {
    let review = Review::start().await;
    hand_in(&review.app, &review.row, "City of Kayes", Consent::Publish, None).await;
    let page = review.get("/1").await.text;
    assert!(page.contains("Like other contributions") && page.contains("City of Kayes"), "{page}");
    let page = review.get("/1/versions").await.text;
    assert!(page.contains("version 1"), "{page}");
}
