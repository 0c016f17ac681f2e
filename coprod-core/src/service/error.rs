//! Why a service may refuse a command.

#![allow(missing_docs, reason = "each message says what its fields are")]

use super::{Axis, Condition, Receivers, Settled, Work};
use crate::{
    AccompanimentId, Citation, ClauseId, ConcernId, Date, Digest, DisputeId, NotAdmitted, OfferId,
    OutcomeId, PartyId, ReviewId, Side, Timestamp, TopicKey, round_table::Mode,
};

/// The rule that refuses, and what would be needed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error, strum::EnumDiscriminants)]
#[strum_discriminants(
    name(ServiceRefusalKind),
    doc = "Which rule refuses, without its data.",
    derive(PartialOrd, Ord, Hash, strum::VariantArray)
)]
pub enum ServiceRefusal {
    /// A rule that holds for every act.
    #[error(transparent)]
    NotAdmitted(#[from] NotAdmitted),
    /// Nothing happens to a service before it is proposed.
    #[error("this service is not proposed: propose it first")]
    NotProposed,
    /// A service is proposed once.
    #[error("this service is proposed already")]
    AlreadyProposed,
    /// An id names one thing.
    #[error("{id} names another {kind} of this service already: take a new id")]
    IdInUse { kind: &'static str, id: String },
    /// An automation has no share in this.
    #[error("an automation cannot do this: a party must")]
    NotForAutomations,
    /// One party stands on one side per service.
    #[error("{party} stands on the {side} side of this service: nobody acts for both")]
    OnAnotherSide { party: PartyId, side: Side },
    /// Only partners may do this.
    #[error("only a partner of this service may do this: ask for partnership first")]
    NotAPartner,
    /// Before it is accepted nothing is planned or shared.
    #[error("this service waits for {asks_of}: it must accept the proposal first")]
    NotAccepted { asks_of: PartyId },
    /// Who was asked said no.
    #[error("this service was declined: propose another one")]
    Declined,
    /// It has ended.
    #[error("this service is closed: a former partner must open it again first")]
    Closed,
    /// Who is about to leave takes on and offers nothing new.
    #[error("{party} leaves this service at {effective}: it takes on and offers nothing new")]
    Leaves {
        party: PartyId,
        effective: Timestamp,
    },

    // Partners, offers and shares
    /// Nobody accepts their own proposal.
    #[error("{party} cannot ask itself: leave out whom it asks, and the proposal is accepted")]
    AsksThemself { party: PartyId },
    /// Only who is asked answers a proposal.
    #[error("the proposal asks {asks_of}: only it accepts or declines")]
    NotAskedToAccept { asks_of: PartyId },
    /// A proposal is answered once.
    #[error("nobody is asked any more: the proposal is accepted")]
    ProposalAnswered,
    /// Partners need not ask.
    #[error("{party} is a partner of this service already")]
    AlreadyAPartner { party: PartyId },
    /// One asks once.
    #[error("{party} has asked already: a partner of its side must admit it")]
    AlreadyAsked { party: PartyId },
    /// Nobody is made a partner unasked.
    #[error("{party} hasn't asked for partnership: it must ask first")]
    NeverAsked { party: PartyId },
    /// Each side admits its own.
    #[error("{party} asks on the {side} side: a partner of that side must admit it")]
    NotTheirsToAdmit { party: PartyId, side: Side },
    /// Giving up takes the notice that was agreed.
    #[error("{effective} is too soon: a notice of {notice_days} days was agreed, from now on")]
    NoticeTooShort {
        notice_days: u32,
        effective: Timestamp,
    },
    /// What is given up is vacated once the time has come.
    #[error("{party} holds its shares until {from}: record its departure then")]
    NotYet { party: PartyId, from: Timestamp },
    /// There is nothing that the departure leaves without a holder.
    #[error("{party} holds nothing that it has given up or left: there is nothing to record")]
    NothingToVacate { party: PartyId },
    /// Only its own stream says that a party is gone.
    #[error("{party} has neither become another party nor is it being erased")]
    StillThere { party: PartyId },
    /// An offer is made to somebody.
    #[error("nobody is asked: name at least one party to take a share")]
    NobodyAsked,
    /// A call needs somebody.
    #[error("a call needs at least one to accept it")]
    NobodyNeeded,
    /// A list names each once.
    #[error("{party} is named twice: name each party once")]
    NamedTwice { party: PartyId },
    /// Who steps in holds nothing until then.
    #[error("{party} cannot both take a share and step in for it: choose one")]
    FallbackAmongReceivers { party: PartyId },
    /// Who holds must stand on a side that is to hold.
    #[error("the {side} side would hold nothing where {mode} do: ask in another mode")]
    OutsideOfMode { side: Side, mode: Mode },
    /// A side that is to hold must be asked.
    #[error("nobody of the {side} side is asked or holds a share, as {mode} needs: ask them too")]
    SideMissing { side: Side, mode: Mode },
    /// An offer to oneself alone is none.
    #[error("this offers what is open to oneself alone: keep it instead")]
    OffersToThemself,
    /// There is no such offer on that axis.
    #[error("there is no offer {offer} of {axis} here")]
    NoSuchOffer { offer: OfferId, axis: Axis },
    /// Each answers only for itself.
    #[error(
        "offer {offer} was made to {}; only they, present holders and who steps in answer it, each for itself",
        listed(to)
    )]
    NotMadeToYou { offer: OfferId, to: Receivers },
    /// It was withdrawn, or lapsed as who made it left.
    #[error("offer {offer} was withdrawn: ask for another one")]
    OfferWithdrawn { offer: OfferId },
    /// It has taken effect.
    #[error("offer {offer} has taken effect, and nobody else can join by it: ask for another one")]
    OfferInEffect { offer: OfferId },
    /// It was open until then.
    #[error("offer {offer} was open until {until}: ask for another one")]
    OfferOver { offer: OfferId, until: Timestamp },
    /// Nothing changes over a holder's head.
    #[error("{holder} holds a share and declined offer {offer}: it can't take effect")]
    HolderDeclined { offer: OfferId, holder: PartyId },
    /// One answers once.
    #[error("{party} has answered offer {offer} already")]
    AlreadyAnswered { offer: OfferId, party: PartyId },
    /// Only who made it takes it back.
    #[error("offer {offer} is somebody else's: only who made it withdraws it")]
    NotTheirOffer { offer: OfferId },
    /// Who accepts an offer of implementation accepts the work that it names.
    #[error("offer {offer} is on concept {}{}: accept just that, or have another one made", offered.concept, within(*offered))]
    OtherWork { offer: OfferId, offered: Work },
    /// An acceptance names only what was settled.
    #[error("{} is not settled or proposed here", called(*what))]
    NothingSettled { what: Settled },
    /// What is delivered is what was planned last.
    #[error("concept {concept} is not in force: name the one that all who plan have signed last")]
    ConceptNotInForce { concept: u32 },
    /// A guideline named must hold.
    #[error("guideline {version} is not in force: name one that is")]
    GuidelineNotInForce { version: u32 },
    /// Form 2 needs a guideline.
    #[error("citizens would implement what professionals alone plan: name a guideline in force")]
    GuidelineNeeded,
    /// Kept is only what is open.
    #[error("{axis} is held: it must be offered, or be open first")]
    NotOpen { axis: Axis },
    /// First it is answered.
    #[error("offer {offer} waits for an answer: nobody keeps the axis alone before that")]
    OfferUnanswered { offer: OfferId },
    /// Nobody is made a holder unasked.
    #[error("{party} neither holds a share nor takes one by this act: make it an offer")]
    NeverAgreed { party: PartyId },
    /// Taking back takes from somebody else.
    #[error("nobody else would lose a share in {axis}: what one holds oneself one returns")]
    TakesFromNobody { axis: Axis },
    /// A table's motion begins something; it completes nothing.
    #[error(
        "decision {decision} only opens {axis}: nobody may hold it then before they accept an offer"
    )]
    OnlyOpens { decision: Citation, axis: Axis },
    /// One gives up once.
    #[error("the share in {axis} is given up already, from {effective} on")]
    AlreadyReturned { axis: Axis, effective: Timestamp },
    /// To renew is to accept something else.
    #[error("this is the work accepted already: concept {}{}", work.concept, within(*work))]
    NothingNew { work: Work },
    /// No adopted decision serves for anything but what it was about.
    #[error("decision {decision} decides something else: cite the decision on this very matter")]
    DecidesSomethingElse { decision: Citation },
    /// What the motion takes for granted is not so any more.
    #[error("since {decision} the concept or the holders have changed: a new decision is owed")]
    ChangedSince { decision: Citation },
    /// A decision is carried out once.
    #[error("decision {decision} was carried out already: have it decided anew")]
    ServedAlready { decision: Citation },
    /// Nobody takes a share back on their own authority.
    #[error(
        "{axis} is taken back only by a clause its holder accepted, a double majority that binds it, or a last word on {axis} by name"
    )]
    TakesNothingBack { axis: Axis },
    /// A clause binds who accepted it.
    #[error("{loser} never accepted the clause {clause}: every loser must have")]
    NotTheirClause { clause: ClauseId, loser: PartyId },
    /// The clause's condition is another fact.
    #[error(
        "the clause {clause} asks for {}{}: cite the entry where that happened",
        condition.event_type,
        condition.states.as_ref().map(|field| format!(" with {} {}", field.field, field.value)).unwrap_or_default()
    )]
    ConditionNotMet {
        clause: ClauseId,
        condition: Box<Condition>,
    },
    /// What happened before somebody took the share is no reason to lose it.
    #[error(
        "entry {fact} is older than the share of {loser}: cite what happened since it holds it"
    )]
    OlderThanTheShare { fact: Citation, loser: PartyId },
    /// Nobody makes the fact on which they take.
    #[error(
        "entry {fact} is of the taker's making: somebody else must have brought it into the record"
    )]
    OfTheTakersMaking { fact: Citation },
    /// One side's majority takes nothing back.
    #[error(
        "decision {decision} was not reached by a double majority: both sides must have their own"
    )]
    NoDoubleMajority { decision: Citation },
    /// A decision takes only from whom it binds.
    #[error(
        "decision {decision} doesn't bind {loser}: it must have granted a binding mandate for it"
    )]
    NotBound { decision: Citation, loser: PartyId },
    /// A last word on something else doesn't reach an axis.
    #[error("ruling {ruling} doesn't rule on {axis} by name here: raise a dispute on {axis} first")]
    RulesOnSomethingElse { ruling: Citation, axis: Axis },
    /// A ruling serves who made it, once the other side was heard.
    #[error("ruling {ruling} is not the taker's ruling after the other side was heard")]
    NotTheirRuling { ruling: Citation },

    // Concepts, guidelines, accompaniment, matters, disputes, concerns
    /// Nobody holds it.
    #[error("{axis} is open: it must be offered and accepted, or kept, first")]
    AxisOpen { axis: Axis },
    /// Only who holds an axis decides there.
    #[error("this is for whoever holds {axis}: accept an offer of it first")]
    NotAHolder { axis: Axis },
    /// What is to be looked at again lies ahead.
    #[error("a review by {review_by} would lie in the past: name a later day")]
    ReviewNotAhead { review_by: Date },
    /// There is no such version.
    #[error("there is no version {version} of the concept: draft it first")]
    NoSuchConcept { version: u32 },
    /// It is agreed.
    #[error("version {version} of the concept is agreed already: draft another to change it")]
    ConceptAgreed { version: u32 },
    /// A later version is in force.
    #[error("version {in_force} of the concept is in force, after {version}: draft a later one")]
    ConceptSuperseded { version: u32, in_force: u32 },
    /// Each answers a draft once.
    #[error("version {version} of the concept was signed or refused by this party already")]
    ConceptAnswered { version: u32 },
    /// Guidelines are of professionals who plan.
    #[error("a guideline is for a professional who plans to issue and withdraw")]
    NotAProfessionalPlanner,
    /// There is no such version.
    #[error("there is no version {version} of the guideline")]
    NoSuchGuideline { version: u32 },
    /// It is withdrawn.
    #[error("version {version} of the guideline is withdrawn already")]
    GuidelineWithdrawn { version: u32 },
    /// Whoever is held to a guideline must learn of it first.
    #[error("a guideline is not withdrawn for the past, as of {effective}: name now or later")]
    WithdrawnInThePast { effective: Timestamp },
    /// Professionals accompany.
    #[error("accompaniment is for a professional partner to offer")]
    NotAProfessional,
    /// It would never hold.
    #[error("what ends at {until} is over before it begins: name a later moment")]
    OverBeforeItBegins { until: Timestamp },
    /// There is no such accompaniment.
    #[error("there is no accompaniment {accompaniment} in this service")]
    NoSuchAccompaniment { accompaniment: AccompanimentId },
    /// It is agreed.
    #[error("accompaniment {accompaniment} is agreed already")]
    AccompanimentAgreed { accompaniment: AccompanimentId },
    /// It has ended.
    #[error("accompaniment {accompaniment} is over: have another offered")]
    AccompanimentOver { accompaniment: AccompanimentId },
    /// Who is accompanied agrees.
    #[error("citizens who implement agree to it ({by:?}); where none does, another partner")]
    NotTheAccompanied { by: Vec<PartyId> },
    /// Who accompanies ends it, or who implements.
    #[error("this accompaniment is for {who} to end, or for whoever implements")]
    NotTheirsToEnd { who: PartyId },
    /// The axes are settled in their own way.
    #[error("{topic} is no matter: who holds it follows from offers, and a last word may name it")]
    AxisIsNoMatter { topic: TopicKey },
    /// A matter is named once.
    #[error("the matter {topic} is named already")]
    MatterNamed { topic: TopicKey },
    /// Only named matters are settled.
    #[error("{topic} is no matter of this service: name it first")]
    MatterNotNamed { topic: TopicKey },
    /// The law reserves it.
    #[error("{norm} reserves {topic} to professionals: propose one of them")]
    ReservedToProfessionals { topic: TopicKey, norm: String },
    /// Only a partner holds anything.
    #[error("{holder} is no partner of this service: have it join first")]
    HolderNotAPartner { holder: PartyId },
    /// There is nothing of the kind.
    #[error("there is no {what} in this service: propose it first")]
    NoSuchAgreement { what: Settled },
    /// It has no holder any more, or another took its place.
    #[error("{what} has no holder any more or was replaced: propose another")]
    AgreementOver { what: Settled },
    /// Each agrees once.
    #[error("{what} is agreed to by this party already")]
    AlreadyAgreed { what: Settled },
    /// The holder agrees, and who plans or implements.
    #[error("{what} is for its holder and all who plan or implement to agree to: {of:?}")]
    NotAskedToAgree { what: Settled, of: Vec<PartyId> },
    /// Only the holder lays it down.
    #[error("{what} is held by {holder}, who alone can lay it down")]
    NotTheHolder { what: Settled, holder: PartyId },
    /// There is no such dispute.
    #[error("there is no dispute {dispute} in this service")]
    NoSuchDispute { dispute: DisputeId },
    /// It is settled or ruled upon.
    #[error("dispute {dispute} is over: raise another")]
    DisputeOver { dispute: DisputeId },
    /// It is answered once.
    #[error("dispute {dispute} is answered already")]
    DisputeAnswered { dispute: DisputeId },
    /// An answer comes from across.
    #[error("the {side} side raised this dispute: the other side answers it")]
    NotTheirsToAnswer { side: Side },
    /// An answer needs time.
    #[error("nobody can answer by {answer_by}: name a later moment")]
    NoTimeToAnswer { answer_by: Timestamp },
    /// One side signs once.
    #[error("the {side} side has signed this settlement already: the other side must")]
    SettlementSigned { side: Side },
    /// Both sign the same.
    #[error(
        "the other side signed another document, {digest}: sign that one, or have it sign yours"
    )]
    DifferentSettlement { digest: Digest },
    /// Nobody has the last word there.
    #[error("nobody has the last word on {topic}: agree on who does")]
    NoLastWord { topic: TopicKey },
    /// Somebody else has.
    #[error("{holder} has the last word on this")]
    NotTheLastWord { holder: PartyId },
    /// The other side is heard first.
    #[error("the other side may answer until {answer_by}: wait for that")]
    AnswerAwaited { answer_by: Timestamp },
    /// There is no such concern.
    #[error("there is no concern {concern} in this service")]
    NoSuchConcern { concern: ConcernId },
    /// It is answered once.
    #[error("concern {concern} is answered already")]
    ConcernAnswered { concern: ConcernId },
    /// Nobody answers themself.
    #[error("nobody answers themself: another partner must")]
    AnswersThemself,

    // Delivery, outcomes, review, closing
    /// It starts once.
    #[error("delivery has begun already")]
    DeliveryBegan,
    /// It has ended.
    #[error("delivery has ended: it begins anew once the service was closed and opened again")]
    DeliveryOver,
    /// It does not go on.
    #[error("delivery is not under way: start or resume it first")]
    NotRunning,
    /// It does not stand still.
    #[error("delivery is not suspended")]
    NotSuspended,
    /// Delivery starts by the concept in force.
    #[error(
        "version {concept} of the concept is not in force{}",
        in_force.map(|version| format!(": version {version} is")).unwrap_or_default()
    )]
    NotTheConceptInForce { concept: u32, in_force: Option<u32> },
    /// An implementer delivers what it accepted.
    #[error(
        "whoever starts has not accepted version {concept} of the concept{}: renew the share by it",
        accepted.map(|version| format!(", but {version}")).unwrap_or_default()
    )]
    NotTheConceptAccepted { concept: u32, accepted: Option<u32> },
    /// Delivery needs to be about something.
    #[error("no matter is named: name at least one")]
    NoMatterNamed,
    /// Somebody must be competent in every matter.
    #[error("nobody is competent in {topic}: agree on who is")]
    NobodyCompetent { topic: TopicKey },
    /// Citizens deliver to a guideline what professionals alone plan.
    #[error(
        "{implementer} has accepted no guideline in force: issue one, and renew the share by it"
    )]
    NoGuideline { implementer: PartyId },
    /// Somebody must stand by them.
    #[error(
        "no professional accompanies this{}: have accompaniment offered and agreed to",
        topic.as_ref().map(|topic| format!(" in {topic}")).unwrap_or_default()
    )]
    NotAccompanied { topic: Option<TopicKey> },
    /// A danger is looked at first.
    #[error("review {review} of the danger is due at {due}: hold it first, or wait until then")]
    ReviewAwaited { review: ReviewId, due: Timestamp },
    /// Only what was expected can come as expected.
    #[error("{outcome} was not expected: name one that was, or none")]
    NotExpected { outcome: OutcomeId },
    /// A review lies ahead.
    #[error("a review due at {due} would be over before it is opened: name a later moment")]
    DueInThePast { due: Timestamp },
    /// There is no such review.
    #[error("there is no review {review} of this service")]
    NoSuchReview { review: ReviewId },
    /// It is over.
    #[error("review {review} was held already: open another")]
    ReviewHeld { review: ReviewId },
    /// Each signs once.
    #[error("review {review} was signed by this party already")]
    ReviewSigned { review: ReviewId },
    /// Before it is due it is held with the last signature.
    #[error("this review is held at {due}, or once everybody who plans or implements has signed")]
    NotDue { due: Timestamp },
    /// Nobody closes over somebody's head.
    #[error(
        "{holders:?} hold shares: cite a review held with close, or what would take back every share"
    )]
    ClosesOverHolders { holders: Vec<PartyId> },
    /// Only what is closed is opened again.
    #[error("this service is not closed")]
    NotClosed,
    /// Whoever took part opens again.
    #[error("a service is opened again by who was its partner")]
    NeverAPartner,

    // Contested entries
    /// There is no such entry.
    #[error("this service has no entry {entry}")]
    NoSuchEntry { entry: u64 },
    /// Only whom an entry names contests it.
    #[error("entry {entry} doesn't name {party}: only whom it names may contest it")]
    NotNamed { entry: u64, party: PartyId },
    /// An entry is contested once.
    #[error("entry {entry} is contested already, or was")]
    AlreadyContested { entry: u64 },
    /// There is nothing to answer.
    #[error("nobody contests entry {entry}, or it was answered")]
    NotContested { entry: u64 },
    /// What the other side relayed it cannot prove by saying so.
    #[error(
        "the other side relayed it: that it is proven only the {side} side or somebody neutral can say"
    )]
    NotTheirsToReject { side: Side },
}

/// Whom an offer asks, in words.
fn listed(to: &Receivers) -> String {
    match to {
        Receivers::Parties(parties) | Receivers::Seated { parties, .. } => {
            let parties: Vec<String> = parties.iter().map(ToString::to_string).collect();
            parties.join(", ")
        }
        Receivers::OpenCall { side, .. } => format!("anybody of the {side} side"),
    }
}

fn within(work: Work) -> String {
    let guideline = work
        .guideline
        .map(|version| format!(" within guideline {version}"));
    guideline.unwrap_or_default()
}

fn called(what: Settled) -> String {
    match what {
        Settled::Competence(id) => format!("competence {id}"),
        Settled::LastWord(id) => format!("last word {id}"),
    }
}
