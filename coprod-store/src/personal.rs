//! Personal values: the record refers to them, and they are kept beside it.

use std::collections::{BTreeMap, BTreeSet};

use coprod_core::{Personal, Words};
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

use crate::{
    Commitment, PERSONAL_KEY, PartyId, PersonalValue, Position, ReadError, RecordedEvent,
    backend::{Backend, PersonalKey},
};

/// Why an event may not be recorded as it is.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PersonalRefused {
    /// A reference holds more than whose value it is and its commitment.
    #[error(
        "an event would put a personal value into the record, where it could never be erased: \
         give it beside the command"
    )]
    HoldsValue,
    /// Something stands where a reference should, and is none.
    #[error("an event holds a `$personal` that is no reference: subject and commitment are needed")]
    Malformed,
    /// Nobody gave the value.
    #[error(
        "an event refers to a personal value of {subject} that the ledger does not have: give it \
         beside the command"
    )]
    Unknown {
        /// Whose value it is.
        subject: PartyId,
        /// Its commitment.
        commitment: Commitment,
    },
    /// A value was given with a commitment that is not its own.
    #[error("the personal value given for {subject} does not match its commitment")]
    NotGenuine {
        /// Whose value it is.
        subject: PartyId,
    },
}

/// The references in the events of one command, and the values given beside it.
#[derive(Debug, Default)]
pub(crate) struct References {
    keys: BTreeSet<PersonalKey>,
}

impl References {
    /// Takes in the references of a payload.
    pub(crate) fn gather(&mut self, payload: &str) -> Result<(), PersonalRefused> {
        if !may_refer(payload) {
            return Ok(());
        }
        let payload = serde_json::from_str(payload).map_err(|_| PersonalRefused::Malformed)?;
        gather(&payload, &mut self.keys)
    }

    /// Parts the values given from those that the ledger must have already. Values that no event
    /// refers to are not kept.
    pub(crate) fn part(
        mut self,
        given: &[PersonalValue],
    ) -> Result<(Vec<PersonalValue>, Vec<PersonalKey>), PersonalRefused> {
        let mut brought = Vec::new();
        for value in given {
            if !value.is_genuine() {
                return Err(PersonalRefused::NotGenuine {
                    subject: value.subject,
                });
            }
            if self.keys.remove(&key_of(value)) {
                brought.push(value.clone());
            }
        }
        Ok((brought, self.keys.into_iter().collect()))
    }
}

pub(crate) const fn key_of(value: &PersonalValue) -> PersonalKey {
    PersonalKey {
        subject: value.subject,
        commitment: value.commitment,
    }
}

/// Most payloads hold no reference and need not be parsed to see that.
fn may_refer(payload: &str) -> bool {
    payload.contains(PERSONAL_KEY) || payload.contains("\\u0024")
}

fn gather(value: &Value, keys: &mut BTreeSet<PersonalKey>) -> Result<(), PersonalRefused> {
    match value {
        Value::Object(fields) => {
            if let Some(reference) = fields.get(PERSONAL_KEY) {
                if fields.len() > 1 {
                    return Err(PersonalRefused::Malformed);
                }
                keys.insert(key_in(reference)?);
                return Ok(());
            }
            fields.values().try_for_each(|field| gather(field, keys))
        }
        Value::Array(items) => items.iter().try_for_each(|item| gather(item, keys)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => Ok(()),
    }
}

fn key_in(reference: &Value) -> Result<PersonalKey, PersonalRefused> {
    let fields = reference.as_object().ok_or(PersonalRefused::Malformed)?;
    let key = parse(fields).ok_or(PersonalRefused::Malformed)?;
    if fields.len() > 2 {
        Err(PersonalRefused::HoldsValue)
    } else {
        Ok(key)
    }
}

fn parse(fields: &Map<String, Value>) -> Option<PersonalKey> {
    let subject = serde_json::from_value(fields.get("subject")?.clone()).ok()?;
    let commitment = serde_json::from_value(fields.get("commitment")?.clone()).ok()?;
    Some(PersonalKey {
        subject,
        commitment,
    })
}

/// A payload into which the ledger has put the personal values it refers to: for the eyes of those
/// who may see them, never to be recorded or hashed.
#[derive(Clone, PartialEq, Eq)]
pub struct OpenedPayload(String);

impl OpenedPayload {
    /// The payload as JSON.
    #[must_use]
    pub fn json(&self) -> &str {
        &self.0
    }

    /// The payload as a value of `T`.
    ///
    /// # Errors
    /// When it has another shape.
    pub fn decode<T: DeserializeOwned>(&self) -> Result<T, serde_json::Error> {
        serde_json::from_str(&self.0)
    }
}

impl std::fmt::Debug for OpenedPayload {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("OpenedPayload(…)")
    }
}

/// The words of the events at these positions, personal ones with their text where it is still
/// there.
pub(crate) async fn open_words(
    backend: &dyn Backend,
    words: Vec<(Position, Option<Words>)>,
) -> Result<Vec<Option<Words>>, ReadError> {
    let spoken = words.iter().filter_map(|(_, words)| words.as_ref());
    let values = find(backend, spoken.filter_map(key_of_words).collect()).await?;
    let open = |(position, words): (Position, Option<Words>)| {
        words
            .map(|words| open_words_of(position, words, &values))
            .transpose()
    };
    words.into_iter().map(open).collect()
}

