//! The endpoint for harvesters (OAI-PMH 2.0): every practice that is or was public, with when that last changed.

use axum::body::Bytes;
use axum::extract::State;
use axum::http::header::{ACCESS_CONTROL_ALLOW_ORIGIN, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use jiff::Timestamp;
use rostrum_domain::ids::PracticeNo;
use rostrum_domain::taxonomy::Scheme;
use rostrum_report::harvest::{Fetched, Needs, Page, Position, Record, Repository, Set, answer, read};
use rostrum_store::{Address, PracticeChange};

use super::Terms;
use super::practice::cited;
use crate::access::Action;
use crate::app::App;
use crate::error::Fault;
use crate::i18n::Lang;
use crate::visit::Visit;

/// Changes that are read from the database at once.
const AT_ONCE: u32 = 500;

/// Answers a request in its address.
///
/// # Errors
/// The outside failed.
pub async fn get(State(app): State<App>, visit: Visit) -> Result<Response, Fault> {
    respond(&app, &visit, visit.query.as_bytes()).await
}

/// Answers a request in a form; the protocol demands both.
///
/// # Errors
/// The outside failed.
pub async fn post(State(app): State<App>, visit: Visit, form: Bytes) -> Result<Response, Fault> {
    respond(&app, &visit, &form).await
}

async fn respond(app: &App, visit: &Visit, asked: &[u8]) -> Result<Response, Fault> {
    visit.require(Action::SeePublic, None)?;
    let pairs: Vec<(String, String)> = form_urlencoded::parse(asked).into_owned().collect();
    let terms = Terms::read(app).await?;
    let repository = repository(app, &terms).await?;
    let asked = read(&pairs, &repository);
    let fetched = match asked.needs() {
        Needs::Nothing => Fetched::default(),
        Needs::One(key) => one(app, &terms, &key).await?,
        Needs::Page(page) => many(app, &terms, &page).await?,
    };
    let text = answer(&repository, &asked, &fetched, app.now());
    Ok(([(CONTENT_TYPE, "text/xml; charset=utf-8"), (ACCESS_CONTROL_ALLOW_ORIGIN, "*")], text).into_response())
}

async fn repository(app: &App, terms: &Terms) -> Result<Repository, Fault> {
    let host = url::Url::parse(&app.settings().base).ok().and_then(|url| url.host_str().map(str::to_owned));
    let first = app.store().list_practice_changes(Timestamp::MIN, None, None, 1).await?;
    let host = host.unwrap_or_else(|| "localhost".to_owned());
    let of_meetings = terms.meetings().map(|(id, title)| Set { spec: format!("meeting:{id}"), name: title.to_owned() });
    let themes = terms.taxonomy().terms(Scheme::Themes).map(|term| Set {
        spec: format!("theme:{}", term.code),
        name: terms.name(Scheme::Themes, &term.code, Lang::En).unwrap_or_else(|| term.code.to_string()),
    });
    Ok(Repository {
        name: Lang::En.t("compendium-title"),
        address: format!("{}/oai", app.settings().base),
        admin_emails: vec![app.settings().mail.sender().unwrap_or_else(|| format!("rostrum@{host}"))],
        earliest: first.first().map_or_else(|| app.now(), |change| change.changed_at),
        sets: of_meetings.chain(themes).collect(),
        host,
    })
}

async fn one(app: &App, terms: &Terms, key: &str) -> Result<Fetched, Fault> {
    let no = key.strip_prefix("practice-").and_then(|no| no.parse().ok()).map(PracticeNo);
    let Some(no) = no.filter(|no| format!("practice-{no}") == key) else { return Ok(Fetched::default()) };
    let record = match app.store().find_published_practice(no).await? {
        Some(address) => Some(record(app, terms, no, address).await?),
        None => None,
    };
    Ok(Fetched { total: usize::from(record.is_some()), records: record.into_iter().collect() })
}

/// A page of a list. Only the records of the page are read whole.
async fn many(app: &App, terms: &Terms, page: &Page) -> Result<Fetched, Fault> {
    let mut fetched = Fetched::default();
    let mut after = None;
    loop {
        let from = page.from.unwrap_or(Timestamp::MIN);
        let changes = app.store().list_practice_changes(from, page.before, after, AT_ONCE).await?;
        let Some(last) = changes.last() else { return Ok(fetched) };
        after = Some((last.changed_at, last.no));
        for change in &changes {
            take(app, terms, page, change, &mut fetched).await?;
        }
    }
}

async fn take(
    app: &App,
    terms: &Terms,
    page: &Page,
    change: &PracticeChange,
    fetched: &mut Fetched,
) -> Result<(), Fault> {
    let position = Position { changed_at: change.changed_at, number: change.no.0 };
    let behind = page.after.is_none_or(|after| position > after) && fetched.records.len() < page.most;
    let of_meeting = format!("meeting:{}", change.meeting);
    // The meeting is known without reading the practice; the themes are not.
    if !behind && page.set.as_ref().is_none_or(|set| *set == of_meeting) {
        fetched.total += 1;
        return Ok(());
    }
    let Some(address) = app.store().find_published_practice(change.no).await? else { return Ok(()) };
    let sets = sets_of(&address);
    if page.set.as_ref().is_some_and(|set| !sets.contains(set)) {
        return Ok(());
    }
    fetched.total += 1;
    if behind {
        fetched.records.push(record(app, terms, change.no, address).await?);
    }
    Ok(())
}

/// The sets of a record. One that was taken back stays in that of its meeting, so that whoever harvests the set hears of
/// it.
fn sets_of(address: &Address) -> Vec<String> {
    match address {
        Address::Withdrawn { meeting, .. } => vec![format!("meeting:{meeting}")],
        Address::Published(one) => {
            let themes = one.practice.tags.of(Scheme::Themes).map(|code| format!("theme:{code}"));
            std::iter::once(format!("meeting:{}", one.meeting)).chain(themes).collect()
        }
    }
}

async fn record(app: &App, terms: &Terms, no: PracticeNo, address: Address) -> Result<Record, Fault> {
    let sets = sets_of(&address);
    let (changed_at, cited) = match &address {
        Address::Withdrawn { at, .. } => (*at, None),
        Address::Published(one) => (one.changed_at, Some(cited(app, terms, Lang::En, one).await?)),
    };
    Ok(Record { position: Position { changed_at, number: no.0 }, key: format!("practice-{no}"), sets, cited })
}
