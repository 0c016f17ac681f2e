//! Entries that somebody disputes.

use coprod_core::{
    AllowanceNorm, ContestOutcome, EngagementCommand as C, EngagementEvent as E,
    EngagementRefusal as R, Followed, Side,
    engagement::{AllowanceCaps, ImbalanceAnswer, Standing},
    testing::{citizen, day, id, professional, relayed_with_proof},
};

use crate::support::{
    Told, active, answer, ayse, claimed, confirm, contest, dispute, dora, end, euro, fay,
    grant_say, helped, notice, offer_by, offered, reaction, record, refuse, refused, reimburse,
    said, standing, time, town, unoffered, wirth,
};

fn by_the_clerk() -> coprod_core::Relayed {
    relayed_with_proof(&professional("clerk"), "form 3")
}

/// The town's clerk says, by entry 2, that Ayşe has accepted.
fn relayed() -> Told {
    offered()
        .relayed(by_the_clerk())
        .and(&ayse(), C::AcceptRole {})
}

/// She says she hasn't.
fn contested() -> Told {
    relayed().and(&ayse(), contest(&ayse(), 2))
}

#[test]
fn an_acceptance_the_other_side_relayed_is_void_while_it_is_contested() {
    assert_eq!(standing(&relayed()), Standing::Active);
    assert_eq!(standing(&contested()), Standing::Offered);
    let refusal = refused(contested(), &ayse(), record("x", time(10, "2026-03-01")));
    assert_eq!(refusal, R::AgreementContested { entry: 2 });
    let refusal = refused(contested(), &town(), end(&town(), "2026-06-30"));
    assert_eq!(refusal, R::AgreementContested { entry: 2 });
}

#[test]
fn only_somebody_neutral_says_that_it_is_proven() {
    let proven = answer(&town(), 2, ContestOutcome::Rejected);
    let refusal = refused(contested(), &town(), proven);
    assert_eq!(refusal, R::NotTheirsToReject { entry: 2 });
    let again = contested()
        .when(&fay(), answer(&fay(), 2, ContestOutcome::Rejected))
        .then_types(["ContestAnswered"]);
    assert_eq!(standing(&again), Standing::Active);
}

#[test]
fn what_was_never_accepted_can_be_accepted_or_declined() {
    for outcome in [ContestOutcome::Upheld, ContestOutcome::Corrected] {
        let open = contested().and(&town(), answer(&town(), 2, outcome));
        assert_eq!(standing(&open), Standing::Offered);
        let refusal = refused(open.clone(), &town(), end(&town(), "2026-06-30"));
        let standing_now = Standing::Offered;
        assert_eq!(
            refusal,
            R::NotInForce {
                standing: standing_now
            }
        );
        let own = open.clone().and(&ayse(), C::AcceptRole {});
        assert_eq!(standing(&own), Standing::Active);
        let no = open.and(&ayse(), C::DeclineRole { reason: None });
        assert_eq!(standing(&no), Standing::Declined);
    }
}

#[test]
fn from_hands_that_were_contested_nothing_binding_is_taken_any_more() {
    let refusal = contested()
        .relayed(by_the_clerk())
        .when(&ayse(), C::AcceptRole {})
        .refusal();
    assert_eq!(refusal, R::RelayDistrusted { entry: 2 });
    contested()
        .when(&ayse(), C::AcceptRole {})
        .then_types(["RoleAccepted"]);
}

#[test]
fn what_one_said_oneself_stands_though_it_is_contested() {
    let told = active().and(&ayse(), contest(&ayse(), 2));
    assert_eq!(standing(&told), Standing::Active);
}

#[test]
fn an_offer_that_was_never_made_is_over() {
    let forged = unoffered()
        .relayed(by_the_clerk())
        .and(&ayse(), offer_by(&ayse(), Side::Citizen))
        .and(&town(), C::AcceptRole {});
    assert_eq!(standing(&forged), Standing::Active);
    let contested = forged.and(&ayse(), contest(&ayse(), 1));
    assert_eq!(standing(&contested), Standing::Offered);
    let refusal = refused(contested.clone(), &town(), C::AcceptRole {});
    assert_eq!(refusal, R::AgreementContested { entry: 1 });
    let over = contested.and(&town(), answer(&town(), 1, ContestOutcome::Upheld));
    assert_eq!(standing(&over), Standing::Withdrawn);
}

