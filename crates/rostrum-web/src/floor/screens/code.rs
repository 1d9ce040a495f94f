//! A link as a code that a camera reads (ISO/IEC 18004), drawn as one path.

use std::fmt::Write;

use maud::{Markup, html};
use qrcode::{Color, QrCode};

/// Modules of white around the code; readers want four.
const QUIET: usize = 4;

/// The code as a file of SVG; `None` for a text that is too long for a code.
#[cfg_attr(not(feature = "pdf"), allow(dead_code, reason = "badges as PDF draw it"))]
pub fn svg(text: &str) -> Option<String> {
    let (size, path) = drawn(text)?;
    Some(format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {size} {size}\"><rect width=\"{size}\" height=\"{size}\" fill=\"#fff\"/><path d=\"{path}\" fill=\"#000\"/></svg>"
    ))
}

/// The code as a picture with a name; nothing for a text that is too long for a code.
pub fn of(text: &str, name: &str) -> Markup {
    let Some((size, path)) = drawn(text) else { return html! {} };
    html! {
        svg.qr role="img" aria-label=(name) viewBox={ "0 0 " (size) " " (size) } shape-rendering="crispEdges" {
            rect width=(size) height=(size) fill="#fff" {}
            path d=(path) fill="#000" {}
        }
    }
}

/// The side of the picture in modules, and its dark modules as a path.
fn drawn(text: &str) -> Option<(usize, String)> {
    let code = QrCode::new(text).ok()?;
    let width = code.width();
    let size = width + 2 * QUIET;
    let mut path = String::new();
    for (at, color) in code.to_colors().into_iter().enumerate() {
        if color == Color::Dark {
            let (x, y) = (at % width + QUIET, at / width + QUIET);
            write!(path, "M{x} {y}h1v1h-1z").expect("a string takes everything");
        }
    }
    Some((size, path))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_becomes_a_square_with_its_three_corners() {
        let picture = of("https://rostrum.example/s/abc", "The link").into_string();
        // Version 3 has 29 modules a side; the corners of the finder patterns are dark.
        assert!(picture.contains("viewBox=\"0 0 37 37\""), "{picture}");
        for corner in ["M4 4h", "M32 4h", "M4 32h"] {
            assert!(picture.contains(corner), "{corner}");
        }
    }

    #[test]
    fn a_text_that_is_too_long_has_no_code() {
        assert_eq!(of(&"a".repeat(4_000), "The link").into_string(), "");
    }
}
