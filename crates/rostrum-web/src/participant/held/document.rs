//! All that is held about a participant as one document, for the person to take along.

use std::collections::BTreeMap;

use data_encoding::BASE64;
use jiff::Timestamp;
use rostrum_domain::change_request::Wish;
use rostrum_domain::contribution::reference;
use rostrum_domain::floor::Status;
use rostrum_domain::follow_up::Needs;
use rostrum_domain::ids::MeetingId;
use rostrum_domain::registration::Answer;
use rostrum_store::{
    Beside, Change, ChangeRequest, Error, Exchange, FocalPoint, Invited, KeptListing, Lesson, Mail, OwnContribution,
    OwnLink, OwnMembership, OwnPart, OwnSignature, PracticeRow, Session, Stay, Way, Whose,
};
use serde_json::{Value, json};

use super::Held;
use crate::app::App;
use crate::i18n::Lang;

/// What the document holds beside what the page shows: read when it is asked for.
#[derive(Debug)]
pub struct More {
    offer: Option<(String, bool)>,
    changes: Vec<Change>,
    answers: Vec<(String, Answer, Option<Vec<u8>>)>,
    needs: Option<Needs>,
    requests: Vec<ChangeRequest>,
    stays: Vec<Stay>,
    focal_point: Option<FocalPoint>,
    sessions: Vec<Session>,
    practices: Vec<PracticeRow>,
    beside: Beside,
    listings: Vec<KeptListing>,
    exchanges: Vec<Exchange>,
    lessons: Vec<Lesson>,
}

impl More {
    pub async fn find(app: &App, held: &Held) -> Result<Self, Error> {
        let (store, id, no) = (app.store(), &held.own.row.meeting.id, held.own.participant.no);
        let mut answers = Vec::new();
        for (field, answer) in store.list_answers(id, no).await? {
            let file = store.find_answer_file(id, no, &field).await?.map(|kept| kept.bytes);
            answers.push((field, answer, file));
        }
        let mut requests = store.list_change_requests(id).await?;
        requests.retain(|request| request.participant == no);
        let mut stays = store.list_stays(id).await?;
        stays.retain(|stay| stay.participant == no);
        Ok(Self {
            offer: store.find_offer_of(id, no).await?,
            changes: store.list_changes_of(id, no).await?,
            answers,
            needs: store.find_needs(id, no).await?,
            requests,
            stays,
            focal_point: store.find_focal_point(id, no).await?,
            sessions: store.list_sessions(&Whose::Participant(id.clone(), no)).await?,
            practices: store.list_practices_of(id, no).await?,
            beside: store.find_beside(id, no).await?,
            listings: store.list_listings(id).await?.into_iter().filter(|kept| kept.participant == no).collect(),
            exchanges: store.list_exchanges(id).await?.into_iter().filter(|one| one.other(no).is_some()).collect(),
            lessons: store.list_lessons(id).await?.into_iter().filter(|one| one.participant == no).collect(),
        })
    }

    /// How many mails, for the page.
    pub fn mails(&self) -> usize {
        self.beside.mails.len()
    }

    /// How many answers to the questions of registration and of the form after it, for the page.
    pub fn answers(&self) -> usize {
        self.answers.len() + usize::from(self.needs.is_some())
    }

    /// How many changes were asked for, for the page.
    pub fn requests(&self) -> usize {
        self.requests.len()
    }
}

