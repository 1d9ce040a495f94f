//! The pages that a rehearsal uses, by their addresses and fields, and who is signed in to them.

use rostrum_domain::floor::{ExpectedTurn, FloorPlan, Outlook, Recorded, chain};
use rostrum_domain::ids::{InscriptionNo, SessionId};
use rostrum_domain::programme::{Programme, Role, Session};
use serde::Deserialize;
use std::collections::BTreeMap;

use super::cast::Delegate;
use super::client::Client;
use crate::failure::Failure;

/// The secretariat, signed in, and the meeting that it created.
#[derive(Debug)]
pub struct Stage {
    base: String,
    pub(super) staff: Client,
    meeting: String,
}

/// What a rehearsal reads of the floor.
#[derive(Debug, Deserialize)]
pub struct FloorState {
    pub version: u64,
    pub lists: BTreeMap<String, ListState>,
}

/// What a rehearsal reads of a list of speakers.
#[derive(Debug, Deserialize)]
pub struct ListState {
    pub waiting: Vec<InscriptionNo>,
    expected: Vec<ExpectedTurn>,
}

impl ListState {
    /// How many are not sure to speak.
    pub fn unsure(&self) -> usize {
        self.expected.iter().filter(|turn| turn.outlook != Outlook::WillSpeak).count()
    }
}

impl Stage {
    /// Signs the secretariat in and creates the meeting out of the note.
    pub async fn enter(base: &str, sign_in: &str, note: Vec<u8>, name: &str) -> Result<Self, Failure> {
        let staff = Client::new(base)?;
        staff.post(sign_in, &[]).await?.fine("signing in")?;
        let created = staff.upload("/secretariat/note", &[("do", "create")], Some(("file", name, note))).await?;
        let created = created.fine("creating the meeting")?;
        let meeting = created.location.strip_prefix("/m/").unwrap_or_default().to_owned();
        if meeting.is_empty() {
            return Err(Failure::Rehearsal("the meeting was not created".to_owned()));
        }
        Ok(Self { base: base.to_owned(), staff, meeting })
    }

    /// The meeting, as it stands in its address.
    pub fn meeting(&self) -> &str {
        &self.meeting
    }

    /// An address of the meeting.
    pub fn path(&self, rest: &str) -> String {
        format!("/m/{}{rest}", self.meeting)
    }

    /// Registers a person and opens the personal link.
    pub async fn register(&self, delegate: &Delegate) -> Result<Client, Failure> {
        let form = [
            ("name", delegate.name.as_str()),
            ("delegation", &delegate.delegation),
            ("category", delegate.category.code()),
            ("email", &delegate.email),
            ("language", delegate.language),
            ("visibility", delegate.visibility.code()),
        ];
        let client = Client::new(&self.base)?;
        let answer = client.command(&self.path("/register"), &form).await?;
        let answer =
            answer.map_err(|(code, sentence)| Failure::Rehearsal(format!("registration ({code}): {sentence}")))?;
        let link = answer["link"].as_str().unwrap_or_default();
        client.get(link).await?.fine("the personal link")?;
        Ok(client)
    }

    /// Publishes the programme of the note, with people named, as the second version.
    pub async fn publish_programme(&self, name: &str, programme: &Programme) -> Result<(), Failure> {
        let mut form = vec![("version".to_owned(), "1".to_owned()), ("version-name".to_owned(), name.to_owned())];
        for Session { id, title, start, end, objective, people, .. } in &programme.sessions {
            form.push((format!("title-{id}"), title.clone()));
            form.push((format!("start-{id}"), start.strftime("%Y-%m-%dT%H:%M").to_string()));
            form.push((format!("end-{id}"), end.strftime("%Y-%m-%dT%H:%M").to_string()));
            form.push((format!("objective-{id}"), objective.clone().unwrap_or_default()));
            for (row, person) in people.iter().enumerate() {
                form.push((format!("role-{id}-{row}"), code(person.role).to_owned()));
                form.push((format!("name-{id}-{row}"), person.name.clone()));
                form.push((format!("function-{id}-{row}"), person.title.clone().unwrap_or_default()));
            }
        }
        form.push(("do".to_owned(), "publish".to_owned()));
        let form: Vec<(&str, &str)> = form.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        self.staff.post(&self.path("/programme"), &form).await?.fine("publishing the programme")?;
        Ok(())
    }

    /// Who waits on the list of a session, in its order.
    pub async fn waiting(&self, session: &SessionId) -> Result<Vec<InscriptionNo>, Failure> {
        let state = self.floor().await?;
        Ok(state.lists.get(session.as_str()).map(|list| list.waiting.clone()).unwrap_or_default())
    }

    /// A command of the console: the refusal's code when a rule says no.
    pub async fn command(&self, action: &str, form: &[(&str, &str)]) -> Result<Result<(), String>, Failure> {
        let answer = self.staff.command(&self.path(&format!("/console/{action}")), form).await?;
        Ok(answer.map(|_| ()).map_err(|(code, _)| code))
    }

    /// A command of the console that no rule should refuse.
    pub async fn must(&self, action: &str, form: &[(&str, &str)]) -> Result<(), Failure> {
        let answer = self.staff.command(&self.path(&format!("/console/{action}")), form).await?;
        answer
            .map(|_| ())
            .map_err(|(code, sentence)| Failure::Rehearsal(format!("{action} was refused ({code}): {sentence}")))
    }

    /// The floor as it is.
    pub async fn floor(&self) -> Result<FloorState, Failure> {
        let bytes = self.staff.download(&self.path("/api/floor")).await?;
        serde_json::from_slice(&bytes).map_err(|error| Failure::Rehearsal(format!("the floor cannot be read: {error}")))
    }

    /// The log with every field, as text and as values.
    pub async fn log(&self) -> Result<(String, Vec<Recorded>), Failure> {
        let text = self.text("/floor-full.jsonl").await?;
        let verified = chain::verify(&text);
        match verified.findings.first() {
            None => Ok((text, verified.log)),
            Some(finding) => {
                Err(Failure::Rehearsal(format!("the log does not verify: line {}: {}", finding.line, finding.text)))
            }
        }
    }

    /// The log as anybody may read it.
    pub async fn public_log(&self) -> Result<String, Failure> {
        self.text("/floor.jsonl").await
    }

    async fn text(&self, path: &str) -> Result<String, Failure> {
        let bytes = self.staff.download(&self.path(path)).await?;
        String::from_utf8(bytes).map_err(|error| Failure::Rehearsal(format!("{path} cannot be read: {error}")))
    }

    /// The plan that was laid down last.
    pub async fn plan(&self) -> Result<FloorPlan, Failure> {
        let (_, lines) = self.log().await?;
        rostrum_domain::floor::Floor::from_log(&lines)
            .plan
            .ok_or_else(|| Failure::Rehearsal("no plan was laid down".to_owned()))
    }

    /// Publishes the report.
    pub async fn publish_report(&self) -> Result<(), Failure> {
        self.staff.post(&self.path("/report"), &[("do", "publish")]).await?.fine("publishing the report")?;
        Ok(())
    }

    /// The report in a format, as anybody gets it.
    pub async fn report(&self, extension: &str) -> Result<Vec<u8>, Failure> {
        Client::new(&self.base)?.download(&self.path(&format!("/report/report.{extension}"))).await
    }
}

fn code(role: Role) -> &'static str {
    match role {
        Role::Chair => "chair",
        Role::Moderator => "moderator",
        Role::Panellist => "panellist",
        Role::Speaker => "speaker",
    }
}
