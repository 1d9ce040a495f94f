//! Notices in the form of a compiler: place, line of the source, caret, help.

use std::fmt::Write as _;

use rostrum_domain::notice::{Level, Notice};

/// The longest piece of a source line that is shown, in characters.
const SHOWN: usize = 100;

/// Renders the notices of a text; `colour` adds ANSI colours for a terminal.
pub fn render_notices(file: &str, text: &str, notices: &[Notice], colour: bool) -> String {
    let lines: Vec<&str> = text.lines().collect();
    let mut out = String::new();
    for notice in notices {
        render(file, &lines, notice, colour, &mut out);
        out.push('\n');
    }
    out
}

fn render(file: &str, lines: &[&str], notice: &Notice, colour: bool, out: &mut String) {
    let (name, code) = match notice.level {
        Level::Error => ("error", "31"),
        Level::Warning => ("warning", "33"),
        Level::Note => ("note", "36"),
    };
    let paint = |style: &str, text: &str| if colour { format!("\x1b[{style}m{text}\x1b[0m") } else { text.to_owned() };
    let head = paint(&format!("1;{code}"), &format!("{name}[{}]", notice.code));
    let _ = writeln!(out, "{head}: {}", paint("1", &notice.message));
    let bar = paint("34", "|");
    if let Some(span) = notice.span {
        let number = span.line.to_string();
        let pad = " ".repeat(number.len());
        let _ = writeln!(out, "{pad}{} {file}:{}:{}", paint("34", "-->"), span.line, span.column);
        let line =
            usize::try_from(span.line).ok().and_then(|line| lines.get(line.checked_sub(1)?)).copied().unwrap_or("");
        let (shown, column, length) = window(line, span.column as usize - 1, span.length as usize);
        let caret = paint(&format!("1;{code}"), &"^".repeat(length));
        let _ = writeln!(out, "{pad} {bar}");
        let _ = writeln!(out, "{} {bar} {shown}", paint("34", &number));
        let _ = writeln!(out, "{pad} {bar} {}{caret}", " ".repeat(column));
    } else {
        let _ = writeln!(out, " {} {file}", paint("34", "-->"));
    }
    if let Some(help) = &notice.help {
        let _ = writeln!(out, "  {} {help}", paint("1", "= help:"));
    }
}

/// The part of a long line around the place, with the place's column and length in it.
fn window(line: &str, column: usize, length: usize) -> (String, usize, usize) {
    let letters: Vec<char> = line.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    let column = column.min(letters.len());
    let start = if column + length.min(SHOWN / 2) > SHOWN { column.saturating_sub(SHOWN / 3) } else { 0 };
    let end = letters.len().min(start + SHOWN);
    let lead = if start > 0 { "…" } else { "" };
    let tail = if end < letters.len() { "…" } else { "" };
    let shown: String = letters[start..end].iter().collect();
    let column = column - start + lead.chars().count();
    let length = length.clamp(1, (SHOWN + 1).saturating_sub(column).max(1));
    (format!("{lead}{shown}{tail}"), column, length)
}

#[cfg(test)]
mod tests {
    use super::*;
    use rostrum_domain::notice::Span;

    #[test]
    fn a_finding_shows_its_line_and_points_at_it() {
        let notice = Notice {
            code: "impossible-date".to_owned(),
            level: Level::Error,
            span: Some(Span { line: 2, column: 4, length: 7 }),
            message: "31 June 2025 does not exist".to_owned(),
            help: Some("June 2025 has 30 days.".to_owned()),
        };
        let expected = "error[impossible-date]: 31 June 2025 does not exist\n --> note.txt:2:4\n  |\n2 | on 31 June 2025\n  |    ^^^^^^^\n  = help: June 2025 has 30 days.\n\n";
        assert_eq!(render_notices("note.txt", "first\non 31 June 2025\n", &[notice], false), expected);
    }

    #[test]
    fn a_long_line_is_cut_around_the_place() {
        let line = "x".repeat(300) + "CET" + &"y".repeat(300);
        let (shown, column, length) = window(&line, 300, 3);
        assert!(shown.chars().count() <= SHOWN + 2);
        assert_eq!(shown.chars().skip(column).take(length).collect::<String>(), "CET");
    }
}
