//! Taking a share back, which is never done on one's own authority.

use coprod_core::{
    Basis, ConcernKind, ServiceCommand as C, ServiceRefusal as R, StreamName,
    round_table::Mode,
    service::{Axis, Clause, Condition, Terms, Verdict},
    testing::{document, id, moment},
};

use crate::support::{
    BOTH, Cafe, accept, after_tomorrow, ayse, bert, by_carl, carl, comes, deal, holders, keep,
    last, offer, office, open, own, parties, raise, refused, rule, running, said, shared,
    shared_on, take_back, take_back_to, terms, with_citizens, word_on,
};

fn fears(cafe: Cafe, by: &coprod_core::Actor, kind: ConcernKind) -> Cafe {
    let name = format!("concern {}", cafe.acts().len());
    let raise = C::RaiseConcern {
        concern: id(&name),
        kind,
        words: said(by),
    };
    cafe.and(by, raise)
}

fn by_clause(name: &str, fact: usize) -> Basis {
    Basis::Clause {
        clause: id(name),
        fact: own(fact),
    }
}

/// Ayşe and Carl hold it on clause `c`, and Bert fears to lose his role.
fn feared(axis: Axis) -> Cafe {
    fears(
        shared_on(axis, terms(&["c"])),
        &bert(),
        ConcernKind::LOSS_OF_ROLE,
    )
}

#[test]
fn a_clause_that_every_loser_accepted_takes_back_once_its_fact_is_recorded() {
    for axis in BOTH {
        let cafe = feared(axis);
        let basis = by_clause("c", last(&cafe));
        let left = comes(
            cafe.clone().when(
                &carl(),
                take_back_to(axis, &carl(), &["Carl"], basis.clone()),
            ),
            axis,
            &["+TakenBack"],
        );
        assert_eq!(holders(&left, axis), parties(&["Carl"]));
        let opened = comes(
            cafe.when(&carl(), take_back(axis, &carl(), basis)),
            axis,
            &["+TakenBack"],
        );
        assert!(opened.state().share(axis).is_open());
    }
}

#[test]
fn a_taker_who_held_nothing_may_take_it_on_by_the_same_act() {
    for axis in BOTH {
        let held = fears(
            with_citizens(axis, terms(&["c"])),
            &ayse(),
            ConcernKind::LOSS_OF_ROLE,
        );
        let basis = by_clause("c", last(&held));
        let now = &["Carl", "Bert"];
        let cafe = held.and(&carl(), take_back_to(axis, &carl(), now, basis));
        assert_eq!(holders(&cafe, axis), parties(&["Bert", "Carl"]));
        assert_eq!(cafe.state().share(axis).mode(), Some(Mode::Shared));
    }
}

#[test]
fn nobody_else_is_made_a_holder_or_named_twice() {
    for axis in BOTH {
        let cafe = feared(axis);
        let basis = by_clause("c", last(&cafe));
        let to = |now| take_back_to(axis, &carl(), now, basis.clone());
        let refusal = refused(cafe.clone(), &carl(), to(&["Carl", "Bert"]));
        assert_eq!(refusal, R::NeverAgreed { party: id("Bert") });
        let refusal = refused(cafe.clone(), &carl(), to(&["Carl", "Carl"]));
        assert_eq!(refusal, R::NamedTwice { party: id("Carl") });
        let refusal = refused(cafe, &carl(), to(&["Carl", "Ayşe"]));
        assert_eq!(refusal, R::TakesFromNobody { axis });
    }
}

#[test]
fn what_one_holds_oneself_one_returns() {
    for axis in BOTH {
        let kept = open(axis).and(&ayse(), keep(axis, &ayse()));
        let refusal = refused(kept, &ayse(), take_back(axis, &ayse(), office()));
        assert_eq!(refusal, R::TakesFromNobody { axis });
    }
}

#[test]
fn never_on_the_takers_own_authority_nor_on_any_other_paper() {
    for axis in BOTH {
        let nothing = [
            office(),
            Basis::Norm {
                norm: "§ 28 GG".to_owned(),
                document: None,
            },
            Basis::Contract {
                document: document("contract"),
            },
            Basis::Resolution {
                organ: "council".to_owned(),
                document: document("resolution"),
            },
        ];
        for basis in nothing {
            let refusal = refused(shared(axis), &carl(), take_back(axis, &carl(), basis));
            assert_eq!(refusal, R::TakesNothingBack { axis });
        }
        let agreed = crate::support::last_of(&crate::support::planned(), "ConceptAgreed");
        let cafe = match axis {
            Axis::Planning => crate::support::planned(),
            Axis::Implementation => shared(axis),
        };
        let basis = Basis::Agreement(own(agreed));
        let refusal = refused(cafe, &carl(), take_back(axis, &carl(), basis));
        assert_eq!(refusal, R::TakesNothingBack { axis });
    }
}

