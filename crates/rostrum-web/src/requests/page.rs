//! The page of what is asked of the secretariat.

use maud::{Markup, html};
use rostrum_domain::delegation::Decision;
use rostrum_domain::ids::ParticipantNo;
use rostrum_domain::participant::{Participant, Visibility};
use rostrum_store::{FocalPoint, Member};

use super::Requests;
use crate::i18n::Lang;
use crate::layout::Page;
use crate::times;
use crate::visit::Visit;

/// The whole page.
pub fn page(visit: &Visit, requests: &Requests, done: Option<&str>) -> Markup {
    let lang = visit.lang;
    let base = format!("/m/{}/requests", requests.row.meeting.id);
    Page::new(visit, lang.t("requests-title")).of_meeting(&requests.row).render(&html! {
        h1 { (lang.t("requests-title")) }
        p.lead { (lang.t("requests-lead")) }
        @if let Some(done) = done { div.good role="status" { p { (done) } } }
        p { a href={ "/m/" (requests.row.meeting.id) "/follow-up" } { (lang.t("answers-title")) } }
        (focal_points(lang, requests, &base))
        (members(lang, requests, &base))
        (super::change::section(lang, requests, &base))
    })
}

fn focal_points(lang: Lang, requests: &Requests, base: &str) -> Markup {
    let of = |state| requests.focal_points.iter().filter(move |one: &&FocalPoint| one.state == state);
    let known: Vec<&Participant> =
        requests.people.iter().filter(|person| person.visibility != Visibility::SecretariatOnly).collect();
    html! {
        section.card #focal-points aria-labelledby="focal-points-title" {
            h2 #focal-points-title { (lang.t("requests-focal-points")) }
            ul.plain {
                @for one in of(Decision::Asked).chain(of(Decision::Confirmed)) {
                    li {
                        (whom(requests, one.participant)) " "
                        @if one.state == Decision::Asked { span.state.warn { (lang.t("requests-asks")) } }
                        @else { span.state.good { (lang.t("requests-is")) } }
                        " " span.small.quiet { (times::instant(lang, &requests.row.meeting.note.zone, one.asked_at)) }
                        (decide(lang, &format!("{base}/focal-point"), one.participant, one.state))
                    }
                }
            }
            @if known.is_empty() { p.quiet { (lang.t("requests-nobody-registered")) } }
            @else {
                form method="post" action={ (base) "/focal-point" } {
                    div.field {
                        label for="focal-point" { (lang.t("requests-name")) }
                        p.hint #focal-point-hint { (lang.t("requests-name-hint")) }
                        select #focal-point name="participant" required aria-describedby="focal-point-hint" {
                            @for person in known {
                                option value=(person.no) { (person.delegation_name) " · " (person.name) }
                            }
                        }
                    }
                    div.actions { button.second name="do" value="confirm" { (lang.t("requests-name-button")) } }
                }
            }
        }
    }
}

fn members(lang: Lang, requests: &Requests, base: &str) -> Markup {
    html! {
        section.card #members aria-labelledby="members-title" {
            h2 #members-title { (lang.t("requests-members")) }
            p { (lang.t("requests-members-text")) }
            @if requests.members.is_empty() { p.quiet { (lang.t("requests-none")) } }
            ul.plain {
                @for member in &requests.members {
                    li {
                        (whom(requests, member.participant.no)) " "
                        span.state { (who_decides(lang, member)) }
                        (decide(lang, &format!("{base}/member"), member.participant.no, Decision::Asked))
                    }
                }
            }
        }
    }
}

/// Whether the focal point can decide, too.
fn who_decides(lang: Lang, member: &Member) -> String {
    let shown = rostrum_domain::delegation::is_shown_to_focal_point(member.participant.visibility, member.shown);
    if shown { lang.t("requests-focal-point-decides") } else { lang.t("requests-you-decide") }
}

pub(super) fn whom(requests: &Requests, no: ParticipantNo) -> Markup {
    html! {
        @match requests.person(no) {
            Some(person) => { strong { (person.name) } ", " (person.delegation_name) },
            None => { "№ " (no) },
        }
    }
}

fn decide(lang: Lang, address: &str, no: ParticipantNo, state: Decision) -> Markup {
    html! {
        form method="post" action=(address) {
            input type="hidden" name="participant" value=(no);
            div.actions {
                @if state == Decision::Asked {
                    button name="do" value="confirm" { (lang.t("requests-confirm")) }
                    button.second name="do" value="decline" { (lang.t("requests-decline")) }
                } @else {
                    button.second name="do" value="decline" { (lang.t("requests-take-back")) }
                }
            }
        }
    }
}
