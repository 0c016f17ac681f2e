//! `coprod matrix`: all services on Bovaird's matrix.

mod grid;

use clap::{Args, ValueEnum};
use coprod_store::{AsOf, Ledger};

use crate::{
    arguments::Source, as_of, failure::Failure, messages::Messages, output::Output, projections,
};

/// Draws all services on the matrix of who plans and who implements
#[derive(Debug, Args)]
#[command(
    long_about = "Draws all services of the ledger on Bovaird's matrix: who plans them, and who \
                  implements them. A service with an open axis has no place on it, and stands \
                  below with what is open.",
    after_help = "Examples:\n  coprod matrix --ledger sqlite:quarter.db\n  As the record stood at \
                  position 120:\n    coprod matrix --as-of 120\n\nHow a service got to its place: \
                  coprod explain SERVICE"
)]
pub(crate) struct Asked {
    #[command(flatten)]
    pub(crate) source: Source,

    /// In what form; a drawing has no columns, so there is no csv
    #[arg(long, value_enum, default_value_t = Form::Text)]
    format: Form,

    /// As the record stood at this position, or at this moment (a day is counted in)
    #[arg(long, value_name = as_of::VALUE, value_parser = as_of::parse)]
    as_of: Option<AsOf>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Form {
    /// To be looked at
    Text,
    /// For programs: one array, an object for each service
    Json,
}

pub(crate) async fn run(asked: Asked, messages: &Messages) -> Result<(), Failure> {
    let ledger = Ledger::open_existing(&asked.source.ledger).await?;
    let history = ledger.history().await?;
    projections::warn(history.projected(), messages).await?;
    let as_of = as_of::position(&ledger, asked.as_of).await?;
    let places = history.services(Some(as_of)).await?;
    let told = match asked.format {
        Form::Text => grid::drawn(messages, &places),
        Form::Json => {
            let json = serde_json::to_string_pretty(&places).map_err(std::io::Error::other)?;
            format!("{json}\n")
        }
    };
    let mut output = Output::new();
    output.write(&told)?;
    output.flush()
}
