//! Facts of screens: who sees what by which link, in which language, and what is led from afar.

use std::time::Duration;

use axum::body::Body;
use axum::http::{Request, StatusCode};
use futures_util::StreamExt;
use rostrum_domain::floor::{Actor, Command, Speaker};
use rostrum_domain::ids::{InscriptionNo, PointNo};
use rostrum_domain::participant::Audience;
use rostrum_domain::screen::ScreenKind;
use rostrum_store::{NewNote, NoteKind, NoteText, ReadyText, Role, ScreenSettings, Token};

use super::super::tests::{Hall, NAMED, PROTECTED, first, states};
use super::presence::Contact;
use crate::i18n::Lang;
use crate::testing::Answer;

impl Hall {
    async fn screen(&self, kind: ScreenKind, lang: Lang) -> (u32, String) {
        let settings = ScreenSettings { name: "A screen".to_owned(), kind, language: lang.tag().to_owned() };
        let made = self.app.app.store().insert_screen(&self.row.meeting.id, &settings).await.unwrap();
        (made.0.no, format!("/s/{}", made.1.as_str()))
    }

    async fn give_floor_to_first(&self) {
        self.submit(Command::GiveFloor { speaker: Speaker::Inscription(InscriptionNo(1)), limit: None }).await;
    }

    async fn order(&self, cookies: &str, rest: &str, form: &str) -> Answer {
        self.app.post_as(cookies, &self.path(&format!("/screens{rest}")), form).await
    }
}

fn link(page: &Answer) -> String {
    let link = page.text.split("http://rostrum.test").nth(1).unwrap_or_else(|| panic!("no link in {}", page.text));
    link.split('<').next().unwrap().to_owned()
}

#[tokio::test]
async fn every_kind_is_shown_in_every_language() {
    let hall = Hall::with(&[NAMED, PROTECTED]).await;
    hall.give_floor_to_first().await;
    for kind in ScreenKind::ALL {
        for lang in Lang::ALL {
            let (_, path) = hall.screen(kind, lang).await;
            let page = hall.app.get(&path).await;
            assert_eq!(page.status, StatusCode::OK, "{kind:?} {lang:?}");
            let head = format!("<html lang=\"{}\" dir=\"{}\"", lang.tag(), lang.dir());
            assert!(page.text.contains(&head), "{kind:?} {lang:?}: {}", page.text);
            assert!(page.text.contains("City of Lima"), "{kind:?} {lang:?}");
            let other = ["clock-left", "display-next", "floor-has-floor", "screen-contact"];
            assert!(other.iter().all(|id| !page.text.contains(id)), "{kind:?} {lang:?} shows the id of a text");
        }
    }
}

#[tokio::test]
async fn a_screen_stays_with_whom_it_was_given_to() {
    let hall = Hall::with(&[]).await;
    let (_, path) = hall.screen(ScreenKind::Room, Lang::Fr).await;
    let page = hall.app.get(&path).await;
    for (name, value) in [
        ("referrer-policy", "no-referrer"),
        ("cache-control", "private, no-store"),
        ("x-robots-tag", "noindex, nofollow"),
    ] {
        assert_eq!(page.headers.get(name).and_then(|v| v.to_str().ok()), Some(value));
    }
    assert!(page.headers.get("set-cookie").is_none(), "it signs nobody in");
}

#[tokio::test]
async fn no_public_screen_names_a_protected_speaker_in_any_language() {
    let hall = Hall::with(&[PROTECTED, ("Ada Example", "Quiet Voices", PROTECTED.2)]).await;
    hall.give_floor_to_first().await;
    let named =
        |text: &str| ["Zerqa", "Hidden Harbour", "Ada Example", "Quiet Voices"].iter().any(|n| text.contains(n));
    let mut streams = Vec::new();
    for kind in ScreenKind::ALL.into_iter().filter(|kind| kind.audience() == Audience::Public) {
        for lang in Lang::ALL {
            let (_, path) = hall.screen(kind, lang).await;
            let page = hall.app.get(&path).await.text;
            assert!(!named(&page), "{kind:?} {lang:?}");
            let spoken_of = super::super::words::unnamed(lang, rostrum_domain::participant::Category::NonGovernmental);
            let end: String = spoken_of.chars().skip(2).collect();
            assert!(page.contains(&end), "{kind:?} {lang:?} says who speaks by category: {page}");
            streams.push((kind, lang, path));
        }
    }
    hall.app.app.close();
    for (kind, lang, path) in streams {
        let sent = hall.app.get(&format!("{path}/stream")).await.text;
        assert_eq!(states(&sent).len(), 1, "{kind:?} {lang:?}: {sent}");
        assert!(!named(&sent), "{kind:?} {lang:?}");
    }
}

