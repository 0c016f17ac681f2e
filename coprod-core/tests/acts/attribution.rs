//! Who acts, written and read.

use coprod_core::{
    Act, Actor, Automation, AutomationRule, By, PartyEvent, Relayed, Role, Side, SpokenFor,
    testing::{citizen, id},
};
use serde_json::{Value, json};

fn party(on_behalf_of: Option<SpokenFor>) -> By {
    By::Party {
        party: id("Ayşe"),
        side: Side::Citizen,
        role: Role::NEIGHBOUR,
        on_behalf_of,
    }
}

fn automation() -> By {
    let rule = AutomationRule::new("carry_out_decision").unwrap();
    By::Automation {
        automation: Automation { rule },
    }
}

fn every_form() -> [By; 3] {
    let spoken_for = SpokenFor {
        party: id("Garden club"),
        sequence: 4,
    };
    [party(None), party(Some(spoken_for)), automation()]
}

#[test]
fn who_acted_is_read_as_it_was_written() {
    for by in every_form() {
        let json = serde_json::to_value(&by).unwrap();
        assert_eq!(serde_json::from_value::<By>(json).unwrap(), by);
    }
    let rule = AutomationRule::new("carry_out_decision").unwrap();
    for by in [
        citizen("Ayşe"),
        citizen("Ayşe").speaking_for(id("Garden club")),
        Actor::automation(rule),
    ] {
        let json = serde_json::to_value(&by).unwrap();
        assert_eq!(serde_json::from_value::<Actor>(json).unwrap(), by);
    }
}

#[test]
fn an_act_stands_on_the_account_of_whom_it_was_done_for() {
    let [own, in_a_name, reaction] = every_form();
    assert_eq!(own.principal(), Some(id("Ayşe")));
    assert_eq!(in_a_name.principal(), Some(id("Garden club")));
    assert_eq!(in_a_name.person(), Some(id("Ayşe")));
    assert_eq!(reaction.principal(), None);
    assert_eq!((reaction.person(), reaction.side()), (None, None));
}

#[test]
fn an_automation_speaks_for_nobody() {
    let rule = AutomationRule::new("tidy").unwrap();
    let automation = Actor::automation(rule.clone()).speaking_for(id("Garden club"));
    assert_eq!(automation, Actor::automation(rule));
    assert_eq!(automation.organisation(), None);
}

/// Puts an unknown field into every object, one at a time.
fn with_unknown_fields(json: &Value) -> Vec<Value> {
    let mut variants = Vec::new();
    let mut paths = vec![String::new()];
    while let Some(path) = paths.pop() {
        let Some(object) = json.pointer(&path).and_then(Value::as_object) else {
            continue;
        };
        paths.extend(object.keys().map(|key| format!("{path}/{key}")));
        let mut changed = json.clone();
        let object = changed.pointer_mut(&path).unwrap().as_object_mut().unwrap();
        object.insert("unknown".into(), json!(1));
        variants.push(changed);
    }
    variants
}

#[test]
fn unknown_fields_are_refused_wherever_they_stand() {
    for by in every_form() {
        for changed in with_unknown_fields(&serde_json::to_value(&by).unwrap()) {
            assert!(
                serde_json::from_value::<By>(changed.clone()).is_err(),
                "{changed}"
            );
        }
    }
    let act = json!({
        "by": serde_json::to_value(party(None)).unwrap(),
        "occurred_at": "2026-03-02T12:00:00.000000Z",
        "relayed": {
            "recorder": "0191b2c4-7a10-7c3e-9b59-3f0f1d2a4c6e",
            "side": "professional",
            "channel": "paper",
            "document": { "reference": "form 7", "digest": format!("sha256:{}", "0".repeat(64)) },
        },
        "what": { "ErasureFenced": { "basis": { "own_authority": { "office": "mayor" } } } },
    });
    assert!(serde_json::from_value::<Act<PartyEvent>>(act.clone()).is_ok());
    let changed = with_unknown_fields(&act);
    assert_eq!(changed.len(), 8);
    for changed in changed {
        assert!(
            serde_json::from_value::<Act<PartyEvent>>(changed.clone()).is_err(),
            "{changed}"
        );
    }
}

#[test]
fn nobody_is_a_party_and_an_automation_at_once() {
    let mut both = serde_json::to_value(party(None)).unwrap();
    both["automation"] = json!({ "rule": "tidy" });
    assert!(serde_json::from_value::<By>(both).is_err());
}

#[test]
fn nobody_acts_without_side_role_or_name() {
    for missing in ["party", "side", "role"] {
        let mut json = serde_json::to_value(party(None)).unwrap();
        json.as_object_mut().unwrap().remove(missing);
        assert!(serde_json::from_value::<By>(json).is_err(), "{missing}");
    }
    let mut nobody = serde_json::to_value(automation()).unwrap();
    nobody["automation"] = json!({});
    assert!(serde_json::from_value::<By>(nobody).is_err());
}

#[test]
fn a_command_names_the_organisation_only_and_the_record_how_far_it_was_read() {
    let in_command = json!(id::<coprod_core::PartyId>("Garden club"));
    let mut json = serde_json::to_value(party(None)).unwrap();
    json["for"] = in_command;
    assert!(serde_json::from_value::<By>(json.clone()).is_err());
    assert!(serde_json::from_value::<Actor>(json).is_ok());
}

#[test]
fn what_was_relayed_names_recorder_side_and_channel() {
    let relayed = json!({
        "recorder": "0191b2c4-7a10-7c3e-9b59-3f0f1d2a4c6e",
        "side": "neutral",
        "channel": "telephone",
    });
    assert!(serde_json::from_value::<Relayed>(relayed.clone()).is_ok());
    for missing in ["recorder", "side", "channel"] {
        let mut json = relayed.clone();
        json.as_object_mut().unwrap().remove(missing);
        assert!(
            serde_json::from_value::<Relayed>(json).is_err(),
            "{missing}"
        );
    }
}
