//! What founding refuses.

use coprod_core::{
    Actor, Basis, Role, RoundTableCommand as C, RoundTableRefusal as R, Side,
    round_table::{Charter, ElectorateKind, MandateEffect, TableMotion},
    rules::{Base, Rule, Share},
    testing::{id, noon, words},
};

use crate::support::{
    adopted, appoint, automation, automation as reaction, ayse, bert, by_the_town, consent,
    constituted, convene, convened, dora, fay, gathered, invite, led, mandate, office, own,
    propose, refused, resolved, said, sign, simple, table, take, topic, town,
};

pub(super) fn not_admitted() -> R {
    let mut relayed = by_the_town();
    relayed.document = None;
    let table = convened().and(&town(), invite("Ayşe", Side::Citizen));
    refused(table.relayed(relayed), &ayse(), take("Ayşe"))
}

pub(super) fn not_convened() -> R {
    refused(table(), &town(), invite("Ayşe", Side::Citizen))
}

pub(super) fn already_convened() -> R {
    refused(convened(), &town(), convene())
}

pub(super) fn dissolved() -> R {
    let dissolve = C::DissolveRoundTable {
        basis: office(),
        reason: "nobody came".into(),
    };
    let ended = convened().and(&town(), dissolve);
    refused(ended, &town(), invite("Ayşe", Side::Citizen))
}

pub(super) fn not_constituted() -> R {
    let table = gathered().and(&ayse(), propose(&ayse(), "swings", None));
    refused(table, &ayse(), crate::support::open("D", "swings"))
}

pub(super) fn id_in_use() -> R {
    let table = convened().and(&town(), invite("Ayşe", Side::Citizen));
    refused(table, &town(), invite("Ayşe", Side::Citizen))
}

pub(super) fn on_another_side() -> R {
    let as_professional = Actor::party(id("Ayşe"), Side::Professional, Role::PROFESSIONAL);
    refused(
        gathered(),
        &as_professional,
        propose(&as_professional, "swings", None),
    )
}

pub(super) fn not_for_automations() -> R {
    refused(table(), &reaction(), convene())
}

pub(super) fn not_the_facilitator() -> R {
    refused(led(simple()), &ayse(), invite("Dora", Side::Citizen))
}

pub(super) fn neither_convener_nor_member() -> R {
    refused(gathered(), &dora(), invite("Dora", Side::Citizen))
}

pub(super) fn not_a_member() -> R {
    let commit = C::MakeCommitment {
        commitment: id("commitment"),
        what: said(&dora()),
        due: noon().date(),
    };
    refused(gathered(), &dora(), commit)
}

pub(super) fn neither_member_nor_facilitator() -> R {
    refused(gathered(), &automation(), propose(&automation(), "x", None))
}

pub(super) fn not_the_convener() -> R {
    refused(gathered(), &ayse(), appoint("Fay", office()))
}

pub(super) fn not_theirs_to_release() -> R {
    let release = C::ReleaseFacilitator {
        reason: said(&ayse()),
    };
    refused(led(simple()), &ayse(), release)
}

pub(super) fn no_facilitator() -> R {
    let release = C::ReleaseFacilitator {
        reason: "over".into(),
    };
    refused(gathered(), &town(), release)
}

pub(super) fn leads_the_talk() -> R {
    refused(led(simple()), &fay(), invite("Fay", Side::Citizen))
}

pub(super) fn takes_a_side() -> R {
    refused(gathered(), &town(), appoint("Ayşe", office()))
}

pub(super) fn basis_does_not_carry() -> R {
    refused(constituted(simple()), &town(), appoint("Fay", office()))
}

pub(super) fn decides_something_else() -> R {
    let exclude = C::ExcludeMember {
        seat: id("Carl"),
        decision: id("D"),
    };
    refused(
        resolved(TableMotion::ExcludeMember { seat: id("Bert") }),
        &ayse(),
        exclude,
    )
}

pub(super) fn no_such_mandate() -> R {
    refused(convened(), &town(), withdraw(&town()))
}

fn withdraw(by: &Actor) -> C {
    C::WithdrawMandate {
        mandate: id("mandate"),
        reason: words(by, "the council thinks again"),
    }
}

pub(super) fn mandate_without_topics() -> R {
    let empty = C::GrantMandate {
        mandate: id("mandate"),
        topics: Vec::new(),
        services: Vec::new(),
        limit: None,
        effect: MandateEffect::Binding,
        until: None,
    };
    refused(convened(), &town(), empty)
}

pub(super) fn mandate_over() -> R {
    let over = C::GrantMandate {
        mandate: id("mandate"),
        topics: vec![topic("play")],
        services: Vec::new(),
        limit: None,
        effect: MandateEffect::Binding,
        until: Some(noon()),
    };
    refused(convened(), &town(), over)
}

pub(super) fn not_the_grantor() -> R {
    let granted = gathered().and(&town(), mandate(MandateEffect::Binding));
    refused(granted, &ayse(), withdraw(&ayse()))
}

pub(super) fn mandate_withdrawn() -> R {
    let withdrawn = convened()
        .and(&town(), mandate(MandateEffect::Binding))
        .and(&town(), withdraw(&town()));
    refused(withdrawn, &town(), withdraw(&town()))
}

fn proposing(charter: Charter) -> R {
    refused(gathered(), &ayse(), C::ProposeCharter { charter })
}

pub(super) fn empty_charter() -> R {
    proposing(Charter {
        provisions: Vec::new(),
        facilitator: None,
        document: None,
    })
}

pub(super) fn two_rules_for_one_topic() -> R {
    let closed = ElectorateKind::Closed;
    let twice = Charter::deciding_by(simple())
        .with(topic("play"), simple(), closed)
        .with(topic("play"), consent(), closed);
    proposing(twice)
}

pub(super) fn rule_cannot_stand() -> R {
    proposing(Charter::deciding_by(Rule::QualifiedMajority {
        quorum: None,
        threshold: Share::at_least(1, 2).unwrap(),
        base: Base::Electorate,
    }))
}

pub(super) fn charter_names_no_seat() -> R {
    proposing(Charter::deciding_by(Rule::Advice {
        decider: id("nobody"),
    }))
}

pub(super) fn not_the_charter_proposed() -> R {
    refused(gathered(), &ayse(), sign("Ayşe", 1))
}

pub(super) fn already_signed() -> R {
    let charter = Charter::deciding_by(simple());
    let signed = gathered()
        .and(&bert(), C::ProposeCharter { charter })
        .and(&ayse(), sign("Ayşe", 1));
    refused(signed, &ayse(), sign("Ayşe", 1))
}

/// A decision of this table carries only what it was about, by whatever entry it is cited.
#[test]
fn a_decision_about_something_else_appoints_nobody() {
    let table = adopted(constituted(simple()), None);
    let basis = Basis::Decision(own(table.acts().len()));
    let refusal = refused(table, &ayse(), appoint("Fay", basis));
    assert!(matches!(refusal, R::DecidesSomethingElse { .. }));
}
