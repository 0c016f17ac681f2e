//! What the events of an engagement leave owed: mostly by the counterpart, to who engages.

use coprod_core::{
    Act, ContributionId, EngagementEvent, ExpenseId, Money, Words,
    engagement::{Gift, Given},
};

use super::{
    Move, Opening, contest_answered, contested, does_their_part, done, enters, key, opens, settles,
    speaks, tells_topic,
};
use crate::projections::owed::{claim::Kind, whose::Whose};

/// Whoever engages.
const PARTY: &str = "party";

/// Whom they engage with.
const COUNTERPART: &str = "counterpart";

/// Under this name all revisions are settled that nobody has agreed to.
const REVISIONS: &str = "revisions";

#[allow(
    clippy::match_same_arms,
    clippy::too_many_lines,
    reason = "one arm an event, in the order of the events, so that none is forgotten"
)]
pub(in crate::projections::owed) fn engagement(act: &Act<EngagementEvent>) -> Vec<Move> {
    use EngagementEvent as E;
    match &act.what {
        E::RoleOffered {
            party,
            counterpart,
            side,
            scope,
            ..
        } => {
            let asked = if act.by.principal() == Some(*party) {
                counterpart
            } else {
                party
            };
            let offer = Opening::of(Kind::RoleOffer)
                .by(Whose::party(*asked))
                .to(Whose::actor(&act.by))
                .saying(scope);
            let mut moves = vec![
                enters(PARTY, *party, Some(*side)),
                enters(COUNTERPART, *counterpart, None),
                opens(offer),
            ];
            moves.extend(speaks(&act.by));
            moves
        }
        E::RoleAccepted {} => {
            let mut moves = vec![Move::Settles(Kind::RoleOffer.code().to_owned())];
            moves.extend(speaks(&act.by));
            moves
        }
        E::RoleDeclined { .. } | E::RoleOfferWithdrawn {} => {
            vec![Move::Settles(Kind::RoleOffer.code().to_owned())]
        }
        E::PrerequisiteNoted { .. }
        | E::GuidelineAcknowledged { .. }
        | E::EngagementPaused { .. }
        | E::EngagementResumed {} => Vec::new(),
        E::RevisionProposed {
            revision, scope, ..
        } => {
            // A later proposal takes the place of the same one's earlier ones.
            let speaker = act.by.principal().map(|party| party.to_string());
            let by = Whose::place(PARTY).or_in(COUNTERPART).but(done(revision));
            let proposed = Opening::about(Kind::Revision, revision)
                .by(by)
                .to(Whose::actor(&act.by))
                .saying(scope)
                .part_of(REVISIONS.to_owned());
            let proposed = Opening {
                claim: key(Kind::Revision, &speaker.unwrap_or_default()),
                ..proposed
            };
            let settled = Move::Settles(proposed.claim.clone());
            let mut moves = vec![settled, opens(proposed)];
            moves.extend(does_their_part(revision, &act.by));
            moves
        }
        E::AgreementRevised { .. } | E::EngagementEnded { .. } => {
            vec![Move::Settles(REVISIONS.to_owned())]
        }

        E::ContributionRecorded {
            contribution,
            what,
            earmark,
            ..
        } => {
            let given = use_of(*contribution, what, earmark.as_ref());
            given.into_iter().collect()
        }
        E::ContributionConfirmed { .. } => Vec::new(),
        E::ContributionDisputed {
            contribution,
            reason,
        } => {
            let disputed = Opening::about(Kind::DisputedContribution, contribution)
                .by(Whose::place(PARTY))
                .to(Whose::actor(&act.by))
                .saying(reason);
            vec![opens(disputed)]
        }
        E::ContributionCorrected {
            contribution,
            replaces,
            new: Given { what, earmark, .. },
        } => {
            let mut moves = vec![
                settles(Kind::DisputedContribution, replaces),
                settles(Kind::UseOfGift, replaces),
            ];
            moves.extend(use_of(*contribution, what, earmark.as_ref()));
            moves
        }
        E::UseAccounted { contribution, .. } => vec![settles(Kind::UseOfGift, contribution)],

        E::ExpenseClaimed {
            expense,
            amount,
            purpose,
            ..
        } => {
            let claimed = Opening::about(Kind::Expense, expense)
                .by(Whose::place(COUNTERPART))
                .to(Whose::place(PARTY))
                .saying(purpose);
            vec![counts(*expense, *amount, 1), opens(claimed)]
        }
        E::ExpenseReimbursed { expense, amount } => vec![counts(*expense, *amount, -1)],
        E::ExpenseRefused { expense, .. } => vec![settles(Kind::Expense, expense)],
        E::AllowanceGranted { .. } | E::BenefitReceived { .. } => Vec::new(),

        E::SayGranted { say, topic, .. } => vec![tells_topic(say, topic)],
        E::SayExercised { say, cited } => {
            let exercised = Opening::about(Kind::Say, say)
                .told_by(cited)
                .by(Whose::place(COUNTERPART))
                .to(Whose::actor(&act.by));
            vec![opens(exercised)]
        }
        E::SayAnswered { say, cited, .. } => {
            vec![Move::Settles(format!("{}/{cited}", key(Kind::Say, say)))]
        }

        E::BalanceFelt { .. } | E::TrustStated { .. } => Vec::new(),
        E::ImbalanceRaised { imbalance, ground } => {
            let raised = Opening::about(Kind::Imbalance, imbalance)
                .by(Whose::place(COUNTERPART))
                .to(Whose::actor(&act.by))
                .saying(ground);
            vec![opens(raised)]
        }
        E::ImbalanceNoticed { imbalance, .. } => {
            let noticed = Opening::about(Kind::Imbalance, imbalance)
                .by(Whose::place(COUNTERPART))
                .to(Whose::place(PARTY));
            vec![opens(noticed)]
        }
        E::ImbalanceAnswered { imbalance, .. } => vec![settles(Kind::Imbalance, imbalance)],

        E::EntryContested { entry, reason } => {
            // Whichever of the two does not contest it answers.
            let by = Whose::place(PARTY).or_in(COUNTERPART);
            vec![contested(*entry, reason, by, &act.by)]
        }
        E::ContestAnswered { entry, outcome, .. } => contest_answered(*entry, *outcome),
    }
}

/// Money, and whatever was given for a purpose, is accounted for.
fn use_of(contribution: ContributionId, what: &Gift, earmark: Option<&Words>) -> Option<Move> {
    let is_money = match what {
        Gift::Money(_) => true,
        Gift::Time(_) | Gift::Knowledge { .. } | Gift::Support { .. } => false,
    };
    let owed = Opening::about(Kind::UseOfGift, &contribution)
        .by(Whose::place(COUNTERPART))
        .to(Whose::place(PARTY));
    let owed = Opening {
        words: earmark.cloned(),
        ..owed
    };
    (is_money || earmark.is_some()).then_some(opens(owed))
}

fn counts(expense: ExpenseId, amount: Money, sign: i64) -> Move {
    Move::Counts {
        claim: key(Kind::Expense, &expense),
        minor: i64::try_from(amount.minor)
            .unwrap_or(i64::MAX)
            .saturating_mul(sign),
        currency: amount.currency,
    }
}
