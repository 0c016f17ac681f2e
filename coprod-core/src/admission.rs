//! What holds for every act, whatever it is about: who may bind themself, and whose words are whose.

use crate::{
    Actor, Basis, By, Citation, Context, Need, PartyId, Relayed, Side, SpokenFor, Timestamp,
    TopicKey, Words, facts::Found,
};

/// Why nobody may act in this way, on any aggregate.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error, strum::EnumDiscriminants)]
#[strum_discriminants(
    name(NotAdmittedKind),
    doc = "Which rule refuses, without its data.",
    derive(PartialOrd, Ord, Hash, strum::VariantArray)
)]
pub enum NotAdmitted {
    /// Accepting, signing, taking a position and feeling a balance need somebody on a side.
    #[error("the neutral side accepts, signs and decides nothing: somebody on a side must")]
    NeutralCannotCommit,
    /// An automation has no side.
    #[error("an automation accepts, signs and decides nothing: a party must")]
    AutomationCannotCommit,
    /// Nobody granted the authority, or it has ended or not begun.
    #[error(
        "{person} has no representation of {organisation} in force on {at}: have it granted first"
    )]
    NotRepresented {
        /// Who would speak.
        person: PartyId,
        /// For whom.
        organisation: PartyId,
        /// When.
        at: Timestamp,
    },
    /// The representation does not reach as far as the matter.
    #[error(
        "{person} may speak for {organisation}, but not on {topic}: have the scope extended first"
    )]
    OutsideOfScope {
        /// Who would speak.
        person: PartyId,
        /// For whom.
        organisation: PartyId,
        /// On what.
        topic: TopicKey,
    },
    /// The representation is disputed; until that is answered it accepts nothing.
    #[error(
        "the representation of {organisation} by {person} is contested and accepts nothing until that is answered"
    )]
    RepresentationContested {
        /// Who would speak.
        person: PartyId,
        /// For whom.
        organisation: PartyId,
    },
    /// Nobody relays their own act.
    #[error("{recorder} cannot relay their own act: leave `relayed` out")]
    RelayedByOneself {
        /// The recorder.
        recorder: PartyId,
    },
    /// What the other side typed binds only with proof.
    #[error(
        "an act that binds was relayed by the other side ({recorder}): add the document that proves it"
    )]
    RelayNeedsDocument {
        /// The side of who acts.
        by: Option<Side>,
        /// The side of who recorded.
        recorder: Side,
    },
    /// Words belong to who says them.
    #[error("these words must be personal to {speaker}, who says them in their own name")]
    WordsNotTheSpeakers {
        /// Who speaks.
        speaker: PartyId,
    },
    /// An organisation's words and an automation's are plain.
    #[error(
        "what is said for an organisation or by an automation is plain text, not personal to anybody"
    )]
    WordsNotPlain,
    /// A cited entry does not exist.
    #[error("there is no entry {citation}: cite one that is recorded")]
    NoSuchEntry {
        /// What was cited.
        citation: Citation,
    },
    /// A cited entry is not of the kind needed.
    #[error("{citation} does not carry what it is cited for: cite the entry where it was decided")]
    EntryCarriesNothing {
        /// What was cited.
        citation: Citation,
    },
}

/// The needs that come with who acts: the organisation spoken for.
pub(crate) fn needs_of(by: &Actor) -> Option<Need> {
    by.organisation().map(Need::Party)
}

/// Who acts, as it will stand in the record.
///
/// # Errors
/// [`NotAdmitted::NotRepresented`] unless the representation is in force at `at`.
pub(crate) fn attribute(
    by: &Actor,
    at: Timestamp,
    topic: Option<&TopicKey>,
    found: &Found,
) -> Result<By, NotAdmitted> {
    match by {
        By::Automation { automation } => Ok(By::Automation {
            automation: automation.clone(),
        }),
        By::Party {
            party,
            side,
            role,
            on_behalf_of,
        } => {
            let spoken_for = on_behalf_of
                .map(|organisation| spoken_for(*party, organisation, at, topic, found))
                .transpose()?;
            Ok(By::Party {
                party: *party,
                side: *side,
                role: role.clone(),
                on_behalf_of: spoken_for,
            })
        }
    }
}

fn spoken_for(
    person: PartyId,
    organisation: PartyId,
    at: Timestamp,
    topic: Option<&TopicKey>,
    found: &Found,
) -> Result<SpokenFor, NotAdmitted> {
    let seen = found.party(organisation);
    let granted = seen.and_then(|seen| Some((seen, seen.state.representation(person, at)?)));
    let Some((seen, representation)) = granted else {
        return Err(NotAdmitted::NotRepresented {
            person,
            organisation,
            at,
        });
    };
    if let Some(topic) = topic.filter(|topic| !representation.covers(topic)) {
        let topic = topic.clone();
        return Err(NotAdmitted::OutsideOfScope {
            person,
            organisation,
            topic,
        });
    }
    Ok(SpokenFor {
        party: organisation,
        sequence: seen.sequence,
    })
}

