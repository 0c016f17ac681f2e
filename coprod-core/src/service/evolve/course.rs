//! Delivery, outcomes, reviews, closing and opening again.

use crate::{
    Act, By, ReviewId, Timestamp,
    service::{
        Axis, Delivery, Ground, OfferStage, Review, Service, ServiceEvent, Share, Signature,
        Verdict, state::Phase,
    },
};
use std::collections::BTreeMap;

impl Service {
    pub(super) fn delivery_started(&mut self, concept: u32) {
        self.delivery = Delivery::Running { concept };
    }

    pub(super) fn delivery_suspended(&mut self, ground: &Ground, review: Option<ReviewId>) {
        if let Ground::Motion(decision) = ground {
            self.served.insert(decision.clone());
        }
        let Some(concept) = self.delivery.concept() else {
            return;
        };
        self.delivery = Delivery::Suspended {
            concept,
            ground: ground.clone(),
            review,
        };
    }

    /// It goes on by the concept that who resumes it accepted.
    pub(super) fn delivery_resumed(&mut self, by: &By) {
        let before = self.delivery.concept();
        let accepted = by
            .principal()
            .and_then(|party| self.accepted_concept(party));
        if let Some(concept) = accepted.or(before) {
            self.delivery = Delivery::Running { concept };
        }
    }

    pub(super) fn review_opened(&mut self, review: ReviewId, due: Timestamp) {
        let opened = Review {
            due,
            signed: BTreeMap::new(),
            held: None,
        };
        self.reviews.insert(review, opened);
    }

    pub(super) fn review_signed(&mut self, act: &Act<ServiceEvent>) {
        let ServiceEvent::ReviewSigned {
            review, verdict, ..
        } = &act.what
        else {
            return;
        };
        let signature = Signature {
            verdict: *verdict,
            entry: self.sequence,
        };
        if let (Some(review), Some(party)) = (self.reviews.get_mut(review), act.by.principal()) {
            review.signed.insert(party, signature);
        }
    }

    pub(super) fn review_held(&mut self, review: ReviewId, verdict: Verdict) {
        if let Some(review) = self.reviews.get_mut(&review) {
            review.held = Some(verdict);
        }
    }

    /// Who planned and implemented has to be settled anew; what was on offer lapses.
    pub(super) fn reopened(&mut self) {
        self.phase = Phase::Accepted;
        self.reopened = self.sequence;
        self.delivery = Delivery::NotStarted;
        for axis in [Axis::Planning, Axis::Implementation] {
            *self.share_mut(axis) = Share::default();
        }
        for offer in self.offers.values_mut() {
            match offer.stage {
                OfferStage::Open => offer.stage = OfferStage::Withdrawn,
                OfferStage::InEffect | OfferStage::Withdrawn => {}
            }
        }
    }
}
