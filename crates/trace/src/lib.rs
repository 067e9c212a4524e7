//! What the sources know about a code, what agrees, and what follows from it.
//!
//! ```
//! use trace::{Checklist, Timestamp, Verdict, classify, report, site::Registry};
//!
//! // No source was asked: a readable code says no more than that it is well formed.
//! let code = "(01)09521002002010(10)L1";
//! let now = Timestamp(1_795_417_200_000);
//! let told = report(code, classify(code, &Registry::default()), &[], &Checklist::default(), now);
//! assert_eq!(told.verdict, Verdict::CodeValid);
//! assert_eq!(told.code.lot.as_deref(), Some("L1"));
//!
//! let broken = report("9521002002011", classify("9521002002011", &Registry::default()), &[], &Checklist::default(), now);
//! assert_eq!(broken.verdict, Verdict::CodeInvalid);
//! ```
//!
//! Pure: the time, the replies and the configuration come in as arguments.

pub mod answer;
mod asked;
mod build;
mod card;
pub mod carried;
pub mod checklist;
pub mod checks;
pub mod classify;
pub mod clock;
pub mod federation;
pub mod finding;
pub mod geo;
pub mod history;
pub mod http;
pub mod item;
mod names;
pub mod product;
mod readings;
pub mod recall;
pub mod report;
pub mod site;
pub mod source;
pub mod stage;
mod template;
mod timeline;
mod told;
pub mod unread;
pub mod verdict;
mod words;

pub use build::{Judgement, item, judge, key, may_ask, report};
pub use carried::Carried;
pub use checklist::Checklist;
pub use classify::classify;
pub use clock::{Date, LocalTime, Timestamp};
pub use federation::look_up;
pub use finding::{Finding, FindingCode, Level};
pub use geo::geo;
pub use gs1::order;
pub use http::Http;
pub use recall::RecallNotice;
pub use report::TraceReport;
pub use told::told;
pub use unread::Unread;
pub use verdict::Verdict;
