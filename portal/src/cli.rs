//! The command line, the environment and the file of settings.
//!
//! A flag wins over the environment, the environment over the file.

mod export;
mod import;
mod run;
mod said;
mod write;

pub use run::run;

use crate::{Database, Options};
use clap::{Args, Parser, Subcommand};
use epcis::time::Timestamp;
use serde::Deserialize;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::path::PathBuf;

/// The public endpoint of a province: EPCIS 2.0 query, GS1 Digital Link resolver, the shoppers' site.
#[derive(Debug, Parser)]
#[command(name = "portal", version, args_conflicts_with_subcommands = true, after_help = EXAMPLES)]
pub struct Cli {
    /// What to do; without one it serves.
    #[command(subcommand)]
    pub command: Option<Command>,
    /// How to serve.
    #[command(flatten)]
    pub settings: Settings,
}

const EXAMPLES: &str = "\
Examples:
  portal --demo                                     the demo, on this machine alone
  portal serve --db /var/lib/portal/portal.db --bind 0.0.0.0 --public-url https://truyxuat.example.vn
  portal serve --db postgres://portal@/portal       the same on PostgreSQL
  portal keys --keys /etc/portal/keys new           a key to sign with
  portal tokens --db portal.db new --organisation 'HTX Cái Rồng' --prefix 9521002
  portal import --template mau.xlsx                 a sheet for producers to fill in
  portal import --db portal.db --token txt_… mau.xlsx          look; --record records what is new
  portal check --db portal.db --journal             nothing written was changed
  portal backup --db portal.db backup.jsonl         while it serves
  portal restore --db new.db backup.jsonl           into an empty database, with proof";

/// What the portal can do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Serve
    Serve(Box<Settings>),
    /// Write the events as one EPCIS document to standard output
    Export {
        /// Which database, and whose keys
        #[command(flatten)]
        settings: Box<Settings>,
        /// Those of the nation instead of the province's
        #[arg(long)]
        of_nation: bool,
        /// As XML instead of JSON-LD
        #[arg(long)]
        xml: bool,
    },
    /// Make, list and revoke signing keys
    Keys {
        /// Which database, and whose keys
        #[command(flatten)]
        settings: Box<Settings>,
        /// What to do with keys
        #[command(subcommand)]
        action: KeyAction,
    },
    /// Write everything into a new file, while the portal serves
    Backup {
        /// Which database, and whose keys
        #[command(flatten)]
        settings: Box<Settings>,
        /// The file
        file: PathBuf,
    },
    /// Fill an empty database from a backup, and prove that it holds the same
    Restore {
        /// Which database, and whose keys
        #[command(flatten)]
        settings: Box<Settings>,
        /// The file
        file: PathBuf,
    },
    /// Check the settings, the database and the keys, and print what it holds with its hash
    Check {
        /// Which database, and whose keys
        #[command(flatten)]
        settings: Box<Settings>,
        /// Prove the journal of writes instead: its chain, and every event that it names
        #[arg(long)]
        journal: bool,
        /// Say of each event of a document or row of a sheet what capture would
        file: Option<PathBuf>,
    },
    /// Make, list and revoke tokens: who may write
    Tokens {
        /// Which database
        #[command(flatten)]
        settings: Box<Settings>,
        /// What to do with tokens
        #[command(subcommand)]
        action: TokenAction,
    },
    /// Look at a file of events beside what is recorded, and record what is new of it
    Import {
        /// Which database, and the way to the nation
        #[command(flatten)]
        settings: Box<Settings>,
        /// The token of the organisation whose events they are
        #[arg(long, env = "PORTAL_TOKEN", hide_env_values = true, required_unless_present = "template")]
        token: Option<String>,
        /// Record what is new; without it, only look
        #[arg(long)]
        record: bool,
        /// Write the sheet to fill in instead, as .xlsx or .csv
        #[arg(long, value_name = "FILE", conflicts_with = "file")]
        template: Option<PathBuf>,
        /// A .json, .jsonld, .xml, .csv or .xlsx file
        #[arg(required_unless_present = "template")]
        file: Option<PathBuf>,
    },
    /// What the nation refused
    Outbox {
        /// Which database
        #[command(flatten)]
        settings: Box<Settings>,
        /// What to do with it
        #[command(subcommand)]
        action: OutboxAction,
    },
    /// Compare with the nation what both hold, and send again what it lacks
    Reconcile(Box<Settings>),
    /// Ask a running portal how it is
    Status(Box<Settings>),
    /// Keep the browser of a stand alive, on the stand itself
    Kiosk(crate::kiosk::KioskArgs),
}

/// What can be done with keys.
#[derive(Debug, Subcommand)]
pub enum KeyAction {
    /// Make a key; it is published at once and signs after its wait
    New {
        /// Days until it signs; the first key of a portal signs at once
        #[arg(long, default_value_t = 7)]
        wait_days: u16,
    },
    /// Print the public halves, as configurations pin them
    List,
    /// Take a key out of use at once
    Revoke {
        /// Its name
        kid: String,
    },
}

