//! What a portal's server had made of the code, beside what the device makes of it.

use trace::{Timestamp, Verdict};

/// Whose check is shown, where a server had checked first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Served {
    /// The server's, at this time; a device has yet to check.
    Alone(Timestamp),
    /// The device's; the server's of this time came out the same.
    Same(Timestamp),
    /// The device's; the server's came out otherwise.
    Other {
        /// When the server checked.
        at: Timestamp,
        /// What followed from it.
        verdict: Verdict,
    },
}
