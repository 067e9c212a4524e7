//! A sheet: rows of cells, from comma-separated values or from a workbook (`workbook.rs`).

use super::cell::Cell;
use crate::capture::Fault;

/// Most columns that are read.
pub(super) const MOST_COLUMNS: usize = 64;

/// A sheet: its first row, and the rows behind it with their numbers from 1.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Sheet {
    pub(super) header: Vec<Cell>,
    pub(super) rows: Vec<(usize, Vec<Cell>)>,
    /// What is doubtful about the sheet as a whole.
    pub(super) faults: Vec<Fault>,
    /// What of the file is not read.
    pub(super) left_out: Vec<String>,
}

impl Sheet {
    /// A sheet of rows; the first with anything in it holds the headings, and empty ones are none.
    ///
    /// # Errors
    /// In words, where there are no rows, or more than are read.
    pub(super) fn of(rows: impl Iterator<Item = (usize, Vec<Cell>)>) -> Result<Sheet, String> {
        let is_filled = |cells: &[Cell]| cells.iter().any(|it| !it.trimmed().is_empty() || it.is_formula);
        let mut filled = rows.filter(|(_, cells)| is_filled(cells));
        let (_, header) = filled.next().ok_or("no row")?;
        let rows: Vec<_> = filled.by_ref().take(super::MOST_ROWS).collect();
        match filled.next() {
            Some(_) => Err(format!("more than {} rows: hand it in as several files", super::MOST_ROWS)),
            None => Ok(Sheet { header, rows, ..Sheet::default() }),
        }
    }
}

/// Comma-separated values; the first line tells by what they are separated.
///
/// # Errors
/// In words.
pub(super) fn csv(bytes: &[u8]) -> Result<Sheet, String> {
    let text = text(bytes)?;
    // Some spreadsheets name the separator in a line of its own, which is no row of theirs.
    let (named, text) = match text.strip_prefix("sep=").and_then(|it| it.split_once('\n')) {
        Some((separator, rest)) => (separator.bytes().next(), rest),
        None => (None, text.as_str()),
    };
    let first = text.lines().find(|it| !it.trim().is_empty()).unwrap_or_default();
    let most = [b',', b';', b'\t'].into_iter().max_by_key(|it| first.bytes().filter(|byte| byte == it).count());
    let mut reader = csv::ReaderBuilder::new();
    reader.has_headers(false).flexible(true).delimiter(named.or(most).unwrap_or(b','));
    let mut rows = Vec::new();
    // Rows are lines, but for those that stand within a cell; empty ones before a record count as rows.
    let (mut row, mut counted, mut inner) = (1, 0, 0);
    for record in reader.from_reader(text.as_bytes()).records() {
        let record = record.map_err(|error| error.to_string())?;
        let from = record.position().and_then(|it| usize::try_from(it.byte()).ok()).unwrap_or_default();
        let rest = text.get(from..).unwrap_or_default();
        let begins = from + rest.len() - rest.trim_start_matches(['\r', '\n']).len();
        row += text.get(counted..begins).unwrap_or_default().matches('\n').count() - inner;
        counted = begins;
        inner = record.iter().map(|it| it.matches('\n').count()).sum::<usize>();
        let cell = |text: &str| Cell {
            text: text.to_owned(),
            is_formula: text.trim_start().starts_with(['=', '@']),
            ..Cell::default()
        };
        rows.push((row, record.iter().take(MOST_COLUMNS).map(cell).collect()));
    }
    Sheet::of(rows.into_iter())
}

/// Text in UTF-8, or in UTF-16 as spreadsheets write "Unicode text".
fn text(bytes: &[u8]) -> Result<String, String> {
    let wide = |from: fn([u8; 2]) -> u16| {
        let units: Vec<u16> =
            bytes.chunks_exact(2).skip(1).filter_map(|it| <[u8; 2]>::try_from(it).ok()).map(from).collect();
        String::from_utf16(&units).map_err(|_| "not UTF-16".to_owned())
    };
    match bytes {
        [0xff, 0xfe, ..] => wide(u16::from_le_bytes),
        [0xfe, 0xff, ..] => wide(u16::from_be_bytes),
        _ => {
            let text = std::str::from_utf8(bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes));
            text.map(str::to_owned).map_err(|_| "not UTF-8: save it as \"CSV UTF-8\"".to_owned())
        }
    }
}
