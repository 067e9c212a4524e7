//! The way from a province's portal to the nation's.
//!
//! Events leave in the order of capture, one delivery at a time, so that no item's events overtake each other. A
//! delivery's name and content are frozen until it is answered: the same is sent again, and the nation's portal
//! tells a repetition by the identifiers of the events. What the nation refuses waits as a dead letter for a person.

mod config;
mod http;
mod outbox;
mod recalls;
mod receipt;
pub mod reconcile;
mod status;
mod transport;

pub use config::{Nation, TransportKind};
pub use transport::{Answer, Delivery, Failure, Later, Transport};

use crate::PortalError;
use crate::keys::KeyRing;
use crate::store::Store;
use std::collections::HashMap;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::{Duration, Instant};

/// How often the outbox is looked at while it is empty.
const PAUSE: Duration = Duration::from_millis(250);
/// The first wait after a delivery that was not answered, and the longest one.
const FIRST_WAIT: Duration = Duration::from_millis(500);
/// How long one portal of several over the same database sends alone.
const TURN_MS: i64 = 30_000;
/// The hour of the day, in Việt Nam, in which both sides are compared.
const NIGHTLY_HOUR: u8 = 2;

/// A connection with the nation's portal.
pub struct Link {
    nation: Nation,
    transport: Box<dyn Transport>,
    /// The portal's own name among others over the same database.
    name: String,
}

impl Link {
    /// Prepares the connection; nothing is sent yet.
    ///
    /// # Errors
    /// [`PortalError`] if the configuration names files that cannot be read.
    pub fn new(nation: &Nation, keys: KeyRing, local: SocketAddr) -> Result<Link, PortalError> {
        // The same after a restart, so that a portal takes up its own turn again.
        let machine = std::fs::read_to_string("/proc/sys/kernel/hostname").unwrap_or_default();
        let name = format!("{} {local}", machine.trim());
        Ok(Link { nation: nation.clone(), transport: transport::of(nation, keys)?, name })
    }

    /// Compares what both sides hold, and sends again what the nation lacks.
    ///
    /// # Errors
    /// [`PortalError`] if one of them cannot be asked.
    pub async fn reconcile(&self, store: &Store) -> Result<reconcile::Found, PortalError> {
        reconcile::run(store, self.transport.as_ref()).await
    }
}

/// Sends what waits, for as long as the portal serves.
pub(crate) async fn run(store: Store, link: Arc<Link>) {
    let longest = Duration::from_secs(link.nation.longest_wait_s.max(1));
    let (mut wait, mut compared) = (FIRST_WAIT, None);
    loop {
        let is_ours = match has_turn(&store, &link.name).await {
            Ok(is_ours) => is_ours,
            Err(error) => {
                tracing::warn!(%error, "the outbox cannot be read");
                false
            }
        };
        let pause = if is_ours {
            nightly(&store, &link, &mut compared).await;
            match outbox::step(&store, &link.nation, link.transport.as_ref()).await {
                Ok(outbox::Step::Idle) => PAUSE,
                Ok(outbox::Step::Answered) => {
                    wait = FIRST_WAIT;
                    Duration::ZERO
                }
                Ok(outbox::Step::Unanswered(why)) => {
                    tracing::warn!(why, wait_s = wait.as_secs_f32(), "the nation did not answer");
                    let now = wait;
                    wait = (wait * 2).min(longest);
                    // Two portals that lost the nation at the same moment do not come back at the same moment.
                    now + now.mul_f32(f32::from(u8::try_from(crate::now().millis() & 0xff).unwrap_or(0)) / 1_024.0)
                }
                Err(error) => {
                    tracing::warn!(%error, "the outbox cannot be read");
                    wait
                }
            }
        } else {
            PAUSE * 4
        };
        tokio::time::sleep(pause).await;
    }
}

/// How often the nation is asked for its recall notices.
const RECALLS: Duration = Duration::from_secs(5);

/// Brings the nation's recall notices down, for as long as the portal serves: apart from the outbox, since a recall
/// does not wait behind events.
pub(crate) async fn recalls(store: Store, link: Arc<Link>) {
    if link.nation.transport != TransportKind::Epcis {
        return;
    }
    let mut seen = HashMap::new();
    loop {
        match recalls::taken(&store, link.transport.as_ref(), &mut seen).await {
            Ok(0) => {}
            Ok(news) => tracing::info!(news, "recall notices of the nation"),
            Err(why) => tracing::warn!(why, "recall notices of the nation cannot be read"),
        }
        tokio::time::sleep(RECALLS).await;
    }
}

/// Compares both sides once in the hour for it.
async fn nightly(store: &Store, link: &Link, compared: &mut Option<Instant>) {
    let hour = crate::now().clock(epcis::time::Offset::VIETNAM).hour;
    let is_due = compared.is_none_or(|it: Instant| it.elapsed() > Duration::from_secs(6 * 3_600));
    if hour != NIGHTLY_HOUR || !is_due || link.nation.transport == TransportKind::File {
        return;
    }
    *compared = Some(Instant::now());
    match link.reconcile(store).await {
        Ok(found) => tracing::info!(differing = found.differing.len(), sent_again = found.sent_again, "compared"),
        Err(error) => tracing::warn!(%error, "the nation could not be compared with"),
    }
}

/// Whether it is this portal that sends now: the first to say so in a span of time has it.
///
/// Clocks of several portals may differ; then two may send at once, and the nation tells repetitions.
async fn has_turn(store: &Store, name: &str) -> Result<bool, crate::store::StoreError> {
    let span = crate::now().millis().div_euclid(TURN_MS);
    store.claim(&format!("turn {span:020}"), name, &format!("turn {:020}", span - 5)).await
}
