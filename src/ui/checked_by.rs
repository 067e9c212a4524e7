//! Whose check a report is, where a portal's server had checked before the device.

use super::class::class;
use super::context::Context;
use super::node::{El, el};
use crate::session::Served;
use crate::text::{Phrase, ReportLabel, Value};
use crate::ui::{attr, tag};
use trace::clock::Timestamp;

/// Whose check this is. That the device checks again is true only where scripts run, and is shown only there; what the
/// line says once it has done so comes with it, for `element/checked.js` to say aloud.
/// Nothing where no server had checked before.
pub(super) fn checked_by(context: &Context<'_>) -> Option<El> {
    let served = context.state.person.served?;
    let time = |at: Timestamp| Value::Time(context.here(at));
    let line = el(tag::P, class!("who served"));
    Some(match served {
        Served::Alone(at) => line
            .attr(attr::ROLE, "status")
            .attr(attr::DATA_SAME, context.with(ReportLabel::ServedSame, "time", time(at)))
            .text(context.with(ReportLabel::ServedAt, "time", time(at)))
            .child(el(tag::SPAN, class!("served-again")).text(context.t(ReportLabel::ServedAgain))),
        Served::Same(at) => line.text(context.with(ReportLabel::ServedSame, "time", time(at))),
        Served::Other { at, verdict } => {
            let verdict = context.t(Phrase::Verdict(verdict));
            let values = [("time", time(at)), ("text", Value::Text(&verdict))];
            line.attr(attr::DATA_TONE, "warn").text(context.say(&ReportLabel::ServedOther, &values))
        }
    })
}
