//! What can be asked on the command line.

#![allow(
    clippy::doc_markdown,
    reason = "these comments are the help that people read in a terminal"
)]

use clap::{Args, Parser, ValueEnum};
use coprod_core::{PartyId, Side, StreamName, TopicKey};
use coprod_store::history::Filter;

use crate::{
    balance, explain, history, language::Language, matrix, minutes, moments, network, outcomes,
    owed, projections, record, tail,
};

/// Shows what stands in a ledger of co-production: who decided what, on what authority and why.
#[derive(Debug, Parser)]
#[command(
    name = "coprod",
    version,
    long_about = "Shows what stands in a ledger of co-production: who decided what, on what \
                  authority and why, and who was against it.\n\nIt adds nothing to the record, and \
                  never makes a ledger where there is none.",
    after_help = "Examples:\n  coprod history --ledger sqlite:quarter.db --decisions\n  \
                  coprod tail --ledger sqlite:quarter.db\n  coprod help history\n\nExit codes: 0 if \
                  all went well, 2 if the command was not understood, 1 for anything else."
)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    pub(crate) command: Subcommand,
}

#[derive(Debug, clap::Subcommand)]
pub(crate) enum Subcommand {
    History(history::Asked),
    Tail(tail::Asked),
    Minutes(minutes::Asked),
    Explain(explain::Asked),
    Matrix(matrix::Asked),
    Projections(projections::Asked),
    Owed(owed::Asked),
    Outcomes(outcomes::Asked),
    Balance(balance::Asked),
    Network(network::Asked),
}

impl Subcommand {
    pub(crate) const fn source(&self) -> &Source {
        match self {
            Self::History(asked) => &asked.source,
            Self::Tail(asked) => &asked.source,
            Self::Minutes(asked) => &asked.source,
            Self::Explain(asked) => &asked.source,
            Self::Matrix(asked) => &asked.source,
            Self::Projections(asked) => &asked.source,
            Self::Owed(asked) => &asked.source,
            Self::Outcomes(asked) => &asked.source,
            Self::Balance(asked) => &asked.source,
            Self::Network(asked) => &asked.source,
        }
    }
}

/// Which ledger, and in which language it is told.
#[derive(Debug, Args)]
pub(crate) struct Source {
    /// Which ledger, such as sqlite:quarter.db or postgres://town@localhost/coprod?schema=konstanz
    #[arg(long, value_name = "URL", env = "COPROD_LEDGER")]
    pub(crate) ledger: String,

    /// The language of headings and messages; as the environment says (LC_ALL, LC_MESSAGES, LANG)
    /// if it is left out
    #[arg(long, value_enum, value_name = "LANGUAGE")]
    lang: Option<Language>,
}

impl Source {
    pub(crate) fn language(&self) -> Language {
        self.lang.unwrap_or_else(Language::of_the_environment)
    }
}

/// In what form entries are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// For people
    Text,
    /// For programs
    Json,
    /// For spreadsheets; a cell that a spreadsheet would take for a formula begins with an
    /// apostrophe
    Csv,
}

/// Which entries are shown. What is left out does not restrict.
#[derive(Debug, Args)]
#[command(next_help_heading = "Which entries")]
pub(crate) struct Which {
    /// Only one table, service, engagement or party, as RoundTable/ID, Service/ID, Engagement/ID or
    /// Party/ID
    #[arg(long, value_name = "TYPE/ID", value_parser = stream)]
    stream: Option<StreamName>,

    /// Only what is about this entity, by its id: a proposal, a decision, a session, a commitment
    #[arg(long, value_name = "ID", value_parser = subject)]
    subject: Option<String>,

    /// Only events of this type, such as MandateGranted
    #[arg(long, value_name = "TYPE", value_parser = act)]
    act: Option<String>,

    /// Only what this party did, or somebody in its name
    #[arg(long, value_name = "ID")]
    party: Option<PartyId>,