#[test]
fn an_end_and_other_terms_that_were_relayed_are_void_too() {
    let ended = active()
        .relayed(by_the_clerk())
        .and(&ayse(), end(&ayse(), "2026-03-16"));
    assert_eq!(ended.state().last_day(), Some(day("2026-03-16")));
    let contested = ended.and(&ayse(), contest(&ayse(), 3));
    assert_eq!(contested.state().last_day(), None);

    let propose = C::ProposeRevision {
        revision: id("longer"),
        scope: said(&town()),
        notice_days: notice(90),
    };
    let accept = C::AcceptRevision {
        revision: id("longer"),
    };
    let revised = active()
        .and(&town(), propose)
        .relayed(by_the_clerk())
        .and(&ayse(), accept);
    assert_eq!(revised.state().notice_days(), Some(notice(90)));
    let contested = revised.and(&ayse(), contest(&ayse(), 4));
    assert_eq!(contested.state().notice_days(), Some(notice(14)));
}

#[test]
fn a_forged_acceptance_holds_nobody_on_the_side_on_which_it_put_them() {
    let on_her_side = citizen("Ms Vogt").speaking_for(id("town"));
    let forged = unoffered()
        .and(&ayse(), offer_by(&ayse(), Side::Citizen))
        .relayed(relayed_with_proof(&ayse(), "letter"))
        .and(&on_her_side, C::AcceptRole {})
        .and(&town(), contest(&town(), 2));
    let freed = forged.and(&ayse(), answer(&ayse(), 2, ContestOutcome::Upheld));
    freed
        .when(&town(), C::AcceptRole {})
        .then_types(["RoleAccepted"]);
}

#[test]
fn a_no_that_was_relayed_is_void_too() {
    let no = offered()
        .relayed(by_the_clerk())
        .and(&ayse(), C::DeclineRole { reason: None })
        .and(&ayse(), contest(&ayse(), 2));
    no.when(&ayse(), C::AcceptRole {})
        .then_types(["RoleAccepted"]);
}

#[test]
fn either_contests_any_entry_and_a_third_person_only_where_they_are_named() {
    for by in [ayse(), town()] {
        helped()
            .when(&by, contest(&by, 3))
            .then_types(["EntryContested"]);
    }
    let party = id("Dora");
    let refusal = refused(helped(), &dora(), contest(&dora(), 3));
    assert_eq!(refusal, R::NotNamed { entry: 3, party });
    let typed = offered()
        .relayed(relayed_with_proof(&dora(), "letter"))
        .and(&ayse(), C::AcceptRole {});
    typed
        .when(&dora(), contest(&dora(), 2))
        .then_types(["EntryContested"]);
    let refusal = refused(contested(), &ayse(), contest(&ayse(), 2));
    assert_eq!(refusal, R::AlreadyContested { entry: 2 });
}

#[test]
fn who_contests_doesnt_answer_nor_whoever_speaks_for_the_same() {
    let contested = helped().and(&town(), contest(&town(), 3));
    for by in [town(), wirth()] {
        let refusal = refused(
            contested.clone(),
            &by,
            answer(&by, 3, ContestOutcome::Upheld),
        );
        assert_eq!(refusal, R::AnswersThemself);
    }
    for by in [ayse(), fay()] {
        contested
            .clone()
            .when(&by, answer(&by, 3, ContestOutcome::Rejected))
            .then([E::ContestAnswered {
                entry: 3,
                outcome: ContestOutcome::Rejected,
                reason: coprod_core::testing::words(&by, "asked and looked up"),
            }]);
    }
    let stranger = citizen("Emre");
    for (by, expected) in [
        (stranger, R::NotTheirsToAnswer),
        (reaction(), R::NotForAutomations),
    ] {
        let refusal = refused(
            contested.clone(),
            &by,
            answer(&by, 3, ContestOutcome::Upheld),
        );
        assert_eq!(refusal, expected);
    }
    let neutral_now = coprod_core::testing::neutral("Ms Vogt");
    let hers = contested.when(
        &neutral_now,
        answer(&neutral_now, 3, ContestOutcome::Rejected),
    );
    assert_eq!(hers.refusal(), R::AnswersThemself);
}

