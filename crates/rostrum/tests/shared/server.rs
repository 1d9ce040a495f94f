//! A server as people start it, for benches.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};

/// Starts `rostrum serve` on a free port and waits for its address.
pub fn start(data: &Path) -> (Child, String) {
    let mut child = Command::new(env!("CARGO_BIN_EXE_rostrum"))
        .args(["serve", "--listen", "127.0.0.1:0", "--data"])
        .arg(data)
        .stdout(Stdio::piped())
        .spawn()
        .expect("cargo built the program");
    let mut line = String::new();
    // The pipe stays with the child: what it prints later must not meet a closed end.
    let output = child.stdout.as_mut().expect("its output is piped");
    BufReader::new(output).read_line(&mut line).expect("it prints its address");
    let address = line.split_whitespace().find_map(|word| word.strip_prefix("http://"));
    (child, address.expect("it prints its address").to_owned())
}
