//! The program: configuration, command line, `serve` and `rehearse`.
fn main() {}
