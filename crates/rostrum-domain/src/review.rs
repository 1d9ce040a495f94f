//! What helps whoever reviews: texts that are alike, and terms that a text suggests. Everything says why; nothing is
//! asked of others.

mod alike;
mod suggest;
mod words;

pub use alike::{Alike, AlikeSentence, Shingles, alike_sentences};
pub use suggest::{Suggestion, Tagged, suggest};
pub use words::{Word, words};
