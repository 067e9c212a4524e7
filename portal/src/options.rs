//! How the portal runs.

use crate::exchange::Nation;
use crate::store::Database;
use epcis::time::Timestamp;
use std::path::PathBuf;

/// How the portal runs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Options {
    /// The built site; `None` serves the one in the binary, if it carries one.
    pub dist: Option<PathBuf>,
    /// A file that is served in place of the site's own `config.json`; without one, the demo serves
    /// its own, which names both of its sources.
    pub config: Option<PathBuf>,
    /// Where the database stands.
    pub database: Database,
    /// The folder of signing keys; `None` signs nothing.
    pub keys: Option<PathBuf>,
    /// Load the invented demo histories if the database is empty, and serve the sheet of codes.
    pub demo: bool,
    /// Load what the nation holds of the demo if the database is empty, as the nation's own portal.
    pub demo_nation: bool,
    /// The address by which people reach the portal, without a slash at its end; `None` where it is reached from
    /// this machine alone.
    pub public_url: Option<String>,
    /// Further origins that the pages may ask, separated by spaces.
    pub connect: String,
    /// Origins that may show the pages in a frame, separated by spaces; none: the portal's own.
    pub frame_ancestors: String,
    /// Requests of one client in a second, beyond this machine; 0 takes any number.
    pub rate: u32,
    /// Requests with one token in a second; 0 takes any number.
    pub token_rate: u32,
    /// How the portal is connected with the nation's.
    pub nation: Option<Nation>,
    /// The point in time that the demo's dates are relative to.
    pub now: Timestamp,
}

impl Options {
    /// The endpoints alone, over a database.
    pub fn new(database: Database, now: Timestamp) -> Options {
        Options {
            dist: None,
            config: None,
            database,
            keys: None,
            demo: false,
            demo_nation: false,
            public_url: None,
            connect: String::new(),
            frame_ancestors: String::new(),
            rate: 50,
            token_rate: 50,
            nation: None,
            now,
        }
    }
}
