//! Pages for participants and the public are in the reader's language, whole.

use rostrum_domain::contribution::Consent;
use rostrum_domain::floor::{Actor, Command, Speaker};
use rostrum_domain::ids::SessionId;
use rostrum_domain::programme::SegmentKind;
use rostrum_store::MeetingRow;

use super::*;
use crate::compendium::tests as compendium;
use crate::floor::View;
use crate::i18n::fallbacks;
use crate::testing::TestApp;

#[test]
fn pages_of_staff_are_in_english_and_pages_for_everybody_in_six() {
    for path in
        ["/", "/sign-in/abc", "/clarify/abc", "/nowhere", "/m/one", "/m/one/register", "/m/one/me/held", "/m/one/live"]
    {
        assert!(speaks_all(path, false) && speaks_all(path, true), "{path}");
    }
    for path in ["/m/one/rules/session-1", "/m/one/figures", "/m/one/report"] {
        assert!(speaks_all(path, false) && !speaks_all(path, true), "{path}");
    }
    for path in ["/secretariat", "/m/one/console", "/m/one/participants", "/m/one/api/now", "/api/openapi.json"] {
        assert!(!speaks_all(path, false), "{path}");
    }
}

#[test]
fn a_language_is_chosen_at_the_address_where_one_reads() {
    for (path, read) in [
        ("/m/one", "/m/one"),
        ("/m/one/me/inscribe", "/m/one/me"),
        ("/m/one/me/held", "/m/one/me/held"),
        ("/m/one/me/swap/4", "/m/one/me/swap/4"),
        ("/m/one/me/delegation/ask", "/m/one/me/delegation"),
        ("/m/one/me/receipt/session-1/2", "/m/one/me/receipt/session-1/2"),
        ("/m/one/me/passkeys/3", "/m/one/me/passkeys"),
        ("/m/one/sign-in/passkey", "/m/one/sign-in"),
        ("/sign-in/code", "/sign-in"),
        ("/sign-in/token", "/sign-in/token"),
    ] {
        assert_eq!(readable(path), read);
    }
}

/// Every page for participants and the public in one state of a meeting, with the cookies of its reader.
fn pages(base: &str, anna: &str) -> Vec<(String, String)> {
    let public = [
        "",
        "/register",
        "/live",
        "/list/print",
        "/display",
        "/figures",
        "/exports",
        "/console",
        "/nothing",
        "/record",
        "/record?q=a",
    ];
    let of_list = ["rules", "draw", "order"].map(|page| format!("{base}/{page}/session-1"));
    let own = [
        "/me",
        "/me/held",
        "/me/delegation",
        "/me/participants",
        "/me/follow-up",
        "/me/exchange",
        "/me/exchange/listing",
        "/me/sessions",
        "/me/passkeys",
        "/me/receipt/session-1/1",
        "/live",
        "",
        "/me/part",
    ];
    let elsewhere = [
        "/",
        "/taxonomy",
        "/taxonomy/sdg",
        "/taxonomy/sdg/11.1",
        "/taxonomy/regions",
        "/sign-in",
        "/sign-in/some-token",
        "/p/some-token",
        "/r/some-token",
        "/nowhere",
    ]
    .map(str::to_owned);
    let compendium =
        ["", "?view=map", "?view=topics", "?view=years", "?q=nothing&colour=red", "/1", "/2", "/embed", "/embed-code"]
            .map(|page| format!("/practices{page}"));
    let nobody = public.iter().map(|page| format!("{base}{page}")).chain(of_list).chain(elsewhere).chain(compendium);
    let mut pages: Vec<_> = nobody.map(|path| (String::new(), path)).collect();
    pages.extend(own.iter().map(|page| (anna.to_owned(), format!("{base}{page}"))));
    pages.push((String::new(), format!("{base}/report")));
    pages.push((String::new(), format!("{base}/calls/1/upload")));
    pages
}

