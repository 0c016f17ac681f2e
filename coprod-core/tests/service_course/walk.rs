//! Cafés walked at random: whatever anybody asks, nothing breaks, nobody is given what they did not
//! take, and nothing gets stuck.

mod requests;
mod willing;

use coprod_core::{
    Act, Actor, Decider as _, PartyId, Relayed, Service, ServiceEvent as E, Side, Timestamp,
    service::{Axis, Phase},
    testing::{noon, relayed_with_proof},
};
use proptest::{collection::vec, prelude::*, sample::select};

use crate::support::{
    Cafe, accepted, automation, ayse, bert, carl, dora, emre, fay, guided, planned,
    professional_alone, ready, running,
};

pub(crate) fn parties() -> Vec<Actor> {
    vec![ayse(), bert(), carl(), dora(), emre()]
}

/// Those who take part act more often than others.
fn actor() -> impl Strategy<Value = Actor> {
    prop_oneof![
        8 => select(vec![ayse(), bert(), carl(), dora()]),
        1 => select(vec![emre(), fay(), automation()]),
    ]
}

#[derive(Debug, Clone)]
struct Step {
    by: Actor,
    what: coprod_core::ServiceCommand,
    relayed: bool,
}

fn step() -> impl Strategy<Value = Step> {
    actor().prop_flat_map(|by| {
        let what = requests::command(by.clone());
        (what, prop::bool::weighted(0.2)).prop_map(move |(what, relayed)| Step {
            by: by.clone(),
            what,
            relayed,
        })
    })
}

/// Through the hands of the other side, which has it on paper.
fn other_side(by: &Actor) -> Option<Relayed> {
    match by.side()? {
        Side::Citizen => Some(relayed_with_proof(&carl(), "a letter")),
        Side::Professional => Some(relayed_with_proof(&ayse(), "a letter")),
        Side::Neutral => None,
    }
}

fn hours_later(hours: usize) -> Timestamp {
    const HOUR: i64 = 3_600_000_000;
    let passed = i64::try_from(hours).unwrap() * HOUR;
    Timestamp::from_micros(noon().as_micros() + passed).unwrap()
}

/// What comes of the first of these that is not refused.
fn first_admitted(cafe: &Cafe, steps: Vec<Step>) -> Option<Cafe> {
    steps.into_iter().find_map(|step| {
        let relayed = other_side(&step.by).filter(|_| step.relayed);
        let cafe = match relayed {
            Some(relayed) => cafe.clone().relayed(relayed),
            None => cafe.clone(),
        };
        willing::tried(&cafe, &step.by, step.what)
    })
}

/// Six hours pass with each step.
fn walk(start: Cafe, steps: Vec<Vec<Step>>) -> Vec<Cafe> {
    let mut path = vec![start];
    for (number, step) in steps.into_iter().enumerate() {
        let now = path.last().unwrap().clone().at(hours_later(6 * number));
        path.extend(first_admitted(&now, step));
    }
    path
}

fn starts() -> impl Strategy<Value = Cafe> {
    (0..8_usize).prop_map(|which| match which {
        0 => coprod_core::testing::given::<Service>(coprod_core::testing::id("café"), []),
        1 => accepted(),
        2 => planned(),
        3 => ready(),
        4 => guided(),
        5 => professional_alone(),
        _ => running(),
    })
}

/// Whether by this act its doer took a share of the axis: by offering, accepting, keeping or taking
/// back.
fn takes(act: &Act<E>, holder: PartyId, axis: Axis) -> bool {
    let on = match &act.what {
        E::PlanningOffered { .. }
        | E::PlanningOfferAccepted { .. }
        | E::PlanningKeptByCitizens { .. }
        | E::PlanningKeptByProfessionals { .. }
        | E::PlanningTakenBack { .. } => Some(Axis::Planning),
        E::ImplementationOffered { .. }
        | E::ImplementationOfferAccepted { .. }
        | E::ImplementationKeptByCitizens { .. }
        | E::ImplementationKeptByProfessionals { .. }
        | E::ImplementationTakenBack { .. } => Some(Axis::Implementation),
        _ => None,
    };
    on == Some(axis) && act.by.principal() == Some(holder)
}

fn replay(acts: &[Act<E>]) -> Service {
    acts.iter().fold(Service::default(), Service::evolve)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 32, ..ProptestConfig::default() })]

    #[test]
    fn whatever_is_asked_the_service_holds_together(
        start in starts(),
        steps in vec(vec(step(), 10), 1..50),
    ) {
        let path = walk(start, steps);
        for cafe in &path {
            for axis in [Axis::Planning, Axis::Implementation] {
                for (holder, holding) in &cafe.state().share(axis).holders {
                    let entry = usize::try_from(holding.entry).unwrap();
                    let act = &cafe.acts()[entry - 1];
                    prop_assert!(takes(act, *holder, axis), "{axis} was given to {holder}: {act:?}");
                    let partner = cafe.state().partner(*holder).map(|partner| partner.side);
                    prop_assert_eq!(partner, Some(holding.side));
                }
            }
        }
        let end = path.last().unwrap();
        prop_assert_eq!(&replay(end.acts()), end.state());
        prop_assert_eq!(end.state().sequence(), end.acts().len() as u64);
        if end.state().phase() != Phase::Declined {
            let after = willing::delivering(end.clone());
            prop_assert!(
                after.is_ok(),
                "the service is stuck: {}\n{:#?}",
                after.unwrap_err(),
                end.acts().iter().map(|act| &act.what).collect::<Vec<_>>()
            );
        }
    }
}
