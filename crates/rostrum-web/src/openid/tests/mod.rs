//! Staff signs in through a provider, and nobody else does.

mod answers;
mod stub;

use std::collections::HashMap;

use axum::body::Body;
use axum::http::{Request, StatusCode};
use rostrum_store::{NewRole, Role};
use serde_json::json;

use super::*;
use crate::testing::{Answer, TestApp};
use stub::{SECRET, Stub};

struct House {
    app: TestApp,
    stub: Stub,
}

/// A server whose staff signs in through a provider, with these rules.
async fn house(rules: &[&str]) -> House {
    let (mut app, stub) = (TestApp::start().await, Stub::start().await);
    app.serve(app.app.clone().with_openid(Provider::new(settings(&stub.address, rules))));
    House { app, stub }
}

fn settings(issuer: &str, rules: &[&str]) -> OpenidSettings {
    OpenidSettings::read(OpenidGiven {
        issuer: issuer.to_owned(),
        client_id: "rostrum".to_owned(),
        client_secret: Some(SECRET.to_owned()),
        label: Some("the Office".to_owned()),
        scopes: vec!["email".to_owned()],
        roles: rules.iter().map(|rule| (*rule).to_owned()).collect(),
    })
    .unwrap()
}

const RULES: &[&str] = &["groups=secretariat:HRC-secretariat"];

impl House {
    /// Goes to the provider and is let in; what comes back, and the cookie of the way.
    async fn there(&self, path: &str) -> (HashMap<String, String>, String) {
        let sent = self.app.get(path).await;
        assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.text);
        (self.stub.grant(sent.location()), sent.cookies())
    }

    async fn back(&self, cookies: &str, returned: &HashMap<String, String>) -> Answer {
        let query = form_urlencoded::Serializer::new(String::new()).extend_pairs(returned).finish();
        self.app.get_as(cookies, &format!("/oidc/callback?{query}")).await
    }

    async fn sign_in(&self) -> Answer {
        let (returned, cookies) = self.there("/oidc/start").await;
        self.back(&cookies, &returned).await
    }

    /// That nobody was signed in, with this sentence.
    fn refused(&self, answer: &Answer, status: StatusCode, sentence: &str) {
        assert_eq!(answer.status, status, "{sentence}: {}", answer.text);
        assert!(answer.text.contains(sentence), "{sentence}: {}", answer.text);
        assert!(!answer.cookies().contains("rostrum_staff"), "{sentence}: {}", answer.cookies());
    }

    fn groups(&self, groups: &[&str]) {
        let groups: Vec<String> = groups.iter().map(|group| (*group).to_owned()).collect();
        self.stub.claims(move |claims| claims["groups"] = json!(groups));
    }
}

fn staff_cookie(answer: &Answer) -> String {
    answer.cookies().split("; ").find(|cookie| cookie.starts_with("rostrum_staff=")).unwrap_or_default().to_owned()
}

#[tokio::test]
async fn a_member_of_staff_signs_in_with_a_new_token_and_sees_the_way() {
    let house = house(RULES).await;
    house.groups(&["all", "HRC-secretariat"]);
    let page = house.app.get("/sign-in?next=%2Faccount%2Fsessions").await.text;
    assert!(page.contains("Sign in with the Office"), "{page}");
    assert!(page.contains("/oidc/start?next=%2Faccount%2Fsessions"), "{page}");
    let (returned, cookies) = house.there("/oidc/start?next=%2Faccount%2Fsessions").await;
    let entered = house.back(&format!("rostrum_staff=planted; {cookies}"), &returned).await;
    assert_eq!((entered.status, entered.location()), (StatusCode::SEE_OTHER, "/account/sessions"), "{}", entered.text);
    let cookie = staff_cookie(&entered);
    assert!(!cookie.is_empty() && !cookie.contains("planted"));
    let sessions = house.app.get_as(&cookie, "/account/sessions").await.text;
    assert!(sessions.contains("Through OpenID Connect"), "{sessions}");
    let work = house.app.get_as(&cookie, "/account").await.text;
    assert!(work.contains("Ines Vidal") && work.contains("ines@example.org"), "{work}");
    assert_eq!(house.app.get_as(&cookie, "/secretariat").await.status, StatusCode::OK);
    assert_eq!(house.app.get_as(&cookie, "/owner").await.status, StatusCode::FORBIDDEN);
    let again = house.sign_in().await;
    assert_eq!(again.location(), "/secretariat");
    assert_ne!(staff_cookie(&again), cookie);
}

