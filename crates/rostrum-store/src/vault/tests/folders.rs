//! Whole folders: what an older program wrote, what a rotation leaves, and what the files show.

use rostrum_domain::ids::{MeetingId, ParticipantNo, SessionId};
use rostrum_domain::participant::{Category, Visibility};
use rostrum_domain::registration::Accredited;

use super::*;
use crate::error::RegisterError;
use crate::note::{NewNote, NoteKind, NoteText};
use crate::participant::Registration;
use crate::role::Role;

/// Words that stand in no text of the program.
const MARKS: [&str; 5] = ["Quirinale", "zanzibari", "Ypsilanti", "whippoorwill", "Vercingetorix"];

fn registration(visibility: Visibility) -> Registration {
    Registration {
        name: "Ada Quirinale".to_owned(),
        delegation: "Ypsilanti".to_owned(),
        category: Category::Academia,
        email: format!("zanzibari-{}@example.org", visibility.code()),
        language: "en".to_owned(),
        visibility,
    }
}

/// A folder with a meeting and one person at each level, with a statement and a note each.
async fn filled(folder: &Path) -> (Store, MeetingId) {
    let store = Store::open(folder, Arc::new(SystemClock::new())).await.unwrap();
    let meeting = MeetingId::parse("local-government").unwrap();
    sqlx::query(
        "INSERT INTO meeting (id, title_key, rehearsal, created_at) VALUES ('local-government', 'key', FALSE, 0)",
    )
    .execute(&store.write)
    .await
    .unwrap();
    for visibility in Visibility::ALL {
        let taken = store.register(&meeting, registration(visibility)).await.unwrap();
        let no = taken.participant.no;
        let session = SessionId::parse("session-1").unwrap();
        store.hand_in_statement(&meeting, no, &session, "We heard the whippoorwill.").await.unwrap();
        let text = NoteText::Own("Please speak of Vercingetorix.".to_owned());
        let note =
            NewNote { participant: no, inscription: None, kind: NoteKind::Note, text, by: Role::Chair, key: None };
        store.add_note(&meeting, &note).await.unwrap();
    }
    (store, meeting)
}

/// What of `MARKS` stands in a file of the folder, the log of what was written among them.
fn seen(folder: &Path) -> Vec<(String, &'static str)> {
    let mut seen = Vec::new();
    for file in std::fs::read_dir(folder).unwrap() {
        let path = file.unwrap().path();
        let text = String::from_utf8_lossy(&std::fs::read(&path).unwrap()).to_lowercase();
        for mark in MARKS {
            if text.contains(&mark.to_lowercase()) {
                seen.push((path.display().to_string(), mark));
            }
        }
    }
    seen
}

/// Everything is there, and a second registration under an address or a name finds the first.
async fn is_whole(store: &Store, meeting: &MeetingId) {
    let people = store.list_identified(meeting).await.unwrap();
    let names: Vec<_> = people.iter().map(|one| (one.name.as_str(), one.delegation_name.as_str())).collect();
    assert_eq!(names, [("Ada Quirinale", "Ypsilanti"); 4]);
    assert_eq!(store.list_contacts(meeting).await.unwrap()[0].1, "zanzibari-named@example.org");
    assert_eq!(store.list_statements(meeting).await.unwrap()[3].text, "We heard the whippoorwill.");
    let notes = store.list_notes(meeting, ParticipantNo(2)).await.unwrap();
    assert_eq!(notes[0].sent.text, NoteText::Own("Please speak of Vercingetorix.".to_owned()));
    let again = store.register(meeting, registration(Visibility::Named)).await.unwrap_err();
    assert!(matches!(again, RegisterError::AlreadyRegistered));
    let (delegations,): (i64,) =
        sqlx::query_as("SELECT COUNT(*) FROM delegation").fetch_one(&store.read).await.unwrap();
    assert_eq!(delegations, 2, "one for three levels, and one of their own for the last");
}

#[tokio::test]
async fn the_files_of_an_open_folder_show_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let (store, meeting) = filled(folder.path()).await;
    assert!(folder.path().join("rostrum.db-wal").exists());
    assert_eq!(seen(folder.path()), []);
    is_whole(&store, &meeting).await;
}

