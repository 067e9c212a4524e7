//! The report as it is read aloud: the verdict, the gravest findings, name and dates, then the limits.

use super::{Phrase, ReportLabel, Statement, Value, Writer, say, say_with, verdict_lead, why};
use trace::finding::Level;
use trace::product::Stated;
use trace::report::TraceReport;

/// More findings than this tire the ear.
const MAX_FINDINGS: usize = 3;

/// Sentences for the ear.
pub fn spoken(writer: Writer, report: &TraceReport) -> String {
    let lang = writer.lang;
    let mut out = String::new();
    let mut sentence = |text: &str| {
        if text.is_empty() {
            return;
        }
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(text);
        if !text.ends_with(['.', '?', '!', '。', '？', '！']) {
            out.push('.');
        }
    };
    sentence(say(lang, &Phrase::Verdict(report.verdict)));
    sentence(&verdict_lead(writer, report));
    if let Some(name) = &report.product.name {
        sentence(report.product.said(&name.value, lang.tag()).0);
    }
    let grave = report.findings.iter().filter(|finding| finding.level() != Level::Note);
    for finding in grave.take(MAX_FINDINGS) {
        sentence(say(lang, &Statement::Finding(finding.code())));
        for reason in why(writer, &report.sources, finding) {
            sentence(&reason);
        }
        sentence(say(lang, &Statement::FindingAdvice(finding.code())));
    }
    let mut dated = |label: ReportLabel, day: &Option<Stated<trace::clock::Date>>| {
        if let Some(day) = day {
            let text = say_with(writer, &label, &[]);
            sentence(&[&text, lang.colon(), &writer.date(day.value)].concat());
        }
    };
    dated(ReportLabel::FieldExpires, &report.product.expires);
    dated(ReportLabel::FieldBestBefore, &report.product.best_before);
    let made_at = report.made_at.at_offset(trace::clock::VIETNAM_OFFSET_MINUTES);
    sentence(&say_with(writer, &ReportLabel::MadeAt, &[("time", Value::Time(made_at))]));
    out
}
