//! Who sits, who speaks, who goes.

use coprod_core::{
    Actor, ContestOutcome, NotAdmitted, RoundTableCommand as C, RoundTableEvent as E,
    RoundTableRefusal as R, Side,
    round_table::{Occupancy, SeatEnd},
    rules::Position,
    testing::{citizen, id, professional},
};

use crate::support::{
    answer, ayse, bert, by_the_town, contest, convened, dora, gathered, invite, opened, position,
    refused, said, simple, take, take_for_town, town, wirth,
};

#[test]
fn a_seat_is_taken_by_whom_it_is_kept_for() {
    let invited = convened().and(&town(), invite("Ayşe", Side::Citizen));
    let refusal = refused(invited.clone(), &bert(), take("Ayşe"));
    let party = id("Ayşe");
    let seat = id("Ayşe");
    assert_eq!(refusal, R::NotTheirSeat { seat, party });
    invited.when(&ayse(), take("Ayşe")).then([E::MemberSeated {
        seat,
        party,
        side: Side::Citizen,
        person: None,
        deputy: None,
    }]);
}

#[test]
fn what_the_other_side_relays_needs_a_document_and_what_ones_own_relays_does_not() {
    let invited = || convened().and(&town(), invite("Ayşe", Side::Citizen));
    let mut relayed = by_the_town();
    relayed.document = None;
    let refusal = refused(invited().relayed(relayed.clone()), &ayse(), take("Ayşe"));
    assert!(matches!(
        refusal,
        R::NotAdmitted(NotAdmitted::RelayNeedsDocument { .. })
    ));
    relayed.side = Side::Citizen;
    invited()
        .relayed(relayed)
        .when(&ayse(), take("Ayşe"))
        .then_types(["MemberSeated"]);
}

#[test]
fn an_organisation_names_who_speaks_and_takes_its_seat_again_for_another() {
    let table = opened(simple())
        .and(&town(), position("D", "town", Position::Agree))
        .when(&town(), take_for_town("Mr Wirth"))
        .then_types(["MemberSeated"]);
    let refusal = refused(
        table.clone(),
        &town(),
        position("D", "town", Position::Object),
    );
    let (seat, speaker) = (id("town"), id("Mr Wirth"));
    assert_eq!(refusal, R::NotTheSpeaker { seat, speaker });
    table
        .when(&wirth(), position("D", "town", Position::Object))
        .then_types(["PositionTaken"]);
}

#[test]
fn who_speaks_for_an_organisation_does_so_in_its_name() {
    let vogt = professional("Ms Vogt");
    let refusal = refused(
        opened(simple()),
        &vogt,
        position("D", "town", Position::Agree),
    );
    assert!(matches!(refusal, R::NotTheSpeaker { .. }));
}

#[test]
fn nobody_acts_for_both_sides() {
    let vogt = citizen("Ms Vogt");
    let table = gathered().and(&ayse(), invite("Dora", Side::Professional));
    let refusal = refused(
        table,
        &vogt,
        C::AskAdvice {
            proposal: id("swings"),
            of: Vec::new(),
        },
    );
    let side = Side::Professional;
    assert_eq!(
        refusal,
        R::OnAnotherSide {
            party: id("Ms Vogt"),
            side
        }
    );
    let invite = C::InviteMember {
        seat: id("another"),
        party: id("Bert"),
        side: Side::Professional,
    };
    let refusal = refused(gathered(), &ayse(), invite);
    assert!(matches!(refusal, R::OnAnotherSide { .. }));
}

#[test]
fn a_deputy_speaks_as_long_as_the_holder_hasnt() {
    let name = C::NameDeputy {
        seat: id("Bert"),
        person: id("Dora"),
    };
    let table = opened(simple())
        .and(&bert(), name)
        .when(&dora(), position("D", "Bert", Position::Object))
        .then_types(["PositionTaken"])
        .and(&dora(), position("D", "Bert", Position::Abstain))
        .when(&bert(), position("D", "Bert", Position::Agree))
        .then_types(["PositionTaken"]);
    let seat = id("Bert");
    let open = table.state().decision(id("D")).unwrap().open().unwrap();
    assert_eq!(open.position(seat), Some(Position::Agree));
    let refusal = refused(table, &dora(), position("D", "Bert", Position::Object));
    assert_eq!(refusal, R::HolderHasSpoken { seat });
}

#[test]
fn whoever_sits_themself_is_nobodys_deputy() {
    let name = C::NameDeputy {
        seat: id("Bert"),
        person: id("Dora"),
    };
    let table = opened(simple())
        .and(&bert(), name)
        .and(&ayse(), invite("Dora", Side::Citizen))
        .and(&dora(), take("Dora"));
    let refusal = refused(table, &dora(), position("D", "Bert", Position::Object));
    assert!(matches!(refusal, R::SpeaksFromAnotherSeat { .. }));
}

#[test]
fn an_acceptance_the_other_side_relayed_is_void_once_contested_until_it_is_proven() {
    let relayed = gathered()
        .and(&town(), invite("Dora", Side::Citizen))
        .relayed(by_the_town())
        .and(&dora(), take("Dora"));
    let entry = relayed.acts().len();
    let contested = relayed.and(&dora(), contest(&dora(), entry));
    let seat = |table: &crate::support::Table| table.state().seat(id("Dora")).unwrap().clone();
    assert!(!seat(&contested).is_eligible());

    let rejected = answer(&bert(), entry, ContestOutcome::Rejected);
    let proven = contested.clone().and(&bert(), rejected);
    assert!(seat(&proven).is_eligible());

    let upheld = answer(&town(), entry, ContestOutcome::Upheld);
    let void = contested.clone().and(&town(), upheld);
    let never = Occupancy::Ended(SeatEnd::NeverTaken);
    assert_eq!(seat(&void).occupancy, never);

    let anew = contested.and(&dora(), take("Dora"));
    assert!(seat(&anew).is_eligible());
    let too_late = answer(&town(), entry, ContestOutcome::Upheld);
    assert!(seat(&anew.and(&town(), too_late)).is_eligible());
}

#[test]
fn who_leaves_stays_in_what_was_opened_and_their_position_stands() {
    let leave = C::LeaveSeat {
        seat: id("Bert"),
        reason: said(&bert()),
    };
    let table = opened(simple())
        .and(&bert(), position("D", "Bert", Position::Agree))
        .and(&bert(), leave);
    let poll = table.state().poll(id("D")).unwrap();
    assert_eq!(poll.electorate.len(), 4);
    assert_eq!(poll.positions[&id("Bert")], Position::Agree);
}

#[test]
fn an_automation_vacates_a_seat_and_takes_none() {
    let vacate = |by: &Actor| C::VacateSeat {
        seat: id("Bert"),
        reason: said(by),
    };
    let automation = crate::support::automation();
    gathered()
        .when(&automation, vacate(&automation))
        .then_types(["SeatVacated"]);
    let invited = gathered().and(&ayse(), invite("Dora", Side::Citizen));
    let refusal = refused(invited, &automation, take("Dora"));
    assert_eq!(refusal, R::NotAdmitted(NotAdmitted::AutomationCannotCommit));
    let refusal = refused(gathered(), &dora(), vacate(&dora()));
    assert_eq!(refusal, R::NeitherConvenerNorMember);
}
