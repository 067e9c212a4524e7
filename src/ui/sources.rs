//! The sources: whether they answered, what each of them has, and when.

use super::class::class;
use super::context::{Context, button, explain, source_line};
use super::fold::fold;
use super::icon::{Icon, icon};
use super::node::{El, Text, el};
use crate::session::{Input, Progress};
use crate::text::{Myth, ReportLabel, Statement, Value};
use crate::ui::{attr, tag};
use gs1::list::Gather;
use trace::finding::{Finding, FindingCode};
use trace::report::{Known, SourceLine, SourceState, TraceReport};

/// How a source looks, always with words beside it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Tone {
    Found,
    Warn,
    Calm,
    Wait,
}

impl Tone {
    fn word(self) -> &'static str {
        match self {
            Self::Found => "found",
            Self::Warn => "warn",
            Self::Calm => "calm",
            Self::Wait => "wait",
        }
    }

    fn sign(self) -> Icon {
        match self {
            // A record is a document, and no seal of approval.
            Self::Found => Icon::Document,
            Self::Warn => Icon::Warning,
            Self::Calm => Icon::Minus,
            Self::Wait => Icon::Clock,
        }
    }
}

/// The part about the sources.
pub(super) fn sources(context: &Context<'_>, report: &TraceReport) -> El {
    let has = |wanted: fn(&SourceState) -> bool| report.sources.iter().any(|source| wanted(&source.state));
    let missed = has(|state| *state == SourceState::NotFound);
    let found = has(|state| matches!(state, SourceState::Found { .. }));
    let nothing = report.timeline.is_empty();
    fold(context, class!("card sources-part"), context.t(ReportLabel::RowSource), result(context, report))
        .attr(attr::DATA_ROW, "record")
        .child(
            el(tag::UL, class!("sources"))
                .children(report.sources.iter().map(|source| line(context, source)).gathered()),
        )
        .maybe(found.then(|| el(tag::P, class!("")).text(context.t(ReportLabel::SourceDeclared))))
        .child(
            el(tag::DIV, class!(""))
                .maybe((missed && nothing).then(|| explain(context, Myth::NotShown)))
                .maybe(found.then(|| explain(context, Myth::WhoDeclares)))
                .maybe((!nothing).then(|| explain(context, Myth::Shown)))
                .maybe((!nothing).then(|| explain(context, Myth::QrIsTrace))),
        )
}

/// The result in a word.
fn result(context: &Context<'_>, report: &TraceReport) -> Text {
    let all = report.sources.len();
    let of = |wanted: fn(&SourceLine) -> bool| report.sources.iter().filter(|source| wanted(source)).count();
    let asking = of(|source| source.state == SourceState::Asking);
    let found = of(|source| matches!(source.state, SourceState::Found { .. }));
    // One that was not asked has not kept silent.
    let silent = of(|source| match source.state {
        SourceState::NotAsked { .. } => false,
        SourceState::Unavailable { .. } => true,
        _ => source.incomplete,
    });
    let idle = of(|source| matches!(source.state, SourceState::NotAsked { .. }));
    let differ = report.findings.iter().any(|finding| {
        matches!(finding, Finding::SourcesDisagree { .. }) || finding.code() == FindingCode::SignatureInvalid
    });
    let count =
        |label: ReportLabel, n: usize| context.say(&label, &[("n", Value::Count(n)), ("m", Value::Count(all - idle))]);
    match (asking, silent, found) {
        (1.., ..) => context.t(ReportLabel::RecordAsking),
        (0, 1.., _) => count(ReportLabel::SourcesAnswered, all - idle - silent),
        (0, 0, 2..) if differ => count(ReportLabel::SourcesDiffer, found),
        (0, 0, 2..) if found + idle == all => count(ReportLabel::SourcesAgree, found),
        (0, 0, 1..) => count(ReportLabel::SourcesKnow, found),
        _ if idle == all => context.t(ReportLabel::RecordNotAsked),
        _ => context.t(ReportLabel::RecordNone),
    }
}

