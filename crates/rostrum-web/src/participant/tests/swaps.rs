//! Swapping places by consent.

use super::*;

#[tokio::test]
async fn two_delegations_swap_places_when_both_consent() {
    let hall = Hall::open().await;
    let anna = hall.inscribed("Anna Berg", "City of Bern").await;
    hall.inscribed("Mid Dle", "City of Lima").await;
    let juan = hall.inscribed("Juan Gil", "City of Quito").await;
    let list = hall.app.get_as(&anna, &hall.path("/me/swap/1")).await.text;
    assert!(
        list.contains("City of Quito")
            && list.contains("Offer to swap with City of Quito: your place 1 for their place 3"),
        "{list}"
    );
    hall.post(&anna, "offer-swap", "inscription=1&with=3").await;
    assert_eq!(hall.waiting().await, [1, 2, 3], "an offer moves nobody");
    let page = hall.page(&juan).await;
    let said = "City of Bern offers to swap places with you.";
    let top = page.split("id=\"session-1\"").next().unwrap();
    assert!(top.contains(&format!("data-offers=\"{said}\"")) && top.contains("href=\"#offer-1-3\""), "{top}");
    assert!(page.contains("id=\"offer-1-3\""), "{page}");
    assert!(
        page.contains("You stand at place 3, they at place 1; after the swap you stand at place 1, they at place 3.")
    );
    let done = hall.post(&juan, "accept-swap", "from=1&inscription=3").await;
    assert_eq!(done.location(), hall.path("/me?done=swapped#inscription-3"));
    assert_eq!(hall.waiting().await, [3, 2, 1]);
}

#[tokio::test]
async fn an_offer_is_seen_and_answered_by_the_two_alone() {
    let hall = Hall::open().await;
    let anna = hall.inscribed("Anna Berg", "City of Bern").await;
    let juan = hall.inscribed("Juan Gil", "City of Quito").await;
    let third = hall.inscribed("Third Person", "City of Lima").await;
    hall.post(&anna, "offer-swap", "inscription=1&with=2").await;
    let page = hall.page(&third).await;
    assert!(!page.contains("swap places with you") && !page.contains("City of Bern"), "{page}");
    for (action, form) in [
        ("accept-swap", "from=1&inscription=2"),
        ("accept-swap", "from=1&inscription=3"),
        ("drop-swap", "from=1&with=2"),
    ] {
        assert_eq!(hall.post(&third, action, form).await.status, StatusCode::CONFLICT, "{action} {form}");
    }
    assert_eq!(hall.post(&anna, "accept-swap", "from=1&inscription=2").await.status, StatusCode::CONFLICT);
    assert_eq!(hall.waiting().await, [1, 2, 3]);
    hall.post(&juan, "drop-swap", "from=1&with=2").await;
    assert!(!hall.page(&juan).await.contains("swap places with you"));
}

#[tokio::test]
async fn a_protected_name_leaks_through_no_offer() {
    let hall = Hall::open().await;
    let hidden = hall.protected("Anna Hidden", "Quiet Harbour").await;
    let form = "session=session-1&standing=group&on_behalf_of=Harbour+Friends";
    assert_eq!(hall.post(&hidden, "inscribe", form).await.status, StatusCode::SEE_OTHER);
    let juan = hall.inscribed("Juan Gil", "City of Quito").await;
    hall.post(&hidden, "offer-swap", "inscription=1&with=2").await;
    hall.post(&juan, "offer-swap", "inscription=2&with=1").await;
    for path in ["/me", "/me/part", "/me/swap/2", "/list/print"] {
        let page = hall.app.get_as(&juan, &hall.path(path)).await;
        assert_eq!(page.status, StatusCode::OK);
        for secret in ["Anna Hidden", "Quiet Harbour", "Harbour Friends"] {
            assert!(!page.text.contains(secret), "{secret} in {path}: {}", page.text);
        }
        assert!(page.text.contains("representative of a local or regional government"), "{path}: {}", page.text);
    }
}

#[tokio::test]
async fn only_an_own_inscription_that_has_a_place_can_be_swapped() {
    let hall = Hall::open().await;
    let anna = hall.inscribed("Anna Berg", "City of Bern").await;
    let juan = hall.inscribed("Juan Gil", "City of Quito").await;
    for (who, no) in [(&anna, 2), (&juan, 1), (&anna, 99)] {
        let page = hall.app.get_as(who, &hall.path(&format!("/me/swap/{no}"))).await;
        assert_eq!(page.status, StatusCode::NOT_FOUND, "{no}");
    }
    hall.post(&anna, "withdraw", "inscription=1").await;
    assert_eq!(hall.app.get_as(&anna, &hall.path("/me/swap/1")).await.status, StatusCode::NOT_FOUND);
}
