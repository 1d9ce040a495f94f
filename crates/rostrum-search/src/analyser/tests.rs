//! Facts about words of the six languages.

use proptest::prelude::*;

use super::*;

fn forms(text: &str, tongue: Tongue) -> Vec<String> {
    let mut forms = Vec::new();
    Analyser::default().analyse(text, tongue, Wanted::Forms, |token| forms.push(token.form.to_owned()));
    forms
}

/// Whether two words have a stem in common.
fn meet(one: &str, other: &str, tongue: Tongue) -> bool {
    let stems = |word: &str| {
        let mut found = Vec::new();
        Analyser::default().analyse(word, tongue, Wanted::Stems, |token| found.extend(token.stems.to_vec()));
        found
    };
    stems(one).iter().any(|stem| stems(other).contains(stem))
}

#[test]
fn words_are_parted_as_each_language_writes_them() {
    assert_eq!(forms("L’accès à l'eau, qu'elle", Tongue::French), ["acces", "a", "eau", "elle"]);
    assert_eq!(forms("the city's budget isn't", Tongue::English), ["the", "city", "budget", "isn"]);
    assert_eq!(forms("A/HRC/RES/57/12", Tongue::English), ["a", "hrc", "res", "57", "12"]);
    assert_eq!(forms("住房权利。水", Tongue::Chinese), ["住房", "房权", "权利"]);
    assert_eq!(forms("Straße ＵＮ ﬁve", Tongue::Other), ["strasse", "un", "five"]);
    assert_eq!(forms("район и ёлка", Tongue::Russian), ["район", "и", "елка"]);
}

#[test]
fn forms_of_a_word_meet_in_a_stem() {
    for (one, other, tongue) in [
        ("policies", "policy", Tongue::English),
        ("logements", "logement", Tongue::French),
        ("educación", "educacion", Tongue::Spanish),
        ("municipales", "municipal", Tongue::Spanish),
        ("города", "городами", Tongue::Russian),
        ("жильё", "жилье", Tongue::Russian),
        ("المدينة", "مدينة", Tongue::Arabic),
        ("والمدينة", "مدينه", Tongue::Arabic),
        ("وبالمياه", "المياه", Tongue::Arabic),
        ("الإسكان", "اسكان", Tongue::Arabic),
        ("حُقُوق", "حقوق", Tongue::Arabic),
        ("水", "水", Tongue::Chinese),
        ("Wohnungen", "wohnungen", Tongue::Other),
    ] {
        assert!(meet(one, other, tongue), "{one} and {other}");
    }
    assert!(!meet("water", "wall", Tongue::English));
}

#[test]
fn arabic_is_folded_to_what_everybody_types() {
    let mut folded = String::new();
    for (written, typed) in
        [("أُسْرَة", "اسره"), ("مـــيـاه", "مياه"), ("مسؤولية", "مسووليه"), ("٢٠٢٥", "2025"), ("لِلْمَرْأَةِ", "للمراه")]
    {
        fold(written, &mut folded);
        assert_eq!(folded, typed);
    }
}

proptest! {
    #[test]
    fn any_text_is_read_in_order_and_within_its_bounds(text in "\\PC{0,80}", tongue in 0..Tongue::ALL.len()) {
        let mut last = 0;
        let mut at = 0;
        Analyser::default().analyse(&text, Tongue::ALL[tongue], Wanted::Both, |token| {
            assert!(text.get(token.range.clone()).is_some_and(|part| !part.is_empty()));
            assert!(token.position >= last && token.range.end >= at);
            (last, at) = (token.position, token.range.end);
        });
    }

    #[test]
    fn folding_twice_changes_nothing(word in "\\PC{0,20}") {
        let (mut once, mut twice) = (String::new(), String::new());
        fold(&word, &mut once);
        fold(&once, &mut twice);
        prop_assert_eq!(once, twice);
    }
}
