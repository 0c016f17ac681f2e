//! What the events of a service leave owed: answers across the sides, reviews, and a look at what
//! rests on something reopened.

mod shares;

pub(in crate::projections::owed) use shares::declined;

use coprod_core::{Act, ServiceEvent, round_table::Mode, service::Ground};

use self::shares::{departed, departs, held_by, kept, leaves, offered, takes_effect, vacated};
use super::{
    LOOK, Move, Opening, WHOLE, contest_answered, contested, does_their_part, done, enters,
    everybody_leaves, key, opens, rests, rests_on, settles, tells_topic,
};
use crate::{
    RecordedEvent,
    projections::owed::{
        claim::{Due, Kind},
        whose::{Whose, across},
    },
};

/// Whoever takes part.
const PARTNERS: &str = "partner";

/// Whoever has left, or has said that they will.
const GONE: &str = "gone";

/// The place of those who hold an axis, and the name of what was settled of it.
const PLANNING: &str = "planning";
const IMPLEMENTATION: &str = "implementation";

/// The name of the look at the concept in force.
const CONCEPT: &str = "concept";

#[allow(
    clippy::match_same_arms,
    clippy::too_many_lines,
    reason = "one arm an event, in the order of the events, so that none is forgotten"
)]
pub(in crate::projections::owed) fn service(
    event: &RecordedEvent,
    act: &Act<ServiceEvent>,
) -> Vec<Move> {
    use ServiceEvent as E;
    match &act.what {
        E::ServiceProposed {
            need,
            topic,
            asks_of,
            ..
        } => {
            let mut moves = vec![tells_topic(&event.aggregate_id, topic)];
            moves.extend(asks_of.map(|party| {
                let proposed = Opening::of(Kind::Proposal)
                    .by(Whose::party(party))
                    .to(Whose::actor(&act.by))
                    .saying(need);
                opens(proposed)
            }));
            moves
        }
        E::ProposalAccepted {} | E::ProposalDeclined { .. } => {
            vec![Move::Settles(Kind::Proposal.code().to_owned())]
        }
        E::PartnershipAsked { side } => {
            let asks = act.by.principal().map(|party| {
                let asks = Opening::about(Kind::Partnership, &party)
                    .by(Whose::place(PARTNERS).on(Some(*side)))
                    .to(Whose::actor(&act.by));
                opens(asks)
            });
            asks.into_iter().collect()
        }
        E::PartnerAdmitted { party } => vec![settles(Kind::Partnership, party)],
        E::PartnerJoined { party, side } => vec![
            settles(Kind::Partnership, party),
            enters(PARTNERS, *party, Some(*side)),
            leaves(GONE, *party),
        ],
        E::PartnerLeft { effective, .. } => {
            let Some(party) = act.by.principal() else {
                return Vec::new();
            };
            let leaves = Move::Leaves {
                place: PARTNERS.to_owned(),
                party: Some(party),
                effective: Some(*effective),
            };
            let mut moves = departs(party);
            moves.push(leaves);
            moves
        }

        E::PlanningOffered {
            offer, to, until, ..
        } => offered(PLANNING, *offer, to, *until, act),
        E::ImplementationOffered {
            offer, to, until, ..
        } => offered(IMPLEMENTATION, *offer, to, *until, act),
        E::PlanningOfferAccepted { offer, .. } | E::ImplementationOfferAccepted { offer, .. } => {
            does_their_part(offer, &act.by).into_iter().collect()
        }
        E::PlanningOfferDeclined { offer, .. } | E::ImplementationOfferDeclined { offer, .. } => {
            let mut moves: Vec<_> = does_their_part(offer, &act.by).into_iter().collect();
            let party = act.by.principal();
            moves.extend(party.map(|party| enters(declined(offer), party, act.by.side())));
            moves
        }
        E::PlanningOfferWithdrawn { offer } | E::ImplementationOfferWithdrawn { offer } => {
            vec![settles(Kind::Offer, offer)]
        }
        E::PlanningShared {
            offer,
            holders,
            basis,
            ..
        } => takes_effect(PLANNING, *offer, holders, Mode::Shared, basis),
        E::PlanningHandedToCitizens {
            offer,
            holders,
            basis,
            ..
        } => takes_effect(PLANNING, *offer, holders, Mode::Citizens, basis),
        E::PlanningHandedToProfessionals {
            offer,
            holders,
            basis,
            ..
        } => takes_effect(PLANNING, *offer, holders, Mode::Professionals, basis),
        E::ImplementationShared {
            offer,
            holders,
            basis,
            ..
        } => takes_effect(IMPLEMENTATION, *offer, holders, Mode::Shared, basis),
        E::ImplementationHandedToCitizens {
            offer,
            holders,
            basis,
            ..
        } => takes_effect(IMPLEMENTATION, *offer, holders, Mode::Citizens, basis),
        E::ImplementationHandedToProfessionals {
            offer,
            holders,
            basis,
            ..
        } => takes_effect(IMPLEMENTATION, *offer, holders, Mode::Professionals, basis),
        E::PlanningKeptByProfessionals {
            holders,
            basis,
            review_by,
            ..
        }
        | E::PlanningKeptByCitizens {
            holders,
            basis,
            review_by,
            ..
        } => kept(PLANNING, holders, basis, *review_by, act),
        E::PlanningTakenBack { now, basis, .. } => held_by(PLANNING, now, None, basis),
        E::ImplementationKeptByProfessionals {
            holders,
            basis,
            review_by,
            ..
        }
        | E::ImplementationKeptByCitizens {
            holders,
            basis,
            review_by,
            ..
        } => kept(IMPLEMENTATION, holders, basis, *review_by, act),
        E::ImplementationTakenBack { now, basis, .. } => held_by(IMPLEMENTATION, now, None, basis),
        E::PlanningReturned { .. } | E::ImplementationReturned { .. } => Vec::new(),
        E::PlanningVacated {
            holder,
            departure,
            taken_over_by,
        } => vacated(PLANNING, *holder, departure, *taken_over_by),
        E::ImplementationVacated {
            holder,
            departure,
            taken_over_by,
        } => vacated(IMPLEMENTATION, *holder, departure, *taken_over_by),
        E::HolderVacated {
            holder, departure, ..
        } => departed(*holder, departure),

        E::ConceptDrafted {
            version, review_by, ..
        } => vec![Move::Tells {
            subject: concept(*version),
            topic: None,
            belongs_to: None,
            note: Some(review_by.to_string()),
        }],
        // What was agreed takes the place of the version before.
        E::ConceptAgreed { version } => {
            let look =
                Opening::about(Kind::ReviewDate, &concept(*version)).by(Whose::place(PLANNING));
            let look = Opening {
                claim: key(Kind::ReviewDate, &CONCEPT),
                ..look
            };
            vec![settles(Kind::ReviewDate, &CONCEPT), opens(look)]
        }
        E::ImplementationRenewed { .. }
        | E::ConceptSigned { .. }
        | E::ConceptRefused { .. }
        | E::GuidelineIssued { .. }
        | E::GuidelineWithdrawn { .. }
        | E::AccompanimentOffered { .. }
        | E::AccompanimentAgreed { .. }
        | E::AccompanimentEnded { .. }
        | E::MatterNamed { .. }
        | E::CompetenceProposed { .. }
        | E::CompetenceAgreed { .. }
        | E::LastWordProposed { .. }
        | E::LastWordAgreed { .. }
        | E::DeliveryStarted { .. }
        | E::OutcomeExpected { .. }
        | E::OutcomeObserved { .. } => Vec::new(),

        E::DisputeRaised {
            dispute,
            topic,
            reason,
            answer_by,
        } => {
            let raised = Opening::about(Kind::Dispute, dispute)
                .by(Whose::place(PARTNERS).on(across(act.by.side())))
                .to(Whose::actor(&act.by))
                .saying(reason)
                .due(Due::Moment(*answer_by));
            vec![tells_topic(dispute, topic), opens(raised)]
        }
        E::DisputeAnswered { dispute, answer } => {
            let settlement = Opening::about(Kind::Settlement, dispute)
                .by(Whose::place(PARTNERS).but(done(dispute)))
                .saying(answer);
            vec![settles(Kind::Dispute, dispute), opens(settlement)]
        }
        // One side has signed: the other one is asked, also where it never answered.
        E::SettlementSigned { dispute, .. } => {
            let settlement = Opening::about(Kind::Settlement, dispute)
                .by(Whose::place(PARTNERS).on(across(act.by.side())))
                .to(Whose::actor(&act.by));
            vec![
                settles(Kind::Dispute, dispute),
                settles(Kind::Settlement, dispute),
                opens(settlement),
            ]
        }
        E::DisputeSettled { dispute, .. } | E::LastWordExercised { dispute, .. } => vec![
            settles(Kind::Dispute, dispute),
            settles(Kind::Settlement, dispute),
        ],
        E::ConcernRaised { concern, words, .. } => {
            let raised = Opening::about(Kind::Concern, concern)
                .by(Whose::place(PARTNERS).on(across(act.by.side())))
                .to(Whose::actor(&act.by))
                .saying(words);
            vec![opens(raised)]
        }
        E::ConcernAnswered { concern, .. } => vec![settles(Kind::Concern, concern)],

        E::DeliverySuspended { ground, .. } => {
            let suspended = Opening::of(Kind::SuspendedDelivery)
                .by(Whose::place(IMPLEMENTATION))
                .to(Whose::place(PARTNERS));
            let (suspended, rests) = match ground {
                Ground::ImminentDanger { words } | Ground::OwnDecision { reason: words } => {
                    (suspended.saying(words), None)
                }
                Ground::AxisOpen(_) => (suspended, None),
                Ground::Motion(cited) => (suspended, Some(rests_on(cited, "delivery"))),
            };
            let mut moves = vec![opens(suspended)];
            moves.extend(rests);
            moves
        }
        E::DeliveryResumed { basis } => {
            let mut moves = vec![
                Move::Settles(Kind::SuspendedDelivery.code().to_owned()),
                Move::Settles("delivery".to_owned()),
            ];
            moves.extend(rests(basis, "delivery"));
            moves
        }
        E::DeliveryEnded { .. } => vec![
            Move::Settles(Kind::SuspendedDelivery.code().to_owned()),
            Move::Settles("delivery".to_owned()),
        ],
        E::ReviewOpened { review, due } => {
            let opened = Opening::about(Kind::Review, review)
                .by(Whose::place(PLANNING)
                    .or_in(IMPLEMENTATION)
                    .but(done(review)))
                .to(Whose::place(PARTNERS))
                .due(Due::Moment(*due));
            vec![opens(opened)]
        }
        E::ReviewSigned { review, .. } => does_their_part(review, &act.by).into_iter().collect(),
        E::ReviewHeld { review, .. } => {
            let dates = [PLANNING, IMPLEMENTATION, CONCEPT];
            let mut moves = vec![
                settles(Kind::Review, review),
                Move::Settles(LOOK.to_owned()),
            ];
            moves.extend(dates.map(|what| settles(Kind::ReviewDate, &what)));
            moves
        }
        E::ServiceClosed { basis, .. } => {
            let mut moves = vec![Move::Settles(WHOLE.to_owned())];
            moves.extend(rests(basis, "service"));
            moves
        }
        E::ServiceReopened { basis, .. } => {
            let mut moves = vec![
                Move::Settles(WHOLE.to_owned()),
                everybody_leaves(PLANNING),
                everybody_leaves(IMPLEMENTATION),
            ];
            moves.extend(rests(basis, "service"));
            moves
        }
        E::EntryContested { entry, reason } => {
            vec![contested(*entry, reason, Whose::place(PARTNERS), &act.by)]
        }
        E::ContestAnswered { entry, outcome, .. } => contest_answered(*entry, *outcome),
    }
}

/// Under this name stands by when a version of the concept is to be looked at.
fn concept(version: u32) -> String {
    format!("concept {version}")
}
