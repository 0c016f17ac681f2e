//! What follows from an event: a command, and what follows from its success or its refusal.

use std::{error::Error, future::Future, pin::Pin, sync::Arc};

use coprod_core::{Command, Decider, Facts};

use super::{
    failure::{Failure, unread},
    ids::{Cause, Path},
};
use crate::{
    CommandId, ExecuteError, Ledger, Position, Receipt, Recordable, StorageError, Submission,
    explain::explain,
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
    place: Option<String>,
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
    /// Somebody else gave it at the same time, and there it looked different.
    Elsewhere,
    Failed(Failure),
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
            place: None,
            then: None,
            refused: Refused::Parks,
        }
    }

    /// Its place among what follows from the event, by a name in place of its number. Where it is not
    /// always the same commands that follow, such as one to each round table that is concerned, name
    /// each by what it is about, and it is known again whatever stands beside it.
    pub fn named(self, place: impl Into<String>) -> Self {
        Self {
            place: Some(place.into()),
            ..self
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

    /// Where it stands among what follows from `beginning`.
    pub(super) fn path(&self, beginning: &str, number: usize) -> Path {
        Path(match &self.place {
            Some(name) => format!("{beginning}/named/{name}"),
            None => format!("{beginning}/{number}"),
        })
    }

    /// Gives the command, and what follows from that, unless it was done before.
    pub(super) fn carry_out<'a>(
        self,
        ledger: &'a Ledger,
        cause: &'a Cause,
        path: Path,
    ) -> Pin<Box<dyn Future<Output = Result<(), Failure>> + Send + 'a>> {
        Box::pin(async move {
            let Self {
                give,
                aggregate_type,
                aggregate_id,
                place: _,
                then,
                refused,
            } = self;
            let id = cause.command_id(&path);
            let if_refused = path.next("refused");
            let reports = matches!(refused, Refused::Else(_));
            let given = match find(ledger, id, aggregate_type, &aggregate_id).await? {
                // Whatever it would look like now, this is what followed from the event.
                Some(receipt) => Given::Recorded(receipt),
                None if reports && is_recorded(ledger, cause, &if_refused).await? => return Ok(()),
                None => match give(ledger.clone(), id, cause.clone()).await {
                    Given::Elsewhere => {
                        let first = find(ledger, id, aggregate_type, &aggregate_id).await?;
                        first.map_or(Given::Elsewhere, Given::Recorded)
                    }
                    given @ (Given::Recorded(_) | Given::Refused(_) | Given::Failed(_)) => given,
                },
            };
            match given {
                Given::Recorded(receipt) => match then {
                    Some(then) => {
                        let next = then(&receipt);
                        next.carry_out(ledger, cause, path.next("succeeded")).await
                    }
                    None => Ok(()),
                },
                Given::Refused(refusal) => match refused {
                    Refused::Nothing => Ok(()),
                    Refused::Parks => Err(Failure::Lasting(format!(
                        "{aggregate_type} refuses: {}",
                        explain(refusal.as_ref())
                    ))),
                    Refused::Else(or) => {
                        let next = or(refusal.as_ref());
                        next.carry_out(ledger, cause, if_refused).await
                    }
                },
                Given::Elsewhere => Err(Failure::Lasting(format!(
                    "command {id} is neither new nor recorded"
                ))),
                Given::Failed(failure) => Err(failure),
            }
        })
    }
}

async fn is_recorded(ledger: &Ledger, cause: &Cause, path: &Path) -> Result<bool, StorageError> {
    let found = ledger.backend().find_command(cause.command_id(path));
    Ok(found.await?.is_some())
}

/// The receipt of a command that is recorded. Where it has events, they say whose they are: now the
/// command might go to another aggregate.
async fn find(
    ledger: &Ledger,
    id: CommandId,
    aggregate_type: &str,
    aggregate_id: &str,
) -> Result<Option<Receipt>, Failure> {
    let Some(answered) = ledger.backend().find_command(id).await? else {
        return Ok(None);
    };
    let event = match answered.first_position {
        Some(first) => {
            let before = Position(first.0 - 1);
            ledger.read_after(before, 1).await?.pop()
        }
        None => None,
    };
    Ok(Some(match event {
        Some(event) => answered.receipt(id, &event.aggregate_type, event.aggregate_id),
        None => answered.receipt(id, aggregate_type, aggregate_id.to_owned()),
    }))
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
        // What a rule rests on could not be read: then no rule has refused anything.
        ExecuteError::Refused(refusal) => match unread(&refusal) {
            Some(error) => Given::Failed(Failure::reading(error)),
            None => Given::Refused(Box::new(refusal)),
        },
        ExecuteError::CommandIdReused { .. } => Given::Elsewhere,
        ExecuteError::Storage(error) => Given::Failed(error.into()),
        ExecuteError::Read(error) => Given::Failed(error.into()),
        busy @ (ExecuteError::Conflict { .. } | ExecuteError::OutcomeUnknown { .. }) => {
            Given::Failed(StorageError::Busy(Arc::new(busy)).into())
        }
        unfit @ (ExecuteError::Door(_)
        | ExecuteError::UnexpectedVersion { .. }
        | ExecuteError::InvalidName(_)
        | ExecuteError::Unwritable { .. }
        | ExecuteError::Personal(_)) => Given::Failed(Failure::Lasting(explain(&unfit))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ReadError;

    #[derive(Debug, thiserror::Error)]
    #[error("refused")]
    struct No(#[source] Option<ReadError>);

    fn given_for(source: Option<StorageError>) -> Given {
        given(Err(ExecuteError::Refused(No(source.map(ReadError::from)))))
    }

    #[test]
    fn what_a_rule_could_not_look_up_is_no_refusal() {
        let away = StorageError::Unreachable(Arc::new(No(None)));
        let given = given_for(Some(away));
        assert!(matches!(given, Given::Failed(Failure::Passing(_))));
        assert!(matches!(given_for(None), Given::Refused(_)));
    }
}
