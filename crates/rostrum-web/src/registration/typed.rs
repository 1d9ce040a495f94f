//! The registration form as it was typed, read from either kind of form.

use std::collections::{BTreeMap, BTreeSet};

use axum::body::to_bytes;
use axum::extract::multipart::Multipart;
use axum::extract::{FromRequest, Request};
use axum::http::header::CONTENT_TYPE;
use rostrum_domain::registration::{self, Field, FieldKind, File, MOST_FILE_BYTES};

use super::origin;
use crate::app::{App, FORM_LIMIT};
use crate::error::Fault;
use crate::secretariat::upload_fault;

/// Stands before the code of a question in the name of its input.
const QUESTION: &str = "q-";
/// Stands before the code of a question whose file the page said it kept, in the name of a hidden input.
pub const KEPT: &str = "kept-";
/// Stands before the code of a question whose kept file is not to be used, in the name of its box.
pub const LEFT_OUT: &str = "left-out-";
/// Most inputs that are read; a form of the design has fewer.
const MOST_INPUTS: usize = 2_000;

/// The form as it was typed.
#[derive(Clone, Debug, Default)]
pub struct Typed {
    /// Name.
    pub name: String,
    /// Name of the delegation.
    pub delegation: String,
    /// Code of the offer.
    pub category: String,
    /// E-mail address.
    pub email: String,
    /// Tag of the language.
    pub language: String,
    /// Code of the level.
    pub visibility: String,
    /// Where the delegation is from, and the declared gender.
    pub origin: origin::Typed,
    answers: BTreeMap<String, registration::Typed>,
    /// The codes of questions whose files the page said it kept.
    claimed: BTreeSet<String>,
    /// The codes of questions whose kept files are not to be used.
    left_out: BTreeSet<String>,
    /// The codes of questions whose kept files are gone.
    gone: BTreeSet<String>,
    /// The names of the files that are kept for the next press, by the codes of their questions.
    kept: BTreeMap<String, String>,
}

/// The name of the input of a question.
pub fn input_name(field: &Field) -> String {
    format!("{QUESTION}{}", field.code)
}

impl Typed {
    /// An empty form for a reader, with the offer that stands in the address.
    pub fn empty(language: &str, category: String) -> Self {
        Self { language: language.to_owned(), category, ..Self::default() }
    }

    /// What was typed for a question.
    pub fn answer(&self, field: &Field) -> registration::Typed {
        self.answers.get(&field.code).cloned().unwrap_or_default()
    }

    /// The codes of questions whose files the page said it kept, and which are to be used: none was chosen anew, and
    /// none is left out.
    pub fn claimed(&self) -> &BTreeSet<String> {
        &self.claimed
    }

    /// Puts a file back that was kept, or notes that it is gone.
    pub fn put_back(&mut self, code: &str, file: Option<File>) {
        match file {
            Some(file) => self.answers.entry(code.to_owned()).or_default().file = Some(file),
            None => {
                self.gone.insert(code.to_owned());
            }
        }
    }

    /// Whether a file of this question was kept and is gone.
    pub fn is_gone(&self, field: &Field) -> bool {
        self.gone.contains(&field.code)
    }

    /// A file of this name is kept for the next press.
    pub fn keeps(&mut self, code: &str, name: &str) {
        self.kept.insert(code.to_owned(), name.to_owned());
    }

    /// The name of the file that is kept for the next press.
    pub fn kept(&self, field: &Field) -> Option<&str> {
        self.kept.get(&field.code).map(String::as_str)
    }

    /// Without what was chosen anew or is left out.
    fn settle(mut self) -> Self {
        let chosen = |code: &String| self.answers.get(code).is_some_and(|answer| answer.file.is_some());
        self.claimed =
            self.claimed.iter().filter(|code| !chosen(code) && !self.left_out.contains(*code)).cloned().collect();
        self
    }

