//! Ids that are the same whenever they are made.

use sha2::{Digest as _, Sha256};
use uuid::{Builder, Uuid};

use crate::{CommandId, Ledger, Position, RecordedEvent};

/// Where among what follows from an event something stands, such as `event/0/refused`.
#[derive(Debug, Clone)]
pub(crate) struct Path(pub(crate) String);

impl Path {
    pub(crate) fn next(&self, step: &str) -> Self {
        Self(format!("{}/{step}", self.0))
    }
}

/// What all that follows from one event has in common.
#[derive(Debug, Clone)]
pub(crate) struct Cause {
    origin: Uuid,
    reaction: &'static str,
    position: Position,
    pub(crate) correlation: Uuid,
    pub(crate) causation: Uuid,
}

impl Cause {
    /// What follows from the event. One that came with no command stands for itself.
    pub(crate) fn event(ledger: &Ledger, reaction: &'static str, event: &RecordedEvent) -> Self {
        // Metadata of a shape of its own says nothing about this.
        let metadata = event.metadata().unwrap_or_default();
        let origin = ledger.origin();
        let command = metadata.command_id.map(CommandId::as_uuid);
        let causation = command
            .unwrap_or_else(|| made_of(&[origin.as_bytes(), b"event", &bytes(event.position)]));
        Self {
            origin,
            reaction,
            position: event.position,
            correlation: metadata.correlation_id.unwrap_or(causation),
            causation,
        }
    }

    pub(crate) fn command_id(&self, path: &Path) -> CommandId {
        CommandId::from(made_of(&[
            self.origin.as_bytes(),
            self.reaction.as_bytes(),
            &bytes(self.position),
            path.0.as_bytes(),
        ]))
    }
}

const fn bytes(position: Position) -> [u8; 8] {
    position.0.to_be_bytes()
}

/// A UUID of version 8: the first bits of a SHA-256 over the parts, each after its length.
fn made_of(parts: &[&[u8]]) -> Uuid {
    let mut hash = Sha256::new();
    for part in parts {
        hash.update((part.len() as u64).to_be_bytes());
        hash.update(part);
    }
    let hash: [u8; 32] = hash.finalize().into();
    let mut bytes = [0; 16];
    bytes.copy_from_slice(&hash[..16]);
    Builder::from_custom_bytes(bytes).into_uuid()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// These ids are for ever: where one changes, everything that was done is done again.
    #[test]
    fn the_same_place_has_the_same_id_for_ever() {
        let cause = Cause {
            origin: Uuid::from_u128(1),
            reaction: "carry_out_decision",
            position: Position(7),
            correlation: Uuid::nil(),
            causation: Uuid::nil(),
        };
        let path = Path("event/0".to_owned());
        let id = |path: &Path| cause.command_id(path).to_string();
        insta::assert_snapshot!(id(&path), @"4490188b-56f0-805d-9c3e-9989fd4027d3");
        insta::assert_snapshot!(id(&path.next("refused")), @"33e6ec9d-705e-8973-b846-9c571b05715d");
        insta::assert_snapshot!(id(&Path("time/0".to_owned())), @"ed76037c-861d-817b-9c48-8bb474d59b9f");
    }
}
