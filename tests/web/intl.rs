//! Values as this browser's `Intl` writes them, and what is left where parts of it are missing.

use trace::clock::{Date, Timestamp};
use truyxuat::{
    browser::intl::{self, Formats},
    session::Lang,
    text::{Writer, Written},
};
use wasm_bindgen::JsValue;
use wasm_bindgen_test::wasm_bindgen_test;

use super::js;

const DAY: Date = Date { year: 2026, month: 11, day: 3 };

/// What a script of this browser writes.
fn expected(script: &str) -> String {
    js(&JsValue::NULL, &format!("return {script}")).as_string().expect("text")
}

#[wasm_bindgen_test]
fn every_value_is_written_as_the_browser_does_in_the_language() {
    for (lang, locale) in [(Lang::Vi, "vi"), (Lang::En, "en-GB"), (Lang::Zh, "zh-Hans")] {
        let writer = Writer::new(lang, intl::write);
        let number = |options: &str, digits: &str| {
            expected(&format!("new Intl.NumberFormat('{locale}', {options}).format('{digits}')"))
        };
        assert_eq!(writer.number(1234.5), number("{}", "1234.5"));
        assert_eq!(writer.number(-0.001), "0");
        assert_eq!(writer.count(12_345), number("{}", "12345"));
        assert_eq!(writer.amount("0.50 KGM"), number("{style:'unit',unit:'kilogram',minimumFractionDigits:2}", "0.50"));
        assert_eq!(writer.quantity(-18.0, Some("CEL")), number("{style:'unit',unit:'celsius'}", "-18"));
        assert_eq!(writer.quantity(95.0, Some("KMH")), number("{style:'unit',unit:'kilometer-per-hour'}", "95"));
        let list = format!("new Intl.ListFormat('{locale}').format(['A', 'B', 'C'])");
        assert_eq!(writer.list(&["A", "B", "C"]), expected(&list));
        let country = format!("new Intl.DisplayNames('{locale}', {{type:'region'}}).of('PT')");
        assert_eq!(writer.country("PT"), expected(&country));
        let month =
            if lang == Lang::Vi { "{year:'numeric',month:'2-digit',day:'2-digit'}" } else { "{dateStyle:'long'}" };
        let day = format!("new Intl.DateTimeFormat('{locale}', {month}).format(new Date(2026, 10, 3))");
        assert_eq!(writer.date(DAY), expected(&day));
    }
    assert_eq!(Writer::new(Lang::Vi, intl::write).date(DAY), "03/11/2026");
}

#[wasm_bindgen_test]
fn the_clock_is_that_of_the_place_and_never_the_devices() {
    let writer = Writer::new(Lang::Vi, intl::write);
    let moment = Timestamp(DAY.days() * 86_400_000 + 20 * 3_600_000 + 5 * 60_000);
    for (offset, written) in [
        (7 * 60, "03:05 ngày 04/11/2026"),
        (0, "20:05 ngày 03/11/2026"),
        (-11 * 60, "09:05 ngày 03/11/2026"),
        (4 * 60, "00:05 ngày 04/11/2026"),
    ] {
        assert_eq!(writer.time(moment.at_offset(offset)), written);
    }
}

#[wasm_bindgen_test]
fn what_is_written_is_composed() {
    let mut formats = Formats::new();
    for code in ["BR", "PT", "DO", "CI", "ST"] {
        let name = formats.write(Lang::Vi, Written::Country(code)).expect("a name");
        assert!(!name.chars().any(|char| ('\u{300}'..='\u{36f}').contains(&char)), "{name}");
    }
}

/// Runs `check` with formats of their own while `script` has changed the browser's `Intl`.
fn without(script: &str, check: impl FnOnce(&mut Formats)) {
    js(&JsValue::NULL, &format!("globalThis.whole = Intl; {script}"));
    check(&mut Formats::new());
    js(&JsValue::NULL, "globalThis.Intl = whole; delete globalThis.whole");
}

#[wasm_bindgen_test]
fn a_part_that_the_browser_lacks_is_left_to_the_plain_writer() {
    let number = |unit| Written::Number { digits: "2.5", unit };
    let all = [
        Written::Day(DAY),
        Written::Clock { hour: 7, minute: 5 },
        number(None),
        number(Some("kilogram")),
        Written::Country("PT"),
        Written::List(&["A", "B"]),
    ];
    // An old web view: no unit style, no lists, no names of countries.
    let old = "const {NumberFormat, DateTimeFormat} = Intl;
        function Old(locale, options) {
            if (options.style === 'unit') throw new RangeError('style');
            return new NumberFormat(locale, options);
        }
        Old.supportedLocalesOf = NumberFormat.supportedLocalesOf;
        globalThis.Intl = {NumberFormat: Old, DateTimeFormat}";
    without(old, |formats| {
        for (written, stands) in all.into_iter().zip([true, true, true, false, false, false]) {
            assert_eq!(formats.write(Lang::Vi, written).is_some(), stands, "{written:?}");
        }
    });
    for broken in [
        "globalThis.Intl = {}",
        "globalThis.Intl = undefined",
        "globalThis.Intl = {NumberFormat: 1, DateTimeFormat: {}, ListFormat: () => 1, DisplayNames: null}",
        // No language of ours.
        "const none = class { static supportedLocalesOf() { return [] } format() { return 'x' } of() { return 'x' } };
            globalThis.Intl = {NumberFormat: none, DateTimeFormat: none, ListFormat: none, DisplayNames: none}",
        "const bad = class { static supportedLocalesOf() { return ['vi'] } format() { throw 1 } of() { return {} } };
            globalThis.Intl = {NumberFormat: bad, DateTimeFormat: bad, ListFormat: bad, DisplayNames: bad}",
    ] {
        without(broken, |formats| {
            for written in all {
                assert_eq!(formats.write(Lang::Vi, written), None, "{written:?}");
            }
        });
    }
    // The page goes on, with the plain writing.
    let plain = Writer::new(Lang::Vi, |_, _| None);
    assert_eq!(plain.amount("0.50 KGM"), "0,50\u{a0}kg");
}

#[wasm_bindgen_test]
fn strange_values_neither_fail_nor_gather() {
    let mut formats = Formats::new();
    for fraction in 0..200 {
        let digits = format!("0.{}", "1".repeat(fraction));
        let text = formats.write(Lang::En, Written::Number { digits: &digits, unit: Some("gram") });
        assert_eq!(text.is_some(), fraction <= 20, "{digits}");
    }
    for (written, text) in [
        (Written::Number { digits: "1", unit: Some("no-unit") }, None),
        (Written::Country("no country"), None),
        (Written::Country(""), None),
    ] {
        assert_eq!(formats.write(Lang::Vi, written).as_deref(), text, "{written:?}");
    }
}
