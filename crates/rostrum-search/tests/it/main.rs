//! What holds for every query, and how well what is meant is found.

#![allow(clippy::unwrap_used, reason = "a test ends at what it does not expect")]

mod entries;
mod facts;
mod judged;
mod laws;
