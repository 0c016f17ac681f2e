//! A home for the old, and those who engage in it.

use std::sync::Arc;

use coprod_core::{
    Actor, Basis, Citation, Command, Date, Decider, Engagement, EngagementCommand as Do,
    EngagementId, Facts, Party, PartyCommand as Say, PartyId, Role, Service, ServiceCommand, Side,
    StreamName,
    engagement::{Gift, Given, Minutes, NoticeDays, Purpose},
    party::{PartyKind, Scope},
    testing::{citizen, day, document, id, noon, professional, words},
};
use coprod_store::{Door, ExecuteError, Ledger, Receipt, Recordable};

use crate::fixture::Fixture;

pub struct Home {
    pub ledger: Ledger,
    door: Door,
}

/// Meier, who speaks for the home.
pub fn home() -> Actor {
    professional("Meier").speaking_for(id("home"))
}

pub fn today() -> Date {
    day("2026-03-02")
}

/// Time given.
pub fn time(minutes: u16, purpose: Purpose) -> Given {
    Given {
        what: Gift::Time(Minutes::new(minutes).unwrap()),
        purpose,
        on: today(),
        earmark: None,
    }
}

pub fn record(name: &str, given: Given) -> Do {
    Do::RecordContribution {
        contribution: id(name),
        given,
    }
}

pub fn felt(cost: u8, benefit: u8) -> Do {
    Do::FeelBalance {
        cost: cost.try_into().unwrap(),
        benefit: benefit.try_into().unwrap(),
        remark: None,
    }
}

/// An entry of somebody's engagement.
pub fn entry_of(name: &str, sequence: u64) -> Citation {
    Citation {
        stream: StreamName {
            aggregate_type: "Engagement".to_owned(),
            id: engagement(name).to_string(),
        },
        sequence,
    }
}

pub fn engagement(name: &str) -> EngagementId {
    id(&format!("engagement of {name}"))
}

impl Home {
    /// The home is registered, Meier speaks for it, and it proposes a service.
    pub async fn open(fixture: &impl Fixture) -> Self {
        let ledger = fixture.ledger().await;
        let door = ledger.door();
        let mut home = Self { ledger, door };
        home.is_registered("Meier", PartyKind::Person).await;
        home.is_registered("home", PartyKind::Organisation).await;
        let grant = Say::GrantRepresentation {
            person: id("Meier"),
            scope: Scope::Everything,
            from: noon(),
            until: None,
            basis: Basis::Resolution {
                organ: "board".to_owned(),
                document: document("resolution"),
            },
        };
        home.does::<Party>(id("home"), &professional("Meier"), grant)
            .await;
        let propose = ServiceCommand::ProposeService {
            need: words(&self::home(), "Nobody is to be alone"),
            title: "Company".to_owned(),
            topic: "company".parse().unwrap(),
            asks_of: None,
            arises_from: None,
        };
        home.does::<Service>(id("company"), &self::home(), propose)
            .await;
        home
    }

    pub async fn is_registered(&mut self, name: &str, kind: PartyKind) {
        let register = Say::RegisterParty { kind, name: None };
        self.does::<Party>(id(name), &professional("Meier"), register)
            .await;
    }

    pub async fn asks<D>(
        &mut self,
        of: D::Id,
        by: &Actor,
        what: <D as Decider>::Command,
    ) -> Result<Receipt, ExecuteError<<D as cqrs_es::Aggregate>::Error>>
    where
        D: Decider + Recordable<Command = Command<D>, Services = Arc<dyn Facts>>,
    {
        self.door
            .execute(Command::<D>::new(of, by.clone(), noon(), what))
            .await
    }

    pub async fn does<D>(&mut self, of: D::Id, by: &Actor, what: <D as Decider>::Command) -> Receipt
    where
        D: Decider + Recordable<Command = Command<D>, Services = Arc<dyn Facts>>,
        <D as cqrs_es::Aggregate>::Error: std::fmt::Debug,
    {
        match self.asks::<D>(of, by, what).await {
            Ok(receipt) => receipt,
            Err(refusal) => panic!("{refusal:?}"),
        }
    }

    /// What somebody says; the same words each time.
    pub fn says(&mut self, by: &Actor, text: &str) -> coprod_core::Words {
        self.door.words(by, text).unwrap()
    }

    /// Somebody takes up a role by agreement with the home.
    pub async fn engages(&mut self, name: &str, side: Side) {
        let by = Actor::party(id(name), side, Role::VOLUNTEER);
        let offer = Do::OfferRole {
            service: id("company"),
            party: id(name),
            counterpart: id("home"),
            role: Role::VOLUNTEER,
            side,
            scope: words(&home(), "Two afternoons a week"),
            notice_days: NoticeDays::new(14).unwrap(),
            from: today(),
        };
        self.does::<Engagement>(engagement(name), &home(), offer)
            .await;
        self.does::<Engagement>(engagement(name), &by, Do::AcceptRole {})
            .await;
    }

    /// Something happens in the engagement of that name.
    pub async fn in_engagement(&mut self, name: &str, by: &Actor, what: Do) -> Receipt {
        self.does::<Engagement>(engagement(name), by, what).await
    }

    /// A citizen engages, gives an hour and says how it feels.
    pub async fn has_a_volunteer(&mut self, name: &str, cost: u8, benefit: u8) {
        let by = citizen(name);
        self.engages(name, Side::Citizen).await;
        let given = record(&format!("hour of {name}"), time(60, Purpose::Direct));
        self.in_engagement(name, &by, given).await;
        self.in_engagement(name, &by, felt(cost, benefit)).await;
    }
}

pub fn party(name: &str) -> PartyId {
    id(name)
}
