//! What a meeting offers: the categories with their places, and until when one can register.

use maud::{Markup, html};
use rostrum_domain::concept_note::Zone;
use rostrum_domain::registration::{Design, Edge, LateRule, Moved, Offer, Phase, Places, Window};

use super::questions::said;
use crate::i18n::Lang;
use crate::meeting::category;
use crate::times;
use jiff::Timestamp;

/// The design of a meeting with how its places are taken.
pub struct Offering {
    /// The version of the design.
    pub version: u32,
    /// The design.
    pub design: Design,
    /// The places of each offer.
    pub places: Vec<(String, Places)>,
    /// The zone of the meeting.
    pub zone: Zone,
    /// The present instant.
    pub now: Timestamp,
}

/// The name of an offer in this meeting.
pub fn name(lang: Lang, offer: &Offer) -> Markup {
    if offer.name.is_empty() {
        html! { (category(lang, offer.category)) }
    } else {
        said(lang, &offer.name)
    }
}

/// The same as a text, for places that take no more.
pub fn plain_name(lang: Lang, offer: &Offer) -> String {
    let own = offer.name.to_reader(lang.tag()).map(|said| said.text.to_owned());
    own.unwrap_or_else(|| category(lang, offer.category))
}

impl Offering {
    /// Reads it, as those who register need it: where nothing is limited, nobody is counted, and the form costs the same
    /// with thousands of participants.
    ///
    /// # Errors
    /// The outside failed.
    pub async fn find(app: &crate::App, row: &rostrum_store::MeetingRow) -> Result<Self, crate::error::Fault> {
        Self::read(app, row, false).await
    }

    /// Reads it with how many are accepted in each category, limited or not.
    ///
    /// # Errors
    /// The outside failed.
    pub async fn find_counted(app: &crate::App, row: &rostrum_store::MeetingRow) -> Result<Self, crate::error::Fault> {
        Self::read(app, row, true).await
    }

    async fn read(
        app: &crate::App,
        row: &rostrum_store::MeetingRow,
        counted: bool,
    ) -> Result<Self, crate::error::Fault> {
        let (version, design) = app.store().find_design(&row.meeting.id).await?;
        let counted = counted || design.offers.iter().any(|offer| offer.capacity.is_some());
        let places = if counted { app.store().find_places(&row.meeting.id, &design).await? } else { Vec::new() };
        Ok(Self { version, design, places, zone: row.meeting.note.zone.clone(), now: app.now() })
    }

    /// How the places of an offer are taken.
    pub fn places(&self, offer: &Offer) -> Places {
        self.places.iter().find(|(code, _)| *code == offer.code).map(|(_, places)| *places).unwrap_or_default()
    }

    /// Where the present stands to the window of an offer.
    pub fn phase(&self, offer: &Offer) -> Phase {
        self.design.window_of(offer).phase(self.now)
    }

    /// Whether the category is chosen before the form is shown, because each asks for something else.
    pub fn chooses_first(&self) -> bool {
        self.design.offers.len() > 1 && self.design.offers.iter().any(|offer| !offer.fields.is_empty())
    }

    /// Whether nobody can register yet, and when the first can.
    pub fn opens_at(&self) -> Option<Timestamp> {
        let opens = self.design.offers.iter().map(|offer| match self.phase(offer) {
            Phase::Before(opens) => Some(opens),
            _ => None,
        });
        opens.collect::<Option<Vec<_>>>()?.into_iter().min()
    }

    /// Places left, the waiting list and the window, in a sentence each; nothing where there is nothing to say.
    pub fn remarks(&self, lang: Lang, offer: &Offer) -> Vec<String> {
        let places = self.places(offer);
        let mut remarks = Vec::new();
        if let (Some(capacity), Some(free)) = (places.capacity, places.free()) {
            let free = free.saturating_sub(places.waiting);
            let values = [("free", free.into()), ("capacity", capacity.into()), ("waiting", places.waiting.into())];
            remarks.push(if free == 0 {
                lang.with("register-full", &values)
            } else {
                lang.with("register-places", &values)
            });
        }
        match self.phase(offer) {
            Phase::Before(opens) => {
                let at = times::instant(lang, &self.zone, opens);
                remarks.push(lang.with("register-opens-at", &[("at", at.into())]));
            }
            Phase::After(closes) => remarks.push(self.late(lang, closes)),
            Phase::Open => {}
        }
        remarks
    }

    fn late(&self, lang: Lang, closes: Timestamp) -> String {
        let at = times::instant(lang, &self.zone, closes);
        match self.design.late {
            LateRule::ByHand => lang.with("register-late-by-hand", &[("at", at.into())]),
            LateRule::AsInTime => lang.with("register-late", &[("at", at.into())]),
        }
    }

    fn moved(&self, lang: Lang, moved: &Moved) -> String {
        let at = |at| times::instant(lang, &self.zone, at);
        let values = [
            ("from", at(moved.from).into()),
            ("to", moved.to.map(at).unwrap_or_default().into()),
            ("at", times::date_short(lang, self.zone.local(moved.at).date()).into()),
        ];
        match (moved.edge, moved.to) {
            (Edge::Opens, Some(_)) => lang.with("register-moved-opens", &values),
            (Edge::Closes, Some(_)) => lang.with("register-moved-closes", &values),
            (Edge::Opens, None) => lang.with("register-lifted-opens", &values),
            (Edge::Closes, None) => lang.with("register-lifted-closes", &values),
        }
    }

    /// Opening and closing of a window on the meeting's clocks and the reader's, with the instants before they moved.
    pub fn window(&self, lang: Lang, window: &Window) -> Markup {
        if window.opens.is_none() && window.closes.is_none() && window.moved.is_empty() {
            return html! {};
        }
        let zone = self.zone.name.replace('_', " ");
        html! {
            div.card data-meeting-zone=(self.zone.name) {
                dl.facts.side {
                    @if let Some(opens) = window.opens { dt { (lang.t("register-opens")) } dd { (self.instant(lang, opens)) } }
                    @if let Some(closes) = window.closes { dt { (lang.t("register-closes")) } dd { strong { (self.instant(lang, closes)) } } }
                }
                @for moved in &window.moved {
                    p.warn {
                        (self.moved(lang, moved))
                    }
                }
                p.small.quiet {
                    (lang.with("meeting-zone", &[("zone", zone.into())])) " "
                    span data-reader-zone=(lang.with("meeting-zone-reader", &[("zone", "{zone}".into())])) hidden {}
                }
            }
        }
    }

    fn instant(&self, lang: Lang, at: Timestamp) -> Markup {
        html! {
            time datetime=(at.to_string()) { (times::instant(lang, &self.zone, at)) }
            " " span.reader data-from=(at.to_string()) data-to=(at.to_string()) data-day=(self.zone.local(at).date()) {}
        }
    }
}