fn open_words_of(
    position: Position,
    words: Words,
    values: &BTreeMap<PersonalKey, PersonalValue>,
) -> Result<Words, ReadError> {
    let Words::Personal(personal) = words else {
        return Ok(words);
    };
    match values.get(&key_of_personal(&personal)) {
        None => Ok(Words::Personal(personal.missing())),
        Some(value) => {
            let opened = personal
                .opened(value)
                .ok_or(ReadError::Forged { position })?;
            Ok(Words::Personal(opened))
        }
    }
}

fn key_of_words(words: &Words) -> Option<PersonalKey> {
    match words {
        Words::Plain(_) => None,
        Words::Personal(personal) => Some(key_of_personal(personal)),
    }
}

fn key_of_personal<T>(personal: &Personal<T>) -> PersonalKey {
    PersonalKey {
        subject: personal.subject(),
        commitment: personal.commitment(),
    }
}

async fn find(
    backend: &dyn Backend,
    keys: BTreeSet<PersonalKey>,
) -> Result<BTreeMap<PersonalKey, PersonalValue>, ReadError> {
    if keys.is_empty() {
        return Ok(BTreeMap::new());
    }
    let keys: Vec<_> = keys.into_iter().collect();
    let found = backend.find_personal(&keys).await?;
    Ok(found
        .into_iter()
        .map(|value| (key_of(&value), value))
        .collect())
}

/// Puts `"value":…` into each reference, or `"missing":true` where the value is gone.
pub(crate) async fn open(
    backend: &dyn Backend,
    events: &[RecordedEvent],
) -> Result<Vec<OpenedPayload>, ReadError> {
    let mut keys = BTreeSet::new();
    let mut parsed = Vec::with_capacity(events.len());
    for event in events {
        if !may_refer(&event.payload) {
            parsed.push(None);
            continue;
        }
        let payload: Value = event.payload_as()?;
        // What somebody else wrote in another form stays as it is.
        let _ = gather(&payload, &mut keys);
        parsed.push(Some(payload));
    }
    let values = find(backend, keys).await?;
    events
        .iter()
        .zip(parsed)
        .map(|(event, payload)| open_one(event, payload, &values))
        .collect()
}

fn open_one(
    event: &RecordedEvent,
    payload: Option<Value>,
    values: &BTreeMap<PersonalKey, PersonalValue>,
) -> Result<OpenedPayload, ReadError> {
    let Some(mut payload) = payload else {
        return Ok(OpenedPayload(event.payload.clone()));
    };
    fill(&mut payload, values).map_err(|Forged| ReadError::Forged {
        position: event.position,
    })?;
    let json = serde_json::to_string(&payload).map_err(|source| event.undecodable(source))?;
    Ok(OpenedPayload(json))
}

struct Forged;

fn fill(value: &mut Value, values: &BTreeMap<PersonalKey, PersonalValue>) -> Result<(), Forged> {
    match value {
        Value::Object(fields) => {
            if let Some(reference) = fields.get_mut(PERSONAL_KEY).and_then(Value::as_object_mut) {
                return fill_reference(reference, values);
            }
            fields
                .values_mut()
                .try_for_each(|field| fill(field, values))
        }
        Value::Array(items) => items.iter_mut().try_for_each(|item| fill(item, values)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => Ok(()),
    }
}

fn fill_reference(
    reference: &mut Map<String, Value>,
    values: &BTreeMap<PersonalKey, PersonalValue>,
) -> Result<(), Forged> {
    let Some(key) = parse(reference) else {
        return Ok(());
    };
    let (name, content) = match values.get(&key) {
        None => ("missing", Value::Bool(true)),
        Some(value) if value.is_genuine() => (
            "value",
            serde_json::from_str(&value.json).map_err(|_| Forged)?,
        ),
        Some(_) => return Err(Forged),
    };
    reference.insert(name.to_owned(), content);
    Ok(())
}

#[cfg(test)]
#[allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]
mod tests {
    use super::*;

    fn references(payload: &str) -> Result<References, PersonalRefused> {
        let mut references = References::default();
        references.gather(payload).map(|()| references)
    }

    fn payload(inside: &str) -> String {
        let commitment = "0".repeat(64);
        format!(
            r#"{{"a":[{{"$personal":{{"subject":"0191b2c4-7a10-7c3e-9b59-3f0f1d2a4c6e","commitment":"{commitment}"{inside}}}}}]}}"#
        )
    }

    #[test]
    fn a_bare_reference_is_found_at_any_depth() {
        assert_eq!(references(&payload("")).unwrap().keys.len(), 1);
        assert!(references(r#"{"a":"costs 5 $"}"#).unwrap().keys.is_empty());
    }

    #[test]
    fn a_value_is_refused_however_it_is_spelt() {
        let open = payload(r#","value":"Ayse""#);
        assert_eq!(references(&open).unwrap_err(), PersonalRefused::HoldsValue);
        let escaped = open.replace("$personal", "\\u0024personal");
        assert_eq!(
            references(&escaped).unwrap_err(),
            PersonalRefused::HoldsValue
        );
    }

    #[test]
    fn what_only_looks_like_a_reference_is_refused() {
        for text in [
            r#"{"$personal":"Ayse"}"#,
            r#"{"$personal":{"subject":"ayse","commitment":"12"}}"#,
            r#"{"$personal":{}}"#,
        ] {
            assert_eq!(
                references(text).unwrap_err(),
                PersonalRefused::Malformed,
                "{text}"
            );
        }
    }
}
