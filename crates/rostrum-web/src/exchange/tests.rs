//! Two cities find each other, agree, meet, and tell what they learnt; and nobody learns what another keeps.

use axum::http::StatusCode;
use jiff::SignedDuration;
use rostrum_domain::exchange::FOLLOW_UP_AFTER;
use rostrum_domain::ids::PracticeNo;
use rostrum_domain::mail::MailKind;
use rostrum_store::{MailFilter, MeetingRow, Role};

use crate::i18n::Lang;
use crate::testing::TestApp;

const SEEKS: &str =
    "themes=services-housing&challenges=staff&words=We+look+for+help&language=en&form=call&whence=anywhere";
const OFFERS: &str = "themes=services-housing&challenges=staff&words=We+have+done+it&language=en&language=fr&form=call&form=visit&whence=anywhere";

struct Two {
    app: TestApp,
    row: MeetingRow,
    base: String,
    anna: String,
    juan: String,
}

/// Two cities, one that seeks and one that offers the same; the second at a level of visibility.
async fn two(visibility: &str) -> Two {
    let (app, row) = TestApp::with_meeting().await;
    let staff = app.secretariat().await;
    let answer = app.post_as(&staff, &format!("/m/{}/exchanges", row.meeting.id), "do=open&open=local").await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER);
    let anna = app.register(&row, "Anna Berg", "City of Bern", "named").await;
    let juan = app.register(&row, "Juan Gil", "City of Quito", visibility).await;
    let base = format!("/m/{}/me/exchange", row.meeting.id);
    let kept = app.post_as(&anna, &format!("{base}/listing?side=seeks"), SEEKS).await;
    assert_eq!(kept.location(), format!("{base}?done=kept"), "{}", kept.text);
    app.post_as(&juan, &format!("{base}/listing?side=offers"), OFFERS).await;
    Two { app, row, base, anna, juan }
}

impl Two {
    async fn page(&self, cookies: &str) -> String {
        self.app.get_as(cookies, &self.base).await.text
    }

    async fn act(&self, cookies: &str, form: &str) -> StatusCode {
        self.app.post_as(cookies, &format!("{}/act", self.base), form).await.status
    }

    async fn mails(&self, kind: MailKind) -> usize {
        let all = self.app.app.store().list_mails(&self.row.meeting.id, MailFilter::default(), 0, 100).await.unwrap();
        all.iter().filter(|mail| mail.kind == kind).count()
    }
}

