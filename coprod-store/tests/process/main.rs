//! Processes that write to one ledger at the same time, and processes that are killed.
//!
//! A test starts this very program again, with a role in its environment; see [`child`].

#![cfg(all(feature = "sqlite", unix))]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]

#[cfg(feature = "postgres")]
#[allow(
    dead_code,
    unreachable_pub,
    unused_imports,
    unused_macros,
    reason = "the contract uses the rest"
)]
#[path = "../contract/fixture.rs"]
mod fixture;
#[allow(dead_code, unreachable_pub, reason = "the contract uses the rest")]
#[path = "../contract/tally.rs"]
mod tally;

mod child;
#[allow(unreachable_pub, reason = "other tests use it, too")]
mod commands;
#[cfg(feature = "failpoints")]
#[allow(unreachable_pub, reason = "other tests use it, too")]
#[path = "../contract/counts.rs"]
mod counts;
#[cfg(feature = "failpoints")]
#[allow(unreachable_pub, reason = "nobody else uses a test")]
mod crash;
mod killed;
mod together;

use std::{
    env,
    io::{BufRead, BufReader},
    path::Path,
    process::{Child, Command, Stdio},
    thread::{self, JoinHandle},
};

use coprod_store::{CommandId, Position};

/// What the environment tells a child.
const ROLE: &str = "COPROD_TEST_ROLE";
const URL: &str = "COPROD_TEST_URL";
/// Commands whose outcome is to be asked again.
#[cfg(feature = "failpoints")]
const AGAIN: &str = "COPROD_TEST_AGAIN";
/// Whether it is the last one, which ends when all is done.
#[cfg(feature = "failpoints")]
const LAST: &str = "COPROD_TEST_LAST";
/// Where it has to stop, and at the how manieth time.
#[cfg(feature = "failpoints")]
const STOP_AT: &str = "COPROD_STOP_AT";

fn url(folder: &Path) -> String {
    format!("sqlite:{}", folder.join("ledger.db").display())
}

/// This program, about to play that role.
fn in_role(role: &str, url: &str) -> Command {
    let mut command = Command::new(env::current_exe().unwrap());
    command.args(["child::child", "--exact", "--nocapture", "--test-threads=1"]);
    command.env(ROLE, role).env(URL, url).stdout(Stdio::piped());
    command
}

/// The lines that a child prints for us, each after its keyword.
fn listen(child: &mut Child, keyword: &'static str) -> JoinHandle<Vec<String>> {
    let lines = BufReader::new(child.stdout.take().unwrap()).lines();
    thread::spawn(move || {
        let lines = lines.map_while(Result::ok);
        lines
            .filter_map(|line| line.strip_prefix(keyword).map(str::to_owned))
            .collect()
    })
}

/// A command that a child says was recorded, and where.
fn acknowledged(line: &str) -> (CommandId, Position) {
    let (id, position) = line.split_once(' ').unwrap();
    (id.parse().unwrap(), Position(position.parse().unwrap()))
}