#[tokio::test]
async fn each_role_has_its_value_and_one_of_a_meeting_is_none_in_another() {
    let (mut app, row) = TestApp::with_meeting().await;
    let stub = Stub::start().await;
    let id = &row.meeting.id;
    let rules: Vec<String> = ["owner", "secretariat", "chair", "moderator", "rapporteur", "interpreter", "reviewer"]
        .iter()
        .map(|role| format!("realm_access.roles={role}@{id}:is-{role}"))
        .chain([
            "realm_access.roles=owner:is-owner-of-all".to_owned(),
            "realm_access.roles=chair@other:is-chair".to_owned(),
        ])
        .collect();
    let rules: Vec<&str> = rules.iter().map(String::as_str).collect();
    app.serve(app.app.clone().with_openid(Provider::new(settings(&stub.address, &rules))));
    let house = House { app, stub };
    for (value, place) in [
        ("is-owner", format!("/m/{id}/people")),
        ("is-secretariat", format!("/m/{id}/console")),
        ("is-chair", format!("/m/{id}/console")),
        ("is-moderator", format!("/m/{id}/display?kind=moderator")),
        ("is-rapporteur", format!("/m/{id}/report")),
        ("is-interpreter", format!("/m/{id}/display?kind=interpreter")),
        ("is-reviewer", format!("/m/{id}")),
        ("is-owner-of-all", "/owner".to_owned()),
    ] {
        house.stub.claims(move |claims| claims["realm_access"] = json!({"roles": [value]}));
        let entered = house.sign_in().await;
        assert_eq!(entered.location(), place, "{value}: {}", entered.text);
        assert_eq!(house.app.get_as(&staff_cookie(&entered), &place).await.status, StatusCode::OK, "{value}");
        let owner = house.app.get_as(&staff_cookie(&entered), "/owner").await.status;
        assert_eq!(owner == StatusCode::OK, value == "is-owner-of-all", "{value}");
    }
}

#[tokio::test]
async fn who_fits_no_rule_is_told_so_and_not_signed_in() {
    let house = house(RULES).await;
    let page = house.sign_in().await;
    house.refused(&page, StatusCode::FORBIDDEN, "At the Office you are known as Ines Vidal (ines@example.org).");
    assert!(page.text.contains("give a role to ines@example.org"), "{}", page.text);
    house.stub.says().person = json!({"email": "ines@example.org", "email_verified": false});
    let page = house.sign_in().await;
    house.refused(&page, StatusCode::FORBIDDEN, "is vouched for by the Office");
    assert!(house.app.app.store().find_account_by_email("ines@example.org").await.unwrap().is_none());
}

#[tokio::test]
async fn roles_given_to_an_address_count_where_the_provider_vouches_for_it() {
    let house = house(&[]).await;
    let new = NewRole {
        name: "Ines".to_owned(),
        email: "ines@example.org".to_owned(),
        role: Role::Secretariat,
        meeting: None,
        categories: Vec::new(),
        person: None,
    };
    house.app.app.store().give_role(&new).await.unwrap();
    assert_eq!(house.sign_in().await.location(), "/secretariat");
    for person in [
        json!({"email": "ines@example.org"}),
        json!({"email": "ines@example.org", "email_verified": false}),
        json!({"email": "juan@example.org", "email_verified": true}),
        json!({"email_verified": true}),
    ] {
        house.stub.says().person = person;
        house.refused(&house.sign_in().await, StatusCode::FORBIDDEN, "You have no role here");
    }
    // An address of the token and the word on another one are not put together.
    house.stub.says().person = json!({"email": "juan@example.org", "email_verified": true});
    house.stub.claims(|claims| claims["email"] = json!("ines@example.org"));
    house.refused(&house.sign_in().await, StatusCode::FORBIDDEN, "juan@example.org");
    house.stub.says().person = json!({"email": "ines@example.org", "email_verified": "true"});
    assert_eq!(house.sign_in().await.location(), "/secretariat", "some providers write it as a text");
}

