//! The program itself, started as people start it.

use std::process::{Command, Output};

/// The sample note of the repository.
pub fn sample() -> String {
    concat!(env!("CARGO_MANIFEST_DIR"), "/../../examples/local-government-2025.txt").to_owned()
}

/// Runs a command to its end.
pub fn run(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_rostrum")).args(arguments).output().unwrap()
}

/// What a command printed as an error, with its exit code.
pub fn refused(arguments: &[&str]) -> (Option<i32>, String) {
    let output = run(arguments);
    (output.status.code(), String::from_utf8(output.stderr).unwrap())
}
