//! How far a history is followed.

/// Most levels that are followed back, through inputs or containers.
pub const LEVELS: u8 = 3;

/// Most things that are followed back.
pub const THINGS: usize = 30;
