//! The one who starts processes, listens to them, and kills them.

use std::{
    io::{BufRead as _, BufReader},
    process::Child,
    sync::mpsc::{self, Receiver, RecvTimeoutError},
    thread,
    time::Duration,
};

use coprod_store::{CommandId, Ledger, Position};
use uuid::Uuid;

use crate::{AGAIN, LAST, STOP_AT, acknowledged, commands::verify, in_role};

/// How a process ends.
pub enum Stop {
    /// Killed at a boundary, once it got there.
    At(String),
    /// Killed.
    AnyMoment,
    /// By itself, when all is done.
    Done,
}

/// What all processes said before they ended.
#[derive(Default)]
pub struct Told {
    given: Vec<CommandId>,
    acknowledged: Vec<(CommandId, Position)>,
    /// By the subscription: up to where events were delivered, and acknowledged.
    delivered: u64,
    taken: u64,
}

/// The last that is heard of a process.
#[derive(Debug, PartialEq, Eq)]
enum Heard {
    ThatItStops,
    TheEnd,
    Nothing,
}

/// How long a process may say nothing.
const PATIENCE: Duration = Duration::from_secs(60);

impl Told {
    /// Starts a process, and sees it to its end.
    pub fn live(&mut self, url: &str, stop: Stop) {
        let mut command = in_role("live", url);
        command.env(AGAIN, self.unanswered().join(" "));
        match &stop {
            Stop::At(boundary) => command.env(STOP_AT, boundary),
            Stop::AnyMoment => &mut command,
            Stop::Done => command.env(LAST, "1"),
        };
        let mut child = command.spawn().unwrap();
        let lines = lines(&mut child);
        let heard = match &stop {
            Stop::AnyMoment => {
                // From before the ledger is open to well into the work.
                let moment = Uuid::new_v4().as_u128() % 700;
                thread::sleep(Duration::from_millis(u64::try_from(moment).unwrap()));
                Heard::Nothing
            }
            Stop::At(_) | Stop::Done => self.listen(&lines),
        };
        if heard != Heard::TheEnd {
            child.kill().unwrap(); // SIGKILL
            self.listen(&lines);
        }
        let ended = child.wait().unwrap();
        match stop {
            Stop::At(boundary) => assert_eq!(heard, Heard::ThatItStops, "{boundary}: {ended}"),
            Stop::AnyMoment => {}
            Stop::Done => assert!(
                heard == Heard::TheEnd && ended.success(),
                "{heard:?}: {ended}"
            ),
        }
    }

    /// Listens until the process stops or has ended, or has nothing to say any more.
    fn listen(&mut self, lines: &Receiver<String>) -> Heard {
        loop {
            match lines.recv_timeout(PATIENCE) {
                Ok(line) if line == "stopped" => return Heard::ThatItStops,
                Ok(line) => self.hear(&line),
                Err(RecvTimeoutError::Disconnected) => return Heard::TheEnd,
                Err(RecvTimeoutError::Timeout) => return Heard::Nothing,
            }
        }
    }

    fn hear(&mut self, line: &str) {
        let Some((keyword, rest)) = line.split_once(' ') else {
            return;
        };
        match keyword {
            "given" => self.given.push(rest.parse().unwrap()),
            "ack" => self.acknowledged.push(acknowledged(rest)),
            "delivered" => {
                let position = rest.parse().unwrap();
                assert!(position <= self.delivered + 1, "{position} skips an event");
                assert!(position > self.taken, "{position} was acknowledged");
                self.delivered = self.delivered.max(position);
            }
            "acknowledged" => self.taken = rest.parse().unwrap(),
            _ => {}
        }
    }

    /// Commands that nobody knows the outcome of.
    fn unanswered(&self) -> Vec<String> {
        let is_open = |id: &&CommandId| !self.acknowledged.iter().any(|(known, _)| known == *id);
        self.given
            .iter()
            .filter(is_open)
            .map(ToString::to_string)
            .collect()
    }

    /// That each command is there once, and that the subscription got every event.
    pub async fn check(&self, ledger: &Ledger) {
        assert!(!self.acknowledged.is_empty());
        assert_eq!(self.unanswered(), Vec::<String>::new());
        verify(ledger, &self.acknowledged).await;
        assert_eq!(self.delivered, ledger.head().await.unwrap().0);
    }
}

fn lines(child: &mut Child) -> Receiver<String> {
    let (send, lines) = mpsc::channel();
    let out = BufReader::new(child.stdout.take().unwrap());
    thread::spawn(move || {
        for line in out.lines().map_while(Result::ok) {
            if send.send(line).is_err() {
                return;
            }
        }
    });
    lines
}
