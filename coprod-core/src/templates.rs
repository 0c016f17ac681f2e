//! Where practice starts from: a charter and handover terms for each form of co-production.
//!
//! They are proposals to talk over, not rules: every value can be changed before anybody signs. A
//! round table signs its charter, and whoever accepts an offer accepts its terms.
//!
//! | Form | Notice | Taken back when | Charter |
//! |---|---|---|---|
//! | traditional provision | 90 days | a review says close | consent |
//! | citizens work along | 28 days | a review says close | consent |
//! | citizens deliver to guidelines | 56 days | a review says close, a guideline is withdrawn | consent |
//! | citizens co-plan | 90 days | a review says close | both sides' majority by seat |
//! | full co-production | 90 days | a review says close | consent |
//! | citizens deliver a joint plan | 180 days | a review says close | consent |
//! | citizens commission | 90 days | a review says close | consent |
//! | citizens plan, both deliver | 90 days | a review says close | consent |
//! | self-organised provision | 28 days | a review says close | consensus |
//!
//! Whatever the form, the charter settles `money` by a majority of each side, with each organisation
//! as one voice, `charter` by two thirds of each side, and `minutes` by a simple majority.
//!
//! ```
//! # use coprod_core::{service::Form, templates, testing::id};
//! let terms = templates::terms(Form::CitizensWorkAlong, || id("close"));
//! assert_eq!(terms.notice_days, 28);
//! ```

use crate::{
    ClauseId, TopicKey,
    round_table::{Charter, ElectorateKind, Provision},
    rules::{Base, Counted, Majority, Quorum, Rule, Share, SideRule},
    service::{Clause, Condition, FieldValue, Form, Terms},
};

/// A charter for a table that accompanies a service of this form.
///
/// Half of the seats must take part in everything, half of each side where both are counted.
#[must_use]
pub fn charter(form: Form) -> Charter {
    let mut charter = Charter::deciding_by(everyday(form));
    let on = |topic: Option<TopicKey>, rule| Provision {
        topic,
        rule,
        electorate: ElectorateKind::Closed,
    };
    for (topic, rule) in [
        ("money", both_sides(Majority::Simple, Counted::ByParty)),
        ("charter", both_sides(two_thirds(), Counted::BySeat)),
        ("minutes", simple_majority()),
    ] {
        // Each of them is a topic; what were none would leave the provision out.
        if let Ok(topic) = topic.parse() {
            charter.provisions.push(on(Some(topic), rule));
        }
    }
    charter
}

/// Terms on which a share in a service of this form is offered; `new_clause` makes the ids of its
/// clauses. Whoever accepts may be asked for more or less: change them before offering.
#[must_use]
pub fn terms(form: Form, mut new_clause: impl FnMut() -> ClauseId) -> Terms {
    let mut clause = |event_type: &str, states: Option<FieldValue>| Clause {
        clause: new_clause(),
        condition: Condition {
            stream: None,
            event_type: event_type.to_owned(),
            states,
        },
    };
    let close = FieldValue {
        field: "verdict".to_owned(),
        value: "close".to_owned(),
    };
    let mut clauses = vec![clause("ReviewHeld", Some(close))];
    if form == Form::CitizensDeliverToGuidelines {
        clauses.push(clause("GuidelineWithdrawn", None));
    }
    Terms {
        notice_days: notice_days(form),
        clauses,
        fallback: None,
    }
}

/// Volunteers who can go soon are readier to come; a lease or a budget needs longer.
const fn notice_days(form: Form) -> u32 {
    match form {
        Form::CitizensWorkAlong | Form::SelfOrganisedProvision => 28,
        Form::CitizensDeliverToGuidelines => 56,
        Form::TraditionalProvision
        | Form::CitizensCoPlan
        | Form::FullCoProduction
        | Form::CitizensCommission
        | Form::CitizensPlanBothDeliver => 90,
        Form::CitizensDeliverJointPlan => 180,
    }
}

/// Where people work side by side, nobody is outvoted on everyday matters; where many take part once
/// a year, they are counted.
fn everyday(form: Form) -> Rule {
    match form {
        Form::CitizensCoPlan => both_sides(Majority::Simple, Counted::BySeat),
        Form::SelfOrganisedProvision => Rule::Consensus { quorum: Some(HALF) },
        Form::TraditionalProvision
        | Form::CitizensWorkAlong
        | Form::CitizensDeliverToGuidelines
        | Form::FullCoProduction
        | Form::CitizensDeliverJointPlan
        | Form::CitizensCommission
        | Form::CitizensPlanBothDeliver => Rule::Consent { quorum: HALF },
    }
}

const HALF: Quorum = Quorum::Share(Share::HALF);

const fn simple_majority() -> Rule {
    Rule::SimpleMajority {
        quorum: Some(HALF),
        casting_seat: None,
    }
}

const fn two_thirds() -> Majority {
    Majority::Qualified {
        threshold: Share::TWO_THIRDS,
        base: Base::Participating,
    }
}

fn both_sides(majority: Majority, counted: Counted) -> Rule {
    let side = SideRule {
        quorum: Some(HALF),
        majority,
    };
    Rule::DoubleMajority {
        professional: side.clone(),
        citizen: side,
        counted,
    }
}
