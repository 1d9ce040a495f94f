//! Facts of participants as a table.

use axum::http::StatusCode;
use rostrum_domain::participant::Visibility;
use rostrum_store::{MeetingRow, Role};

use crate::testing::{Answer, TestApp};

const TABLE: &str = "name;delegation;category;email;language;level
Anna Berg;City of Bern;local_governments;Anna.Berg@example.org;fr;
Musa Keita;City of Kayes;Local and regional governments;musa@kayes.example;fr;named
Zerqa Noor;Hidden Harbour;non_governmental;zerqa@harbour.example;;secretariat only
Li;City of Quito;cities;none;;
";

async fn hall() -> (TestApp, MeetingRow, String, String) {
    let (app, row) = TestApp::with_meeting().await;
    app.register(&row, "Anna B.", "City of Bern", "named").await;
    let staff = app.secretariat().await;
    let path = format!("/m/{}/participants", row.meeting.id);
    (app, row, staff, path)
}

async fn upload(app: &TestApp, staff: &str, path: &str, table: &str) -> Answer {
    let path = format!("{path}/import");
    app.upload_as(staff, &path, &[], "file", "list.csv", table.as_bytes()).await
}

async fn take(app: &TestApp, staff: &str, path: &str, table: &str) -> Answer {
    let fields = [("name", "list.csv"), ("text", table), ("do", "take")];
    app.upload_as(staff, &format!("{path}/import"), &fields, "none", "", b"").await
}

fn address(app: &TestApp) -> &rostrum_store::Store {
    app.app.store()
}

#[tokio::test]
async fn a_table_is_shown_before_it_is_taken_and_gives_links_that_lead_in() {
    let (app, row, staff, path) = hall().await;
    let known = address(&app).list_addresses(&row.meeting.id).await.unwrap().remove(0).1;
    let table = TABLE.replace("Anna.Berg@example.org", &known.to_uppercase());
    let page = upload(&app, &staff, &path, &table).await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.text);
    for part in [
        "2 new, 1 changed, 0 as they are, 1 line that cannot",
        "“Anna Berg” instead of “Anna B.”",
        "Line 5:",
        "“cities” is no category",
    ] {
        assert!(page.text.contains(part), "{part} in {}", page.text);
    }
    assert_eq!(address(&app).list_participants(&row.meeting.id).await.unwrap().len(), 1, "nothing is taken yet");
    let links = take(&app, &staff, &path, &table).await;
    assert_eq!(links.status, StatusCode::OK, "{}", links.text);
    let people = address(&app).list_identified(&row.meeting.id).await.unwrap();
    let names: Vec<&str> = people.iter().map(|person| person.name.as_str()).collect();
    assert_eq!(names, ["Anna Berg", "Musa Keita", "Zerqa Noor"]);
    assert_eq!((people[0].language.as_str(), people[2].visibility), ("fr", Visibility::SecretariatOnly));
    let link =
        links.text.lines().find(|line| line.contains("Musa")).unwrap().split("http://rostrum.test").nth(1).unwrap();
    let entered = app.get(link.trim_end_matches(['\r', '"'])).await;
    assert!(app.get_as(&entered.cookies(), entered.location()).await.text.contains("Musa Keita"));
    let again = upload(&app, &staff, &path, &table).await.text;
    assert!(again.contains("0 new, 0 changed, 3 as they are") && !again.contains("value=\"take\""), "{again}");
}

#[tokio::test]
async fn what_is_given_out_reads_back_as_it_is() {
    let (app, _, staff, path) = hall().await;
    take(&app, &staff, &path, TABLE).await;
    let file = app.get_as(&staff, &format!("{path}/csv")).await;
    assert!(file.text.contains("Zerqa Noor") && file.text.contains("secretariat_only"), "{}", file.text);
    let page = upload(&app, &staff, &path, &file.text).await.text;
    assert!(page.contains("0 new, 0 changed") && page.contains("0 lines that cannot be taken"), "{page}");
    let workbook = app.get_as(&staff, &format!("{path}/xlsx")).await;
    assert!(workbook.status == StatusCode::OK && workbook.text.starts_with("PK"));
}

