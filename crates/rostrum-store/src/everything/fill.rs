//! Writes everything about one participant, the way the pages do.

use std::sync::Arc;

use jiff::civil::date;
use rostrum_domain::change_request::Wish;
use rostrum_domain::concept_note::{ConceptNote, Day, Format, Hours, Place, Zone};
use rostrum_domain::delegation::{Decision, Function};
use rostrum_domain::exchange::{Form, Listing, Says, Side, Whence, Worked};
use rostrum_domain::floor::{Actor, Command, Declared, Speaker, Standing};
use rostrum_domain::follow_up::Needs;
use rostrum_domain::ids::{InscriptionNo, MeetingId, ParticipantNo, SegmentId, SessionId};
use rostrum_domain::mail::MailKind;
use rostrum_domain::mandate::Body;
use rostrum_domain::origin::Origin;
use rostrum_domain::participant::{Category, Gender, Participant, Visibility};
use rostrum_domain::programme::{Programme, Session, SessionKind};
use rostrum_domain::registration::{
    Accredited, Act, Answer, Approval, Combine, Condition, EcosocStatus, Field, FieldKind, File, FileKind, Localized,
    Rule,
};
use rostrum_domain::taxonomy::{Scheme, Tags, Taxonomy, Term, TermCode};

use super::{Everything, contributions};
use crate::desk::{Desk, Order};
use crate::joint::Represented;
use crate::mail::WrittenMail;
use crate::note::{NewNote, NoteKind, NoteText};
use crate::readiness::ReadinessPart;
use crate::registration::{Application, Given};
use crate::{
    Asked, Challenge, ClaimedRole, Delivered, Identity, Invited, NewLesson, NewMember, NewPasskey, NewRole,
    ProviderPerson, Registration, Role, Seen, SendingOutcome, Store, SystemClock, TaxonomyCause, Token, Whose,
};

const ADDRESS: &str = "Qazwsx.Person@example.org";

fn session() -> SessionId {
    SessionId::parse("session-1").unwrap()
}

fn registration(name: &str, delegation: &str, email: &str, visibility: Visibility) -> Registration {
    Registration {
        name: name.to_owned(),
        delegation: delegation.to_owned(),
        category: Category::NonGovernmental,
        email: email.to_owned(),
        language: "en".to_owned(),
        visibility,
    }
}

impl Everything {
    /// A folder in which everything is held about a participant at a level. Where the level keeps the delegation from
    /// the public, nobody else is in it.
    pub(crate) async fn about(level: Visibility) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let desk = Desk::new(Store::open(folder.path(), Arc::new(SystemClock::new())).await.unwrap());
        let store = desk.store().clone();
        let meeting = store.create_meeting(note(), false).await.unwrap().meeting.id;
        let known = matches!(level, Visibility::Named | Visibility::DelegationOnly);
        // A delegation that the public may know is not told of the person.
        let delegation = if known { "Union of Ithaca" } else { "Union of Qazwsx" };
        design(&store, &meeting, delegation).await;
        let invited = [ADDRESS, "qazwsx.elsewhere@example.org"].map(|address| Invited {
            address: address.to_owned(),
            category: Some(Category::NonGovernmental),
            language: "en".to_owned(),
        });
        store.invite(&meeting, &invited).await.unwrap();
        let said = if known { earlier(&store, &meeting, delegation).await } else { delegation.to_owned() };
        let (person, link) = register(&store, &meeting, registration("Qazwsx Person", &said, ADDRESS, level)).await;
        let other = registration("Other", "Union of Others", "other@example.org", Visibility::Named);
        let other = store.register_all(&meeting, vec![other]).await.unwrap().remove(0).participant;
        let who = person.no;
        assert!(store.tie_invitation(&meeting, 2, Some(who)).await.unwrap());
        decide(&store, &meeting, who).await;
        members(&store, &meeting, &person, known).await;
        own(&store, &meeting, who, &link).await;
        super::practices::fill(&store, &meeting, who, if known { "Union of Ithaca" } else { "Union of Qazwsx" }).await;
        // Of a delegation that the public knows it belongs to the record for whom it spoke.
        let behalf = if known { "Friends" } else { "Friends of Qazwsx" };
        speak(&desk, &meeting, &person, &other, behalf).await;
        beside(&store, &meeting, who).await;
        contributions::write(&store, &meeting, who).await;
        mails(&store, &meeting, who).await;
        if known {
            store.merge(&meeting, person.delegation, other.delegation).await.unwrap();
        }
        Self { store, meeting, who, folder }
    }
}

