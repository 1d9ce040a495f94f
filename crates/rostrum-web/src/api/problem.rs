//! What a fault is as JSON: to a person through a script of a page, and to a program.

use serde::Serialize;
use utoipa::ToSchema;

use crate::error::Fault;
use crate::i18n::Lang;

/// What is wrong with one field of a document.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct FieldFault {
    /// Where it stands: `rules.cap.minutes`.
    pub field: String,
    /// One sentence for a person.
    pub message: String,
}

impl Fault {
    /// What a script of a page shows to a person, as JSON: code, message and help.
    pub fn to_json(&self, lang: Lang) -> serde_json::Value {
        let (_, message, help) = self.words(lang);
        self.problem(&message, &help)
    }

    /// What a program is told: the same code, with what a program does about it.
    pub fn to_program(&self, lang: Lang) -> serde_json::Value {
        let (_, message, help) = self.words(lang);
        let (message, help) = match self {
            Self::Refused(_) | Self::Conflict { .. } => (message, lang.t("api-refused-help")),
            Self::NotFound => (lang.t("api-not-found-text"), lang.t("api-not-found-help")),
            Self::NotPermitted => (lang.t("api-not-permitted-text"), lang.t("api-not-permitted-help")),
            Self::OtherSite => (lang.t("api-other-site-text"), lang.t("api-other-site-help")),
            Self::Malformed(what) => {
                (lang.with("api-malformed-text", &[("what", what.as_str().into())]), lang.t("api-malformed-help"))
            }
            Self::TooLarge { .. } => (message, lang.t("api-too-large-help")),
            Self::DiskFull => (message, lang.t("api-disk-full-help")),
            Self::Failed { .. } => (message, lang.t("api-failed-help")),
            _ => (message, help),
        };
        self.problem(&message, &help)
    }

    fn problem(&self, message: &str, help: &str) -> serde_json::Value {
        let mut problem = serde_json::json!({ "code": self.code(), "message": message, "help": help });
        if let Self::Unfit(faults) = self {
            problem["faults"] = serde_json::json!(faults);
        }
        problem
    }
}

#[cfg(test)]
mod tests {
    use rostrum_domain::floor::Refusal;
    use rostrum_store::Scope;

    use super::*;

    #[test]
    fn no_program_is_sent_back_to_a_page_or_a_form() {
        let faults = [
            Fault::Refused(Refusal::FloorFree),
            Fault::Conflict { code: "nobody-is-next", text: "Nobody is next.".to_owned() },
            Fault::NotFound,
            Fault::NotPermitted,
            Fault::ScopeMissing(Scope::Run),
            Fault::UnknownCommand("stand-up".to_owned()),
            Fault::TooFast,
            Fault::TokenUnknown,
            Fault::OtherSite,
            Fault::Malformed("seen: \"x\" is no version".to_owned()),
            Fault::Unfit(vec![FieldFault { field: "rules.cap".to_owned(), message: "Too much.".to_owned() }]),
            Fault::TooLarge { limit: 1_000_000 },
            Fault::NoPlace { most: 3 },
            Fault::DiskFull,
            Fault::Failed { what: String::new(), reference: "0".to_owned() },
        ];
        for fault in faults {
            let problem = fault.to_program(Lang::En);
            let text = format!("{} {}", problem["message"], problem["help"]);
            for words in
                ["Go back", "look at the page", "the form", "same form", "list of meetings", "Send a smaller file"]
            {
                assert!(!text.contains(words), "{}: {text}", fault.code());
            }
            assert_eq!(problem["code"], fault.code());
        }
    }
}
