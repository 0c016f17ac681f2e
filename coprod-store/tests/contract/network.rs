//! Who worked with whom, and across which organisations.

use coprod_core::{
    Basis, Engagement, EngagementCommand, Party, PartyCommand, PartyId, RoundTable,
    RoundTableCommand as Sit, Service, ServiceCommand as Serve, Side,
    party::PartyKind,
    testing::{citizen, day, id, moment},
};
use coprod_store::{
    Position,
    network::{Filter, Network, Through, Tie},
};

use crate::{
    fixture::Fixture,
    home::{Home, engagement, home, party},
};

macro_rules! cases {
    ($fixture:ty) => {
        $crate::fixture::instantiate!(
            $crate::network,
            $fixture,
            [
                an_engagement_ties_the_two_who_agreed,
                who_sits_at_one_table_is_tied_while_both_sit_there,
                partners_of_a_service_are_tied_until_one_leaves,
                ties_are_found_by_party_and_by_stream,
                an_earlier_position_tells_the_ties_of_then,
            ]
        );
    };
}
pub(crate) use cases;

async fn ties(network: &Network, filter: &Filter) -> Vec<Tie> {
    network.ties(filter).await.unwrap()
}

async fn all(network: &Network) -> Vec<Tie> {
    ties(network, &Filter::default()).await
}

fn pair(one: &str, other: &str) -> [PartyId; 2] {
    let mut pair = [party(one), party(other)];
    pair.sort();
    pair
}

fn of<'a>(ties: &'a [Tie], one: &str, other: &str) -> Option<&'a Tie> {
    ties.iter().find(|tie| tie.parties == pair(one, other))
}

async fn a_table_of(at: &mut Home, names: &[&str]) {
    let purpose = at.says(&citizen("Ayşe"), "The nights");
    let topics = vec!["care".parse().unwrap()];
    let table = id("table");
    let convene = Sit::ConveneRoundTable { purpose, topics };
    at.does::<RoundTable>(table, &citizen("Ayşe"), convene)
        .await;
    for name in names {
        let (seat, party, side) = (id(&format!("seat of {name}")), id(name), Side::Citizen);
        let invite = Sit::InviteMember { seat, party, side };
        at.does::<RoundTable>(table, &citizen("Ayşe"), invite).await;
        let (person, deputy) = (None, None);
        let sit = Sit::TakeSeat {
            seat,
            person,
            deputy,
        };
        at.does::<RoundTable>(table, &citizen(name), sit).await;
    }
}

pub async fn an_engagement_ties_the_two_who_agreed(fixture: &impl Fixture) {
    let mut at = Home::open(fixture).await;
    let network = at.ledger.network().await.unwrap();
    at.engages("Ayşe", Side::Citizen).await;
    let told = all(&network).await;
    let tie = of(&told, "Ayşe", "home").unwrap();
    assert_eq!(told.len(), 1, "Meier speaks for the home, and is not tied");
    assert!(tie.crosses_organisations && tie.crosses_sides);
    assert_eq!(tie.organisations, [party("home")]);
    let [bond] = &tie.bonds[..] else {
        panic!("one bond")
    };
    assert_eq!(bond.through, Through::Engagement);
    assert_eq!(bond.stream.id, engagement("Ayşe").to_string());
    assert_eq!(bond.until, None);
    let reason = at.says(&citizen("Ayşe"), "I move away");
    let end = EngagementCommand::EndEngagement {
        reason,
        effective: day("2026-03-16"),
    };
    at.does::<Engagement>(engagement("Ayşe"), &citizen("Ayşe"), end)
        .await;
    let told = all(&network).await;
    let until = of(&told, "Ayşe", "home").unwrap().bonds[0].until;
    assert_eq!(until, Some(moment("2026-03-16T23:59:59.999999Z")));
}

pub async fn who_sits_at_one_table_is_tied_while_both_sit_there(fixture: &impl Fixture) {
    let mut at = Home::open(fixture).await;
    let network = at.ledger.network().await.unwrap();
    a_table_of(&mut at, &["Ayşe", "Jonas"]).await;
    let told = all(&network).await;
    let tie = of(&told, "Ayşe", "Jonas").unwrap();
    assert!(!tie.crosses_organisations && !tie.crosses_sides);
    assert_eq!(tie.bonds[0].through, Through::RoundTable);
    let reason = at.says(&citizen("Jonas"), "I have no time");
    let seat = id("seat of Jonas");
    let leave = Sit::LeaveSeat { seat, reason };
    at.does::<RoundTable>(id("table"), &citizen("Jonas"), leave)
        .await;
    let told = all(&network).await;
    let tie = of(&told, "Ayşe", "Jonas").unwrap();
    assert!(tie.bonds[0].until.is_some());
    let across = Filter {
        across: true,
        ..Filter::default()
    };
    assert_eq!(ties(&network, &across).await, []);
}

