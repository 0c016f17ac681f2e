//! What is out of balance comes before the round tables that it concerns.
//!
//! The rule: each co-producer's costs and benefits are to be in balance, and an imbalance that is felt
//! or noticed is owed an answer. The counterpart owes it; here the matter is also raised where people
//! talk about the service.
//!
//! A table is concerned by a service if the record ties the two together: by a mandate in force that
//! covers the service's matter, by a motion on the service, by an offer to whoever sits at the table,
//! or because the service arose from an entry of the table. A common topic alone ties nothing. Where no
//! table is concerned, nothing follows.
//!
//! A session is public by default, while what somebody feels is theirs. So the topic that is raised says
//! that there is an imbalance in the service and no more: not whose, on which side, in what role, on
//! what ground, felt or noticed. The citation that a raised topic needs names the engagement's stream and
//! the entry, both of which say nothing by themselves; who may read that stream of the record finds there
//! what the table must ask for otherwise.

mod ties;

use async_trait::async_trait;
use coprod_core::{
    Act, Command, Decider, Engagement, EngagementEvent, RoundTable, RoundTableCommand, Service,
    ServiceId, Timestamp, TopicKey, Words, round_table::Phase,
};

use self::ties::Tie;
use super::{automation, citation, is};
use crate::{Consequence, Ledger, ReactError, Reaction, ReadError, RecordedEvent};

/// Raises an imbalance, felt or noticed, as a topic at the round tables that its service concerns; one
/// that was answered before is not raised.
///
/// It keeps a read model, `round_tables_of_services`, of what ties tables to services.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImbalancesOnAgenda {
    /// What the topic says, plain text: the same for all, so that it gives nobody away. Default: `what
    /// somebody gives and gets in this service is felt to be out of balance`.
    pub words: String,
}

impl Default for ImbalancesOnAgenda {
    fn default() -> Self {
        let words = "what somebody gives and gets in this service is felt to be out of balance";
        Self {
            words: words.to_owned(),
        }
    }
}

const RULE: &str = "imbalance_on_agenda";

#[async_trait]
impl Reaction for ImbalancesOnAgenda {
    const NAME: &'static str = "imbalances_on_agenda";

    async fn react(
        &self,
        event: &RecordedEvent,
        ledger: &Ledger,
    ) -> Result<Vec<Consequence>, ReactError> {
        let felt = ["ImbalanceRaised", "ImbalanceNoticed"];
        if !is(event, <Engagement as Decider>::TYPE, &felt) {
            return Ok(Vec::new());
        }
        let act: Act<EngagementEvent> = event.payload_as()?;
        let (EngagementEvent::ImbalanceRaised { imbalance, .. }
        | EngagementEvent::ImbalanceNoticed { imbalance, .. }) = act.what
        else {
            return Ok(Vec::new());
        };
        let engagement = ledger.load::<Engagement>(&event.aggregate_id).await?.state;
        if !engagement.imbalances_owed().any(|owed| owed == imbalance) {
            return Ok(Vec::new());
        }
        let Some(id) = engagement.offer().map(|offer| offer.service) else {
            return Ok(Vec::new());
        };
        let service = ledger.load::<Service>(&id.to_string()).await?.state;
        let Some(topic) = service.topic() else {
            return Ok(Vec::new());
        };
        let (by, now) = (automation(RULE)?, ledger.door().now()?);
        let mut raised = Vec::new();
        for (table, ties) in ties::to(id, ledger).await? {
            if !concerns(&table, &ties, id, topic, now, ledger).await? {
                continue;
            }
            let raise = RoundTableCommand::RaiseTopic {
                topic: topic.clone(),
                words: Words::Plain(self.words.clone()),
                arises_from: Some(citation(event)),
            };
            let command = Command::<RoundTable>::new(table.parse()?, by.clone(), now, raise);
            // A table that has ended meanwhile talks about nothing.
            raised.push(Consequence::command(command).named(table).or_nothing());
        }
        Ok(raised)
    }
}

async fn concerns(
    table: &str,
    ties: &[Tie],
    service: ServiceId,
    topic: &TopicKey,
    now: Timestamp,
    ledger: &Ledger,
) -> Result<bool, ReadError> {
    let table = ledger.load::<RoundTable>(table).await?.state;
    let talks = match table.phase() {
        Phase::Convened { .. } | Phase::Constituted { .. } => true,
        Phase::NotConvened | Phase::Dissolved => false,
    };
    let holds = |tie: &Tie| match tie {
        Tie::Lasting => true,
        Tie::Mandate(mandate) => table.mandate(*mandate).is_some_and(|mandate| {
            mandate.is_in_force(now) && mandate.covers(topic, Some(service))
        }),
    };
    Ok(talks && ties.iter().any(holds))
}