fn note() -> ConceptNote {
    let day = date(2025, 7, 21);
    ConceptNote {
        language: "en".to_owned(),
        title: "One meeting".to_owned(),
        body: Body::HumanRightsCouncil,
        mandates: Vec::new(),
        report_to: None,
        days: vec![Day {
            date: day,
            hours: vec![Hours { start: day.at(10, 0, 0, 0).time(), end: day.at(12, 0, 0, 0).time() }],
        }],
        place: Place::Online { platform: None },
        zone: Zone::parse("Europe/Zurich").unwrap(),
        objective: String::new(),
        outcomes: Vec::new(),
        format: Format::default(),
        background: Vec::new(),
        documents: Vec::new(),
        programme: Programme {
            sessions: vec![Session {
                id: session(),
                kind: SessionKind::Panel,
                title: "Session 1".to_owned(),
                start: day.at(10, 0, 0, 0),
                end: day.at(12, 0, 0, 0),
                objective: None,
                people: Vec::new(),
                segments: Vec::new(),
            }],
        },
    }
}

/// Somebody of the delegation, which has taken in another one. Gives the name of that one.
async fn earlier(store: &Store, meeting: &MeetingId, delegation: &str) -> String {
    let absorbed = format!("Friends of the {delegation}");
    let mut people = Vec::new();
    for (name, delegation) in [("First", delegation), ("Second", &absorbed)] {
        let email = format!("{name}@example.org");
        people.push(registration(name, delegation, &email, Visibility::Named));
    }
    let both = store.register_all(meeting, people).await.unwrap();
    store.merge(meeting, both[1].participant.delegation, both[0].participant.delegation).await.unwrap();
    absorbed
}

/// Asks for a letter, and accepts whoever is on the list of accredited organizations or hands one in.
async fn design(store: &Store, meeting: &MeetingId, listed: &str) {
    let listed = Accredited { name: listed.to_owned(), ecosoc: Some(EcosocStatus::Special), nhri: None };
    store.replace_accredited(meeting, &[listed]).await.unwrap();
    let (version, mut design) = store.find_design(meeting).await.unwrap();
    let offer = design.offers.iter_mut().find(|offer| offer.category == Category::NonGovernmental).unwrap();
    offer.fields.push(Field {
        code: "letter".to_owned(),
        kind: FieldKind::File,
        label: Localized::english("Letter of credentials"),
        hint: Localized::default(),
        required: false,
    });
    let conditions = vec![Condition::Accredited, Condition::Letter("letter".to_owned())];
    offer.approval = Approval::ByRule(Rule { combine: Combine::Any, conditions });
    store.save_design(meeting, version, design).await.unwrap();
}

async fn register(store: &Store, meeting: &MeetingId, registration: Registration) -> (Participant, Token) {
    let mut application: Application = registration.into();
    let answer = Answer::File { name: "qazwsx.pdf".to_owned(), kind: FileKind::Pdf, bytes: 9 };
    application.given.push(Given { field: "letter".to_owned(), answer, content: Some(b"%PDF-qazwsx".to_vec()) });
    let registered = store.register(meeting, application).await.unwrap();
    (store.find_participant(meeting, registered.participant.no).await.unwrap().unwrap(), registered.token)
}

/// The secretariat refuses, and takes it back.
async fn decide(store: &Store, meeting: &MeetingId, who: ParticipantNo) {
    for act in [Act::Refuse, Act::Accept] {
        store.decide_registrations(meeting, &[who], act, Some("Qazwsx was asked.")).await.unwrap();
    }
    let wish = Wish { name: Some("Qazwsx Other".to_owned()), why: "Qazwsx".to_owned(), ..Wish::default() };
    for _ in 0..2 {
        assert!(store.ask_for_change(meeting, who, &wish).await.unwrap());
        store.decide_change(meeting, 1, false, "Qazwsx stays Qazwsx.").await.unwrap();
    }
}

/// The person is focal point and registers somebody, where others are in the delegation; elsewhere a member alone.
async fn members(store: &Store, meeting: &MeetingId, person: &Participant, known: bool) {
    store.ask_for_focal_point(meeting, person.no).await.unwrap();
    if known {
        let adviser = NewMember {
            name: "Adviser".to_owned(),
            email: "adviser@example.org".to_owned(),
            language: "en".to_owned(),
            visibility: Visibility::Named,
            function: Function::Adviser,
            may_inscribe: false,
            gender: None,
        };
        assert!(store.name_focal_point(meeting, person.no).await.unwrap());
        store.enrol(meeting, person.no, person.delegation, vec![adviser]).await.unwrap();
    }
    let origin = Origin { networks: vec!["Network".to_owned()], ..Origin::default() };
    store.declare(meeting, person.no, &origin, Some(Gender::Woman)).await.unwrap();
}

