//! The reactions that come with the ledger: automations that begin what was decided, bring up what is
//! out of balance, and record what is over. None of them accepts anything in anybody's place.

mod carry_out;
mod due;
mod imbalances;

pub use carry_out::CarryOutDecisions;
pub use due::InDueTime;
pub use imbalances::ImbalancesOnAgenda;

use coprod_core::{Actor, AutomationRule, Citation, StreamName};

use crate::{ReactError, RecordedEvent};

/// The automation that follows this rule.
fn automation(rule: &'static str) -> Result<Actor, ReactError> {
    Ok(Actor::automation(AutomationRule::new(rule)?))
}

/// Whether the event is that one of that aggregate.
fn is(event: &RecordedEvent, aggregate_type: &str, event_types: &[&str]) -> bool {
    event.aggregate_type == aggregate_type && event_types.contains(&event.event_type.as_str())
}

/// The event as others cite it.
fn citation(event: &RecordedEvent) -> Citation {
    Citation {
        stream: StreamName {
            aggregate_type: event.aggregate_type.clone(),
            id: event.aggregate_id.clone(),
        },
        sequence: event.sequence,
    }
}
