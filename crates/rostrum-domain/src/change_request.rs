//! What a participant asks to have changed once the deadline of the registration is over.

use serde::{Deserialize, Serialize};

use crate::participant::Category;

/// Most characters of the reason.
pub const LONGEST_REASON: usize = 500;

/// What is to be changed; what is `None` stays.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Wish {
    /// The new name, 1 to 200 characters.
    pub name: Option<String>,
    /// The new delegation, 1 to 200 characters.
    pub delegation: Option<String>,
    /// The new category of the delegation.
    pub category: Option<Category>,
    /// Whether the registration is to be withdrawn; the rest counts for nothing then.
    pub withdraw: bool,
    /// Why, at most [`LONGEST_REASON`] characters.
    pub why: String,
}

impl Wish {
    /// Whether nothing would change.
    pub fn is_empty(&self) -> bool {
        !self.withdraw && self.name.is_none() && !self.moves()
    }

    /// Whether the participant would belong to another delegation. Not while they stand on a list of speakers: the log
    /// holds for which delegation they inscribed.
    pub fn moves(&self) -> bool {
        self.delegation.is_some() || self.category.is_some()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reason_alone_changes_nothing() {
        assert!(Wish { why: "Because.".to_owned(), ..Wish::default() }.is_empty());
        assert!(!Wish { withdraw: true, ..Wish::default() }.is_empty());
        let moved = Wish { category: Some(Category::Academia), ..Wish::default() };
        assert!(moved.moves() && !moved.is_empty());
    }
}
