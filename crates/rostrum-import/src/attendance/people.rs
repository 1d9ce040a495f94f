//! The lines of one person become one attendee: whoever joined again is not two people.

use std::collections::HashMap;

use jiff::civil::DateTime;

use super::columns::Line;
use super::moments::{DateOrder, read};
use super::{AttendanceFault, Attendee};

/// What the platform puts behind or before a name; all but the last say that the person is a guest.
const MARKS: [&str; 7] = ["(external)", "(unverified)", "(guest)", "(ext)", "(ext.)", "(anonymous)", "(verified)"];

/// Everybody, in the order of the file. Stays are taken where the file has them, else the first and the last moment.
pub fn of(lines: &[Line], order: DateOrder) -> Result<Vec<Attendee>, AttendanceFault> {
    let mut attendees: Vec<Attendee> = Vec::new();
    // Where the file tells every stay, the line that sums them up adds nothing but the person.
    let mut has_stays: Vec<bool> = Vec::new();
    let mut known = Known::default();
    for line in lines {
        let moment = |text: &Option<String>| match text {
            None => Ok(None),
            Some(text) => read(text, order).map(Some).ok_or_else(|| AttendanceFault::NoDate {
                line: line.line,
                text: text.clone(),
                order,
            }),
        };
        let (joined, left) = (moment(&line.joined)?, moment(&line.left)?);
        let (name, guest) = without_marks(&line.name);
        let email = line.email.as_ref().map(|email| email.to_lowercase());
        let place = known.find(&attendees, &name, email.as_deref()).unwrap_or_else(|| {
            attendees.push(Attendee { name: name.clone(), email: None, guest, spans: Vec::new(), line: line.line });
            has_stays.push(false);
            attendees.len() - 1
        });
        known.keep(place, &name, email.as_deref());
        let attendee = &mut attendees[place];
        attendee.email = attendee.email.take().or(email);
        attendee.guest |= guest;
        if line.is_stay && !has_stays[place] {
            attendee.spans.clear();
            has_stays[place] = true;
        }
        if line.is_stay || !has_stays[place] {
            add(&mut attendee.spans, joined, left);
        }
    }
    for attendee in &mut attendees {
        attendee.spans = merged(std::mem::take(&mut attendee.spans));
    }
    Ok(attendees)
}

/// A stay, or the half of one: who left closes the stay that is open.
fn add(spans: &mut Vec<(DateTime, DateTime)>, joined: Option<DateTime>, left: Option<DateTime>) {
    match (joined, left) {
        (Some(joined), Some(left)) => spans.push((joined, left.max(joined))),
        (Some(joined), None) => spans.push((joined, joined)),
        (None, Some(left)) => match spans.last_mut().filter(|(from, until)| from == until && *from <= left) {
            Some(open) => open.1 = left,
            None => spans.push((left, left)),
        },
        (None, None) => {}
    }
}

/// In order, with those that touch or overlap put together.
fn merged(mut spans: Vec<(DateTime, DateTime)>) -> Vec<(DateTime, DateTime)> {
    spans.sort();
    let mut out: Vec<(DateTime, DateTime)> = Vec::with_capacity(spans.len());
    for (from, until) in spans {
        match out.last_mut().filter(|(_, last)| from <= *last) {
            Some(last) => last.1 = last.1.max(until),
            None => out.push((from, until)),
        }
    }
    out
}

/// Where each address and each name stands among the attendees.
#[derive(Default)]
struct Known {
    by_email: HashMap<String, usize>,
    by_name: HashMap<String, usize>,
}

impl Known {
    /// The same address is the same person; the same name too, unless both have an address and they differ.
    fn find(&self, attendees: &[Attendee], name: &str, email: Option<&str>) -> Option<usize> {
        let by_email = email.and_then(|email| self.by_email.get(email)).copied();
        by_email.or_else(|| {
            let place = *self.by_name.get(&name.to_lowercase())?;
            (email.is_none() || attendees[place].email.is_none()).then_some(place)
        })
    }

    fn keep(&mut self, place: usize, name: &str, email: Option<&str>) {
        if let Some(email) = email {
            self.by_email.insert(email.to_owned(), place);
        }
        self.by_name.entry(name.to_lowercase()).or_insert(place);
    }
}

/// The name without the platform's marks, and whether one of them says that the person is a guest.
fn without_marks(written: &str) -> (String, bool) {
    let mut name = written.trim();
    let mut guest = false;
    loop {
        let lower = name.to_lowercase();
        let Some(mark) = MARKS.iter().find(|mark| lower.ends_with(*mark)) else { break };
        guest |= *mark != "(verified)";
        // Marks are ASCII, and lower-casing is done on the whole: cut by characters, not by bytes.
        let kept = name.chars().count() - mark.chars().count();
        let end = name.char_indices().nth(kept).map_or(name.len(), |(at, _)| at);
        name = name[..end].trim_end();
    }
    if name.is_empty() { (written.trim().to_owned(), guest) } else { (name.to_owned(), guest) }
}
