//! Commands that can be given again by their id, and what has to stand in the record of them.

use std::collections::BTreeMap;

use coprod_store::{CommandId, ExecuteError, Ledger, Position, Receipt};

use crate::tally::{Do, No, Reach, Tally};

/// Streams that the commands are spread over.
const STREAMS: u128 = 3;

/// The command that goes with an id; whoever knows the id can give it again.
pub async fn give(ledger: &Ledger, id: CommandId) -> Result<Receipt, ExecuteError<No>> {
    let stream = (id.as_uuid().as_u128() % STREAMS).to_string();
    let reach = Reach::default();
    ledger
        .execute_with::<Tally>(&stream, Do::AddAll(vec![1, 1]), &reach)
        .command_id(id)
        .await
}

/// That positions and sequences are gapless, that each command is there whole and once, and each
/// acknowledged one where it was said to be.
pub async fn verify(
    ledger: &Ledger,
    acknowledged: impl IntoIterator<Item = &(CommandId, Position)>,
) {
    let events = ledger
        .read_after(Position::START, usize::MAX)
        .await
        .unwrap();
    let mut sequences = BTreeMap::<&str, u64>::new();
    let mut commands = BTreeMap::<CommandId, Vec<Position>>::new();
    for (event, position) in events.iter().zip(1..) {
        assert_eq!(event.position, Position(position));
        let sequence = sequences.entry(&event.aggregate_id).or_default();
        *sequence += 1;
        assert_eq!(event.sequence, *sequence);
        let command = event.metadata().unwrap().command_id.unwrap();
        commands.entry(command).or_default().push(event.position);
    }
    for positions in commands.values() {
        assert_eq!(positions.len(), 2, "a command is half there, or twice");
    }
    for (id, position) in acknowledged {
        assert_eq!(commands[id].last(), Some(position));
    }
}
