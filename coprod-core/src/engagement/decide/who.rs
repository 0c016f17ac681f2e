//! Who may do what, and when.

use crate::{
    Context, NotAdmitted, PartyId, Relayed, Side,
    engagement::{
        Engagement, EngagementCommand as C, EngagementRefusal as Refusal, Offer, OneOfTwo,
        Standing, brings::Ripeness, state::Answer,
    },
};

/// One party stands on one side, and nobody acts for both of the two. Contesting and declining are
/// free of the side: the entry that puts somebody on it may be the very one that is wrong.
pub(super) fn admit_one_side(e: &Engagement, command: &C, act: &Context) -> Result<(), Refusal> {
    if matches!(command, C::ContestEntry { .. } | C::AnswerContest { .. }) {
        return Ok(());
    }
    let (Some(offer), Some(person), Some(principal)) =
        (&e.offer, act.by.person(), act.by.principal())
    else {
        return Ok(());
    };
    let Some(of) = e.one_of_two(principal) else {
        return Ok(());
    };
    if let Some(other) = e.stands_for(person).filter(|other| *other != of) {
        return Err(Refusal::ActsForBoth { person, of: other });
    }
    let side = match of {
        OneOfTwo::Party => Some(offer.side),
        OneOfTwo::Counterpart => e.counterpart_side.map(|known| known.side),
    };
    match side {
        Some(side) if act.by.side() != Some(side) && !matches!(command, C::DeclineRole { .. }) => {
            Err(Refusal::OnAnotherSide {
                party: principal,
                side,
            })
        }
        Some(_) | None => Ok(()),
    }
}

impl Engagement {
    /// Whether the engagement has come as far as the command needs.
    pub(super) fn admit_ripeness(&self, ripeness: Ripeness, act: &Context) -> Result<(), Refusal> {
        let standing = self.standing(act.occurred_at.date());
        let open = standing == Standing::Offered;
        let in_force = matches!(standing, Standing::Active | Standing::Paused);
        let agreed = in_force || standing == Standing::Ended;
        match ripeness {
            Ripeness::Unoffered if standing == Standing::NotOffered => Ok(()),
            Ripeness::Unoffered => Err(Refusal::AlreadyOffered),
            Ripeness::OfferOpen
            | Ripeness::OfferOpenOrInForce
            | Ripeness::InForce
            | Ripeness::Agreed
            | Ripeness::Offered
                if standing == Standing::NotOffered =>
            {
                Err(Refusal::NotOffered)
            }
            Ripeness::OfferOpen if open => self.admit_valid_offer(),
            Ripeness::OfferOpen => Err(Refusal::OfferNotOpen { standing }),
            Ripeness::OfferOpenOrInForce if open || in_force => Ok(()),
            Ripeness::InForce if in_force => Ok(()),
            Ripeness::Agreed if agreed => Ok(()),
            Ripeness::OfferOpenOrInForce | Ripeness::InForce => {
                self.admit_uncontested()?;
                Err(Refusal::NotInForce { standing })
            }
            Ripeness::Agreed => {
                self.admit_uncontested()?;
                Err(Refusal::NotAgreed { standing })
            }
            Ripeness::Offered => Ok(()),
        }
    }

    /// Nobody answers an offer of which it is not clear whether it was made.
    fn admit_valid_offer(&self) -> Result<(), Refusal> {
        match &self.offer {
            Some(offer) if self.is_void(offer.entry) => {
                Err(Refusal::AgreementContested { entry: offer.entry })
            }
            Some(_) | None => Ok(()),
        }
    }

    fn admit_uncontested(&self) -> Result<(), Refusal> {
        match self.answer {
            Answer::Accepted(entry) if self.is_void(entry) => {
                Err(Refusal::AgreementContested { entry })
            }
            Answer::Accepted(_) => self.admit_valid_offer(),
            Answer::Open | Answer::Declined(_) | Answer::Withdrawn(_) => Ok(()),
        }
    }

    pub(super) fn admit_offered(&self) -> Result<&Offer, Refusal> {
        self.offer.as_ref().ok_or(Refusal::NotOffered)
    }

    /// Which of the two acts.
    pub(super) fn admit_either(&self, act: &Context) -> Result<OneOfTwo, Refusal> {
        let offer = self.admit_offered()?;
        let acting = act.by.principal().and_then(|party| self.one_of_two(party));
        acting.ok_or(Refusal::NeitherOfTheTwo {
            party: offer.party,
            counterpart: offer.counterpart,
        })
    }

    /// The engaged party acts.
    pub(super) fn admit_party(&self, act: &Context) -> Result<&Offer, Refusal> {
        let offer = self.admit_offered()?;
        if act.by.principal() == Some(offer.party) {
            Ok(offer)
        } else {
            let party = offer.party;
            Err(Refusal::NotTheParty { party })
        }
    }

    /// The counterpart acts.
    pub(super) fn admit_counterpart(&self, act: &Context) -> Result<(), Refusal> {
        let counterpart = self.admit_offered()?.counterpart;
        if act.by.principal() == Some(counterpart) {
            Ok(())
        } else {
            Err(Refusal::NotTheCounterpart { counterpart })
        }
    }

    /// What binds one and was typed by the other needs proof, also where both are on one side. Once
    /// such an entry was contested, and not in vain, nothing more that binds is taken from those hands.
    pub(super) fn admit_relay(&self, act: &Context) -> Result<(), Refusal> {
        let relayed = act.relayed.as_ref();
        let through = self.is_through_other_hands(&act.by, relayed);
        match (relayed.filter(|_| through), self.void.last()) {
            (Some(_), Some(entry)) => Err(Refusal::RelayDistrusted { entry: *entry }),
            (Some(relayed), None) => require_document(relayed, act),
            (None, _) => Ok(()),
        }
    }

    /// Who acts on the neutral side and has acted for neither of the two.
    pub(super) fn is_neutral(&self, act: &Context) -> bool {
        let acting: [Option<PartyId>; 2] = [act.by.person(), act.by.principal()];
        let mut acting = acting.into_iter().flatten();
        act.by.side() == Some(Side::Neutral) && acting.all(|party| self.stands_for(party).is_none())
    }
}

/// What one typed for the other is proven by a document.
pub(super) fn require_document(relayed: &Relayed, act: &Context) -> Result<(), Refusal> {
    match relayed.document {
        Some(_) => Ok(()),
        None => Err(Refusal::NotAdmitted(NotAdmitted::RelayNeedsDocument {
            by: act.by.side(),
            recorder: relayed.side,
        })),
    }
}

/// An id names one thing for ever.
pub(super) fn admit_new(
    kind: &'static str,
    id: &impl ToString,
    in_use: bool,
) -> Result<(), Refusal> {
    if in_use {
        let id = id.to_string();
        Err(Refusal::IdInUse { kind, id })
    } else {
        Ok(())
    }
}
