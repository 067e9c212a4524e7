//! Events from files: a look at what each row or event would become, then the recording of what is right.
//!
//! | file | read as |
//! |---|---|
//! | `.json`, `.jsonld` | EPCIS 2.0 |
//! | `.xml` | EPCIS 1.2 and 2.0 ([`crate::xml`]) |
//! | `.csv` | the template of `docs/import.md`: commas, semicolons or tabs, UTF-8 or UTF-16 |
//! | `.xlsx` | the same template, the first sheet that can be seen |
//!
//! Faults have the words of `POST /validate` ([`Code`]); those of a sheet name the cell.
//! A row's identifier follows from what it says happened to what, where and when, so that the same row is the same
//! event in every file, and one that says something else of it is told as changed.

mod cell;
mod date;
mod row;
mod sheet;
pub mod template;
mod workbook;

use crate::PortalError;
use crate::capture::{self, Capture, Code, Fault, Judged, MOST_BYTES, Outcome, Sent};
use crate::content::context;
use crate::store::Store;
use crate::tokens::Writer;
use serde_json::{Value, json};
use std::path::Path;
use template::Columns;

/// Most rows of a sheet.
const MOST_ROWS: usize = 5_000;

/// What would become of a row or an event.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// It is recorded by an import.
    New,
    /// It is recorded already.
    Unchanged,
    /// It was recorded with other content; an import leaves it out, since only a declaration corrects.
    Changed,
    /// Something is wrong with it.
    Wrong,
}

impl Standing {
    /// Its name.
    pub fn name(self) -> &'static str {
        match self {
            Standing::New => "new",
            Standing::Unchanged => "unchanged",
            Standing::Changed => "changed",
            Standing::Wrong => "wrong",
        }
    }
}

/// A row of a sheet, or an event of a document.
#[derive(Debug, Clone)]
pub struct Line {
    /// The row of a sheet, from 1; the number of an event in a document, from 0.
    pub at: usize,
    /// Its event, where one could be made of it.
    pub judged: Option<Judged>,
    /// What is wrong or doubtful, each with its cell (`C7`) or place in the event.
    pub faults: Vec<Fault>,
}

impl Line {
    /// What becomes of it, as far as it alone says.
    pub fn outcome(&self) -> Outcome {
        match self.judged.is_none() || self.faults.iter().any(|it| it.code.rejects()) {
            true => Outcome::Rejected,
            false if self.faults.is_empty() => Outcome::Accepted,
            false => Outcome::Warned,
        }
    }

    /// As `POST /validate` tells it.
    pub fn told(&self, is_sheet: bool) -> Value {
        let faults: Vec<Value> = self.faults.iter().map(Fault::told).collect();
        let at = if is_sheet { "row" } else { "event" };
        let mut told = json!({ at: self.at, "outcome": self.outcome().name() });
        if let Some(judged) = &self.judged {
            told["eventID"] = json!(judged.event.id);
            told["hash"] = json!(judged.hash);
        }
        if !faults.is_empty() {
            told["faults"] = json!(faults);
        }
        told
    }
}

/// A file, read.
#[derive(Debug, Clone, Default)]
pub struct Contents {
    /// Whether its lines are rows of a sheet.
    pub is_sheet: bool,
    /// Each row or event.
    pub lines: Vec<Line>,
    /// What is doubtful about a sheet as a whole.
    pub faults: Vec<Fault>,
    /// What of the file is not read.
    pub left_out: Vec<String>,
}

/// Reads a file and judges each of its events by itself; without a writer, by no scope.
///
/// # Errors
/// [`PortalError::Import`] if nothing of it can be read.
pub fn read(path: &Path, writer: Option<&Writer>) -> Result<Contents, PortalError> {
    let failed = |error| PortalError::File(path.to_path_buf(), error);
    let wrong = |what: String| PortalError::Import(format!("{}: {what}", path.display()));
    let size = std::fs::metadata(path).map_err(failed)?.len();
    if size > u64::try_from(MOST_BYTES).unwrap_or(u64::MAX) {
        return Err(wrong(format!("{size} bytes, at most {MOST_BYTES} are read")));
    }
    let bytes = std::fs::read(path).map_err(failed)?;
    let ending = path.extension().and_then(|it| it.to_str()).unwrap_or_default().to_ascii_lowercase();
    let now = crate::now();
    match ending.as_str() {
        "json" | "jsonld" => {
            let sent = capture::read(&bytes, writer, now).map_err(|error| wrong(error.to_string()))?;
            Ok(document(sent, Vec::new()))
        }
        "xml" => {
            let (value, dropped) = crate::xml::read(&bytes).map_err(wrong)?;
            let sent = capture::of_value(value, writer, now).map_err(|error| wrong(error.to_string()))?;
            Ok(document(sent, dropped))
        }
        "csv" => sheet::csv(&bytes).and_then(|it| rows(it, writer)).map_err(wrong),
        "xlsx" => workbook::read(&bytes).and_then(|it| rows(it, writer)).map_err(wrong),
        other => Err(wrong(format!("{other:?}: json, jsonld, xml, csv and xlsx are read"))),
    }
}

