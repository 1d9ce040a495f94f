//! The guides of `docs/` to which pages and messages point, as the text that they are: whoever reads a draw can
//! read what it proves without the source at hand.

use axum::extract::Path;
use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse, Response};
use maud::{Markup, html};

use crate::error::Fault;

/// Every guide by its name.
const GUIDES: [(&str, &str); 6] = [
    ("api.md", include_str!("../../../docs/api.md")),
    ("draw.md", include_str!("../../../docs/draw.md")),
    ("live.md", include_str!("../../../docs/live.md")),
    ("privacy.md", include_str!("../../../docs/privacy.md")),
    ("taxonomy.md", include_str!("../../../docs/taxonomy.md")),
    ("verify.md", include_str!("../../../docs/verify.md")),
];

/// A link to a guide.
pub fn link(name: &'static str) -> Markup {
    debug_assert!(GUIDES.iter().any(|(guide, _)| *guide == name), "no guide is called {name}");
    html! { a href={ "/docs/" (name) } hreflang="en" { code { "docs/" (name) } } }
}

/// Sends a guide.
///
/// # Errors
/// [`Fault::NotFound`] for a name that no guide has.
pub async fn show(Path(name): Path<String>) -> Result<Response, Fault> {
    let (_, text) = GUIDES.iter().find(|(guide, _)| *guide == name).ok_or(Fault::NotFound)?;
    // Plain text: a browser shows it, and does not save it.
    Ok(([(CONTENT_TYPE, "text/plain; charset=utf-8")], *text).into_response())
}

#[cfg(test)]
mod tests {
    use axum::http::StatusCode;

    use crate::testing::TestApp;

    #[tokio::test]
    async fn a_guide_that_a_page_points_to_is_there() {
        let (app, row) = TestApp::with_meeting().await;
        for (page, many) in [("draw/session-1", 2), ("exports", 2), ("register", 1)] {
            let page = app.get(&format!("/m/{}/{page}", row.meeting.id)).await.text;
            let links: Vec<&str> =
                page.split("href=\"/docs/").skip(1).filter_map(|rest| rest.split('"').next()).collect();
            assert_eq!(links.len(), many, "{page}");
            for name in links {
                let guide = app.get(&format!("/docs/{name}")).await;
                assert_eq!(guide.status, StatusCode::OK, "{name}");
                assert!(guide.text.starts_with("# "), "{name}");
            }
        }
        assert_eq!(app.get("/docs/nothing.md").await.status, StatusCode::NOT_FOUND);
    }
}