/// What can be done with tokens.
#[derive(Debug, Subcommand)]
pub enum TokenAction {
    /// Make a token, and print it this once
    New {
        /// Whose it is
        #[arg(long)]
        organisation: String,
        /// capture, recall, operator, or province (on the nation's portal)
        #[arg(long, default_value = "capture")]
        role: String,
        /// A GS1 company prefix; may be given several times
        #[arg(long)]
        prefix: Vec<String>,
        /// A GLN; may be given several times
        #[arg(long)]
        gln: Vec<String>,
    },
    /// Print every token without its secret
    List,
    /// Take a token out of use at once
    Revoke {
        /// Its name, or the whole token
        token: String,
    },
}

/// What can be done with what the nation refused.
#[derive(Debug, Subcommand)]
pub enum OutboxAction {
    /// Print each refused event with why
    List,
    /// Let all of them wait again
    Retry,
}

/// How to serve, from flags, environment or file.
#[derive(Debug, Clone, Default, Args, Deserialize)]
#[serde(deny_unknown_fields, default, rename_all = "kebab-case")]
pub struct Settings {
    /// A TOML file with any of these settings, by the names of the flags
    #[arg(long, value_name = "FILE", env = "PORTAL_SETTINGS")]
    #[serde(skip)]
    pub settings: Option<PathBuf>,
    /// The port; 0 takes any free one [default: 8080]
    #[arg(long, env = "PORTAL_PORT")]
    pub port: Option<u16>,
    /// The address to listen on [default: 127.0.0.1, this machine alone]
    #[arg(long, value_name = "ADDRESS", env = "PORTAL_BIND")]
    pub bind: Option<IpAddr>,
    /// The built site to serve, in place of the one in this program
    #[arg(long, value_name = "DIR", env = "PORTAL_DIST")]
    pub dist: Option<PathBuf>,
    /// Served as config.json in place of the site's own, or the demo's
    #[arg(long, value_name = "FILE", env = "PORTAL_CONFIG")]
    pub config: Option<PathBuf>,
    /// The database: a file, :memory:, or postgres://… [default: :memory:]
    #[arg(long, value_name = "DATABASE", env = "PORTAL_DB", hide_env_values = true)]
    pub db: Option<String>,
    /// The folder of signing keys
    #[arg(long, value_name = "DIR", env = "PORTAL_KEYS")]
    pub keys: Option<PathBuf>,
    /// Load the invented demo histories into an empty database, serve /demo/
    #[arg(long, env = "PORTAL_DEMO")]
    pub demo: bool,
    /// Load what the nation holds of the demo into an empty database: the other portal of a demo of two
    #[arg(long, env = "PORTAL_DEMO_NATION", conflicts_with = "demo")]
    pub demo_nation: bool,
    /// The address by which people reach the portal, with its scheme and no path
    #[arg(long, value_name = "URL", env = "PORTAL_PUBLIC_URL")]
    pub public_url: Option<String>,
    /// Further origins that the pages may ask, in one quoted word
    #[arg(long, value_name = "ORIGINS", env = "PORTAL_CONNECT")]
    pub connect: Option<String>,
    /// Origins that may show the pages in a frame, in one quoted word
    #[arg(long, value_name = "ORIGINS", env = "PORTAL_FRAME_ANCESTORS")]
    pub frame_ancestors: Option<String>,
    /// Requests of one client in a second; 0 takes any number [default: 50]
    #[arg(long, value_name = "NUMBER", env = "PORTAL_RATE")]
    pub rate: Option<u32>,
    /// Requests with one token in a second; 0 takes any number [default: 50]
    #[arg(long, value_name = "NUMBER", env = "PORTAL_TOKEN_RATE")]
    pub token_rate: Option<u32>,
    /// A TOML file that says how the nation's portal is reached
    #[arg(long, value_name = "FILE", env = "PORTAL_NATION")]
    pub nation: Option<PathBuf>,
}

impl Settings {
    /// Adds what the file says where neither flag nor environment does.
    ///
    /// # Errors
    /// The sentence that says what is wrong with the file.
    pub fn with_file(mut self) -> Result<Settings, String> {
        let Some(path) = self.settings.take() else { return Ok(self) };
        let named = |error: &dyn std::fmt::Display| format!("--settings {}: {error}", path.display());
        let text = std::fs::read_to_string(&path).map_err(|error| named(&error))?;
        let file: Settings = toml::from_str(&text).map_err(|error| named(&error))?;
        Ok(Settings {
            settings: None,
            port: self.port.or(file.port),
            bind: self.bind.or(file.bind),
            dist: self.dist.or(file.dist),
            config: self.config.or(file.config),
            db: self.db.or(file.db),
            keys: self.keys.or(file.keys),
            demo: self.demo || file.demo,
            demo_nation: self.demo_nation || file.demo_nation,
            public_url: self.public_url.or(file.public_url),
            connect: self.connect.or(file.connect),
            frame_ancestors: self.frame_ancestors.or(file.frame_ancestors),
            rate: self.rate.or(file.rate),
            token_rate: self.token_rate.or(file.token_rate),
            nation: self.nation.or(file.nation),
        })
    }

