//! The page of somebody's passkeys, and the form on which one signs in with a passkey.

use maud::{Markup, html};
use rostrum_domain::concept_note::Zone;
use rostrum_store::Passkey;

use super::ceremony::{Handle, RelyingParty};
use super::{LONGEST_NAME, Owner, Typed};
use crate::app::App;
use crate::error::Fault;
use crate::fields::{Field, Wrong, summary};
use crate::i18n::Lang;
use crate::layout::Page;
use crate::times;
use crate::visit::Visit;

/// The whole page. A fault in the name of one passkey stands at `name-` and its number.
pub(super) async fn show(
    app: &App,
    visit: &Visit,
    owner: &Owner,
    typed: &Typed,
    wrong: &Wrong,
    done: Option<&str>,
) -> Result<Markup, Fault> {
    let lang = visit.lang;
    let passkeys = app.store().list_passkeys(&owner.whose).await?;
    let party = RelyingParty::at(&app.settings().base);
    let mut page = Page::new(visit, lang.t("passkey-title"));
    if let Some(row) = &owner.row {
        page = page.of_meeting(row);
    }
    if owner.own {
        page = page.script("passkey.js");
    }
    let sessions = owner.address.replace("/passkeys", "/sessions");
    Ok(page.render(&html! {
        h1 { (lang.t("passkey-title")) }
        (summary(lang, wrong))
        @if let Some(said) = done.and_then(|done| lang.of_family("passkey-done", done, &[])) {
            div.good role="status" { p { (said) } }
        }
        @if owner.own { p.lead { (lang.t("passkey-text")) } }
        @if passkeys.is_empty() { p.quiet { (lang.t("passkey-none")) } } @else {
            ul.meetings { @for passkey in &passkeys { (line(lang, owner, passkey, typed, wrong)) } }
            @if let Some(handle) = Handle::of(&passkeys) {
                p.quiet {
                    (lang.with("passkey-on-device", &[("label", handle.label().into())]))
                    @if owner.row.is_some() { " " (lang.t("passkey-until")) }
                }
            }
        }
        @if owner.own {
            section.card aria-labelledby="add-title" {
                h2 #add-title { (lang.t("passkey-add-title")) }
                @match &party {
                    Some(party) => (form_to_add(lang, party, owner, typed, wrong)),
                    None => p { (unavailable(lang, app)) },
                }
            }
        }
        p { a href=(sessions) { (lang.t("sessions-title")) } }
    }))
}

/// Says why passkeys do not work here.
fn unavailable(lang: Lang, app: &App) -> String {
    lang.with("passkey-unavailable", &[("address", app.settings().base.as_str().into())])
}

fn line(lang: Lang, owner: &Owner, passkey: &Passkey, typed: &Typed, wrong: &Wrong) -> Markup {
    let utc = Zone { name: "UTC".to_owned(), printed: None };
    let zone = owner.row.as_ref().map_or(&utc, |row| &row.meeting.note.zone);
    let made = times::instant(lang, zone, passkey.created_at);
    let (address, field) = (format!("{}/{}", owner.address, passkey.no), format!("name-{}", passkey.no));
    let at_fault = wrong.of(&field).is_some();
    let value = if at_fault { &typed.name } else { &passkey.name };
    let label = lang.t("passkey-name");
    let field = Field { name: &field, label: &label, hint: "", value, wrong };
    let name = passkey.name.as_str();
    html! {
        li.passkey {
            div {
                h2 { bdi { (name) } }
                p.quiet {
                    @match passkey.used_at {
                        Some(used) => (lang.with("passkey-line", &[("made", made.into()), ("used", times::instant(lang, zone, used).into())])),
                        None => (lang.with("passkey-unused", &[("made", made.into())])),
                    }
                }
                @if owner.own {
                    details open[at_fault] {
                        summary aria-label=(lang.with("passkey-rename-of", &[("name", name.into())])) { (lang.t("passkey-rename")) }
                        form method="post" action=(address) {
                            (field.around(&html! {
                                input #(field.name) name="name" type="text" value=(field.value) required maxlength=(LONGEST_NAME) autocomplete="off"
                                    aria-describedby=[field.described_by()] aria-invalid=[field.invalid()];
                            }))
                            button.second name="do" value="rename" { (lang.t("passkey-rename")) }
                        }
                    }
                }
            }
            form method="post" action=(address) {
                button.danger name="do" value="remove"
                    aria-label=(lang.with("passkey-remove-of", &[("name", name.into())])) { (lang.t("passkey-remove")) }
            }
        }
    }
}

fn form_to_add(lang: Lang, party: &RelyingParty, owner: &Owner, typed: &Typed, wrong: &Wrong) -> Markup {
    let (label, hint) = (lang.t("passkey-name"), lang.t("passkey-name-hint"));
    // What was typed to rename another one does not stand here.
    let value = if wrong.of("name").is_some() { typed.name.as_str() } else { "" };
    let field = Field { name: "name", label: &label, hint: &hint, value, wrong };
    let options = format!("{}/options", owner.address);
    html! {
        p { (lang.t("passkey-add-text")) }
        form method="post" action=(owner.address) hidden data-passkey="make" data-options=(options) data-origin=(party.origin()) {
            (field.around(&html! {
                input #(field.name) name=(field.name) type="text" value=(field.value) required maxlength=(LONGEST_NAME) autocomplete="off"
                    aria-describedby=[field.described_by()] aria-invalid=[field.invalid()];
            }))
            input type="hidden" name="credential";
            div.actions { button { (lang.t("passkey-add")) } }
        }
        (said(lang, party))
    }
}

/// The part of a page that signs in with a passkey; `address` is that of the page.
pub(crate) fn sign_in(lang: Lang, app: &App, address: &str, next: Option<&str>, wrong: &Wrong) -> Markup {
    let party = RelyingParty::at(&app.settings().base);
    html! {
        section.card #passkey aria-labelledby="passkey-title" {
            h2 #passkey-title { (lang.t("passkey-sign-in")) }
            @if let Some(fault) = wrong.of("passkey") { p.fault-text { (fault) } }
            @match &party {
                None => p { (unavailable(lang, app)) },
                Some(party) => {
                    p { (lang.t("passkey-sign-in-text")) }
                    form method="post" action={ (address) "/passkey" } hidden data-passkey="sign"
                        data-options={ (address) "/passkey/options" } data-origin=(party.origin()) {
                        input type="hidden" name="credential";
                        @if let Some(next) = next { input type="hidden" name="next" value=(next); }
                        button.second { (lang.t("passkey-sign-in")) }
                    }
                    (said(lang, party))
                }
            }
        }
    }
}

/// What the script says about the form before it, each in a paragraph of its own that is hidden until then. The first
/// stands there until the script runs.
fn said(lang: Lang, party: &RelyingParty) -> Markup {
    let elsewhere = lang.with("passkey-elsewhere", &[("address", party.origin().into())]);
    html! {
        div.said role="status" {
            p.note.without-script data-said="script" { (lang.t("passkey-needs-script")) }
            @for (name, text) in [
                ("waiting", lang.t("passkey-waiting")),
                ("cancelled", lang.t("passkey-cancelled")),
                ("held", lang.t("passkey-held")),
                ("failed", lang.t("passkey-failed")),
                ("unsupported", lang.t("passkey-unsupported")),
                ("elsewhere", elsewhere),
            ] {
                p.note data-said=(name) hidden { (text) }
            }
        }
    }
}
