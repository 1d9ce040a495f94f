//! Hands the analyser's words to tantivy. The language of a text stands before it, since a field has one tokenizer.

use tantivy::tokenizer::{Token, TokenStream, Tokenizer};

use crate::analyser::{Analyser, BETWEEN, Tongue, Wanted};

/// A text as it is given to the index: the letter of its language, and the text.
pub fn marked(text: &str, tongue: Tongue) -> String {
    let mut marked = String::with_capacity(text.len() + 1);
    marked.push(tongue.letter());
    marked.push_str(text);
    marked
}

/// Tokens of one kind: the words as they are written, or what they are reduced to.
pub struct Tokens {
    wanted: Wanted,
    analyser: Analyser,
    found: Found,
}

/// The words of a text one after the other: all in one string, so that a text takes no allocation for each word.
#[derive(Default)]
struct Found {
    terms: String,
    ends: Vec<(usize, usize)>,
}

impl Tokens {
    /// Tells words as they are written.
    pub fn forms() -> Self {
        Self { wanted: Wanted::Forms, analyser: Analyser::default(), found: Found::default() }
    }

    /// Tells stems.
    pub fn stems() -> Self {
        Self { wanted: Wanted::Stems, ..Self::forms() }
    }
}

impl Clone for Tokens {
    fn clone(&self) -> Self {
        Self { wanted: self.wanted, ..Self::forms() }
    }
}

impl Tokenizer for Tokens {
    type TokenStream<'a> = Stream<'a>;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> Stream<'a> {
        let mut letters = text.chars();
        let tongue = letters.next().and_then(Tongue::from_letter).unwrap_or(Tongue::Other);
        let found = &mut self.found;
        found.terms.clear();
        found.ends.clear();
        let wanted = self.wanted;
        self.analyser.analyse(letters.as_str(), tongue, wanted, |token| {
            let words = if wanted == Wanted::Forms { std::slice::from_ref(&token.form) } else { &[] };
            let stems = token.stems.iter().map(String::as_str);
            for word in words.iter().copied().chain(stems) {
                found.terms.push_str(word);
                found.terms.push(BETWEEN);
                found.terms.push(token.tongue.letter());
                found.ends.push((found.terms.len(), token.position));
            }
        });
        Stream { found, next: 0, start: 0, token: Token::default() }
    }
}

/// The stream of [`Tokens`].
pub struct Stream<'a> {
    found: &'a Found,
    next: usize,
    start: usize,
    token: Token,
}

impl TokenStream for Stream<'_> {
    fn advance(&mut self) -> bool {
        let Some((end, position)) = self.found.ends.get(self.next).copied() else { return false };
        self.token.text.clear();
        self.token.text.push_str(&self.found.terms[self.start..end]);
        self.token.position = position;
        self.next += 1;
        self.start = end;
        true
    }

    fn token(&self) -> &Token {
        &self.token
    }

    fn token_mut(&mut self) -> &mut Token {
        &mut self.token
    }
}
