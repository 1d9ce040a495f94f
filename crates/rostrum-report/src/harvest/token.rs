//! The resumption token: what a list was asked with, and where it stands.

use jiff::Timestamp;

use super::Position;
use super::asked::Listing;

/// Fields are parted by a sign that stands in none of them and needs no escape in an address.
const PART: char = '!';
const FORM: &str = "1";

/// `1!from!before!set!milliseconds!number!cursor`, milliseconds of the Unix epoch.
pub fn write(listing: &Listing, after: Position, cursor: usize) -> String {
    let instant = |at: Option<Timestamp>| at.map_or_else(String::new, |at| at.as_millisecond().to_string());
    let set = listing.set.clone().unwrap_or_default();
    let fields = [
        FORM.to_owned(),
        instant(listing.from),
        instant(listing.before),
        set,
        after.changed_at.as_millisecond().to_string(),
        after.number.to_string(),
        cursor.to_string(),
    ];
    fields.join(&PART.to_string())
}

/// `None` when it is none of ours.
pub fn read(token: &str, headers_only: bool) -> Option<Listing> {
    let fields: Vec<&str> = token.split(PART).collect();
    let [FORM, from, before, set, changed, number, cursor] = fields.as_slice() else { return None };
    let instant = |text: &str| Timestamp::from_millisecond(text.parse().ok()?).ok();
    let bound = |text: &str| if text.is_empty() { Some(None) } else { instant(text).map(Some) };
    Some(Listing {
        headers_only,
        from: bound(from)?,
        before: bound(before)?,
        set: Some((*set).to_owned()).filter(|set| !set.is_empty()),
        after: Some(Position { changed_at: instant(changed)?, number: number.parse().ok()? }),
        cursor: cursor.parse().ok()?,
    })
}
