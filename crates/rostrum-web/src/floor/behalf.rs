//! On whose behalf inscriptions speak, in words: who is represented, and how many of them have confirmed it.

use rostrum_domain::ids::{InscriptionNo, MeetingId};
use rostrum_domain::participant::Participant;
use rostrum_store::Counted;

use crate::app::App;
use crate::error::Fault;
use crate::i18n::Lang;

/// The words of all inscriptions that speak on somebody's behalf, as everybody may read them.
///
/// # Errors
/// The outside failed.
pub async fn told(
    app: &App,
    id: &MeetingId,
    lang: Lang,
    people: &[Participant],
) -> Result<Vec<(InscriptionNo, String)>, Fault> {
    let mut told = app.store().list_on_behalf_of(id).await?;
    let all = app.store().list_co_signatories(id).await?;
    if all.is_empty() {
        return Ok(told);
    }
    for (no, text) in &mut told {
        let counted = Counted::of(&all, *no, people);
        if counted.count > 0 {
            *text = words(lang, text, &counted);
        }
    }
    Ok(told)
}

fn words(lang: Lang, whom: &str, counted: &Counted) -> String {
    let names: Vec<String> = counted
        .names
        .iter()
        .map(|(name, confirmed)| match confirmed {
            true => name.clone(),
            false => lang.with("screen-not-confirmed", &[("name", name.as_str().into())]),
        })
        .collect();
    lang.with(
        "screen-represented",
        &[
            ("whom", whom.into()),
            ("names", lang.list(&names).into()),
            ("count", counted.count.into()),
            ("confirmed", counted.confirmed.into()),
        ],
    )
}
