//! A small provider in the process. It checks what a real one checks, and says what a test wants it to say.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard};

use axum::extract::{Form, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use axum::{Json, Router};
use data_encoding::{BASE64, BASE64URL_NOPAD};
use hmac::{Hmac, KeyInit, Mac};
use ring::signature::{Ed25519KeyPair, KeyPair};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use url::Url;

/// How a token is signed.
#[derive(Clone, Debug)]
pub enum Sign {
    /// With the key made from this seed.
    Key(u8),
    /// Not at all.
    None,
    /// With a secret that both know.
    Secret(Vec<u8>),
}

type Change = Box<dyn Fn(&mut Value, &mut Value) + Send>;

/// What a test may set.
pub struct Says {
    /// The keys that are shown, by their seeds, which are their names as well.
    pub keys: Vec<u8>,
    /// How the token is signed.
    pub sign: Sign,
    /// What is altered in the head and in the claims of the token.
    pub change: Change,
    /// What the page of the person says, beside the subject.
    pub person: Value,
    /// What the provider says of itself, beside the usual.
    pub more: Value,
    /// How often the keys were looked at.
    pub key_looks: usize,
    codes: usize,
    granted: HashMap<String, Granted>,
}

#[derive(Clone)]
struct Granted {
    challenge: String,
    nonce: String,
}

/// The provider.
#[derive(Clone)]
pub struct Stub {
    pub address: String,
    says: Arc<Mutex<Says>>,
}

/// What this server and the provider know.
pub const SECRET: &str = "word-of-both";

impl Stub {
    /// A provider that knows Ines, with the right key.
    pub async fn start() -> Self {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = format!("http://{}", listener.local_addr().unwrap());
        let says = Says {
            keys: vec![1],
            sign: Sign::Key(1),
            change: Box::new(|_, _| {}),
            person: json!({"name": "Ines  Vidal", "email": "ines@example.org", "email_verified": true}),
            more: json!({}),
            key_looks: 0,
            codes: 0,
            granted: HashMap::new(),
        };
        let stub = Self { address, says: Arc::new(Mutex::new(says)) };
        let router = Router::new()
            .route("/.well-known/openid-configuration", get(metadata))
            .route("/keys", get(keys))
            .route("/token", post(token))
            .route("/person", get(person))
            .with_state(stub.clone());
        tokio::spawn(async move { axum::serve(listener, router).await });
        stub
    }

    pub fn says(&self) -> MutexGuard<'_, Says> {
        self.says.lock().unwrap()
    }

    /// Alters the claims of the token.
    pub fn claims(&self, change: impl Fn(&mut Value) + Send + 'static) {
        self.says().change = Box::new(move |_, claims| change(claims));
    }

    /// Alters how the token is signed, and what stands in its head and claims.
    pub fn signs(&self, sign: Sign, change: impl Fn(&mut Value, &mut Value) + Send + 'static) {
        let mut says = self.says();
        (says.sign, says.change) = (sign, Box::new(change));
    }

    /// Lets the person in who was sent here, and returns what the browser is sent back with.
    pub fn grant(&self, there: &str) -> HashMap<String, String> {
        let url = Url::parse(there).unwrap();
        let asked: HashMap<String, String> = url.query_pairs().into_owned().collect();
        assert!(there.starts_with(&format!("{}/authorize?", self.address)), "{there}");
        assert_eq!(asked["response_type"], "code");
        assert_eq!(asked["client_id"], "rostrum");
        assert_eq!(asked["code_challenge_method"], "S256");
        assert_eq!(asked["redirect_uri"], "http://rostrum.test/oidc/callback");
        assert!(asked["scope"].split(' ').any(|scope| scope == "openid"), "{there}");
        let mut says = self.says();
        says.codes += 1;
        let code = format!("code-{}", says.codes);
        let granted = Granted { challenge: asked["code_challenge"].clone(), nonce: asked["nonce"].clone() };
        says.granted.insert(code.clone(), granted);
        HashMap::from([("code".to_owned(), code), ("state".to_owned(), asked["state"].clone())])
    }
}

/// The public half of a key.
pub fn public_key(seed: u8) -> Vec<u8> {
    Ed25519KeyPair::from_seed_unchecked(&[seed; 32]).unwrap().public_key().as_ref().to_vec()
}

