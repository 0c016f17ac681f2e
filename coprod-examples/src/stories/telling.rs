//! What is said again and again in a story about one service.

use coprod_core::{
    Actor, Basis, Citation, Currency, Date, Digest, Money, OfferId, PartyId, Service,
    ServiceCommand as Do, ServiceId, StreamName, Timestamp, Words,
    round_table::Mode,
    service::{Addressees, Terms, Work},
};
use coprod_store::{Ledger, Receipt};

use crate::{Stage, Told};

/// A stage, and the service that the story is about.
pub(super) struct Telling {
    pub(super) stage: Stage,
    pub(super) service: ServiceId,
}

/// A share in planning or in implementing, as somebody offers it.
pub(super) struct Offering<'a> {
    pub(super) to: Addressees,
    pub(super) mode: Mode,
    pub(super) terms: Terms,
    /// How many days there are to answer.
    pub(super) days: i32,
    pub(super) reason: &'a str,
}

impl Telling {
    pub(super) fn on(ledger: &Ledger, days_ago: i32) -> Told<Self> {
        let stage = Stage::on(ledger, days_ago)?;
        let service = stage.id();
        Ok(Self { stage, service })
    }

    pub(super) async fn does(&mut self, who: &Actor, what: Do) -> Told<Receipt> {
        self.stage.asks::<Service>(self.service, who, what).await
    }

    pub(super) async fn is_refused(&mut self, who: &Actor, what: Do) -> Told {
        let service = self.service;
        self.stage.is_refused::<Service>(service, who, what).await
    }

    pub(super) fn says(&mut self, who: &Actor, text: &str) -> Told<Words> {
        self.stage.words(who, text)
    }

    pub(super) fn in_days(&self, days: i32) -> Told<Timestamp> {
        Ok(self.stage.now().plus_days(days)?)
    }

    pub(super) fn day_in(&self, days: i32) -> Told<Date> {
        Ok(self.stage.now().date().plus_days(days)?)
    }

    /// A draft, to be looked at again in a year.
    pub(super) async fn drafts(&mut self, who: &Actor, text: &str, euro: u64) -> Told<Receipt> {
        let draft = Do::DraftConcept {
            digest: Digest::of(text.as_bytes()),
            text: self.says(who, text)?,
            cost_frame: Some(euros(euro)),
            review_by: self.day_in(365)?,
        };
        self.does(who, draft).await
    }

    pub(super) async fn signs(&mut self, who: &Actor, version: u32) -> Told<Receipt> {
        self.does(who, Do::SignConcept { version }).await
    }

    pub(super) async fn names_matter(
        &mut self,
        who: &Actor,
        topic: &str,
        reserved_by: Option<&str>,
    ) -> Told {
        let name = Do::NameMatter {
            topic: topic.parse()?,
            reserved_by: reserved_by.map(str::to_owned),
        };
        self.does(who, name).await?;
        Ok(())
    }

    /// Who proposes it has agreed by that; the others agree, each for itself.
    pub(super) async fn competence_is_agreed(
        &mut self,
        topic: &str,
        holder: PartyId,
        by: &Actor,
        others: &[&Actor],
    ) -> Told<coprod_core::CompetenceId> {
        let competence = self.stage.id();
        let topic = topic.parse()?;
        let propose = Do::ProposeCompetence {
            competence,
            topic,
            holder,
        };
        self.does(by, propose).await?;
        for other in others {
            self.does(other, Do::AgreeCompetence { competence }).await?;
        }
        Ok(competence)
    }

    /// Without a topic it is on whatever no other last word covers.
    pub(super) async fn last_word_is_agreed(
        &mut self,
        topic: Option<&str>,
        holder: PartyId,
        by: &Actor,
        others: &[&Actor],
    ) -> Told {
        let last_word = self.stage.id();
        let topic = topic.map(str::parse).transpose()?;
        let propose = Do::ProposeLastWord {
            last_word,
            topic,
            holder,
        };
        self.does(by, propose).await?;
        for other in others {
            self.does(other, Do::AgreeLastWord { last_word }).await?;
        }
        Ok(())
    }

    pub(super) async fn offers_planning(
        &mut self,
        who: &Actor,
        offering: Offering<'_>,
    ) -> Told<OfferId> {
        let offer = self.stage.id();
        let command = Do::OfferPlanning {
            offer,
            to: offering.to,
            mode: offering.mode,
            terms: offering.terms,
            until: self.in_days(offering.days)?,
            reason: self.says(who, offering.reason)?,
            arises_from: None,
        };
        self.does(who, command).await?;
        Ok(offer)
    }

    pub(super) async fn offers_implementation(
        &mut self,
        who: &Actor,
        work: Work,
        offering: Offering<'_>,
    ) -> Told<OfferId> {
        let offer = self.stage.id();
        let command = Do::OfferImplementation {
            offer,
            to: offering.to,
            mode: offering.mode,
            terms: offering.terms,
            until: self.in_days(offering.days)?,
            reason: self.says(who, offering.reason)?,
            work,
            arises_from: None,
        };
        self.does(who, command).await?;
        Ok(offer)
    }

    pub(super) async fn accepts_implementation(
        &mut self,
        who: &Actor,
        offer: OfferId,
        work: Work,
        basis: Basis,
        reason: &str,
    ) -> Told<Receipt> {
        let accept = Do::AcceptImplementation {
            offer,
            basis,
            accepts: Vec::new(),
            reason: self.says(who, reason)?,
            work,
        };
        self.does(who, accept).await
    }
}

/// What is delivered: a version of the concept, without a guideline.
pub(super) const fn by_concept(concept: u32) -> Work {
    Work {
        concept,
        guideline: None,
    }
}

pub(super) const fn euros(euro: u64) -> Money {
    Money {
        minor: euro * 100,
        currency: Currency::EUR,
    }
}

/// The last entry that a command led to, as later acts cite it.
pub(super) fn cited(receipt: &Receipt) -> Citation {
    Citation {
        stream: StreamName {
            aggregate_type: receipt.aggregate_type.clone(),
            id: receipt.aggregate_id.clone(),
        },
        sequence: receipt.last_sequence,
    }
}
