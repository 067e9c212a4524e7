//! How far the portal is with the nation.

use super::reconcile::REMEMBERED;
use crate::store::{Store, StoreError};
use epcis::time::Timestamp;
use serde_json::{Value, json};

impl Store {
    /// What waits, since when, what was refused, and what the last comparison found.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn status(&self, now: Timestamp, is_connected: bool) -> Result<Value, StoreError> {
        let outgoing = self.outgoing().await?;
        let oldest = match outgoing.since {
            0 => None,
            entry => self.journal(entry - 1, 1).await?.into_iter().next().map(|it| it.at),
        };
        let lag = oldest.map_or(0, |at| (now.millis() - at).max(0) / 1_000);
        let compared = self.fact(REMEMBERED).await?.and_then(|it| serde_json::from_str::<Value>(&it).ok());
        Ok(json!({
            "connected": is_connected,
            "waiting": outgoing.waiting,
            "deadLetters": outgoing.dead,
            "lagSeconds": lag,
            "waitingSince": oldest.map(|at| Timestamp::from_millis(at).to_string()),
            "reconciliation": compared,
        }))
    }
}