/// The document.
pub fn document(lang: Lang, base: &str, held: &Held, more: &More) -> Value {
    let mut document = person(lang, held, more);
    let More { offer: _, changes, answers, needs, requests, stays, focal_point, sessions, practices, beside, .. } =
        more;
    let Beside {
        membership,
        registered,
        signatures,
        links,
        seen_by_all_since,
        badge,
        written_to_neutrally,
        calendar,
        merges,
        commands,
        invitations,
        contributions,
        parts,
        mails,
    } = beside;
    let rest = json!({
        "registration_steps": changes.iter().map(change).collect::<Vec<_>>(),
        "answers": answers.iter().map(answer).collect::<Vec<_>>(),
        "needs": needs,
        "change_requests": requests.iter().map(request).collect::<Vec<_>>(),
        "consents": consents(held, answers, *seen_by_all_since),
        "invitations": invitations.iter().map(invitation).collect::<Vec<_>>(),
        "mails": mails.iter().map(|one| mail(base, one)).collect::<Vec<_>>(),
        "practices": practices.iter().map(practice).collect::<Vec<_>>(),
        "contributions": contributions.iter().map(|one| contribution(&held.own.row.meeting.id, one)).collect::<Vec<_>>(),
        "written_in_contributions_of_others": parts.iter().map(part).collect::<Vec<_>>(),
        "focal_point": focal_point.as_ref().map(|point| json!({
            "delegation": point.delegation, "state": point.state.code(), "asked_at": point.asked_at,
        })),
        "membership": membership.as_ref().map(self::membership),
        "registered_for_the_delegation": registered,
        "delegations_merged": merges,
        "exchange_listings": more.listings.iter().map(|kept| json!({
            "no": kept.no, "listing": kept.listing, "changed_at": kept.changed_at, "withdrawn": kept.withdrawn,
        })).collect::<Vec<_>>(),
        "exchanges": more.exchanges.iter().map(exchange).collect::<Vec<_>>(),
        "lessons": more.lessons.iter().map(lesson).collect::<Vec<_>>(),
        "co_signatures": signatures.iter().map(signature).collect::<Vec<_>>(),
        "check_ins": stays.iter().map(|stay| json!({ "came_at": stay.came_at, "left_at": stay.left_at })).collect::<Vec<_>>(),
        "badge": badge,
        "written_to_neutrally": written_to_neutrally,
        "calendar": calendar.as_ref().map(|token| format!("{base}/calendar/{token}/meeting.ics")),
        "links": links.iter().map(link).collect::<Vec<_>>(),
        "passkeys": held.passkeys.iter().map(|one| json!({
            "name": one.name,
            "credential": one.credential,
            "user_handle": one.user_handle,
            "added_at": one.created_at,
            "used_at": one.used_at,
        })).collect::<Vec<_>>(),
        "sessions": sessions.iter().map(|one| json!({
            "made_at": one.made_at, "seen_at": one.seen_at, "device": one.device, "by_passkey": one.way == Way::Passkey,
        })).collect::<Vec<_>>(),
        "commands_kept_to_be_answered_again": commands,
    });
    if let (Value::Object(all), Value::Object(rest)) = (&mut document, rest) {
        all.extend(rest);
    }
    document
}

/// The registration itself, and what the person did on the floor.
fn person(lang: Lang, held: &Held, more: &More) -> Value {
    let (own, person) = (&held.own, &held.own.participant);
    json!({
        "meeting": own.row.meeting.id,
        "participant": person.no,
        "name": person.name,
        "delegation": person.delegation_name,
        "category": held.category,
        "category_on_the_floor": person.category,
        "registered_as": more.offer.as_ref().map(|(code, _)| code),
        "received_after_the_deadline": more.offer.as_ref().map(|(_, late)| late),
        "state": person.state.code(),
        "email": held.contact.email,
        "language": person.language,
        "visibility": person.visibility,
        "gender": own.gender,
        "delegation_from": own.origin,
        "registered_at": held.contact.registered_at,
        "told_that_contact_data_are_kept_for_days": held.contact.told.map(rostrum_domain::retention::Retention::days),
        "inscriptions": own.mine().map(|entry| json!({
            "inscription": entry.no,
            "session": entry.session,
            "at": entry.at,
            "standing": entry.standing,
            "declared": entry.declared,
            "status": entry.status,
            "on_behalf_of": own.behalf(entry.no),
            "represented": own.co_signatories.iter().filter(|one| one.inscription == entry.no).map(|one| json!({
                "name": one.name, "state": one.state.code(),
            })).collect::<Vec<_>>(),
            "spoke": entry.status == Status::Spoke,
        })).collect::<Vec<_>>(),
        "floor_given_as": held.spoken_as.iter().map(|one| json!({
            "inscription": one.inscription,
            "name": one.name,
            "delegation": one.delegation_name,
            "category": one.category,
            "on_behalf_of": one.on_behalf_of,
        })).collect::<Vec<_>>(),
        "statements": own.statements.iter().map(|one| json!({
            "session": one.session,
            "version": one.version,
            "received_at": one.received_at,
            "text": one.text,
        })).collect::<Vec<_>>(),
        "notes": own.notes.iter().map(|note| json!({
            "at": note.at,
            "seen_at": note.seen_at,
            "text": crate::floor::words::said(lang, &note.sent.text),
        })).collect::<Vec<_>>(),
        "present_at": own.readiness.and_then(|ready| ready.present_at),
        "microphone_at": own.readiness.and_then(|ready| ready.microphone_at),
        "attendance": held.attendance.iter().map(|row| json!({
            "file": row.file,
            "name": row.seen.name,
            "guest": row.seen.guest,
            "first_joined": row.seen.first_joined,
            "last_left": row.seen.last_left,
            "seconds": row.seen.seconds,
        })).collect::<Vec<_>>(),
    })
}

