//! Pages, forms and the live stream of Rostrum.
//!
//! The folders are the features. [`router`] shows every address on one screen; [`access`] is the
//! only place that decides who may do what; [`layout`] is the frame of every page.

pub mod access;
pub mod account;
pub mod api;
pub mod app;
pub mod assets;
pub mod attendance;
pub mod calls;
pub mod check_in;
pub mod compendium;
pub mod contributions;
pub mod country;
pub mod delegation;
pub mod delegations;
pub mod directory;
pub mod error;
pub mod exchange;
pub mod fields;
pub mod figures;
pub mod floor;
pub mod follow_up;
mod guard;
pub mod guide;
pub mod home;
pub mod i18n;
pub mod languages;
pub mod layout;
pub mod leave;
pub mod limits;
pub mod mail;
pub mod meeting;
pub mod openid;
pub mod participant;
pub mod people;
pub mod practices;
pub mod programme;
pub mod questionnaire;
pub mod registration;
pub mod report;
pub mod requests;
pub mod retention;
pub mod review;
pub mod rules;
pub mod secretariat;
#[cfg(test)]
mod security;
mod server;
pub mod session;
pub mod taxonomy;
#[cfg(test)]
mod testing;
pub mod times;
pub mod visit;

use axum::extract::DefaultBodyLimit;
use axum::middleware::{from_fn, from_fn_with_state};
use axum::routing::{get, post};
use axum::{Router, http::StatusCode};
use tower_http::compression::CompressionLayer;

pub use app::{App, Live, Settings};
pub use limits::Limits;
pub use mail::{MailSettings, MailSettingsFault};
pub use openid::{OpenidGiven, OpenidSettings, OpenidSettingsFault, Provider};
pub use server::serve;

