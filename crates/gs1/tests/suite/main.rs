//! Tests of the crate from outside: rows of facts and properties.

mod dictionary;
mod digital_links;
mod forms;
mod outputs;
mod properties;
mod scans;
mod values;
