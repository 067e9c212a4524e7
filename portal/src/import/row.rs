//! A row of the template, into an event.

use super::cell::{Cell, address, is_scientific, old_encoding};
use super::date::{self, Orders};
use super::template::{COLUMNS, Columns, NEEDED, STEPS, UNITS};
use crate::capture::{Code, Fault};
use crate::tokens::has_check_digit;
use epcis::time::Offset;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;

/// A row as it was read.
#[derive(Debug, Default)]
pub(super) struct Row {
    /// Its event, unless something stands in the way.
    pub(super) event: Option<Value>,
    /// What is wrong or doubtful, each with its cell.
    pub(super) faults: Vec<Fault>,
}

/// The columns in which days stand.
pub(super) const DAYS: [&str; 3] = ["time", "made", "expiry"];

/// The column from which a place of an event comes.
pub(super) fn column_of(place: &str) -> &'static str {
    match place.split(['[', '.']).next().unwrap_or_default() {
        "quantityList" if place.ends_with("quantity") => "quantity",
        "quantityList" if place.ends_with("uom") => "unit",
        "epcList" | "quantityList" => "gtin",
        "readPoint" | "bizLocation" => "place",
        "bizStep" => "step",
        "ilmd" => "expiry",
        _ => "time",
    }
}

/// Reads rows one after the other.
pub(super) struct Rows<'a> {
    columns: &'a Columns,
    orders: Orders,
    /// What rows said happened, with the row that said it first.
    seen: BTreeMap<String, usize>,
}

impl<'a> Rows<'a> {
    pub(super) fn new(columns: &'a Columns, rows: &[(usize, Vec<Cell>)]) -> Rows<'a> {
        let mut orders = Orders::default();
        for column in DAYS.iter().filter_map(|it| columns.at(it)) {
            rows.iter().filter_map(|(_, cells)| cells.get(column)).for_each(|it| orders.see(it));
        }
        Rows { columns, orders, seen: BTreeMap::new() }
    }

    pub(super) fn read(&mut self, row: usize, cells: &[Cell]) -> Row {
        let mut reader = Reader { row, cells, columns: self.columns, faults: Vec::new() };
        reader.damage();
        let (gtin, place) = (reader.digits("gtin", &[8, 12, 13, 14]), reader.digits("place", &[13]));
        // One product, however long its number is written.
        let gtin = gtin.map(|it| format!("{it:0>14}"));
        let days = DAYS.map(|name| reader.day(name, self.orders));
        let step = reader.step();
        let (quantity, unit) = (reader.quantity(), reader.unit());
        let [lot, serial] = ["lot", "serial"].map(|name| reader.word(name));
        let [time, made, expiry] = days;
        let same = format!("{time:?} {step:?} {gtin:?} {lot:?} {serial:?} {place:?}");
        let is_wrong = reader.faults.iter().any(|it| it.code.rejects());
        if !is_wrong && let Some(before) = self.seen.get(&same) {
            let name = if serial.is_some() { "serial" } else { "lot" };
            reader.fault(name, Code::Duplicate, &format!("the same stands in row {before}"));
        }
        self.seen.entry(same.clone()).or_insert(row);
        let is_wrong = reader.faults.iter().any(|it| it.code.rejects());
        let (Some(gtin), Some(place), Some((day, minutes)), Some((word, action)), false) =
            (gtin, place, time, step, is_wrong)
        else {
            return Row { event: None, faults: reader.faults };
        };
        let escaped = |text: &str| gs1::percent::encode(text.as_bytes(), gs1::percent::UriPart::Path);
        let product = format!("https://id.gs1.org/01/{gtin}");
        let start = day.start(Offset::VIETNAM).plus_millis(i64::from(minutes) * 60_000);
        let mut event = json!({
            "type": "ObjectEvent", "eventID": identifier(&same), "eventTime": start.to_string(),
            "eventTimeZoneOffset": "+07:00", "action": action, "bizStep": word,
            "readPoint": { "id": format!("https://id.gs1.org/414/{place}") },
        });
        if let Some(serial) = &serial {
            event["epcList"] = json!([format!("{product}/21/{}", escaped(serial))]);
        } else {
            let class = lot.as_ref().map_or(product.clone(), |lot| format!("{product}/10/{}", escaped(lot)));
            let mut item = json!({ "epcClass": class });
            if let Some(quantity) = quantity {
                item["quantity"] = json!(quantity);
            }
            if let Some(unit) = unit {
                item["uom"] = json!(unit);
            }
            event["quantityList"] = json!([item]);
        }
        // Master data of a lot come with its making alone (EPCIS 2.0, section 7.4.1.2).
        let lot = lot.filter(|_| serial.is_some()).map(|it| ("cbvmda:lotNumber", json!(it)));
        let dated = [("made", "cbvmda:productionDate", made), ("expiry", "cbvmda:itemExpirationDate", expiry)];
        for (column, name, (day, _)) in dated.into_iter().filter_map(|(at, name, day)| day.map(|day| (at, name, day))) {
            if action == "ADD" {
                event["ilmd"][name] = json!(day.to_string());
            } else {
                reader.fault(column, Code::Doubtful, "left out: it is recorded where the goods are made");
            }
        }
        if let Some((name, lot)) = lot.filter(|_| action == "ADD") {
            event["ilmd"][name] = lot;
        }
        Row { event: Some(event), faults: reader.faults }
    }
}

/// The identifier of what a row says happened, of version 8: made of a hash (RFC 9562, section 5.8).
fn identifier(same: &str) -> String {
    let hash = crate::content::hex(&Sha256::digest(same.as_bytes()));
    let part = |from: usize, to: usize| hash.get(from..to).unwrap_or_default();
    format!("urn:uuid:{}-{}-8{}-8{}-{}", part(0, 8), part(8, 12), part(13, 16), part(17, 20), part(20, 32))
}

/// Reads the cells of one row.
struct Reader<'a> {
    row: usize,
    cells: &'a [Cell],
    columns: &'a Columns,
    faults: Vec<Fault>,
}

