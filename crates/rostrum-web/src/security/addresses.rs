//! Facts of every form that takes an e-mail address: whether the address is registered shows in no part of its answer.
//!
//! That the same work is done, too, stands beside the rule, in `rostrum-store/src/registration/again`.

use axum::body::Body;
use axum::http::Request;
use axum::http::header::{ACCEPT, CONTENT_TYPE};
use rostrum_domain::ids::ParticipantNo;
use rostrum_store::MeetingRow;

use crate::testing::{Answer, TestApp};
use crate::{App, MailSettings, Settings};

const KNOWN: &str = "anna.berg@example.org";
/// As long as the other: the page repeats what was typed.
const UNKNOWN: &str = "zoey.zahn@example.org";

/// A meeting in which Anna is registered, and Ben, the focal point of a delegation, with his cookie. Mails leave, or
/// none does.
async fn hall(mails_leave: bool) -> (TestApp, MeetingRow, String) {
    let (mut app, row) = TestApp::with_meeting().await;
    app.register(&row, "Anna Berg", "City of Bern", "secretariat_only").await;
    let ben = app.register(&row, "Ben Lee", "City of Kayes", "named").await;
    app.app.store().name_focal_point(&row.meeting.id, ParticipantNo(2)).await.unwrap();
    if mails_leave {
        let mail = MailSettings::read(Some("smtp://localhost"), Some("office@example.org"), None).unwrap();
        let settings = Settings { mail, ..app.app.settings().clone() };
        app.serve(App::new(app.app.desk().clone(), settings));
    }
    (app, row, ben)
}

/// What is left of an answer when the address and what is drawn by chance are taken out.
fn plain(answer: &Answer, address: &str) -> String {
    let chance = |text: &str| {
        let is_part = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
        let words = text.split_inclusive(|c| !is_part(c));
        let kept = words.map(|word| {
            let drawn = word.trim_end_matches(|c| !is_part(c));
            if drawn.len() == 43 { word.replace(drawn, "CHANCE") } else { word.to_owned() }
        });
        kept.collect::<String>()
    };
    let headers: Vec<_> = answer.headers.iter().map(|(name, value)| format!("{name}: {value:?}")).collect();
    let all = format!("{}\n{}\n\n{}", answer.status, headers.join("\n"), answer.text);
    chance(&all).replace(address, "ADDRESS").replace(&address.replace('@', "%40"), "ADDRESS")
}

fn form(path: &str, fields: &str, cookies: &str, accept: &str) -> Request<Body> {
    Request::post(path)
        .header(CONTENT_TYPE, "application/x-www-form-urlencoded")
        .header("sec-fetch-site", "same-origin")
        .header("cookie", cookies)
        .header(ACCEPT, accept)
        .body(Body::from(fields.to_owned()))
        .unwrap()
}

const REGISTRATION: &str =
    "name=Zoe+Zahn&delegation=City+of+Ulm&category=local_governments&language=en&visibility=named&email=";

/// The answer of each form to an address, each in a meeting of its own with the same past.
async fn answers(mails_leave: bool, address: &str) -> Vec<(&'static str, String)> {
    let mut answers = Vec::new();
    let typed = address.replace('@', "%40");
    let forms: [(&str, &str, String); 9] = [
        ("register", "text/html", format!("{REGISTRATION}{typed}")),
        ("register", "application/json", format!("{REGISTRATION}{typed}")),
        ("register/embed", "text/html", format!("{REGISTRATION}{typed}")),
        ("register", "text/html", format!("name=&email={typed}")),
        ("sign-in", "text/html", format!("email={typed}")),
        ("/sign-in", "text/html", format!("email={typed}")),
        ("me/held", "text/html", format!("name=Ben+Lee&language=en&visibility=named&email={typed}")),
        (
            "me/delegation",
            "text/html",
            format!("name-1=Zoe&language-1=en&visibility-1=named&function-1=member&email-1={typed}"),
        ),
        ("me/delegation/3", "text/html", format!("do=change&function=member&name=Cid&email={typed}")),
    ];
    for (place, accept, fields) in forms {
        let (app, row, ben) = hall(mails_leave).await;
        let base = format!("/m/{}", row.meeting.id);
        let own = place.starts_with("me/");
        if place == "me/delegation/3" {
            let first = "name-1=Cid&language-1=en&visibility-1=named&function-1=member&email-1=cid%40x.example";
            app.post_as(&ben, &format!("{base}/me/delegation"), first).await;
        }
        let path = if place.starts_with('/') { place.to_owned() } else { format!("{base}/{place}") };
        let path = if place.ends_with("embed") { app.get(&path).await.location().to_owned() } else { path };
        let cookies = if own { ben.as_str() } else { "" };
        let answer = app.send(form(&path, &fields, cookies, accept)).await;
        assert!(!answer.status.is_server_error() && answer.status != 403, "{path}: {}", answer.text);
        let mut all = plain(&answer, address);
        if let Some(token) = path.split("/embed/").nth(1) {
            all = all.replace(token, "CHANCE");
        }
        if own && answer.status.is_redirection() {
            let after = app.get_as(&ben, answer.location()).await;
            all.push_str(&plain(&after, address));
        }
        answers.push((place, all));
    }
    answers
}

#[tokio::test]
async fn no_form_tells_whether_an_address_is_registered_where_mails_leave() {
    let (known, unknown) = (answers(true, KNOWN).await, answers(true, UNKNOWN).await);
    for ((place, known), (_, unknown)) in known.iter().zip(&unknown) {
        assert_eq!(known, unknown, "{place}");
    }
    let registered = &known[0].1;
    assert!(registered.starts_with("202") && registered.contains("ADDRESS"), "{registered}");
    assert!(!registered.contains("/p/") && !registered.contains("set-cookie"), "the mail alone holds the link");
    assert!(known[1].1.ends_with("{\"received\":true}"), "{}", known[1].1);
}

#[tokio::test]
async fn no_form_tells_whether_an_address_is_registered_where_no_mail_leaves() {
    let (known, unknown) = (answers(false, KNOWN).await, answers(false, UNKNOWN).await);
    for ((place, known), (_, unknown)) in known.iter().zip(&unknown) {
        assert_eq!(known, unknown, "{place}");
    }
    assert!(known[0].1.starts_with("201") && known[0].1.contains("/p/CHANCE"), "{}", known[0].1);
}

#[tokio::test]
async fn whoever_registers_under_the_address_of_another_enters_nothing_of_theirs() {
    for mails_leave in [true, false] {
        let (app, row, _) = hall(mails_leave).await;
        let path = format!("/m/{}/register", row.meeting.id);
        let fields = format!("{REGISTRATION}{}", KNOWN.replace('@', "%40"));
        let answer = app.post_as("", &path, &fields).await;
        let own = app.get_as(&answer.cookies(), &format!("/m/{}/me/held", row.meeting.id)).await;
        assert!(!own.text.contains("Anna Berg") && !own.text.contains("City of Bern"), "{}", own.text);
        assert_eq!(own.status.is_success(), !mails_leave, "a mail is needed where mails leave");
        let registered = app.app.store().list_registrations(&row.meeting.id).await.unwrap().len();
        assert_eq!(registered, if mails_leave { 2 } else { 3 });
    }
}