#[tokio::test]
async fn there_is_an_exchange_once_the_secretariat_opens_it_and_for_whom() {
    let (app, row) = TestApp::with_meeting().await;
    let anna = app.register(&row, "Anna Berg", "City of Bern", "named").await;
    let form =
        "name=Zoe&delegation=Union&category=non_governmental&email=zoe%40example.org&language=en&visibility=named";
    let zoe = app.post_as("", &format!("/m/{}/register", row.meeting.id), form).await.cookies();
    let (page, own) = (format!("/m/{}/me/exchange", row.meeting.id), format!("/m/{}/me", row.meeting.id));
    assert_eq!(app.get_as(&anna, &page).await.status, StatusCode::NOT_FOUND);
    assert!(!app.get_as(&anna, &own).await.text.contains("/me/exchange"));
    let staff = app.secretariat().await;
    let settings = format!("/m/{}/exchanges", row.meeting.id);
    app.post_as(&staff, &settings, "do=open&open=local").await;
    assert_eq!(app.get_as(&anna, &page).await.status, StatusCode::OK);
    assert!(app.get_as(&anna, &own).await.text.contains("/me/exchange"));
    assert_eq!(app.get_as(&zoe, &page).await.status, StatusCode::FORBIDDEN);
    app.post_as(&staff, &settings, "do=open&open=all").await;
    assert_eq!(app.get_as(&zoe, &page).await.status, StatusCode::OK);
    let chair = app.sign_in(Role::Chair, Some(&row)).await;
    for cookies in ["", chair.as_str(), anna.as_str()] {
        assert_eq!(app.get_as(cookies, &settings).await.status, StatusCode::FORBIDDEN);
        assert_eq!(app.post_as(cookies, &settings, "do=open&open=nobody").await.status, StatusCode::FORBIDDEN);
    }
    assert_eq!(app.get_as("", &page).await.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn what_is_missing_in_a_listing_is_told_and_what_was_typed_is_kept() {
    let two = two("named").await;
    let path = format!("{}/listing?side=seeks", two.base);
    let told = two.app.post_as(&two.anna, &path, "words=Please+help&whence=anywhere").await;
    assert_eq!(told.status, StatusCode::UNPROCESSABLE_ENTITY);
    for part in ["at least one challenge", "at least one language", "at least one form", "Please help"] {
        assert!(told.text.contains(part), "{part}: {}", told.text);
    }
    let other = two.app.get_as(&two.anna, &format!("{}/listing?no=2", two.base)).await;
    assert_eq!(other.status, StatusCode::NOT_FOUND, "a listing of somebody else");
    let changed = two.app.post_as(&two.anna, &format!("{}/listing?no=2", two.base), SEEKS).await;
    assert_eq!(changed.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn both_agree_before_either_sees_whom_to_write_to() {
    let two = two("named").await;
    let page = two.page(&two.anna).await;
    for part in [
        "Who fits: one proposal",
        "City of Quito",
        "We have done it",
        "In common, Challenges: Too few staff",
        "A common language: English",
    ] {
        assert!(page.contains(part), "{part}: {page}");
    }
    assert!(!page.contains("Juan.Gil") && !page.contains("Juan Gil"), "{page}");
    assert_eq!(two.act(&two.anna, "do=ask&need=1&offer=2").await, StatusCode::SEE_OTHER);
    assert_eq!(two.act(&two.anna, "do=ask&need=1&offer=2").await, StatusCode::CONFLICT, "asked once");
    assert_eq!(two.mails(MailKind::ExchangeAsked).await, 1);
    let asked = two.page(&two.juan).await;
    assert!(asked.contains("Asks you") && !asked.contains("Anna.Berg"), "{asked}");
    assert_eq!(two.act(&two.anna, "do=met&no=1&result=x").await, StatusCode::CONFLICT, "before both agree");
    assert_eq!(two.act(&two.juan, "do=agree&no=1").await, StatusCode::SEE_OTHER);
    assert_eq!(two.mails(MailKind::ExchangeAgreed).await, 2);
    assert!(two.page(&two.anna).await.contains("mailto:Juan.Gil@example.org"));
    assert!(two.page(&two.juan).await.contains("mailto:Anna.Berg@example.org"));
    assert_eq!(two.act(&two.juan, "do=met&no=1&result=We+spoke+twice").await, StatusCode::SEE_OTHER);
    let staff = two.app.secretariat().await;
    let seen = two.app.get_as(&staff, &format!("/m/{}/exchanges", two.row.meeting.id)).await.text;
    for part in ["City of Bern", "City of Quito", "We spoke twice", "<td data-label=\"State\">Met</td>"] {
        assert!(seen.contains(part), "{part}: {seen}");
    }
    assert_eq!(two.act(&two.anna, "do=decline&no=1").await, StatusCode::SEE_OTHER);
    let page = two.page(&two.juan).await;
    assert!(
        !page.contains("Anna.Berg") && page.contains("Nothing came of it"),
        "an agreement can be taken back: {page}"
    );
}

#[tokio::test]
async fn whoever_is_declined_learns_neither_who_nor_why_and_nobody_else_can_answer() {
    let two = two("named").await;
    let carla = two.app.register(&two.row, "Carla Sol", "City of Lima", "named").await;
    two.act(&two.anna, "do=ask&need=1&offer=2").await;
    for form in ["do=agree&no=1", "do=decline&no=1", "do=met&no=1", "do=withdraw&no=1", "do=ask&need=1&offer=2"] {
        assert_eq!(two.act(&carla, form).await, StatusCode::CONFLICT, "{form}");
    }
    assert_eq!(two.act(&two.juan, "do=decline&no=1").await, StatusCode::SEE_OTHER);
    let page = two.page(&two.anna).await;
    assert!(page.contains("Nothing came of it") && !page.contains("declined"), "{page}");
    assert!(two.page(&two.juan).await.contains("You declined"));
    assert_eq!(two.mails(MailKind::ExchangeAgreed).await, 0);
}

#[tokio::test]
async fn a_protected_participant_is_proposed_by_category_alone() {
    for level in ["category_only", "secretariat_only"] {
        let two = two(level).await;
        let page = two.page(&two.anna).await;
        assert!(page.contains("We have done it"), "{level}: {page}");
        for kept in ["Quito", "Juan", "same level", "inhabitants"] {
            assert!(!page.contains(kept), "{level} {kept}: {page}");
        }
        two.act(&two.anna, "do=ask&need=1&offer=2").await;
        assert!(!two.page(&two.anna).await.contains("Quito"), "{level}");
        let own = two.app.get_as(&two.juan, &format!("{}/listing?side=offers", two.base)).await;
        assert!(own.text.contains("Others see only your category"), "{level}");
        two.act(&two.juan, "do=agree&no=1").await;
        let page = two.page(&two.anna).await;
        assert!(page.contains("Juan Gil") && page.contains("City of Quito"), "{level}: who agrees is seen: {page}");
    }
}

#[tokio::test]
async fn after_half_a_year_it_is_asked_once_and_the_answer_becomes_a_lesson() {
    let two = two("named").await;
    two.act(&two.anna, "do=ask&need=1&offer=2").await;
    two.act(&two.juan, "do=agree&no=1").await;
    let store = two.app.app.store();
    let id = &two.row.meeting.id;
    let path = format!("{}/lesson?no=1", two.base);
    let told = two.app.post_as(&two.anna, &path, "words=Begin+small&practice=nothing").await;
    assert_eq!(told.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(told.text.contains("Say whether it worked") && told.text.contains("Begin small"), "{}", told.text);
    let said = "worked=partly&words=Begin+small&practice=http%3A%2F%2Frostrum.test%2Fpractices%2F7&named=yes";
    assert_eq!(two.app.post_as(&two.juan, &path, said).await.status, StatusCode::NOT_FOUND, "only who sought");
    assert_eq!(two.app.post_as(&two.anna, &path, said).await.status, StatusCode::SEE_OTHER);
    assert_eq!(store.lessons_of(PracticeNo(7)).await.unwrap(), [], "before the secretariat has read it");
    let staff = two.app.secretariat().await;
    let page = format!("/m/{id}/exchanges");
    assert!(two.app.get_as(&staff, &page).await.text.contains("Begin small"));
    assert_eq!(two.app.post_as(&staff, &page, "do=publish&no=1").await.status, StatusCode::SEE_OTHER);
    let shown = super::lessons(&two.app.app, Lang::Fr, PracticeNo(7)).await.unwrap().into_string();
    for part in ["Cela a marché en partie", "Begin small", "City of Bern"] {
        assert!(shown.contains(part), "{part}: {shown}");
    }
    two.app.post_as(&staff, &page, "do=withhold&no=1").await;
    assert_eq!(super::lessons(&two.app.app, Lang::Fr, PracticeNo(7)).await.unwrap().into_string(), "");
    let agreed = two.app.app.now();
    two.app.clock.set(agreed + FOLLOW_UP_AFTER - SignedDuration::from_mins(1));
    assert_eq!(store.follow_exchanges_up(id).await.unwrap(), 0);
    two.app.clock.set(agreed + FOLLOW_UP_AFTER + SignedDuration::from_mins(1));
    assert_eq!(store.follow_exchanges_up(id).await.unwrap(), 1);
    assert_eq!(store.follow_exchanges_up(id).await.unwrap(), 0, "once");
}

#[tokio::test]
async fn a_listing_that_was_taken_back_is_proposed_to_nobody() {
    let two = two("named").await;
    assert_eq!(two.act(&two.juan, "do=withdraw&no=2").await, StatusCode::SEE_OTHER);
    let page = two.page(&two.anna).await;
    assert!(page.contains("Nobody fits yet") && !page.contains("We have done it"), "{page}");
    assert_eq!(two.act(&two.anna, "do=ask&need=1&offer=2").await, StatusCode::CONFLICT);
}
