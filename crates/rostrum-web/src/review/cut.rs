//! Practices cut out of a contribution: pieces of its answers become texts of a new practice or of one that was cut out of
//! it before. Each keeps where it was.

use std::collections::BTreeMap;

use axum::extract::rejection::FormRejection;
use axum::extract::{Form, Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use rostrum_domain::call::QuestionCode;
use rostrum_domain::contribution::{Act, Consent};
use rostrum_domain::ids::PracticeNo;
use rostrum_domain::practice::{Author, LONGEST_TITLE, Part, Practice, Source};
use rostrum_store::{By, Edit, HandedIn, NewPractice, PracticeOrigin, Saved};

use super::{find, is_hidden};
use crate::app::App;
use crate::error::Fault;
use crate::visit::Visit;

/// A piece of an answer as the form names it, with where it goes to.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Piece {
    question: QuestionCode,
    from: usize,
    until: usize,
    /// `None`: the title.
    part: Option<Part>,
}

impl Piece {
    /// The name of the field of a piece: `to-one-0-17`.
    pub fn field(question: &QuestionCode, from: usize, until: usize) -> String {
        format!("to-{}-{from}-{until}", question.as_str())
    }

    fn read(field: &str, to: &str) -> Option<Self> {
        let rest = field.strip_prefix("to-")?;
        let (rest, until) = rest.rsplit_once('-')?;
        let (question, from) = rest.rsplit_once('-')?;
        let part = if to == "title" { None } else { Some(Part::from_code(to)?) };
        let question = QuestionCode::parse(question)?;
        Some(Self { question, from: from.parse().ok()?, until: until.parse().ok()?, part })
    }
}

/// Paragraphs of an answer: the bytes at which each begins and ends.
pub fn paragraphs(answer: &str) -> Vec<(usize, usize)> {
    let mut at = 0;
    let mut found = Vec::new();
    for line in answer.split_inclusive('\n') {
        let text = line.trim_end();
        let lead = text.len() - text.trim_start().len();
        if !text.trim().is_empty() {
            found.push((at + lead, at + text.len()));
        }
        at += line.len();
    }
    found
}

/// Puts pieces into a practice, behind what stands there, and gives their sources.
fn put(practice: &mut Practice, one: &HandedIn, pieces: &[Piece]) -> Vec<Source> {
    let mut sources = Vec::new();
    for piece in pieces {
        let Some(answer) = one.content.answers.get(&piece.question) else { continue };
        let bytes = piece.from..piece.until;
        let Some(text) = answer.get(bytes.clone()) else { continue };
        let source = Source::cut(one.row.no, one.row.version, piece.question.clone(), answer, bytes, piece.part);
        let Some(source) = source else { continue };
        sources.push(source);
        let text = text.trim();
        match piece.part {
            Some(part) => {
                let whole = practice.texts.entry(part).or_default();
                if !whole.is_empty() {
                    whole.push_str("\n\n");
                }
                whole.push_str(text);
            }
            None => {
                let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
                let title = format!("{} {words}", practice.title);
                practice.title = title.trim().chars().take(LONGEST_TITLE).collect();
            }
        }
    }
    sources
}

/// Whose a practice is that was cut out of a contribution: its author, and those who confirmed to be one, too.
pub fn author(one: &HandedIn) -> Author {
    let confirmed = one.joint.iter().filter(|joint| joint.state == rostrum_domain::delegation::Decision::Confirmed);
    let names = std::iter::once(&one.content.author.delegation).chain(confirmed.map(|joint| &joint.author.delegation));
    Author {
        delegation: names.filter(|name| !name.is_empty()).cloned().collect::<Vec<_>>().join("; "),
        category: one.content.author.category,
        consent: one.row.consent_now().unwrap_or(Consent::DoNotPublish),
    }
}