fn change(change: &Change) -> Value {
    json!({
        "at": change.at,
        "before": change.before.map(rostrum_domain::registration::State::code),
        "after": change.after.code(),
        "cause": change.cause.code(),
        "matched": change.matched,
        "reason": change.reason,
    })
}

/// A file stands in it in Base64.
fn answer((field, answer, file): &(String, Answer, Option<Vec<u8>>)) -> Value {
    json!({ "field": field, "answer": answer, "file_base64": file.as_ref().map(|bytes| BASE64.encode(bytes)) })
}

fn request(request: &ChangeRequest) -> Value {
    let Wish { name, delegation, category, withdraw, why } = &request.wish;
    json!({
        "asked_at": request.asked_at,
        "name": name,
        "delegation": delegation,
        "category": category,
        "withdraw": withdraw,
        "why": why,
        "state": request.state.code(),
        "reason": request.reason,
        "decided_at": request.decided_at,
    })
}

/// To what the person agreed, and since when.
fn consents(held: &Held, answers: &[(String, Answer, Option<Vec<u8>>)], by_all: Option<Timestamp>) -> Vec<Value> {
    let registered = held.contact.registered_at;
    let agreed = answers.iter().filter(|(_, answer, _)| *answer == Answer::Agreed);
    let mut consents: Vec<Value> = agreed.map(|(field, ..)| json!({ "to": field, "given_at": registered })).collect();
    consents.extend(by_all.map(|at| json!({ "to": "seen_by_all_categories", "given_at": at })));
    consents
}

fn invitation((invited, at): &(Invited, Timestamp)) -> Value {
    json!({
        "at": at,
        "address": invited.address,
        "category": invited.category,
        "language": invited.language,
    })
}

/// What stands in a mail, without what lets in: the document may lie about for longer than a mail does.
fn mail(base: &str, mail: &Mail) -> Value {
    let written = mail.written.as_ref();
    let facts: BTreeMap<&String, String> = mail.facts.iter().map(|(name, value)| (name, shut(base, value))).collect();
    json!({
        "kind": mail.kind.code(),
        "noted_at": mail.created_at,
        "state": mail.state.code(),
        "done_at": mail.done_at,
        "attempts": mail.attempts,
        "answer_of_the_server": mail.answer,
        "fault": mail.fault,
        "subject": written.map(|text| &text.subject),
        "text": written.map(|text| shut(base, &text.text)),
        "calendar": written.and_then(|text| text.calendar.as_ref()).map(|text| shut(base, text)),
        "noted_with": facts,
    })
}

