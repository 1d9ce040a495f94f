//! Practices by the thousand: seeded, in six languages, with the frequencies of words and of tags that real ones have.
//!
//! The first words of each language are its own, in the order of how often they are used; behind them come made-up ones of
//! its letters and endings. The word of rank n is drawn 1/(n + 2) as often as the first ones (Zipf and Mandelbrot), so a
//! text of 300 words has about 180 different ones.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;
use rand::rngs::ChaCha8Rng;
use rand::{RngExt, SeedableRng};
use rostrum_domain::compendium::{Entry, EntryText, Facet, Kind};
use rostrum_domain::country::Country;
use rostrum_domain::ids::MeetingId;
use rostrum_domain::origin::{Level, Population};
use rostrum_domain::participant::Category;
use rostrum_domain::practice::{Part, Status};

/// The languages, each with its share of practices in percent.
pub const LANGUAGES: [(&str, u32); 6] = [("en", 35), ("fr", 18), ("es", 20), ("ru", 9), ("ar", 9), ("zh", 9)];

/// How many words a language has.
const VOCABULARY: usize = 40_000;
/// Words of each part: 300 in all.
const PARTS: [(Part, usize); 5] =
    [(Part::Summary, 40), (Part::Challenge, 60), (Part::Done, 110), (Part::Results, 50), (Part::Lessons, 40)];

const FIRST_WORDS: [&str; 6] = [
    "the of and to in a for that with on is by as are from or be this was their have at it local city rights public \
     people not which human were has we government municipal residents they services all council been had more can its \
     an participation housing water health education women children community programme project access level national \
     regional budget training policy plan support social work law implementation data results staff first years office",
    "de la et les des le en du à pour dans un une que par sur qui est au avec aux ont ce plus ne sont se pas droits ville \
     l d s cette ces leur leurs ou public habitants services locaux droit municipal conseil humains participation \
     logement eau santé éducation femmes enfants communauté programme projet accès niveau national régional budget \
     formation politique plan soutien social travail loi données résultats personnes années bureau quartiers commune",
    "de la y en el los las que a del para con por se un una al es no como más o su lo sus fue son entre derechos ciudad \
     humanos municipal personas servicios públicos participación consejo vivienda agua salud educación mujeres niños \
     comunidad programa proyecto acceso nivel nacional regional presupuesto formación política plan apoyo social trabajo \
     ley datos resultados años oficina barrios gobierno local vecinos ayuntamiento derecho acciones proceso atención",
    "и в на с по для не что как к из от о за их до у при также был было были это все года города права человека жителей \
     местных услуг совета участие жилье вода здоровье образование женщин детей сообщества программа проект доступ уровень \
     национальный региональный бюджет обучение политика план поддержка социальной работы закон данные результаты лет \
     органов власти муниципальный население района школы больницы службы комитет решения меры развитие помощь семьи",
    "في من على إلى أن التي عن مع هذا هذه كان كما أو ما لا تم بين قد حقوق الإنسان المدينة البلدية السكان الخدمات المشاركة \
     المجلس السكن المياه الصحة التعليم النساء الأطفال المجتمع البرنامج المشروع الوصول المستوى الوطني الإقليمي الميزانية \
     التدريب السياسة الخطة الدعم الاجتماعي العمل القانون البيانات النتائج سنوات مكتب الأحياء الحكومة المحلية والمحلية \
     المواطنين وحقوق للسكان بالمشاركة الموظفين الحق والأسر الأشخاص ذوي الإعاقة تنفيذ",
    "的 和 在 了 是 为 对 与 等 有 人权 城市 居民 政府 公共 服务 参与 地方 住房 水 健康 教育 妇女 儿童 社区 方案 项目 获得 国家 区域 预算 \
     培训 政策 计划 支持 社会 工作 法律 数据 结果 年 办公室 市政 权利 残疾人 老年人 移民 实施 协调 委员会 部门 问题 能力 建设 学校 医院 \
     通过 进行 提供 建立 改善 发展 保障 平等 信息",
];