/// Takes the seals off again of what programs with a key went on writing plain.
async fn without_later_seals(store: &Store) {
    let mut tx = store.write.begin().await.unwrap();
    for older::Later { table: name, column, which } in older::LATER {
        let table = schema::find_table(&mut tx, name).await.unwrap();
        for (rowid, sealed, row) in table.rows(&mut tx, column, which).await.unwrap() {
            let plain = store.vault().open(&row.place(name, column), &sealed).unwrap();
            older::put(&mut tx, &table, column, rowid, &plain).await.unwrap();
        }
    }
    sqlx::query("UPDATE accredited SET name_key = 'of union ypsilanti'").execute(&mut *tx).await.unwrap();
    sqlx::query("UPDATE vault SET steps = 0").execute(&mut *tx).await.unwrap();
    tx.commit().await.unwrap();
}

/// What those columns hold: the category of one whom only the secretariat knows, and an accredited organization.
async fn later(store: &Store, meeting: &MeetingId) -> (Category, (String, bool), Vec<Accredited>) {
    let no = ParticipantNo(4);
    let identity = store.find_identity(meeting, no).await.unwrap().unwrap();
    let offer = store.find_offer_of(meeting, no).await.unwrap().unwrap();
    (identity.category, offer, store.list_accredited(meeting).await.unwrap())
}

#[tokio::test]
async fn what_a_program_with_a_key_wrote_plain_is_sealed_on_opening() {
    let folder = tempfile::tempdir().unwrap();
    let (store, meeting) = filled(folder.path()).await;
    let union = Accredited { name: "Union of Ypsilanti".to_owned(), ecosoc: None, nhri: None };
    store.replace_accredited(&meeting, std::slice::from_ref(&union)).await.unwrap();
    let held = later(&store, &meeting).await;
    assert_eq!(held, (Category::Academia, ("academia".to_owned(), false), vec![union]));
    without_later_seals(&store).await;
    store.close().await;
    drop(store);
    assert!(seen(folder.path()).iter().any(|(_, mark)| *mark == "Ypsilanti"), "it was plain before");
    let place = KeyPlace::File(folder.path().join("rostrum.key"));
    let store = open(folder.path(), place.clone()).await.unwrap();
    assert_eq!(seen(folder.path()), []);
    assert_eq!(later(&store, &meeting).await, held);
    let (plain,): (i64,) = sqlx::query_as(
        "SELECT (SELECT COUNT(*) FROM identity WHERE category NOT LIKE 's1.%') + \
         (SELECT COUNT(*) FROM participant WHERE visibility = 'secretariat_only' AND offer NOT LIKE 's1.%')",
    )
    .fetch_one(&store.read)
    .await
    .unwrap();
    assert_eq!(plain, 0);
    store.rotate_key(&place).await.unwrap();
    let store = open(folder.path(), place).await.unwrap();
    assert_eq!(later(&store, &meeting).await, held);
    let (before, after): (String, String) = (
        store.vault().blind(&super::place("accredited", "name_key", &[&meeting]), "of union ypsilanti"),
        sqlx::query_as::<_, (String,)>("SELECT name_key FROM accredited").fetch_one(&store.read).await.unwrap().0,
    );
    assert_eq!(before, after, "a rule still finds the organization");
}

/// Takes the seals off again: the folder is as an older program left it.
async fn as_an_older_program_left_it(store: Store) {
    without_later_seals(&store).await;
    let vault = store.vault().clone();
    let mut tx = store.write.begin().await.unwrap();
    for (name, columns) in older::PLAIN {
        let table = schema::find_table(&mut tx, name).await.unwrap();
        for column in columns {
            for (rowid, sealed, row) in table.rows(&mut tx, column, "1 = 1").await.unwrap() {
                let plain = vault.open(&row.place(name, column), &sealed).unwrap();
                older::put(&mut tx, &table, column, rowid, &plain).await.unwrap();
            }
        }
    }
    for sql in [
        "UPDATE participant SET email_key = email",
        "UPDATE delegation SET name_key = lower(name) WHERE name_key LIKE 'b1.%'",
        "DELETE FROM vault",
    ] {
        sqlx::query(sql).execute(&mut *tx).await.unwrap();
    }
    tx.commit().await.unwrap();
    store.close().await;
}

#[tokio::test]
async fn rows_of_an_older_program_are_sealed_on_opening_and_gone_from_the_files() {
    let folder = tempfile::tempdir().unwrap();
    let (store, meeting) = filled(folder.path()).await;
    as_an_older_program_left_it(store).await;
    assert!(seen(folder.path()).iter().any(|(_, mark)| *mark == "Quirinale"), "it was plain before");
    let store = open(folder.path(), KeyPlace::File(folder.path().join("rostrum.key"))).await.unwrap();
    assert_eq!(seen(folder.path()), []);
    is_whole(&store, &meeting).await;
}