    /// Where the database stands.
    pub fn database(&self) -> Database {
        match self.db.as_deref().unwrap_or(":memory:").parse() {
            Ok(database) => database,
            Err(never) => match never {},
        }
    }

    /// The address and the options, if all of them can be followed.
    ///
    /// # Errors
    /// The sentence that says which setting cannot.
    pub fn checked(&self, now: Timestamp) -> Result<(SocketAddr, Options), String> {
        let bind = self.bind.unwrap_or(IpAddr::V4(Ipv4Addr::LOCALHOST));
        let address = SocketAddr::new(bind, self.port.unwrap_or(8080));
        let public_url = match &self.public_url {
            Some(url) if is_base_url(url) => Some(url.trim_end_matches('/').to_owned()),
            Some(url) => return Err(format!("--public-url {url}: not http:// or https:// with a host and no path")),
            None if bind.is_loopback() => None,
            // Links in answers would otherwise be made of what a client says.
            None => return Err(format!("--bind {bind} is open to others: name the address with --public-url")),
        };
        let origins = |flag: &str, text: &Option<String>| match text.as_deref().unwrap_or_default() {
            text if text.split_whitespace().all(is_base_url) => Ok(text.to_owned()),
            text => Err(format!("{flag} {text}: not origins")),
        };
        let mut options = Options::new(self.database(), now);
        options.dist.clone_from(&self.dist);
        options.config.clone_from(&self.config);
        options.keys.clone_from(&self.keys);
        options.demo = self.demo;
        options.demo_nation = self.demo_nation;
        options.public_url = public_url;
        options.connect = origins("--connect", &self.connect)?;
        options.frame_ancestors = origins("--frame-ancestors", &self.frame_ancestors)?;
        options.rate = self.rate.unwrap_or(options.rate);
        options.token_rate = self.token_rate.unwrap_or(options.token_rate);
        let nation = self.nation.as_deref().map(crate::exchange::Nation::read).transpose();
        options.nation = nation.map_err(|error| format!("--nation {error}"))?;
        Ok((address, options))
    }
}

fn is_base_url(text: &str) -> bool {
    let host = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    host.map(|it| it.trim_end_matches('/')).is_some_and(crate::http::is_host)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::expect_used, reason = "a failed expectation is the failure of the test")]

    use super::*;

    fn read(line: &str) -> Result<(SocketAddr, Options), String> {
        let words = std::iter::once("portal").chain(line.split_whitespace());
        let cli = Cli::try_parse_from(words).map_err(|error| error.to_string())?;
        let settings = match cli.command {
            Some(Command::Serve(settings)) => *settings,
            _ => cli.settings,
        };
        settings.with_file()?.checked(Timestamp::from_millis(0))
    }

    #[test]
    fn every_word_of_every_command_means_one_thing() {
        use clap::CommandFactory;
        Cli::command().debug_assert();
    }

    #[test]
    fn it_listens_on_this_machine_alone_unless_told_otherwise() {
        let (address, options) = read("").expect("no flag is needed");
        assert_eq!((address.to_string().as_str(), options.demo), ("127.0.0.1:8080", false));
        let (address, _) = read("serve --bind 0.0.0.0 --port 0 --public-url https://a.vn/").expect("valid flags");
        assert_eq!(address.to_string(), "0.0.0.0:0");
        assert!(read("--bind 0.0.0.0").is_err_and(|it| it.contains("--public-url")));
    }

    #[test]
    fn a_wrong_word_is_named() {
        for (line, named) in [
            ("--prot 1", "--prot"),
            ("--db", "--db"),
            ("--port 70000", "70000"),
            ("--public-url ftp://a", "ftp://a"),
            ("--connect https://a;script-src", "https://a;script-src"),
            ("serve --settings /nowhere.toml", "/nowhere.toml"),
        ] {
            assert!(read(line).is_err_and(|it| it.contains(named)), "{line}");
        }
    }

    #[test]
    fn a_flag_wins_over_the_file_and_a_wrong_word_in_it_is_refused() {
        let path = std::env::temp_dir().join(format!("portal-settings-{}.toml", std::process::id()));
        std::fs::write(&path, "port = 1\ndb = 'a.db'\npublic-url = 'https://a.vn'").expect("a file");
        let line = format!("--settings {} --port 2", path.display());
        let (address, options) = read(&line).expect("valid settings");
        assert_eq!((address.port(), options.database), (2, Database::File(PathBuf::from("a.db"))));
        std::fs::write(&path, "prot = 1").expect("a file");
        assert!(read(&line).is_err_and(|it| it.contains("prot")));
        std::fs::remove_file(path).expect("removed");
    }
}