const SYLLABLES: [(&str, &str); 6] = [
    (
        "ba con der el fra gor hum in jol ket lam mer nor op pel quin res sal tor ul ven wim ar est",
        "tion s ing ed ment ity er ly al",
    ),
    (
        "ba con dre él fran gou hor in jol quet lam mer nou op pel gue rés sal tou ul ven oi ar eau",
        "tion s ement és é ité eur aux elle",
    ),
    (
        "ba con der el fra gor hum in jol que lam mer nor op pel gui res sal tor ul ven ñ ar est",
        "ción s mente ado idad ando ero es ía",
    ),
    (
        "ба кон дер ел фра гор хум ин жол кет лам мер нор оп пел гви рес сал тор ул вен ши ар ест",
        "ция ов ами ный ость ать ого ы ение",
    ),
    ("با كن در ال فر غر حم ان جل قت لم مر نر عب بل غي رس سل طر ول فن شي ار ست", "ة ات ين ون ية ها ان ي وا"),
    ("", ""),
];

/// Codes as a real taxonomy has them, with how many of them a practice is given at most.
const TAGS: [(Facet, &str, usize, usize); 7] = [
    (Facet::Theme, "coordination capacity-building services mechanisms challenges participation", 1, 2),
    (
        Facet::Right,
        "adequate-housing water-and-sanitation education health food work social-security participation life-and-security \
         equality culture environment information assembly privacy movement justice family property digital",
        1,
        3,
    ),
    (
        Facet::Group,
        "children women youth older-persons persons-with-disabilities migrants refugees minorities indigenous lgbti \
      homeless poor rural detained",
        0,
        2,
    ),
    (
        Facet::Sdg,
        "1.4 2.1 3.8 4.7 5.2 5.5 6.1 6.2 8.5 10.2 10.7 11.1 11.2 11.3 11.7 11.a 13.1 16.6 16.7 16.10 17.17",
        1,
        3,
    ),
    (
        Facet::Mechanism,
        "cescr ccpr cerd cedaw cat crc cmw crpd ced spt upr sr-housing sr-water sr-poverty sr-education",
        0,
        2,
    ),
    (Facet::Challenge, "resources awareness framework coordination data staff participation corruption", 0, 3),
    (Facet::Function, "engagement coordination consultation information-management", 0, 2),
];

/// Makes practices one after the other.
pub struct Generator {
    chance: ChaCha8Rng,
    words: Vec<Vec<String>>,
    /// How often words up to each rank are drawn, as a share of all.
    ranks: Vec<f64>,
    countries: Vec<Country>,
    next: u32,
}

impl Generator {
    /// Two generators with the same seed make the same practices.
    pub fn new(seed: u64) -> Self {
        let mut chance = ChaCha8Rng::seed_from_u64(seed);
        let words = (0..LANGUAGES.len()).map(|language| vocabulary(language, &mut chance)).collect();
        let mut sum = 0.0;
        let mut ranks: Vec<f64> = (0..VOCABULARY)
            .map(|rank| {
                sum += 1.0 / (rank as f64 + 2.0);
                sum
            })
            .collect();
        ranks.iter_mut().for_each(|rank| *rank /= sum);
        let countries = Country::states().collect();
        Self { chance, words, ranks, countries, next: 1 }
    }

    /// The word of a language that is drawn as the `rank`th most often, from 0.
    pub fn word(&self, language: usize, rank: usize) -> &str {
        &self.words[language][rank]
    }

    /// The next practice.
    pub fn practice(&mut self) -> Entry {
        let key = self.next.to_string();
        self.next += 1;
        let language = self.language();
        let tag = LANGUAGES[language].0;
        let country = self.low(self.countries.len());
        let country = self.countries[country];
        let rank = 200 + self.low(5_000);
        let place = capital(&self.words[language][rank]);
        let mut facets = self.tags();
        facets.extend(self.origin(country));
        let first = self.chance.random_range(1998..2025);
        let published_at = Timestamp::from_second(self.chance.random_range(1_500_000_000..1_790_000_000));
        let published_at = published_at.expect("the seconds lie between 2017 and 2026");
        Entry {
            kind: Kind::Practice,
            key,
            meeting: MeetingId::parse(["local-government-2025", "forum-2026", "seminar-2026"][self.low(3)])
                .expect("an id"),
            language: tag.to_owned(),
            title: self.text(language, 7),
            names: vec![place.clone(), self.text(language, 3), country.name(tag).to_owned()],
            place,
            texts: PARTS
                .map(|(part, words)| EntryText {
                    part: Some(part),
                    language: tag.to_owned(),
                    text: self.text(language, words),
                })
                .to_vec(),
            facets,
            years: Some((first, first + self.chance.random_range(0..6))),
            published_at,
            changed_at: published_at,
        }
    }

