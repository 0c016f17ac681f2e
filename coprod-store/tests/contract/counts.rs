//! A read model that shows whether an event counted twice, or not at all.

use coprod_store::{
    Column, FoldError, Ledger, Position, Projection, RecordedEvent, Rows, Table, Value,
};

static COUNTED: Table = Table {
    name: "counted",
    columns: &[Column::integer("position"), Column::integer("times")],
    key: &["position"],
    indexes: &[],
};

static LAST: Table = Table {
    name: "last",
    columns: &[Column::text("stream"), Column::integer("position")],
    key: &["stream"],
    indexes: &[],
};

pub struct Counts;

impl Projection for Counts {
    const NAME: &'static str = "counts";
    const VERSION: u32 = 1;
    const TABLES: &'static [&'static Table] = &[&COUNTED, &LAST];

    fn fold(&self, event: &RecordedEvent, rows: &mut Rows) -> Result<(), FoldError> {
        let position = Value::from(i64::try_from(event.position.0)?);
        rows.run(
            "INSERT INTO {counted} (position, times) VALUES ($1, 1)
             ON CONFLICT (position) DO UPDATE SET times = {counted}.times + 1",
            vec![position.clone()],
        );
        rows.put(&LAST, vec![event.aggregate_id.as_str().into(), position]);
        Ok(())
    }
}

/// That every event up to the head has counted once for whoever followed, and that the same rows come
/// of a rebuild.
pub async fn assert_counted_once(ledger: &Ledger) {
    let counts = ledger.project(Counts).await.unwrap();
    assert_eq!(counts.lag().await.unwrap(), 0);
    assert_eq!(counts.parked().await.unwrap(), []);
    let head = ledger.head().await.unwrap();
    let counted = counts.find(&COUNTED, &[]).await.unwrap();
    let counted = counted.iter().map(|row| {
        (
            row.integer("position").unwrap(),
            row.integer("times").unwrap(),
        )
    });
    assert!(
        counted.eq((1..=head.0.cast_signed()).map(|position| (position, 1))),
        "an event counted twice, or not at all"
    );
    let followed = counts.digest().await.unwrap();
    let rebuilt = counts.rebuild(|_| {}).await.unwrap();
    assert!(rebuilt.is_same(), "{rebuilt:?}");
    assert_eq!((rebuilt.position, rebuilt.before), followed);
    assert_eq!(rebuilt.position, Position(head.0));
}
