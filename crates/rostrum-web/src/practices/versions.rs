//! The versions of a practice, and what differs between two of them, word by word.

use axum::extract::{Path, Query, State};
use maud::{Markup, html};
use rostrum_domain::practice::Practice;
use rostrum_domain::practice::columns::{Column, cell};
use rostrum_store::PracticeVersion;
use serde::Deserialize;
use similar::{ChangeTag, TextDiff};

use super::{find, for_reader};
use crate::app::App;
use crate::error::Fault;
use crate::i18n::Lang;
use crate::layout::Page;
use crate::times;
use crate::visit::Visit;

/// Which versions are compared.
#[derive(Clone, Copy, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    older: Option<u32>,
    newer: Option<u32>,
}

/// Shows all versions, and what differs between two: the last two unless others are asked for.
///
/// # Errors
/// [`Fault::NotFound`], [`Fault::NotPermitted`], or the outside failed.
pub async fn show(
    State(app): State<App>,
    visit: Visit,
    Path((meeting, no)): Path<(String, u32)>,
    Query(asked): Query<Asked>,
) -> Result<Markup, Fault> {
    let (row, practice) = find(&app, &visit, &meeting, no).await?;
    if for_reader(&visit, practice.clone()) != practice {
        return Err(Fault::NotPermitted);
    }
    let (lang, base) = (visit.lang, format!("/m/{}/practices/{no}", row.meeting.id));
    let all = app.store().list_practice_versions(practice.no).await?;
    let newer = asked.newer.unwrap_or(practice.standing.version);
    let older = asked.older.unwrap_or(newer.saturating_sub(1));
    let at = |version: u32| all.iter().find(|one| one.version == version);
    let title = lang.with("practices-versions", &[("no", no.to_string().into())]);
    let mut names = std::collections::BTreeMap::new();
    for by in all.iter().filter_map(|one| one.by) {
        if let Some(account) = app.store().find_account(by).await? {
            names.insert(by, account.name);
        }
    }
    let line = |one: &PracticeVersion| {
        let name = one.by.and_then(|by| names.get(&by)).cloned().unwrap_or_else(|| lang.t("practices-by-nobody"));
        html! {
            strong { (lang.with("practices-version", &[("version", one.version.into())])) }
            " · " (times::instant(lang, &row.meeting.note.zone, one.saved_at)) " · " bdi { (name) }
            @if practice.standing.published == Some(one.version) { " " span.state.good { (lang.t("practices-version-public")) } }
            @if !one.reason.is_empty() { br; span.quiet { bdi { (one.reason) } } }
            @if one.version > 1 {
                br; a href={ (base) "/versions?older=" (one.version - 1) "&newer=" (one.version) "#differences" } {
                    (lang.with("practices-compare", &[("version", one.version.into())]))
                }
            }
        }
    };
    Ok(Page::new(&visit, title.clone()).of_meeting(&row).head(super::style()).render(&html! {
        p.eyebrow { a href=(base) { (lang.with("practices-one", &[("no", no.to_string().into())])) } }
        h1 { (title) }
        ul.plain { @for one in &all { li { (line(one)) } } }
        @if let (Some(older), Some(newer)) = (at(older), at(newer)) {
            h2 #differences { (lang.with("practices-differences", &[("older", older.version.into()), ("newer", newer.version.into())])) }
            (differences(lang, &older.practice, &newer.practice))
        }
    }))
}

/// What differs between two versions: what went is struck through, what came is underlined.
pub fn differences(lang: Lang, older: &Practice, newer: &Practice) -> Markup {
    let changed: Vec<(Column, String, String)> = Column::all()
        .into_iter()
        .map(|column| (column, cell(older, column), cell(newer, column)))
        .filter(|(_, older, newer)| older != newer)
        .collect();
    let enclosed = older.pictures != newer.pictures || older.files != newer.files;
    html! {
        @if changed.is_empty() && !enclosed { p { (lang.t("practices-no-differences")) } }
        @if enclosed { p { (lang.t("practices-differences-files")) } }
        @for (column, older, newer) in &changed {
            h3 { (column_name(lang, *column)) }
            (words(lang, older, newer))
        }
    }
}

fn column_name(lang: Lang, column: Column) -> String {
    match column {
        Column::Text(part) => super::words::part(lang, part),
        Column::Tags(scheme) => lang.of_family("practices-scheme", scheme.code(), &[]).unwrap_or_default(),
        other => {
            let id = other.code().replace('_', "-").replace("implementing-body", "body");
            lang.of_family("practices-label", &id, &[]).unwrap_or_else(|| other.code().to_owned())
        }
    }
}

/// Two texts as one, with what went and what came. Words are compared, and single characters where a script has no
/// spaces between words.
pub fn words(lang: Lang, older: &str, newer: &str) -> Markup {
    let no_spaces = |text: &str| text.chars().any(|c| ('\u{3040}'..='\u{9fff}').contains(&c));
    let diff = if no_spaces(older) || no_spaces(newer) {
        TextDiff::from_chars(older, newer)
    } else {
        TextDiff::from_words(older, newer)
    };
    let mut runs: Vec<(ChangeTag, String)> = Vec::new();
    for change in diff.iter_all_changes() {
        match runs.last_mut() {
            Some((tag, text)) if *tag == change.tag() => text.push_str(change.value()),
            _ => runs.push((change.tag(), change.value().to_owned())),
        }
    }
    html! {
        p.difference dir="auto" {
            @for (tag, text) in &runs {
                @match tag {
                    ChangeTag::Equal => (text),
                    ChangeTag::Delete => del { span.for-ears { " [" (lang.t("practices-went")) " " } (text) span.for-ears { "] " } },
                    ChangeTag::Insert => ins { span.for-ears { " [" (lang.t("practices-came")) " " } (text) span.for-ears { "] " } },
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_went_and_what_came_is_marked_for_eyes_and_ears() {
        let shown = words(Lang::En, "The city rents ten flats.", "The city buys ten flats.").into_string();
        assert!(shown.contains("rents</") || shown.contains("rents<span"), "{shown}");
        assert!(shown.contains("<del>") && shown.contains("<ins>") && shown.contains("removed:"), "{shown}");
        assert!(shown.starts_with("<p class=\"difference\" dir=\"auto\">The city "), "{shown}");
        let chinese = words(Lang::En, "市政府租用公寓", "市政府购买公寓").into_string();
        assert!(chinese.contains("市政府<del>") && chinese.contains("公寓</p>"), "{chinese}");
    }
}
