//! The Atom feed of what was published last (RFC 4287).

use jiff::Timestamp;

use crate::citation::Cited;
use crate::markup::Tree;

/// A feed, as its readers see it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Feed {
    /// The address of the feed itself; it is its identifier, too.
    pub address: String,
    /// The address of the page that shows the same.
    pub page: String,
    /// What it is called.
    pub title: String,
    /// What it holds, in one sentence; may be empty.
    pub subtitle: String,
    /// The language of title and subtitle, as a BCP 47 tag.
    pub language: String,
    /// Who publishes it.
    pub publisher: String,
    /// When something last changed; an empty feed needs it, too.
    pub changed_at: Timestamp,
}

/// Writes the feed. The entries stand in the order in which they are given.
pub fn atom(feed: &Feed, entries: &[Cited]) -> String {
    let mut tree = Tree::default();
    tree.open("feed", &[("xmlns", "http://www.w3.org/2005/Atom"), ("xml:lang", &feed.language)]);
    tree.leaf("id", &[], &feed.address);
    tree.leaf("title", &[], &feed.title);
    if !feed.subtitle.is_empty() {
        tree.leaf("subtitle", &[], &feed.subtitle);
    }
    tree.leaf("updated", &[], &feed.changed_at.to_string());
    tree.empty("link", &[("rel", "self"), ("type", "application/atom+xml"), ("href", &feed.address)]);
    tree.empty("link", &[("rel", "alternate"), ("type", "text/html"), ("href", &feed.page)]);
    author(&mut tree, &feed.publisher);
    tree.leaf("generator", &[], "Rostrum");
    for cited in entries {
        entry(&mut tree, cited);
    }
    tree.finish()
}

fn entry(tree: &mut Tree, cited: &Cited) {
    let language = [("xml:lang", cited.language.as_str())];
    tree.open("entry", if cited.language.is_empty() { &[] } else { &language });
    tree.leaf("id", &[], &cited.address);
    // A title must not be empty for many readers; the key is always there.
    tree.leaf("title", &[], if cited.title.is_empty() { &cited.key } else { &cited.title });
    tree.leaf("published", &[], &cited.published_at.to_string());
    tree.leaf("updated", &[], &cited.changed_at.to_string());
    tree.empty("link", &[("rel", "alternate"), ("type", "text/html"), ("href", &cited.address)]);
    for name in &cited.creators {
        author(tree, name);
    }
    for subject in &cited.subjects {
        tree.empty("category", &[("term", &subject.name)]);
    }
    if !cited.summary.is_empty() {
        tree.leaf("summary", &[("type", "text")], &cited.summary);
    }
    tree.close();
}

fn author(tree: &mut Tree, name: &str) {
    tree.open("author", &[]);
    tree.leaf("name", &[], name);
    tree.close();
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::citation::sample;

    fn feed() -> Feed {
        Feed {
            address: "https://rostrum.example/practices/feed.xml?theme=housing&lang=ar".to_owned(),
            page: "https://rostrum.example/practices?theme=housing".to_owned(),
            title: "Good practices".to_owned(),
            subtitle: String::new(),
            language: "en".to_owned(),
            publisher: "Secretariat".to_owned(),
            changed_at: "2026-03-01T10:00:00Z".parse().unwrap(),
        }
    }

    #[test]
    fn an_entry_is_known_by_its_permanent_address_and_carries_its_language() {
        let text = atom(&feed(), &[sample::cited()]);
        assert!(text.contains("<entry xml:lang=\"fr\">\n<id>https://rostrum.example/practices/17</id>"), "{text}");
        assert!(text.contains("<updated>2026-02-03T04:05:06Z</updated>"), "{text}");
        assert!(text.contains("theme=housing&amp;lang=ar"), "{text}");
        assert!(text.ends_with("</feed>\n"));
    }

    #[test]
    fn an_empty_feed_still_says_when_it_changed() {
        let text = atom(&feed(), &[]);
        assert!(text.contains("<updated>2026-03-01T10:00:00Z</updated>") && !text.contains("<entry"), "{text}");
    }

    #[test]
    fn no_text_can_leave_its_element() {
        let mut cited = sample::cited();
        cited.title = "</title><script>\u{0}\u{b}&amp;".to_owned();
        let text = atom(&feed(), &[cited]);
        assert!(text.contains("<title>&lt;/title&gt;&lt;script&gt;&amp;amp;</title>"), "{text}");
    }
}
