//! What is sealed opens at its place with its key, and nowhere else.

use std::path::Path;
use std::sync::Arc;

use proptest::prelude::*;

use super::*;
use crate::clock::SystemClock;
use crate::error::OpenError;
use crate::folder::Store;

fn vault() -> Vault {
    Vault::new(&Key::new().unwrap())
}

async fn open(folder: &Path, key: KeyPlace) -> Result<Store, OpenError> {
    Store::open_with(folder, Arc::new(SystemClock::new()), &key).await
}

#[test]
fn a_sealed_text_opens_at_its_own_place_only() {
    let (vault, here) = (vault(), place("participant", "name", &[&"m", &1]));
    let sealed = vault.seal(&here, "Ana Souza");
    assert!(!sealed.contains("Ana"));
    assert_ne!(sealed, vault.seal(&here, "Ana Souza"), "two of the same text are not alike");
    assert_eq!(vault.open(&here, &sealed).unwrap(), "Ana Souza");
    for elsewhere in [place("participant", "name", &[&"m", &2]), place("participant", "email", &[&"m", &1])] {
        let error = vault.open(&elsewhere, &sealed).unwrap_err().to_string();
        assert!(error.contains("participant."), "{error}");
    }
    assert!(self::vault().open(&here, &sealed).is_err(), "another key opens nothing");
    assert!(vault.open(&here, "Ana Souza").is_err(), "a plain text is not taken for a sealed one");
}

#[test]
fn the_length_of_a_name_is_not_told() {
    let vault = vault();
    let length = |text: &str| vault.seal("p", text).len();
    assert_eq!(length("Li Wei"), length("Ana Maria de Souza e Silva"));
    assert!(length(&"a".repeat(32)) > length(&"a".repeat(31)));
}

#[test]
fn a_blind_text_is_the_same_for_its_purpose_and_key_alone() {
    let vault = vault();
    assert_eq!(vault.blind("email", "a@example.org"), vault.blind("email", "a@example.org"));
    assert_ne!(vault.blind("email", "a@example.org"), vault.blind("email", "b@example.org"));
    assert_ne!(vault.blind("email", "a@example.org"), vault.blind("other", "a@example.org"));
    assert_ne!(vault.blind("ab", "c"), vault.blind("a", "bc"));
    assert_ne!(vault.blind("email", "a@example.org"), self::vault().blind("email", "a@example.org"));
}

proptest! {
    #[test]
    fn whatever_is_sealed_comes_back(text in ".{0,200}", place in ".{0,40}") {
        let vault = vault();
        prop_assert_eq!(vault.open(&place, &vault.seal(&place, &text)).unwrap(), text);
    }

    #[test]
    fn no_text_breaks_the_opening(text in ".{0,200}") {
        prop_assert!(vault().open("p", &text).is_err());
        let sealed = format!("s1.{text}");
        prop_assert!(vault().open("p", &sealed).is_err());
    }

    #[test]
    fn a_sealed_text_that_was_changed_does_not_open(at in 0usize..80) {
        let vault = vault();
        let mut sealed = vault.seal("p", "Ana Souza").into_bytes();
        // The last letter of the coding holds bits that count for nothing.
        let at = at.min(sealed.len() - 2);
        sealed[at] = if sealed[at] == b'A' { b'B' } else { b'A' };
        prop_assert!(vault.open("p", &String::from_utf8(sealed).unwrap()).is_err());
    }
}

#[tokio::test]
async fn the_first_start_makes_a_key_that_only_its_owner_reads() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("rostrum.key");
    let store = Store::open(folder.path(), Arc::new(SystemClock::new())).await.unwrap();
    let sealed = store.vault().seal("p", "Ana");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        assert_eq!(std::fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);
    }
    store.close().await;
    drop(store);
    let store = open(folder.path(), KeyPlace::File(file)).await.unwrap();
    assert_eq!(store.vault().open("p", &sealed).unwrap(), "Ana");
}

#[tokio::test]
async fn a_missing_or_other_key_is_named_and_no_new_one_is_made() {
    let folder = tempfile::tempdir().unwrap();
    let kept = folder.path().join("kept.key");
    open(folder.path(), KeyPlace::File(kept.clone())).await.unwrap().close().await;
    let lost = folder.path().join("lost.key");
    let error = open(folder.path(), KeyPlace::File(lost.clone())).await.unwrap_err().to_string();
    assert!(error.contains("There is no key file") && error.contains("No new key was made"), "{error}");
    assert!(!lost.exists());
    let other = KeyPlace::Text(Key::new().unwrap().to_text());
    let error = open(folder.path(), other).await.unwrap_err().to_string();
    assert!(error.starts_with("ROSTRUM_KEY holds the key") && error.contains("sealed with the key"), "{error}");
    let error = open(folder.path(), KeyPlace::Text("letmein".to_owned().into())).await.unwrap_err().to_string();
    assert!(error.contains("holds no key") && !error.contains("letmein"), "{error}");
    let text = std::fs::read_to_string(&kept).unwrap();
    open(folder.path(), KeyPlace::Text(text.into())).await.expect("the same key from the environment opens");
}

mod folders;
