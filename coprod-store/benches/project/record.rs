//! A record of acts as the decision log tells them: one of each kind that fills it, again and again.

use coprod_store::Ledger;
use rusqlite::params;
use serde_json::Value;
use sqlx::Executor as _;
use uuid::Uuid;

use crate::support::{
    place::{Place, Store},
    postgres,
    rows::{RECORDED_AT, number, stream},
    sqlite,
};

/// Acts in a stream.
const LENGTH: usize = 100;

/// Events written in one transaction.
const FILL: usize = 10_000;

macro_rules! act {
    ($folder:literal, $kind:literal, $event:literal) => {
        (
            $kind,
            $event,
            include_str!(concat!(
                "../../../coprod-core/tests/",
                $folder,
                "/snapshots/",
                $folder,
                "__everything__",
                $event,
                ".snap"
            )),
        )
    };
}

/// Their JSON is pinned where the core is tested.
const ACTS: [(&str, &str, &str); 6] = [
    act!("round_table", "RoundTable", "TopicRaised"),
    act!("round_table", "RoundTable", "ProposalTabled"),
    act!("round_table", "RoundTable", "PositionTaken"),
    act!("round_table", "RoundTable", "DecisionReached"),
    act!("engagement", "Engagement", "ContributionRecorded"),
    act!("service_course", "Service", "ConceptDrafted"),
];

/// Which acts follow each other, by their place above: most are positions taken. Each has a stream of
/// its own, and each time they are about something else.
const COURSE: [usize; 10] = [0, 1, 2, 2, 2, 4, 2, 2, 3, 5];

struct Act {
    position: i64,
    aggregate_type: &'static str,
    aggregate_id: String,
    sequence: i64,
    event_type: &'static str,
    payload: String,
    metadata: String,
}

/// The events from one place on.
fn events(range: std::ops::Range<usize>) -> Vec<Act> {
    let compact = |(kind, event, snapshot): (&'static str, &'static str, &str)| {
        let (_, json) = snapshot.rsplit_once("---\n").unwrap();
        let json: Value = serde_json::from_str(json).unwrap();
        (kind, event, json.to_string())
    };
    let acts = ACTS.map(compact);
    range
        .map(|index| {
            let (course, place) = (index / COURSE.len(), index % COURSE.len());
            let (aggregate_type, event_type, json) = &acts[COURSE[place]];
            Act {
                position: number(index + 1),
                aggregate_type,
                aggregate_id: stream(course / LENGTH * COURSE.len() + place),
                sequence: number(course % LENGTH + 1),
                event_type,
                payload: json.replace(DECISION, &stream(course)),
                metadata: format!(r#"{{"command_id":"{}"}}"#, Uuid::from_u128(index as u128)),
            }
        })
        .collect()
}

/// What the acts are about.
const DECISION: &str = "8c024689-b2e6-598a-b67a-5a82a7b29722";

/// A ledger with so many events.
pub async fn filled(store: Store, count: usize) -> Place {
    let place = store.place().await;
    drop(Ledger::open(&place.url()).await.unwrap());
    match store {
        Store::Sqlite => fill_sqlite(&place.raw(), count),
        Store::Postgres => fill_postgres(&place.raw(), count).await,
    }
    place
}

fn fill_sqlite(path: &str, count: usize) {
    let connection = sqlite::connect(path);
    for start in (0..count).step_by(FILL) {
        connection.execute_batch("BEGIN IMMEDIATE").unwrap();
        let mut insert = connection
            .prepare_cached(
                "INSERT INTO events (position, recorded_at, aggregate_type, aggregate_id, sequence,
                                     event_type, event_version, payload, metadata)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, '1.0', ?7, ?8)",
            )
            .unwrap();
        for event in events(start..count.min(start + FILL)) {
            insert
                .execute(params![
                    event.position,
                    RECORDED_AT + event.position,
                    event.aggregate_type,
                    event.aggregate_id,
                    event.sequence,
                    event.event_type,
                    event.payload,
                    event.metadata,
                ])
                .unwrap();
        }
        connection.execute_batch("COMMIT").unwrap();
    }
    connection.execute_batch("ANALYZE").unwrap();
}

async fn fill_postgres(url: &str, count: usize) {
    fn texts<'a>(events: &'a [Act], text: impl Fn(&'a Act) -> &'a str) -> Vec<&'a str> {
        events.iter().map(text).collect()
    }
    let mut connection = postgres::connect(url).await;
    for start in (0..count).step_by(FILL) {
        let events = events(start..count.min(start + FILL));
        sqlx::query(
            "WITH taken AS (
                 UPDATE head SET position = position + $1, recorded_at = $2
             )
             INSERT INTO events (position, recorded_at, aggregate_type, aggregate_id, sequence,
                                 event_type, event_version, payload, metadata)
             SELECT position, $2, aggregate_type, aggregate_id, sequence, event_type, '1.0',
                    payload::json, metadata::json
             FROM unnest($3::bigint[], $4::text[], $5::text[], $6::bigint[], $7::text[], $8::text[],
                         $9::text[])
                 AS e(position, aggregate_type, aggregate_id, sequence, event_type, payload, metadata)",
        )
        .bind(number(events.len()))
        .bind(RECORDED_AT)
        .bind(events.iter().map(|it| it.position).collect::<Vec<i64>>())
        .bind(texts(&events, |it| it.aggregate_type))
        .bind(texts(&events, |it| &it.aggregate_id))
        .bind(events.iter().map(|it| it.sequence).collect::<Vec<i64>>())
        .bind(texts(&events, |it| it.event_type))
        .bind(texts(&events, |it| &it.payload))
        .bind(texts(&events, |it| &it.metadata))
        .execute(&mut connection)
        .await
        .unwrap();
    }
    connection.execute("VACUUM (ANALYZE) events").await.unwrap();
    connection.execute("CHECKPOINT").await.unwrap();
}
