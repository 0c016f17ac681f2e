//! The command `coprod`, run as people run it: on ledgers that the library has written.

#![cfg(unix)]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]

mod balance;
mod cafe;
mod engaged;
mod explain;
mod failures;
mod history;
mod matrix;
mod minutes;
mod network;
mod outcomes;
mod owed;
mod pictures;
mod projections;
mod quarter;
mod tail;

use std::process::{Command, Output, Stdio};

/// The command, in English and UTC unless it is told otherwise.
fn coprod(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_coprod"));
    command.args(arguments).stdin(Stdio::null());
    for name in ["COPROD_LEDGER", "LC_ALL", "LC_MESSAGES", "LANG"] {
        command.env_remove(name);
    }
    command.env("TZ", "UTC");
    command
}

/// What the command says, once it has succeeded.
fn said(arguments: &[&str]) -> String {
    let output = coprod(arguments).output().unwrap();
    let complaint = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{arguments:?}: {complaint}");
    assert_eq!(complaint, "");
    String::from_utf8(output.stdout).unwrap()
}

/// What the command complains of, once it has failed with that exit code.
fn complains(arguments: &[&str], code: i32) -> String {
    let Output {
        status,
        stdout,
        stderr,
    } = coprod(arguments).output().unwrap();
    assert_eq!(status.code(), Some(code), "{arguments:?}");
    assert_eq!(String::from_utf8(stdout).unwrap(), "");
    String::from_utf8(stderr).unwrap()
}

/// The entries in a JSON array, or line by line.
fn entries(text: &str) -> Vec<serde_json::Value> {
    if text.starts_with('[') {
        serde_json::from_str(text).unwrap()
    } else {
        let lines = text.lines();
        lines
            .map(|line| serde_json::from_str(line).unwrap())
            .collect()
    }
}

fn acts(entries: &[serde_json::Value]) -> Vec<&str> {
    let acts = entries.iter().map(|entry| entry["act"].as_str().unwrap());
    acts.collect()
}
