//! Every address of the route table with every value of its parts that leads somewhere, so that a walk visits all of
//! them. A part or a stream that is not known here fails a test: whoever adds one says with which values it is visited.

use rostrum_store::Token;

/// Parts of addresses with the values that they are visited with, whatever the route.
const PARTS: [(&str, &[&str]); 24] = [
    ("{session}", &["session-1", "session-2"]),
    ("{file}", &["report.md", "report.html", "report.docx", "report.pdf", "meeting.ics", "own.ics"]),
    ("{name}", &["privacy.md", "verify.md"]),
    ("{no}", &["1", "2", "3", "4", "5"]),
    ("{account}", &["1"]),
    ("{act}", &["revoke"]),
    ("{action}", &["delegation", "entry?inscription=1", "entry?inscription=4"]),
    ("{order}", &["load"]),
    ("{hash}", &["0"]),
    ("{section}", &["local_governments", "window"]),
    ("{kind}", &["confirmation"]),
    ("{lang}", &["en"]),
    ("{field}", &["letter"]),
    ("{version}", &["1"]),
    ("{attached}", &["1"]),
    ("{format}", &["bibtex", "ris", "csl", "datacite"]),
    // By number on the list of speakers; those in writing are met by the list of the record.
    ("{statement}", &["session-1.1", "session-1.2", "session-1.3", "session-1.4"]),
    ("{contribution}", &["1", "2", "3"]),
    // Filled by `Places`.
    ("{meeting}", &[]),
    ("{token}", &[]),
    ("{code}", &[]),
    ("{webhook}", &["1"]),
    ("{scheme}", &["rights", "sdg"]),
    ("{term}", &["adequate-housing", "11.1"]),
];

/// Streams, which do not end: they are opened by [`super::marks`], each.
pub(super) const STREAMS: [&str; 4] =
    ["/m/{meeting}/stream", "/m/{meeting}/api/ws", "/s/{token}/stream", "/m/{meeting}/screens/stream"];

/// What addresses of one meeting are made with.
pub(super) struct Places {
    pub(super) meeting: String,
    /// Of screens of every public kind.
    pub(super) screens: Vec<Token>,
    /// Of the calendar of whoever reads.
    pub(super) calendar: Token,
    /// Codes of the badges of all participants.
    pub(super) badges: Vec<String>,
}

impl Places {
    /// All addresses of a route.
    pub(super) fn of(&self, pattern: &str) -> Vec<String> {
        let mut all = vec![pattern.to_owned()];
        while let Some(part) =
            all[0].split_once('{').map(|(_, rest)| format!("{{{}}}", rest.split('}').next().unwrap()))
        {
            let known = PARTS.iter().find(|(known, _)| *known == part).map(|(_, values)| *values);
            let known = known.unwrap_or_else(|| panic!("{part} of {pattern}: say in {} how it is visited", file!()));
            let values: Vec<String> = match part.as_str() {
                "{meeting}" => vec![self.meeting.clone()],
                "{token}" if pattern.starts_with("/s/") => {
                    self.screens.iter().map(|token| token.as_str().to_owned()).collect()
                }
                "{token}" if pattern.starts_with("/calendar/") => vec![self.calendar.as_str().to_owned()],
                "{token}" => vec!["nobody".to_owned()],
                "{code}" => self.badges.clone(),
                _ => known.iter().map(|value| (*value).to_owned()).collect(),
            };
            all = all.iter().flat_map(|one| values.iter().map(|value| one.replacen(&part, value, 1))).collect();
        }
        all
    }
}

#[test]
fn every_stream_of_the_route_table_is_known() {
    let mut endless: Vec<String> =
        super::routes().into_iter().map(|route| route.pattern).filter(|pattern| super::endless(pattern)).collect();
    endless.sort();
    let mut known = STREAMS.map(str::to_owned).to_vec();
    known.sort();
    assert_eq!(endless, known, "open the new stream in marks.rs, and name it in STREAMS");
}
