//! A row for each aggregate, kept up to date while commands are given.

use std::{
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    time::{Duration, Instant},
};

use coprod_store::{
    Column, FoldError, Ledger, Position, Projected, Projection, RecordedEvent, Rows, Table,
};
use cqrs_es::{EventEnvelope, Query, View, persist::GenericQuery};
use postgres_es::{PostgresEventRepository, PostgresViewRepository, default_postgress_pool};
use serde::{Deserialize, Serialize};
use sqlite_es::{SqliteEventRepository, SqliteViewRepository};
use sqlx::Executor as _;
use tokio::{task::JoinHandle, time::sleep};

use crate::{
    CALLERS,
    support::{
        ballot::{Ballot, BallotEvent, command},
        callers,
        figures::{Case, Figures},
        options::Options,
        place::{Place, Store},
        postgres,
        systems::{self, Ids, es_name},
    },
};

const COMMANDS: usize = 20_000;
const COMMANDS_AWAITED: usize = 5_000;
const COMMANDS_OF_ES: usize = 1_000;
/// Streams of each caller.
const STREAMS: usize = 8;

static BALLOTS: Table = Table {
    name: "ballots",
    columns: &[
        Column::text("ballot"),
        Column::integer("taken"),
        Column::text("last"),
        Column::integer("last_agreed"),
    ],
    key: &["ballot"],
    indexes: &[],
};

/// How many have taken a position, and who was the last: what an event says by itself.
pub struct Ballots;

impl Projection for Ballots {
    const NAME: &'static str = "ballots";
    const VERSION: u32 = 1;
    const TABLES: &'static [&'static Table] = &[&BALLOTS];

    fn fold(&self, event: &RecordedEvent, rows: &mut Rows) -> Result<(), FoldError> {
        let BallotEvent::PositionTaken { seat, agrees, .. } = event.payload_as()?;
        let row = vec![
            event.aggregate_id.as_str().into(),
            i64::try_from(event.sequence)?.into(),
            seat.to_string().into(),
            i64::from(agrees).into(),
        ];
        rows.put(&BALLOTS, row);
        Ok(())
    }
}

/// The same by a statement for each event, as where something has to be counted.
struct Counted;

impl Projection for Counted {
    const NAME: &'static str = "counted";
    const VERSION: u32 = 1;
    const TABLES: &'static [&'static Table] = &[&BALLOTS];

    fn fold(&self, event: &RecordedEvent, rows: &mut Rows) -> Result<(), FoldError> {
        let BallotEvent::PositionTaken { seat, agrees, .. } = event.payload_as()?;
        rows.run(
            "INSERT INTO {ballots} (ballot, taken, last, last_agreed) VALUES ($1, 1, $2, $3)
             ON CONFLICT (ballot) DO UPDATE
             SET taken = {ballots}.taken + 1, last = $2, last_agreed = $3",
            vec![
                event.aggregate_id.as_str().into(),
                seat.to_string().into(),
                i64::from(agrees).into(),
            ],
        );
        Ok(())
    }
}

pub async fn round(options: &Options, figures: &mut Figures, store: Store) {
    let case = Case::Callers(CALLERS);
    let commands = COMMANDS / options.quick;
    let rate = followed(&store.place().await, Ballots, commands).await;
    figures.add(store, case, "coprod", rate);
    let rate = followed(&store.place().await, Counted, commands).await;
    figures.add(store, case, "coprod, counted", rate);
    let rate = awaited(&store.place().await, COMMANDS_AWAITED / options.quick).await;
    figures.add(store, case, "coprod, awaited", rate);
    let rate = theirs(&store.place().await, COMMANDS_OF_ES / options.quick).await;
    figures.add(store, case, es_name(store), rate);
}

/// Keeps the rows up to date until it is aborted.
pub fn follow<P: Projection>(view: &Projected<P>) -> JoinHandle<()> {
    let view = view.clone();
    tokio::spawn(async move { match view.follow().await.unwrap() {} })
}