#[test]
fn a_clause_binds_only_who_accepted_it() {
    for axis in BOTH {
        let kept = fears(
            open(axis).and(&ayse(), keep(axis, &ayse())),
            &bert(),
            ConcernKind::LOSS_OF_ROLE,
        );
        let basis = by_clause("c", last(&kept));
        let refusal = refused(kept, &carl(), take_back(axis, &carl(), basis));
        let (clause, loser) = (id("c"), id("Ayşe"));
        assert_eq!(refusal, R::NotTheirClause { clause, loser });
    }
}

#[test]
fn a_clause_asks_for_its_own_fact() {
    for axis in BOTH {
        let cafe = fears(feared(axis), &bert(), ConcernKind::MONEY);
        let basis = by_clause("c", last(&cafe));
        let refusal = refused(cafe.clone(), &carl(), take_back(axis, &carl(), basis));
        assert!(matches!(refusal, R::ConditionNotMet { .. }));
        let missing = by_clause("c", last(&cafe) + 1);
        let refusal = refused(cafe, &carl(), take_back(axis, &carl(), missing));
        assert!(matches!(refusal, R::NotAdmitted(_)));
    }
}

#[test]
fn a_review_that_only_the_taker_signed_takes_nothing_back() {
    let closing = Clause {
        clause: id("c"),
        condition: Condition {
            stream: None,
            event_type: "ReviewHeld".to_owned(),
            states: None,
        },
    };
    let terms = Terms {
        clauses: vec![closing],
        ..Terms::default()
    };
    for axis in BOTH {
        let due = moment("2026-04-01T12:00:00Z");
        let review = id("look back");
        let signs = |by: &coprod_core::Actor| C::SignReview {
            review,
            verdict: Verdict::Close,
            words: said(by),
        };
        let signed = shared_on(axis, terms.clone())
            .and(&bert(), C::OpenReview { review, due })
            .and(&carl(), signs(&carl()));
        let alone = signed.clone().at(due);
        let alone = alone.and(&bert(), C::HoldReview { review });
        let fact = last(&alone);
        let taking = take_back(axis, &carl(), by_clause("c", fact));
        let refusal = refused(alone, &carl(), taking);
        assert_eq!(refusal, R::OfTheTakersMaking { fact: own(fact) });

        let agreed = signed.and(&bert(), signs(&bert())).at(due);
        let agreed = agreed.and(&bert(), C::HoldReview { review });
        let taking = take_back(axis, &carl(), by_clause("c", last(&agreed)));
        comes(agreed.when(&carl(), taking), axis, &["+TakenBack"]);
    }
}

#[test]
fn a_fact_of_another_stream_serves_only_a_clause_that_names_it() {
    let elsewhere = StreamName {
        aggregate_type: "Service".to_owned(),
        id: id::<coprod_core::ServiceId>("other café").to_string(),
    };
    let clause = Clause {
        clause: id("c"),
        condition: Condition {
            stream: Some(elsewhere.clone()),
            event_type: "ServiceProposed".to_owned(),
            states: None,
        },
    };
    let elsewhere = Terms {
        clauses: vec![clause],
        ..Terms::default()
    };
    let other = coprod_core::testing::given::<coprod_core::Service>(id("other café"), [])
        .and(&bert(), crate::support::propose(&bert(), None));
    let fact = other.citation(1);
    for axis in BOTH {
        let known = coprod_core::testing::known().stream(&other);
        let cafe = shared_on(axis, elsewhere.clone()).knowing(known.clone());
        let basis = Basis::Clause {
            clause: id("c"),
            fact: fact.clone(),
        };
        let taking = take_back(axis, &carl(), basis);
        comes(cafe.when(&carl(), taking.clone()), axis, &["+TakenBack"]);
        let own_fact = shared_on(axis, terms(&["c"])).knowing(known);
        let refusal = refused(own_fact, &carl(), taking);
        assert!(matches!(refusal, R::ConditionNotMet { .. }));
    }
}

#[test]
fn the_fact_is_not_of_the_takers_making() {
    for axis in BOTH {
        let held = || shared_on(axis, terms(&["c"]));
        let own = fears(held(), &carl(), ConcernKind::LOSS_OF_ROLE);
        let typed = fears(
            held().relayed(by_carl()),
            &bert(),
            ConcernKind::LOSS_OF_ROLE,
        );
        for cafe in [own, typed] {
            let basis = by_clause("c", last(&cafe));
            let refusal = refused(cafe, &carl(), take_back(axis, &carl(), basis));
            assert!(matches!(refusal, R::OfTheTakersMaking { .. }));
        }
    }
}

