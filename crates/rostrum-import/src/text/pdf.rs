//! The text of a PDF, page by page.
//!
//! The library may panic or run long on files that were made to break it; it runs on a thread of its own
//! with a time limit, and a panic is a damaged file.

use std::panic::{catch_unwind, set_hook, take_hook};
use std::sync::Once;
use std::sync::mpsc::{RecvTimeoutError, sync_channel};
use std::thread;
use std::time::Duration;

use pdf_extract::{OutputError, extract_text_from_mem_by_pages};

use super::Unreadable;

/// How long reading may take. A note of 10 pages takes well under a second.
const MOST_SECONDS: u64 = 20;
/// Deeply nested objects need more stack than a thread has by default.
const STACK_BYTES: usize = 16 * 1024 * 1024;

/// The name of the thread, by which its panics are known.
const THREAD: &str = "read-pdf";

/// Pages are parted by form feeds.
pub fn text(bytes: &[u8], file: &str) -> Result<String, Unreadable> {
    let owned = bytes.to_vec();
    let (sender, receiver) = sync_channel(1);
    let read = move || {
        let pages = catch_unwind(|| extract_text_from_mem_by_pages(&owned));
        // Nobody listens any more when the time limit has passed.
        let _ = sender.send(pages);
    };
    let damaged = |detail: &str| Unreadable::Damaged { file: file.to_owned(), kind: "PDF", detail: detail.to_owned() };
    keep_quiet();
    thread::Builder::new()
        .name(THREAD.to_owned())
        .stack_size(STACK_BYTES)
        .spawn(read)
        .map_err(|fault| damaged(&fault.to_string()))?;
    match receiver.recv_timeout(Duration::from_secs(MOST_SECONDS)) {
        Ok(Ok(Ok(pages))) => Ok(pages.iter().map(|page| page_text(page)).collect::<Vec<_>>().join("\n\u{c}\n")),
        Ok(Ok(Err(fault))) => Err(refuse(&fault, file)),
        Ok(Err(_)) | Err(RecvTimeoutError::Disconnected) => Err(damaged("its objects contradict each other")),
        Err(RecvTimeoutError::Timeout) => Err(Unreadable::TooSlow { file: file.to_owned(), seconds: MOST_SECONDS }),
    }
}

/// Keeps the panics of the library off the standard error: they become a sentence for the person.
fn keep_quiet() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let usual = take_hook();
        set_hook(Box::new(move |panic| {
            if thread::current().name() != Some(THREAD) {
                usual(panic);
            }
        }));
    });
}

fn refuse(fault: &OutputError, file: &str) -> Unreadable {
    let detail = fault.to_string();
    let words = detail.to_ascii_lowercase();
    if words.contains("password") || words.contains("encrypt") || words.contains("decrypt") {
        return Unreadable::Protected { file: file.to_owned() };
    }
    Unreadable::Damaged { file: file.to_owned(), kind: "PDF", detail }
}

/// Trims the lines and takes ligatures apart.
fn page_text(page: &str) -> String {
    let page = super::plain::plain(page);
    let lines: Vec<&str> = page.lines().map(str::trim).collect();
    let mut text = lines.join("\n");
    for (ligature, letters) in [("ﬁ", "fi"), ("ﬂ", "fl"), ("ﬀ", "ff"), ("ﬃ", "ffi"), ("ﬄ", "ffl")] {
        text = text.replace(ligature, letters);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOTE: &[u8] = include_bytes!("../../../../fixtures/concept-notes/pages.pdf");

    #[test]
    fn a_pdf_that_stops_in_the_middle_is_damaged() {
        let fault = text(&NOTE[..NOTE.len() / 2], "note.pdf").unwrap_err().to_string();
        assert!(fault.starts_with("note.pdf is a damaged PDF file"), "{fault}");
    }

    #[test]
    fn pages_are_parted_and_ligatures_taken_apart() {
        let text = text(NOTE, "note.pdf").unwrap();
        assert!(text.contains('\u{c}'), "the fixture has more than one page");
        assert!(!text.contains('ﬁ'));
    }
}
