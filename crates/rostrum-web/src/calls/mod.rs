//! Calls for inputs.

pub mod example;
