//! The public endpoint of a province: EPCIS 2.0 query, Digital Link resolver, static site.
//!
//! | address | what |
//! |---|---|
//! | `/`, `/kiosk.html`, … | the built site: the one in the binary, or that of `--dist` |
//! | `/01/{gtin}[/22/…][/10/…][/21/…]`, and every other GS1 key | Digital Link resolver |
//! | `/p/{digital link path}`, `/p?code=…` | the report of an item or of a typed code, as a page |
//! | `/.well-known/gs1resolver` | the resolver's description |
//! | `/.well-known/jwks.json` | the keys by which answers are signed |
//! | `/epcis/…` | EPCIS 2.0 query |
//! | `/epcis/capture`, `POST /epcis/events`, `/validate` | EPCIS 2.0 capture, with a token |
//! | `/recalls` | recall notices with their history; issued, widened and lifted with a token |
//! | `/exchange/…`, `/status` | what a province and the nation compare, how far they are |
//! | `/trace/{digital link path}` | all that a scanner needs about an item, signed (`docs/signatures.md`) |
//! | `/signatures/{digital link path}` | the hashes of the answers about an item, signed |
//! | `/cards/{digital link path}` | what is known about a product, lot or serial (GS1 Web Vocabulary) |
//! | `/recalls/{digital link path}` | the recall notice of a product, lot or serial |
//! | `/pictures/{gtin}.svg` | a drawn picture of a demo product |
//! | `/quoc-gia/…` | the same for the nation's records |
//! | `/demo/`, `/demo/codes.json` | the sheet of demo codes |
//! | `/kiosk-setup` | a sheet to print: how a stand's hand scanner is set, with a test symbol |
//! | `/take-away.svg?{place}` | a QR Code of a report's address here, for a stand's screen |
//! | `/kiosks` | how the stands are: they say it themselves, and this machine alone reads it |
//! | `/openapi.json`, `/api.html` | what is served, for machines and for people |
//! | `/healthz`, `/readyz`, `/metrics` | whether it lives, whether it can answer, how much it does |
//!
//! ```
//! use portal::query::{EventQuery, QueryError};
//! let ask = |name: &str, value: &str| EventQuery::default().read(&[(name.into(), value.into())]);
//! assert!(ask("EQ_bizStep", "shipping").is_ok());
//! assert!(matches!(ask("EQ_bizstep", "shipping"), Err(QueryError::UnknownParameter { .. })));
//! ```
//!
//! The portal sends no cookie and keeps no log of who asked what; who wrote what stands in its journal.

pub mod archive;
pub mod capture;
pub mod cli;
pub mod content;
mod demo;
pub mod exchange;
mod http;
pub mod import;
pub mod journal;
pub mod keys;
pub mod kiosk;
mod net;
mod options;
pub mod query;
pub mod recall;
pub mod store;
mod tag;
pub mod tokens;
pub mod xml;

pub use options::Options;
pub use store::Database;

use epcis::time::Timestamp;
use std::fmt;
use std::future::Future;
use std::path::PathBuf;
use std::sync::{Arc, LazyLock};
use store::{Store, StoreError};

/// Why the portal does not start, or stopped.
#[derive(Debug)]
pub enum PortalError {
    /// The folder of the site is not there.
    NoDist(PathBuf),
    /// A file cannot be read or written.
    File(PathBuf, std::io::Error),
    /// A setting cannot be followed.
    Setting(String),
    /// The database failed.
    Store(StoreError),
    /// A demo history is broken.
    Demo(String),
    /// A file of keys is broken.
    Keys(String),
    /// A backup is not whole, or does not fit.
    Archive(String),
    /// A file cannot be imported.
    Import(String),
    /// The journal does not hold.
    Journal(String),
    /// The nation's portal does not answer as it should.
    Exchange(String),
    /// The network failed.
    Network(std::io::Error),
}

