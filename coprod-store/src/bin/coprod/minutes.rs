//! `coprod minutes`: a session as a printable document.

mod decided;
mod gather;
mod page;
mod session;

use clap::{Args, ValueEnum};
use coprod_core::{Decider, RoundTable, RoundTableId, SessionId, StreamName};
use coprod_store::{
    Ledger,
    history::{Filter, History},
};

use crate::{
    arguments::Source,
    failure::Failure,
    lookup::Lookup,
    messages::Messages,
    output::Output,
    projections,
    record::{self, Recorded},
    telling::Teller,
    text,
};

/// So many tables are named to whoever asks for one that isn't there.
const NAMED: u32 = 20;

/// Shows a session of a round table as a printable document
#[derive(Debug, Args)]
#[command(
    long_about = "Shows a session of a round table as a printable document: who was there, what \
                  was proposed, advised and decided by which rule, who was against it, and what \
                  was promised.\n\nIt helps whoever writes the minutes. A table approves a \
                  document, never a text that a program made.",
    after_help = "Example:\n  coprod minutes 0191b2c4-7a10-7c3e-9b59-3f0f1d2a4c6e \
                  0191b2c4-7a10-7c3e-9b59-3f0f1d2a4c6f \\\n    --ledger sqlite:quarter.db\n\nThe \
                  ids stand in the history: coprod history --act SessionCalled --format json"
)]
pub(crate) struct Asked {
    /// The round table, by its id
    #[arg(value_name = "ROUNDTABLE")]
    table: RoundTableId,

    /// The session, by its id
    #[arg(value_name = "SESSION")]
    session: SessionId,

    #[command(flatten)]
    pub(crate) source: Source,

    /// In what form; a document has no columns, so there is no csv
    #[arg(long, value_enum, default_value_t = Form::Text)]
    format: Form,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Form {
    /// To be read and printed
    Text,
    /// For programs: the same in parts
    Json,
}

pub(crate) async fn run(asked: Asked, messages: &Messages) -> Result<(), Failure> {
    let ledger = Ledger::open_existing(&asked.source.ledger).await?;
    let history = ledger.history().await?;
    projections::warn(history.projected(), messages).await?;
    let table = asked.table.to_string();
    let events = record::stream::<RoundTable>(&ledger, &table).await?;
    if events.is_empty() {
        let known = tables(&history, messages).await?;
        let table = asked.table;
        return Err(Failure::NoSuchTable { table, known });
    }
    let recorded = record::open(&ledger, events).await?;
    let Some(gathered) = gather::gather(&recorded, asked.session) else {
        return Err(Failure::NoSuchSession {
            table: asked.table,
            session: asked.session,
            known: gather::sessions(&recorded, messages),
        });
    };
    let mut lookup = Lookup::new(ledger, history.clone());
    for recorded in &recorded {
        lookup.learn(recorded).await?;
    }
    let mut output = Output::new();
    match asked.format {
        Form::Text => {
            let entries = history.entries(&at_table(table, &recorded)).await?;
            let teller = Teller::new(messages, &lookup);
            output.write(&page::page(teller, &gathered, &entries))?;
        }
        Form::Json => {
            let document = session::document(&asked, &gathered, &lookup);
            let json = serde_json::to_string_pretty(&document).map_err(std::io::Error::other)?;
            output.write(&format!("{json}\n"))?;
        }
    }
    output.flush()
}

/// The log of the table, as far as its stream was read.
fn at_table(table: String, recorded: &[Recorded]) -> Filter {
    Filter {
        stream: Some(StreamName {
            aggregate_type: <RoundTable as Decider>::TYPE.to_owned(),
            id: table,
        }),
        as_of: recorded.last().map(|last| last.event.position),
        ..Filter::default()
    }
}

/// The tables of the ledger, each with what it is for.
async fn tables(history: &History, messages: &Messages) -> Result<Vec<String>, Failure> {
    let convened = Filter {
        act: Some("RoundTableConvened".to_owned()),
        limit: Some(NAMED),
        ..Filter::default()
    };
    let entries = history.entries(&convened).await?;
    let named = entries.into_iter().map(|entry| {
        let purpose = entry.words.as_ref().and_then(|said| said.text());
        let purpose = text::shortened(purpose.unwrap_or("…"), 60);
        let values = [
            ("id", entry.stream.id.clone().into()),
            ("purpose", purpose.into()),
        ];
        messages.say("known-table", values)
    });
    Ok(named.collect())
}
