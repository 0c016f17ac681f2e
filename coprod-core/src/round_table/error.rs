//! Why a round table refuses.

#![allow(
    missing_docs,
    reason = "the fields are named in what each refusal says"
)]

use super::TableMotion;
use crate::{
    AdviceId, Citation, CommitmentId, Date, DecisionId, MandateId, NotAdmitted, PartyId,
    ProposalId, SeatId, ServiceId, SessionId, Side, Timestamp, TopicKey,
    rules::{NotReady, RuleError},
};

/// The rule of a round table that refuses a command, with what would be needed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error, strum::EnumDiscriminants)]
#[strum_discriminants(
    name(RoundTableRefusalKind),
    derive(PartialOrd, Ord, Hash, strum::VariantArray),
    doc = "The kinds of refusal, without their data."
)]
pub enum RoundTableRefusal {
    /// A rule that holds for every act.
    #[error(transparent)]
    NotAdmitted(#[from] NotAdmitted),

    // How far the table has come
    /// Nothing can be asked of a table that nobody has called together.
    #[error("nobody has convened this round table: convene it first")]
    NotConvened,
    /// A table is convened once.
    #[error("this round table is convened already: give another id for another table")]
    AlreadyConvened,
    /// Only what is owed can still be answered.
    #[error("this round table is dissolved: what is owed can still be answered, nothing else")]
    Dissolved,
    /// Nothing is decided before there is a charter.
    #[error("this round table has no charter yet: have one signed by everybody seated first")]
    NotConstituted,
    /// An id names one thing for ever.
    #[error("the {kind} {id} exists already: give a new id")]
    IdInUse { kind: &'static str, id: String },

    // Who may
    /// One party stands on one side.
    #[error("{party} stands on the {side} side of this table and acts on no other")]
    OnAnotherSide { party: PartyId, side: Side },
    /// An automation does not do this.
    #[error("an automation does not do this: a party must")]
    NotForAutomations,
    /// The facilitator keeps the table's business.
    #[error("this is for {facilitator}, who leads the talk without taking a side")]
    NotTheFacilitator { facilitator: PartyId },
    /// Without a facilitator the convener and the members do.
    #[error("nobody leads the talk: this is for the convener or for whoever speaks from a seat")]
    NeitherConvenerNorMember,
    /// Only who sits at the table.
    #[error("this is for whoever speaks from a seat of this table: take one first")]
    NotAMember,
    /// Only who sits at the table or leads the talk.
    #[error("this is for whoever speaks from a seat of this table, or leads its talk")]
    NeitherMemberNorFacilitator,
    /// Before the charter it is the convener's.
    #[error("until the charter is signed this is for the convener")]
    NotTheConvener,
    /// The facilitator lays it down; before the charter the convener may release them too.
    #[error(
        "{facilitator} lays the office down; otherwise the table decides to appoint somebody else"
    )]
    NotTheirsToRelease { facilitator: PartyId },
    /// Nobody leads the talk.
    #[error("nobody leads the talk of this table")]
    NoFacilitator,
    /// Who leads the talk takes no side.
    #[error("{party} leads the talk and takes no side: release them first, or choose another")]
    LeadsTheTalk { party: PartyId },
    /// Who takes a side does not lead the talk.
    #[error("{party} sits or speaks on a side of this table: choose somebody who doesn't")]
    TakesASide { party: PartyId },

    // Basis
    /// The basis doesn't carry this.
    #[error("this needs the table's own decision to do so, or an agreement that says so")]
    BasisDoesNotCarry,
    /// There is no such decision.
    #[error("there is no decision {decision} at this table")]
    NoSuchDecision { decision: DecisionId },
    /// Only an adopted decision carries anything.
    #[error("decision {decision} was not adopted: only an adopted one carries anything")]
    NotAdopted { decision: DecisionId },
    /// A decision carries what it was about and nothing else.
    #[error("decision {decision} was not about this: adopt a proposal with the motion {needed:?}")]
    DecidesSomethingElse {
        decision: DecisionId,
        needed: Box<TableMotion>,
    },

    // Mandates
    /// There is no such mandate.
    #[error("there is no mandate {mandate} at this table")]
    NoSuchMandate { mandate: MandateId },
    /// A mandate is about something.
    #[error("a mandate names the topics that it covers: name at least one")]
    MandateWithoutTopics,
    /// A mandate that has ended binds nobody.
    #[error("a mandate until {until} has ended before it began: name a later moment")]
    MandateOver { until: Timestamp },
    /// Only the grantor withdraws.
    #[error("mandate {mandate} was granted by {grantor}, who alone can withdraw it")]
    NotTheGrantor {
        mandate: MandateId,
        grantor: PartyId,
    },
    /// It was withdrawn before.
    #[error("mandate {mandate} is withdrawn already")]
    MandateWithdrawn { mandate: MandateId },

