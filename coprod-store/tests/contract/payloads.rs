//! Whatever can be said comes back as it was said, however long it is.

use coprod_store::Position;
use serde_json::json;

use crate::{
    fixture::Fixture,
    tally::{Do, Tally, execute},
};

macro_rules! cases {
    ($fixture:ty) => {
        $crate::fixture::instantiate!(
            $crate::payloads,
            $fixture,
            [
                odd_characters_come_back,
                odd_names_of_streams_are_told_apart,
                a_large_payload_comes_back,
                a_stream_of_a_hundred_thousand_events_is_read_and_continued,
            ]
        );
    };
}
pub(crate) use cases;

pub async fn odd_characters_come_back(fixture: &impl Fixture) {
    let ledger = fixture.ledger().await;
    let odd = [
        "\0",
        "a\u{1}\u{1f}\u{7f}\u{9f}b",
        "\\u0000 \\ \" / \u{2028}\u{2029}",
        "🫖👩🏽\u{200d}🌾 \u{10ffff}\u{fffe}\u{feff}",
        "A\u{30a}ngstro\u{308}m is not Ångström",
        "\u{202e}שלום مرحبا\u{202c}",
        "'; DROP TABLE events; -- $1 {x} %s",
    ];
    for name in odd {
        execute(&ledger, "a", Do::Name(json!(name))).await.unwrap();
    }
    let events = ledger.read_after(Position::START, 100).await.unwrap();
    let written: Vec<String> = odd
        .iter()
        .map(|name| json!({ "Named": { "name": name } }).to_string())
        .collect();
    let read: Vec<&str> = events.iter().map(|event| event.payload.as_str()).collect();
    assert_eq!(read, written, "byte for byte");
}

pub async fn odd_names_of_streams_are_told_apart(fixture: &impl Fixture) {
    let ledger = fixture.ledger().await;
    let names = [
        "é", "e\u{301}", "E\u{301}", "a b", "a%", "a_", "A_", " a_", "ß", "ss", "🫖",
    ];
    for (name, number) in names.into_iter().zip(1..) {
        execute(&ledger, name, Do::Add(number)).await.unwrap();
    }
    for (name, number) in names.into_iter().zip(1..) {
        let loaded = ledger.load::<Tally>(name).await.unwrap();
        assert_eq!(
            (loaded.state.total, loaded.sequence),
            (number, 1),
            "{name:?}"
        );
    }
}

pub async fn a_large_payload_comes_back(fixture: &impl Fixture) {
    let ledger = fixture.ledger().await;
    let text: String = ('ぁ'..'ん').cycle().take(1_500_000).collect();
    execute(&ledger, "a", Do::Name(json!(text))).await.unwrap();
    execute(&ledger, "a", Do::Add(1)).await.unwrap();
    let events = ledger.read_after(Position::START, 100).await.unwrap();
    assert_eq!(events.len(), 2);
    assert_eq!(
        events[0].payload,
        json!({ "Named": { "name": text } }).to_string()
    );
}

pub async fn a_stream_of_a_hundred_thousand_events_is_read_and_continued(fixture: &impl Fixture) {
    let ledger = fixture.ledger().await;
    for _ in 0..20 {
        let numbers = vec![1; 5_000];
        execute(&ledger, "a", Do::AddAll(numbers)).await.unwrap();
    }
    ledger.drop_snapshots().await.unwrap();
    drop(ledger);
    let ledger = fixture.ledger().await;
    let receipt = execute(&ledger, "a", Do::Add(1)).await.unwrap();
    assert_eq!(receipt.last_sequence, 100_001);
    assert_eq!(receipt.last_position(), Some(Position(100_001)));
    let loaded = ledger.load::<Tally>("a").await.unwrap();
    assert_eq!((loaded.state.total, loaded.state.seen), (100_001, 100_001));
}
