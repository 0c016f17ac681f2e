//! What follows from an event: a command, and what follows from its success or its refusal.

use std::{error::Error, future::Future, pin::Pin, sync::Arc};

use coprod_core::{Command, Decider, Facts};

use super::ids::{Cause, Path};
use crate::{
    CommandId, ExecuteError, Ledger, ReadError, Receipt, Recordable, StorageError, Submission,
    projection::explain,
};

/// A command that follows from an event.
///
/// When it is refused, the event's stream is parked, so that nothing gets lost: say what follows then,
/// with [`or`](Self::or) or [`or_nothing`](Self::or_nothing).
#[must_use = "only what a reaction answers is done"]
pub struct Consequence {
    give: Box<Give>,
    aggregate_type: &'static str,
    aggregate_id: String,
    then: Option<Box<Then>>,
    refused: Refused,
}

type Give =
    dyn FnOnce(Ledger, CommandId, Cause) -> Pin<Box<dyn Future<Output = Given> + Send>> + Send;

type Then = dyn FnOnce(&Receipt) -> Consequence + Send;

type Else = dyn FnOnce(&(dyn Error + 'static)) -> Consequence + Send;

enum Refused {
    Parks,
    Nothing,
    Else(Box<Else>),
}

/// What became of a command.
enum Given {
    Recorded(Receipt),
    Refused(Box<dyn Error + Send>),
    /// It cannot be given as it is.
    Unfit(String),
    /// The store failed.
    Failed(ReadError),
}

/// Why what follows from an event was not done.
pub(super) enum Undone {
    /// The same can never be done.
    Unfit(String),
    /// The store failed.
    Failed(ReadError),
}

impl From<ReadError> for Undone {
    fn from(error: ReadError) -> Self {
        Self::Failed(error)
    }
}

impl From<StorageError> for Undone {
    fn from(error: StorageError) -> Self {
        Self::Failed(error.into())
    }
}

impl Consequence {
    /// A command to one of the aggregates of co-production. It can bring no new personal values.
    pub fn command<D>(command: Command<D>) -> Self
    where
        D: Decider + Recordable<Command = Command<D>, Services = Arc<dyn Facts>>,
    {
        let to = command.to.to_string();
        Self::new::<D>(to, move |ledger, id, cause| {
            Box::pin(async move {
                let submission = caused(ledger.execute(command), id, &cause);
                given(submission.await)
            })
        })
    }

    /// A command to an aggregate of your own.
    pub fn command_to<A: Recordable>(
        id: &str,
        command: A::Command,
        services: Arc<A::Services>,
    ) -> Self {
        let to = id.to_owned();
        Self::new::<A>(to.clone(), move |ledger, id, cause| {
            Box::pin(async move {
                let submission = ledger.execute_with::<A>(&to, command, services.as_ref());
                given(caused(submission, id, &cause).await)
            })
        })
    }

    fn new<A: Recordable>(
        aggregate_id: String,
        give: impl FnOnce(Ledger, CommandId, Cause) -> Pin<Box<dyn Future<Output = Given> + Send>>
        + Send
        + 'static,
    ) -> Self {
        Self {
            give: Box::new(give),
            aggregate_type: A::TYPE,
            aggregate_id,
            then: None,
            refused: Refused::Parks,
        }
    }

    /// What follows from its success, by its receipt.
    pub fn then(self, then: impl FnOnce(&Receipt) -> Self + Send + 'static) -> Self {
        Self {
            then: Some(Box::new(then)),
            ..self
        }
    }

    /// What follows from its refusal. Once that was recorded, the command is not tried again.
    pub fn or(self, or: impl FnOnce(&(dyn Error + 'static)) -> Self + Send + 'static) -> Self {
        Self {
            refused: Refused::Else(Box::new(or)),
            ..self
        }
    }

    /// Nothing follows from its refusal.
    pub fn or_nothing(self) -> Self {
        Self {
            refused: Refused::Nothing,
            ..self
        }
    }

    /// Gives the command, and what follows from that, unless it was done before.
    pub(super) fn carry_out<'a>(
        self,
        ledger: &'a Ledger,
        cause: &'a Cause,
        path: Path,
    ) -> Pin<Box<dyn Future<Output = Result<(), Undone>> + Send + 'a>> {
        Box::pin(async move {
            let id = cause.command_id(&path);
            let (succeeded, refused) = (path.next("succeeded"), path.next("refused"));
            let backend = ledger.backend();
            if let Some(answered) = backend.find_command(id).await? {
                // Whatever it would look like now, this is what followed from the event.
                let receipt = answered.receipt(id, self.aggregate_type, self.aggregate_id);
                return match self.then {
                    Some(then) => then(&receipt).carry_out(ledger, cause, succeeded).await,
                    None => Ok(()),
                };
            }
            let is_reported = matches!(self.refused, Refused::Else(_))
                && backend
                    .find_command(cause.command_id(&refused))
                    .await?
                    .is_some();
            if is_reported {
                return Ok(());
            }
            match (self.give)(ledger.clone(), id, cause.clone()).await {
                Given::Recorded(receipt) => match self.then {
                    Some(then) => then(&receipt).carry_out(ledger, cause, succeeded).await,
                    None => Ok(()),
                },
                Given::Refused(refusal) => match self.refused {
                    Refused::Nothing => Ok(()),
                    Refused::Parks => Err(Undone::Unfit(format!(
                        "{} refuses: {}",
                        self.aggregate_type,
                        explain(refusal.as_ref())
                    ))),
                    Refused::Else(or) => {
                        let next = or(refusal.as_ref());
                        next.carry_out(ledger, cause, refused).await
                    }
                },
                Given::Unfit(reason) => Err(Undone::Unfit(reason)),
                Given::Failed(error) => Err(Undone::Failed(error)),
            }
        })
    }
}

fn caused<'a, A: Recordable>(
    submission: Submission<'a, A>,
    id: CommandId,
    cause: &Cause,
) -> Submission<'a, A> {
    submission
        .command_id(id)
        .correlation(cause.correlation)
        .causation(cause.causation)
}

fn given<E: Error + Send + Sync + 'static>(outcome: Result<Receipt, ExecuteError<E>>) -> Given {
    let error = match outcome {
        Ok(receipt) => return Given::Recorded(receipt),
        Err(error) => error,
    };
    match error {
        ExecuteError::Refused(refusal) => Given::Refused(Box::new(refusal)),
        ExecuteError::Storage(error) => Given::Failed(error.into()),
        ExecuteError::Read(error) => Given::Failed(error),
        busy @ (ExecuteError::Conflict { .. } | ExecuteError::OutcomeUnknown { .. }) => {
            Given::Failed(StorageError::Busy(Arc::new(busy)).into())
        }
        unfit @ (ExecuteError::Door(_)
        | ExecuteError::UnexpectedVersion { .. }
        | ExecuteError::CommandIdReused { .. }
        | ExecuteError::InvalidName(_)
        | ExecuteError::Unwritable { .. }
        | ExecuteError::Personal(_)) => Given::Unfit(explain(&unfit)),
    }
}
