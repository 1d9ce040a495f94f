//! Facts of the reader of attendance reports.

use jiff::civil::{date, datetime};
use proptest::prelude::*;

use super::*;

const REPORT: &str = "1. Summary
Meeting title\tPanel on local government
Attended participants\t3
Start time\t7/21/25, 9:58:20 AM

2. Participants
Name\tFirst Join\tLast Leave\tIn-Meeting Duration\tEmail\tParticipant ID (UPN)\tRole
Duarte, Ana (External)\t7/21/25, 9:59:00 AM\t7/21/25, 12:01:00 PM\t1h 30m\tana@porto.example\t\tPresenter
Musa Keita\t7/21/25, 10:05:00 AM\t7/21/25, 11:00:00 AM\t55m\t\tmusa@one.example\tAttendee

3. In-Meeting Activities
Name\tJoin Time\tLeave Time\tDuration\tEmail\tRole
Duarte, Ana (External)\t7/21/25, 9:59:00 AM\t7/21/25, 11:00:00 AM\t1h 1m\tana@porto.example\tPresenter
Duarte, Ana (External)\t7/21/25, 11:30:00 AM\t7/21/25, 12:01:00 PM\t31m\tana@porto.example\tPresenter
Duarte, Ana (External)\t7/21/25, 10:30:00 AM\t7/21/25, 11:00:00 AM\t30m\tana@porto.example\tPresenter
Musa Keita\t7/21/25, 10:05:00 AM\t7/21/25, 11:00:00 AM\t55m\tmusa@one.example\tAttendee
";

fn read(text: &str) -> Result<Attendance, AttendanceFault> {
    read_attendance(text.as_bytes(), "report.csv", &[date(2025, 7, 21)], None)
}

fn utf16(text: &str, little: bool) -> Vec<u8> {
    let mut bytes = if little { vec![0xff, 0xfe] } else { vec![0xfe, 0xff] };
    let units = text.replace('\n', "\r\n");
    bytes.extend(units.encode_utf16().flat_map(|unit| if little { unit.to_le_bytes() } else { unit.to_be_bytes() }));
    bytes
}

#[test]
fn whoever_joined_again_is_one_person_whose_time_counts_once() {
    let attendance = read(REPORT).unwrap();
    let [ana, musa] = attendance.attendees.as_slice() else { panic!("{attendance:?}") };
    assert_eq!((ana.name.as_str(), ana.guest, ana.email.as_deref()), ("Duarte, Ana", true, Some("ana@porto.example")));
    assert_eq!(ana.spans.len(), 2);
    assert_eq!(ana.seconds(), 61 * 60 + 31 * 60);
    assert_eq!(musa.spans, [(datetime(2025, 7, 21, 10, 5, 0, 0), datetime(2025, 7, 21, 11, 0, 0, 0))]);
    assert_eq!(musa.email.as_deref(), Some("musa@one.example"));
    assert_eq!(attendance.title.as_deref(), Some("Panel on local government"));
    assert_eq!(attendance.counted_by_platform, Some(3), "its own count is told, not believed");
}

#[test]
fn both_orders_of_bytes_and_a_file_saved_again_read_alike() {
    let plain = read(REPORT).unwrap();
    for bytes in [utf16(REPORT, true), utf16(REPORT, false), REPORT.replace('\t', ";").into_bytes()] {
        let read = read_attendance(&bytes, "report.csv", &[date(2025, 7, 21)], None).unwrap();
        assert_eq!(read.attendees, plain.attendees);
    }
    // Saved with commas and without quotes: each date has fallen into two cells, and each name with a comma too.
    let commas = read_attendance(REPORT.replace('\t', ",").as_bytes(), "report.csv", &[], None).unwrap();
    assert_eq!(commas.attendees, plain.attendees);
}

#[test]
fn a_report_in_another_language_has_its_columns_in_the_same_places() {
    let german = REPORT
        .replace("2. Participants", "2. Teilnehmende")
        .replace("3. In-Meeting Activities", "3. Aktivitäten während der Besprechung")
        .replace(
            "Name\tFirst Join\tLast Leave\tIn-Meeting Duration\tEmail",
            "Name\tErste Teilnahme\tLetztes Verlassen\tDauer\tE-Mail",
        )
        .replace("Name\tJoin Time\tLeave Time\tDuration", "Name\tBeitrittszeit\tAustrittszeit\tDauer");
    assert!(!german.contains("Join"));
    assert_eq!(read(&german).unwrap().attendees, read(REPORT).unwrap().attendees);
}

#[test]
fn an_order_of_day_and_month_that_nothing_tells_is_asked_for() {
    let text = "Full Name\tJoin Time\tLeave Time\tDuration\tEmail\tRole\nAna Duarte\t5/7/25, 10:00:00\t5/7/25, 11:00:00\t1h\t\tAttendee\n";
    let with = |days: &[Date], order| read_attendance(text.as_bytes(), "report.csv", days, order);
    let fault = with(&[], None).unwrap_err();
    assert_eq!(
        fault.to_string(),
        "line 2 of the file says \"5/7/25, 10:00:00\": this is 2025-07-05 with the day first and 2025-05-07 with the month first, and nothing in the file tells which. Say which it is."
    );
    assert!(with(&[date(2025, 7, 5), date(2025, 5, 7)], None).is_err(), "both are days of the meeting");
    assert_eq!(with(&[date(2025, 5, 7)], None).unwrap().order, DateOrder::MonthFirst);
    assert_eq!(with(&[date(2025, 7, 4)], None).unwrap().order, DateOrder::DayFirst, "a day off, in another zone");
    assert_eq!(with(&[], Some(DateOrder::DayFirst)).unwrap().attendees[0].spans[0].0.date(), date(2025, 7, 5));
}