async fn followed(place: &Place, view: impl Projection, commands: usize) -> f64 {
    let ledger = Ledger::open(&place.url()).await.unwrap();
    let view = ledger.project(view).await.unwrap();
    let following = follow(&view);
    let streams = CALLERS * STREAMS;
    let rate = systems::on_ledger(&ledger, Ids::Given, CALLERS, streams, commands).await;
    let given = Instant::now();
    let head = ledger.head().await.unwrap();
    while view.position().await.unwrap() < head {
        sleep(Duration::from_millis(1)).await;
    }
    following.abort();
    #[allow(clippy::cast_precision_loss, reason = "a rate")]
    let commands = commands as f64;
    commands / (commands / rate + given.elapsed().as_secs_f64())
}

async fn awaited(place: &Place, commands: usize) -> f64 {
    let ledger = Ledger::open(&place.url()).await.unwrap();
    let ballots = ledger.project(Ballots).await.unwrap();
    callers::rate(CALLERS, CALLERS * STREAMS, commands, move |stream, _| {
        let ballots = ballots.clone();
        async move {
            let position = give(ballots.ledger(), &stream).await;
            ballots.at_least(position).await.unwrap();
        }
    })
    .await
}

/// Gives a command, and says where it was recorded.
pub async fn give(ledger: &Ledger, stream: &str) -> Position {
    static SEATS: AtomicUsize = AtomicUsize::new(2_000_000_000);
    let command = command(SEATS.fetch_add(1, Ordering::Relaxed));
    let receipt = ledger.execute_with::<Ballot>(stream, command, &()).await;
    receipt.unwrap().last_position().unwrap()
}

#[derive(Debug, Default, Serialize, Deserialize)]
struct BallotView {
    taken: u64,
    last: String,
    last_agreed: bool,
}

impl View<Ballot> for BallotView {
    fn update(&mut self, event: &EventEnvelope<Ballot>) {
        let BallotEvent::PositionTaken { seat, agrees, .. } = &event.payload;
        self.taken += 1;
        self.last = seat.to_string();
        self.last_agreed = *agrees;
    }
}

/// With the repository of views that comes with the store.
async fn theirs(place: &Place, commands: usize) -> f64 {
    let streams = CALLERS * STREAMS;
    match place {
        Place::Folder(_) => {
            let pool = systems::sqlite_es(&place.raw()).await;
            pool.execute(SQLITE_VIEWS).await.unwrap();
            let views = SqliteViewRepository::<BallotView, Ballot>::new("views", pool.clone());
            let query: Box<dyn Query<Ballot>> = Box::new(GenericQuery::new(Arc::new(views)));
            let repository = SqliteEventRepository::new(pool);
            systems::es_rate_with(repository, vec![query], CALLERS, streams, commands).await
        }
        Place::Schema { .. } => {
            postgres::make_es_table(&place.raw()).await;
            let pool = default_postgress_pool(&place.raw()).await;
            pool.execute(POSTGRES_VIEWS).await.unwrap();
            let views = PostgresViewRepository::<BallotView, Ballot>::new("views", pool.clone());
            let query: Box<dyn Query<Ballot>> = Box::new(GenericQuery::new(Arc::new(views)));
            let repository = PostgresEventRepository::new(pool);
            systems::es_rate_with(repository, vec![query], CALLERS, streams, commands).await
        }
    }
}

/// As the stores ship them.
const SQLITE_VIEWS: &str = "
    CREATE TABLE views (
        view_id text                        NOT NULL,
        version integer CHECK (version >= 0) NOT NULL,
        payload text                        NOT NULL,
        PRIMARY KEY (view_id)
    )";
const POSTGRES_VIEWS: &str = "
    CREATE TABLE views (
        view_id text                        NOT NULL,
        version bigint CHECK (version >= 0) NOT NULL,
        payload json                        NOT NULL,
        PRIMARY KEY (view_id)
    )";
