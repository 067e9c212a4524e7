//! What sources say differently, as a table: a row a field, a column a source.

use super::class::class;
use super::context::Context;
use super::node::{El, el};
use crate::text::told;
use crate::ui::{attr, tag};
use gs1::list::Gather;
use trace::finding::{Disagreement, Finding};
use trace::report::TraceReport;

/// The table of a disagreement; none for any other finding.
pub(super) fn differences(context: &Context<'_>, report: &TraceReport, finding: &Finding) -> Option<El> {
    let Finding::SourcesDisagree { about } = finding else { return None };
    let mut sources: Vec<usize> = about.iter().flat_map(|it| [it.one.source, it.other.source]).gathered();
    gs1::order::sort(&mut sources);
    sources.dedup();
    let heads = sources.iter().filter_map(|source| report.sources.get(*source));
    let heads =
        heads.map(|source| el(tag::TH, class!("")).attr(attr::SCOPE, "col").text(source.name.clone())).gathered();
    let rows = about.iter().map(|it| row(context, report, &sources, it)).gathered();
    if let [about] = about.as_slice() {
        return Some(one_field(context, report, about));
    }
    Some(
        el(tag::TABLE, class!("elements differences"))
            .child(
                el(tag::THEAD, class!(""))
                    .child(el(tag::TR, class!("")).child(el(tag::TD, class!(""))).children(heads)),
            )
            .child(el(tag::TBODY, class!("")).children(rows)),
    )
}

/// A disagreement about one field, which the heading names: a row a source.
fn one_field(context: &Context<'_>, report: &TraceReport, about: &Disagreement) -> El {
    let told = told(context.writer(), report, about);
    let rows = [about.one.source, about.other.source].into_iter().zip(told.said).map(|(source, said)| {
        let name = report.sources.get(source).map_or(String::new(), |source| source.name.clone());
        el(tag::TR, class!(""))
            .child(el(tag::TH, class!("")).attr(attr::SCOPE, "row").text(name))
            .child(el(tag::TD, class!("")).text(said))
    });
    el(tag::TABLE, class!("elements differences"))
        .attr(attr::ARIA_LABEL, told.field)
        .child(el(tag::TBODY, class!("")).children(rows.gathered()))
}

fn row(context: &Context<'_>, report: &TraceReport, sources: &[usize], about: &Disagreement) -> El {
    let told = told(context.writer(), report, about);
    let [one, other] = told.said;
    let cells = sources.iter().map(|source| {
        let cell = el(tag::TD, class!(""));
        if *source == about.one.source {
            cell.text(one.clone())
        } else if *source == about.other.source {
            cell.text(other.clone())
        } else {
            cell.text("–")
        }
    });
    el(tag::TR, class!(""))
        .child(el(tag::TH, class!("")).attr(attr::SCOPE, "row").text(told.field))
        .children(cells.gathered())
}
