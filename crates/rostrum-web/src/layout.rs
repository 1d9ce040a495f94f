//! The frame of every page: language, landmarks, navigation, rehearsal band, footer.

use maud::{DOCTYPE, Markup, html};
use rostrum_domain::ids::MeetingId;
use rostrum_store::MeetingRow;

use crate::access::Action;
use crate::assets;
use crate::languages;
use crate::visit::Visit;

/// As many tabs stand on a phone without being in the way.
const FEW_TABS: usize = 7;

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
                    title { @if self.visit.neutral { (lang.t("neutral-title")) } @else { (self.title) " · " (name) } }
                    link rel="icon" href="data:,";
                    link rel="stylesheet" href=(assets::address("rostrum.css"));
                    @for script in &self.scripts {
                        script type="module" src=(assets::address(script)) {}
                    }
                    @if let Some(head) = &self.head { (head) }
                }
                body class=[self.full_screen.then_some("full-screen")] {
                    @if self.visit.neutral {
                        (self.rehearsal_band())
                        div.inside { (languages::choice(self.visit)) }
                        main #content tabindex="-1" { div.inside { (content) } }
                    } @else if self.visit.embedded {
                        (self.rehearsal_band())
                        div.inside { (languages::choice(self.visit)) }
                        main #content { div.inside { (in_windows_of_their_own(content)) } }
                    } @else if self.full_screen {
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
                        a href="/practices" { (lang.t("layout-compendium")) }
                        @if self.visit.may(Action::ManageMeetings, None) {
                            a href="/secretariat" { (lang.or_english("layout-secretariat")) }
                        }
                        @if self.visit.may(Action::ManageRoles, None) {
                            a href="/owner" { (lang.or_english("layout-owner")) }
                        }
                        @if self.visit.account().is_some() {
                            a href="/account" { (lang.or_english("work-title")) }
                        }
                        @if self.visit.is_signed_in() {
                            form method="post" action=(self.sign_out()) {
                                button.plain { (lang.t("layout-sign-out")) }
                            }
                        } @else {
                            a href=(self.sign_in()) { (lang.t("sign-in-title")) }
                        }
                    }
                    (languages::choice(self.visit))
                }
            }
        }
    }

    /// On pages of a meeting its participants sign in.
    fn sign_in(&self) -> String {
        self.meeting.as_ref().map_or_else(|| "/sign-in".to_owned(), |meeting| format!("/m/{}/sign-in", meeting.id))
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
        let mut tabs = vec![("", lang.or_english("layout-meeting")), ("/live", lang.or_english("layout-live"))];
        if may(Action::SeeOwnPage) {
            tabs.push(("/me", lang.or_english("layout-own-page")));
        } else if visit.given(Some(&meeting.id)).next().is_none() && !may(Action::RunFloor) {
            tabs.push(("/register", lang.or_english("layout-register")));
        }
        if may(Action::RunFloor) {
            tabs.push(("/console", lang.or_english("layout-console")));
            tabs.push(("/screens", lang.or_english("screens-title")));
        }
        if may(Action::SeePanellistPage) {
            tabs.push(("/panellist", lang.or_english("panellist-title")));
        }
        if may(Action::SeeModeratorView) && !may(Action::RunFloor) {
            tabs.push(("/display?kind=moderator", lang.or_english("layout-moderator-view")));
        }
        if may(Action::SeeInterpreterView) && !may(Action::RunFloor) {
            tabs.push(("/display?kind=interpreter", lang.or_english("layout-interpreter-view")));
        }
        if may(Action::DecideRegistrations) {
            tabs.push(("/registrations", lang.or_english("queue-title")));
        }
        if may(Action::ReviewContributions) {
            tabs.push(("/contributions", lang.or_english("review-title")));
            tabs.push(("/practices", lang.or_english("practices-title")));
        }
        if may(Action::SeeEveryName) {
            tabs.push(("/participants", lang.or_english("layout-participants")));
        }
        if may(Action::DecideRequests) {
            tabs.push(("/requests", lang.or_english("requests-title")));
        }
        if may(Action::ManageDelegations) {
            tabs.push(("/delegations", lang.or_english("delegations-title")));
        }
        if may(Action::SeeExchanges) {
            tabs.push(("/exchanges", lang.or_english("exchanges-title")));
        }
        if may(Action::TakeAttendance) {
            tabs.push(("/attendance", lang.or_english("attendance-title")));
        }
        if may(Action::EditProgramme) {
            tabs.push(("/programme", lang.or_english("layout-programme")));
        }
        if may(Action::ManageCalls) {
            tabs.push(("/calls", lang.or_english("calls-title")));
        }
        if may(Action::ReadStatements) {
            tabs.push(("/statements", lang.or_english("statements-title")));
        }
        if may(Action::InviteStaff) {
            tabs.push(("/people", lang.or_english("staff-title")));
        }
        if may(Action::ManageMail) {
            tabs.push(("/mail", lang.or_english("mail-title")));
        }
        if may(Action::ManagePrograms) {
            tabs.push(("/programs", lang.or_english("layout-programs")));
        }
        tabs.push(("/figures", lang.or_english("figures-title")));
        tabs.push(("/record", lang.or_english("record-title")));
        if meeting.report_public || may(Action::SeeReportDraft) {
            tabs.push(("/report", lang.or_english("layout-report")));
        }
        let list = html! {
            ul.tabs {
                @for (path, name) in &tabs {
                    @let address = format!("{base}{path}");
                    li { a href=(address) aria-current=[here(&visit.path, &base, &address).then_some("page")] { (name) } }
                }
            }
        };
        html! {
            div.strip {
                div.inside {
                    nav aria-label=(lang.t("layout-meeting-navigation")) {
                        @if visit.path != base { p.name { a href=(base) dir="auto" { (meeting.title) } } }
                        @if tabs.len() > FEW_TABS {
                            // On a phone the tabs of staff fill half the screen: they wait behind the name of the present one.
                            details.menu {
                                @let present = tabs.iter().find(|(path, _)| here(&visit.path, &base, &format!("{base}{path}")));
                                summary { (lang.t("layout-menu")) @if let Some((_, name)) = present { ": " strong { (name) } } }
                                (list)
                            }
                        } @else {
                            (list)
                        }
                    }
                }
            }
        }
    }
}

