//! English as the Organization writes it: numbers, lists, dates, times of day, durations.
//!
//! Source: Editorial Manual of the United Nations (numbers under ten in words, "10.20 a.m.", "noon").

use jiff::civil::{Date, Time};

const SMALL: [&str; 10] = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];
const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// A count inside a sentence: `no`, `one` to `nine`, then figures with commas.
pub fn number(count: u32) -> String {
    usize::try_from(count).ok().and_then(|i| SMALL.get(i)).map_or_else(|| figures(count), |word| (*word).to_owned())
}

/// A count in figures, with commas from 1,000.
pub fn figures(count: u32) -> String {
    let digits = count.to_string();
    let mut text = String::new();
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// `one session`, `two sessions`, `no sessions`.
pub fn counted(count: u32, one: &str, many: &str) -> String {
    format!("{} {}", number(count), if count == 1 { one } else { many })
}

/// `a`, `a and b`, `a, b and c`.
pub fn list<T: AsRef<str>>(parts: &[T]) -> String {
    match parts {
        [] => String::new(),
        [one] => one.as_ref().to_owned(),
        [first @ .., last] => {
            let first: Vec<&str> = first.iter().map(AsRef::as_ref).collect();
            format!("{} and {}", first.join(", "), last.as_ref())
        }
    }
}

/// `21 July 2025`
pub fn date(date: Date) -> String {
    let month = usize::try_from(date.month() - 1).ok().and_then(|i| MONTHS.get(i)).unwrap_or(&"");
    format!("{} {month} {}", date.day(), date.year())
}

/// `10 a.m.`, `10.20 a.m.`, `noon`, `midnight`.
pub fn time(time: Time) -> String {
    match bare_time(time) {
        (text, "") => text,
        (text, half) => format!("{text} {half}"),
    }
}

/// `10 a.m. to noon`, `3 to 5 p.m.`
pub fn hours(start: Time, end: Time) -> String {
    match (bare_time(start), bare_time(end)) {
        ((from, half), (to, other)) if half == other && !half.is_empty() => format!("{from} to {to} {half}"),
        _ => format!("{} to {}", time(start), time(end)),
    }
}

fn bare_time(time: Time) -> (String, &'static str) {
    match (time.hour(), time.minute()) {
        (0, 0) => ("midnight".to_owned(), ""),
        (12, 0) => ("noon".to_owned(), ""),
        (hour, minute) => {
            let shown = if hour % 12 == 0 { 12 } else { hour % 12 };
            let text = if minute == 0 { shown.to_string() } else { format!("{shown}.{minute:02}") };
            (text, if hour < 12 { "a.m." } else { "p.m." })
        }
    }
}

/// A duration in a sentence: `two minutes`, `43 minutes and 10 seconds`, `1 hour and 5 minutes`.
pub fn duration(seconds: u32) -> String {
    let units = [(seconds / 3_600, "hour"), (seconds / 60 % 60, "minute"), (seconds % 60, "second")];
    let shown: Vec<_> = units.into_iter().filter(|(count, _)| *count > 0).collect();
    let plural = |count: u32, unit: &str| if count == 1 { unit.to_owned() } else { format!("{unit}s") };
    match shown.as_slice() {
        [] => "no time".to_owned(),
        [(count, unit)] => format!("{} {}", number(*count), plural(*count, unit)),
        many => {
            let parts: Vec<String> =
                many.iter().map(|(count, unit)| format!("{count} {}", plural(*count, unit))).collect();
            list(&parts)
        }
    }
}

/// A duration in a table, minutes and seconds: `2:05`, `102:00`.
pub fn minutes_seconds(seconds: u32) -> String {
    format!("{}:{:02}", seconds / 60, seconds % 60)
}

/// The text with a capital at its beginning.
pub fn capitalized(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// The text with a full stop at its end, unless an abbreviation such as "p.m." brings one.
pub fn stopped(text: &str) -> String {
    if text.ends_with('.') { text.to_owned() } else { format!("{text}.") }
}

/// A count at the beginning of a sentence, which never begins with figures: `Nine interventions`,
/// `A total of 12 interventions`.
pub fn opening_count(count: u32, one: &str, many: &str) -> String {
    if count < 10 {
        capitalized(&counted(count, one, many))
    } else {
        format!("A total of {}", counted(count, one, many))
    }
}

/// The text in typographic quotation marks, without white space around it.
pub fn quoted(text: &str) -> String {
    format!("“{}”", text.trim())
}

/// The number of a heading or an annex in Roman figures: 4 is `IV`.
pub fn roman(mut number: u32) -> String {
    const FIGURES: [(u32, &str); 9] =
        [(100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")];
    let mut text = String::new();
    for (value, figure) in FIGURES {
        while number >= value {
            text.push_str(figure);
            number -= value;
        }
    }
    text
}

/// The letters of a heading or a subparagraph: 0 is `a`, 25 is `z`, 26 is `aa`.
pub fn letters(index: usize) -> String {
    let last = char::from(b'a' + u8::try_from(index % 26).expect("a remainder of 26 is small"));
    if index < 26 { last.to_string() } else { format!("{}{last}", letters(index / 26 - 1)) }
}

/// Words as a word processor counts them: runs without white space that hold a letter or a digit;
/// in Chinese and Japanese text every character is one.
pub fn words(text: &str) -> u32 {
    let count = |run: &str| -> usize {
        let ideographs = run.chars().filter(|c| is_ideograph(*c)).count();
        let others = run.chars().any(|c| c.is_alphanumeric() && !is_ideograph(c));
        ideographs + usize::from(others)
    };
    u32::try_from(text.split_whitespace().map(count).sum::<usize>()).unwrap_or(u32::MAX)
}

fn is_ideograph(c: char) -> bool {
    matches!(u32::from(c), 0x3040..=0x30FF | 0x3400..=0x4DBF | 0x4E00..=0x9FFF | 0xF900..=0xFAFF | 0x2_0000..=0x3_FFFF)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil;

    #[test]
    fn a_count_is_a_word_under_ten_and_has_commas_from_a_thousand() {
        assert_eq!([number(0), number(1), number(9), number(10)], ["no", "one", "nine", "10"]);
        assert_eq!([figures(999), figures(8_500), figures(1_000_000)], ["999", "8,500", "1,000,000"]);
        assert_eq!(counted(1, "session", "sessions"), "one session");
        assert_eq!(opening_count(12, "session", "sessions"), "A total of 12 sessions");
    }

    #[test]
    fn a_time_of_day_has_no_empty_minutes() {
        assert_eq!(time(civil::time(10, 0, 0, 0)), "10 a.m.");
        assert_eq!(time(civil::time(0, 5, 0, 0)), "12.05 a.m.");
        assert_eq!(time(civil::time(12, 30, 0, 0)), "12.30 p.m.");
        assert_eq!(hours(civil::time(10, 0, 0, 0), civil::time(12, 0, 0, 0)), "10 a.m. to noon");
        assert_eq!(hours(civil::time(15, 0, 0, 0), civil::time(16, 45, 0, 0)), "3 to 4.45 p.m.");
    }

    #[test]
    fn a_duration_loses_no_second() {
        assert_eq!(duration(0), "no time");
        assert_eq!(duration(120), "two minutes");
        assert_eq!(duration(61), "1 minute and 1 second");
        assert_eq!(duration(3_905), "1 hour, 5 minutes and 5 seconds");
        assert_eq!(minutes_seconds(3_905), "65:05");
    }

    #[test]
    fn a_list_has_one_and_before_its_last_part() {
        assert_eq!(list(&["a"]), "a");
        assert_eq!(list(&["a", "b"]), "a and b");
        assert_eq!(list(&["a", "b", "c"]), "a, b and c");
    }

    #[test]
    fn headings_count_in_roman_figures_and_letters() {
        assert_eq!([1, 4, 9, 14, 40].map(roman), ["I", "IV", "IX", "XIV", "XL"]);
        assert_eq!([0, 25, 26, 701].map(letters), ["a", "z", "aa", "zz"]);
    }

    #[test]
    fn a_dash_is_no_word_and_every_ideograph_is_one() {
        assert_eq!(words("Human rights – at the local level (A/HRC/56/32)."), 7);
        assert_eq!(words("地方政府 and 人权"), 7);
        assert_eq!(words(" "), 0);
    }
}
