//! The frame of every page: language, landmarks, navigation, rehearsal band, footer.

use maud::{DOCTYPE, Markup, html};
use rostrum_domain::ids::MeetingId;
use rostrum_store::MeetingRow;

use crate::access::Action;
use crate::assets;
use crate::i18n::Lang;
use crate::visit::Visit;

/// What the frame needs to know of the meeting that a page belongs to.
#[derive(Clone, Debug)]
pub struct MeetingFrame {
    /// As it stands in the address.
    pub id: MeetingId,
    /// The title.
    pub title: String,
    /// Whether everything in it is simulated.
    pub rehearsal: bool,
    /// Whether its report is public.
    pub report_public: bool,
}

impl From<&MeetingRow> for MeetingFrame {
    fn from(row: &MeetingRow) -> Self {
        Self {
            id: row.meeting.id.clone(),
            title: row.meeting.note.title.clone(),
            rehearsal: row.meeting.rehearsal,
            report_public: row.report_published_at.is_some(),
        }
    }
}

/// A page before its content.
#[derive(Debug)]
pub struct Page<'a> {
    visit: &'a Visit,
    title: String,
    meeting: Option<MeetingFrame>,
    scripts: Vec<&'static str>,
    head: Option<Markup>,
    full_screen: bool,
}

impl<'a> Page<'a> {
    /// A page with this title.
    pub fn new(visit: &'a Visit, title: String) -> Self {
        Self { visit, title, meeting: None, scripts: Vec::new(), head: None, full_screen: false }
    }

    /// It belongs to a meeting: shows its name, its navigation and the rehearsal band.
    pub fn of_meeting(mut self, meeting: impl Into<MeetingFrame>) -> Self {
        self.meeting = Some(meeting.into());
        self
    }

    /// It runs a script, by the name of the asset.
    pub fn script(mut self, name: &'static str) -> Self {
        self.scripts.push(name);
        self
    }

    /// It has more in its head, such as linked data.
    pub fn head(mut self, head: Markup) -> Self {
        self.head = Some(head);
        self
    }

    /// It is a screen of its own: no masthead, no navigation, no footer.
    pub fn full_screen(mut self) -> Self {
        self.full_screen = true;
        self
    }

    /// The whole page around its content.
    pub fn render(self, content: &Markup) -> Markup {
        let lang = self.visit.lang;
        let name = lang.t("layout-name");
        html! {
            (DOCTYPE)
            html lang=(lang.tag()) dir=(lang.dir()) {
                head {
                    meta charset="utf-8";
                    meta name="viewport" content="width=device-width, initial-scale=1";
                    meta name="color-scheme" content="light dark";
                    title { (self.title) " · " (name) }
                    link rel="icon" href="data:,";
                    link rel="stylesheet" href=(assets::address("rostrum.css"));
                    @for script in &self.scripts {
                        script type="module" src=(assets::address(script)) {}
                    }
                    @if let Some(head) = &self.head { (head) }
                }
                body class=[self.full_screen.then_some("full-screen")] {
                    @if self.full_screen {
                        (self.rehearsal_band())
                        main #content { (content) }
                    } @else {
                        a.skip href="#content" { (lang.t("layout-skip")) }
                        (self.rehearsal_band())
                        (self.masthead())
                        (self.meeting_strip())
                        main #content tabindex="-1" { div.inside { (content) } }
                        footer.foot { div.inside { p { (lang.t("layout-footer")) } } }
                    }
                }
            }
        }
    }

    fn rehearsal_band(&self) -> Markup {
        let lang = self.visit.lang;
        html! {
            @if self.meeting.as_ref().is_some_and(|meeting| meeting.rehearsal) {
                div.rehearsal role="note" {
                    div.inside {
                        strong { (lang.t("layout-rehearsal")) }
                        span { (lang.t("layout-rehearsal-text")) }
                    }
                }
            }
        }
    }

    fn masthead(&self) -> Markup {
        let lang = self.visit.lang;
        html! {
            header.masthead {
                div.inside {
                    a.brand href="/" { (lang.t("layout-name")) }
                    nav aria-label=(lang.t("layout-site-navigation")) {
                        a href="/" { (lang.t("layout-home")) }
                        @if self.visit.may(Action::ManageMeetings, None) {
                            a href="/secretariat" { (lang.t("layout-secretariat")) }
                        }
                        @if self.visit.is_signed_in() {
                            form method="post" action=(self.sign_out()) {
                                button.plain { (lang.t("layout-sign-out")) }
                            }
                        }
                    }
                    (languages(self.visit))
                }
            }
        }
    }

    /// The cookie of a participant is only sent to addresses of the meeting.
    fn sign_out(&self) -> String {
        self.meeting.as_ref().map_or_else(|| "/sign-out".to_owned(), |meeting| format!("/m/{}/sign-out", meeting.id))
    }

    fn meeting_strip(&self) -> Markup {
        let (lang, visit) = (self.visit.lang, self.visit);
        let Some(meeting) = &self.meeting else { return html! {} };
        let base = format!("/m/{}", meeting.id);
        let may = |action| visit.may(action, Some(&meeting.id));
        let mut tabs = vec![("", lang.t("layout-meeting")), ("/live", lang.t("layout-live"))];
        if may(Action::SeeOwnPage) {
            tabs.push(("/me", lang.t("layout-own-page")));
        } else if !may(Action::RunFloor) {
            tabs.push(("/register", lang.t("layout-register")));
        }
        if may(Action::RunFloor) {
            tabs.push(("/console", lang.t("layout-console")));
        }
        if may(Action::SeeEveryName) {
            tabs.push(("/participants", lang.t("layout-participants")));
        }
        if may(Action::EditProgramme) {
            tabs.push(("/programme", lang.t("layout-programme")));
        }
        if meeting.report_public || may(Action::SeeReportDraft) {
            tabs.push(("/report", lang.t("layout-report")));
        }
        html! {
            div.strip {
                div.inside {
                    @if visit.path != base { p.name { a href=(base) { (meeting.title) } } }
                    nav aria-label=(lang.t("layout-meeting-navigation")) {
                        ul.tabs {
                            @for (path, name) in &tabs {
                                @let address = format!("{base}{path}");
                                li { a href=(address) aria-current=[(visit.path == address).then_some("page")] { (name) } }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// The choice of the language, once there is a choice.
fn languages(visit: &Visit) -> Markup {
    html! {
        @if Lang::offered().count() > 1 {
            nav aria-label=(visit.lang.t("layout-languages")) {
                ul.languages {
                    @for lang in Lang::offered() {
                        li {
                            a href={ (visit.path) "?lang=" (lang.tag()) } lang=(lang.tag()) hreflang=(lang.tag())
                                aria-current=[(lang == visit.lang).then_some("true")] { (lang.own_name()) }
                        }
                    }
                }
            }
        }
    }
}
