//! What a table, or one side of it, must reach: a quorum and a majority.

use serde::{Deserialize, Serialize};

use super::{Body, BodyCount, Lapse, MajorityCount, QuorumCount, Share, Verdict, count::Counts};

/// What one side needs within a double majority.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SideRule {
    /// How many of the side must take part.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub quorum: Option<Quorum>,
    /// How many of the side must agree.
    pub majority: Majority,
}

/// A majority within one side.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Majority {
    /// More agree than object.
    Simple,
    /// At least a share of a base agrees.
    Qualified {
        /// Which share: more than half.
        threshold: Share,
        /// A share of what.
        base: Base,
    },
}

/// How many must take part: say agree, abstain or object. Silence doesn't take part.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Quorum {
    /// A share of the electorate. An open electorate has none, as nobody knows its size.
    Share(Share),
    /// A number of seats.
    Number(u32),
}

/// The base of a qualified majority.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Base {
    /// Those who agree or object.
    AgreeingAndObjecting,
    /// Those who agree, object or abstain.
    Participating,
    /// Those present when the decision was opened, whether or not they speak; online, those who take
    /// part. Who comes later may speak and doesn't widen the base.
    Present,
    /// The whole electorate.
    Electorate,
}

/// What is counted in a double majority.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Counted {
    /// Each seat is a voice.
    BySeat,
    /// Each party is a voice, however many seats it has; one whose seats differ abstains.
    ByParty,
}

impl SideRule {
    /// What these voices come to, by themselves.
    pub(super) fn judge(&self, counts: &Counts) -> Verdict {
        if let Some(lapse) = lapse(self.quorum, counts) {
            Verdict::Lapsed(lapse)
        } else if self.majority.count(counts).is_reached() {
            Verdict::Adopted
        } else {
            Verdict::Rejected
        }
    }

    /// What was needed and reached.
    pub(super) fn explain(&self, body: Body, counts: &Counts) -> BodyCount {
        BodyCount {
            majority: Some(self.majority.count(counts)),
            ..BodyCount::new(body, counts, self.quorum)
        }
    }

    pub(super) const fn needs_attendance(&self) -> bool {
        match self.majority {
            Majority::Simple => false,
            Majority::Qualified { base, .. } => matches!(base, Base::Present),
        }
    }
}

/// Why these voices decide nothing, whatever they say.
pub(super) fn lapse(quorum: Option<Quorum>, counts: &Counts) -> Option<Lapse> {
    if counts.entitled == 0 {
        Some(Lapse::EmptyElectorate)
    } else if counts.participating() == 0 {
        Some(Lapse::NobodySpoke)
    } else if quorum.is_some_and(|quorum| !quorum.count(counts).is_reached()) {
        Some(Lapse::QuorumMissed)
    } else {
        None
    }
}

impl Majority {
    fn count(&self, counts: &Counts) -> MajorityCount {
        let (base, needed) = match *self {
            Self::Simple => (
                Base::AgreeingAndObjecting.count(counts),
                counts.tally.object.saturating_add(1),
            ),
            Self::Qualified { threshold, base } => {
                let base = base.count(counts);
                (base, threshold.least_of(base).max(1))
            }
        };
        MajorityCount {
            majority: self.clone(),
            base,
            needed,
            reached: counts.tally.agreeing(),
        }
    }
}

impl Base {
    fn count(self, counts: &Counts) -> u32 {
        match self {
            Self::AgreeingAndObjecting => {
                counts.tally.agreeing().saturating_add(counts.tally.object)
            }
            Self::Participating => counts.participating(),
            Self::Present => counts.present.unwrap_or_else(|| counts.participating()),
            Self::Electorate => counts.entitled,
        }
    }
}

impl Quorum {
    pub(super) fn count(self, counts: &Counts) -> QuorumCount {
        QuorumCount {
            quorum: self,
            needed: match self {
                Self::Share(share) => share.least_of(counts.entitled),
                Self::Number(number) => number,
            },
            reached: counts.participating(),
        }
    }
}
