//! The page that lists staff with their roles, and the form that gives one.

use jiff::Timestamp;
use maud::{Markup, html};
use rostrum_domain::ids::{MeetingId, PersonId};
use rostrum_domain::participant::Category;
use rostrum_store::{Account, AccountNo, GivenRole, Role, Staff};

use super::{Place, Typed};
use crate::access::Action;
use crate::account::work::role_name;
use crate::app::App;
use crate::error::Fault;
use crate::fields::{Field, Wrong, summary};
use crate::i18n::Lang;
use crate::layout::Page;
use crate::meeting::category;
use crate::visit::Visit;

/// The whole page, with the link of whoever was just given a role.
pub(super) async fn show(
    app: &App,
    visit: &Visit,
    place: &Place,
    typed: &Typed,
    wrong: &Wrong,
    made: Option<(AccountNo, Option<String>)>,
) -> Result<Markup, Fault> {
    let lang = visit.lang;
    let staff = app.store().list_staff(place.meeting()).await?;
    let made = match made {
        Some((no, link)) => app.store().find_account(no).await?.map(|account| (account.name, link)),
        None => None,
    };
    let sends = app.settings().mail.sends();
    let asked = if place.row.is_none() && !sends { app.store().list_asked_links().await? } else { Vec::new() };
    let claimed = app.store().list_claimed(place.meeting()).await?;
    let once = app.store().personal_links_work_once(place.meeting().map(MeetingId::as_str)).await?;
    let title = if place.row.is_some() { lang.t("staff-title") } else { lang.t("owner-title") };
    let mut page = Page::new(visit, title.clone()).script("copy.js");
    if let Some(row) = &place.row {
        page = page.of_meeting(row);
    }
    Ok(page.render(&html! {
        h1 { (title) }
        (summary(lang, wrong))
        p.lead { @if place.row.is_some() { (lang.t("staff-text")) } @else { (lang.t("owner-text")) } }
        @if let Some((name, link)) = &made { (new_link(lang, name, link.as_deref(), sends)) }
        @if !asked.is_empty() { (asked_links(lang, &asked)) }
        h2 { (lang.t("staff-list")) }
        @if staff.is_empty() { p.quiet { (lang.t("staff-none")) } } @else { (table(visit, place, &staff)) }
        @if !claimed.is_empty() { (of_provider(visit, &claimed)) }
        (form(lang, place, typed, wrong))
        @if place.row.is_some() { (links(lang, place, once)) }
    }))
}

/// Who asked for a link by e-mail on a server that sends none: an owner makes one and hands it over.
fn asked_links(lang: Lang, asked: &[(Account, Timestamp)]) -> Markup {
    html! {
        section.card.note aria-labelledby="asked-title" {
            h2 #asked-title { (lang.t("staff-asked")) }
            p { (lang.t("staff-asked-text")) }
            ul.plain {
                @for (account, at) in asked {
                    @let name = account.name.as_str();
                    li.staff-role {
                        span { strong { (name) } " · " (account.email) small.quiet { " " time datetime=(at.to_string()) { (at.strftime("%H:%M UTC")) } } }
                        form method="post" action={ "/owner/" (account.no.0) "/link" } {
                            button.second aria-label=(lang.with("staff-new-link-of", &[("name", name.into())])) { (lang.t("staff-new-link")) }
                        }
                    }
                }
            }
        }
    }
}

