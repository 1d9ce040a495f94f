//! Contributions on a participant's own page: those that they, or their delegation, began, and the calls that wait.

use maud::{Markup, html};
use rostrum_domain::call::CallState;
use rostrum_domain::contribution::reference;
use rostrum_domain::ids::{MeetingId, ParticipantNo};

use crate::app::App;
use crate::calls::page::texts;
use crate::error::Fault;
use crate::i18n::Lang;

/// The list, with a link to each; nothing where there is neither a call nor a contribution.
///
/// # Errors
/// The outside failed.
pub async fn section(app: &App, lang: Lang, meeting: &MeetingId, who: ParticipantNo) -> Result<Markup, Fault> {
    let store = app.store();
    let own = store.list_contributions_of(meeting, who).await?;
    let calls = store.list_calls(meeting).await?;
    let open: Vec<_> = calls.iter().filter(|call| call.state == CallState::Open).collect();
    if own.is_empty() && open.is_empty() {
        return Ok(html! {});
    }
    let title = |no| calls.iter().find(|call| call.no == no).map(|call| texts(lang, &call.call.title));
    let base = format!("/m/{meeting}");
    Ok(html! {
        section #contributions {
            h2 { (lang.t("contribution-own")) }
            ul.plain {
                @for row in &own {
                    @let state = lang.of_family("contribution-state", &row.state.code().replace('_', "-"), &[]).unwrap_or_default();
                    li {
                        a href={ (base) "/me/contributions/" (row.no) } dir="auto" { @if let Some(title) = title(row.call) { (title) } }
                        " · " (state) @if row.version > 0 { " · " bdi { (reference(meeting, row.no)) } }
                    }
                }
                @for call in open.iter().filter(|call| !own.iter().any(|row| row.call == call.no)) {
                    li { a href={ (base) "/calls/" (call.no) } dir="auto" { (texts(lang, &call.call.title)) } }
                }
            }
        }
    })
}
