//! The program's own log: one line for each event, whatever stands in it.

use std::io::{self, Write};

use tracing_subscriber::EnvFilter;

/// Writes the log to where errors go, without colours: whoever reads it may be another program.
pub fn open(filter: EnvFilter) {
    tracing_subscriber::fmt().with_env_filter(filter).with_ansi(false).with_writer(|| OneLine(io::stderr())).init();
}

/// Writes each event as one line. What a stranger sent can so neither forge a line nor give orders to a terminal.
struct OneLine<W>(W);

impl<W: Write> Write for OneLine<W> {
    fn write(&mut self, event: &[u8]) -> io::Result<usize> {
        self.0.write_all(one_line(event).as_bytes())?;
        Ok(event.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.flush()
    }
}

/// The event with everything escaped that is no visible character, but the line break at its end.
fn one_line(event: &[u8]) -> String {
    let text = String::from_utf8_lossy(event);
    let (text, end) = text.strip_suffix('\n').map_or((&*text, ""), |text| (text, "\n"));
    let mut line = String::with_capacity(text.len() + 1);
    for c in text.chars() {
        if c.is_control() || turns_the_line(c) {
            line.extend(c.escape_default());
        } else {
            line.push(c);
        }
    }
    line + end
}

/// Whether a character breaks a line or turns its direction.
fn turns_the_line(c: char) -> bool {
    matches!(c, '\u{2028}' | '\u{2029}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{200e}' | '\u{200f}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_event_is_one_line_without_a_control_character() {
        let event = "WARN a failed: name\r\n2026 ERROR forged \u{1b}[31mred\u{9b}0m\0\u{2028}\u{202e}x\u{7f}\n";
        let line = one_line(event.as_bytes());
        assert_eq!(line.lines().count(), 1);
        assert!(line.ends_with("x\\u{7f}\n") && !line.trim_end_matches('\n').chars().any(char::is_control), "{line}");
        assert!(line.contains("name\\r\\n2026 ERROR forged \\u{1b}[31mred\\u{9b}0m"), "{line}");
        assert_eq!(one_line("Genève 日内瓦 جنيف\n".as_bytes()), "Genève 日内瓦 جنيف\n", "words stay");
        assert_eq!(one_line(b"\xff\xfe"), "\u{fffd}\u{fffd}");
    }

    #[test]
    fn what_is_written_in_pieces_is_counted_whole() {
        let mut log = OneLine(Vec::new());
        log.write_all(b"a\nb\n").unwrap();
        assert_eq!(log.0, b"a\\nb\n");
    }
}
