//! A stage on which one service is told.

use coprod_core::{
    Actor, Citation, Date, Relayed, Service, ServiceCommand, ServiceId, StreamName, Timestamp,
    Words, service::Form, service::Terms, templates,
};
use coprod_store::{Ledger, Receipt};

use crate::{Stage, Told};

/// One service, and the stage on which its story takes place.
#[derive(Debug)]
pub struct Scene {
    /// Where everything else happens.
    pub stage: Stage,
    /// The service.
    pub service: ServiceId,
}

impl Scene {
    /// A new service whose story begins `days_ago`.
    ///
    /// # Errors
    /// When the clock is set outside of the calendar.
    pub fn on(ledger: &Ledger, days_ago: i32) -> Told<Self> {
        let stage = Stage::on(ledger, days_ago)?;
        let service = stage.id();
        Ok(Self { stage, service })
    }

    /// Somebody does something in the service; what it led to last can be cited.
    ///
    /// # Errors
    /// When a rule refuses it, or the ledger fails.
    pub async fn does(&mut self, who: &Actor, what: ServiceCommand) -> Told<Citation> {
        let service = self.service;
        let receipt = self.stage.asks::<Service>(service, who, what).await?;
        Ok(entry(&receipt))
    }

    /// The same, through the hands of somebody else.
    ///
    /// # Errors
    /// When a rule refuses it, or the ledger fails.
    pub async fn does_through(
        &mut self,
        relayed: Relayed,
        who: &Actor,
        what: ServiceCommand,
    ) -> Told<Citation> {
        let service = self.service;
        let done = self
            .stage
            .asks_through::<Service>(relayed, service, who, what);
        Ok(entry(&done.await?))
    }

    /// Somebody tries what a rule of the service refuses.
    ///
    /// # Errors
    /// When nothing refuses it.
    pub async fn is_refused(&mut self, who: &Actor, what: ServiceCommand) -> Told {
        let service = self.service;
        self.stage.is_refused::<Service>(service, who, what).await
    }

    /// What somebody says.
    ///
    /// # Errors
    /// As [`Stage::words`].
    pub fn says(&mut self, who: &Actor, text: &str) -> Told<Words> {
        self.stage.words(who, text)
    }

    /// The terms from which practice starts.
    #[must_use]
    pub fn terms(&self, form: Form) -> Terms {
        templates::terms(form, || self.stage.id())
    }

    /// The moment so many days on.
    ///
    /// # Errors
    /// When it lies outside of the calendar.
    pub fn in_days(&self, days: i32) -> Told<Timestamp> {
        Ok(self.stage.now().plus_days(days)?)
    }

    /// The day so many days on.
    ///
    /// # Errors
    /// When it lies outside of the calendar.
    pub fn day_in(&self, days: i32) -> Told<Date> {
        Ok(self.stage.now().date().plus_days(days)?)
    }
}

/// The last entry that a command led to, so that it can be cited.
#[must_use]
pub fn entry(receipt: &Receipt) -> Citation {
    Citation {
        stream: StreamName {
            aggregate_type: receipt.aggregate_type.clone(),
            id: receipt.aggregate_id.clone(),
        },
        sequence: receipt.last_sequence,
    }
}
