//! Small exports, made up, and the program that replays them.

use std::{
    fs,
    path::{Path, PathBuf},
    process::{Child, Command, Output, Stdio},
};

use serde_json::Value;
use tempfile::TempDir;

pub(crate) const COMMENTS: &str = "\
timestamp,datetime,comment-id,author-id,agrees,disagrees,moderated,comment-body
1700000000000,Tue,0,0,2,0,1,A bench at the bus stop.
1700000001000,Tue,1,1,1,2,-1,\"Close the street,
at night.\"
1700000009000,Tue,2,0,0,0,0,Nobody has seen this.
1700000009000,Tue,3,7,1,1,1,\"Said later than the first vote on \"\"it\"\".\"
";

pub(crate) const VOTES: &str = "\
timestamp,datetime,comment-id,voter-id,vote
1700000006000,Tue,0,3,0
1700000002000,Tue,0,1,1
1700000003000,Tue,1,1,1
1700000004000,Tue,1,2,-1
1700000005000,Tue,1,1,-1
1700000005000,Tue,0,2,1
1700000008000,Tue,3,2,-1
1700000008000,Tue,3,7,1
";

pub(crate) const PARTICIPANTS: &str = "\
participant,xid,group-id,n-comments,n-votes,n-agree,n-disagree,0,1,3
1,,0,1,2,1,1,1,-1,
2,,0,0,3,1,2,1,-1,-1
3,,1,0,1,0,0,0,,
7,,1,1,1,1,0,,,1
";

/// An export in a folder of its own, and room for a ledger beside it.
pub(crate) struct Export(TempDir);

impl Export {
    pub(crate) fn new() -> Self {
        let export = Self(tempfile::tempdir().unwrap());
        export
            .with("comments.csv", COMMENTS)
            .with("votes.csv", VOTES)
            .with("participants-votes.csv", PARTICIPANTS)
    }

    pub(crate) fn with(self, file: &str, content: impl AsRef<[u8]>) -> Self {
        fs::write(self.0.path().join(file), content).unwrap();
        self
    }

    pub(crate) fn without(self, file: &str) -> Self {
        fs::remove_file(self.0.path().join(file)).unwrap();
        self
    }

    pub(crate) fn folder(&self) -> &Path {
        self.0.path()
    }

    pub(crate) fn ledger(&self) -> PathBuf {
        self.0.path().join("ledger.db")
    }

    /// Replays it into its own ledger.
    pub(crate) fn replayed(&self) -> Value {
        replayed(self.folder(), &self.ledger())
    }

    /// What the program says when it refuses the export. Nothing is recorded then.
    pub(crate) fn refused(&self) -> String {
        let output = run(self.folder(), &self.ledger());
        assert!(!output.status.success(), "{output:?}");
        assert!(output.stdout.is_empty(), "{output:?}");
        assert!(!self.ledger().exists());
        String::from_utf8(output.stderr).unwrap()
    }
}

fn command(folder: &Path, ledger: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_deliberation"));
    command
        .arg(folder)
        .args(["--format", "json", "--ledger"])
        .arg(format!("sqlite:{}", ledger.display()))
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    command
}

pub(crate) fn run(folder: &Path, ledger: &Path) -> Output {
    command(folder, ledger).output().unwrap()
}

pub(crate) fn start(folder: &Path, ledger: &Path) -> Child {
    command(folder, ledger).spawn().unwrap()
}

pub(crate) fn replayed(folder: &Path, ledger: &Path) -> Value {
    printed(&run(folder, ledger))
}

pub(crate) fn printed(output: &Output) -> Value {
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    serde_json::from_slice(&output.stdout).unwrap()
}

/// The same but for how many events the run has added.
pub(crate) fn without_events(mut printed: Value) -> Value {
    printed.as_object_mut().unwrap().remove("events").unwrap();
    printed
}
