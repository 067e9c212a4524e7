//! The prepared message about a problem. The person reads it and sends it; nothing is sent silently.

use super::{Answer, IN_TEXT, ReportLabel, Value, Writer, answer, coordinates, harmless, say_with};
use trace::clock::VIETNAM_OFFSET_MINUTES;
use trace::report::TraceReport;

/// Subject and body: the code, the verdict, the time, the place if the person allowed it, and what they saw.
pub fn problem_message(writer: Writer, report: &TraceReport, place: Option<(f64, f64)>, saw: &str) -> (String, String) {
    let line = |label: ReportLabel, value: (&str, Value<'_>)| say_with(writer, &label, &[value]);
    let code = &report.code;
    let short = code.gtin.as_deref().unwrap_or(&code.raw);
    // A separator of element strings is a control character: written as GS1 prints it.
    let raw = code.raw.replace('\u{1d}', "^");
    let (short, raw) = (harmless(short, IN_TEXT), harmless(&raw, IN_TEXT));
    let subject = line(ReportLabel::ProblemSubject, ("text", Value::Text(&short)));
    let made_at = report.made_at.at_offset(VIETNAM_OFFSET_MINUTES);
    let Answer { kind, headline, .. } = answer(writer, report);
    let verdict = [kind, " – ", &headline].concat();
    let mut lines = vec![
        line(ReportLabel::ProblemLineCode, ("text", Value::Text(&raw))),
        line(ReportLabel::ProblemLineVerdict, ("text", Value::Text(&verdict))),
        line(ReportLabel::ProblemLineTime, ("time", Value::Time(made_at))),
    ];
    if let Some((latitude, longitude)) = place {
        let text = coordinates(latitude, longitude);
        lines.push(line(ReportLabel::ProblemLinePlace, ("text", Value::Text(&text))));
    }
    let saw = saw.trim();
    if !saw.is_empty() {
        lines.push(line(ReportLabel::ProblemLineSaw, ("text", Value::Text(saw))));
    }
    (subject, lines.join("\n"))
}
