//! What stays on the device, and only with the person's consent.

use super::{Lang, Theme};
use trace::verdict::Verdict;

/// One kept report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    /// Its number in the store.
    pub id: u32,
    /// The code as text, to look it up again.
    pub text: String,
    /// The AIM symbology identifier, when known.
    pub aim: Option<[u8; 3]>,
    /// The product's name, when a source gave one.
    pub title: String,
    /// The verdict of that time.
    pub verdict: Verdict,
    /// When it was read, in milliseconds since 1970 UTC.
    pub read_at_ms: u64,
}

/// Choices of the person. None identifies them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Preferences {
    /// The language chosen; `None` follows the host.
    pub lang: Option<Lang>,
    /// The theme chosen.
    pub theme: Theme,
    /// Whether sound and vibration are off.
    pub silent: bool,
    /// Whether reports are kept.
    pub history: bool,
    /// The `deviceId` of the camera used last.
    pub device: Option<String>,
    /// Its label: browsers change the id when site data is cleared.
    pub device_label: Option<String>,
}