/// A text whose links to sign in end where what lets in begins.
fn shut(base: &str, text: &str) -> String {
    ["/p/", "/sign-in/"].iter().fold(text.to_owned(), |text, path| {
        let link = format!("{base}{path}");
        let mut parts = text.split(link.as_str());
        let mut shut = parts.next().unwrap_or_default().to_owned();
        for part in parts {
            let lets_in = |letter: char| letter.is_ascii_alphanumeric() || letter == '-' || letter == '_';
            shut.extend([link.as_str(), "…", part.trim_start_matches(lets_in)]);
        }
        shut
    })
}

fn membership(one: &OwnMembership) -> Value {
    json!({
        "delegation": one.delegation,
        "function": one.function.code(),
        "may_inscribe": one.may_inscribe,
        "state": one.state.code(),
        "shown_to_the_focal_point": one.shown,
        "registered_by": one.registered_by,
        "asked_at": one.asked_at,
        "decided_at": one.decided_at,
    })
}

fn signature(one: &OwnSignature) -> Value {
    json!({ "inscription": one.inscription, "state": one.state.code(), "decided_at": one.decided_at })
}

/// A practice at its present version, with its state and whose it is said to be.
fn practice(row: &PracticeRow) -> Value {
    json!({
        "practice": row.no,
        "state": row.standing.state.code(),
        "version": row.standing.version,
        "author": row.author,
        "created_at": row.created_at,
        "changed_at": row.changed_at,
        "published_at": row.first_published_at,
        "text": row.practice,
    })
}

/// What lets in is kept as a hash; so the document lets nobody in.
fn link(link: &OwnLink) -> Value {
    json!({ "kind": link.kind, "made_at": link.made_at, "expires_at": link.expires_at, "used_at": link.used_at })
}

fn contribution(meeting: &MeetingId, one: &OwnContribution) -> Value {
    let OwnContribution { row, draft, beside, versions, files, changes } = one;
    json!({
        "reference": reference(meeting, row.no),
        "call": row.call,
        "state": row.state,
        "consent": row.consent,
        "begun_at": row.created_at,
        "written": draft,
        "written_beside": beside.iter().map(|one| json!({ "part": one.field.code(), "text": one.text })).collect::<Vec<_>>(),
        "handed_in": versions.iter().map(|one| json!({
            "version": one.version, "received_at": one.received_at, "late": one.late, "hash": one.hash, "text": one.content,
        })).collect::<Vec<_>>(),
        "files": files.iter().map(|file| json!({
            "name": file.name, "file_base64": BASE64.encode(&file.bytes),
        })).collect::<Vec<_>>(),
        "steps": changes.iter().map(|step| json!({
            "at": step.at, "before": step.before, "after": step.after, "reason": step.reason,
        })).collect::<Vec<_>>(),
    })
}

fn part(one: &OwnPart) -> Value {
    json!({
        "contribution": one.contribution,
        "part": one.field.code(),
        "text": one.text,
        "written_at": one.changed_at,
    })
}

/// An exchange, the other side by number only.
fn exchange(one: &Exchange) -> Value {
    json!({
        "no": one.no, "need": one.need, "offer": one.offer, "seeker": one.seeker, "offerer": one.offerer,
        "stage": one.stage().code(), "asked_at": one.asked_at, "agreed_at": one.agreed_at, "met_at": one.met_at,
        "result": one.result, "followed_up_at": one.followed_up_at,
    })
}

fn lesson(one: &Lesson) -> Value {
    json!({
        "exchange": one.exchange, "practice": one.said.practice, "worked": one.said.worked.code(), "words": one.said.words,
        "named": one.said.named, "state": one.state.code(), "said_at": one.said_at,
    })
}

#[cfg(test)]
mod tests {
    use super::shut;

    #[test]
    fn links_to_sign_in_end_where_what_lets_in_begins() {
        let base = "https://rostrum.example.org";
        let text = format!("Open {base}/p/aB-_9. Or {base}/sign-in/xyz\nor {base}/p/q; see {base}/m/a/me and /p/else.");
        let expected = format!("Open {base}/p/…. Or {base}/sign-in/…\nor {base}/p/…; see {base}/m/a/me and /p/else.");
        assert_eq!(shut(base, &text), expected);
    }
}
