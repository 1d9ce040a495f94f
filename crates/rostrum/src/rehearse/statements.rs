//! Texts of simulated statements: put together from sentences, the same for the same seed.

use rand::rngs::ChaCha8Rng;
use rand::seq::SliceRandom;
use rostrum_domain::participant::Category;

use super::cast::Delegate;

const OPENINGS: [&str; 4] = [
    "We thank the panellists for their presentations and the secretariat for convening this discussion.",
    "We welcome this exchange, which brings together those who adopt norms and those who apply them every day.",
    "We are grateful for the opportunity to share what we have learned.",
    "Human rights become real, or fail to, in the places where people live.",
];

const CHALLENGES: [&str; 8] = [
    "The first obstacle that we met was a lack of resources: obligations grew faster than the budget of the municipality.",
    "Responsibilities are divided between levels of government, and nobody felt bound to answer when a service failed.",
    "Few of our staff had ever heard of the recommendations addressed to the State, although they carry out half of them.",
    "Data on housing are collected, but not broken down, so that those who are worst off remain invisible.",
    "Trust was low, and people who had been evicted twice did not come to a third consultation.",
    "Small municipalities have no legal department and learn of new obligations from the newspaper.",
    "The national mechanism for implementation, reporting and follow-up asked for our input ten days before its deadline.",
    "Projects ended with the grant that paid for them, and the knowledge left with the consultants.",
];

const PRACTICES: [&str; 8] = [
    "We created a focal point in each department and a committee that meets every quarter with the national mechanism.",
    "Every new employee now spends two days on the rights of those whom the service is for, half of it with those persons themselves.",
    "A charter adopted by the council binds the budget: each proposal states which rights it serves and whom it may leave behind.",
    "Water bills of households below a threshold are capped, and no connection is cut without a hearing.",
    "An ombudsperson at the level of the city answers within thirty days and publishes what was done.",
    "We translated the recommendations of the treaty bodies into tasks for schools, clinics and the housing office, with a date for each.",
    "Neighbouring municipalities share one human rights officer, which none of them could afford alone.",
    "Residents set the questions of the survey, and its results are read out in the assembly.",
];

const RESULTS: [&str; 6] = [
    "After three years the number of complaints that were settled without a court had doubled.",
    "Evictions without an offer of another home have stopped.",
    "The contribution of the local level to the last report of the State was longer than the one before by forty pages.",
    "Two in three employees say that the training changed how they decide.",
    "Not everything worked: participation fell again where answers took longer than a month.",
    "The measure cost less than the court cases that it replaced.",
];

const LESSONS: [&str; 6] = [
    "The lesson is to begin with the budget and not to end with it.",
    "What can be transferred is the method, not the text.",
    "Coordination needs a person with a name and a telephone, before it needs a strategy.",
    "Those concerned have to be in the room when the indicators are chosen.",
    "Associations of cities reach municipalities that no ministry reaches.",
    "Without feedback people contribute once and never again.",
];

const QUESTIONS: [&str; 5] = [
    "We would like to ask the panellists how the mechanisms can hear local governments directly.",
    "Could the panel say how small municipalities can take part without new reporting duties?",
    "How can peer learning between cities be financed beyond single projects?",
    "What would the panel advise where the national mechanism does not exist yet?",
    "Which data should every local government have before the next cycle of the review?",
];

/// A statement of about 150 to 250 words: greeting, challenge, what was done, results, lesson, question.
pub fn statement(rng: &mut ChaCha8Rng, delegate: &Delegate) -> String {
    let mut pick = |from: &[&'static str], count: usize| {
        let mut all = from.to_vec();
        all.shuffle(rng);
        all.truncate(count);
        all.join(" ")
    };
    let speaks_as = match delegate.category {
        Category::States => "our municipalities and the Government",
        Category::LocalGovernments => "our city and its residents",
        Category::CityNetworks => "our member cities",
        Category::NationalInstitutions => "our institution and the local authorities",
        _ => "those with whom we work",
    };
    let paragraphs = [
        pick(&OPENINGS, 1),
        format!("We speak of what {speaks_as} have seen. {}", pick(&CHALLENGES, 2)),
        format!("{} {}", pick(&PRACTICES, 2), pick(&RESULTS, 2)),
        format!("{} {}", pick(&LESSONS, 1), pick(&QUESTIONS, 1)),
    ];
    paragraphs.join("\n\n")
}
