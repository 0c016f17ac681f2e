//! Every event of a party, as a whole act.

use coprod_core::{
    Act, By, Channel, PartyEvent, Relayed, Role, Side, SpokenFor,
    party::{PartyEventKind, PartyKind, Scope},
    testing::{id, noon},
};
use strum::VariantArray;

use super::examples::{act, document, example, resolution};

#[test]
fn party_registered() {
    pinned!(act(example(PartyEventKind::PartyRegistered)), @r#"
    {
      "by": {
        "party": "52f8e6de-1514-5247-9803-fdb15ad2f916",
        "side": "citizen",
        "role": "neighbour"
      },
      "occurred_at": "2026-03-02T12:00:00.000000Z",
      "what": {
        "PartyRegistered": {
          "kind": "person",
          "name": {
            "$personal": {
              "subject": "52f8e6de-1514-5247-9803-fdb15ad2f916",
              "commitment": "86f206eafd70e359839a69d6bab0cb2cabc20b176567f5cf120d90454a4fd3e4"
            }
          }
        }
      }
    }
    "#);
}

#[test]
fn contact_recorded() {
    pinned!(act(example(PartyEventKind::ContactRecorded)), @r#"
    {
      "by": {
        "party": "52f8e6de-1514-5247-9803-fdb15ad2f916",
        "side": "citizen",
        "role": "neighbour"
      },
      "occurred_at": "2026-03-02T12:00:00.000000Z",
      "what": {
        "ContactRecorded": {
          "contact": {
            "$personal": {
              "subject": "52f8e6de-1514-5247-9803-fdb15ad2f916",
              "commitment": "71befdf9993b7eb4f9c28da7c6c14030d7da9eb8f2532f7e21d0732d088136d9"
            }
          }
        }
      }
    }
    "#);
}

#[test]
fn personal_data_corrected() {
    pinned!(act(example(PartyEventKind::PersonalDataCorrected)), @r#"
    {
      "by": {
        "party": "52f8e6de-1514-5247-9803-fdb15ad2f916",
        "side": "citizen",
        "role": "neighbour"
      },
      "occurred_at": "2026-03-02T12:00:00.000000Z",
      "what": {
        "PersonalDataCorrected": {
          "field": "contact",
          "value": {
            "$personal": {
              "subject": "52f8e6de-1514-5247-9803-fdb15ad2f916",
              "commitment": "a8df438b4bd8dad8ae9f2958a9cbfb79d692371c9143a5b3ab6be7d78b4fc21e"
            }
          }
        }
      }
    }
    "#);
}

#[test]
fn representation_granted() {
    pinned!(act(example(PartyEventKind::RepresentationGranted)), @r#"
    {
      "by": {
        "party": "52f8e6de-1514-5247-9803-fdb15ad2f916",
        "side": "citizen",
        "role": "neighbour"
      },
      "occurred_at": "2026-03-02T12:00:00.000000Z",
      "what": {
        "RepresentationGranted": {
          "person": "08ddd469-9101-5ed9-9aca-78c5ef755eb4",
          "scope": {
            "topics": [
              "care/night-shift"
            ]
          },
          "from": "2026-03-02T12:00:00.000000Z",
          "until": "2027-03-02T12:00:00.000000Z",
          "basis": {
            "resolution": {
              "organ": "members' assembly",
              "document": {
                "reference": "minutes 4/2026",
                "digest": "sha256:abababababababababababababababababababababababababababababababab"
              }
            }
          }
        }
      }
    }
    "#);
}

#[test]
fn representation_ended() {
    pinned!(act(example(PartyEventKind::RepresentationEnded)), @r#"
    {
      "by": {
        "party": "52f8e6de-1514-5247-9803-fdb15ad2f916",
        "side": "citizen",
        "role": "neighbour"
      },
      "occurred_at": "2026-03-02T12:00:00.000000Z",
      "what": {
        "RepresentationEnded": {
          "person": "08ddd469-9101-5ed9-9aca-78c5ef755eb4",
          "reason": "moved away"
        }
      }
    }
    "#);
}

#[test]
fn party_succeeded() {
    pinned!(act(example(PartyEventKind::PartySucceeded)), @r#"
    {
      "by": {
        "party": "52f8e6de-1514-5247-9803-fdb15ad2f916",
        "side": "citizen",
        "role": "neighbour"
      },
      "occurred_at": "2026-03-02T12:00:00.000000Z",
      "what": {
        "PartySucceeded": {
          "successor": "d2fc5fc3-ef84-54ab-a5bb-43ed76a332bf",
          "basis": {
            "resolution": {
              "organ": "members' assembly",
              "document": {
                "reference": "minutes 4/2026",
                "digest": "sha256:abababababababababababababababababababababababababababababababab"
              }
            }
          }
        }
      }
    }
    "#);
}

#[test]
fn party_merged() {
    pinned!(act(example(PartyEventKind::PartyMerged)), @r#"
    {
      "by": {
        "party": "52f8e6de-1514-5247-9803-fdb15ad2f916",
        "side": "citizen",
        "role": "neighbour"
      },
      "occurred_at": "2026-03-02T12:00:00.000000Z",
      "what": {
        "PartyMerged": {
          "into": "08ddd469-9101-5ed9-9aca-78c5ef755eb4"
        }
      }
    }
    "#);
}

#[test]
fn erasure_requested() {
    pinned!(act(example(PartyEventKind::ErasureRequested)), @r#"
    {
      "by": {
        "party": "52f8e6de-1514-5247-9803-fdb15ad2f916",
        "side": "citizen",
        "role": "neighbour"
      },
      "occurred_at": "2026-03-02T12:00:00.000000Z",
      "what": {
        "ErasureRequested": {}
      }
    }
    "#);
}

#[test]
fn erasure_refused() {
    pinned!(act(example(PartyEventKind::ErasureRefused)), @r#"
    {
      "by": {
        "party": "52f8e6de-1514-5247-9803-fdb15ad2f916",
        "side": "citizen",
        "role": "neighbour"
      },
      "occurred_at": "2026-03-02T12:00:00.000000Z",
      "what": {
        "ErasureRefused": {
          "norm": "§ 147 AO"
        }
      }
    }
    "#);
}

#[test]
fn erasure_fenced() {
    pinned!(act(example(PartyEventKind::ErasureFenced)), @r#"
    {
      "by": {
        "party": "52f8e6de-1514-5247-9803-fdb15ad2f916",
        "side": "citizen",
        "role": "neighbour"
      },
      "occurred_at": "2026-03-02T12:00:00.000000Z",
      "what": {
        "ErasureFenced": {
          "basis": {
            "resolution": {
              "organ": "members' assembly",
              "document": {
                "reference": "minutes 4/2026",
                "digest": "sha256:abababababababababababababababababababababababababababababababab"
              }
            }
          }
        }
      }
    }
    "#);
}

#[test]
fn erasure_completed() {
    pinned!(act(example(PartyEventKind::ErasureCompleted)), @r#"
    {
      "by": {
        "party": "52f8e6de-1514-5247-9803-fdb15ad2f916",
        "side": "citizen",
        "role": "neighbour"
      },
      "occurred_at": "2026-03-02T12:00:00.000000Z",
      "what": {
        "ErasureCompleted": {
          "checked": [
            "snapshots",
            "exports"
          ]
        }
      }
    }
    "#);
}

#[test]
fn entry_contested() {
    pinned!(act(example(PartyEventKind::EntryContested)), @r#"
    {
      "by": {
        "party": "52f8e6de-1514-5247-9803-fdb15ad2f916",
        "side": "citizen",
        "role": "neighbour"
      },
      "occurred_at": "2026-03-02T12:00:00.000000Z",
      "what": {
        "EntryContested": {
          "entry": 2,
          "reason": {
            "$personal": {
              "subject": "52f8e6de-1514-5247-9803-fdb15ad2f916",
              "commitment": "a9597f4e331f26cdb97178e9ecccdf4995d37acd961809b438ba5dafda547bd6"
            }
          }
        }
      }
    }
    "#);
}

#[test]
fn contest_answered() {
    pinned!(act(example(PartyEventKind::ContestAnswered)), @r#"
    {
      "by": {
        "party": "52f8e6de-1514-5247-9803-fdb15ad2f916",
        "side": "citizen",
        "role": "neighbour"
      },
      "occurred_at": "2026-03-02T12:00:00.000000Z",
      "what": {
        "ContestAnswered": {
          "entry": 2,
          "outcome": "upheld",
          "reason": "looked at"
        }
      }
    }
    "#);
}

#[test]
fn every_event_is_pinned() {
    for kind in PartyEventKind::VARIANTS {
        let pin = format!("pinned!(act(example(PartyEventKind::{kind:?})), @");
        assert!(include_str!("party_events.rs").contains(&pin), "{kind:?}");
    }
}

#[test]
fn an_act_in_somebodys_name_through_somebodys_hands() {
    let whole = Act {
        by: By::Party {
            party: id("Birte"),
            side: Side::Citizen,
            role: Role::VOLUNTEER,
            on_behalf_of: Some(SpokenFor {
                party: id("Garden club"),
                sequence: 4,
            }),
        },
        occurred_at: noon(),
        relayed: Some(Relayed {
            recorder: id("Clerk"),
            side: Side::Professional,
            channel: Channel::TELEPHONE,
            document: Some(document()),
        }),
        what: PartyEvent::PartyMerged { into: id("Ayşe") },
    };
    pinned!(whole, @r#"
    {
      "by": {
        "party": "08ddd469-9101-5ed9-9aca-78c5ef755eb4",
        "side": "citizen",
        "role": "volunteer",
        "for": {
          "party": "63030a7e-6390-570d-9079-f20d919ff424",
          "sequence": 4
        }
      },
      "occurred_at": "2026-03-02T12:00:00.000000Z",
      "relayed": {
        "recorder": "320de811-198f-5290-b617-12028e533bc9",
        "side": "professional",
        "channel": "telephone",
        "document": {
          "reference": "minutes 4/2026",
          "digest": "sha256:abababababababababababababababababababababababababababababababab"
        }
      },
      "what": {
        "PartyMerged": {
          "into": "52f8e6de-1514-5247-9803-fdb15ad2f916"
        }
      }
    }
    "#);
}

#[test]
fn an_option_left_out_stays_absent() {
    let registered = act(PartyEvent::PartyRegistered {
        kind: PartyKind::Group,
        name: None,
    });
    pinned!(registered, @r#"
    {
      "by": {
        "party": "52f8e6de-1514-5247-9803-fdb15ad2f916",
        "side": "citizen",
        "role": "neighbour"
      },
      "occurred_at": "2026-03-02T12:00:00.000000Z",
      "what": {
        "PartyRegistered": {
          "kind": "group"
        }
      }
    }
    "#);
    let granted = act(PartyEvent::RepresentationGranted {
        person: id("Birte"),
        scope: Scope::Everything,
        from: noon(),
        until: None,
        basis: resolution(),
    });
    pinned!(granted, @r#"
    {
      "by": {
        "party": "52f8e6de-1514-5247-9803-fdb15ad2f916",
        "side": "citizen",
        "role": "neighbour"
      },
      "occurred_at": "2026-03-02T12:00:00.000000Z",
      "what": {
        "RepresentationGranted": {
          "person": "08ddd469-9101-5ed9-9aca-78c5ef755eb4",
          "scope": "everything",
          "from": "2026-03-02T12:00:00.000000Z",
          "basis": {
            "resolution": {
              "organ": "members' assembly",
              "document": {
                "reference": "minutes 4/2026",
                "digest": "sha256:abababababababababababababababababababababababababababababababab"
              }
            }
          }
        }
      }
    }
    "#);
}

#[test]
fn an_event_with_an_unknown_field_is_refused() {
    for kind in PartyEventKind::VARIANTS {
        let mut json = serde_json::to_value(act(example(*kind))).unwrap();
        json["what"][format!("{kind:?}")]["unknown"] = 1.into();
        assert!(
            serde_json::from_value::<Act<PartyEvent>>(json).is_err(),
            "{kind:?}"
        );
    }
}

#[test]
fn an_event_with_a_field_missing_is_refused() {
    let optional = ["name", "until"];
    for kind in PartyEventKind::VARIANTS {
        let name = format!("{kind:?}");
        let whole = serde_json::to_value(act(example(*kind))).unwrap();
        for field in whole["what"][&name].as_object().unwrap().keys() {
            let mut json = whole.clone();
            json["what"][&name].as_object_mut().unwrap().remove(field);
            let read = serde_json::from_value::<Act<PartyEvent>>(json);
            assert_eq!(
                read.is_ok(),
                optional.contains(&field.as_str()),
                "{name}.{field}"
            );
        }
    }
}
