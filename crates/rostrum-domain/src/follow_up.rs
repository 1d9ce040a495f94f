//! What an accepted participant is asked once more: nothing that the registration has told already.

use serde::{Deserialize, Serialize};

use crate::ids::SessionId;

/// Most characters of the remark.
pub const LONGEST_REMARK: usize = 1_000;

/// What a participant wishes and needs.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Needs {
    /// The sessions in which the participant wishes to speak. It is no inscription.
    pub speaks_in: Vec<SessionId>,
    /// Interpretation into the language of the registration.
    pub interpretation: bool,
    /// Captions of what is said.
    pub captions: bool,
    /// Interpretation into a sign language.
    pub sign_language: bool,
    /// Assistance on the spot.
    pub assistance: bool,
    /// Anything else, at most [`LONGEST_REMARK`] characters.
    pub remark: String,
}

impl Needs {
    /// Whether there is something for the secretariat to provide, beyond the wish to speak.
    pub fn has_any(&self) -> bool {
        self.interpretation || self.captions || self.sign_language || self.assistance || !self.remark.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wish_to_speak_is_no_need() {
        let wish = Needs { speaks_in: vec![SessionId::parse("session-1").unwrap()], ..Needs::default() };
        assert!(!wish.has_any());
        assert!(Needs { captions: true, ..wish }.has_any());
    }

    #[test]
    fn an_answer_of_before_is_read_though_a_question_was_added() {
        let needs: Needs = serde_json::from_str(r#"{"captions":true}"#).unwrap();
        assert!(needs.captions && !needs.sign_language);
    }
}
