//! Quantities are checked when they come in, from code and from JSON alike.

use std::fmt::Debug;

use coprod_core::engagement::{Felt, Minutes, NoticeDays, OutOfRange, TrustLevel};
use serde::{Serialize, de::DeserializeOwned};

fn bounded<Q>(good: &[i64], bad: &[i64])
where
    Q: Serialize + DeserializeOwned + Debug,
{
    for number in good {
        let read: Q = serde_json::from_value((*number).into()).unwrap();
        assert_eq!(serde_json::to_value(&read).unwrap(), *number);
    }
    for number in bad {
        assert!(serde_json::from_value::<Q>((*number).into()).is_err());
    }
}

#[test]
fn a_number_outside_of_its_range_is_refused() {
    bounded::<Minutes>(&[1, 1440], &[0, 1441, -1, 70_000]);
    bounded::<Felt>(&[0, 10], &[11, -1]);
    bounded::<TrustLevel>(&[-2, 0, 2], &[-3, 3]);
    bounded::<NoticeDays>(&[0, 365], &[366, -1]);
    assert_eq!(
        Felt::new(11),
        Err(OutOfRange {
            what: "felt cost or benefit",
            given: 11,
            least: 0,
            most: 10,
        })
    );
    assert_eq!(
        Minutes::new(0).unwrap_err().to_string(),
        "0 is no time given on a day in minutes: give 1 to 1440"
    );
}
