//! Facts of the compendium as its readers and programs see it.

mod contributions;
mod same;

use axum::http::StatusCode;
use rostrum_domain::contribution::Consent;
use rostrum_domain::country::Country;
use rostrum_domain::ids::{ParticipantNo, PracticeNo};
use rostrum_domain::origin::{Level, Population};
use rostrum_domain::participant::Category;
use rostrum_domain::practice::{Act, Author, Part, Period, Place, Practice, Status};
use rostrum_domain::taxonomy::{Scheme, TermCode};
use rostrum_store::{Acting, MeetingRow, NewPractice, PracticeOrigin};

use crate::testing::TestApp;

/// Publishes a practice of a city.
pub async fn publish(app: &TestApp, row: &MeetingRow, practice: Practice, consent: Consent) -> PracticeNo {
    let author =
        Author { delegation: "City of Qarbern".to_owned(), category: Some(Category::LocalGovernments), consent };
    publish_of(app, row, None, author, practice).await
}

/// Publishes a practice of a participant, or of nobody.
pub async fn publish_of(
    app: &TestApp,
    row: &MeetingRow,
    participant: Option<ParticipantNo>,
    author: Author,
    practice: Practice,
) -> PracticeNo {
    let origin = PracticeOrigin::Staff;
    let new = NewPractice { origin, contribution: None, participant, author, practice, sources: Vec::new() };
    let no = app.app.store().create_practice(&row.meeting.id, &new, None).await.unwrap();
    app.app.store().publish_practice(no, 1, None).await.unwrap();
    no
}

/// A practice as its page shows it.
pub fn practice(title: &str, country: &str) -> Practice {
    let mut practice = Practice {
        language: "en".to_owned(),
        title: title.to_owned(),
        place: Place {
            name: "Gwangju".to_owned(),
            country: Country::from_code(country),
            level: Some(Level::Municipal),
            population: Some(Population::Below1500Thousand),
        },
        period: Period { from: Some(2019), until: Some(2021) },
        status: Some(Status::Completed),
        ..Practice::default()
    };
    practice.texts.insert(Part::Summary, format!("{title} in a few words."));
    practice.texts.insert(Part::Done, "The city met with tenants every month.".to_owned());
    practice.tags.add(Scheme::Themes, TermCode::parse("local-action-plans").unwrap());
    practice
}

/// Takes a practice back.
pub async fn withdraw(app: &TestApp, no: PracticeNo) {
    let acting =
        Acting { act: Act::Withdraw, reason: Some(rostrum_domain::practice::Reason::AuthorAsked), words: "", by: None };
    app.app.store().act_on_practice(no, 1, &acting).await.unwrap();
}

#[tokio::test]
async fn a_practice_is_found_at_once_by_words_place_and_filter_and_is_gone_at_once() {
    let (app, row) = TestApp::with_meeting().await;
    assert!(app.get("/practices").await.text.contains("No practice has been published yet"));
    let no = publish(&app, &row, practice("Rooms for everybody", "KR"), Consent::Publish).await;
    for query in [
        "",
        "?q=tenants",
        "?q=Republic+of+Korea",
        "?q=Qarbern",
        "?country=KR",
        "?theme=local-action-plans",
        "?from=2020",
    ] {
        let page = app.get(&format!("/practices{query}")).await;
        assert_eq!(page.status, StatusCode::OK);
        assert!(
            page.text.contains("1 practice") && page.text.contains(&format!("/practices/{no}\"")),
            "{query}: {}",
            page.text
        );
    }
    assert!(app.get("/practices?q=tenants").await.text.contains("<mark>tenants</mark>"));
    let nothing = app.get("/practices?q=tenants&country=CH").await.text;
    assert!(nothing.contains("Nothing fits") && nothing.contains("Without Switzerland"), "{nothing}");
    withdraw(&app, no).await;
    assert!(!app.get("/practices").await.text.contains("Rooms for everybody"));
    let gone = app.get(&format!("/practices/{no}")).await;
    assert_eq!(gone.status, StatusCode::GONE);
    assert!(gone.text.contains("was withdrawn") && !gone.text.contains("Rooms"), "{}", gone.text);
}

