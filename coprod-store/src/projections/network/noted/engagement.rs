//! An engagement ties the one who engages to the one with whom it is agreed.

use coprod_core::{Act, Date, EngagementEvent, Timestamp};

use super::{Noted, actor};

pub(in crate::projections::network) fn engagement(act: &Act<EngagementEvent>) -> Option<Noted> {
    use EngagementEvent as E;
    match &act.what {
        E::RoleOffered {
            party,
            counterpart,
            side,
            ..
        } => Some(Noted::Offered {
            party: *party,
            counterpart: *counterpart,
            side: *side,
            by: actor(&act.by),
        }),
        E::RoleAccepted {} => Some(Noted::Agreed { by: actor(&act.by) }),
        E::EngagementEnded { effective, .. } => Some(Noted::Ended {
            effective: end_of(*effective).unwrap_or(act.occurred_at),
        }),
        E::ContestAnswered { entry, outcome, .. } => Noted::contest_answered(*entry, *outcome),
        E::RoleDeclined { .. }
        | E::RoleOfferWithdrawn {}
        | E::PrerequisiteNoted { .. }
        | E::GuidelineAcknowledged { .. }
        | E::RevisionProposed { .. }
        | E::AgreementRevised { .. }
        | E::EngagementPaused { .. }
        | E::EngagementResumed {}
        | E::ContributionRecorded { .. }
        | E::ContributionConfirmed { .. }
        | E::ContributionDisputed { .. }
        | E::ContributionCorrected { .. }
        | E::UseAccounted { .. }
        | E::ExpenseClaimed { .. }
        | E::ExpenseReimbursed { .. }
        | E::ExpenseRefused { .. }
        | E::AllowanceGranted { .. }
        | E::BenefitReceived { .. }
        | E::SayGranted { .. }
        | E::SayExercised { .. }
        | E::SayAnswered { .. }
        | E::BalanceFelt { .. }
        | E::ImbalanceRaised { .. }
        | E::ImbalanceNoticed { .. }
        | E::ImbalanceAnswered { .. }
        | E::TrustStated { .. }
        | E::EntryContested { .. } => None,
    }
}

/// The last moment of that day, in UTC.
fn end_of(day: Date) -> Option<Timestamp> {
    let next: Timestamp = format!("{}T00:00:00Z", day.plus_days(1).ok()?)
        .parse()
        .ok()?;
    Timestamp::from_micros(next.as_micros() - 1).ok()
}
