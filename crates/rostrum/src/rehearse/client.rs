//! A person before a browser: asks for pages, sends forms, keeps the cookies.

use reqwest::header::{ACCEPT, CONTENT_TYPE, LOCATION};
use reqwest::{Response, StatusCode, redirect};
use serde_json::Value;

use crate::failure::Failure;

/// The kind of a JSON document.
const JSON: &str = "application/json";

/// One person's browser.
#[derive(Clone, Debug)]
pub struct Client {
    http: reqwest::Client,
    base: String,
}

/// An answer with its text.
#[derive(Debug)]
pub struct Answer {
    pub status: StatusCode,
    pub location: String,
    pub text: String,
}

impl Client {
    /// A browser without cookies.
    pub fn new(base: &str) -> Result<Self, Failure> {
        let http = reqwest::Client::builder().cookie_store(true).redirect(redirect::Policy::none()).no_proxy().build();
        Ok(Self { http: http.map_err(|error| broken(&error))?, base: base.to_owned() })
    }

    /// The bytes at an address.
    pub async fn download(&self, path: &str) -> Result<Vec<u8>, Failure> {
        let response = self.http.get(self.url(path)).send().await.map_err(|error| broken(&error))?;
        if !response.status().is_success() {
            return Err(Failure::Rehearsal(format!("{path} answered {}", response.status())));
        }
        Ok(response.bytes().await.map_err(|error| broken(&error))?.to_vec())
    }

    /// A page.
    pub async fn get(&self, path: &str) -> Result<Answer, Failure> {
        answer(self.http.get(self.url(path)).send().await).await
    }

    /// Sends a form.
    pub async fn post(&self, path: &str, form: &[(&str, &str)]) -> Result<Answer, Failure> {
        answer(self.http.post(self.url(path)).form(form).send().await).await
    }

    /// Sends a form and wants JSON: `Ok(Err((code, sentence)))` when a rule refused.
    pub async fn command(&self, path: &str, form: &[(&str, &str)]) -> Result<Result<Value, (String, String)>, Failure> {
        let request = self.http.post(self.url(path)).header(ACCEPT, JSON).form(form);
        let answer = answer(request.send().await).await?;
        let body: Value = serde_json::from_str(&answer.text).unwrap_or_default();
        let field = |name: &str| body[name].as_str().unwrap_or_default().to_owned();
        match answer.status {
            status if status.is_success() => Ok(Ok(body)),
            StatusCode::CONFLICT => Ok(Err((field("code"), field("message")))),
            status => Err(Failure::Rehearsal(format!("{path} answered {status}: {}", field("message")))),
        }
    }

    /// Reads a document.
    pub async fn read(&self, path: &str) -> Result<Value, Failure> {
        document(path, answer(self.http.get(self.url(path)).header(ACCEPT, JSON).send().await).await?)
    }

    /// Sends a document that no rule should refuse.
    pub async fn send(&self, path: &str, body: &Value) -> Result<Value, Failure> {
        let request = self.http.post(self.url(path)).header(CONTENT_TYPE, JSON).body(body.to_string());
        document(path, answer(request.send().await).await?)
    }

    /// Sends a form that may hold files: fields, then a file as (field, name, bytes).
    pub async fn upload(
        &self,
        path: &str,
        fields: &[(&'static str, &str)],
        file: Option<(&'static str, &str, Vec<u8>)>,
    ) -> Result<Answer, Failure> {
        let mut form = reqwest::multipart::Form::new();
        for (name, value) in fields {
            form = form.text(*name, (*value).to_owned());
        }
        if let Some((field, name, bytes)) = file {
            form = form.part(field, reqwest::multipart::Part::bytes(bytes).file_name(name.to_owned()));
        }
        answer(self.http.post(self.url(path)).multipart(form).send().await).await
    }

    fn url(&self, path: &str) -> String {
        if path.starts_with("http") { path.to_owned() } else { format!("{}{path}", self.base) }
    }
}

impl Answer {
    /// As [`fine`](Self::fine), or a refusal: people who look on may have taken a delegate's place by then, with a
    /// new link or a command of their own, and the day goes on without that one.
    pub fn fine_or_refused(self, what: &str) -> Result<(), Failure> {
        match self.status {
            StatusCode::FORBIDDEN | StatusCode::CONFLICT => Ok(()),
            _ => self.fine(what).map(|_| ()),
        }
    }

    /// The answer, when it is a page or leads to one.
    pub fn fine(self, what: &str) -> Result<Self, Failure> {
        if self.status.is_success() || self.status.is_redirection() {
            return Ok(self);
        }
        Err(Failure::Rehearsal(format!("{what}: the server answered {}", self.status)))
    }
}

fn document(path: &str, answer: Answer) -> Result<Value, Failure> {
    if !answer.status.is_success() {
        return Err(Failure::Rehearsal(format!("{path} answered {}: {}", answer.status, answer.text)));
    }
    serde_json::from_str(&answer.text).map_err(|error| Failure::Rehearsal(format!("{path} cannot be read: {error}")))
}

async fn answer(response: reqwest::Result<Response>) -> Result<Answer, Failure> {
    let response = response.map_err(|error| broken(&error))?;
    let status = response.status();
    let location =
        response.headers().get(LOCATION).and_then(|value| value.to_str().ok()).unwrap_or_default().to_owned();
    Ok(Answer { status, location, text: response.text().await.map_err(|error| broken(&error))? })
}

fn broken(error: &reqwest::Error) -> Failure {
    Failure::Rehearsal(format!("the server cannot be reached: {error}"))
}
