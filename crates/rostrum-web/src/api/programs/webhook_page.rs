//! The part of the page that shows webhooks and what became of their messages.

use jiff::Timestamp;
use maud::{Markup, html};
use rostrum_store::{Delivery, DeliveryStatus, MeetingRow, Webhook, WebhookState};

use super::page::Typed;
use crate::api::webhook::KINDS;
use crate::app::App;
use crate::error::Fault;
use crate::fields::Field;
use crate::i18n::Lang;
use crate::times;

/// How many messages of each webhook are shown.
const SHOWN: u32 = 20;

/// A webhook with its latest messages, the newest first.
struct Line {
    webhook: Webhook,
    waiting: u64,
    deliveries: Vec<Delivery>,
}

/// All webhooks of a meeting.
pub async fn list(app: &App, row: &MeetingRow, lang: Lang) -> Result<Markup, Fault> {
    let (id, store) = (&row.meeting.id, app.store());
    let mut lines = Vec::new();
    for webhook in store.list_webhooks(Some(id), app.real_now()).await? {
        let waiting = store.count_waiting_deliveries(id, webhook.no).await?;
        let deliveries = store.list_deliveries(id, webhook.no, SHOWN).await?;
        lines.push(Line { webhook, waiting, deliveries });
    }
    Ok(html! {
        @if lines.is_empty() { p.quiet { (lang.t("webhooks-none")) } }
        @for line in &lines { (card(lang, row, line)) }
    })
}

fn card(lang: Lang, row: &MeetingRow, line: &Line) -> Markup {
    let webhook = &line.webhook;
    let address = |action: &str| format!("/m/{}/programs/webhooks/{}/{action}", row.meeting.id, webhook.no);
    let kinds: Vec<String> = webhook.kinds.iter().map(|kind| kind_name(lang, kind)).collect();
    let of = [("url", webhook.url.as_str().into())];
    let button = |action: &str, class: &'static str, text: String, label: String| {
        html! { form method="post" action=(address(action)) { button class=(class) aria-label=(label) { (text) } } }
    };
    html! {
        section.card.webhook {
            h3.address { (webhook.url) }
            p.quiet { (state(lang, webhook.state)) " " (kinds.join(" · ")) }
            @if webhook.state == WebhookState::Stopped { p { (lang.t("webhooks-stopped-text")) } }
            @if line.waiting > 0 { p { (lang.with("webhooks-waiting", &[("count", line.waiting.into())])) } }
            div.actions {
                @if webhook.state == WebhookState::Active {
                    (button("test", "second", lang.t("webhooks-test"), lang.with("webhooks-test-of", &of)))
                    (button("pause", "second", lang.t("webhooks-pause"), lang.with("webhooks-pause-of", &of)))
                } @else {
                    (button("resume", "second", lang.t("webhooks-resume"), lang.with("webhooks-resume-of", &of)))
                }
                (button("roll", "second", lang.t("webhooks-roll"), lang.with("webhooks-roll-of", &of)))
                (button("remove", "danger", lang.t("webhooks-remove"), lang.with("webhooks-remove-of", &of)))
            }
            @if !line.deliveries.is_empty() { (deliveries(lang, row, line)) }
        }
    }
}

fn deliveries(lang: Lang, row: &MeetingRow, line: &Line) -> Markup {
    html! {
        details {
            summary { (lang.with("webhooks-messages", &[("count", line.deliveries.len().into())])) }
            p.quiet.small { (lang.t("webhooks-messages-text")) }
            div.scroll tabindex="0" role="region" aria-label=(lang.with("webhooks-table", &[("url", line.webhook.url.as_str().into())])) {
                table.stack {
                    thead {
                        tr {
                            th scope="col" { (lang.t("webhooks-kind")) }
                            th scope="col" { (lang.t("webhooks-since")) }
                            th scope="col" { (lang.t("webhooks-became")) }
                        }
                    }
                    tbody {
                        @for delivery in &line.deliveries {
                            tr {
                                th scope="row" {
                                    (kind_name(lang, &delivery.message.kind)) " "
                                    span.quiet { (lang.with("webhooks-no", &[("no", delivery.no.into())])) }
                                }
                                td data-label=(lang.t("webhooks-since")) { (when(lang, row, delivery.created_at)) }
                                td data-label=(lang.t("webhooks-became")) { (became(lang, row, delivery)) }
                            }
                        }
                    }
                }
            }
        }
    }
}