    fn put(&mut self, name: &str, value: String) {
        match name {
            "name" => self.name = value,
            "delegation" => self.delegation = value,
            "category" => self.category = value,
            "email" => self.email = value,
            "language" => self.language = value,
            "visibility" => self.visibility = value,
            "country" => self.origin.country = value,
            "level" => self.origin.level = value,
            "population" => self.origin.population = value,
            "networks" => self.origin.networks = value,
            "gender" => self.origin.gender = value,
            _ => {
                let room = self.claimed.len() + self.left_out.len() < MOST_INPUTS;
                if let Some(code) = name.strip_prefix(KEPT).filter(|_| room) {
                    self.claimed.insert(code.to_owned());
                } else if let Some(code) = name.strip_prefix(LEFT_OUT).filter(|_| room) {
                    self.left_out.insert(code.to_owned());
                } else if let Some(code) = name.strip_prefix(QUESTION)
                    && self.answers.len() < MOST_INPUTS
                {
                    self.answers.entry(code.to_owned()).or_default().texts.push(value);
                }
            }
        }
    }
}

/// Whether somebody is asked for a file, so that the form is sent in parts and may be larger.
pub fn asks_for_file<'a>(mut fields: impl Iterator<Item = &'a Field>) -> bool {
    fields.any(|field| matches!(field.kind, FieldKind::File))
}

/// Reads the form. Only where the design asks for files it may be larger than any other form.
///
/// # Errors
/// [`Fault::TooLarge`], or [`Fault::Malformed`] for what is no form.
pub async fn read(app: &App, request: Request, files: bool) -> Result<Typed, Fault> {
    let kind = request.headers().get(CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    if files && kind.starts_with("multipart/form-data") {
        let form = Multipart::from_request(request, app).await;
        return parts(form.map_err(|rejection| Fault::Malformed(rejection.body_text()))?).await;
    }
    if !kind.starts_with("application/x-www-form-urlencoded") {
        return Err(Fault::Malformed(format!(
            "a form is sent as application/x-www-form-urlencoded, not as \"{kind}\""
        )));
    }
    let most = usize::try_from(FORM_LIMIT).unwrap_or(usize::MAX);
    let body = to_bytes(request.into_body(), most).await.map_err(|_| Fault::TooLarge { limit: FORM_LIMIT })?;
    let mut typed = Typed::default();
    for (name, value) in form_urlencoded::parse(&body) {
        typed.put(&name, value.into_owned());
    }
    Ok(typed.settle())
}

async fn parts(mut form: Multipart) -> Result<Typed, Fault> {
    let mut typed = Typed::default();
    while let Some(mut part) = form.next_field().await.map_err(|error| upload_fault(&error))? {
        let Some(name) = part.name().map(str::to_owned) else { continue };
        let Some(file) = part.file_name().map(plain_name) else {
            typed.put(&name, part.text().await.map_err(|error| upload_fault(&error))?);
            continue;
        };
        // One byte more than is taken, so that the answer says by how much it is too large at least.
        let mut bytes = Vec::new();
        while let Some(chunk) = part.chunk().await.map_err(|error| upload_fault(&error))? {
            let room = (MOST_FILE_BYTES + 1).saturating_sub(bytes.len());
            bytes.extend_from_slice(&chunk[..chunk.len().min(room)]);
        }
        if let Some(code) = name.strip_prefix(QUESTION)
            && !bytes.is_empty()
            && typed.answers.len() < MOST_INPUTS
        {
            typed.answers.entry(code.to_owned()).or_default().file = Some(File { name: file, bytes });
        }
    }
    Ok(typed.settle())
}

/// The name of a file without folders and without what no name has.
fn plain_name(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let clean: String = last.chars().filter(|c| !c.is_control()).take(200).collect();
    if clean.is_empty() { "file".to_owned() } else { clean }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_of_a_file_leads_nowhere() {
        for (sent, kept) in [
            ("letter.pdf", "letter.pdf"),
            ("../../etc/passwd", "passwd"),
            ("C:\\Users\\a\\letter.pdf", "letter.pdf"),
            ("a\r\nX: b.pdf", "aX: b.pdf"),
            ("/", "file"),
        ] {
            assert_eq!(plain_name(sent), kept);
        }
    }
}