async fn called(app: &TestApp, row: &MeetingRow) -> bool {
    let floor = app.app.desk().floor(&row.meeting.id).await.unwrap();
    floor.running().is_some_and(|(_, segment)| segment.kind == SegmentKind::Floor)
}

async fn read_all(app: &TestApp, state: &str, pages: &[(String, String)]) {
    for lang in Lang::ALL {
        for (cookies, path) in pages {
            fallbacks::take();
            let sign = if path.contains('?') { '&' } else { '?' };
            let page = app.get_as(cookies, &format!("{path}{sign}lang={}", lang.tag())).await;
            assert_eq!(fallbacks::take(), Vec::<String>::new(), "{state}: {path} in {lang:?}");
            if page.text.starts_with("<!DOCTYPE") && !path.ends_with("/display") {
                let start = format!("<!DOCTYPE html><html lang=\"{}\" dir=\"{}\">", lang.tag(), lang.dir());
                assert!(page.text.starts_with(&start), "{state}: {path} in {lang:?}: {:.80}", page.text);
                assert_eq!(page.text.matches("dir=\"rtl\" hreflang=\"ar\"").count(), 1, "{state}: {path}");
            }
        }
    }
}

#[tokio::test]
async fn no_page_for_the_public_falls_back_to_english() {
    let (app, row) = TestApp::with_meeting().await;
    let session = || SessionId::parse("session-1").unwrap();
    let base = format!("/m/{}", row.meeting.id);
    let anna = app.register(&row, "Anna Berg", "City of Bern", "category_only").await;
    app.app.store().set_exchange_open(&row.meeting.id, Some(true)).await.unwrap();
    let listing = "themes=coordination&language=en&form=call";
    app.post_as(&anna, &format!("{base}/me/exchange/listing?side=seeks"), listing).await;
    let practice = compendium::practice("Rooms for everybody", "KR");
    compendium::publish(&app, &row, practice.clone(), Consent::Publish).await;
    let gone = compendium::publish(&app, &row, practice, Consent::WithoutName).await;
    compendium::withdraw(&app, gone).await;
    read_all(&app, "before", &pages(&base, &anna)).await;
    let until = app.app.now() + jiff::SignedDuration::from_hours(1);
    let link = rostrum_store::NewNeutralLink { remark: String::new(), offer: None, most_uses: 9, until };
    let link = app.app.store().make_neutral_link(&row.meeting.id, &link).await.unwrap();
    let neutral = ["", "/form"].map(|page| (String::new(), format!("/r/{}{page}", link.as_str())));
    read_all(&app, "neutral", &neutral).await;
    app.submit(&row, Actor::Secretariat, Command::OpenList { session: session() }).await;
    app.register(&row, "Juan Gil", "City of Quito", "named").await;
    for (cookies, standing) in
        [(&anna, "single"), (&app.register(&row, "Li Wei", "City of Wuhan", "named").await, "joint")]
    {
        let form = format!("session=session-1&standing={standing}&on_behalf_of=Cities&key={standing}");
        app.post_as(cookies, &format!("{base}/me/inscribe"), &form).await;
    }
    let fields = [("session", "session-1"), ("text", "Thank you, Chair.")];
    app.upload_as(&anna, &format!("{base}/me/statement"), &fields, "file", "", b"").await;
    let mut open = pages(&base, &anna);
    open.push((anna.clone(), format!("{base}/me/swap/1")));
    read_all(&app, "open", &open).await;
    while !called(&app, &row).await {
        app.submit(&row, Actor::Secretariat, Command::NextSegment).await;
    }
    read_all(&app, "called", &open).await;
    let floor = app.app.desk().floor(&row.meeting.id).await.unwrap();
    let speaker = Speaker::Inscription(floor.next_on_list(&session()).unwrap().no);
    app.submit(&row, Actor::Chair, Command::GiveFloor { speaker, limit: None }).await;
    read_all(&app, "speaking", &open).await;
    app.submit(&row, Actor::Chair, Command::EndIntervention).await;
    app.close(&row).await;
    let secretariat = app.secretariat().await;
    app.post_as(&secretariat, &format!("{base}/report"), "do=publish").await;
    read_all(&app, "closed", &pages(&base, &anna)).await;
}

