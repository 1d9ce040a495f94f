//! What the secretariat does with webhooks: makes one, pauses it, sends a test, rolls its secret, takes it away.

use axum::extract::rejection::FormRejection;
use axum::extract::{Form, Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use rostrum_store::WebhookState;

use super::{Pairs, back, enter, field, page, ticked};
use crate::api::webhook::{KINDS, Target, WrongTarget, test_message};
use crate::app::App;
use crate::error::Fault;
use crate::fields::Wrong;
use crate::i18n::Lang;
use crate::visit::Visit;

/// Most webhooks of a meeting.
pub const MOST: usize = 10;

/// Makes a webhook and shows its secret, once.
///
/// # Errors
/// [`Fault::NotPermitted`], or the outside failed. A form that does not fit comes back with what is wrong.
pub async fn make(
    State(app): State<App>,
    visit: Visit,
    Path(meeting): Path<String>,
    form: Result<Form<Pairs>, FormRejection>,
) -> Result<Response, Fault> {
    let row = enter(&app, &visit, &meeting).await?;
    let id = &row.meeting.id;
    let Form(form) = form?;
    let url = field(&form, "url").trim().to_owned();
    let kinds: Vec<&'static str> =
        ticked(&form, "kind").filter_map(|code| KINDS.into_iter().find(|kind| *kind == code)).collect();
    let now = app.real_now();
    let mut wrong = Wrong::default();
    let target = Target::parse(&url, app.settings().private_webhooks);
    if let Err(why) = &target {
        wrong.add("url", sentence(visit.lang, *why));
    }
    if kinds.is_empty() {
        wrong.add("kind", visit.lang.t("webhooks-kind-wrong"));
    }
    if app.store().list_webhooks(Some(id), now).await?.len() >= MOST {
        wrong.add("url", visit.lang.with("webhooks-too-many", &[("most", MOST.into())]));
    }
    let (Ok(target), true) = (target, wrong.is_empty()) else {
        let typed = page::Typed { url, kinds, wrong, ..page::Typed::default() };
        let page = page::overview(&app, &visit, &row, &typed).await?;
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response());
    };
    // It is told what happens from now on.
    let seen = app.desk().floor(id).await?.version;
    let webhook = app.store().make_webhook(id, target.as_str(), &kinds, seen, now).await?;
    ring(&app);
    let secret = webhook.secrets.first().ok_or(Fault::NotFound)?.text();
    Ok((StatusCode::CREATED, page::secret(&visit, &row, &webhook.url, &secret, false)).into_response())
}

/// Does something with a webhook: `pause`, `resume`, `test`, `roll`, `remove`.
///
/// # Errors
/// [`Fault::NotPermitted`], [`Fault::NotFound`], or the outside failed.
pub async fn act(
    State(app): State<App>,
    visit: Visit,
    Path((meeting, no, action)): Path<(String, u32, String)>,
) -> Result<Response, Fault> {
    let row = enter(&app, &visit, &meeting).await?;
    let (id, store, now) = (&row.meeting.id, app.store(), app.real_now());
    let webhook = store.find_webhook(id, no, now).await?.ok_or(Fault::NotFound)?;
    match action.as_str() {
        "pause" => store.set_webhook_state(id, no, WebhookState::Paused).await?,
        "resume" => {
            store.hasten_deliveries(id, no, now).await?;
            store.set_webhook_state(id, no, WebhookState::Active).await?;
        }
        "test" => {
            store.put_test_delivery(&webhook, &test_message(&app, &webhook).await?, now).await?;
            store.hasten_deliveries(id, no, now).await?;
        }
        "roll" => {
            let secret = store.roll_webhook_secret(id, no, now).await?;
            return Ok(page::secret(&visit, &row, &webhook.url, &secret.text(), true).into_response());
        }
        "remove" => store.remove_webhook(id, no).await?,
        _ => return Err(Fault::NotFound),
    }
    ring(&app);
    Ok(back(&row))
}

/// Tells those who serve webhooks.
fn ring(app: &App) {
    app.webhooks().send_modify(|count| *count += 1);
}

fn sentence(lang: Lang, wrong: WrongTarget) -> String {
    match wrong {
        WrongTarget::Malformed => lang.t("webhooks-url-wrong"),
        WrongTarget::NotHttps => lang.t("webhooks-url-not-https"),
        WrongTarget::NotPublic => lang.t("webhooks-url-not-public"),
    }
}
