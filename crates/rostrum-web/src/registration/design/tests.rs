//! Facts of the pages of the design.

use axum::http::StatusCode;
use rostrum_domain::registration::{Approval, Condition, Design, FieldKind};

use crate::testing::TestApp;

/// The form of a section as the page shows it, so that a test sends what a browser would.
fn question(at: usize, code: &str, kind: &str, label: &str) -> String {
    format!("&f{at}-code={code}&f{at}-kind={kind}&f{at}-label-en={label}")
}

#[tokio::test]
async fn a_section_is_arranged_without_saving_and_saved_with_its_faults_beside_the_fields() {
    let (app, row) = TestApp::with_meeting().await;
    let (base, staff) = (format!("/m/{}", row.meeting.id), app.secretariat().await);
    let path = format!("{base}/registration/academia");
    let added = app.post_as(&staff, &path, "seen=0&fields=0&approval=everybody&do=add").await;
    assert_eq!(added.status, StatusCode::OK);
    assert!(added.text.contains("name=\"f0-label-en\"") && added.text.contains("not saved yet"), "{}", added.text);
    let two = format!("{}{}", question(0, "topic", "one", "Topic"), question(1, "badge", "line", "Badge"));
    let moved = app.post_as(&staff, &path, &format!("seen=0&fields=2&approval=everybody&do=down-0{two}")).await.text;
    assert!(moved.find("value=\"badge\"").unwrap() < moved.find("value=\"topic\"").unwrap(), "{moved}");
    let wrong = app
        .post_as(
            &staff,
            &path,
            &format!("seen=0&fields=2&approval=by_rule&capacity=many&opens=soon&own-window=yes&do=save{two}"),
        )
        .await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    for field in ["capacity", "opens"] {
        assert!(wrong.text.contains(&format!("id=\"{field}-fault\"")), "{field}");
    }
    assert!(wrong.text.contains("value=\"many\"") && wrong.text.contains("value=\"Topic\""));
    let wrong = app.post_as(&staff, &path, &format!("seen=0&fields=2&approval=by_rule&do=save{two}")).await.text;
    for field in ["approval", "f0-choices-en"] {
        assert!(wrong.contains(&format!("id=\"{field}-fault\"")), "{field}: {wrong}");
    }
    assert_eq!(app.app.store().find_design(&row.meeting.id).await.unwrap().0, 0, "nothing was saved");
    let right = format!(
        "seen=0&fields=2&approval=by_rule&combine=all&domains=uni.example&ecosoc=special&capacity=20&do=save{two}\
         &f0-choices-en=water+%3D+Water%0AHousing&f0-choices-fr=Eau&f1-required=yes&f1-label-fr=Insigne"
    );
    let saved = app.post_as(&staff, &path, &right).await;
    assert_eq!(saved.location(), format!("{path}?done=true"), "{}", saved.text);
    let (version, design) = app.app.store().find_design(&row.meeting.id).await.unwrap();
    let offer = design.offer("academia").unwrap();
    assert_eq!((version, offer.capacity, offer.fields.len()), (1, Some(20), 2));
    assert_eq!(offer.fields[0].kind.choices()[1].code, "housing");
    assert!(offer.fields[1].required && offer.fields[1].label.own("fr") == "Insigne");
    assert!(matches!(&offer.approval, Approval::ByRule(rule) if rule.conditions.len() == 2
        && matches!(rule.conditions[0], Condition::EmailDomain(ref domains) if domains == &["uni.example"])));
    // Somebody who still has the first version before them is told, and loses nothing.
    let late = app.post_as(&staff, &path, &right).await;
    assert_eq!(late.status, StatusCode::CONFLICT);
    assert!(late.text.contains("version 1") && late.text.contains("name=\"seen\" value=\"1\""), "{}", late.text);
    let preview = app.get_as(&staff, &format!("{path}/preview?in=fr")).await.text;
    assert!(preview.contains("Insigne") && preview.contains("lang=\"en\">Topic"), "{preview}");
}

