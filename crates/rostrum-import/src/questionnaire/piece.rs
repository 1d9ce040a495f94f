//! A paragraph of a file, with what tells where it belongs.

use rostrum_domain::contribution::Field;

/// A paragraph, an item of a list, a cell of a table, or a line.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Piece {
    /// Its text; breaks inside are line feeds. Not empty, but for a cell.
    pub text: String,
    /// The content control in which it stands.
    pub control: Option<Field>,
    /// Whether a further control of the same field begins here.
    pub control_begins: bool,
    /// The bookmarks at its beginning.
    pub bookmarks: Vec<Field>,
    /// Row and column, for the cells of a table. Each row of the document has its own number.
    pub cell: Option<(usize, usize)>,
    /// How it follows what stands before it.
    pub form: Form,
}

/// How a piece follows the one before it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Form {
    /// A paragraph of its own.
    #[default]
    Paragraph,
    /// An item of a list: on the next line.
    Item,
    /// A line of a text whose lines are broken: it goes on, but where a blank line stands before it.
    Line {
        /// Whether a blank line stands before it.
        gap: bool,
    },
}

/// What is put between two pieces of one answer.
pub fn between(before: &str, before_form: Form, piece: &Piece) -> &'static str {
    match piece.form {
        Form::Line { gap: true } | Form::Paragraph => "\n\n",
        Form::Item if before_form == Form::Item => "\n",
        Form::Item => "\n\n",
        Form::Line { gap: false } if begins_item(&piece.text) => "\n",
        Form::Line { gap: false } => match before.chars().next_back() {
            // A word that was parted at the end of the line keeps its hyphen: it may be its own.
            Some('-' | '\u{2010}') => "",
            Some(last) if is_han(last) || piece.text.chars().next().is_some_and(is_han) => "",
            _ => " ",
        },
    }
}

fn begins_item(text: &str) -> bool {
    if text.starts_with(['-', '•', '–', '▪', '*', '·']) {
        return true;
    }
    let digits = text.chars().take_while(char::is_ascii_digit).count();
    (1..=2).contains(&digits) && text[digits..].starts_with(['.', ')'])
}

/// Whether words are written without spaces around this sign.
pub fn is_han(c: char) -> bool {
    matches!(c, '\u{3000}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{ff00}'..='\u{ff60}')
}
