//! What can be asked for on the command line.

use std::path::PathBuf;

use clap::{Parser, ValueEnum};

/// Replays a Polis export as a round table of citizens, and prints what came out.
///
/// Statements become proposals, votes become positions in the order in which they were given,
/// participants become members under a pseudonym, and in the end each proposal is decided by simple
/// majority. A second run on the same ledger finds everything recorded, and adds nothing.
#[derive(Debug, Parser)]
#[command(name = "deliberation")]
pub(crate) struct Arguments {
    /// The folder of the export, with comments.csv, votes.csv and participants-votes.csv
    pub(crate) folder: PathBuf,
    /// Where to record, such as sqlite:FILE [default: a new file in the system's temporary folder]
    #[arg(long, value_name = "URL")]
    ledger: Option<String>,
    /// How to print what came out
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub(crate) format: Format,
}

/// For people or for programs.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub(crate) enum Format {
    /// A table, 80 columns wide
    Text,
    /// One JSON object
    Json,
}

impl Arguments {
    pub(crate) fn ledger_url(&self) -> String {
        self.ledger.clone().unwrap_or_else(|| {
            let name = format!("deliberation-{}.db", uuid::Uuid::now_v7());
            format!("sqlite:{}", std::env::temp_dir().join(name).display())
        })
    }
}
