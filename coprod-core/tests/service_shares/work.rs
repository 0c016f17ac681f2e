//! By which concept and within which guideline implementers deliver.

use coprod_core::{
    Digest, ServiceCommand as C, ServiceEvent as E, ServiceRefusal as R,
    round_table::Mode,
    service::{Axis, Work},
    testing::id,
};

use crate::support::{
    Cafe, WORK, accept, ayse, carl, comes, deal, draft, gathered, keep, offer, planned, refused,
    shared,
};

const IMPLEMENTING: Axis = Axis::Implementation;

/// Carl alone plans, by concept 1.
fn planned_for() -> Cafe {
    gathered()
        .and(&carl(), keep(Axis::Planning, &carl()))
        .and(&carl(), draft(&carl()))
        .and(&carl(), C::SignConcept { version: 1 })
}

fn issue() -> C {
    C::IssueGuideline {
        digest: Digest::of(b"wash your hands"),
        from: crate::support::now(),
    }
}

const WITHIN: Work = Work {
    concept: 1,
    guideline: Some(1),
};

#[test]
fn citizens_deliver_within_a_guideline_what_professionals_alone_plan() {
    let them = deal("O", &["Ayşe"], Mode::Citizens);
    let refusal = refused(
        planned_for(),
        &carl(),
        offer(IMPLEMENTING, &carl(), them.clone()),
    );
    assert_eq!(refusal, R::GuidelineNeeded);
    let refusal = refused(planned_for(), &ayse(), keep(IMPLEMENTING, &ayse()));
    assert_eq!(refusal, R::GuidelineNeeded);
    let mut within = them;
    within.work = WITHIN;
    let offered = planned_for()
        .and(&carl(), issue())
        .and(&carl(), offer(IMPLEMENTING, &carl(), within));
    let accept = C::AcceptImplementation {
        offer: id("O"),
        basis: crate::support::office(),
        accepts: Vec::new(),
        reason: crate::support::said(&ayse()),
        work: WITHIN,
    };
    let cafe = comes(
        offered.when(&ayse(), accept),
        IMPLEMENTING,
        &["+OfferAccepted", "+HandedToCitizens"],
    );
    let holding = cafe.state().share(IMPLEMENTING).held_by(id("Ayşe"));
    assert_eq!(holding.unwrap().work, Some(WITHIN));
}

#[test]
fn in_every_other_cell_no_guideline_is_needed() {
    for (by, mode) in [(carl(), Mode::Professionals), (ayse(), Mode::Citizens)] {
        let kept = planned().and(&by, keep(IMPLEMENTING, &by));
        assert_eq!(kept.state().share(IMPLEMENTING).mode(), Some(mode));
    }
    let both = deal("O", &["Ayşe", "Carl"], Mode::Shared);
    let offered = planned_for().and(&carl(), offer(IMPLEMENTING, &carl(), both));
    comes(
        offered.when(&ayse(), accept(IMPLEMENTING, &ayse(), "O")),
        IMPLEMENTING,
        &["+OfferAccepted", "+Shared"],
    );
}

#[test]
fn a_later_concept_binds_an_implementer_only_once_it_accepted_it() {
    let renew = |work| C::RenewImplementation { work };
    let second = Work {
        concept: 2,
        guideline: None,
    };
    let later = shared(IMPLEMENTING)
        .and(&ayse(), draft(&ayse()))
        .and(&ayse(), C::SignConcept { version: 2 })
        .and(&carl(), C::SignConcept { version: 2 });
    let work = |cafe: &Cafe, name| {
        let holding = cafe.state().share(IMPLEMENTING).held_by(id(name));
        holding.unwrap().work
    };
    assert_eq!(work(&later, "Ayşe"), Some(WORK));
    let refusal = refused(later.clone(), &ayse(), renew(WORK));
    assert_eq!(refusal, R::NothingNew { work: WORK });
    let third = Work {
        concept: 3,
        guideline: None,
    };
    let refusal = refused(later.clone(), &ayse(), renew(third));
    assert_eq!(refusal, R::ConceptNotInForce { concept: 3 });
    let renewed = later
        .when(&ayse(), renew(second))
        .then([E::ImplementationRenewed { work: second }]);
    assert_eq!(work(&renewed, "Ayşe"), Some(second));
    assert_eq!(work(&renewed, "Carl"), Some(WORK));
    let refusal = refused(renewed, &crate::support::bert(), renew(second));
    let axis = IMPLEMENTING;
    assert_eq!(refusal, R::NotAHolder { axis });
}