/// Cuts a practice out of a contribution.
///
/// # Errors
/// [`Fault::NotFound`], [`Fault::NotPermitted`], [`Fault::Malformed`], [`Fault::Conflict`] when nothing was chosen, the
/// contribution has a later version, or somebody else kept the practice meanwhile; or the outside failed.
pub async fn cut(
    State(app): State<App>,
    visit: Visit,
    Path((meeting, no)): Path<(String, u32)>,
    form: Result<Form<Vec<(String, String)>>, FormRejection>,
) -> Result<Response, Fault> {
    let Form(fields) = form?;
    let (row, seen) = find(&app, &visit, &meeting, no).await?;
    let (lang, id) = (visit.lang, &row.meeting.id);
    let value = |name: &str| fields.iter().find(|(field, _)| field == name).map_or("", |(_, value)| value.as_str());
    let conflict = |code: &'static str, text: String| Fault::Conflict { code, text };
    if value("version") != seen.row.version.to_string() {
        return Err(conflict("contribution-changed", lang.t("review-cut-changed")));
    }
    let mut pieces: Vec<Piece> = fields.iter().filter_map(|(field, to)| Piece::read(field, to)).collect();
    pieces.sort();
    pieces.dedup();
    if pieces.is_empty() {
        return Err(conflict("nothing-chosen", lang.t("review-cut-nothing")));
    }
    // Its own author stands in the practice whoever cuts it out; pages show what their readers may see.
    let whole = app.store().find_handed_in(id, seen.row.no).await?.ok_or(Fault::NotFound)?;
    let into: Option<u32> = value("into").parse().ok();
    let practice = match into {
        Some(into) => {
            let practice = app.store().find_practice(PracticeNo(into)).await?.ok_or(Fault::NotFound)?;
            if practice.meeting != *id || practice.contribution != Some(whole.row.no) || is_hidden(&visit, &row, &whole)
            {
                return Err(Fault::NotPermitted);
            }
            let (mut next, mut sources) = (practice.practice.clone(), practice.sources.clone());
            sources.extend(put(&mut next, &whole, &pieces));
            let edit = Edit { practice: next, sources, reason: lang.t("review-cut-reason"), by: visit.account() };
            match app.store().keep_practice_version(practice.no, practice.standing.version, &edit).await? {
                Saved::Version(_) => practice.no,
                Saved::Meanwhile(version) => {
                    let text = lang.with("practices-act-meanwhile", &[("version", version.into())]);
                    return Err(conflict("practice-changed", text));
                }
                Saved::Gone => return Err(Fault::NotFound),
            }
        }
        None => {
            let review = app.store().list_reviews(id).await?.remove(&whole.row.no);
            let language = review.and_then(|review| review.language).unwrap_or_else(|| whole.content.language.clone());
            let mut practice = Practice { language, ..Practice::default() };
            practice.place.country = whole.content.author.country;
            practice.contact.name.clone_from(&whole.content.author.name);
            practice.contact.email.clone_from(&whole.content.author.email);
            let sources = put(&mut practice, &whole, &pieces);
            let new = NewPractice {
                origin: PracticeOrigin::Contribution,
                contribution: Some(whole.row.no),
                participant: whole.row.participant,
                author: author(&whole),
                practice,
                sources,
            };
            app.store().create_practice(id, &new, visit.account()).await?
        }
    };
    // Whoever cuts something out of it reviews it; where it is in another state, it stays there.
    let by = By { account: visit.account(), participant: None };
    if whole.row.state == rostrum_domain::contribution::State::Received {
        super::act::moved(app.store().move_contribution(id, whole.row.no, Act::TakeUp, by, None).await)?;
    }
    Ok(Redirect::to(&format!("/m/{id}/practices/{practice}?done=created")).into_response())
}

/// The practices that were cut out of a contribution.
pub fn of_contribution<'a>(
    practices: &'a [rostrum_store::PracticeRow],
    one: &HandedIn,
) -> impl Iterator<Item = &'a rostrum_store::PracticeRow> {
    let no = one.row.no;
    practices.iter().filter(move |practice| practice.contribution == Some(no))
}

/// The pieces of all practices that stand in an answer, by question.
pub fn used(
    practices: &[rostrum_store::PracticeRow],
    one: &HandedIn,
) -> BTreeMap<QuestionCode, Vec<(Source, PracticeNo)>> {
    let mut used: BTreeMap<QuestionCode, Vec<(Source, PracticeNo)>> = BTreeMap::new();
    for practice in of_contribution(practices, one) {
        for source in &practice.sources {
            used.entry(source.question.clone()).or_default().push((source.clone(), practice.no));
        }
    }
    used
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_piece_is_read_from_the_name_of_its_field() {
        let question = QuestionCode::parse("coordination-1").unwrap();
        let field = Piece::field(&question, 3, 17);
        let piece = Piece::read(&field, "done").unwrap();
        assert_eq!((piece.question, piece.from, piece.until, piece.part), (question, 3, 17, Some(Part::Done)));
        assert_eq!(Piece::read(&field, "title").unwrap().part, None);
        for (field, to) in [(field.as_str(), ""), (field.as_str(), "colour"), ("to-one-3", "done"), ("version", "1")] {
            assert_eq!(Piece::read(field, to), None, "{field} {to}");
        }
    }

    proptest! {
        #[test]
        fn paragraphs_are_pieces_of_the_answer_without_space_around(answer in "[ \\na-zé\u{3000}]{0,60}") {
            for (from, until) in paragraphs(&answer) {
                let text = answer.get(from..until).unwrap();
                prop_assert!(!text.is_empty() && text.trim() == text && !text.contains('\n'));
            }
        }
    }
}