#[test]
fn numbers_above_twelve_points_and_years_in_front_tell_the_order() {
    for (written, order) in [
        ("21/07/25, 09:30:17", DateOrder::DayFirst),
        ("7/21/25, 2:48:05\u{202f}PM", DateOrder::MonthFirst),
        ("05.07.25, 14:48:05", DateOrder::DayFirst),
        ("2025-07-05 14:48", DateOrder::YearFirst),
        ("٢١/٠٧/٢٥, ٠٩:٣٠", DateOrder::DayFirst),
        ("7/7/25, 10:00 AM", DateOrder::DayFirst),
    ] {
        let text = format!("Name\tFirst join\tLast leave\tIn-meeting duration\nAna\t{written}\t{written}\t0s\n");
        let read = read_attendance(text.as_bytes(), "report.csv", &[], None).unwrap();
        assert_eq!(read.order, order, "{written}");
    }
}

#[test]
fn the_oldest_form_tells_who_joined_and_left_line_by_line() {
    let text = "Full Name\tUser Action\tTimestamp\nAna\tJoined\t7/21/2025, 10:00:00 AM\nMusa\tJoined before\t7/21/2025, 9:00:00 AM\nAna\tLeft\t7/21/2025, 10:30:00 AM\nAna\tJoined\t7/21/2025, 11:00:00 AM\nAna\tLeft\t7/21/2025, 11:10:00 AM\n";
    let attendance = read(text).unwrap();
    assert_eq!(attendance.attendees[0].seconds(), 40 * 60);
    assert_eq!(attendance.attendees[1].seconds(), 0, "when the person left is not told");
}

#[test]
fn the_form_of_live_events_pairs_joining_and_leaving_by_their_mark() {
    let text = "Session Id,Participant Id,Full Name,UserAgent,UTC Event Timestamp,Action,Role
518c,ana@porto.example,Ana Duarte,Mozilla/5.0 (X11),7/21/2025 8:00:00 AM,Joined,Attendee
39f7,ana@porto.example,Ana Duarte,SignalR,7/21/2025 8:10:00 AM,Joined,Attendee
518c,ana@porto.example,Ana Duarte,Mozilla/5.0 (X11),7/21/2025 8:30:00 AM,Left,Attendee
39f7,ana@porto.example,Ana Duarte,SignalR,7/21/2025 9:00:00 AM,Left,Attendee
77aa,musa@kayes.example,,Mozilla/5.0,7/21/2025 8:05:00 AM,Joined,Producer
";
    let attendance = read(text).unwrap();
    assert!(attendance.utc && !read(REPORT).unwrap().utc);
    let [ana, musa] = attendance.attendees.as_slice() else { panic!("{attendance:?}") };
    assert_eq!(ana.spans, [(datetime(2025, 7, 21, 8, 0, 0, 0), datetime(2025, 7, 21, 9, 0, 0, 0))]);
    assert_eq!((musa.name.as_str(), musa.seconds()), ("musa@kayes.example", 0), "nobody said when the person left");
    let joined = text.replace("Session Id,Participant Id,Full Name", "SessionId,ParticipantId,FullName");
    let joined = joined.replace("UTC Event Timestamp", "UtcEventTimestamp");
    assert_eq!(read(&joined).unwrap(), attendance);
}

#[test]
fn what_is_no_report_or_no_date_gets_one_sentence() {
    assert!(
        read("Name,Email\nAna,a@b.example\n").unwrap_err().to_string().starts_with("report.csv holds no attendance")
    );
    let text = REPORT.replace("7/21/25, 9:59:00 AM", "yesterday");
    assert!(read(&text).unwrap_err().to_string().contains("\"yesterday\""));
    assert!(read_attendance(&vec![b'a'; MOST_BYTES + 1], "", &[], None).unwrap_err().to_string().contains("16 MB"));
}

#[test]
fn a_line_without_a_name_or_a_time_is_counted_and_left_out() {
    let text = format!("{REPORT}\t7/21/25, 9:59:00 AM\t7/21/25, 9:59:30 AM\t30s\t\t\nNobody\t\t\t\t\t\n");
    assert_eq!(read(&text).unwrap().skipped.len(), 2);
}

proptest! {
    #[test]
    fn whatever_bytes_come_there_is_an_answer(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        let _ = read_attendance(&bytes, "report.csv", &[date(2025, 7, 21)], None);
    }

    #[test]
    fn whatever_stands_in_the_cells_nobody_is_counted_twice(
        lines in prop::collection::vec(("[A-Ca-c]{1,2}", 0i8..24, 0i8..60, 0i8..24, 0i8..60), 0..20)
    ) {
        let mut text = "Name\tJoin Time\tLeave Time\n".to_owned();
        for (name, from, minute, until, last) in &lines {
            text.push_str(&format!("{name}\t21/07/25, {from}:{minute}\t21/07/25, {until}:{last}\n"));
        }
        let read = read_attendance(text.as_bytes(), "report.csv", &[], None);
        if lines.is_empty() {
            prop_assert!(read.is_err());
            return Ok(());
        }
        let attendees = read.unwrap().attendees;
        for one in &attendees {
            prop_assert!(one.spans.windows(2).all(|pair| pair[0].1 < pair[1].0));
            prop_assert!(one.seconds() >= 0 && one.seconds() <= 86_400);
            prop_assert_eq!(attendees.iter().filter(|other| other.name.to_lowercase() == one.name.to_lowercase()).count(), 1);
        }
    }
}
