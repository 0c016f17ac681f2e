//! Processes that write to one ledger together, beside one of them alone.
//!
//! Each is this very program once more. It makes itself ready, and begins when it is told to.

use std::{
    collections::HashSet,
    env,
    io::{BufRead as _, BufReader, Write as _, stdin, stdout},
    process::{Child, ChildStdout, Command, Stdio},
    time::Instant,
};

use coprod_store::{CommandId, Ledger, Position};
use tokio::task::JoinSet;
use uuid::Uuid;

use crate::support::{
    ballot::{Ballot, command},
    callers::per_second,
    options::value,
    place::Store,
    rows::stream,
};

/// Of each process.
pub const CALLERS: usize = 32;
/// Of each caller.
const STREAMS: usize = 8;

/// What makes this program one of the processes: which one, where to, and how much.
const NUMBER: &str = "--process";
const LEDGER: &str = "--ledger";
const COMMANDS: &str = "--commands";

/// Commands a second of all processes together. Ends badly unless all that was given is in the record,
/// once, and positions have no gap.
pub async fn rate(store: Store, processes: usize, commands: usize) -> f64 {
    let place = store.place().await;
    let ledger = Ledger::open(&place.url()).await.unwrap();
    let mut ready: Vec<Process> = (0..processes)
        .map(|number| Process::start(number, &place.url(), commands))
        .collect();
    for process in &mut ready {
        process.hear("ready");
    }
    let start = Instant::now();
    for process in &mut ready {
        process.say("begin");
    }
    for process in &mut ready {
        process.hear("done");
    }
    let rate = per_second(processes * commands, start);
    for process in ready {
        process.end();
    }
    verify(&ledger, processes, commands).await;
    rate
}

async fn verify(ledger: &Ledger, processes: usize, commands: usize) {
    let mut expected: HashSet<CommandId> = (0..processes)
        .flat_map(|process| (0..WARMING + commands).map(move |index| id(process, index)))
        .collect();
    let mut last = Position::START;
    loop {
        let events = ledger.read_after(last, 5_000).await.unwrap();
        if events.is_empty() {
            break;
        }
        for event in events {
            assert_eq!(event.position.0, last.0 + 1, "a hole in the record");
            last = event.position;
            let id = event.metadata().unwrap().command_id.unwrap();
            assert!(expected.remove(&id), "{id} is in the record twice");
        }
    }
    assert!(expected.is_empty(), "{} commands are lost", expected.len());
}

struct Process {
    child: Child,
    lines: BufReader<ChildStdout>,
}

impl Process {
    fn start(number: usize, url: &str, commands: usize) -> Self {
        let mut child = Command::new(env::current_exe().unwrap())
            .args([NUMBER, &number.to_string(), LEDGER, url])
            .args([COMMANDS, &commands.to_string()])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let lines = BufReader::new(child.stdout.take().unwrap());
        Self { child, lines }
    }

    fn say(&mut self, word: &str) {
        writeln!(self.child.stdin.as_mut().unwrap(), "{word}").unwrap();
    }

    fn hear(&mut self, word: &str) {
        let mut line = String::new();
        self.lines.read_line(&mut line).unwrap();
        assert_eq!(line.trim(), word, "a process failed");
    }

    fn end(mut self) {
        assert!(self.child.wait().unwrap().success());
    }
}

/// Plays the part of one process, if that is what this program was started for.
pub async fn play() -> bool {
    let Some(process) = value(NUMBER) else {
        return false;
    };
    let process = process.parse().unwrap();
    let commands: usize = value(COMMANDS).unwrap().parse().unwrap();
    let ledger = Ledger::open(&value(LEDGER).unwrap()).await.unwrap();
    give(&ledger, process, 0, WARMING).await;
    println!("ready");
    stdin().lock().read_line(&mut String::new()).unwrap();
    give(&ledger, process, WARMING, commands).await;
    println!("done");
    stdout().flush().unwrap();
    true
}

/// One command to each stream.
const WARMING: usize = CALLERS * STREAMS;

async fn give(ledger: &Ledger, process: usize, first: usize, commands: usize) {
    let mut callers = JoinSet::new();
    for caller in 0..CALLERS {
        let ledger = ledger.clone();
        callers.spawn(async move {
            for index in (first..first + commands).skip(caller).step_by(CALLERS) {
                ledger
                    .execute_with::<Ballot>(
                        &stream(process * WARMING + index % WARMING),
                        command(index),
                        &(),
                    )
                    .command_id(id(process, index))
                    .await
                    .unwrap();
            }
        });
    }
    while let Some(caller) = callers.join_next().await {
        caller.unwrap();
    }
}

/// Of the `index`-th command of a process. Ids lie where chance puts them, as those of real callers do.
fn id(process: usize, index: usize) -> CommandId {
    let name = format!("{process} {index}");
    CommandId::from(Uuid::new_v5(&Uuid::NAMESPACE_OID, name.as_bytes()))
}
