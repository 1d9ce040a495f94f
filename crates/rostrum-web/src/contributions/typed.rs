//! What the form sends: texts with the version that the page showed, a button, and a file.

use std::collections::HashMap;

use axum::extract::{FromRequest, Multipart, Request};
use axum::http::header::CONTENT_TYPE;
use data_encoding::HEXLOWER;
use rostrum_domain::contribution::{Field, Save};
use rostrum_domain::registration::File;
use sha2::{Digest, Sha256};

use crate::error::Fault;
use crate::secretariat::upload_fault;

/// What was sent.
#[derive(Debug, Default)]
pub struct Typed {
    /// By the names of the inputs.
    values: HashMap<String, String>,
    /// The file that was chosen.
    pub file: Option<File>,
}

/// A text as it is kept: lines end with a line feed, whatever the browser sends.
pub fn clean(text: &str) -> String {
    text.replace("\r\n", "\n").replace('\r', "\n")
}

/// By what a text is known again that a page showed.
pub fn mark(text: &str) -> String {
    HEXLOWER.encode(&Sha256::digest(clean(text).as_bytes())[..8])
}

impl Typed {
    /// Reads a form, with or without a file.
    ///
    /// # Errors
    /// [`Fault::Malformed`] for what is no form, [`Fault::TooLarge`].
    pub async fn read(request: Request) -> Result<Self, Fault> {
        let is_multipart =
            request.headers().get(CONTENT_TYPE).is_some_and(|kind| kind.as_bytes().starts_with(b"multipart/form-data"));
        let mut typed = Self::default();
        if !is_multipart {
            let body = axum::body::Bytes::from_request(request, &()).await;
            let body = body.map_err(|rejection| Fault::Malformed(rejection.body_text()))?;
            typed.values = form_urlencoded::parse(&body).into_owned().collect();
            return Ok(typed);
        }
        let form = Multipart::from_request(request, &()).await;
        let mut form = form.map_err(|rejection| Fault::Malformed(rejection.body_text()))?;
        while let Some(part) = form.next_field().await.map_err(|error| upload_fault(&error))? {
            let name = part.name().unwrap_or_default().to_owned();
            let file = part.file_name().map(|name| name.rsplit(['/', '\\']).next().unwrap_or_default().to_owned());
            match file {
                Some(name) => {
                    let bytes = part.bytes().await.map_err(|error| upload_fault(&error))?.to_vec();
                    if !bytes.is_empty() {
                        typed.file = Some(File { name: name.chars().take(200).collect(), bytes });
                    }
                }
                None => {
                    let text = part.text().await.map_err(|error| upload_fault(&error))?;
                    typed.values.insert(name, text);
                }
            }
        }
        Ok(typed)
    }

    /// What was typed under a name, "" where nothing was.
    pub fn of(&self, name: &str) -> &str {
        self.values.get(name).map_or("", String::as_str)
    }

    /// What the pressed button says.
    pub fn button(&self) -> &str {
        self.of("do")
    }

    /// The texts that differ from what the page showed, each with the version on which it was typed. `now_ms` counts
    /// the changes of a page without script.
    pub fn saves(&self, now_ms: u64) -> Vec<(Field, Save)> {
        let writer = self.of("writer").chars().take(64).collect::<String>();
        let edit = self.of("edit").parse().unwrap_or(now_ms);
        let mut saves: Vec<_> = self
            .values
            .iter()
            .filter_map(|(name, text)| {
                let field = Field::from_code(name.strip_prefix("f-")?)?;
                let text = clean(text);
                if mark(&text) == self.of(&format!("was-{}", field.code())) {
                    return None;
                }
                let on = self.of(&format!("on-{}", field.code())).parse().unwrap_or_default();
                Some((field, Save { text, on, writer: writer.clone(), edit }))
            })
            .collect();
        saves.sort_by(|(one, _), (other, _)| one.cmp(other));
        saves
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(pairs: &[(&str, &str)]) -> Typed {
        let values = pairs.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned())).collect();
        Typed { values, file: None }
    }

    #[test]
    fn only_what_was_changed_is_saved_and_line_ends_are_no_change() {
        let was = mark("Water\nand housing");
        let form = typed(&[
            ("f-q1", "Water\r\nand housing"),
            ("was-q1", &was),
            ("f-q2", "Health"),
            ("was-q2", &mark("")),
            ("on-q2", "3"),
            ("f-Not a code", "x"),
            ("writer", "w"),
        ]);
        let saves = form.saves(7);
        assert_eq!(saves.len(), 1);
        let (field, save) = &saves[0];
        assert_eq!((field.code(), save.text.as_str(), save.on, save.edit), ("q2", "Health", 3, 7));
    }
}
