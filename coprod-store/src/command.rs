//! What identifies a command, and what it expects.

use std::fmt;

use serde::Serialize;
use serde_json::{Map, Value};
use sha2::{Digest as _, Sha256};

use crate::PERSONAL_KEY;

/// What a command expects of the stream it is given to.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Expected {
    /// Nothing.
    #[default]
    Any,
    /// That it has no event yet.
    NoStream,
    /// That it has an event.
    Exists,
    /// That its last sequence is this one; 0 is the same as [`NoStream`](Self::NoStream).
    Exactly(u64),
}

impl Expected {
    pub(crate) const fn admits(self, sequence: u64) -> bool {
        match self {
            Self::Any => true,
            Self::NoStream => sequence == 0,
            Self::Exists => sequence > 0,
            Self::Exactly(expected) => sequence == expected,
        }
    }
}

impl fmt::Display for Expected {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Any => f.write_str("be at any sequence"),
            Self::NoStream => f.write_str("be new"),
            Self::Exists => f.write_str("exist"),
            Self::Exactly(sequence) => write!(f, "be at sequence {sequence}"),
        }
    }
}

/// The SHA-256 of what a command asks for: two commands of one id must agree in it.
///
/// Hashed are aggregate type, id, expected version and the command's JSON with its keys sorted, each
/// after its length. Left out are `occurred_at` at the top, which the one who repeats a command
/// cannot always know, and all of a personal value but its subject, since its salt is new each time.
pub(crate) fn content<C: Serialize>(
    aggregate_type: &str,
    aggregate_id: &str,
    expected: Expected,
    command: &C,
) -> Result<[u8; 32], serde_json::Error> {
    let mut command = serde_json::to_value(command)?;
    if let Value::Object(fields) = &mut command {
        fields.remove("occurred_at");
    }
    let mut json = Vec::with_capacity(256);
    write_canonical(&command, &mut json)?;
    let expected = match expected {
        Expected::Any => "any".to_owned(),
        Expected::NoStream => "no stream".to_owned(),
        Expected::Exists => "exists".to_owned(),
        Expected::Exactly(sequence) => sequence.to_string(),
    };
    let mut hash = Sha256::new();
    for part in [
        aggregate_type.as_bytes(),
        aggregate_id.as_bytes(),
        expected.as_bytes(),
        &json,
    ] {
        hash.update((part.len() as u64).to_be_bytes());
        hash.update(part);
    }
    Ok(hash.finalize().into())
}

/// Sorts explicitly: a map's own order depends on features that other crates may turn on.
fn write_canonical(value: &Value, out: &mut Vec<u8>) -> Result<(), serde_json::Error> {
    match value {
        Value::Object(fields) => write_object(fields, out),
        Value::Array(items) => {
            out.push(b'[');
            for (index, item) in items.iter().enumerate() {
                if index > 0 {
                    out.push(b',');
                }
                write_canonical(item, out)?;
            }
            out.push(b']');
            Ok(())
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {
            serde_json::to_writer(out, value)
        }
    }
}

fn write_object(fields: &Map<String, Value>, out: &mut Vec<u8>) -> Result<(), serde_json::Error> {
    let mut fields: Vec<_> = fields.iter().collect();
    fields.sort_unstable_by_key(|(key, _)| key.as_str());
    out.push(b'{');
    for (index, (key, value)) in fields.into_iter().enumerate() {
        if index > 0 {
            out.push(b',');
        }
        serde_json::to_writer(&mut *out, key)?;
        out.push(b':');
        match value.get("subject") {
            Some(subject) if key == PERSONAL_KEY => write_canonical(subject, out)?,
            _ => write_canonical(value, out)?,
        }
    }
    out.push(b'}');
    Ok(())
}

#[cfg(test)]
#[allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]
mod tests {
    use serde_json::json;

    use super::*;

    fn hash(command: &Value) -> [u8; 32] {
        content("Table", "1", Expected::Any, command).unwrap()
    }

    #[test]
    fn the_order_of_keys_does_not_count() {
        let one: Value = serde_json::from_str(r#"{"a":1,"b":{"c":[1,2],"d":null}}"#).unwrap();
        let two: Value = serde_json::from_str(r#"{"b":{"d":null,"c":[1,2]},"a":1}"#).unwrap();
        assert_eq!(hash(&one), hash(&two));
        assert_ne!(
            hash(&one),
            hash(&json!({"a": 1, "b": {"c": [2, 1], "d": null}}))
        );
    }

    #[test]
    fn when_it_happened_counts_only_inside() {
        let at = |time| json!({"occurred_at": time, "what": 1});
        assert_eq!(hash(&at("2026-01-01")), hash(&at("2026-01-02")));
        let inside = |time| json!({"what": {"occurred_at": time}});
        assert_ne!(hash(&inside("2026-01-01")), hash(&inside("2026-01-02")));
    }

    #[test]
    fn a_personal_value_counts_as_its_subject() {
        let of = |subject, commitment| json!({"name": {"$personal": {"subject": subject, "commitment": commitment}}});
        assert_eq!(hash(&of("ayse", "1")), hash(&of("ayse", "2")));
        assert_ne!(hash(&of("ayse", "1")), hash(&of("jonas", "1")));
    }

    #[test]
    fn neighbouring_parts_do_not_run_together() {
        let hash = |kind, id, expected| content(kind, id, expected, &1).unwrap();
        assert_ne!(
            hash("ab", "c", Expected::Any),
            hash("a", "bc", Expected::Any)
        );
        assert_ne!(
            hash("a", "b", Expected::Any),
            hash("a", "b", Expected::Exactly(1))
        );
    }
}
