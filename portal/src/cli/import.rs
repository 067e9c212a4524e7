//! Files of producers: looked at, recorded, and the sheet that they fill in.

use super::Settings;
use super::said::{filled, say};
use crate::capture::{Fault, Outcome};
use crate::import::{self, Contents, Standing, template};
use crate::store::Store;
use crate::{PortalError, tokens};
use std::path::Path;
use std::time::Instant;

/// Says of each event or row of a file what `POST /validate` would.
pub(super) fn check(path: &Path) -> Result<(), PortalError> {
    let contents = import::read(path, None)?;
    beside(&contents)?;
    contents.lines.iter().try_for_each(|it| say(&it.told(contents.is_sheet).to_string()))?;
    match contents.lines.iter().filter(|it| it.outcome() == Outcome::Rejected).count() {
        0 => Ok(()),
        some => Err(PortalError::Import(format!("{some} of {} would be rejected", contents.lines.len()))),
    }
}

/// What is said of a file as a whole.
fn beside(contents: &Contents) -> Result<(), PortalError> {
    contents.left_out.iter().try_for_each(|it| say(&format!("left out: {it}")))?;
    contents.faults.iter().try_for_each(fault)
}

fn fault(fault: &Fault) -> Result<(), PortalError> {
    say(&format!("  {} {}: {}", fault.place, fault.code.name(), fault.detail))
}

/// Looks at a file, and records what is new of it.
pub(super) async fn run(settings: Settings, token: &str, record: bool, path: &Path) -> Result<(), PortalError> {
    let (_, options) = filled(settings)?.checked(crate::now()).map_err(PortalError::Setting)?;
    let store = Store::open(&options.database).await?;
    crate::archive::refuse_half_loaded(&store).await?;
    let writer = tokens::writer(&store, token).await?.filter(|it| it.role.captures());
    let writer = writer.ok_or_else(|| PortalError::Setting("--token is none that records events".to_owned()))?;
    let started = Instant::now();
    let preview = import::preview(&store, path, &writer).await?;
    let seconds = started.elapsed().as_secs_f64();
    beside(&preview.contents)?;
    let unit = if preview.contents.is_sheet { "row" } else { "event" };
    for (line, standing) in preview.contents.lines.iter().zip(&preview.standings) {
        if *standing != Standing::New || !line.faults.is_empty() {
            say(&format!("{unit} {}: {}", line.at, standing.name()))?;
            line.faults.iter().try_for_each(fault)?;
        }
    }
    let standings = [Standing::New, Standing::Changed, Standing::Unchanged, Standing::Wrong];
    let counts = standings.map(|it| format!("{} {}", preview.count(it), it.name())).join(", ");
    say(&format!("{counts}; {} {unit}s read in {seconds:.2} s", preview.contents.lines.len()))?;
    if !record {
        return Ok(());
    }
    let recorded = import::record(&store, &preview, &writer, options.nation.is_some()).await?;
    say(&format!("{recorded} recorded"))
}

/// Writes the sheet to fill in.
pub(super) fn template(path: &Path) -> Result<(), PortalError> {
    let failed = |error| PortalError::File(path.to_path_buf(), error);
    let bytes = match path.extension().and_then(|it| it.to_str()) {
        Some("csv") => template::csv().into_bytes(),
        Some("xlsx") => template::workbook().map_err(PortalError::Import)?,
        _ => return Err(PortalError::Setting(format!("--template {}: a .xlsx or .csv file", path.display()))),
    };
    // What somebody filled in already is not written over.
    let file = std::fs::OpenOptions::new().write(true).create_new(true).open(path);
    std::io::Write::write_all(&mut file.map_err(failed)?, &bytes).map_err(failed)
}
