//! Entries that somebody disputes.

use crate::{
    By, ContestOutcome, PartyId,
    service::{
        Axis, Phase, Service,
        state::{Contest, Provable},
    },
};

impl Service {
    pub(super) fn entry_contested(&mut self, entry: u64, by: &By) {
        let contest = Contest {
            person: by.person(),
            principal: by.principal(),
            side: by.side(),
            answered: false,
        };
        self.contests.insert(entry, contest);
        if let Some(what) = self.provable.get(&entry).cloned() {
            self.make_void(entry, &what, true);
        }
    }

    pub(super) fn contest_answered(&mut self, entry: u64, outcome: ContestOutcome) {
        if let Some(contest) = self.contests.get_mut(&entry) {
            contest.answered = true;
        }
        let Some(what) = self.provable.remove(&entry) else {
            return;
        };
        match outcome {
            ContestOutcome::Rejected => self.make_void(entry, &what, false),
            ContestOutcome::Upheld | ContestOutcome::Corrected => self.leave_void(entry, &what),
        }
    }

    fn make_void(&mut self, entry: u64, what: &Provable, void: bool) {
        match what {
            Provable::Proposal { asked } => {
                let asks_of = *asked;
                // Once it was opened again it doesn't rest on that acceptance any more.
                let rests_on_it = self.reopened < entry;
                match self.phase {
                    Phase::Accepted if void && rests_on_it => {
                        self.phase = Phase::Proposed { asks_of }
                    }
                    Phase::Proposed { .. } if !void => self.phase = Phase::Accepted,
                    Phase::NotProposed
                    | Phase::Proposed { .. }
                    | Phase::Accepted
                    | Phase::Declined
                    | Phase::Closed => {}
                }
                self.joining(entry, *asked, void);
            }
            Provable::Acceptance { offer, party } => {
                let offer = self.offers.get_mut(offer);
                let accepted = offer.filter(|offer| offer.accepted.get(party) == Some(&entry));
                if let Some(offer) = accepted {
                    if void {
                        offer.void.insert(*party);
                    } else {
                        offer.void.remove(party);
                    }
                    let axis = offer.axis;
                    self.holding(entry, axis, *party, void);
                }
                self.joining(entry, *party, void);
            }
            Provable::Keeping { axis, party } => self.holding(entry, *axis, *party, void),
        }
    }

    /// What was contested stays void: nobody holds a share, takes part or stands on a side by it.
    fn leave_void(&mut self, entry: u64, what: &Provable) {
        match what {
            Provable::Proposal { asked } => self.never_joined(entry, *asked),
            Provable::Acceptance { offer, party } => {
                let offer = self.offers.get_mut(offer);
                let accepted = offer.filter(|offer| offer.accepted.get(party) == Some(&entry));
                if let Some(offer) = accepted {
                    offer.accepted.remove(party);
                    offer.void.remove(party);
                    let axis = offer.axis;
                    self.never_held(entry, axis, *party);
                }
                self.never_joined(entry, *party);
            }
            Provable::Keeping { axis, party } => self.never_held(entry, *axis, *party),
        }
    }

    fn holding(&mut self, entry: u64, axis: Axis, party: PartyId, void: bool) {
        let holding = self.share_mut(axis).holders.get_mut(&party);
        if let Some(holding) = holding.filter(|holding| holding.entry == entry) {
            holding.contested = void;
        }
    }

    fn never_held(&mut self, entry: u64, axis: Axis, party: PartyId) {
        let holding = self.share(axis).holders.get(&party);
        if holding.is_some_and(|holding| holding.entry == entry) {
            self.without(axis, party);
        }
    }

    /// Joining by an acceptance stands right after it, and stands or falls with it.
    fn joining(&mut self, entry: u64, party: PartyId, void: bool) {
        let partner = self.partners.get_mut(&party);
        if let Some(partner) = partner.filter(|partner| partner.joined == entry + 1) {
            partner.contested = void;
        }
    }

    fn never_joined(&mut self, entry: u64, party: PartyId) {
        let partner = self.partners.get(&party);
        if partner.is_some_and(|partner| partner.joined == entry + 1) {
            self.partners.remove(&party);
            self.sides.remove(&party);
        }
    }
}
