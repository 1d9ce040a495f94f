//! A practice as the public sees it, on pages of staff: the very values that its public page is made from.

use maud::{Markup, html};
use rostrum_domain::origin::{Level, Population};
use rostrum_domain::practice::{Part, Practice, ShownAuthor, Status};
use rostrum_domain::taxonomy::Taxonomy;

use super::words;
use crate::i18n::Lang;
use crate::meeting::category;

/// All of it. `files` is where its pictures are.
pub fn shown(lang: Lang, taxonomy: &Taxonomy, practice: &Practice, author: &ShownAuthor, files: &str) -> Markup {
    let language = Some(practice.language.as_str()).filter(|tag| !tag.is_empty());
    let family = |family: &str, code: &str| lang.of_family(family, code, &[]).unwrap_or_default();
    let place = &practice.place;
    let label = |id: &str| family("practices-label", id);
    html! {
        div.as-public {
            h3 dir="auto" lang=[language] { (practice.title) }
            dl.facts.side {
                dt { (label("author")) }
                dd { @match &author.delegation { Some(name) => bdi { (name) }, None => (category(lang, author.category)) } }
                dt { (label("place")) }
                dd {
                    bdi { (place.name) }
                    @if let Some(country) = place.country { @if !place.name.is_empty() { ", " } (country.name(lang.tag())) }
                    @if place.name.is_empty() && place.country.is_none() { (lang.t("practices-no-place-mark")) }
                }
                @if let Some(level) = place.level { dt { (label("level")) } dd { (family("origin-level", Level::code(level))) } }
                @if let Some(band) = place.population { dt { (label("population")) } dd { (family("origin-population", Population::code(band))) } }
                @if practice.period.from.is_some() || practice.period.until.is_some() {
                    dt { (lang.t("practices-period")) }
                    dd { @if let Some(year) = practice.period.from { (year) } "–" @if let Some(year) = practice.period.until { (year) } }
                }
                @if let Some(status) = practice.status { dt { (label("status")) } dd { (family("practices-status", Status::code(status))) } }
                @if !practice.implementing_body.is_empty() { dt { (label("body")) } dd { bdi { (practice.implementing_body) } } }
                @if !practice.partners.is_empty() {
                    dt { (label("partners")) } dd { ul { @for one in &practice.partners { li { bdi { (one) } } } } }
                }
                @if practice.tags.iter().next().is_some() {
                    dt { (lang.t("practices-terms")) }
                    dd { ul.links { @for (scheme, code) in practice.tags.iter() { li { (words::term(lang, taxonomy, scheme, code)) } } } }
                }
                @if !practice.recommendations.is_empty() {
                    dt { (label("recommendations")) }
                    dd { ul { @for one in &practice.recommendations { li { (one.line()) } } } }
                }
            }
            @for part in Part::ALL {
                @let text = practice.text(part);
                @if !text.is_empty() {
                    h4 { (words::part(lang, part)) }
                    @for paragraph in text.split("\n\n") { p.written dir="auto" lang=[language] { (paragraph) } }
                }
            }
            @for picture in &practice.pictures {
                figure {
                    img src={ (files) "/" (picture.file) } alt=(picture.alternative) loading="lazy";
                    figcaption dir="auto" { (picture.alternative) }
                }
            }
            @if !practice.files.is_empty() {
                ul { @for file in &practice.files { li { a href={ (files) "/" (file.file) } { bdi { (file.title) @if file.title.is_empty() { "PDF" } } } } } }
            }
            @if !practice.links.is_empty() {
                ul {
                    @for link in &practice.links {
                        li { a href=(link.address) rel="noopener nofollow" { bdi { @if link.title.is_empty() { (link.address) } @else { (link.title) } } } }
                    }
                }
            }
        }
    }
}