#[tokio::test]
async fn what_is_wrong_with_a_form_is_said_in_its_language() {
    let (app, row) = TestApp::with_meeting().await;
    let base = format!("/m/{}", row.meeting.id);
    let anna = app.register(&row, "Anna Berg", "City of Bern", "named").await;
    for lang in Lang::ALL {
        fallbacks::take();
        let cookies = format!("{anna}; rostrum_language={}", lang.tag());
        for (path, form) in [
            ("register", "name=&delegation=&category=&email=none&language=de&visibility="),
            (
                "register",
                "name=A&delegation=B&category=states&email=anna.berg%40example.org&language=en&visibility=named",
            ),
            ("me/inscribe", "session=session-1&standing=group&on_behalf_of=&key=a"),
            ("me/inscribe", "session=nothing&standing=single&key=b"),
            ("me/withdraw", "inscription=77&key=c"),
            ("me/raise-point", "key=d"),
            ("me/held", "name="),
            ("me/erase", ""),
        ] {
            let page = app.post_as(&cookies, &format!("{base}/{path}"), form).await;
            assert_eq!(fallbacks::take(), Vec::<String>::new(), "{path} in {lang:?}: {}", page.status);
        }
    }
}

#[tokio::test]
async fn the_parts_that_a_stream_sends_are_in_its_language() {
    let (app, row) = TestApp::with_meeting().await;
    for lang in Lang::ALL {
        fallbacks::take();
        for view in [View::Live, View::Me] {
            assert_eq!(view.lang(Some(lang.tag()), Lang::En), lang);
            let picture = view.picture(&app.app, &row.meeting.id, lang).await.unwrap();
            let content = view.content(&picture).unwrap();
            let opening = lang.of_family("segment", "opening_remarks", &[]).unwrap();
            assert!(view == View::Me || content.contains(&opening), "{lang:?}: {content}");
        }
        assert_eq!(fallbacks::take(), Vec::<String>::new(), "{lang:?}");
    }
    assert_eq!(View::Console.lang(Some("fr"), Lang::Ru), Lang::En);
}

#[tokio::test]
async fn staff_reads_its_own_pages_in_english_whatever_it_chose() {
    let (app, row) = TestApp::with_meeting().await;
    let cookies = format!("{}; rostrum_language=ar", app.secretariat().await);
    for page in ["console", "participants", "programme", "rules/session-1", "figures", "screens"] {
        let page = app.get_as(&cookies, &format!("/m/{}/{page}", row.meeting.id)).await.text;
        assert!(page.starts_with("<!DOCTYPE html><html lang=\"en\" dir=\"ltr\">"), "{page:.90}");
        assert!(!page.contains("hreflang=\"ar\""), "no choice that changes nothing");
    }
    let page = app.get_as(&cookies, &format!("/m/{}", row.meeting.id)).await.text;
    assert!(page.starts_with("<!DOCTYPE html><html lang=\"ar\" dir=\"rtl\">"));
    assert!(page.contains("<span lang=\"en\" dir=\"ltr\">Screens"), "words of staff are marked as English");
}

#[tokio::test]
async fn the_choice_keeps_the_address_and_no_cache_mixes_languages() {
    let (app, row) = TestApp::with_meeting().await;
    let page = app.get(&format!("/m/{}?zone=Africa%2FNairobi&lang=es", row.meeting.id)).await;
    assert!(page.text.contains(&format!("href=\"/m/{}?zone=Africa%2FNairobi&amp;lang=ru\"", row.meeting.id)));
    assert!(page.cookies().contains("rostrum_language=es"));
    let vary: Vec<_> = page.headers.get_all("vary").iter().map(|value| value.to_str().unwrap()).collect();
    assert!(vary.iter().any(|value| value.contains("accept-language")), "{vary:?}");
}
