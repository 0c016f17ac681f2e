//! What a basis cites exists, and carries it.

use coprod_core::{
    Basis, Citation, CitedEntry, NotAdmitted as No, PartyCommand, PartyRefusal, Side, StreamName,
    testing::{Known, professional},
};
use serde_json::{Value, json};

use super::people::*;

fn citation(aggregate_type: &str) -> Citation {
    Citation {
        stream: StreamName {
            aggregate_type: aggregate_type.into(),
            id: "e3b0c442-98fc-4c14-9afb-f4c8996fb924".into(),
        },
        sequence: 9,
    }
}

fn entry(aggregate_type: &str, event_type: &str, fields: &Value) -> CitedEntry {
    CitedEntry {
        aggregate_type: aggregate_type.into(),
        event_type: event_type.into(),
        payload: json!({ "what": { event_type: fields } }),
    }
}

/// What becomes of an erasure fenced on this basis, where `found` stands at the place cited.
pub(super) fn fenced_on(
    basis: fn(Citation) -> Basis,
    found: Option<CitedEntry>,
) -> Result<(), PartyRefusal> {
    let citation = citation("RoundTable");
    let known = found.into_iter().fold(Known::default(), |known, entry| {
        known.entry(citation.clone(), entry)
    });
    let basis = basis(citation);
    club_registered()
        .knowing(known)
        .when(&professional("Clerk"), PartyCommand::FenceErasure { basis })
        .outcome()
        .map(|_| ())
}

const CITING: [fn(Citation) -> Basis; 4] = [
    Basis::Decision,
    Basis::Allocation,
    Basis::Agreement,
    Basis::LastWord,
];

#[test]
fn a_cited_entry_exists() {
    for basis in CITING {
        let citation = citation("RoundTable");
        assert_eq!(
            fenced_on(basis, None),
            Err(No::NoSuchEntry { citation }.into())
        );
    }
}

#[test]
fn a_cited_entry_carries_what_it_is_cited_for_and_nothing_else_does() {
    let entries = [
        entry(
            "RoundTable",
            "DecisionReached",
            &json!({"outcome": "adopted"}),
        ),
        entry("ParticipatoryBudget", "AllocationAdopted", &json!({})),
        entry("Service", "ConceptAgreed", &json!({})),
        entry("Service", "DisputeSettled", &json!({})),
        entry("RoundTable", "CharterAdopted", &json!({})),
        entry("Service", "LastWordExercised", &json!({})),
        entry(
            "RoundTable",
            "DecisionReached",
            &json!({"outcome": "rejected"}),
        ),
        entry("RoundTable", "DecisionReached", &json!({})),
        entry(
            "RoundTable",
            "PositionTaken",
            &json!({"outcome": "adopted"}),
        ),
        entry("Service", "DecisionReached", &json!({"outcome": "adopted"})),
        entry("ParticipatoryBudget", "AllocationComputed", &json!({})),
    ];
    let carried_by: [&[usize]; 4] = [&[0], &[1], &[2, 3, 4], &[5]];
    for (basis, carried_by) in CITING.into_iter().zip(carried_by) {
        for (place, entry) in entries.iter().enumerate() {
            let citation = citation("RoundTable");
            let expected = if carried_by.contains(&place) {
                Ok(())
            } else {
                Err(No::EntryCarriesNothing { citation }.into())
            };
            assert_eq!(fenced_on(basis, Some(entry.clone())), expected, "{entry:?}");
        }
    }
}

#[test]
fn a_basis_outside_of_the_ledger_needs_nothing_looked_up() {
    let context = context(by(Side::Citizen), None);
    for basis in [
        resolution(),
        Basis::Contract {
            document: document(),
        },
        Basis::Norm {
            norm: "§ 4 PflBG".into(),
            document: None,
        },
        Basis::OwnAuthority {
            office: "mayor".into(),
        },
    ] {
        assert_eq!(context.admit_basis(&basis), Ok(()));
    }
}
