//! `coprod projections`.

use coprod_store::Ledger;
use cqrs_es::{Aggregate, DomainEvent, event_sink::EventSink};
use serde::{Deserialize, Serialize};

use crate::{complains, coprod, entries, quarter::Quarter, said};

/// A party as a version of ours that is yet to come may write it.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
struct PartyToCome;

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
struct Unheard;

impl DomainEvent for Unheard {
    fn event_type(&self) -> String {
        "PartyPraised".to_owned()
    }

    fn event_version(&self) -> String {
        "1.0".to_owned()
    }
}

#[derive(Debug, thiserror::Error)]
#[error("never")]
struct Never;

impl Aggregate for PartyToCome {
    const TYPE: &'static str = "Party";
    type Command = ();
    type Event = Unheard;
    type Error = Never;
    type Services = ();

    async fn handle(&mut self, (): (), (): &(), sink: &EventSink<Self>) -> Result<(), Never> {
        sink.write(Unheard, self).await;
        Ok(())
    }

    fn apply(&mut self, Unheard: Unheard) {}
}

async fn with_an_unheard_event() -> Quarter {
    let quarter = Quarter::after_a_session().await;
    let ledger = Ledger::open(&quarter.url()).await.unwrap();
    let id = "0191b2c4-7a10-7c3e-9b59-3f0f1d2a4c6e";
    ledger
        .execute_with::<PartyToCome>(id, (), &())
        .await
        .unwrap();
    quarter
}

#[tokio::test]
async fn what_follows_the_record_is_shown() {
    let quarter = Quarter::after_a_session().await;
    let url = quarter.url();
    let before = said(&["projections", "--ledger", &url]);
    assert!(before.ends_with("read models are made by whoever first asks for them.\n"));
    said(&["history", "--ledger", &url]);
    insta::assert_snapshot!("english", said(&["projections", "--ledger", &url]));
    let german = ["projections", "--ledger", &url, "--lang", "de"];
    insta::assert_snapshot!("german", said(&german));
    let json = ["projections", "--ledger", &url, "--format", "json"];
    let all = entries(&said(&json));
    assert_eq!(
        (&all[0]["name"], &all[0]["lag"]),
        (&"history".into(), &0.into())
    );
    assert_eq!(all[0]["parked_streams"], serde_json::json!([]));
}

#[tokio::test]
async fn a_read_model_that_is_stopped_warns_and_is_seen_to() {
    let quarter = with_an_unheard_event().await;
    let url = quarter.url();
    let output = coprod(&["history", "--ledger", &url]).output().unwrap();
    assert!(output.status.success());
    let warning = String::from_utf8(output.stderr).unwrap();
    assert!(
        warning.contains("stopped at events that it cannot take, in one stream"),
        "{warning}"
    );
    let listed = said(&["projections", "--ledger", &url]);
    insta::assert_snapshot!("stopped", listed);
    let json = ["projections", "--ledger", &url, "--format", "json"];
    let all = entries(&said(&json));
    let position = all[0]["parked_streams"][0]["position"].to_string();

    let act = |what, position| {
        [
            "projections",
            "--ledger",
            &url,
            what,
            "history",
            position,
            "--by",
            "Fay Brandt",
            "--reason",
            "we update in May",
        ]
    };
    let again = said(&act("retry", &position));
    assert!(
        again.starts_with("The stream is stopped at position"),
        "{again}"
    );
    assert_eq!(said(&act("skip", &position)), "The stream goes on.\n");
    let complaint = complains(&act("skip", &position), 1);
    assert!(
        complaint.contains("no stream is stopped at position"),
        "{complaint}"
    );
    insta::assert_snapshot!("seen_to", said(&["projections", "--ledger", &url]));
    said(&["history", "--ledger", &url]); // without a warning
}

#[tokio::test]
async fn a_read_model_is_compared_and_built_anew() {
    let quarter = Quarter::after_a_session().await;
    let url = quarter.url();
    for what in ["verify", "rebuild", "verify"] {
        let told = said(&["projections", "--ledger", &url, what, "history"]);
        assert!(
            told.starts_with("The read model history is what the record gives"),
            "{told}"
        );
    }
    let complaint = complains(&["projections", "--ledger", &url, "verify", "gossip"], 1);
    assert!(complaint.contains("it knows history"), "{complaint}");
}