    // Charter
    /// A charter says how something is decided.
    #[error("a charter without provisions decides nothing: state at least one rule")]
    EmptyCharter,
    /// One matter, one rule.
    #[error("the charter has two rules for one topic: state one for each")]
    TwoRulesForOneTopic { topic: Option<TopicKey> },
    /// A rule that can't stand.
    #[error("the charter states a rule that can't stand: {0}")]
    RuleCannotStand(RuleError),
    /// A rule names a seat that isn't there.
    #[error("the charter names seat {seat}, which nobody was invited to")]
    CharterNamesNoSeat { seat: SeatId },
    /// Later charters are decided.
    #[error("a charter is in force: have the next one decided by its rules")]
    CharterInForce,
    /// Another charter lies on the table.
    #[error("charter {version} does not lie on the table: sign the last one that was proposed")]
    NotTheCharterProposed { version: u32 },
    /// One signature a seat.
    #[error("seat {seat} has signed charter {version} already")]
    AlreadySigned { seat: SeatId, version: u32 },

    // Seats
    /// There is no such seat.
    #[error("there is no seat {seat} at this table")]
    NoSuchSeat { seat: SeatId },
    /// A seat is on a side.
    #[error("a seat is on the professional or the citizens' side: who is neutral leads the talk")]
    NeutralSeat,
    /// The invitation is answered, or the seat given up.
    #[error("no invitation to seat {seat} waits for an answer: ask for a new one")]
    NoInvitation { seat: SeatId },
    /// It is taken by this very voice.
    #[error("seat {seat} is taken: only an organisation may name another person for it")]
    AlreadySeated { seat: SeatId },
    /// Nobody sits there.
    #[error("nobody sits on seat {seat}")]
    NotSeated { seat: SeatId },
    /// It is disputed whether anybody sits there.
    #[error(
        "that seat {seat} was taken is contested: nothing is said from it until that is answered"
    )]
    SeatContested { seat: SeatId },
    /// Another party's seat.
    #[error("seat {seat} is kept for {party}, who alone can answer for it")]
    NotTheirSeat { seat: SeatId, party: PartyId },
    /// Another speaks from it.
    #[error("from seat {seat} speaks {speaker}, and nobody else in this")]
    NotTheSpeaker { seat: SeatId, speaker: PartyId },
    /// A seat is on one side.
    #[error("seat {seat} is on the {side} side: whoever speaks from it acts on that side")]
    SeatOnAnotherSide { seat: SeatId, side: Side },
    /// An organisation speaks through a person.
    #[error("{organisation} speaks through a person: name who that is")]
    PersonNeeded { organisation: PartyId },
    /// A person speaks for themself.
    #[error("who takes a seat in their own name speaks for themself: name no other person")]
    SpeaksForThemself,
    /// One person, one seat.
    #[error("{person} speaks from seat {seat} already: one person speaks from one seat")]
    SpeaksFromAnotherSeat { person: PartyId, seat: SeatId },
    /// The deputy is somebody else.
    #[error("{person} cannot be their own deputy: name somebody else")]
    OwnDeputy { person: PartyId },

    // Sessions
    /// There is no such session.
    #[error("there is no session {session} of this table")]
    NoSuchSession { session: SessionId },
    /// It was opened before.
    #[error("session {session} was opened already: call another one")]
    SessionNotWaiting { session: SessionId },
    /// It is not going on.
    #[error("session {session} is not open: open it first, or call another one")]
    SessionNotOpen { session: SessionId },
    /// It is not over.
    #[error("session {session} is not over: close it first")]
    SessionNotClosed { session: SessionId },

    // Talk
    /// There is no such proposal.
    #[error("there is no proposal {proposal} on this table")]
    NoSuchProposal { proposal: ProposalId },
    /// It was taken back.
    #[error("proposal {proposal} was withdrawn: table a new one")]
    ProposalWithdrawn { proposal: ProposalId },
    /// Another tabled it.
    #[error("proposal {proposal} was tabled by somebody else, who alone can do this")]
    NotTheProposer { proposal: ProposalId },
    /// An objection that doesn't stand can't be integrated.
    #[error("no objection of seat {seat} stands in an open decision on this proposal")]
    NoObjectionToIntegrate { seat: SeatId },
    /// Somebody is asked.
    #[error("advice is asked of somebody: name at least one party")]
    NobodyAsked,
    /// Nobody asked them.
    #[error("nobody asked {party} for advice on proposal {proposal}: have them asked first")]
    NotAsked {
        party: PartyId,
        proposal: ProposalId,
    },
    /// There is no such advice.
    #[error("there is no piece of advice {advice} at this table")]
    NoSuchAdvice { advice: AdviceId },
    /// One answer.
    #[error("the piece of advice {advice} is answered already")]
    AdviceAnswered { advice: AdviceId },
    /// Who proposes or decides answers.
    #[error("the piece of advice {advice} is answered by whoever made the proposal, or decides it")]
    NotTheirsToAnswer { advice: AdviceId },
    /// They stepped back before.
    #[error("seat {seat} has stepped back from this already")]
    AlreadyRecused { seat: SeatId },

    // Decisions
    /// The charter says nothing on this matter.
    #[error("the charter has no rule for {topic}: have a charter decided that has one")]
    NoRule { topic: TopicKey },
    /// One decision at a time.
    #[error("proposal {proposal} is being decided in {decision}: close that first")]
    BeingDecided {
        proposal: ProposalId,
        decision: DecisionId,
    },
    /// Deciding again says so.
    #[error(
        "this version was decided in {decision}: say that it is reopened, or amend the proposal"
    )]
    AlreadyDecided { decision: DecisionId },
    /// Only what is closed can be reopened.
    #[error("decision {decision} is open: it can't be reopened")]
    NotClosed { decision: DecisionId },
    /// It is over.
    #[error("decision {decision} is closed")]
    DecisionClosed { decision: DecisionId },
    /// There must be time to speak.
    #[error("until {until} leaves no time to speak: name a later moment")]
    NoTimeToSpeak { until: Timestamp },
    /// The rule counts by who is there.
    #[error("the rule asks who is present: record the attendance of session {session} first")]
    AttendanceMissing { session: SessionId },
    /// The rule leaves the decision to a seat on which nobody sits.
    #[error("seat {seat} is to decide this and nobody sits there")]
    DeciderMissing { seat: SeatId },
    /// The seat isn't in the electorate.
    #[error("seat {seat} was not taken when decision {decision} opened, and has no voice in it")]
    NotInElectorate { seat: SeatId, decision: DecisionId },
    /// They stepped back.
    #[error("seat {seat} has stepped back from decision {decision}")]
    SteppedBack { seat: SeatId, decision: DecisionId },
    /// The time is up.
    #[error("positions on decision {decision} were taken until {until}")]
    TooLate {
        decision: DecisionId,
        until: Timestamp,
    },
    /// The holder has spoken.
    #[error("who holds seat {seat} has spoken for themself: a deputy speaks only if they haven't")]
    HolderHasSpoken { seat: SeatId },
    /// An objection that can block owes a reason.
    #[error("an objection can block this decision, so it owes a reason: give one")]
    ReasonDue,
    /// There is still time to speak.
    #[error(
        "positions on decision {decision} are taken until {until}, and not everybody has spoken"
    )]
    TooEarly {
        decision: DecisionId,
        until: Timestamp,
    },
    /// Something is missing.
    #[error("the decision can't be closed yet: {0}")]
    NotReady(NotReady),
    /// A review lies ahead.
    #[error("a review on {review_by} is no look ahead: name a later day")]
    ReviewNotAhead { review_by: Date },
    /// Objections are tested under consent.
    #[error("decision {decision} is not taken by consent: only there objections are tested")]
    NotUnderConsent { decision: DecisionId },
    /// There is none.
    #[error("no objection of seat {seat} stands in decision {decision}")]
    NoStandingObjection { seat: SeatId, decision: DecisionId },
    /// Proposer and objector don't judge.
    #[error("seat {seat} made the proposal or the objection and doesn't judge it")]
    JudgesOwnCause { seat: SeatId },
    /// One seat, one voice.
    #[error("seat {seat} is named twice: one seat, one voice")]
    NamedTwice { seat: SeatId },
    /// No answer is owed.
    #[error("decision {decision} is no recommendation that this party has still to answer")]
    NoAnswerOwed { decision: DecisionId },
    /// Nothing was to be carried out.
    #[error("decision {decision} had no motion on a service: there is nothing to carry out")]
    NothingToCarryOut { decision: DecisionId },
    /// It was reported before.
    #[error("what became of decision {decision} is reported already: decide anew")]
    AlreadyReported { decision: DecisionId },
    /// The cited entry is about something else.
    #[error("{citation} is not about service {service}, which the motion was about")]
    CitesAnotherService {
        citation: Citation,
        service: ServiceId,
    },

    // Commitments
    /// There is no such commitment.
    #[error("there is no commitment {commitment} at this table")]
    NoSuchCommitment { commitment: CommitmentId },
    /// It was kept or released before.
    #[error("commitment {commitment} was kept or released already")]
    CommitmentSettled { commitment: CommitmentId },
    /// The past can't be promised.
    #[error("a commitment due on {due} is due before it is made: name a later day")]
    DueInThePast { due: Date },
    /// Only they can say so.
    #[error("that a commitment is kept says {who}, or who leads the talk")]
    NotTheirsToKeep { who: PartyId },
    /// Nobody releases themself.
    #[error("nobody releases themself from a commitment: somebody else at the table must")]
    ReleasesThemself,

    // Contests
    /// There is no such entry.
    #[error("this table's record has no entry {entry}")]
    NoSuchEntry { entry: u64 },
    /// Only who is named.
    #[error("entry {entry} doesn't name {party}: only whom it names can contest it")]
    NotNamed { entry: u64, party: PartyId },
    /// It is contested, or was.
    #[error("entry {entry} is contested already, or that is answered")]
    AlreadyContested { entry: u64 },
    /// No contest waits for an answer.
    #[error("no contest of entry {entry} waits for an answer")]
    NotContested { entry: u64 },
    /// Nobody is judge in their own cause.
    #[error("who contests an entry doesn't answer the contest: somebody else at the table must")]
    AnswersThemself,
    /// What the other side relayed it can't prove by saying so.
    #[error(
        "the other side relayed this entry: only the {side} side or the facilitator can say that it is proven"
    )]
    NotTheirsToReject { side: Side },
}
