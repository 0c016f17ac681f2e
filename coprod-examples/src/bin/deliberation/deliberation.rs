//! A deliberation as commands to a round table of citizens.
//!
//! A neutral host convenes the table and leads its talk. Whoever first speaks is invited, sits down
//! for themself and signs the charter: simple majority, open to all who join before the closing.

use coprod_core::{
    Actor, Basis, Command, CommandId, InvalidTopic, Role, RoundTable, RoundTableCommand as Do,
    Side, TopicKey,
    round_table::{Charter, ElectorateKind, Held, Provision},
    rules::Rule,
};
use coprod_store::{Door, DoorError};

use crate::{
    export::{Export, Statement, Vote},
    names::Names,
    script::{self, Deed, Script, Step},
};

/// An export, and what becomes of it.
pub(crate) struct Deliberation<'e> {
    pub(crate) export: &'e Export,
    pub(crate) names: Names,
    /// Nothing where nothing happened.
    script: Option<Script>,
}

/// Why a step cannot be put into a command.
#[derive(Debug, thiserror::Error)]
pub(crate) enum NoCommand {
    #[error(transparent)]
    Door(#[from] DoorError),
    #[error(transparent)]
    Topic(#[from] InvalidTopic),
    #[error("{0:?} rests on nothing in the export")]
    OfNothing(Deed),
}

impl<'e> Deliberation<'e> {
    pub(crate) fn of(export: &'e Export) -> Self {
        Self {
            export,
            names: Names::within(export.identity),
            script: script::of(export),
        }
    }

    pub(crate) fn steps(&self) -> impl Iterator<Item = Step> {
        let script = self.script.iter();
        script.flat_map(|script| script.steps.iter().copied())
    }

    /// Under which the ledger knows this step again. Votes are told by their row in the file.
    pub(crate) fn command_id(&self, step: Step) -> Result<CommandId, NoCommand> {
        let name = match step.deed {
            Deed::Convene => "convene".to_owned(),
            Deed::LeadTheTalk => "lead the talk".to_owned(),
            Deed::Invite { participant } => format!("invite {participant}"),
            Deed::TakeSeat { participant } => format!("take seat {participant}"),
            Deed::ProposeCharter => "propose charter".to_owned(),
            Deed::SignCharter { participant } => format!("sign charter {participant}"),
            Deed::Table { .. } => format!("table {}", self.statement(step.deed)?.id),
            Deed::Open { .. } => format!("open {}", self.statement(step.deed)?.id),
            Deed::Speak { .. } => format!("vote {}", self.vote(step.deed)?.row),
            Deed::Close { .. } => format!("close {}", self.statement(step.deed)?.id),
        };
        Ok(self.names.command(&name))
    }

    /// The step as a command. What a person says goes through the door, and is theirs.
    pub(crate) fn command(
        &self,
        step: Step,
        door: &mut Door,
    ) -> Result<Command<RoundTable>, NoCommand> {
        let (by, what) = match step.deed {
            Deed::Convene => self.convene(door)?,
            Deed::LeadTheTalk => self.lead_the_talk(),
            Deed::Invite { participant } => self.invite(participant),
            Deed::TakeSeat { participant } => self.take_seat(participant),
            Deed::ProposeCharter => (self.host(), Do::ProposeCharter { charter: charter() }),
            Deed::SignCharter { participant } => self.sign(participant),
            Deed::Table { statement } => self.table(step.deed, statement, door)?,
            Deed::Open { .. } => self.open(step.deed)?,
            Deed::Speak { .. } => self.speak(step.deed)?,
            Deed::Close { .. } => self.close(step.deed)?,
        };
        Ok(Command::new(self.names.table(), by, step.at, what))
    }

    fn convene(&self, door: &mut Door) -> Result<(Actor, Do), NoCommand> {
        let host = self.host();
        let purpose = door.words(&host, "What do we agree on?")?;
        let topics = vec![topic()?];
        Ok((host, Do::ConveneRoundTable { purpose, topics }))
    }

    fn lead_the_talk(&self) -> (Actor, Do) {
        let party = self.names.host();
        let office = "host of the deliberation".to_owned();
        let basis = Basis::OwnAuthority { office };
        (self.host(), Do::AppointFacilitator { party, basis })
    }

    fn invite(&self, participant: u64) -> (Actor, Do) {
        let invite = Do::InviteMember {
            seat: self.names.seat(participant),
            party: self.names.participant(participant),
            side: Side::Citizen,
        };
        (self.host(), invite)
    }

    fn take_seat(&self, participant: u64) -> (Actor, Do) {
        let take = Do::TakeSeat {
            seat: self.names.seat(participant),
            person: None,
            deputy: None,
        };
        (self.citizen(participant), take)
    }

    fn sign(&self, participant: u64) -> (Actor, Do) {
        let seat = self.names.seat(participant);
        let sign = Do::SignCharter { version: 1, seat };
        (self.citizen(participant), sign)
    }

    fn table(&self, deed: Deed, place: usize, door: &mut Door) -> Result<(Actor, Do), NoCommand> {
        let statement = self.statement(deed)?;
        let author = script::author(self.export, place);
        let by = author.map_or_else(|| self.host(), |author| self.citizen(author));
        let text = statement.text.as_deref();
        let text = text.unwrap_or("(a statement whose text the export no longer has)");
        let table = Do::TableProposal {
            proposal: self.names.proposal(statement.id),
            topic: topic()?,
            text: door.words(&by, text)?,
            motion: None,
        };
        Ok((by, table))
    }

    fn open(&self, deed: Deed) -> Result<(Actor, Do), NoCommand> {
        let statement = self.statement(deed)?;
        let script = self.script.as_ref().ok_or(NoCommand::OfNothing(deed))?;
        let open = Do::OpenDecision {
            decision: self.names.decision(statement.id),
            proposal: self.names.proposal(statement.id),
            held: Held::Until(script.until),
            reopens: None,
        };
        Ok((self.host(), open))
    }

    fn speak(&self, deed: Deed) -> Result<(Actor, Do), NoCommand> {
        let vote = self.vote(deed)?;
        let take = Do::TakePosition {
            decision: self.names.decision(vote.statement),
            seat: self.names.seat(vote.voter),
            position: vote.position,
            reason: None,
        };
        Ok((self.citizen(vote.voter), take))
    }

    fn close(&self, deed: Deed) -> Result<(Actor, Do), NoCommand> {
        let close = Do::CloseDecision {
            decision: self.names.decision(self.statement(deed)?.id),
            review_by: None,
        };
        Ok((self.host(), close))
    }

    fn host(&self) -> Actor {
        Actor::party(self.names.host(), Side::Neutral, Role::FACILITATOR)
    }

    fn citizen(&self, participant: u64) -> Actor {
        let party = self.names.participant(participant);
        Actor::party(party, Side::Citizen, Role::RESIDENT)
    }

    fn statement(&self, deed: Deed) -> Result<&Statement, NoCommand> {
        let statement = match deed {
            Deed::Table { statement } | Deed::Open { statement } | Deed::Close { statement } => {
                self.export.statements.get(statement)
            }
            Deed::Convene
            | Deed::LeadTheTalk
            | Deed::Invite { .. }
            | Deed::TakeSeat { .. }
            | Deed::ProposeCharter
            | Deed::SignCharter { .. }
            | Deed::Speak { .. } => None,
        };
        statement.ok_or(NoCommand::OfNothing(deed))
    }

    fn vote(&self, deed: Deed) -> Result<&Vote, NoCommand> {
        let vote = match deed {
            Deed::Speak { vote } => self.export.votes.get(vote),
            Deed::Convene
            | Deed::LeadTheTalk
            | Deed::Invite { .. }
            | Deed::TakeSeat { .. }
            | Deed::ProposeCharter
            | Deed::SignCharter { .. }
            | Deed::Table { .. }
            | Deed::Open { .. }
            | Deed::Close { .. } => None,
        };
        vote.ok_or(NoCommand::OfNothing(deed))
    }
}

/// More agree than object, among whoever has joined before the closing.
fn charter() -> Charter {
    let everything = Provision {
        topic: None,
        rule: Rule::SimpleMajority {
            quorum: None,
            casting_seat: None,
        },
        electorate: ElectorateKind::Open,
    };
    Charter {
        provisions: vec![everything],
        facilitator: None,
        document: None,
    }
}

fn topic() -> Result<TopicKey, InvalidTopic> {
    "deliberation".parse()
}