impl Context {
    /// What holds for every act: its words are the speaker's, and nobody relays their own.
    ///
    /// # Errors
    /// [`NotAdmitted`], by the rule that is broken.
    pub fn admit(&self, words: &[&Words]) -> Result<(), NotAdmitted> {
        self.admit_relay()?;
        words.iter().try_for_each(|words| self.admit_words(words))
    }

    /// What holds where somebody binds themself: accepting, signing, taking a position.
    ///
    /// # Errors
    /// [`NotAdmitted`], by the rule that is broken.
    pub fn admit_commitment(&self) -> Result<(), NotAdmitted> {
        match self.by.side() {
            Some(Side::Neutral) => Err(NotAdmitted::NeutralCannotCommit),
            Some(Side::Professional | Side::Citizen) | None => self.admit_binding(),
        }
    }

    /// What holds where a party orders its own affairs, on whatever side: no automation does, no
    /// contested representation, and what the other side typed needs proof.
    ///
    /// # Errors
    /// [`NotAdmitted`], by the rule that is broken.
    pub fn admit_binding(&self) -> Result<(), NotAdmitted> {
        match &self.by {
            By::Automation { .. } => return Err(NotAdmitted::AutomationCannotCommit),
            By::Party {
                party,
                on_behalf_of,
                ..
            } => {
                if let Some(spoken_for) = on_behalf_of {
                    self.admit_representation(*party, spoken_for.party)?;
                }
            }
        }
        match &self.relayed {
            Some(relayed) if self.is_other_side(relayed) && relayed.document.is_none() => {
                Err(NotAdmitted::RelayNeedsDocument {
                    by: self.by.side(),
                    recorder: relayed.side,
                })
            }
            _ => Ok(()),
        }
    }

    /// Whether the act came through the hands of the other side.
    #[must_use]
    pub fn is_relayed_by_other_side(&self) -> bool {
        self.relayed
            .as_ref()
            .is_some_and(|relayed| self.is_other_side(relayed))
    }

    /// Whether the entry that the basis cites exists and carries it.
    ///
    /// # Errors
    /// [`NotAdmitted::NoSuchEntry`] and [`NotAdmitted::EntryCarriesNothing`].
    pub fn admit_basis(&self, basis: &Basis) -> Result<(), NotAdmitted> {
        let Some(citation) = basis.citation() else {
            return Ok(());
        };
        let Some(entry) = self.found.entry(citation) else {
            return Err(NotAdmitted::NoSuchEntry {
                citation: citation.clone(),
            });
        };
        if basis.is_carried_by(entry) {
            Ok(())
        } else {
            Err(NotAdmitted::EntryCarriesNothing {
                citation: citation.clone(),
            })
        }
    }

    fn is_other_side(&self, relayed: &Relayed) -> bool {
        relayed.side != Side::Neutral && self.by.side() != Some(relayed.side)
    }

    fn admit_relay(&self) -> Result<(), NotAdmitted> {
        match &self.relayed {
            Some(relayed) if self.by.person() == Some(relayed.recorder) => {
                Err(NotAdmitted::RelayedByOneself {
                    recorder: relayed.recorder,
                })
            }
            _ => Ok(()),
        }
    }

    fn admit_words(&self, words: &Words) -> Result<(), NotAdmitted> {
        match (words, &self.by) {
            (
                Words::Plain(_),
                By::Automation { .. }
                | By::Party {
                    on_behalf_of: Some(_),
                    ..
                },
            ) => Ok(()),
            (
                Words::Personal(words),
                By::Party {
                    party,
                    on_behalf_of: None,
                    ..
                },
            ) if words.subject() == *party => Ok(()),
            (
                _,
                By::Party {
                    party,
                    on_behalf_of: None,
                    ..
                },
            ) => Err(NotAdmitted::WordsNotTheSpeakers { speaker: *party }),
            (Words::Personal(_), _) => Err(NotAdmitted::WordsNotPlain),
        }
    }

    fn admit_representation(
        &self,
        person: PartyId,
        organisation: PartyId,
    ) -> Result<(), NotAdmitted> {
        let contested = self
            .found
            .party(organisation)
            .and_then(|seen| seen.state.representation(person, self.occurred_at))
            .is_some_and(|representation| representation.contested);
        if contested {
            return Err(NotAdmitted::RepresentationContested {
                person,
                organisation,
            });
        }
        Ok(())
    }
}
