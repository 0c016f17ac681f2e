//! A town, a doctor and two neighbours, who meet round a table.

use coprod_core::{
    Actor, Basis, Channel, Citation, Digest, Document, Party, PartyCommand, Relayed, RoundTable,
    RoundTableCommand as C, RoundTableRefusal as R, Side, StreamName, TopicKey, Words,
    party::{PartyKind, Scope},
    round_table::MotionAct,
    round_table::{Charter, ElectorateKind, Motion, ServiceMotion, TableMotion},
    rules::{Position, Quorum, Rule},
    testing::{
        Known, Specification, citizen, given, id, moment, neutral, noon, professional, words,
    },
};

mod asks;

pub(crate) use asks::{
    amend, answer, appoint, attend, close, contest, convene, invite, mandate, object, open,
    open_in_session, position, propose, sign, take, take_for_town,
};

pub(crate) type Table = Specification<RoundTable>;

/// A neighbour, who sits for herself.
pub(crate) fn ayse() -> Actor {
    citizen("Ayşe")
}

/// A neighbour, who sits for himself.
pub(crate) fn bert() -> Actor {
    citizen("Bert")
}

/// A neighbour who doesn't sit at the table at first.
pub(crate) fn dora() -> Actor {
    citizen("Dora")
}

/// A doctor, who sits for himself.
pub(crate) fn carl() -> Actor {
    professional("Carl")
}

/// The town, through Ms Vogt.
pub(crate) fn town() -> Actor {
    professional("Ms Vogt").speaking_for(id("town"))
}

/// The town, through Mr Wirth.
pub(crate) fn wirth() -> Actor {
    professional("Mr Wirth").speaking_for(id("town"))
}

/// Who leads the talk, once appointed.
pub(crate) fn fay() -> Actor {
    neutral("Fay")
}

/// A reaction.
pub(crate) fn automation() -> Actor {
    Actor::automation(coprod_core::AutomationRule::new("carry_out_decision").unwrap())
}

pub(crate) fn topic(text: &str) -> TopicKey {
    text.parse().unwrap()
}

pub(crate) fn digest() -> Digest {
    Digest::of(b"a document")
}

pub(crate) fn document() -> Document {
    Document {
        reference: "file 7".to_owned(),
        digest: digest(),
    }
}

pub(crate) fn office() -> Basis {
    Basis::OwnAuthority {
        office: "mayor".to_owned(),
    }
}

/// The entry of this table's own stream.
pub(crate) fn own(sequence: usize) -> Citation {
    let stream = StreamName {
        aggregate_type: "RoundTable".to_owned(),
        id: id::<coprod_core::RoundTableId>("table").to_string(),
    };
    Citation {
        stream,
        sequence: sequence as u64,
    }
}

/// Typed by the town, which has it on paper.
pub(crate) fn by_the_town() -> Relayed {
    Relayed {
        recorder: id("clerk"),
        side: Side::Professional,
        channel: Channel::PAPER,
        document: Some(document()),
    }
}

/// The town as a party: Ms Vogt speaks for it on everything, Mr Wirth on play alone.
fn town_party() -> Specification<Party> {
    let grant = |person: &str, scope| PartyCommand::GrantRepresentation {
        person: id(person),
        scope,
        from: moment("2026-01-01T00:00:00Z"),
        until: None,
        basis: Basis::Resolution {
            organ: "council".to_owned(),
            document: document(),
        },
    };
    let register = PartyCommand::RegisterParty {
        kind: PartyKind::Organisation,
        name: None,
    };
    let first = given::<Party>(id("town"), [])
        .and(&professional("Ms Vogt"), register)
        .and(
            &professional("Ms Vogt"),
            grant("Ms Vogt", Scope::Everything),
        );
    let known = Known::default().party(&first);
    let wirth = grant("Mr Wirth", Scope::Topics(vec![topic("play")]));
    first.knowing(known).and(&town(), wirth)
}

/// A table nobody has convened.
pub(crate) fn table() -> Table {
    given::<RoundTable>(id("table"), []).knowing(Known::default().party(&town_party()))
}

/// Convened by the town.
pub(crate) fn convened() -> Table {
    table().and(&town(), convene())
}

