//! What the page around the element hears, and whether it lets the app go on.

use std::sync::{Arc, OnceLock};

use js_sys::Function;
use serde_json::{Value, json};
use wasm_bindgen::JsValue;

use super::auditor::Tell;
use crate::session::{Outward, Scanned};
use trace::TraceReport;

/// The way to `element.js`, which makes events of what it is told.
pub(super) struct Outside {
    told: Function,
    /// There once the part is loaded that can read reports.
    reads: OnceLock<Tell>,
}

impl Outside {
    /// `told(kind, json)` hears of everything and returns false where the page takes a matter into its own hands.
    pub fn new(told: Function) -> Self {
        Self { told, reads: OnceLock::new() }
    }

    /// From now on reports can be told.
    pub fn learn(&self, reads: Tell) {
        // Every load gives the same functions: a second one changes nothing.
        let _ = self.reads.set(reads);
    }

    /// Tells of a change that a page may learn of.
    pub fn tell_state(&self, before: Outward, after: Outward) {
        if before == after {
            return;
        }
        self.tell("statechange", &json!({ "state": after.state, "camera": after.camera, "error": after.error }));
        if before.error != after.error && !after.error.is_empty() {
            self.tell("scanerror", &json!({ "name": after.error }));
        }
    }

    /// Tells of a code before anybody is asked about it; false where the page looks it up itself. What is the
    /// person's own business is not told.
    pub fn tell_scan(&self, scan: &Scanned) -> bool {
        let detail = self.reads.get().and_then(|reads| (reads.scan)(scan));
        detail.is_none_or(|detail| self.tell("scan", &detail))
    }

    /// Tells of a report, unless it is the person's own business.
    pub fn tell_report(&self, report: &Arc<TraceReport>) {
        if let Some(detail) = self.reads.get().and_then(|reads| (reads.report)(report)) {
            self.tell("report", &detail);
        }
    }

    fn tell(&self, kind: &str, detail: &Value) -> bool {
        let answer = self.told.call2(&JsValue::NULL, &kind.into(), &detail.to_string().into());
        // A page whose listener fails has decided nothing.
        answer.ok().and_then(|answer| answer.as_bool()).unwrap_or(true)
    }
}
