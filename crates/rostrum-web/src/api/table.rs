//! The log of a floor as a table, for spreadsheets.

use std::collections::BTreeMap;

use axum::extract::{Path, State};
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use jiff::Timestamp;
use rostrum_domain::floor::{Floor, Recorded, whole_seconds};
use rostrum_domain::ids::{InscriptionNo, ParticipantNo};
use rostrum_domain::participant::{Audience, Participant, ShownName};
use rostrum_report::table::{self, Cell, Table};
use rostrum_store::Linked;

use crate::access::Action;
use crate::app::App;
use crate::error::Fault;
use crate::visit::Visit;

/// Headings; they are the same in every language, for programs.
const COLUMNS: [&str; 16] = [
    "Version",
    "Recorded (UTC)",
    "Happened (UTC)",
    "By",
    "Event",
    "Session",
    "Segment",
    "Inscription",
    "Person",
    "Name",
    "Delegation",
    "Category",
    "Standing",
    "Seconds",
    "Reason",
    "Hash",
];

/// The log as CSV. Names are those that the visitor may see; reasons are for secretariat and chair.
///
/// # Errors
/// [`Fault::NotFound`], or the outside failed.
#[utoipa::path(get, operation_id = "log_csv", path = "/m/{meeting}/floor.csv", tag = "floor",
    params(("meeting" = String, Path, description = "The meeting, as it stands in its address")),
    security((), ("token" = [])),
    responses((status = 200, body = String, content_type = "text/csv", description = "The public log as a table"),
        (status = 401, body = crate::api::openapi::Problem), (status = 404, body = crate::api::openapi::Problem)))]
pub async fn csv(state: State<App>, meeting: Path<String>, visit: Visit) -> Result<Response, Fault> {
    let (id, table, _) = table(state, meeting, visit).await?;
    Ok(csv_file(&id, "floor", &table))
}

/// The same as XLSX.
///
/// # Errors
/// [`Fault::NotFound`], or the outside failed.
#[utoipa::path(get, operation_id = "log_xlsx", path = "/m/{meeting}/floor.xlsx", tag = "floor",
    params(("meeting" = String, Path, description = "The meeting, as it stands in its address")),
    security((), ("token" = [])),
    responses((status = 200, body = Vec<u8>, content_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", description = "The same as a workbook"),
        (status = 401, body = crate::api::openapi::Problem), (status = 404, body = crate::api::openapi::Problem)))]
pub async fn xlsx(state: State<App>, meeting: Path<String>, visit: Visit) -> Result<Response, Fault> {
    let (id, table, made) = table(state, meeting, visit).await?;
    xlsx_file(&id, "floor", table, made).await
}

/// A table of a meeting as a file of CSV.
pub(crate) fn csv_file(meeting: &str, name: &str, table: &Table) -> Response {
    file(meeting, name, "csv", "text/csv; charset=utf-8", table::csv(table))
}

/// A table of a meeting as a file of XLSX.
pub(crate) async fn xlsx_file(meeting: &str, name: &str, table: Table, made: Timestamp) -> Result<Response, Fault> {
    let written = tokio::task::spawn_blocking(move || table::xlsx(&table, made)).await;
    let bytes = written.map_err(|error| Fault::failed(&error))?.map_err(|error| Fault::failed(&error))?;
    Ok(file(meeting, name, "xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", bytes))
}

fn file(meeting: &str, name: &str, ending: &str, kind: &str, bytes: Vec<u8>) -> Response {
    let name = format!("attachment; filename=\"{meeting}-{name}.{ending}\"");
    ([(CONTENT_TYPE, kind.to_owned()), (CONTENT_DISPOSITION, name)], bytes).into_response()
}

async fn table(
    State(app): State<App>,
    Path(meeting): Path<String>,
    visit: Visit,
) -> Result<(String, Table, Timestamp), Fault> {
    let row = app.meeting(&meeting).await?;
    let id = &row.meeting.id;
    visit.require(Action::SeePublic, Some(id))?;
    let lines = app.desk().lines(id).await?;
    let people: BTreeMap<_, _> =
        app.store().list_participants(id).await?.into_iter().map(|person| (person.no, person)).collect();
    let source = Source { floor: &*app.desk().floor(id).await?, people: &people, audience: visit.audience(id) };
    let rows = lines.iter().map(|Linked { line, hash }| source.row(line, hash.to_string())).collect();
    let columns = COLUMNS.map(str::to_owned).to_vec();
    Ok((id.to_string(), Table { title: "Floor".to_owned(), columns, rows }, app.now()))
}

