//! Processes that share a ledger.

use coprod_store::Ledger;

use crate::{in_role, listen, tally::sum_without_gaps, url};

#[tokio::test]
async fn two_processes_on_one_stream_leave_no_hole_and_no_double() {
    let folder = tempfile::tempdir().unwrap();
    let url = url(folder.path());
    let mut children = [0; 2].map(|_| in_role("race", &url).spawn().unwrap());
    let lines = children.each_mut().map(|child| listen(child, "added "));
    for child in &mut children {
        assert!(child.wait().unwrap().success());
    }
    let added = lines.map(|lines| lines.join().unwrap()[0].parse::<u64>().unwrap());
    assert_eq!(added[0] + added[1], 400, "{added:?}");
    let ledger = Ledger::open(&url).await.unwrap();
    assert_eq!(sum_without_gaps(&ledger, "a").await, 400);
    println!("added by each: {added:?}");
}

#[tokio::test]
async fn processes_that_make_a_ledger_at_the_same_time_make_one() {
    for _ in 0..5 {
        let folder = tempfile::tempdir().unwrap();
        let url = url(folder.path());
        let mut children = [0; 4].map(|_| in_role("open", &url).spawn().unwrap());
        let lines = children.each_mut().map(|child| listen(child, "origin "));
        for child in &mut children {
            assert!(child.wait().unwrap().success());
        }
        let origins = lines.map(|lines| lines.join().unwrap());
        let expected = Ledger::open(&url).await.unwrap().origin().to_string();
        assert!(
            origins.iter().all(|origin| *origin == [expected.clone()]),
            "{origins:?}"
        );
    }
}
