//! Amounts with their unit, as people write them.

use std::borrow::Cow;

use super::writer::{NO_NUMBER, Written, decimal};
use super::{Lang, Writer, harmless};

/// A unit: its code, its name in ECMA-402 where that has it, and its sign in Vietnamese, English and Chinese.
struct Unit {
    code: &'static str,
    intl: Option<&'static str>,
    signs: [&'static str; 3],
}

const fn unit(code: &'static str, intl: Option<&'static str>, signs: [&'static str; 3]) -> Unit {
    Unit { code, intl, signs }
}

/// The units of food, and those of this page.
///
/// Sources: UN/ECE Recommendation 20; ECMA-402, table of simple units sanctioned for use.
const UNITS: [Unit; 23] = [
    unit("KGM", Some("kilogram"), ["kg", "kg", "kg"]),
    unit("GRM", Some("gram"), ["g", "g", "g"]),
    unit("MGM", None, ["mg", "mg", "毫克"]),
    unit("TNE", None, ["tấn", "t", "吨"]),
    unit("LTR", Some("liter"), ["L", "l", "升"]),
    unit("DLT", None, ["dL", "dl", "分升"]),
    unit("CLT", None, ["cL", "cl", "厘升"]),
    unit("MLT", Some("milliliter"), ["mL", "ml", "毫升"]),
    unit("MTR", Some("meter"), ["m", "m", "米"]),
    unit("CMT", Some("centimeter"), ["cm", "cm", "厘米"]),
    unit("MMT", Some("millimeter"), ["mm", "mm", "毫米"]),
    unit("KMT", Some("kilometer"), ["km", "km", "公里"]),
    unit("KMH", Some("kilometer-per-hour"), ["km/h", "km/h", "km/h"]),
    unit("MTK", None, ["m²", "m²", "平方米"]),
    unit("MTQ", None, ["m³", "m³", "立方米"]),
    unit("CEL", Some("celsius"), ["°C", "°C", "°C"]),
    unit("FAH", Some("fahrenheit"), ["°F", "°F", "°F"]),
    unit("P1", Some("percent"), ["%", "%", "%"]),
    unit("LBR", Some("pound"), ["lb", "lb", "lb"]),
    unit("ONZ", Some("ounce"), ["oz", "oz", "oz"]),
    unit("H87", None, ["cái", "pcs", "件"]),
    unit("EA", None, ["cái", "pcs", "件"]),
    unit("C62", None, ["cái", "pcs", "件"]),
];

/// A longer text is no code of a unit.
const MOST_OF_A_CODE: usize = 12;

/// Beyond this `Intl` may lose digits: older ones count in binary floating point.
const MAX_DIGITS: usize = 15;

impl Writer {
    /// A stated amount such as `500 GRM` as the language writes it. Every digit stays; what is no plain
    /// number with a known unit is shown as the source wrote it.
    pub fn amount(self, stated: &str) -> Cow<'_, str> {
        let end = stated.find(|char: char| !char.is_ascii_digit() && char != '.').unwrap_or(stated.len());
        let (number, code) = stated.split_at(end);
        let is_plain = number.starts_with(|char: char| char.is_ascii_digit())
            && number.ends_with(|char: char| char.is_ascii_digit())
            && number.matches('.').count() <= 1
            && number.len() <= MAX_DIGITS;
        match known(code.trim()).filter(|_| is_plain) {
            Some(unit) => self.with_unit(number, unit).into(),
            None => stated.into(),
        }
    }

    /// A number in a unit; one that is not known is shown by its code, so that no amount loses its meaning.
    pub fn quantity(self, amount: f64, uom: Option<&str>) -> String {
        let Some(digits) = decimal(amount) else { return NO_NUMBER.to_owned() };
        match (uom, uom.and_then(known)) {
            (_, Some(unit)) => self.with_unit(&digits, unit),
            (Some(code), None) => [self.digits(&digits).as_str(), " ", &harmless(code, MOST_OF_A_CODE)].concat(),
            (None, None) => self.digits(&digits),
        }
    }

    fn with_unit(self, digits: &str, unit: &Unit) -> String {
        let by_intl = unit.intl.and_then(|name| self.by_intl(Written::Number { digits, unit: Some(name) }));
        by_intl.unwrap_or_else(|| {
            let [vi, en, zh] = unit.signs;
            let sign = match self.lang {
                Lang::Vi => vi,
                Lang::En => en,
                Lang::Zh => zh,
            };
            // Degrees, per cent and Chinese words follow at once; other signs stay on the number's line.
            let joins = sign.starts_with(|char: char| char == '°' || char == '%' || char > '\u{2e80}');
            [self.digits(digits).as_str(), if joins { "" } else { "\u{a0}" }, sign].concat()
        })
    }
}

fn known(code: &str) -> Option<&'static Unit> {
    UNITS.iter().find(|unit| unit.code == code)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(stated: &str, expected: [&str; 3]) {
        for (lang, expected) in Lang::ALL.into_iter().zip(expected) {
            assert_eq!(Writer::plain(lang).amount(stated).replace('\u{a0}', " "), expected, "{stated}");
        }
    }

    #[test]
    fn an_amount_has_the_sign_of_its_unit() {
        check("500 GRM", ["500 g"; 3]);
        check("500GRM", ["500 g"; 3]);
        check("0.125 KGM", ["0,125 kg", "0.125 kg", "0.125 kg"]);
        check("1.50 LTR", ["1,50 L", "1.50 l", "1.50升"]);
        check("1500 MLT", ["1.500 mL", "1,500 ml", "1,500毫升"]);
        check("6 H87", ["6 cái", "6 pcs", "6件"]);
        check("4 CEL", ["4°C"; 3]);
    }

    #[test]
    fn what_is_no_amount_in_a_known_unit_stays_as_written() {
        for stated in ["500 g", "1.2.3 KGM", ".5 KGM", "5. KGM", "GRM", "12 XYZ", "500", "-5 GRM", "1,5 KGM", ""] {
            check(stated, [stated; 3]);
        }
        let long = "1234567890.123456 KGM";
        check(long, [long; 3]);
    }

    #[test]
    fn a_quantity_keeps_the_code_of_a_unit_that_is_not_known() {
        let writer = Writer::plain(Lang::Vi);
        assert_eq!(writer.quantity(1200.5, Some("XYZ")), "1.200,5 XYZ");
        assert_eq!(writer.quantity(-2.0, Some("CEL")), "-2°C");
        assert_eq!(writer.quantity(2.0, None), "2");
        assert_eq!(writer.quantity(f64::INFINITY, Some("KGM")), "–");
    }

    #[test]
    fn every_unit_stands_once() {
        for (index, unit) in UNITS.iter().enumerate() {
            assert!(UNITS[..index].iter().all(|other| other.code != unit.code), "{}", unit.code);
        }
    }
}
