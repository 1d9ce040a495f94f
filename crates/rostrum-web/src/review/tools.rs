//! The tools beside a contribution: what it is like, its language, who looks after it, the decision, questions to its
//! author, translations, comments, and what became of it.

use std::collections::BTreeMap;

use maud::{Markup, html};
use rostrum_domain::contribution::{Act, State};
use rostrum_domain::practice::Reason;
use rostrum_domain::review::{Alike, Shingles, alike_sentences};
use rostrum_store::{
    AccountNo, Clarification, Comment, ContributionChange, HandedIn, MeetingRow, Review, Translation, What,
};

use super::language::Languages;
use super::one::Told;
use super::{list, named, reviewers};
use crate::access::Action;
use crate::app::App;
use crate::error::Fault;
use crate::i18n::Lang;
use crate::times;
use crate::visit::Visit;

/// What they know.
pub struct Tools {
    review: Review,
    found: Languages,
    alike: Vec<(HandedIn, Alike, Vec<String>)>,
    comments: Vec<Comment>,
    questions: Vec<Clarification>,
    translations: Vec<Translation>,
    changes: Vec<ContributionChange>,
    people: BTreeMap<AccountNo, String>,
    says: String,
}

fn text(one: &HandedIn) -> String {
    one.content.answers.values().map(String::as_str).collect::<Vec<_>>().join("\n\n")
}

impl Tools {
    pub async fn find(app: &App, visit: &Visit, row: &MeetingRow, one: &HandedIn) -> Result<Self, Fault> {
        let (store, id, no) = (app.store(), &row.meeting.id, one.row.no);
        let others = list(app, visit, row).await?;
        let own = text(one);
        let alike = tokio::task::spawn_blocking(move || {
            let shingles = Shingles::of(&own);
            let mut alike: Vec<_> = others
                .into_iter()
                .filter(|other| other.row.no != no)
                .map(|other| (shingles.alike(&Shingles::of(&text(&other))), other))
                .filter(|(how, _)| how.is_near())
                .map(|(how, other)| {
                    let sentences = alike_sentences(&own, &text(&other));
                    (other, how, sentences.iter().map(|one| own[one.from..one.until].to_owned()).collect())
                })
                .collect();
            alike.sort_by(|(_, a, _): &(_, Alike, Vec<String>), (_, b, _)| b.both.total_cmp(&a.both));
            alike.truncate(8);
            alike
        });
        Ok(Self {
            review: store.list_reviews(id).await?.remove(&no).unwrap_or_default(),
            found: Languages::of(one.content.answers.values().map(String::as_str)),
            alike: alike.await.map_err(|error| Fault::failed(&error))?,
            comments: store.list_comments(id, no).await?,
            questions: store.list_clarifications(id, no).await?,
            translations: store.list_translations(id, no).await?,
            changes: store.list_contribution_changes(id, no).await?,
            people: reviewers(app, row).await?,
            says: one.content.language.clone(),
        })
    }

    /// The language: put right, as its author says, or as the text tells.
    pub fn language(&self) -> &str {
        let own = Some(self.says.as_str()).filter(|tag| !tag.is_empty());
        self.review.language.as_deref().or(own).or(self.found.main).unwrap_or_default()
    }

    fn name(&self, lang: Lang, by: Option<AccountNo>) -> String {
        by.and_then(|by| self.people.get(&by)).cloned().unwrap_or_else(|| lang.t("review-somebody"))
    }

