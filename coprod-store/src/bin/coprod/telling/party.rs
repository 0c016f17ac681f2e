//! What happens to a party. A new event stops the compiler here.

use coprod_core::{Act, ContestOutcome, PartyEvent, PartyId, party::Scope};

use super::Teller;
use crate::moments;

impl Teller<'_> {
    pub(super) fn of_party(self, stream: &str, act: &Act<PartyEvent>) -> String {
        use PartyEvent as E;
        let id: Option<PartyId> = stream.parse().ok();
        let party = id.map_or_else(|| stream.to_owned(), |id| self.party(id));
        let key = format!("Party-{}", act.what.as_ref());
        let mut values = vec![
            ("who", self.who(&act.by).into()),
            ("party", party.into()),
            (
                "own",
                if act.by.person() == id { "yes" } else { "no" }.into(),
            ),
        ];
        match &act.what {
            E::PartyRegistered { kind, .. } => values.push(("kind", kind.to_string().into())),
            E::ContactRecorded { .. }
            | E::ErasureRequested {}
            | E::ErasureFenced { .. }
            | E::ErasureCompleted { .. } => {}
            E::PersonalDataCorrected { field, .. } => {
                values.push(("field", field.to_string().into()));
            }
            E::RepresentationGranted {
                person,
                scope,
                from,
                until,
                ..
            } => {
                let scope = match scope {
                    Scope::Everything => self.messages.plain("scope-everything"),
                    Scope::Topics(topics) => {
                        self.say("scope-topics", [("topics", self.topics(topics).into())])
                    }
                };
                let from = moments::moment(self.messages, *from);
                values.extend([
                    ("person", self.party(*person).into()),
                    ("scope", scope.into()),
                    ("from", from.into()),
                    ("limited", if until.is_some() { "yes" } else { "no" }.into()),
                ]);
                let until = until.map(|until| moments::moment(self.messages, until));
                values.push(("until", until.unwrap_or_default().into()));
            }
            E::RepresentationEnded { person, .. } => {
                values.push(("person", self.party(*person).into()));
            }
            E::PartySucceeded { successor, .. } => {
                values.push(("successor", self.party(*successor).into()));
            }
            E::PartyMerged { into } => values.push(("into", self.party(*into).into())),
            E::ErasureRefused { norm } => values.push(("norm", norm.as_str().into())),
            E::EntryContested { entry, .. } => values.push(("entry", entry.to_string().into())),
            E::ContestAnswered { entry, outcome, .. } => values.extend([
                ("entry", entry.to_string().into()),
                ("outcome", self.contest(*outcome).into()),
            ]),
        }
        self.say(&key, values)
    }

    pub(super) fn more_of_party(self, stream: &str, act: &Act<PartyEvent>) -> Vec<String> {
        use PartyEvent as E;
        match &act.what {
            E::PartyRegistered { .. } => vec![self.say("label-id", [("id", stream.into())])],
            E::ErasureCompleted { checked } => {
                vec![self.say("label-checked", [("what", checked.join("; ").into())])]
            }
            E::EntryContested { entry, .. } | E::ContestAnswered { entry, .. } => {
                self.contested(stream, *entry).into_iter().collect()
            }
            E::ContactRecorded { .. }
            | E::PersonalDataCorrected { .. }
            | E::RepresentationGranted { .. }
            | E::RepresentationEnded { .. }
            | E::PartySucceeded { .. }
            | E::PartyMerged { .. }
            | E::ErasureRequested {}
            | E::ErasureRefused { .. }
            | E::ErasureFenced { .. } => Vec::new(),
        }
    }

    pub(super) fn contest(self, outcome: ContestOutcome) -> String {
        self.messages.code("contest", &outcome.to_string())
    }
}
