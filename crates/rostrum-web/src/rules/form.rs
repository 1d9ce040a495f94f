//! The form in which the rules are set.

use maud::{Markup, html};
use rostrum_domain::concept_note::CapScope;
use rostrum_domain::floor::Standing;
use rostrum_domain::participant::{Category, Participant};

use super::edit::{LIMITS, Typed};
use super::words::standings;
use super::{Said, Subject, basis, preview};
use crate::fields::{Field, Wrong, summary};
use crate::i18n::Lang;
use crate::meeting::category;
use crate::visit::Visit;

/// Places of a turn that are always offered.
const FEWEST_TURNS: usize = 6;

/// The whole form.
pub fn form(visit: &Visit, subject: &Subject, people: &[Participant], typed: &Typed, said: &Said) -> Markup {
    let (lang, wrong) = (visit.lang, &said.wrong);
    let fixed = subject.has_opened();
    html! {
        section.change #change aria-labelledby="change-title" {
            h2 #change-title { (lang.t("rules-change")) }
            @if let Some(sentence) = &said.refused { div.bad role="alert" { p { (sentence) } } }
            (summary(lang, wrong))
            (preview::change(lang, subject, people, said))
            @if fixed {
                p.warn { (lang.t("rules-opened")) }
            } @else {
                p { (lang.t("rules-not-opened")) }
            }
            form method="post" action={ (subject.address("rules")) "#change" } novalidate {
                input type="hidden" name="basis" value=(basis(&subject.rules));
                input type="hidden" name="key" value=(subject.floor.version);
                (who(lang, people, typed, wrong))
                (when(lang, subject, typed, wrong))
                (limits(lang, subject, typed, wrong))
                (order(lang, typed, wrong))
                (draw(lang, typed, wrong, fixed))
                (reply(lang, typed, wrong))
                section.card { (reason(lang, typed, wrong, fixed)) }
                // In view wherever one is in the form.
                div.actions.bar {
                    button.second name="do" value="check" { (lang.t("rules-check")) }
                    button name="do" value="set" { (lang.t("rules-save")) }
                }
            }
        }
    }
}

fn who(lang: Lang, people: &[Participant], typed: &Typed, wrong: &Wrong) -> Markup {
    let mut delegations: Vec<_> =
        people.iter().map(|person| (person.delegation, &person.delegation_name, person.category)).collect();
    delegations.sort_by_key(|(no, ..)| *no);
    delegations.dedup_by_key(|(no, ..)| *no);
    let ticked = |list: &[String], code: &str| list.iter().any(|one| one == code);
    html! {
        fieldset.card {
            legend.visually { h3 { (lang.t("rules-who")) } }
            fieldset.field.wide #categories .wrong[wrong.of("categories").is_some()] {
                legend { (lang.t("rules-categories")) }
                (fault(wrong, "categories"))
                div.ticks {
                    @for one in Category::ALL {
                        label.choice {
                            input type="checkbox" name="category" value=(one.code()) checked[ticked(&typed.categories, one.code())];
                            span { (category(lang, one)) }
                        }
                    }
                }
            }
            (radios("who", &lang.t("rules-delegations"), if typed.only_some { "some" } else { "all" }, false, &[
                ("all", lang.t("rules-delegations-all"), String::new()),
                ("some", lang.t("rules-delegations-some"), lang.t("rules-delegations-some-text")),
            ]))
            @if delegations.is_empty() {
                p.quiet { (lang.t("rules-no-delegations")) }
            } @else {
                fieldset.field.if-some {
                    legend { (lang.with("rules-delegations-list", &[("count", delegations.len().into())])) }
                    div.ticks.many {
                        @for (no, name, of) in &delegations {
                            label.choice {
                                input type="checkbox" name="delegation" value=(no) checked[ticked(&typed.delegations, &no.to_string())];
                                span { (name) small { (category(lang, *of)) } }
                            }
                        }
                    }
                }
            }
            (short(&Field { name: "per-delegation", label: &lang.t("rules-per-delegation"), hint: &lang.t("rules-per-delegation-hint"), value: &typed.per_delegation, wrong }))
            label.choice {
                input type="checkbox" name="asks-for-text" value="yes" checked[typed.asks_for_text];
                span { (lang.t("rules-asks-for-text")) small { (lang.t("rules-asks-for-text-text")) } }
            }
        }
    }
}

fn when(lang: Lang, subject: &Subject, typed: &Typed, wrong: &Wrong) -> Markup {
    let zone = subject.zone().name.replace('_', " ");
    html! {
        fieldset.card {
            legend.visually { h3 { (lang.t("rules-when")) } }
            p { (lang.with("rules-when-text", &[("zone", zone.into())])) }
            div.row {
                (local(&Field { name: "opens", label: &lang.t("rules-opens"), hint: &lang.t("rules-opens-hint"), value: &typed.opens, wrong }))
                (local(&Field { name: "closes", label: &lang.t("rules-closes"), hint: &lang.t("rules-closes-hint"), value: &typed.closes, wrong }))
            }
        }
    }
}

