//! Testing an objection under consent: does it name harm, or only a wish?

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::{Body, Voter, count::distinct};
use crate::SeatId;

/// Whether an objection stands, and how each side judged it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct ObjectionTest {
    /// Whether it stands. It does unless a simple majority of each side says it doesn't qualify: a
    /// tie, a silent side or a side that nobody can judge for leave it standing.
    pub qualifies: bool,
    /// What the professional side says.
    pub professional: VoiceCount,
    /// What the citizens' side says.
    pub citizen: VoiceCount,
}

/// How one side judges an objection.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub struct VoiceCount {
    /// How many may judge: the side's seats without proposer and objector.
    pub entitled: u32,
    /// How many say that it qualifies.
    pub qualifies: u32,
    /// How many say that it doesn't.
    pub does_not: u32,
}

impl ObjectionTest {
    /// Counts the `voices` of those `seated`, each saying whether the objection qualifies. The seats
    /// of the `proposers` and the `objector` don't judge; nor do neutral seats and ones not seated.
    ///
    /// ```
    /// # use std::collections::{BTreeMap, BTreeSet};
    /// # use coprod_core::rules::ObjectionTest;
    /// # let objector = uuid::Uuid::nil().into();
    /// // Nobody is left to judge: what can't be tested stands.
    /// let test = ObjectionTest::of(&[], &BTreeSet::new(), objector, &BTreeMap::new());
    /// assert!(test.qualifies);
    /// ```
    #[must_use]
    pub fn of(
        seated: &[Voter],
        proposers: &BTreeSet<SeatId>,
        objector: SeatId,
        voices: &BTreeMap<SeatId, bool>,
    ) -> Self {
        let judges: Vec<Voter> = distinct(seated)
            .into_values()
            .filter(|voter| voter.seat != objector && !proposers.contains(&voter.seat))
            .collect();
        let professional = VoiceCount::of(&judges, Body::Professional, voices);
        let citizen = VoiceCount::of(&judges, Body::Citizen, voices);
        Self {
            qualifies: !(professional.dismisses() && citizen.dismisses()),
            professional,
            citizen,
        }
    }
}

impl VoiceCount {
    fn of(judges: &[Voter], body: Body, voices: &BTreeMap<SeatId, bool>) -> Self {
        let mut count = Self::default();
        for judge in judges.iter().filter(|judge| body.includes(judge.side)) {
            count.entitled = count.entitled.saturating_add(1);
            match voices.get(&judge.seat) {
                Some(true) => count.qualifies = count.qualifies.saturating_add(1),
                Some(false) => count.does_not = count.does_not.saturating_add(1),
                None => {}
            }
        }
        count
    }

    /// Whether the side has judged that the objection doesn't qualify.
    #[must_use]
    pub const fn dismisses(&self) -> bool {
        self.does_not > self.qualifies
    }
}
