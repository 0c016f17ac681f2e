//! Where a story takes place: a ledger, its door, and people who act.

use std::{error::Error, sync::Arc};

use coprod_core::{
    Actor, Basis, Command, Decider, Digest, Document, Facts, Party, PartyCommand, PartyId, Relayed,
    Role, Side, Timestamp, Words,
    party::{PartyKind, Scope},
};
use coprod_store::{Door, ExecuteError, Ledger, Receipt, Recordable};
use uuid::Uuid;

/// What a story may fail with: it says so and ends.
pub type Told<T = ()> = Result<T, Box<dyn Error>>;

/// A ledger with its door, and the time at which the story has arrived.
#[derive(Debug)]
pub struct Stage {
    door: Door,
    now: Timestamp,
}

impl Stage {
    /// The story begins `days_ago`: the past is unlimited, the future is not.
    ///
    /// # Errors
    /// When the clock is set outside of the calendar.
    pub fn on(ledger: &Ledger, days_ago: i32) -> Told<Self> {
        let door = ledger.door();
        let now = door.now()?.plus_days(-days_ago)?;
        Ok(Self { door, now })
    }

    /// Lets days pass.
    ///
    /// # Errors
    /// When they lead out of the calendar.
    pub fn days_pass(&mut self, days: i32) -> Told {
        self.now = self.now.plus_days(days)?;
        Ok(())
    }

    /// The moment at which the story has arrived.
    #[must_use]
    pub const fn now(&self) -> Timestamp {
        self.now
    }

    /// A random id for something new.
    #[must_use]
    pub fn id<I: From<Uuid>>(&self) -> I {
        self.door.new_id()
    }

    /// What somebody says: personal in one's own name, plain in an organisation's.
    ///
    /// # Errors
    /// When the operating system has no random numbers to give.
    pub fn words(&mut self, speaker: &Actor, text: &str) -> Told<Words> {
        Ok(self.door.words(speaker, text)?)
    }

    /// A person is registered under their name.
    ///
    /// # Errors
    /// When the ledger refuses or fails.
    pub async fn person(&mut self, name: &str, side: Side, role: Role) -> Told<Actor> {
        let party: PartyId = self.id();
        let actor = Actor::party(party, side, role);
        self.registers(party, PartyKind::Person, name, &actor)
            .await?;
        Ok(actor)
    }

    /// An organisation is registered by who will speak for it, as a document says.
    ///
    /// # Errors
    /// When the ledger refuses or fails.
    pub async fn organisation(&mut self, name: &str, speaker: &Actor, paper: &str) -> Told<Actor> {
        let organisation: PartyId = self.id();
        self.registers(organisation, PartyKind::Organisation, name, speaker)
            .await?;
        let person = speaker.person().ok_or("an automation speaks for nobody")?;
        let grant = PartyCommand::GrantRepresentation {
            person,
            scope: Scope::Everything,
            from: self.now,
            until: None,
            basis: resolution("governing body", paper),
        };
        self.asks::<Party>(organisation, speaker, grant).await?;
        Ok(speaker.clone().speaking_for(organisation))
    }

    async fn registers(
        &mut self,
        party: PartyId,
        kind: PartyKind,
        name: &str,
        by: &Actor,
    ) -> Told<Receipt> {
        let name = Some(self.door.personal(party, &name.to_owned())?);
        self.asks::<Party>(party, by, PartyCommand::RegisterParty { kind, name })
            .await
    }

    /// Somebody asks something; it is on record once this returns.
    ///
    /// # Errors
    /// When a rule refuses it, or the ledger fails.
    pub async fn asks<D>(
        &mut self,
        of: D::Id,
        who: &Actor,
        what: <D as Decider>::Command,
    ) -> Told<Receipt>
    where
        D: Decider + Recordable<Command = Command<D>, Services = Arc<dyn Facts>>,
        ExecuteError<<D as cqrs_es::Aggregate>::Error>: Error + 'static,
    {
        let command = Command::<D>::new(of, who.clone(), self.now, what);
        Ok(self.door.execute(command).await?)
    }

    /// The same, through the hands of somebody else.
    ///
    /// # Errors
    /// When a rule refuses it, or the ledger fails.
    pub async fn asks_through<D>(
        &mut self,
        relayed: Relayed,
        of: D::Id,
        who: &Actor,
        what: <D as Decider>::Command,
    ) -> Told<Receipt>
    where
        D: Decider + Recordable<Command = Command<D>, Services = Arc<dyn Facts>>,
        ExecuteError<<D as cqrs_es::Aggregate>::Error>: Error + 'static,
    {
        let command = Command::<D>::new(of, who.clone(), self.now, what).relayed(relayed);
        Ok(self.door.execute(command).await?)
    }

    /// Somebody asks what a rule refuses. Nothing of it is recorded; the rule is told.
    ///
    /// # Errors
    /// When nothing refuses it.
    pub async fn is_refused<D>(
        &mut self,
        of: D::Id,
        who: &Actor,
        what: <D as Decider>::Command,
    ) -> Told
    where
        D: Decider + Recordable<Command = Command<D>, Services = Arc<dyn Facts>>,
        ExecuteError<<D as cqrs_es::Aggregate>::Error>: Error + 'static,
    {
        match self.asks::<D>(of, who, what).await {
            Ok(_) => Err("this should have been refused".into()),
            Err(refusal) => {
                println!("  refused: {refusal}");
                Ok(())
            }
        }
    }
}

/// An organ's resolution, proven by a document.
#[must_use]
pub fn resolution(organ: &str, paper: &str) -> Basis {
    Basis::Resolution {
        organ: organ.to_owned(),
        document: document(paper),
    }
}

/// A document that lies outside of the ledger.
#[must_use]
pub fn document(reference: &str) -> Document {
    Document {
        reference: reference.to_owned(),
        digest: Digest::of(reference.as_bytes()),
    }
}

/// On whose account an actor acts.
///
/// # Errors
/// When it is an automation.
pub fn party_of(actor: &Actor) -> Told<PartyId> {
    let party = actor.organisation().or_else(|| actor.person());
    party.ok_or_else(|| "an automation is no party".into())
}
