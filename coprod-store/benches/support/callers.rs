//! Many callers, each giving one command after another.

use std::{future::Future, ops::Range, time::Instant};

use super::rows::stream;

/// Commands a second. Each caller has streams of its own, unless there are fewer than callers. The
/// first command of each caller isn't counted: it connects and prepares.
pub async fn rate<F, Fut>(callers: usize, streams: usize, commands: usize, give: F) -> f64
where
    F: Fn(String, usize) -> Fut + Clone + Send + 'static,
    Fut: Future<Output = ()> + Send,
{
    let each = (commands / callers).max(1);
    rounds(callers, streams, 0..1, give.clone()).await;
    let start = Instant::now();
    rounds(callers, streams, 1..each + 1, give).await;
    per_second(each * callers, start)
}

async fn rounds<F, Fut>(callers: usize, streams: usize, rounds: Range<usize>, give: F)
where
    F: Fn(String, usize) -> Fut + Clone + Send + 'static,
    Fut: Future<Output = ()> + Send,
{
    let tasks: Vec<_> = (0..callers)
        .map(|caller| {
            let (give, rounds) = (give.clone(), rounds.clone());
            tokio::spawn(async move {
                for round in rounds {
                    let index = round * callers + caller;
                    give(stream(index % streams), index).await;
                }
            })
        })
        .collect();
    for task in tasks {
        task.await.unwrap();
    }
}

#[allow(clippy::cast_precision_loss, reason = "a rate")]
pub fn per_second(count: usize, start: Instant) -> f64 {
    count as f64 / start.elapsed().as_secs_f64()
}
