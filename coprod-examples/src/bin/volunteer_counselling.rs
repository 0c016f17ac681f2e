//! Form 2: volunteers give advice to professional guidelines.

use coprod_examples::{Told, stories::volunteer_counselling, tell_alone};

#[tokio::main]
async fn main() -> Told {
    tell_alone("volunteer_counselling", volunteer_counselling::tell).await
}
