//! The rules of a list as a JSON document: programs read it, change it and send it back.

use axum::Json;
use axum::extract::rejection::JsonRejection;
use axum::extract::{FromRequest, Request};
use axum::http::HeaderMap;
use axum::http::header::CONTENT_TYPE;
use rostrum_domain::floor::{Command, Event, InvalidRules, Rules};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use utoipa::ToSchema;

use super::{Subject, fault, reason};
use crate::access::Action;
use crate::api::command::{CommandAnswer, Sender, too_large_or};
use crate::api::key;
use crate::api::problem::FieldFault;
use crate::app::App;
use crate::error::Fault;
use crate::visit::Visit;

/// Rules to be set.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct RulesRequest {
    /// The whole rules, as this address gives them.
    #[schema(value_type = Object)]
    rules: Value,
    /// Why, in 1 to 500 characters. Needed once the list has opened, and from the chair.
    reason: Option<String>,
    /// The version of the floor that the sender saw; refused when the floor moved since.
    seen: Option<u64>,
    /// A name of this very command, 1 to 64 characters: sent again, it is answered and not done again.
    key: Option<String>,
}

/// The rules in force.
#[derive(Debug, Serialize, ToSchema)]
pub struct RulesInForce {
    /// The version of the log of the floor.
    version: u64,
    /// The session of the list.
    session: String,
    /// Whether the list has opened: from then on another rule is a decision of the chair and needs a reason.
    opened: bool,
    /// The rules. `delegations`, the only ones that may inscribe, is left out for whoever may not set them.
    #[schema(value_type = Object)]
    rules: Value,
    /// How many delegations alone may inscribe; null: all of the categories.
    delegations: Option<usize>,
}

