//! The record as it stood at a position or moment.

use std::sync::{
    Arc,
    atomic::{AtomicI64, Ordering},
};

use coprod_core::{
    Actor, Command, Party, PartyCommand, PartyId, Role, Side, party::PartyKind, testing::id,
};
use coprod_store::{AsOf, Clock, Ledger, LedgerConfig, Position, Timestamp};

use crate::fixture::Fixture;

macro_rules! cases {
    ($fixture:ty) => {
        $crate::fixture::instantiate!(
            $crate::as_of,
            $fixture,
            [a_moment_counts_what_was_recorded_by_then]
        );
    };
}
pub(crate) use cases;

/// A clock that stands where it is put.
#[derive(Debug, Clone)]
pub struct StandingClock(Arc<AtomicI64>);

impl StandingClock {
    pub fn at(moment: Timestamp) -> Self {
        Self(Arc::new(AtomicI64::new(moment.as_micros())))
    }

    pub fn goes_to(&self, moment: Timestamp) {
        self.0.store(moment.as_micros(), Ordering::Relaxed);
    }

    pub fn config(&self) -> LedgerConfig {
        LedgerConfig {
            clock: Arc::new(self.clone()),
            ..LedgerConfig::default()
        }
    }
}

impl Clock for StandingClock {
    fn now_micros(&self) -> i64 {
        self.0.load(Ordering::Relaxed)
    }
}

fn second(number: i64) -> Timestamp {
    Timestamp::from_micros(1_772_452_800_000_000 + number * 1_000_000).unwrap()
}

async fn registers(ledger: &Ledger, name: &str, now: Timestamp) {
    let party: PartyId = id(name);
    let by = Actor::party(party, Side::Citizen, Role::NEIGHBOUR);
    let register = PartyCommand::RegisterParty {
        kind: PartyKind::Group,
        name: None,
    };
    let command = Command::<Party>::new(party, by, now, register);
    ledger.execute(command).await.unwrap();
}

pub async fn a_moment_counts_what_was_recorded_by_then(fixture: &impl Fixture) {
    let clock = StandingClock::at(second(0));
    let ledger = fixture.ledger_with(clock.config()).await;
    let empty = ledger.position_as_of(second(9)).await.unwrap();
    assert_eq!(empty, Position::START);
    // Two events at each of the even seconds.
    for number in 0..10 {
        let now = second(number / 2 * 2);
        clock.goes_to(now);
        registers(&ledger, &format!("party {number}"), now).await;
    }
    for (moment, reached) in [(-1, 0), (0, 2), (1, 2), (2, 4), (7, 8), (8, 10), (99, 10)] {
        let position = ledger.position_as_of(second(moment)).await.unwrap();
        assert_eq!(position, Position(reached), "second {moment}");
    }
    for (asked, reached) in [(0, 0), (7, 7), (10, 10), (11, 10), (u64::MAX, 10)] {
        let as_of = AsOf::Position(Position(asked));
        let position = ledger.position_as_of(as_of).await.unwrap();
        assert_eq!(position, Position(reached));
    }
}
