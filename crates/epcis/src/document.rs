//! Reads an EPCIS answer of any shape into events.
//!
//! | shape | where the events stand |
//! |---|---|
//! | `EPCISQueryDocument` | `epcisBody.queryResults.resultsBody.eventList` |
//! | `EPCISDocument` | `epcisBody.eventList` |
//! | capture of one event | `epcisBody.event` |
//! | inner parts of these | `queryResults…`, `resultsBody…`, `eventList` at the top |
//! | bare event | an object with a `type` of an event |
//! | bare list | an array of events |
//! | anything else that holds events | where they are found: `document/shape.rs` |
//!
//! The reader is tolerant: what cannot be read becomes a [`Finding`], the rest is kept. It never
//! fetches a context. Names in the namespace of EPCIS lose their prefix: `epcis:eventTime` is
//! `eventTime`.
//!
//! Source: EPCIS 2.0, sections 9 and 12.

pub use crate::finding::{Finding, Problem};

use crate::event::Event;
use crate::hash::Namespaces;
use crate::limits::Limits;
use crate::master_data::MasterData;
use crate::read::{self, Reader};
use serde_json::Value;
use std::fmt;

mod json;
mod shape;

/// A document: its events in the order of the document, and its master data.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Document {
    /// The events.
    pub events: Vec<Event>,
    /// Names and addresses of places, parties and products from the header.
    pub master_data: MasterData,
    /// The prefixes that its `@context` declares, for the event hash.
    pub namespaces: Namespaces,
    /// What could not be read, or was left out.
    pub findings: Vec<Finding>,
}

/// Why nothing of an answer could be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ReadError {
    /// More bytes than the limit.
    TooLarge {
        /// Bytes of the answer.
        bytes: usize,
        /// The limit.
        limit: usize,
    },
    /// Nested deeper than 127 arrays and objects.
    TooDeep,
    /// Not JSON.
    NotJson {
        /// Line, counted from 1.
        line: usize,
        /// Column, counted from 1.
        column: usize,
    },
    /// JSON, but no EPCIS document, query document, event or list of events.
    NotEpcis,
}

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            ReadError::TooLarge { bytes, limit } => {
                write!(f, "{bytes} bytes, at most {limit} are read")
            }
            ReadError::TooDeep => f.write_str("nested deeper than 127 levels"),
            ReadError::NotJson { line, column } => {
                write!(f, "not JSON at line {line}, column {column}")
            }
            ReadError::NotEpcis => f.write_str("JSON, but not EPCIS"),
        }
    }
}

impl std::error::Error for ReadError {}

/// Reads an EPCIS answer.
///
/// # Errors
/// [`ReadError`] if nothing of it can be read; single faults are [`Document::findings`].
pub fn read(bytes: &[u8], limits: &Limits) -> Result<Document, ReadError> {
    from_value(json(bytes, limits)?, limits)
}

/// Parses bounded JSON, as tolerantly as `document/json.rs` says.
///
/// # Errors
/// [`ReadError`], but not [`ReadError::NotEpcis`].
pub fn json(bytes: &[u8], limits: &Limits) -> Result<Value, ReadError> {
    if bytes.len() > limits.bytes {
        return Err(ReadError::TooLarge { bytes: bytes.len(), limit: limits.bytes });
    }
    json::read(bytes).map_err(|error| {
        // The parser tells this fault from others by its words alone.
        if error.to_string().starts_with("recursion limit") {
            return ReadError::TooDeep;
        }
        ReadError::NotJson { line: error.line(), column: error.column() }
    })
}

/// Reads events from JSON that is parsed already.
///
/// # Errors
/// [`ReadError::NotEpcis`].
pub fn from_value(value: Value, limits: &Limits) -> Result<Document, ReadError> {
    let mut reader = Reader::new(limits);
    let master_data = MasterData::read(&value, limits);
    let namespaces = value.get("@context").map(Namespaces::read).unwrap_or_default();
    let Some(list) = shape::event_list(value) else {
        // A document of master data alone is a whole answer, too.
        if master_data.entries.is_empty() {
            return Err(ReadError::NotEpcis);
        }
        return Ok(Document { master_data, ..Document::default() });
    };
    let found = list.len();
    let mut events = Vec::with_capacity(found.min(limits.events));
    for value in list.into_iter().take(limits.events) {
        match value {
            Value::Object(raw) => {
                reader.event = Some(events.len());
                events.push(read::event(raw, &mut reader));
            }
            _ => reader.document_finding("eventList", Problem::WrongType { expected: "object" }),
        }
    }
    if found > limits.events {
        let problem = Problem::TooMany { found, read: limits.events };
        reader.document_finding("eventList", problem);
    }
    Ok(Document { events, master_data, namespaces, findings: reader.findings })
}