/// What the person does on the own pages.
async fn own(store: &Store, meeting: &MeetingId, who: ParticipantNo, link: &Token) {
    let needs = Needs { remark: "Qazwsx needs a ramp.".to_owned(), ..Needs::default() };
    store.keep_needs(meeting, who, &needs).await.unwrap();
    store.set_seen_by_all_categories(meeting, who, true).await.unwrap();
    store.set_readiness(meeting, who, ReadinessPart::Present, true).await.unwrap();
    store.calendar_token(meeting, who).await.unwrap();
    passkey(store, &Whose::Participant(meeting.clone(), who)).await;
    let file = File { name: "letter.pdf".to_owned(), bytes: b"%PDF-1.7".to_vec() };
    let browser = Token::of_browser().unwrap();
    assert!(store.keep_uploads(meeting, &browser, &[("letter".to_owned(), file)]).await.unwrap());
    store.sign_in_on(link, Some("Firefox on Android")).await.unwrap().unwrap();
    let asked = Asked {
        email: ADDRESS.to_owned(),
        meeting: Some(meeting.clone()),
        browser: Token::of_browser().unwrap(),
        language: "en".to_owned(),
        target: None,
    };
    store.send_sign_in_link("https://rostrum.test", &asked).await.unwrap().unwrap();
}

/// One passkey, and another that a device was asked for.
async fn passkey(store: &Store, whose: &Whose) {
    let new = NewPasskey {
        name: "Phone of Qazwsx".to_owned(),
        credential: "credential".to_owned(),
        user_handle: "handle".to_owned(),
        public_key: "key".to_owned(),
        state: "state".to_owned(),
    };
    store.add_passkey(whose, &new).await.unwrap();
    let challenge = Challenge { whose: Some(whose.clone()), state: "challenge".to_owned() };
    store.keep_challenge(&Token::from_text("browser"), &challenge).await.unwrap();
}

/// The person speaks on somebody's behalf, and confirms to be represented by another.
async fn speak(desk: &Desk, meeting: &MeetingId, person: &Participant, other: &Participant, behalf: &str) {
    let submit =
        async |by: Actor, command: Command, on_behalf_of: Option<&str>, represented: Option<Vec<Represented>>| {
            let order = Order { on_behalf_of: on_behalf_of.map(str::to_owned), represented, ..Order::new(by, command) };
            desk.submit(meeting, order).await.unwrap();
        };
    let staff = Actor::Secretariat;
    submit(staff, Command::OpenList { session: session() }, None, None).await;
    let floor = SegmentId::parse("session-1-floor").unwrap();
    submit(staff, Command::StartSegment { segment: floor }, None, None).await;
    let outside = Represented { name: behalf.to_owned(), delegation: None };
    let asked = Represented { name: "Those who are asked".to_owned(), delegation: Some(person.delegation) };
    for (one, standing, text, represented) in
        [(person, Standing::Group, behalf, outside), (other, Standing::Joint, "All who are here", asked)]
    {
        let command = Command::Inscribe {
            session: session(),
            participant: one.no,
            delegation: one.delegation,
            category: one.category,
            standing,
            declared: Declared::default(),
        };
        submit(Actor::Participant(one.no), command, Some(text), Some(vec![represented])).await;
    }
    let signature = (person.delegation, person.no);
    let store = desk.store();
    assert!(store.decide_co_signature(meeting, InscriptionNo(2), signature, Decision::Confirmed).await.unwrap());
    let speaker = Speaker::Inscription(InscriptionNo(1));
    submit(staff, Command::GiveFloor { speaker, limit: None }, None, None).await;
    submit(staff, Command::EndIntervention, None, None).await;
    store.hand_in_statement(meeting, person.no, &session(), "Water is a right.").await.unwrap();
}

