//! Facts that hold for every address of the server, found by walking its route table.

mod addresses;
mod headers;
mod marks;
mod rates;
mod read;
mod replay;
mod requests;
mod uploads;
mod walk;

/// The route table, as it stands in the source.
const TABLE: &str = include_str!("../lib.rs");

/// A route: its pattern, and what it answers.
struct Route {
    pattern: String,
    get: bool,
    post: bool,
}

/// Every route whose pattern is written out.
fn routes() -> Vec<Route> {
    // A handler's line may be broken after the pattern, so the table is read up to the next route.
    TABLE
        .split(".route(")
        .skip(1)
        .filter_map(|rest| {
            let (pattern, handlers) = rest.trim_start().strip_prefix('"')?.split_once('"')?;
            let (get, post) = (handlers.contains("get("), handlers.contains("post("));
            Some(Route { pattern: pattern.to_owned(), get, post })
        })
        .collect()
}

/// An address of a route in a meeting that has the session `session-1`.
fn address(pattern: &str, meeting: &str) -> String {
    let mut address = pattern.replace("{meeting}", meeting).replace("{session}", "session-1");
    for (part, value) in [
        ("{file}", "report.md"),
        ("{name}", "privacy.md"),
        ("{token}", "nobody"),
        ("{hash}", "0"),
        ("{action}", "delegation"),
        ("{act}", "revoke"),
        ("{order}", "load"),
    ] {
        address = address.replace(part, value);
    }
    while let Some((before, after)) = address.split_once('{') {
        let after = after.split_once('}').map_or("", |(_, after)| after);
        address = format!("{before}1{after}");
    }
    address
}

/// Whether an address answers with a stream that does not end, or takes the connection.
fn endless(pattern: &str) -> bool {
    pattern.ends_with("/stream") || pattern.ends_with("/ws")
}

#[test]
fn the_route_table_is_read() {
    let routes = routes();
    assert!(routes.len() > 80, "{}", routes.len());
    let has = |pattern: &str, get, post| {
        routes.iter().any(|route| (route.pattern.as_str(), route.get, route.post) == (pattern, get, post))
    };
    assert!(has("/m/{meeting}/register", true, true) && has("/m/{meeting}/me/statement", false, true));
    assert_eq!(address("/m/{meeting}/me/swap/{no}", "a"), "/m/a/me/swap/1");
}