#[tokio::test]
async fn people_are_asked_for_their_category_first_and_see_a_deadline_that_moved() {
    let (app, row) = TestApp::with_meeting().await;
    let (base, staff) = (format!("/m/{}", row.meeting.id), app.secretariat().await);
    let everybody = format!("{base}/registration/for-all");
    for (seen, closes) in [(0, "2025-07-20T18:00"), (1, "2025-07-20T23:00")] {
        let form = format!("seen={seen}&fields=0&closes={closes}&late=by_hand&do=save");
        assert_eq!(app.post_as(&staff, &everybody, &form).await.status, StatusCode::SEE_OTHER);
    }
    let form = format!(
        "seen=2&fields=1&approval=everybody&capacity=1&f0-required=yes&do=save{}",
        question(0, "rules", "consent", "I+agree")
    );
    app.post_as(&staff, &format!("{base}/registration/states"), &form).await;
    let page = app.get(&format!("{base}/register")).await.text;
    assert!(page.contains("type=\"radio\" name=\"category\"") && !page.contains("name=\"email\""), "{page}");
    assert!(page.contains("Places left: 1 of 1"), "{page}");
    assert!(page.contains("20 July 2025, 18:00 CEST") && page.contains("20 July 2025, 23:00 CEST"), "{page}");
    let chosen = app.get(&format!("{base}/register?category=states")).await.text;
    assert!(
        chosen.contains("name=\"q-rules\"") && chosen.contains("type=\"hidden\" name=\"category\" value=\"states\""),
        "{chosen}"
    );
    // The clock of the test stands on the day after the deadline.
    let anna = "name=Anna&delegation=Norland&category=states&email=a%40b.example&language=en&visibility=named";
    let missing = app.post_as("", &format!("{base}/register"), anna).await;
    assert!(missing.text.contains("id=\"q-rules-fault\""), "{}", missing.text);
    let late = app.post_as("", &format!("{base}/register"), &format!("{anna}&q-rules=yes")).await;
    assert_eq!(late.status, StatusCode::CREATED, "{}", late.text);
    assert!(late.text.contains("received after the deadline") && late.text.contains("Your registration is received"));
    let own = app.get_as(&late.cookies(), &format!("{base}/me/registration")).await.text;
    assert!(own.contains("Agreed") && own.contains("Withdraw my registration"), "{own}");
    let gone = app.post_as(&late.cookies(), &format!("{base}/me/registration"), "do=withdraw").await;
    assert_eq!(gone.status, StatusCode::SEE_OTHER);
    let own = app.get_as(&late.cookies(), &format!("{base}/me")).await.text;
    assert!(own.contains("You have withdrawn your registration") && own.contains("Take part again"), "{own}");
}

#[tokio::test]
async fn categories_are_added_dropped_and_taken_over_as_a_document() {
    let (app, row) = TestApp::with_meeting().await;
    let (path, staff) = (format!("/m/{}/registration", row.meeting.id), app.secretariat().await);
    let wrong = app.post_as(&staff, &path, "seen=0&do=add&label=&code=Young+people").await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(wrong.text.contains("id=\"code-fault\"") && wrong.text.contains("id=\"label-fault\""), "{}", wrong.text);
    for form in ["seen=0&do=add&label=Youth&code=youth", "seen=1&do=up:youth", "seen=2&do=remove:academia"] {
        assert_eq!(app.post_as(&staff, &path, form).await.status, StatusCode::SEE_OTHER, "{form}");
    }
    app.register(&row, "Anna Berg", "City of Bern", "named").await;
    let used = app.post_as(&staff, &path, "seen=3&do=remove:local_governments").await;
    assert_eq!(used.status, StatusCode::CONFLICT);
    let document = app.get_as(&staff, &format!("{path}/design.json")).await.text;
    let mut design: Design = serde_json::from_str(&document).unwrap();
    assert!(design.offer("youth").is_some() && design.offer("academia").is_none());
    design.fields.push(rostrum_domain::registration::Field {
        code: "arrival".to_owned(),
        kind: FieldKind::Line,
        label: rostrum_domain::registration::Localized::english("Arrival"),
        hint: rostrum_domain::registration::Localized::default(),
        required: false,
    });
    let upload = |text: String| {
        let (app, staff, path) = (&app, &staff, &path);
        async move {
            app.upload_as(staff, &format!("{path}/design.json"), &[], "file", "design.json", text.as_bytes()).await
        }
    };
    assert_eq!(upload(serde_json::to_string(&design).unwrap()).await.status, StatusCode::SEE_OTHER);
    assert!(app.get(&format!("/m/{}/register", row.meeting.id)).await.text.contains("name=\"q-arrival\""));
    let unread = upload("{\"offers\": 3}".to_owned()).await;
    assert!(unread.status.is_client_error() && unread.text.contains("no design of registration"), "{}", unread.text);
}

#[tokio::test]
async fn a_list_of_organizations_is_shown_before_it_is_taken() {
    let (app, row) = TestApp::with_meeting().await;
    let (path, staff) = (format!("/m/{}/registration/accredited", row.meeting.id), app.secretariat().await);
    let table = b"name,ecosoc,nhri\nUnion of Cities,special,\nOmbudsman,,A\nOther,best,\n";
    let shown = app.upload_as(&staff, &path, &[], "file", "list.csv", table).await.text;
    assert!(
        shown.contains("2 new") && shown.contains("1 lines cannot be taken") && shown.contains("is no status"),
        "{shown}"
    );
    assert_eq!(app.app.store().list_accredited(&row.meeting.id).await.unwrap().len(), 0);
    let list =
        shown.split("<textarea name=\"list\"").nth(1).unwrap().split('>').nth(1).unwrap().split('<').next().unwrap();
    let list = list.replace("&quot;", "\"");
    let taken = app.upload_as(&staff, &path, &[("list", &list)], "none", "", b"").await;
    assert_eq!(taken.status, StatusCode::SEE_OTHER, "{}", taken.text);
    let page = app.get_as(&staff, &path).await.text;
    assert!(page.contains("Union of Cities") && page.contains("Special consultative status"), "{page}");
}
