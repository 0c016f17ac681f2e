//! Why a party's stream may refuse a command.

use super::PersonalField;
use crate::{NotAdmitted, PartyId, Side, Timestamp};

/// The rule that refuses, and what would be needed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error, strum::EnumDiscriminants)]
#[strum_discriminants(
    name(PartyRefusalKind),
    doc = "Which rule refuses, without its data.",
    derive(PartialOrd, Ord, Hash, strum::VariantArray)
)]
pub enum PartyRefusal {
    /// A rule that holds for every act.
    #[error(transparent)]
    NotAdmitted(#[from] NotAdmitted),
    /// A party is registered once.
    #[error("this party is registered already")]
    AlreadyRegistered,
    /// Nothing can be said about a party before it is registered.
    #[error("this party is not registered: register it first")]
    NotRegistered,
    /// The party became another one.
    #[error("this party has become {into}: turn to that one")]
    BecameAnother {
        /// Which one.
        into: PartyId,
    },
    /// Nothing is written any more about a party whose data are being erased.
    #[error("the data of this party are erased or about to be: nothing new is recorded about it")]
    BeingErased,
    /// A personal value in a party's stream belongs to that party.
    #[error("this value belongs to {subject}: a party's stream holds its own data only")]
    NotItsOwnData {
        /// Whose value it is.
        subject: PartyId,
    },
    /// Only the party itself, or who represents it, may do this.
    #[error("only the party itself, or who speaks for it, may do this")]
    NotForOthers,
    /// An organisation has no voice of its own.
    #[error("an organisation acts through persons: let one who represents it act for it")]
    SpeaksThroughPersons,
    /// Who speaks on some topics only does not order the party's own affairs.
    #[error("this needs somebody who may speak for the party in everything, not on some topics")]
    ScopeTooNarrow,
    /// There is nothing yet that could be corrected.
    #[error("no {field} is recorded that could be corrected: record it first")]
    NothingToCorrect {
        /// What was to be corrected.
        field: PersonalField,
    },
    /// Persons speak for themselves.
    #[error("a person speaks for themself: only groups and organisations are represented")]
    PersonsAreNotRepresented,
    /// A party does not represent itself.
    #[error("a party does not represent itself: name the person who speaks for it")]
    RepresentsItself,
    /// A representation is for something.
    #[error("a representation on no topic entitles to nothing: name its topics")]
    CoversNothing,
    /// The end lies before the beginning.
    #[error("the representation would end on {until}, before it begins on {from}")]
    EndsBeforeItBegins {
        /// Its beginning.
        from: Timestamp,
        /// Its end.
        until: Timestamp,
    },
    /// Somebody has one representation at a time.
    #[error("{person} represents this party already: end that first")]
    RepresentsAlready {
        /// Who.
        person: PartyId,
    },
    /// Where nobody is entitled yet, paper must prove who is.
    #[error(
        "nobody represents this party yet: prove the first representation by a resolution, a \
         contract or a statute, with its document"
    )]
    FirstNeedsDocument,
    /// Where somebody is entitled, only they entitle others.
    #[error("this party is represented already: only who speaks for it can let others do so")]
    GrantedByOutsider,
    /// Nobody gives more than they have.
    #[error(
        "nobody can let others speak on more than they may speak on themself: narrow the scope"
    )]
    GrantsMoreThanOwn,
    /// There is no such representation in force.
    #[error("{person} does not represent this party")]
    RepresentsNot {
        /// Who.
        person: PartyId,
    },
    /// Others end a representation only where nobody else could, and with proof.
    #[error(
        "only {person}, or who speaks for this party, ends this; if nobody else does, have it \
         relayed with the document that proves the end"
    )]
    EndedByOutsider {
        /// Who represents.
        person: PartyId,
    },
    /// Persons have no successors.
    #[error("a person has no successor: only groups and organisations do")]
    PersonsAreNotSucceeded,
    /// A party cannot become itself.
    #[error("a party cannot become itself")]
    BecomesItself,
    /// Whom a party becomes must be there.
    #[error(
        "{party} is not registered, or has become another or is being erased: name one that acts"
    )]
    NoSuchParty {
        /// Which one.
        party: PartyId,
    },
    /// It was asked for already.
    #[error("the erasure is asked for already, and owed an answer")]
    ErasureAskedAlready,
    /// Nobody asked for it.
    #[error("nobody has asked for an erasure that could be refused")]
    NoErasureAsked,
    /// Nobody refuses their own erasure.
    #[error("a party does not refuse its own erasure: who keeps the record must")]
    RefusesItsOwnErasure,
    /// A refusal rests on a norm.
    #[error("an erasure is refused by a norm only: name it")]
    NoNormNamed,
    /// Erasing begins with the fence.
    #[error("the erasure has not begun: fence it first")]
    NotFenced,
    /// It is done.
    #[error("the erasure is completed already")]
    ErasedAlready,
    /// A completed erasure says what was looked at.
    #[error("name what was checked, so that the erasure can be relied upon")]
    NothingChecked,
    /// Only who an entry names may contest it.
    #[error("entry {entry} does not name you: only who it names can contest it")]
    NotNamed {
        /// Which entry.
        entry: u64,
    },
    /// One contest an entry at a time.
    #[error("entry {entry} is contested already, and owed an answer")]
    ContestedAlready {
        /// Which entry.
        entry: u64,
    },
    /// Nobody contests it.
    #[error("entry {entry} is not contested")]
    NotContested {
        /// Which entry.
        entry: u64,
    },
    /// Nobody answers their own contest.
    #[error("who contests an entry does not answer the contest")]
    AnswersOwnContest,
    /// An answer is owed by who can give one.
    #[error(
        "a contest of entry {entry} is answered by whoever acted, recorded it or speaks for this \
         party, or by a neutral party"
    )]
    NotTheirsToAnswer {
        /// Which entry.
        entry: u64,
    },
    /// Nobody is judge in their own cause.
    #[error("entry {entry} lets you speak for this party: somebody else must say that it holds")]
    EntitledByEntry {
        /// Which entry.
        entry: u64,
    },
    /// What the other side typed is not proven by that side's word.
    #[error(
        "entry {entry} was relayed by the {side} side, whose word is no proof: have the answer \
         relayed with a document, or given by another side"
    )]
    ProofNeeded {
        /// Which entry.
        entry: u64,
        /// The recorder's side.
        side: Side,
    },
}
