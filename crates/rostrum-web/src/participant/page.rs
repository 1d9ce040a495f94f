//! The participant's own page.

use maud::{Markup, html};
use rostrum_domain::floor::{ExpectedTurn, Inscription, Outlook, PlannedSession, Standing, Status, forecast};
use rostrum_domain::programme::{SegmentKind, Session};

use super::statement::words;
use super::{Kept, Own};
use crate::fields::{Field, Wrong};
use crate::i18n::Lang;
use crate::layout::Page;
use crate::meeting::category;
use crate::times;
use crate::visit::Visit;

/// The whole page; `kept` is a form that was not taken.
pub fn page(visit: &Visit, own: &Own, kept: &Kept) -> Markup {
    let (lang, who) = (visit.lang, &own.participant);
    let title = lang.t("own-title");
    let zone = own.row.meeting.note.zone.name.replace('_', " ");
    Page::new(visit, title.clone()).of_meeting(&own.row).script("times.js").render(&html! {
        h1 { (title) }
        p.lead {
            strong { (who.name) } ", " (who.delegation_name) br;
            span class={ "cat cat-" (who.category.code()) } { (category(lang, who.category)) }
        }
        @if who.visibility == rostrum_domain::participant::Visibility::CategoryOnly {
            p.note { (lang.t("own-protected")) }
        }
        p.quiet data-meeting-zone=(own.row.meeting.note.zone.name) {
            (lang.with("meeting-zone", &[("zone", zone.into())])) " "
            span data-reader-zone=(lang.with("meeting-zone-reader", &[("zone", "{zone}".into())])) hidden {}
        }
        @for session in sessions_with_floor(own) {
            (session_card(lang, own, session, kept))
        }
        p.small { a href={ "/m/" (own.row.meeting.id) "/me" } { (lang.t("own-refresh")) } }
    })
}

/// The sessions that have a list of speakers.
pub fn sessions_with_floor(own: &Own) -> impl Iterator<Item = &Session> {
    let sessions = own.row.meeting.note.programme.sessions.iter();
    sessions.filter(|session| session.segments.iter().any(|segment| segment.kind == SegmentKind::Floor))
}

fn session_card(lang: Lang, own: &Own, session: &Session, kept: &Kept) -> Markup {
    let zone = &own.row.meeting.note.zone;
    let planned = own.floor.plan.as_ref().and_then(|plan| plan.session(&session.id));
    let empty = Kept::default();
    let kept = if kept.session.as_ref() == Some(&session.id) { kept } else { &empty };
    html! {
        section.card #(session.id) aria-labelledby={ (session.id) "-title" } {
            h2 id={ (session.id) "-title" } { (session.title) }
            p.quiet { (times::span(zone, zone.instant(session.start), zone.instant(session.end), None)) }
            div.halves {
                div { (list_part(lang, own, session, planned, kept)) }
                div { (statement_part(lang, own, session, kept)) }
            }
        }
    }
}

fn list_part(lang: Lang, own: &Own, session: &Session, planned: Option<&PlannedSession>, kept: &Kept) -> Markup {
    let open = own.floor.lists.get(&session.id).is_some_and(|list| list.open);
    let over = own.floor.closed || planned.is_none_or(|planned| own.floor.floor_is_over(planned));
    let own_entries = || {
        let entries = own.floor.inscriptions.values();
        entries.filter(|entry| entry.session == session.id && entry.delegation == own.participant.delegation)
    };
    let counts = |entry: &&Inscription| !matches!(entry.status, Status::Withdrawn | Status::Absent);
    let current = own_entries().find(counts).or_else(|| own_entries().next_back());
    let may_inscribe = own_entries().find(counts).is_none();
    html! {
        h3 { (lang.t("own-list")) }
        p {
            @if over { span.state { (lang.t("own-list-over")) } }
            @else if open { span.state.good { (lang.t("own-list-open")) } }
            @else { span.state { (lang.t("own-list-closed")) } }
            " " (lang.with("own-list-waiting", &[("count", own.floor.waiting(&session.id).count().into())]))
        }
        @if let Some(entry) = current { (own_entry(lang, own, session, entry)) }
        @if !over && may_inscribe {
            @if open { (inscribe_form(lang, own, session, kept)) } @else { p { (lang.t("own-list-closed-help")) } }
        }
    }
}

fn own_entry(lang: Lang, own: &Own, session: &Session, entry: &Inscription) -> Markup {
    if own.protected_colleagues.contains(&entry.participant) {
        return html! { div.note { p { (lang.t("own-colleague-protected")) } } };
    }
    let turn = forecast(&own.floor, &session.id, own.now).into_iter().find(|turn| turn.inscription == entry.no);
    let behalf = own.on_behalf_of.iter().find(|(no, _)| *no == entry.no).map(|(_, text)| text);
    let number = [("no", entry.no.to_string().into())];
    let status = match entry.status {
        Status::Waiting => lang.with("own-status-waiting", &number),
        Status::Speaking => lang.with("own-status-speaking", &number),
        Status::Spoke => lang.with("own-status-spoke", &number),
        Status::Withdrawn => lang.with("own-status-withdrawn", &number),
        Status::Absent => lang.with("own-status-absent", &number),
        Status::NotReached => lang.with("own-status-not-reached", &number),
    };
    html! {
        div.note {
            p { strong { (status) } }
            p.small {
                (lang.of_family("standing", entry.standing.code(), &[]).unwrap_or_default())
                @if let Some(behalf) = behalf { ": " (behalf) }
            }
            @if let Some(turn) = turn { (expected(lang, own, turn)) }
            @if entry.status == Status::Waiting {
                @if entry.participant == own.participant.no {
                    form method="post" action={ "/m/" (own.row.meeting.id) "/me/withdraw" } {
                        button.danger name="inscription" value=(entry.no) { (lang.t("own-withdraw")) }
                    }
                } @else {
                    p.small { (lang.t("own-colleague")) }
                }
            }
        }
    }
}

