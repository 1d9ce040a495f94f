//! What a provider answers, and what of it is not to be trusted.

use axum::http::StatusCode;
use serde_json::{Value, json};

use super::stub::{Sign, now, public_key};
use super::*;

#[tokio::test]
async fn a_token_that_does_not_stand_up_signs_nobody_in() {
    let house = house(RULES).await;
    type Change = fn(&mut Value);
    let cases: [(&str, Change); 15] = [
        ("it comes from another provider", |claims| claims["iss"] = json!("https://other.example")),
        ("it comes from another provider", |claims| {
            claims["iss"] = json!(format!("{}/", claims["iss"].as_str().unwrap()))
        }),
        ("it is meant for another server", |claims| claims["aud"] = json!("another")),
        ("it is meant for another server", |claims| claims["aud"] = json!(["rostrum", "another"])),
        ("it is meant for another server", |claims| claims["aud"] = json!([])),
        ("it is meant for another server", |claims| claims["azp"] = json!("another")),
        ("its time is over", |claims| claims["exp"] = json!(now() - 61)),
        ("its time is over", |claims| claims["iat"] = json!(now() + 120)),
        ("its time is over", |claims| claims["nbf"] = json!(now() + 120)),
        ("it belongs to another sign-in", |claims| claims["nonce"] = json!("another")),
        ("it belongs to another sign-in", |claims| drop(claims.as_object_mut().unwrap().remove("nonce"))),
        ("it is not signed as it has to be", |claims| claims["at_hash"] = json!("another")),
        ("it tells of two different people", |claims| claims["sub"] = json!("Subject-2")),
        ("it cannot be read", |claims| drop(claims.as_object_mut().unwrap().remove("exp"))),
        ("it cannot be read", |claims| claims["exp"] = json!("tomorrow")),
    ];
    for (sentence, change) in cases {
        house.stub.claims(move |claims| {
            claims["groups"] = json!(["HRC-secretariat"]);
            change(claims);
        });
        house.refused(&house.sign_in().await, StatusCode::FORBIDDEN, sentence);
    }
    // Clocks may be a little apart, and what fits is taken.
    house.stub.claims(|claims| {
        claims["groups"] = json!(["HRC-secretariat"]);
        claims["exp"] = json!(now() - 30);
        claims["azp"] = json!("rostrum");
        // The left half of SHA-512 of "access", as EdDSA with Ed25519 has it.
        claims["at_hash"] = json!(at_hash("access"));
    });
    assert_eq!(house.sign_in().await.location(), "/secretariat");
}

fn at_hash(token: &str) -> String {
    use sha2::Digest;
    BASE64URL_NOPAD.encode(&sha2::Sha512::digest(token.as_bytes())[..32])
}

#[tokio::test]
async fn a_signature_counts_only_with_a_public_key_of_the_provider() {
    let house = house(RULES).await;
    let change = |algorithm: &'static str, kid: Option<&'static str>| {
        move |head: &mut Value, claims: &mut Value| {
            claims["groups"] = json!(["HRC-secretariat"]);
            head["alg"] = json!(algorithm);
            if let Some(kid) = kid {
                head["kid"] = json!(kid);
            }
        }
    };
    for (algorithm, kid, sign) in [
        ("none", None, Sign::None),
        ("None", None, Sign::None),
        ("EdDSA", Some("1"), Sign::None),
        ("HS256", None, Sign::Secret(SECRET.as_bytes().to_vec())),
        ("HS256", Some("1"), Sign::Secret(public_key(1))),
        ("RS256", Some("1"), Sign::Key(1)),
        ("ES256", Some("1"), Sign::Key(1)),
        ("EdDSA", Some("1"), Sign::Key(9)),
    ] {
        house.stub.signs(sign.clone(), change(algorithm, kid));
        let page = house.sign_in().await;
        house.refused(&page, StatusCode::FORBIDDEN, "The answer of the Office is not to be trusted");
        let read = page.text.contains("it is not signed as it has to be") || algorithm == "None";
        assert!(read, "{algorithm} {kid:?} {sign:?}: {}", page.text);
    }
    house.stub.signs(Sign::Key(1), change("EdDSA", None));
    assert_eq!(house.sign_in().await.location(), "/secretariat");
}

