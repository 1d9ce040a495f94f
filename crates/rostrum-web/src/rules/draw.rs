//! The draw by lot of a list: what was published before it, the draw itself, and how anybody checks it.

use std::collections::BTreeMap;

use axum::extract::rejection::FormRejection;
use axum::extract::{Form, Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use maud::{Markup, PreEscaped, html};
use rostrum_domain::floor::{Actor, Command, Draw, Event, Intake, Recorded, Status, Within};
use rostrum_domain::ids::ParticipantNo;
use rostrum_domain::participant::Participant;
use rostrum_store::Order;
use serde::Deserialize;

use super::page::beside;
use super::words::long;
use super::{Subject, moment};
use crate::access::{Action, Role};
use crate::app::App;
use crate::assets;
use crate::error::{Fault, refusal_text};
use crate::fields::{Field, Wrong};
use crate::floor::command::carry_out;
use crate::guide;
use crate::i18n::Lang;
use crate::layout::Page;
use crate::meeting::category;
use crate::visit::Visit;

/// Shows the draw.
///
/// # Errors
/// [`Fault::NotFound`], or the outside failed.
pub async fn show(
    State(app): State<App>,
    visit: Visit,
    Path((meeting, session)): Path<(String, String)>,
) -> Result<Markup, Fault> {
    let subject = Subject::find(&app, &meeting, &session).await?;
    page(&app, &visit, &subject, "", &Wrong::default()).await
}

/// The form of the draw.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Typed {
    beacon: String,
}

/// Draws the lots.
///
/// # Errors
/// [`Fault::NotPermitted`], [`Fault::NotFound`], or the outside failed. What the floor refuses is said beside
/// the field.
pub async fn draw(
    State(app): State<App>,
    visit: Visit,
    Path((meeting, session)): Path<(String, String)>,
    form: Result<Form<Typed>, FormRejection>,
) -> Result<Response, Fault> {
    let subject = Subject::find(&app, &meeting, &session).await?;
    let role = visit.require(Action::SetRules, Some(subject.meeting()))?;
    let Form(typed) = form?;
    let by = if role == Role::Chair { Actor::Chair } else { Actor::Secretariat };
    let value = typed.beacon.trim().to_owned();
    let draw = Draw::asked((!value.is_empty()).then(|| value.clone()));
    let command = Command::Draw { session: subject.session.id.clone(), draw };
    match carry_out(&app, subject.meeting(), Order::new(by, command)).await {
        Ok(_) => Ok(Redirect::to(&subject.address("draw")).into_response()),
        Err(Fault::Refused(refusal)) => {
            let wrong = Wrong::only("beacon", refusal_text(&refusal, visit.lang));
            Ok((StatusCode::CONFLICT, page(&app, &visit, &subject, &value, &wrong).await?).into_response())
        }
        Err(fault) => Err(fault),
    }
}

async fn page(app: &App, visit: &Visit, subject: &Subject, value: &str, wrong: &Wrong) -> Result<Markup, Fault> {
    let lang = visit.lang;
    let log = app.store().list_floor_events(subject.meeting()).await?;
    let people: BTreeMap<ParticipantNo, Participant> =
        app.store().list_participants(subject.meeting()).await?.into_iter().map(|person| (person.no, person)).collect();
    let title = lang.with("draw-title", &[("session", subject.session.title.as_str().into())]);
    let style = html! { link rel="stylesheet" href=(assets::address("rules.css")); };
    Ok(Page::new(visit, title.clone())
        .of_meeting(&subject.row)
        .script("times.js")
        .script("copy.js")
        .head(style)
        .render(&html! {
            p.eyebrow { bdi { (subject.session.title) } }
            h1 { (lang.t("draw-heading")) }
            (beside(visit, subject, "draw"))
            @match &subject.rules.order.within {
                Within::Time => p.lead { (lang.t("draw-none")) },
                Within::Lot { window_seconds, beacon } => {
                    p.lead { (lang.with("draw-lead", &[("window", long(lang, *window_seconds).into())])) }
                    (before(app, visit, subject, &log, *window_seconds, beacon.as_deref(), value, wrong))
                },
            }
            @if let Some((intake, draw)) = drawn(subject) {
                (lots(visit, subject, intake, draw, &people))
                (check(lang, subject))
            }
            p { (lang.t("draw-proof")) " " (guide::link("draw.md")) ", " (guide::link("verify.md")) }
        }))
}

