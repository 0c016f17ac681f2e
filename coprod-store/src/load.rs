//! An aggregate's durable state: its newest snapshot, if one can be trusted, and what came after.

use cqrs_es::Aggregate;
use tokio::{runtime::Handle, task};

use crate::{Loaded, ReadError, backend::Backend, snapshot};

/// Events read at a time. Between two pages others get their turn.
const PAGE: usize = 500;

/// The durable state, and the sequence of the snapshot it rests on (0 for none).
pub(crate) async fn load<A: Aggregate + 'static>(
    backend: &dyn Backend,
    id: &str,
) -> Result<(Loaded<A>, u64), ReadError> {
    let fingerprint = snapshot::fingerprint::<A>();
    let (found, mut page) = backend.read_state(A::TYPE, id, &fingerprint, PAGE).await?;
    let (mut state, snapshot) = match found {
        None => (A::default(), 0),
        Some(found) => {
            if let Ok(state) = serde_json::from_str(&found.state) {
                (state, found.sequence)
            } else {
                page = backend.read_stream(A::TYPE, id, 0, PAGE).await?;
                (A::default(), 0)
            }
        }
    };
    let mut sequence = snapshot;
    loop {
        for event in &page {
            state.apply(event.payload_as()?);
            sequence = event.sequence;
        }
        if page.len() < PAGE {
            return Ok((Loaded { state, sequence }, snapshot));
        }
        if Handle::try_current().is_ok() {
            task::yield_now().await;
        }
        page = backend.read_stream(A::TYPE, id, sequence, PAGE).await?;
    }
}
