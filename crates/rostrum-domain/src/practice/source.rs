//! Where in a contribution a text of a practice was cut out.

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::Part;
use crate::call::QuestionCode;
use crate::ids::ContributionNo;

/// A piece of an answer that became a text of a practice.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Source {
    /// The contribution, of the meeting of the practice.
    pub contribution: ContributionNo,
    /// Its version.
    pub version: u32,
    /// The question that is answered.
    pub question: QuestionCode,
    /// The first byte in the answer.
    pub from: usize,
    /// The byte behind the last.
    pub until: usize,
    /// SHA-256 of the piece, in hexadecimal.
    pub hash: String,
    /// Which text of the practice it went into; `None`: its title.
    pub part: Option<Part>,
}

impl Source {
    /// The piece of an answer between two bytes, which have to lie between characters.
    pub fn cut(
        contribution: ContributionNo,
        version: u32,
        question: QuestionCode,
        answer: &str,
        bytes: std::ops::Range<usize>,
        part: Option<Part>,
    ) -> Option<Self> {
        let piece = answer.get(bytes.clone()).filter(|piece| !piece.is_empty())?;
        let hash = hash_of(piece);
        Some(Self { contribution, version, question, from: bytes.start, until: bytes.end, hash, part })
    }

    /// Whether this answer holds the piece at its place, unchanged.
    pub fn stands_in(&self, answer: &str) -> bool {
        answer.get(self.from..self.until).is_some_and(|piece| hash_of(piece) == self.hash)
    }
}

/// SHA-256 of a text, in hexadecimal.
pub fn hash_of(text: &str) -> String {
    data_encoding::HEXLOWER.encode(&Sha256::digest(text.as_bytes()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn cut(answer: &str, bytes: std::ops::Range<usize>) -> Option<Source> {
        let question = QuestionCode::parse("one").unwrap();
        Source::cut(ContributionNo(3), 1, question, answer, bytes, Some(Part::Done))
    }

    #[test]
    fn a_piece_is_known_again_where_it_was_and_only_unchanged() {
        let source = cut("We met. We built.", 8..17).unwrap();
        assert!(source.stands_in("We met. We built."));
        assert!(!source.stands_in("We met. We broke."));
        assert!(!source.stands_in("We built."));
    }

    proptest! {
        #[test]
        fn no_range_of_any_text_fails(answer in "\\PC{0,40}", from in 0_usize..200, until in 0_usize..200) {
            if let Some(source) = cut(&answer, from..until) {
                prop_assert!(source.stands_in(&answer));
                prop_assert_eq!(source.hash, hash_of(&answer[from..until]));
            }
        }
    }
}
