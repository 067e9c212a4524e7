//! Readings of element strings whose separators are gone.

use gs1::{Likelihood, Scan, ScanData, interpret};
use proptest::prelude::*;

#[track_caller]
fn read(text: &str) -> Scan {
    interpret(&ScanData::from_text(text)).unwrap_or_else(|error| panic!("{text}: {error}"))
}

/// The plain reading, then the others with how much speaks for them.
#[track_caller]
fn readings(text: &str, plain: &str, others: &[(Likelihood, &str)]) {
    let scan = read(text);
    assert_eq!(scan.bracketed(), plain, "{text}");
    let found: Vec<(Likelihood, String)> =
        scan.alternatives().iter().map(|other| (other.likelihood, other.scan.bracketed())).collect();
    let found: Vec<(Likelihood, &str)> = found.iter().map(|(how, elements)| (*how, elements.as_str())).collect();
    assert_eq!(found, others, "{text}");
    for other in scan.alternatives() {
        assert_eq!(other.scan.raw(), scan.raw());
        for element in other.scan.elements() {
            assert_eq!(&scan.raw()[element.span.clone()], element.raw, "{text}");
        }
    }
}

use Likelihood::{Likely, Possible};

const GTIN: &str = "(01)08934588063053";

#[test]
fn a_date_or_a_number_at_the_end_of_a_lot_is_likely_an_element() {
    let plain = |rest: &str| format!("{GTIN}{rest}");
    readings("]C1010893458806305310L117271231", &plain("(10)L117271231"), &[(Likely, &plain("(10)L1(17)271231"))]);
    readings("]d2010893458806305310L115271200", &plain("(10)L115271200"), &[(Likely, &plain("(10)L1(15)271200"))]);
    readings("010893458806305321S17271231", &plain("(21)S17271231"), &[(Likely, &plain("(21)S(17)271231"))]);
    let scan = read("]C110L10108934588063053");
    assert_eq!(scan.alternatives()[0].scan.bracketed(), "(10)L1(01)08934588063053");
}

#[test]
fn a_serial_within_a_lot_is_possible() {
    readings(
        "]C1010893458806305310L121S1",
        &format!("{GTIN}(10)L121S1"),
        &[(Possible, &format!("{GTIN}(10)L1(21)S1"))],
    );
    readings(
        "]C1010893458806305321S110L1",
        &format!("{GTIN}(21)S110L1"),
        &[(Possible, &format!("{GTIN}(21)S1(10)L1"))],
    );
}

#[test]
fn several_separators_may_be_gone_at_once() {
    let scan = read("]C1010893458806305310L121S117271231");
    let found: Vec<String> = scan.alternatives().iter().map(|other| other.scan.bracketed()).collect();
    assert_eq!(found[0], format!("{GTIN}(10)L121S1(17)271231"));
    assert!(found.contains(&format!("{GTIN}(10)L1(21)S1(17)271231")), "{found:?}");
}

#[test]
fn what_breaks_a_rule_is_read_with_the_separator_that_it_lost() {
    readings("]C10108934588063053371210L1", &format!("{GTIN}(37)1210L1"), &[]);
    let (lot, serial) = ("L".repeat(18), "S".repeat(18));
    readings(&format!("]C1010893458806305310{lot}21{serial}"), &format!("{GTIN}(10){lot}(21){serial}"), &[]);
    readings(&format!("]C1010893458806305310{lot}17271231"), &format!("{GTIN}(10){lot}(17)271231"), &[]);
}

#[test]
fn an_ordinary_lot_has_one_reading() {
    for lot in ["ABC123", "LOT17209925", "A17201399", "1720122", "VN-2026/11", "11", "L0112"] {
        readings(&format!("]C10108934588063053{}{lot}", 10), &format!("{GTIN}(10){lot}"), &[]);
    }
    // An AI that stands already does not come again; brackets and links tell where a value ends.
    readings("]C101089345880630531727123110L117271231", &format!("{GTIN}(17)271231(10)L117271231"), &[]);
    readings("(01)08934588063053(10)L117271231", &format!("{GTIN}(10)L117271231"), &[]);
    readings("https://a.vn/01/08934588063053/10/L117271231", &format!("{GTIN}(10)L117271231"), &[]);
    // What must not stand beside a GTIN, or only beside another AI, was not meant.
    let scan = read("]C1010893458806305310L10208934588063053");
    assert!(scan.alternatives().iter().all(|other| other.likelihood == Possible));
}

proptest! {
    /// Whatever separators a scanner drops, what was printed is among the readings.
    #[test]
    fn what_was_printed_is_among_the_readings(
        lot in "[A-Z]{1,3}[0-9]{0,2}[A-Z]", serial in "[A-Z]{1,3}[0-9]{0,2}", day in 1..29_u8, order in any::<bool>(),
    ) {
        let date = format!("1727{:02}{day:02}", 1 + day % 12);
        let open = if order { format!("10{lot}21{serial}") } else { format!("21{serial}10{lot}") };
        for text in [format!("]C10108934588063053{open}{date}"), format!("]C10108934588063053{date}{open}")] {
            let scan = read(&text);
            let mut all = scan.alternatives().iter().map(|other| &other.scan).chain([&scan]);
            let is_meant = |scan: &Scan| scan.lot() == Some(lot.as_str()) && scan.serial() == Some(serial.as_str());
            prop_assert!(all.any(is_meant), "{text}");
        }
    }

    /// No reading changes the product, breaks a rule, or leaves bytes out.
    #[test]
    fn every_reading_is_a_whole_one(value in "[A-Z0-9]{1,60}", more in "[0-9]{0,8}") {
        let text = format!("]C1010893458806305310{value}\u{1d}99{more}");
        let Ok(scan) = interpret(&ScanData::from_text(&text)) else { return Ok(()) };
        prop_assert!(scan.alternatives().len() <= 8);
        for other in scan.alternatives() {
            prop_assert_eq!(other.scan.gtin(), scan.gtin());
            let length: usize = other.scan.elements().iter().map(|one| one.ai.len() + one.raw.len()).sum();
            let separators = scan.raw().matches('\u{1d}').count();
            prop_assert_eq!(length + separators, scan.raw().len());
            let data = ScanData::from_text(&other.scan.unbracketed());
            prop_assert_eq!(interpret(&data).map(|again| again.bracketed()), Ok(other.scan.bracketed()));
        }
    }
}
