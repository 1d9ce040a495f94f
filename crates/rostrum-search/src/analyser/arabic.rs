//! What Arabic writes into one word: signs of vowels, forms of a letter, and small words before a noun.

/// The plain form of an Arabic letter: alef without hamza, yeh for alef maksura, heh for teh marbuta; `None` for signs of
/// vowels and the stroke that only stretches.
pub fn plain(letter: char) -> Option<char> {
    Some(match letter {
        _ if is_sign(letter) => return None,
        'أ' | 'إ' | 'آ' | 'ٱ' => 'ا',
        'ى' | 'ی' | 'ئ' => 'ي',
        'ؤ' => 'و',
        'ة' => 'ه',
        'ک' => 'ك',
        '٠'..='٩' => digit(letter, '٠'),
        '۰'..='۹' => digit(letter, '۰'),
        _ => letter,
    })
}

/// A word without signs of vowels, with one form of alef, as the stemmer takes it.
pub fn without_signs(word: &str) -> String {
    let plain_alef = |letter| if matches!(letter, 'أ' | 'إ' | 'آ' | 'ٱ') { 'ا' } else { letter };
    word.chars().filter(|letter| !is_sign(*letter)).map(plain_alef).collect()
}

/// The word behind "and", "so", "by", "for", "as" and the article, where enough remains to be a word.
pub fn behind_prefixes(word: &str) -> Option<&str> {
    /// Longest first. The last ones are often the first letter of a root, so three letters have to remain.
    const PREFIXES: [&str; 15] =
        ["وبال", "وكال", "فبال", "وال", "فال", "بال", "كال", "ولل", "فلل", "ال", "لل", "و", "ف", "ب", "ل"];
    PREFIXES.iter().find_map(|prefix| word.strip_prefix(prefix).filter(|rest| rest.chars().count() >= 3))
}

fn is_sign(letter: char) -> bool {
    matches!(letter, '\u{610}'..='\u{61a}' | '\u{640}' | '\u{64b}'..='\u{65f}' | '\u{670}' | '\u{6d6}'..='\u{6dc}'
        | '\u{6df}'..='\u{6e8}' | '\u{6ea}'..='\u{6ed}' | '\u{8d3}'..='\u{8ff}' | '\u{200c}' | '\u{200d}')
}

fn digit(letter: char, zero: char) -> char {
    char::from_digit(letter as u32 - zero as u32, 10).expect("the arm above takes ten digits only")
}
