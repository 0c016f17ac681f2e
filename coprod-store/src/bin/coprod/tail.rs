//! `coprod tail`: what is recorded, as it comes in.

use std::time::Duration;

use clap::Args;
use coprod_store::{
    Ledger, Position,
    history::{Entry, Filter, History},
};

use crate::{
    arguments::{Format, Source, Which},
    entry,
    failure::Failure,
    lookup::Lookup,
    messages::Messages,
    output::Output,
    projections, spreadsheet,
};

/// So many entries are in memory at once.
const PAGE: u32 = 500;

/// Where nothing comes in, the ledger is looked at anew this often.
const PATIENCE: Duration = Duration::from_secs(60);

/// Shows what is recorded, as it comes in
#[derive(Debug, Args)]
#[command(
    long_about = "Shows the last entries of the decision log, and then each new one as it is \
                  recorded, by whatever program. Ctrl-C ends it.",
    after_help = "Examples:\n  \
        coprod tail --ledger sqlite:quarter.db\n  \
        The last 50, and no more:\n    coprod tail -n 50 --no-follow\n  \
        New decisions only, for a program that reads line by line:\n    coprod tail -n 0 \
        --decisions --format json\n\n\
        As JSON each entry is one line."
)]
pub(crate) struct Asked {
    #[command(flatten)]
    pub(crate) source: Source,

    /// In what form
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,

    /// How many of the last entries to begin with
    #[arg(short = 'n', long, value_name = "NUMBER", default_value_t = 10)]
    last: u32,

    /// End once they are shown
    #[arg(long)]
    no_follow: bool,

    #[command(flatten)]
    which: Which,
}

pub(crate) async fn run(asked: Asked, messages: &Messages) -> Result<(), Failure> {
    let ledger = Ledger::open_existing(&asked.source.ledger).await?;
    let history = ledger.history().await?;
    projections::warn(history.projected(), messages).await?;
    let filter = asked.which.filter();
    let mut printer = Printer {
        output: Output::new(),
        lookup: Lookup::new(ledger.clone(), history.clone()),
        ledger,
        messages,
        format: asked.format,
    };
    let head = history.projected().position().await?;
    let last = last(&history, &filter, head, asked.last).await?;
    printer.begin()?;
    printer.print(&last).await?;
    if asked.no_follow {
        return Ok(());
    }
    tokio::select! {
        followed = follow(&mut printer, &history, filter, head) => followed,
        interrupted = tokio::signal::ctrl_c() => interrupted.map_err(Failure::Runtime),
    }
}

/// The last entries up to `head`: the window before it is widened until there are enough.
async fn last(
    history: &History,
    filter: &Filter,
    head: Position,
    wanted: u32,
) -> Result<Vec<Entry>, Failure> {
    let enough = usize::try_from(wanted).unwrap_or(usize::MAX);
    if enough == 0 {
        return Ok(Vec::new());
    }
    let mut window = u64::from(wanted);
    loop {
        let after = Position(head.0.saturating_sub(window));
        let within = Filter {
            after,
            as_of: Some(head),
            ..filter.clone()
        };
        let mut entries = history.entries(&within).await?;
        if entries.len() >= enough || after == Position::START {
            entries.drain(..entries.len().saturating_sub(enough));
            return Ok(entries);
        }
        window = window.saturating_mul(4);
    }
}

async fn follow(
    printer: &mut Printer<'_>,
    history: &History,
    filter: Filter,
    mut seen: Position,
) -> Result<(), Failure> {
    loop {
        printer.ledger.wait_beyond(seen, PATIENCE).await?;
        let reached = history.projected().catch_up().await?;
        let mut next = Filter {
            after: seen,
            as_of: Some(reached),
            limit: Some(PAGE),
            ..filter.clone()
        };
        loop {
            let page = history.entries(&next).await?;
            let Some(last) = page.last() else { break };
            next.after = last.position;
            printer.print(&page).await?;
        }
        seen = reached;
    }
}

struct Printer<'a> {
    output: Output,
    ledger: Ledger,
    lookup: Lookup,
    messages: &'a Messages,
    format: Format,
}

impl Printer<'_> {
    fn begin(&mut self) -> Result<(), Failure> {
        if self.format == Format::Csv {
            self.output.write(&spreadsheet::header()?)?;
        }
        self.output.flush()
    }

    /// Whoever reads gets each entry at once, not when some buffer is full.
    async fn print(&mut self, page: &[Entry]) -> Result<(), Failure> {
        match self.format {
            Format::Text => {
                let told = entry::told(&self.ledger, &mut self.lookup, self.messages, page).await?;
                self.output.write(&told)?;
            }
            Format::Json => {
                for entry in page {
                    let entry = serde_json::to_string(entry).map_err(std::io::Error::other)?;
                    self.output.write(&format!("{entry}\n"))?;
                }
            }
            Format::Csv => {
                for entry in page {
                    self.output.write(&spreadsheet::row(entry)?)?;
                }
            }
        }
        self.output.flush()
    }
}
