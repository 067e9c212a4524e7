//! Tests of the crate from outside: rows of facts and properties.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test ends where something is not as expected")]

mod dictionary;
mod digital_links;
mod epc_binaries;
mod forms;
mod lost_separators;
mod met;
mod outputs;
mod properties;
mod scans;
mod values;
