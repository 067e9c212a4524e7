//! What was identified: the kind of product, the lot, or this very item.

use super::context::{Context, explain, section, source_line};
use super::icon::{Icon, icon};
use super::node::{El, el};
use crate::text::{Myth, ReportLabel};
use trace::report::{ItemLevel, TraceReport};

const LADDER: [(ItemLevel, ReportLabel, ReportLabel); 3] = [
    (ItemLevel::Product, ReportLabel::LevelProduct, ReportLabel::LevelProductMeans),
    (ItemLevel::Lot, ReportLabel::LevelLot, ReportLabel::LevelLotMeans),
    (ItemLevel::Item, ReportLabel::LevelItem, ReportLabel::LevelItemMeans),
];

/// The ladder of three levels, and what the reached one means.
pub(super) fn level(context: &Context<'_>, report: &TraceReport) -> El {
    let reached = report.code.level;
    let steps = LADDER.into_iter().map(|(level, name, _)| {
        let is_here = reached == Some(level);
        let is_below = reached.is_some_and(|reached| level <= reached);
        let step = el("li", "step")
            .attr(
                "data-state",
                if is_here {
                    "here"
                } else if is_below {
                    "below"
                } else {
                    "beyond"
                },
            )
            .child(icon(if is_below { Icon::Check } else { Icon::Minus }))
            .child(el("span", "").text(context.t(name)));
        if is_here { step.attr("aria-current", "true") } else { step }
    });
    let means = LADDER
        .iter()
        .find(|(level, _, _)| reached == Some(*level))
        .map_or(ReportLabel::NoLevel, |(_, _, means)| *means);
    // One barcode of one kind of product holds neither date nor lot.
    let plain = reached == Some(ItemLevel::Product);
    section(context, "card level", context.t(ReportLabel::LevelHeading))
        .child(el("ol", "ladder").children(steps.collect()))
        .child(el("p", "").text(context.t(means)))
        .child(source_line(context.t(ReportLabel::WhoSaysRule)))
        .child(
            el("div", "")
                .maybe(plain.then(|| explain(context, Myth::BarcodeHoldsNoDate)))
                .child(explain(context, Myth::Copied)),
        )
}
