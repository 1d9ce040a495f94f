//! Lengths of time and shares as they are typed into the form, and as it shows them.

/// Seconds of a length as it is typed: minutes and seconds (`2:00`), with hours in front (`36:00:00`), or with
/// units (`10 s`, `2 min`, `1 h 30 min`). At most two digits stand behind a colon, and never more than 59. A
/// number alone could be either, and is none.
pub fn seconds(text: &str) -> Option<u32> {
    let text = text.trim();
    if text.contains(':') { with_colons(text) } else { with_units(text) }
}

/// Seconds as they are typed: `2:00`, from an hour on `1:00:00`.
pub fn length(seconds: u32) -> String {
    match seconds {
        3_600.. => format!("{}:{:02}:{:02}", seconds / 3_600, seconds / 60 % 60, seconds % 60),
        _ => format!("{}:{:02}", seconds / 60, seconds % 60),
    }
}

/// A whole number of per cent, with its sign or without.
pub fn percent(text: &str) -> Option<u32> {
    number(text.trim().trim_end_matches('%').trim_end())
}

/// A whole number of at most six digits, without a sign.
pub fn number(text: &str) -> Option<u32> {
    (text.len() <= 6 && text.bytes().all(|byte| byte.is_ascii_digit())).then(|| text.parse().ok())?
}

fn with_colons(text: &str) -> Option<u32> {
    let parts: Vec<&str> = text.split(':').collect();
    if !(2..=3).contains(&parts.len()) {
        return None;
    }
    let mut sum: u32 = 0;
    for (index, part) in parts.iter().enumerate() {
        let number = number(part)?;
        if index > 0 && (number > 59 || part.len() != 2) {
            return None;
        }
        sum = sum.checked_mul(60)?.checked_add(number)?;
    }
    Some(sum)
}

/// Each unit at most once, the greater first.
fn with_units(text: &str) -> Option<u32> {
    let (mut rest, mut sum, mut before) = (text, 0u32, u32::MAX);
    while !rest.is_empty() || before == u32::MAX {
        let (digits, behind) = rest.split_at(rest.find(|c: char| !c.is_ascii_digit())?);
        let behind = behind.trim_start();
        let (unit, behind) = behind.split_at(behind.find(|c: char| !c.is_alphabetic()).unwrap_or(behind.len()));
        let unit = match unit.to_lowercase().as_str() {
            "h" | "hour" | "hours" => 3_600,
            "min" | "minute" | "minutes" => 60,
            "s" | "sec" | "second" | "seconds" => 1,
            _ => return None,
        };
        if unit >= before {
            return None;
        }
        sum = sum.checked_add(number(digits)?.checked_mul(unit)?)?;
        (before, rest) = (unit, behind.trim_start());
    }
    Some(sum)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn lengths_are_read_with_colons_or_units_and_no_other_way() {
        for (text, read) in [("2:00", 120), ("0:10", 10), ("90:00", 5_400), ("36:00:00", 129_600), (" 1:05 ", 65)] {
            assert_eq!(seconds(text), Some(read), "{text}");
        }
        for (text, read) in [("10 s", 10), ("10s", 10), ("2 min", 120), ("1 h 30 min", 5_400), ("2 Minutes 5 sec", 125)]
        {
            assert_eq!(seconds(text), Some(read), "{text}");
        }
        for text in ["", "2", "2:0", "2:60", ":30", "1:2:3", "-1:00", "1:00:60", "1:00:00:00", "9999999:00", "４:00"] {
            assert_eq!(seconds(text), None, "{text}");
        }
        for text in ["s", "10 x", "10 s 2", "5 s 2 min", "1 s 1 s", "-1 s", "1.5 min", "9999999 s"] {
            assert_eq!(seconds(text), None, "{text}");
        }
    }

    #[test]
    fn a_share_is_read_with_its_sign_or_without() {
        for text in ["40", "40%", "40 %", " 40 "] {
            assert_eq!(percent(text), Some(40), "{text}");
        }
        for text in ["", "%", "4 0", "-4", "+4", "4.5", "forty"] {
            assert_eq!(percent(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn a_length_reads_back(number in 0u32..3_000_000) {
            prop_assert_eq!(seconds(&length(number)), Some(number));
        }

        #[test]
        fn whatever_is_typed_is_read_or_refused(text in ".{0,20}") {
            let _ = (seconds(&text), percent(&text));
        }
    }
}