#[tokio::test]
async fn another_delegation_or_the_last_level_is_not_changed_by_a_table() {
    let (app, row, staff, path) = hall().await;
    let known = address(&app).list_addresses(&row.meeting.id).await.unwrap().remove(0).1;
    for (delegation, level, sentence) in [
        ("City of Basel", "", "is registered for “City of Bern”, not “City of Basel”"),
        ("City of Bern", "secretariat only", "neither chosen nor left"),
    ] {
        let table =
            format!("name,delegation,category,email,level\nAnna B.,{delegation},local_governments,{known},{level}\n");
        let page = upload(&app, &staff, &path, &table).await.text;
        assert!(page.contains(sentence), "{sentence} in {page}");
    }
}

#[tokio::test]
async fn a_file_that_is_no_table_gets_one_sentence_and_only_the_secretariat_takes_one() {
    let (app, row, staff, path) = hall().await;
    let page = upload(&app, &staff, &path, "hello\n").await;
    assert!(page.status.is_client_error() && page.text.contains("does not name name, delegation"), "{}", page.text);
    let chair = app.sign_in(Role::Chair, Some(&row)).await;
    for cookies in ["", chair.as_str()] {
        assert_eq!(upload(&app, cookies, &path, TABLE).await.status, StatusCode::FORBIDDEN);
        for file in ["csv", "xlsx"] {
            assert_eq!(app.get_as(cookies, &format!("{path}/{file}")).await.status, StatusCode::FORBIDDEN);
        }
    }
    assert_eq!(address(&app).list_participants(&row.meeting.id).await.unwrap().len(), 1);
}

#[tokio::test]
async fn a_workbook_is_read_like_a_table_and_names_the_cell_of_a_fault() {
    let (app, row, staff, path) = hall().await;
    let table = rostrum_report::table::Table {
        title: "Delegates".to_owned(),
        columns: ["Name", "Delegation", "Category", "Email"].map(str::to_owned).to_vec(),
        rows: [
            ["Musa Keita", "City of Kayes", "local_governments", "musa@kayes.example"],
            ["Li", "Quito", "cities", "none"],
        ]
        .map(|row| row.map(|cell| rostrum_report::table::Cell::Text(cell.to_owned())).to_vec())
        .to_vec(),
    };
    let bytes = rostrum_report::table::xlsx(&table, app.app.now()).unwrap();
    let page = app.upload_as(&staff, &format!("{path}/import"), &[], "file", "list.xlsx", &bytes).await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.text);
    assert!(page.text.contains("1 new") && page.text.contains("Sheet “Delegates”, C3, D3:"), "{}", page.text);
    // What the page sends back is the table as text.
    let text =
        page.text.split("<textarea").nth(1).unwrap().split_once('>').unwrap().1.split("</textarea>").next().unwrap();
    let links = take(&app, &staff, &path, text).await;
    assert!(links.text.contains("Musa Keita"), "{}", links.text);
    assert_eq!(address(&app).list_participants(&row.meeting.id).await.unwrap().len(), 2);
}

#[tokio::test]
async fn the_file_of_the_secretariat_holds_the_category_that_only_it_knows() {
    let (app, _, staff, path) = hall().await;
    take(&app, &staff, &path, TABLE).await;
    let file = app.get_as(&staff, &format!("{path}/csv")).await.text;
    let line = file.lines().find(|line| line.contains("Zerqa Noor")).unwrap();
    assert!(line.contains("non_governmental"), "{line}");
    let table = TABLE.replace("non_governmental", "academia");
    let page = upload(&app, &staff, &path, &table).await.text;
    assert!(page.contains("is registered among “Non-governmental organizations”, not “Academia”"), "{page}");
}

