//! Styles and scripts, kept in the program. Their addresses carry a hash of their content, so that a
//! browser may keep them for ever.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::LazyLock;

use axum::extract::Path;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};

use crate::error::Fault;

macro_rules! files {
    ($($name:literal),* $(,)?) => {
        &[$(($name, include_str!($name))),*]
    };
}

/// Every file by its name. A script imports another by its plain name: all stand in one folder.
const FILES: &[(&str, &str)] = files![
    "rostrum.css",
    "floor.css",
    "console.css",
    "console-list.css",
    "display.css",
    "screens.css",
    "participant.css",
    "badges.css",
    "paper.css",
    "rules.css",
    "review.css",
    "call.css",
    "draft.js",
    "draft-device.js",
    "draft-words.js",
    "times.js",
    "clock.js",
    "server-clock.js",
    "stream.js",
    "swap.js",
    "live.js",
    "participant.js",
    "console.js",
    "console-dialogs.js",
    "console-move.js",
    "console-list.js",
    "display.js",
    "pages.js",
    "screens.js",
    "copy.js",
    "review.js",
    "leave.js",
    "passkey.js",
    "compendium.css",
    "compendium.js",
    "world.svg",
];

/// One hash over all files: relative imports between scripts then stay in the same folder.
static HASH: LazyLock<String> = LazyLock::new(|| {
    let mut hasher = DefaultHasher::new();
    FILES.hash(&mut hasher);
    format!("{:016x}", hasher.finish())
});

/// The address of a file.
pub fn address(name: &str) -> String {
    debug_assert!(FILES.iter().any(|(file, _)| *file == name), "no asset is called {name}");
    format!("/assets/{}/{name}", *HASH)
}

/// Sends a file.
pub async fn show(Path((hash, name)): Path<(String, String)>) -> Response {
    let Some((_, text)) = FILES.iter().find(|(file, _)| *file == name) else {
        return Fault::NotFound.into_response();
    };
    let kind = match name.rsplit_once('.') {
        Some((_, "css")) => "text/css; charset=utf-8",
        Some((_, "js")) => "text/javascript; charset=utf-8",
        Some((_, "svg")) => "image/svg+xml; charset=utf-8",
        _ => "application/octet-stream",
    };
    // An address of an older program gets the present file, but not for ever.
    let keep = if hash == *HASH { "public, max-age=31536000, immutable" } else { "no-cache" };
    ([(CONTENT_TYPE, kind), (CACHE_CONTROL, keep)], *text).into_response()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_carries_the_hash_of_the_content() {
        assert!(address("rostrum.css").starts_with("/assets/"));
        assert_eq!(address("rostrum.css"), address("rostrum.css"));
    }

    #[test]
    fn the_style_uses_no_side_that_depends_on_the_direction_of_the_script() {
        for (name, css) in FILES.iter().filter(|(name, _)| name.ends_with(".css")) {
            for side in [
                "margin-left",
                "margin-right",
                "padding-left",
                "padding-right",
                "text-align: left",
                " left:",
                " right:",
            ] {
                assert!(!css.contains(side), "{name}: {side}");
            }
        }
    }

    #[test]
    fn every_import_of_a_script_names_a_file() {
        for (name, text) in FILES.iter().filter(|(name, _)| name.ends_with(".js")) {
            for line in text.lines().filter(|line| line.starts_with("import ")) {
                let from = line.rsplit("\"./").next().unwrap().trim_end_matches("\";");
                assert!(FILES.iter().any(|(file, _)| *file == from), "{name} imports {from}");
            }
        }
    }
}
