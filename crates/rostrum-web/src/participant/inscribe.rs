//! The form to inscribe, and to change what an inscription says of itself.

use maud::{Markup, html};
use rostrum_domain::floor::{Balance, Rules, Standing};
use rostrum_domain::ids::SessionId;
use rostrum_domain::participant::{Gender, Region};

use super::Own;
use super::form::{Typed, choice, described_by, field};
use super::joint;
use super::list::limit;
use crate::fields::Wrong;
use crate::i18n::Lang;
use crate::times;

/// The fields, with ids that end in `id`. `naming` says whether the speaker may be named later.
pub fn fields(
    lang: Lang,
    own: &Own,
    session: &SessionId,
    id: &str,
    (typed, wrong): (&Typed, &Wrong),
    naming: bool,
) -> Markup {
    let Some(rules) = own.floor.rules_of(session) else { return html! {} };
    let declared = !typed.gender.is_empty() || !typed.region.is_empty();
    html! {
        (standings(lang, own, session, &rules, typed, wrong))
        (behalf(lang, id, typed, wrong))
        (joint::field(lang, id, typed, wrong))
        @if naming {
            label.choice {
                input type="checkbox" name="later" value="yes" checked[typed.speaker_later];
                span { (lang.t("own-later")) small { (lang.t("own-later-hint")) } }
            }
        }
        details.declared open[declared] {
            summary { (lang.t("own-declared")) }
            p.hint { (purpose(lang, &rules)) }
            (choice(&format!("gender-{id}"), "gender", &lang.t("own-gender"), "", &typed.gender, &genders(lang)))
            @match own.origin.region() {
                Some(region) => p.hint {
                    @let name = lang.of_family("region", region.code(), &[]).unwrap_or_default();
                    (lang.with("own-region-known", &[("region", name.into())]))
                },
                None => (choice(&format!("region-{id}"), "region", &lang.t("own-region"), "", &typed.region, &regions(lang))),
            }
        }
    }
}

fn standings(lang: Lang, own: &Own, session: &SessionId, rules: &Rules, typed: &Typed, wrong: &Wrong) -> Markup {
    let fault = wrong.of("standing");
    let last = rules.order.class(Standing::Single);
    html! {
        fieldset.field .wrong[fault.is_some()] {
            legend { (lang.t("own-standing")) }
            @if let Some(fault) = fault { p.fault-text { (fault) } }
            @for standing in [Standing::Single, Standing::Group, Standing::Joint, Standing::Dignitary] {
                label.choice {
                    input type="radio" name="standing" value=(standing.code()) required checked[standing.code() == typed.standing]
                        aria-invalid=[fault.map(|_| "true")];
                    span {
                        (lang.of_family("standing", standing.code(), &[]).unwrap_or_default())
                        small {
                            (times::length(lang, limit(own, session, rules, standing))) "."
                            @if rules.order.class(standing) < last {
                                @if rules.order.unconfirmed(standing) == standing { " " (lang.t("own-standing-first")) }
                                @else { " " (lang.t("own-standing-confirmed")) }
                            }
                        }
                    }
                }
            }
        }
    }
}

fn behalf(lang: Lang, id: &str, typed: &Typed, wrong: &Wrong) -> Markup {
    let (id, fault) = (format!("on_behalf_of-{id}"), wrong.of("on_behalf_of"));
    let input = html! {
        input id=(id) name="on_behalf_of" maxlength="300" value=(typed.on_behalf_of) aria-invalid=[fault.map(|_| "true")]
            aria-describedby=[described_by(&id, true, fault.is_some())];
    };
    field(&id, &lang.t("own-behalf"), &lang.t("own-behalf-hint"), fault, &input)
}

/// For what it is used that somebody declares gender and region.
fn purpose(lang: Lang, rules: &Rules) -> String {
    let used = match rules.order.balance {
        Some(Balance::Gender) => lang.t("own-declared-gender-order"),
        Some(Balance::Region) => lang.t("own-declared-region-order"),
        None => lang.t("own-declared-figures"),
    };
    format!("{used} {}", lang.t("own-declared-private"))
}

fn genders(lang: Lang) -> Vec<(&'static str, String)> {
    let all = Gender::ALL.into_iter().map(Gender::code);
    let word = |code| (code, lang.of_family("gender", code, &[]).unwrap_or_default());
    std::iter::once(("", lang.t("own-not-declared"))).chain(all.map(word)).collect()
}

fn regions(lang: Lang) -> Vec<(&'static str, String)> {
    let all = Region::ALL.into_iter().map(Region::code);
    let word = |code| (code, lang.of_family("region", code, &[]).unwrap_or_default());
    std::iter::once(("", lang.t("own-not-declared"))).chain(all.map(word)).collect()
}
