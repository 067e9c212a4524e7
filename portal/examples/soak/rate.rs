//! How fast captures are beside the engine's own insertions, in the same run.

use super::clients::{document, post};
use super::{Done, sides, support};
use epcis::Limits;
use portal::Database;
use portal::store::{Repository, Store};
use std::time::Instant;

/// Events of one capture and of one insertion.
const AT_ONCE: usize = 500;

/// The line that says it.
pub fn measured(events: usize) -> Done<String> {
    let folder = support::Folder::new("soak-rate");
    let documents: Vec<String> = (0..events).step_by(AT_ONCE).map(|from| document(9, from..from + AT_ONCE)).collect();
    let limits = Limits::default();
    let read = documents.iter().map(|it| epcis::document::read(it.as_bytes(), &limits));
    let read = read.collect::<Result<Vec<_>, _>>()?;
    let database = Database::File(folder.0.join("engine.db"));
    let started = Instant::now();
    support::wait(async {
        let store = Store::open(&database).await?;
        for document in &read {
            store.add_events(Repository::Province, &document.events).await?;
        }
        Ok::<(), portal::store::StoreError>(())
    })?;
    let engine = started.elapsed().as_secs_f64();
    let (province, nation) = ("province.db", "nation.db");
    let file = |name: &str| Database::File(folder.0.join(name));
    let sides = sides::Sides::start(&folder.0, file(province), file(nation))?;
    // The nation is away: this measures capture, not the way on.
    sides.relay.set(super::relay::Mode::Cut)?;
    let started = Instant::now();
    for document in &documents {
        let status = post(sides.province_port, "/epcis/capture", &sides.token, document)?;
        if status != 202 {
            return Err(format!("a capture ended with {status}").into());
        }
    }
    let capture = started.elapsed().as_secs_f64();
    let of = |seconds: f64| f64::from(u32::try_from(events).unwrap_or(u32::MAX)) / seconds;
    let (engine, capture) = (of(engine), of(capture));
    let share = 100.0 * capture / engine;
    Ok(format!("capture {capture:.0} events/s, the engine's own insertions {engine:.0} events/s: {share:.0} %"))
}
