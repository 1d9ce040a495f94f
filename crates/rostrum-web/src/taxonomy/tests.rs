//! What everybody reads of the taxonomy, and what the secretariat does with it.

use axum::http::StatusCode;
use rostrum_domain::practice::{Author, Practice};
use rostrum_domain::taxonomy::{Scheme, Tags, Taxonomy, TermCode, between, table};
use rostrum_import::read_sheets;
use rostrum_store::{NewPractice, PracticeOrigin, Role};

use crate::testing::TestApp;

const STAFF: &str = "/secretariat/taxonomy";

fn code(text: &str) -> TermCode {
    TermCode::parse(text).unwrap()
}

async fn now(app: &TestApp) -> std::sync::Arc<Taxonomy> {
    app.app.store().taxonomy().await.unwrap()
}

/// The form of a term with what changes in it, as a browser sends it.
fn form(taxonomy: &Taxonomy, scheme: Scheme, term: &str, seen: u32, changes: &[(&str, &str)]) -> String {
    let term = taxonomy.term(scheme, &code(term)).unwrap();
    let mut form = form_urlencoded::Serializer::new(String::new());
    for column in table::Column::all() {
        let heading = column.heading();
        let changed = changes.iter().find(|(name, _)| *name == heading).map(|(_, value)| (*value).to_owned());
        form.append_pair(&heading, &changed.unwrap_or_else(|| column.of(scheme, term)));
    }
    form.append_pair("seen", &seen.to_string());
    form.finish()
}

#[tokio::test]
async fn everybody_reads_the_terms_in_their_language_and_finds_them_by_words() {
    let app = TestApp::start().await;
    let all = app.get("/taxonomy?lang=fr").await;
    assert_eq!(all.status, StatusCode::OK);
    assert!(all.text.contains("Droits") && !all.text.contains(STAFF), "{}", all.text);
    let rights = app.get("/taxonomy/rights?lang=ar").await;
    assert!(rights.text.contains("السكن اللائق") && rights.text.contains("dir=\"rtl\""), "{}", rights.text);
    let goal = app.get("/taxonomy/sdg/11.1?lang=zh").await;
    for part in
        ["人人享有住房和基本服务", "href=\"http://metadata.un.org/sdg/11.1\"", "/practices?sdg=11.1", "lang=\"ru\""]
    {
        assert!(goal.text.contains(part), "{part}: {}", goal.text);
    }
    let found = app.get("/taxonomy?q=eviction").await;
    assert!(found.text.contains("/taxonomy/rights/adequate-housing"), "{}", found.text);
    assert!(app.get("/taxonomy?q=qwertz").await.text.contains("Nothing found"));
    for nowhere in ["/taxonomy/colours", "/taxonomy/rights/nothing", "/taxonomy/rights/No%20Code"] {
        assert_eq!(app.get(nowhere).await.status, StatusCode::NOT_FOUND, "{nowhere}");
    }
    assert!(app.get("/taxonomy/regions/africa").await.text.contains("African States"));
}

#[tokio::test]
async fn only_the_secretariat_edits() {
    let (app, row) = TestApp::with_meeting().await;
    let anna = app.register(&row, "Anna Berg", "City of Bern", "named").await;
    let chair = app.sign_in(Role::Chair, Some(&row)).await;
    for cookies in ["", anna.as_str(), chair.as_str()] {
        for path in ["", "/add", "/table", "/history", "/rights/health"] {
            let answer = app.get_as(cookies, &format!("{STAFF}{path}")).await;
            assert_eq!(answer.status, StatusCode::FORBIDDEN, "{path}");
        }
        for (path, sent) in [("/add", "scheme=rights"), ("/history", "version=0"), ("/rights/health", "seen=0")] {
            let answer = app.post_as(cookies, &format!("{STAFF}{path}"), sent).await;
            assert_eq!(answer.status, StatusCode::FORBIDDEN, "{path}");
        }
        let table = app.upload_as(cookies, &format!("{STAFF}/table"), &[], "file", "a.csv", b"scheme,code").await;
        assert_eq!(table.status, StatusCode::FORBIDDEN);
    }
    assert_eq!(*now(&app).await, *Taxonomy::built_in());
}

