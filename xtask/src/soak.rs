//! `cargo xtask soak NAME`: hours of use under everything that fails; the last line says what came of it.

use crate::{Done, chromium, run::finish};

/// Soaks the portal (`portal [--short]`), or a stand in the real Chromium (`kiosk [SCANS [EVERY [STANDS]]]`).
pub fn run(name: &str, words: &[String]) -> Done {
    match name {
        "portal" => crate::portal::soak(words),
        "kiosk" => finish(chromium::script("tests/soak/kiosk.mjs")?.args(words)),
        _ => Err(format!("soak {name}: kiosk and portal are what there is").into()),
    }
}