fn document(sent: Sent, dropped: Vec<String>) -> Contents {
    let line = |(at, judged): (usize, Judged)| Line { at, faults: judged.faults.clone(), judged: Some(judged) };
    let lines = sent.events.into_iter().enumerate().map(line).collect();
    Contents { lines, left_out: sent.left_out.into_iter().chain(dropped).collect(), ..Contents::default() }
}

fn rows(sheet: sheet::Sheet, writer: Option<&Writer>) -> Result<Contents, String> {
    let columns = Columns::find(&sheet.header)?;
    let mut rows = row::Rows::new(&columns, &sheet.rows);
    let mut contents =
        Contents { is_sheet: true, faults: sheet.faults, left_out: sheet.left_out, ..Contents::default() };
    let unread = columns.others.iter().map(|(at, heading)| format!("column {} \"{heading}\"", cell::address(*at, 1)));
    contents.left_out.extend(unread);
    let (mut events, mut made) = (Vec::new(), Vec::new());
    for (number, cells) in &sheet.rows {
        let row = rows.read(*number, cells);
        if let Some(event) = row.event {
            events.push(event);
            made.push(contents.lines.len());
        }
        contents.lines.push(Line { at: *number, judged: None, faults: row.faults });
    }
    if events.is_empty() {
        return Ok(contents);
    }
    let document = json!({ "@context": context(), "type": "EPCISDocument", "schemaVersion": "2.0",
        "epcisBody": { "eventList": events } });
    let sent = capture::of_value(document, writer, crate::now()).map_err(|error| error.to_string())?;
    for (at, judged) in made.into_iter().zip(sent.events) {
        let Some(line) = contents.lines.get_mut(at) else { continue };
        line.faults.extend(in_cells(&judged.faults, &columns, line.at));
        line.judged = Some(judged);
    }
    Ok(contents)
}

/// Faults of an event, at the cells of its row.
fn in_cells(faults: &[Fault], columns: &Columns, row: usize) -> Vec<Fault> {
    let at =
        |place: &str| columns.at(row::column_of(place)).map_or_else(|| row.to_string(), |it| cell::address(it, row));
    faults.iter().map(|it| Fault { place: at(&it.place), ..it.clone() }).collect()
}

/// A file beside what is recorded.
#[derive(Debug, Clone, Default)]
pub struct Preview {
    /// What stands in it.
    pub contents: Contents,
    /// What would become of each of its lines.
    pub standings: Vec<Standing>,
}

impl Preview {
    /// How many lines have a standing.
    pub fn count(&self, standing: Standing) -> usize {
        self.standings.iter().filter(|it| **it == standing).count()
    }
}

/// Looks at a file beside what is recorded; nothing is recorded.
///
/// # Errors
/// [`PortalError`] if nothing of it can be read, or the store cannot be asked.
pub async fn preview(store: &Store, path: &Path, writer: &Writer) -> Result<Preview, PortalError> {
    let mut contents = read(path, Some(writer))?;
    let judged = |line: &Line| line.judged.clone();
    let events: Vec<Judged> = contents.lines.iter().filter_map(judged).collect();
    let capture = Capture { writer: writer.clone(), rollback: false, relay: false };
    let mut decided = capture.look(store, &events).await?.into_iter();
    let mut standings = Vec::with_capacity(contents.lines.len());
    for line in &mut contents.lines {
        let own = line.faults.iter().any(|it| it.code.rejects());
        let Some((outcome, judged)) = line.judged.as_ref().and_then(|_| decided.next()) else {
            standings.push(Standing::Wrong);
            continue;
        };
        let before = line.judged.as_ref().map_or(0, |it| it.faults.len());
        let further: Vec<Fault> = judged.faults.into_iter().skip(before).collect();
        let is_other = further.iter().any(|it| it.code == Code::Conflict && it.place == "eventID");
        line.faults.extend(further);
        standings.push(match outcome {
            _ if own => Standing::Wrong,
            Outcome::Accepted | Outcome::Warned => Standing::New,
            Outcome::Duplicate => Standing::Unchanged,
            Outcome::Rejected if is_other => Standing::Changed,
            Outcome::Rejected => Standing::Wrong,
        });
    }
    Ok(Preview { contents, standings })
}

/// Records what is new of a preview, and gives how many events that were.
///
/// # Errors
/// [`PortalError::Store`]; then nothing was recorded.
pub async fn record(store: &Store, preview: &Preview, writer: &Writer, relay: bool) -> Result<usize, PortalError> {
    let lines = preview.contents.lines.iter().zip(&preview.standings);
    let new = lines.filter(|(_, standing)| **standing == Standing::New).filter_map(|(line, _)| line.judged.clone());
    let capture = Capture { writer: writer.clone(), rollback: false, relay };
    let decided = capture.record(store, &new.collect::<Vec<_>>(), |_| None).await?;
    Ok(decided.iter().filter(|(outcome, _)| matches!(outcome, Outcome::Accepted | Outcome::Warned)).count())
}
