//! What a participant asks of the floor: one address for each command, each a form with a key, so that one
//! sent twice counts once.

use axum::Json;
use axum::extract::rejection::FormRejection;
use axum::extract::{Form, Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use rostrum_domain::floor::{Actor, Command, Declared, Event, Refusal, Standing};
use rostrum_domain::ids::{InscriptionNo, MeetingId, ParticipantNo, PointNo, SessionId};
use rostrum_domain::participant::{Gender, Participant, Region};
use rostrum_store::{Order, SubmitError};
use serde::Deserialize;

use super::form::{Kept, Typed, Which};
use super::{hands, inscribe_as, joint, own, page, speakers};
use crate::access::Action;
use crate::app::App;
use crate::error::{Fault, refusal_text};
use crate::fields::Wrong;
use crate::i18n::Lang;
use crate::visit::Visit;

/// The fields of all commands; each takes those that it needs.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Fields {
    session: String,
    inscription: Option<u32>,
    from: Option<u32>,
    with: Option<u32>,
    participant: Option<u32>,
    point: Option<u32>,
    standing: String,
    on_behalf_of: String,
    represented: Option<String>,
    gender: String,
    region: String,
    later: String,
    key: String,
}

/// What is asked: the command, what is kept beside it, and where the page is looked at afterwards.
struct Wish {
    command: Command,
    on_behalf_of: Option<String>,
    represented: Option<Vec<String>>,
    done: &'static str,
    at: String,
}

/// Why it cannot even be asked.
enum Unfit {
    /// The form again, with what is wrong.
    Form(Box<Kept>),
    Fault(Fault),
}

impl From<Fault> for Unfit {
    fn from(fault: Fault) -> Self {
        Self::Fault(fault)
    }
}

/// Carries out what a participant asks: `inscribe`, `amend`, `substitute`, `withdraw`, `offer-swap`,
/// `accept-swap`, `drop-swap`, `raise-point`, `lower-point`, `reply`.
///
/// # Errors
/// [`Fault::NotPermitted`], [`Fault::NotFound`] for another command, [`Fault::Malformed`], or the outside
/// failed. A refusal shows the page with its sentence, status 409.
pub async fn submit(
    State(app): State<App>,
    visit: Visit,
    Path((meeting, action)): Path<(String, String)>,
    form: Result<Form<Fields>, FormRejection>,
) -> Result<Response, Fault> {
    let fields = form?.0.clean()?;
    // Nothing is read that only the page needs: many come within a second. Whoever is a participant of a
    // meeting need not ask whether there is one.
    let id = &MeetingId::parse(&meeting).map_err(|_| Fault::NotFound)?;
    let no = match visit.require_participant(Action::Inscribe, id) {
        Ok(no) => no,
        Err(fault) => return app.meeting(&meeting).await.and(Err(fault)),
    };
    let who = app.store().find_participant(id, no).await?.ok_or(Fault::NotPermitted)?;
    if !who.state.takes_part() {
        return Err(Refusal::NotAccepted.into());
    }
    let wished = match action.as_str() {
        "substitute" => substitute(&app, id, &who, &fields).await.map_err(Unfit::Fault),
        action => wish(&who, visit.lang, action, &fields),
    };
    let wished = match wished {
        Ok(wish) => Ok(Wish { command: with_region(&app, id, &who, wish.command).await?, ..wish }),
        unfit => unfit,
    };
    let wish = match wished {
        Ok(wish) => wish,
        Err(Unfit::Fault(Fault::Refused(refused))) if !visit.wants_json => {
            return refused_page(&app, &visit, &meeting, &refused).await;
        }
        Err(Unfit::Fault(fault)) => return Err(fault),
        Err(Unfit::Form(kept)) => {
            let own = own(&app, &visit, Action::Inscribe, &meeting).await?;
            let page = page::page(&app, &visit, &own, &kept, &page::Told::default()).await?;
            return Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response());
        }
    };
    let order = Order {
        key: Some(fields.key).filter(|key| !key.is_empty()),
        on_behalf_of: wish.on_behalf_of,
        represented: joint::matched(&app, id, &who, wish.represented).await?,
        ..Order::new(Actor::Participant(no), wish.command)
    };
    let outcome = match app.desk().submit(id, order).await {
        Ok(outcome) => outcome,
        Err(SubmitError::Refused(refused)) if !visit.wants_json => {
            return refused_page(&app, &visit, &meeting, &refused).await;
        }
        Err(error) => return Err(error.into()),
    };
    let made = outcome.events.iter().find_map(|line| match line.event {
        Event::Inscribed { inscription, .. } | Event::ReplyRequested { inscription, .. } => Some(inscription),
        _ => None,
    });
    if visit.wants_json {
        let body = serde_json::json!({ "inscription": made, "version": outcome.version });
        let status = if made.is_some() { StatusCode::CREATED } else { StatusCode::OK };
        return Ok((status, Json(body)).into_response());
    }
    Ok(Redirect::to(&format!("/m/{id}/me?done={}{}", wish.done, wish.at)).into_response())
}

