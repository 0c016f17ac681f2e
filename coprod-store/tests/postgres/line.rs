//! A line to a server, on which answers get lost, and which counts how often the server is asked.

use std::{
    io,
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
    time::Duration,
};

use tokio::{
    io::{AsyncReadExt as _, AsyncWriteExt as _},
    net::{
        TcpListener, TcpStream,
        tcp::{OwnedReadHalf, OwnedWriteHalf},
    },
    sync::watch,
    task::JoinHandle,
    time::sleep,
};

/// How often the server was asked.
#[derive(Default)]
struct Asked {
    round_trips: AtomicU64,
    pings: AtomicU64,
    notices: AtomicU64,
}

pub struct Line {
    address: String,
    /// How often it was cut.
    cuts: watch::Sender<u64>,
    asked: Arc<Asked>,
    accepting: JoinHandle<()>,
}

impl Line {
    pub async fn to(server: &str) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap().to_string();
        let (cuts, cut) = watch::channel(0);
        let server = server.to_owned();
        let asked = Arc::<Asked>::default();
        let counted = Arc::clone(&asked);
        let accepting = tokio::spawn(async move {
            loop {
                let (client, _) = listener.accept().await.unwrap();
                let mut cut = cut.clone();
                cut.mark_unchanged();
                let server = TcpStream::connect(&server).await.unwrap();
                tokio::spawn(carry(client, server, cut, Arc::clone(&counted)));
            }
        });
        Self {
            address,
            cuts,
            asked,
            accepting,
        }
    }

    pub fn address(&self) -> &str {
        &self.address
    }

    /// Round trips so far, on all connections together.
    pub fn round_trips(&self) -> u64 {
        self.asked.round_trips.load(Ordering::SeqCst)
    }

    /// How often somebody only asked whether the server is there.
    pub fn pings(&self) -> u64 {
        self.asked.pings.load(Ordering::SeqCst)
    }

    /// How often others were told that something was recorded.
    pub fn notices(&self) -> u64 {
        self.asked.notices.load(Ordering::SeqCst)
    }

    /// From now on nothing comes back on the connections there are; a moment later they are gone.
    pub async fn lose_answers(&mut self) {
        self.cuts.send_modify(|cuts| *cuts += 1);
        // Long enough for what is on its way to be done.
        sleep(Duration::from_millis(100)).await;
    }
}

async fn carry(
    client: TcpStream,
    server: TcpStream,
    mut cut: watch::Receiver<u64>,
    asked: Arc<Asked>,
) {
    let (from_client, mut to_client) = client.into_split();
    let (mut from_server, to_server) = server.into_split();
    let asking = tokio::spawn(ask(from_client, to_server, asked));
    let mut buffer = vec![0; 64 * 1024];
    loop {
        tokio::select! {
            biased;
            _ = cut.changed() => {
                sleep(Duration::from_millis(50)).await;
                break;
            }
            read = from_server.read(&mut buffer) => match read {
                Ok(length) if length > 0 => {
                    if to_client.write_all(&buffer[..length]).await.is_err() {
                        break;
                    }
                }
                _ => break,
            },
        }
    }
    asking.abort();
}

/// Passes on what the client says, message by message.
async fn ask(
    mut client: OwnedReadHalf,
    mut server: OwnedWriteHalf,
    asked: Arc<Asked>,
) -> io::Result<()> {
    loop {
        // What comes before the client has said who it is bears no type, and what asks for TLS or the
        // like holds nothing but its code.
        let opening = body(&mut client).await?;
        pass(&mut server, &[&opening]).await?;
        if opening.len() > CODE {
            break;
        }
    }
    let mut said = 0;
    loop {
        let kind = client.read_u8().await?;
        let message = body(&mut client).await?;
        said += 1;
        if WAITS_FOR_AN_ANSWER.contains(&kind) {
            let count = match kind {
                b'S' if said == 1 => &asked.pings,
                b'Q' if message[LENGTH..].starts_with(b"NOTIFY") => &asked.notices,
                _ => &asked.round_trips,
            };
            // Before it goes on its way, or the answer could be there first.
            count.fetch_add(1, Ordering::SeqCst);
            said = 0;
        }
        pass(&mut server, &[&[kind], &message]).await?;
    }
}

/// What a message's length takes.
const LENGTH: usize = 4;

/// The length of a message that holds four bytes, its own length included.
const CODE: usize = 8;

/// `Sync`, which ends a batch of messages; `Query`, `Flush` and `FunctionCall`.
const WAITS_FOR_AN_ANSWER: [u8; 4] = *b"SQHF";

/// A message from its length on, which counts itself.
async fn body(client: &mut OwnedReadHalf) -> io::Result<Vec<u8>> {
    let length = client.read_u32().await?;
    let mut body = length.to_be_bytes().to_vec();
    body.resize(usize::try_from(length).unwrap(), 0);
    client.read_exact(&mut body[size_of::<u32>()..]).await?;
    Ok(body)
}

async fn pass(server: &mut OwnedWriteHalf, parts: &[&[u8]]) -> io::Result<()> {
    server.write_all(&parts.concat()).await
}

impl Drop for Line {
    fn drop(&mut self) {
        self.accepting.abort();
    }
}
