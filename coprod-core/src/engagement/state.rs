//! What is known of an engagement.

mod given;

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

pub use given::{Contribution, ContributionStage, Exercise, Expense, Say};

use super::{Allowance, AllowanceCaps, AllowanceWarning, NoticeDays};
use crate::{
    AllowanceId, BenefitId, By, Citation, ContributionId, Date, ExpenseId, ImbalanceId, Money,
    PartyId, Relayed, RevisionId, Role, SayId, ServiceId, Side,
};

/// One party's one role in one service, as its stream tells so far.
///
/// It knows what later rules need and no more. What somebody felt is on record, not here.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Engagement {
    pub(super) sequence: u64,
    pub(super) offer: Option<Offer>,
    pub(super) answer: Answer,
    pub(super) paused: bool,
    /// What was agreed, one after the other; the last that is not void is in force.
    pub(super) terms: Vec<Terms>,
    pub(super) revisions: BTreeMap<RevisionId, Revision>,
    pub(super) endings: Vec<Ending>,
    pub(super) guidelines: BTreeSet<u32>,
    pub(super) contributions: BTreeMap<ContributionId, Contribution>,
    pub(super) expenses: BTreeMap<ExpenseId, Expense>,
    /// Each allowance; none in the place of one that turned out never to have been granted.
    pub(super) allowances: BTreeMap<AllowanceId, Option<Allowance>>,
    pub(super) benefits: BTreeSet<BenefitId>,
    pub(super) says: BTreeMap<SayId, Say>,
    /// Each imbalance, and whether it is answered.
    pub(super) imbalances: BTreeMap<ImbalanceId, bool>,
    pub(super) speakers: BTreeMap<PartyId, Speaker>,
    pub(super) counterpart_side: Option<CounterpartSide>,
    /// Entries by which one bound itself through the hands of the other.
    pub(super) provable: BTreeSet<u64>,
    /// Those of them that are contested, or were so rightly.
    pub(super) void: BTreeSet<u64>,
    pub(super) contests: BTreeMap<u64, Contest>,
    /// What entries brought about that a contest may turn out to undo.
    pub(super) effects: BTreeMap<u64, Effect>,
}

/// How far an engagement has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, strum::Display)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum Standing {
    /// Nobody has offered it.
    NotOffered,
    /// It waits for an answer.
    Offered,
    /// The answer was no.
    Declined,
    /// Who offered it took that back, or never offered it.
    Withdrawn,
    /// It is agreed and runs.
    Active,
    /// It is agreed and rests.
    Paused,
    /// Its last day has passed.
    Ended,
}

/// The two between whom a role is agreed.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, strum::Display,
)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum OneOfTwo {
    /// Who takes the role.
    Party,
    /// With whom it is agreed.
    Counterpart,
}

/// A role as it was offered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Offer {
    /// In which entry.
    pub entry: u64,
    /// In which service.
    pub service: ServiceId,
    /// Who takes the role.
    pub party: PartyId,
    /// On which side.
    pub side: Side,
    /// With whom it is agreed.
    pub counterpart: PartyId,
    /// Which role.
    pub role: Role,
    /// The first day.
    pub from: Date,
    /// Who of the two offered; the other one accepts.
    pub by: OneOfTwo,
}

/// What came of an offer, and in which entry.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum Answer {
    #[default]
    Open,
    Accepted(u64),
    Declined(u64),
    Withdrawn(u64),
}

/// Terms that both have agreed to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Terms {
    pub(super) entry: u64,
    pub(super) notice_days: NoticeDays,
}

/// Other terms, as one of the two proposes them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Revision {
    pub(super) by: OneOfTwo,
    pub(super) notice_days: NoticeDays,
    /// Whether it can still be accepted: neither agreed nor followed by another one.
    pub(super) open: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Ending {
    pub(super) entry: u64,
    pub(super) last_day: Date,
}

/// For whom somebody has acted here, since which entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Speaker {
    pub(super) of: OneOfTwo,
    pub(super) entry: u64,
}

/// On which side the counterpart acts, since which entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct CounterpartSide {
    pub(super) side: Side,
    pub(super) entry: u64,
}

/// An entry that somebody disputes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Contest {
    pub(super) person: Option<PartyId>,
    pub(super) principal: Option<PartyId>,
    pub(super) answered: bool,
}

/// What an entry brought about, undone once it turns out that it wasn't so.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum Effect {
    ContributionAnswered(ContributionId),
    ExpenseReimbursed(ExpenseId, Money),
    ExpenseRefused(ExpenseId),
    AllowanceGranted(AllowanceId),
    SayAnswered(SayId, Citation),
    ImbalanceAnswered(ImbalanceId),
}

impl OneOfTwo {
    /// The other one.
    #[must_use]
    pub const fn other(self) -> Self {
        match self {
            Self::Party => Self::Counterpart,
            Self::Counterpart => Self::Party,
        }
    }
}

