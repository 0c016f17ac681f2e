//! `coprod explain`: how a service got to its present form, in words.

mod decided;
mod page;
mod picture;
mod present;

use clap::Args;
use coprod_core::{Decider, Service, ServiceId};
use coprod_store::{
    AsOf, Ledger, Position, ReadError,
    history::{History, Step},
};

use crate::{
    arguments::{Format, Source},
    as_of,
    failure::Failure,
    lookup::Lookup,
    messages::Messages,
    output::Output,
    projections,
    record::{self, Recorded},
    spreadsheet,
    telling::Teller,
    text,
};

use decided::Decided;

/// So many services are named to whoever asks for one that isn't there.
const NAMED: usize = 20;

/// Tells how a service got to its present form
#[derive(Debug, Args)]
#[command(
    long_about = "Tells how a service got to its present form, step by step: who agreed to plan or \
                  implement it, on what basis and why, what the round table had decided and who \
                  was against it.\n\nThe form of a service is never set. It is what the decisions \
                  so far add up to, and it can be decided again.",
    after_help = "Examples:\n  coprod explain 0191b2c4-7a10-7c3e-9b59-3f0f1d2a4c6e --ledger \
                  sqlite:quarter.db\n  As the record stood at position 120:\n    coprod explain \
                  0191b2c4-7a10-7c3e-9b59-3f0f1d2a4c6e --as-of 120\n\nAs a picture:\n    coprod explain \
                  0191b2c4-7a10-7c3e-9b59-3f0f1d2a4c6e --svg > path.svg\n\nThe ids stand in the \
                  matrix: coprod matrix --format json"
)]
pub(crate) struct Asked {
    /// The service, by its id
    #[arg(value_name = "SERVICE")]
    service: ServiceId,

    #[command(flatten)]
    pub(crate) source: Source,

    /// In what form: as a page, or each step of the path by itself
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,

    /// As a picture of its path over the matrix, in SVG
    #[arg(long, conflicts_with = "format")]
    svg: bool,

    /// As the record stood at this position, or at this moment (a day is counted in): nothing that
    /// was recorded later, dissent neither
    #[arg(long, value_name = as_of::VALUE, value_parser = as_of::parse)]
    as_of: Option<AsOf>,
}

/// The keys of a step, in the order of its columns.
const COLUMNS: [&str; 10] = [
    "position",
    "occurred_at",
    "act",
    "planning",
    "implementation",
    "form",
    "decided_by",
    "basis",
    "reason",
    "dissent",
];

pub(crate) async fn run(asked: Asked, messages: &Messages) -> Result<(), Failure> {
    let ledger = Ledger::open_existing(&asked.source.ledger).await?;
    let history = ledger.history().await?;
    projections::warn(history.projected(), messages).await?;
    let as_of = as_of::position(&ledger, asked.as_of).await?;
    let steps = history.path(asked.service, Some(as_of)).await?;
    if steps.is_empty() {
        return Err(Failure::NoSuchService {
            service: asked.service,
            known: services(&history, as_of, messages).await?,
        });
    }
    let told = match asked.format {
        _ if asked.svg => picture(&ledger, history, &asked, &steps, messages).await?,
        Format::Text => page(&ledger, history, &asked, &steps, as_of, messages).await?,
        Format::Json => {
            let json = serde_json::to_string_pretty(&steps).map_err(std::io::Error::other)?;
            format!("{json}\n")
        }
        Format::Csv => spreadsheet::table(&COLUMNS, &steps)?,
    };
    let mut output = Output::new();
    output.write(&told)?;
    output.flush()
}

async fn picture(
    ledger: &Ledger,
    history: History,
    asked: &Asked,
    steps: &[Step],
    messages: &Messages,
) -> Result<String, ReadError> {
    let id = asked.service.to_string();
    let mut lookup = Lookup::new(ledger.clone(), history);
    lookup.learn_service(&id, 1).await?;
    Ok(picture::drawn(Teller::new(messages, &lookup), &id, steps))
}

async fn page(
    ledger: &Ledger,
    history: History,
    asked: &Asked,
    steps: &[Step],
    as_of: Position,
    messages: &Messages,
) -> Result<String, ReadError> {
    let id = asked.service.to_string();
    let mut events = record::stream::<Service>(ledger, &id).await?;
    events.retain(|event| event.position <= as_of);
    let acts = record::open(ledger, events).await?;
    let mut lookup = Lookup::new(ledger.clone(), history);
    for act in &acts {
        lookup.learn(act).await?;
    }
    let mut decided = Vec::with_capacity(steps.len());
    for step in steps {
        for party in &step.decided_by {
            lookup.learn_party(*party).await?;
        }
        decided.push(Decided::behind(step, ledger, &mut lookup).await?);
    }
    let told = page::Told {
        teller: Teller::new(messages, &lookup),
        service: &id,
        acts: &acts,
        state: state(&acts),
    };
    Ok(told.page(steps, &decided))
}

/// The service as these acts leave it.
fn state(acts: &[Recorded]) -> Service {
    let acts = acts.iter().filter_map(|recorded| match &recorded.deed {
        record::Deed::Service(act) => Some(act),
        record::Deed::Party(_)
        | record::Deed::Table(_)
        | record::Deed::Engagement(_)
        | record::Deed::Other(_) => None,
    });
    acts.fold(Service::default(), Decider::evolve)
}

/// The services of the ledger, each with its title.
async fn services(
    history: &History,
    as_of: Position,
    messages: &Messages,
) -> Result<Vec<String>, ReadError> {
    let places = history.services(Some(as_of)).await?;
    let named = places.into_iter().take(NAMED).map(|place| {
        let values = [
            ("id", place.service.to_string().into()),
            ("title", text::shortened(&place.title, 60).into()),
        ];
        messages.say("known-service", values)
    });
    Ok(named.collect())
}
