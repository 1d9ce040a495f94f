//! The program: command line, configuration, `serve` and `rehearse`.
//!
//! It wires the crates together and prints; it knows no rule, no table and no page.

mod cli;
mod export;
mod failure;
mod folder;
mod log;
mod note;
mod openid;
mod rehearse;
mod rotate;
mod serve;
mod verify;

use std::process::ExitCode;

use clap::Parser;

fn main() -> ExitCode {
    let outcome = match cli::Arguments::parse().command {
        cli::Command::Lint(arguments) => note::lint(&arguments),
        cli::Command::Import(arguments) => note::import(&arguments),
        cli::Command::Serve(arguments) => serve::serve(&arguments),
        cli::Command::Rehearse(arguments) => rehearse::rehearse(&arguments),
        cli::Command::Report(arguments) => export::report(&arguments),
        cli::Command::Verify(arguments) => verify::verify(&arguments),
        cli::Command::RotateKey(arguments) => rotate::rotate_key(&arguments),
    };
    match outcome {
        Ok(code) => code,
        Err(failure) => {
            eprintln!("rostrum: {failure}");
            ExitCode::from(2)
        }
    }
}
