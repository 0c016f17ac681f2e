//! Form 1: volunteers work along in a care home.

use coprod_examples::{Told, stories::volunteers_in_care, tell_alone};

#[tokio::main]
async fn main() -> Told {
    tell_alone("volunteers_in_care", volunteers_in_care::tell).await
}