#[tokio::test]
async fn a_term_is_added_renamed_retired_and_all_of_it_can_be_taken_back() {
    let app = TestApp::start().await;
    let cookies = app.secretariat().await;
    let add = "scheme=groups&code=street-vendors&name_en=Street+vendors&broader=informal-workers&order=5";
    let added = app.post_as(&cookies, &format!("{STAFF}/add"), add).await;
    assert_eq!((added.status, added.location()), (StatusCode::SEE_OTHER, "/secretariat/taxonomy?done=added"));
    let again = app.post_as(&cookies, &format!("{STAFF}/add"), add).await;
    assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(again.text.contains("belongs to “Street vendors” already"), "{}", again.text);
    assert!(again.text.contains("value=\"Street vendors\""), "what was typed is kept");
    let work = app.get_as(&cookies, STAFF).await;
    assert!(work.text.contains("one term lacks some") && work.text.contains("Русский"), "{}", work.text);

    let path = format!("{STAFF}/groups/street-vendors");
    let retire = [("retired", "yes"), ("replaced_by", "informal-workers"), ("name_fr", "Vendeurs de rue")];
    let sent = form(&*now(&app).await, Scheme::Groups, "street-vendors", 1, &retire);
    assert_eq!(app.post_as(&cookies, &path, &sent).await.status, StatusCode::SEE_OTHER);
    let term = app.get("/taxonomy/groups/street-vendors?lang=fr").await;
    assert!(term.text.contains("Vendeurs de rue") && term.text.contains("À sa place"), "{}", term.text);
    let history = app.get_as(&cookies, &format!("{STAFF}/history?from=1&to=2")).await;
    for part in ["<ins lang=\"fr\" dir=\"ltr\">Vendeurs de rue</ins>", "informal-workers stands in its place"] {
        assert!(history.text.contains(part), "{part}: {}", history.text);
    }
    let back = app.post_as(&cookies, &format!("{STAFF}/history"), "version=1").await;
    assert_eq!(back.location(), "/secretariat/taxonomy?done=back");
    let there = now(&app).await;
    assert!(there.term(Scheme::Groups, &code("street-vendors")).unwrap().is_current());
    assert_eq!(app.post_as(&cookies, &format!("{STAFF}/history"), "version=9").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn two_who_edit_one_term_do_not_overwrite_each_other_unseen() {
    let app = TestApp::start().await;
    let cookies = app.secretariat().await;
    let path = format!("{STAFF}/rights/health");
    let first = form(&*now(&app).await, Scheme::Rights, "health", 0, &[("name_fr", "Droit à la santé")]);
    let second = form(&*now(&app).await, Scheme::Rights, "health", 0, &[("name_es", "Derecho a la salud")]);
    assert_eq!(app.post_as(&cookies, &path, &first).await.status, StatusCode::SEE_OTHER);
    let told = app.post_as(&cookies, &path, &second).await;
    assert_eq!(told.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(told.text.contains("Somebody else has changed this term"), "{}", told.text);
    assert!(told.text.contains("Derecho a la salud") && told.text.contains("name=\"seen\" value=\"1\""));
    assert_eq!(now(&app).await.term(Scheme::Rights, &code("health")).unwrap().name("es"), "Salud");
}

#[tokio::test]
async fn what_cannot_stand_is_told_at_its_field() {
    let app = TestApp::start().await;
    let cookies = app.secretariat().await;
    let path = format!("{STAFF}/challenges/resources");
    let changes = [("retired", "yes"), ("name_en", ""), ("same_as", "no address")];
    let told =
        app.post_as(&cookies, &path, &form(Taxonomy::built_in(), Scheme::Challenges, "resources", 0, &changes)).await;
    assert_eq!(told.status, StatusCode::UNPROCESSABLE_ENTITY);
    for part in ["a term needs one", "funding, staff, expertise", "is no address", "href=\"#retired\""] {
        assert!(told.text.contains(part), "{part}: {}", told.text);
    }
}

#[tokio::test]
async fn a_file_that_goes_out_changes_nothing_when_it_comes_in() {
    let app = TestApp::start().await;
    let cookies = app.secretariat().await;
    // Something that a spreadsheet would take for a formula, and a retired term with what replaces it.
    let odd = [("definition_en", "=1+1, \"quoted\"; and more"), ("retired", "yes"), ("replaced_by", "staff")];
    let sent = form(Taxonomy::built_in(), Scheme::Challenges, "funding", 0, &odd);
    assert_eq!(
        app.post_as(&cookies, &format!("{STAFF}/challenges/funding"), &sent).await.status,
        StatusCode::SEE_OTHER
    );
    let there = now(&app).await;
    for file in ["taxonomy.csv", "taxonomy.xlsx"] {
        let bytes = app.get(&format!("/{file}")).await.bytes;
        let sheets = read_sheets(&bytes, file).unwrap();
        let rows = sheets[0].rows.iter().map(|row| (row.line, row.cells.as_slice()));
        let mut made = Taxonomy::default();
        made.put_all(table::read(rows, &made).unwrap().terms);
        assert_eq!(between(&there, &made), [], "{file}");
        assert_eq!(made, *there, "{file}");
        let preview = app.upload_as(&cookies, &format!("{STAFF}/table"), &[], "file", file, &bytes).await;
        assert!(preview.text.contains("Nothing would change."), "{file}: {}", preview.text);
    }
}

#[tokio::test]
async fn a_table_is_shown_before_it_is_taken_and_taken_as_it_was_shown() {
    let app = TestApp::start().await;
    let cookies = app.secretariat().await;
    let path = format!("{STAFF}/table");
    let file = "scheme;code;name_fr;note\nrights;health;Droit à la santé;x\nrights;new-right;;\n";
    let wrong = app.upload_as(&cookies, &path, &[], "file", "t.csv", file.as_bytes()).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(wrong.text.contains("Line 3:") && wrong.text.contains("no name in English"), "{}", wrong.text);
    let file = "scheme;code;name_fr;note\nrights;health;Droit à la santé;x\n";
    let preview = app.upload_as(&cookies, &path, &[], "file", "t.csv", file.as_bytes()).await;
    for part in ["One term would change", "<del lang=\"fr\" dir=\"ltr\">Santé</del>", "say nothing here: note"] {
        assert!(preview.text.contains(part), "{part}: {}", preview.text);
    }
    assert_eq!(*now(&app).await, *Taxonomy::built_in(), "nothing is taken by looking");
    let fields = [("text", "scheme,code,name_fr\nrights,health,Droit à la santé\n"), ("told", "2")];
    let other = app.upload_as(&cookies, &path, &fields, "file", "", b"").await;
    assert!(other.text.contains("Somebody has changed terms since"), "{}", other.text);
    let fields = [fields[0], ("told", "1")];
    let taken = app.upload_as(&cookies, &path, &fields, "file", "", b"").await;
    assert_eq!(taken.location(), "/secretariat/taxonomy?done=table");
    assert_eq!(now(&app).await.term(Scheme::Rights, &code("health")).unwrap().name("fr"), "Droit à la santé");
    let broken = app.upload_as(&cookies, &path, &[], "file", "t.pdf", b"%PDF-1.7").await;
    assert_eq!(broken.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(broken.text.contains("CSV and XLSX are read"), "{}", broken.text);
}

#[tokio::test]
async fn linked_data_has_every_term_under_the_address_of_its_page() {
    let app = TestApp::start().await;
    let ttl = app.get("/taxonomy.ttl").await;
    assert_eq!(ttl.headers["content-type"], "text/turtle; charset=utf-8");
    let rdf = app.get("/taxonomy.rdf").await;
    assert_eq!(rdf.headers["access-control-allow-origin"], "*");
    for (scheme, term) in Taxonomy::built_in().all() {
        let address = format!("http://rostrum.test/taxonomy/{}/{}", scheme.code(), term.code);
        assert!(ttl.text.contains(&format!("\n<{address}> a skos:Concept ;")), "{address}");
        assert!(rdf.text.contains(&format!("<skos:Concept rdf:about=\"{address}\">")), "{address}");
    }
    assert!(ttl.text.contains("\"Groupes régionaux\"@fr"));
    assert_eq!(app.get("/taxonomy/rights/adequate-housing").await.status, StatusCode::OK);
}

#[tokio::test]
async fn practices_with_a_code_that_has_left_are_listed_and_moved_to_its_replacement() {
    let (app, row) = TestApp::with_meeting().await;
    let cookies = app.secretariat().await;
    let mut tags = Tags::default();
    for (scheme, one) in [(Scheme::Challenges, "funding"), (Scheme::Rights, "health"), (Scheme::Groups, "never-there")]
    {
        tags.add(scheme, code(one));
    }
    let new = NewPractice {
        origin: PracticeOrigin::Staff,
        contribution: None,
        participant: None,
        author: Author::default(),
        practice: Practice { title: "Rent help".to_owned(), tags, ..Practice::default() },
        sources: Vec::new(),
    };
    let no = app.app.store().create_practice(&row.meeting.id, &new, None).await.unwrap();
    let page = app.get_as(&cookies, &format!("{STAFF}/lost")).await.text;
    assert!(
        page.contains("never-there") && page.contains("Not in the taxonomy") && !page.contains("funding"),
        "{page}"
    );
    let retire = [("retired", "yes"), ("replaced_by", "staff")];
    let sent = form(Taxonomy::built_in(), Scheme::Challenges, "funding", 0, &retire);
    app.post_as(&cookies, &format!("{STAFF}/challenges/funding"), &sent).await;
    let page = app.get_as(&cookies, &format!("{STAFF}/lost")).await.text;
    assert!(page.contains("Rent help") && page.contains("Exchange it for “Too few staff”"), "{page}");
    let moved = app.post_as(&cookies, &format!("{STAFF}/lost"), "scheme=challenges&code=funding").await;
    assert_eq!(moved.status, StatusCode::SEE_OTHER, "{}", moved.text);
    let kept = app.app.store().find_practice(no).await.unwrap().unwrap();
    let codes: Vec<_> = kept.practice.tags.iter().map(|(_, code)| code.to_string()).collect();
    assert_eq!(codes, ["health", "never-there", "staff"], "what has no replacement stays");
    let nothing = app.post_as(&cookies, &format!("{STAFF}/lost"), "scheme=groups&code=never-there").await;
    assert_eq!(nothing.status, StatusCode::NOT_FOUND);
    let anna = app.register(&row, "Anna Berg", "City of Bern", "named").await;
    assert_eq!(app.get_as(&anna, &format!("{STAFF}/lost")).await.status, StatusCode::FORBIDDEN);
}
