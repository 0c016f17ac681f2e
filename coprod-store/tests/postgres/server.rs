//! A server of a test's own, which it may kill.

use std::{
    env,
    fs::{self, File, OpenOptions},
    net::TcpListener,
    os::unix::{fs::chown, process::CommandExt},
    path::PathBuf,
    process::{Child, Command, Stdio},
    time::Duration,
};

use sqlx::{Connection as _, PgConnection};
use tempfile::TempDir;
use tokio::time::sleep;
use uuid::Uuid;

pub struct Server {
    programs: PathBuf,
    folder: TempDir,
    /// Who runs it, if that can't be us: its user and group.
    other: Option<(u32, u32)>,
    port: u16,
    postmaster: Option<Child>,
}

impl Server {
    /// Makes a new one and starts it. Everybody gets in without a password.
    pub async fn new() -> Self {
        let programs = env::var_os("COPROD_TEST_POSTGRES_BIN").expect(
            "the folder of initdb, pg_ctl and postgres: run scripts/test, or set \
             COPROD_TEST_POSTGRES_BIN",
        );
        let folder = tempfile::tempdir().unwrap();
        let other = (id(&["-u"]) == Some(0)).then(|| {
            ["postgres", "nobody"]
                .iter()
                .find_map(|name| Some((id(&["-u", name])?, id(&["-g", name])?)))
                .expect("the server does not run as root, and there is nobody else")
        });
        if let Some((user, group)) = other {
            chown(folder.path(), Some(user), Some(group)).unwrap();
        }
        let mut server = Self {
            programs: programs.into(),
            folder,
            other,
            port: free_port(),
            postmaster: None,
        };
        let made = server
            .program("initdb")
            .args(["-D", "data", "-U", "coprod", "-A", "trust", "--no-sync"])
            .args(["--encoding=UTF8", "--locale=C"])
            .status()
            .unwrap();
        assert!(made.success(), "{}", server.log());
        server.start().await;
        server
    }

    pub fn database(&self) -> String {
        format!("postgres://coprod@127.0.0.1:{}/postgres", self.port)
    }

    /// Starts it, and waits until it lets us in.
    pub async fn start(&mut self) {
        for _ in 0..1_000 {
            let is_up = match &mut self.postmaster {
                Some(postmaster) => postmaster.try_wait().unwrap().is_none(),
                None => false,
            };
            // One that was killed leaves others behind for a moment, and none can be started
            // beside them.
            if !is_up {
                self.postmaster = Some(self.spawn());
            }
            if PgConnection::connect(&self.database()).await.is_ok() {
                return;
            }
            sleep(Duration::from_millis(30)).await;
        }
        panic!("the server does not start: {}", self.log());
    }

    fn spawn(&self) -> Child {
        self.program("postgres")
            .args(["-D", "data", "-p", &self.port.to_string()])
            .args(["-c", "listen_addresses=127.0.0.1"])
            .args(["-c", "unix_socket_directories="])
            .spawn()
            .unwrap()
    }

    /// Ends the postmaster by SIGKILL. Its other processes end when they notice.
    pub fn kill(&mut self) {
        let mut postmaster = self.postmaster.take().expect("it runs");
        postmaster.kill().unwrap();
        postmaster.wait().unwrap();
    }

    /// A rule on who gets in and how, before all others.
    pub async fn prepend_access(&self, rule: &str) {
        let path = self.folder.path().join("data/pg_hba.conf");
        let rules = fs::read_to_string(&path).unwrap();
        fs::write(&path, format!("{rule}\n{rules}")).unwrap();
        let mut connection = PgConnection::connect(&self.database()).await.unwrap();
        sqlx::query("SELECT pg_reload_conf()")
            .execute(&mut connection)
            .await
            .unwrap();
    }

    fn program(&self, name: &str) -> Command {
        let log = OpenOptions::new()
            .append(true)
            .create(true)
            .open(self.folder.path().join("log"))
            .unwrap();
        let mut command = Command::new(self.programs.join(name));
        command
            .current_dir(self.folder.path())
            .env("LC_ALL", "C")
            .stdin(Stdio::null())
            .stdout(File::try_clone(&log).unwrap())
            .stderr(log);
        if let Some((user, group)) = self.other {
            command.uid(user).gid(group);
        }
        command
    }

    fn log(&self) -> String {
        fs::read_to_string(self.folder.path().join("log")).unwrap_or_default()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        if let Some(mut postmaster) = self.postmaster.take() {
            let _ = self
                .program("pg_ctl")
                .args(["stop", "-D", "data", "-m", "immediate"])
                .status();
            let _ = postmaster.kill();
            let _ = postmaster.wait();
        }
    }
}

/// A number that `id` tells; nothing if there is no such user.
fn id(arguments: &[&str]) -> Option<u32> {
    let output = Command::new("id").args(arguments).output().unwrap();
    String::from_utf8(output.stdout)
        .unwrap()
        .trim()
        .parse()
        .ok()
}

/// Below those that systems hand out to outgoing connections, or one of them could get it while the
/// server is down.
fn free_port() -> u16 {
    loop {
        let port = 20_000 + u16::try_from(Uuid::new_v4().as_u128() % 12_000).unwrap();
        if TcpListener::bind(("127.0.0.1", port)).is_ok() {
            return port;
        }
    }
}
