//! What stays on the device, and only with the person's consent.

use super::{Choices, Device};
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

/// What stays of a visit. None of it identifies anybody.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Preferences {
    /// What the person chose.
    pub choices: Choices,
    /// The camera used last.
    pub device: Option<Device>,
}