#[tokio::test]
async fn moderator_and_interpreters_see_the_protected_with_language_and_statement() {
    let hall = Hall::with(&[]).await;
    let (person, _) = hall.inscribe(PROTECTED).await;
    let store = hall.app.app.store();
    store.hand_in_statement(&hall.row.meeting.id, person.no, &first(), "We speak for the harbour.").await.unwrap();
    for kind in [ScreenKind::Moderator, ScreenKind::Interpreter] {
        let (_, path) = hall.screen(kind, Lang::Es).await;
        let page = hall.app.get(&path).await.text;
        for text in ["Hidden Harbour Collective", "Zerqa Protected", "We speak for the harbour.", "Habla en inglés"] {
            assert!(page.contains(text), "{kind:?}: {text} in {page}");
        }
        assert!(page.contains("Muestre y diga solo"), "{kind:?} says that the name is not public");
        assert_eq!(
            page.contains("<details class=\"text\" id=\"say-1\" open>"),
            kind == ScreenKind::Interpreter,
            "{page}"
        );
    }
}

#[tokio::test]
async fn an_unknown_or_revoked_link_gets_one_sentence_and_no_name() {
    let hall = Hall::with(&[NAMED]).await;
    let (no, path) = hall.screen(ScreenKind::Moderator, Lang::En).await;
    assert_eq!(hall.order(&hall.chair, &format!("/{no}/revoke"), "").await.status, StatusCode::SEE_OTHER);
    for path in [path.as_str(), "/s/unknown"] {
        for rest in ["", "/stream"] {
            let request = Request::get(format!("{path}{rest}")).header("accept-language", "fr-CH, en;q=0.5");
            let gone = hall.app.send(request.body(Body::empty()).unwrap()).await;
            assert_eq!(gone.status, StatusCode::GONE);
            assert!(gone.text.contains("Ce lien n’est plus valable"), "{}", gone.text);
            for name in ["Lima", "Panel discussion"] {
                assert!(!gone.text.contains(name), "{path}{rest} says {name}");
            }
        }
        assert_eq!(hall.app.post_as("", &format!("{path}/seen"), "").await.status, StatusCode::GONE);
    }
}

#[tokio::test]
async fn the_link_of_a_screen_opens_nothing_but_its_screen() {
    let hall = Hall::with(&[NAMED]).await;
    let (_, path) = hall.screen(ScreenKind::Interpreter, Lang::En).await;
    let token = path.trim_start_matches("/s/").to_owned();
    for cookie in [crate::session::STAFF, crate::session::PARTICIPANT] {
        let cookies = format!("{cookie}={token}");
        for page in ["/console", "/screens", "/participants", "/stream?view=console"] {
            assert_eq!(hall.app.get_as(&cookies, &hall.path(page)).await.status, StatusCode::FORBIDDEN, "{page}");
        }
    }
    let store = hall.app.app.store();
    assert!(store.sign_in(&Token::from_text(&token)).await.unwrap().is_none(), "it is no link to sign in");
}

#[tokio::test]
async fn a_kind_for_staff_or_for_the_speaker_has_no_public_address() {
    let hall = Hall::with(&[NAMED]).await;
    for kind in ScreenKind::ALL {
        let expected = if kind.has_public_address() { StatusCode::OK } else { StatusCode::NOT_FOUND };
        let page = hall.app.get(&hall.path(&format!("/display?kind={}", kind.code()))).await;
        assert_eq!(page.status, expected, "{kind:?}");
    }
    hall.app.app.close();
    for view in ["interpreter", "moderator", "speaker"] {
        let stream = hall.app.get(&hall.path(&format!("/stream?view={view}"))).await;
        assert_eq!(stream.status, StatusCode::NOT_FOUND, "{view}");
    }
    let arabic = hall.app.get(&hall.path("/stream?view=lobby&lang=ar")).await;
    assert!(arabic.text.contains("قائمة المتكلمين"), "{}", arabic.text);
}

#[tokio::test]
async fn only_secretariat_and_chair_make_and_lead_screens() {
    let hall = Hall::with(&[]).await;
    let (_, participant) = hall.inscribe(NAMED).await;
    let display = hall.app.sign_in(Role::Display, Some(&hall.row)).await;
    let (no, path) = hall.screen(ScreenKind::Room, Lang::En).await;
    let form = "name=Left&kind=room&language=fr";
    for cookies in ["", participant.as_str(), display.as_str()] {
        assert_eq!(hall.app.get_as(cookies, &hall.path("/screens")).await.status, StatusCode::FORBIDDEN);
        assert_eq!(hall.app.get_as(cookies, &hall.path("/screens/stream")).await.status, StatusCode::FORBIDDEN);
        for rest in
            [String::new(), format!("/{no}"), format!("/{no}/reload"), format!("/{no}/revoke"), format!("/{no}/link")]
        {
            assert_eq!(hall.order(cookies, &rest, form).await.status, StatusCode::FORBIDDEN, "{rest}");
        }
    }
    assert_eq!(hall.app.get(&path).await.status, StatusCode::OK);
}