    pub fn render(&self, visit: &Visit, row: &MeetingRow, one: &HandedIn, base: &str, told: &Told) -> Markup {
        let lang = visit.lang;
        let at = |instant| times::instant(lang, &row.meeting.note.zone, instant);
        html! {
            section.card {
                h2 { (lang.t("review-assigned")) }
                form method="post" action={ (base) "/assign" } {
                    div.field {
                        label for="to" { (lang.t("review-assigned-to")) }
                        select #to name="to" {
                            option value="" { (lang.t("review-nobody")) }
                            @for (no, name) in &self.people { option value=(no.0) selected[self.review.assigned == Some(*no)] { (name) } }
                        }
                    }
                    button.second { (lang.t("review-assign")) }
                }
            }
            (self.decision(visit, row, one, base, told))
            section.card {
                h2 { (lang.t("review-language")) }
                p {
                    @if let Some(found) = self.found.main { (lang.with("review-language-found", &[("language", found.into())])) }
                    @else { (lang.t("review-language-unclear")) }
                    @if !self.says.is_empty() { " " (lang.with("review-language-says", &[("language", self.says.as_str().into())])) }
                }
                @if self.found.are_several() {
                    p.note { (lang.with("review-languages", &[("languages", lang.list(&self.found.all.iter().copied().collect::<Vec<_>>()).into())])) }
                }
                form method="post" action={ (base) "/language" } {
                    div.field {
                        label for="language" { (lang.of_family("practices-label", "language", &[]).unwrap_or_default()) }
                        input #language name="language" type="text" maxlength="35" value=(self.language());
                    }
                    button.second { (lang.t("review-language-keep")) }
                }
            }
            @if !self.alike.is_empty() {
                section.card {
                    h2 { (lang.t("review-alike")) }
                    @for (other, how, sentences) in &self.alike {
                        p {
                            a href={ "/m/" (row.meeting.id) "/contributions/" (other.row.no) } { bdi { (other.content.author.delegation) } " (" (named(row, other)) ")" } " "
                            @if how.is_duplicate() { span.state.bad { (lang.t("practices-duplicate")) } }
                        }
                        @if !sentences.is_empty() {
                            details {
                                summary { (lang.with("practices-alike-sentences", &[("count", sentences.len().into())])) }
                                ul { @for sentence in sentences { li dir="auto" { (sentence) } } }
                            }
                        }
                    }
                }
            }
            section.card #questions {
                h2 { (lang.t("review-questions")) }
                ul.plain {
                    @for one in &self.questions {
                        li {
                            span.quiet { (self.name(lang, one.by)) " · " (at(one.asked_at)) }
                            p.written dir="auto" { (one.question) }
                            @match (&one.answer, one.answered_at) {
                                (Some(answer), Some(answered)) => blockquote { p.written dir="auto" { (answer) } span.quiet { (at(answered)) } },
                                _ => span.state.warn { (lang.t("review-unanswered")) },
                            }
                        }
                    }
                }
                form method="post" action={ (base) "/ask" } {
                    div.field {
                        label for="question" { (lang.t("review-ask")) }
                        p.hint #question-hint { (lang.t("review-ask-hint")) }
                        textarea.short #question name="text" maxlength="2000" dir="auto" required aria-describedby="question-hint" {}
                    }
                    button.second { (lang.t("review-ask-send")) }
                }
            }
            (self.translations(visit, row, one, base))
            section.card #comments {
                h2 { (lang.t("review-comments")) }
                ul.plain {
                    @for one in &self.comments {
                        li { span.quiet { (self.name(lang, one.by)) " · " (at(one.at)) } p.written dir="auto" { (one.text) } }
                    }
                }
                form method="post" action={ (base) "/comment" } {
                    div.field {
                        label for="comment" { (lang.t("review-comment")) }
                        p.hint #comment-hint { (lang.t("review-comment-hint")) }
                        textarea.short #comment name="text" maxlength="5000" dir="auto" required aria-describedby="comment-hint" {}
                    }
                    button.second { (lang.t("review-comment-keep")) }
                }
            }
            section.card {
                h2 { (lang.t("review-history")) }
                ul.plain {
                    @for change in self.changes.iter().rev() {
                        li {
                            @match change.what {
                                What::Act(act) => (lang.of_family("review-act", act.code(), &[]).unwrap_or_default()),
                                What::Consent(consent) => (lang.of_family("practices-consent", consent.code(), &[]).unwrap_or_default()),
                            }
                            " · " (at(change.at))
                            @if let Some(by) = change.by.account { " · " bdi { (self.name(lang, Some(by))) } }
                            @if let Some(reason) = &change.reason { br; bdi.quiet { (reason) } }
                        }
                    }
                }
            }
        }
    }

    fn decision(&self, visit: &Visit, row: &MeetingRow, one: &HandedIn, base: &str, told: &Told) -> Markup {
        let lang = visit.lang;
        let publishes = visit.may(Action::PublishPractices, Some(&row.meeting.id));
        let can = |act: Act| act.on(one.row.state, one.row.consent_now()).is_ok();
        let kept = matches!(one.row.consent_now(), None | Some(rostrum_domain::contribution::Consent::DoNotPublish));
        let button = |act: Act, class: &str| {
            html! {
                form.inline method="post" action={ (base) "/" (act.code()) } {
                    button class=(class) { (lang.of_family("review-do", act.code(), &[]).unwrap_or_default()) }
                }
            }
        };
        html! {
            section.card #decide {
                h2 { (lang.t("practices-decide")) }
                @if kept && one.row.state != State::Withdrawn { p.note { (lang.t("practices-obstacle-consent")) } }
                @if can(Act::TakeUp) { (button(Act::TakeUp, "second")) }
                @if publishes && can(Act::Publish) { (button(Act::Publish, "")) }
                @if publishes && can(Act::Reopen) { (button(Act::Reopen, "second")) }
                @if publishes && can(Act::Withhold) {
                    form method="post" action={ (base) "/withhold" } {
                        div.field {
                            label for="reason" { (lang.t("practices-why")) }
                            select #reason name="reason" {
                                option value="" { (lang.t("practices-unsaid")) }
                                @for reason in Reason::ALL {
                                    option value=(reason.code()) { (lang.of_family("practices-reason", reason.code(), &[]).unwrap_or_default()) }
                                }
                            }
                        }
                        div.field {
                            label for="why" { (lang.t("practices-why-words")) }
                            p.hint #why-hint { (lang.t("review-why-hint")) }
                            textarea.short #why name="text" maxlength="2000" dir="auto" aria-describedby="why-hint" { (told.typed) }
                        }
                        button.danger { (lang.of_family("review-do", "withhold", &[]).unwrap_or_default()) }
                    }
                }
            }
        }
    }

    fn translations(&self, visit: &Visit, row: &MeetingRow, one: &HandedIn, base: &str) -> Markup {
        let lang = visit.lang;
        html! {
            section.card #translations {
                h2 { (lang.t("review-translations")) }
                ul.plain {
                    @for translation in &self.translations {
                        @let new = &translation.new;
                        li {
                            p {
                                strong { (new.language) } " · "
                                @if new.machine { span.state.warn { (lang.t("review-by-machine")) } } @else { span.state { (lang.t("review-by-human")) } }
                                " " bdi { (new.translator) } " · " (lang.with("practices-version", &[("version", new.version.into())]))
                                @if new.version < one.row.version { " " span.state.bad { (lang.t("review-out-of-date")) } }
                                " · " (times::instant(lang, &row.meeting.note.zone, translation.saved_at))
                            }
                            details { summary { (lang.t("review-translation-read")) } p.written dir="auto" lang=(new.language) { (new.text) } }
                        }
                    }
                }
                details {
                    summary { (lang.t("review-translation-attach")) }
                    form method="post" action={ (base) "/translation" } {
                        div.row {
                            div.field { label for="translation-language" { (lang.t("review-translation-into")) } input #translation-language name="language" type="text" maxlength="35" required; }
                            div.field { label for="translator" { (lang.t("review-translator")) } input #translator name="translator" type="text" maxlength="200" required; }
                        }
                        fieldset.field {
                            legend { (lang.t("review-made-by")) }
                            label.choice { input type="radio" name="machine" value="yes" checked; span { (lang.t("review-by-machine")) } }
                            label.choice { input type="radio" name="machine" value="no"; span { (lang.t("review-by-human")) } }
                        }
                        div.field { label for="translation-text" { (lang.t("review-translation-text")) } textarea #translation-text name="text" maxlength="100000" dir="auto" required {} }
                        button.second { (lang.t("review-translation-keep")) }
                    }
                }
            }
        }
    }
}
