//! The heading: sign, colour and words, and never one of them alone.

use super::context::Context;
use super::icon::{Icon, icon};
use super::looking_up;
use super::node::{El, el};
use crate::session::Progress;
use crate::text::{Label, Phrase, ReportLabel, Value, verdict_lead};
use trace::report::TraceReport;
use trace::verdict::Verdict;

/// The colour of a verdict. None is the colour of a seal: a record proves nothing genuine.
pub(super) fn tone(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Recalled | Verdict::Expired => "stop",
        Verdict::Warning | Verdict::NeedsCrossCheck | Verdict::CodeInvalid => "warn",
        Verdict::RecordFound => "found",
        Verdict::Incomplete | Verdict::ProductOnly | Verdict::NotFound | Verdict::NotLookedUp | Verdict::CodeValid => {
            "calm"
        }
        Verdict::Link | Verdict::NotAProductCode => "other",
    }
}

/// The sign of a verdict.
pub(super) fn sign(verdict: Verdict) -> Icon {
    match verdict {
        Verdict::Recalled => Icon::Stop,
        Verdict::Expired => Icon::Clock,
        Verdict::Warning => Icon::Warning,
        Verdict::NeedsCrossCheck => Icon::Balance,
        Verdict::Incomplete => Icon::Offline,
        Verdict::RecordFound => Icon::Document,
        Verdict::ProductOnly => Icon::Barcode,
        Verdict::NotFound => Icon::Search,
        Verdict::NotLookedUp => Icon::Offline,
        Verdict::CodeValid => Icon::Barcode,
        Verdict::CodeInvalid => Icon::Warning,
        Verdict::Link => Icon::Link,
        Verdict::NotAProductCode => Icon::Info,
    }
}

/// The heading of a report.
pub(super) fn verdict(context: &Context<'_>, report: &TraceReport) -> El {
    let state = context.state;
    let waiting = match state.person.progress {
        Progress::Asking => Some(Label::LookingUp),
        Progress::Slow => Some(Label::LookingUpSlow),
        Progress::Idle | Progress::NotLoaded | Progress::Done => None,
    };
    let made_at = Value::Time(context.here(report.made_at));
    el("header", "verdict")
        .attr("data-tone", tone(report.verdict))
        .attr("data-verdict", report.verdict.as_str())
        .child(el("span", "verdict-sign").child(icon(sign(report.verdict))))
        .child(looking_up::heading(context).text(context.t(Phrase::Verdict(report.verdict))))
        .child(el("p", "verdict-lead").text(verdict_lead(context.writer(), report)))
        .maybe(
            report
                .product
                .name
                .as_ref()
                .map(|name| context.of_card(el("p", "verdict-product"), &report.product, &name.value)),
        )
        .maybe(waiting.map(|label| progress(context, label)))
        .maybe(waiting.is_none().then(|| el("p", "who").text(context.with(ReportLabel::MadeAt, "time", made_at))))
}

fn progress(context: &Context<'_>, label: Label) -> El {
    el("p", "progress")
        .child(el("span", "spinner").attr("aria-hidden", "true"))
        .child(el("span", "").text(context.t(label)))
}
