//! What becomes of a save of a part of a draft, when several people write in it and answers to saves get lost.

/// A part of a draft as it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standing {
    /// What stands there.
    pub text: String,
    /// From 1, one more with each save.
    pub version: u32,
    /// Who wrote it: a page that is open somewhere, by a word drawn by chance.
    pub writer: String,
    /// The version on which this writer began; since then nobody else wrote.
    pub since: u32,
    /// The count of the writer's changes that it has.
    pub edit: u64,
}

/// A text that is to be saved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Save {
    /// The text.
    pub text: String,
    /// The version that the writer had before them; 0: nothing.
    pub on: u32,
    /// Who writes.
    pub writer: String,
    /// Counts the changes of this writer to this part, so that what comes late is known.
    pub edit: u64,
}

/// What becomes of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Taken {
    /// It stands there from now on.
    Written {
        /// Its version.
        version: u32,
        /// The version on which its writer began.
        since: u32,
    },
    /// It stood there already.
    Same(u32),
    /// A later text of the same writer stands there.
    Older(u32),
    /// Somebody else wrote meanwhile. It is kept beside, until somebody chooses.
    Beside,
}

/// Decides on a save. What somebody else wrote is replaced by one who had it before them, and by nobody else.
pub fn take(standing: Option<&Standing>, save: &Save) -> Taken {
    let Some(standing) = standing else {
        return if save.text.is_empty() { Taken::Same(0) } else { Taken::Written { version: 1, since: 0 } };
    };
    let next = standing.version.saturating_add(1);
    if standing.text == save.text {
        return Taken::Same(standing.version);
    }
    if standing.writer == save.writer {
        if save.edit <= standing.edit {
            return Taken::Older(standing.version);
        }
        // An answer to an earlier save was lost: the writer does not know of its own version.
        if save.on >= standing.since && save.on <= standing.version {
            return Taken::Written { version: next, since: standing.since };
        }
        return Taken::Beside;
    }
    if save.on == standing.version { Taken::Written { version: next, since: standing.version } } else { Taken::Beside }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn save(writer: &str, text: &str, on: u32, edit: u64) -> Save {
        Save { text: text.to_owned(), on, writer: writer.to_owned(), edit }
    }

    fn stand(save: &Save, version: u32, since: u32) -> Standing {
        Standing { text: save.text.clone(), version, writer: save.writer.clone(), since, edit: save.edit }
    }

    #[test]
    fn a_save_whose_answer_was_lost_is_no_clash_with_oneself() {
        let first = stand(&save("a", "Water", 3, 10), 4, 3);
        assert_eq!(take(Some(&first), &save("a", "Water", 3, 10)), Taken::Same(4));
        assert_eq!(take(Some(&first), &save("a", "Water and", 3, 12)), Taken::Written { version: 5, since: 3 });
        assert_eq!(take(Some(&first), &save("a", "Wat", 3, 8)), Taken::Older(4));
    }

    #[test]
    fn what_somebody_else_wrote_meanwhile_is_not_replaced() {
        let other = stand(&save("b", "Housing", 1, 1), 2, 1);
        assert_eq!(take(Some(&other), &save("a", "Water", 1, 5)), Taken::Beside);
        assert_eq!(take(Some(&other), &save("a", "Water", 2, 5)), Taken::Written { version: 3, since: 2 });
        assert_eq!(take(Some(&other), &save("a", "Housing", 1, 5)), Taken::Same(2));
    }

    #[test]
    fn nothing_typed_into_an_empty_part_makes_no_version() {
        assert_eq!(take(None, &save("a", "", 0, 1)), Taken::Same(0));
        assert_eq!(take(None, &save("a", "x", 0, 1)), Taken::Written { version: 1, since: 0 });
    }

    proptest! {
        /// Two writers save on whichever version they last saw, in any order and with answers lost: no text of one is
        /// ever replaced by the other unless the other had it before them.
        #[test]
        fn nobody_replaces_what_they_did_not_see(steps in prop::collection::vec((0usize..2, any::<bool>(), 0u8..4), 1..60)) {
            let names = ["a", "b"];
            let (mut standing, mut seen, mut edits): (Option<Standing>, [u32; 2], [u64; 2]) = (None, [0; 2], [0; 2]);
            // Who wrote each version.
            let mut wrote: Vec<usize> = Vec::new();
            for (who, answered, text) in steps {
                edits[who] += 1;
                let save = save(names[who], &format!("{}{text}", names[who]), seen[who], edits[who]);
                match take(standing.as_ref(), &save) {
                    Taken::Written { version, since } => {
                        let between = &wrote[seen[who] as usize..];
                        prop_assert!(between.iter().all(|writer| *writer == who), "{between:?} was not seen by {who}");
                        prop_assert_eq!(version as usize, wrote.len() + 1);
                        wrote.push(who);
                        standing = Some(stand(&save, version, since));
                        if answered { seen[who] = version; }
                    }
                    Taken::Same(version) | Taken::Older(version) => if answered { seen[who] = version; },
                    // They look at both, and choose.
                    Taken::Beside => if answered { seen[who] = wrote.len() as u32; },
                }
            }
        }
    }
}
