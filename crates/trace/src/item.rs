//! The item that a code identifies, and what the code itself says about it.

use epcis::ItemKey;
use gs1::{Ai, Element, Unit, Value};

use super::clock::Date;
use super::report::ItemLevel;

/// What is looked up and checked: the key, and the claims of the code.
#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    /// The normalised key: GTIN with lot and serial, or SSCC.
    pub key: ItemKey,
    /// Every element of the code.
    pub elements: Vec<Element>,
    /// AI (17), else the day of AI (7003).
    pub expiry: Option<Date>,
    /// AI (15).
    pub best_before: Option<Date>,
    /// AI (11), else AI (13).
    pub produced: Option<Date>,
    /// Highest storage temperature, degrees Celsius: AI (4331), else AI (4330).
    pub max_celsius: Option<f64>,
    /// Lowest storage temperature, degrees Celsius: AI (4333), else AI (4332).
    pub min_celsius: Option<f64>,
    /// What the code says as well, if separators were lost in it, the likeliest first.
    pub others: Vec<Reading>,
}

/// Another reading of a code.
#[derive(Clone, Debug, PartialEq)]
pub struct Reading {
    /// The item in this reading. It has no other readings of its own.
    pub item: Item,
    /// Whether it counts beside the plain reading; else only where nobody knows that one.
    pub is_likely: bool,
}

/// Keys of single things that events speak about: pieces, returnable and individual assets, parts.
const ASSETS: [&str; 4] = ["8006", "8003", "8004", "8010"];

impl Item {
    /// The item of a code's elements; none if they hold no GTIN, SSCC or asset number.
    ///
    /// AI (12), the due date of a payment, is no expiry date.
    /// `year` is the current year, which decides the century of two-digit years.
    ///
    /// Source: GS1 General Specifications, sections 3.4, 3.8.7 (AIs 4330–4333), 7.12 (century).
    pub fn new(elements: Vec<Element>, year: i32) -> Option<Item> {
        let key = key(&elements)?;
        let dates = dates(&elements, year);
        let celsius = |ai: u16| celsius(elements.iter().find(|element| element.ai.number() == ai)?);
        Some(Item {
            expiry: dates.expiry,
            best_before: dates.best_before,
            produced: dates.produced,
            max_celsius: celsius(4331).or_else(|| celsius(4330)),
            min_celsius: celsius(4333).or_else(|| celsius(4332)),
            key,
            elements,
            others: Vec::new(),
        })
    }

    /// A thing that no code names, but a source does.
    pub(crate) fn of(key: ItemKey) -> Item {
        Item {
            key,
            elements: Vec::new(),
            expiry: None,
            best_before: None,
            produced: None,
            max_celsius: None,
            min_celsius: None,
            others: Vec::new(),
        }
    }

    /// The finest level that the code identifies.
    pub fn level(&self) -> ItemLevel {
        match self.key.level() {
            epcis::item::Level::Class => ItemLevel::Product,
            epcis::item::Level::Lot => ItemLevel::Lot,
            epcis::item::Level::Item => ItemLevel::Item,
        }
    }
}

/// The key of a code's elements; none if they hold no GTIN, SSCC or asset number.
pub(super) fn key(elements: &[Element]) -> Option<ItemKey> {
    let raw = |ai: Ai| find(elements, ai).map(|element| element.raw.as_str());
    let trade_item = |gtin: &str| ItemKey::trade_item(gtin, raw(Ai::LOT), raw(Ai::SERIAL));
    match (raw(Ai::GTIN), raw(Ai::SSCC), raw(Ai::CONTENT)) {
        (Some(gtin), ..) | (None, None, Some(gtin)) => trade_item(gtin),
        (None, Some(sscc), _) => ItemKey::logistic_unit(sscc),
        (None, None, None) => ASSETS.iter().find_map(|ai| ItemKey::of_elements(ai.parse().ok()?, raw)),
    }
}

fn find(elements: &[Element], ai: Ai) -> Option<&Element> {
    elements.iter().find(|element| element.ai == ai)
}

/// The dates that a code names.
pub(super) struct Dates {
    pub(super) expiry: Option<Date>,
    pub(super) best_before: Option<Date>,
    pub(super) produced: Option<Date>,
}

/// Reads the dates of a code: expiry (17) or (7003), best before (15), made (11) or packed (13).
pub(super) fn dates(elements: &[Element], year: i32) -> Dates {
    let date = |ai: Ai| match find(elements, ai)?.value {
        Value::Date(date) | Value::DateTime(date, _) => Some(date.seen_from(year)),
        _ => None,
    };
    Dates {
        expiry: date(Ai::EXPIRY).or_else(|| date(Ai::EXPIRY_TIME)),
        best_before: date(Ai::BEST_BEFORE),
        produced: date(Ai::PRODUCTION_DATE).or_else(|| date(Ai::PACKAGING_DATE)),
    }
}

/// A temperature in degrees Celsius.
fn celsius(element: &Element) -> Option<f64> {
    let Value::Temperature(hundredths, unit) = &element.value else { return None };
    let degrees = *hundredths as f64 / 100.0;
    Some(if *unit == Unit::Fahrenheit { (degrees - 32.0) / 1.8 } else { degrees })
}

/// An element as a code holds it.
#[cfg(test)]
pub(crate) fn element((ai, raw): (&str, &str)) -> Element {
    let ai: Ai = ai.parse().unwrap_or(Ai::GTIN);
    Element { ai, raw: raw.to_owned(), value: Value::of(ai, raw), span: 0..0, in_path: false }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::expect_used, reason = "a failed expectation is the failure of the test")]

    use super::*;

    fn item(elements: &[(&str, &str)]) -> Option<Item> {
        Item::new(elements.iter().copied().map(element).collect(), 2026)
    }

    #[track_caller]
    fn check_expiry(ai: &str, value: &str, expected: Option<&str>) {
        let item = item(&[("01", "09521001002011"), (ai, value)]).expect("an item");
        assert_eq!(item.expiry.map(|date| date.to_string()).as_deref(), expected, "{ai} {value}");
    }

    #[test]
    fn only_the_expiry_date_is_an_expiry_date() {
        check_expiry("17", "261204", Some("2026-12-04"));
        check_expiry("17", "270200", Some("2027-02-28"));
        check_expiry("17", "271200", Some("2027-12-31"));
        check_expiry("7003", "2612041530", Some("2026-12-04"));
        check_expiry("12", "261204", None);
        check_expiry("15", "261204", None);
        check_expiry("17", "770101", Some("1977-01-01"));
        check_expiry("17", "760101", Some("2076-01-01"));
        check_expiry("17", "260230", None);
        check_expiry("17", "261304", None);
    }

    #[test]
    fn the_finest_element_decides_the_level() {
        let level = |elements: &[(&str, &str)]| item(elements).map(|item| item.level());
        assert_eq!(level(&[("01", "09521001002011")]), Some(ItemLevel::Product));
        assert_eq!(level(&[("01", "09521001002011"), ("10", "A")]), Some(ItemLevel::Lot));
        assert_eq!(level(&[("01", "09521001002011"), ("10", "A"), ("21", "1")]), Some(ItemLevel::Item));
        assert_eq!(level(&[("00", "095210010000000017")]), Some(ItemLevel::Item));
        assert_eq!(level(&[("10", "A")]), None);
    }

    #[test]
    fn temperature_limits_are_read_in_degrees_celsius() {
        let item = item(&[("01", "09521001002011"), ("4331", "001800-"), ("4332", "003200")]).expect("an item");
        assert_eq!((item.max_celsius, item.min_celsius), (Some(-18.0), Some(0.0)));
    }
}