/// The page as it is by now, with the sentence of the rule that said no.
async fn refused_page(app: &App, visit: &Visit, meeting: &str, refused: &Refusal) -> Result<Response, Fault> {
    let own = own(app, visit, Action::SeeOwnPage, meeting).await?;
    let text = match refused {
        Refusal::KeyUsed { .. } => visit.lang.t("own-sent-before"),
        refused => refusal_text(refused, visit.lang),
    };
    let told = page::Told { done: None, refused: Some(text) };
    let page = page::page(app, visit, &own, &Kept::default(), &told).await?;
    Ok((StatusCode::CONFLICT, page).into_response())
}

impl Fields {
    fn clean(mut self) -> Result<Self, Fault> {
        if self.key.len() > 64 {
            return Err(Fault::Malformed(format!("key: {} bytes; at most 64 are permitted", self.key.len())));
        }
        self.on_behalf_of = self.on_behalf_of.split_whitespace().collect::<Vec<_>>().join(" ");
        Ok(self)
    }

    fn session(&self) -> Result<SessionId, Fault> {
        SessionId::parse(&self.session).map_err(|error| Fault::Malformed(error.to_string()))
    }

    fn typed(&self) -> Typed {
        Typed {
            standing: self.standing.clone(),
            on_behalf_of: self.on_behalf_of.clone(),
            represented: self.represented.clone().unwrap_or_default(),
            gender: self.gender.clone(),
            region: self.region.clone(),
            speaker_later: self.later == "yes",
        }
    }
}

fn number(value: Option<u32>, name: &str) -> Result<u32, Fault> {
    value.ok_or_else(|| Fault::Malformed(format!("{name} is needed")))
}

fn inscription(value: Option<u32>, name: &str) -> Result<InscriptionNo, Fault> {
    number(value, name).map(InscriptionNo)
}

fn wish(who: &Participant, lang: Lang, action: &str, fields: &Fields) -> Result<Wish, Unfit> {
    let no = || inscription(fields.inscription, "inscription");
    let at = |no: InscriptionNo| format!("#inscription-{no}");
    let plain = |command, done, at| Wish { command, on_behalf_of: None, represented: None, done, at };
    Ok(match action {
        "inscribe" => {
            let session = fields.session()?;
            let said = said(lang, fields, Which::Inscribe(session.clone()))?;
            let command = inscribe_as(who, &session, said.standing, said.declared);
            Wish {
                command,
                on_behalf_of: said.on_behalf_of,
                represented: said.represented,
                done: "inscribed",
                at: format!("#{session}"),
            }
        }
        "amend" => {
            let no = no()?;
            let said = said(lang, fields, Which::Amend(no))?;
            let command = Command::Amend { inscription: no, standing: said.standing, declared: said.declared };
            Wish {
                command,
                on_behalf_of: said.on_behalf_of,
                represented: said.represented,
                done: "amended",
                at: at(no),
            }
        }
        "withdraw" => plain(Command::Withdraw { inscription: no()? }, "withdrawn", String::new()),
        "offer-swap" => {
            let with = inscription(fields.with, "with")?;
            plain(Command::ProposeSwap { mine: no()?, with }, "offered", at(no()?))
        }
        "accept-swap" => {
            let from = inscription(fields.from, "from")?;
            plain(Command::AcceptSwap { from, mine: no()? }, "swapped", at(no()?))
        }
        "drop-swap" => {
            let (from, with) = (inscription(fields.from, "from")?, inscription(fields.with, "with")?);
            plain(Command::DropSwap { from, with }, "dropped", String::new())
        }
        "raise-point" => plain(hands::raise(who), "raised", "#hands".to_owned()),
        "lower-point" => {
            let point = PointNo(number(fields.point, "point")?);
            plain(Command::LowerPoint { point }, "lowered", "#hands".to_owned())
        }
        "reply" => {
            let session = fields.session()?;
            let at = format!("#{session}");
            plain(hands::reply(who, session), "reply", at)
        }
        _ => return Err(Fault::NotFound.into()),
    })
}

