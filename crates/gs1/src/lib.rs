//! GS1 element strings, application identifiers, keys, prefixes and Digital Link.
//!
//! One function reads every form that a shopper's scanner or keyboard gives:
//!
//! ```
//! use gs1::{ScanData, interpret, ParseErrorKind};
//!
//! let scan = interpret(&ScanData::from_text("https://example.vn/01/08934588063053/10/L1?17=271231")).unwrap();
//! assert_eq!(scan.gtin().unwrap().shortest(), "8934588063053");
//! assert_eq!(scan.lot(), Some("L1"));
//! assert_eq!(scan.digital_link().unwrap().host, "example.vn");
//! assert_eq!(scan.canonical_link().unwrap(), "https://id.gs1.org/01/08934588063053/10/L1?17=271231");
//!
//! let error = interpret(&ScanData::from_text("8934588063054")).unwrap_err();
//! assert_eq!(error.expected_check_digit(), Some(3));
//! let error = interpret(&ScanData::from_text("https://example.vn/about")).unwrap_err();
//! assert_eq!(error.kind, ParseErrorKind::OrdinaryUrl);
//! ```
//!
//! - [`interpret`]: [`ScanData`] to [`Scan`], tolerant: what can be read is read, and each doubt is a
//!   [`Finding`] with its code, span and AI. [`ParseError`] says what cannot be read.
//! - [`Scan`]: form, elements with typed [`Value`]s, GTIN, lot, serial, dates, Digital Link host, and
//!   every output form.
//! - [`Scan::alternatives`]: what the text may say as well where a separator seems to be lost, as whole
//!   [`Scan`]s with their [`Likelihood`]. A lot may hide in there: ask about them too.
//! - [`check_item`]: the rules for all carriers of one item together.
//! - [`hint::of`]: guesses about damaged numbers, never readings.
//! - [`Gtin`]: fourteen digits inside, the shortest form for people, check digits, UPC-E.
//! - [`prefix::of`]: who licensed a number, which is never an origin.
//! - [`parse`]: the strict core for one notation, in memory that the caller lends.
//! - [`entry`] and [`entries`]: what the GS1 Barcode Syntax Dictionary says of each AI.

#![no_std]
#![forbid(unsafe_code)]

extern crate alloc;

mod ai;
mod aim;
mod association;
mod buffer;
mod country;
mod cset;
mod currency;
mod date;
mod decimal;
mod dictionary;
mod digital_link;
mod element_string;
mod error;
mod finding;
mod grouped;
mod gtin;
pub mod hint;
mod interpret;
mod item;
mod lint;
mod lint_error;
pub mod list;
mod lost_separator;
mod message;
mod message_output;
mod options;
pub mod order;
mod output;
pub mod percent;
pub mod prefix;
mod prefix_table;
mod record;
mod scan;
mod scan_data;
mod separator;
pub mod sorted;
mod symbol;
mod table;
pub mod time;
mod title_vi;
mod trim;
mod value;
mod written;

pub use ai::{Ai, NotAnAi};
pub use aim::{Carried, SymbologyIdentifier};
pub use buffer::Buffer;
pub use country::Country;
pub use cset::Cset;
pub use currency::Currency;
pub use date::{ShortDate, Time};
pub use decimal::decimal;
pub use dictionary::{Component, Entry, Pattern, entries, entry, release};
pub use digital_link::{compression::decompress, named_ai};
pub use error::{ParseError, ParseErrorKind};
pub use finding::{Finding, FindingCode};
pub use gtin::{Gtin, GtinError, GtinForm};
pub use hint::{Hint, Slip};
pub use interpret::interpret;
pub use item::{ItemFinding, check_item, is_for_whole_item};
pub use lint::{Linter, check_digit};
pub use lint_error::{Fault, LintError};
pub use message::{Message, Part, parse};
pub use options::{MAX_LEN, Options, Syntax};
pub use output::{CANONICAL_STEM, OutputError};
pub use scan::{Alternative, DigitalLink, Element, Form, Likelihood, Scan, ScanData};
pub use scan_data::{Symbology, scan_data};
pub use time::Date;
pub use trim::trim;
pub use value::{Decimal, Unit, Value};
pub use written::cleaned;
