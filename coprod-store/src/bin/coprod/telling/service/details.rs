//! What else is to be known of what happens to a service. A new event stops the compiler here.

use coprod_core::{
    Act, Date, Digest, ServiceEvent,
    service::{Clause, Departure, Receivers, Settled, Terms, Work},
};

use crate::{moments, telling::Teller};

impl Teller<'_> {
    #[allow(
        clippy::too_many_lines,
        reason = "one arm an event, so that none is forgotten"
    )]
    pub(in crate::telling) fn more_of_service(
        self,
        service: &str,
        act: &Act<ServiceEvent>,
    ) -> Vec<String> {
        use ServiceEvent as E;
        match &act.what {
            E::ServiceProposed { arises_from, .. } => {
                let origin = arises_from.as_ref().map(|cited| self.origin(cited));
                let id = self.say("label-id", [("id", service.into())]);
                origin.into_iter().chain([id]).collect()
            }
            E::PlanningOffered {
                to,
                terms,
                arises_from,
                ..
            } => {
                let mut told = self.offer(to, terms);
                told.extend(arises_from.as_ref().map(|cited| self.origin(cited)));
                told
            }
            E::ImplementationOffered {
                to,
                terms,
                work,
                arises_from,
                ..
            } => {
                let mut told = self.offer(to, terms);
                told.push(self.work(*work));
                told.extend(arises_from.as_ref().map(|cited| self.origin(cited)));
                told
            }
            E::PlanningOfferAccepted { accepts, .. } => self.along(accepts).into_iter().collect(),
            E::ImplementationOfferAccepted { accepts, work, .. } => {
                let along = self.along(accepts);
                std::iter::once(self.work(*work)).chain(along).collect()
            }
            E::ImplementationKeptByProfessionals { work, .. }
            | E::ImplementationKeptByCitizens { work, .. }
            | E::ImplementationRenewed { work } => vec![self.work(*work)],
            E::PlanningVacated { departure, .. }
            | E::ImplementationVacated { departure, .. }
            | E::HolderVacated { departure, .. } => self.proof(departure).into_iter().collect(),
            E::ConceptDrafted {
                digest,
                cost_frame,
                review_by,
                ..
            } => {
                let cost = cost_frame.map(|frame| {
                    self.say("label-cost-frame", [("amount", self.money(frame).into())])
                });
                let fixed = [self.review(*review_by), self.document_of(digest)];
                cost.into_iter().chain(fixed).collect()
            }
            E::GuidelineIssued { digest, .. } | E::SettlementSigned { digest, .. } => {
                vec![self.document_of(digest)]
            }
            E::MatterNamed { reserved_by, .. } => {
                let reserved = reserved_by
                    .as_ref()
                    .map(|norm| self.say("label-reserved", [("norm", norm.as_str().into())]));
                reserved.into_iter().collect()
            }
            E::EntryContested { entry, .. } | E::ContestAnswered { entry, .. } => {
                self.contested(service, *entry).into_iter().collect()
            }
            E::LastWordExercised { .. }
            | E::ProposalAccepted {}
            | E::ProposalDeclined { .. }
            | E::PartnershipAsked { .. }
            | E::PartnerAdmitted { .. }
            | E::PartnerJoined { .. }
            | E::PartnerLeft { .. }
            | E::PlanningOfferDeclined { .. }
            | E::PlanningOfferWithdrawn { .. }
            | E::PlanningShared { .. }
            | E::PlanningHandedToCitizens { .. }
            | E::PlanningHandedToProfessionals { .. }
            | E::PlanningKeptByProfessionals { .. }
            | E::PlanningKeptByCitizens { .. }
            | E::PlanningTakenBack { .. }
            | E::PlanningReturned { .. }
            | E::ImplementationOfferDeclined { .. }
            | E::ImplementationOfferWithdrawn { .. }
            | E::ImplementationShared { .. }
            | E::ImplementationHandedToCitizens { .. }
            | E::ImplementationHandedToProfessionals { .. }
            | E::ImplementationTakenBack { .. }
            | E::ImplementationReturned { .. }
            | E::ConceptSigned { .. }
            | E::ConceptRefused { .. }
            | E::ConceptAgreed { .. }
            | E::GuidelineWithdrawn { .. }
            | E::AccompanimentOffered { .. }
            | E::AccompanimentAgreed { .. }
            | E::AccompanimentEnded { .. }
            | E::CompetenceProposed { .. }
            | E::CompetenceAgreed { .. }
            | E::LastWordProposed { .. }
            | E::LastWordAgreed { .. }
            | E::DisputeRaised { .. }
            | E::DisputeAnswered { .. }
            | E::DisputeSettled { .. }
            | E::ConcernRaised { .. }
            | E::ConcernAnswered { .. }
            | E::DeliveryStarted { .. }
            | E::DeliverySuspended { .. }
            | E::DeliveryResumed { .. }
            | E::DeliveryEnded { .. }
            | E::OutcomeExpected { .. }
            | E::OutcomeObserved { .. }
            | E::ReviewOpened { .. }
            | E::ReviewSigned { .. }
            | E::ReviewHeld { .. }
            | E::ServiceClosed { .. }
            | E::ServiceReopened { .. } => Vec::new(),
        }
    }

    fn origin(self, cited: &coprod_core::Citation) -> String {
        self.say(
            "label-arises-from",
            [("entry", self.citation(cited).into())],
        )
    }

    /// To whom, and on what terms.
    fn offer(self, to: &Receivers, terms: &Terms) -> Vec<String> {
        let receivers = self.receivers(to);
        let mut told = vec![self.say("label-to", [("to", receivers.into())])];
        if let Receivers::OpenCall { needed, .. } = to {
            told.push(self.say("label-needed", [("needed", (*needed).into())]));
        }
        told.push(self.say("label-notice", [("days", terms.notice_days.into())]));
        told.extend(terms.clauses.iter().map(|clause| self.clause(clause)));
        told.extend(
            terms
                .fallback
                .map(|party| self.say("label-fallback", [("party", self.party(party).into())])),
        );
        told
    }

    pub(crate) fn receivers(self, to: &Receivers) -> String {
        match to {
            Receivers::Parties(parties) => self.parties(parties),
            Receivers::Seated { parties, .. } => {
                self.say("to-seated", [("parties", self.parties(parties).into())])
            }
            Receivers::OpenCall { side, .. } => {
                let side = self.messages.code("body", &side.to_string());
                self.say("to-call", [("side", side.into())])
            }
        }
    }

    fn clause(self, clause: &Clause) -> String {
        let condition = &clause.condition;
        let event = match &condition.states {
            None => condition.event_type.clone(),
            Some(states) => self.say(
                "clause-states",
                [
                    ("event", condition.event_type.as_str().into()),
                    ("field", states.field.as_str().into()),
                    ("value", states.value.as_str().into()),
                ],
            ),
        };
        self.say("label-clause", [("event", event.into())])
    }

    fn work(self, work: Work) -> String {
        let guideline = work.guideline.map(|version| version.to_string());
        self.say(
            "label-work",
            [
                ("concept", work.concept.to_string().into()),
                super::yes("guided", guideline.is_some()),
                ("guideline", guideline.unwrap_or_default().into()),
            ],
        )
    }

    fn along(self, accepts: &[Settled]) -> Option<String> {
        let told = || self.say("label-accepts", [("count", accepts.len().into())]);
        (!accepts.is_empty()).then(told)
    }

    fn proof(self, departure: &Departure) -> Option<String> {
        match departure {
            Departure::Gone { document } => {
                let document = self.quoted(&document.reference);
                Some(self.say("label-proof", [("document", document.into())]))
            }
            Departure::Returned | Departure::Left | Departure::NoLongerThere => None,
        }
    }

    fn review(self, day: Date) -> String {
        let day = moments::day(self.messages, day);
        self.say("label-review", [("day", day.into())])
    }

    fn document_of(self, digest: &Digest) -> String {
        self.say("label-digest", [("digest", digest.to_string().into())])
    }
}