#[tokio::test]
async fn a_cleaning_that_was_broken_off_is_done_at_the_next_start() {
    let folder = tempfile::tempdir().unwrap();
    let (store, meeting) = filled(folder.path()).await;
    sqlx::query("PRAGMA user_version = 1").execute(&store.write).await.unwrap();
    store.close().await;
    drop(store);
    let store = Store::open(folder.path(), Arc::new(SystemClock::new())).await.unwrap();
    let (left,): (i64,) = sqlx::query_as("PRAGMA user_version").fetch_one(&store.read).await.unwrap();
    assert_eq!(left, 0);
    is_whole(&store, &meeting).await;
}

#[tokio::test]
async fn a_rotated_folder_opens_with_the_new_key_alone() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("rostrum.key");
    let (store, meeting) = filled(folder.path()).await;
    let (old, before) = (std::fs::read_to_string(&file).unwrap(), store.vault().id.clone());
    let done = store.rotate_key(&KeyPlace::File(file.clone())).await.unwrap();
    assert!(done.old == before && done.new != before && done.values == 22, "{done:?}");
    let bytes = std::fs::read(folder.path().join("rostrum.db")).unwrap();
    assert!(!String::from_utf8_lossy(&bytes).contains(&format!("s1.{before}")), "nothing is left under the old key");
    let error = open(folder.path(), KeyPlace::Text(old.into())).await.unwrap_err();
    assert!(matches!(error, OpenError::Key(KeyError::Other { .. })), "{error}");
    let store = open(folder.path(), KeyPlace::File(file.clone())).await.unwrap();
    is_whole(&store, &meeting).await;
    assert_eq!(std::fs::read_to_string(file).unwrap().matches("rostrum-key-1:").count(), 1);
}

#[tokio::test]
async fn a_rotation_that_was_broken_off_opens_on_both_sides_of_its_commit() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("rostrum.key");
    let place = KeyPlace::File(file.clone());
    let (store, meeting) = filled(folder.path()).await;
    let old = store.vault().id.clone();
    // Broken off when both keys were written, before the commit.
    let mut ring = Ring::read(&place, &old).unwrap();
    ring.put_first(Key::new().unwrap());
    ring.write(&file).unwrap();
    let both = std::fs::read(&file).unwrap();
    let new = ring.current().id().to_owned();
    store.close().await;
    drop(store);
    let store = open(folder.path(), place.clone()).await.unwrap();
    assert_eq!(store.vault().id, old);
    is_whole(&store, &meeting).await;
    let done = store.rotate_key(&place).await.unwrap();
    assert_eq!((done.old, done.new), (old, new.clone()), "it goes on with the key that was made");
    // Broken off after the commit, before the old key was let go.
    std::fs::write(&file, both).unwrap();
    let store = open(folder.path(), place.clone()).await.unwrap();
    assert_eq!(store.vault().id, new);
    is_whole(&store, &meeting).await;
}

#[tokio::test]
async fn a_key_from_the_environment_is_rotated_with_the_new_one_before_it() {
    let folder = tempfile::tempdir().unwrap();
    let (store, meeting) = filled(folder.path()).await;
    let old = std::fs::read_to_string(folder.path().join("rostrum.key")).unwrap();
    store.close().await;
    drop(store);
    let alone = KeyPlace::Text(old.clone().into());
    let store = open(folder.path(), alone.clone()).await.unwrap();
    let error = store.rotate_key(&alone).await.unwrap_err().to_string();
    assert!(error.contains("put a new one before it"), "{error}");
    let both = KeyPlace::Text(format!("{} {old}", *Key::new().unwrap().to_text()).into());
    open(folder.path(), both.clone()).await.unwrap().rotate_key(&both).await.unwrap();
    is_whole(&open(folder.path(), both).await.unwrap(), &meeting).await;
}

#[tokio::test]
async fn a_rotation_that_meets_a_text_it_does_not_know_changes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let place = KeyPlace::File(folder.path().join("rostrum.key"));
    let (store, meeting) = filled(folder.path()).await;
    let blind = store.vault().blind("somewhere", "else");
    sqlx::query("UPDATE meeting SET title_key = $1").bind(blind).execute(&store.write).await.unwrap();
    let error = store.rotate_key(&place).await.unwrap_err();
    let OpenError::Damaged { source, .. } = error else { panic!("{error}") };
    assert!(source.to_string().contains("meeting.title_key"), "{source}");
    is_whole(&open(folder.path(), place).await.unwrap(), &meeting).await;
}
