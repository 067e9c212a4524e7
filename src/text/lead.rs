//! The sentence under the heading of a report.

use super::{Phrase, Value, Writer, say_with};
use trace::report::TraceReport;

/// What the verdict means; of an answer that was not read in full, whose it is.
pub fn verdict_lead(writer: Writer, report: &TraceReport) -> String {
    let missing = report.sources.iter().filter(|source| source.incomplete).map(|source| source.name.as_str());
    let names = writer.list(&missing.collect::<Vec<_>>());
    say_with(writer, &Phrase::VerdictLead(report.verdict), &[("names", Value::Text(&names))])
}