static EMPTY: Cell = Cell { text: String::new(), is_formula: false, is_number: false, date: None, merged_into: None };

impl<'a> Reader<'a> {
    fn cell(&self, name: &str) -> &'a Cell {
        self.columns.at(name).and_then(|at| self.cells.get(at)).unwrap_or(&EMPTY)
    }

    fn address(&self, name: &str) -> String {
        self.columns.at(name).map_or_else(|| self.row.to_string(), |column| address(column, self.row))
    }

    fn fault(&mut self, name: &str, code: Code, what: &str) {
        let text: String = self.cell(name).trimmed().chars().take(80).collect();
        let detail = if text.is_empty() { what.to_owned() } else { format!("{what}: {text}") };
        self.faults.push(Fault::new(code, self.address(name), detail));
    }

    /// What is wrong with cells whatever they mean.
    fn damage(&mut self) {
        for (name, ..) in COLUMNS {
            let cell = self.cell(name);
            if cell.is_formula {
                self.fault(name, Code::Formula, "a formula, not a value");
            } else if let Some(into) = cell.merged_into.as_deref() {
                self.fault(name, Code::Merged, &format!("merged with {into}, where its value stands"));
            } else if let Some(encoding) = old_encoding(cell.trimmed()) {
                self.fault(name, Code::OldEncoding, &format!("written in {encoding}, not in Unicode"));
            } else if cell.is_padded() && !cell.trimmed().is_empty() {
                self.fault(name, Code::Doubtful, "blanks around it are left out");
            }
        }
    }

    /// Whether a cell's fault is told already, so that what follows from it is not told, too.
    fn is_damaged(&self, name: &str) -> bool {
        let address = self.address(name);
        self.faults.iter().any(|it| it.code.rejects() && it.place == address)
    }

    /// A cell's text, where something stands in it that can be read.
    fn text(&mut self, name: &str) -> Option<&'a str> {
        if self.is_damaged(name) {
            return None;
        }
        let text = self.cell(name).trimmed();
        if text.is_empty() && NEEDED.contains(&name) {
            self.fault(name, Code::Missing, "nothing stands here");
        }
        (!text.is_empty()).then_some(text)
    }

    /// A key of digits with its check digit.
    fn digits(&mut self, name: &str, lengths: &[usize]) -> Option<String> {
        let text = self.text(name)?.replace([' ', '\u{a0}', '-', '.'], "");
        let is_zeroed = self.cell(name).is_number && text.ends_with("00000");
        let (code, what) = match text.as_str() {
            _ if is_scientific(self.cell(name).trimmed()) => {
                (Code::LostDigits, "digits are lost: format the column as text")
            }
            text if text.is_empty() || !text.bytes().all(|it| it.is_ascii_digit()) => {
                (Code::Invalid, "digits alone are needed")
            }
            // A sheet takes such digits for a number, and drops the zeros before them.
            text if !lengths.contains(&text.len())
                && lengths.iter().any(|it| text.len() < *it && it - text.len() <= 5)
                && has_check_digit(text) =>
            {
                (Code::LostDigits, "zeros at its beginning are lost: format the column as text")
            }
            text if !lengths.contains(&text.len()) => (Code::Invalid, "too few or too many digits"),
            _ if is_zeroed => {
                (Code::LostDigits, "it ends in zeros, as numbers do whose digits were cut off: write it as text")
            }
            text if !has_check_digit(text) => (Code::WrongKey, "wrong check digit"),
            _ => return Some(text),
        };
        self.fault(name, code, what);
        None
    }

    fn day(&mut self, name: &str, orders: Orders) -> Option<(epcis::time::Date, u32)> {
        self.text(name)?;
        match date::read(self.cell(name), orders) {
            Ok(read) => Some(read),
            Err((code, detail)) => {
                self.faults.push(Fault::new(code, self.address(name), detail));
                None
            }
        }
    }

    fn step(&mut self) -> Option<(&'static str, &'static str)> {
        let text = self.text("step")?.to_lowercase();
        let found = STEPS.iter().find(|(name, word, _)| *name == text || *word == text);
        if found.is_none() {
            self.fault("step", Code::Invalid, "not a step of the template");
        }
        found.map(|(_, word, action)| (*word, *action))
    }

    /// An amount: `12`, `12.5`, and `12,5` as Vietnamese writes it.
    fn quantity(&mut self) -> Option<f64> {
        let text = self.text("quantity")?;
        let is_number = self.cell("quantity").is_number;
        if is_scientific(text) {
            self.fault("quantity", Code::LostDigits, "digits may be lost: write all of them");
            return None;
        }
        // 1.250 and 1,250 are a thousand and a quarter to some, and one and a quarter to others.
        let group = text.rsplit_once(['.', ',']).filter(|(_, rest)| rest.len() == 3 && !is_number);
        let is_several = text.matches(['.', ',']).count() > 1;
        if is_several || group.is_some_and(|(whole, _)| whole.len() <= 3 && !whole.starts_with('0')) {
            self.fault("quantity", Code::Invalid, "it can be read in two ways: write no separator of thousands");
            return None;
        }
        let amount = text.replace(',', ".").parse::<f64>().ok().filter(|it| it.is_finite() && *it > 0.0);
        match amount {
            None => self.fault("quantity", Code::Invalid, "not an amount above zero"),
            Some(amount) if text.contains(',') => {
                self.fault(
                    "quantity",
                    Code::Doubtful,
                    &format!("read with its comma before the decimals, as {amount}"),
                );
            }
            Some(_) => {}
        }
        amount
    }

    fn unit(&mut self) -> Option<String> {
        let text = self.text("unit")?;
        let is_code =
            matches!(text.len(), 2 | 3) && text.bytes().all(|it| it.is_ascii_uppercase() || it.is_ascii_digit());
        let lower = text.to_lowercase();
        let known = UNITS.iter().find(|(name, _)| *name == lower).map(|(_, code)| (*code).to_owned());
        if known.is_none() && !is_code {
            self.fault("unit", Code::Invalid, "not a unit of the template");
        }
        known.or_else(|| is_code.then(|| text.to_owned())).filter(|it| !it.is_empty())
    }

    /// A lot or a serial: at most twenty signs of the set of GS1 (General Specifications, figure 7.11-1).
    fn word(&mut self, name: &str) -> Option<String> {
        let text = self.text(name)?;
        if is_scientific(text) {
            self.fault(name, Code::LostDigits, "digits are lost: format the column as text");
            return None;
        }
        if text.len() > 20 || !text.bytes().all(|it| gs1::Cset::X.contains(it)) {
            self.fault(name, Code::Invalid, "at most 20 letters without marks, digits and signs, no blanks");
            return None;
        }
        if self.cell(name).is_number {
            self.fault(
                name,
                Code::Doubtful,
                "a number: zeros at its beginning would be lost, format the column as text",
            );
        }
        Some(text.to_owned())
    }
}
