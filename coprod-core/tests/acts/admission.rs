//! The rules of admission, each with its yes and its no.

use coprod_core::{
    AutomationRule, By, Found, NotAdmitted as No, Party, PartyCommand, PartyRefusal, Side, Words,
    decide_on,
    party::PartyKind,
    testing::{Known, citizen, given, id, known, moment, neutral, noon, personal, words},
};

use super::people::*;

#[test]
fn whoever_stands_on_a_side_can_bind_themself() {
    for side in [Side::Citizen, Side::Professional] {
        assert_eq!(context(by(side), None).admit_commitment(), Ok(()));
    }
}

#[test]
fn the_neutral_bind_themselves_to_nothing() {
    assert_eq!(
        context(by(Side::Neutral), None).admit_commitment(),
        Err(No::NeutralCannotCommit)
    );
}

#[test]
fn the_neutral_order_their_own_affairs_all_the_same() {
    assert_eq!(context(by(Side::Neutral), None).admit_binding(), Ok(()));
    club_registered()
        .when(&neutral("Nina"), grant("Nina", resolution()))
        .then_types(["RepresentationGranted"]);
}

#[test]
fn an_automation_binds_nobody_but_may_do_what_binds_nobody() {
    club_registered()
        .when(&automation(), grant("Birte", resolution()))
        .then_refused(&No::AutomationCannotCommit.into());
    club_registered()
        .when(
            &automation(),
            PartyCommand::FenceErasure {
                basis: resolution(),
            },
        )
        .then_types(["ErasureFenced"]);
}

#[test]
fn who_speaks_for_an_organisation_has_a_representation_in_force() {
    let act = |at| {
        club_with_board()
            .at(at)
            .when(&board(), grant("Deniz", resolution()))
    };
    act(noon()).then_types(["RepresentationGranted"]);
    let too_early = moment("2026-03-02T11:59:59.999999Z");
    act(too_early).then_refused(
        &No::NotRepresented {
            person: id("Birte"),
            organisation: club(),
            at: too_early,
        }
        .into(),
    );
}

#[test]
fn nobody_speaks_for_an_organisation_without_a_representation() {
    for (person, organisation) in [("Mallory", club()), ("Birte", id("Another club"))] {
        club_with_board()
            .when(
                &citizen(person).speaking_for(organisation),
                PartyCommand::RequestErasure,
            )
            .then_refused(
                &No::NotRepresented {
                    person: id(person),
                    organisation,
                    at: noon(),
                }
                .into(),
            );
    }
}

#[test]
fn a_representation_is_looked_up_in_the_organisations_own_stream() {
    let contact = || PartyCommand::RecordContact {
        contact: personal(id("Ayşe"), "somewhere"),
    };
    let ayse = || {
        given::<Party>(id("Ayşe"), []).and(
            &citizen("Birte"),
            PartyCommand::RegisterParty {
                kind: PartyKind::Person,
                name: None,
            },
        )
    };
    ayse()
        .knowing(Known::default().party(&club_with_board()))
        .when(&board(), contact())
        .then_refused(&PartyRefusal::NotForOthers);
    ayse().when(&board(), contact()).then_refused(
        &No::NotRepresented {
            person: id("Birte"),
            organisation: club(),
            at: noon(),
        }
        .into(),
    );
}

#[test]
fn the_record_says_how_far_the_organisations_stream_was_read() {
    let told = club_with_board()
        .when(&board(), grant("Deniz", resolution()))
        .then_types(["RepresentationGranted"]);
    let By::Party {
        on_behalf_of: Some(spoken_for),
        ..
    } = &told.acts().last().unwrap().by
    else {
        panic!("Birte spoke for the club");
    };
    assert_eq!((spoken_for.party, spoken_for.sequence), (club(), 2));
}

#[test]
fn a_contested_representation_accepts_nothing_but_may_still_speak() {
    let birte = citizen("Birte");
    let contested = club_with_board().and(
        &birte,
        PartyCommand::ContestEntry {
            entry: 2,
            reason: words(&birte, "never elected"),
        },
    );
    contested
        .clone()
        .when(&board(), grant("Deniz", resolution()))
        .then_refused(
            &No::RepresentationContested {
                person: id("Birte"),
                organisation: club(),
            }
            .into(),
        );
    let kind = PartyKind::Person;
    given::<Party>(id("Ayşe"), [])
        .knowing(known().party(&contested))
        .when(&board(), PartyCommand::RegisterParty { kind, name: None })
        .then_types(["PartyRegistered"]);
}

