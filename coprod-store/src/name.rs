//! What types and ids in a ledger may look like.

/// The longest type or id, in bytes.
const LONGEST: usize = 512;

/// A type or id that cannot stand in a ledger.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(
    "{name:?} cannot be the {what}: 1 to {LONGEST} bytes without control characters are needed"
)]
pub struct InvalidName {
    /// What it was to name, such as `aggregate id`.
    pub what: &'static str,
    /// What was given; cut when it is too long.
    pub name: String,
}

pub(crate) fn check(what: &'static str, name: &str) -> Result<(), InvalidName> {
    if name.is_empty() || name.len() > LONGEST || name.chars().any(char::is_control) {
        let name = name.chars().take(LONGEST).collect();
        return Err(InvalidName { what, name });
    }
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

    #[test]
    fn control_characters_are_refused_wherever_they_stand() {
        for name in ["", "\0", "a\nb", "a\u{7f}", "\u{85}", &"a".repeat(513)] {
            assert!(check("aggregate id", name).is_err(), "{name:?}");
        }
        for name in [
            "a",
            "Wärmestube 1",
            "0191b2c4-7a10-7c3e-9b59-3f0f1d2a4c6e",
            &"a".repeat(512),
        ] {
            assert!(check("aggregate id", name).is_ok(), "{name:?}");
        }
    }
}
