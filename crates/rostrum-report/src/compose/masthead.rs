//! The head of the first page.

use rostrum_domain::mandate::Body;
use rostrum_domain::report::ReportSource;

use super::naming::clean;
use crate::english;
use crate::model::Masthead;

/// Item 2 of the agenda of the Human Rights Council.
const ITEM_2: &str = "Annual report of the United Nations High Commissioner for Human Rights and reports of the \
                      Office of the High Commissioner and the Secretary-General";
/// Item 3 of the agenda of the Human Rights Council.
const ITEM_3: &str = "Promotion and protection of all human rights, civil, political, economic, social and cultural \
                      rights, including the right to development";

/// The masthead; `--` stands where a number is not assigned.
pub fn write(source: &ReportSource) -> Masthead {
    let note = &source.meeting.note;
    let council = note.body == Body::HumanRightsCouncil;
    let session = note.report_to.map(|session| session.to_string()).unwrap_or_else(|| "--".to_owned());
    let placeholder = match &note.body {
        Body::HumanRightsCouncil => format!("A/HRC/{session}/--"),
        Body::GeneralAssembly => "A/--/--".to_owned(),
        Body::EconomicAndSocialCouncil => "E/--/--".to_owned(),
        Body::Other(_) => "--".to_owned(),
    };
    Masthead {
        organization: "United Nations",
        organ: if council { "General Assembly".to_owned() } else { clean(note.body.name()) },
        symbol: source.symbol.as_ref().map_or(placeholder, ToString::to_string),
        distribution: "General",
        date: english::date(source.prepared_on),
        original: "English",
        body: council.then(|| note.body.name().to_owned()),
        council_session: note
            .report_to
            .filter(|_| council)
            .map(|session| format!("{} session", session.ordinal_words())),
        agenda: council.then(|| "Agenda items 2 and 3".to_owned()),
        agenda_texts: if council { vec![ITEM_2, ITEM_3] } else { Vec::new() },
    }
}

/// Whose report it is.
pub fn author_line(source: &ReportSource) -> String {
    match source.meeting.note.body {
        Body::HumanRightsCouncil => {
            "Report of the Office of the United Nations High Commissioner for Human Rights".to_owned()
        }
        _ => "Report of the Secretariat".to_owned(),
    }
}
