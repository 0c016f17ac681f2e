//! The types that every aggregate shares.

use coprod_core::{
    Automation, AutomationRule, Basis, By, Channel, Citation, Currency, Date, Digest, InvalidCode,
    Money, PartyId, Relayed, Role, Side, SpokenFor, StreamName, Timestamp, TopicKey, Words,
    party::Scope,
    testing::{day, id, moment, noon, personal},
};
use proptest::prelude::*;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use super::examples::document;

fn citation(aggregate_type: &str) -> Citation {
    Citation {
        stream: StreamName {
            aggregate_type: aggregate_type.into(),
            id: id::<PartyId>("cited").to_string(),
        },
        sequence: 9,
    }
}

fn refuses<T: DeserializeOwned>(forms: impl IntoIterator<Item = Value>) {
    for form in forms {
        assert!(serde_json::from_value::<T>(form.clone()).is_err(), "{form}");
    }
}

fn party(on_behalf_of: Option<SpokenFor>) -> By {
    By::Party {
        party: id("Ayşe"),
        side: Side::Citizen,
        role: Role::NEIGHBOUR,
        on_behalf_of,
    }
}

#[test]
fn by_a_party_in_its_own_name() {
    pinned!(party(None), @r#"{"party": "52f8e6de-1514-5247-9803-fdb15ad2f916", "side": "citizen", "role": "neighbour"}"#);
}

#[test]
fn by_a_party_in_the_name_of_an_organisation() {
    let spoken_for = SpokenFor {
        party: id("Garden club"),
        sequence: 4,
    };
    pinned!(party(Some(spoken_for)), @r#"
    {
      "party": "52f8e6de-1514-5247-9803-fdb15ad2f916",
      "side": "citizen",
      "role": "neighbour",
      "for": {
        "party": "63030a7e-6390-570d-9079-f20d919ff424",
        "sequence": 4
      }
    }
    "#);
}

#[test]
fn by_an_automation() {
    let rule = AutomationRule::new("carry_out_decision").unwrap();
    let automation = Automation { rule };
    pinned!(By::<SpokenFor>::Automation { automation }, @r#"{"automation": {"rule": "carry_out_decision"}}"#);
}

#[test]
fn the_three_sides() {
    pinned!([Side::Professional, Side::Citizen, Side::Neutral], @r#"["professional", "citizen", "neutral"]"#);
}

#[test]
fn relayed_with_and_without_a_document() {
    let without = Relayed {
        recorder: id("Clerk"),
        side: Side::Professional,
        channel: Channel::PAPER,
        document: None,
    };
    let with = Relayed {
        document: Some(document()),
        ..without.clone()
    };
    pinned!(without, @r#"{"recorder": "320de811-198f-5290-b617-12028e533bc9", "side": "professional", "channel": "paper"}"#);
    pinned!(with, @r#"
    {
      "recorder": "320de811-198f-5290-b617-12028e533bc9",
      "side": "professional",
      "channel": "paper",
      "document": {
        "reference": "minutes 4/2026",
        "digest": "sha256:abababababababababababababababababababababababababababababababab"
      }
    }
    "#);
}

#[test]
fn the_usual_channels() {
    pinned!(
        [Channel::PAPER, Channel::TELEPHONE, Channel::IN_PERSON, Channel::MESSAGE],
        @r#"["paper", "telephone", "in_person", "message"]"#
    );
}

#[test]
fn basis_own_authority() {
    let office = "mayor".into();
    pinned!(Basis::OwnAuthority { office }, @r#"{"own_authority": {"office": "mayor"}}"#);
}

#[test]
fn basis_decision() {
    pinned!(Basis::Decision(citation("RoundTable")), @r#"{"decision": {"stream": {"type": "RoundTable", "id": "f4d13d15-c815-5e76-920d-44ee16d857b2"}, "sequence": 9}}"#);
}

#[test]
fn basis_allocation() {
    pinned!(Basis::Allocation(citation("ParticipatoryBudget")), @r#"{"allocation": {"stream": {"type": "ParticipatoryBudget", "id": "f4d13d15-c815-5e76-920d-44ee16d857b2"}, "sequence": 9}}"#);
}

#[test]
fn basis_agreement() {
    pinned!(Basis::Agreement(citation("Service")), @r#"{"agreement": {"stream": {"type": "Service", "id": "f4d13d15-c815-5e76-920d-44ee16d857b2"}, "sequence": 9}}"#);
}

#[test]
fn basis_last_word() {
    pinned!(Basis::LastWord(citation("Service")), @r#"{"last_word": {"stream": {"type": "Service", "id": "f4d13d15-c815-5e76-920d-44ee16d857b2"}, "sequence": 9}}"#);
}

#[test]
fn basis_clause() {
    let clause = id("fewer than three");
    pinned!(Basis::Clause { clause, fact: citation("Service") }, @r#"
    {
      "clause": {
        "clause": "23a084d3-e476-586b-81f3-109332486e28",
        "fact": {
          "stream": {
            "type": "Service",
            "id": "f4d13d15-c815-5e76-920d-44ee16d857b2"
          },
          "sequence": 9
        }
      }
    }
    "#);
}

#[test]
fn basis_norm_with_and_without_a_document() {
    let norm = || "§ 4 PflBG".to_owned();
    pinned!(Basis::Norm { norm: norm(), document: None }, @r#"{"norm": {"norm": "§ 4 PflBG"}}"#);
    pinned!(Basis::Norm { norm: norm(), document: Some(document()) }, @r#"
    {
      "norm": {
        "norm": "§ 4 PflBG",
        "document": {
          "reference": "minutes 4/2026",
          "digest": "sha256:abababababababababababababababababababababababababababababababab"
        }
      }
    }
    "#);
}

#[test]
fn basis_contract() {
    pinned!(Basis::Contract { document: document() }, @r#"
    {
      "contract": {
        "document": {
          "reference": "minutes 4/2026",
          "digest": "sha256:abababababababababababababababababababababababababababababababab"
        }
      }
    }
    "#);
}

#[test]
fn basis_resolution() {
    let organ = "council".into();
    pinned!(Basis::Resolution { organ, document: document() }, @r#"
    {
      "resolution": {
        "organ": "council",
        "document": {
          "reference": "minutes 4/2026",
          "digest": "sha256:abababababababababababababababababababababababababababababababab"
        }
      }
    }
    "#);
}

#[test]
fn a_basis_of_another_form_is_refused() {
    refuses::<Basis>([
        json!({"own_authority": {"office": "mayor", "unknown": 1}}),
        json!({"own_authority": {}}),
        json!({"decision": {"stream": {"type": "RoundTable", "id": "1"}}}),
        json!({"decision": {"stream": {"type": "RoundTable", "id": "1"}, "sequence": -1}}),
        json!({"decision": {"stream": {"type": "RoundTable", "id": "1"}, "sequence": 1, "position": 7}}),
        json!({"norm": {"norm": "§ 1", "doc": {}}}),
        json!({"contract": {}}),
        json!({"whim": {}}),
        json!("own_authority"),
    ]);
}

#[test]
fn words_plain_and_personal() {
    pinned!(Words::from("said for a club"), @r#""said for a club""#);
    pinned!(Words::from(personal(id("Ayşe"), "said in her own name")), @r#"
    {
      "$personal": {
        "subject": "52f8e6de-1514-5247-9803-fdb15ad2f916",
        "commitment": "a89d896a6f406c758ac5d9511950811f250115eb56bc7573af3f6d76a3ef9865"
      }
    }
    "#);
    refuses::<Words>([json!(7), json!(null), json!({"text": "so"}), json!(["so"])]);
}

#[test]
fn a_moment_has_six_decimals_in_utc() {
    pinned!(noon(), @r#""2026-03-02T12:00:00.000000Z""#);
    pinned!(moment("2026-03-02T13:00:00.000001+01:00"), @r#""2026-03-02T12:00:00.000001Z""#);
    assert_eq!(
        moment("2026-03-02T12:00:00.1234567Z").to_string(),
        "2026-03-02T12:00:00.123456Z"
    );
    refuses::<Timestamp>([
        json!("2026-03-02"),
        json!("2026-03-02T12:00:00"),
        json!("2026-02-30T12:00:00Z"),
        json!(1_772_452_800),
        json!(null),
    ]);
}

#[test]
fn a_day() {
    pinned!(day("2026-03-02"), @r#""2026-03-02""#);
    refuses::<Date>([json!("2026-02-30"), json!("02.03.2026"), json!(20_260_302)]);
}

#[test]
fn a_digest() {
    pinned!(Digest::of(b"charter of 2 March"), @r#""sha256:d7ab46a745aa82683a23cc1c2b3384c72327d940298c188d03aea119f3839309""#);
    refuses::<Digest>([
        json!("ab".repeat(32)),
        json!(format!("sha256:{}", "ab".repeat(31))),
        json!(format!("sha256:{}", "AB".repeat(32))),
        json!(format!("sha512:{}", "ab".repeat(32))),
    ]);
}

#[test]
fn money_in_minor_units() {
    pinned!(Money { minor: 84_000, currency: Currency::EUR }, @r#"{"minor": 84000, "currency": "EUR"}"#);
    refuses::<Money>([
        json!({"minor": -1, "currency": "EUR"}),
        json!({"minor": 1.5, "currency": "EUR"}),
        json!({"minor": 1, "currency": "eur"}),
        json!({"minor": 1, "currency": "EURO"}),
        json!({"minor": 1}),
    ]);
}

#[test]
fn a_topic() {
    pinned!("care/night-shift".parse::<TopicKey>().unwrap(), @r#""care/night-shift""#);
    refuses::<TopicKey>([
        json!(""),
        json!("/care"),
        json!("care/"),
        json!("care//night"),
        json!("Care"),
        json!("care_night"),
        json!("a".repeat(65)),
    ]);
}

#[test]
fn the_usual_roles_and_one_of_ones_own() {
    let roles = [
        Role::CLIENT,
        Role::VOLUNTEER,
        Role::SUPPORTER,
        Role::DECISION_MAKER,
        Role::RELATIVE,
        Role::NEIGHBOUR,
        Role::RESIDENT,
        Role::FRIEND,
        Role::DONOR,
        Role::PROFESSIONAL,
        Role::FACILITATOR,
        Role::new("street_worker").unwrap(),
    ];
    pinned!(roles.to_vec(), @r#"
    [
      "client",
      "volunteer",
      "supporter",
      "decision_maker",
      "relative",
      "neighbour",
      "resident",
      "friend",
      "donor",
      "professional",
      "facilitator",
      "street_worker"
    ]
    "#);
    refuses::<Role>([
        json!(""),
        json!("Client"),
        json!("1st"),
        json!("a-b"),
        json!("a".repeat(65)),
    ]);
    let text = "Client".to_owned();
    assert_eq!(Role::new("Client"), Err(InvalidCode { text }));
}

#[test]
fn a_scope() {
    pinned!(Scope::Everything, @r#""everything""#);
    pinned!(Scope::Topics(vec!["care".parse().unwrap(), "gardens/roof".parse().unwrap()]), @r#"{"topics": ["care", "gardens/roof"]}"#);
    refuses::<Scope>([
        json!("nothing"),
        json!({"topics": ["Care"]}),
        json!({"topics": "care"}),
    ]);
}

#[test]
fn a_citation() {
    pinned!(citation("Service"), @r#"{"stream": {"type": "Service", "id": "f4d13d15-c815-5e76-920d-44ee16d857b2"}, "sequence": 9}"#);
}

#[test]
fn an_id_is_a_plain_uuid() {
    pinned!(id::<PartyId>("Ayşe"), @r#""52f8e6de-1514-5247-9803-fdb15ad2f916""#);
    refuses::<PartyId>([json!("Ayşe"), json!(1)]);
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_moment_is_read_as_it_was_written(
        micros in -377_000_000_000_000_000_i64..253_000_000_000_000_000,
    ) {
        let moment = Timestamp::from_micros(micros).unwrap();
        prop_assert_eq!(moment.as_micros(), micros);
        let json = serde_json::to_string(&moment).unwrap();
        prop_assert_eq!(serde_json::from_str::<Timestamp>(&json).unwrap(), moment);
        prop_assert!(json.ends_with("Z\"") && json.len() >= 29);
    }

    #[test]
    fn every_digest_is_read_as_it_was_written(bytes in any::<[u8; 32]>()) {
        let digest = Digest::from_bytes(bytes);
        let json = serde_json::to_string(&digest).unwrap();
        prop_assert_eq!(serde_json::from_str::<Digest>(&json).unwrap(), digest);
    }
}
