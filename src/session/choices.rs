//! What a person chose for a visit.

use super::{Lang, Theme};

/// Choices of a visit; what was not chosen follows the host.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Choices {
    /// The language.
    pub lang: Option<Lang>,
    /// The theme.
    pub theme: Option<Theme>,
    /// Whether sound and vibration are off.
    pub silent: bool,
    /// Whether reports are kept.
    pub history: bool,
}