fn limits(lang: Lang, subject: &Subject, typed: &Typed, wrong: &Wrong) -> Markup {
    let labels = [
        lang.t("rules-limit-of-single"),
        lang.t("rules-limit-of-group"),
        lang.t("rules-limit-of-joint"),
        lang.t("rules-limit-of-dignitary"),
        lang.t("rules-limit-of-panellist"),
        lang.t("rules-limit-of-reply"),
    ];
    let by_meeting = subject.plan.cap.filter(|cap| cap.scope == CapScope::Meeting);
    let mut scopes = vec![
        ("none", lang.t("rules-cap-none"), String::new()),
        ("session", lang.t("rules-cap-by-session"), String::new()),
        ("slot", lang.t("rules-cap-by-slot"), lang.t("rules-cap-by-slot-text")),
    ];
    if let Some(cap) = by_meeting {
        let text = lang.with("rules-cap-by-meeting-text", &[("minutes", cap.minutes.into())]);
        scopes.push(("meeting", lang.t("rules-cap-by-meeting"), text));
    }
    html! {
        fieldset.card {
            legend.visually { h3 { (lang.t("rules-limits")) } }
            p.hint { (lang.t("rules-length-hint")) }
            div.row.lengths {
                @for ((name, label), value) in LIMITS.into_iter().zip(&labels).zip(&typed.limits) {
                    (short(&Field { name, label, hint: "", value, wrong }))
                }
            }
            (radios("cap", &lang.t("rules-cap"), &typed.cap, wrong.of("cap").is_some(), &scopes))
            (fault(wrong, "cap"))
            div.if-cap {
                (short(&Field { name: "cap-minutes", label: &lang.t("rules-cap-minutes"), hint: &lang.t("rules-cap-minutes-hint"), value: &typed.cap_minutes, wrong }))
            }
            div.row.lengths {
                (short(&Field { name: "allowance", label: &lang.t("rules-allowance"), hint: &lang.t("rules-allowance-hint"), value: &typed.allowance, wrong }))
                (short(&Field { name: "amber", label: &lang.t("rules-amber"), hint: &lang.t("rules-amber-hint"), value: &typed.amber, wrong }))
                (short(&Field { name: "red", label: &lang.t("rules-red"), hint: &lang.t("rules-red-hint"), value: &typed.red, wrong }))
            }
        }
    }
}

fn order(lang: Lang, typed: &Typed, wrong: &Wrong) -> Markup {
    let turns = (typed.turn.len() + 2).clamp(FEWEST_TURNS, 20);
    html! {
        fieldset.card {
            legend.visually { h3 { (lang.t("rules-order")) } }
            fieldset.field.wide #priority .wrong[wrong.of("priority").is_some()] {
                legend { (lang.t("rules-priority")) }
                p.hint { (lang.t("rules-priority-hint")) }
                (fault(wrong, "priority"))
                div.row.classes {
                    @for place in 0..Standing::ALL.len() {
                        @let chosen = typed.priority.get(place).map_or("", String::as_str);
                        label.place {
                            span { (lang.with("rules-nth", &[("n", (place + 1).into())])) }
                            select name="priority" {
                                option value="" { (lang.t("rules-nobody")) }
                                @for one in Standing::ALL {
                                    option value=(one.code()) selected[one.code() == chosen] { (standings(lang, one)) }
                                }
                            }
                        }
                    }
                }
            }
            label.choice.wide {
                input type="checkbox" name="confirms" value="yes" checked[typed.confirms];
                span { (lang.t("rules-confirms")) small { (lang.t("rules-confirms-text")) } }
            }
            (radios("alternation", &lang.t("rules-alternation"), &typed.alternation, false, &[
                ("none", lang.t("rules-alternation-none"), String::new()),
                ("pattern", lang.t("rules-alternation-pattern"), lang.t("rules-alternation-pattern-text")),
                ("quota", lang.t("rules-alternation-quota"), lang.t("rules-alternation-quota-text")),
            ]))
            fieldset.field.wide.if-pattern #turn .wrong[wrong.of("turn").is_some()] {
                legend { (lang.t("rules-turn")) }
                (fault(wrong, "turn"))
                div.row {
                    @for place in 0..turns {
                        @let chosen = typed.turn.get(place).map_or("", String::as_str);
                        label.place {
                            span { (lang.with("rules-nth", &[("n", (place + 1).into())])) }
                            select name="turn" {
                                option value="" { "–" }
                                @for one in Category::ALL {
                                    option value=(one.code()) selected[one.code() == chosen] { (category(lang, one)) }
                                }
                            }
                        }
                    }
                }
            }
            fieldset.field.wide.if-quota #shares .wrong[wrong.of("shares").is_some()] {
                legend { (lang.t("rules-shares")) }
                p.hint { (lang.t("rules-shares-hint")) }
                (fault(wrong, "shares"))
                div.row.shares {
                    @for (one, value) in Category::ALL.into_iter().zip(&typed.shares) {
                        label.place {
                            span { (category(lang, one)) }
                            input name={ "share-" (one.code()) } value=(value) inputmode="numeric" maxlength="6" autocomplete="off";
                        }
                    }
                }
            }
            (radios("balance", &lang.t("rules-balance"), &typed.balance, false, &[
                ("none", lang.t("rules-balance-none"), String::new()),
                ("gender", lang.t("rules-balance-gender"), lang.t("rules-balance-text")),
                ("region", lang.t("rules-balance-region"), lang.t("rules-balance-text")),
            ]))
        }
    }
}