const FACTS: &str = "name,delegation,category,email,level,country,government level,population,networks,gender
Musa Keita,City of Kayes,local_governments,musa@kayes.example,named,ML,municipal,below_200_thousand,\"UCLG, ICLEI\",man
Awa Diop,City of Kayes,local_governments,awa@kayes.example,category only,Mali,,,,woman
Zerqa Noor,Hidden Harbour,academia,zerqa@harbour.example,secretariat only,FR,,,,another
Paul Roy,Ecuador,states,paul@ec.example,named,,,,,
";

#[tokio::test]
async fn where_delegations_are_from_and_genders_are_read_in_and_given_out_so_that_nothing_changes() {
    let (app, row, staff, path) = hall().await;
    let page = upload(&app, &staff, &path, FACTS).await.text;
    assert!(page.contains("4 new") && page.contains("Zerqa Noor: only the secretariat knows this person"), "{page}");
    take(&app, &staff, &path, FACTS).await;
    let file = app.get_as(&staff, &format!("{path}/csv")).await.text;
    for line in [
        "Musa Keita,City of Kayes,local_governments,musa@kayes.example,en,named,ML,municipal,below_200_thousand,\"UCLG, ICLEI\",man",
        "Awa Diop,City of Kayes,local_governments,awa@kayes.example,en,category_only,ML,municipal,below_200_thousand,\"UCLG, ICLEI\",woman",
        "Zerqa Noor,Hidden Harbour,academia,zerqa@harbour.example,en,secretariat_only,,,,,",
        "Paul Roy,Ecuador,states,paul@ec.example,en,named,EC,,,,",
    ] {
        assert!(file.contains(line), "{line} in {file}");
    }
    for bytes in [file.clone().into_bytes(), app.bytes_as(&staff, &format!("{path}/xlsx")).await] {
        let page = app.upload_as(&staff, &format!("{path}/import"), &[], "file", "again", &bytes).await.text;
        assert!(page.contains("0 new, 0 changed, 5 as they are, 0 lines"), "{page}");
        assert!(!page.contains("instead of") && !page.contains("value=\"take\""), "{page}");
    }
    // What is changed is shown before, and then holds.
    let table = file.replace("ML,municipal", "SN,regional").replace("\"UCLG, ICLEI\",man", "\"UCLG, ICLEI\",another");
    let page = upload(&app, &staff, &path, &table).await.text;
    for part in [
        "“City of Kayes”: country “Senegal” instead of “Mali”",
        "“City of Kayes”: level",
        "Musa Keita (no. 2): “Another gender” instead of “Man”",
        "0 new, 1 changed",
    ] {
        assert!(page.contains(part), "{part} in {page}");
    }
    take(&app, &staff, &path, &table).await;
    let delegation =
        address(&app).find_participant(&row.meeting.id, rostrum_domain::ids::ParticipantNo(2)).await.unwrap();
    let origin = address(&app).find_origin(&row.meeting.id, delegation.unwrap().delegation).await.unwrap();
    assert_eq!(origin.country.map(|country| country.code()), Some("SN"));
    let page = upload(&app, &staff, &path, &table).await.text;
    assert!(page.contains("0 new, 0 changed, 5 as they are"), "{page}");
}

#[tokio::test]
async fn what_a_table_says_of_origin_and_gender_that_is_unknown_is_named_in_one_sentence_each() {
    let (app, _, staff, path) = hall().await;
    let table = "name,delegation,category,email,country,government level,population,networks,gender
A,City of Kayes,local_governments,a@x.example,Malli,village,many,,f
B,Forum,academia,b@x.example,,municipal,,,
C,City of Quito,local_governments,c@x.example,EC,,,,
D,City of Quito,local_governments,d@x.example,PE,,,,
";
    let page = upload(&app, &staff, &path, table).await.text;
    for part in [
        "“Malli” is no country",
        "“village” is no level of government. Write municipal",
        "“many” is no band of population",
        "“f” is no gender that can be declared here. Write woman, man or another",
        "are for local and regional governments alone",
        "Line 4 says something else of “City of Quito”",
        "1 new, 0 changed, 0 as they are, 3 lines",
    ] {
        assert!(page.contains(part), "{part} in {page}");
    }
}
