//! Which commands were carried out already, so that one that is sent again is answered and not done
//! again.

use std::collections::{HashMap, VecDeque};

use sha2::{Digest, Sha256};

use super::order::Order;
use crate::error::Error;

/// How many keys of a meeting are kept in memory. Older ones are found in the data folder.
pub(super) const REMEMBERED: usize = 4_096;

/// A key with its sender; two senders may choose the same one.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) struct CommandKey {
    /// The sender, as it stands in the log.
    pub(crate) sender: String,
    /// What the sender chose.
    pub(crate) key: String,
}

/// What a command with a key led to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Done {
    /// SHA-256 of the command, in hexadecimal digits.
    pub(crate) command_hash: String,
    /// The version before its first line.
    pub(crate) after: u64,
    /// The version of its last line; `after` when it added none.
    pub(crate) last: u64,
}

/// The latest keys of one meeting.
#[derive(Debug)]
pub(super) struct Keys {
    known: HashMap<CommandKey, Done>,
    oldest_first: VecDeque<CommandKey>,
    /// Whether the meeting has no others, so that nobody has to look for them.
    all: bool,
}

impl Keys {
    /// Keys as they are kept, the oldest first; `all` when the meeting has no others.
    pub(super) fn new(kept: Vec<(CommandKey, Done)>, all: bool) -> Self {
        let mut keys = Self { known: HashMap::new(), oldest_first: VecDeque::new(), all };
        for (key, done) in kept {
            keys.remember(key, done);
        }
        keys
    }

    /// What is known of a key.
    pub(super) fn find(&self, key: &CommandKey) -> Option<&Done> {
        self.known.get(key)
    }

    /// Whether a key that is not known may be among those that were forgotten.
    pub(super) fn has_forgotten(&self) -> bool {
        !self.all
    }

    /// Takes in a key, and forgets the oldest where there are too many.
    pub(super) fn remember(&mut self, key: CommandKey, done: Done) {
        if self.known.insert(key.clone(), done).is_none() {
            self.oldest_first.push_back(key);
        }
        if self.oldest_first.len() > REMEMBERED
            && let Some(oldest) = self.oldest_first.pop_front()
        {
            self.known.remove(&oldest);
            self.all = false;
        }
    }
}

/// The key of an order with its sender, and the hash of its command.
pub(super) fn key_of(order: &Order) -> Result<Option<(CommandKey, String)>, Error> {
    let Some(key) = &order.key else { return Ok(None) };
    let unreadable = |_| Error::unreadable("command");
    let sender = serde_json::to_string(&order.by).map_err(unreadable)?;
    let mut hash = Sha256::new();
    hash.update(serde_json::to_vec(&(&order.command, &order.on_behalf_of)).map_err(unreadable)?);
    let command_hash = data_encoding::HEXLOWER.encode(&hash.finalize());
    Ok(Some((CommandKey { sender, key: key.clone() }, command_hash)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_oldest_key_is_forgotten_first_and_then_looked_for() {
        let key = |number: usize| CommandKey { sender: "chair".to_owned(), key: number.to_string() };
        let done = Done { command_hash: String::new(), after: 1, last: 2 };
        let mut keys = Keys::new(Vec::new(), true);
        for number in 0..REMEMBERED {
            keys.remember(key(number), done.clone());
        }
        assert!(!keys.has_forgotten() && keys.find(&key(0)).is_some());
        keys.remember(key(REMEMBERED), done);
        assert!(keys.has_forgotten() && keys.find(&key(0)).is_none() && keys.find(&key(1)).is_some());
    }
}
