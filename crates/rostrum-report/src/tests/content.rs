//! What a report says.

use rostrum_domain::mandate::Body;
use rostrum_domain::participant::{Audience, Category, Participant, ShownName, Visibility};
use rostrum_domain::report::{Speaker, Written};

use crate::model::{Block, Inline, Paragraph, Report};
use crate::{compose, english, markdown, sample};

fn paragraphs(report: &Report) -> impl Iterator<Item = &Paragraph> {
    report.body.iter().filter_map(|block| match block {
        Block::Paragraph(paragraph) => Some(paragraph),
        _ => None,
    })
}

#[test]
fn a_small_meeting_reads_as_a_report() {
    insta::assert_snapshot!(markdown(&compose(&sample::held(3, 20))));
}

#[test]
fn a_meeting_that_has_not_begun_reads_in_the_future() {
    insta::assert_snapshot!(markdown(&compose(&sample::planned())));
}

#[test]
fn every_paragraph_number_is_used_once_and_in_order() {
    let report = compose(&sample::held(44, 20));
    let numbers: Vec<u32> = paragraphs(&report).filter_map(|paragraph| paragraph.number).collect();
    assert!(numbers.len() > 60, "{} paragraphs", numbers.len());
    assert_eq!(numbers, (1..=u32::try_from(numbers.len()).unwrap()).collect::<Vec<_>>());
}

#[test]
fn every_footnote_is_marked_once_and_in_order() {
    let report = compose(&sample::held(4, 20));
    let marks: Vec<u32> = paragraphs(&report)
        .flat_map(|paragraph| &paragraph.text)
        .filter_map(|inline| match inline {
            Inline::Note { number } => Some(*number),
            _ => None,
        })
        .collect();
    assert_eq!(marks, (1..=u32::try_from(report.footnotes.len()).unwrap()).collect::<Vec<_>>());
}

#[test]
fn every_numbered_paragraph_and_all_material_say_where_they_are_from() {
    let report = compose(&sample::held(6, 20));
    assert!(paragraphs(&report).all(|paragraph| !paragraph.sources.is_empty()));
    let statements: Vec<String> = report
        .body
        .iter()
        .filter_map(|block| match block {
            Block::Material(material) => Some(material.sources[0].id()),
            _ => None,
        })
        .collect();
    assert!(statements.contains(&"session-1:intervention:2".to_owned()), "{statements:?}");
    assert!(statements.contains(&"session-2:inscription:107".to_owned()), "{statements:?}");
}

#[test]
fn a_heading_with_a_letter_never_stands_alone() {
    for source in [sample::planned(), sample::held(1, 10), sample::held(9, 10)] {
        let report = compose(&source);
        let headings: Vec<(u8, &str)> = report
            .body
            .iter()
            .filter_map(|block| match block {
                Block::Heading(heading) => Some((heading.level, heading.number.as_str())),
                _ => None,
            })
            .collect();
        for (i, heading) in headings.iter().enumerate().filter(|(_, heading)| heading.1 == "A.") {
            assert_eq!(headings.get(i + 1), Some(&(2, "B.")), "{heading:?} in {headings:?}");
        }
        let sections: Vec<&str> =
            headings.iter().filter(|heading| heading.0 == 1).map(|heading| heading.1.trim_end_matches('.')).collect();
        assert_eq!(sections, (1..=sections.len()).map(|i| english::roman(i.try_into().unwrap())).collect::<Vec<_>>());
    }
}

#[test]
fn the_word_count_counts_footnotes_and_headings() {
    let mut source = sample::planned();
    source.meeting.note.documents.clear();
    source.meeting.note.mandates.clear();
    source.meeting.note.zone.printed = None;
    let without = compose(&source).words.total;
    // "The concept note gives the time zone as CET. …" is a footnote of 28 words.
    source.meeting.note.zone.printed = Some("CET".to_owned());
    let report = compose(&source);
    let footnote: String = report.footnotes[0].text.iter().map(Inline::plain).collect();
    assert_eq!(report.words.total - without, english::words(&footnote));
    assert!(english::words(&footnote) > 20);
    // A heading: two words more in the title of a session stand in the heading and in annex I.
    source.meeting.note.programme.sessions[0].title.push_str(" and welcome");
    assert_eq!(compose(&source).words.total, report.words.total + 4);
}

#[test]
fn the_words_of_statements_are_counted_as_material() {
    let (short, long) = (compose(&sample::held(2, 20)).words, compose(&sample::held(2, 200)).words);
    assert_eq!(long.total - short.total, long.material - short.material);
    assert_eq!(long.limit, 8_500);
}

#[test]
fn the_table_of_participation_adds_up() {
    let source = sample::held(23, 10);
    let report = compose(&source);
    let table = report.annexes[2]
        .blocks
        .iter()
        .find_map(|block| match block {
            Block::Table(table) if table.total.is_some() => Some(table),
            _ => None,
        })
        .unwrap();
    let total: Vec<String> = table.total.as_ref().unwrap().iter().map(|cell| cell.plain()).collect();
    let seconds: u32 = source.sessions.iter().map(|record| record.floor_seconds).sum();
    assert_eq!(total[4], "23");
    assert_eq!(total[8], english::minutes_seconds(seconds));
    for (i, sum) in total.iter().enumerate().take(8).skip(1) {
        let rows: u32 = table.rows.iter().map(|row| row[i].plain().parse::<u32>().unwrap()).sum();
        assert_eq!(sum, &rows.to_string(), "column {i}");
    }
}

