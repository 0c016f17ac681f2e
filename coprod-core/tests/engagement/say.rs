//! A real say: granted, made use of, answered each time.

use coprod_core::{
    Actor, Citation, EngagementCommand as C, EngagementEvent as E, EngagementRefusal as R,
    Followed, NotAdmitted, SayForm,
    engagement::Standing,
    testing::{id, moment},
};

use crate::support::{
    Told, active, ayse, dora, end, ended, grant_say, helped, refused, said, topic, town, wirth,
};

fn entry(told: &Told, sequence: u64) -> Citation {
    told.citation(sequence)
}

fn exercise(cited: Citation) -> C {
    C::ExerciseSay {
        say: id("books"),
        cited,
    }
}

fn respond(by: &Actor, cited: Citation) -> C {
    C::AnswerSay {
        say: id("books"),
        cited,
        followed: Followed::Partly,
        reason: said(by),
    }
}

/// A say is granted by entry 3 and made use of by entry 4, citing entry 2.
fn exercised() -> Told {
    let granted = active().and(&town(), grant_say());
    let cited = entry(&granted, 2);
    granted.and(&ayse(), exercise(cited))
}

#[test]
fn the_counterpart_grants_a_say_and_the_party_makes_use_of_it() {
    let counterpart = id("town");
    let refusal = refused(active(), &ayse(), grant_say());
    assert_eq!(refusal, R::NotTheCounterpart { counterpart });
    let granted = active().when(&town(), grant_say()).then([E::SayGranted {
        say: id("books"),
        topic: topic("culture/library/books"),
        form: SayForm::PROPOSAL,
    }]);
    let cited = entry(&granted, 2);
    for by in [town(), dora()] {
        let refusal = refused(granted.clone(), &by, exercise(cited.clone()));
        assert!(matches!(refusal, R::NotTheParty { .. }));
    }
    granted
        .when(&ayse(), exercise(cited.clone()))
        .then([E::SayExercised {
            say: id("books"),
            cited,
        }]);
}

#[test]
fn where_one_had_ones_say_must_stand_in_the_record() {
    let granted = active().and(&town(), grant_say());
    let citation = entry(&granted, 99);
    let refusal = refused(granted, &ayse(), exercise(citation.clone()));
    assert_eq!(
        refusal,
        R::NotAdmitted(NotAdmitted::NoSuchEntry { citation })
    );
    let cited = entry(&active(), 2);
    let refusal = refused(active(), &ayse(), exercise(cited.clone()));
    let say = id("books");
    assert_eq!(refusal, R::NoSuchSay { say });
    let refusal = refused(exercised(), &ayse(), exercise(cited.clone()));
    assert_eq!(refusal, R::AlreadyExercised { say, cited });
}

#[test]
fn each_use_is_answered_once_with_a_reason() {
    let told = exercised();
    let say = id("books");
    let (first, second) = (entry(&told, 2), entry(&told, 3));
    let refusal = refused(told.clone(), &ayse(), respond(&ayse(), first.clone()));
    assert!(matches!(refusal, R::NotTheCounterpart { .. }));
    let cited = second.clone();
    let refusal = refused(told.clone(), &town(), respond(&town(), second.clone()));
    assert_eq!(refusal, R::NoSuchExercise { say, cited });
    let answered = told
        .and(&ayse(), exercise(second.clone()))
        .when(&town(), respond(&town(), first.clone()))
        .then([E::SayAnswered {
            say,
            cited: first.clone(),
            followed: Followed::Partly,
            reason: said(&town()),
        }]);
    let cited = first.clone();
    let refusal = refused(answered.clone(), &town(), respond(&town(), first));
    assert_eq!(refusal, R::NoSuchExercise { say, cited });
    answered
        .when(&town(), respond(&town(), second))
        .then_types(["SayAnswered"]);
}

#[test]
fn who_speaks_for_an_organisation_must_be_entitled_to_on_the_say_s_topic() {
    active()
        .when(&wirth(), grant_say())
        .then_types(["SayGranted"]);
    let on_money = C::GrantSay {
        say: id("money"),
        topic: topic("money"),
        form: SayForm::HEARING,
    };
    let refusal = refused(active(), &wirth(), on_money);
    assert!(matches!(
        refusal,
        R::NotAdmitted(NotAdmitted::OutsideOfScope { .. })
    ));
}

#[test]
fn an_answer_is_owed_after_the_end_too_but_nothing_new_is_granted() {
    let cited = entry(&active(), 2);
    let over = exercised()
        .and(&ayse(), end(&ayse(), "2026-03-16"))
        .at(moment("2026-04-01T12:00:00Z"));
    over.when(&town(), respond(&town(), cited))
        .then_types(["SayAnswered"]);
    let standing = Standing::Ended;
    let refusal = refused(ended(), &town(), grant_say());
    assert_eq!(refusal, R::NotInForce { standing });
    assert_eq!(helped().state().say(id("books")), None);
}
