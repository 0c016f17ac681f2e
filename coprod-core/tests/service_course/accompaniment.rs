//! Accompaniment.

use coprod_core::{
    ServiceCommand as C, ServiceEvent as E, ServiceRefusal as R,
    testing::{id, noon},
};

use crate::support::{
    asks::{accompany, agree_accompaniment, end_accompaniment},
    ayse, bert, carl, dora, guided, next_week, professional_alone, refused, running, said, topic,
};

#[test]
fn a_professional_offers_it_for_itself() {
    guided()
        .when(&dora(), accompany(&["cooking"]))
        .then([E::AccompanimentOffered {
            accompaniment: id("beside"),
            who: id("Dora"),
            scope: vec![topic("cooking")],
            from: noon(),
            until: Some(next_week()),
        }]);
    let refusal = refused(guided(), &bert(), accompany(&[]));
    assert_eq!(refusal, R::NotAProfessional);
}

#[test]
fn it_does_not_end_before_it_begins() {
    let until = noon();
    let over = C::OfferAccompaniment {
        accompaniment: id("beside"),
        scope: Vec::new(),
        from: noon(),
        until: Some(until),
    };
    let refusal = refused(guided(), &dora(), over);
    assert_eq!(refusal, R::OverBeforeItBegins { until });
}

#[test]
fn a_citizen_who_implements_agrees_once() {
    let offered = || guided().and(&dora(), accompany(&[]));
    let accompaniment = id("beside");
    let agreed = offered()
        .when(&ayse(), agree_accompaniment())
        .then([E::AccompanimentAgreed { accompaniment }]);
    let by = vec![id("Ayşe")];
    for other in [bert(), carl(), dora()] {
        let refusal = refused(offered(), &other, agree_accompaniment());
        assert_eq!(refusal, R::NotTheAccompanied { by: by.clone() });
    }
    let refusal = refused(agreed, &ayse(), agree_accompaniment());
    assert_eq!(refusal, R::AccompanimentAgreed { accompaniment });
    let refusal = refused(guided(), &ayse(), agree_accompaniment());
    assert_eq!(refusal, R::NoSuchAccompaniment { accompaniment });
}

#[test]
fn where_no_citizen_implements_another_partner_agrees() {
    let offered = || professional_alone().and(&dora(), accompany(&[]));
    for by in [carl(), bert()] {
        offered()
            .when(&by, agree_accompaniment())
            .then_types(["AccompanimentAgreed"]);
    }
    let refusal = refused(offered(), &dora(), agree_accompaniment());
    assert_eq!(refusal, R::NotTheAccompanied { by: Vec::new() });
}

#[test]
fn it_is_ended_by_who_accompanies_or_who_implements() {
    let accompaniment = id("beside");
    let offered = || running().and(&dora(), accompany(&[]));
    for by in [dora(), ayse(), carl()] {
        let ended = offered()
            .when(&by, end_accompaniment(&by))
            .then([E::AccompanimentEnded {
                accompaniment,
                reason: said(&by),
            }]);
        let refusal = refused(ended, &ayse(), agree_accompaniment());
        assert_eq!(refusal, R::AccompanimentOver { accompaniment });
    }
    let refusal = refused(offered(), &bert(), end_accompaniment(&bert()));
    assert_eq!(refusal, R::NotTheirsToEnd { who: id("Dora") });
    let passed = offered().at(next_week());
    let refusal = refused(passed, &ayse(), agree_accompaniment());
    assert_eq!(refusal, R::AccompanimentOver { accompaniment });
}