#[test]
fn the_fact_is_not_older_than_the_share() {
    for axis in BOTH {
        let before = fears(open(axis), &bert(), ConcernKind::LOSS_OF_ROLE);
        let fact = last(&before);
        let both = deal("O", &["Ayşe", "Carl"], Mode::Shared).on(terms(&["c"]));
        let held = before
            .and(&carl(), offer(axis, &carl(), both))
            .and(&ayse(), accept(axis, &ayse(), "O"));
        let refusal = refused(
            held,
            &carl(),
            take_back(axis, &carl(), by_clause("c", fact)),
        );
        assert!(matches!(refusal, R::OlderThanTheShare { .. }));
        let earlier = fears(
            shared_on(axis, terms(&["c"])).at(moment("2026-03-01T12:00:00Z")),
            &bert(),
            ConcernKind::LOSS_OF_ROLE,
        );
        let basis = by_clause("c", last(&earlier));
        let refusal = refused(earlier, &carl(), take_back(axis, &carl(), basis));
        assert!(matches!(refusal, R::OlderThanTheShare { .. }));
    }
}

#[test]
fn only_partners_take_back_and_no_automation_by_a_clause() {
    for axis in BOTH {
        let cafe = feared(axis);
        let basis = by_clause("c", last(&cafe));
        let stranger = crate::support::diaz();
        let taking = take_back(axis, &stranger, basis.clone());
        assert_eq!(refused(cafe.clone(), &stranger, taking), R::NotAPartner);
        let automation = crate::support::automation();
        let taking = take_back(axis, &automation, basis);
        assert_eq!(refused(cafe, &automation, taking), R::NotForAutomations);
    }
}

#[test]
fn an_axis_taken_back_to_nobody_suspends_what_runs() {
    let axis = Axis::Implementation;
    let cafe = fears(
        running(shared_on(axis, terms(&["c"]))),
        &bert(),
        ConcernKind::LOSS_OF_ROLE,
    );
    let basis = by_clause("c", last(&cafe));
    let goes_on = take_back_to(axis, &carl(), &["Carl"], basis.clone());
    comes(cafe.clone().when(&carl(), goes_on), axis, &["+TakenBack"]);
    comes(
        cafe.when(&carl(), take_back(axis, &carl(), basis)),
        axis,
        &["+TakenBack", "DeliverySuspended"],
    );
}

/// Carl has the last word on that topic, agreed by all, and a dispute on `about` was ruled.
fn ruled(axis: Axis, about: &str, on: Option<&str>) -> Cafe {
    let agree = |cafe: Cafe, by| {
        let last_word = id("last word");
        cafe.and(by, C::AgreeLastWord { last_word })
    };
    let proposed = shared(axis).and(&carl(), word_on("last word", on, "Carl"));
    agree(proposed, &ayse())
        .and(&bert(), raise(&bert(), "dispute", about))
        .at(after_tomorrow())
        .and(&carl(), rule(&carl(), "dispute"))
}

#[test]
fn a_last_word_on_the_axis_by_name_takes_back_once_the_other_side_was_heard() {
    for axis in BOTH {
        let name = axis.to_string();
        let cafe = ruled(axis, &name, Some(&name));
        let basis = Basis::LastWord(own(last(&cafe)));
        let refusal = refused(
            cafe.clone(),
            &ayse(),
            take_back(axis, &ayse(), basis.clone()),
        );
        assert!(matches!(refusal, R::NotTheirRuling { .. }));
        let taken = comes(
            cafe.when(
                &carl(),
                take_back_to(axis, &carl(), &["Carl"], basis.clone()),
            ),
            axis,
            &["+TakenBack"],
        );
        let bert_too = deal("later", &["Ayşe"], Mode::Shared);
        let held_again = taken
            .and(&carl(), offer(axis, &carl(), later(bert_too)))
            .and(&ayse(), accept(axis, &ayse(), "later"));
        let again = take_back_to(axis, &carl(), &["Carl"], basis);
        let refusal = refused(held_again, &carl(), again);
        assert!(matches!(refusal, R::OlderThanTheShare { .. }));
    }
}

fn later(deal: crate::support::Deal) -> crate::support::Deal {
    crate::support::Deal {
        until: moment("2026-03-05T12:00:00Z"),
        ..deal
    }
}

#[test]
fn the_last_word_on_the_rest_or_on_the_other_axis_takes_nothing_back() {
    for axis in BOTH {
        let rest = ruled(axis, "meals", None);
        let [planning, implementation] = BOTH;
        let other = if axis == planning {
            implementation
        } else {
            planning
        };
        let name = other.to_string();
        for cafe in [rest, ruled(axis, &name, Some(&name))] {
            let basis = Basis::LastWord(own(last(&cafe)));
            let refusal = refused(cafe, &carl(), take_back(axis, &carl(), basis));
            assert!(
                matches!(refusal, R::RulesOnSomethingElse { .. }),
                "{refusal}"
            );
        }
    }
}

#[test]
fn nothing_is_taken_back_where_nobody_holds() {
    for axis in BOTH {
        let refusal = refused(open(axis), &carl(), take_back(axis, &carl(), office()));
        assert_eq!(refusal, R::TakesFromNobody { axis });
    }
}