#[test]
fn what_turns_out_not_to_be_so_is_undone_and_owed_again() {
    let expense = id("ticket");
    let mistyped = claimed().and(&town(), reimburse("ticket", euro(20)));
    let contested = mistyped.and(&ayse(), contest(&ayse(), 4));
    let settled = |told: &Told| told.state().expense(expense).unwrap().is_settled();
    assert!(settled(&contested));
    let rejected = contested
        .clone()
        .and(&town(), answer(&town(), 4, ContestOutcome::Rejected));
    assert!(settled(&rejected));
    let undone = contested.and(&town(), answer(&town(), 4, ContestOutcome::Upheld));
    assert!(!settled(&undone));
    undone
        .when(&town(), reimburse("ticket", euro(2)))
        .then_types(["ExpenseReimbursed"]);

    let refused = claimed()
        .and(&town(), refuse("ticket"))
        .and(&ayse(), contest(&ayse(), 4))
        .and(&town(), answer(&town(), 4, ContestOutcome::Corrected));
    assert!(!settled(&refused));

    helped()
        .and(&town(), confirm("Sunday"))
        .and(&ayse(), contest(&ayse(), 4))
        .and(&town(), answer(&town(), 4, ContestOutcome::Upheld))
        .when(&town(), dispute("Sunday"))
        .then_types(["ContributionDisputed"]);
}

#[test]
fn an_answer_that_was_none_is_owed_again() {
    let raise = C::RaiseImbalance {
        imbalance: id("nights"),
        ground: said(&ayse()),
    };
    let respond = C::AnswerImbalance {
        imbalance: id("nights"),
        answer: ImbalanceAnswer::Reason(said(&town())),
    };
    let owed = active()
        .and(&ayse(), raise)
        .and(&town(), respond)
        .and(&ayse(), contest(&ayse(), 4))
        .and(&fay(), answer(&fay(), 4, ContestOutcome::Upheld));
    assert_eq!(owed.state().imbalances_owed().count(), 1);

    let cited = active().citation(2);
    let exercise = C::ExerciseSay {
        say: id("books"),
        cited: cited.clone(),
    };
    let respond = || C::AnswerSay {
        say: id("books"),
        cited: cited.clone(),
        followed: Followed::Not,
        reason: said(&town()),
    };
    active()
        .and(&town(), grant_say())
        .and(&ayse(), exercise)
        .and(&town(), respond())
        .and(&ayse(), contest(&ayse(), 5))
        .and(&town(), answer(&town(), 5, ContestOutcome::Upheld))
        .when(&town(), respond())
        .then_types(["SayAnswered"]);
}

#[test]
fn an_allowance_that_was_never_granted_warns_nobody() {
    let allow = C::GrantAllowance {
        allowance: id("2026"),
        amount: euro(961),
        norm: AllowanceNorm::ESTG_3_26A,
        year: 2026,
    };
    let granted = active().and(&town(), allow);
    let warnings = |told: &Told| {
        told.state()
            .allowance_warnings(&AllowanceCaps::default())
            .len()
    };
    assert_eq!(warnings(&granted), 1);
    let never = granted
        .and(&ayse(), contest(&ayse(), 3))
        .and(&town(), answer(&town(), 3, ContestOutcome::Upheld));
    assert_eq!(warnings(&never), 0);
}

#[test]
fn who_notes_something_on_no_side_can_still_accept_on_one() {
    let note = C::NotePrerequisite {
        kind: coprod_core::PrerequisiteKind::INSURANCE,
        details: coprod_core::testing::personal(id("Ayşe"), "since May"),
    };
    let neutral = coprod_core::testing::neutral("Ms Vogt").speaking_for(id("town"));
    unoffered()
        .and(&ayse(), offer_by(&ayse(), Side::Citizen))
        .and(&neutral, note)
        .when(&town(), C::AcceptRole {})
        .then_types(["RoleAccepted"]);
}
