//! How much of an answer is read.

/// Bounds for one answer from outside; what lies beyond is refused or left out with a finding.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Largest answer, in bytes.
    pub bytes: usize,
    /// Most events that are read from one document.
    pub events: usize,
    /// Most entries that are read from one list inside an event.
    pub list: usize,
    /// Most entries of master data, and most attributes of one entry.
    pub master_data: usize,
}

impl Default for Limits {
    fn default() -> Limits {
        Limits { bytes: 2 * 1024 * 1024, events: 1000, list: 2000, master_data: 2000 }
    }
}
