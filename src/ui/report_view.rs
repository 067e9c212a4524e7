//! The way from the page's parts to the report's, which are loaded later.

use super::context::Context;
use super::node::El;
use crate::session::{Lang, Scanned};
use trace::report::TraceReport;

/// How a report is shown: the way to the parts that are loaded together with what makes reports.
#[derive(Clone, Copy, Debug)]
pub struct ReportView {
    pub(super) parts: fn(&Context<'_>, &TraceReport, El) -> El,
    pub(super) problem: fn(&Context<'_>, &TraceReport) -> El,
    pub(super) name: fn(Lang, &Scanned) -> String,
    pub(super) title: fn(&Context<'_>, &TraceReport) -> String,
    pub(super) heard: fn(&Context<'_>, &TraceReport) -> String,
    pub(super) diag: fn(&Context<'_>) -> El,
}

impl ReportView {
    /// The problem panel; there is none without a report.
    pub(super) fn problem(&self, context: &Context<'_>) -> Option<El> {
        context.state.person.report.as_ref().map(|report| (self.problem)(context, report))
    }

    /// The page of a stand's staff.
    pub(super) fn diag(&self, context: &Context<'_>) -> El {
        (self.diag)(context)
    }

    /// What a code names, in words.
    pub(super) fn name(&self, lang: Lang, scan: &Scanned) -> String {
        (self.name)(lang, scan)
    }

    /// What the report is about and says, in one line.
    pub(super) fn title(&self, context: &Context<'_>) -> Option<String> {
        context.state.person.report.as_ref().map(|report| (self.title)(context, report))
    }

    /// What a screen reader is told of the report.
    pub(super) fn heard(&self, context: &Context<'_>) -> Option<String> {
        context.state.person.report.as_ref().map(|report| (self.heard)(context, report))
    }
}