fn intake(subject: &Subject) -> Option<&Intake> {
    subject.floor.lists.get(&subject.session.id)?.intake.as_ref()
}

fn drawn(subject: &Subject) -> Option<(&Intake, &Draw)> {
    let intake = intake(subject)?;
    Some((intake, intake.draw.as_ref()?))
}

#[allow(clippy::too_many_arguments, reason = "each is one fact of the page")]
fn before(
    app: &App,
    visit: &Visit,
    subject: &Subject,
    log: &[Recorded],
    window: u32,
    beacon: Option<&str>,
    value: &str,
    wrong: &Wrong,
) -> Markup {
    let lang = visit.lang;
    let Some(intake) = intake(subject) else { return html! { p.warn { (lang.t("draw-no-commitment")) } } };
    let now = app.now();
    let published = log.iter().rfind(|line| {
        let Event::RulesSet { session, commitment, .. } = &line.event else { return false };
        session == &subject.session.id && *commitment == Some(intake.commitment)
    });
    let closed = intake.closes.is_some_and(|closes| closes < now);
    html! {
        dl.facts.side.rules data-meeting-zone=(subject.zone().name) {
            dt { (lang.t("draw-commitment")) }
            dd {
                (copied(lang, "commitment", &html! { (intake.commitment) }))
                @if let Some(line) = published {
                    br; (lang.with("draw-published", &[("version", line.version.to_string().into())])) " "
                    (moment(lang, subject.zone(), line.at))
                }
            }
            dt { (lang.t("draw-window")) }
            dd {
                (long(lang, window))
                @match intake.closes {
                    Some(at) => { br; (if closed { lang.t("draw-closed") } else { lang.t("draw-closes") }) " " (moment(lang, subject.zone(), at)) },
                    None => { br; (lang.t("draw-opens-later")) },
                }
            }
            dt { (lang.t("draw-beacon")) }
            dd {
                @match beacon {
                    Some(named) => { (named) br; span.quiet { (lang.t("draw-beacon-text")) } },
                    None => (lang.t("draw-no-beacon")),
                }
            }
            @if let Some(draw) = &intake.draw {
                @if let Some(value) = &draw.beacon { dt { (lang.t("draw-value")) } dd { (copied(lang, "value", &html! { (value) })) } }
                dt { (lang.t("draw-log")) }
                dd { (lang.with("draw-version", &[("version", draw.log.version.to_string().into())])) br; (copied(lang, "log-hash", &html! { (draw.log.hash) })) }
                dt { (lang.t("draw-seed")) }
                dd { (copied(lang, "seed", &html! { (draw.seed) })) }
            }
        }
        @if intake.draw.is_none() {
            @if !closed {
                p.note { (lang.t("draw-waits-window")) }
            } @else if visit.may(Action::SetRules, Some(subject.meeting())) {
                (ask(lang, subject, beacon, value, wrong))
            } @else {
                p.note { (lang.t("draw-waits-value")) }
            }
        }
    }
}

/// A value to compare or to reckon with, and a button that copies it.
fn copied(lang: Lang, id: &'static str, value: &Markup) -> Markup {
    html! { code.hash id=(id) { (value) } " " (copy(lang, id)) }
}

/// Copies the text of an element; there where scripts run.
fn copy(lang: Lang, id: &'static str) -> Markup {
    html! { button.plain.copy type="button" data-copy=(id) data-done=(lang.t("draw-copied")) hidden { (lang.t("draw-copy")) } }
}

fn ask(lang: Lang, subject: &Subject, beacon: Option<&str>, value: &str, wrong: &Wrong) -> Markup {
    let hint = beacon.map(|named| lang.with("draw-enter-hint", &[("beacon", named.into())])).unwrap_or_default();
    let field = Field { name: "beacon", label: &lang.t("draw-enter"), hint: &hint, value, wrong };
    html! {
        form.card method="post" action=(subject.address("draw")) novalidate {
            @if beacon.is_some() {
                (field.around(&html! {
                    input #beacon name="beacon" value=(value) autocomplete="off" spellcheck="false" maxlength="200"
                        aria-describedby=[field.described_by()] aria-invalid=[field.invalid()];
                }))
            } @else if let Some(fault) = wrong.of("beacon") {
                p.fault-text { (fault) }
            }
            p { (lang.t("draw-once")) }
            button { (lang.t("draw-button")) }
        }
    }
}

