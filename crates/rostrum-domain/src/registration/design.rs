//! The design of a meeting's registration: one document that a next meeting can take over.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::approval::Approval;
use super::field::Field;
use super::localized::Localized;
use super::window::Window;
use crate::participant::Category;

/// How registration for a meeting goes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Design {
    /// When it is open.
    #[serde(default)]
    pub window: Window,
    /// What becomes of those who come after the deadline.
    #[serde(default)]
    pub late: LateRule,
    /// What everybody is asked, before what their category is asked.
    #[serde(default)]
    pub fields: Vec<Field>,
    /// The categories, in the order of the form.
    pub offers: Vec<Offer>,
}

/// What becomes of a registration after the deadline. It is taken in any case, and marked as late.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LateRule {
    /// Staff decide, whatever approves those in time.
    #[default]
    ByHand,
    /// The same as in time.
    AsInTime,
}

/// A category that can be registered for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Offer {
    /// Stable name, unique in the design: that of the category, or for a label of the meeting's own one of 1 to 40
    /// characters out of `a-z`, `0-9` and `_`.
    pub code: String,
    /// The category under which the floor, the figures and the report know it. A label of the meeting's own belongs
    /// to [`Category::Other`].
    pub category: Category,
    /// Its name in this meeting; empty: that of the category.
    #[serde(default, skip_serializing_if = "Localized::is_empty")]
    pub name: Localized,
    /// Most who are accepted; `None`: no limit.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub capacity: Option<u32>,
    /// Who is accepted by whom.
    #[serde(default)]
    pub approval: Approval,
    /// When it is open, where that differs from the meeting's window.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub window: Option<Window>,
    /// What is asked of this category.
    #[serde(default)]
    pub fields: Vec<Field>,
}

impl Default for Design {
    /// The nine categories, no question, no limit, no deadline; everybody is accepted at once.
    fn default() -> Self {
        Self {
            window: Window::default(),
            late: LateRule::default(),
            fields: Vec::new(),
            offers: Category::ALL.map(Offer::of).to_vec(),
        }
    }
}

impl Offer {
    /// A category as it is, for everybody at once.
    pub fn of(category: Category) -> Self {
        Self {
            code: category.code().to_owned(),
            category,
            name: Localized::default(),
            capacity: None,
            approval: Approval::default(),
            window: None,
            fields: Vec::new(),
        }
    }

    /// A label of the meeting's own.
    pub fn own(code: &str, name: Localized) -> Self {
        Self { code: code.to_owned(), name, ..Self::of(Category::Other) }
    }

    /// Whether it is a label of the meeting's own.
    pub fn is_own(&self) -> bool {
        self.code != self.category.code()
    }
}

impl Design {
    /// The offer with this code.
    pub fn offer(&self, code: &str) -> Option<&Offer> {
        self.offers.iter().find(|offer| offer.code == code)
    }

    /// When an offer is open.
    pub fn window_of<'a>(&'a self, offer: &'a Offer) -> &'a Window {
        offer.window.as_ref().unwrap_or(&self.window)
    }

    /// All that is asked of those who register for an offer, in the order of the form.
    pub fn fields_of<'a>(&'a self, offer: &'a Offer) -> impl Iterator<Item = &'a Field> {
        self.fields.iter().chain(&offer.fields)
    }

    /// The design as it is saved over another at an instant: with what the windows remember.
    pub fn over(mut self, previous: &Self, at: Timestamp) -> Self {
        self.window = self.window.over(&previous.window, at);
        for offer in &mut self.offers {
            let Some(window) = &offer.window else { continue };
            let before = previous.offer(&offer.code).map_or(&previous.window, |before| previous.window_of(before));
            // A window of the offer's own that begins as that of the meeting has the meeting's history.
            offer.window = Some(window.over(before, at));
        }
        self
    }

    /// The same for another meeting: without the history of its instants.
    pub fn anew(mut self) -> Self {
        self.window = self.window.anew();
        for offer in &mut self.offers {
            offer.window = offer.window.as_ref().map(Window::anew);
        }
        self
    }
}
