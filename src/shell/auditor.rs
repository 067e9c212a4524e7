//! What is needed only once a code is read: interpreting it, asking the sources, checking their
//! answers, and the report's view. The build puts it into a WASM file of its own, so that a page
//! with a poor network can scan, take a photo and type before this has arrived.

// Calls between the files go through symbols that the splitting macro declares; it writes the
// calls and the declarations of both sides from one signature.
#![allow(unsafe_code)]

use std::rc::Rc;

use serde_json::{Value, json};
use wasm_split_helpers::{SplitLoaderError, wasm_split};

use super::{look_up::LookUp, sources::Sources};
use crate::{
    config::Config,
    session::Scanned,
    ui::{ReportView, report_view},
};
use trace::{Carried, TraceReport};

/// What a page around the element may learn, as JSON; nothing of what is the person's own business.
#[derive(Clone, Copy)]
pub(super) struct Tell {
    /// Of a code, before anybody is asked.
    pub scan: fn(&Scanned) -> Option<Value>,
    /// Of a report.
    pub report: fn(&TraceReport) -> Option<Value>,
}

/// The way into the other file.
#[derive(Clone, Copy)]
pub(super) struct Auditor {
    /// The sources of a configuration; relative addresses count from the second argument.
    pub look_up: fn(&Config, &str) -> Rc<dyn LookUp>,
    /// The report's view.
    pub view: ReportView,
    /// What is told of codes and reports.
    pub tell: Tell,
}

/// Loads the other file, once; later calls answer at once.
///
/// # Errors
/// The file could not be fetched, or is not the one of this build. The next call tries again.
#[wasm_split(auditor, fallible)]
pub(super) fn auditor() -> Result<Auditor, SplitLoaderError> {
    Ok(Auditor {
        look_up: |config, base| Rc::new(Sources::new(config, base)),
        view: report_view(),
        tell: Tell { scan, report: trace::told },
    })
}

/// A code in a page's words: its text as typing would give it, and the symbology identifier.
fn scan(scan: &Scanned) -> Option<Value> {
    let raw = scan.raw();
    let carried = trace::classify(&raw, &trace::site::Registry::default());
    let aim = scan.aim.as_ref().and_then(|aim| std::str::from_utf8(aim).ok());
    matches!(carried, Carried::Product(_) | Carried::Link(_)).then(|| json!({ "code": scan.text, "symbology": aim }))
}
