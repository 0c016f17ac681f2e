//! Erasing a party's data: asked, refused by norm or fenced, completed.

use coprod_core::{
    PartyEvent as Did, PartyRefusal as No, Side,
    party::PartyKind,
    testing::{Specification, id, personal, words},
};

use super::people::*;

fn refuse() -> Do {
    Do::RefuseErasure {
        norm: "§ 147 AO".into(),
    }
}

fn fence() -> Do {
    Do::FenceErasure { basis: office() }
}

fn complete() -> Do {
    Do::CompleteErasure {
        checked: vec!["snapshots".into()],
    }
}

fn asked() -> Specification<coprod_core::Party> {
    ayse_named().and(&ayse(), Do::RequestErasure)
}

fn fenced() -> Specification<coprod_core::Party> {
    asked().and(&clerk(), fence())
}

#[test]
fn a_party_asks_for_its_own_erasure_also_by_telephone() {
    ayse_named()
        .relayed(typed_by("Clerk", Side::Professional))
        .when(&ayse(), Do::RequestErasure)
        .then([Did::ErasureRequested {}]);
}

#[test]
fn nobody_asks_for_the_erasure_of_others() {
    ayse_named()
        .when(&birte(), Do::RequestErasure)
        .then_refused(&No::NotForOthers);
    nothing_known()
        .when(&ayse(), Do::RequestErasure)
        .then_refused(&No::NotRegistered);
}

#[test]
fn who_speaks_on_some_topics_only_does_not_ask_for_the_erasure_of_the_whole() {
    club_with_carer()
        .when(&carer(), Do::RequestErasure)
        .then_refused(&No::ScopeTooNarrow { person: id("Cem") });
    club_with_carer()
        .when(&board(), Do::RequestErasure)
        .then_types(["ErasureRequested"]);
}

#[test]
fn a_party_asks_for_its_erasure_also_after_it_became_another() {
    ayse_named()
        .and(&ayse(), Do::MergeParty { into: id("Birte") })
        .when(&ayse(), Do::RequestErasure)
        .then_types(["ErasureRequested"]);
}

#[test]
fn an_erasure_is_asked_for_once_until_it_is_answered() {
    asked()
        .when(&ayse(), Do::RequestErasure)
        .then_refused(&No::ErasureAskedAlready);
    asked()
        .and(&clerk(), refuse())
        .when(&ayse(), Do::RequestErasure)
        .then_types(["ErasureRequested"]);
}

#[test]
fn an_erasure_is_refused_by_a_norm() {
    asked().when(&clerk(), refuse()).then([Did::ErasureRefused {
        norm: "§ 147 AO".into(),
    }]);
    asked()
        .when(&clerk(), Do::RefuseErasure { norm: "  ".into() })
        .then_refused(&No::NoNormNamed);
}

#[test]
fn only_an_erasure_asked_for_is_refused() {
    ayse_named()
        .when(&clerk(), refuse())
        .then_refused(&No::NoErasureAsked);
    fenced()
        .when(&clerk(), refuse())
        .then_refused(&No::NoErasureAsked);
}

#[test]
fn nobody_refuses_their_own_erasure() {
    asked()
        .when(&ayse(), refuse())
        .then_refused(&No::RefusesItsOwnErasure);
}

#[test]
fn erasing_begins_with_the_fence_asked_for_or_not() {
    for before in [asked(), ayse_named()] {
        before
            .when(&clerk(), fence())
            .then([Did::ErasureFenced { basis: office() }]);
    }
    nothing_known()
        .when(&clerk(), fence())
        .then_refused(&No::NotRegistered);
}

#[test]
fn nothing_new_is_recorded_about_a_party_being_erased() {
    let contact = || personal(id("Ayşe"), "nowhere");
    let field = coprod_core::party::PersonalField::Name;
    let erased = || fenced().and(&clerk(), complete());
    for before in [fenced, erased] {
        for command in [
            Do::RecordContact { contact: contact() },
            Do::CorrectPersonalData {
                field,
                value: contact(),
            },
            Do::MergeParty { into: id("Birte") },
            Do::RequestErasure,
            Do::FenceErasure { basis: office() },
            Do::ContestEntry {
                entry: 1,
                reason: words(&ayse(), "not so"),
            },
        ] {
            before()
                .when(&ayse(), command)
                .then_refused(&No::BeingErased);
        }
        before()
            .when(&clerk(), register(PartyKind::Person))
            .then_refused(&No::AlreadyRegistered);
    }
}

#[test]
fn an_erasure_is_completed_once_and_says_what_was_checked() {
    fenced()
        .when(&clerk(), complete())
        .then([Did::ErasureCompleted {
            checked: vec!["snapshots".into()],
        }])
        .when(&clerk(), complete())
        .then_refused(&No::ErasedAlready);
    for checked in [vec![], vec![" ".to_owned()]] {
        fenced()
            .when(&clerk(), Do::CompleteErasure { checked })
            .then_refused(&No::NothingChecked);
    }
}

#[test]
fn no_erasure_is_completed_before_the_fence() {
    for before in [asked(), ayse_named(), nothing_known()] {
        before
            .when(&clerk(), complete())
            .then_refused(&No::NotFenced);
    }
}