fn expected(lang: Lang, own: &Own, turn: ExpectedTurn) -> Markup {
    let zone = &own.row.meeting.note.zone;
    let (class, words) = match turn.outlook {
        Outlook::WillSpeak => ("state good", lang.t("own-will-speak")),
        Outlook::MayNotBeReached => ("state warn", lang.t("own-may-not-be-reached")),
        Outlook::WillNotBeReached => ("state bad", lang.t("own-will-not-be-reached")),
    };
    html! {
        p { (lang.with("own-place", &[("place", turn.place.into())])) " " span class=(class) { (words) } }
        @if turn.outlook != Outlook::WillNotBeReached {
            p { (lang.t("own-turn")) " " strong { (times::span(zone, turn.from, turn.to, None)) } }
        }
    }
}

fn inscribe_form(lang: Lang, own: &Own, session: &Session, kept: &Kept) -> Markup {
    let standing = if kept.standing.is_empty() { Standing::Single.code() } else { &kept.standing };
    let more = |standing| match standing {
        Standing::Single => String::new(),
        Standing::Group | Standing::Joint | Standing::Dignitary => lang.t("own-standing-first"),
    };
    let choices = [Standing::Single, Standing::Group, Standing::Joint, Standing::Dignitary]
        .map(|s| (s.code(), lang.of_family("standing", s.code(), &[]).unwrap_or_default(), more(s)));
    let id = format!("on_behalf_of-{}", session.id);
    let fault = kept.wrong.of("on_behalf_of");
    html! {
        form method="post" action={ "/m/" (own.row.meeting.id) "/me/inscribe" } novalidate {
            input type="hidden" name="session" value=(session.id);
            // Two clicks on one page are one inscription.
            input type="hidden" name="key" value=(own.floor.version);
            (Field { name: "standing", label: &lang.t("own-standing"), hint: "", value: standing, wrong: &standing_only(&kept.wrong) }.radios(choices))
            div.field .wrong[fault.is_some()] {
                label for=(id) { (lang.t("own-behalf")) }
                p.hint id={ (id) "-hint" } { (lang.t("own-behalf-hint")) }
                @if let Some(fault) = fault { p.fault-text id={ (id) "-fault" } { (fault) } }
                input id=(id) name="on_behalf_of" maxlength="300" value=(kept.on_behalf_of) aria-invalid=[fault.map(|_| "true")]
                    aria-describedby={ (id) "-hint" @if fault.is_some() { " " (id) "-fault" } };
            }
            button { (lang.t("own-inscribe")) }
        }
    }
}

fn standing_only(wrong: &Wrong) -> Wrong {
    wrong.of("standing").map_or_else(Wrong::default, |fault| Wrong::only("standing", fault.to_owned()))
}

fn statement_part(lang: Lang, own: &Own, session: &Session, kept: &Kept) -> Markup {
    let versions: Vec<_> = own.statements.iter().filter(|statement| statement.session == session.id).collect();
    let latest = versions.first();
    let fault = kept.wrong.of("text");
    let id = format!("text-{}", session.id);
    let text = if kept.text.is_empty() { latest.map_or("", |statement| statement.text.as_str()) } else { &kept.text };
    let zone = &own.row.meeting.note.zone;
    html! {
        h3 { (lang.t("own-statement")) }
        @if versions.is_empty() {
            p { (lang.t("own-statement-none")) }
        } @else {
            ul {
                @for statement in &versions {
                    li {
                        a href={ "/m/" (own.row.meeting.id) "/me/receipt/" (session.id) "/" (statement.version) } {
                            (lang.with("own-statement-version", &[("version", statement.version.into())]))
                        }
                        ", " (lang.with("own-statement-words", &[("count", words(&statement.text).into())]))
                        ", " (times::instant(lang, zone, statement.received_at))
                    }
                }
            }
        }
        details open[fault.is_some()] {
            summary { @if versions.is_empty() { (lang.t("own-statement-open")) } @else { (lang.t("own-statement-again")) } }
            form method="post" action={ "/m/" (own.row.meeting.id) "/me/statement" } enctype="multipart/form-data" {
                input type="hidden" name="session" value=(session.id);
                div.field .wrong[fault.is_some()] {
                    label for=(id) { (lang.t("own-statement-label")) }
                    p.hint id={ (id) "-hint" } { (lang.with("own-statement-hint", &[("time", times::length(lang, own.row.meeting.note.format.limit.seconds()).into())])) }
                    @if let Some(fault) = fault { p.fault-text id={ (id) "-fault" } { (fault) } }
                    textarea id=(id) name="text" aria-invalid=[fault.map(|_| "true")]
                        aria-describedby={ (id) "-hint" @if fault.is_some() { " " (id) "-fault" } } { (text) }
                }
                div.field {
                    label for={ "file-" (session.id) } { (lang.t("own-file")) }
                    p.hint id={ "file-" (session.id) "-hint" } { (lang.t("own-file-hint")) }
                    input type="file" id={ "file-" (session.id) } name="file" accept=".txt,text/plain" aria-describedby={ "file-" (session.id) "-hint" };
                }
                button { (lang.t("own-hand-in")) }
            }
        }
    }
}