/// The seats of the four are named like who sits there.
pub(crate) fn gathered() -> Table {
    convened()
        .and(&town(), invite("Ayşe", Side::Citizen))
        .and(&town(), invite("Bert", Side::Citizen))
        .and(&town(), invite("Carl", Side::Professional))
        .and(&town(), invite("town", Side::Professional))
        .and(&ayse(), take("Ayşe"))
        .and(&bert(), take("Bert"))
        .and(&carl(), take("Carl"))
        .and(&town(), take_for_town("Ms Vogt"))
}

/// A seat and who speaks from it.
type Member = (&'static str, fn() -> Actor);

pub(crate) const MEMBERS: [Member; 4] = [
    ("Ayşe", ayse),
    ("Bert", bert),
    ("Carl", carl),
    ("town", town),
];

/// The four live by a charter.
pub(crate) fn constituted_by(charter: Charter) -> Table {
    let proposed = gathered().and(&ayse(), C::ProposeCharter { charter });
    MEMBERS.iter().fold(proposed, |table, (name, actor)| {
        table.and(&actor(), sign(name, 1))
    })
}

pub(crate) fn simple() -> Rule {
    Rule::SimpleMajority {
        quorum: None,
        casting_seat: None,
    }
}

pub(crate) fn consent() -> Rule {
    Rule::Consent {
        quorum: Quorum::Number(2),
    }
}

/// The four decide by one rule.
pub(crate) fn constituted(rule: Rule) -> Table {
    constituted_by(Charter::deciding_by(rule))
}

/// Whoever is seated before the closing decides.
pub(crate) fn constituted_open() -> Table {
    constituted_by(Charter::deciding_by(simple()).with(
        topic("play"),
        simple(),
        ElectorateKind::Open,
    ))
}

/// With Fay to lead the talk from the beginning.
pub(crate) fn led(rule: Rule) -> Table {
    let charter = Charter::deciding_by(rule);
    let proposed = gathered()
        .and(&town(), appoint("Fay", office()))
        .and(&ayse(), C::ProposeCharter { charter });
    MEMBERS.iter().fold(proposed, |table, (name, actor)| {
        table.and(&actor(), sign(name, 1))
    })
}

pub(crate) fn tomorrow() -> coprod_core::Timestamp {
    moment("2026-03-03T12:00:00Z")
}

/// Ayşe has proposed swings.
pub(crate) fn proposed(rule: Rule) -> Table {
    constituted(rule).and(&ayse(), propose(&ayse(), "swings", None))
}

/// Her proposal is being decided, until tomorrow.
pub(crate) fn opened(rule: Rule) -> Table {
    proposed(rule).and(&ayse(), open("D", "swings"))
}

/// All four say the same to a decision.
pub(crate) fn all_say(table: Table, decision: &str, said: Position) -> Table {
    MEMBERS.iter().fold(table, |table, (name, actor)| {
        table.and(&actor(), position(decision, name, said))
    })
}

/// The table adopts a motion, in decision `D` on proposal `motion`.
pub(crate) fn adopted(table: Table, motion: Option<Motion>) -> Table {
    let by = &ayse();
    let open = table
        .and(by, propose(by, "motion", motion))
        .and(by, open("D", "motion"));
    all_say(open, "D", Position::Agree).and(by, close("D"))
}

/// The table adopts a motion on itself.
pub(crate) fn resolved(motion: TableMotion) -> Table {
    adopted(constituted(simple()), Some(Motion::Table(motion)))
}

pub(crate) fn on_service() -> Motion {
    Motion::Service(ServiceMotion {
        service: id("playground"),
        act: MotionAct::OpenPlanning,
        presupposes: None,
    })
}

/// The town and Carl, Ayşe and Bert meet.
pub(crate) fn in_session(table: Table) -> Table {
    let call = C::CallSession {
        session: id("session"),
        at: noon(),
        agenda: Vec::new(),
    };
    let public = C::OpenSession {
        session: id("session"),
        openness: coprod_core::round_table::Openness::Public,
    };
    let keeper = keeper(&table);
    table.and(&keeper, call).and(&keeper, public)
}

/// Who keeps the table's business.
pub(crate) fn keeper(table: &Table) -> Actor {
    table.state().facilitator().map_or_else(ayse, |_| fay())
}

/// What refuses the command.
pub(crate) fn refused(table: Table, by: &Actor, what: C) -> R {
    table.when(by, what).refusal()
}

pub(crate) fn said(by: &Actor) -> Words {
    words(by, "so that all can play")
}
