//! A party's own stream is about no topic; an aggregate whose commands are tells how far a
//! representation reaches.

use coprod_core::{Act, Command, Decider, TopicKey};
use serde::{Deserialize, Serialize};

use coprod_core::{
    Context, Need, NotAdmitted as No, PartyCommand, PartyId, Words,
    party::Scope,
    testing::{Known, citizen, given, id, noon},
};

use super::people::*;

#[derive(Default, Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(super) struct Talk;

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, strum::AsRefStr)]
pub(super) enum Said {
    SomethingSaid { topic: TopicKey },
}

#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[error(transparent)]
pub(super) struct Refused(#[from] pub(super) No);

impl Decider for Talk {
    const TYPE: &'static str = "Talk";
    type Id = PartyId;
    type Command = TopicKey;
    type Event = Said;
    type Refusal = Refused;

    fn needs(_: &Command<Self>) -> Vec<Need> {
        Vec::new()
    }

    fn words(_: &TopicKey) -> Vec<&Words> {
        Vec::new()
    }

    fn commits(_: &TopicKey) -> bool {
        true
    }

    fn topic<'a>(&'a self, topic: &'a TopicKey) -> Option<&'a TopicKey> {
        Some(topic)
    }

    fn decide(&self, topic: TopicKey, _: &Context) -> Result<Vec<Said>, Refused> {
        Ok(vec![Said::SomethingSaid { topic }])
    }

    fn evolve(self, _: &Act<Said>) -> Self {
        self
    }
}

pub(super) fn say(topic: &str) -> coprod_core::testing::When<Talk> {
    let on_care = PartyCommand::GrantRepresentation {
        person: id("Cem"),
        scope: Scope::Topics(vec!["care".parse().unwrap()]),
        from: noon(),
        until: None,
        basis: resolution(),
    };
    let club = club_with_board().and(&board(), on_care);
    given::<Talk>(id("talk"), [])
        .knowing(Known::default().party(&club))
        .when(
            &citizen("Cem").speaking_for(super::people::club()),
            topic.parse().unwrap(),
        )
}

#[test]
fn a_representation_reaches_its_topics_and_those_below() {
    say("care").then_types(["SomethingSaid"]);
    say("care/night-shift").then_types(["SomethingSaid"]);
}

#[test]
fn a_representation_does_not_reach_beyond_its_topics() {
    for topic in ["gardens", "careers", "health/care"] {
        say(topic).then_refused(&Refused(No::OutsideOfScope {
            person: id("Cem"),
            organisation: club(),
            topic: topic.parse().unwrap(),
        }));
    }
}
