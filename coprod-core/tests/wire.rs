//! The form in which things stand in the record, for ever. A diff here means a new version.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a form that is not as pinned fails by panicking"
)]

mod wire {
    /// Pins how a value is written, and that what is pinned reads back as the same value.
    macro_rules! pinned {
        ($value:expr, @$pin:literal) => {{
            let value = $value;
            insta::assert_compact_json_snapshot!(&value, @$pin);
            $crate::wire::reads_back(&value, $pin);
        }};
    }

    /// `pin` is read, not what was just written: a record of today must be read in all years.
    fn reads_back<T>(value: &T, pin: &str)
    where
        T: serde::Serialize + serde::de::DeserializeOwned + PartialEq + std::fmt::Debug,
    {
        let read: T = serde_json::from_str(pin).unwrap();
        assert_eq!(read, *value);
        let written = serde_json::to_value(value).unwrap();
        let pinned: serde_json::Value = serde_json::from_str(pin).unwrap();
        assert_eq!(written, pinned);
    }

    mod examples;
    mod party_events;
    mod personal;
    mod shared;
}