#[tokio::test]
async fn what_was_never_published_is_nowhere() {
    let (app, row) = TestApp::with_meeting().await;
    let new = NewPractice {
        origin: PracticeOrigin::Staff,
        contribution: None,
        participant: None,
        author: Author { delegation: "Bern".to_owned(), category: None, consent: Consent::Publish },
        practice: practice("Secret garden", "CH"),
        sources: Vec::new(),
    };
    app.app.store().create_practice(&row.meeting.id, &new, None).await.unwrap();
    for path in ["/practices/1", "/practices/1/cite/ris", "/practices/1/files/1", "/practices/01", "/practices/none"] {
        assert_eq!(app.get(path).await.status, StatusCode::NOT_FOUND, "{path}");
    }
    for path in [
        "/practices",
        "/practices.csv",
        "/practices.json",
        "/practices/feed.atom",
        "/oai?verb=ListRecords&metadataPrefix=oai_dc",
        "/sitemap.xml",
    ] {
        assert!(!app.get(path).await.text.contains("Secret"), "{path}");
    }
}

#[tokio::test]
async fn a_page_of_a_practice_says_what_it_is_to_people_and_to_programs() {
    let (app, row) = TestApp::with_meeting().await;
    let mut one = practice("Rooms <b>for</b> everybody", "KR");
    one.language = "ar".to_owned();
    one.recommendations = vec![rostrum_domain::practice::Recommended::read("A/HRC/56/32 para. 12").unwrap()];
    let no = publish(&app, &row, one, Consent::Publish).await;
    publish(&app, &row, practice("Rooms elsewhere", "JP"), Consent::Publish).await;
    let page = app.get(&format!("/practices/{no}")).await.text;
    for part in [
        "<article class=\"practice\" lang=\"ar\" dir=\"rtl\">",
        "Rooms &lt;b&gt;for&lt;/b&gt; everybody",
        "href=\"/practices?country=KR\"",
        "href=\"/practices?theme=local-action-plans\"",
        "https://docs.un.org/",
        "application/ld+json",
        "name=\"DC.title\"",
        "rel=\"canonical\"",
        "City of Qarbern",
        "Rooms elsewhere",
    ] {
        assert!(page.contains(part), "{part} in {page}");
    }
    for (format, start) in [("bibtex", "@misc{"), ("ris", "TY  -"), ("csl", "[{"), ("datacite", "{")] {
        let file = app.get(&format!("/practices/{no}/cite/{format}")).await;
        assert_eq!(file.status, StatusCode::OK, "{format}");
        assert!(file.text.starts_with(start), "{format}: {}", file.text);
    }
}

#[tokio::test]
async fn without_the_name_nothing_that_leaves_tells_it() {
    let (app, row) = TestApp::with_meeting().await;
    let no = publish(&app, &row, practice("Rooms for everybody", "KR"), Consent::WithoutName).await;
    for path in [
        "/practices".to_owned(),
        "/practices?q=Qarbern".to_owned(),
        "/practices?view=map".to_owned(),
        format!("/practices/{no}"),
        format!("/practices/{no}/cite/bibtex"),
        "/practices.csv".to_owned(),
        "/practices.json".to_owned(),
        "/practices/embed".to_owned(),
        "/practices/feed.atom".to_owned(),
        "/oai?verb=ListRecords&metadataPrefix=oai_dc".to_owned(),
    ] {
        let answer = app.get(&path).await;
        let told = answer.text.replace("q=Qarbern", "").replace("value=\"Qarbern\"", "").replace("“Qarbern”", "");
        assert!(!told.contains("Qarbern") && !told.contains("Gwangju"), "{path}: {told}");
    }
    assert!(app.get("/practices?q=Qarbern").await.text.contains("Nothing fits"));
}

