//! EPCIS 2.0 events, CBV words, documents, linksets, event hash and signatures.
//!
//! Everything here is pure: no network, no clock. What comes in is hostile until it is read, and
//! is bounded by [`Limits`].
//!
//! ```
//! use epcis::{Limits, document};
//! let answer = br#"[{"type":"ObjectEvent","action":"OBSERVE","bizStep":"shipping",
//!   "eventTime":"2026-11-02T09:30:00+07:00","eventTimeZoneOffset":"+07:00",
//!   "epcList":["urn:epc:id:sgtin:9521001.000201.7"]}]"#;
//! let read = document::read(answer, &Limits::default()).unwrap();
//! assert_eq!(read.events[0].epcs[0].key.as_ref().unwrap().gtin(), Some("09521001002011"));
//! assert!(read.findings.is_empty());
//! ```

pub mod document;
pub mod event;
mod finding;
pub mod hash;
pub mod item;
pub mod jws;
pub mod language;
pub mod limits;
pub mod linkset;
pub mod master_data;
mod read;
pub mod vocabulary;

pub use document::Document;
pub use event::Event;
/// What the crate knows of time is that of the GS1 crate.
pub use gs1::time;
pub use item::ItemKey;
pub use limits::Limits;
pub use linkset::Linkset;