#[tokio::test]
async fn a_new_key_is_looked_for_once() {
    let house = house(RULES).await;
    house.groups(&["HRC-secretariat"]);
    house.sign_in().await;
    assert_eq!(house.stub.says().key_looks, 1);
    house.stub.says().sign = Sign::Key(2);
    house.refused(&house.sign_in().await, StatusCode::FORBIDDEN, "it is not signed as it has to be");
    assert_eq!(house.stub.says().key_looks, 2, "once more, and not again for the same token");
    house.stub.says().keys = vec![1, 2];
    assert_eq!(house.sign_in().await.location(), "/secretariat");
    assert_eq!(house.stub.says().key_looks, 3);
    assert_eq!(house.sign_in().await.location(), "/secretariat");
    assert_eq!(house.stub.says().key_looks, 3, "what was found is kept");
}

#[tokio::test]
async fn an_answer_says_from_whom_it_is_where_the_provider_promises_it() {
    let house = house(RULES).await;
    house.groups(&["HRC-secretariat"]);
    house.stub.says().more = json!({"authorization_response_iss_parameter_supported": true});
    let right = house.stub.address.clone();
    for (iss, taken) in [(None, false), (Some("https://other.example"), false), (Some(right.as_str()), true)] {
        let (mut returned, cookies) = house.there("/oidc/start").await;
        returned.extend(iss.map(|iss| ("iss".to_owned(), iss.to_owned())));
        let answer = house.back(&cookies, &returned).await;
        if taken {
            assert_eq!(answer.location(), "/secretariat");
        } else {
            house.refused(&answer, StatusCode::FORBIDDEN, "it comes from another provider");
        }
    }
}

/// The program's own log of this thread.
#[derive(Clone, Default)]
struct Log(std::sync::Arc<std::sync::Mutex<Vec<u8>>>);

impl std::io::Write for Log {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

#[tokio::test]
async fn neither_a_person_nor_a_secret_stands_in_the_log() {
    let log = Log::default();
    let writer = log.clone();
    let subscriber = tracing_subscriber::fmt()
        .with_max_level(tracing::level_filters::LevelFilter::TRACE)
        .with_ansi(false)
        .with_writer(move || writer.clone())
        .finish();
    let _guard = tracing::subscriber::set_default(subscriber);
    // With one log alone, a place in the code that another thread comes to first, where there is none, would stay silent.
    let _second = tracing::Dispatch::new(tracing_subscriber::fmt().with_writer(std::io::sink).finish());
    let house = house(RULES).await;
    house.groups(&["HRC-secretariat"]);
    let (returned, cookies) = house.there("/oidc/start").await;
    assert_eq!(house.back(&cookies, &returned).await.location(), "/secretariat");
    house.back(&cookies, &returned).await;
    house.groups(&[]);
    house.sign_in().await;
    house.stub.claims(|claims| claims["sub"] = json!("Subject-2"));
    house.sign_in().await;
    let log = String::from_utf8_lossy(&log.0.lock().unwrap()).into_owned();
    assert!(log.contains("nobody was signed in"), "{log}");
    let browser = cookies.split_once('=').unwrap().1;
    for secret in ["Ines", "ines@", "Subject-", "code-", "HRC-secretariat", SECRET, &returned["state"], browser] {
        assert!(!log.contains(secret), "{secret} in {log}");
    }
}

#[tokio::test]
async fn a_provider_that_is_away_leaves_the_way_by_mail_and_comes_back() {
    let mut app = TestApp::start().await;
    let nobody = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    app.serve(app.app.clone().with_openid(Provider::new(settings(&format!("http://{nobody}"), RULES))));
    assert!(app.get("/sign-in").await.text.contains("Sign in with the Office"));
    let page = app.get("/oidc/start").await;
    assert_eq!(page.status, StatusCode::SERVICE_UNAVAILABLE);
    assert!(page.text.contains("At the moment the Office cannot be reached"), "{}", page.text);
    assert!(page.text.contains("href=\"/sign-in\""), "{}", page.text);
}

#[tokio::test]
async fn a_provider_that_says_something_else_of_itself_is_not_gone_to() {
    for more in [
        json!({"issuer": "https://other.example"}),
        json!({"authorization_endpoint": "http://other.example/authorize"}),
        json!({"token_endpoint": "http://other.example/token"}),
        json!({"token_endpoint": null}),
        json!({"jwks_uri": 5}),
    ] {
        let house = house(RULES).await;
        house.stub.says().more = more.clone();
        let page = house.app.get("/oidc/start").await;
        house.refused(&page, StatusCode::BAD_GATEWAY, "does not fit the settings of this server");
    }
    let house = house(RULES).await;
    house.stub.says().more = json!({"jwks_uri": "http://other.example/keys"});
    assert_eq!(house.app.get("/oidc/start").await.status, StatusCode::SERVICE_UNAVAILABLE);
}
