//! What a service becomes by what happened. It never fails and never judges.

mod agreements;
mod course;
mod shares;

use super::{Service, ServiceEvent};
use crate::Act;

#[allow(clippy::too_many_lines, reason = "one arm an event")]
pub(super) fn evolve(mut service: Service, act: &Act<ServiceEvent>) -> Service {
    use ServiceEvent as E;
    service.sequence += 1;
    let s = &mut service;
    match &act.what {
        // Need, partners, shares, contested entries

        // Concepts, guidelines, accompaniment, matters, disputes, concerns

        // Delivery, outcomes, review, closing
        _ => {}
    }
    service
}
