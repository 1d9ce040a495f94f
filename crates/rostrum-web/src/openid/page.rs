//! The pages of signing in through a provider.

use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use maud::{Markup, html};
use url::Url;

use super::person::Known;
use super::provider::Provider;
use super::trouble::Trouble;
use crate::i18n::Lang;
use crate::layout::Page;
use crate::visit::Visit;

/// The button that leads to the provider.
pub fn offer(lang: Lang, provider: &Provider, address: &str) -> Markup {
    html! {
        div.actions {
            a.button href=(address) { (lang.with("openid-button", &[("label", provider.label().into())])) }
        }
        h2 { (lang.t("openid-or")) }
    }
}

/// Why nobody was signed in, and which ways are left.
pub fn trouble(visit: &Visit, provider: &Provider, trouble: &Trouble) -> Response {
    tracing::warn!(why = trouble.code(), "nobody was signed in through the provider of OpenID Connect");
    let lang = visit.lang;
    let mut values = vec![("label", provider.label().into())];
    match trouble {
        Trouble::Refused(code) => values.push(("code", code.as_str().into())),
        Trouble::Untrusted(what) => {
            let why = lang.of_family("openid-untrusted", what.code(), &[]).unwrap_or_default();
            values.push(("why", why.into()));
        }
        _ => {}
    }
    let text = lang.of_family("openid-trouble", trouble.code(), &values).unwrap_or_default();
    let page = Page::new(visit, lang.t("openid-not")).render(&html! {
        article.fault {
            h1 { (lang.t("openid-not")) }
            p.lead { (text) }
            p { (lang.t("openid-ways")) }
            div.actions {
                a.button href="/oidc/start" { (lang.t("openid-again")) }
                a.button.second href="/sign-in" { (lang.t("openid-by-mail")) }
            }
        }
    });
    (trouble.status(), page).into_response()
}

/// The provider knows the person, and Rostrum has no role for whoever it is.
pub fn no_role(visit: &Visit, provider: &Provider, known: &Known) -> Response {
    let lang = visit.lang;
    let values = [
        ("label", provider.label().into()),
        ("name", known.person.name.as_str().into()),
        ("email", known.email.as_deref().unwrap_or_default().into()),
    ];
    let vouched = known.person.email.is_some();
    let address = known.email.as_ref().is_some_and(|email| *email != known.person.name);
    let page = Page::new(visit, lang.t("openid-no-role")).render(&html! {
        article.fault {
            h1 { (lang.t("openid-no-role")) }
            p.lead {
                @if address { (lang.with("openid-known", &values)) }
                @else { (lang.with("openid-known-without-address", &values)) }
                " " (lang.t("openid-no-role-text"))
            }
            p { @if vouched { (lang.with("openid-no-role-help", &values)) } @else { (lang.with("openid-not-vouched", &values)) } }
            div.actions { a.button.second href="/sign-in" { (lang.t("openid-by-mail")) } }
        }
    });
    (StatusCode::FORBIDDEN, page).into_response()
}

/// The own sign-in is over, and the one at the provider may not be.
pub fn signed_out(visit: &Visit, provider: &Provider, way_out: Option<&Url>) -> Markup {
    let lang = visit.lang;
    let values = [("label", provider.label().into())];
    Page::new(visit, lang.t("openid-signed-out")).render(&html! {
        h1 { (lang.t("openid-signed-out")) }
        p.lead { (lang.with("openid-still", &values)) }
        @if let Some(url) = way_out {
            div.actions { a.button href=(url) rel="noreferrer" { (lang.with("openid-sign-out", &values)) } }
        } @else {
            p { (lang.with("openid-sign-out-there", &values)) }
        }
    })
}
