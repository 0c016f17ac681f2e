//! Where services stand on the matrix.

use coprod_core::{
    Actor, Basis, Command, Role, Service, ServiceCommand as Do, Side,
    round_table::Mode,
    service::Phase,
    testing::{day, id},
};
use coprod_store::{Door, Position};

use crate::fixture::Fixture;

macro_rules! cases {
    ($fixture:ty) => {
        $crate::fixture::instantiate!(
            $crate::matrix,
            $fixture,
            [services_stand_where_the_record_puts_them]
        );
    };
}
pub(crate) use cases;

fn ayse() -> Actor {
    Actor::party(id("Ayşe"), Side::Citizen, Role::NEIGHBOUR)
}

async fn does(door: &mut Door, service: &str, what: Do) -> Position {
    let now = door.now().unwrap();
    let command = Command::<Service>::new(id(service), ayse(), now, what);
    *door
        .execute(command)
        .await
        .unwrap()
        .positions
        .unwrap()
        .end()
}

pub async fn services_stand_where_the_record_puts_them(fixture: &impl Fixture) {
    let ledger = fixture.ledger().await;
    let mut door = ledger.door();
    let mut proposed = Position(0);
    for name in ["café", "shelf"] {
        let propose = Do::ProposeService {
            need: door.words(&ayse(), "Nobody eats alone.").unwrap(),
            title: name.to_owned(),
            topic: "care".parse().unwrap(),
            asks_of: None,
            arises_from: None,
        };
        proposed = does(&mut door, name, propose).await;
    }
    let keep = Do::KeepPlanning {
        basis: Basis::OwnAuthority {
            office: "the neighbours".to_owned(),
        },
        reason: door.words(&ayse(), "We begin.").unwrap(),
        review_by: day("2099-06-01"),
    };
    does(&mut door, "café", keep).await;

    let history = ledger.history().await.unwrap();
    let now = history.services(None).await.unwrap();
    let titles: Vec<_> = now.iter().map(|place| place.title.as_str()).collect();
    assert_eq!(titles, ["café", "shelf"]);
    assert_eq!(now[0].planning, Some(Mode::Citizens));
    assert_eq!(now[0].planners, [id("Ayşe")]);
    assert_eq!((now[0].implementation, now[0].form), (None, None));
    assert_eq!(now[0].phase, Phase::Accepted);

    let before = history.services(Some(proposed)).await.unwrap();
    assert_eq!(before.len(), 2);
    assert!(before.iter().all(|place| place.planning.is_none()));
    assert_eq!(history.services(Some(Position(0))).await.unwrap(), []);
    assert_eq!(history.place(id("another"), None).await.unwrap(), None);
}
