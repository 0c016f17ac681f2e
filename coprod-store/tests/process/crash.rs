//! A process that writes, folds, takes events and reacts is killed at every boundary, and at any
//! moment; another one goes on. In the end all is there, and nothing is there twice.

mod life;
mod parent;

use coprod_store::Ledger;

pub use life::live;
use parent::{Stop, Told};

#[cfg(feature = "postgres")]
use crate::fixture::{Fixture as _, PostgresFixture};
use crate::url;

/// Who comes to which boundaries.
const BOUNDARIES: [(&str, &[&str]); 4] = [
    ("append", &["begun", "committed"]),
    ("projection", &["begun", "moved", "written", "committed"]),
    (
        "subscription",
        &["delivered", "begun", "moved", "written", "committed"],
    ),
    (
        "reaction",
        &[
            "reacted",
            "recorded",
            "refused",
            "begun",
            "moved",
            "written",
            "committed",
        ],
    ),
];

/// On `PostgreSQL` a batch is one statement, which commits by itself.
const OF_SQLITE: (&str, &[&str]) = ("append", &["written"]);

/// How often a process comes to a boundary until it is killed there: once after a while, and then
/// whoever goes on as soon as it gets there.
const PASSES: [u32; 2] = [4, 1];

/// Processes that are killed on one ledger at any moment.
const KILLS: u32 = 8;

#[tokio::test]
async fn nothing_is_lost_or_doubled_wherever_the_process_is_killed() {
    for (who, boundaries) in BOUNDARIES.into_iter().chain([OF_SQLITE]) {
        for which in boundaries {
            let folder = tempfile::tempdir().unwrap();
            kill_at(&url(folder.path()), who, which).await;
            crate::killed::assert_sound(folder.path());
        }
    }
}

#[cfg(feature = "postgres")]
#[tokio::test]
async fn on_postgres_nothing_is_lost_or_doubled_either() {
    for (who, boundaries) in BOUNDARIES {
        for which in boundaries {
            let fixture = PostgresFixture::new().await;
            kill_at(&fixture.url(), who, which).await;
        }
    }
}

#[tokio::test]
async fn nothing_is_lost_or_doubled_whenever_the_process_is_killed() {
    for _ in 0..ledgers() {
        let folder = tempfile::tempdir().unwrap();
        kill_at_any_moment(&url(folder.path())).await;
        crate::killed::assert_sound(folder.path());
    }
}

#[cfg(feature = "postgres")]
#[tokio::test]
async fn on_postgres_it_does_not_matter_when_either() {
    for _ in 0..ledgers() {
        let fixture = PostgresFixture::new().await;
        kill_at_any_moment(&fixture.url()).await;
    }
}

/// One, or as many as it takes for `COPROD_TEST_KILLS` processes to be killed.
fn ledgers() -> u32 {
    let kills = std::env::var("COPROD_TEST_KILLS").map_or(KILLS, |kills| kills.parse().unwrap());
    kills.div_ceil(KILLS)
}

async fn kill_at(url: &str, who: &str, which: &str) {
    println!("{who} {which}");
    let mut told = Told::default();
    for passes in PASSES {
        told.live(url, Stop::At(format!("{who} {which} {passes}")));
    }
    told.live(url, Stop::Done);
    check(url, &told).await;
}

async fn kill_at_any_moment(url: &str) {
    let mut told = Told::default();
    for _ in 0..KILLS {
        told.live(url, Stop::AnyMoment);
    }
    told.live(url, Stop::Done);
    check(url, &told).await;
}

async fn check(url: &str, told: &Told) {
    let ledger = Ledger::open(url).await.unwrap();
    told.check(&ledger).await;
    life::assert_reacted_once(&ledger).await;
    crate::counts::assert_counted_once(&ledger).await;
    for follower in ledger.followers().await.unwrap() {
        assert_eq!((follower.lag, follower.parked), (0, 0), "{follower:?}");
    }
}
