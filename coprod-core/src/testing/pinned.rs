//! What an aggregate pins of its events.

use std::collections::BTreeMap;

use crate::{Act, Event};

/// Of each kind of event the act that says most, by the length of its JSON: the one to pin, since it
/// shows most of what the event may hold.
///
/// ```
/// # use coprod_core::{Party, PartyCommand, party::{PartyEventKind, PartyKind}, testing::*};
/// let ayse = citizen("Ayşe");
/// let register = PartyCommand::RegisterParty { kind: PartyKind::Person, name: None };
/// let told = given::<Party>(id("Ayşe"), []).and(&ayse, register);
/// let longest = longest_of_each_kind::<_, PartyEventKind>(told.acts());
/// assert_eq!(longest.len(), 1);
/// assert!(!longest.contains_key(&PartyEventKind::ContactRecorded));
/// ```
#[must_use]
pub fn longest_of_each_kind<'a, E, K>(
    acts: impl IntoIterator<Item = &'a Act<E>>,
) -> BTreeMap<K, Act<E>>
where
    E: Event,
    K: Ord + From<&'a E>,
{
    let length = |act: &Act<E>| {
        let json = serde_json::to_string(act);
        json.expect("an act can be written").len()
    };
    let mut longest: BTreeMap<K, Act<E>> = BTreeMap::new();
    for act in acts {
        let kind = K::from(&act.what);
        let says_more = |known: &Act<E>| length(known) < length(act);
        if longest.get(&kind).is_none_or(says_more) {
            longest.insert(kind, act.clone());
        }
    }
    longest
}
