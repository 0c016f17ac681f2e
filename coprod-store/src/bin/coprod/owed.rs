//! `coprod owed`: what is owed to whom.

mod page;

use clap::{Args, builder::PossibleValuesParser};
use coprod_core::{PartyId, Side, StreamName};
use coprod_store::{
    AsOf, Ledger,
    owed::{Filter, Kind},
};

use crate::{
    arguments::{Format, OneSide, Source, stream},
    as_of,
    failure::Failure,
    lookup::Lookup,
    messages::Messages,
    output::Output,
    projections, spreadsheet,
};

/// The keys of a claim, in the order of its columns.
const COLUMNS: [&str; 12] = [
    "kind",
    "stream",
    "subject",
    "topic",
    "position",
    "occurred_at",
    "owed_by",
    "owed_to",
    "due",
    "overdue",
    "amount",
    "words",
];

/// Shows what is owed to whom
#[derive(Debug, Args)]
#[command(
    long_about = "Shows what is owed to whom: answers to concerns, objections, advice, \
                  recommendations and imbalances, what was promised, reviews, deliveries that stand \
                  still, and what rests on a decision that was opened again. What is owed the \
                  longest comes first.",
    after_help = "Examples:\n  \
        All that is owed:\n    coprod owed --ledger sqlite:quarter.db\n  \
        What is past its date:\n    coprod owed --overdue\n  \
        What one side owes the other in one service:\n    coprod owed --side professional --stream \
        Service/0191b2c4-7a10-7c3e-9b59-3f0f1d2a4c6e\n  \
        What somebody still waits for:\n    coprod owed --owed-to \
        0191b2c4-7a10-7c3e-9b59-3f0f1d2a4c6e\n  \
        What was owed when a day had ended:\n    coprod owed --as-of 2026-03-31\n\nWhere --ledger \
        is left out, COPROD_LEDGER says it. As JSON it is one array."
)]
pub(crate) struct Asked {
    #[command(flatten)]
    pub(crate) source: Source,

    /// In what form
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,

    #[command(flatten)]
    which: Which,
}

/// Which claims are shown. What is left out does not restrict.
#[derive(Debug, Args)]
#[command(next_help_heading = "Which claims")]
struct Which {
    /// Only in one table, service, engagement or party, as RoundTable/ID, Service/ID, Engagement/ID
    /// or Party/ID
    #[arg(long, value_name = "TYPE/ID", value_parser = stream)]
    stream: Option<StreamName>,

    /// Only of this kind
    #[arg(long, value_parser = kinds())]
    kind: Option<String>,

    /// Only what this party owes
    #[arg(long, value_name = "ID")]
    owed_by: Option<PartyId>,

    /// Only what is owed to this party
    #[arg(long, value_name = "ID")]
    owed_to: Option<PartyId>,

    /// Only what this side owes, alone or with others
    #[arg(long, value_enum)]
    side: Option<OneSide>,

    /// Only what is past its date
    #[arg(long)]
    overdue: bool,

    /// At most so many
    #[arg(long, value_name = "NUMBER")]
    limit: Option<u32>,

    /// As the record stood at this position, or at this moment (a day is counted in); dates are
    /// compared with that moment
    #[arg(long, value_name = as_of::VALUE, value_parser = as_of::parse)]
    as_of: Option<AsOf>,
}

fn kinds() -> PossibleValuesParser {
    PossibleValuesParser::new(Kind::ALL.iter().map(|kind| kind.code()))
}

impl Which {
    fn filter(self) -> Filter {
        Filter {
            stream: self.stream,
            kind: self.kind.and_then(|code| code.parse().ok()),
            owed_by: self.owed_by,
            owed_to: self.owed_to,
            side: self.side.map(Side::from),
            overdue: self.overdue,
            as_of: self.as_of,
            limit: self.limit,
        }
    }
}

pub(crate) async fn run(asked: Asked, messages: &Messages) -> Result<(), Failure> {
    let ledger = Ledger::open_existing(&asked.source.ledger).await?;
    let owed = ledger.owed().await?;
    projections::warn(owed.projected(), messages).await?;
    let claims = owed.claims(&asked.which.filter()).await?;
    let mut output = Output::new();
    match asked.format {
        Format::Text => {
            let mut lookup = Lookup::new(ledger.clone(), ledger.history().await?);
            let page = page::told(&ledger, &mut lookup, messages, &claims).await?;
            output.write(&page)?;
        }
        Format::Json => output.array(&claims)?,
        Format::Csv => output.write(&spreadsheet::table(&COLUMNS, &claims)?)?,
    }
    output.flush()
}
