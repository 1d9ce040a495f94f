//! Facts of neutral links as browsers and mailboxes see them.

use rostrum_domain::mail::MailKind;
use rostrum_store::MailFilter;

use super::*;
use crate::mail::{MailSettings, keep_all};
use crate::testing::{Answer, TestApp};
use crate::{App, Settings};

const ANNA: &str = "name=Anna+Berg&delegation=City+of+Bern&category=local_governments&email=anna%40bern.example&language=en&visibility=named";

/// A meeting, its secretariat, and the path of a link that takes this many.
async fn hall(uses: u32) -> (TestApp, MeetingRow, String, String) {
    let (app, row) = TestApp::with_meeting().await;
    let staff = app.secretariat().await;
    let page = format!("/m/{}/mail/neutral-links", row.meeting.id);
    let form = format!("remark=For+the+coast&offer=local_governments&uses={uses}&until=2025-08-01T12%3A00");
    let made = app.post_as(&staff, &page, &form).await;
    assert_eq!(made.status, StatusCode::SEE_OTHER, "{}", made.text);
    let list = app.get_as(&staff, &page).await.text;
    assert!(list.contains("For the coast") && list.contains(&format!("0 of {uses}")), "{list}");
    let link = list.split("http://rostrum.test").nth(1).unwrap().split('<').next().unwrap().to_owned();
    (app, row, staff, link)
}

/// What a history, a window or a network sees of an answer: title, headers, where it leads.
fn outside(answer: &Answer) -> String {
    let title = answer.text.split("<title>").nth(1).and_then(|rest| rest.split('<').next()).unwrap_or_default();
    let headers: Vec<_> = answer.headers.iter().map(|(name, value)| format!("{name}: {value:?}")).collect();
    format!("{title}\n{}", headers.join("\n")).to_lowercase()
}

fn names_nothing(answer: &Answer, row: &MeetingRow) {
    let seen = outside(answer);
    for word in [row.meeting.id.as_str(), "rostrum ", "panel", "human rights", "register", "secretariat", "meeting"] {
        assert!(!seen.contains(word), "{word}: {seen}");
    }
    assert_eq!(answer.headers.get("referrer-policy").unwrap(), "no-referrer");
}

#[tokio::test]
async fn neither_title_nor_address_nor_header_names_the_meeting_from_the_link_to_the_registration() {
    let (app, row, _, link) = hall(1).await;
    let cover = app.get(&link).await;
    names_nothing(&cover, &row);
    let words = cover.text.to_lowercase();
    assert!(!words.contains(row.meeting.id.as_str()) && !words.contains("human rights"), "{words}");
    assert!(cover.text.contains(&format!("action=\"{link}/form\"")) && cover.text.contains("id=\"leave\""));
    let form = app.get(&format!("{link}/form")).await;
    names_nothing(&form, &row);
    assert!(form.text.contains(&row.meeting.note.title), "whoever opened it must know for what they register");
    assert!(form.text.contains("value=\"local_governments\"") && !form.text.contains("<select id=\"category\""));
    assert!(!form.text.contains(&format!("/m/{}", row.meeting.id)), "no address of the meeting stands on it");
    let wrong = app.post_as("", &format!("{link}/form"), "name=&email=anna").await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    names_nothing(&wrong, &row);
    let done = app.post_as("", &format!("{link}/form"), ANNA).await;
    assert_eq!(done.status, StatusCode::CREATED, "{}", done.text);
    names_nothing(&done, &row);
    assert!(done.cookies().is_empty(), "the path of a cookie would name the meeting");
    assert!(done.text.contains("/p/") && done.text.contains("an address that names the meeting"), "{}", done.text);
}

#[tokio::test]
async fn a_link_that_is_used_up_revoked_or_was_never_made_is_answered_alike() {
    let (app, row, staff, link) = hall(1).await;
    app.post_as("", &format!("{link}/form"), ANNA).await;
    let (_, _, _, other) = hall(1).await;
    let page = format!("/m/{}/mail/neutral-links", row.meeting.id);
    app.post_as(&staff, &page, "uses=5&until=2025-08-01T12%3A00&offer=").await;
    let list = app.get_as(&staff, &page).await.text;
    let revoked = list.split("http://rostrum.test").nth(1).unwrap().split('<').next().unwrap().to_owned();
    assert_eq!(app.get(&revoked).await.status, StatusCode::OK);
    let done = app.post_as(&staff, &format!("{page}/2/revoke"), "").await;
    assert_eq!(done.location(), page);
    let list = app.get_as(&staff, &page).await.text;
    assert!(list.contains("revoked") && list.contains("over") && !list.contains("/r/"), "{list}");
    let plain = |answer: &Answer, link: &str| format!("{:?}{}", answer.headers, answer.text.replace(link, "LINK"));
    let unknown = app.get(&other).await;
    assert_eq!(unknown.status, StatusCode::NOT_FOUND);
    names_nothing(&unknown, &row);
    for link in [&link, &revoked] {
        for (path, of) in [(link.clone(), other.clone()), (format!("{link}/form"), format!("{other}/form"))] {
            let (gone, unknown) = (app.get(&path).await, app.get(&of).await);
            assert_eq!(gone.status, StatusCode::NOT_FOUND, "{path}");
            assert_eq!(plain(&gone, link), plain(&unknown, &other));
        }
        let (gone, unknown) = (
            app.post_as("", &format!("{link}/form"), ANNA).await,
            app.post_as("", &format!("{other}/form"), ANNA).await,
        );
        assert_eq!((gone.status, plain(&gone, link)), (unknown.status, plain(&unknown, &other)));
    }
}

