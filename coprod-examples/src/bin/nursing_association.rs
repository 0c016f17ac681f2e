//! Form 4: a nursing association helps a social station and has a say in what it does.

use coprod_examples::{Told, stories::nursing_association, tell_alone};

#[tokio::main]
async fn main() -> Told {
    tell_alone("nursing_association", nursing_association::tell).await
}
