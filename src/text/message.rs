//! The prepared message about a problem. The person reads it and sends it; nothing is sent silently.

use super::{Label, Lang, Phrase, Value, coordinates, say_with};
use crate::trace::clock::VIETNAM_OFFSET_MINUTES;
use crate::trace::report::TraceReport;

/// Subject and body: the code, the verdict, the time, the place if the person allowed it, and what they saw.
pub fn problem_message(lang: Lang, report: &TraceReport, place: Option<(f64, f64)>, saw: &str) -> (String, String) {
    let line = |label: Label, value: (&str, Value<'_>)| say_with(lang, &Phrase::Label(label), &[value]);
    let code = &report.code;
    let short = code.gtin.as_deref().unwrap_or(&code.raw);
    let subject = line(Label::ProblemSubject, ("text", Value::Text(short)));
    // A separator of element strings is a control character: written as GS1 prints it.
    let raw = code.raw.replace('\u{1d}', "^");
    let made_at = report.made_at.at_offset(VIETNAM_OFFSET_MINUTES);
    let verdict = super::say(lang, &Phrase::Verdict(report.verdict));
    let mut lines = vec![
        line(Label::ProblemLineCode, ("text", Value::Text(&raw))),
        line(Label::ProblemLineVerdict, ("text", Value::Text(verdict))),
        line(Label::ProblemLineTime, ("time", Value::Time(made_at))),
    ];
    if let Some((latitude, longitude)) = place {
        let text = coordinates(latitude, longitude);
        lines.push(line(Label::ProblemLinePlace, ("text", Value::Text(&text))));
    }
    let saw = saw.trim();
    if !saw.is_empty() {
        lines.push(line(Label::ProblemLineSaw, ("text", Value::Text(saw))));
    }
    (subject, lines.join("\n"))
}
