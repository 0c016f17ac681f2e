//! Form 5: both sides plan a neighbourhood café, citizens run it.

use coprod_examples::{Told, stories::neighbourhood_cafe, tell_alone};

#[tokio::main]
async fn main() -> Told {
    tell_alone("neighbourhood_cafe", neighbourhood_cafe::tell).await
}
