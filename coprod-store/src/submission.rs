//! A command on its way into the ledger.

use std::{
    future::{Future, IntoFuture},
    pin::Pin,
    sync::Arc,
};

use uuid::Uuid;

use crate::{
    CommandId, DoorError, ExecuteError, Expected, PersonalValue, Receipt, Recordable,
    append::{Engine, Order, Services},
};

/// A command to be executed: say what has to be said about it, then `.await` it.
///
/// Once a future is dropped, its command is recorded either whole or not at all.
#[must_use = "a command is only executed when it is awaited"]
pub struct Submission<'a, A: Recordable> {
    engine: Arc<Engine>,
    order: Order<'a, A>,
    admitted: Result<(), DoorError>,
}

impl<'a, A: Recordable> Submission<'a, A> {
    pub(crate) fn new(
        engine: Arc<Engine>,
        id: &str,
        command: A::Command,
        services: Services<'a, A>,
    ) -> Self {
        let order = Order {
            aggregate_id: Arc::from(id),
            command,
            services,
            command_id: None,
            expected: Expected::Any,
            correlation: None,
            causation: None,
            personal: Vec::new(),
            refuses_purely: false,
        };
        Self {
            engine,
            order,
            admitted: Ok(()),
        }
    }

    /// What the door says; a command that it turns away is not executed.
    pub(crate) fn admitted(mut self, admitted: Result<(), DoorError>) -> Self {
        self.admitted = admitted;
        self
    }

    /// The id under which the command may be repeated: recorded once, it is answered by its first
    /// receipt from then on. Without this the ledger makes an id.
    pub fn command_id(mut self, id: CommandId) -> Self {
        self.order.command_id = Some(id);
        self
    }

    /// What the stream has to look like for the command to be executed. Default:
    /// [`Expected::Any`].
    pub fn expecting(mut self, expected: Expected) -> Self {
        self.order.expected = expected;
        self
    }

    /// What all commands of one matter have in common.
    pub fn correlation(mut self, id: Uuid) -> Self {
        self.order.correlation = Some(id);
        self
    }

    /// What made somebody give this command, such as the id of another one.
    pub fn causation(mut self, id: Uuid) -> Self {
        self.order.causation = Some(id);
        self
    }

    /// The values behind the personal references that the command brings. Those that no event
    /// refers to in the end are not kept.
    pub fn personal(mut self, values: Vec<PersonalValue>) -> Self {
        self.order.personal = values;
        self
    }

    /// Says that the aggregate leaves its state untouched when it refuses, so that the ledger need
    /// not read it again after each refusal.
    pub fn refuses_purely(mut self) -> Self {
        self.order.refuses_purely = true;
        self
    }
}

impl<'a, A: Recordable> IntoFuture for Submission<'a, A> {
    type Output = Result<Receipt, ExecuteError<A::Error>>;
    type IntoFuture = Pin<Box<dyn Future<Output = Self::Output> + Send + 'a>>;

    fn into_future(self) -> Self::IntoFuture {
        // Counted from here on and not from the first poll: of many that one task drives, each would
        // else find itself alone, and pay for a commit of its own.
        let under_way = self.engine.enter();
        Box::pin(async move {
            let _under_way = under_way;
            self.admitted?;
            self.engine.execute(self.order).await
        })
    }
}