#[tokio::test]
async fn a_return_counts_once_and_a_code_too() {
    let house = house(RULES).await;
    house.groups(&["HRC-secretariat"]);
    let (returned, cookies) = house.there("/oidc/start").await;
    assert_eq!(house.back(&cookies, &returned).await.location(), "/secretariat");
    house.refused(&house.back(&cookies, &returned).await, StatusCode::GONE, "was finished already");
    let (mut second, cookies) = house.there("/oidc/start").await;
    second.insert("code".to_owned(), returned["code"].clone());
    house.refused(&house.back(&cookies, &second).await, StatusCode::BAD_GATEWAY, "invalid_grant");
    let (late, cookies) = house.there("/oidc/start").await;
    house.app.clock.set("2025-07-21T06:10:00Z".parse().unwrap());
    house.refused(&house.back(&cookies, &late).await, StatusCode::GONE, "longer than ten minutes");
    for state in ["", "x", "../../../etc/passwd", &"a".repeat(43), &"é".repeat(43)] {
        let invented = HashMap::from([("code".to_owned(), "a".to_owned()), ("state".to_owned(), state.to_owned())]);
        house.refused(&house.back(&cookies, &invented).await, StatusCode::GONE, "was finished already");
    }
    house.refused(&house.app.get("/oidc/callback").await, StatusCode::GONE, "was finished already");
    house.refused(&house.app.get("/oidc/callback?state=a&state=b").await, StatusCode::GONE, "was finished already");
}

#[tokio::test]
async fn a_return_is_for_the_browser_that_went_there() {
    let house = house(RULES).await;
    house.groups(&["HRC-secretariat"]);
    let (returned, cookies) = house.there("/oidc/start").await;
    let (_, others) = house.there("/oidc/start").await;
    let renamed = format!("{}={}", cookies.split_once('=').unwrap().0, others.split_once('=').unwrap().1);
    for strange in ["", &others, &renamed] {
        house.refused(&house.back(strange, &returned).await, StatusCode::FORBIDDEN, "begun in another browser");
    }
    assert_eq!(house.back(&format!("{others}; {cookies}"), &returned).await.location(), "/secretariat");
    // The code of one way does not fit another one, whoever mixes them: its verifier is of the browser.
    let (first, _) = house.there("/oidc/start").await;
    let (mut mixed, cookies) = house.there("/oidc/start").await;
    mixed.insert("code".to_owned(), first["code"].clone());
    house.refused(&house.back(&cookies, &mixed).await, StatusCode::BAD_GATEWAY, "invalid_grant");
}

#[tokio::test]
async fn what_the_provider_refuses_is_said_in_one_sentence() {
    let house = house(RULES).await;
    for (error, status, sentence) in [
        ("access_denied", StatusCode::FORBIDDEN, "was broken off"),
        ("invalid_scope", StatusCode::BAD_GATEWAY, "invalid_scope"),
        ("<script>alert(1)</script>", StatusCode::BAD_GATEWAY, "“unknown”"),
        ("Call +41 22 for help", StatusCode::BAD_GATEWAY, "“unknown”"),
    ] {
        let (mut returned, cookies) = house.there("/oidc/start").await;
        returned.insert("error".to_owned(), error.to_owned());
        let page = house.back(&cookies, &returned).await;
        house.refused(&page, status, sentence);
        assert!(!page.text.contains("alert(1)") && !page.text.contains("+41"), "{}", page.text);
    }
}

#[tokio::test]
async fn only_paths_of_this_server_are_gone_to_and_only_from_its_own_pages() {
    let house = house(RULES).await;
    house.groups(&["HRC-secretariat"]);
    for next in ["//evil.example", "https://evil.example", "/%5Cevil.example", "javascript:x"] {
        let (returned, cookies) = house.there(&format!("/oidc/start?next={next}")).await;
        assert_eq!(house.back(&cookies, &returned).await.location(), "/secretariat", "{next}");
    }
    let request = Request::get("/oidc/start").header("sec-fetch-site", "cross-site").body(Body::empty()).unwrap();
    assert_eq!(house.app.send(request).await.location(), "/sign-in");
}

