//! What the reader remarks, and why it does not read a file, in the reader's language.

use rostrum_domain::contribution::Field;
use rostrum_domain::questionnaire::Questionnaire;
use rostrum_import::{QuestionnaireFault, Remark, Why};

use super::language_name;
use crate::i18n::Lang;

/// Megabytes of a file that are taken.
pub const MOST_MEGABYTES: u32 = 5;

/// Why a file was not read, in one sentence.
pub fn fault(lang: Lang, fault: &QuestionnaireFault) -> String {
    let (megabytes, seconds) = match fault {
        QuestionnaireFault::TooLarge { megabytes } => (*megabytes, 0),
        QuestionnaireFault::TooSlow { seconds } => (0, *seconds),
        _ => (0, 0),
    };
    let values =
        [("megabytes", megabytes.to_string().into()), ("most", MOST_MEGABYTES.into()), ("seconds", seconds.into())];
    lang.of_family("upload-fault", fault.code(), &values).unwrap_or_else(|| fault.to_string())
}

/// What was remarked, in one sentence.
pub fn remark(lang: Lang, remark: &Remark) -> String {
    let (count, languages, says) = match remark {
        Remark::Pictures(count) | Remark::Objects(count) => (*count, String::new(), ""),
        Remark::Languages(tags) => {
            let names: Vec<String> = tags.iter().map(|tag| language_name(tag)).collect();
            (0, lang.list(&names), "")
        }
        Remark::WrongNumber { says, .. } | Remark::ChangedQuestion { text: says, .. } => {
            (0, String::new(), says.as_str())
        }
        _ => (0, String::new(), ""),
    };
    let is = match remark {
        Remark::WrongEnding { is } => *is,
        _ => "",
    };
    let values = [
        ("count", count.to_string().into()),
        ("languages", languages.into()),
        ("says", says.into()),
        ("is", is.into()),
    ];
    lang.of_family("read-remark", remark.code(), &values).unwrap_or_default()
}

/// Why a piece of text belongs to no question, in one sentence.
pub fn why(lang: Lang, why: &Why, after: Option<&Field>, questionnaire: &Questionnaire) -> String {
    let number = match why {
        Why::UnknownNumber(number) => number.as_str(),
        _ => "",
    };
    let label = after.and_then(|field| questionnaire.blanks().find(|blank| blank.field == *field));
    let label = label.map_or("", |blank| blank.text.as_str());
    lang.of_family("read-why", why.code(), &[("number", number.into()), ("label", label.into())]).unwrap_or_default()
}
