//! Identifiers: one type for each kind of thing, so that they cannot be mixed up.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// What cannot be read as an identifier.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(
    "{text:?} is not the id of a {kind}: give a UUID like 0191b2c4-7a10-7c3e-9b59-3f0f1d2a4c6e"
)]
pub struct InvalidId {
    /// What was to be named, such as `round table`.
    pub kind: &'static str,
    /// The text that was given.
    pub text: String,
    #[source]
    source: uuid::Error,
}

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident, $kind:literal;)*) => {$(
        $(#[$doc])*
        #[derive(
            Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
        )]
        #[serde(transparent)]
        pub struct $name(Uuid);

        impl $name {
            /// The id that always comes out of the same `name` within `namespace` (`UUIDv5`): for
            /// imports that must give the same ids when they run again.
            #[must_use]
            pub fn derived(namespace: Uuid, name: &str) -> Self {
                Self(Uuid::new_v5(&namespace, name.as_bytes()))
            }

            /// The id as a plain UUID.
            #[must_use]
            pub const fn as_uuid(self) -> Uuid {
                self.0
            }
        }

        impl From<Uuid> for $name {
            fn from(uuid: Uuid) -> Self {
                Self(uuid)
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.hyphenated().fmt(f)
            }
        }

        impl std::str::FromStr for $name {
            type Err = InvalidId;

            fn from_str(text: &str) -> Result<Self, InvalidId> {
                Uuid::try_parse(text).map(Self).map_err(|source| InvalidId {
                    kind: $kind,
                    text: text.to_owned(),
                    source,
                })
            }
        }
    )*};
}

ids! {
    /// A person, a group without legal form, or an organisation. Made at random: it says nothing
    /// about whom it stands for.
    PartyId, "party";
    /// A service that is planned and delivered together.
    ServiceId, "service";
    /// A round table.
    RoundTableId, "round table";
    /// A seat at a round table; it outlives who sits on it.
    SeatId, "seat";
    /// A session of a round table.
    SessionId, "session";
    /// An item on a session's agenda.
    ItemId, "agenda item";
    /// A mandate granted to a round table.
    MandateId, "mandate";
    /// A proposal on the table, through all its versions.
    ProposalId, "proposal";
    /// A decision opened on one version of a proposal.
    DecisionId, "decision";
    /// A piece of advice given on a proposal.
    AdviceId, "piece of advice";
    /// A commitment somebody made.
    CommitmentId, "commitment";
    /// An offer of a share in planning or implementation.
    OfferId, "offer";
    /// A clause on which a share may be taken back.
    ClauseId, "clause";
    /// An accompaniment of citizens by professionals.
    AccompanimentId, "accompaniment";
    /// A competence in one matter of a service.
    CompetenceId, "competence";
    /// A last word on one matter of a service, or on the rest.
    LastWordId, "last word";
    /// A dispute between partners of a service.
    DisputeId, "dispute";
    /// A concern that somebody raised.
    ConcernId, "concern";
    /// An outcome, expected or observed.
    OutcomeId, "outcome";
    /// A review of a service.
    ReviewId, "review";
    /// One party's engagement in a service.
    EngagementId, "engagement";
    /// A revision of what was agreed in an engagement.
    RevisionId, "revision";
    /// Something given in an engagement: time, money, knowledge, support.
    ContributionId, "contribution";
    /// A claim for expenses.
    ExpenseId, "expense";
    /// An allowance granted (Aufwandsentschädigung).
    AllowanceId, "allowance";
    /// A benefit received.
    BenefitId, "benefit";
    /// A say that was granted (Mitsprache).
    SayId, "say";
    /// An imbalance that was raised or noticed.
    ImbalanceId, "imbalance";
    /// The id of a command, and so of the act it becomes: whoever repeats a command repeats its id.
    CommandId, "command";
}
