//! Form 3: both sides plan a participatory budget, the town carries it out, or not.

use coprod_examples::{Told, stories::citizens_budget, tell_alone};

#[tokio::main]
async fn main() -> Told {
    tell_alone("citizens_budget", citizens_budget::tell).await
}