/// One source; beside one that was silent, the way to ask again.
fn line(context: &Context<'_>, source: &SourceLine) -> El {
    let (tone, words) = state_words(context, source);
    let silent = source.incomplete || matches!(source.state, SourceState::Unavailable { .. });
    let again = silent && context.state.person.progress == Progress::Done;
    el(tag::LI, class!("source-state"))
        .attr(attr::DATA_TONE, tone.word())
        .child(icon(tone.sign()))
        .child(
            el(tag::DIV, class!(""))
                .child(
                    el(tag::P, class!(""))
                        .child(el(tag::B, class!("")).text(source.name.clone()))
                        .text(context.lang.colon())
                        .text(words),
                )
                .child(
                    el(tag::P, class!("who"))
                        .child(el(tag::SPAN, class!("chip calm")).text(context.t(Statement::Role(source.role))))
                        .text(" ")
                        .child(el(tag::CODE, class!("")).text(source.host.clone())),
                )
                .child(el(tag::P, class!("who")).text(asked(context, source))),
        )
        .maybe(again.then(|| {
            button(class!("button small"), Icon::Turn, context.t(ReportLabel::LookUpAgain), Input::LookUpAgain)
        }))
}

/// What came of asking one source.
fn state_words(context: &Context<'_>, source: &SourceLine) -> (Tone, Text) {
    let because = |tone: Tone, what: ReportLabel, why: Text| {
        let words = [context.t(what).as_ref(), " – ", &why].concat();
        (tone, Text::Owned(words))
    };
    match &source.state {
        SourceState::Asking => (Tone::Wait, context.t(ReportLabel::RecordAsking)),
        SourceState::Found { .. } if source.known == Known::Product => {
            (Tone::Calm, context.t(ReportLabel::RecordProductOnly))
        }
        SourceState::Found { events: 0 } => (Tone::Found, context.t(ReportLabel::RecordMasterOnly)),
        SourceState::Found { events } => {
            (Tone::Found, context.with(ReportLabel::RecordYes, "n", Value::Count(*events)))
        }
        SourceState::NotFound => (Tone::Calm, context.t(ReportLabel::RecordNone)),
        SourceState::Unavailable { why } => {
            let status = Value::Count(why.status().map_or(0, usize::from));
            let reason = context.with(Statement::Unavailable(*why), "n", status);
            because(Tone::Warn, ReportLabel::RecordUnavailable, reason)
        }
        SourceState::NotAsked { why } => {
            because(Tone::Calm, ReportLabel::RecordNotAsked, context.t(Statement::NotAsked(*why)))
        }
    }
}

/// When a source was asked and answered, and how fresh its answer is.
fn asked(context: &Context<'_>, source: &SourceLine) -> Text {
    let at = |label: ReportLabel, time| context.with(label, "time", Value::Time(time));
    let mut parts: Vec<Text> = Vec::new();
    parts.extend(source.asked_at.map(|moment| at(ReportLabel::SourceAsked, context.here(moment))));
    parts.extend(source.answered_at.map(|moment| at(ReportLabel::SourceAnswered, context.here(moment))));
    parts.extend(source.updated.map(|moment| at(ReportLabel::SourceUpdated, moment)));
    if let Some(passed) = source.passed {
        parts.extend(passed.at.map(|moment| at(ReportLabel::SourcesBoth, context.here(moment))));
        let missing = || context.with(ReportLabel::NationBehind, "n", Value::Count(passed.missing));
        parts.extend((passed.missing > 0).then(missing));
    }
    if source.cut {
        parts.push(context.t(ReportLabel::SourceCut));
    }
    parts.join(" · ").into()
}

/// The sources that tell of something, each named once.
pub(super) fn tellers(context: &Context<'_>, report: &TraceReport, sources: impl Iterator<Item = usize>) -> Option<El> {
    let mut names: Vec<&str> = Vec::new();
    for name in sources.filter_map(|index| report.sources.get(index)).map(|source| source.name.as_str()) {
        if !names.contains(&name) {
            names.push(name);
        }
    }
    let words = || context.with_text(ReportLabel::WhoSays, &context.writer().list(&names));
    (!names.is_empty()).then(|| source_line(words()))
}
