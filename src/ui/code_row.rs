//! The first row: is the code well formed, and what does its number say and not say?

use gs1::prefix::PrefixUse;

use super::choice::visible;
use super::context::{Context, explain, source_line};
use super::node::{El, Text, el};
use super::rows::{Tone, row};
use crate::text::{CodeFault, Myth, Phrase, ReportLabel, Statement, Symbology, Value};
use trace::report::TraceReport;
use trace::verdict::Verdict;

/// The row about the code itself.
pub(super) fn code_row(context: &Context<'_>, report: &TraceReport) -> El {
    let code = &report.code;
    let bad = report.verdict == Verdict::CodeInvalid;
    let fault = code.fault.as_ref().map(|fault| (CodeFault::of(fault.kind), fault.span.clone()));
    let mut doubts = code.doubts.iter().filter_map(|doubt| Some((CodeFault::of_doubt(doubt)?, doubt.span.clone())));
    let fault = fault.or_else(|| doubts.next());
    let (tone, words) = match (bad, &fault) {
        (true, _) => (Tone::Warn, ReportLabel::CodeBad),
        (false, Some(_)) => (Tone::Warn, ReportLabel::CodeDoubtful),
        (false, None) => (Tone::Good, ReportLabel::CodeGood),
    };
    let symbology = code.symbology.as_deref().map(Symbology::from_aim);
    let reason = fault.as_ref().map(|((fault, number), _)| {
        let values = [("n", Value::Count(*number))];
        el("p", "").child(el("strong", "").text(context.say(&Statement::Fault(*fault), &values)))
    });
    let at = fault.as_ref().and_then(|(_, span)| marked(context, &code.raw, span.start, span.end));
    let more = el("div", "row-more")
        .maybe(reason)
        .maybe(at)
        .maybe(symbology.map(|kind| el("p", "").text(context.t(Phrase::Symbology(kind)))))
        .child(source_line(context.t(ReportLabel::WhoSaysRule)));
    let check_digit = matches!(&fault, Some(((CodeFault::CheckDigit, _), _)));
    let more = if bad {
        more.maybe(check_digit.then(|| explain(context, Myth::WrongCheckDigit)))
            .maybe((!check_digit).then(|| explain(context, Myth::LocalFormat)))
    } else {
        more.child(explain(context, Myth::CheckDigit)).maybe(prefix(context, report))
    };
    row(context, ReportLabel::RowCode, tone, context.t(words)).child(more)
}

/// The code with its doubtful part marked; nothing when the part is the whole.
fn marked(context: &Context<'_>, raw: &str, start: usize, end: usize) -> Option<El> {
    let (before, part, after) = (raw.get(..start)?, raw.get(start..end)?, raw.get(end..)?);
    if part.is_empty() || part.len() == raw.len() || raw.len() > 200 {
        return None;
    }
    let seen = |text: &str| Text::Owned(text.chars().map(visible).collect());
    Some(
        el("p", "marked")
            .text(context.t(ReportLabel::CodeFaultAt))
            .text(" ")
            .child(el("code", "").text(seen(before)).child(el("mark", "").text(seen(part))).text(seen(after))),
    )
}

/// What the company prefix says, and what it does not say.
fn prefix(context: &Context<'_>, report: &TraceReport) -> Option<El> {
    let usage = report.code.prefix?.usage;
    let myth = match usage {
        PrefixUse::Licensed { region: "VN", .. } => Myth::Prefix893,
        PrefixUse::Licensed { .. } => Myth::ForeignPrefix,
        PrefixUse::RestrictedRegion | PrefixUse::RestrictedCompany => Myth::InternalNumber,
        _ => return None,
    };
    let by = match usage {
        PrefixUse::Licensed { organisation, .. } => {
            Some(el("p", "who").text(context.with_text(ReportLabel::PrefixOf, organisation)))
        }
        _ => None,
    };
    Some(el("div", "").maybe(by).child(explain(context, myth)))
}
