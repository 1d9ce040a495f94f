//! The page of the rules of one list of speakers.

use maud::{Markup, html};
use rostrum_domain::floor::{Rules, Within};
use rostrum_domain::participant::Participant;

use super::edit::Typed;
use super::statements::{self, Until};
use super::words::{Line, lines, order};
use super::{Said, Subject, example, form, moment, sessions_with_list};
use crate::access::Action;
use crate::app::App;
use crate::assets;
use crate::i18n::Lang;
use crate::layout::Page;
use crate::visit::Visit;

/// The whole page; `people` are given to those who may set the rules.
pub fn page(
    app: &App,
    visit: &Visit,
    subject: &Subject,
    people: Option<&[Participant]>,
    typed: &Typed,
    said: &Said,
    until: Until,
) -> Markup {
    let (lang, rules) = (visit.lang, &subject.rules);
    let style = html! { link rel="stylesheet" href=(assets::address("rules.css")); };
    let title = lang.with("rules-title", &[("session", subject.session.title.as_str().into())]);
    Page::new(visit, title.clone()).of_meeting(&subject.row).script("times.js").head(style).render(&html! {
        p.eyebrow { bdi { (subject.session.title) } }
        h1 { (lang.t("rules-heading")) }
        (state(app, lang, subject))
        @if let Some(version) = said.set {
            p.good role="status" { (lang.with("rules-set", &[("version", version.to_string().into())])) }
        }
        (beside(visit, subject, "rules"))
        p.quiet data-meeting-zone=(subject.zone().name) {
            (lang.with("meeting-zone", &[("zone", subject.zone().name.replace('_', " ").into())])) " "
            span data-reader-zone=(lang.with("meeting-zone-reader", &[("zone", "{zone}".into())])) hidden {}
        }
        (words(lang, subject, until))
        h2 #order { (lang.t("rules-order")) }
        ol.chain { @for sentence in order(lang, rules) { li { (sentence) } } }
        @if matches!(rules.order.within, Within::Lot { .. }) {
            p { a href=(subject.address("draw")) { (lang.t("rules-to-draw")) } }
        }
        details {
            summary { (lang.t("rules-example")) }
            p { (lang.t("rules-example-text")) }
            (example::table(lang, rules, &subject.session.id))
        }
        @if let Some(people) = people {
            (form::form(visit, subject, people, typed, said))
            (statements::form(lang, subject, until, &said.statements, said.statements_typed.as_deref()))
        }
    })
}

/// The pages of one list, with the present one marked, and the other lists of the meeting.
pub fn beside(visit: &Visit, subject: &Subject, here: &str) -> Markup {
    let lang = visit.lang;
    let programme = &subject.row.meeting.note.programme;
    let pages = [("rules", lang.t("rules-tab")), ("draw", lang.t("draw-tab")), ("order", lang.t("order-tab"))];
    html! {
        nav aria-label=(lang.t("rules-pages")) {
            ul.links {
                @for (page, name) in &pages {
                    li { a href=(subject.address(page)) aria-current=[(*page == here).then_some("page")] { (name) } }
                }
                @if visit.may(Action::SetRules, Some(subject.meeting())) && here == "rules" {
                    li { a href="#change" { (lang.t("rules-change")) } }
                }
            }
        }
        @for session in sessions_with_list(programme).filter(|session| session.id != subject.session.id) {
            p.small {
                span.quiet { (lang.t("rules-other-list")) " " }
                a href={ "/m/" (subject.meeting()) "/" (here) "/" (session.id) } { (session.title) }
            }
        }
    }
}

fn state(app: &App, lang: Lang, subject: &Subject) -> Markup {
    let list = subject.floor.lists.get(&subject.session.id);
    let now = app.now();
    html! {
        p {
            @match list {
                Some(list) if list.open => span.state.good { (lang.t("rules-state-open")) },
                Some(list) if list.opened.is_some() => span.state { (lang.t("rules-state-closed")) },
                _ => {
                    span.state { (lang.t("rules-state-not-yet")) }
                    @if subject.rules.opens_at.is_some_and(|at| at <= now) { " " (lang.t("rules-state-due")) }
                }
            }
        }
    }
}

fn words(lang: Lang, subject: &Subject, until: Until) -> Markup {
    let all = lines(lang, subject.zone(), &subject.plan, &subject.rules);
    let noted = all.iter().any(|line| line.from_note);
    html! {
        dl.facts.side.rules {
            @for line in &all { (line_of(lang, subject, line)) }
            dt { (lang.t("rules-statements")) }
            dd {
                (lang.t("rules-statements-words")) " " (moment(lang, subject.zone(), until.at))
                @if !until.is_set { " " span.quiet { (lang.t("rules-statements-usual")) } }
            }
        }
        @if noted && subject.rules == Rules::of(&subject.plan) {
            p.quiet.small { (lang.t("rules-all-from-note")) }
        }
    }
}

fn line_of(lang: Lang, subject: &Subject, line: &Line) -> Markup {
    html! {
        dt { (line.label) }
        dd {
            @for (index, sentence) in line.text.iter().enumerate() {
                @if index > 0 { br; }
                (sentence)
            }
            @if let Some(at) = line.at {
                @let day = subject.zone().local(at).date();
                span.reader data-from=(at.to_string()) data-to=(at.to_string()) data-day=(day) {}
            }
            @if line.from_note { " " span.state.noted { (lang.t("rules-from-note")) } }
        }
    }
}
