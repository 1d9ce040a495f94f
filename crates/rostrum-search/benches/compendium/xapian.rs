//! Talks to Xapian through Debian's python3-xapian. Times are taken there, around the library's own calls.

use std::io::{BufRead, BufReader, BufWriter, Write};
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

use rostrum_domain::compendium::Entry;
use serde::Deserialize;
use serde_json::json;

use crate::mix::Asked;

/// The process.
pub struct Xapian {
    child: Child,
    to: BufWriter<ChildStdin>,
    from: BufReader<ChildStdout>,
}

/// An answer.
#[derive(Deserialize)]
pub struct Answer {
    pub seconds: f64,
    #[serde(default)]
    pub total: u64,
    #[serde(default)]
    pub memory_kb: u64,
}

impl Xapian {
    /// Starts it on a folder; `None` where python3-xapian is not installed.
    pub fn new(folder: &Path) -> Option<Self> {
        let python = "/usr/bin/python3";
        let installed =
            Command::new(python).args(["-c", "import xapian"]).stderr(Stdio::null()).status().ok()?.success();
        if !installed {
            return None;
        }
        let script = concat!(env!("CARGO_MANIFEST_DIR"), "/benches/compendium/xapian_peer.py");
        let mut child =
            Command::new(python).arg(script).arg(folder).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().ok()?;
        let to = BufWriter::new(child.stdin.take()?);
        let from = BufReader::new(child.stdout.take()?);
        Some(Self { child, to, from })
    }

    /// Takes practices in.
    pub fn put(&mut self, entries: &[Entry]) -> std::io::Result<()> {
        for entry in entries {
            let body: Vec<&str> = entry.texts.iter().map(|text| text.text.as_str()).collect();
            let values: std::collections::BTreeMap<&str, _> =
                entry.values().into_iter().map(|(facet, codes)| (facet.code(), codes)).collect();
            let told = json!({
                "language": entry.language, "title": entry.title, "names": entry.names.join("\n"), "body": body.join("\n"), "values": values,
            });
            writeln!(self.to, "{told}")?;
        }
        Ok(())
    }

    /// Commits; seconds that indexing took, and the memory of the process.
    pub fn settle(&mut self) -> std::io::Result<Answer> {
        writeln!(self.to, "{}", json!({"built": true}))?;
        self.answer()
    }

    /// Asks a query.
    pub fn ask(&mut self, asked: &Asked) -> std::io::Result<Answer> {
        writeln!(self.to, "{}", serde_json::to_string(asked)?)?;
        self.answer()
    }

    fn answer(&mut self) -> std::io::Result<Answer> {
        self.to.flush()?;
        let mut line = String::new();
        self.from.read_line(&mut line)?;
        Ok(serde_json::from_str(&line)?)
    }
}

impl Drop for Xapian {
    fn drop(&mut self) {
        // It ends by itself at the end of its input; who does not wait leaves a process behind.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