#[tokio::test]
async fn a_screen_is_made_changed_and_given_a_new_link() {
    let hall = Hall::with(&[]).await;
    let made = hall.order(&hall.chair, "", "name=+OBS++main+&kind=lower_third&language=ar").await;
    assert_eq!(made.status, StatusCode::CREATED);
    assert!(made.text.contains("Link of “OBS main”") && made.text.contains("<svg"), "{}", made.text);
    let old = link(&made);
    assert!(hall.app.get(&old).await.text.contains("data-kind=\"lower_third\""));
    let changed = hall.order(&hall.chair, "/1", "name=Lobby+east&kind=lobby&language=ru").await;
    assert_eq!((changed.status, changed.location()), (StatusCode::SEE_OTHER, hall.path("/screens").as_str()));
    let page = hall.app.get(&old).await.text;
    assert!(page.contains("data-kind=\"lobby\"") && page.contains("Список ораторов"), "{page}");
    let new = link(&hall.order(&hall.chair, "/1/link", "").await);
    assert_eq!(hall.app.get(&old).await.status, StatusCode::GONE);
    assert_eq!(hall.app.get(&new).await.status, StatusCode::OK);
    let list = hall.app.get_as(&hall.chair, &hall.path("/screens")).await.text;
    assert!(list.contains("Lobby east") && list.contains("not opened"), "{list}");
    assert!(!list.contains(&new), "a link is shown once");
}

#[tokio::test]
async fn what_a_form_must_not_say_is_refused_by_name() {
    let hall = Hall::with(&[]).await;
    for (form, said) in [
        ("name=+&kind=room&language=en", "1 to 80 characters"),
        ("name=Left&kind=cinema&language=en", "“cinema”"),
        ("name=Left&kind=room&language=de", "“de”"),
    ] {
        let answer = hall.order(&hall.chair, "", form).await;
        assert_eq!(answer.status, StatusCode::BAD_REQUEST, "{form}");
        assert!(answer.text.contains(said), "{form}: {}", answer.text);
    }
    for rest in ["/7", "/7/reload", "/7/revoke", "/7/link"] {
        let form = "name=Left&kind=room&language=en";
        assert_eq!(hall.order(&hall.chair, rest, form).await.status, StatusCode::NOT_FOUND, "{rest}");
    }
}

/// The next message of a stream.
async fn next(stream: &mut axum::body::BodyDataStream) -> Option<String> {
    let bytes = tokio::time::timeout(Duration::from_secs(5), stream.next()).await.unwrap();
    bytes.map(|bytes| String::from_utf8(bytes.unwrap().to_vec()).unwrap())
}

#[tokio::test]
async fn an_open_screen_obeys_and_goes_dark_when_its_link_is_out() {
    let hall = Hall::with(&[NAMED]).await;
    let (no, path) = hall.screen(ScreenKind::LowerThird, Lang::Ru).await;
    let answer = hall.app.open(&format!("{path}/stream")).await;
    let mut stream = answer.into_body().into_data_stream();
    let first = next(&mut stream).await.unwrap();
    assert_eq!(first, "event: screen\ndata: {\"kind\":\"lower_third\",\"language\":\"ru\"}\n\n");
    while !next(&mut stream).await.unwrap().contains("\"fragments\"") {}
    let key = (hall.row.meeting.id.clone(), no);
    assert!(matches!(hall.app.app.screens().contact(&key), Contact::Connected(_)));
    hall.order(&hall.chair, &format!("/{no}/reload"), "").await;
    assert_eq!(next(&mut stream).await.unwrap(), "event: reload\ndata: {}\n\n");
    hall.order(&hall.chair, &format!("/{no}/link"), "").await;
    let last = next(&mut stream).await.unwrap();
    assert!(last.starts_with("event: revoked\n") && last.contains("Эта ссылка больше не действует"), "{last}");
    assert_eq!(next(&mut stream).await, None, "nothing comes after it");
    drop(stream);
    assert!(matches!(hall.app.app.screens().contact(&key), Contact::Gone(..)));
}

