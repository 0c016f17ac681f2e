//! `coprod network`: who worked with whom, and across which organisations.

mod page;

use clap::Args;
use coprod_core::{PartyId, StreamName};
use coprod_store::{
    AsOf, Ledger, ReadError,
    network::{Bond, Filter, Through, Tie},
};

use crate::{
    arguments::{self, Format, Source},
    as_of,
    failure::Failure,
    lookup::Lookup,
    messages::Messages,
    output::Output,
    projections, spreadsheet,
    telling::Teller,
};

/// Shows who worked with whom, and across which organisations
#[derive(Debug, Args)]
#[command(
    long_about = "Shows who worked with whom, since when and when last: at round tables, as \
                  partners of services, in engagements and by accompaniment, and whether that \
                  crosses organisations or sides.\n\nIt tells which ties there are, and counts \
                  nobody's. Who acts in an organisation's name is not named: the organisation is.",
    after_help = "Examples:\n  coprod network --ledger sqlite:quarter.db\n  \
        Whom one party is tied to:\n    coprod network --party \
        0191b2c4-7a10-7c3e-9b59-3f0f1d2a4c6e\n  \
        Only what crosses organisations or sides:\n    coprod network --across\n  \
        As the record stood when March had ended:\n    coprod network --as-of 2026-03-31\n\nAs \
        JSON it is one array, an object for each two; as CSV a row for each thing that ties them."
)]
pub(crate) struct Asked {
    #[command(flatten)]
    pub(crate) source: Source,

    /// In what form
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,

    /// Only ties of this party
    #[arg(long, value_name = "ID")]
    party: Option<PartyId>,

    /// Only what comes of one table, service or engagement, as RoundTable/ID, Service/ID or
    /// Engagement/ID
    #[arg(long, value_name = "TYPE/ID", value_parser = arguments::stream)]
    stream: Option<StreamName>,

    /// Only ties that cross organisations or sides
    #[arg(long)]
    across: bool,

    /// As the record stood at this position, or at this moment (a day is counted in)
    #[arg(long, value_name = as_of::VALUE, value_parser = as_of::parse)]
    as_of: Option<AsOf>,
}

pub(crate) async fn run(asked: Asked, messages: &Messages) -> Result<(), Failure> {
    let ledger = Ledger::open_existing(&asked.source.ledger).await?;
    let filter = Filter {
        party: asked.party,
        stream: asked.stream,
        across: asked.across,
        as_of: Some(as_of::position(&ledger, asked.as_of).await?),
    };
    let network = ledger.network().await?;
    projections::warn(network.projected(), messages).await?;
    let ties = network.ties(&filter).await?;
    let told = match asked.format {
        Format::Text => page(&ledger, &ties, messages).await?,
        Format::Json => {
            let json = serde_json::to_string_pretty(&ties).map_err(std::io::Error::other)?;
            format!("{json}\n")
        }
        Format::Csv => sheet(&ties)?,
    };
    let mut output = Output::new();
    output.write(&told)?;
    output.flush()
}

async fn page(ledger: &Ledger, ties: &[Tie], messages: &Messages) -> Result<String, ReadError> {
    let mut lookup = Lookup::new(ledger.clone(), ledger.history().await?);
    for tie in ties {
        for party in tie.parties {
            lookup.learn_party(party).await?;
        }
        for bond in &tie.bonds {
            let id = bond.stream.id.as_str();
            match bond.through {
                Through::RoundTable => lookup.learn_table(id, 1).await?,
                Through::Partnership | Through::Accompaniment => {
                    lookup.learn_service(id, 1).await?;
                }
                Through::Engagement => lookup.learn_engagement(id, 1).await?,
            }
        }
    }
    Ok(page::told(Teller::new(messages, &lookup), ties))
}

const COLUMNS: [&str; 11] = [
    "party",
    "other",
    "through",
    "stream",
    "side",
    "other_side",
    "since",
    "last",
    "until",
    "crosses_organisations",
    "crosses_sides",
];

fn sheet(ties: &[Tie]) -> Result<String, Failure> {
    let mut sheet = spreadsheet::cells(COLUMNS.map(str::to_owned))?;
    for tie in ties {
        for bond in &tie.bonds {
            sheet.push_str(&row(tie, bond)?);
        }
    }
    Ok(sheet)
}

fn row(tie: &Tie, bond: &Bond) -> Result<String, Failure> {
    let [party, other] = tie.parties.map(|party| party.to_string());
    let [side, other_side] = bond.sides.map(|side| side.to_string());
    let until = bond.until.map(|until| until.to_string());
    spreadsheet::cells([
        party,
        other,
        code(bond.through).to_owned(),
        bond.stream.to_string(),
        side,
        other_side,
        bond.since.to_string(),
        bond.last.to_string(),
        until.unwrap_or_default(),
        tie.crosses_organisations.to_string(),
        tie.crosses_sides.to_string(),
    ])
}

const fn code(through: Through) -> &'static str {
    match through {
        Through::RoundTable => "round_table",
        Through::Partnership => "partnership",
        Through::Engagement => "engagement",
        Through::Accompaniment => "accompaniment",
    }
}
