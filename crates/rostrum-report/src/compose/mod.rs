//! From the record of a meeting to the content of its report.

mod annexes;
mod drafting;
mod introduction;
mod masthead;
mod naming;
mod session;

use rostrum_domain::report::ReportSource;

use crate::english;
use crate::model::{Block, Footnote, Heading, Inline, Material, Paragraph, Passage, Remark, Report, Source};
use naming::{Meeting, clean};

/// Decides all content of the report of a meeting.
///
/// Nothing is invented: what the source does not say is left out or named as missing. A meeting of
/// which nothing has been held yet gives a report in the future tense.
pub fn compose(source: &ReportSource) -> Report {
    let meeting = Meeting::of(source);
    let mut composer = Composer::new(source, &meeting);
    introduction::write(&mut composer);
    for session in &source.meeting.note.programme.sessions {
        session::write(&mut composer, session);
    }
    composer.heading(1, "Conclusions");
    composer.remark("The conclusions and recommendations are to be drafted by the rapporteur.", Vec::new());
    let annexes = annexes::write(&composer);
    let mut report = Report {
        language: "en",
        date: source.prepared_on,
        rehearsal: source
            .meeting
            .rehearsal
            .then(|| "REHEARSAL – all speakers, statements and figures in this document are simulated".to_owned()),
        masthead: masthead::write(source),
        title: meeting.report_title.clone(),
        author_line: masthead::author_line(source),
        summary: introduction::summary(&composer),
        body: composer.body,
        annexes,
        footnotes: composer.footnotes,
        drafting_note: Vec::new(),
        words: Default::default(),
    };
    report.words = drafting::count(&report);
    if source.draft {
        report.drafting_note = drafting::note(source, &report);
    }
    report
}

/// The body in the making, with its counters.
struct Composer<'a> {
    source: &'a ReportSource,
    meeting: &'a Meeting,
    body: Vec<Block>,
    footnotes: Vec<Footnote>,
    paragraphs: u32,
    /// Headings so far of level 1, and of level 2 below the last of them.
    headings: [u32; 2],
}

impl<'a> Composer<'a> {
    fn new(source: &'a ReportSource, meeting: &'a Meeting) -> Self {
        Self { source, meeting, body: Vec::new(), footnotes: Vec::new(), paragraphs: 0, headings: [0, 0] }
    }

    /// A heading of level 1 or 2.
    fn heading(&mut self, level: u8, text: &str) {
        let (number, anchor) = if level == 1 {
            self.headings = [self.headings[0] + 1, 0];
            (english::roman(self.headings[0]), format!("s-{}", self.headings[0]))
        } else {
            self.headings[1] += 1;
            let letter = english::letters(usize::try_from(self.headings[1] - 1).unwrap_or(0));
            (letter.to_uppercase(), format!("s-{}-{letter}", self.headings[0]))
        };
        let heading = Heading { level, number: format!("{number}."), text: clean(text), anchor };
        self.body.push(Block::Heading(heading));
    }

    /// The next numbered paragraph.
    fn paragraph(&mut self, text: Vec<Inline>, sources: Vec<Source>) {
        self.paragraph_with(text, Vec::new(), sources);
    }

    /// The next numbered paragraph, with subparagraphs.
    fn paragraph_with(&mut self, text: Vec<Inline>, items: Vec<String>, sources: Vec<Source>) {
        self.paragraphs += 1;
        self.body.push(Block::Paragraph(Paragraph { number: Some(self.paragraphs), text, items, sources }));
    }

    /// A footnote; gives its mark.
    fn footnote(&mut self, text: Vec<Inline>, sources: Vec<Source>) -> Inline {
        self.footnotes.push(Footnote { text, sources });
        Inline::Note { number: u32::try_from(self.footnotes.len()).unwrap_or(u32::MAX) }
    }

    /// Text that was handed in or read.
    fn material(&mut self, label: &str, paragraphs: &[String], sources: Vec<Source>) {
        let paragraphs = paragraphs.iter().map(|text| Passage::new(&clean(text))).collect();
        self.body.push(Block::Material(Material { label: label.to_owned(), paragraphs, sources }));
    }

    /// A remark to the rapporteur.
    fn remark(&mut self, text: &str, sources: Vec<Source>) {
        self.body.push(Block::Remark(Remark { text: text.to_owned(), sources }));
    }
}

/// A field of the concept note as a source.
fn note(field: impl Into<String>) -> Source {
    Source::Note { field: field.into() }
}
