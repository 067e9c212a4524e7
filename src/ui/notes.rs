//! What is worth knowing and changes nothing, and what was not read.

use super::class::class;
use super::context::{Context, explain};
use super::findings::who;
use super::fold::fold;
use super::icon::{Icon, icon};
use super::node::{El, el};
use crate::text::{Myth, ReportLabel, finding_title, why};
use crate::ui::{attr, tag};
use gs1::list::Gather;
use trace::finding::{Finding, Level};
use trace::report::TraceReport;

/// What was not read of the sources.
pub(super) fn unread(context: &Context<'_>, report: &TraceReport) -> Option<El> {
    let finding = report.findings.iter().find(|finding| matches!(finding, Finding::NotAllRead { .. }))?;
    let lines = why(context.writer(), report, finding);
    let result = context.items(count(finding));
    Some(
        fold(context, class!("card notes unread"), context.t(ReportLabel::Unread), result).child(
            el(tag::DIV, class!("finding"))
                .attr(attr::DATA_TONE, "note")
                .attr(attr::DATA_FINDING, finding.code().as_str())
                .child(icon(Icon::Info))
                .child(
                    el(tag::DIV, class!(""))
                        .children(lines.into_iter().map(|line| el(tag::P, class!("")).text(line)).gathered())
                        .child(el(tag::P, class!("who")).text(who(context, report, finding))),
                ),
        ),
    )
}

fn count(finding: &Finding) -> usize {
    match finding {
        Finding::NotAllRead { unread } => unread.len(),
        _ => 1,
    }
}

/// The notes.
pub(super) fn notes(context: &Context<'_>, report: &TraceReport) -> Option<El> {
    let lines: Vec<El> = report
        .findings
        .iter()
        .filter(|finding| finding.level() == Level::Note)
        // The part of what was not read, the ladder of levels and the code's part say these where they arise.
        .filter(|finding| {
            !matches!(
                finding,
                Finding::NotAllRead { .. }
                    | Finding::ClassLevelOnly {}
                    | Finding::LotLevelOnly {}
                    | Finding::ForeignPrefix { .. }
            )
        })
        .map(|finding| {
            el(tag::LI, class!("finding"))
                .attr(attr::DATA_TONE, "note")
                .attr(attr::DATA_FINDING, finding.code().as_str())
                .child(icon(Icon::Info))
                .child(
                    el(tag::DIV, class!(""))
                        .child(
                            el(context.heading(3), class!("finding-title"))
                                .text(finding_title(context.writer(), finding)),
                        )
                        .child(el(tag::P, class!("")).text(why(context.writer(), report, finding).join(" ")))
                        .child(el(tag::P, class!("who")).text(who(context, report, finding))),
                )
        })
        .gathered();
    let result = context.items(lines.len());
    let unchecked = report.findings.iter().any(|finding| matches!(finding, Finding::HashUnconfirmed { .. }));
    (!lines.is_empty()).then(|| {
        fold(context, class!("card notes"), context.t(ReportLabel::Notes), result)
            .child(el(tag::UL, class!("findings")).children(lines))
            .maybe(unchecked.then(|| explain(context, Myth::TamperedHash)))
    })
}
