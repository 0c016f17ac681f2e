//! Entries that somebody disputes.

use coprod_core::{
    ContestOutcome, RoundTableRefusal as R, Side, round_table::MandateEffect, rules::Position,
    testing::id,
};

use crate::support::{
    answer, ayse, bert, by_the_town, carl, contest, dora, fay, gathered, invite, led, mandate,
    open, opened, position, propose, proposed, refused, simple, town,
};

#[test]
fn whom_an_entry_names_by_party_or_by_seat_may_contest_it() {
    let invited = gathered().and(&ayse(), invite("Dora", Side::Citizen));
    let entry = invited.acts().len();
    invited
        .clone()
        .when(&dora(), contest(&dora(), entry))
        .then_types(["EntryContested"]);
    let party = id("Carl");
    let refusal = refused(invited, &carl(), contest(&carl(), entry));
    let entry = entry as u64;
    assert_eq!(refusal, R::NotNamed { entry, party });
    let attended =
        crate::support::in_session(gathered()).and(&ayse(), crate::support::attend(&["town"]));
    let entry = attended.acts().len();
    attended
        .when(&town(), contest(&town(), entry))
        .then_types(["EntryContested"]);
}

#[test]
fn a_contest_is_answered_by_who_leads_or_another_member_and_never_by_the_contester() {
    let by = &bert();
    let contested = || {
        let spoke = led(simple())
            .and(by, propose(by, "swings", None))
            .and(&fay(), open("D", "swings"))
            .and(by, position("D", "Bert", Position::Agree));
        let entry = spoke.acts().len();
        (spoke.and(by, contest(by, entry)), entry)
    };
    let (table, entry) = contested();
    for answering in [fay(), ayse(), carl()] {
        table
            .clone()
            .when(
                &answering,
                answer(&answering, entry, ContestOutcome::Rejected),
            )
            .then_types(["ContestAnswered"]);
    }
    let own = answer(by, entry, ContestOutcome::Upheld);
    assert_eq!(refused(table.clone(), by, own), R::AnswersThemself);
    let outside = answer(&dora(), entry, ContestOutcome::Upheld);
    let refusal = refused(table, &dora(), outside);
    assert_eq!(refusal, R::NeitherMemberNorFacilitator);
}

#[test]
fn that_it_is_proven_the_side_that_relayed_it_cant_say() {
    let relayed = opened(simple())
        .relayed(by_the_town())
        .and(&bert(), position("D", "Bert", Position::Agree));
    let entry = relayed.acts().len();
    let contested = relayed.and(&bert(), contest(&bert(), entry));
    let side = Side::Citizen;
    let rejected = answer(&carl(), entry, ContestOutcome::Rejected);
    let refusal = refused(contested.clone(), &carl(), rejected);
    assert_eq!(refusal, R::NotTheirsToReject { side });
    for outcome in [ContestOutcome::Upheld, ContestOutcome::Corrected] {
        contested
            .clone()
            .when(&carl(), answer(&carl(), entry, outcome))
            .then_types(["ContestAnswered"]);
    }
}

#[test]
fn what_one_said_oneself_stands_though_it_is_contested() {
    let spoke = opened(simple()).and(&bert(), position("D", "Bert", Position::Agree));
    let entry = spoke.acts().len();
    let contested = spoke.and(&bert(), contest(&bert(), entry));
    let poll = contested.state().poll(id("D")).unwrap();
    assert_eq!(poll.positions[&id("Bert")], Position::Agree);
}

#[test]
fn a_mandate_the_other_side_relayed_binds_nobody_while_it_is_contested() {
    let mut by_a_neighbour = by_the_town();
    by_a_neighbour.side = Side::Citizen;
    let granted = proposed(simple())
        .relayed(by_a_neighbour)
        .and(&town(), mandate(MandateEffect::Binding));
    let entry = granted.acts().len();
    let opened = granted
        .and(&town(), contest(&town(), entry))
        .and(&ayse(), open("D", "swings"));
    let decision = opened.state().decision(id("D")).unwrap().open().unwrap();
    assert!(decision.mandates.is_empty());
}

#[test]
fn whatever_a_forged_acceptance_put_somebody_on_doesnt_hold_them() {
    let forged = gathered()
        .and(&town(), invite("Dora", Side::Professional))
        .relayed({
            let mut relayed = by_the_town();
            relayed.side = Side::Citizen;
            relayed
        })
        .and(
            &coprod_core::testing::professional("Dora"),
            crate::support::take("Dora"),
        );
    let entry = forged.acts().len();
    let contested = forged.and(&dora(), contest(&dora(), entry));
    let upheld = answer(&carl(), entry, ContestOutcome::Upheld);
    let freed = contested.and(&carl(), upheld);
    let invite = coprod_core::RoundTableCommand::InviteMember {
        seat: id("Dora again"),
        party: id("Dora"),
        side: Side::Citizen,
    };
    freed.when(&ayse(), invite).then_types(["MemberInvited"]);
}
