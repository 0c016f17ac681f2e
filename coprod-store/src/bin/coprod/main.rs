//! `coprod`: what stands in a ledger, for those who come to read.

mod arguments;
mod as_of;
mod balance;
mod drawing;
mod entry;
mod explain;
mod failure;
mod history;
mod language;
mod lookup;
mod matrix;
mod messages;
mod minutes;
mod moments;
mod network;
mod outcomes;
mod output;
mod owed;
mod projections;
mod record;
mod spreadsheet;
mod tail;
mod telling;
mod text;

use std::process::ExitCode;

use clap::Parser;

use arguments::{Arguments, Subcommand};
use failure::Failure;
use messages::Messages;

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let messages = Messages::in_language(arguments.command.source().language());
    match run(arguments.command, &messages) {
        Ok(()) | Err(Failure::ReaderGone) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("{}", failure.told(&messages));
            ExitCode::FAILURE
        }
    }
}

fn run(command: Subcommand, messages: &Messages) -> Result<(), Failure> {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .map_err(Failure::Runtime)?;
    runtime.block_on(async {
        match command {
            Subcommand::History(asked) => history::run(asked, messages).await,
            Subcommand::Tail(asked) => tail::run(asked, messages).await,
            Subcommand::Minutes(asked) => minutes::run(asked, messages).await,
            Subcommand::Explain(asked) => explain::run(asked, messages).await,
            Subcommand::Matrix(asked) => matrix::run(asked, messages).await,
            Subcommand::Projections(asked) => projections::run(asked, messages).await,
            Subcommand::Owed(asked) => owed::run(asked, messages).await,
            Subcommand::Outcomes(asked) => outcomes::run(asked, messages).await,
            Subcommand::Balance(asked) => balance::run(asked, messages).await,
            Subcommand::Network(asked) => network::run(asked, messages).await,
        }
    })
}
