//! The ledger works on whatever drives its futures.

use std::{
    future::{Future, IntoFuture},
    pin::pin,
    sync::Arc,
    task::{Context, Poll, Wake, Waker},
    thread::{self, Thread},
};

use coprod_store::Ledger;
use tokio::task::JoinSet;

use crate::{
    fixture::Fixture,
    tally::{Do, Reach, Tally, execute, sum_without_gaps},
};

macro_rules! cases {
    ($fixture:ty) => {
        $crate::fixture::instantiate!(
            $crate::runtimes,
            $fixture,
            [
                a_runtime_of_one_thread_will_do,
                commands_made_together_by_one_task_are_committed_together,
                no_runtime_at_all_will_do,
                a_runtime_that_ends_early_leaves_the_ledger_usable,
            ]
        );
    };
}
pub(crate) use cases;

async fn add_a_hundred(ledger: Ledger) {
    let mut all = JoinSet::new();
    for _ in 0..100 {
        let ledger = ledger.clone();
        all.spawn(async move { execute(&ledger, "a", Do::Add(1)).await.unwrap() });
    }
    all.join_all().await;
}

fn one_thread() -> tokio::runtime::Runtime {
    tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap()
}

pub async fn a_runtime_of_one_thread_will_do(fixture: &impl Fixture) {
    let ledger = fixture.ledger().await;
    let elsewhere = ledger.clone();
    thread::spawn(move || one_thread().block_on(add_a_hundred(elsewhere)))
        .join()
        .unwrap();
    assert_eq!(sum_without_gaps(&ledger, "a").await, 100);
}

pub async fn commands_made_together_by_one_task_are_committed_together(fixture: &impl Fixture) {
    let ledger = fixture.ledger().await;
    // So that nobody has to read the stream first.
    execute(&ledger, "a", Do::Add(0)).await.unwrap();
    let elsewhere = ledger.clone();
    let give = async move {
        let reach = Reach::default();
        let add = |number| {
            elsewhere
                .execute_with::<Tally>("a", Do::Add(number), &reach)
                .into_future()
        };
        tokio::join!(add(1), add(2), add(3), add(4))
    };
    let (one, two, three, four) = thread::spawn(move || one_thread().block_on(give))
        .join()
        .unwrap();
    let receipts = [one, two, three, four].map(Result::unwrap);
    // In the order in which they were polled, and in one go: one moment of recording.
    assert_eq!(
        receipts.each_ref().map(|receipt| receipt.last_sequence),
        [2, 3, 4, 5]
    );
    let moment = receipts[0].recorded_at;
    assert!(receipts.iter().all(|receipt| receipt.recorded_at == moment));
}

pub async fn no_runtime_at_all_will_do(fixture: &impl Fixture) {
    let ledger = fixture.ledger().await;
    let callers: Vec<_> = (0..4)
        .map(|_| {
            let ledger = ledger.clone();
            thread::spawn(move || {
                for _ in 0..10 {
                    block_on(execute(&ledger, "a", Do::Add(1))).unwrap();
                }
            })
        })
        .collect();
    for caller in callers {
        caller.join().unwrap();
    }
    assert_eq!(sum_without_gaps(&ledger, "a").await, 40);
}

pub async fn a_runtime_that_ends_early_leaves_the_ledger_usable(fixture: &impl Fixture) {
    let ledger = fixture.ledger().await;
    for _ in 0..10 {
        let elsewhere = ledger.clone();
        let leave = move || {
            let runtime = one_thread();
            runtime.block_on(async {
                tokio::spawn(add_a_hundred(elsewhere));
                for _ in 0..3 {
                    tokio::task::yield_now().await;
                }
            });
        };
        thread::spawn(leave).join().unwrap();
        execute(&ledger, "a", Do::Add(1)).await.unwrap();
    }
    sum_without_gaps(&ledger, "a").await;
}

struct Unpark(Thread);

impl Wake for Unpark {
    fn wake(self: Arc<Self>) {
        self.0.unpark();
    }
}

pub fn block_on<T>(future: impl Future<Output = T>) -> T {
    let mut future = pin!(future);
    let waker = Waker::from(Arc::new(Unpark(thread::current())));
    let mut context = Context::from_waker(&waker);
    loop {
        match future.as_mut().poll(&mut context) {
            Poll::Ready(output) => return output,
            Poll::Pending => thread::park(),
        }
    }
}
