//! Portals and other servers as processes: started on a port, told to end, killed.

use portal::Database;
use std::net::{TcpListener, TcpStream};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

pub type Done<T> = Result<T, Box<dyn std::error::Error>>;

/// Longest time in which a server starts.
const LONGEST_START: Duration = Duration::from_secs(60);
/// Longest time in which a portal ends when it is told to, whatever its clients do.
const LONGEST_END: Duration = Duration::from_secs(10);

/// A port of this machine that nobody listens on.
pub fn free_port() -> Done<u16> {
    Ok(TcpListener::bind("127.0.0.1:0")?.local_addr()?.port())
}

/// The portal's program beside this one.
pub fn program() -> Done<PathBuf> {
    let own = std::env::current_exe()?;
    let path = own.parent().and_then(|it| it.parent()).map(|it| it.join("portal")).ok_or("no folder")?;
    if path.is_file() { Ok(path) } else { Err(format!("{}: build the portal first", path.display()).into()) }
}

/// A portal over a database that says nothing and takes any number of requests.
pub fn portal(database: &Database, port: u16) -> Done<Command> {
    let database = match database {
        Database::Memory => ":memory:".to_owned(),
        Database::File(path) => path.display().to_string(),
        Database::Postgres(url) => url.clone(),
    };
    let mut command = Command::new(program()?);
    command.args(["serve", "--db", &database, "--port", &port.to_string(), "--rate", "0", "--token-rate", "0"]);
    command.stdout(Stdio::null()).stderr(Stdio::null());
    Ok(command)
}

/// A running server; dropping it kills it, so that a run that failed leaves no process behind.
pub struct Process(Child);

impl Process {
    /// Starts a program, and waits until it listens.
    pub fn start(command: &mut Command, port: u16) -> Done<Process> {
        let mut process = Process(command.spawn()?);
        let limit = Instant::now() + LONGEST_START;
        while TcpStream::connect(("127.0.0.1", port)).is_err() {
            if let Some(status) = process.0.try_wait()? {
                return Err(format!("{:?} ended with {status}", command.get_program()).into());
            }
            if Instant::now() > limit {
                return Err(format!("{:?} does not start", command.get_program()).into());
            }
            std::thread::park_timeout(Duration::from_millis(20));
        }
        Ok(process)
    }

    /// Its number.
    pub fn id(&self) -> u32 {
        self.0.id()
    }

    /// Ends it at once.
    pub fn kill(mut self) -> Done<()> {
        self.0.kill()?;
        self.0.wait()?;
        Ok(())
    }

    /// Tells it to end, and waits for it no longer than a portal may take.
    pub fn stop(mut self) -> Done<()> {
        Command::new("kill").args(["-TERM", &self.id().to_string()]).status()?;
        let limit = Instant::now() + LONGEST_END;
        while self.0.try_wait()?.is_none() {
            if Instant::now() > limit {
                return Err("a portal does not end when it is told to".into());
            }
            std::thread::park_timeout(Duration::from_millis(20));
        }
        Ok(())
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}
