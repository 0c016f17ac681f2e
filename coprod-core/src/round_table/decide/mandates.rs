//! Mandates: what a party lets the table do for it.

use super::Decided;
use crate::{
    Context, MandateId, Money, NotAdmitted, ServiceId, Timestamp, TopicKey, Words,
    round_table::{
        MandateEffect, RoundTable, RoundTableEvent as Event, RoundTableRefusal as Refusal,
    },
};

/// What a grantor lets the table do.
pub(super) struct Grant {
    pub(super) mandate: MandateId,
    pub(super) topics: Vec<TopicKey>,
    pub(super) services: Vec<ServiceId>,
    pub(super) limit: Option<Money>,
    pub(super) effect: MandateEffect,
    pub(super) until: Option<Timestamp>,
}

/// A mandate binds the party on whose account it is granted, and nobody else.
pub(super) fn grant(table: &RoundTable, grant: Grant, act: &Context) -> Decided {
    let grantor = act.by.principal().ok_or(Refusal::NotForAutomations)?;
    if table.mandates.contains_key(&grant.mandate) {
        return Err(Refusal::IdInUse {
            kind: "mandate",
            id: grant.mandate.to_string(),
        });
    }
    if grant.topics.is_empty() {
        return Err(Refusal::MandateWithoutTopics);
    }
    if let Some(until) = grant.until
        && until <= act.occurred_at
    {
        return Err(Refusal::MandateOver { until });
    }
    grant
        .topics
        .iter()
        .try_for_each(|topic| admit_scope(topic, act))?;
    Ok(vec![Event::MandateGranted {
        mandate: grant.mandate,
        grantor,
        topics: grant.topics,
        services: grant.services,
        limit: grant.limit,
        effect: grant.effect,
        until: grant.until,
    }])
}

/// Nobody hands on more than they may themself settle for whom they speak.
fn admit_scope(topic: &TopicKey, act: &Context) -> Result<(), NotAdmitted> {
    let (Some(person), Some(organisation)) = (act.by.person(), act.by.organisation()) else {
        return Ok(());
    };
    let covered = act
        .found
        .party(organisation)
        .and_then(|seen| seen.state.representation(person, act.occurred_at))
        .is_some_and(|representation| representation.covers(topic));
    if covered {
        return Ok(());
    }
    Err(NotAdmitted::OutsideOfScope {
        person,
        organisation,
        topic: topic.clone(),
    })
}

pub(super) fn withdraw(table: &RoundTable, id: MandateId, reason: Words, act: &Context) -> Decided {
    let Some(mandate) = table.mandates.get(&id) else {
        return Err(Refusal::NoSuchMandate { mandate: id });
    };
    let grantor = mandate.grantor;
    if act.by.principal() != Some(grantor) {
        return Err(Refusal::NotTheGrantor {
            mandate: id,
            grantor,
        });
    }
    if mandate.withdrawn {
        return Err(Refusal::MandateWithdrawn { mandate: id });
    }
    Ok(vec![Event::MandateWithdrawn {
        mandate: id,
        reason,
    }])
}
