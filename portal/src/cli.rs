//! The command line.

use crate::{Database, Options};
use epcis::time::Timestamp;
use std::fmt;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::path::PathBuf;

/// What `portal --help` prints.
pub const HELP: &str = "\
The public endpoint of a province: EPCIS 2.0 query, GS1 Digital Link resolver, static site.

usage: portal [OPTIONS]

  --port PORT             the port (8080; 0 takes any free one)
  --bind ADDRESS          the address to listen on (127.0.0.1: this machine alone)
  --dist DIR              the built site to serve
  --config FILE           served as config.json in place of the site's own, or the demo's
  --db FILE|:memory:      the database (:memory:, gone with the process)
  --demo                  load the invented demo histories into an empty database, serve /demo/
  --public-url URL        the address by which people reach the portal, behind a proxy
  --connect ORIGINS       further origins that the pages may ask, in one quoted word
  --frame-ancestors ORIGINS  origins that may show the pages in a frame
  --help                  this text
";

/// A command line that can be followed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Command {
    /// Print [`HELP`].
    Help,
    /// Serve.
    Serve {
        /// Where to listen.
        address: SocketAddr,
        /// How to run.
        options: Box<Options>,
    },
}

/// Why a command line cannot be followed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CliError {
    /// A word that is no flag of the portal.
    Unknown(String),
    /// A flag without its value.
    NoValue(String),
    /// A value that the flag cannot take.
    BadValue {
        /// The flag.
        flag: String,
        /// The value.
        value: String,
        /// What it takes.
        expected: &'static str,
    },
}

impl fmt::Display for CliError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            CliError::Unknown(word) => write!(f, "unknown: {word}; see --help"),
            CliError::NoValue(flag) => write!(f, "{flag} needs a value; see --help"),
            CliError::BadValue { flag, value, expected } => write!(f, "{flag} {value}: not {expected}"),
        }
    }
}

impl std::error::Error for CliError {}

/// Reads the words after the program's name.
///
/// # Errors
/// [`CliError`] for the first word that cannot be followed.
pub fn parse(words: impl IntoIterator<Item = String>, now: Timestamp) -> Result<Command, CliError> {
    let mut address = SocketAddr::new(IpAddr::V4(Ipv4Addr::LOCALHOST), 8080);
    let mut options = Options {
        dist: None,
        config: None,
        database: Database::Memory,
        demo: false,
        public_url: None,
        connect: String::new(),
        frame_ancestors: String::new(),
        now,
    };
    let mut words = words.into_iter();
    while let Some(flag) = words.next() {
        let mut value = || words.next().ok_or_else(|| CliError::NoValue(flag.clone()));
        let refused = |value: String, expected| CliError::BadValue { flag: flag.clone(), value, expected };
        match flag.as_str() {
            "--help" | "-h" => return Ok(Command::Help),
            "--demo" => options.demo = true,
            "--port" => {
                let value = value()?;
                address.set_port(value.parse().map_err(|_| refused(value, "a port from 0 to 65535"))?);
            }
            "--bind" => {
                let value = value()?;
                address.set_ip(value.parse().map_err(|_| refused(value, "an IP address"))?);
            }
            "--dist" => options.dist = Some(PathBuf::from(value()?)),
            "--config" => options.config = Some(PathBuf::from(value()?)),
            "--db" => {
                options.database = match value()?.as_str() {
                    ":memory:" => Database::Memory,
                    path => Database::File(PathBuf::from(path)),
                }
            }
            "--public-url" => {
                let url = value()?;
                if !is_base_url(&url) {
                    return Err(refused(url, "http:// or https:// with a host and no path"));
                }
                options.public_url = Some(url.trim_end_matches('/').to_owned());
            }
            "--connect" => options.connect = origins(value()?).map_err(|it| refused(it, "origins"))?,
            "--frame-ancestors" => options.frame_ancestors = origins(value()?).map_err(|it| refused(it, "origins"))?,
            _ => return Err(CliError::Unknown(flag)),
        }
    }
    Ok(Command::Serve { address, options: Box::new(options) })
}

/// Origins go into a header: each has a scheme and host, and no character that would end a directive.
fn origins(text: String) -> Result<String, String> {
    if text.split_whitespace().all(is_base_url) { Ok(text) } else { Err(text) }
}

fn is_base_url(text: &str) -> bool {
    let host = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    host.map(|it| it.trim_end_matches('/')).is_some_and(crate::http::is_host)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(line: &str) -> Result<Command, CliError> {
        parse(line.split_whitespace().map(str::to_owned), Timestamp::from_millis(0))
    }

    #[test]
    fn it_listens_on_this_machine_alone_unless_told_otherwise() {
        let Ok(Command::Serve { address, options }) = read("") else { panic!("no flag is needed") };
        assert_eq!((address.to_string().as_str(), options.demo), ("127.0.0.1:8080", false));
        let Ok(Command::Serve { address, .. }) = read("--bind 0.0.0.0 --port 0") else { panic!("valid flags") };
        assert_eq!(address.to_string(), "0.0.0.0:0");
    }

    #[test]
    fn a_wrong_word_is_named() {
        assert_eq!(read("--prot 1"), Err(CliError::Unknown("--prot".into())));
        assert_eq!(read("--db"), Err(CliError::NoValue("--db".into())));
        assert!(matches!(read("--port 70000"), Err(CliError::BadValue { .. })));
        assert!(matches!(read("--public-url ftp://a"), Err(CliError::BadValue { .. })));
        assert!(matches!(read("--connect https://a;script-src"), Err(CliError::BadValue { .. })));
    }
}
