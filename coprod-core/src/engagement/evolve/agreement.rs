//! How it is agreed, revised and ended, and who has acted for whom.

use crate::{
    Act, By, Date, RevisionId, Side,
    engagement::{
        Engagement, EngagementEvent as Event, NoticeDays, Offer, OneOfTwo,
        state::{Answer, CounterpartSide, Ending, Revision, Speaker, Terms},
    },
};

impl Engagement {
    pub(super) fn role_offered(&mut self, act: &Act<Event>) {
        let Event::RoleOffered {
            service,
            party,
            counterpart,
            role,
            side,
            notice_days,
            from,
            ..
        } = &act.what
        else {
            return;
        };
        let entry = self.sequence;
        let by = if act.by.principal() == Some(*party) {
            OneOfTwo::Party
        } else {
            OneOfTwo::Counterpart
        };
        self.offer = Some(Offer {
            entry,
            service: *service,
            party: *party,
            side: *side,
            counterpart: *counterpart,
            role: role.clone(),
            from: *from,
            by,
        });
        self.terms.push(Terms {
            entry,
            notice_days: *notice_days,
        });
        self.bound(act);
    }

    pub(super) fn role_accepted(&mut self, act: &Act<Event>) {
        self.answer = Answer::Accepted(self.sequence);
        self.bound(act);
    }

    /// Who declines may do so on any side: the offer may have put them on the wrong one.
    pub(super) fn role_declined(&mut self, act: &Act<Event>) {
        self.answer = Answer::Declined(self.sequence);
        self.is_provable(act);
    }

    pub(super) fn role_offer_withdrawn(&mut self, act: &Act<Event>) {
        self.answer = Answer::Withdrawn(self.sequence);
        self.bound(act);
    }

    /// A proposal takes the place of the same one's earlier ones.
    pub(super) fn revision_proposed(
        &mut self,
        revision: RevisionId,
        notice_days: NoticeDays,
        act: &Act<Event>,
    ) {
        self.spoke(&act.by);
        let principal = act.by.principal();
        let Some(by) = principal.and_then(|party| self.one_of_two(party)) else {
            return;
        };
        let earlier = self.revisions.values_mut();
        earlier
            .filter(|earlier| earlier.by == by)
            .for_each(|earlier| earlier.open = false);
        let proposed = Revision {
            by,
            notice_days,
            open: true,
        };
        self.revisions.insert(revision, proposed);
    }

    /// Once something is agreed, proposals made before lapse.
    pub(super) fn agreement_revised(&mut self, revision: RevisionId, act: &Act<Event>) {
        self.bound(act);
        if let Some(agreed) = self.revisions.get(&revision) {
            self.terms.push(Terms {
                entry: self.sequence,
                notice_days: agreed.notice_days,
            });
        }
        let all = self.revisions.values_mut();
        all.for_each(|proposed| proposed.open = false);
    }

    pub(super) fn paused(&mut self, paused: bool, act: &Act<Event>) {
        self.spoke(&act.by);
        self.paused = paused;
    }

    pub(super) fn ended(&mut self, last_day: Date, act: &Act<Event>) {
        self.bound(act);
        self.endings.push(Ending {
            entry: self.sequence,
            last_day,
        });
    }

    /// One of the two bound itself; through the hands of the other it may have to be proven.
    fn bound(&mut self, act: &Act<Event>) {
        self.spoke(&act.by);
        self.is_provable(act);
    }

    fn is_provable(&mut self, act: &Act<Event>) {
        if self.is_through_other_hands(&act.by, act.relayed.as_ref()) {
            self.provable.insert(self.sequence);
        }
    }

    /// Who acts for one of the two doesn't act for the other any more.
    pub(super) fn spoke(&mut self, by: &By) {
        let principal = by.principal();
        let Some(of) = principal.and_then(|party| self.one_of_two(party)) else {
            return;
        };
        let entry = self.sequence;
        if let Some(person) = by.person() {
            self.speakers.entry(person).or_insert(Speaker { of, entry });
        }
        match (of, by.side()) {
            (OneOfTwo::Counterpart, Some(side @ (Side::Professional | Side::Citizen))) => {
                self.counterpart_side
                    .get_or_insert(CounterpartSide { side, entry });
            }
            (OneOfTwo::Counterpart, Some(Side::Neutral) | None) | (OneOfTwo::Party, _) => {}
        }
    }
}
