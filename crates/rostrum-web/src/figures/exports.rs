//! The page of all files of the floor, with one line on what each holds.

use axum::extract::{Path, State};
use maud::{Markup, html};

use crate::access::Action;
use crate::app::App;
use crate::error::Fault;
use crate::guide;
use crate::layout::Page;
use crate::visit::Visit;

/// Lists the files.
///
/// # Errors
/// [`Fault::NotFound`], or the outside failed.
pub async fn show(State(app): State<App>, visit: Visit, Path(meeting): Path<String>) -> Result<Markup, Fault> {
    let row = app.meeting(&meeting).await?;
    let (lang, id) = (visit.lang, &row.meeting.id);
    visit.require(Action::SeePublic, Some(id))?;
    let (version, head) = app.desk().head(id).await?;
    let staff = visit.may(Action::SeeEveryName, Some(id));
    let full = if staff { lang.t("exports-log-full") } else { String::new() };
    let log = [
        (&["floor.jsonl"][..], lang.t("exports-log"), true),
        (&["floor-full.jsonl"], full, staff),
        (&["floor.csv", "floor.xlsx"], lang.t("exports-log-table"), true),
    ];
    let order = [
        (&["order.csv", "order.xlsx"][..], lang.t("exports-order"), true),
        (&["order.json"], lang.t("exports-order-json"), true),
    ];
    let figures = [(&["figures.csv", "figures.xlsx"][..], lang.t("exports-figures"), true)];
    let title = lang.t("exports-title");
    Ok(Page::new(&visit, title.clone()).of_meeting(&row).render(&html! {
        h1 { (title) }
        p.lead { (if staff { lang.t("exports-lead-staff") } else { lang.t("exports-lead") }) }
        @for (heading, files) in [
            (lang.t("exports-of-log"), &log[..]),
            (lang.t("exports-of-order"), &order[..]),
            (lang.t("exports-of-figures"), &figures[..]),
        ] {
            h2 { (heading) }
            dl.facts.side {
                @for (names, what, _) in files.iter().filter(|(.., may)| *may) {
                    dt { @for name in *names { a href={ "/m/" (id) "/" (name) } download { (name) } " " } }
                    dd { (what) }
                }
            }
        }
        h2 #head { (lang.t("exports-head")) }
        p { (lang.with("exports-head-text", &[("version", version.to_string().into())])) }
        p { code.key { (head) } }
        p { (lang.t("exports-verify")) " " code { "rostrum verify floor.jsonl" } }
        p.quiet { (lang.t("exports-docs")) " " (guide::link("verify.md")) ", " (guide::link("draw.md")) }
    }))
}
