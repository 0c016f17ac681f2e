//! Bovaird's matrix: every cell is reached from nothing, and from every cell every other one.

use coprod_core::{
    Actor, PartyId,
    round_table::Mode,
    service::{Axis, Form},
    testing::id,
};

use crate::support::{Cafe, accept, ayse, carl, deal, holders, offer, planned};

const MODES: [Mode; 3] = [Mode::Professionals, Mode::Shared, Mode::Citizens];

/// By an offer that everybody accepts who gains or loses by it.
fn come_to(cafe: Cafe, axis: Axis, mode: Mode) -> Cafe {
    if cafe.state().share(axis).mode() == Some(mode) {
        return cafe;
    }
    let (by, to): (Actor, &[&str]) = match mode {
        Mode::Professionals => (ayse(), &["Carl"]),
        Mode::Shared => (carl(), &["Ayşe", "Carl"]),
        Mode::Citizens => (carl(), &["Ayşe"]),
    };
    let name: &str = format!("offer {}", cafe.acts().len()).leak();
    let concerned: Vec<PartyId> = to.iter().map(|name| id(name)).collect();
    let holding = holders(&cafe, axis);
    let offered = cafe.and(&by, offer(axis, &by, deal(name, to, mode)));
    // Who offers has agreed by it.
    let others = [ayse(), carl()].into_iter().filter(|actor| *actor != by);
    others
        .filter(|actor| {
            let party = actor.person().unwrap();
            concerned.contains(&party) || holding.contains(&party)
        })
        .fold(offered, |cafe, actor| {
            cafe.and(&actor, accept(axis, &actor, name))
        })
}

/// While both plan, implementing needs no guideline of the professionals.
fn move_to(cafe: Cafe, planning: Mode, implementation: Mode) -> Cafe {
    let both_plan = come_to(cafe, Axis::Planning, Mode::Shared);
    let implemented = come_to(both_plan, Axis::Implementation, implementation);
    come_to(implemented, Axis::Planning, planning)
}

fn cells() -> impl Iterator<Item = (Mode, Mode)> {
    let beside = |planning| MODES.map(|implementation| (planning, implementation));
    MODES.into_iter().flat_map(beside)
}

#[test]
fn every_cell_is_reached_and_can_be_left_for_every_other() {
    for (planning, implementation) in cells() {
        let here = move_to(planned(), planning, implementation);
        assert_eq!(
            here.state().form(),
            Some(Form::of(planning, implementation))
        );
        for (next_planning, next_implementation) in cells() {
            let there = move_to(here.clone(), next_planning, next_implementation);
            let form = Form::of(next_planning, next_implementation);
            assert_eq!(there.state().form(), Some(form));
        }
    }
}
