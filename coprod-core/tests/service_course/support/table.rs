//! A round table that decides on the café.

use coprod_core::{
    Actor, Citation, PartyId, RoundTable, RoundTableCommand as T, Side,
    round_table::{Charter, Held, MandateEffect, Motion, MotionAct, Presupposition, ServiceMotion},
    rules::{Counted, Majority, Position, Rule, SideRule},
    testing::{Known, Specification, given, id, known},
};

use super::{ayse, carl, said, tomorrow, topic};

/// What the table moves, and whom it binds.
pub(crate) struct Moved {
    pub(crate) act: MotionAct,
    pub(crate) presupposes: Option<Presupposition>,
    pub(crate) binding: Vec<Grantor>,
}

/// Who grants a mandate, by name.
type Grantor = (&'static str, fn() -> Actor);

/// That delivery stands still, for both who implement.
pub(crate) fn standstill() -> Moved {
    Moved {
        act: MotionAct::SuspendDelivery,
        presupposes: None,
        binding: vec![("Ayşe", ayse), ("Carl", carl)],
    }
}

pub(crate) fn presupposing(concept: Option<u32>, holders: &[&str]) -> Presupposition {
    let holders: Vec<PartyId> = holders.iter().map(|name| id(name)).collect();
    Presupposition { concept, holders }
}

/// Ayşe and Carl sit there, one on each side, and both must agree.
fn gathered() -> Specification<RoundTable> {
    let invite = |name: &str, side| T::InviteMember {
        seat: id(name),
        party: id(name),
        side,
    };
    let take = |name: &str| T::TakeSeat {
        seat: id(name),
        person: None,
        deputy: None,
    };
    let convene = T::ConveneRoundTable {
        purpose: said(&carl()),
        topics: vec![topic("meals")],
    };
    let side = || SideRule {
        quorum: None,
        majority: Majority::Simple,
    };
    let rule = Rule::DoubleMajority {
        professional: side(),
        citizen: side(),
        counted: Counted::BySeat,
    };
    let charter = Charter::deciding_by(rule);
    let sign = |name: &str| T::SignCharter {
        version: 1,
        seat: id(name),
    };
    given::<RoundTable>(id("table"), [])
        .and(&carl(), convene)
        .and(&carl(), invite("Ayşe", Side::Citizen))
        .and(&carl(), invite("Carl", Side::Professional))
        .and(&ayse(), take("Ayşe"))
        .and(&carl(), take("Carl"))
        .and(&ayse(), T::ProposeCharter { charter })
        .and(&ayse(), sign("Ayşe"))
        .and(&carl(), sign("Carl"))
}

fn mandate(grantor: &str) -> T {
    T::GrantMandate {
        mandate: id(grantor),
        topics: vec![topic("meals")],
        services: Vec::new(),
        limit: None,
        effect: MandateEffect::Binding,
        until: None,
    }
}

/// The table adopts it: what is known then, and the entry where it was decided.
pub(crate) fn adopted(moved: Moved) -> (Known, Citation) {
    let Moved {
        act,
        presupposes,
        binding,
    } = moved;
    let bound = binding.iter().fold(gathered(), |table, (name, actor)| {
        table.and(&actor(), mandate(name))
    });
    let motion = Motion::Service(ServiceMotion {
        service: id("café"),
        act,
        presupposes,
    });
    let propose = T::TableProposal {
        proposal: id("proposal"),
        topic: topic("meals"),
        text: said(&ayse()),
        motion: Some(motion),
    };
    let open = T::OpenDecision {
        decision: id("decision"),
        proposal: id("proposal"),
        held: Held::Until(tomorrow()),
        reopens: None,
    };
    let agree = |seat: &str| T::TakePosition {
        decision: id("decision"),
        seat: id(seat),
        position: Position::Agree,
        reason: None,
    };
    let close = T::CloseDecision {
        decision: id("decision"),
        review_by: None,
    };
    let table = bound
        .and(&ayse(), propose)
        .and(&ayse(), open)
        .and(&ayse(), agree("Ayşe"))
        .and(&carl(), agree("Carl"))
        .and(&ayse(), close);
    let decided = table
        .acts()
        .iter()
        .position(|act| act.what.as_ref() == "DecisionReached")
        .expect("the table decides");
    let citation = table.citation(decided as u64 + 1);
    (known().round_table(&table), citation)
}
