//! A whole day in one command.

use std::fs;
use std::path::Path;

use rostrum_domain::floor::Floor;
use rostrum_domain::floor::chain::verify;
use serde_json::Value;

use crate::program::run;

fn rehearse(out: &Path, seed: &str) -> String {
    let output = run(&["rehearse", "--fast", "--participants", "40", "--seed", seed, "--out", out.to_str().unwrap()]);
    let text = String::from_utf8(output.stdout).unwrap();
    assert!(output.status.success(), "{text}{}", String::from_utf8_lossy(&output.stderr));
    text
}

#[test]
fn a_rehearsal_leaves_report_log_and_summary_and_the_same_seed_the_same_log() {
    let folder = tempfile::tempdir().unwrap();
    let out = |name: &str| folder.path().join(name);
    let printed = rehearse(&out("a"), "7");
    rehearse(&out("b"), "7");
    rehearse(&out("c"), "8");
    let file = |name: &str, file: &str| fs::read_to_string(out(name).join(file)).unwrap();
    let log = |name: &str| file(name, "floor-full.jsonl");
    assert_eq!(log("a"), log("b"));
    assert_ne!(log("a"), log("c"));

    for name in ["floor.jsonl", "floor-full.jsonl"] {
        let output = run(&["verify", out("a").join(name).to_str().unwrap()]);
        let said = String::from_utf8(output.stdout).unwrap();
        assert!(output.status.success() && said.contains("verifies"), "{said}");
        assert!(said.contains("The lots of session-"), "the draw by lot is recomputed: {said}");
    }

    let read = |name: &str| fs::read(out("a").join(name)).unwrap();
    assert!(read("report.pdf").starts_with(b"%PDF-"));
    assert!(read("report.docx").starts_with(b"PK"));
    for name in ["report.html", "report.md"] {
        let text = String::from_utf8(read(name)).unwrap();
        assert!(text.contains("REHEARSAL"), "{name} does not say REHEARSAL");
    }

    let floor = Floor::from_log(&verify(&log("a")).log);
    assert!(floor.closed, "every session was held to its end");
    let summary: Value = serde_json::from_slice(&read("summary.json")).unwrap();
    assert_eq!(summary["events"], floor.version);
    let spoke = |value: &Value| value["spoke"].as_u64().unwrap();
    let by_session: u64 = summary["sessions"].as_array().unwrap().iter().map(spoke).sum();
    let by_category: u64 = summary["categories"].as_array().unwrap().iter().map(spoke).sum();
    assert!(by_session > 20 && by_session == by_category, "{by_session} by session, {by_category} by category");
    for session in summary["sessions"].as_array().unwrap() {
        let (used, cap) = (session["floor_seconds"].as_u64().unwrap(), session["cap_seconds"].as_u64().unwrap());
        assert!(used > 0 && used <= cap + 10, "{used} s of {cap} s");
    }
    let draws = summary["draws"].as_array().unwrap();
    assert_eq!(draws.len(), 1, "one list goes by lot");
    assert!(draws[0]["lots"].as_u64().unwrap() > 5 && draws[0]["value"].is_string(), "{draws:?}");
    let (commitment, seed) = (draws[0]["commitment"].as_str().unwrap(), draws[0]["seed"].as_str().unwrap());
    let drawn = draws[0]["session"].as_str().unwrap();
    let public = file("a", "floor.jsonl");
    let line = |kind: &str| {
        public.lines().position(|line| line.contains(kind) && line.contains(&format!("\"session\":\"{drawn}\"")))
    };
    assert!(public.lines().nth(line("rules_set").unwrap()).unwrap().contains(commitment), "committed to");
    assert!(public.lines().nth(line("order_drawn").unwrap()).unwrap().contains(seed), "revealed");
    assert!(line("rules_set") < line("list_opened") && line("list_opened") < line("order_drawn"), "in this order");
    assert!(printed.contains("was drawn by lot") && printed.contains("rostrum verify"), "{printed}");
    assert!(printed.contains("not reached") && printed.contains("local and regional governments"), "{printed}");
}
