//! The two portals as processes.

use super::Done;
use super::relay::Relay;
use super::support::process::{self, Process, free_port};
use portal::Database;
use portal::store::Store;
use portal::tokens::{self, Role, Scope};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// A province and its nation.
pub struct Sides {
    pub province: Database,
    pub nation: Database,
    pub province_port: u16,
    /// The token of the producers.
    pub token: String,
    pub relay: Relay,
    nation_port: u16,
    way: PathBuf,
    running: Option<Process>,
    there: Option<Process>,
}

/// By how many seconds a clock is ahead that shows a quarter past two in Việt Nam, when both sides are compared, a day on.
pub fn night_s() -> i64 {
    const DAY_S: i64 = 86_400;
    let quarter_past_two = 2 * 3_600 + 900 - 7 * 3_600;
    let now = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).map_or(0, |it| it.as_secs());
    DAY_S + (quarter_past_two - i64::try_from(now % 86_400).unwrap_or_default()).rem_euclid(DAY_S)
}

pub fn token(database: &Database, role: Role, prefix: &[&str]) -> Done<String> {
    super::support::wait(async {
        let scope = Scope::new(prefix.iter().copied())?;
        Ok(tokens::create(&Store::open(database).await?, "soak", role, &scope).await?)
    })
}

impl Sides {
    pub fn start(folder: &Path, province: Database, nation: Database) -> Done<Sides> {
        let (province_port, nation_port) = (free_port()?, free_port()?);
        let relay = Relay::start(nation_port)?;
        let (secret, way) = (folder.join("nation.token"), folder.join("nation.toml"));
        std::fs::write(&secret, token(&nation, Role::Province, &[])?)?;
        let text = format!(
            "url = 'http://{}'\ntoken-file = {secret:?}\ntimeout-s = 5\nlongest-wait-s = 1\nbatch = 100",
            relay.address
        );
        std::fs::write(&way, text)?;
        let token = token(&province, Role::Capture, &["9521002"])?;
        let (running, there) = (None, None);
        let mut sides = Sides { province, nation, province_port, token, relay, nation_port, way, running, there };
        sides.start_nation(0)?;
        sides.start_province(0, None)?;
        Ok(sides)
    }

    fn command(database: &Database, port: u16, shift_s: i64) -> Done<Command> {
        let mut command = process::portal(database, port)?;
        command.env("PORTAL_CLOCK_SHIFT_S", shift_s.to_string());
        Ok(command)
    }

    pub fn start_nation(&mut self, shift_s: i64) -> Done<()> {
        let mut command = Sides::command(&self.nation, self.nation_port, shift_s)?;
        self.there = Some(Process::start(&mut command, self.nation_port)?);
        Ok(())
    }

    /// Ends it as a service manager would.
    pub fn stop_nation(&mut self) -> Done<()> {
        stopped(self.there.take())
    }

    /// Ends the province so while it is captured into, and starts it again.
    pub fn stop_province(&mut self) -> Done<()> {
        stopped(self.running.take())?;
        self.start_province(0, None)
    }

    pub fn kill_nation(&mut self) -> Done<()> {
        killed(self.there.take())
    }

    fn start_province(&mut self, shift_s: i64, blocks: Option<u64>) -> Done<()> {
        let mut plain = Sides::command(&self.province, self.province_port, shift_s)?;
        plain.arg("--nation").arg(&self.way);
        let mut command = match blocks {
            None => plain,
            Some(blocks) => {
                // A file that may not grow is what a full disk is; the signal for it is turned off.
                let mut limited = Command::new("sh");
                let script = format!("trap '' XFSZ; ulimit -f {blocks}; exec \"$0\" \"$@\"");
                limited.arg("-c").arg(script).arg(plain.get_program()).args(plain.get_args());
                limited.stdout(Stdio::null()).stderr(Stdio::null());
                limited
            }
        };
        self.running = Some(Process::start(&mut command, self.province_port)?);
        Ok(())
    }

    /// Kills the province and starts it again, with a clock that is so far off.
    pub fn again(&mut self, shift_s: i64) -> Done<()> {
        killed(self.running.take())?;
        self.start_province(shift_s, None)
    }

    /// Kills the province and starts it where its files may hardly grow; PostgreSQL keeps its own files.
    pub fn full_disk(&mut self) -> Done<()> {
        if !matches!(self.province, Database::File(_)) {
            return Ok(());
        }
        killed(self.running.take())?;
        // Less than one capture needs, and far less than SQLite's log holds before it begins anew.
        self.start_province(0, Some(128))
    }

    pub fn end(mut self) -> Done<()> {
        killed(self.running.take())?;
        killed(self.there.take())
    }
}

fn stopped(process: Option<Process>) -> Done<()> {
    process.map_or(Ok(()), Process::stop)
}

fn killed(process: Option<Process>) -> Done<()> {
    process.map_or(Ok(()), Process::kill)
}
