//! The same aggregate under plain cqrs-es, on its own memory store.

use std::sync::Arc;

use coprod_core::{
    Command, Facts, Party, PartyCommand, PartyId, PartyRefusal, Rejected,
    party::PartyKind,
    testing::{known, noon},
};
use cqrs_es::{AggregateError, CqrsFramework, EventStore as _, mem_store::MemStore};

use crate::support::{ayse, contact_of};

fn command(what: PartyCommand) -> Command<Party> {
    Command::new(coprod_core::testing::id("Ayşe"), ayse(), noon(), what)
}

#[tokio::test]
async fn a_party_runs_under_the_framework() {
    let store = MemStore::<Party>::default();
    let facts: Arc<dyn Facts> = Arc::new(known());
    let framework = CqrsFramework::new(store.clone(), Vec::new(), facts);
    let stream = coprod_core::testing::id::<PartyId>("Ayşe").to_string();
    let register = PartyCommand::RegisterParty {
        kind: PartyKind::Person,
        name: None,
    };

    framework
        .execute(&stream, command(register.clone()))
        .await
        .unwrap();
    framework
        .execute(&stream, command(contact_of("Ayşe")))
        .await
        .unwrap();
    let refused = framework.execute(&stream, command(register)).await;

    assert!(matches!(
        refused,
        Err(AggregateError::UserError(Rejected::Refused(
            PartyRefusal::AlreadyRegistered
        )))
    ));
    let events = store.load_events(&stream).await.unwrap();
    let types: Vec<_> = events
        .iter()
        .map(|event| event.payload.what.as_ref())
        .collect();
    assert_eq!(types, ["PartyRegistered", "ContactRecorded"]);
    let loaded = store.load_aggregate(&stream).await.unwrap();
    assert_eq!(loaded.aggregate.sequence(), 2);
}
