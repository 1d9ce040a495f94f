//! Facts of joint statements and claims: who is represented, who has confirmed it.

use super::*;
use rostrum_domain::participant::Audience;

const FORM: &str = "session=session-1&standing=joint&on_behalf_of=Two+harbours&represented=city+of+QUITO%0AQuiet+Harbour%0AA+Friend%0A%0ACity+of+Quito";

#[tokio::test]
async fn each_delegation_confirms_on_its_own_page_that_it_is_represented() {
    let hall = Hall::open().await;
    let bern = hall.named("Anna Berg", "City of Bern").await;
    let quito = hall.named("Rosa Rios", "City of Quito").await;
    let hidden = hall.protected("Hana Hidden", "Quiet Harbour").await;
    let answer = hall.app.post_as(&bern, &hall.path("/me/inscribe"), FORM).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text);
    let live = hall.app.get(&hall.path("/live")).await.text;
    assert!(live.contains("city of QUITO (not confirmed)") && live.contains("represented: 3, confirmed: 0"), "{live}");
    let asked = hall.app.get_as(&quito, &hall.path("/me")).await.text;
    assert!(asked.contains("City of Bern asks for the floor on behalf of your delegation"), "{asked}");
    // That a protected delegation takes part is not found out by naming it.
    assert!(!hall.app.get_as(&hidden, &hall.path("/me")).await.text.contains("asks for the floor on behalf"));
    let own = hall.app.get_as(&bern, &hall.path("/me")).await.text;
    assert_eq!(own.matches("not a delegation of this meeting").count(), 2, "{own}");
    for (cookies, status) in
        [(&bern, StatusCode::NOT_FOUND), (&hidden, StatusCode::NOT_FOUND), (&quito, StatusCode::SEE_OTHER)]
    {
        let decided = hall.app.post_as(cookies, &hall.path("/me/co-sign"), "inscription=1&do=confirm").await;
        assert_eq!(decided.status, status);
    }
    let live = hall.app.get(&hall.path("/live")).await.text;
    assert!(!live.contains("city of QUITO (not confirmed)") && live.contains("represented: 3, confirmed: 1"), "{live}");
    hall.start("session-1-floor").await;
    hall.give(1).await;
    hall.command(Command::EndIntervention).await;
    let report = hall.app.app.desk().report_source(&hall.row, Audience::Public).await.unwrap();
    let report = serde_json::to_string(&report).unwrap();
    assert!(report.contains("Two harbours (3 represented, 1 of them confirmed: city of QUITO; "), "{report}");
    hall.app.post_as(&quito, &hall.path("/me/co-sign"), "inscription=1&do=decline").await;
    let report = hall.app.app.desk().report_source(&hall.row, Audience::Public).await.unwrap();
    assert!(!serde_json::to_string(&report).unwrap().contains("QUITO"), "who has declined is not named");
}

#[tokio::test]
async fn who_claims_to_be_a_dignitary_is_marked_until_staff_confirm_it() {
    let hall = Hall::open().await;
    let bern = hall.named("Anna Berg", "City of Bern").await;
    hall.app.post_as(&bern, &hall.path("/me/inscribe"), "session=session-1&standing=dignitary&on_behalf_of=").await;
    let staff = hall.app.secretariat().await;
    let claimed = || async {
        let floor = hall.app.app.desk().floor(&hall.row.meeting.id).await.unwrap();
        floor.inscriptions[&InscriptionNo(1)].is_claimed()
    };
    assert!(claimed().await && hall.app.get_as(&staff, &hall.path("/console")).await.text.contains("not confirmed"));
    let sheet = hall.app.get_as(&staff, &hall.path("/console/entry?inscription=1")).await.text;
    assert!(sheet.contains("Confirm as dignitary"), "{sheet}");
    let command = Command::GrantPriority {
        inscription: InscriptionNo(1),
        standing: rostrum_domain::floor::Standing::Dignitary,
        reason: "The claim is confirmed.".to_owned(),
    };
    hall.command(command).await;
    assert!(!claimed().await && !hall.app.get_as(&staff, &hall.path("/console")).await.text.contains("not confirmed"));
}

#[tokio::test]
async fn where_a_claim_has_to_be_confirmed_the_form_says_so_and_the_console_asks_for_it() {
    let hall = Hall::open().await;
    let session = rostrum_domain::ids::SessionId::parse("session-1").unwrap();
    let mut rules =
        hall.app.app.desk().floor(&hall.row.meeting.id).await.unwrap().rules_of(&session).unwrap().into_owned();
    rules.order.confirms_dignitaries = true;
    let reason = Some("Anybody can say so.".to_owned());
    hall.command(Command::SetRules { session, rules: Box::new(rules), commitment: None, reason }).await;
    let quito = hall.named("Eva Ruiz", "City of Quito").await;
    hall.app.post_as(&quito, &hall.path("/me/inscribe"), "session=session-1&standing=single").await;
    let bern = hall.named("Anna Berg", "City of Bern").await;
    assert!(hall.app.get_as(&bern, &hall.path("/me")).await.text.contains("First, once it is confirmed."));
    hall.app.post_as(&bern, &hall.path("/me/inscribe"), "session=session-1&standing=dignitary&on_behalf_of=").await;
    let staff = hall.app.secretariat().await;
    let waiting = || async {
        let floor = hall.app.app.desk().floor(&hall.row.meeting.id).await.unwrap();
        let session = rostrum_domain::ids::SessionId::parse("session-1").unwrap();
        floor.waiting(&session).map(|entry| entry.no.0).collect::<Vec<_>>()
    };
    assert_eq!(waiting().await, [1, 2]);
    assert!(
        !hall.app.get(&hall.path("/live")).await.text.contains(">dignitary<"),
        "nobody is told of a claim as a fact"
    );
    let files = || async {
        let (json, csv) = (hall.path("/order.json"), hall.path("/order.csv"));
        (hall.app.get(&json).await.text, hall.app.get(&csv).await.text)
    };
    let (json, csv) = files().await;
    assert!(!json.contains("dignitary") && !csv.contains("dignitary"), "neither by a file: {json}\n{csv}");
    let console = hall.app.get_as(&staff, &hall.path("/console")).await.text;
    assert!(console.contains("Dignitary?") && console.contains("Confirm as dignitary"), "{console}");
    let path = hall.path("/console/grant-priority");
    let form = "inscription=2&standing=dignitary&reason=Confirmed.";
    let done = hall.app.post_as(&staff, &path, form).await;
    assert!(done.status.is_redirection() || done.status.is_success(), "{} {}", done.status, done.text);
    assert_eq!(waiting().await, [2, 1]);
    assert!(hall.app.get(&hall.path("/live")).await.text.contains(">dignitary<"));
    let (json, csv) = files().await;
    assert!(json.contains("\"standing\":\"dignitary\"") && csv.contains("dignitary"), "{json}\n{csv}");
    let console = hall.app.get_as(&staff, &hall.path("/console")).await.text;
    assert!(!console.contains("Dignitary?"), "{console}");
}