    /// Only what one side did
    #[arg(long, value_enum)]
    side: Option<OneSide>,

    /// Only this topic and those below it, such as care or care/night
    #[arg(long)]
    topic: Option<TopicKey>,

    /// Only what rests on a basis of this kind
    #[arg(long, value_enum, value_name = "KIND")]
    basis: Option<BasisKind>,

    /// Only what happened at this moment or later: 2026-03-02T12:00:00Z, or a day such as 2026-03-02
    #[arg(long, value_name = "MOMENT", value_parser = moments::beginning)]
    from: Option<coprod_core::Timestamp>,

    /// Only what happened before this moment; a day is counted in
    #[arg(long, value_name = "MOMENT", value_parser = moments::end)]
    until: Option<coprod_core::Timestamp>,

    /// Only what decides something
    #[arg(long)]
    decisions: bool,
}

impl Which {
    pub(crate) fn filter(self) -> Filter {
        Filter {
            stream: self.stream,
            subject: self.subject,
            act: self.act,
            party: self.party,
            side: self.side.map(Side::from),
            topic: self.topic,
            basis: self.basis.map(|kind| kind.code().to_owned()),
            from: self.from,
            until: self.until,
            decisions: self.decisions,
            ..Filter::default()
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum OneSide {
    Professional,
    Citizen,
    Neutral,
}

impl From<OneSide> for Side {
    fn from(side: OneSide) -> Self {
        match side {
            OneSide::Professional => Self::Professional,
            OneSide::Citizen => Self::Citizen,
            OneSide::Neutral => Self::Neutral,
        }
    }
}

/// The kinds of [`coprod_core::Basis`], by their codes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
#[value(rename_all = "snake_case")]
enum BasisKind {
    OwnAuthority,
    Decision,
    Allocation,
    Agreement,
    LastWord,
    Norm,
    Contract,
    Resolution,
}

impl BasisKind {
    const fn code(self) -> &'static str {
        match self {
            Self::OwnAuthority => "own_authority",
            Self::Decision => "decision",
            Self::Allocation => "allocation",
            Self::Agreement => "agreement",
            Self::LastWord => "last_word",
            Self::Norm => "norm",
            Self::Contract => "contract",
            Self::Resolution => "resolution",
        }
    }
}

/// Whatever the log has no entries of is a slip of the pen.
pub(crate) fn stream(text: &str) -> Result<StreamName, String> {
    // A colon is easier to type on some keyboards, and means nothing else here.
    let name: StreamName = text
        .replacen(':', "/", 1)
        .parse()
        .map_err(|_| not_a_stream(text))?;
    // Each kind of id is a UUID.
    let is_one =
        record::is_an_aggregate(&name.aggregate_type) && name.id.parse::<PartyId>().is_ok();
    is_one.then_some(name).ok_or_else(|| not_a_stream(text))
}

fn not_a_stream(text: &str) -> String {
    format!(
        "{text:?} names no stream of the log: write RoundTable/ID, Service/ID, Engagement/ID or \
         Party/ID, with an id like 0191b2c4-7a10-7c3e-9b59-3f0f1d2a4c6e"
    )
}

/// A contested entry is a subject too, by its number; anything else has a UUID.
fn subject(text: &str) -> Result<String, String> {
    if text.parse::<u64>().is_ok() {
        return Ok(text.to_owned());
    }
    let id: Result<PartyId, _> = text.parse();
    id.map(|id| id.to_string()).map_err(|_| {
        format!("{text:?} is no id: give a UUID like 0191b2c4-7a10-7c3e-9b59-3f0f1d2a4c6e")
    })
}

fn act(text: &str) -> Result<String, String> {
    if record::is_an_act(text) {
        Ok(text.to_owned())
    } else {
        Err(format!(
            "{text:?} is no type of event: write it as the log does, such as MandateGranted"
        ))
    }
}
