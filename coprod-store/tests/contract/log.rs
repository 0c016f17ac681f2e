//! The decision log, asked for an entity or a type of event.

use coprod_core::{
    Actor, Command, Role, RoundTable, RoundTableCommand as Do, Side, StreamName,
    round_table::{Charter, Recusal},
    rules::Rule,
    testing::id,
};
use coprod_store::{
    Door, Ledger,
    history::{Entry, Filter},
};

use crate::fixture::Fixture;

macro_rules! cases {
    ($fixture:ty) => {
        $crate::fixture::instantiate!(
            $crate::log,
            $fixture,
            [
                an_entity_is_told_by_its_own_entries,
                events_of_one_type_are_told_alone,
                a_seat_is_on_no_topic_because_its_holder_stepped_back_from_one,
            ]
        );
    };
}
pub(crate) use cases;

fn ayse() -> Actor {
    Actor::party(id("Ayşe"), Side::Citizen, Role::NEIGHBOUR)
}

async fn does(door: &mut Door, what: Do) {
    let now = door.now().unwrap();
    let command = Command::<RoundTable>::new(id("table"), ayse(), now, what);
    door.execute(command).await.unwrap();
}

/// A table of one who makes two proposals and steps back from the second one's matter.
async fn table(ledger: &Ledger) {
    let mut door = ledger.door();
    let purpose = door.words(&ayse(), "The nights").unwrap();
    let topics = vec!["care".parse().unwrap()];
    does(&mut door, Do::ConveneRoundTable { purpose, topics }).await;
    let (seat, party, side) = (id("seat"), id("Ayşe"), Side::Citizen);
    does(&mut door, Do::InviteMember { seat, party, side }).await;
    let (person, deputy) = (None, None);
    does(
        &mut door,
        Do::TakeSeat {
            seat,
            person,
            deputy,
        },
    )
    .await;
    let charter = Charter::deciding_by(Rule::Consensus { quorum: None });
    does(&mut door, Do::ProposeCharter { charter }).await;
    does(&mut door, Do::SignCharter { version: 1, seat }).await;
    for name in ["watch", "alarm"] {
        let table = Do::TableProposal {
            proposal: id(name),
            topic: format!("care/{name}").parse().unwrap(),
            text: door.words(&ayse(), name).unwrap(),
            motion: None,
        };
        does(&mut door, table).await;
    }
    let amend = Do::AmendProposal {
        proposal: id("watch"),
        text: door.words(&ayse(), "two nights").unwrap(),
        integrates: Vec::new(),
    };
    does(&mut door, amend).await;
    let recuse = Do::RecuseMember {
        seat,
        from: Recusal::Topic("care/alarm".parse().unwrap()),
        reason: door.words(&ayse(), "I sell them.").unwrap(),
    };
    does(&mut door, recuse).await;
}

async fn log(fixture: &impl Fixture, filter: Filter) -> Vec<Entry> {
    let ledger = fixture.ledger().await;
    table(&ledger).await;
    let history = ledger.history().await.unwrap();
    history.entries(&filter).await.unwrap()
}

pub async fn an_entity_is_told_by_its_own_entries(fixture: &impl Fixture) {
    let watch: coprod_core::ProposalId = id("watch");
    let subject = Some(watch.to_string());
    let about = Filter {
        subject,
        ..Filter::default()
    };
    let entries = log(fixture, about).await;
    let words = entries.iter().map(|entry| entry.words.as_ref()?.text());
    assert_eq!(
        words.collect::<Vec<_>>(),
        [Some("watch"), Some("two nights")]
    );
}

pub async fn events_of_one_type_are_told_alone(fixture: &impl Fixture) {
    let act = Some("ProposalTabled".to_owned());
    let table: coprod_core::RoundTableId = id("table");
    let tabled = Filter {
        act,
        stream: format!("RoundTable/{table}").parse::<StreamName>().ok(),
        ..Filter::default()
    };
    let entries = log(fixture, tabled).await;
    assert!(entries.iter().all(|entry| entry.act == "ProposalTabled"));
    assert_eq!(entries.len(), 2);
}

pub async fn a_seat_is_on_no_topic_because_its_holder_stepped_back_from_one(
    fixture: &impl Fixture,
) {
    let on_alarms = Filter {
        topic: "care/alarm".parse().ok(),
        ..Filter::default()
    };
    let entries = log(fixture, on_alarms).await;
    let acts: Vec<_> = entries.iter().map(|entry| entry.act.as_str()).collect();
    assert_eq!(acts, ["ProposalTabled", "MemberRecused"]);
}
