//! What a stand's staff needs to know: what its scanner sends, its camera, its sources, its last faults.

use super::class::class;
use super::context::Context;
use super::node::{El, Text, el};
use super::panel;
use crate::session::{CameraState, ScannerSeen};
use crate::text::{Phrase, ReportLabel};
use crate::ui::tag;
use gs1::list::Gather;

/// The page of a stand's staff; nothing of a person stands in it.
pub(super) fn diag(context: &Context<'_>) -> El {
    let machine = &context.state.machine;
    let yes_no = |holds: bool| context.t(if holds { ReportLabel::DiagYes } else { ReportLabel::DiagNo });
    let camera: Text = match &machine.camera {
        CameraState::Failed(error) => context.t(Phrase::Camera(*error)),
        CameraState::Running(abilities) => {
            let running = machine.devices.iter().find(|device| device.id == abilities.device);
            running.map_or_else(|| yes_no(true), |device| device.label.clone().into())
        }
        CameraState::Off | CameraState::Starting => yes_no(false),
    };
    let names = context.config.sources.iter().map(|source| source.name.as_str()).gathered().join(", ");
    let faults = [machine.stand_faults.as_slice(), machine.config_faults.as_slice()].concat().join("; ");
    let mut rows = el(tag::DL, class!("diag"));
    let mut row = |label: ReportLabel, value: Text| {
        let rest = std::mem::replace(&mut rows, el(tag::DL, class!("diag")));
        rows = rest.child(el(tag::DT, class!("")).text(context.t(label))).child(el(tag::DD, class!("")).text(value));
    };
    if let Some(ScannerSeen { gs, prefix, keys, longest_ms, closed, .. }) = &machine.scanner {
        row(ReportLabel::DiagGs, yes_no(*gs));
        row(ReportLabel::DiagPrefix, if prefix.is_empty() { yes_no(false) } else { prefix.clone().into() });
        row(ReportLabel::DiagEnd, yes_no(*closed));
        row(ReportLabel::DiagKeys, format!("{keys} · {longest_ms} ms").into());
    } else {
        row(ReportLabel::DiagGs, context.t(ReportLabel::DiagScan));
    }
    if let Some(doubt) = machine.scanner.as_ref().and_then(|seen| seen.doubt) {
        row(ReportLabel::DiagFaults, context.t(Phrase::Notice(crate::session::Notice::Scanner(doubt))));
    }
    row(ReportLabel::DiagCamera, camera);
    row(ReportLabel::DiagSources, names.into());
    if !faults.is_empty() {
        row(ReportLabel::DiagFaults, faults.into());
    }
    panel::panel(context, class!("panel"), context.t(ReportLabel::DiagHeading)).child(rows)
}
