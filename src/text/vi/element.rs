//! Vietnamese. Names of application identifiers: those of the GS1 crate, in the words of TCVN 6754.

/// The name of an application identifier of 2 to 4 digits; empty for one that has no name here.
pub(super) fn element(ai: &str) -> &'static str {
    ai.parse().ok().and_then(gs1::entry).map_or("", |entry| entry.title_vi())
}
