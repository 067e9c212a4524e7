//! The code: is it well formed, what does it identify, and what does its number say and not say?

use super::class::class;
use crate::ui::{attr, tag};
use gs1::list::Gather;
use gs1::prefix::PrefixUse;

use super::context::{Context, explain, source_line};
use super::fold::fold;
use super::icon::{Icon, icon};
use super::node::{El, Text, el};
use super::readable::visible;
use crate::text::{CodeFault, Myth, Phrase, ReportLabel, Statement, Symbology, Value};
use trace::report::{ItemLevel, TraceReport};
use trace::verdict::Verdict;

/// The part about the code itself, and the level that it identifies.
pub(super) fn code(context: &Context<'_>, report: &TraceReport) -> El {
    let code = &report.code;
    let bad = report.verdict == Verdict::CodeInvalid;
    let fault = code.fault.as_ref().map(|fault| (CodeFault::of(fault.kind), fault.span.clone()));
    let mut doubts = code.doubts.iter().filter_map(|doubt| Some((CodeFault::of_doubt(doubt)?, doubt.span.clone())));
    let fault = fault.or_else(|| doubts.next());
    let words = match (bad, &fault) {
        (true, _) => ReportLabel::CodeBad,
        (false, Some(_)) => ReportLabel::CodeDoubtful,
        (false, None) => ReportLabel::CodeGood,
    };
    let symbology = code.symbology.as_deref().map(Symbology::from_aim);
    // Of a code that cannot be read the answer says it.
    let reason = fault.as_ref().filter(|_| !bad).map(|((fault, number), _)| {
        let values = [("n", Value::Count(*number))];
        el(tag::P, class!("")).child(el(tag::STRONG, class!("")).text(context.say(&Statement::Fault(*fault), &values)))
    });
    let at = fault.as_ref().and_then(|(_, span)| marked(context, &code.raw, span.start, span.end));
    let part = fold(context, class!("card code-part"), context.t(ReportLabel::RowCode), context.t(words))
        .attr(attr::DATA_ROW, "code")
        .maybe(reason)
        .maybe(at)
        .maybe(symbology.map(|kind| el(tag::P, class!("")).text(context.t(Phrase::Symbology(kind)))));
    let check_digit = matches!(&fault, Some(((CodeFault::CheckDigit, _), _)));
    if bad {
        part.child(source_line(context.t(ReportLabel::WhoSaysRule)))
            .maybe(check_digit.then(|| explain(context, Myth::WrongCheckDigit)))
            .maybe((!check_digit).then(|| explain(context, Myth::LocalFormat)))
    } else {
        level(context, report, part)
            .child(source_line(context.t(ReportLabel::WhoSaysRule)))
            .child(explain(context, Myth::CheckDigit))
            .maybe(prefix(context, report))
            .child(explain(context, Myth::Copied))
    }
}

const LADDER: [(ItemLevel, ReportLabel, ReportLabel); 3] = [
    (ItemLevel::Product, ReportLabel::LevelProduct, ReportLabel::LevelProductMeans),
    (ItemLevel::Lot, ReportLabel::LevelLot, ReportLabel::LevelLotMeans),
    (ItemLevel::Item, ReportLabel::LevelItem, ReportLabel::LevelItemMeans),
];

/// The ladder of three levels, and what the reached one means.
fn level(context: &Context<'_>, report: &TraceReport, part: El) -> El {
    let reached = report.code.level;
    let steps = LADDER.into_iter().map(|(level, name, _)| {
        let is_here = reached == Some(level);
        let is_below = reached.is_some_and(|reached| level <= reached);
        let state = match (is_here, is_below) {
            (true, _) => "here",
            (false, true) => "below",
            (false, false) => "beyond",
        };
        let step = el(tag::LI, class!("step"))
            .attr(attr::DATA_STATE, state)
            .child(icon(if is_below { Icon::Check } else { Icon::Minus }))
            .child(el(tag::SPAN, class!("")).text(context.t(name)));
        if is_here { step.attr(attr::ARIA_CURRENT, "true") } else { step }
    });
    let means = LADDER
        .iter()
        .find(|(level, _, _)| reached == Some(*level))
        .map_or(ReportLabel::NoLevel, |(_, _, means)| *means);
    // One barcode of one kind of product holds neither date nor lot.
    let plain = reached == Some(ItemLevel::Product);
    part.child(el(context.heading(3), class!("")).text(context.t(ReportLabel::LevelHeading)))
        .child(el(tag::OL, class!("ladder")).children(steps.gathered()))
        .child(el(tag::P, class!("")).text(context.t(means)))
        .maybe(plain.then(|| explain(context, Myth::BarcodeHoldsNoDate)))
}

/// The code with its doubtful part marked; nothing when the part is the whole.
fn marked(context: &Context<'_>, raw: &str, start: usize, end: usize) -> Option<El> {
    let (before, part, after) = (raw.get(..start)?, raw.get(start..end)?, raw.get(end..)?);
    if part.is_empty() || part.len() == raw.len() || raw.len() > 200 {
        return None;
    }
    let seen = |text: &str| Text::Owned(text.chars().map(visible).collect());
    Some(
        el(tag::P, class!("marked")).text(context.t(ReportLabel::CodeFaultAt)).text(" ").child(
            el(tag::CODE, class!(""))
                .text(seen(before))
                .child(el(tag::MARK, class!("")).text(seen(part)))
                .text(seen(after)),
        ),
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
            Some(el(tag::P, class!("who")).text(context.with_text(ReportLabel::PrefixOf, organisation)))
        }
        _ => None,
    };
    Some(el(tag::DIV, class!("")).maybe(by).child(explain(context, myth)))
}
