//! Processes that share a ledger.

use coprod_store::Ledger;

#[cfg(feature = "postgres")]
use crate::fixture::{Fixture as _, PostgresFixture};
use crate::{in_role, listen, tally::sum_without_gaps, url};

#[tokio::test]
async fn two_processes_on_one_stream_leave_no_hole_and_no_double() {
    let folder = tempfile::tempdir().unwrap();
    race(&url(folder.path())).await;
}

#[cfg(feature = "postgres")]
#[tokio::test]
async fn on_postgres_they_leave_no_hole_and_no_double_either() {
    let fixture = PostgresFixture::new().await;
    race(&fixture.url()).await;
}

async fn race(url: &str) {
    let mut children = [0; 2].map(|_| in_role("race", url).spawn().unwrap());
    let lines = children.each_mut().map(|child| listen(child, "added "));
    for child in &mut children {
        assert!(child.wait().unwrap().success());
    }
    let added = lines.map(|lines| lines.join().unwrap()[0].parse::<u64>().unwrap());
    assert_eq!(added[0] + added[1], 400, "{added:?}");
    let ledger = Ledger::open(url).await.unwrap();
    assert_eq!(sum_without_gaps(&ledger, "a").await, 400);
    println!("added by each: {added:?}");
}

#[tokio::test]
async fn processes_that_make_a_ledger_at_the_same_time_make_one() {
    for _ in 0..5 {
        let folder = tempfile::tempdir().unwrap();
        open_at_the_same_time(&url(folder.path())).await;
    }
}

#[cfg(feature = "postgres")]
#[tokio::test]
async fn on_postgres_they_make_one_as_well() {
    for _ in 0..5 {
        let fixture = PostgresFixture::new().await;
        open_at_the_same_time(&fixture.url()).await;
    }
}

async fn open_at_the_same_time(url: &str) {
    let mut children = [0; 10].map(|_| in_role("open", url).spawn().unwrap());
    let lines = children.each_mut().map(|child| listen(child, "origin "));
    for child in &mut children {
        assert!(child.wait().unwrap().success());
    }
    let origins = lines.map(|lines| lines.join().unwrap());
    let expected = Ledger::open(url).await.unwrap().origin().to_string();
    assert!(
        origins.iter().all(|origin| *origin == [expected.clone()]),
        "{origins:?}"
    );
}