fn became(lang: Lang, row: &MeetingRow, delivery: &Delivery) -> Markup {
    let attempts = lang.with("webhooks-attempts", &[("count", delivery.attempts.into())]);
    let fault = match (delivery.answer, delivery.fault.as_deref()) {
        (Some(status), _) => Some(lang.with("webhooks-answered", &[("status", i64::from(status).into())])),
        (None, Some(code)) => Some(fault(lang, code)),
        (None, None) => None,
    };
    let done = |at: Option<Timestamp>| at.map(|at| when(lang, row, at)).unwrap_or_default();
    html! {
        @match delivery.status {
            DeliveryStatus::Delivered => { span.state.good { (lang.t("webhooks-delivered")) } " " (done(delivery.done_at)) }
            DeliveryStatus::GivenUp => { span.state.bad { (lang.t("webhooks-given-up")) } " " (done(delivery.done_at)) }
            DeliveryStatus::Waiting => { span.state.warn { (lang.t("webhooks-waits")) } }
        }
        @if delivery.status != DeliveryStatus::Delivered {
            @if let Some(fault) = fault { " " (fault) }
            @if delivery.status == DeliveryStatus::Waiting && delivery.attempts > 0 {
                " " (lang.with("webhooks-next", &[("date", when(lang, row, delivery.next_at).into())]))
            }
        }
        @if delivery.attempts > 1 { " " span.quiet { (attempts) } }
    }
}

fn when(lang: Lang, row: &MeetingRow, at: Timestamp) -> String {
    let zone = &row.meeting.note.zone;
    let seconds = zone.local(at).strftime("%H:%M:%S").to_string();
    format!("{}, {seconds} {}", times::date_short(lang, zone.local(at).date()), times::abbreviation(zone, at))
}

fn state(lang: Lang, state: WebhookState) -> Markup {
    match state {
        WebhookState::Active => html! { span.state.good { (lang.t("webhooks-active")) } },
        WebhookState::Paused => html! { span.state.warn { (lang.t("webhooks-paused")) } },
        WebhookState::Stopped => html! { span.state.bad { (lang.t("webhooks-stopped")) } },
    }
}

/// Why there was no answer, in words.
fn fault(lang: Lang, code: &str) -> String {
    lang.of_family("unanswered", code, &[]).unwrap_or_else(|| code.to_owned())
}

/// What a message is about, in words; its code where no text is kept for it.
pub fn kind_name(lang: Lang, kind: &str) -> String {
    lang.of_family("webhook-kind", kind, &[]).unwrap_or_else(|| kind.replace('_', " "))
}

/// The form for a new one.
pub fn form(lang: Lang, row: &MeetingRow, private_too: bool, typed: &Typed) -> Markup {
    let label = lang.t("webhooks-url");
    let hint = if private_too { lang.t("webhooks-url-hint-private") } else { lang.t("webhooks-url-hint") };
    let url = Field { name: "url", label: &label, hint: &hint, value: &typed.url, wrong: &typed.wrong };
    let wrong = typed.wrong.of("kind");
    html! {
        section.card {
            h3 { (lang.t("webhooks-new")) }
            form method="post" action={ "/m/" (row.meeting.id) "/programs/webhooks" } novalidate {
                (url.line("url", "off", 500))
                fieldset.field.wide .wrong[wrong.is_some()] aria-describedby=[wrong.map(|_| "kind-fault")] {
                    legend { (lang.t("webhooks-kinds")) }
                    @if let Some(wrong) = wrong { p.fault-text #kind-fault { (wrong) } }
                    div.choices {
                        @for (place, kind) in KINDS.into_iter().enumerate() {
                            label.choice {
                                input type="checkbox" name="kind" value=(kind) id=[(place == 0).then_some("kind")]
                                    checked[typed.kinds.contains(&kind)];
                                span { (kind_name(lang, kind)) }
                            }
                        }
                    }
                }
                div.actions { button { (lang.t("webhooks-make")) } }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::api::webhook::Unanswered;

    #[test]
    fn every_kind_and_every_fault_has_its_words() {
        for kind in KINDS.into_iter().chain(["test"]) {
            assert!(Lang::En.of_family("webhook-kind", kind, &[]).is_some(), "{kind}");
        }
        for unanswered in Unanswered::ALL {
            let code = unanswered.code();
            assert!(Lang::En.of_family("unanswered", code, &[]).is_some(), "{code}");
        }
    }
}