/// Links of a page in a frame of another site open outside it: there they would be without cookies. What people wrote
/// holds no `<`, so only our own links are met.
fn in_windows_of_their_own(content: &Markup) -> Markup {
    let outside = "<a target=\"_blank\" rel=\"noopener\" ";
    let text = content.0.replace("<a ", outside).replace(&format!("{outside}href=\"#"), "<a href=\"#");
    maud::PreEscaped(text)
}

/// Whether a path is that of a tab or, except for the first tab, stands below it.
fn here(path: &str, base: &str, address: &str) -> bool {
    let below = path.strip_prefix(address).is_some_and(|rest| rest.starts_with('/'));
    path == address || (address != base && below)
}

#[cfg(test)]
mod tests {
    use rostrum_domain::floor::{Actor, Command};
    use rostrum_domain::ids::SessionId;

    use super::*;
    use crate::testing::TestApp;

    /// Every page of a meeting whose list is open, with the cookie of somebody who may see it.
    async fn pages() -> (TestApp, Vec<(String, String)>) {
        let (app, row) = TestApp::with_meeting().await;
        let session = SessionId::parse("session-1").unwrap();
        app.submit(&row, Actor::Secretariat, Command::OpenList { session }).await;
        let staff = app.secretariat().await;
        let anna = app.register(&row, "Anna Berg", "City of Bern", "named").await;
        let base = format!("/m/{}", row.meeting.id);
        let mut pages = vec![
            (String::new(), "/".to_owned()),
            (String::new(), "/sign-in".to_owned()),
            (staff.clone(), "/secretariat".to_owned()),
            (String::new(), base.clone()),
            (String::new(), format!("{base}/register")),
            (anna, format!("{base}/me")),
        ];
        pages.extend(
            [
                "participants",
                "people",
                "delegations",
                "delegations/1",
                "programme",
                "programs",
                "report",
                "statements",
                "registrations",
                "registration",
                "registration/for-all",
                "registration/states",
                "registration/accredited",
            ]
            .map(|page| (staff.clone(), format!("{base}/{page}"))),
        );
        let after = ["rules/session-1", "draw/session-1", "order/session-1", "figures", "exports"]
            .map(|page| format!("{base}/{page}"));
        pages.extend(
            after.iter().flat_map(|page| [staff.clone(), String::new()].map(|cookies| (cookies, page.clone()))),
        );
        (app, pages)
    }

    #[tokio::test]
    async fn every_form_works_without_script() {
        let (app, pages) = pages().await;
        let mut forms = 0;
        for (cookies, path) in pages {
            let page = app.get_as(&cookies, &path).await;
            assert!(page.status.is_success(), "{path}: {}", page.status);
            for form in page.text.split("<form").skip(1) {
                let (head, rest) = form.split_once('>').unwrap();
                let inside = rest.split("</form>").next().unwrap();
                assert!(head.contains("method=\"post\"") || head.contains("method=\"get\""), "{path}: {head}");
                assert!(inside.contains("<button"), "{path}: a form has a button that sends it");
                assert!(!inside.contains("type=\"button\""), "{path}: a button without script does nothing");
                forms += 1;
            }
        }
        assert!(forms >= 10, "{forms} forms were seen");
    }

    #[tokio::test]
    async fn no_page_carries_a_script_or_a_style_of_its_own() {
        let (app, pages) = pages().await;
        for (cookies, path) in pages {
            let page = app.get_as(&cookies, &path).await.text;
            for script in page.split("<script").skip(1) {
                let allowed = [" type=\"module\" src=\"/assets/", " type=\"application/ld+json\">"];
                assert!(allowed.iter().any(|start| script.starts_with(start)), "{path}: {script:.60}");
            }
            for forbidden in ["<style", " style=\"", " onclick=", "javascript:"] {
                assert!(!page.contains(forbidden), "{path}: {forbidden}");
            }
            assert!(page.starts_with("<!DOCTYPE html><html lang=\"en\" dir=\"ltr\">"), "{path}");
            assert_eq!(page.matches("<h1").count(), 1, "{path}: one heading of the first level");
            assert!(page.contains("href=\"#content\"") && page.contains("<main id=\"content\""), "{path}");
        }
    }

    #[test]
    fn a_tab_is_the_present_one_below_its_address_too() {
        assert!(here("/m/a/me/inscribe", "/m/a", "/m/a/me"));
        assert!(here("/m/a", "/m/a", "/m/a"));
        assert!(!here("/m/a/me", "/m/a", "/m/a"));
        assert!(!here("/m/a/mentors", "/m/a", "/m/a/me"));
    }
}
