//! The public endpoint of a province: EPCIS 2.0 query, Digital Link resolver, static site.
//!
//! | address | what |
//! |---|---|
//! | `/`, `/kiosk.html`, … | the built site (`--dist`) |
//! | `/01/{gtin}[/22/…][/10/…][/21/…]`, `/00/…`, `/414/…`, `/417/…`, `/8003/…` | Digital Link resolver |
//! | `/.well-known/gs1resolver` | the resolver's description |
//! | `/epcis/events`, `/epcis/epcs/{epc}/events`, `/epcis/events/{eventID}` | EPCIS 2.0 query, read-only |
//! | `/cards/{digital link path}` | what is known about a product, lot or serial (GS1 Web Vocabulary) |
//! | `/recalls/{digital link path}` | the recall notice of a product, lot or serial |
//! | `/pictures/{gtin}.svg` | a drawn picture of a demo product |
//! | `/quoc-gia/…` | the same for the nation's records |
//! | `/demo/`, `/demo/codes.json` | the sheet of demo codes |
//! | `/healthz` | whether the portal and its database answer |
//!
//! The portal only reads: events are captured elsewhere. It sends no cookie and keeps no log of who
//! asked what.

pub mod cli;
mod demo;
mod http;
pub mod query;
pub mod store;

use epcis::time::Timestamp;
use std::fmt;
use std::future::Future;
use std::path::PathBuf;
use std::sync::{Arc, Mutex};
use store::{Sqlite, Store, StoreError};

/// Where the database stands.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Database {
    /// In memory, gone with the process.
    #[default]
    Memory,
    /// In a file, created if it is not there.
    File(PathBuf),
}

/// How the portal runs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Options {
    /// The built site; `None` serves the endpoints alone.
    pub dist: Option<PathBuf>,
    /// A file that is served in place of the site's own `config.json`; without one, the demo serves
    /// its own, which names both of its sources.
    pub config: Option<PathBuf>,
    /// Where the database stands.
    pub database: Database,
    /// Load the invented demo histories if the database is empty, and serve the sheet of codes.
    pub demo: bool,
    /// The address by which people reach the portal; `None` takes it from each request.
    pub public_url: Option<String>,
    /// Further origins that the pages may ask, separated by spaces.
    pub connect: String,
    /// Origins that may show the pages in a frame, separated by spaces; none: the portal's own.
    pub frame_ancestors: String,
    /// The point in time that the demo's dates are relative to.
    pub now: Timestamp,
}

/// Why the portal does not start, or stopped.
#[derive(Debug)]
pub enum PortalError {
    /// The folder of the site is not there.
    NoDist(PathBuf),
    /// The configuration cannot be read.
    Config(PathBuf, std::io::Error),
    /// The database failed.
    Store(StoreError),
    /// A demo history is broken.
    Demo(String),
    /// The network failed.
    Network(std::io::Error),
}

impl fmt::Display for PortalError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            PortalError::NoDist(path) => write!(f, "--dist {}: no such folder; build the site first", path.display()),
            PortalError::Config(path, error) => write!(f, "--config {}: {error}", path.display()),
            PortalError::Store(error) => write!(f, "{error}"),
            PortalError::Demo(what) => write!(f, "demo: {what}"),
            PortalError::Network(error) => write!(f, "network: {error}"),
        }
    }
}

impl std::error::Error for PortalError {}

impl From<StoreError> for PortalError {
    fn from(error: StoreError) -> PortalError {
        PortalError::Store(error)
    }
}

/// Serves on `listener` until `stop` is done; requests under way are finished first.
///
/// # Errors
/// [`PortalError`] before the first request, or if the network fails.
pub async fn serve(
    listener: tokio::net::TcpListener,
    options: Options,
    stop: impl Future<Output = ()> + Send + 'static,
) -> Result<(), PortalError> {
    let mut store = match &options.database {
        Database::Memory => Sqlite::in_memory()?,
        Database::File(path) => Sqlite::open(path)?,
    };
    if options.demo && store.is_empty()? {
        demo::load(&mut store, options.now)?;
    }
    serve_store(listener, options, Box::new(store), stop).await
}

/// Like [`serve`], with a database that is open already.
///
/// # Errors
/// [`PortalError`] before the first request, or if the network fails.
pub async fn serve_store(
    listener: tokio::net::TcpListener,
    options: Options,
    store: Box<dyn Store>,
    stop: impl Future<Output = ()> + Send + 'static,
) -> Result<(), PortalError> {
    if let Some(dist) = options.dist.as_ref().filter(|it| !it.is_dir()) {
        return Err(PortalError::NoDist(dist.clone()));
    }
    let config = match &options.config {
        Some(path) => Some(std::fs::read(path).map_err(|error| PortalError::Config(path.clone(), error))?),
        None if options.demo => Some(demo::CONFIG.as_bytes().to_vec()),
        None => None,
    };
    let portal = http::Portal { options, config, store: Arc::new(Mutex::new(store)) };
    axum::serve(listener, http::router(Arc::new(portal)))
        .with_graceful_shutdown(stop)
        .await
        .map_err(PortalError::Network)
}
