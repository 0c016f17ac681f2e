//! Personal values: the record holds a reference, whatever is known in memory.

use coprod_core::{
    Act, By, Commitment, Content, Digest, PartyEvent, PartyId, Personal, PersonalValue, Role, Salt,
    Side, Words,
    party::{PartyKind, PersonalField},
    testing::{id, noon, personal},
};
use proptest::prelude::*;
use serde_json::{Value, json};

fn bind(value: &str, salt: [u8; 32]) -> (Personal<String>, PersonalValue) {
    Personal::new(id("Ayşe"), &value.to_owned(), Salt::from_bytes(salt)).unwrap()
}

fn reference() -> Value {
    serde_json::to_value(personal(id("Ayşe"), "Ayşe Yılmaz")).unwrap()
}

/// The reference with more fields inside.
fn with(fields: &Value) -> Value {
    let mut json = reference();
    for (name, value) in fields.as_object().unwrap() {
        json["$personal"][name] = value.clone();
    }
    json
}

fn read(json: Value) -> Personal<String> {
    serde_json::from_value(json).unwrap()
}

#[test]
fn a_personal_value_is_written_as_a_reference() {
    pinned!(personal(id("Ayşe"), "Ayşe Yılmaz"), @r#"
    {
      "$personal": {
        "subject": "52f8e6de-1514-5247-9803-fdb15ad2f916",
        "commitment": "c36e8e07a00fcbf7bb60cf8079c3d8d560a7da8b75ebdda8eb87c937d1b846d5"
      }
    }
    "#);
}

#[test]
fn what_a_reader_adds_tells_four_states() {
    for (fields, content) in [
        (
            json!({"value": "Ayşe Yılmaz"}),
            Content::Open("Ayşe Yılmaz".to_owned()),
        ),
        (json!({}), Content::Closed),
        (json!({"erased": true}), Content::Erased),
        (json!({"missing": true}), Content::Missing),
    ] {
        let personal = read(with(&fields));
        assert_eq!(*personal.content(), content);
        assert_eq!(personal.subject(), id("Ayşe"));
        assert_eq!(
            personal.open().is_some(),
            matches!(content, Content::Open(_))
        );
    }
}

#[test]
fn whatever_is_known_the_same_reference_is_written_again() {
    for fields in [
        json!({"value": "Ayşe Yılmaz"}),
        json!({}),
        json!({"erased": true}),
        json!({"missing": true}),
    ] {
        let personal = read(with(&fields));
        assert_eq!(serde_json::to_value(&personal).unwrap(), reference());
        assert_eq!(personal, read(reference()));
    }
}

#[test]
fn contradictory_states_are_refused() {
    for fields in [
        json!({"value": "Ayşe", "erased": true}),
        json!({"value": "Ayşe", "missing": true}),
        json!({"erased": true, "missing": true}),
        json!({"value": "Ayşe", "erased": true, "missing": true}),
        json!({"value": null, "erased": true}),
    ] {
        let form = with(&fields);
        assert!(
            serde_json::from_value::<Personal<String>>(form.clone()).is_err(),
            "{form}"
        );
    }
}

#[test]
fn tampered_forms_are_refused() {
    let commitment = reference()["$personal"]["commitment"].clone();
    let commitment = commitment.as_str().unwrap();
    let mut beside = reference();
    beside["value"] = json!("Ayşe");
    for form in [
        with(&json!({"commitment": commitment.to_uppercase()})),
        with(&json!({"commitment": commitment[1..]})),
        with(&json!({"commitment": format!("{commitment}00")})),
        with(&json!({"commitment": null})),
        with(&json!({"subject": "Ayşe"})),
        with(&json!({"subject": null})),
        with(&json!({"value": null})),
        with(&json!({"value": 7})),
        with(&json!({"value": ["Ayşe"]})),
        with(&json!({"erased": "yes"})),
        with(&json!({"salt": "00"})),
        beside,
        json!({"personal": reference()["$personal"]}),
        json!({"$personal": {"subject": reference()["$personal"]["subject"]}}),
        json!({"$personal": {"commitment": commitment}}),
        json!("Ayşe"),
    ] {
        assert!(
            serde_json::from_value::<Personal<String>>(form.clone()).is_err(),
            "{form}"
        );
    }
    let twice = format!(
        r#"{{"$personal":{{"subject":{0},"subject":{0},"commitment":"{commitment}"}}}}"#,
        reference()["$personal"]["subject"]
    );
    assert!(serde_json::from_str::<Personal<String>>(&twice).is_err());
}

#[test]
fn a_value_that_is_null_is_open_where_it_may_be() {
    let form = with(&json!({"value": null}));
    let read: Personal<Option<String>> = serde_json::from_value(form).unwrap();
    assert_eq!(*read.content(), Content::Open(None));
}

#[test]
fn plain_words_are_never_taken_for_personal_ones() {
    let plain: Words = serde_json::from_value(json!("Ayşe")).unwrap();
    assert_eq!(plain.subject(), None);
    let personal: Words = serde_json::from_value(with(&json!({"value": "so"}))).unwrap();
    assert_eq!(
        (personal.subject(), personal.text()),
        (Some(id("Ayşe")), Some("so"))
    );
    let contradictory = with(&json!({"value": "so", "erased": true}));
    assert!(serde_json::from_value::<Words>(contradictory).is_err());
}

/// The events of a party that hold personal values, holding this one.
fn acts(value: &Personal<String>) -> Vec<Act<PartyEvent>> {
    let events = vec![
        PartyEvent::PartyRegistered {
            kind: PartyKind::Person,
            name: Some(value.clone()),
        },
        PartyEvent::ContactRecorded {
            contact: value.clone(),
        },
        PartyEvent::PersonalDataCorrected {
            field: PersonalField::Name,
            value: value.clone(),
        },
        PartyEvent::EntryContested {
            entry: 1,
            reason: value.clone().into(),
        },
    ];
    let act = |what| Act {
        by: By::Party {
            party: id("Ayşe"),
            side: Side::Citizen,
            role: Role::NEIGHBOUR,
            on_behalf_of: None,
        },
        occurred_at: noon(),
        relayed: None,
        what,
    };
    events.into_iter().map(act).collect()
}

/// Texts that stand nowhere by chance: capitals that no field, code or digest has.
fn secret() -> impl Strategy<Value = String> {
    "[GHJKÄÖÜŞ][ghjkäöüş\"\\\\ 0-9]{4,40}[GHJKÄÖÜŞ]"
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_written_form_and_no_debug_output_ever_holds_the_value(
        value in secret(),
        salt in any::<[u8; 32]>(),
    ) {
        let (personal, kept) = bind(&value, salt);
        prop_assert_eq!(personal.open(), Some(&value));
        let words = Words::from(personal.clone());
        let mut shown = vec![
            serde_json::to_string(&personal).unwrap(),
            serde_json::to_string(&words).unwrap(),
            format!("{personal:?} {personal:#?} {:?}", personal.content()),
            format!("{words:?} {words:#?}"),
            format!("{kept:?} {:?} {:?}", kept.salt, personal.commitment()),
        ];
        for act in acts(&personal) {
            shown.push(serde_json::to_string(&act).unwrap());
            shown.push(format!("{act:?} {act:#?}"));
        }
        let escaped = serde_json::to_string(&value).unwrap();
        let escaped = &escaped[1..escaped.len() - 1];
        let hex_salt = Digest::from_bytes(salt).to_string().replace("sha256:", "");
        for text in shown {
            prop_assert!(!text.contains(&value), "{}", text);
            prop_assert!(!text.contains(escaped), "{}", text);
            prop_assert!(!text.contains(&hex_salt), "{}", text);
        }
    }

    #[test]
    fn no_error_in_reading_quotes_the_value(value in secret()) {
        for fields in [
            json!({"value": value}),
            json!({"value": [value]}),
            json!({"value": {"name": value}}),
            json!({"value": value, "erased": true}),
        ] {
            let form = with(&fields);
            let error = serde_json::from_value::<Personal<u32>>(form.clone()).unwrap_err();
            prop_assert!(!error.to_string().contains(&value), "{}", error);
            let error = serde_json::from_str::<Personal<u32>>(&form.to_string()).unwrap_err();
            prop_assert!(!error.to_string().contains(&value), "{}", error);
        }
    }

    #[test]
    fn what_is_kept_apart_proves_its_own_reference_and_no_other(
        value in secret(),
        other in secret(),
        salt in any::<[u8; 32]>(),
        another_salt in any::<[u8; 32]>(),
    ) {
        prop_assume!(value != other && salt != another_salt);
        let (personal, kept) = bind(&value, salt);
        prop_assert!(kept.is_genuine() && kept.proves(&personal));
        prop_assert!(!kept.proves(&bind(&other, salt).0));
        prop_assert!(!kept.proves(&bind(&value, another_salt).0));

        let replaced = PersonalValue { json: serde_json::to_string(&other).unwrap(), ..kept.clone() };
        let respaced = PersonalValue { json: format!("{} ", kept.json), ..kept.clone() };
        let salted = PersonalValue { salt: Salt::from_bytes(another_salt), ..kept.clone() };
        for tampered in [replaced, respaced, salted] {
            prop_assert!(!tampered.is_genuine() && !tampered.proves(&personal));
        }
        let of_another = PersonalValue { subject: id::<PartyId>("Birte"), ..kept };
        prop_assert!(!of_another.proves(&personal));
    }

    #[test]
    fn a_commitment_is_read_as_it_was_written(value in secret(), salt in any::<[u8; 32]>()) {
        let commitment = bind(&value, salt).0.commitment();
        prop_assert_eq!(Commitment::try_from(commitment.to_string()), Ok(commitment));
    }
}

#[test]
fn the_commitment_itself_is_pinned() {
    let (personal, kept) = bind("Ayşe", [7; 32]);
    assert_eq!(kept.json, "\"Ayşe\"");
    insta::assert_snapshot!(personal.commitment(), @"86f206eafd70e359839a69d6bab0cb2cabc20b176567f5cf120d90454a4fd3e4");
}