#[tokio::test]
async fn a_link_for_one_category_takes_no_other() {
    let (app, row, _, link) = hall(5).await;
    let states = ANNA.replace("local_governments", "academia");
    let refused = app.post_as("", &format!("{link}/form"), &states).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(app.app.store().list_participants(&row.meeting.id).await.unwrap().is_empty());
}

#[tokio::test]
async fn what_is_wrong_with_a_link_is_said_beside_its_field_and_what_was_typed_is_kept() {
    let (app, row, staff, _) = hall(1).await;
    let page = format!("/m/{}/mail/neutral-links", row.meeting.id);
    let wrong =
        app.post_as(&staff, &page, "remark=Coast&offer=friends&uses=0&until=2020-01-01T00%3A00&addresses=anna").await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    for field in ["offer", "uses", "until", "addresses"] {
        assert!(wrong.text.contains(&format!("id=\"{field}-fault\"")), "{field}: {}", wrong.text);
    }
    assert!(wrong.text.contains("value=\"Coast\""));
    for cookies in ["", &app.sign_in(rostrum_store::Role::Chair, Some(&row)).await] {
        assert_eq!(app.get_as(cookies, &page).await.status, StatusCode::FORBIDDEN);
    }
}

#[tokio::test]
async fn each_address_gets_a_link_of_its_own_in_a_mail_that_says_nothing_else() {
    let (app, row, staff, _) = hall(1).await;
    let page = format!("/m/{}/mail/neutral-links", row.meeting.id);
    for lang in crate::i18n::Lang::ALL {
        let form = format!(
            "uses=1&until=2025-08-01T12%3A00&language={}&addresses=a%40x.example%0D%0Ab%40x.example",
            lang.tag()
        );
        assert_eq!(app.post_as(&staff, &page, &form).await.status, StatusCode::SEE_OTHER);
    }
    keep_all(&app.app).await;
    let filter = MailFilter { state: None, kind: Some(MailKind::NeutralLink) };
    let mails = app.app.store().list_mails(&row.meeting.id, filter, 0, 100).await.unwrap();
    assert_eq!(mails.len(), 12);
    let mut links = std::collections::BTreeSet::new();
    for mail in &mails {
        let written = mail.written.as_ref().unwrap();
        let all = format!("{} {} {}", written.subject, written.text, written.html).to_lowercase();
        for word in
            [row.meeting.id.as_str(), "panel", "human rights", "secretariat", "rostrum ", "register", "2025-07-21"]
        {
            assert!(!all.contains(word), "{word}: {all}");
        }
        let link = written.text.split("http://rostrum.test").nth(1).unwrap().split_whitespace().next().unwrap();
        assert_eq!(app.get(link).await.status, StatusCode::OK, "{link}");
        links.insert(link.to_owned());
        assert!(mail.held, "staff reads and releases it");
    }
    assert_eq!(links.len(), 12, "each has its own");
    let english = mails.iter().find(|mail| mail.language.as_deref() == Some("en")).unwrap();
    assert_eq!(english.written.as_ref().unwrap().subject, "Your link");
}

#[tokio::test]
async fn whoever_came_over_a_neutral_link_is_written_to_without_a_word_in_the_subject() {
    let (app, row, _, link) = hall(2).await;
    app.post_as("", &format!("{link}/form"), ANNA).await;
    keep_all(&app.app).await;
    let filter = MailFilter { state: None, kind: Some(MailKind::Confirmation) };
    let mails = app.app.store().list_mails(&row.meeting.id, filter, 0, 10).await.unwrap();
    let written = mails[0].written.as_ref().unwrap();
    assert_eq!(written.subject, "About your registration");
    assert!(written.calendar.is_none(), "a calendar would be put where others see it");
}

#[tokio::test]
async fn where_mails_leave_the_answer_is_as_neutral_and_the_same_for_a_known_address() {
    let mut texts = Vec::new();
    for email in ["anna%40bern.example", "zoe%40bern.example"] {
        let (mut app, row, _, link) = hall(2).await;
        app.post_as("", &format!("/m/{}/register", row.meeting.id), ANNA).await;
        let mail = MailSettings::read(Some("smtp://localhost"), Some("office@example.org"), None).unwrap();
        let settings = Settings { mail, ..app.app.settings().clone() };
        app.serve(App::new(app.app.desk().clone(), settings));
        let form = ANNA.replace("anna%40bern.example", email);
        let answer = app.post_as("", &format!("{link}/form"), &form).await;
        assert_eq!(answer.status, StatusCode::ACCEPTED);
        names_nothing(&answer, &row);
        let typed = email.replace("%40", "@");
        texts.push(answer.text.replace(&link, "LINK").replace(&typed, "ADDRESS"));
        let list = app.app.store().list_neutral_links(&row.meeting.id).await.unwrap();
        assert_eq!(list[0].uses, 1, "a known address uses it up, too");
    }
    assert_eq!(texts[0], texts[1]);
}
