//! A workbook (ECMA-376, part 1, section 18): its first sheet that can be seen, with what its look hides.
//!
//! Each part of the archive is read to a limit, since a small file may unpack to any size. Elements are told by their
//! local names: strict workbooks have other namespaces.

use super::cell::{Cell, address, place};
use super::sheet::{MOST_COLUMNS, Sheet};
use crate::capture::{Code, Fault};
use roxmltree::{Document, Node, ParsingOptions};
use std::collections::{BTreeMap, BTreeSet};
use std::io::{Cursor, Read};

/// Largest part of an archive, unpacked, in bytes.
const MOST_BYTES: u64 = 24 * 1024 * 1024;
/// Most elements and texts of a part.
const MOST_NODES: u32 = 2_000_000;
/// Days between the two beginnings of a count: 30 December 1899, and 1 January 1904.
const FROM_1904: f64 = 1_462.0;

type Archive<'a> = zip::ZipArchive<Cursor<&'a [u8]>>;

/// Reads the first sheet that is not hidden.
///
/// # Errors
/// In words.
pub(super) fn read(bytes: &[u8]) -> Result<Sheet, String> {
    if bytes.starts_with(&[0xd0, 0xcf, 0x11, 0xe0]) {
        return Err("an old workbook (.xls), or one with a password: save it as .xlsx".to_owned());
    }
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(|error| format!("no workbook: {error}"))?;
    let text = part(&mut archive, "xl/workbook.xml")?.ok_or("no workbook: it has no xl/workbook.xml")?;
    let book = parsed(&text)?;
    let is_from_1904 = (book.descendants().find(|it| is(it, "workbookPr")))
        .and_then(|it| it.attribute("date1904"))
        .is_some_and(is_true);
    let mut sheets = Vec::new();
    for sheet in book.descendants().filter(|it| is(it, "sheet")) {
        let relation = sheet.attributes().find(|it| it.name() == "id" && it.namespace().is_some());
        let is_hidden = sheet.attribute("state").is_some_and(|it| it != "visible");
        sheets.push((sheet.attribute("name").unwrap_or_default(), relation.map_or("", |it| it.value()), is_hidden));
    }
    let chosen = sheets.iter().find(|(.., is_hidden)| !is_hidden).or(sheets.first()).ok_or("no sheet")?;
    let left_out = sheets.iter().filter(|it| it.1 != chosen.1).map(|(name, ..)| format!("sheet \"{name}\"")).collect();
    let target = target(&mut archive, chosen.1)?;
    let styles = part(&mut archive, "xl/styles.xml")?.unwrap_or_default();
    let strings = part(&mut archive, "xl/sharedStrings.xml")?.unwrap_or_default();
    let look = Look {
        dates: if styles.is_empty() { Vec::new() } else { dates(&parsed(&styles)?) },
        strings: if strings.is_empty() { Vec::new() } else { shared(&parsed(&strings)?) },
        is_from_1904,
    };
    let text = part(&mut archive, &target)?.ok_or_else(|| format!("no {target}"))?;
    let mut sheet = look.sheet(&parsed(&text)?)?;
    sheet.left_out = left_out;
    Ok(sheet)
}

/// A part of the archive; `None` where it has none of this name.
fn part(archive: &mut Archive<'_>, name: &str) -> Result<Option<String>, String> {
    let Ok(file) = archive.by_name(name) else { return Ok(None) };
    let mut bytes = Vec::new();
    let count = file.take(MOST_BYTES + 1).read_to_end(&mut bytes).map_err(|error| format!("{name}: {error}"))?;
    if u64::try_from(count).unwrap_or(u64::MAX) > MOST_BYTES {
        return Err(format!("{name}: more than {MOST_BYTES} bytes"));
    }
    String::from_utf8(bytes).map(Some).map_err(|_| format!("{name}: not UTF-8"))
}

fn parsed(text: &str) -> Result<Document<'_>, String> {
    let options = ParsingOptions { nodes_limit: MOST_NODES, ..ParsingOptions::default() };
    Document::parse_with_options(text, options).map_err(|error| error.to_string())
}

fn is(node: &Node<'_, '_>, name: &str) -> bool {
    node.is_element() && node.tag_name().name() == name
}

fn is_true(text: &str) -> bool {
    matches!(text, "1" | "true" | "on")
}

/// Where a sheet stands in the archive, by the relation that the workbook names.
fn target(archive: &mut Archive<'_>, relation: &str) -> Result<String, String> {
    let text = part(archive, "xl/_rels/workbook.xml.rels")?.ok_or("the workbook names no sheet")?;
    let relations = parsed(&text)?;
    let found = relations.descendants().find(|it| it.attribute("Id") == Some(relation));
    let target = found.and_then(|it| it.attribute("Target")).ok_or("the workbook names no sheet")?;
    Ok(target.strip_prefix('/').map_or_else(|| format!("xl/{target}"), str::to_owned))
}

