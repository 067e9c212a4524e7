//! The journey: a line a stage, folded to where place, party or state changed; every event in full a touch away.

use super::class::class;
use super::context::{Context, section};
use super::fold::{fold, long};
use super::icon::{Icon, icon};
use super::node::{El, el};
use super::sources::tellers;
use super::{stages, steps};
use crate::session::Fold;
use crate::text::{ReportLabel, Value};
use crate::ui::{attr, tag};
use gs1::list::Gather;
use trace::clock::LocalTime;
use trace::report::{SourceLine, SourceState, TraceReport};
use trace::stage::{Stage, StageAbout, StageKind};

/// Most lines that are seen at once.
const MOST_LINES: usize = 12;

/// The journey of the item.
pub(super) fn journey(context: &Context<'_>, report: &TraceReport) -> El {
    let card = section(context, class!("card journey"), context.t(ReportLabel::JourneyHeading));
    if report.timeline.is_empty() {
        let answered = |source: &SourceLine| matches!(source.state, SourceState::Found { .. } | SourceState::NotFound);
        let asked = report.sources.iter().enumerate().filter(|(_, source)| answered(source)).map(|(at, _)| at);
        return card
            .child(el(tag::P, class!("")).text(context.t(ReportLabel::JourneyEmpty)))
            .maybe(tellers(context, report, asked))
            .maybe(steps::steps(context, report));
    }
    let (lines, left_out) = lines(&report.timeline);
    let all = report.timeline.iter().flat_map(|stage| stage.sources.iter().copied());
    let count = Value::Count(report.timeline.len());
    let whole = fold(context, class!("whole"), context.with(ReportLabel::JourneyAll, "n", count), "".into());
    card.child(el(tag::OL, class!("lines")).children(listed(context, report, &lines)))
        .maybe((left_out > 0).then(|| {
            el(tag::P, class!("who")).text(context.with(ReportLabel::JourneyMore, "n", Value::Count(left_out)))
        }))
        .maybe(tellers(context, report, all))
        .child(long(context, whole, Fold::Journey, || stages::stages(context, report)))
        .maybe(steps::steps(context, report))
}

/// Stages in a row that are seen as one line.
struct Run<'a> {
    first: &'a Stage,
    count: usize,
    doubtful: bool,
}

/// At most [`MOST_LINES`] lines, and how many are left out. A short journey has a line for each stage; a long one a line
/// for where place, party or state changed; of a still longer one the beginning, what is doubtful, and the end.
fn lines(timeline: &[Stage]) -> (Vec<Run<'_>>, usize) {
    let fold = timeline.len() > MOST_LINES;
    let mut runs: Vec<Run<'_>> = Vec::new();
    for stage in timeline {
        match runs.last_mut().filter(|run| fold && is_same(run.first, stage)) {
            Some(run) => {
                run.count += 1;
                run.doubtful |= stage.doubtful;
            }
            None => runs.push(Run { first: stage, count: 1, doubtful: stage.doubtful }),
        }
    }
    let spare = runs.len().saturating_sub(MOST_LINES);
    if spare > 0 {
        let grave = |run: &Run<'_>| run.doubtful || matches!(run.first.kind, StageKind::Recall | StageKind::Destroyed);
        let last = runs.len() - 1;
        // The start and the end stay, then what is grave, then the latest.
        let mut order: Vec<usize> = (0..runs.len()).gathered();
        gs1::order::sort_by_key(&mut order, |&at| (at != 0 && at != last, !grave(&runs[at]), std::cmp::Reverse(at)));
        order.truncate(MOST_LINES);
        let mut at = 0;
        runs.retain(|_| {
            at += 1;
            order.contains(&(at - 1))
        });
    }
    (runs, spare)
}

fn is_same(one: &Stage, other: &Stage) -> bool {
    let place = |stage: &Stage| stage.place.as_ref().map(|place| (place.id.clone(), place.name.clone()));
    (&one.about, &one.disposition, &one.party, &one.from, &one.to)
        == (&other.about, &other.disposition, &other.party, &other.from, &other.to)
        && place(one) == place(other)
}

/// The lines; over them the year where it is not this one all along, and whose stages they are where not all are the
/// item's own.
fn listed(context: &Context<'_>, report: &TraceReport, lines: &[Run<'_>]) -> Vec<El> {
    let this = context.here(report.made_at).date().year;
    let year = |run: &Run<'_>| run.first.time.map(|time| time.date().year);
    let says_year = lines.iter().filter_map(year).any(|year| year != this);
    let says_whose = lines.iter().any(|run| run.first.about != StageAbout::Item);
    let mut last = None;
    let mut all = Vec::new();
    for run in lines {
        let year = if says_year { year(run) } else { None };
        let whose = says_whose.then(|| whose(&run.first.about));
        if (says_year || says_whose) && last.replace((year, whose)) != Some((year, whose)) {
            let words = whose.map(|label| context.t(label).into_owned()).into_iter();
            let words: Vec<String> = words.chain(year.map(|year| year.to_string())).gathered();
            all.push(el(tag::LI, class!("line-over")).text(words.join(", ")));
        }
        all.push(line(context, run));
    }
    all
}

fn whose(about: &StageAbout) -> ReportLabel {
    match about {
        StageAbout::Item => ReportLabel::ProductHeading,
        StageAbout::Input(_) => ReportLabel::LineInput,
        StageAbout::Container(_) => ReportLabel::LineContainer,
    }
}

fn line(context: &Context<'_>, run: &Run<'_>) -> El {
    let stage = run.first;
    let own = stage.about == StageAbout::Item;
    let text = el(tag::SPAN, class!("line-words"))
        .child(el(tag::B, class!("")).text(stages::title(context, stage)))
        .maybe(
            stages::where_or_whose(context, stage)
                .map(|words| context.foreign(el(tag::SPAN, class!("line-site"))).text(words)),
        )
        .maybe((run.count > 1).then(|| el(tag::SPAN, class!("chip calm")).text(context.times(run.count))))
        .maybe(run.doubtful.then(|| {
            el(tag::SPAN, class!("stage-doubt"))
                .child(icon(Icon::Warning))
                .child(el(tag::SPAN, class!("heard")).text(context.t(ReportLabel::Doubtful)))
        }));
    el(tag::LI, class!("line"))
        .attr(attr::DATA_ABOUT, if own { "item" } else { "other" })
        .flag(attr::DATA_DOUBTFUL, run.doubtful)
        .child(el(tag::SPAN, class!("stage-sign")).child(icon(stages::sign(&stage.kind))))
        .child(text)
        .child(match stage.time.map(LocalTime::date) {
            Some(day) => el(tag::TIME, class!("line-time"))
                .attr(attr::DATETIME, day.to_string())
                .text(context.writer().day_month(day)),
            None => el(tag::SPAN, class!("line-time")).text(context.t(ReportLabel::TimeUnknown)),
        })
}

#[cfg(test)]
mod tests;