#[tokio::test]
async fn pictures_of_a_result_have_their_figures_as_tables() {
    let (app, row) = TestApp::with_meeting().await;
    publish(&app, &row, practice("One", "KR"), Consent::Publish).await;
    publish(&app, &row, practice("Two", "MT"), Consent::Publish).await;
    let nowhere = Practice { place: Place::default(), ..practice("Three", "") };
    publish(&app, &row, nowhere, Consent::Publish).await;
    let map = app.get("/practices?view=map").await.text;
    for part in [
        "<svg class=\"map\"",
        "Malta: 1 practice",
        "<caption>",
        "One practice without a place",
        ">Three</a>",
        "do not imply",
    ] {
        assert!(map.contains(part), "{part} in {map}");
    }
    let topics = app.get("/practices?view=topics").await.text;
    assert!(topics.contains("<table class=\"bars\">") && topics.contains("Asia-Pacific States"), "{topics}");
    let years = app.get("/practices?view=years").await.text;
    assert!(years.contains("2020: 3 practices") && years.contains("<svg class=\"years\""), "{years}");
}

#[tokio::test]
async fn a_cell_is_never_a_formula_and_rows_carry_number_and_address() {
    let (app, row) = TestApp::with_meeting().await;
    let no = publish(&app, &row, practice("=HYPERLINK(1)", "KR"), Consent::Publish).await;
    let csv = app.get("/practices.csv").await.text;
    assert!(csv.contains("'=HYPERLINK(1)") && csv.contains(&format!("http://rostrum.test/practices/{no}")), "{csv}");
    assert!(!csv.contains("consent") && !csv.contains("contact"), "{csv}");
    assert_eq!(app.get("/practices.xlsx").await.status, StatusCode::OK);
}

#[tokio::test]
async fn a_harvest_has_every_practice_and_what_was_withdrawn_as_deleted() {
    let (app, row) = TestApp::with_meeting().await;
    let one = publish(&app, &row, practice("Kept", "KR"), Consent::Publish).await;
    let two = publish(&app, &row, practice("Taken back", "KR"), Consent::Publish).await;
    withdraw(&app, two).await;
    let list = app.get("/oai?verb=ListRecords&metadataPrefix=oai_dc").await;
    assert_eq!(list.headers["content-type"], "text/xml; charset=utf-8");
    for part in [
        format!("oai:rostrum.test:practice-{one}"),
        format!("oai:rostrum.test:practice-{two}"),
        "status=\"deleted\"".to_owned(),
        format!("<setSpec>meeting:{}</setSpec>", row.meeting.id),
        "<setSpec>theme:local-action-plans</setSpec>".to_owned(),
    ] {
        assert!(list.text.contains(&part), "{part} in {}", list.text);
    }
    assert!(!list.text.contains("Taken back"));
    let set = app.get("/oai?verb=ListIdentifiers&metadataPrefix=oai_dc&set=theme:local-action-plans").await.text;
    assert!(set.contains("practice-1<") && !set.contains("practice-2<"), "{set}");
    let sent = app.post_as("", "/oai", "verb=Identify").await.text;
    assert!(sent.contains("<deletedRecord>persistent</deletedRecord>"), "{sent}");
    for verb in
        ["ListSets", "ListMetadataFormats", "GetRecord&metadataPrefix=oai_dc&identifier=oai:rostrum.test:practice-1"]
    {
        assert!(!app.get(&format!("/oai?verb={verb}")).await.text.contains("<error"), "{verb}");
    }
}

#[tokio::test]
async fn the_feed_of_a_query_has_what_the_list_has_the_newest_first() {
    let (app, row) = TestApp::with_meeting().await;
    publish(&app, &row, practice("Older", "KR"), Consent::Publish).await;
    publish(&app, &row, practice("Elsewhere", "CH"), Consent::Publish).await;
    let feed = app.get("/practices/feed.atom?country=KR").await;
    assert_eq!(feed.headers["content-type"], "application/atom+xml; charset=utf-8");
    assert!(feed.text.contains("<title>Older</title>") && !feed.text.contains("Elsewhere"), "{}", feed.text);
}

