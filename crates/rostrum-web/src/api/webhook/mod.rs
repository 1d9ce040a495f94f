//! Webhooks: addresses that are told what happens on the floor.
//!
//! - `message` makes messages of the log; they hold numbers, never names.
//! - `courier` puts them into the outbox and takes them to the receivers, one after the other, as often as needed.
//! - `post` is one attempt; `sign` signs it; `address` says where messages may go.
//!
//! The log of the floor is what messages are made of, and each webhook keeps how far it has been told. So the floor
//! waits for no receiver, and a server that ends at any moment leaves nothing out.

mod address;
mod courier;
mod message;
mod post;
mod sign;
#[cfg(test)]
mod tests;

pub use address::{Target, WrongTarget};
pub use courier::{Courier, Pace, run};
#[cfg(test)]
pub(crate) use message::messages;
pub use message::{KINDS, test_message};
pub use post::Unanswered;