/// A delegation whose country is known is of the regional group of that country, whatever else was declared.
async fn with_region(
    app: &App,
    id: &MeetingId,
    who: &Participant,
    mut command: Command,
) -> Result<Command, rostrum_store::Error> {
    if let Command::Inscribe { declared, .. } | Command::Amend { declared, .. } = &mut command {
        let known = app.store().find_origin(id, who.delegation).await?.region();
        declared.region = known.or(declared.region);
    }
    Ok(command)
}

/// Only who is offered on the page can be named. For everybody else the answer is the same, so that it does
/// not tell who is registered.
async fn substitute(app: &App, id: &MeetingId, who: &Participant, fields: &Fields) -> Result<Wish, Fault> {
    let no = inscription(fields.inscription, "inscription")?;
    let participant = ParticipantNo(number(fields.participant, "participant")?);
    let colleagues = app.store().list_participants_of(id, who.delegation).await?;
    let named = speakers(who, &colleagues).find(|person| person.no == participant).ok_or(Refusal::OtherDelegation)?;
    let command = Command::Substitute { inscription: no, participant, delegation: named.delegation };
    Ok(Wish { command, on_behalf_of: None, represented: None, done: "substituted", at: format!("#inscription-{no}") })
}

/// What an inscription says of itself.
struct Said {
    standing: Standing,
    declared: Declared,
    on_behalf_of: Option<String>,
    represented: Option<Vec<String>>,
}

fn said(lang: Lang, fields: &Fields, which: Which) -> Result<Said, Unfit> {
    let behalf = &fields.on_behalf_of;
    let mut wrong = Wrong::default();
    let standing = Standing::from_code(&fields.standing);
    if standing.is_none() {
        wrong.add("standing", lang.t("own-standing-wrong"));
    }
    if matches!(standing, Some(Standing::Group | Standing::Joint)) && behalf.is_empty() {
        wrong.add("on_behalf_of", lang.t("own-behalf-wrong"));
    }
    if behalf.chars().count() > 300 {
        wrong.add("on_behalf_of", lang.t("own-behalf-long"));
    }
    let represented = fields.represented.as_deref().map(joint::lines);
    if let Some(sentence) = represented.as_deref().and_then(|names| joint::wrong(lang, names)) {
        wrong.add("represented", sentence);
    }
    let declared = Declared {
        gender: known(&fields.gender, "gender", Gender::from_code)?,
        region: known(&fields.region, "region", Region::from_code)?,
        speaker_later: fields.later == "yes",
    };
    let Some(standing) = standing.filter(|_| wrong.is_empty()) else {
        let kept = Kept { which: Some(which), typed: fields.typed(), wrong, ..Kept::default() };
        return Err(Unfit::Form(Box::new(kept)));
    };
    let on_behalf_of = Some(behalf.clone()).filter(|text| standing != Standing::Single && !text.is_empty());
    let represented = represented.filter(|_| matches!(standing, Standing::Group | Standing::Joint));
    Ok(Said { standing, declared, on_behalf_of, represented })
}

fn known<T>(code: &str, name: &str, from_code: impl Fn(&str) -> Option<T>) -> Result<Option<T>, Fault> {
    if code.is_empty() {
        return Ok(None);
    }
    from_code(code).map(Some).ok_or_else(|| Fault::Malformed(format!("{name}={code}")))
}
