//! Organisations take part through whoever represents them.

use coprod_core::{
    Actor, Basis, Party, PartyCommand, ServiceCommand as C, ServiceRefusal as R, Side,
    party::{PartyKind, Scope},
    round_table::Mode,
    service::Axis,
    testing::{citizen, document, given, id, known, moment, professional},
};

use crate::support::{
    Cafe, accept, ayse, comes, contest, deal, gathered, give_back, holders, keep, last, leave,
    offer, parties, propose, refused, tomorrow, withdraw,
};

const AXIS: Axis = Axis::Planning;

fn vogt() -> Actor {
    professional("Ms Vogt").speaking_for(id("town"))
}

fn wirth() -> Actor {
    professional("Mr Wirth").speaking_for(id("town"))
}

/// Ms Vogt and Mr Wirth speak for the town.
fn with_the_town(cafe: Cafe) -> Cafe {
    let grant = |person: &str| PartyCommand::GrantRepresentation {
        person: id(person),
        scope: Scope::Everything,
        from: moment("2026-01-01T00:00:00Z"),
        until: None,
        basis: Basis::Resolution {
            organ: "council".to_owned(),
            document: document("resolution"),
        },
    };
    let register = PartyCommand::RegisterParty {
        kind: PartyKind::Organisation,
        name: None,
    };
    let first = given::<Party>(id("town"), [])
        .and(&professional("Ms Vogt"), register)
        .and(&professional("Ms Vogt"), grant("Ms Vogt"));
    let itself = known().party(&first);
    let town = first.knowing(itself).and(&vogt(), grant("Mr Wirth"));
    cafe.knowing(known().party(&town))
}

/// The town offers Ayşe to plan together.
fn offered() -> Cafe {
    let both = deal("O", &["Ayşe", "town"], Mode::Shared);
    with_the_town(gathered())
        .and(&vogt(), C::AskForPartnership {})
        .and(&crate::support::carl(), crate::support::admit("town"))
        .and(&vogt(), offer(AXIS, &vogt(), both))
}

#[test]
fn the_organisation_is_the_partner_whoever_speaks_for_it() {
    let shared = comes(
        offered().when(&ayse(), accept(AXIS, &ayse(), "O")),
        AXIS,
        &["+OfferAccepted", "+Shared"],
    );
    assert_eq!(holders(&shared, AXIS), parties(&["Ayşe", "town"]));
    comes(
        shared
            .clone()
            .when(&wirth(), give_back(AXIS, &wirth(), tomorrow())),
        AXIS,
        &["+Returned"],
    );
    let alone = professional("Mr Wirth");
    let refusal = refused(shared, &alone, give_back(AXIS, &alone, tomorrow()));
    assert_eq!(refusal, R::NotAPartner);
}

#[test]
fn whoever_speaks_for_it_withdraws_what_another_offered_in_its_name() {
    comes(
        offered().when(&wirth(), withdraw(AXIS, "O")),
        AXIS,
        &["+OfferWithdrawn"],
    );
}

#[test]
fn whoever_spoke_for_it_stands_on_its_side() {
    let neighbour = citizen("Ms Vogt");
    let refusal = refused(offered(), &neighbour, C::AskForPartnership {});
    let (party, side) = (id("Ms Vogt"), Side::Professional);
    assert_eq!(refusal, R::OnAnotherSide { party, side });
    let cafe = offered();
    let entry = last(&cafe);
    cafe.when(&neighbour, contest(&neighbour, entry))
        .then_types(["EntryContested"]);
}

#[test]
fn nobody_asks_themself_by_way_of_an_organisation() {
    let nothing = with_the_town(crate::support::nothing());
    for asked in ["Ms Vogt", "town"] {
        let refusal = refused(nothing.clone(), &vogt(), propose(&vogt(), Some(asked)));
        let party = id(asked);
        assert_eq!(refusal, R::AsksThemself { party });
    }
}

#[test]
fn the_organisation_leaves_by_whoever_speaks_for_it() {
    let left = offered().and(&wirth(), leave(&wirth(), tomorrow()));
    let refusal = refused(left, &vogt(), keep(AXIS, &vogt()));
    assert!(matches!(refusal, R::Leaves { .. }));
}