#[test]
fn attendance_adds_up_to_the_participants_and_says_where_it_is_from() {
    let source = sample::held(44, 10);
    let report = compose(&source);
    let annex = report.annexes.iter().find(|annex| annex.title.starts_with("Attendance by category")).unwrap();
    let registered: u32 = source.participation.iter().map(|row| row.registered).sum();
    let attended = source.attendance.as_ref().unwrap().total.attended;
    let tables: Vec<_> = annex
        .blocks
        .iter()
        .filter_map(|block| match block {
            Block::Table(table) => Some(table),
            _ => None,
        })
        .collect();
    assert_eq!(tables.len(), 3);
    for table in tables {
        let column = |i: usize| table.rows.iter().map(move |row| row[i].plain().parse::<u32>().unwrap());
        let total = table.total.as_ref().unwrap();
        assert_eq!((total[1].plain(), total[2].plain()), (registered.to_string(), attended.to_string()));
        assert_eq!((column(1).sum::<u32>(), column(2).sum::<u32>()), (registered, attended), "{}", table.caption);
        assert!(column(2).all(|count| count >= 5), "{}", table.caption);
    }
    for block in &annex.blocks {
        if let Block::Paragraph(paragraph) = block {
            let ids: Vec<String> = paragraph.sources.iter().map(crate::model::Source::id).collect();
            assert_eq!(ids, ["registration", "attendance:2026-07-21", "check-in"]);
        }
    }
    for (format, text) in super::formats::texts(&report) {
        for said in ["Attendance by region", "read in on 21 July 2026 and check-in at the door", "Not declared"] {
            assert!(text.contains(said), "{format}: {said}");
        }
    }
}

#[test]
fn attendance_of_fewer_than_five_gives_no_figures_and_none_gives_no_annex() {
    let mut source = sample::held(3, 10);
    let attendance = source.attendance.as_mut().unwrap();
    attendance.total.attended = 4;
    attendance.tables.iter_mut().for_each(|table| (table.rows, table.joint) = (Vec::new(), None));
    let text = markdown(&compose(&source));
    assert!(text.contains("Fewer than five registered participants attended"), "{text}");
    assert!(!text.contains("Attendance by region"), "{text}");
    source.attendance = None;
    assert!(!markdown(&compose(&source)).contains("Attendance by"));
}

#[test]
fn a_symbol_is_printed_as_assigned_or_with_dashes() {
    let mut source = sample::planned();
    assert_eq!(compose(&source).masthead.symbol, "A/HRC/63/--");
    source.meeting.note.report_to = None;
    assert_eq!(compose(&source).masthead.symbol, "A/HRC/--/--");
    source.symbol = Some(rostrum_domain::symbol::DocumentSymbol::parse("A/HRC/63/41").unwrap());
    assert_eq!(compose(&source).masthead.symbol, "A/HRC/63/41");
    source.meeting.note.body = Body::EconomicAndSocialCouncil;
    let head = compose(&source).masthead;
    assert_eq!((head.organ.as_str(), head.agenda), ("Economic and Social Council", None));
}

#[test]
fn a_rehearsal_says_so_and_a_meeting_does_not() {
    let mut source = sample::held(2, 10);
    assert!(!markdown(&compose(&source)).contains("REHEARSAL"));
    source.meeting.rehearsal = true;
    assert!(compose(&source).rehearsal.unwrap().starts_with("REHEARSAL"));
}

#[test]
fn a_statement_received_in_writing_only_is_printed_with_who_handed_it_in() {
    let mut source = sample::held(2, 10);
    let shown = ShownName {
        name: Some("Ms. Ada Example".to_owned()),
        delegation: Some("City of Example".to_owned()),
        category: Category::LocalGovernments,
    };
    source.sessions[1].written = vec![Written { shown, statement: vec!["We did not ask for the floor.".to_owned()] }];
    let text = markdown(&compose(&source));
    assert!(text.contains("One statement was received in writing only, from Ms. Ada Example"), "{text}");
    assert!(text.contains("We did not ask for the floor."), "{text}");
}

#[test]
fn what_is_left_to_do_is_said_in_a_draft_only() {
    let mut source = sample::held(2, 10);
    for (format, text) in super::formats::texts(&compose(&source)) {
        assert!(text.contains("Note to the rapporteur"), "{format}");
    }
    source.draft = false;
    for (format, text) in super::formats::texts(&compose(&source)) {
        assert!(!text.contains("Note to the rapporteur"), "{format}");
    }
}

#[test]
fn a_protected_speaker_is_named_nowhere() {
    let (name, delegation) = ("Zebulon Quartermain", "Fictional Lighthouse Keepers");
    let participant = Participant {
        no: rostrum_domain::ids::ParticipantNo(1),
        name: name.to_owned(),
        delegation: rostrum_domain::ids::DelegationNo(1),
        delegation_name: delegation.to_owned(),
        category: Category::NonGovernmental,
        language: "en".to_owned(),
        visibility: Visibility::CategoryOnly,
        state: rostrum_domain::registration::State::Accepted,
    };
    let mut source = sample::held(3, 10);
    source.sessions[2].not_reached[0].shown = participant.shown_to(Audience::Public);
    for one in &mut source.sessions[1].interventions {
        if let Speaker::Participant { shown, .. } = &mut one.speaker {
            *shown = participant.shown_to(Audience::Public);
        }
    }
    for (format, text) in super::formats::texts(&compose(&source)) {
        for word in [name, delegation, "Zebulon", "Lighthouse"] {
            assert!(!text.contains(word), "{word} in {format}");
        }
        let unnamed = "representative of a non-governmental organization";
        assert!(text.contains(unnamed), "{format} does not say {unnamed}");
    }
    // The test can fail: the same speaker without protection is named.
    source.sessions[2].not_reached[0].shown = participant.shown_to(Audience::Staff);
    for (format, text) in super::formats::texts(&compose(&source)) {
        assert!(text.contains("Zebulon"), "{format}");
    }
}
