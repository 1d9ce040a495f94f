//! Whom an inscription represents: named by the speaker, confirmed by each delegation on its own page.

use axum::extract::rejection::FormRejection;
use axum::extract::{Form, Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use maud::{Markup, html};
use rostrum_domain::delegation::Decision;
use rostrum_domain::floor::{Inscription, Status};
use rostrum_domain::ids::{InscriptionNo, MeetingId};
use rostrum_domain::participant::{Participant, Visibility};
use rostrum_store::{CoSignatory, Represented};
use serde::Deserialize;

use super::form::{Typed, described_by, field as around};
use super::{Own, own};
use crate::access::Action;
use crate::app::App;
use crate::error::Fault;
use crate::fields::Wrong;
use crate::floor::words;
use crate::i18n::Lang;
use crate::visit::Visit;

/// Most who are represented by one inscription, and characters of a name.
const MOST: usize = 100;
const LONGEST: usize = 200;

/// The names that were typed, one a line.
pub(super) fn lines(text: &str) -> Vec<String> {
    let names = text.lines().map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "));
    names.filter(|name| !name.is_empty()).collect()
}

/// What is wrong with them.
pub(super) fn wrong(lang: Lang, names: &[String]) -> Option<String> {
    let longest = names.iter().map(|name| name.chars().count()).max().unwrap_or(0);
    let values = [("count", names.len().into()), ("longest", longest.into())];
    (names.len() > MOST || longest > LONGEST).then(|| lang.with("joint-wrong", &values))
}

/// Finds the delegations of the meeting among the names. One that the public may not see is not found, so that a name
/// does not tell who takes part.
pub(super) async fn matched(
    app: &App,
    id: &MeetingId,
    who: &Participant,
    names: Option<Vec<String>>,
) -> Result<Option<Vec<Represented>>, Fault> {
    let Some(names) = names else { return Ok(None) };
    if names.is_empty() {
        return Ok(Some(Vec::new()));
    }
    let people = app.store().list_participants(id).await?;
    let open = |person: &&Participant| {
        person.state.takes_part()
            && person.visibility <= Visibility::DelegationOnly
            && person.delegation != who.delegation
    };
    let mut represented: Vec<Represented> = Vec::new();
    for name in names {
        let same = |person: &&Participant| person.delegation_name.to_lowercase() == name.to_lowercase();
        let delegation = people.iter().filter(open).find(same).map(|person| person.delegation);
        let again =
            |other: &Represented| other.name == name || (delegation.is_some() && other.delegation == delegation);
        if !represented.iter().any(again) {
            represented.push(Represented { name, delegation });
        }
    }
    Ok(Some(represented))
}

/// The field in the form of an inscription.
pub(super) fn field(lang: Lang, id: &str, typed: &Typed, wrong: &Wrong) -> Markup {
    let (id, fault) = (format!("represented-{id}"), wrong.of("represented"));
    let input = html! {
        textarea id=(id) name="represented" rows="3" aria-invalid=[fault.map(|_| "true")]
            aria-describedby=[described_by(&id, true, fault.is_some())] { (typed.represented) }
    };
    around(&id, &lang.t("joint-label"), &lang.t("joint-hint"), fault, &input)
}

/// The names of an inscription as they are typed.
pub(super) fn names(own: &Own, no: InscriptionNo) -> String {
    of(own, no).map(|one| one.name.as_str()).collect::<Vec<_>>().join("\n")
}

fn of(own: &Own, no: InscriptionNo) -> impl Iterator<Item = &CoSignatory> {
    own.co_signatories.iter().filter(move |one| one.inscription == no)
}

/// For whoever made an inscription: whom it represents, and who has confirmed it.
pub(super) fn represented(lang: Lang, own: &Own, no: InscriptionNo) -> Markup {
    html! {
        @if of(own, no).next().is_some() {
            p.small { (lang.t("joint-represented")) ":" }
            ul.small {
                @for one in of(own, no) {
                    li {
                        bdi { (one.name) } " "
                        @match (one.delegation, one.state) {
                            (None, _) => span.state { (lang.t("joint-outside")) },
                            (_, Decision::Asked) => span.state.warn { (lang.t("joint-state-asked")) },
                            (_, Decision::Confirmed) => span.state.good { (lang.t("joint-state-confirmed")) },
                            (_, Decision::Declined) => span.state.bad { (lang.t("joint-state-declined")) },
                        }
                    }
                }
            }
        }
    }
}

/// Inscriptions of others that say they are made on behalf of the visitor's delegation, for those who may inscribe.
pub(super) fn asked_of(own: &Own) -> impl Iterator<Item = (&Inscription, Decision)> {
    let delegation = own.participant.delegation;
    let may = own.membership.may_inscribe().is_ok() && own.participant.state.takes_part();
    own.co_signatories
        .iter()
        .filter(move |one| may && one.delegation == Some(delegation) && one.state != Decision::Declined)
        .filter_map(|one| Some((own.floor.inscriptions.get(&one.inscription)?, one.state)))
        .filter(|(entry, _)| !matches!(entry.status, Status::Withdrawn | Status::Absent))
}

/// Asks to confirm them.
pub(super) fn asked(lang: Lang, own: &Own) -> Markup {
    let base = format!("/m/{}/me/co-sign", own.row.meeting.id);
    html! {
        @if asked_of(own).next().is_some() {
            section #joint .card aria-labelledby="joint-title" {
                h2 #joint-title { (lang.t("joint-title")) }
                @for (entry, state) in asked_of(own) {
                    @let who = own.shown(entry).delegation.unwrap_or_else(|| words::heading(&words::unnamed(lang, entry.category)));
                    @let session = own.row.meeting.note.programme.session(&entry.session).map_or_else(|| entry.session.to_string(), |session| session.title.clone());
                    p { (lang.with("joint-asks", &[("who", who.into()), ("session", session.into())])) }
                    form method="post" action=(base) {
                        input type="hidden" name="inscription" value=(entry.no);
                        @if state == Decision::Confirmed { p.small { (lang.t("joint-is-confirmed")) } }
                        div.actions {
                            @if state == Decision::Asked { button name="do" value="confirm" { (lang.t("joint-confirm")) } }
                            button.second name="do" value="decline" { (lang.t("joint-decline")) }
                        }
                    }
                }
            }
        }
    }
}

