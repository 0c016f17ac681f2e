//! A line to a server on which answers get lost.

use std::time::Duration;

use tokio::{
    io::{AsyncReadExt as _, AsyncWriteExt as _, copy},
    net::{TcpListener, TcpStream},
    sync::watch,
    task::JoinHandle,
    time::sleep,
};

pub struct Line {
    address: String,
    /// How often it was cut.
    cuts: watch::Sender<u64>,
    accepting: JoinHandle<()>,
}

impl Line {
    pub async fn to(server: &str) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap().to_string();
        let (cuts, cut) = watch::channel(0);
        let server = server.to_owned();
        let accepting = tokio::spawn(async move {
            loop {
                let (client, _) = listener.accept().await.unwrap();
                let mut cut = cut.clone();
                cut.mark_unchanged();
                let server = TcpStream::connect(&server).await.unwrap();
                tokio::spawn(carry(client, server, cut));
            }
        });
        Self {
            address,
            cuts,
            accepting,
        }
    }

    pub fn address(&self) -> &str {
        &self.address
    }

    /// From now on nothing comes back on the connections there are; a moment later they are gone.
    pub async fn lose_answers(&mut self) {
        self.cuts.send_modify(|cuts| *cuts += 1);
        // Long enough for what is on its way to be done.
        sleep(Duration::from_millis(100)).await;
    }
}

async fn carry(client: TcpStream, server: TcpStream, mut cut: watch::Receiver<u64>) {
    let (mut from_client, mut to_client) = client.into_split();
    let (mut from_server, mut to_server) = server.into_split();
    let asking = tokio::spawn(async move { copy(&mut from_client, &mut to_server).await });
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

impl Drop for Line {
    fn drop(&mut self) {
        self.accepting.abort();
    }
}
