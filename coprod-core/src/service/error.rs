//! Why a service may refuse a command.

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
    IdInUse {
        /// What it names.
        kind: &'static str,
        /// The id.
        id: String,
    },
    /// An automation has no share in this.
    #[error("an automation cannot do this: a party must")]
    NotForAutomations,
    /// One party stands on one side per service.
    #[error("{party} stands on the {side} side of this service: nobody acts for both")]
    OnAnotherSide {
        /// Who.
        party: PartyId,
        /// On which side.
        side: Side,
    },
    /// Only partners may do this.
    #[error("only a partner of this service may do this: ask for partnership first")]
    NotAPartner,
    /// Before it is accepted nothing is planned or shared.
    #[error("this service waits for {asks_of}: it must accept the proposal first")]
    NotAccepted {
        /// Who is asked.
        asks_of: PartyId,
    },
    /// Who was asked said no.
    #[error("this service was declined: propose another one")]
    Declined,
    /// It has ended.
    #[error("this service is closed: a former partner must open it again first")]
    Closed,
    /// Who is about to leave takes on and offers nothing new.
    #[error("{party} leaves this service at {effective}: it takes on and offers nothing new")]
    Leaves {
        /// Who.
        party: PartyId,
        /// When.
        effective: Timestamp,
    },

    // Partners, offers and shares
    /// Nobody accepts their own proposal.
    #[error("{party} cannot ask itself: leave out whom it asks, and the proposal is accepted")]
    AsksThemself {
        /// Who proposes.
        party: PartyId,
    },
    /// Only who is asked answers a proposal.
    #[error("the proposal asks {asks_of}: only it accepts or declines")]
    NotAskedToAccept {
        /// Who is asked.
        asks_of: PartyId,
    },
    /// A proposal is answered once.
    #[error("nobody is asked any more: the proposal is accepted")]
    ProposalAnswered,
    /// Partners need not ask.
    #[error("{party} is a partner of this service already")]
    AlreadyAPartner {
        /// Who.
        party: PartyId,
    },
    /// One asks once.
    #[error("{party} has asked already: a partner of its side must admit it")]
    AlreadyAsked {
        /// Who.
        party: PartyId,
    },
    /// Nobody is made a partner unasked.
    #[error("{party} hasn't asked for partnership: it must ask first")]
    NeverAsked {
        /// Who.
        party: PartyId,
    },
    /// Each side admits its own.
    #[error("{party} asks on the {side} side: a partner of that side must admit it")]
    NotTheirsToAdmit {
        /// Who.
        party: PartyId,
        /// On which side.
        side: Side,
    },
    /// Giving up takes the notice that was agreed.
    #[error("{effective} is too soon: a notice of {notice_days} days was agreed, from now on")]
    NoticeTooShort {
        /// The longest notice agreed, in days.
        notice_days: u32,
        /// When it was to take effect.
        effective: Timestamp,
    },
    /// What is given up is vacated once the time has come.
    #[error("{party} holds its shares until {from}: record its departure then")]
    NotYet {
        /// Who.
        party: PartyId,
        /// From when on.
        from: Timestamp,
    },
    /// There is nothing that the departure leaves without a holder.
    #[error("{party} holds nothing that it has given up or left: there is nothing to record")]
    NothingToVacate {
        /// Who.
        party: PartyId,
    },
    /// Only its own stream says that a party is gone.
    #[error("{party} has neither become another party nor is it being erased")]
    StillThere {
        /// Who.
        party: PartyId,
    },
    /// An offer is made to somebody.
    #[error("nobody is asked: name at least one party to take a share")]
    NobodyAsked,
    /// A call needs somebody.
    #[error("a call needs at least one to accept it")]
    NobodyNeeded,
    /// A list names each once.
    #[error("{party} is named twice: name each party once")]
    NamedTwice {
        /// Who.
        party: PartyId,
    },
    /// Who steps in holds nothing until then.
    #[error("{party} cannot both take a share and step in for it: choose one")]
    FallbackAmongReceivers {
        /// Who.
        party: PartyId,
    },
    /// Who holds must stand on a side that is to hold.
    #[error("the {side} side would hold nothing where {mode} do: ask in another mode")]
    OutsideOfMode {
        /// Which side.
        side: Side,
        /// Who would hold.
        mode: Mode,
    },
    /// A side that is to hold must be asked.
    #[error("nobody of the {side} side is asked or holds a share, as {mode} needs: ask them too")]
    SideMissing {
        /// Which side.
        side: Side,
        /// Who would hold.
        mode: Mode,
    },
    /// An offer to oneself alone is none.
    #[error("this offers what is open to oneself alone: keep it instead")]
    OffersToThemself,
    /// There is no such offer on that axis.
    #[error("there is no offer {offer} of {axis} here")]
    NoSuchOffer {
        /// Which offer.
        offer: OfferId,
        /// Of which axis.
        axis: Axis,
    },
    /// Each answers only for itself.
    #[error(
        "offer {offer} was made to {}; only they, present holders and who steps in answer it, each for itself",
        listed(to)
    )]
    NotMadeToYou {
        /// Which offer.
        offer: OfferId,
        /// To whom.
        to: Receivers,
    },
    /// It was withdrawn, or lapsed as who made it left.
    #[error("offer {offer} was withdrawn: ask for another one")]
    OfferWithdrawn {
        /// Which offer.
        offer: OfferId,
    },
    /// It has taken effect.
    #[error("offer {offer} has taken effect, and nobody else can join by it: ask for another one")]
    OfferInEffect {
        /// Which offer.
        offer: OfferId,
    },
    /// It was open until then.
    #[error("offer {offer} was open until {until}: ask for another one")]
    OfferOver {
        /// Which offer.
        offer: OfferId,
        /// Until when.
        until: Timestamp,
    },
    /// Nothing changes over a holder's head.
    #[error("{holder} holds a share and declined offer {offer}: it can't take effect")]
    HolderDeclined {
        /// Which offer.
        offer: OfferId,
        /// Who declined.
        holder: PartyId,
    },
    /// One answers once.
    #[error("{party} has answered offer {offer} already")]
    AlreadyAnswered {
        /// Which offer.
        offer: OfferId,
        /// Who.
        party: PartyId,
    },
    /// Only who made it takes it back.
    #[error("offer {offer} is somebody else's: only who made it withdraws it")]
    NotTheirOffer {
        /// Which offer.
        offer: OfferId,
    },
    /// Who accepts an offer of implementation accepts the work that it names.
    #[error("offer {offer} is on concept {}{}: accept just that, or have another one made", offered.concept, within(*offered))]
    OtherWork {
        /// Which offer.
        offer: OfferId,
        /// What it is on.
        offered: Work,
    },
    /// An acceptance names only what was settled.
    #[error("{} is not settled or proposed here", called(*what))]
    NothingSettled {
        /// What was named.
        what: Settled,
    },
    /// What is delivered is what was planned last.
    #[error("concept {concept} is not in force: name the one that all who plan have signed last")]
    ConceptNotInForce {
        /// Which version.
        concept: u32,
    },
    /// A guideline named must hold.
    #[error("guideline {version} is not in force: name one that is")]
    GuidelineNotInForce {
        /// Which version.
        version: u32,
    },
    /// Form 2 needs a guideline.
    #[error("citizens would implement what professionals alone plan: name a guideline in force")]
    GuidelineNeeded,
    /// Kept is only what is open.
    #[error("{axis} is held: it must be offered, or be open first")]
    NotOpen {
        /// What was to be kept.
        axis: Axis,
    },
    /// First it is answered.
    #[error("offer {offer} waits for an answer: nobody keeps the axis alone before that")]
    OfferUnanswered {
        /// Which offer.
        offer: OfferId,
    },
    /// Nobody is made a holder unasked.
    #[error("{party} neither holds a share nor takes one by this act: make it an offer")]
    NeverAgreed {
        /// Who.
        party: PartyId,
    },
    /// Taking back takes from somebody else.
    #[error("nobody else would lose a share in {axis}: what one holds oneself one returns")]
    TakesFromNobody {
        /// What was to be taken back.
        axis: Axis,
    },
    /// A table's motion begins something; it completes nothing.
    #[error(
        "decision {decision} only opens {axis}: nobody may hold it then before they accept an offer"
    )]
    OnlyOpens {
        /// What was cited.
        decision: Citation,
        /// What was to be taken back.
        axis: Axis,
    },
    /// One gives up once.
    #[error("the share in {axis} is given up already, from {effective} on")]
    AlreadyReturned {
        /// Which axis.
        axis: Axis,
        /// From when on.
        effective: Timestamp,
    },
    /// To renew is to accept something else.
    #[error("this is the work accepted already: concept {}{}", work.concept, within(*work))]
    NothingNew {
        /// What was named.
        work: Work,
    },
    /// No adopted decision serves for anything but what it was about.
    #[error("decision {decision} decides something else: cite the decision on this very matter")]
    DecidesSomethingElse {
        /// What was cited.
        decision: Citation,
    },
    /// What the motion takes for granted is not so any more.
    #[error("since {decision} the concept or the holders have changed: a new decision is owed")]
    ChangedSince {
        /// What was cited.
        decision: Citation,
    },
    /// A decision is carried out once.
    #[error("decision {decision} was carried out already: have it decided anew")]
    ServedAlready {
        /// What was cited.
        decision: Citation,
    },
    /// Nobody takes a share back on their own authority.
    #[error(
        "{axis} is taken back only by a clause its holder accepted, a double majority that binds it, or a last word on {axis} by name"
    )]
    TakesNothingBack {
        /// What was to be taken back.
        axis: Axis,
    },
    /// A clause binds who accepted it.
    #[error("{loser} never accepted the clause {clause}: every loser must have")]
    NotTheirClause {
        /// Which clause.
        clause: ClauseId,
        /// Who would lose.
        loser: PartyId,
    },
    /// The clause's condition is another fact.
    #[error(
        "the clause {clause} asks for {}{}: cite the entry where that happened",
        condition.event_type,
        condition.states.as_ref().map(|field| format!(" with {} {}", field.field, field.value)).unwrap_or_default()
    )]
    ConditionNotMet {
        /// Which clause.
        clause: ClauseId,
        /// What it asks for.
        condition: Box<Condition>,
    },
    /// What happened before somebody took the share is no reason to lose it.
    #[error(
        "entry {fact} is older than the share of {loser}: cite what happened since it holds it"
    )]
    OlderThanTheShare {
        /// What was cited.
        fact: Citation,
        /// Who would lose.
        loser: PartyId,
    },
    /// Nobody makes the fact on which they take.
    #[error(
        "entry {fact} is of the taker's making: somebody else must have brought it into the record"
    )]
    OfTheTakersMaking {
        /// What was cited.
        fact: Citation,
    },
    /// One side's majority takes nothing back.
    #[error(
        "decision {decision} was not reached by a double majority: both sides must have their own"
    )]
    NoDoubleMajority {
        /// What was cited.
        decision: Citation,
    },
    /// A decision takes only from whom it binds.
    #[error(
        "decision {decision} doesn't bind {loser}: it must have granted a binding mandate for it"
    )]
    NotBound {
        /// What was cited.
        decision: Citation,
        /// Who would lose.
        loser: PartyId,
    },
    /// A last word on something else doesn't reach an axis.
    #[error("ruling {ruling} doesn't rule on {axis} by name here: raise a dispute on {axis} first")]
    RulesOnSomethingElse {
        /// What was cited.
        ruling: Citation,
        /// What was to be taken back.
        axis: Axis,
    },
    /// A ruling serves who made it, once the other side was heard.
    #[error("ruling {ruling} is not the taker's ruling after the other side was heard")]
    NotTheirRuling {
        /// What was cited.
        ruling: Citation,
    },

    // Concepts, guidelines, accompaniment, matters, disputes, concerns
    /// Nobody holds it.
    #[error("{axis} is open: it must be offered and accepted, or kept, first")]
    AxisOpen {
        /// Which axis.
        axis: Axis,
    },
    /// Only who holds an axis decides there.
    #[error("this is for whoever holds {axis}: accept an offer of it first")]
    NotAHolder {
        /// Which axis.
        axis: Axis,
    },
    /// What is to be looked at again lies ahead.
    #[error("a review by {review_by} would lie in the past: name a later day")]
    ReviewNotAhead {
        /// The day that was named.
        review_by: Date,
    },
    /// There is no such version.
    #[error("there is no version {version} of the concept: draft it first")]
    NoSuchConcept {
        /// Which version.
        version: u32,
    },
    /// It is agreed.
    #[error("version {version} of the concept is agreed already: draft another to change it")]
    ConceptAgreed {
        /// Which version.
        version: u32,
    },
    /// A later version is in force.
    #[error("version {in_force} of the concept is in force, after {version}: draft a later one")]
    ConceptSuperseded {
        /// Which version was to be answered.
        version: u32,
        /// Which one is in force.
        in_force: u32,
    },
    /// Each answers a draft once.
    #[error("version {version} of the concept was signed or refused by this party already")]
    ConceptAnswered {
        /// Which version.
        version: u32,
    },
    /// Guidelines are of professionals who plan.
    #[error("a guideline is for a professional who plans to issue and withdraw")]
    NotAProfessionalPlanner,
    /// There is no such version.
    #[error("there is no version {version} of the guideline")]
    NoSuchGuideline {
        /// Which version.
        version: u32,
    },
    /// It is withdrawn.
    #[error("version {version} of the guideline is withdrawn already")]
    GuidelineWithdrawn {
        /// Which version.
        version: u32,
    },
    /// Whoever is held to a guideline must learn of it first.
    #[error("a guideline is not withdrawn for the past, as of {effective}: name now or later")]
    WithdrawnInThePast {
        /// When it was to be withdrawn.
        effective: Timestamp,
    },
    /// Professionals accompany.
    #[error("accompaniment is for a professional partner to offer")]
    NotAProfessional,
    /// It would never hold.
    #[error("what ends at {until} is over before it begins: name a later moment")]
    OverBeforeItBegins {
        /// When it was to end.
        until: Timestamp,
    },
    /// There is no such accompaniment.
    #[error("there is no accompaniment {accompaniment} in this service")]
    NoSuchAccompaniment {
        /// Which one.
        accompaniment: AccompanimentId,
    },
    /// It is agreed.
    #[error("accompaniment {accompaniment} is agreed already")]
    AccompanimentAgreed {
        /// Which one.
        accompaniment: AccompanimentId,
    },
    /// It has ended.
    #[error("accompaniment {accompaniment} is over: have another offered")]
    AccompanimentOver {
        /// Which one.
        accompaniment: AccompanimentId,
    },
    /// Who is accompanied agrees.
    #[error("citizens who implement agree to it ({by:?}); where none does, another partner")]
    NotTheAccompanied {
        /// The citizens who implement.
        by: Vec<PartyId>,
    },
    /// Who accompanies ends it, or who implements.
    #[error("this accompaniment is for {who} to end, or for whoever implements")]
    NotTheirsToEnd {
        /// Who accompanies.
        who: PartyId,
    },
    /// The axes are settled in their own way.
    #[error("{topic} is no matter: who holds it follows from offers, and a last word may name it")]
    AxisIsNoMatter {
        /// The topic.
        topic: TopicKey,
    },
    /// A matter is named once.
    #[error("the matter {topic} is named already")]
    MatterNamed {
        /// The topic.
        topic: TopicKey,
    },
    /// Only named matters are settled.
    #[error("{topic} is no matter of this service: name it first")]
    MatterNotNamed {
        /// The topic.
        topic: TopicKey,
    },
    /// The law reserves it.
    #[error("{norm} reserves {topic} to professionals: propose one of them")]
    ReservedToProfessionals {
        /// What.
        topic: TopicKey,
        /// By which norm.
        norm: String,
    },
    /// Only a partner holds anything.
    #[error("{holder} is no partner of this service: have it join first")]
    HolderNotAPartner {
        /// Who was to hold it.
        holder: PartyId,
    },
    /// There is nothing of the kind.
    #[error("there is no {what} in this service: propose it first")]
    NoSuchAgreement {
        /// What was meant.
        what: Settled,
    },
    /// It has no holder any more, or another took its place.
    #[error("{what} has no holder any more or was replaced: propose another")]
    AgreementOver {
        /// What.
        what: Settled,
    },
    /// Each agrees once.
    #[error("{what} is agreed to by this party already")]
    AlreadyAgreed {
        /// What.
        what: Settled,
    },
    /// The holder agrees, and who plans or implements.
    #[error("{what} is for its holder and all who plan or implement to agree to: {of:?}")]
    NotAskedToAgree {
        /// What.
        what: Settled,
        /// Who is asked.
        of: Vec<PartyId>,
    },
    /// Only the holder lays it down.
    #[error("{what} is held by {holder}, who alone can lay it down")]
    NotTheHolder {
        /// What.
        what: Settled,
        /// Who holds it.
        holder: PartyId,
    },
    /// There is no such dispute.
    #[error("there is no dispute {dispute} in this service")]
    NoSuchDispute {
        /// Which one.
        dispute: DisputeId,
    },
    /// It is settled or ruled upon.
    #[error("dispute {dispute} is over: raise another")]
    DisputeOver {
        /// Which one.
        dispute: DisputeId,
    },
    /// It is answered once.
    #[error("dispute {dispute} is answered already")]
    DisputeAnswered {
        /// Which one.
        dispute: DisputeId,
    },
    /// An answer comes from across.
    #[error("the {side} side raised this dispute: the other side answers it")]
    NotTheirsToAnswer {
        /// Which side raised it.
        side: Side,
    },
    /// An answer needs time.
    #[error("nobody can answer by {answer_by}: name a later moment")]
    NoTimeToAnswer {
        /// The moment that was named.
        answer_by: Timestamp,
    },
    /// One side signs once.
    #[error("the {side} side has signed this settlement already: the other side must")]
    SettlementSigned {
        /// Which side.
        side: Side,
    },
    /// Both sign the same.
    #[error(
        "the other side signed another document, {digest}: sign that one, or have it sign yours"
    )]
    DifferentSettlement {
        /// What it signed.
        digest: Digest,
    },
    /// Nobody has the last word there.
    #[error("nobody has the last word on {topic}: agree on who does")]
    NoLastWord {
        /// On what.
        topic: TopicKey,
    },
    /// Somebody else has.
    #[error("{holder} has the last word on this")]
    NotTheLastWord {
        /// Who has it.
        holder: PartyId,
    },
    /// The other side is heard first.
    #[error("the other side may answer until {answer_by}: wait for that")]
    AnswerAwaited {
        /// Until when.
        answer_by: Timestamp,
    },
    /// There is no such concern.
    #[error("there is no concern {concern} in this service")]
    NoSuchConcern {
        /// Which one.
        concern: ConcernId,
    },
    /// It is answered once.
    #[error("concern {concern} is answered already")]
    ConcernAnswered {
        /// Which one.
        concern: ConcernId,
    },
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
    NotTheConceptInForce {
        /// Which version was named.
        concept: u32,
        /// Which one is in force.
        in_force: Option<u32>,
    },
    /// An implementer delivers what it accepted.
    #[error(
        "whoever starts has not accepted version {concept} of the concept{}: renew the share by it",
        accepted.map(|version| format!(", but {version}")).unwrap_or_default()
    )]
    NotTheConceptAccepted {
        /// Which version was named.
        concept: u32,
        /// Which one it accepted.
        accepted: Option<u32>,
    },
    /// Delivery needs to be about something.
    #[error("no matter is named: name at least one")]
    NoMatterNamed,
    /// Somebody must be competent in every matter.
    #[error("nobody is competent in {topic}: agree on who is")]
    NobodyCompetent {
        /// In what.
        topic: TopicKey,
    },
    /// Citizens deliver to a guideline what professionals alone plan.
    #[error(
        "{implementer} has accepted no guideline in force: issue one, and renew the share by it"
    )]
    NoGuideline {
        /// Who.
        implementer: PartyId,
    },
    /// Somebody must stand by them.
    #[error(
        "no professional accompanies this{}: have accompaniment offered and agreed to",
        topic.as_ref().map(|topic| format!(" in {topic}")).unwrap_or_default()
    )]
    NotAccompanied {
        /// In which matter; nothing where it is about the whole.
        topic: Option<TopicKey>,
    },
    /// A danger is looked at first.
    #[error("review {review} of the danger is due at {due}: hold it first, or wait until then")]
    ReviewAwaited {
        /// Which review.
        review: ReviewId,
        /// When it is due.
        due: Timestamp,
    },
    /// Only what was expected can come as expected.
    #[error("{outcome} was not expected: name one that was, or none")]
    NotExpected {
        /// Which outcome was named.
        outcome: OutcomeId,
    },
    /// A review lies ahead.
    #[error("a review due at {due} would be over before it is opened: name a later moment")]
    DueInThePast {
        /// When it was to be due.
        due: Timestamp,
    },
    /// There is no such review.
    #[error("there is no review {review} of this service")]
    NoSuchReview {
        /// Which one.
        review: ReviewId,
    },
    /// It is over.
    #[error("review {review} was held already: open another")]
    ReviewHeld {
        /// Which one.
        review: ReviewId,
    },
    /// Each signs once.
    #[error("review {review} was signed by this party already")]
    ReviewSigned {
        /// Which one.
        review: ReviewId,
    },
    /// Before it is due it is held with the last signature.
    #[error("this review is held at {due}, or once everybody who plans or implements has signed")]
    NotDue {
        /// When it is due.
        due: Timestamp,
    },
    /// Nobody closes over somebody's head.
    #[error(
        "{holders:?} hold shares: cite a review held with close, or what would take back every share"
    )]
    ClosesOverHolders {
        /// Who else holds shares.
        holders: Vec<PartyId>,
    },
    /// Only what is closed is opened again.
    #[error("this service is not closed")]
    NotClosed,
    /// Whoever took part opens again.
    #[error("a service is opened again by who was its partner")]
    NeverAPartner,

    // Contested entries
    /// There is no such entry.
    #[error("this service has no entry {entry}")]
    NoSuchEntry {
        /// Which entry.
        entry: u64,
    },
    /// Only whom an entry names contests it.
    #[error("entry {entry} doesn't name {party}: only whom it names may contest it")]
    NotNamed {
        /// Which entry.
        entry: u64,
        /// Who would contest it.
        party: PartyId,
    },
    /// An entry is contested once.
    #[error("entry {entry} is contested already, or was")]
    AlreadyContested {
        /// Which entry.
        entry: u64,
    },
    /// There is nothing to answer.
    #[error("nobody contests entry {entry}, or it was answered")]
    NotContested {
        /// Which entry.
        entry: u64,
    },
    /// What the other side relayed it cannot prove by saying so.
    #[error(
        "the other side relayed it: that it is proven only the {side} side or somebody neutral can say"
    )]
    NotTheirsToReject {
        /// The contester's side.
        side: Side,
    },
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