#[tokio::test]
async fn the_secretariat_sees_which_screens_are_connected() {
    let hall = Hall::with(&[]).await;
    let (no, _) = hall.screen(ScreenKind::Room, Lang::En).await;
    let key = (hall.row.meeting.id.clone(), no);
    let shown = || async { hall.app.get_as(&hall.chair, &hall.path("/screens")).await.text };
    assert!(shown().await.contains("not opened"));
    let open = hall.app.app.screens().enter(&key, hall.app.app.now());
    let text = shown().await;
    assert!(text.contains(">connected<") && text.contains("since 08:00"), "{text}");
    drop(open);
    let text = shown().await;
    assert!(text.contains("not connected") && text.contains("last seen 0 s ago"), "{text}");
}

#[tokio::test]
async fn screens_say_what_holds_the_floor_up_and_name_no_protected_delegation() {
    let hall = Hall::with(&[NAMED]).await;
    let (person, _) = hall.inscribe(PROTECTED).await;
    hall.give_floor_to_first().await;
    let raise =
        Command::RaisePoint { participant: person.no, delegation: person.delegation, category: person.category };
    hall.app.submit(&hall.row, Actor::Participant(person.no), raise).await;
    hall.submit(Command::TakePoint { point: PointNo(1) }).await;
    for kind in ScreenKind::ALL {
        let (_, path) = hall.screen(kind, Lang::En).await;
        let page = hall.app.get(&path).await.text;
        let public = kind.audience() == Audience::Public;
        let whom = if public { "A representative of a non-governmental organization" } else { PROTECTED.1 };
        assert!(page.contains(&format!("Point of order: {whom}")), "{kind:?}: {page}");
        assert_eq!(page.contains(PROTECTED.1), !public, "{kind:?}");
    }
    hall.submit(Command::RulePoint { ruling: "Not upheld.".to_owned() }).await;
    hall.submit(Command::Suspend { reason: "Lunch".to_owned() }).await;
    let shows = async |kind| {
        let (_, path) = hall.screen(kind, Lang::Fr).await;
        assert!(hall.app.get(&path).await.text.contains("La séance est suspendue"), "{kind:?}");
    };
    for kind in ScreenKind::ALL {
        shows(kind).await;
    }
    hall.submit(Command::ResumeSession).await;
    hall.submit(Command::EndIntervention).await;
    hall.submit(Command::Suspend { reason: "Lunch".to_owned() }).await;
    for kind in ScreenKind::ALL {
        shows(kind).await;
    }
}

#[tokio::test]
async fn who_is_not_ready_stands_behind_the_one_who_goes_before() {
    let hall = Hall::with(&[NAMED, ("Ada Example", "City of Ada", NAMED.2)]).await;
    hall.submit(Command::MarkNotReady { inscription: InscriptionNo(1) }).await;
    let (_, path) = hall.screen(ScreenKind::Room, Lang::En).await;
    let page = hall.app.get(&path).await.text;
    assert!(page.find("City of Ada").unwrap() < page.find("City of Lima").unwrap(), "{page}");
}

#[tokio::test]
async fn a_cue_is_shown_to_the_speaker_who_has_the_floor_and_to_nobody_else() {
    let hall = Hall::with(&[]).await;
    let (person, _) = hall.inscribe(NAMED).await;
    hall.give_floor_to_first().await;
    let cue = NewNote {
        participant: person.no,
        inscription: Some(InscriptionNo(1)),
        kind: NoteKind::Cue,
        text: NoteText::Own("Come to your point, please".to_owned()),
        by: Role::Chair,
        key: None,
    };
    hall.app.app.store().add_note(&hall.row.meeting.id, &cue).await.unwrap();
    for kind in ScreenKind::ALL {
        let (_, path) = hall.screen(kind, Lang::Zh).await;
        let page = hall.app.get(&path).await.text;
        assert_eq!(page.contains("Come to your point"), kind == ScreenKind::Speaker, "{kind:?}");
    }
}

#[tokio::test]
async fn a_ready_cue_speaks_the_language_of_the_screen() {
    let hall = Hall::with(&[]).await;
    let (person, _) = hall.inscribe(NAMED).await;
    hall.give_floor_to_first().await;
    let cue = NewNote {
        participant: person.no,
        inscription: Some(InscriptionNo(1)),
        kind: NoteKind::Cue,
        text: NoteText::Ready(ReadyText::Conclude),
        by: Role::Chair,
        key: None,
    };
    hall.app.app.store().add_note(&hall.row.meeting.id, &cue).await.unwrap();
    for (lang, text) in
        [(Lang::Fr, "Veuillez conclure."), (Lang::Ru, "Пожалуйста, завершайте."), (Lang::Zh, "请结束发言。")]
    {
        let (_, path) = hall.screen(ScreenKind::Speaker, lang).await;
        let page = hall.app.get(&path).await.text;
        let cue = page.split("class=\"cue\"").nth(1).unwrap().split("</p>").next().unwrap();
        assert!(cue.contains(text) && !page.contains("Please conclude."), "{cue}");
    }
}
