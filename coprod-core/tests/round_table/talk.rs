//! Topics, proposals, advice, stepping back.

use coprod_core::{
    Followed, NotAdmitted, RoundTableCommand as C, RoundTableEvent as E, RoundTableRefusal as R,
    round_table::{Closing, Recusal},
    rules::{Lapse, NotReady, Position, Rule},
    testing::id,
};

use crate::support::{
    amend, automation, ayse, bert, carl, close, consent, constituted, dora, fay, led, object, open,
    opened, own, position, propose, proposed, refused, said, simple, topic, town,
};

#[test]
fn a_topic_arises_from_an_entry_that_exists() {
    let raise = |sequence| C::RaiseTopic {
        topic: topic("care"),
        words: "an imbalance was noticed".into(),
        arises_from: Some(own(sequence)),
    };
    constituted(simple())
        .when(&automation(), raise(1))
        .then_types(["TopicRaised"]);
    let refusal = refused(constituted(simple()), &town(), raise(99));
    let citation = own(99);
    assert_eq!(
        refusal,
        R::NotAdmitted(NotAdmitted::NoSuchEntry { citation })
    );
}

#[test]
fn an_automation_raises_nothing_out_of_nowhere() {
    let raise = C::RaiseTopic {
        topic: topic("care"),
        words: "just so".into(),
        arises_from: None,
    };
    let refusal = refused(constituted(simple()), &automation(), raise);
    assert_eq!(refusal, R::NeitherMemberNorFacilitator);
}

#[test]
fn who_leads_the_talk_tables_and_amends_for_others() {
    let tabled = led(simple())
        .when(&fay(), propose(&fay(), "sand", None))
        .then_types(["ProposalTabled"])
        .and(&ayse(), propose(&ayse(), "swings", None));
    tabled
        .when(&fay(), amend(&fay(), "swings", &[]))
        .then_types(["ProposalAmended"]);
    let refusal = refused(
        constituted(simple()),
        &dora(),
        propose(&dora(), "sand", None),
    );
    assert_eq!(refusal, R::NeitherMemberNorFacilitator);
}

#[test]
fn amending_names_the_objections_it_meets_and_lapses_the_open_decision() {
    let by = &ayse();
    let text = coprod_core::testing::words(by, "new swings and a bench");
    let table = opened(consent())
        .and(&bert(), object(&bert(), "D", "Bert"))
        .when(by, amend(by, "swings", &["Bert"]))
        .then([
            E::ProposalAmended {
                proposal: id("swings"),
                version: 2,
                text,
            },
            E::ObjectionIntegrated {
                decision: id("D"),
                seat: id("Bert"),
                version: 2,
            },
            E::DecisionLapsed {
                decision: id("D"),
                why: Lapse::ProposalAmended,
            },
        ]);
    table
        .when(by, open("E", "swings"))
        .then_types(["DecisionOpened"]);
}

#[test]
fn nobody_integrates_an_objection_twice_or_one_that_nobody_made() {
    let by = &ayse();
    let objected = || opened(consent()).and(&bert(), object(&bert(), "D", "Bert"));
    let seat = id("Bert");
    let refusal = refused(objected(), by, amend(by, "swings", &["Bert", "Bert"]));
    assert_eq!(refusal, R::NamedTwice { seat });
    let seat = id("Carl");
    let refusal = refused(objected(), by, amend(by, "swings", &["Carl"]));
    assert_eq!(refusal, R::NoObjectionToIntegrate { seat });
}

#[test]
fn withdrawing_a_proposal_lapses_what_is_being_decided() {
    let withdraw = || C::WithdrawProposal {
        proposal: id("swings"),
    };
    let refusal = refused(opened(simple()), &bert(), withdraw());
    assert!(matches!(refusal, R::NotTheProposer { .. }));
    let table = opened(simple())
        .when(&ayse(), withdraw())
        .then_types(["ProposalWithdrawn", "DecisionLapsed"]);
    let lapsed = Closing::Lapsed(Lapse::ProposalWithdrawn);
    assert_eq!(table.state().closing(id("D")), Some(&lapsed));
}

#[test]
fn under_advice_the_decider_asks_and_answers_before_deciding() {
    let by = &carl();
    let decider = id("Carl");
    let ask = C::AskAdvice {
        proposal: id("swings"),
        of: vec![id("Dora")],
    };
    let advise = C::GiveAdvice {
        advice: id("advice"),
        proposal: id("swings"),
        text: said(&dora()),
    };
    let answer = C::AnswerAdvice {
        advice: id("advice"),
        followed: Followed::Not,
        reason: said(by),
    };
    let spoken = opened(Rule::Advice { decider })
        .and(by, position("D", "Carl", Position::Agree))
        .at(crate::support::tomorrow());
    let refusal = refused(spoken.clone(), by, close("D"));
    assert_eq!(refusal, R::NotReady(NotReady::AdviceNotAsked));
    let advised = spoken.and(by, ask).and(&dora(), advise);
    let refusal = refused(advised.clone(), by, close("D"));
    let count = 1;
    assert_eq!(refusal, R::NotReady(NotReady::AdviceUnanswered { count }));
    let refusal = refused(
        advised.clone(),
        &bert(),
        C::AnswerAdvice {
            advice: id("advice"),
            followed: Followed::Followed,
            reason: said(&bert()),
        },
    );
    assert!(matches!(refusal, R::NotTheirsToAnswer { .. }));
    advised
        .and(by, answer)
        .when(by, close("D"))
        .then_types(["DecisionReached"]);
}

#[test]
fn who_steps_back_from_a_matter_has_no_voice_in_it_nor_in_those_below() {
    let recuse = |key: &str| C::RecuseMember {
        seat: id("Bert"),
        from: Recusal::Topic(topic(key)),
        reason: said(&bert()),
    };
    let spoke = opened(simple()).and(&bert(), position("D", "Bert", Position::Object));
    let voided = spoke.clone().and(&bert(), recuse("play"));
    let poll = voided.state().poll(id("D")).unwrap();
    assert_eq!((poll.electorate.len(), poll.positions.len()), (3, 0));
    let elsewhere = spoke.and(&bert(), recuse("care"));
    let poll = elsewhere.state().poll(id("D")).unwrap();
    assert_eq!((poll.electorate.len(), poll.positions.len()), (4, 1));

    let before = proposed(simple())
        .and(&bert(), recuse("play"))
        .and(&ayse(), open("D", "swings"));
    let decision = before.state().decision(id("D")).unwrap().open().unwrap();
    assert!(!decision.includes(id("Bert")));
}

#[test]
fn nobody_makes_another_step_back() {
    let recuse = C::RecuseMember {
        seat: id("Bert"),
        from: Recusal::Decision(id("D")),
        reason: said(&ayse()),
    };
    let refusal = refused(opened(simple()), &ayse(), recuse);
    assert!(matches!(refusal, R::NotTheSpeaker { .. }));
}
