//! A deliberation that really took place, replayed as a round table of citizens.
//!
//! Polis (<https://compdemocracy.org/polis>) asks people to agree or disagree with each other's
//! statements, and exports who said what, and when. Here each statement becomes a proposal, each
//! vote a position, each participant a member under a pseudonym; in the end every proposal is
//! decided by simple majority. Whatever is printed about it is read back from the ledger.

mod arguments;
mod deliberation;
mod export;
mod found;
mod names;
mod replay;
mod report;
mod script;

use std::{
    error::Error,
    io::{self, Write},
    process::ExitCode,
};

use clap::Parser;
use coprod_store::Ledger;

use arguments::{Arguments, Format};
use deliberation::Deliberation;
use export::Export;
use found::Found;

#[tokio::main]
async fn main() -> ExitCode {
    match run(&Arguments::parse()).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            let mut cause = error.source();
            while let Some(source) = cause {
                eprintln!("  because {source}");
                cause = source.source();
            }
            ExitCode::FAILURE
        }
    }
}

async fn run(arguments: &Arguments) -> Result<(), Box<dyn Error>> {
    // The whole export is read and checked before anything is recorded.
    let export = Export::read(&arguments.folder)?;
    for remark in &export.remarks {
        eprintln!("note: {remark}");
    }
    let url = arguments.ledger_url();
    let ledger = Ledger::open(&url).await?;
    let deliberation = Deliberation::of(&export);
    let events = replay::replay(&ledger, &deliberation).await?;
    let found = Found::read(&ledger, deliberation.names.table()).await?;
    let report = report::Report::of(&deliberation, &found, events)?;
    let mut out = io::stdout().lock();
    match arguments.format {
        Format::Json => {
            serde_json::to_writer_pretty(&mut out, &report)?;
            writeln!(out)?;
        }
        Format::Text => write!(out, "{report}")?,
    }
    out.flush()?;
    eprintln!("note: the record lies in {url}");
    Ok(())
}