async fn a_service_of_two(at: &mut Home) {
    let service = id("café");
    let need = at.says(&citizen("Ayşe"), "Nobody eats alone");
    let propose = Serve::ProposeService {
        need,
        title: "Café".to_owned(),
        topic: "company".parse().unwrap(),
        asks_of: Some(id("home")),
        arises_from: None,
    };
    at.does::<Service>(service, &citizen("Ayşe"), propose).await;
    at.does::<Service>(service, &home(), Serve::AcceptProposal {})
        .await;
    let keep = Serve::KeepPlanning {
        basis: Basis::OwnAuthority {
            office: "home".to_owned(),
        },
        reason: at.says(&home(), "We begin"),
        review_by: day("2099-01-01"),
    };
    at.does::<Service>(service, &home(), keep).await;
}

pub async fn partners_of_a_service_are_tied_until_one_leaves(fixture: &impl Fixture) {
    let mut at = Home::open(fixture).await;
    let network = at.ledger.network().await.unwrap();
    a_service_of_two(&mut at).await;
    let told = all(&network).await;
    let tie = of(&told, "Ayşe", "home").unwrap();
    assert_eq!(tie.bonds[0].through, Through::Partnership);
    assert_eq!(tie.bonds[0].until, None);
    let effective = moment("2026-04-01T00:00:00Z");
    let reason = at.says(&citizen("Ayşe"), "I move away");
    let leave = Serve::LeaveService { reason, effective };
    at.does::<Service>(id("café"), &citizen("Ayşe"), leave)
        .await;
    let told = all(&network).await;
    let tie = of(&told, "Ayşe", "home").unwrap();
    assert_eq!(tie.bonds[0].until, Some(effective));
}

pub async fn ties_are_found_by_party_and_by_stream(fixture: &impl Fixture) {
    let mut at = Home::open(fixture).await;
    let network = at.ledger.network().await.unwrap();
    a_table_of(&mut at, &["Ayşe", "Jonas", "Bert"]).await;
    at.engages("Ayşe", Side::Citizen).await;
    assert_eq!(all(&network).await.len(), 4);
    let of_jonas = Filter {
        party: Some(id("Jonas")),
        ..Filter::default()
    };
    assert_eq!(ties(&network, &of_jonas).await.len(), 2);
    let table: coprod_core::RoundTableId = id("table");
    let at_table = Filter {
        stream: format!("RoundTable/{table}").parse().ok(),
        ..Filter::default()
    };
    assert_eq!(ties(&network, &at_table).await.len(), 3);
    // Two ids of one person are one.
    for name in ["Jonas", "Jonas Weber"] {
        at.is_registered(name, PartyKind::Person).await;
    }
    let into = id("Jonas Weber");
    let merge = PartyCommand::MergeParty { into };
    at.does::<Party>(id("Jonas"), &citizen("Jonas"), merge)
        .await;
    let told = ties(&network, &of_jonas).await;
    assert_eq!(told.len(), 2);
    assert!(of(&told, "Jonas Weber", "Bert").is_some());
}

pub async fn an_earlier_position_tells_the_ties_of_then(fixture: &impl Fixture) {
    let mut at = Home::open(fixture).await;
    let network = at.ledger.network().await.unwrap();
    let mut told = vec![(at.ledger.head().await.unwrap(), all(&network).await)];
    let mut note = async |at: &Home| {
        told.push((at.ledger.head().await.unwrap(), all(&network).await));
    };
    a_table_of(&mut at, &["Ayşe", "Jonas"]).await;
    note(&at).await;
    a_service_of_two(&mut at).await;
    note(&at).await;
    for name in ["Jonas", "Bert"] {
        at.engages(name, Side::Citizen).await;
        note(&at).await;
    }
    let seat = id("seat of Jonas");
    let reason = at.says(&citizen("Jonas"), "I have no time");
    let leave = Sit::LeaveSeat { seat, reason };
    at.does::<RoundTable>(id("table"), &citizen("Jonas"), leave)
        .await;
    note(&at).await;
    let reason = at.says(&home(), "We go");
    let effective = moment("2026-03-02T12:00:00Z");
    let leave = Serve::LeaveService { reason, effective };
    at.does::<Service>(id("café"), &home(), leave).await;
    note(&at).await;
    assert!(told.iter().any(|(_, ties)| ties.len() >= 4));
    for (head, then) in told {
        let earlier = Filter {
            as_of: Some(head),
            ..Filter::default()
        };
        assert_eq!(ties(&network, &earlier).await, then, "as of {head}");
    }
    let start = Filter {
        as_of: Some(Position::START),
        ..Filter::default()
    };
    assert_eq!(ties(&network, &start).await, []);
}