fn new_link(lang: Lang, name: &str, link: Option<&str>, sends: bool) -> Markup {
    let Some(link) = link else {
        let name = [("name", name.into())];
        let text = if sends { lang.with("staff-given", &name) } else { lang.with("staff-given-unsent", &name) };
        return html! { p.good role="status" { (text) } };
    };
    html! {
        section.card.good aria-labelledby="link-title" {
            h2 #link-title { (lang.with("staff-link", &[("name", name.into())])) }
            p { code.key #new-link { (link) } }
            p { button type="button" data-copy="new-link" data-done=(lang.t("screens-copied")) hidden { (lang.t("screens-copy")) } }
            p { strong { (lang.t("link-once")) } " " (lang.t("staff-link-text")) }
        }
    }
}

/// How participants sign in.
fn links(lang: Lang, place: &Place, once: bool) -> Markup {
    html! {
        section.card aria-labelledby="links-title" {
            h2 #links-title { (lang.t("staff-links")) }
            p { @if once { (lang.t("staff-links-once")) } @else { (lang.t("staff-links-again")) } }
            form method="post" action={ (place.address()) "/links" } {
                button.second name="once" value=(if once { "no" } else { "yes" }) {
                    @if once { (lang.t("staff-links-set-again")) } @else { (lang.t("staff-links-set-once")) }
                }
            }
        }
    }
}

fn table(visit: &Visit, place: &Place, staff: &[Staff]) -> Markup {
    let lang = visit.lang;
    html! {
        div.scroll tabindex="0" role="region" aria-label=(lang.t("staff-list")) {
            table.stack {
                thead {
                    tr {
                        th scope="col" { (lang.t("staff-name")) }
                        th scope="col" { (lang.t("staff-email")) }
                        th scope="col" { (lang.t("staff-roles")) }
                        th scope="col" { (lang.t("staff-sign-in")) }
                    }
                }
                tbody { @for staff in staff { (line(visit, place, staff)) } }
            }
        }
    }
}

/// Who is signed in with roles that a provider of OpenID Connect stands for. They are taken there.
fn of_provider(visit: &Visit, claimed: &[Staff]) -> Markup {
    let lang = visit.lang;
    html! {
        h2 { (lang.t("staff-claimed")) }
        p { (lang.t("staff-claimed-text")) }
        div.scroll tabindex="0" role="region" aria-label=(lang.t("staff-claimed")) {
            table.stack {
                thead {
                    tr {
                        th scope="col" { (lang.t("staff-name")) }
                        th scope="col" { (lang.t("staff-email")) }
                        th scope="col" { (lang.t("staff-roles")) }
                        th scope="col" { (lang.t("staff-sign-in")) }
                    }
                }
                tbody {
                    @for staff in claimed {
                        tr {
                            th scope="row" { (staff.account.name) }
                            td data-label=(lang.t("staff-email")) {
                                @if staff.account.email.is_empty() { span.quiet { (lang.t("staff-no-address")) } }
                                @else { (staff.account.email) }
                            }
                            td data-label=(lang.t("staff-roles")) {
                                ul.plain { @for given in &staff.given { li { (role_name(lang, given.role)) } } }
                            }
                            td {
                                @if visit.may(Action::ManageRoles, None) {
                                    a href={ "/owner/" (staff.account.no.0) "/sessions" } { (lang.t("sessions-title")) }
                                } @else { (lang.t("sessions-openid")) }
                            }
                        }
                    }
                }
            }
        }
    }
}

fn line(visit: &Visit, place: &Place, staff: &Staff) -> Markup {
    let lang = visit.lang;
    let address = format!("{}/{}", place.address(), staff.account.no.0);
    let name = staff.account.name.as_str();
    html! {
        tr {
            th scope="row" { (name) }
            td data-label=(lang.t("staff-email")) { (staff.account.email) }
            td data-label=(lang.t("staff-roles")) {
                ul.plain {
                    @for given in &staff.given {
                        @let role = role_name(lang, given.role);
                        li.staff-role {
                            span { (role) @if let Some(more) = more(lang, place, given) { small.quiet { " " (more) } } }
                            @if place.roles.contains(&given.role) {
                                form method="post" action={ (address) "/take" } {
                                    input type="hidden" name="role" value=(given.role.code());
                                    button.danger aria-label=(lang.with("staff-take-of", &[("role", role.as_str().into()), ("name", name.into())])) {
                                        (lang.t("staff-take"))
                                    }
                                }
                            }
                        }
                    }
                }
            }
            td {
                form method="post" action={ (address) "/link" } {
                    button.second aria-label=(lang.with("staff-new-link-of", &[("name", name.into())])) { (lang.t("staff-new-link")) }
                }
                @if visit.may(Action::ManageRoles, None) {
                    ul.links {
                        li { a href={ "/owner/" (staff.account.no.0) "/sessions" } { (lang.t("sessions-title")) } }
                        li { a href={ "/owner/" (staff.account.no.0) "/passkeys" } { (lang.t("passkey-title")) } }
                    }
                }
            }
        }
    }
}

/// For which categories, or as which person of the programme, a role was given.
fn more(lang: Lang, place: &Place, given: &GivenRole) -> Option<String> {
    if let Some(person) = &given.person {
        let programme = &place.row.as_ref()?.meeting.note.programme;
        return programme.person(person).map(|(_, person)| person.name.clone());
    }
    let names: Vec<String> = given.categories.iter().map(|each| category(lang, *each)).collect();
    match given.role {
        Role::Reviewer if names.is_empty() => Some(lang.t("staff-all-categories")),
        _ => (!names.is_empty()).then(|| names.join(" · ")),
    }
}

fn form(lang: Lang, place: &Place, typed: &Typed, wrong: &Wrong) -> Markup {
    let (label_name, label_email, label_role, label_person) =
        (lang.t("staff-name"), lang.t("staff-email"), lang.t("staff-role-label"), lang.t("staff-person"));
    let (hint_email, hint_person) = (lang.t("staff-email-hint"), lang.t("staff-person-hint"));
    let field = |name, label, hint, value| Field { name, label, hint, value, wrong };
    let roles = place.roles.iter().map(|role| {
        let about = lang.of_family("staff-about", role.code(), &[]).unwrap_or_default();
        (role.code(), role_name(lang, *role), about)
    });
    html! {
        section.card aria-labelledby="give-title" {
            h2 #give-title { (lang.t("staff-give")) }
            form method="post" action=(place.address()) {
                (field("name", &label_name, "", &typed.name).line("text", "off", 200))
                (field("email", &label_email, &hint_email, &typed.email).line("email", "off", 254))
                (field("role", &label_role, "", &typed.role).radios(roles))
                @if let Some(row) = &place.row {
                    fieldset.field .wrong[wrong.of("category").is_some()] {
                        legend { (lang.t("staff-categories")) }
                        p.hint { (lang.t("staff-categories-hint")) }
                        @if let Some(fault) = wrong.of("category") { p.fault-text #category { (fault) } }
                        div.choices {
                            @for each in Category::ALL {
                                label.choice {
                                    input type="checkbox" name="category" value=(each.code()) checked[typed.categories.iter().any(|code| code == each.code())];
                                    span { (category(lang, each)) }
                                }
                            }
                        }
                    }
                    @let field = field("person", &label_person, &hint_person, &typed.person);
                    (field.around(&html! {
                        select #person name="person" aria-describedby=[field.described_by()] aria-invalid=[field.invalid()] {
                            option value="" { (lang.t("staff-person-none")) }
                            @for (id, name) in persons(row) {
                                option value=(id) selected[id.as_str() == typed.person] { (name) }
                            }
                        }
                    }))
                }
                button { (lang.t("staff-give-button")) }
            }
        }
    }
}

/// The persons of the programme, each name once.
fn persons(row: &rostrum_store::MeetingRow) -> Vec<(&PersonId, &str)> {
    let mut found: Vec<(&PersonId, &str)> = Vec::new();
    for person in row.meeting.note.programme.sessions.iter().flat_map(|session| &session.people) {
        if !found.iter().any(|(_, name)| *name == person.name) {
            found.push((&person.id, &person.name));
        }
    }
    found
}