impl Offer {
    /// Which party that one is.
    #[must_use]
    pub const fn who(&self, of: OneOfTwo) -> PartyId {
        match of {
            OneOfTwo::Party => self.party,
            OneOfTwo::Counterpart => self.counterpart,
        }
    }
}

/// What anybody may ask.
impl Engagement {
    /// How many entries its stream has.
    #[must_use]
    pub const fn sequence(&self) -> u64 {
        self.sequence
    }

    /// What was offered, answered or not.
    #[must_use]
    pub const fn offer(&self) -> Option<&Offer> {
        self.offer.as_ref()
    }

    /// How far it has come on that day. An agreement that is contested, and that the other one
    /// relayed, counts for nothing until it is proven.
    #[must_use]
    pub fn standing(&self, on: Date) -> Standing {
        if self.offer.is_none() {
            return Standing::NotOffered;
        }
        match self.answer {
            Answer::Declined(entry) if !self.is_void(entry) => Standing::Declined,
            Answer::Withdrawn(entry) if !self.is_void(entry) => Standing::Withdrawn,
            Answer::Accepted(entry) if !self.is_void(entry) && !self.is_offer_void() => {
                self.standing_agreed(on)
            }
            Answer::Open | Answer::Accepted(_) | Answer::Declined(_) | Answer::Withdrawn(_) => {
                Standing::Offered
            }
        }
    }

    fn standing_agreed(&self, on: Date) -> Standing {
        if self.last_day().is_some_and(|last_day| last_day < on) {
            Standing::Ended
        } else if self.paused {
            Standing::Paused
        } else {
            Standing::Active
        }
    }

    /// The last day, where an end was announced.
    #[must_use]
    pub fn last_day(&self) -> Option<Date> {
        let endings = self.endings.iter();
        let valid = endings.filter(|ending| !self.is_void(ending.entry));
        valid.map(|ending| ending.last_day).min()
    }

    /// How long before the last day an end is announced, as agreed; nothing while nothing is.
    #[must_use]
    pub fn notice_days(&self) -> Option<NoticeDays> {
        let agreed = self.terms.iter().rev();
        let mut valid = agreed.filter(|terms| !self.is_void(terms.entry));
        valid.next().map(|terms| terms.notice_days)
    }

    /// A contribution, also one that was replaced.
    #[must_use]
    pub fn contribution(&self, contribution: ContributionId) -> Option<&Contribution> {
        self.contributions.get(&contribution)
    }

    /// A claim for expenses.
    #[must_use]
    pub fn expense(&self, expense: ExpenseId) -> Option<&Expense> {
        self.expenses.get(&expense)
    }

    /// A say that was granted.
    #[must_use]
    pub fn say(&self, say: SayId) -> Option<&Say> {
        self.says.get(&say)
    }

    /// The imbalances that wait for an answer.
    pub fn imbalances_owed(&self) -> impl Iterator<Item = ImbalanceId> {
        let owed = self.imbalances.iter().filter(|(_, answered)| !**answered);
        owed.map(|(imbalance, _)| *imbalance)
    }

    /// The allowances granted in this engagement.
    pub fn allowances(&self) -> impl Iterator<Item = &Allowance> {
        self.allowances.values().flatten()
    }

    /// Where they exceed a cap. Caps are per person: to warn over several engagements of a party,
    /// give all their [`allowances`](Self::allowances) to [`AllowanceCaps::warnings`].
    #[must_use]
    pub fn allowance_warnings(&self, caps: &AllowanceCaps) -> Vec<AllowanceWarning> {
        caps.warnings(self.allowances())
    }
}

impl Engagement {
    pub(super) fn is_void(&self, entry: u64) -> bool {
        self.void.contains(&entry)
    }

    pub(super) fn is_offer_void(&self) -> bool {
        let offer = self.offer.as_ref();
        offer.is_some_and(|offer| self.is_void(offer.entry))
    }

    /// Which of the two it is.
    pub(super) fn one_of_two(&self, party: PartyId) -> Option<OneOfTwo> {
        let offer = self.offer.as_ref()?;
        if party == offer.party {
            Some(OneOfTwo::Party)
        } else if party == offer.counterpart {
            Some(OneOfTwo::Counterpart)
        } else {
            None
        }
    }

    /// For which of the two somebody stands here: being it, or having acted for it.
    pub(super) fn stands_for(&self, party: PartyId) -> Option<OneOfTwo> {
        let speaks = self.speakers.get(&party).map(|speaker| speaker.of);
        self.one_of_two(party).or(speaks)
    }

    /// Whether an act of one came through the hands of the other, or of the other side.
    pub(super) fn is_through_other_hands(&self, by: &By, relayed: Option<&Relayed>) -> bool {
        let Some(relayed) = relayed.filter(|relayed| relayed.side != Side::Neutral) else {
            return false;
        };
        let actor = by.principal().and_then(|party| self.one_of_two(party));
        let recorder = self.stands_for(relayed.recorder);
        by.side() != Some(relayed.side) || (recorder.is_some() && recorder != actor)
    }
}