/// Whether what is sent is a JSON document.
pub fn is_json(headers: &HeaderMap) -> bool {
    let kind = headers.get(CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    kind.split(';').next().is_some_and(|kind| kind.trim().eq_ignore_ascii_case("application/json"))
}

/// The rules in force. Which delegations alone may inscribe stays out of the public log, and so it does here.
pub(crate) fn in_force(visit: &Visit, subject: &Subject) -> Json<RulesInForce> {
    let mut rules = whole(&subject.rules);
    if !visit.may(Action::CommandFloor, Some(subject.meeting()))
        && let Some(rules) = rules.as_object_mut()
    {
        rules.remove("delegations");
    }
    Json(RulesInForce {
        version: subject.floor.version,
        session: subject.session.id.to_string(),
        opened: subject.has_opened(),
        rules,
        delegations: subject.rules.delegations.as_ref().map(Vec::len),
    })
}

/// Sets the rules of a document, as the command that they are.
///
/// # Errors
/// [`Fault::ScopeMissing`], [`Fault::Malformed`], [`Fault::Unfit`] with every field that does not fit,
/// [`Fault::Refused`] with the rule of the floor.
pub(crate) async fn set(
    app: &App,
    visit: &Visit,
    subject: &Subject,
    request: Request,
) -> Result<Json<CommandAnswer>, Fault> {
    let sender = Sender::of(visit, subject.meeting())?;
    let key = key::in_header(request.headers())?;
    let body: Result<Json<RulesRequest>, JsonRejection> = Json::from_request(request, app).await;
    let Json(body) = body.map_err(|rejection| too_large_or(&rejection.body_text(), rejection.status()))?;
    let rules = read(body.rules)?;
    // The field is that of the document, and the sentence has its units: seconds.
    let unfit = |error: &InvalidRules| {
        let (field, _) = fault::sentence(visit.lang, subject.zone(), error);
        FieldFault { field: format!("rules.{}", fault::path(field)), message: error.to_string() }
    };
    let faults = subject.floor.faults_of(&subject.session.id, &rules, app.now());
    let mut faults: Vec<FieldFault> = faults.iter().map(unfit).collect();
    let typed = body.reason.as_deref().unwrap_or_default().trim();
    let reason = match reason(visit.lang, typed, subject.has_opened() || sender.is_chair()) {
        Ok(reason) => reason,
        Err(message) => {
            faults.push(FieldFault { field: "reason".to_owned(), message });
            None
        }
    };
    let session = subject.session.id.clone();
    let (rules, key) = (Box::new(rules), key.or(body.key));
    if !faults.is_empty() {
        // What is sent again may have been set when it fitted: before the list opened, before its instant had passed.
        let set = sender.find_carried_out(app, subject.meeting(), key).await?.filter(|outcome| {
            let same = |event: &Event| match event {
                Event::RulesSet { session: of, rules: set, reason: why, .. } => {
                    *of == session && *set == rules && why.as_deref().unwrap_or_default() == typed
                }
                _ => false,
            };
            outcome.events.iter().any(|line| same(&line.event))
        });
        return set.map(|outcome| Json(outcome.into())).ok_or(Fault::Unfit(faults));
    }
    let command = Command::SetRules { session, rules, commitment: None, reason };
    Ok(Json(sender.carry_out(app, subject.meeting(), command, body.seen, key).await?.into()))
}

/// The rules of a document. A name that is none of theirs is refused: a misspelt limit is no limit. So is one that is
/// left out: whoever may not read which delegations alone may inscribe must not open the list to all.
fn read(sent: Value) -> Result<Rules, Fault> {
    let rules: Rules =
        serde_json::from_value(sent.clone()).map_err(|error| Fault::Malformed(format!("rules: {error}")))?;
    if let Some(path) = more(&sent, &whole(&rules), "rules") {
        return Err(Fault::Malformed(format!("{path}: rules have no such field")));
    }
    // A rule that came later may be left out, and then does not hold: programs that know nothing of it go on.
    let known = serde_json::to_value(&rules).unwrap_or_default();
    match more(&known, &sent, "rules") {
        Some(path) => Err(Fault::Malformed(format!(
            "{path}: it is left out; send the whole rules, as whoever may set them reads them, with null where there is none"
        ))),
        None => Ok(rules),
    }
}

/// Rules with every name that they have. The log leaves out a later rule that does not hold.
fn whole(rules: &Rules) -> Value {
    let mut document = serde_json::to_value(rules).unwrap_or_default();
    if let Some(order) = document["order"].as_object_mut() {
        order.insert("confirms_dignitaries".to_owned(), rules.order.confirms_dignitaries.into());
    }
    document
}

/// The path of the first name that one has and the other has not.
fn more(one: &Value, other: &Value, path: &str) -> Option<String> {
    match (one, other) {
        (Value::Object(one), Value::Object(other)) => one.iter().find_map(|(name, value)| {
            let path = format!("{path}.{name}");
            match other.get(name) {
                None => Some(path),
                Some(other) => more(value, other, &path),
            }
        }),
        (Value::Array(one), Value::Array(other)) => {
            let mut pairs = one.iter().zip(other).enumerate();
            pairs.find_map(|(place, (one, other))| more(one, other, &format!("{path}.{place}")))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use axum::body::Body;
    use axum::http::header::{ACCEPT, AUTHORIZATION, CONTENT_TYPE};
    use axum::http::{Request, StatusCode};
    use rostrum_domain::floor::{Actor, Command};
    use rostrum_domain::ids::{DelegationNo, SessionId};
    use rostrum_store::{MeetingRow, Scope};
    use serde_json::{Value, json};

    use super::*;
    use crate::testing::TestApp;

    struct Hall {
        app: TestApp,
        row: MeetingRow,
        run: String,
    }

    impl Hall {
        async fn open() -> Self {
            let (app, row) = TestApp::with_meeting().await;
            let made = app.app.store().make_program(&row.meeting.id, "Planner", &[Scope::Run]).await.unwrap();
            Self { run: made.1.as_str().to_owned(), app, row }
        }

        async fn ask(&self, request: axum::http::request::Builder, body: String) -> (StatusCode, Value) {
            let answer = self.app.send(request.body(Body::from(body)).unwrap()).await;
            (answer.status, serde_json::from_str(&answer.text).unwrap_or_else(|_| panic!("no JSON: {}", answer.text)))
        }

        fn path(&self) -> String {
            format!("/m/{}/rules/session-1", self.row.meeting.id)
        }

        async fn get(&self, token: &str) -> Value {
            let request = Request::get(self.path()).header(ACCEPT, "application/json");
            let request =
                if token.is_empty() { request } else { request.header(AUTHORIZATION, format!("Bearer {token}")) };
            let (status, answer) = self.ask(request, String::new()).await;
            assert_eq!(status, StatusCode::OK, "{answer}");
            answer
        }

        async fn post(&self, body: &Value) -> (StatusCode, Value) {
            let request = Request::post(self.path())
                .header(CONTENT_TYPE, "application/json")
                .header(AUTHORIZATION, format!("Bearer {}", self.run));
            self.ask(request, body.to_string()).await
        }
    }

    #[tokio::test]
    async fn rules_are_read_changed_and_sent_back_once() {
        let hall = Hall::open().await;
        let mut rules = hall.get(&hall.run).await["rules"].take();
        rules["limits"]["single"] = 90.into();
        rules["order"]["within"] = json!({ "by": "lot", "window_seconds": 600, "beacon": null });
        let body = json!({ "rules": rules, "key": "draw" });
        let (status, answer) = hall.post(&body).await;
        assert_eq!((status, &answer["events"][0]["type"]), (StatusCode::OK, &"rules_set".into()), "{answer}");
        assert!(answer["events"][0]["commitment"].is_string(), "the seed is committed to: {answer}");
        let now = hall.get("").await;
        assert_eq!((&now["version"], &now["rules"]["limits"]["single"]), (&answer["version"], &90.into()));
        assert_eq!(hall.post(&body).await, (StatusCode::OK, answer.clone()), "sent again, it is answered");
        let mut other = body.clone();
        other["rules"]["limits"]["single"] = 70.into();
        let (status, fault) = hall.post(&other).await;
        assert_eq!((status, &fault["code"]), (StatusCode::CONFLICT, &"key-used".into()));
        assert!(fault["message"].as_str().unwrap().contains("\u{201c}draw\u{201d}"), "{fault}");
        let session = SessionId::parse("session-1").unwrap();
        hall.app.submit(&hall.row, Actor::Secretariat, Command::OpenList { session }).await;
        assert_eq!(hall.post(&body).await, (StatusCode::OK, answer), "also when it would need a reason by now");
        assert_eq!(hall.post(&other).await.1["code"], "unfit", "other rules were not set with this key");
    }

    #[tokio::test]
    async fn the_public_and_a_program_that_reads_set_nothing_and_read_no_names_of_rules() {
        let hall = Hall::open().await;
        let mut rules: Rules = serde_json::from_value(hall.get(&hall.run).await["rules"].take()).unwrap();
        rules.delegations = Some(vec![DelegationNo(4), DelegationNo(9)]);
        let body = json!({ "rules": rules });
        assert_eq!(hall.post(&body).await.0, StatusCode::OK);
        assert_eq!(hall.get(&hall.run).await["rules"]["delegations"], json!([4, 9]));
        let public = hall.get("").await;
        assert_eq!((public["rules"].get("delegations"), &public["delegations"]), (None, &2.into()));
        let (status, fault) = hall.post(&json!({ "rules": public["rules"] })).await;
        assert_eq!(hall.get("").await["rules"]["order"]["confirms_dignitaries"], json!(false));
        assert_eq!(status, StatusCode::BAD_REQUEST, "what the public reads would open the list to all: {fault}");
        assert!(fault["message"].as_str().unwrap().contains("rules.delegations: it is left out"), "{fault}");
        for scopes in [&[Scope::Read][..], &[Scope::ReadStaff]] {
            let token = hall.app.app.store().make_program(&hall.row.meeting.id, "Reader", scopes).await.unwrap().1;
            assert!(hall.get(token.as_str()).await["rules"].get("delegations").is_none());
            let request = Request::post(hall.path())
                .header(CONTENT_TYPE, "application/json")
                .header(AUTHORIZATION, format!("Bearer {}", token.as_str()));
            let (status, fault) = hall.ask(request, body.to_string()).await;
            assert_eq!((status, &fault["code"]), (StatusCode::FORBIDDEN, &"not-permitted".into()));
        }
    }

    #[tokio::test]
    async fn what_does_not_fit_is_named_and_what_is_misspelt_is_not_passed_over() {
        let hall = Hall::open().await;
        let rules = hall.get(&hall.run).await["rules"].take();
        let with = |change: &dyn Fn(&mut Value)| {
            let mut rules = rules.clone();
            change(&mut rules);
            json!({ "rules": rules })
        };
        let unfit = with(&|rules| {
            rules["per_delegation"] = 11.into();
            rules["allowance_seconds"] = 121.into();
        });
        let (status, fault) = hall.post(&unfit).await;
        assert_eq!((status, &fault["code"]), (StatusCode::UNPROCESSABLE_ENTITY, &"unfit".into()));
        assert_eq!(fault["faults"][0]["field"], "rules.per_delegation", "{fault}");
        let message = fault["faults"][1]["message"].as_str().unwrap();
        assert!(message.contains("121 does not fit; 0 to 120 are permitted"), "in the units of the document: {fault}");
        let past = |rules: &mut Value| {
            (rules["amber_seconds"], rules["red_seconds"]) = (10.into(), 20.into());
            rules["opens_at"] = "2001-02-03T04:05:06Z".into();
        };
        let faults = hall.post(&with(&past)).await.1["faults"].take();
        let fields: Vec<&Value> = faults.as_array().unwrap().iter().map(|fault| &fault["field"]).collect();
        assert_eq!(fields, ["rules.red_seconds", "rules.opens_at"], "all at once: {faults}");
        for (body, part) in [
            (with(&|rules| rules["limits"]["singel"] = 60.into()), "rules.limits.singel"),
            (with(&|rules| rules["limits"]["single"] = 5.into()), "10 s to 3,600 s"),
            (with(&|rules| rules["order"]["within"] = json!({ "by": "dice" })), "dice"),
            (json!({ "rules": rules, "raeson": "x" }), "raeson"),
        ] {
            let (status, fault) = hall.post(&body).await;
            assert_eq!((status, &fault["code"]), (StatusCode::BAD_REQUEST, &"malformed".into()), "{part}: {fault}");
            assert!(fault["message"].as_str().unwrap().contains(part), "{fault}");
        }
        let session = SessionId::parse("session-1").unwrap();
        hall.app.submit(&hall.row, Actor::Secretariat, Command::OpenList { session }).await;
        let late = with(&|rules| rules["limits"]["single"] = 60.into());
        assert_eq!(hall.post(&late).await.1["faults"][0]["field"], "reason");
        let (status, _) = hall.post(&json!({ "rules": late["rules"], "reason": "The list is long." })).await;
        assert_eq!(status, StatusCode::OK);
    }
}
