//! Facts that need the whole program, or the whole tree.
#![allow(clippy::unwrap_used, reason = "a test ends at what it does not expect")]

mod bad_input;
mod crowd;
mod fifty_kills;
mod hostile;
mod kill;
mod program;
mod rehearsal;
mod rotation;
mod tidy;
