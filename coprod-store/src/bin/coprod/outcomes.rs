//! `coprod outcomes`: what was expected, what came instead, and who had warned.

mod page;

use clap::Args;
use coprod_core::ServiceId;
use coprod_store::{AsOf, Ledger, outcomes::Filter};

use crate::{
    arguments::{Format, Source},
    as_of,
    failure::Failure,
    lookup::Lookup,
    messages::Messages,
    output::Output,
    projections, spreadsheet,
};

/// The keys of an outcome, in the order of its columns.
const COLUMNS: [&str; 6] = [
    "service", "outcome", "expected", "observed", "overdue", "warned",
];

/// Shows what was expected of services, and what came instead
#[derive(Debug, Args)]
#[command(
    long_about = "Shows what was expected of services, what came of it, what came that nobody had \
                  expected, and who had warned before: by a concern, an objection, or a dissent on \
                  record.\n\nNobody can foresee how it goes. It helps to remember what one thought.",
    after_help = "Examples:\n  coprod outcomes --ledger sqlite:quarter.db\n  Of one service:\n    \
                  coprod outcomes --service 0191b2c4-7a10-7c3e-9b59-3f0f1d2a4c6e\n  What nobody \
                  foresaw:\n    coprod outcomes --unforeseen\n  As the record stood when a day had \
                  ended:\n    coprod outcomes --as-of 2026-03-31\n\nAs JSON it is one array. The ids \
                  of services stand in the matrix: coprod matrix --format json"
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

/// Which outcomes are shown. What is left out does not restrict.
#[derive(Debug, Args)]
#[command(next_help_heading = "Which outcomes")]
struct Which {
    /// Only of one service, by its id
    #[arg(long, value_name = "ID")]
    service: Option<ServiceId>,

    /// Only what nobody foresaw
    #[arg(long)]
    unforeseen: bool,

    /// Only what is past the day by which it was expected, with nothing observed
    #[arg(long)]
    overdue: bool,

    /// At most so many
    #[arg(long, value_name = "NUMBER")]
    limit: Option<u32>,

    /// As the record stood at this position, or at this moment (a day is counted in)
    #[arg(long, value_name = as_of::VALUE, value_parser = as_of::parse)]
    as_of: Option<AsOf>,
}

impl Which {
    const fn filter(&self) -> Filter {
        Filter {
            service: self.service,
            unforeseen: self.unforeseen,
            overdue: self.overdue,
            as_of: self.as_of,
            limit: self.limit,
        }
    }
}

pub(crate) async fn run(asked: Asked, messages: &Messages) -> Result<(), Failure> {
    let ledger = Ledger::open_existing(&asked.source.ledger).await?;
    let outcomes = ledger.outcomes().await?;
    projections::warn(outcomes.projected(), messages).await?;
    let told = outcomes.of(&asked.which.filter()).await?;
    let mut output = Output::new();
    match asked.format {
        Format::Text => {
            let mut lookup = Lookup::new(ledger.clone(), ledger.history().await?);
            let page = page::told(&ledger, &mut lookup, messages, &told).await?;
            output.write(&page)?;
        }
        Format::Json => output.array(&told)?,
        Format::Csv => output.write(&spreadsheet::table(&COLUMNS, &told)?)?,
    }
    output.flush()
}
