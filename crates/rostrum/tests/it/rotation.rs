//! The key of a data folder is rotated, and the program is killed while it does so.

use std::process::{Command, Stdio};
use std::sync::Arc;
use std::time::Duration;

use rostrum_store::{Store, SystemClock};

use crate::crowd::gather;
use crate::program::run;

const PEOPLE: usize = 150;

#[tokio::test]
async fn a_rotation_that_is_killed_leaves_a_folder_that_opens_and_goes_on() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    let (meeting, _) = gather(&data, PEOPLE).await;
    let key = data.join("rostrum.key");
    let (first, mut broken_off) = (std::fs::read_to_string(&key).unwrap(), 0);
    for milliseconds in [2, 5, 10, 15, 20, 30, 40, 60, 90, 130, 180] {
        let mut child = Command::new(env!("CARGO_BIN_EXE_rostrum"))
            .args(["rotate-key", "--data"])
            .arg(&data)
            .stdout(Stdio::null())
            .spawn()
            .unwrap();
        tokio::time::sleep(Duration::from_millis(milliseconds)).await;
        child.kill().unwrap();
        broken_off += usize::from(!child.wait().unwrap().success());
        let store = Store::open(&data, Arc::new(SystemClock::new())).await.expect("it opens with what is in the file");
        let people = store.list_participants(&meeting).await.unwrap();
        assert_eq!((people.len(), people[PEOPLE - 1].name.as_str()), (PEOPLE, "Person 150"), "{milliseconds} ms");
        store.close().await;
    }
    assert!(broken_off > 0, "no rotation was broken off");
    let done = run(&["rotate-key", "--data", data.to_str().unwrap()]);
    let said = String::from_utf8(done.stdout).unwrap();
    assert!(done.status.success() && said.contains("opens nothing in it any more"), "{said}");
    let last = std::fs::read_to_string(&key).unwrap();
    assert!(last != first && last.matches("rostrum-key-1:").count() == 1, "the old key is gone");
    std::fs::write(&key, first).unwrap();
    let refused = run(&["rotate-key", "--data", data.to_str().unwrap()]);
    let said = String::from_utf8(refused.stderr).unwrap();
    assert!(refused.status.code() == Some(2) && said.contains("was sealed with the key"), "{said}");
    assert_eq!(said.trim().lines().count(), 1, "{said}");
}