async fn metadata(State(stub): State<Stub>) -> Json<Value> {
    let at = |path: &str| format!("{}{path}", stub.address);
    let mut metadata = json!({
        "issuer": stub.address,
        "authorization_endpoint": at("/authorize"),
        "token_endpoint": at("/token"),
        "userinfo_endpoint": at("/person"),
        "jwks_uri": at("/keys"),
        "response_types_supported": ["code"],
        "subject_types_supported": ["public"],
        // What a careless provider says must not widen what is taken.
        "id_token_signing_alg_values_supported": ["EdDSA", "RS256", "HS256", "none"],
    });
    merge(&mut metadata, &stub.says().more);
    Json(metadata)
}

async fn keys(State(stub): State<Stub>) -> Json<Value> {
    let mut says = stub.says();
    says.key_looks += 1;
    let key = |seed: &u8| {
        json!({"kty": "OKP", "crv": "Ed25519", "use": "sig", "alg": "EdDSA", "kid": seed.to_string(),
            "x": BASE64URL_NOPAD.encode(&public_key(*seed))})
    };
    Json(json!({"keys": says.keys.iter().map(key).collect::<Vec<_>>()}))
}

async fn token(State(stub): State<Stub>, headers: HeaderMap, Form(form): Form<HashMap<String, String>>) -> Response {
    let refuse = |code: &str| (StatusCode::BAD_REQUEST, Json(json!({"error": code}))).into_response();
    let expected = format!("Basic {}", BASE64.encode(format!("rostrum:{SECRET}").as_bytes()));
    if headers.get("authorization").and_then(|value| value.to_str().ok()) != Some(&expected) {
        return refuse("invalid_client");
    }
    let mut says = stub.says();
    let Some(granted) = says.granted.remove(&form["code"]) else { return refuse("invalid_grant") };
    let challenge = BASE64URL_NOPAD.encode(&Sha256::digest(form["code_verifier"].as_bytes()));
    if challenge != granted.challenge || form["redirect_uri"] != "http://rostrum.test/oidc/callback" {
        return refuse("invalid_grant");
    }
    let now = now();
    let mut head = json!({"alg": "EdDSA", "typ": "JWT"});
    let mut claims = json!({"iss": stub.address, "aud": "rostrum", "sub": "Subject-1", "nonce": granted.nonce,
        "iat": now, "exp": now + 300});
    if let Sign::Key(seed) = says.sign {
        head["kid"] = json!(seed.to_string());
    }
    (says.change)(&mut head, &mut claims);
    let id_token = signed(&head, &claims, &says.sign);
    Json(json!({"access_token": "access", "token_type": "Bearer", "expires_in": 60, "id_token": id_token}))
        .into_response()
}

async fn person(State(stub): State<Stub>, headers: HeaderMap) -> Response {
    if headers.get("authorization").and_then(|value| value.to_str().ok()) != Some("Bearer access") {
        return StatusCode::UNAUTHORIZED.into_response();
    }
    let mut person = json!({"sub": "Subject-1"});
    merge(&mut person, &stub.says().person);
    Json(person).into_response()
}

fn signed(head: &Value, claims: &Value, sign: &Sign) -> String {
    let part = |value: &Value| BASE64URL_NOPAD.encode(value.to_string().as_bytes());
    let text = format!("{}.{}", part(head), part(claims));
    let signature = match sign {
        Sign::None => Vec::new(),
        Sign::Key(seed) => {
            let key = Ed25519KeyPair::from_seed_unchecked(&[*seed; 32]).unwrap();
            key.sign(text.as_bytes()).as_ref().to_vec()
        }
        Sign::Secret(secret) => {
            let mut mac = Hmac::<Sha256>::new_from_slice(secret).unwrap();
            mac.update(text.as_bytes());
            mac.finalize().into_bytes().to_vec()
        }
    };
    format!("{text}.{}", BASE64URL_NOPAD.encode(&signature))
}

fn merge(into: &mut Value, more: &Value) {
    for (name, value) in more.as_object().unwrap() {
        into[name] = value.clone();
    }
}

/// The provider has a clock of its own.
#[expect(clippy::disallowed_methods, reason = "a provider is another machine")]
pub fn now() -> i64 {
    jiff::Timestamp::now().as_second()
}
