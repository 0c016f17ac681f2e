//! The round table where all four sit.

use coprod_core::{
    Actor, Basis, Citation, RoundTable, RoundTableCommand as C, Side,
    round_table::{
        Charter, Held, MandateEffect, Mode, Motion, MotionAct, Presupposition, ServiceMotion,
    },
    rules::{Counted, Majority, Position, Rule, SideRule},
    service::Axis,
    testing::{Specification, given, id, known, words},
};

use super::{Cafe, ayse, bert, carl, diaz, said, tomorrow, topic};

type Table = Specification<RoundTable>;

/// A seat, who speaks from it, and on which side.
type Member = (&'static str, fn() -> Actor, Side);

const MEMBERS: [Member; 4] = [
    ("Ayşe", ayse, Side::Citizen),
    ("Bert", bert, Side::Citizen),
    ("Carl", carl, Side::Professional),
    ("Diaz", diaz, Side::Professional),
];

pub(crate) fn by_double_majority() -> Rule {
    let side = || SideRule {
        quorum: None,
        majority: Majority::Simple,
    };
    Rule::DoubleMajority {
        professional: side(),
        citizen: side(),
        counted: Counted::BySeat,
    }
}

/// How a motion on the café is adopted.
pub(crate) struct Adopting {
    pub(crate) rule: Rule,
    pub(crate) motion: Option<Motion>,
    pub(crate) topic: &'static str,
    /// Who granted a binding mandate before.
    pub(crate) bound: &'static [&'static str],
}

impl Adopting {
    pub(crate) fn of(motion: Motion) -> Self {
        Self {
            rule: by_double_majority(),
            motion: Some(motion),
            topic: "care",
            bound: &["Ayşe", "Bert"],
        }
    }
}

fn constituted(rule: Rule) -> Table {
    let by = &carl();
    let convene = C::ConveneRoundTable {
        purpose: said(by),
        topics: vec![topic("care")],
    };
    let convened = given::<RoundTable>(id("table"), []).and(by, convene);
    let seated = MEMBERS.iter().fold(convened, |table, (name, actor, side)| {
        let invite = C::InviteMember {
            seat: id(name),
            party: id(name),
            side: *side,
        };
        let take = C::TakeSeat {
            seat: id(name),
            person: None,
            deputy: None,
        };
        table.and(by, invite).and(&actor(), take)
    });
    let charter = Charter::deciding_by(rule);
    let proposed = seated.and(by, C::ProposeCharter { charter });
    MEMBERS.iter().fold(proposed, |table, (name, actor, _)| {
        let sign = C::SignCharter {
            version: 1,
            seat: id(name),
        };
        table.and(&actor(), sign)
    })
}

fn bound(table: Table, names: &[&str]) -> Table {
    let members = MEMBERS.iter().filter(|(name, ..)| names.contains(name));
    members.fold(table, |table, (name, actor, _)| {
        let grant = C::GrantMandate {
            mandate: id(name),
            topics: vec![topic("care")],
            services: Vec::new(),
            limit: None,
            effect: MandateEffect::Binding,
            until: None,
        };
        table.and(&actor(), grant)
    })
}

fn table(how: Adopting) -> Table {
    let by = &carl();
    let tabled = bound(constituted(how.rule), how.bound)
        .and(
            by,
            C::TableProposal {
                proposal: id("motion"),
                topic: topic(how.topic),
                text: words(by, "as we said"),
                motion: how.motion,
            },
        )
        .and(
            by,
            C::OpenDecision {
                decision: id("D"),
                proposal: id("motion"),
                held: Held::Until(tomorrow()),
                reopens: None,
            },
        );
    let close = C::CloseDecision {
        decision: id("D"),
        review_by: None,
    };
    let spoke = MEMBERS.iter().fold(tabled, |table, (name, actor, _)| {
        let position = C::TakePosition {
            decision: id("D"),
            seat: id(name),
            position: Position::Agree,
            reason: None,
        };
        table.and(&actor(), position)
    });
    spoke.and(by, close)
}

/// What the table decided is known at the café; and its decision.
pub(crate) fn adopted(cafe: Cafe, how: Adopting) -> (Cafe, Citation) {
    let table = table(how);
    let decision = table.citation(table.acts().len() as u64);
    (cafe.knowing(known().round_table(&table)), decision)
}

pub(crate) fn decision(decision: &Citation) -> Basis {
    Basis::Decision(decision.clone())
}

fn motion(act: MotionAct, presupposes: Option<(Option<u32>, &[&str])>) -> Motion {
    Motion::Service(ServiceMotion {
        service: id("café"),
        act,
        presupposes: presupposes.map(|(concept, holders)| Presupposition {
            concept,
            holders: holders.iter().map(|name| id(name)).collect(),
        }),
    })
}

/// To put an axis back to nobody, as these hold it.
pub(crate) fn opens(axis: Axis, presupposes: Option<(Option<u32>, &[&str])>) -> Motion {
    let act = match axis {
        Axis::Planning => MotionAct::OpenPlanning,
        Axis::Implementation => MotionAct::OpenImplementation,
    };
    motion(act, presupposes)
}

/// To offer an axis to these citizens.
pub(crate) fn offers(
    axis: Axis,
    to: &[&str],
    presupposes: Option<(Option<u32>, &[&str])>,
) -> Motion {
    let to = to.iter().map(|name| id(name)).collect();
    let mode = Mode::Citizens;
    let act = match axis {
        Axis::Planning => MotionAct::OfferPlanning { to, mode },
        Axis::Implementation => MotionAct::OfferImplementation { to, mode },
    };
    motion(act, presupposes)
}
