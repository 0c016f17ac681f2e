//! The same events for both axes, told apart by what they are about. Where work is named it is
//! about implementing.

use super::{offers::Offering, shares::Keeping};
use crate::{
    Basis, OfferId, PartyId, Side, Timestamp, Words,
    round_table::Mode,
    service::{Axis, Departure, Receivers, ServiceEvent as Event, Settled, Work},
};

impl Axis {
    pub(super) const BOTH: [Self; 2] = [Self::Planning, Self::Implementation];

    pub(super) fn declined(self, offer: OfferId, reason: Words) -> Event {
        match self {
            Self::Planning => Event::PlanningOfferDeclined { offer, reason },
            Self::Implementation => Event::ImplementationOfferDeclined { offer, reason },
        }
    }

    pub(super) fn withdrawn(self, offer: OfferId) -> Event {
        match self {
            Self::Planning => Event::PlanningOfferWithdrawn { offer },
            Self::Implementation => Event::ImplementationOfferWithdrawn { offer },
        }
    }

    /// An offer takes effect, by the mode it was made in.
    pub(super) fn effect(
        self,
        mode: Mode,
        offer: OfferId,
        holders: Vec<PartyId>,
        basis: Basis,
        reason: Words,
    ) -> Event {
        match (self, mode) {
            (Self::Planning, Mode::Shared) => Event::PlanningShared {
                offer,
                holders,
                basis,
                reason,
            },
            (Self::Planning, Mode::Citizens) => Event::PlanningHandedToCitizens {
                offer,
                holders,
                basis,
                reason,
            },
            (Self::Planning, Mode::Professionals) => Event::PlanningHandedToProfessionals {
                offer,
                holders,
                basis,
                reason,
            },
            (Self::Implementation, Mode::Shared) => Event::ImplementationShared {
                offer,
                holders,
                basis,
                reason,
            },
            (Self::Implementation, Mode::Citizens) => Event::ImplementationHandedToCitizens {
                offer,
                holders,
                basis,
                reason,
            },
            (Self::Implementation, Mode::Professionals) => {
                Event::ImplementationHandedToProfessionals {
                    offer,
                    holders,
                    basis,
                    reason,
                }
            }
        }
    }

    pub(super) fn taken_back(self, now: Vec<PartyId>, basis: Basis, reason: Words) -> Event {
        match self {
            Self::Planning => Event::PlanningTakenBack { now, basis, reason },
            Self::Implementation => Event::ImplementationTakenBack { now, basis, reason },
        }
    }

    pub(super) fn returned(self, effective: Timestamp, reason: Words) -> Event {
        match self {
            Self::Planning => Event::PlanningReturned { effective, reason },
            Self::Implementation => Event::ImplementationReturned { effective, reason },
        }
    }

    pub(super) fn vacated(
        self,
        holder: PartyId,
        departure: Departure,
        taken_over_by: Option<PartyId>,
    ) -> Event {
        match self {
            Self::Planning => Event::PlanningVacated {
                holder,
                departure,
                taken_over_by,
            },
            Self::Implementation => Event::ImplementationVacated {
                holder,
                departure,
                taken_over_by,
            },
        }
    }
}

impl Offering {
    pub(super) fn made(self, to: Receivers) -> Event {
        let Self {
            offer,
            mode,
            terms,
            until,
            reason,
            arises_from,
            ..
        } = self;
        match self.work {
            None => Event::PlanningOffered {
                offer,
                to,
                mode,
                terms,
                until,
                reason,
                arises_from,
            },
            Some(work) => Event::ImplementationOffered {
                offer,
                to,
                mode,
                terms,
                until,
                reason,
                work,
                arises_from,
            },
        }
    }
}

pub(super) fn accepted(
    offer: OfferId,
    basis: Basis,
    accepts: Vec<Settled>,
    work: Option<Work>,
) -> Event {
    match work {
        None => Event::PlanningOfferAccepted {
            offer,
            basis,
            accepts,
        },
        Some(work) => Event::ImplementationOfferAccepted {
            offer,
            basis,
            work,
            accepts,
        },
    }
}

impl Keeping {
    /// A side keeps what was open, by one of its parties.
    pub(super) fn kept(self, side: Side, holder: PartyId) -> Event {
        let Self {
            basis,
            reason,
            review_by,
            work,
        } = self;
        let holders = vec![holder];
        match (work, side) {
            (None, Side::Citizen) => Event::PlanningKeptByCitizens {
                holders,
                basis,
                reason,
                review_by,
            },
            (None, Side::Professional | Side::Neutral) => Event::PlanningKeptByProfessionals {
                holders,
                basis,
                reason,
                review_by,
            },
            (Some(work), Side::Citizen) => Event::ImplementationKeptByCitizens {
                holders,
                work,
                basis,
                reason,
                review_by,
            },
            (Some(work), Side::Professional | Side::Neutral) => {
                Event::ImplementationKeptByProfessionals {
                    holders,
                    work,
                    basis,
                    reason,
                    review_by,
                }
            }
        }
    }
}
