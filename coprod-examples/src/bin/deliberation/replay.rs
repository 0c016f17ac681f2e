//! Giving the commands: many at a time, in true order, each recorded once.

use std::future::IntoFuture;

use coprod_core::{Rejected, RoundTableRefusal};
use coprod_store::{Door, ExecuteError, Expected, Ledger, Receipt, Retry};
use futures_util::stream::{FuturesOrdered, StreamExt};

use crate::{
    deliberation::{Deliberation, NoCommand},
    script::Step,
};

/// How many commands are under way at a time: enough to fill a commit, few enough to hold.
const UNDER_WAY: usize = 512;

/// How often a step is given again when another run was faster.
const TRIES: u32 = 20;

/// Why a replay stops. What was recorded stays, and another run goes on from there.
#[derive(Debug, thiserror::Error)]
pub(crate) enum ReplayFailed {
    #[error(transparent)]
    NoCommand(#[from] NoCommand),
    #[error("{step:?} was not recorded")]
    NotRecorded {
        step: Step,
        #[source]
        source: Box<Refused>,
    },
}

type Refused = ExecuteError<Rejected<RoundTableRefusal>>;
type Answer = Result<Receipt, Refused>;

/// Has every step recorded that isn't yet, and says how many events this run has added.
///
/// Each step expects the table's stream to be just where the step before it left it. So the ledger
/// itself sees to it that the true order is kept, however many steps are under way.
pub(crate) async fn replay(
    ledger: &Ledger,
    deliberation: &Deliberation<'_>,
) -> Result<u64, ReplayFailed> {
    let mut door = ledger.door();
    let mut under_way = FuturesOrdered::new();
    let mut steps = deliberation.steps();
    let mut added = 0;
    loop {
        while under_way.len() < UNDER_WAY
            && let Some(step) = steps.next()
        {
            under_way.push_back(given(deliberation, step, 1, &mut door)?);
        }
        let Some((step, tries, answer)) = under_way.next().await else {
            return Ok(added);
        };
        match answer {
            Ok(receipt) if receipt.repeated => {}
            Ok(receipt) => added += receipt.events,
            // All steps before this one are recorded, so it is due now.
            Err(error) if tries < TRIES && others_were_faster(&error) => {
                under_way.push_front(given(deliberation, step, tries + 1, &mut door)?);
            }
            Err(error) => {
                let source = Box::new(error);
                return Err(ReplayFailed::NotRecorded { step, source });
            }
        }
    }
}

/// The step as a command on its way. It is made at once, so that the ledger knows how many are to
/// come and commits them together.
fn given(
    deliberation: &Deliberation<'_>,
    step: Step,
    tries: u32,
    door: &mut Door,
) -> Result<impl Future<Output = (Step, u32, Answer)> + use<>, NoCommand> {
    let id = deliberation.command_id(step)?;
    let command = deliberation.command(step, door)?;
    let submission = door
        .execute(command)
        .command_id(id)
        .expecting(Expected::Exactly(step.after));
    let answer = submission.into_future();
    Ok(async move { (step, tries, answer.await) })
}

/// Whether another run on the same ledger may have moved the stream, or still does.
fn others_were_faster(error: &Refused) -> bool {
    matches!(error, ExecuteError::UnexpectedVersion { .. }) || error.retry() == Retry::Now
}
