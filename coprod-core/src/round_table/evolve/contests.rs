//! Commitments, and entries that somebody disputes.

use crate::{
    By, CommitmentId, ContestOutcome, SeatId,
    round_table::{
        RoundTable,
        state::{Contest, Decision, Hand, Provable, SeatEnd},
    },
};

impl RoundTable {
    pub(super) fn commitment_settled(&mut self, commitment: CommitmentId) {
        if let Some(commitment) = self.commitments.get_mut(&commitment) {
            commitment.settled = true;
        }
    }

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
            Provable::Acceptance(seat) => self.seats.contest(*seat, entry, void),
            Provable::Signature { version, seat } => self.signature(*version, *seat, !void),
            Provable::Position { decision, seat } => {
                if let Some(Decision::Open(open)) = self.decisions.get_mut(decision)
                    && let Some(casts) = open.casts.get_mut(seat)
                {
                    let hand = if void {
                        Hand::Contested
                    } else {
                        Hand::OtherSide
                    };
                    casts.contest(entry, hand);
                }
            }
            Provable::Mandate(mandate) => {
                if let Some(mandate) = self.mandates.get_mut(mandate) {
                    mandate.contested = void;
                }
            }
        }
    }

    /// What was contested stays void; only a seat has to be given up besides.
    fn leave_void(&mut self, entry: u64, what: &Provable) {
        match what {
            Provable::Acceptance(seat) => self.never_taken(*seat, entry),
            Provable::Signature { .. } | Provable::Position { .. } | Provable::Mandate(_) => {}
        }
    }

    fn never_taken(&mut self, id: SeatId, entry: u64) {
        let Some(seat) = self.seats.get(id) else {
            return;
        };
        if seat.holder().is_some_and(|holder| holder.entry == entry) {
            let party = seat.party;
            self.seat_ended(id, SeatEnd::NeverTaken);
            self.unbind(party);
        }
    }
}