#[tokio::test]
async fn who_signs_out_is_led_to_sign_out_at_the_provider_too() {
    let house = house(RULES).await;
    house.groups(&["HRC-secretariat"]);
    house.stub.says().more = json!({"end_session_endpoint": format!("{}/out", house.stub.address)});
    let cookie = staff_cookie(&house.sign_in().await);
    let out = house.app.post_as(&cookie, "/sign-out", "").await;
    assert_eq!(out.location(), "/oidc/signed-out");
    let page = house.app.get("/oidc/signed-out").await.text;
    assert!(page.contains(&format!("{}/out?client_id=rostrum", house.stub.address)), "{page}");
    assert_eq!(house.app.get_as(&cookie, "/secretariat").await.status, StatusCode::FORBIDDEN);
    let by_link = house.app.secretariat().await;
    assert_eq!(house.app.post_as(&by_link, "/sign-out", "").await.location(), "/");
}

#[tokio::test]
async fn staff_sees_who_has_a_role_from_the_provider_and_an_owner_ends_it() {
    let house = house(RULES).await;
    house.groups(&["HRC-secretariat"]);
    house.stub.says().person = json!({"preferred_username": "ividal", "email": "ines@example.org"});
    let cookie = staff_cookie(&house.sign_in().await);
    assert!(house.app.get_as(&cookie, "/account").await.text.contains("Signed in as ividal."));
    let owner = house.app.sign_in(Role::Owner, None).await;
    let page = house.app.get_as(&owner, "/owner").await.text;
    for part in ["Signed in through OpenID Connect", "ividal", "none that the provider vouches for"] {
        assert!(page.contains(part), "{part}: {page}");
    }
    assert_eq!(house.app.post_as(&owner, "/owner/1/sessions", "").await.status, StatusCode::SEE_OTHER);
    assert_eq!(house.app.get_as(&cookie, "/account").await.status, StatusCode::FORBIDDEN);
    assert!(!house.app.get_as(&owner, "/owner").await.text.contains("ividal"));
}

#[tokio::test]
async fn the_pages_speak_the_six_languages() {
    use crate::i18n::{Lang, fallbacks};
    let house = house(RULES).await;
    for lang in Lang::ALL {
        fallbacks::take();
        let (mut denied, cookies) = house.there(&format!("/oidc/start?lang={}", lang.tag())).await;
        denied.insert("error".to_owned(), "access_denied".to_owned());
        let (mut page, language) = (house.back(&cookies, &denied).await.text, cookies.clone());
        assert!(page.contains(&format!("lang=\"{}\"", lang.tag())), "{page}");
        for change in ["iss", "aud", "exp", "nonce", "sub", "none"] {
            house.stub.claims(move |claims| drop(claims.as_object_mut().unwrap().remove(change)));
            let (returned, cookies) = house.there("/oidc/start").await;
            page = house.back(&format!("{language}; {cookies}"), &returned).await.text;
        }
        assert!(page.contains("ines@example.org"), "the last is known and has no role: {page}");
        for path in ["/sign-in", "/oidc/callback", "/oidc/signed-out"] {
            house.app.get_as(&language, path).await;
        }
        assert_eq!(fallbacks::take(), Vec::<String>::new(), "{lang:?}");
    }
    for what in trouble::Untrusted::ALL {
        assert!(Lang::En.of_family("openid-untrusted", what.code(), &[]).is_some(), "{what:?}");
    }
}

#[tokio::test]
async fn a_server_without_a_provider_has_no_such_pages() {
    let app = TestApp::start().await;
    for path in ["/oidc/start", "/oidc/callback?code=a&state=b", "/oidc/signed-out"] {
        assert_eq!(app.get(path).await.status, StatusCode::NOT_FOUND, "{path}");
    }
    assert!(!app.get("/sign-in").await.text.contains("/oidc/"));
}
