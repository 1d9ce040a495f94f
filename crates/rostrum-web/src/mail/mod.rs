//! Mails: from what was noted in a change to what a mail server took, and the pages on which staff read them.
//!
//! - `template` compiles texts with placeholders, `texts` has the usual ones, `values` says what placeholders stand
//!   for, `write` makes the message, `html` its second form.
//! - `courier` writes and sends what stands in the data folder; `transport` is the way out; `bounce` reads what comes
//!   back; `watch` notes what follows from instants and from the floor.
//! - [`outbox`], [`letter`], [`templates`], [`invitations`] and [`neutral`] are the pages, [`calendar`] the file of a participant.

mod bounce;
pub mod calendar;
mod courier;
mod html;
pub mod invitations;
pub mod letter;
pub mod neutral;
pub mod outbox;
mod template;
pub mod templates;
#[cfg(test)]
mod tests;
mod texts;
mod transport;
mod values;
mod watch;
#[cfg(test)]
mod wire;
mod write;

use rostrum_domain::mail::MailKind;
use rostrum_store::{MailState, MeetingRow};
use tokio::task::JoinHandle;

pub use transport::{MailSettings, MailSettingsFault};

use crate::access::Action;
use crate::app::App;
use crate::error::Fault;
use crate::i18n::Lang;
use crate::visit::Visit;

/// Serves mails until the server shuts down; the task may be ended at any moment.
pub fn serve(app: &App) -> JoinHandle<()> {
    let app = app.clone();
    tokio::spawn(async move {
        // Together, so that all end when this task is ended.
        tokio::join!(courier::run(app.clone()), watch::run(app.clone()), bounce::watch(app));
    })
}

/// Writes and keeps all that is noted, as a server without a mail server does.
#[cfg(test)]
pub(crate) async fn keep_all(app: &App) {
    let transport = std::sync::Arc::new(transport::Transport::Embedded);
    while courier::round(app, &transport).await.expect("mails are written").is_none() {}
}

async fn enter(app: &App, visit: &Visit, meeting: &str) -> Result<MeetingRow, Fault> {
    let row = app.meeting(meeting).await?;
    visit.require(Action::ManageMail, Some(&row.meeting.id))?;
    Ok(row)
}

fn kind_name(lang: Lang, kind: MailKind) -> String {
    lang.of_family("mail-kind", kind.code(), &[]).unwrap_or_else(|| kind.code().to_owned())
}

fn state_name(lang: Lang, state: MailState) -> String {
    lang.of_family("mail-state", state.code(), &[]).unwrap_or_else(|| state.code().to_owned())
}
