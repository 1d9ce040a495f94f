//! Simulated practices in six languages, published while a meeting is rehearsed, so that the compendium can be looked at
//! and searched. One of them is taken back again. Nothing in them happened.

use rostrum_domain::contribution::Consent;
use rostrum_domain::country::Country;
use rostrum_domain::ids::MeetingId;
use rostrum_domain::origin::{Level, Population};
use rostrum_domain::participant::Category;
use rostrum_domain::practice::{Act, Author, Part, Period, Place, Practice, Reason, Recommended, Status};
use rostrum_domain::taxonomy::{Scheme, Taxonomy};
use rostrum_store::{Acting, NewPractice, PracticeOrigin, Store};

use crate::failure::Failure;

/// Language, title, summary, challenge, what was done, results.
const TOLD: [[&str; 6]; 12] = [
    [
        "en",
        "Tenants sit on the board of the housing office",
        "Tenants choose four of the nine members of the board that decides on rents, repairs and evictions.",
        "Decisions were taken behind closed doors. Evictions rose by a third in two years.",
        "The council changed its ordinance: tenants of public flats choose four members by post, and meetings are public.",
        "Evictions fell by half. Complaints to the ombudsperson fell, too.",
    ],
    [
        "en",
        "A water meter that nobody can be cut off by",
        "Households that cannot pay keep a minimum of water, and an adviser visits them.",
        "Two thousand homes were without water at the end of each winter.",
        "The utility limits the flow in place of closing it, and sends an adviser within a week.",
        "Nobody was without water last winter.",
    ],
    [
        "fr",
        "Un budget participatif pour l’eau potable",
        "Les habitants décident chaque année de l’emploi de deux pour cent du budget de l’eau.",
        "Un quart des ménages des quartiers informels n’avait pas accès à l’eau potable.",
        "La ville a créé un conseil de l’eau dans chaque quartier et publie ses comptes.",
        "Douze mille ménages ont été raccordés en trois ans.",
    ],
    [
        "fr",
        "Les agents d’accueil apprennent les droits humains",
        "Chaque agent d’un guichet suit trois jours de formation aux droits humains avec ceux qui l’utilisent.",
        "Les personnes sans domicile renonçaient à leurs droits au guichet.",
        "La formation est donnée avec des associations, et répétée chaque année.",
        "Les refus non motivés ont diminué des deux tiers.",
    ],
    [
        "es",
        "Defensoría municipal para la infancia",
        "Una oficina del municipio escucha a niñas y niños y responde en diez días.",
        "Las quejas de la infancia no llegaban a ninguna parte.",
        "El municipio abrió una oficina en cada distrito, con horario después de la escuela.",
        "En el primer año se atendieron 2.300 casos.",
    ],
    [
        "es",
        "Huertos urbanos y derecho a la alimentación",
        "El municipio cede terrenos a vecinas y vecinos para cultivar alimentos.",
        "Tres barrios no tenían mercado y las familias gastaban la mitad de sus ingresos en comida.",
        "Se cedieron cuarenta terrenos por diez años, con agua y semillas.",
        "Ochocientas familias cultivan parte de lo que comen.",
    ],
    [
        "ar",
        "مجلس للأشخاص ذوي الإعاقة يراجع خطط المدينة",
        "يراجع المجلس كل مشروع بناء قبل إقراره.",
        "كانت المباني العامة الجديدة غير متاحة لمن يستخدم كرسيا متحركا.",
        "أنشأت البلدية مجلسا من خمسة عشر عضوا تختارهم منظمات الأشخاص ذوي الإعاقة.",
        "أصبحت ثمانون في المئة من المباني العامة متاحة للجميع.",
    ],
    [
        "ar",
        "السكن اللائق للأسر العائدة إلى أحيائها",
        "ترمم البلدية البيوت مع أصحابها وتسجل ملكيتها باسم النساء والرجال معا.",
        "فقدت آلاف الأسر بيوتها ووثائقها.",
        "فتحت البلدية مكتبا للوثائق ومخزنا لمواد البناء في كل حي.",
        "عادت أربعة آلاف أسرة إلى بيوتها.",
    ],
    [
        "zh",
        "社区老年人食堂与上门送餐服务",
        "社区为八十岁以上老人提供平价午餐，并为行动不便者送餐上门。",
        "许多独居老人一天只吃一顿热饭。",
        "区政府与居民委员会合作，在二十个社区开设食堂，由志愿者送餐。",
        "每天有三千二百位老人用餐。",
    ],
    [
        "zh",
        "城市更新中的住房权与居民议事会",
        "改造方案须经居民议事会讨论，并保障原有居民回迁。",
        "以往改造后多数居民迁往远郊。",
        "每个街区设立居民议事会，参与设计和分配。",
        "九成居民回迁原址。",
    ],
    [
        "ru",
        "Бесплатная юридическая помощь в библиотеках",
        "Раз в неделю юристы ведут приём в районных библиотеках.",
        "Жители отдалённых районов не могли получить юридическую помощь.",
        "Город заключил соглашение с коллегией адвокатов и университетом.",
        "За два года помощь получили 8 700 человек.",
    ],
    [
        "ru",
        "Школы для детей с особыми потребностями рядом с домом",
        "В каждом районе открыта школа, где учатся все дети вместе.",
        "Детей возили в другой конец города или не учили вовсе.",
        "Учителя прошли подготовку, здания перестроены вместе с родителями.",
        "Число детей вне школы сократилось втрое.",
    ],
];