/// A decision about one inscription.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Fields {
    inscription: u32,
    #[serde(rename = "do")]
    act: String,
}

/// Confirms that an inscription speaks for the visitor's delegation, or declines.
///
/// # Errors
/// [`Fault::NotFound`], [`Fault::NotPermitted`], [`Fault::Malformed`], [`Fault::Refused`] for one who may not inscribe
/// for the delegation, or the outside failed.
pub async fn decide(
    State(app): State<App>,
    visit: Visit,
    Path(meeting): Path<String>,
    form: Result<Form<Fields>, FormRejection>,
) -> Result<Response, Fault> {
    let Form(fields) = form?;
    let own = own(&app, &visit, Action::Inscribe, &meeting).await?;
    own.membership.may_inscribe().map_err(Fault::Refused)?;
    let decision = match fields.act.as_str() {
        "confirm" => Decision::Confirmed,
        "decline" => Decision::Declined,
        other => return Err(Fault::Malformed(format!("do={other}"))),
    };
    let no = InscriptionNo(fields.inscription);
    let asked = asked_of(&own).any(|(entry, _)| entry.no == no);
    let (id, who) = (&own.row.meeting.id, (own.participant.delegation, own.participant.no));
    if !asked || !app.store().decide_co_signature(id, no, who, decision).await? {
        return Err(Fault::NotFound);
    }
    app.desk().announce(id).await?;
    Ok(Redirect::to(&format!("/m/{id}/me")).into_response())
}