#[tokio::test]
async fn the_list_may_be_framed_by_the_sites_that_the_secretariat_names_and_by_no_other() {
    let (app, row) = TestApp::with_meeting().await;
    publish(&app, &row, practice("Rooms", "KR"), Consent::Publish).await;
    let policy =
        |answer: &crate::testing::Answer| answer.headers["content-security-policy"].to_str().unwrap().to_owned();
    assert!(policy(&app.get("/practices/embed").await).contains("frame-ancestors 'none'"));
    let form = "sites=https%3A%2F%2Fcity.example%0Ahttps%3A%2F%2Fcity.example%2Fpage";
    let staff = app.secretariat().await;
    assert_eq!(app.post_as("", "/practices/embed-code", form).await.status, StatusCode::FORBIDDEN);
    let wrong = app.post_as(&staff, "/practices/embed-code", form).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(wrong.text.contains("https://city.example/page"), "what was typed is kept");
    app.post_as(&staff, "/practices/embed-code", "sites=https%3A%2F%2Fcity.example").await;
    let embedded = app.get("/practices/embed?country=KR").await;
    assert!(policy(&embedded).contains("frame-ancestors https://city.example"), "{}", policy(&embedded));
    assert!(embedded.text.contains("Rooms") && !embedded.text.contains("<form"), "{}", embedded.text);
    assert!(policy(&app.get("/practices").await).contains("frame-ancestors 'none'"));
}

#[tokio::test]
async fn search_engines_read_practices_and_no_combination_of_filters() {
    let (app, row) = TestApp::with_meeting().await;
    let no = publish(&app, &row, practice("Rooms", "KR"), Consent::Publish).await;
    assert!(!app.get("/practices").await.text.contains("name=\"robots\""));
    assert!(app.get("/practices?country=KR").await.text.contains("noindex, nofollow"));
    assert!(app.get("/robots.txt").await.text.contains("Disallow: /practices?\n"));
    let map = app.get("/sitemap.xml").await.text;
    assert!(map.contains(&format!("<loc>http://rostrum.test/practices/{no}</loc>")), "{map}");
}

#[tokio::test]
async fn statements_are_in_the_record_with_the_report_under_the_name_that_was_chosen() {
    let (app, row) = TestApp::with_meeting().await;
    let base = format!("/m/{}", row.meeting.id);
    for (name, delegation, visibility, text) in [
        ("Anna Qarberg", "City of Qarbern", "named", "Water belongs to all."),
        ("Ben Qarlee", "City of Qarkayes", "category_only", "Bread belongs to all."),
    ] {
        let cookie = app.register(&row, name, delegation, visibility).await;
        let fields = [("session", "session-1"), ("text", text)];
        app.upload_as(&cookie, &format!("{base}/me/statement"), &fields, "file", "", b"").await;
    }
    let before = app.get(&format!("{base}/record?q=belongs")).await.text;
    assert!(!before.contains("Statement of") && !before.contains("Qarbern"), "{before}");
    app.close(&row).await;
    app.post_as(&app.secretariat().await, &format!("{base}/report"), "do=publish").await;
    publish(&app, &row, practice("Rooms", "KR"), Consent::Publish).await;
    let all = app.get(&format!("{base}/record")).await.text;
    assert!(all.contains("3 entries") && all.contains("Rooms"), "{all}");
    let found = app.get(&format!("{base}/record?q=belongs&kind=statement")).await.text;
    assert!(
        found.contains("Statement of City of Qarbern") && found.contains("Statement (Local and regional governments)"),
        "{found}"
    );
    assert!(!found.contains("Qarkayes") && !found.contains("Qarlee"), "{found}");
    assert!(!app.get("/practices?q=belongs").await.text.contains("Qarbern"), "statements are in the record alone");
    let link = found.split("/record/statements/").nth(1).unwrap().split('"').next().unwrap();
    let page = app.get(&format!("{base}/record/statements/{link}")).await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.text.contains("belongs to all.") && page.text.contains("In writing"), "{}", page.text);
    app.post_as(&app.secretariat().await, &format!("{base}/report"), "do=withdraw").await;
    assert!(!app.get(&format!("{base}/record?q=belongs")).await.text.contains("Qarbern"));
    assert_eq!(app.get(&format!("{base}/record/statements/{link}")).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn an_address_that_says_nothing_is_answered_with_the_reason() {
    let (app, row) = TestApp::with_meeting().await;
    publish(&app, &row, practice("Rooms", "KR"), Consent::Publish).await;
    let page = app.get("/practices?colour=red&from=soon&country=KR").await;
    assert_eq!(page.status, StatusCode::OK);
    for part in ["colour=red", "there is no such filter", "a year has four digits", "1 practice"] {
        assert!(page.text.contains(part), "{part} in {}", page.text);
    }
}