fn draw(lang: Lang, typed: &Typed, wrong: &Wrong, fixed: bool) -> Markup {
    let no_lot = fixed && typed.within == "time";
    html! {
        fieldset.card {
            legend.visually { h3 { (lang.t("rules-draw")) } }
            @if fixed { p.warn { (lang.t("rules-draw-fixed")) } }
            fieldset.field {
                legend { (lang.t("rules-within")) }
                label.choice {
                    input type="radio" name="within" value="time" checked[typed.within != "lot"];
                    span { (lang.t("rules-within-time")) }
                }
                label.choice {
                    input type="radio" name="within" value="lot" checked[typed.within == "lot"] disabled[no_lot];
                    span { (lang.t("rules-within-lot")) small { (lang.t("rules-within-lot-text")) } }
                }
            }
            div.if-lot {
                (line(&Field { name: "window", label: &lang.t("rules-window"), hint: &lang.t("rules-window-hint"), value: &typed.window, wrong }, fixed, 20))
                (line(&Field { name: "beacon", label: &lang.t("rules-beacon"), hint: &lang.t("rules-beacon-hint"), value: &typed.beacon, wrong }, fixed, 300))
            }
        }
    }
}

fn reply(lang: Lang, typed: &Typed, wrong: &Wrong) -> Markup {
    html! {
        fieldset.card {
            legend.visually { h3 { (lang.t("rules-reply")) } }
            label.choice {
                input type="checkbox" name="reply" value="yes" checked[typed.reply];
                span { (lang.t("rules-reply-permit")) small { (lang.t("rules-reply-text")) } }
            }
            div.row.lengths.if-reply {
                (short(&Field { name: "reply-limit", label: &lang.t("rules-reply-limit"), hint: "", value: &typed.reply_limit, wrong }))
                (short(&Field { name: "reply-count", label: &lang.t("rules-reply-count"), hint: "", value: &typed.reply_count, wrong }))
            }
        }
    }
}

fn reason(lang: Lang, typed: &Typed, wrong: &Wrong, fixed: bool) -> Markup {
    let hint = if fixed { lang.t("rules-reason-decision") } else { lang.t("rules-reason-hint") };
    let field = Field { name: "reason", label: &lang.t("rules-reason"), hint: &hint, value: &typed.reason, wrong };
    field.around(&html! {
        textarea.short #reason name="reason" maxlength="500" aria-describedby=[field.described_by()]
            aria-invalid=[field.invalid()] { (typed.reason) }
    })
}

fn fault(wrong: &Wrong, field: &str) -> Markup {
    html! { @if let Some(fault) = wrong.of(field) { p.fault-text { (fault) } } }
}

/// Buttons of which one is chosen, out of triples of code, words and explanation.
fn radios(name: &str, label: &str, chosen: &str, is_wrong: bool, choices: &[(&str, String, String)]) -> Markup {
    html! {
        fieldset.field id=(name) .wrong[is_wrong] {
            legend { (label) }
            @for (code, words, more) in choices {
                label.choice {
                    input type="radio" name=(name) value=(code) checked[*code == chosen];
                    span { (words) @if !more.is_empty() { small { (more) } } }
                }
            }
        }
    }
}

/// A field of a few characters.
fn short(field: &Field<'_>) -> Markup {
    field.around(&html! {
        input.few #(field.name) name=(field.name) value=(field.value) autocomplete="off" maxlength="20"
            aria-describedby=[field.described_by()] aria-invalid=[field.invalid()];
    })
}

fn line(field: &Field<'_>, disabled: bool, longest: u32) -> Markup {
    field.around(&html! {
        input #(field.name) name=(field.name) value=(field.value) autocomplete="off" maxlength=(longest)
            disabled[disabled] aria-describedby=[field.described_by()] aria-invalid=[field.invalid()];
    })
}

/// A date with its time in the meeting's zone.
fn local(field: &Field<'_>) -> Markup {
    field.around(&html! {
        input #(field.name) name=(field.name) type="datetime-local" step=[(field.value.len() > 16).then_some("1")] value=(field.value)
            aria-describedby=[field.described_by()] aria-invalid=[field.invalid()];
    })
}
