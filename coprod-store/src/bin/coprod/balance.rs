//! `coprod balance`: does everybody who co-produces get their due?

mod page;
mod picture;
mod sheet;
mod sums;

use clap::Args;
use coprod_core::{EngagementId, PartyId, ServiceId};
use coprod_store::{
    AsOf, Ledger, ReadError,
    balance::{Account, Balance, Filter, Group},
};

use crate::{
    arguments::{Format, Source},
    as_of,
    failure::Failure,
    lookup::Lookup,
    messages::Messages,
    output::Output,
    projections,
    telling::Teller,
};

/// Shows what each co-producer gives and gets, and how it feels
#[derive(Debug, Args)]
#[command(
    long_about = "Shows whether each co-producer gets their due: what they give, what they get \
                  back, the say they have and what becomes of it, and how it feels to \
                  them.\n\nWhose view it is decides what there is to see. With --view it is a \
                  party's own accounts, whole, and those agreed with it, without how these feel. \
                  Without it there are only groups of five or more. Nothing is ranked, and nobody \
                  else sees the account of a person by profession.",
    after_help = "Examples:\n  \
        What everybody may see:\n    coprod balance --ledger sqlite:quarter.db\n  \
        What one of them sees:\n    coprod balance --view \
        0191b2c4-7a10-7c3e-9b59-3f0f1d2a4c6e\n  \
        As the record stood when March had ended:\n    coprod balance --as-of 2026-03-31\n  \
        For a spreadsheet:\n    coprod balance --format csv > balance.csv\n  \
        As a picture:\n    coprod balance --view 0191b2c4-7a10-7c3e-9b59-3f0f1d2a4c6e --svg > \
        balance.svg\n\nAs JSON it is one \
        array: an object for each account, or for each group."
)]
pub(crate) struct Asked {
    #[command(flatten)]
    pub(crate) source: Source,

    /// In what form
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,

    /// As a picture of what a viewer gave and how it felt over time, in SVG
    #[arg(long, conflicts_with = "format", requires = "view")]
    svg: bool,

    /// Whose view it is, by their id; everybody's if it is left out
    #[arg(long, value_name = "PARTY")]
    view: Option<PartyId>,

    /// Only this service
    #[arg(long, value_name = "ID")]
    service: Option<ServiceId>,

    /// Only this engagement
    #[arg(long, value_name = "ID")]
    engagement: Option<EngagementId>,

    /// As the record stood at this position, or at this moment (a day is counted in)
    #[arg(long, value_name = as_of::VALUE, value_parser = as_of::parse)]
    as_of: Option<AsOf>,
}

/// What there is to see.
enum Seen {
    Accounts(Vec<Account>),
    Groups(Vec<Group>),
}

pub(crate) async fn run(asked: Asked, messages: &Messages) -> Result<(), Failure> {
    let ledger = Ledger::open_existing(&asked.source.ledger).await?;
    let filter = Filter {
        service: asked.service,
        engagement: asked.engagement,
        as_of: Some(as_of::position(&ledger, asked.as_of).await?),
    };
    let balance = ledger.balance().await?;
    projections::warn(balance.projected(), messages).await?;
    let seen = seen(&balance, &filter, asked.view).await?;
    let told = match asked.format {
        Format::Text => page(&ledger, &seen, asked.svg, messages).await?,
        Format::Json => {
            let json = match &seen {
                Seen::Accounts(accounts) => serde_json::to_string_pretty(accounts),
                Seen::Groups(groups) => serde_json::to_string_pretty(groups),
            };
            format!("{}\n", json.map_err(std::io::Error::other)?)
        }
        Format::Csv => match &seen {
            Seen::Accounts(accounts) => sheet::of_accounts(accounts)?,
            Seen::Groups(groups) => sheet::of_groups(groups)?,
        },
    };
    let mut output = Output::new();
    output.write(&told)?;
    output.flush()
}

async fn seen(
    balance: &Balance,
    filter: &Filter,
    view: Option<PartyId>,
) -> Result<Seen, ReadError> {
    match view {
        Some(viewer) => balance.accounts(filter, viewer).await.map(Seen::Accounts),
        None => balance.groups(filter).await.map(Seen::Groups),
    }
}

async fn page(
    ledger: &Ledger,
    seen: &Seen,
    as_picture: bool,
    messages: &Messages,
) -> Result<String, ReadError> {
    let mut lookup = Lookup::new(ledger.clone(), ledger.history().await?);
    match seen {
        Seen::Accounts(accounts) => {
            for account in accounts {
                let engagement = account.engagement.to_string();
                lookup.learn_engagement(&engagement, 1).await?;
                lookup.learn_party(account.party).await?;
                lookup.learn_party(account.counterpart).await?;
            }
            let teller = Teller::new(messages, &lookup);
            Ok(if as_picture {
                picture::drawn(teller, accounts)
            } else {
                page::of_accounts(teller, accounts)
            })
        }
        Seen::Groups(groups) => {
            for group in groups {
                lookup.learn_service(&group.service.to_string(), 1).await?;
            }
            Ok(page::of_groups(Teller::new(messages, &lookup), groups))
        }
    }
}
