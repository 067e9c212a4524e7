//! The report as it is read aloud: the verdict, the gravest findings, name and dates, then the limits.

use super::{
    Answer, ReportLabel, Statement, Value, Writer, answer, finding_title, is_told_with_main, main_finding, quoted, say,
    say_with, why,
};
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
    let Answer { kind, headline, alert, reason, advice, .. } = answer(writer, report);
    let main = main_finding(report);
    sentence(kind);
    sentence(&headline);
    match main {
        Some(main) => why(writer, report, main).iter().for_each(|reason| sentence(reason)),
        None => [&alert, &reason].into_iter().for_each(|it| sentence(it)),
    }
    sentence(advice);
    if let Some(name) = &report.product.name {
        let quotation = quoted(report.product.said(&name.value, lang.tag()).0);
        let teller = name.source.and_then(|index| report.sources.get(index));
        let teller = teller.map_or(say(lang, &ReportLabel::WhoSaysCode), |source| &source.name);
        let values = [("text", Value::Text(teller)), ("name", Value::Text(&quotation))];
        sentence(&say_with(writer, &ReportLabel::Quoted, &values));
    }
    let grave = report.findings.iter().filter(|finding| {
        finding.level() != Level::Note && Some(*finding) != main && !is_told_with_main(report, finding)
    });
    for finding in grave.take(MAX_FINDINGS) {
        sentence(&finding_title(writer, finding));
        for reason in why(writer, report, finding) {
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