/// Which cell formats show dates.
fn dates(styles: &Document<'_>) -> Vec<bool> {
    let number = |node: &Node<'_, '_>| node.attribute("numFmtId").and_then(|it| it.parse::<u32>().ok());
    let own: BTreeMap<u32, bool> = (styles.descendants().filter(|it| is(it, "numFmt")))
        .filter_map(|it| number(&it).map(|id| (id, is_date(it.attribute("formatCode").unwrap_or_default()))))
        .collect();
    let formats = styles.descendants().find(|it| is(it, "cellXfs"));
    let formats = formats.into_iter().flat_map(|it| it.children().filter(|it| is(it, "xf")).collect::<Vec<_>>());
    // Those up to 163 are the standard's own (18.8.30), some of them by the sheet's language.
    let shows = |id| own.get(&id).copied().unwrap_or(matches!(id, 14..=22 | 27..=36 | 45..=47 | 50..=58));
    formats.map(|it| number(&it).is_some_and(shows)).collect()
}

/// Whether a format shows a date or a clock: its letters outside quotation marks, brackets and escapes say so.
fn is_date(format: &str) -> bool {
    let (mut quoted, mut bracketed, mut escaped) = (false, false, false);
    for letter in format.chars() {
        match letter {
            _ if escaped => escaped = false,
            '"' => quoted = !quoted,
            _ if quoted => {}
            '\\' | '_' | '*' => escaped = true,
            '[' => bracketed = true,
            ']' => bracketed = false,
            'y' | 'Y' | 'd' | 'D' | 'm' | 'M' | 'h' | 'H' | 's' | 'S' if !bracketed => return true,
            _ => {}
        }
    }
    false
}

fn shared(strings: &Document<'_>) -> Vec<String> {
    strings.descendants().filter(|it| is(it, "si")).map(|it| rich(&it)).collect()
}

/// Text in one or more runs; what is written above it to read it by is not part of it.
fn rich(node: &Node<'_, '_>) -> String {
    let texts = node.descendants().filter(|it| is(it, "t"));
    let texts = texts.filter(|it| !it.ancestors().any(|it| is(&it, "rPh")));
    texts.filter_map(|it| it.text()).collect()
}

/// What the cells of a sheet need from elsewhere.
struct Look {
    dates: Vec<bool>,
    strings: Vec<String>,
    is_from_1904: bool,
}

impl Look {
    fn sheet(&self, sheet: &Document<'_>) -> Result<Sheet, String> {
        let merged = merged(sheet);
        let mut faults = Vec::new();
        let mut rows = Vec::new();
        let mut before = 0;
        for row in sheet.descendants().filter(|it| is(it, "row")) {
            let number = row.attribute("r").and_then(|it| it.parse().ok()).unwrap_or(before + 1);
            before = number;
            let mut cells: Vec<Cell> = Vec::new();
            let mut column = 0;
            for node in row.children().filter(|it| is(it, "c")) {
                column = node.attribute("r").and_then(place).map_or(column, |(column, _)| column);
                if column >= MOST_COLUMNS {
                    break;
                }
                cells.resize_with(cells.len().max(column + 1), Cell::default);
                if let Some(cell) = cells.get_mut(column) {
                    *cell = self.cell(&node);
                }
                column += 1;
            }
            // A merged cell may not stand in the file at all.
            for ((_, column), into) in merged.range((number, 0)..(number + 1, 0)) {
                cells.resize_with(cells.len().max(column + 1), Cell::default);
                if let Some(cell) = cells.get_mut(*column) {
                    cell.merged_into = Some(into.clone());
                }
            }
            if row.attribute("hidden").is_some_and(is_true) && cells.iter().any(|it| !it.trimmed().is_empty()) {
                faults.push(Fault::new(Code::Hidden, address(0, number), "the row is hidden, and is read"));
            }
            rows.push((number, cells));
        }
        let header = rows.iter().find(|(_, cells)| cells.iter().any(|it| !it.trimmed().is_empty()));
        let (top, width) = header.map_or((1, 0), |(row, cells)| (*row, cells.len()));
        let hidden = hidden(sheet).into_iter().filter(|it| *it < width);
        faults.extend(hidden.map(|it| Fault::new(Code::Hidden, address(it, top), "the column is hidden, and is read")));
        let sheet = Sheet::of(rows.into_iter())?;
        Ok(Sheet { faults, ..sheet })
    }

