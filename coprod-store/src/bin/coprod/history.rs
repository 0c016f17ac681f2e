//! `coprod history`: the decision log.

use clap::Args;
use coprod_store::{
    AsOf, Ledger,
    history::{Entry, Filter},
};

use crate::{
    arguments::{Format, Source, Which},
    as_of, entry,
    failure::Failure,
    lookup::Lookup,
    messages::Messages,
    output::Output,
    projections, spreadsheet,
};

/// So many entries are in memory at once.
const PAGE: u32 = 500;

/// Shows who decided what, on what authority and why
#[derive(Debug, Args)]
#[command(
    long_about = "Shows the decision log: who did and decided what, on what authority and why, \
                  and who was against it. Entries come in the order in which they were recorded.",
    after_help = "Examples:\n  \
        What was decided:\n    coprod history --ledger sqlite:quarter.db --decisions\n  \
        On one matter and those below it, in March:\n    coprod history --topic care --from \
        2026-03-01 --until 2026-03-31\n  \
        What one side did at one table:\n    coprod history --side citizen --stream \
        RoundTable/0191b2c4-7a10-7c3e-9b59-3f0f1d2a4c6e\n  \
        What rests on a council's resolution:\n    coprod history --basis resolution\n  \
        As the record stood at position 120, or when a day had ended:\n    coprod history \
        --decisions --as-of 120\n    coprod history --decisions --as-of 2026-03-31\n  \
        For a spreadsheet, in German:\n    coprod history --format csv --lang de > history.csv\n\n\
        Where --ledger is left out, COPROD_LEDGER says it. As JSON it is one array; personal words \
        that are erased stand there as their reference."
)]
pub(crate) struct Asked {
    #[command(flatten)]
    pub(crate) source: Source,

    /// In what form
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,

    #[command(flatten)]
    which: Which,

    /// As the record stood at this position, or at this moment (a day is counted in): nothing that
    /// was recorded later, dissent neither
    #[arg(
        long,
        value_name = as_of::VALUE,
        value_parser = as_of::parse,
        help_heading = "Which entries"
    )]
    as_of: Option<AsOf>,
}

pub(crate) async fn run(asked: Asked, messages: &Messages) -> Result<(), Failure> {
    let ledger = Ledger::open_existing(&asked.source.ledger).await?;
    let history = ledger.history().await?;
    projections::warn(history.projected(), messages).await?;
    // What is recorded while we read is left out: page by page it would never end.
    let as_of = as_of::position(&ledger, asked.as_of).await?;
    let filter = Filter {
        as_of: Some(as_of),
        limit: Some(PAGE),
        ..asked.which.filter()
    };
    let mut printer = Printer {
        output: Output::new(),
        lookup: Lookup::new(ledger.clone(), history.clone()),
        ledger,
        messages,
        format: asked.format,
        any: false,
    };
    printer.begin()?;
    let mut filter = filter;
    loop {
        let page = history.entries(&filter).await?;
        let Some(last) = page.last() else { break };
        filter.after = last.position;
        printer.print(&page).await?;
    }
    printer.end()
}

struct Printer<'a> {
    output: Output,
    ledger: Ledger,
    lookup: Lookup,
    messages: &'a Messages,
    format: Format,
    any: bool,
}

impl Printer<'_> {
    fn begin(&mut self) -> Result<(), Failure> {
        match self.format {
            Format::Text => Ok(()),
            Format::Json => self.output.write("["),
            Format::Csv => self.output.write(&spreadsheet::header()?),
        }
    }

    async fn print(&mut self, page: &[Entry]) -> Result<(), Failure> {
        match self.format {
            Format::Text => {
                let told = entry::told(&self.ledger, &mut self.lookup, self.messages, page).await?;
                self.output.write(&told)?;
            }
            Format::Json => {
                for entry in page {
                    let entry = serde_json::to_string(entry).map_err(std::io::Error::other)?;
                    self.output.write(if self.any { ",\n" } else { "\n" })?;
                    self.output.write(&entry)?;
                    self.any = true;
                }
            }
            Format::Csv => {
                for entry in page {
                    self.output.write(&spreadsheet::row(entry)?)?;
                }
            }
        }
        self.any |= !page.is_empty();
        Ok(())
    }

    fn end(&mut self) -> Result<(), Failure> {
        match self.format {
            Format::Text if !self.any => {
                let nothing = self.messages.plain("nothing-found");
                self.output.write(&format!("{nothing}\n"))?;
            }
            Format::Json => self.output.write(if self.any { "\n]\n" } else { "]\n" })?,
            Format::Text | Format::Csv => {}
        }
        self.output.flush()
    }
}