/// From what the cells are taken.
struct Source<'a> {
    floor: &'a Floor,
    people: &'a BTreeMap<ParticipantNo, Participant>,
    audience: Audience,
}

impl Source<'_> {
    fn row(&self, line: &Recorded, hash: String) -> Vec<Cell> {
        let fields = serde_json::to_value(line).unwrap_or_default();
        let text = |name: &str| Cell::text(fields[name].as_str());
        let instant = |name: &str| Cell::instant(fields[name].as_str().and_then(|at| at.parse().ok()));
        let speaker = &fields["speaker"];
        let inscription = fields["inscription"].as_u64().or_else(|| speaker["inscription"].as_u64());
        let shown = self.shown(inscription, fields["participant"].as_u64());
        let by = &fields["by"];
        let by = by.as_str().map(str::to_owned).or_else(|| by.as_object()?.keys().next().cloned());
        let seconds = ["limit_seconds", "seconds"].iter().find_map(|name| fields[*name].as_i64());
        let spoken = fields["spoken_ms"].as_i64().map(whole_seconds);
        let reason = ["reason", "ruling"].iter().find_map(|name| fields[*name].as_str());
        vec![
            Cell::whole(fields["version"].as_i64()),
            instant("at"),
            instant("happened"),
            Cell::text(by),
            text("type"),
            text("session"),
            text("segment"),
            Cell::whole(inscription.and_then(|no| i64::try_from(no).ok())),
            Cell::text(speaker["person"].as_str()),
            Cell::text(shown.as_ref().and_then(|shown| shown.name.clone())),
            Cell::text(shown.as_ref().and_then(|shown| shown.delegation.clone())),
            Cell::text(fields["category"].as_str().or_else(|| shown.as_ref().map(|shown| shown.category.code()))),
            text("standing"),
            Cell::whole(seconds.or(spoken)),
            Cell::text(reason.filter(|_| self.audience == Audience::Staff)),
            Cell::Text(hash),
        ]
    }

    /// Who it is about. Staff read of each line whom it named; the public reads of all lines of an inscription
    /// who speaks now: beside each other, a named and a protected speaker of one inscription would tell of
    /// which delegation the protected one is.
    fn shown(&self, inscription: Option<u64>, participant: Option<u64>) -> Option<ShownName> {
        let number = |no: u64| u32::try_from(no).ok();
        let entry = inscription.and_then(number).and_then(|no| self.floor.inscriptions.get(&InscriptionNo(no)));
        let (named, speaks) = (participant.and_then(number).map(ParticipantNo), entry.map(|entry| entry.participant));
        let no = match self.audience {
            Audience::Staff => named.or(speaks),
            Audience::Public => speaks.or(named),
        }?;
        self.people.get(&no).map(|person| person.shown_to(self.audience))
    }
}

#[cfg(test)]
mod tests {
    use axum::http::StatusCode;
    use rostrum_domain::floor::{Actor, Command};
    use rostrum_domain::ids::SessionId;

    use crate::testing::TestApp;

    #[tokio::test]
    async fn the_table_shows_the_names_that_the_visitor_may_see() {
        let (app, row) = TestApp::with_meeting().await;
        let session = SessionId::parse("session-1").unwrap();
        app.submit(&row, Actor::Secretariat, Command::OpenList { session: session.clone() }).await;
        let base = format!("/m/{}", row.meeting.id);
        for (name, delegation, visibility) in
            [("Anna Berg", "City of Bern", "named"), ("Zerqa Noor", "Hidden Harbour", "category_only")]
        {
            let person = app.register(&row, name, delegation, visibility).await;
            app.post_as(&person, &format!("{base}/me/inscribe"), "session=session-1&standing=single").await;
        }
        let extend = Command::ExtendCap { session, seconds: 60, reason: "=Zerqa is late".to_owned() };
        app.submit(&row, Actor::Chair, extend).await;

        let public = app.get(&format!("{base}/floor.csv")).await.text;
        assert!(public.contains("Anna Berg,City of Bern,"), "{public}");
        assert!(!public.contains("Zerqa") && !public.contains("Hidden"), "{public}");
        assert_eq!(public.lines().count(), 6);
        let staff = app.secretariat().await;
        let full = app.get_as(&staff, &format!("{base}/floor.csv")).await.text;
        assert!(full.contains("Zerqa Noor,Hidden Harbour") && full.contains("\"'=Zerqa is late\""), "{full}");
        let workbook = app.get_as(&staff, &format!("{base}/floor.xlsx")).await;
        assert_eq!(workbook.status, StatusCode::OK);
    }
}