    fn cell(&self, node: &Node<'_, '_>) -> Cell {
        let inner = |name: &str| node.children().find(|it| is(it, name));
        let value = inner("v").and_then(|it| it.text()).unwrap_or_default();
        let is_formula = inner("f").is_some();
        let text = |text: String| Cell { text, is_formula, ..Cell::default() };
        match node.attribute("t") {
            Some("s") => {
                text(value.parse().ok().and_then(|it: usize| self.strings.get(it)).cloned().unwrap_or_default())
            }
            Some("inlineStr") => text(inner("is").map(|it| rich(&it)).unwrap_or_default()),
            Some("str" | "e" | "d" | "b") => text(value.to_owned()),
            _ => {
                let style = node.attribute("s").and_then(|it| it.parse().ok()).unwrap_or(0_usize);
                let shows_date = self.dates.get(style).copied().unwrap_or_default();
                let number = value.parse::<f64>().ok();
                let begins = if self.is_from_1904 { FROM_1904 } else { 0.0 };
                let date = number.filter(|_| shows_date).map(|it| it + begins);
                Cell { is_number: number.is_some(), date, ..text(digits(value, number)) }
            }
        }
    }
}

/// A number as it was typed: a whole one up to 2^53 has all its digits, however the file writes it.
fn digits(value: &str, number: Option<f64>) -> String {
    match number {
        Some(number) if number.fract() == 0.0 && number.abs() < 9.0e15 => format!("{number:.0}"),
        // 12.300000000000001 was typed as 12.3: a number has fifteen digits that count.
        Some(number) if !value.contains(['e', 'E']) => {
            let short = format!("{number:.10}");
            let close = short.parse::<f64>().is_ok_and(|it| (it - number).abs() < 1e-9);
            if close { short.trim_end_matches('0').trim_end_matches('.').to_owned() } else { value.to_owned() }
        }
        _ => value.to_owned(),
    }
}

/// Cells that others were merged with, by row and column, with the one in which the value stands.
fn merged(sheet: &Document<'_>) -> BTreeMap<(usize, usize), String> {
    let mut all = BTreeMap::new();
    for range in sheet.descendants().filter(|it| is(it, "mergeCell")).filter_map(|it| it.attribute("ref")) {
        let Some((from, to)) = range.split_once(':') else { continue };
        let (Some((left, top)), Some((right, bottom))) = (place(from), place(to)) else { continue };
        for row in (top..=bottom).take(super::MOST_ROWS + 1) {
            for column in (left..=right).take_while(|it| *it < MOST_COLUMNS) {
                if (row, column) != (top, left) && all.len() < super::MOST_ROWS * MOST_COLUMNS {
                    all.insert((row, column), from.to_owned());
                }
            }
        }
    }
    all
}

/// The columns that are hidden, or too narrow to be seen.
fn hidden(sheet: &Document<'_>) -> BTreeSet<usize> {
    let number = |node: &Node<'_, '_>, name| node.attribute(name).and_then(|it| it.parse::<usize>().ok());
    let is_narrow =
        |node: &Node<'_, '_>| node.attribute("width").and_then(|it| it.parse().ok()).is_some_and(|it: f64| it <= 0.0);
    let columns = sheet.descendants().filter(|it| is(it, "col"));
    let columns = columns.filter(|it| it.attribute("hidden").is_some_and(is_true) || is_narrow(it));
    let ranges = columns.filter_map(|it| Some((number(&it, "min")?.max(1) - 1, number(&it, "max")?)));
    ranges.flat_map(|(from, to)| from..to.min(MOST_COLUMNS)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formats_of_dates_are_told_from_those_of_numbers() {
        for (format, expected) in [
            ("dd/mm/yyyy", true),
            ("[$-42A]d mmmm yyyy", true),
            ("hh:mm", true),
            ("General", false),
            ("0.00E+00", false),
            ("#,##0.00\" mẻ d\"", false),
            ("[Red]0", false),
            ("0\\d", false),
            ("@", false),
        ] {
            assert_eq!(is_date(format), expected, "{format}");
        }
    }

    #[test]
    fn numbers_keep_the_digits_that_were_typed() {
        for (value, expected) in [
            ("9521002002010", "9521002002010"),
            ("9.52100200201E+12", "9521002002010"),
            ("12.300000000000001", "12.3"),
            ("0.1", "0.1"),
            ("1.2345678901234568E+20", "1.2345678901234568E+20"),
            ("", ""),
        ] {
            assert_eq!(digits(value, value.parse().ok()), expected, "{value}");
        }
    }
}
