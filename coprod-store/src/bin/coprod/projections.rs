//! `coprod projections`: how far read models and whoever else follows the record have come, and what
//! to do where one is stopped.

mod bar;
mod listed;
mod model;

use clap::{Args, Subcommand, ValueEnum};
use coprod_store::{Ledger, ParkedStream, Position, Projected, Projection, Rebuilt};

use crate::{
    arguments::Source, failure::Failure, messages::Messages, output::Output, text::one_line,
};

/// Shows how far read models have come, and sees to those that are stopped
#[derive(Debug, Args)]
#[command(
    long_about = "Shows who follows the record under a name, and how far each has come: read \
                  models, subscriptions and reactions. Where an event could not be taken its stream \
                  is stopped, while all others go on; here it is tried again or passed over, and who \
                  wanted that and why stays on record.",
    after_help = "Examples:\n  coprod projections --ledger sqlite:quarter.db\n  A newer version of \
                  this program understands the event:\n    coprod projections retry history 120 --by \
                  \"Ayşe Kaya\" --reason \"updated to 0.2\"\n  See whether a read model is what the \
                  record gives:\n    coprod projections verify history\n  Build it anew beside the \
                  one in use:\n    coprod projections rebuild history\n\nWhat is changed here are \
                  read models, never the record."
)]
#[command(
    args_conflicts_with_subcommands = false,
    subcommand_negates_reqs = false
)]
pub(crate) struct Asked {
    #[command(flatten)]
    pub(crate) source: Source,

    /// In what form
    #[arg(long, value_enum, default_value_t = Form::Text, global = true)]
    format: Form,

    #[command(subcommand)]
    what: Option<What>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Form {
    /// For people
    Text,
    /// For programs
    Json,
}

#[derive(Debug, Subcommand)]
enum What {
    /// Tries the event that a stream is stopped at again, then those after it
    Retry(Intervening),
    /// Passes the event that a stream is stopped at over for good
    Skip(Intervening),
    /// Builds a read model anew beside the one in use, compares both, and lets it take its place
    Rebuild(Named),
    /// Builds a read model anew and compares, but leaves the one in use
    Verify(Named),
}

#[derive(Debug, Args)]
struct Named {
    /// Which read model, such as history
    name: String,
}

#[derive(Debug, Args)]
struct Intervening {
    /// Which read model, such as history
    name: String,

    /// The position of the event that its stream is stopped at
    position: u64,

    /// Who wants it; stays on record
    #[arg(long, value_name = "NAME")]
    by: String,

    /// Why; stays on record
    #[arg(long, value_name = "WORDS")]
    reason: String,
}

pub(crate) async fn run(asked: Asked, messages: &Messages) -> Result<(), Failure> {
    let ledger = Ledger::open_existing(&asked.source.ledger).await?;
    let told = match asked.what {
        None => listed::told(&ledger, messages, asked.format).await?,
        Some(What::Retry(on)) => {
            let model = model::named(&ledger, &on.name).await?;
            let parked = model.parked_at(Position(on.position)).await?;
            let stopped = model.retry(&parked, &on.by, &on.reason).await?;
            outcome(messages, asked.format, stopped.as_ref())?
        }
        Some(What::Skip(on)) => {
            let model = model::named(&ledger, &on.name).await?;
            let parked = model.parked_at(Position(on.position)).await?;
            let stopped = model.skip(&parked, &on.by, &on.reason).await?;
            outcome(messages, asked.format, stopped.as_ref())?
        }
        Some(What::Rebuild(Named { name })) => {
            let model = model::named(&ledger, &name).await?;
            let rebuilt = model.rebuild(&bar::Bar::new(messages)).await?;
            compared(
                messages,
                asked.format,
                &name,
                &rebuilt,
                "projections-replaced",
            )?
        }
        Some(What::Verify(Named { name })) => {
            let model = model::named(&ledger, &name).await?;
            let rebuilt = model.verify(&bar::Bar::new(messages)).await?;
            compared(messages, asked.format, &name, &rebuilt, "projections-kept")?
        }
    };
    let mut output = Output::new();
    output.write(&told)?;
    output.flush()
}

/// Says on standard error that a read model is stopped at some streams, if it is: what is shown lacks
/// something.
pub(crate) async fn warn<P: Projection>(
    projected: &Projected<P>,
    messages: &Messages,
) -> Result<(), Failure> {
    let parked = projected.parked().await?.len();
    if parked > 0 {
        let warning = messages.say(
            "projections-warning",
            [("name", P::NAME.into()), ("streams", parked.into())],
        );
        eprintln!("{warning}");
    }
    Ok(())
}

/// Where the stream is stopped now, if it is.
fn outcome(
    messages: &Messages,
    format: Form,
    stopped: Option<&ParkedStream>,
) -> Result<String, Failure> {
    Ok(match (format, stopped) {
        (Form::Json, stopped) => json(&stopped)?,
        (Form::Text, None) => format!("{}\n", messages.plain("projections-goes-on")),
        (Form::Text, Some(stopped)) => {
            let told = messages.say(
                "projections-still-parked",
                [
                    ("position", stopped.position.to_string().into()),
                    ("error", one_line(&stopped.error).into()),
                ],
            );
            format!("{told}\n")
        }
    })
}

fn compared(
    messages: &Messages,
    format: Form,
    name: &str,
    rebuilt: &Rebuilt,
    and_then: &'static str,
) -> Result<String, Failure> {
    let (before, after) = (hex::encode(rebuilt.before), hex::encode(rebuilt.after));
    if format == Form::Json {
        return json(&serde_json::json!({
            "name": name,
            "position": rebuilt.position,
            "same": rebuilt.is_same(),
            "before": format!("sha256:{before}"),
            "after": format!("sha256:{after}"),
        }));
    }
    let position = rebuilt.position.to_string();
    if rebuilt.is_same() {
        let told = messages.say(
            "projections-same",
            [
                ("name", name.into()),
                ("digest", format!("sha256:{after}").into()),
                ("position", position.into()),
            ],
        );
        return Ok(format!("{told}\n"));
    }
    let told = messages.say(
        "projections-different",
        [
            ("name", name.into()),
            ("position", position.into()),
            ("before", format!("sha256:{before}").into()),
            ("after", format!("sha256:{after}").into()),
        ],
    );
    let then = messages.say(and_then, [("name", name.into())]);
    Ok(format!("{told}\n{then}\n"))
}

fn json<T: serde::Serialize>(value: &T) -> Result<String, Failure> {
    let json = serde_json::to_string_pretty(value).map_err(std::io::Error::other)?;
    Ok(format!("{json}\n"))
}
