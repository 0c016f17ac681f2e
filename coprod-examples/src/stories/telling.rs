//! What is done again and again in the story of one service.

use coprod_core::{
    Actor, Basis, Citation, CompetenceId, Currency, Digest, Money, OfferId, PartyId,
    ServiceCommand as Do,
    round_table::Mode,
    service::{Addressees, Terms, Work},
};

use crate::{Scene, Told};

/// A share in planning or in implementing, as somebody offers it.
pub(super) struct Offering<'a> {
    pub(super) to: Addressees,
    pub(super) mode: Mode,
    pub(super) terms: Terms,
    /// How many days there are to answer.
    pub(super) days: i32,
    pub(super) reason: &'a str,
}

impl Scene {
    /// A draft, to be looked at again in a year.
    pub(super) async fn drafts(&mut self, who: &Actor, text: &str, euro: u64) -> Told<Citation> {
        let draft = Do::DraftConcept {
            digest: Digest::of(text.as_bytes()),
            text: self.says(who, text)?,
            cost_frame: Some(euros(euro)),
            review_by: self.day_in(365)?,
        };
        self.does(who, draft).await
    }

    pub(super) async fn signs(&mut self, who: &Actor, version: u32) -> Told<Citation> {
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
    ) -> Told<CompetenceId> {
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
    ) -> Told<Citation> {
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
