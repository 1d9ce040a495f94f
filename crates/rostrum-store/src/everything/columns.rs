//! Every column that holds text is decided: sealed, a hash, or plain for a reason. A new one fails here until it is.

use rostrum_domain::participant::Visibility;

use super::{Everything, MARK};

/// How a column is kept.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Column {
    /// Every value is sealed.
    Sealed,
    /// Sealed in the rows in which it tells of a person; what else may stand there.
    SealedOr(&'static str),
    /// A keyed hash, by which rows are found; what begins with a line break stands for nobody.
    Found,
    /// A hash of something that was drawn by chance.
    Hash,
    /// Plain, because of what it is.
    Plain(&'static str),
}
use Column::{Found, Hash, Plain, Sealed, SealedOr};

const CODE: Column = Plain("a word of the program");
const ID: Column = Plain("the id of a meeting, or of a part of its programme, which are public");
const LANGUAGE: Column = Plain("a language, which docs/privacy.md names among what a stolen file shows");
const PUBLIC: Column = Plain("is published with the meeting");
const STAFF: Column = Plain("words of staff for a thing of the meeting, shown to whoever is given it");
const CHANCE: Column = Plain("drawn by chance");

/// Columns of every table in which they stand.
const EVERYWHERE: [(&str, Column); 2] = [("meeting", ID), ("session", ID)];

/// All others. Whoever adds a column of text adds its line: personal data and free text of people are sealed.
const COLUMNS: [(&str, &str, Column); 205] = [
    ("account", "name", Sealed),
    ("account", "email", Sealed),
    ("account", "email_key", Found),
    ("account", "subject", Sealed),
    ("account", "subject_key", Found),
    ("accredited", "name", Sealed),
    ("accredited", "name_key", Found),
    ("accredited", "ecosoc", CODE),
    ("accredited", "nhri", CODE),
    ("attendance", "file", Sealed),
    ("attendance", "name", Sealed),
    ("attendance", "first_joined", Plain("an instant")),
    ("attendance", "last_left", Plain("an instant")),
    ("badge", "code", CHANCE),
    ("calendar_link", "hash", Hash),
    ("calendar_link", "token", Sealed),
    ("call", "state", CODE),
    ("call_version", "document", PUBLIC),
    ("change_request", "wish", Sealed),
    ("change_request", "reason", Sealed),
    ("change_request", "state", CODE),
    ("co_signatory", "name", Sealed),
    ("co_signatory", "state", CODE),
    ("contribution", "state", CODE),
    ("contribution", "consent", CODE),
    ("contribution", "language", LANGUAGE),
    ("contribution_author", "author", Sealed),
    ("contribution_author", "name", Sealed),
    ("contribution_author", "email", Sealed),
    ("contribution_author", "hash", Hash),
    ("contribution_author", "state", CODE),
    ("contribution_beside", "field", PUBLIC),
    ("contribution_beside", "writer", CHANCE),
    ("contribution_beside", "text", Sealed),
    ("contribution_change", "act", CODE),
    ("contribution_change", "state_before", CODE),
    ("contribution_change", "state_after", CODE),
    ("contribution_change", "reason", Sealed),
    ("contribution_field", "field", PUBLIC),
    ("contribution_field", "writer", CHANCE),
    ("contribution_field", "text", Sealed),
    ("contribution_file", "name", Sealed),
    ("contribution_file", "kind", CODE),
    ("contribution_file", "content", Sealed),
    ("contribution_link", "hash", Hash),
    ("contribution_version", "content", Sealed),
    ("contribution_version", "hash", Hash),
    ("delegation", "name", Sealed),
    ("delegation", "name_key", Found),
    ("delegation", "category", Plain("public; of whom only the secretariat knows it is that of other stakeholders")),
    ("delegation_origin", "origin", Sealed),
    ("compendium_site", "origin", Plain("a site, named by the secretariat")),
    ("draw_seed", "seed", Sealed),
    ("embed_origin", "origin", Plain("a site, named by the secretariat")),
    ("exchange", "seeker_says", CODE),
    ("exchange", "offerer_says", CODE),
    ("exchange", "result", Sealed),
    ("exchange_lesson", "worked", CODE),
    ("exchange_lesson", "words", Sealed),
    ("exchange_lesson", "state", CODE),
    ("exchange_listing", "side", CODE),
    ("exchange_listing", "listing", Sealed),
    ("floor_answer", "sender", Plain("a role, or the number of a participant")),
    ("floor_answer", "command_key", CHANCE),
    ("floor_answer", "command_hash", Plain("tells whether a command is the same one")),
    ("floor_event", "event", Plain("the log, which holds numbers; its public form is published")),
    ("floor_event", "hash", Plain("the chain of the log")),
    ("floor_secret", "secret", Sealed),
    ("focal_point", "state", CODE),
    ("follow_up_answer", "answer", Sealed),
    ("form_used", "token", CHANCE),
    ("identity", "name", Sealed),
    ("identity", "delegation", Sealed),
    ("identity", "category", Sealed),
    ("inscription_detail", "on_behalf_of", Sealed),
    ("invitation", "address", Sealed),
    ("invitation", "address_key", Found),
    ("invitation", "category", Sealed),
    ("invitation", "language", LANGUAGE),
    ("kept_upload", "browser", Hash),
    ("kept_upload", "field", PUBLIC),
    ("kept_upload", "name", Sealed),
    ("kept_upload", "content", Sealed),
    ("mail", "address", Sealed),
    ("mail", "facts", Sealed),
    ("mail", "subject", Sealed),
    ("mail", "text", Sealed),
    ("mail", "html", Sealed),
    ("mail", "calendar", Sealed),
    ("mail", "fault", Sealed),
    ("mail", "kind", CODE),
    ("mail", "language", LANGUAGE),
    ("mail", "occasion", Plain("a word of the program with numbers and ids")),
    ("mail", "state", CODE),
    ("mail", "message_id", CHANCE),
    ("mail_occasion", "occasion", Plain("a word of the program with numbers and ids")),
    ("mail_template", "kind", CODE),
    ("mail_template", "language", CODE),
    ("mail_template", "subject", STAFF),
    ("mail_template", "text", STAFF),
    ("meeting", "id", ID),
    ("meeting", "title_key", PUBLIC),
    ("meeting", "report_symbol", PUBLIC),
    ("membership", "function", CODE),
    ("membership", "state", CODE),
    ("neutral_link", "hash", Hash),
    ("neutral_link", "token", Sealed),
    ("neutral_link", "remark", Sealed),
    ("neutral_link", "offer", Sealed),
    ("note", "text", Sealed),
    ("note", "kind", CODE),
    ("note", "by_role", CODE),
    ("note", "ready", CODE),
    ("note", "command_key", CHANCE),
    ("openid_request", "state", Hash),
    ("openid_request", "browser", Hash),
    ("openid_request", "target", Plain("a path of this server")),
    ("participant", "name", Sealed),
    ("participant", "email", Sealed),
    ("participant", "email_key", Found),
    ("participant", "language", LANGUAGE),
    ("participant", "visibility", CODE),
    ("participant", "state", CODE),
    ("participant", "offer", SealedOr("non_governmental")),
    ("participant_gender", "gender", Sealed),
    ("passkey", "name", Sealed),
    ("passkey", "credential", Sealed),
    ("passkey", "user_handle", Sealed),
    ("passkey", "public_key", Sealed),
    ("passkey", "state", Sealed),
    ("passkey", "credential_key", Found),
    ("passkey_challenge", "browser", Hash),
    ("passkey_challenge", "state", Sealed),
    ("practice", "author", Sealed),
    ("practice", "origin", CODE),
    ("practice", "state", CODE),
    ("practice_act", "act", CODE),
    ("practice_act", "reason", CODE),
    ("practice_act", "words", Sealed),
    ("practice_file", "content", Sealed),
    ("practice_file", "kind", CODE),
    ("practice_file", "name", Sealed),
    ("practice_version", "document", Sealed),
    ("practice_version", "reason", Sealed),
    ("practice_version", "sources", Sealed),
    ("program", "name", STAFF),
    ("program", "scopes", CODE),
    ("program", "hash", Hash),
    ("programme_version", "name", PUBLIC),
    ("programme_version", "note", PUBLIC),
    ("programme_version", "changes", PUBLIC),
    ("registration_answer", "field", PUBLIC),
    ("registration_answer", "answer", Sealed),
    ("registration_change", "state_before", CODE),
    ("registration_change", "state_after", CODE),
    ("registration_change", "cause", CODE),
    ("registration_change", "matched", SealedOr("[]")),
    ("registration_change", "reason", Sealed),
    ("registration_design", "document", PUBLIC),
    ("registration_file", "field", PUBLIC),
    ("registration_file", "content", Sealed),
    ("retention_done", "what", CODE),
    ("clarification", "answer", Sealed),
    ("clarification", "hash", Hash),
    ("clarification", "question", Sealed),
    ("review", "language", LANGUAGE),
    ("review_comment", "text", Sealed),
    ("review_translation", "language", LANGUAGE),
    ("review_translation", "text", Sealed),
    ("review_translation", "translator", Sealed),
    ("role_given", "role", CODE),
    ("role_given", "categories", CODE),
    ("role_given", "person", ID),
    ("screen", "name", STAFF),
    ("screen", "kind", CODE),
    ("screen", "language", CODE),
    ("screen", "token_hash", Hash),
    ("spoken_as", "name", Sealed),
    ("spoken_as", "delegation_name", Sealed),
    ("spoken_as", "category", Plain("that of the delegation, as the public saw it")),
    ("spoken_as", "on_behalf_of", Sealed),
    ("statement", "text", Sealed),
    ("taxonomy_term", "scheme", CODE),
    ("taxonomy_term", "code", CODE),
    ("taxonomy_term", "term", Plain("a term of the taxonomy, which is published")),
    ("taxonomy_version", "cause", CODE),
    ("token", "hash", Hash),
    ("token", "kind", CODE),
    ("token", "role", CODE),
    ("token", "device", Plain("a kind of browser, such as Firefox on Android")),
    ("token", "browser", Hash),
    ("token", "code", Hash),
    ("token", "target", Plain("a path of this server")),
    ("token", "way", CODE),
    ("token", "claimed", Plain("roles, with ids of meetings")),
    ("webhook", "url", Sealed),
    ("webhook", "secret", Sealed),
    ("webhook", "old_secret", Sealed),
    ("webhook", "kinds", CODE),
    ("webhook", "state", CODE),
    ("webhook_delivery", "message_id", CHANCE),
    ("webhook_delivery", "kind", CODE),
    ("webhook_delivery", "body", Plain("numbers and instants of the log")),
    ("webhook_delivery", "status", CODE),
    ("webhook_delivery", "fault", CODE),
];

#[tokio::test]
async fn every_column_of_text_is_decided_and_kept_as_decided() {
    let (named, hidden) =
        (Everything::about(Visibility::Named).await, Everything::about(Visibility::SecretariatOnly).await);
    let mut filled = Vec::new();
    for all in [&named, &hidden] {
        for value in all.values().await {
            let here = (value.table.as_str(), value.column.as_str());
            let decided = COLUMNS.iter().find(|(table, column, _)| (*table, *column) == here).map(|(.., how)| *how);
            let everywhere = EVERYWHERE.iter().find(|(column, _)| *column == value.column).map(|(_, how)| *how);
            let how = decided.or(everywhere).unwrap_or_else(|| {
                panic!(
                    "{}.{} holds text and is not decided: seal it, and add it to COLUMNS of {}",
                    here.0,
                    here.1,
                    file!()
                )
            });
            let Some(text) = &value.text else { continue };
            let kept = match how {
                Sealed => text.starts_with("s1."),
                SealedOr(other) => text.starts_with("s1.") || text == other,
                Found => text.starts_with("b1.") || text.starts_with('\n'),
                Hash => text.len() == 64 && text.bytes().all(|byte| byte.is_ascii_hexdigit()),
                Plain(_) => !text.starts_with("s1.") && !text.starts_with("b1."),
            };
            assert!(kept, "{}.{} is to be {how:?}, and holds {text}", here.0, here.1);
            assert!(!text.to_lowercase().contains(MARK), "{}.{} tells of a person: {text}", here.0, here.1);
            filled.push((value.table.clone(), value.column.clone(), text.starts_with("s1.")));
        }
    }
    for (table, column, how) in COLUMNS {
        let rows: Vec<bool> =
            filled.iter().filter(|(a, b, _)| (a.as_str(), b.as_str()) == (table, column)).map(|row| row.2).collect();
        let proved = match how {
            Sealed | SealedOr(_) => rows.contains(&true),
            Found => !rows.is_empty(),
            Hash | Plain(_) => true,
        };
        assert!(proved, "{table}.{column} is to be {how:?}: write a row of it in {}", super::HERE);
    }
    let schema = named.columns().await;
    let gone: Vec<_> = COLUMNS
        .iter()
        .filter(|(table, column, _)| !schema.contains(&((*table).to_owned(), (*column).to_owned())))
        .collect();
    assert!(gone.is_empty(), "decided, and not in the schema: {gone:?}");
}

#[tokio::test]
async fn what_only_the_secretariat_knows_stands_plain_nowhere() {
    let all = Everything::about(Visibility::SecretariatOnly).await;
    let no = all.who.0.to_string();
    for value in all.values().await {
        let text = value.text.unwrap_or_default();
        let own = match value.table.as_str() {
            "floor_event" => text.contains(&format!("\"participant\":{no},")),
            // Its first version, which is about nobody.
            "registration_design" => false,
            _ => value.row.contains(&no),
        };
        if !own {
            continue;
        }
        let told = text == "non_governmental" || text.contains("\"category\":\"non_governmental\"");
        assert!(!told, "{}.{} of participant {no}: {text}", value.table, value.column);
    }
}
