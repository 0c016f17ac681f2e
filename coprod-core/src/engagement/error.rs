//! Why an engagement refuses.

#![allow(
    missing_docs,
    reason = "the fields are named in what each refusal says"
)]

use super::{NoticeDays, OneOfTwo, Standing};
use crate::{
    Citation, ContributionId, Currency, Date, ExpenseId, ImbalanceId, NotAdmitted, PartyId,
    RevisionId, SayId, Side,
};

/// The rule of an engagement that refuses a command, with what would be needed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error, strum::EnumDiscriminants)]
#[strum_discriminants(
    name(EngagementRefusalKind),
    derive(PartialOrd, Ord, Hash, strum::VariantArray),
    doc = "The kinds of refusal, without their data."
)]
pub enum EngagementRefusal {
    /// A rule that holds for every act.
    #[error(transparent)]
    NotAdmitted(#[from] NotAdmitted),

    // How far it has come
    /// Nothing can be asked before a role is offered.
    #[error("no role is offered here: offer one first")]
    NotOffered,
    /// One engagement, one role.
    #[error("a role is offered here already: give another id for another engagement")]
    AlreadyOffered,
    /// The offer is answered.
    #[error("the offer waits for no answer: it is {standing}; offer anew under another id")]
    OfferNotOpen { standing: Standing },
    /// It is not agreed, or over.
    #[error("the engagement is {standing}: this needs one that is agreed and not over")]
    NotInForce { standing: Standing },
    /// It was never agreed.
    #[error("the engagement is {standing}: this needs one that was agreed")]
    NotAgreed { standing: Standing },
    /// The agreement is void while it is contested.
    #[error(
        "entry {entry}, by which one of the two agreed, is contested and counts for nothing until that is answered"
    )]
    AgreementContested { entry: u64 },
    /// Who was contested relays no more.
    #[error(
        "entry {entry}, which the other one relayed, was contested: this must be done by one's own hand or through somebody neutral"
    )]
    RelayDistrusted { entry: u64 },
    /// An id names one thing for ever.
    #[error("the {kind} {id} exists already: give a new id")]
    IdInUse { kind: &'static str, id: String },

    // Who may
    /// It takes two.
    #[error("nobody agrees on a role with themself: name another counterpart")]
    WithThemself,
    /// A role is taken on a side.
    #[error("the neutral side takes no role: name the side on which it is taken")]
    NeutralTakesNoRole,
    /// A third person does none of this.
    #[error(
        "this is for {party}, who takes the role, or for {counterpart}, with whom it is agreed"
    )]
    NeitherOfTheTwo {
        party: PartyId,
        counterpart: PartyId,
    },
    /// The engaged party alone.
    #[error("this is for {party} alone, who takes the role")]
    NotTheParty { party: PartyId },
    /// The counterpart alone.
    #[error("this is for {counterpart}, with whom the role is agreed")]
    NotTheCounterpart { counterpart: PartyId },
    /// The one who offered doesn't answer.
    #[error("{to} was asked; only they can answer, each for itself")]
    NotAskedOfYou { to: PartyId },
    /// The one who was asked doesn't withdraw.
    #[error("{by} made this offer; only they can withdraw it")]
    NotYourOffer { by: PartyId },
    /// One party stands on one side.
    #[error("{party} stands on the {side} side of this engagement and acts on no other")]
    OnAnotherSide { party: PartyId, side: Side },
    /// Nobody acts for both.
    #[error("{person} acts for the {of} here: nobody acts for both, let somebody else do it")]
    ActsForBoth { person: PartyId, of: OneOfTwo },
    /// Automations notice; they do nothing else.
    #[error("an automation notices imbalances under its rule; a party raises one")]
    OnlyAutomationsNotice,
    /// No figures about professionals.
    #[error(
        "no figures are kept about who works on the professional side: let them raise it themself"
    )]
    NoFiguresAboutProfessionals,

    // Agreement
    /// The value belongs to the engaged party.
    #[error("these details belong to {subject}: give those of {party}, who takes the role")]
    NotTheirData { subject: PartyId, party: PartyId },
    /// Once is enough.
    #[error("guideline {version} is acknowledged already")]
    AlreadyAcknowledged { version: u32 },
    /// There is no such proposal.
    #[error("no revision {revision} is proposed")]
    NoSuchRevision { revision: RevisionId },
    /// Another one has taken its place, or it is agreed.
    #[error("revision {revision} is agreed or overtaken by a later one: propose it anew")]
    RevisionNotOpen { revision: RevisionId },
    /// It rests already.
    #[error("the engagement is paused already")]
    AlreadyPaused,
    /// It doesn't rest.
    #[error("the engagement isn't paused")]
    NotPaused,
    /// A pause ends later than today.
    #[error("a pause until {until} is over before it begins: name a later day, or none")]
    PauseOver { until: Date },
    /// The notice agreed has to be kept.
    #[error(
        "{notice_days} days of notice are agreed, so the last day is {earliest} at the earliest; both can agree on less by a revision"
    )]
    NoticeTooShort {
        notice_days: NoticeDays,
        earliest: Date,
    },
    /// An end can only come sooner.
    #[error("the last day is {last_day} already: an end can only be brought forward")]
    AlreadyEnding { last_day: Date },
    /// They are still there.
    #[error("{party} is still there, as far as the record says: they end it themself")]
    StillThere { party: PartyId },

    // What one gives and gets
    /// An amount is more than nothing.
    #[error("an amount of nothing is no amount: leave it out, or give more than 0")]
    NoAmount,
    /// Nothing is given before the first day.
    #[error("{on} is before the engagement begins on {from}")]
    BeforeItBegan { on: Date, from: Date },
    /// Nothing is given after the last day.
    #[error("{on} is after the last day, {last_day}")]
    AfterItEnded { on: Date, last_day: Date },
    /// Nothing is given in advance.
    #[error("{on} is still to come: record a contribution when it was made")]
    InTheFuture { on: Date },
    /// A day has 24 hours.
    #[error(
        "with {minutes} minutes more than the day's {recorded} it would have more than 1440: correct what is there"
    )]
    DayTooLong { minutes: u16, recorded: u32 },
    /// There is no such contribution.
    #[error("there is no contribution {contribution} in this engagement")]
    NoSuchContribution { contribution: ContributionId },
    /// Another one stands in its place.
    #[error("contribution {contribution} was replaced by {by}: turn to that one")]
    ContributionReplaced {
        contribution: ContributionId,
        by: ContributionId,
    },
    /// It is confirmed or disputed.
    #[error("contribution {contribution} is confirmed or disputed already: have it corrected")]
    ContributionAnswered { contribution: ContributionId },
    /// Who typed it doesn't say that it is so.
    #[error("{recorder} recorded this contribution: somebody else confirms or disputes it")]
    AnswersOwnRecord { recorder: PartyId },
    /// Nobody asked for a use.
    #[error("contribution {contribution} is no money and has no earmark: no use is owed account")]
    NothingToAccount { contribution: ContributionId },
    /// There is no such claim.
    #[error("no expense {expense} was claimed in this engagement")]
    NoSuchExpense { expense: ExpenseId },
    /// It is reimbursed or refused.
    #[error("expense {expense} is reimbursed in full or refused: claim anew")]
    ExpenseSettled { expense: ExpenseId },
    /// Never more than was claimed.
    #[error("{open} minor units of expense {expense} are still open: reimburse no more")]
    MoreThanClaimed { expense: ExpenseId, open: u64 },
    /// In the currency of the claim.
    #[error("expense {expense} was claimed in {currency}: reimburse it in that")]
    AnotherCurrency {
        expense: ExpenseId,
        currency: Currency,
    },

    // Say and balance
    /// There is no such say.
    #[error("no say {say} was granted in this engagement")]
    NoSuchSay { say: SayId },
    /// One use, one answer.
    #[error("say {say} was made use of in {cited} already")]
    AlreadyExercised { say: SayId, cited: Citation },
    /// Nobody made use of it there.
    #[error("no use of say {say} in {cited} waits for an answer")]
    NoSuchExercise { say: SayId, cited: Citation },
    /// An automation shows its figures.
    #[error("an imbalance is noticed by figures: give at least one")]
    NoFigures,
    /// There is no such imbalance.
    #[error("no imbalance {imbalance} was raised or noticed in this engagement")]
    NoSuchImbalance { imbalance: ImbalanceId },
    /// It is answered.
    #[error("imbalance {imbalance} is answered already")]
    ImbalanceAnswered { imbalance: ImbalanceId },
    /// Trust is never stated towards a person.
    #[error(
        "{party} is not known as an organisation: trust is stated towards a side, an organisation or a role, never a person"
    )]
    NotAnOrganisation { party: PartyId },

    // Contests
    /// Only who is named.
    #[error(
        "entry {entry} doesn't name {party}, who is neither of the two: only they can contest it"
    )]
    NotNamed { entry: u64, party: PartyId },
    /// An automation is never wronged.
    #[error("an automation contests nothing and answers no contest: a party must")]
    NotForAutomations,
    /// It is contested, or was.
    #[error("entry {entry} is contested already, or that is answered")]
    AlreadyContested { entry: u64 },
    /// No contest waits for an answer.
    #[error("no contest of entry {entry} waits for an answer")]
    NotContested { entry: u64 },
    /// Nobody is judge in their own cause.
    #[error(
        "who contests an entry doesn't answer the contest: the other one must, or somebody neutral"
    )]
    AnswersThemself,
    /// A third person doesn't answer.
    #[error(
        "a contest is answered by the other one of the two, or by somebody on the neutral side"
    )]
    NotTheirsToAnswer,
    /// What the other one relayed it can't prove by saying so.
    #[error(
        "the other one relayed entry {entry}: only somebody on the neutral side can say that it is proven"
    )]
    NotTheirsToReject { entry: u64 },
}
