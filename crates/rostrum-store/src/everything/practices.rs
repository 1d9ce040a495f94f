//! Practices of the participant: one that is public, and one that never was.

use rostrum_domain::contribution::Consent;
use rostrum_domain::ids::{MeetingId, ParticipantNo, PracticeNo};
use rostrum_domain::participant::Category;
use rostrum_domain::practice::{Act, Author, Contact, Enclosure, Part, Practice, Reason};

use crate::{Acting, Edit, NewPractice, PracticeOrigin, Store};

pub(super) async fn fill(store: &Store, meeting: &MeetingId, who: ParticipantNo, delegation: &str) {
    let mut practice = Practice {
        title: "Rooms for everybody".to_owned(),
        contact: Contact { name: "Qazwsx Person".to_owned(), email: "qazwsx@example.org".to_owned() },
        ..Practice::default()
    };
    practice.texts.insert(Part::Done, "The city rents flats.".to_owned());
    let new = NewPractice {
        origin: PracticeOrigin::Author,
        contribution: None,
        participant: Some(who),
        author: Author {
            delegation: delegation.to_owned(),
            category: Some(Category::NonGovernmental),
            consent: Consent::Publish,
        },
        practice: practice.clone(),
        sources: Vec::new(),
    };
    for published in [true, false] {
        let no = store.create_practice(meeting, &new, None).await.unwrap();
        file(store, no).await;
        practice.title = format!("Rooms for everybody, {published}");
        let edit = Edit {
            practice: practice.clone(),
            sources: Vec::new(),
            reason: "Qazwsx wrote about it.".to_owned(),
            by: None,
        };
        store.keep_practice_version(no, 1, &edit).await.unwrap();
        let act = if published { Act::Publish } else { Act::Withhold };
        let reason = Some(Reason::Other).filter(|_| !published);
        let acting = Acting { act, reason, words: "Qazwsx was asked.", by: None };
        store.act_on_practice(no, 2, &acting).await.unwrap();
    }
}

async fn file(store: &Store, no: PracticeNo) {
    let file = Enclosure::read("qazwsx.pdf", b"%PDF-1.7 %%EOF").unwrap();
    store.add_practice_file(no, &file).await.unwrap().unwrap();
}
