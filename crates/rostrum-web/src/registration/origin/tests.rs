//! Facts of what is asked at registration of delegation and person.

use axum::http::StatusCode;
use rostrum_domain::ids::{DelegationNo, ParticipantNo};

use super::*;
use crate::testing::TestApp;

const FORM: &str = "name=Anna+Berg&email=anna%40bern.example&language=en&visibility=named";

fn code(origin: &Origin) -> Option<&'static str> {
    origin.country.map(Country::code)
}

#[tokio::test]
async fn a_state_chooses_its_country_and_has_its_name() {
    let (app, row) = TestApp::with_meeting().await;
    let (id, path) = (&row.meeting.id, format!("/m/{}/register", row.meeting.id));
    let form = format!("{FORM}&category=states&delegation=&country=CH&gender=woman&level=municipal");
    assert_eq!(app.post_as("", &path, &form).await.status, StatusCode::CREATED);
    let store = app.app.store();
    let person = store.find_participant(id, ParticipantNo(1)).await.unwrap().unwrap();
    assert_eq!(person.delegation_name, "Switzerland");
    let origin = store.find_origin(id, person.delegation).await.unwrap();
    assert_eq!((code(&origin), origin.level), (Some("CH"), None));
    assert_eq!(store.find_gender(id, ParticipantNo(1)).await.unwrap(), Some(Gender::Woman));
    // Whoever writes the name instead is in the same delegation.
    let other = FORM.replace("anna", "otto") + "&category=states&delegation=suisse&country=";
    assert_eq!(app.post_as("", &path, &other).await.status, StatusCode::CREATED);
    assert_eq!(store.list_participants_of(id, person.delegation).await.unwrap().len(), 2);
}

#[tokio::test]
async fn a_territory_is_no_state_and_a_state_has_to_be_said() {
    let (app, row) = TestApp::with_meeting().await;
    let path = format!("/m/{}/register", row.meeting.id);
    for (fields, said) in [
        ("&category=states&delegation=&country=HK", "a delegation of a State chooses that State"),
        ("&category=states&delegation=&country=", "Choose your State from the list"),
        ("&category=states&delegation=&country=XX", "Choose a country from the list"),
        ("&category=local_governments&delegation=Bern&level=village", "Choose one of the list"),
    ] {
        let page = app.post_as("", &path, &format!("{FORM}{fields}")).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{fields}");
        assert!(page.text.contains(said), "{fields}: {}", page.text);
    }
}

#[tokio::test]
async fn a_local_government_says_where_it_is_and_what_it_is() {
    let (app, row) = TestApp::with_meeting().await;
    let (id, path) = (&row.meeting.id, format!("/m/{}/register", row.meeting.id));
    let form = format!(
        "{FORM}&category=local_governments&delegation=City+of+Bern&country=CH&level=municipal\
         &population=below_200_thousand&networks=UCLG%2C+ICLEI"
    );
    assert_eq!(app.post_as("", &path, &form).await.status, StatusCode::CREATED);
    let origin = app.app.store().find_origin(id, DelegationNo(1)).await.unwrap();
    assert!(origin.is_complete(Category::LocalGovernments), "{origin:?}");
    assert_eq!(origin.networks, ["UCLG", "ICLEI"]);
}

#[tokio::test]
async fn of_whom_only_the_secretariat_knows_neither_country_nor_gender_is_kept() {
    let (app, row) = TestApp::with_meeting().await;
    let (id, path) = (&row.meeting.id, format!("/m/{}/register", row.meeting.id));
    let form = FORM.replace("named", "secretariat_only") + "&category=states&delegation=&country=CH&gender=man";
    assert_eq!(app.post_as("", &path, &form).await.status, StatusCode::CREATED);
    let store = app.app.store();
    let identity = store.find_identity(id, ParticipantNo(1)).await.unwrap().unwrap();
    assert_eq!(identity.delegation, "Switzerland");
    assert!(store.list_origins(id).await.unwrap().is_empty() && store.list_genders(id).await.unwrap().is_empty());
}

#[tokio::test]
async fn the_form_offers_all_countries_and_keeps_what_was_typed() {
    let (app, row) = TestApp::with_meeting().await;
    let path = format!("/m/{}/register", row.meeting.id);
    let page = app.post_as("", &path, "category=local_governments&country=KE&networks=UCLG&gender=another").await.text;
    for kept in ["value=\"KE\" selected", "name=\"networks\" value=\"UCLG\"", "value=\"another\" selected"] {
        assert!(page.contains(kept), "{kept}: {page}");
    }
    let countries = page.split("name=\"country\"").nth(1).unwrap().split("</select>").next().unwrap();
    assert_eq!(countries.matches("<option").count(), 250);
}