fn lots(
    visit: &Visit,
    subject: &Subject,
    intake: &Intake,
    draw: &Draw,
    people: &BTreeMap<ParticipantNo, Participant>,
) -> Markup {
    let lang = visit.lang;
    let audience = visit.audience(subject.meeting());
    let entries = subject.floor.inscriptions.values().filter(|entry| entry.session == subject.session.id);
    let mut took_part: Vec<_> = entries
        .filter(|entry| !entry.reply && intake.last.is_some_and(|last| entry.no <= last))
        .map(|entry| (draw.lot(&subject.session.id, entry.no), entry))
        .collect();
    took_part.sort_by_key(|(lot, entry)| (*lot, entry.no));
    html! {
        h2 #lots { (lang.t("draw-lots")) }
        p { (lang.t("draw-lots-text")) }
        table.stack {
            caption { (lang.with("draw-lots-caption", &[("count", took_part.len().into())])) }
            thead { tr {
                th scope="col" { (lang.t("draw-place")) }
                th scope="col" { (lang.t("order-inscription")) }
                th scope="col" { (lang.t("order-who")) }
                th scope="col" { (lang.t("draw-lot")) }
            } }
            tbody {
                @for (index, (lot, entry)) in took_part.iter().enumerate() {
                    @let shown = people.get(&entry.participant).map(|person| person.shown_to(audience));
                    tr {
                        th scope="row" { (index + 1) "." }
                        td data-label=(lang.t("order-inscription")) { (lang.with("rules-no", &[("no", entry.no.0.into())])) }
                        td data-label=(lang.t("order-who")) {
                            @if let Some(delegation) = shown.and_then(|shown| shown.delegation) { (delegation) " " }
                            span class={ "cat cat-" (entry.category.code()) } { (category(lang, entry.category)) }
                            @if entry.status == Status::Withdrawn { " " span.state { (lang.t("outcome-withdrawn")) } }
                        }
                        td data-label=(lang.t("draw-lot")) { code.hash { (lot) } }
                    }
                }
            }
        }
    }
}

fn check(lang: Lang, subject: &Subject) -> Markup {
    let file = format!("/m/{}/floor.jsonl", subject.meeting());
    let saved = format!("{}-floor.jsonl", subject.meeting());
    html! {
        h2 #check { (lang.t("draw-check")) }
        ol {
            li { a href=(file) { (lang.t("draw-check-file")) } }
            li { (lang.t("draw-check-verify")) " " code { "rostrum verify " (saved) } }
            li { (lang.t("draw-check-recompute")) }
        }
        p.scroll-hint { (lang.t("draw-scroll")) " " (copy(lang, "recompute")) }
        pre tabindex="0" aria-label=(lang.t("draw-check-recompute")) { code #recompute { (PreEscaped(script(&saved, subject.session.id.as_str()))) } }
        p.quiet { (lang.t("draw-check-bytes")) }
    }
}

/// The recomputation in Python. A session's id has none of the letters that HTML would escape.
fn script(file: &str, session: &str) -> String {
    RECOMPUTE.replace("floor.jsonl", file).replace("SESSION", session).replace('<', "&lt;").replace('>', "&gt;")
}

/// Ten lines of Python that recompute a draw from the published log and nothing else.
pub const RECOMPUTE: &str = r#"import hashlib, json
def of(*parts): return hashlib.sha256(b"".join(len(p).to_bytes(8, "big") + p for p in parts)).hexdigest()
log = [json.loads(line) for line in open("floor.jsonl", encoding="utf-8")][1:]
drawn = next(l for l in log if l["type"] == "order_drawn" and l["session"] == "SESSION")
draw, seed = drawn["draw"], bytes.fromhex(drawn["draw"]["seed"])
assert of(b"rostrum draw commitment 1", b"SESSION", seed) in [l.get("commitment") for l in log if l["type"] == "rules_set"]
assert draw["log"]["hash"] == next(l["hash"] for l in log if l["version"] == draw["log"]["version"])
mix = [b"SESSION", seed, draw["log"]["version"].to_bytes(8, "big"), bytes.fromhex(draw["log"]["hash"]), draw.get("beacon", "").encode()]
numbers = [l["inscription"] for l in log if l["type"] == "inscribed" and l["session"] == "SESSION" and l["inscription"] <= drawn["last"]]
for lot, no in sorted((of(b"rostrum draw lot 1", *mix, no.to_bytes(4, "big")), no) for no in numbers): print(no, lot)
"#;