impl fmt::Display for PortalError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            PortalError::NoDist(path) => write!(f, "--dist {}: no such folder; build the site first", path.display()),
            PortalError::File(path, error) => write!(f, "{}: {error}", path.display()),
            PortalError::Setting(what) => f.write_str(what),
            PortalError::Store(error) => write!(f, "{error}"),
            PortalError::Demo(what) => write!(f, "demo: {what}"),
            PortalError::Keys(what) => write!(f, "keys: {what}"),
            PortalError::Archive(what) => write!(f, "backup: {what}"),
            PortalError::Import(what) => write!(f, "import: {what}"),
            PortalError::Journal(what) => write!(f, "journal: {what}"),
            PortalError::Exchange(what) => write!(f, "nation: {what}"),
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

/// By how much the clock is wrong on purpose, for rehearsals: seconds in `PORTAL_CLOCK_SHIFT_S`.
static CLOCK_SHIFT_MS: LazyLock<i64> = LazyLock::new(|| {
    let seconds = std::env::var("PORTAL_CLOCK_SHIFT_S").ok().and_then(|it| it.parse::<i32>().ok());
    seconds.map_or(0, |it| i64::from(it) * 1_000)
});

/// This machine's clock.
pub fn now() -> Timestamp {
    let since_epoch = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap_or_default();
    let millis = i64::try_from(since_epoch.as_millis()).unwrap_or(i64::MAX);
    Timestamp::from_millis(millis.saturating_add(*CLOCK_SHIFT_MS))
}

/// Serves on `listener` until `stop` is done; requests under way get a few seconds to finish.
///
/// # Errors
/// [`PortalError`] before the first request, or if the network fails.
pub async fn serve(
    listener: tokio::net::TcpListener,
    options: Options,
    stop: impl Future<Output = ()> + Send + 'static,
) -> Result<(), PortalError> {
    let store = Store::open(&options.database).await?;
    archive::refuse_half_loaded(&store).await?;
    let side = if options.demo_nation { demo::Side::Nation } else { demo::Side::Province };
    if (options.demo || options.demo_nation) && store.is_empty().await? {
        store.add(&demo::batch(options.now, side)?).await?;
    }
    serve_store(listener, options, store, stop).await
}

/// Like [`serve`], with a database that is open already.
///
/// # Errors
/// [`PortalError`] before the first request, or if the network fails.
pub async fn serve_store(
    listener: tokio::net::TcpListener,
    options: Options,
    store: Store,
    stop: impl Future<Output = ()> + Send + 'static,
) -> Result<(), PortalError> {
    if let Some(dist) = options.dist.as_ref().filter(|it| !it.is_dir()) {
        return Err(PortalError::NoDist(dist.clone()));
    }
    let config = match &options.config {
        Some(path) => Some(std::fs::read(path).map_err(|error| PortalError::File(path.clone(), error))?),
        None if options.demo => Some(demo::CONFIG.as_bytes().to_vec()),
        None => None,
    };
    let keys = match &options.keys {
        Some(folder) => keys::KeyRing::read(folder)?,
        None => keys::KeyRing::default(),
    };
    let local = listener.local_addr().map_err(PortalError::Network)?;
    let link = options.nation.as_ref().map(|it| exchange::Link::new(it, keys.clone(), local)).transpose()?;
    let portal = Arc::new(http::Portal::new(options, config, store, keys, local));
    http::look(&portal).await;
    let watcher = tokio::spawn(http::watch(Arc::clone(&portal)));
    let link = link.map(Arc::new);
    let senders = link.map(|link| {
        let recalls = tokio::spawn(exchange::recalls(portal.store.clone(), Arc::clone(&link)));
        [recalls, tokio::spawn(exchange::run(portal.store.clone(), link))]
    });
    let served = net::serve(listener, http::Front::new(portal), stop).await;
    watcher.abort();
    senders.iter().flatten().for_each(tokio::task::JoinHandle::abort);
    served
}
