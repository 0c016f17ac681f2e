//! What is owed in engagements, and to a party.

use coprod_core::{
    Actor, Citation, EngagementEvent as E, EngagementId, Followed, Money, PartyEvent as P, PartyId,
    Role, Side, StreamName,
    engagement::{Gift, ImbalanceAnswer, NoticeDays, Purpose},
    testing::{day, id},
};
use coprod_store::owed::Kind;

use super::{Case, ayse, carl, new, words};
use crate::scribe::{engagement, party};

#[allow(clippy::too_many_lines, reason = "a row a kind")]
pub fn of_engagements() -> Vec<Case> {
    let [a, c]: [PartyId; 2] = [id("Ayşe"), id("Carl")];
    let offered = || E::RoleOffered {
        service: id("café"),
        party: a,
        counterpart: c,
        role: Role::VOLUNTEER,
        side: Side::Citizen,
        scope: words(),
        notice_days: NoticeDays::new(14).unwrap(),
        from: day("2026-03-01"),
    };
    let given = |x: EngagementId, what: Vec<(Actor, E)>| {
        let mut told = vec![
            engagement(x, &carl(), offered()),
            engagement(x, &ayse(), E::RoleAccepted {}),
        ];
        told.extend(what.into_iter().map(|(by, what)| engagement(x, &by, what)));
        told
    };
    let mut cases = Vec::new();
    let mut case =
        |kind, before: Vec<(Actor, E)>, by: PartyId, to: PartyId, settled: (Actor, E)| {
            let x: EngagementId = new();
            cases.push(Case {
                kind,
                given: given(x, before),
                by: vec![by],
                to: vec![to],
                settled: vec![engagement(x, &settled.0, settled.1)],
            });
        };
    let revision = new();
    let proposed = E::RevisionProposed {
        revision,
        scope: words(),
        notice_days: NoticeDays::new(7).unwrap(),
    };
    let accepted_by = a;
    let revised = E::AgreementRevised {
        revision,
        accepted_by,
    };
    let before = vec![(carl(), proposed)];
    case(Kind::Revision, before, a, c, (ayse(), revised));

    let imbalance = new();
    let ground = words();
    let raised = E::ImbalanceRaised { imbalance, ground };
    let answer = ImbalanceAnswer::Change(words());
    let answered = E::ImbalanceAnswered { imbalance, answer };
    case(
        Kind::Imbalance,
        vec![(ayse(), raised)],
        c,
        a,
        (carl(), answered),
    );

    let say = new();
    let cited = Citation {
        stream: StreamName {
            aggregate_type: "Service".to_owned(),
            id: "café".to_owned(),
        },
        sequence: 7,
    };
    let granted = E::SayGranted {
        say,
        topic: "care/meals".parse().unwrap(),
        form: coprod_core::SayForm::HEARING,
    };
    let used = E::SayExercised {
        say,
        cited: cited.clone(),
    };
    let answered = E::SayAnswered {
        say,
        cited,
        followed: Followed::Partly,
        reason: words(),
    };
    let before = vec![(carl(), granted), (ayse(), used)];
    case(Kind::Say, before, c, a, (carl(), answered));

    let expense = new();
    let euro = |minor| Money {
        minor,
        currency: coprod_core::Currency::EUR,
    };
    let claimed = E::ExpenseClaimed {
        expense,
        amount: euro(1_250),
        purpose: words(),
        receipt: None,
    };
    let part = E::ExpenseReimbursed {
        expense,
        amount: euro(1_000),
    };
    let rest = E::ExpenseReimbursed {
        expense,
        amount: euro(250),
    };
    let before = vec![(ayse(), claimed), (carl(), part)];
    case(Kind::Expense, before, c, a, (carl(), rest));

    let contribution = new();
    let gave = |what| E::ContributionRecorded {
        contribution,
        what,
        purpose: Purpose::Direct,
        on: day("2026-03-02"),
        earmark: None,
    };
    let accounted = E::UseAccounted {
        contribution,
        words: words(),
    };
    let before = vec![(ayse(), gave(Gift::Money(euro(500))))];
    case(Kind::UseOfGift, before, c, a, (carl(), accounted));

    let reason = words();
    let disputed = E::ContributionDisputed {
        contribution,
        reason,
    };
    let help = Gift::Support { words: words() };
    let corrected = E::ContributionCorrected {
        contribution: new(),
        replaces: contribution,
        new: coprod_core::engagement::Given {
            what: help.clone(),
            purpose: Purpose::Training,
            on: day("2026-03-02"),
            earmark: None,
        },
    };
    let before = vec![(ayse(), gave(help)), (carl(), disputed)];
    case(
        Kind::DisputedContribution,
        before,
        a,
        c,
        (ayse(), corrected),
    );

    let x: EngagementId = new();
    cases.push(Case {
        kind: Kind::RoleOffer,
        given: vec![engagement(x, &carl(), offered())],
        by: vec![a],
        to: vec![c],
        settled: vec![engagement(x, &ayse(), E::RoleAccepted {})],
    });
    let x: PartyId = new();
    cases.push(Case {
        kind: Kind::Erasure,
        given: vec![party(x, &ayse(), P::ErasureRequested {})],
        by: Vec::new(),
        to: vec![a],
        settled: vec![party(
            x,
            &carl(),
            P::ErasureRefused {
                norm: "§ 35 BDSG".to_owned(),
            },
        )],
    });
    cases
}
