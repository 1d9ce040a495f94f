//! The draw by lot: who inscribes inside the intake window has the same chance, however fast the line.
//!
//! The seed is fixed before the window opens: its commitment stands in the log. After the window it is
//! revealed and mixed with what the secretariat does not choose: the hash of the log at the closing
//! instant and, where the rules name one beforehand, an external value. Anybody can then recompute the
//! lot of every inscription from the published log.

use serde::{Deserialize, Serialize};

use super::hash::Hash;
use crate::ids::{InscriptionNo, SessionId};

/// A place of the log: how far it went, and the hash of its chain there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LogPoint {
    /// Version of the last line.
    pub version: u64,
    /// Hash of the chain up to and with that line.
    pub hash: Hash,
}

/// What a draw is made from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Draw {
    /// The seed, 32 random bytes.
    pub seed: Hash,
    /// The log at the closing instant of the window.
    pub log: LogPoint,
    /// The external value, where the rules name one: 1 to 200 characters as its source publishes it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub beacon: Option<String>,
}

/// What is published of a seed before the window opens.
pub fn commitment(session: &SessionId, seed: &Hash) -> Hash {
    Hash::of(&[b"rostrum draw commitment 1", session.as_str().as_bytes(), seed.as_bytes()])
}

impl Draw {
    /// A draw that is asked for, with the external value where the rules name one. Seed and place of the
    /// log are filled in by whoever keeps them.
    pub fn asked(beacon: Option<String>) -> Self {
        let unknown = Hash::from_bytes([0; 32]);
        Self { seed: unknown, log: LogPoint { version: 0, hash: unknown }, beacon }
    }

    /// The lot of an inscription. The lower lot comes first.
    pub fn lot(&self, session: &SessionId, inscription: InscriptionNo) -> Hash {
        Hash::of(&[
            b"rostrum draw lot 1",
            session.as_str().as_bytes(),
            self.seed.as_bytes(),
            &self.log.version.to_be_bytes(),
            self.log.hash.as_bytes(),
            self.beacon.as_deref().unwrap_or_default().as_bytes(),
            &inscription.0.to_be_bytes(),
        ])
    }

    /// The inscriptions in the order of their lots.
    pub fn order(
        &self,
        session: &SessionId,
        inscriptions: impl IntoIterator<Item = InscriptionNo>,
    ) -> Vec<InscriptionNo> {
        let mut lots: Vec<_> = inscriptions.into_iter().map(|no| (self.lot(session, no), no)).collect();
        lots.sort_unstable();
        lots.into_iter().map(|(_, no)| no).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn draw(seed: u64) -> Draw {
        let log = LogPoint { version: 9, hash: Hash::of(&[b"log"]) };
        Draw { seed: Hash::of(&[&seed.to_be_bytes()]), log, beacon: None }
    }

    fn session() -> SessionId {
        SessionId::parse("session-1").unwrap()
    }

    #[test]
    fn every_inscription_has_the_same_chance_of_each_place() {
        // 5 inscriptions, 6,000 draws: each is expected 1,200 times in each place. The bound is five
        // standard deviations (31 each) of the binomial distribution.
        let mut counts = [[0u32; 5]; 5];
        for seed in 0..6_000 {
            for (place, no) in draw(seed).order(&session(), (1..=5).map(InscriptionNo)).iter().enumerate() {
                counts[no.0 as usize - 1][place] += 1;
            }
        }
        assert!(counts.iter().flatten().all(|count| count.abs_diff(1_200) < 155), "{counts:?}");
    }

    #[test]
    fn another_log_another_value_or_another_session_gives_another_order() {
        let one = draw(1);
        let order = |draw: &Draw, session: &SessionId| draw.order(session, (1..=20).map(InscriptionNo));
        let first = order(&one, &session());
        let later = Draw { log: LogPoint { version: 10, ..one.log }, ..one.clone() };
        let beacon = Draw { beacon: Some("round 5".to_owned()), ..one.clone() };
        assert_ne!(first, order(&later, &session()));
        assert_ne!(first, order(&beacon, &session()));
        assert_ne!(first, order(&one, &SessionId::parse("session-2").unwrap()));
        assert_eq!(first, order(&one, &session()), "the same draw gives the same order");
    }

    #[test]
    fn a_commitment_fits_one_seed_of_one_session() {
        let seed = draw(1).seed;
        assert_ne!(commitment(&session(), &seed), commitment(&session(), &draw(2).seed));
        assert_ne!(commitment(&session(), &seed), commitment(&SessionId::parse("session-2").unwrap(), &seed));
    }
}
