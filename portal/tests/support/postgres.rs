//! A PostgreSQL server of the test's own, on a socket in a folder of its own.

use super::Folder;
use portal::Database;
use std::ffi::OsStr;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// A running server; dropping it stops it and removes its data.
pub struct Server {
    pub database: Database,
    folder: Folder,
    child: Child,
}

/// PostgreSQL does not run as root: then it runs as the system's own user for it.
const USER: &str = "postgres";

fn program(name: &str) -> Command {
    as_server(Path::new(option_env!("POSTGRES_BIN").unwrap_or_default()).join(name))
}

/// A program as the user as which PostgreSQL runs.
pub fn as_server(name: impl AsRef<OsStr>) -> Command {
    if !is_root() {
        return Command::new(name);
    }
    let mut command = Command::new("setpriv");
    command.args(["--reuid", USER, "--regid", USER, "--clear-groups", "--"]).arg(name);
    command
}

/// Gives a folder to that user.
pub fn given(folder: &Path) {
    if is_root() {
        let done = Command::new("chown").args(["-R", USER]).arg(folder).status().expect("chown runs");
        assert!(done.success(), "the folder is given to {USER}");
    }
}

fn is_root() -> bool {
    std::fs::metadata("/proc/self").is_ok_and(|it| std::os::unix::fs::MetadataExt::uid(&it) == 0)
}

impl Server {
    /// Starts a server.
    pub fn start(name: &str) -> Server {
        Server::with_memory(name, "64MB")
    }

    /// Starts a server that keeps so much of its pages (`shared_buffers`).
    pub fn with_memory(name: &str, memory: &str) -> Server {
        let folder = Folder::new(&format!("pg-{name}"));
        given(&folder.0);
        let data = folder.0.join("data");
        let made = program("initdb")
            .args(["--auth=trust", "--no-sync", "--encoding=UTF8", "--locale=C", "--username=portal", "-D"])
            .arg(&data)
            .stdout(Stdio::null())
            .status();
        assert!(made.expect("initdb runs").success());
        let child = program("postgres")
            .args(["-c", "listen_addresses=", "-c", "fsync=off", "-c", &format!("shared_buffers={memory}"), "-k"])
            .arg(&folder.0)
            .arg("-D")
            .arg(&data)
            .stderr(Stdio::null())
            .spawn()
            .expect("postgres runs");
        let socket = folder.0.display().to_string().replace('/', "%2F");
        let database = Database::Postgres(format!("postgres://portal@{socket}/postgres"));
        let limit = Instant::now() + Duration::from_secs(60);
        while !data.join("postmaster.pid").is_file() || !is_ready(&data) {
            assert!(Instant::now() < limit, "the server starts");
            std::thread::park_timeout(Duration::from_millis(20));
        }
        Server { database, folder, child }
    }

    /// The folder of the server's socket.
    pub fn folder(&self) -> &Path {
        &self.folder.0
    }
}

/// Whether the last line of the server's own file says so.
fn is_ready(data: &Path) -> bool {
    std::fs::read_to_string(data.join("postmaster.pid")).is_ok_and(|it| it.contains("ready"))
}

impl Drop for Server {
    fn drop(&mut self) {
        // The fast way: sessions end, data stay whole.
        let _ = Command::new("kill").args(["-INT", &self.child.id().to_string()]).status();
        let limit = Instant::now() + Duration::from_secs(20);
        while matches!(self.child.try_wait(), Ok(None)) && Instant::now() < limit {
            std::thread::park_timeout(Duration::from_millis(20));
        }
        // What does not end by itself does not hold up who waits for it.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