#[test]
fn nobody_relays_their_own_act() {
    let register = || PartyCommand::RegisterParty {
        kind: PartyKind::Person,
        name: None,
    };
    let nothing = || given::<Party>(id("Ayşe"), []);
    nothing()
        .relayed(typed_by("Ayşe", Side::Citizen, None))
        .when(&citizen("Ayşe"), register())
        .then_refused(
            &No::RelayedByOneself {
                recorder: id("Ayşe"),
            }
            .into(),
        );
    let told = nothing()
        .relayed(typed_by("Birte", Side::Citizen, None))
        .when(&citizen("Ayşe"), register())
        .then_types(["PartyRegistered"]);
    assert_eq!(
        told.acts()[0].relayed,
        Some(typed_by("Birte", Side::Citizen, None))
    );
}

#[test]
fn what_the_other_side_typed_binds_only_with_a_document() {
    use Side::{Citizen, Neutral, Professional};
    let bound = |acting, recording, document| {
        let relayed = Some(typed_by("Clerk", recording, document));
        context(by(acting), relayed).admit_commitment()
    };
    for (acting, recording) in [(Citizen, Professional), (Professional, Citizen)] {
        assert_eq!(
            bound(acting, recording, None),
            Err(No::RelayNeedsDocument {
                by: Some(acting),
                recorder: recording,
            })
        );
        assert_eq!(bound(acting, recording, Some(document())), Ok(()));
        assert_eq!(bound(acting, acting, None), Ok(()));
        assert_eq!(bound(acting, Neutral, None), Ok(()));
    }
}

#[test]
fn what_binds_nobody_is_relayed_by_the_other_side_without_a_document() {
    let relayed = Some(typed_by("Clerk", Side::Professional, None));
    let context = context(by(Side::Citizen), relayed);
    assert!(context.is_relayed_by_other_side());
    assert_eq!(context.admit(&[]), Ok(()));
}

#[test]
fn a_persons_words_are_their_own() {
    let ayse = context(by(Side::Citizen), None);
    let not_hers = Err(No::WordsNotTheSpeakers {
        speaker: id("Ayşe"),
    });
    let own = personal(id("Ayşe"), "so it was").into();
    let of_others = personal(id("Birte"), "so it was").into();
    let plain = Words::from("so it was");
    assert_eq!(ayse.admit(&[&own]), Ok(()));
    assert_eq!(ayse.admit(&[&own, &of_others]), not_hers);
    assert_eq!(ayse.admit(&[&plain]), not_hers);
}

#[test]
fn an_organisations_words_are_plain() {
    club_with_board()
        .when(&board(), end("Birte", "moved away".into()))
        .then_types(["RepresentationEnded"]);
    for subject in [id("Birte"), club()] {
        club_with_board()
            .when(
                &board(),
                end("Birte", personal(subject, "moved away").into()),
            )
            .then_refused(&No::WordsNotPlain.into());
    }
}

#[test]
fn an_automations_words_are_plain() {
    let rule = AutomationRule::new("carry_out_decision").unwrap();
    let automation = coprod_core::Automation { rule };
    let context = context(By::Automation { automation }, None);
    assert_eq!(context.admit(&[&Words::from("overdue")]), Ok(()));
    let personal = personal(id("Ayşe"), "overdue").into();
    assert_eq!(context.admit(&[&personal]), Err(No::WordsNotPlain));
}

#[test]
fn deciding_without_having_looked_up_refuses_rather_than_trusts() {
    let told = club_with_board();
    let command = coprod_core::Command::new(club(), board(), noon(), grant("Deniz", resolution()));
    assert_eq!(
        decide_on(told.state(), command, Found::default()),
        Err(No::NotRepresented {
            person: id("Birte"),
            organisation: club(),
            at: noon(),
        }
        .into())
    );
}
