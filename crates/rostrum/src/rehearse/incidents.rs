//! What happens beside the list: who is ready, swaps, points of order, questions, a speaker who is not ready, a key
//! pressed by mistake, a limit lowered because the list is long.

use rand::RngExt;
use rostrum_domain::floor::PlannedSession;
use rostrum_domain::ids::InscriptionNo;

use super::day::Day;
use crate::failure::Failure;

/// The limit to which a long list is lowered, in seconds.
const LOWERED: u32 = 90;

impl Day {
    /// Some who could speak earlier or later agree to swap places.
    pub(super) async fn swap_some(&mut self, session: &PlannedSession) -> Result<(), Failure> {
        let waiting = self.stage.waiting(&session.id).await?;
        for pair in waiting.chunks(7).filter(|pair| pair.len() == 7) {
            if !self.rng.random_bool(0.4) {
                continue;
            }
            let (from, with) = (pair[1], pair[5]);
            let (offers, takes) = (from.to_string(), with.to_string());
            self.ask(from, "offer-swap", &[("inscription", &offers), ("with", &takes)]).await?;
            self.ask(with, "accept-swap", &[("from", &offers), ("inscription", &takes)]).await?;
        }
        Ok(())
    }

    /// Most of those who wait are there, and have tested the microphone.
    pub(super) async fn most_are_ready(&mut self, session: &PlannedSession) -> Result<(), Failure> {
        for no in self.stage.waiting(&session.id).await? {
            let Some(index) = self.inscriptions.get(&no).copied() else { continue };
            for (part, share) in [("present", 0.85), ("microphone", 0.7)] {
                if self.rng.random_bool(share) {
                    let path = self.stage.path("/me/ready");
                    let form = [("part", part), ("ready", "yes")];
                    self.people[index].browser.post(&path, &form).await?.fine_or_refused("saying to be ready")?;
                }
            }
        }
        Ok(())
    }

    /// Whether who is next is not ready; then the one behind is called.
    pub(super) async fn not_ready(&mut self, waiting: &[InscriptionNo]) -> Result<InscriptionNo, Failure> {
        let next = waiting[0];
        if waiting.len() < 3 || !self.rng.random_bool(0.06) {
            return Ok(next);
        }
        self.pace.tell(&format!("No. {next} is not ready"));
        self.stage.must("not-ready", &[("inscription", &next.to_string())]).await?;
        self.pace.wait(6).await;
        Ok(waiting[1])
    }

    /// The chair presses a wrong key and takes it back.
    pub(super) async fn slip(&mut self) -> Result<(), Failure> {
        if self.rng.random_bool(0.05) {
            self.stage.must("end", &[]).await?;
            self.pace.wait(3).await;
            self.stage.must("undo", &[]).await?;
        }
        Ok(())
    }

    /// Somebody raises a point of order, or the moderator puts a question; the speaker's clock stands.
    pub(super) async fn interruption(&mut self) -> Result<(), Failure> {
        if self.rng.random_bool(0.05) {
            let who = self.rng.random_range(0..self.people.len());
            self.pace.tell(&format!("point of order by {}", self.people[who].delegate.delegation));
            let path = self.stage.path("/me/raise-point");
            let raised = self.people[who].browser.command(&path, &[]).await?;
            raised.map_err(|(code, _)| Failure::Rehearsal(format!("a point of order was refused ({code})")))?;
            self.points += 1;
            let point = self.points.to_string();
            self.pace.wait(4).await;
            self.stage.must("take-point", &[("point", &point)]).await?;
            self.pace.wait(self.rng.random_range(20..50)).await;
            self.stage.must("rule-point", &[("ruling", "The speaker keeps to the subject and goes on.")]).await?;
        } else if self.rng.random_bool(0.04) {
            self.stage.must("begin-question", &[]).await?;
            self.pace.wait(self.rng.random_range(10..25)).await;
            self.stage.must("end-question", &[]).await?;
        }
        Ok(())
    }

    /// After some interventions the chair sees that not all will be reached, and lowers the limit once.
    pub(super) async fn lower_the_limit(
        &mut self,
        session: &PlannedSession,
        spoken: u32,
        limit: u32,
    ) -> Result<u32, Failure> {
        if spoken != 8 || limit <= LOWERED {
            return Ok(limit);
        }
        let state = self.stage.floor().await?;
        let unsure = state.lists.get(session.id.as_str()).is_some_and(|list| list.unsure() > 2);
        if !unsure {
            return Ok(limit);
        }
        self.pace.line(&format!(
            "         the limit is lowered to {}:{:02} for those who remain",
            LOWERED / 60,
            LOWERED % 60
        ));
        let (session, seconds) = (session.id.as_str(), LOWERED.to_string());
        let reason = "So that more of those who wait can speak.";
        self.stage.must("lower-limit", &[("session", session), ("limit", &seconds), ("reason", reason)]).await?;
        Ok(LOWERED)
    }

    /// What the participant behind an inscription asks and no rule should refuse.
    async fn ask(&self, no: InscriptionNo, action: &str, form: &[(&str, &str)]) -> Result<(), Failure> {
        let Some(index) = self.inscriptions.get(&no) else { return Ok(()) };
        let path = self.stage.path(&format!("/me/{action}"));
        let answer = self.people[*index].browser.command(&path, form).await?;
        answer
            .map(|_| ())
            .map_err(|(code, sentence)| Failure::Rehearsal(format!("{action} was refused ({code}): {sentence}")))
    }
}
