//! The three rows: is the code well formed, is there a record, who says so and when.

use super::code_row;
use super::context::{Context, explain, section};
use super::icon::{Icon, icon};
use super::node::{El, Text, el};
use crate::text::{Myth, ReportLabel, Statement, Value};
use trace::report::{SourceLine, SourceState, TraceReport, Unavailable};

/// How a row looks, always with words beside it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Tone {
    Good,
    Found,
    Warn,
    Calm,
    Wait,
}

impl Tone {
    pub(super) fn word(self) -> &'static str {
        match self {
            Self::Good => "good",
            Self::Found => "found",
            Self::Warn => "warn",
            Self::Calm => "calm",
            Self::Wait => "wait",
        }
    }

    fn sign(self) -> Icon {
        match self {
            Self::Good => Icon::Check,
            // A record is a document, and no seal of approval.
            Self::Found => Icon::Document,
            Self::Warn => Icon::Warning,
            Self::Calm => Icon::Minus,
            Self::Wait => Icon::Clock,
        }
    }
}

/// The three rows.
pub(super) fn rows(context: &Context<'_>, report: &TraceReport) -> El {
    section(context, "card rows", context.t(ReportLabel::RowsHeading))
        .child(code_row::code_row(context, report))
        .child(record(context, report))
        .child(sources(context, report))
}

/// One row: sign, name, words.
pub(super) fn row(context: &Context<'_>, name: ReportLabel, tone: Tone, words: Text) -> El {
    el("div", "row-line")
        .attr("data-tone", tone.word())
        .attr("data-row", row_word(name))
        .child(el("span", "row-sign").child(icon(tone.sign())))
        .child(
            el("p", "row-words")
                .child(el("span", "row-name").text(context.t(name)))
                .child(el("strong", "").text(words)),
        )
}

fn row_word(name: ReportLabel) -> &'static str {
    match name {
        ReportLabel::RowCode => "code",
        ReportLabel::RowRecord => "record",
        _ => "source",
    }
}

fn record(context: &Context<'_>, report: &TraceReport) -> El {
    let (tone, words) = best(context, report);
    let lines = report.sources.iter().map(|source| {
        let (tone, words) = state_words(context, source);
        el("li", "source-state")
            .attr("data-tone", tone.word())
            .child(icon(tone.sign()))
            .child(el("span", "").child(el("b", "").text(source.name.clone())).text(context.lang.colon()).text(words))
    });
    let missed = report.sources.iter().any(|source| source.state == SourceState::NotFound);
    let nothing = report.timeline.is_empty();
    row(context, ReportLabel::RowRecord, tone, words).child(
        el("div", "row-more")
            .child(el("ul", "source-states").children(lines.collect()))
            .maybe((missed && nothing).then(|| explain(context, Myth::NotShown)))
            .maybe((!nothing).then(|| explain(context, Myth::Shown)))
            .maybe((!nothing).then(|| explain(context, Myth::QrIsTrace))),
    )
}

/// The best that any source says: found before waiting, waiting before a failure, a failure before
/// "not found", so that a miss is claimed only when every source has answered.
fn best(context: &Context<'_>, report: &TraceReport) -> (Tone, Text) {
    let has = |wanted: fn(&SourceState) -> bool| report.sources.iter().any(|s| wanted(&s.state));
    let events = report
        .sources
        .iter()
        .filter_map(|source| match source.state {
            SourceState::Found { events } => Some(events),
            _ => None,
        })
        .max();
    match events {
        Some(0) => (Tone::Found, context.t(ReportLabel::RecordMasterOnly)),
        Some(events) => (Tone::Found, context.with(ReportLabel::RecordYes, "n", Value::Count(events))),
        None if has(|state| matches!(state, SourceState::Asking)) => (Tone::Wait, context.t(ReportLabel::RecordAsking)),
        None if has(|state| matches!(state, SourceState::Unavailable { .. })) => {
            (Tone::Warn, context.t(ReportLabel::RecordUnavailable))
        }
        None if has(|state| matches!(state, SourceState::NotFound)) => (Tone::Calm, context.t(ReportLabel::RecordNone)),
        None => (Tone::Calm, context.t(ReportLabel::RecordNotAsked)),
    }
}

/// What came of asking one source.
pub(super) fn state_words(context: &Context<'_>, source: &SourceLine) -> (Tone, Text) {
    let because = |tone: Tone, what: ReportLabel, why: Text| {
        let words = [context.t(what).as_ref(), " – ", &why].concat();
        (tone, Text::Owned(words))
    };
    match &source.state {
        SourceState::Asking => (Tone::Wait, context.t(ReportLabel::RecordAsking)),
        SourceState::Found { events: 0 } => (Tone::Found, context.t(ReportLabel::RecordMasterOnly)),
        SourceState::Found { events } => {
            (Tone::Found, context.with(ReportLabel::RecordYes, "n", Value::Count(*events)))
        }
        SourceState::NotFound => (Tone::Calm, context.t(ReportLabel::RecordNone)),
        SourceState::Unavailable { why } => {
            let status = match why {
                Unavailable::Status(status) => usize::from(*status),
                _ => 0,
            };
            let reason = context.with(Statement::Unavailable(*why), "n", Value::Count(status));
            because(Tone::Warn, ReportLabel::RecordUnavailable, reason)
        }
        SourceState::NotAsked { why } => {
            because(Tone::Calm, ReportLabel::RecordNotAsked, context.t(Statement::NotAsked(*why)))
        }
    }
}

fn sources(context: &Context<'_>, report: &TraceReport) -> El {
    let answered: Vec<&SourceLine> = report
        .sources
        .iter()
        .filter(|source| matches!(source.state, SourceState::Found { .. } | SourceState::NotFound))
        .collect();
    let found = answered.iter().any(|source| matches!(source.state, SourceState::Found { .. }));
    let names = answered.iter().map(|source| source.name.as_str()).collect::<Vec<_>>();
    let (tone, words) = if answered.is_empty() {
        (Tone::Calm, context.t(ReportLabel::SourceNone))
    } else {
        (Tone::Found, context.with_text(ReportLabel::WhoSays, &context.writer().list(&names)))
    };
    let lines = answered.iter().map(|source| {
        el("li", "")
            .child(el("span", "chip").text(context.t(Statement::Role(source.role))))
            .text(" ")
            .child(el("span", "").text(times(context, source)))
    });
    row(context, ReportLabel::RowSource, tone, words).child(
        el("div", "row-more")
            .child(el("ul", "source-times").children(lines.collect()))
            .maybe(found.then(|| el("p", "").text(context.t(ReportLabel::SourceDeclared))))
            .maybe(found.then(|| explain(context, Myth::WhoDeclares))),
    )
}

/// When a source answered, and how fresh its answer is.
pub(super) fn times(context: &Context<'_>, source: &SourceLine) -> Text {
    let mut parts: Vec<Text> = Vec::new();
    if let Some(moment) = source.answered_at {
        let time = Value::Time(context.here(moment));
        parts.push(context.with(ReportLabel::SourceAnswered, "time", time));
    }
    if let Some(moment) = source.updated {
        parts.push(context.with(ReportLabel::SourceUpdated, "time", Value::Time(moment)));
    }
    if source.cut {
        parts.push(context.t(ReportLabel::SourceCut));
    }
    parts.join(" · ").into()
}
