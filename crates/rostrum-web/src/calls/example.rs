//! A ready call, with the themes of resolution 57/12 of the Human Rights Council, in our own words and six languages.

use rostrum_domain::call::Call;

/// The call. Its deadline is a place holder: whoever takes it over sets one.
pub fn ready() -> Call {
    serde_json::from_str(include_str!("example.json")).expect("a test reads it")
}

#[cfg(test)]
mod tests {
    use super::*;
    use rostrum_domain::registration::LANGUAGES;

    #[test]
    fn the_ready_call_can_be_published_and_speaks_all_six_languages() {
        let call = ready();
        assert_eq!(call.faults(), []);
        for tag in LANGUAGES {
            let texts = call.numbered().map(|(_, question)| &question.text);
            for text in texts.chain([&call.title, &call.purpose, &call.background]) {
                assert!(!text.own(tag).is_empty(), "{tag}: {text:?}");
            }
            for (number, question) in call.numbered().filter(|(_, question)| !question.help.is_empty()) {
                assert!(!question.help.own(tag).is_empty(), "{tag} {number}: {question:?}");
            }
        }
        let themes: Vec<&str> = call.questions.iter().map(|question| question.code.as_str()).collect();
        assert_eq!(themes, ["coordination", "capacity", "services", "mechanisms", "challenges", "lesson"]);
    }
}
