//! A party is an ordinary aggregate: it runs under plain `cqrs_es`, without a ledger of ours.

use std::sync::Arc;

use async_trait::async_trait;
use coprod_core::{
    Actor, Basis, Citation, CitedEntry, Command, Decider, Digest, Document, Facts,
    FactsUnavailable, Party, PartyCommand, PartyId, PartyRefusal, Rejected, RoundTable,
    RoundTableId, Seen,
    party::{PartyKind, Scope},
    testing::{citizen, id, noon, professional, words},
};
use cqrs_es::{
    Aggregate, AggregateError, CqrsFramework, DomainEvent, EventStore, mem_store::MemStore,
};

/// Looks facts up in the store itself.
struct FromStore(MemStore<Party>);

#[async_trait]
impl Facts for FromStore {
    async fn entry(&self, citation: &Citation) -> Result<Option<CitedEntry>, FactsUnavailable> {
        let events = self.0.load_events(&citation.stream.id).await;
        let events = events.map_err(|error| FactsUnavailable(Box::new(error)))?;
        let cited = events
            .into_iter()
            .find(|event| event.sequence as u64 == citation.sequence);
        Ok(cited.map(|event| CitedEntry {
            aggregate_type: <Party as Decider>::TYPE.to_owned(),
            event_type: event.payload.event_type(),
            payload: serde_json::to_value(&event.payload).unwrap(),
        }))
    }

    async fn party(&self, party: PartyId) -> Result<Seen<Party>, FactsUnavailable> {
        let loaded = self.0.load_aggregate(&party.to_string()).await;
        let loaded = loaded.map_err(|error| FactsUnavailable(Box::new(error)))?;
        Ok(Seen {
            state: loaded.aggregate,
            sequence: loaded.current_sequence as u64,
        })
    }

    async fn round_table(&self, _: RoundTableId) -> Result<Seen<RoundTable>, FactsUnavailable> {
        Err(FactsUnavailable("this store holds parties only".into()))
    }
}

/// A record that cannot be read.
struct Unreadable;

#[async_trait]
impl Facts for Unreadable {
    async fn entry(&self, _: &Citation) -> Result<Option<CitedEntry>, FactsUnavailable> {
        Err(FactsUnavailable("the disk is gone".into()))
    }

    async fn party(&self, _: PartyId) -> Result<Seen<Party>, FactsUnavailable> {
        Err(FactsUnavailable("the disk is gone".into()))
    }

    async fn round_table(&self, _: RoundTableId) -> Result<Seen<RoundTable>, FactsUnavailable> {
        Err(FactsUnavailable("the disk is gone".into()))
    }
}

fn club() -> PartyId {
    id("Garden club")
}

fn board() -> Actor {
    citizen("Birte").speaking_for(club())
}

fn command(by: &Actor, what: PartyCommand) -> Command<Party> {
    Command::new(club(), by.clone(), noon(), what)
}

fn register() -> PartyCommand {
    PartyCommand::RegisterParty {
        kind: PartyKind::Organisation,
        name: None,
    }
}

fn grant(person: &str) -> PartyCommand {
    PartyCommand::GrantRepresentation {
        person: id(person),
        scope: Scope::Everything,
        from: noon(),
        until: None,
        basis: Basis::Resolution {
            organ: "members' assembly".into(),
            document: Document {
                reference: "minutes 4/2026".into(),
                digest: Digest::of(b"minutes"),
            },
        },
    }
}

#[tokio::test]
async fn a_party_lives_under_the_plain_framework() {
    let store = MemStore::<Party>::default();
    let facts: Arc<dyn Facts> = Arc::new(FromStore(store.clone()));
    let framework = CqrsFramework::new(store.clone(), Vec::new(), facts);
    let stream = club().to_string();
    let birte = citizen("Birte");
    let contest = PartyCommand::ContestEntry {
        entry: 2,
        reason: words(&birte, "never elected"),
    };
    for (by, what) in [
        (&professional("Clerk"), register()),
        (&professional("Clerk"), grant("Birte")),
        (&board(), grant("Deniz")),
        (&birte, contest),
    ] {
        framework.execute(&stream, command(by, what)).await.unwrap();
    }

    let events = store.load_events(&stream).await.unwrap();
    let types: Vec<_> = events
        .iter()
        .map(|event| event.payload.event_type())
        .collect();
    assert_eq!(
        types,
        [
            "PartyRegistered",
            "RepresentationGranted",
            "RepresentationGranted",
            "EntryContested",
        ]
    );
    assert!(
        events
            .iter()
            .all(|event| event.payload.event_version() == "1.0")
    );
    let mut replayed = Party::default();
    for event in events {
        replayed.apply(event.payload);
    }
    let loaded = store.load_aggregate(&stream).await.unwrap();
    assert_eq!(loaded.aggregate, replayed);
    assert_eq!(replayed.sequence(), 4);
}

#[tokio::test]
async fn a_refusal_comes_through_as_it_is_and_nothing_is_written() {
    let store = MemStore::<Party>::default();
    let facts: Arc<dyn Facts> = Arc::new(FromStore(store.clone()));
    let framework = CqrsFramework::new(store.clone(), Vec::new(), facts);
    let stream = club().to_string();
    let clerk = professional("Clerk");
    framework
        .execute(&stream, command(&clerk, register()))
        .await
        .unwrap();
    let again = framework
        .execute(&stream, command(&clerk, register()))
        .await;
    assert!(matches!(
        again,
        Err(AggregateError::UserError(Rejected::Refused(
            PartyRefusal::AlreadyRegistered
        )))
    ));
    assert_eq!(store.load_events(&stream).await.unwrap().len(), 1);
}

#[tokio::test]
async fn where_facts_cannot_be_read_nothing_is_decided() {
    let store = MemStore::<Party>::default();
    let facts: Arc<dyn Facts> = Arc::new(Unreadable);
    let framework = CqrsFramework::new(store.clone(), Vec::new(), facts);
    let stream = club().to_string();
    let refused = framework
        .execute(&stream, command(&board(), register()))
        .await;
    assert!(matches!(
        refused,
        Err(AggregateError::UserError(Rejected::FactsUnavailable(_)))
    ));
    assert!(store.load_events(&stream).await.unwrap().is_empty());
    framework
        .execute(&stream, command(&professional("Clerk"), register()))
        .await
        .unwrap();
}