/// Every address of the server.
pub fn router(app: App) -> Router {
    let note_limit = usize::try_from(app::NOTE_LIMIT).unwrap_or(usize::MAX);
    let large = (from_fn(secretariat::without_too_large), DefaultBodyLimit::max(note_limit));
    let limit = usize::try_from(app::FORM_LIMIT).unwrap_or(usize::MAX);
    Router::new()
        .route("/", get(home::show))
        // The compendium: practices of all meetings, as pages, files, feed and for harvesters.
        .route("/practices", get(compendium::show))
        .route("/practices.csv", get(compendium::files::csv))
        .route("/practices.xlsx", get(compendium::files::xlsx))
        .route("/practices.json", get(compendium::files::json))
        .route("/practices/feed.atom", get(compendium::feed::show))
        .route("/practices/search.xml", get(compendium::robots::search))
        .route("/practices/embed", get(compendium::embed::show))
        .route("/practices/embed-code", get(compendium::embed::code).post(compendium::embed::set))
        .route("/practices/{no}", get(compendium::practice::show))
        .route("/practices/{no}/files/{attached}", get(compendium::practice::file))
        .route("/practices/{no}/cite/{format}", get(compendium::practice::cite))
        .route("/oai", get(compendium::harvest::get).post(compendium::harvest::post))
        .route("/robots.txt", get(compendium::robots::rules))
        .route("/sitemap.xml", get(compendium::robots::map))
        .route("/m/{meeting}/record", get(compendium::record::show))
        .route("/m/{meeting}/record/contributions/{no}", get(compendium::record::contributions::show))
        .route("/m/{meeting}/record/statements/{statement}", get(compendium::record::statement))
        // Signing in by a link, and out.
        .route("/sign-in/{token}", get(account::ask).post(account::sign_in))
        .route("/sign-in", get(account::by_mail::show).post(account::by_mail::send))
        .route("/sign-in/code", post(account::by_mail::code))
        .route("/m/{meeting}/sign-in", get(account::by_mail::show_of_meeting).post(account::by_mail::send_of_meeting))
        // With a passkey; and the own passkeys.
        .route("/sign-in/passkey", post(account::passkeys::sign_in::sign_in))
        .route("/sign-in/passkey/options", post(account::passkeys::sign_in::ask))
        .route("/m/{meeting}/sign-in/passkey", post(account::passkeys::sign_in::sign_in_to_meeting))
        .route("/m/{meeting}/sign-in/passkey/options", post(account::passkeys::sign_in::ask_of_meeting))
        .route("/account/passkeys", get(account::passkeys::show).post(account::passkeys::add))
        .route("/account/passkeys/options", post(account::passkeys::ask))
        .route("/account/passkeys/{no}", post(account::passkeys::change))
        .route("/m/{meeting}/me/passkeys", get(account::passkeys::show_own).post(account::passkeys::add_own))
        .route("/m/{meeting}/me/passkeys/options", post(account::passkeys::ask_own))
        .route("/m/{meeting}/me/passkeys/{no}", post(account::passkeys::change_own))
        .route("/owner/{account}/passkeys", get(account::passkeys::show_of))
        .route("/owner/{account}/passkeys/{no}", post(account::passkeys::remove_of))
        .route("/p/{token}", get(account::personal_link).post(account::sign_in))
        .route("/oidc/start", get(openid::start))
        .route("/oidc/callback", get(openid::callback))
        .route(openid::SIGNED_OUT, get(openid::signed_out))
        .route("/account", get(account::work::show))
        .route("/account/sessions", get(account::sessions::show).post(account::sessions::end))
        .route("/m/{meeting}/me/sessions", get(account::sessions::show_own).post(account::sessions::end_own))
        .route("/owner/{account}/sessions", get(account::sessions::show_of).post(account::sessions::end_of_another))
        .route("/sign-out", post(account::sign_out))
        .route("/m/{meeting}/sign-out", post(account::leave_meeting))
        // A meeting, for everybody.
        .route("/m/{meeting}", get(meeting::show))
        .route("/m/{meeting}/calendar.ics", get(meeting::calendar))
        .route("/m/{meeting}/indico.json", get(meeting::indico::show))
        .route("/m/{meeting}/register/embed", get(registration::embed::open))
        .route(
            "/m/{meeting}/register/embed/{token}",
            get(registration::embed::show).post(registration::embed::register).layer(large.clone()),
        )
        .route("/m/{meeting}/register", get(registration::show).post(registration::register).layer(large.clone()))
        // Registering over a link that tells nothing.
        .route("/r/{token}", get(registration::neutral::show))
        .route(
            "/r/{token}/form",
            get(registration::neutral::form).post(registration::neutral::register).layer(large.clone()),
        )
        .route("/m/{meeting}/report", get(report::show).post(report::set))
        .route("/m/{meeting}/report/{file}", get(report::file))
        // Calls for inputs, and contributions to them: by a link, or as a participant.
        .route("/m/{meeting}/calls", get(calls::list::show).post(calls::list::begin))
        .route("/m/{meeting}/calls/file", post(calls::document::upload))
        .route("/m/{meeting}/calls/{no}", get(calls::show))
        .route("/m/{meeting}/calls/{no}/edit", get(calls::edit::show).post(calls::edit::save))
        .route("/m/{meeting}/calls/{no}/state", post(calls::edit::set_state))
        .route("/m/{meeting}/calls/{no}/document", get(calls::document::download))
        .route("/m/{meeting}/calls/{no}/answer", post(contributions::begin::begin))
        .route("/c/{token}", get(contributions::press::show).post(contributions::press::press).layer(large.clone()))
        .route("/c/{token}/save", post(contributions::save::save))
        .route("/c/{token}/choose", post(contributions::save::choose))
        .route("/c/{token}/receipt", get(contributions::receipt::show))
        .route("/c/{token}/text", get(contributions::receipt::text))
        .route("/c/{token}/files/{no}", get(contributions::receipt::file))
        .route("/c/author/{token}", get(contributions::author::show).post(contributions::author::decide))
        .route(
            "/m/{meeting}/me/contributions/{contribution}",
            get(contributions::press::show).post(contributions::press::press).layer(large.clone()),
        )
        .route("/m/{meeting}/me/contributions/{contribution}/save", post(contributions::save::save))
        .route("/m/{meeting}/me/contributions/{contribution}/choose", post(contributions::save::choose))
        .route("/m/{meeting}/me/contributions/{contribution}/receipt", get(contributions::receipt::show))
        .route("/m/{meeting}/me/contributions/{contribution}/text", get(contributions::receipt::text))
        .route("/m/{meeting}/me/contributions/{contribution}/files/{no}", get(contributions::receipt::file))
        // A call for inputs as a Word document, out and in again.
        .route("/m/{meeting}/calls/{no}/questionnaire.docx", get(questionnaire::document::show))
        .route(
            "/m/{meeting}/calls/{no}/upload",
            get(questionnaire::upload::show).post(questionnaire::upload::take).layer(large.clone()),
        )
        .route(
            "/c/{token}/read/{no}",
            get(questionnaire::read::show).post(questionnaire::read::take).layer(large.clone()),
        )
        // A participant.
        .route("/m/{meeting}/me", get(participant::show))
        .route("/m/{meeting}/me/part", get(participant::part))
        .route("/m/{meeting}/me/swap/{no}", get(participant::swap::show))
        .route("/m/{meeting}/me/registration", get(registration::own::show).post(registration::own::change))
        .route("/m/{meeting}/me/held", get(participant::held::show).post(participant::held::correct))
        .route("/m/{meeting}/me/calendar", get(mail::calendar::addresses))
        .route("/m/{meeting}/me/held/download", get(participant::held::download))
        .route("/m/{meeting}/me/erase", post(participant::held::erase))
        .route("/m/{meeting}/me/delegation", get(delegation::show).post(delegation::register))
        .route("/m/{meeting}/me/delegation/ask", post(delegation::ask))
        .route("/m/{meeting}/me/delegation/show-name", post(delegation::show_name))
        .route("/m/{meeting}/me/delegation/{no}", post(delegation::member::act))
        .route("/m/{meeting}/me/participants", get(directory::show).post(directory::consent))
        .route("/m/{meeting}/me/exchange", get(exchange::show))
        .route("/m/{meeting}/me/exchange/listing", get(exchange::edit_listing).post(exchange::keep_listing))
        .route("/m/{meeting}/me/exchange/lesson", get(exchange::ask_for_lesson).post(exchange::keep_lesson))
        .route("/m/{meeting}/me/exchange/act", post(exchange::act))
        .route("/m/{meeting}/me/follow-up", get(follow_up::show).post(follow_up::answer))
        .route("/m/{meeting}/me/change", get(participant::change::show).post(participant::change::ask))
        .route("/m/{meeting}/me/co-sign", post(participant::joint::decide))
        .route("/m/{meeting}/me/statement", post(participant::hand_in))
        .route("/m/{meeting}/me/ready", post(participant::ready::set))
        .route("/m/{meeting}/me/seen", post(participant::ready::seen))
        .route("/m/{meeting}/me/{action}", post(participant::command::submit))
        .route("/m/{meeting}/me/receipt/{session}/{version}", get(participant::receipt))
        // The secretariat.
        .route("/secretariat", get(secretariat::show))
        .route("/secretariat/note", post(secretariat::note).layer(large.clone()))
        // The taxonomy, for everybody, as files, and for the secretariat.
        .route("/taxonomy", get(taxonomy::show))
        .route("/taxonomy.csv", get(taxonomy::csv))
        .route("/taxonomy.xlsx", get(taxonomy::xlsx))
        .route("/taxonomy.ttl", get(taxonomy::ttl))
        .route("/taxonomy.rdf", get(taxonomy::rdf))
        .route("/taxonomy/{scheme}", get(taxonomy::show_scheme))
        .route("/taxonomy/{scheme}/{term}", get(taxonomy::show_term))
        .route("/secretariat/taxonomy", get(taxonomy::work))
        .route("/secretariat/taxonomy/add", get(taxonomy::add).post(taxonomy::create))
        .route(
            "/secretariat/taxonomy/table",
            get(taxonomy::ask_for_table).post(taxonomy::take_table).layer(large.clone()),
        )
        .route("/secretariat/taxonomy/lost", get(taxonomy::lost).post(taxonomy::replace_lost))
        .route("/secretariat/taxonomy/history", get(taxonomy::history).post(taxonomy::back))
        .route("/secretariat/taxonomy/{scheme}/{term}", get(taxonomy::edit).post(taxonomy::save))
        .route("/m/{meeting}/attendance", get(attendance::show).post(attendance::take).layer(large.clone()))
        .route("/m/{meeting}/attendance/csv", get(attendance::groups::csv))
        .route("/m/{meeting}/attendance/xlsx", get(attendance::groups::xlsx))
        .route("/m/{meeting}/attendance/people", post(attendance::identify))
        .route("/m/{meeting}/attendance/forget", post(attendance::forget))
        .route("/m/{meeting}/delegations", get(delegations::show))
        .route("/m/{meeting}/delegations/csv", get(delegations::export::csv))
        .route("/m/{meeting}/delegations/xlsx", get(delegations::export::xlsx))
        .route("/m/{meeting}/delegations/merge", post(delegations::merge::decide))
        .route("/m/{meeting}/delegations/undo", post(delegations::merge::undo))
        .route("/m/{meeting}/delegations/{no}", get(delegations::edit::show).post(delegations::edit::set))
        // Registration as it is designed, and decided.
        .route("/m/{meeting}/registration", get(registration::design::show).post(registration::design::change))
        .route(
            "/m/{meeting}/registration/design.json",
            get(registration::design::download).post(registration::design::upload),
        )
        .route(
            "/m/{meeting}/registration/accredited",
            get(registration::accredited::show).post(registration::accredited::import).layer(large.clone()),
        )
        .route(
            "/m/{meeting}/registration/{section}",
            get(registration::design::section).post(registration::design::save),
        )
        .route("/m/{meeting}/registration/{section}/preview", get(registration::design::preview))
        .route("/m/{meeting}/registrations", get(registration::queue::show).post(registration::queue::decide))
        .route("/m/{meeting}/registrations/undo", post(registration::queue::undo))
        .route("/m/{meeting}/registrations/{no}", get(registration::queue::one))
        .route("/m/{meeting}/registrations/{no}/files/{field}", get(registration::queue::file))
        .route("/m/{meeting}/participants", get(registration::list))
        .route("/m/{meeting}/participants/import", post(registration::import::import).layer(large.clone()))
        .route("/m/{meeting}/participants/csv", get(registration::import::export::csv))
        .route("/m/{meeting}/participants/xlsx", get(registration::import::export::xlsx))
        .route("/m/{meeting}/participants/{no}/link", post(secretariat::participant_link))
        .route("/m/{meeting}/exchanges", get(exchange::show_to_staff).post(exchange::staff_act))
        .route("/m/{meeting}/follow-up", get(follow_up::staff::show).post(follow_up::staff::switch))
        .route("/m/{meeting}/follow-up/csv", get(follow_up::staff::csv))
        .route("/m/{meeting}/requests", get(requests::show))
        .route("/m/{meeting}/requests/focal-point", post(requests::focal_point))
        .route("/m/{meeting}/requests/change", post(requests::change::decide))
        .route("/m/{meeting}/requests/member", post(requests::member))
        // Who works for a meeting, and as what.
        .route("/owner", get(people::show_all).post(people::give_in_all))
        .route("/owner/{account}/{act}", post(people::act_in_all))
        .route("/m/{meeting}/people", get(people::show).post(people::give))
        .route("/m/{meeting}/people/links", post(people::set_links))
        .route("/m/{meeting}/people/{account}/{act}", post(people::act))
        .route("/m/{meeting}/panellist", get(people::panellist::show))
        .route("/m/{meeting}/statements", get(report::statements::show))
        .route("/m/{meeting}/embed", get(registration::embed::settings).post(registration::embed::set))
        .route("/m/{meeting}/check-in", get(check_in::show).post(check_in::say))
        .route("/m/{meeting}/check-in/{code}", get(check_in::badge))
        .route("/m/{meeting}/badges", get(check_in::show_badges))
        .route("/m/{meeting}/badges.pdf", get(check_in::pdf))
        .route("/m/{meeting}/retention", get(retention::show).post(retention::set))
        .route("/m/{meeting}/chair-link", post(secretariat::chair_link))
        .route("/m/{meeting}/programme", get(programme::show).post(programme::publish))
        // The review of contributions.
        .route("/m/{meeting}/contributions", get(review::inbox::show))
        .route("/m/{meeting}/contributions/csv", get(review::table::csv))
        .route("/m/{meeting}/contributions/xlsx", get(review::table::xlsx))
        .route("/m/{meeting}/contributions/{no}", get(review::one::show))
        .route("/m/{meeting}/contributions/{no}/versions", get(review::versions::show))
        .route("/m/{meeting}/contributions/{no}/cut", post(review::cut::cut))
        .route("/m/{meeting}/contributions/{no}/{act}", post(review::act::act))
        .route("/clarify/{token}", get(review::clarify::show).post(review::clarify::answer))
        // Practices before they are public.
        .route("/m/{meeting}/practices", get(practices::show).post(practices::set))
        .route(
            "/m/{meeting}/practices/new",
            get(practices::edit::new).post(practices::edit::create).layer(large.clone()),
        )
        .route(
            "/m/{meeting}/practices/import",
            get(practices::table::form).post(practices::table::import).layer(large.clone()),
        )
        .route("/m/{meeting}/practices/csv", get(practices::table::csv))
        .route("/m/{meeting}/practices/xlsx", get(practices::table::xlsx))
        .route("/m/{meeting}/practices/{no}", get(practices::one::show))
        .route(
            "/m/{meeting}/practices/{no}/edit",
            get(practices::edit::show).post(practices::edit::keep).layer(large.clone()),
        )
        .route("/m/{meeting}/practices/{no}/versions", get(practices::versions::show))
        .route("/m/{meeting}/practices/{no}/terms", post(practices::one::give))
        .route("/m/{meeting}/practices/{no}/files/{file}", get(practices::one::file))
        .route("/m/{meeting}/practices/{no}/{act}", post(practices::one::act))
        // Mails, their texts, invitations, and the calendar of a participant.
        .route("/m/{meeting}/mail", get(mail::outbox::show))
        .route("/m/{meeting}/mail/release", post(mail::outbox::release))
        .route("/m/{meeting}/mail/stop", post(mail::outbox::stop))
        .route("/m/{meeting}/mail/links", post(mail::outbox::send_links))
        .route("/m/{meeting}/mail/returned", post(mail::outbox::take_returned))
        .route("/m/{meeting}/mail/templates", get(mail::templates::list))
        .route("/m/{meeting}/mail/templates/{kind}/{lang}", get(mail::templates::show).post(mail::templates::set))
        .route("/m/{meeting}/mail/invitations", get(mail::invitations::show).post(mail::invitations::invite))
        .route("/m/{meeting}/mail/invitations/{no}", post(mail::invitations::tie))
        .route("/m/{meeting}/mail/neutral-links", get(mail::neutral::show).post(mail::neutral::make))
        .route("/m/{meeting}/mail/neutral-links/{no}/revoke", post(mail::neutral::revoke))
        .route("/m/{meeting}/mail/{no}", get(mail::letter::show).post(mail::letter::edit))
        .route("/m/{meeting}/mail/{no}/{action}", post(mail::letter::act))
        .route("/calendar/{token}/{file}", get(mail::calendar::show))
        // The rules of a list of speakers, its draw.
        .route("/m/{meeting}/rules/{session}", get(rules::show).post(rules::set))
        .route("/m/{meeting}/rules/{session}/statements", post(rules::statements::set))
        .route("/m/{meeting}/draw/{session}", get(rules::draw::show).post(rules::draw::draw))
        // After the session: the order with its reasons, figures, files.
        .route("/m/{meeting}/order/{session}", get(figures::order::show))
        .route("/m/{meeting}/order.csv", get(figures::order::csv))
        .route("/m/{meeting}/order.xlsx", get(figures::order::xlsx))
        .route("/m/{meeting}/order.json", get(figures::order::json))
        .route("/m/{meeting}/figures", get(figures::show))
        .route("/m/{meeting}/figures.csv", get(figures::csv))
        .route("/m/{meeting}/figures.xlsx", get(figures::xlsx))
        .route("/m/{meeting}/exports", get(figures::exports::show))
        // For programs.
        .route("/m/{meeting}/programs", get(api::programs::show).post(api::programs::make))
        .route("/m/{meeting}/programs/{no}/revoke", post(api::programs::revoke))
        .route("/m/{meeting}/programs/webhooks", post(api::programs::webhooks::make))
        .route("/m/{meeting}/programs/webhooks/{no}/{action}", post(api::programs::webhooks::act))
        .route("/m/{meeting}/api/floor", get(api::floor))
        .route("/m/{meeting}/api/now", get(api::now::show))
        .route("/m/{meeting}/api/commands", post(api::command::submit))
        .route("/m/{meeting}/api/commands/{action}", post(api::command::submit_named))
        .route("/m/{meeting}/api/ws", get(api::socket::open))
        .route("/api/openapi.json", get(api::openapi::show))
        .route("/m/{meeting}/floor.jsonl", get(api::log::public))
        .route("/m/{meeting}/floor-full.jsonl", get(api::log::full))
        .route("/m/{meeting}/floor.csv", get(api::table::csv))
        .route("/m/{meeting}/floor.xlsx", get(api::table::xlsx))
        // The floor, live.
        .route("/m/{meeting}/live", get(floor::live::show))
        .route("/m/{meeting}/list/print", get(floor::paper::show))
        .route("/m/{meeting}/display", get(floor::screens::page::show_public))
        .route("/m/{meeting}/console", get(floor::console::show))
        .route("/m/{meeting}/console/{action}", get(floor::console::sheet).post(floor::command::submit))
        .route("/m/{meeting}/stream", get(floor::stream::open))
        .route("/time", get(floor::stream::time))
        // Screens, and the page that leads them.
        .route("/s/{token}", get(floor::screens::page::show))
        .route("/s/{token}/stream", get(floor::screens::stream::open))
        .route("/s/{token}/seen", post(floor::screens::stream::seen))
        .route("/m/{meeting}/screens", get(floor::screens::list::show).post(floor::screens::list::make))
        .route("/m/{meeting}/screens/stream", get(floor::screens::list::follow))
        .route("/m/{meeting}/screens/{no}", post(floor::screens::list::change))
        .route("/m/{meeting}/screens/{no}/{order}", post(floor::screens::list::order))
        // The files of the program.
        .route("/assets/{hash}/{name}", get(assets::show))
        .route("/docs/{name}", get(guide::show))
        .route(leave::ADDRESS, get(leave::show))
        .route("/healthz", get(|| async { "ok\n" }))
        .fallback(|| async { StatusCode::NOT_FOUND })
        .layer(DefaultBodyLimit::max(limit))
        .layer(from_fn(guard::same_site))
        .layer(from_fn_with_state(app.clone(), limits::keep))
        .layer(from_fn_with_state(app.clone(), error::render))
        .layer(from_fn(guard::headers))
        .layer(from_fn_with_state(app.clone(), guard::transport))
        // Leaves event streams alone.
        .layer(CompressionLayer::new())
        .with_state(app)
}
