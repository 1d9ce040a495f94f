//! Files that were chosen in a form which could not be taken as it was: kept for the next press of the same browser.
//!
//! The page that says what is wrong names each file that is kept, and says so to the server when it is sent again. A form
//! that is opened anew knows of none, so nobody who comes to the same browser later learns what was chosen in it.

use axum::http::HeaderMap;
use axum::http::header::HeaderValue;
use rostrum_domain::ids::MeetingId;
use rostrum_domain::registration::{Field, FieldKind, File};
use rostrum_store::Token;

use super::typed::Typed;
use crate::app::App;
use crate::error::Fault;
use crate::session;

/// The cookie of a browser for which files are kept; it signs nobody in.
const COOKIE: &str = "rostrum_upload";

/// By what a browser is known again.
#[derive(Clone, Debug)]
pub enum Browser {
    /// By a cookie, which it has once something was kept.
    Cookie(Option<Token>),
    /// By the token of the form inside a page of another site, where cookies are kept from it.
    Form(Token),
}

impl Browser {
    /// The browser that sent these headers.
    pub fn of(headers: &HeaderMap) -> Self {
        let cookie = session::cookie(headers, COOKIE).filter(|value| !value.is_empty());
        Self::Cookie(cookie.map(|value| Token::from_text(&value)))
    }

    fn token(&self) -> Option<&Token> {
        match self {
            Self::Cookie(token) => token.as_ref(),
            Self::Form(token) => Some(token),
        }
    }
}

/// Puts the files that the page said it kept back into the form. Those that are gone are noted there.
///
/// # Errors
/// The outside failed.
pub async fn put_back(app: &App, meeting: &MeetingId, browser: &Browser, typed: &mut Typed) -> Result<(), Fault> {
    if typed.claimed().is_empty() {
        return Ok(());
    }
    let mut kept = match browser.token() {
        Some(token) => app.store().list_uploads(meeting, token).await?,
        None => Vec::new(),
    };
    for code in typed.claimed().clone() {
        let file = kept.iter().position(|(other, _)| *other == code).map(|at| kept.swap_remove(at).1);
        typed.put_back(&code, file);
    }
    Ok(())
}

/// Keeps the files of a form that could not be taken, so far as they are right themselves, in the place of those of
/// before. Returns the cookie by which the browser is known again, where it needs one.
///
/// # Errors
/// The outside failed.
pub async fn keep(
    app: &App,
    meeting: &MeetingId,
    browser: &Browser,
    typed: &mut Typed,
    questions: &[&Field],
) -> Result<Option<HeaderValue>, Fault> {
    let files: Vec<(String, File)> = questions
        .iter()
        .filter(|question| matches!(question.kind, FieldKind::File))
        .filter_map(|question| {
            let answer = typed.answer(question);
            question.read(&answer).ok()?;
            Some((question.code.clone(), answer.file?))
        })
        .collect();
    if files.is_empty() {
        forget(app, meeting, browser).await?;
        return Ok(None);
    }
    let token = match browser.token() {
        Some(token) => token.clone(),
        None => Token::random()?,
    };
    if !app.store().keep_uploads(meeting, &token, &files).await? {
        return Ok(None);
    }
    for (code, file) in &files {
        typed.keeps(code, &file.name);
    }
    let path = format!("/m/{meeting}/register");
    let cookie = session::set_on_path_for_minutes(COOKIE, token.as_str(), &path, 60, app.settings().secure());
    Ok(matches!(browser, Browser::Cookie(_)).then_some(cookie))
}

/// Takes out what is kept for a browser. Returns the header that takes its cookie back, where it has one.
///
/// # Errors
/// The outside failed.
pub async fn forget(app: &App, meeting: &MeetingId, browser: &Browser) -> Result<Option<HeaderValue>, Fault> {
    let Some(token) = browser.token() else { return Ok(None) };
    app.store().forget_uploads(meeting, token).await?;
    let path = format!("/m/{meeting}/register");
    let clear = session::clear(COOKIE, &path, app.settings().secure());
    Ok(matches!(browser, Browser::Cookie(_)).then_some(clear))
}

#[cfg(test)]
mod tests;