    fn language(&mut self) -> usize {
        let mut draw = self.chance.random_range(0..100);
        LANGUAGES
            .iter()
            .position(|(_, share)| {
                let fits = draw < *share;
                draw = draw.saturating_sub(*share);
                fits
            })
            .unwrap_or(0)
    }

    /// A number below `end`; low ones come more often.
    fn low(&mut self, end: usize) -> usize {
        let draw: f64 = self.chance.random();
        ((draw * draw * end as f64) as usize).min(end - 1)
    }

    fn text(&mut self, language: usize, words: usize) -> String {
        let mut text = String::with_capacity(words * 8);
        let space = if LANGUAGES[language].0 == "zh" { "" } else { " " };
        let (stop, comma) = match LANGUAGES[language].0 {
            "zh" => ("。", "，"),
            "ar" => (".", "،"),
            _ => (".", ","),
        };
        for at in 0..words {
            let draw: f64 = self.chance.random();
            let rank = self.ranks.partition_point(|rank| *rank < draw).min(VOCABULARY - 1);
            text.push_str(&self.words[language][rank]);
            if at + 1 == words || self.chance.random_ratio(1, 14) {
                text.push_str(stop);
            } else if self.chance.random_ratio(1, 12) {
                text.push_str(comma);
            }
            if at + 1 < words {
                text.push_str(space);
            }
        }
        text
    }

    fn tags(&mut self) -> BTreeMap<Facet, BTreeSet<String>> {
        let mut facets = BTreeMap::new();
        for (facet, codes, least, most) in TAGS {
            let codes: Vec<&str> = codes.split_whitespace().collect();
            let count = self.chance.random_range(least..=most);
            let drawn: BTreeSet<String> = (0..count).map(|_| codes[self.low(codes.len())].to_owned()).collect();
            facets.insert(facet, drawn);
        }
        facets
    }

    fn origin(&mut self, country: Country) -> Vec<(Facet, BTreeSet<String>)> {
        let one = |code: &str| BTreeSet::from([code.to_owned()]);
        let mut origin = vec![
            (Facet::Country, one(country.code())),
            (Facet::Level, one(Level::ALL[self.low(Level::ALL.len())].code())),
            (Facet::Population, one(Population::ALL[self.low(Population::ALL.len())].code())),
            (Facet::Status, one(Status::ALL[self.low(Status::ALL.len())].code())),
            (Facet::Category, one(Category::ALL[self.low(Category::ALL.len())].code())),
        ];
        origin.extend(country.group().map(|region| (Facet::Region, one(region.code()))));
        origin
    }
}

fn vocabulary(language: usize, chance: &mut ChaCha8Rng) -> Vec<String> {
    let mut words: Vec<String> = FIRST_WORDS[language].split_whitespace().map(str::to_owned).collect();
    let (syllables, endings) = SYLLABLES[language];
    let syllables: Vec<&str> = syllables.split_whitespace().collect();
    let endings: Vec<&str> = endings.split_whitespace().collect();
    let mut known: BTreeSet<String> = words.iter().cloned().collect();
    while words.len() < VOCABULARY {
        let word = if syllables.is_empty() {
            // Two characters of the 2,500 first ones, as most Chinese words are.
            (0..2).filter_map(|_| char::from_u32(0x4E00 + chance.random_range(0..2_500))).collect()
        } else {
            let length = chance.random_range(1..4);
            let mut word: String = (0..length).map(|_| syllables[chance.random_range(0..syllables.len())]).collect();
            word.push_str(endings[chance.random_range(0..endings.len())]);
            word
        };
        if known.insert(word.clone()) {
            words.push(word);
        }
    }
    words
}

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect()
}
