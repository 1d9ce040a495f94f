//! Where the random bytes of the floor come from: the secret behind its seals, and the seeds of its draws.

use sha2::{Digest, Sha256};

use crate::error::Error;

/// A source of random bytes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Chance {
    /// The operating system.
    #[default]
    System,
    /// A number that anybody may know, for a rehearsal: the same number gives the same log.
    Rehearsal(u64),
}

impl Chance {
    /// 32 bytes for one use, named by words that no other use has.
    pub(crate) fn bytes(self, of: &[&str]) -> Result<[u8; 32], Error> {
        match self {
            Self::System => {
                let mut bytes = [0; 32];
                getrandom::fill(&mut bytes)?;
                Ok(bytes)
            }
            Self::Rehearsal(seed) => {
                let mut sha = Sha256::new();
                sha.update(seed.to_be_bytes());
                for word in of {
                    sha.update(word.as_bytes());
                    sha.update([0]);
                }
                Ok(sha.finalize().into())
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rehearsal_is_the_same_again_and_a_meeting_is_not() {
        let draw = |chance: Chance, of: &[&str]| chance.bytes(of).unwrap();
        let rehearsal = Chance::Rehearsal(1);
        assert_eq!(draw(rehearsal, &["a", "b"]), draw(rehearsal, &["a", "b"]));
        assert_ne!(draw(rehearsal, &["a", "b"]), draw(rehearsal, &["ab"]));
        assert_ne!(draw(rehearsal, &["a"]), draw(Chance::Rehearsal(2), &["a"]));
        assert_ne!(draw(Chance::System, &["a"]), draw(Chance::System, &["a"]));
    }
}
