//! The state of the floor for programs: the same as the JSON of the floor, with the names that the
//! audience may read.

use std::collections::BTreeMap;

use rostrum_domain::floor::Status;
use rostrum_domain::ids::InscriptionNo;
use rostrum_domain::participant::Category;
use serde::Serialize;

use super::super::picture::{Picture, Shown};

/// Who somebody is, as the audience may read it.
#[derive(Debug, Serialize)]
struct Named {
    /// The delegation; the person for one named in the programme; the unnamed speaker of a category.
    name: String,
    /// The person, or the function of one named in the programme.
    person: Option<String>,
    on_behalf_of: Option<String>,
    category: Option<Category>,
    /// Whether the name is kept from the public; only the secretariat's state has such a name.
    kept_from_public: bool,
}

#[derive(Debug, Serialize)]
struct Names {
    /// Who has the floor.
    speaker: Option<Named>,
    /// Who waits or speaks, by the number of the inscription.
    inscriptions: BTreeMap<InscriptionNo, Named>,
}

impl From<Shown> for Named {
    fn from(shown: Shown) -> Self {
        Self {
            name: shown.first,
            person: shown.second,
            on_behalf_of: shown.on_behalf,
            category: shown.category,
            kept_from_public: shown.public_as.is_some(),
        }
    }
}

/// Members of the message: `"state":…,"names":…`.
///
/// # Errors
/// A value that JSON cannot write.
pub(in super::super) fn content(picture: &Picture) -> serde_json::Result<String> {
    let state = crate::api::state(&picture.floor, picture.now);
    let entries = picture.floor.inscriptions.values();
    let here = entries.filter(|entry| matches!(entry.status, Status::Waiting | Status::Speaking));
    let names = Names {
        speaker: picture.floor.current.as_ref().map(|current| picture.speaker(&current.speaker).into()),
        inscriptions: here.map(|entry| (entry.no, picture.entry(entry).into())).collect(),
    };
    Ok(format!("\"state\":{},\"names\":{}", serde_json::to_string(&state)?, serde_json::to_string(&names)?))
}