/// What others do to the person, or keep beside.
async fn beside(store: &Store, meeting: &MeetingId, who: ParticipantNo) {
    let text = NoteText::Own("Please come earlier, Qazwsx.".to_owned());
    let note = NewNote { participant: who, inscription: None, kind: NoteKind::Note, text, by: Role::Chair, key: None };
    store.add_note(meeting, &note).await.unwrap();
    let at = date(2025, 7, 21).at(10, 0, 0, 0);
    let seen = |identity| Seen {
        name: "Qazwsx (Guest)".to_owned(),
        guest: true,
        first_joined: at,
        last_left: at,
        seconds: 60,
        identity,
    };
    store.take_attendance(meeting, "teams.csv", &[seen(Identity::Participant(who))]).await.unwrap();
    store
        .take_attendance(meeting, "later.csv", &[Seen { name: "Somebody".to_owned(), ..seen(Identity::Proposed(who)) }])
        .await
        .unwrap();
    store.check_in(meeting, who).await.unwrap();
    store.badge_codes(meeting, &[who]).await.unwrap();
    let link = crate::NewNeutralLink {
        remark: "For the coast".to_owned(),
        offer: Some("academia".to_owned()),
        most_uses: 1,
        until: store.now(),
    };
    store.make_neutral_link(meeting, &link).await.unwrap();
    // As if the person had come over it.
    sqlx::query("INSERT INTO written_neutrally (meeting, participant) VALUES ($1, $2)")
        .bind(meeting.as_str())
        .bind(i64::from(who.0))
        .execute(&store.write)
        .await
        .unwrap();
    exchange(store, meeting, who).await;
    store.seed_of(meeting, &session()).await.unwrap();
    let webhook = store.make_webhook(meeting, "https://hooks.example.org/abc", &["everything"], 0, store.now()).await;
    store.roll_webhook_secret(meeting, webhook.unwrap().no, store.now()).await.unwrap();
    let vendors = Term::english(TermCode::parse("street-vendors").unwrap(), "Street vendors");
    let decide = |_: &Taxonomy| Ok::<_, std::convert::Infallible>(vec![(Scheme::Groups, vendors)]);
    store.change_taxonomy(None, TaxonomyCause::Edit, decide).await.unwrap().unwrap();
    let role = NewRole {
        name: "Staff".to_owned(),
        email: "staff@example.org".to_owned(),
        role: Role::Chair,
        meeting: Some(meeting.clone()),
        categories: Vec::new(),
        person: None,
    };
    store.give_role(&role).await.unwrap();
    store.begin_openid(Some("/account")).await.unwrap();
    let known = ProviderPerson {
        issuer: "https://id.example.org".to_owned(),
        subject: "1".to_owned(),
        name: "Staff".to_owned(),
        email: None,
    };
    let claimed = ClaimedRole { role: Role::Secretariat, meeting: Some(meeting.clone()) };
    store.sign_in_by_provider(&known, &[claimed], None).await.unwrap().unwrap();
}

/// The person seeks and offers, another agrees, and the person says what came of it.
async fn exchange(store: &Store, meeting: &MeetingId, who: ParticipantNo) {
    let people = store.list_participants(meeting).await.unwrap();
    let other = people.iter().find(|person| person.name == "Other").unwrap().no;
    let listing = |side, whose: ParticipantNo| Listing {
        side,
        tags: Tags::default(),
        words: if whose == who { "Qazwsx is named." } else { "Somebody." }.to_owned(),
        languages: ["en".to_owned()].into(),
        forms: [Form::Call].into(),
        whence: Whence::Anywhere,
        describes: false,
    };
    store.set_exchange_open(meeting, Some(true)).await.unwrap();
    let mut asked = Vec::new();
    for (seeker, offerer) in [(other, who), (who, other)] {
        let need = store.keep_listing(meeting, seeker, None, &listing(Side::Seeks, seeker)).await.unwrap().unwrap();
        let offer = store.keep_listing(meeting, offerer, None, &listing(Side::Offers, offerer)).await.unwrap().unwrap();
        asked.push(store.ask_for_exchange(meeting, seeker, need, offer).await.unwrap().unwrap());
    }
    let no = asked[1];
    assert!(store.answer_exchange(meeting, other, no, Says::Agrees).await.unwrap());
    assert!(store.say_met(meeting, Some(who), no, "Qazwsx came by.").await.unwrap());
    let said = NewLesson { practice: None, worked: Worked::Yes, words: "Qazwsx learnt.".to_owned(), named: false };
    assert!(store.keep_lesson(meeting, who, no, &said).await.unwrap());
}

/// All that was noted is written; the mails to the person name them, and what became of them does, too.
async fn mails(store: &Store, meeting: &MeetingId, who: ParticipantNo) {
    let noted = store.list_noted_mails(1000).await.unwrap();
    // The link to sign in stays as it was noted, with its facts.
    let (stay, written): (Vec<_>, Vec<_>) = noted.iter().partition(|mail| mail.kind == MailKind::SignInLink);
    assert!(!stay[0].facts.is_empty());
    let names = |mail: &crate::Mail| {
        let to_person = mail.participant == Some(who) || mail.kind == MailKind::Invitation;
        if to_person { "Qazwsx" } else { "Somebody" }
    };
    for mail in written {
        let name = names(mail);
        let text = WrittenMail {
            subject: format!("To {name}"),
            text: format!("Dear {name}"),
            html: format!("<p>Dear {name}"),
            calendar: Some(format!("ATTENDEE:{name}")),
        };
        let message_id = format!("{}@rostrum.test", mail.no);
        store.keep_written_mails(&[(mail, Some((message_id, text)))]).await.unwrap();
        let fault = Some(format!("{name} is not here."));
        let delivered = Delivered { outcome: SendingOutcome::Failed, answer: Some(550), fault };
        store.keep_deliveries(&[(mail.no, delivered)], store.now()).await.unwrap();
    }
    assert!(store.count_mails(meeting).await.unwrap().len() > 3);
}