/// Places with their countries. One has none: a practice without a place is no mistake.
const PLACES: [(&str, &str); 36] = [
    ("Gwangju", "KR"),
    ("Utrecht", "NL"),
    ("Genève", "CH"),
    ("Dakar", "SN"),
    ("Montevideo", "UY"),
    ("Quito", "EC"),
    ("تونس", "TN"),
    ("عمّان", "JO"),
    ("上海", "CN"),
    ("成都", "CN"),
    ("Казань", "RU"),
    ("Алматы", "KZ"),
    ("Nairobi", "KE"),
    ("Valletta", "MT"),
    ("Lyon", "FR"),
    ("Yaoundé", "CM"),
    ("Barcelona", "ES"),
    ("Bogotá", "CO"),
    ("الرباط", "MA"),
    ("بيروت", "LB"),
    ("厦门", "CN"),
    ("昆明", "CN"),
    ("Минск", "BY"),
    ("Бишкек", "KG"),
    ("Suva", "FJ"),
    ("Toronto", "CA"),
    ("Montréal", "CA"),
    ("Kigali", "RW"),
    ("Ciudad de México", "MX"),
    ("Rosario", "AR"),
    ("نواكشوط", "MR"),
    ("الدوحة", "QA"),
    ("西安", "CN"),
    ("", ""),
    ("Ереван", "AM"),
    ("Душанбе", "TJ"),
];

/// Publishes them in a meeting.
///
/// # Errors
/// The outside failed, or the program refuses its own samples.
pub async fn publish(store: &Store, meeting: &MeetingId) -> Result<(), Failure> {
    for at in 0..PLACES.len() {
        let new = NewPractice {
            origin: PracticeOrigin::Staff,
            contribution: None,
            participant: None,
            author: author(at),
            practice: practice(at),
            sources: Vec::new(),
        };
        let no = store.create_practice(meeting, &new, None).await?;
        let refused = |error: rostrum_store::ActError| Failure::Rehearsal(format!("practice {no}: {error}"));
        store.publish_practice(no, 1, None).await.map_err(refused)?;
        if at + 1 == PLACES.len() {
            let reason = Some(Reason::Outdated);
            let acting = Acting { act: Act::Withdraw, reason, words: "Simulated.", by: None };
            store.act_on_practice(no, 1, &acting).await.map_err(refused)?;
        }
    }
    Ok(())
}

/// Some do not want to be named.
fn is_named(at: usize) -> bool {
    at % 9 != 5
}

fn author(at: usize) -> Author {
    let consent = if is_named(at) { Consent::Publish } else { Consent::WithoutName };
    let delegation = format!("City of {} (simulated)", PLACES[at].0);
    Author { delegation, category: Some(Category::LocalGovernments), consent }
}

fn practice(at: usize) -> Practice {
    let [language, title, summary, challenge, done, results] = TOLD[at % TOLD.len()];
    let (place, country) = PLACES[at];
    // The first round keeps its title; later ones say where they are, too, where that may be told.
    let title = if at < TOLD.len() || place.is_empty() || !is_named(at) {
        title.to_owned()
    } else {
        format!("{title} – {place}")
    };
    let year = u16::try_from(2008 + (at * 7) % 16).unwrap_or(2008);
    let mut practice = Practice {
        language: language.to_owned(),
        title,
        place: Place {
            name: place.to_owned(),
            country: Country::from_code(country),
            level: Some(Level::ALL[at % Level::ALL.len()]),
            population: Some(Population::ALL[(at * 5) % Population::ALL.len()]),
        },
        period: Period { from: Some(year), until: (at.is_multiple_of(3)).then_some(year + 3) },
        status: Some(if at.is_multiple_of(3) { Status::Completed } else { Status::Ongoing }),
        recommendations: Recommended::read("A/HRC/56/32 para. 12").into_iter().collect(),
        ..Practice::default()
    };
    for (part, text) in
        [(Part::Summary, summary), (Part::Challenge, challenge), (Part::Done, done), (Part::Results, results)]
    {
        practice.texts.insert(part, text.to_owned());
    }
    for (step, scheme) in Scheme::ALL.into_iter().enumerate() {
        let terms: Vec<_> = Taxonomy::built_in().current(scheme).map(|term| term.code.clone()).collect();
        for again in 0..2 {
            if let Some(code) = terms.get((at % TOLD.len() * (2 + step) + again * 5) % terms.len().max(1)) {
                practice.tags.add(scheme, code.clone());
            }
        }
    }
    practice
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_sample_can_be_published_and_names_nobody_who_is_not_to_be_named() {
        for (at, (place, country)) in PLACES.iter().enumerate() {
            assert_eq!(practice(at).obstacles(&author(at), None), [], "{}", practice(at).title);
            assert_eq!(practice(at).place.country.is_none(), country.is_empty(), "{place}");
        }
    }
}
