//! The report's place while there is no report: the look-up is under way, or could not begin.

use super::class::class;
use super::context::{Context, button};
use super::icon::{Icon, icon};
use super::node::{El, el};
use super::part;
use crate::session::{Input, Progress};
use crate::text::{Label, Phrase};
use crate::ui::{attr, tag};
use trace::verdict::Verdict;

/// The heading while nothing is known yet.
pub(super) fn looking_up(context: &Context<'_>) -> El {
    let label = match context.state.person.progress {
        Progress::NotLoaded => return not_loaded(context),
        Progress::Slow => Label::LookingUpSlow,
        Progress::Idle | Progress::Asking | Progress::Done => Label::LookingUp,
    };
    el(tag::HEADER, class!("verdict"))
        .attr(attr::DATA_TONE, "wait")
        .child(
            el(tag::SPAN, class!("verdict-sign"))
                .child(el(tag::SPAN, class!("spinner")).attr(attr::ARIA_HIDDEN, "true")),
        )
        .child(heading(context).text(context.t(label)))
        .child(el(tag::P, class!("verdict-lead")).text(context.t(Label::CodeChecked)))
}

/// The network was gone before what looks codes up had arrived: the code is kept, and asked for again.
fn not_loaded(context: &Context<'_>) -> El {
    let read = context.state.person.scanned.as_ref().map(|scan| el(tag::PRE, class!("raw")).text(scan.text.clone()));
    el(tag::HEADER, class!("verdict"))
        .attr(attr::DATA_TONE, "calm")
        .child(el(tag::SPAN, class!("verdict-sign")).child(icon(Icon::Offline)))
        .child(heading(context).text(context.t(Phrase::Verdict(Verdict::NotLookedUp))))
        .child(el(tag::P, class!("verdict-lead")).text(context.t(Label::NotLoaded)))
        .maybe(read)
        .child(button(class!("button primary"), Icon::Turn, context.t(Label::TryAgain), Input::LookUpAgain))
}

/// The heading that takes the focus when a report, or its absence, is shown.
pub(super) fn heading(context: &Context<'_>) -> El {
    el(context.heading(1), class!("verdict-word")).attr(attr::PART, part::HEADING).focus(context.turn(true))
}
