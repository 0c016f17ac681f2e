//! Entries that somebody disputes.

use crate::{
    By, ContestOutcome,
    engagement::{
        Engagement,
        state::{Answer, Contest},
    },
};

impl Engagement {
    pub(super) fn entry_contested(&mut self, entry: u64, by: &By) {
        let contest = Contest {
            person: by.person(),
            principal: by.principal(),
            answered: false,
        };
        self.contests.insert(entry, contest);
        if self.provable.contains(&entry) {
            self.void.insert(entry);
        }
    }

    pub(super) fn contest_answered(&mut self, entry: u64, outcome: ContestOutcome) {
        if let Some(contest) = self.contests.get_mut(&entry) {
            contest.answered = true;
        }
        let provable = self.provable.remove(&entry);
        let effect = self.effects.remove(&entry);
        match outcome {
            ContestOutcome::Rejected => {
                self.void.remove(&entry);
            }
            ContestOutcome::Upheld | ContestOutcome::Corrected => {
                if provable {
                    self.was_never_done(entry);
                }
                if let Some(effect) = effect {
                    self.undo(&effect);
                }
            }
        }
    }

    /// The entry stays void. An answer that was never given can be given; what was never offered is
    /// over; and who was never asked stands on neither side.
    fn was_never_done(&mut self, entry: u64) {
        let offered = self.offer.as_ref().map(|offer| offer.entry);
        self.answer = match self.answer {
            _ if offered == Some(entry) => Answer::Withdrawn(self.sequence),
            Answer::Accepted(given) | Answer::Declined(given) | Answer::Withdrawn(given)
                if given == entry =>
            {
                Answer::Open
            }
            answer @ (Answer::Open
            | Answer::Accepted(_)
            | Answer::Declined(_)
            | Answer::Withdrawn(_)) => answer,
        };
        self.speakers.retain(|_, speaker| speaker.entry != entry);
        self.counterpart_side = self.counterpart_side.filter(|known| known.entry != entry);
    }
}
