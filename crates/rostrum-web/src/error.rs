//! What went wrong, as a page with what to do, or as JSON for programs.
//!
//! A handler returns a [`Fault`]; the layer [`render`] turns it into the answer, because only there
//! the language of the visit is known.

use axum::extract::{Request, State};
use axum::http::header::{RETRY_AFTER, WWW_AUTHENTICATE};
use axum::http::{HeaderValue, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use axum::{Json, extract::rejection::FormRejection};
use maud::{Markup, html};
use rostrum_domain::floor::Refusal;
use rostrum_store::Scope;

use crate::api::problem::FieldFault;
use crate::app::App;
use crate::floor::refusals;
use crate::i18n::Lang;
use crate::layout::Page;
use crate::visit::Visit;

/// Why a request was not fulfilled.
#[derive(Clone, Debug)]
pub enum Fault {
    /// A rule of the floor says no (409).
    Refused(Refusal),
    /// A rule of a page says no (409): the id of a text, already in the visitor's language.
    Conflict {
        /// A stable name in kebab case.
        code: &'static str,
        /// One sentence for the person.
        text: String,
    },
    /// There is nothing at this address (404).
    NotFound,
    /// The visitor is not signed in as somebody who may do it (403).
    NotPermitted,
    /// What is asked for needs a token with this scope (403).
    ScopeMissing(Scope),
    /// There is no such command (404).
    UnknownCommand(String),
    /// More messages than permitted (429).
    TooFast,
    /// More requests from one address than permitted in a minute (429).
    TooOften {
        /// After how many seconds the next is taken.
        seconds: u64,
    },
    /// The token of a program is not known, or was revoked (401).
    TokenUnknown,
    /// The link to sign in was used or has expired (410).
    LinkUsed,
    /// A form from another site (403).
    OtherSite,
    /// What was sent does not fit the form (400): what does not fit.
    Malformed(String),
    /// Fields of a document do not fit (422): which, and what is wrong with each.
    Unfit(Vec<FieldFault>),
    /// What was sent is larger than permitted (413), in bytes.
    TooLarge {
        /// How much is permitted.
        limit: u64,
    },
    /// A file of a kind that cannot be read (415 or 422): one sentence.
    Unreadable(String),
    /// As many read live streams as the server has places for (503).
    NoPlace {
        /// How many that is.
        most: usize,
    },
    /// The disk is full (507).
    DiskFull,
    /// Something outside the rules failed (500). The text is for the log, not for the person.
    Failed {
        /// What failed.
        what: String,
        /// By which the person and the log speak of the same failure.
        reference: String,
    },
}

impl Fault {
    /// Something outside the rules failed; it is logged here, once.
    pub fn failed(error: &(dyn std::error::Error + 'static)) -> Self {
        let mut what = error.to_string();
        let mut source = error.source();
        while let Some(inner) = source {
            what = format!("{what}: {inner}");
            source = inner.source();
        }
        let reference = reference(&what);
        tracing::error!(reference, what, "a request failed");
        Self::Failed { what, reference }
    }

    /// The status of the answer.
    pub fn status(&self) -> StatusCode {
        match self {
            Self::Refused(_) | Self::Conflict { .. } => StatusCode::CONFLICT,
            Self::NotFound | Self::UnknownCommand(_) => StatusCode::NOT_FOUND,
            Self::TooFast | Self::TooOften { .. } => StatusCode::TOO_MANY_REQUESTS,
            Self::NotPermitted | Self::ScopeMissing(_) | Self::OtherSite => StatusCode::FORBIDDEN,
            Self::TokenUnknown => StatusCode::UNAUTHORIZED,
            Self::LinkUsed => StatusCode::GONE,
            Self::Malformed(_) => StatusCode::BAD_REQUEST,
            Self::TooLarge { .. } => StatusCode::PAYLOAD_TOO_LARGE,
            Self::Unreadable(_) | Self::Unfit(_) => StatusCode::UNPROCESSABLE_ENTITY,
            Self::NoPlace { .. } => StatusCode::SERVICE_UNAVAILABLE,
            Self::DiskFull => StatusCode::INSUFFICIENT_STORAGE,
            Self::Failed { .. } => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    /// A stable name in kebab case.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Refused(refusal) => refusal.code(),
            Self::Conflict { code, .. } => code,
            Self::NotFound => "not-found",
            Self::UnknownCommand(_) => "unknown-command",
            Self::TooFast => "too-fast",
            Self::TooOften { .. } => "too-often",
            Self::NotPermitted | Self::ScopeMissing(_) => "not-permitted",
            Self::TokenUnknown => "token-unknown",
            Self::LinkUsed => "link-used",
            Self::OtherSite => "other-site",
            Self::Malformed(_) => "malformed",
            Self::Unfit(_) => "unfit",
            Self::TooLarge { .. } => "too-large",
            Self::Unreadable(_) => "unreadable",
            Self::NoPlace { .. } => "no-place",
            Self::DiskFull => "disk-full",
            Self::Failed { .. } => "failed",
        }
    }

    /// The heading, what is wrong, and what to do.
    pub fn words(&self, lang: Lang) -> (String, String, String) {
        match self {
            Self::Refused(refusal) => {
                (lang.t("error-refused"), refusal_text(refusal, lang), lang.t("error-refused-help"))
            }
            Self::Conflict { text, .. } => (lang.t("error-refused"), text.clone(), lang.t("error-refused-help")),
            Self::NotFound => {
                (lang.t("error-not-found"), lang.t("error-not-found-text"), lang.t("error-not-found-help"))
            }
            Self::NotPermitted => {
                (lang.t("error-not-permitted"), lang.t("error-not-permitted-text"), lang.t("error-not-permitted-help"))
            }
            Self::ScopeMissing(scope) => (
                lang.t("error-not-permitted"),
                lang.with("error-scope-missing-text", &[("scope", scope.code().into())]),
                lang.t("error-scope-missing-help"),
            ),
            Self::UnknownCommand(name) => (
                lang.t("error-not-found"),
                lang.with("error-unknown-command-text", &[("name", name.as_str().into())]),
                lang.t("error-unknown-command-help"),
            ),
            Self::TooFast => (lang.t("error-too-fast"), lang.t("error-too-fast-text"), lang.t("error-too-fast-help")),
            Self::TooOften { seconds } => (
                lang.t("too-often"),
                lang.t("too-often-text"),
                lang.with("too-often-help", &[("seconds", (*seconds).into())]),
            ),
            Self::TokenUnknown => {
                (lang.t("error-token-unknown"), lang.t("error-token-unknown-text"), lang.t("error-token-unknown-help"))
            }
            Self::LinkUsed => {
                (lang.t("error-link-used"), lang.t("error-link-used-text"), lang.t("error-link-used-help"))
            }
            Self::OtherSite => {
                (lang.t("error-other-site"), lang.t("error-other-site-text"), lang.t("error-other-site-help"))
            }
            Self::Malformed(what) => (
                lang.t("error-malformed"),
                lang.with("error-malformed-text", &[("what", what.as_str().into())]),
                lang.t("error-malformed-help"),
            ),
            Self::Unfit(faults) => (
                lang.t("error-malformed"),
                faults.iter().map(|fault| fault.message.as_str()).collect::<Vec<_>>().join(" "),
                lang.t("api-unfit-help"),
            ),
            Self::TooLarge { limit } => (
                lang.t("error-too-large"),
                lang.with("error-too-large-text", &[("megabytes", (limit / 1_000_000).into())]),
                lang.t("error-too-large-help"),
            ),
            Self::Unreadable(text) => (lang.t("error-unreadable"), text.clone(), lang.t("error-unreadable-help")),
            Self::NoPlace { most } => (
                lang.t("error-no-place"),
                lang.with("error-no-place-text", &[("most", (*most).into())]),
                lang.t("error-no-place-help"),
            ),
            Self::DiskFull => {
                (lang.t("error-disk-full"), lang.t("error-disk-full-text"), lang.t("error-disk-full-help"))
            }
            Self::Failed { reference, .. } => (
                lang.t("error-failed"),
                lang.with("error-failed-text", &[("reference", reference.as_str().into())]),
                lang.t("error-failed-help"),
            ),
        }
    }
}

/// The sentence of a refusal in a language, with times in UTC: no meeting is known here.
pub fn refusal_text(refusal: &Refusal, lang: Lang) -> String {
    refusals::to_anybody(refusal, lang, None)
}

/// A short name of a failure: eight hexadecimal digits that differ from failure to failure.
fn reference(what: &str) -> String {
    use std::hash::{BuildHasher, RandomState};
    format!("{:08x}", RandomState::new().hash_one(what) >> 32)
}

impl From<Refusal> for Fault {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}

impl From<rostrum_store::Error> for Fault {
    fn from(error: rostrum_store::Error) -> Self {
        match error {
            rostrum_store::Error::DiskFull(_) => {
                tracing::error!("the disk is full");
                Self::DiskFull
            }
            other => Self::failed(&other),
        }
    }
}

impl From<rostrum_store::SubmitError> for Fault {
    fn from(error: rostrum_store::SubmitError) -> Self {
        match error {
            rostrum_store::SubmitError::Refused(refusal) => refusal.into(),
            rostrum_store::SubmitError::Failed(error) => error.into(),
        }
    }
}

impl From<FormRejection> for Fault {
    fn from(rejection: FormRejection) -> Self {
        if rejection.status() == StatusCode::PAYLOAD_TOO_LARGE {
            Self::TooLarge { limit: crate::app::FORM_LIMIT }
        } else {
            Self::Malformed(rejection.body_text())
        }
    }
}

impl IntoResponse for Fault {
    fn into_response(self) -> Response {
        let mut response = self.status().into_response();
        response.extensions_mut().insert(self);
        response
    }
}

/// Turns a fault into a page or into JSON, also those that the framework raises itself.
pub async fn render(State(app): State<App>, request: Request, next: Next) -> Response {
    let (headers, uri) = (request.headers().clone(), request.uri().clone());
    let mut response = next.run(request).await;
    let raised = match response.status() {
        // Parts of an address that are no number, or no text: nothing stands there. A form that does not
        // fit carries its own fault.
        StatusCode::NOT_FOUND | StatusCode::BAD_REQUEST => Some(Fault::NotFound),
        StatusCode::METHOD_NOT_ALLOWED => Some(Fault::NotFound),
        StatusCode::PAYLOAD_TOO_LARGE => Some(Fault::TooLarge { limit: crate::app::FORM_LIMIT }),
        _ => None,
    };
    let Some(fault) = response.extensions_mut().remove::<Fault>().or(raised) else { return response };
    let visit = Visit::read(&app, &headers, &uri).await;
    let mut visit = visit.unwrap_or_else(|_| Visit::of_nobody(&headers, &uri));
    visit.read_fault();
    answer(&on_the_clocks_of_the_meeting(&app, fault, &visit).await, &visit)
}

/// A refusal with its times in the zone of the meeting that stands in the address.
async fn on_the_clocks_of_the_meeting(app: &App, fault: Fault, visit: &Visit) -> Fault {
    let Fault::Refused(refusal) = &fault else { return fault };
    let mut parts = visit.path.split('/').skip(1);
    let id = (parts.next() == Some("m")).then(|| parts.next()).flatten();
    let Some(id) = id else { return fault };
    match app.meeting(id).await {
        Ok(row) => {
            let text = refusals::to_anybody(refusal, visit.lang, Some(&row.meeting.note.zone));
            Fault::Conflict { code: refusal.code(), text }
        }
        Err(_) => fault,
    }
}

/// After how many seconds somebody who found no place may come again.
const COME_AGAIN_SECONDS: u64 = 30;

/// The answer that tells a visitor of a fault.
pub(crate) fn answer(fault: &Fault, visit: &Visit) -> Response {
    let mut response = body(fault, visit);
    if matches!(fault, Fault::NoPlace { .. }) {
        response.headers_mut().insert(RETRY_AFTER, COME_AGAIN_SECONDS.into());
    }
    if let Fault::TooOften { seconds } = fault {
        response.headers_mut().insert(RETRY_AFTER, (*seconds).into());
    }
    response
}

fn body(fault: &Fault, visit: &Visit) -> Response {
    if visit.wants_json {
        let problem = if visit.is_program { fault.to_program(visit.lang) } else { fault.to_json(visit.lang) };
        let mut response = (fault.status(), Json(problem)).into_response();
        if matches!(fault, Fault::TokenUnknown) {
            response.headers_mut().insert(WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
        }
        return response;
    }
    let (title, text, help) = fault.words(visit.lang);
    (fault.status(), page(visit, &title, &text, &help)).into_response()
}

fn page(visit: &Visit, title: &str, text: &str, help: &str) -> Markup {
    Page::new(visit, title.to_owned()).render(&html! {
        article.fault {
            h1 { (title) }
            p.lead { (text) }
            p { (help) }
            @if !visit.neutral { p { a.button href="/" { (visit.lang.t("error-home")) } } }
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_refusal_says_its_own_sentence() {
        assert_eq!(refusal_text(&Refusal::FloorFree, Lang::En), "Nobody has the floor.");
        assert_eq!(Fault::from(Refusal::FloorFree).status(), StatusCode::CONFLICT);
    }

    #[tokio::test]
    async fn a_form_that_is_too_large_is_no_malformed_one() {
        let (app, row) = crate::testing::TestApp::with_meeting().await;
        let form = format!("name={}", "a".repeat(1_200_000));
        let page = app.post_as("", &format!("/m/{}/register", row.meeting.id), &form).await;
        assert_eq!(page.status, StatusCode::PAYLOAD_TOO_LARGE);
        assert!(page.text.contains("At most 1 MB"), "{}", page.text);
    }

    #[tokio::test]
    async fn an_address_with_a_number_that_is_none_is_a_page_that_does_not_exist() {
        let (app, row) = crate::testing::TestApp::with_meeting().await;
        let base = format!("/m/{}", row.meeting.id);
        for path in
            [format!("{base}/me/receipt/session-1/one"), format!("{base}/stream?view=a&view=b"), "/m/%ff".to_owned()]
        {
            let page = app.get(&path).await;
            assert_eq!(page.status, StatusCode::NOT_FOUND, "{path}");
            assert!(page.text.contains("Check the address"), "{path}: {}", page.text);
        }
    }

    #[test]
    fn a_failure_keeps_its_cause_from_the_person() {
        let fault = Fault::failed(&std::io::Error::other("inner cause"));
        let (_, text, help) = fault.words(Lang::En);
        assert!(!text.contains("inner cause") && !help.contains("inner cause"));
        assert!(matches!(fault, Fault::Failed { what, .. } if what.contains("inner cause")));
    }
}
