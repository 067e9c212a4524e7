//! Amounts with their unit, as people write them.

use std::borrow::Cow;

use super::writer::{NO_NUMBER, Written};
use super::{Writer, digits::decimal, harmless, learnt::names, names::find};

/// Units of food and of this page that ECMA-402 has a name for.
///
/// Sources: UN/ECE Recommendation 20; ECMA-402, table of simple units sanctioned for use.
const BY_INTL: [(&str, &str); 14] = [
    ("KGM", "kilogram"),
    ("GRM", "gram"),
    ("LTR", "liter"),
    ("MLT", "milliliter"),
    ("MTR", "meter"),
    ("CMT", "centimeter"),
    ("MMT", "millimeter"),
    ("KMT", "kilometer"),
    ("KMH", "kilometer-per-hour"),
    ("CEL", "celsius"),
    ("FAH", "fahrenheit"),
    ("P1", "percent"),
    ("LBR", "pound"),
    ("ONZ", "ounce"),
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
        let shown = if is_plain { self.with_unit(number, code.trim()) } else { None };
        shown.map_or(stated.into(), Cow::from)
    }

    /// A number in a unit; one that is not known is shown by its code, so that no amount loses its meaning.
    pub fn quantity(self, amount: f64, uom: Option<&str>) -> String {
        let Some(digits) = decimal(amount, 2) else { return NO_NUMBER.to_owned() };
        let Some(code) = uom else { return self.digits(&digits) };
        self.with_unit(&digits, code)
            .unwrap_or_else(|| [self.digits(&digits).as_str(), " ", &harmless(code, MOST_OF_A_CODE)].concat())
    }

    /// `None` for a unit that is not known.
    fn with_unit(self, digits: &str, code: &str) -> Option<String> {
        let sign = find(names(self.lang).units, code)?;
        let by_intl = BY_INTL.iter().find(|(known, _)| *known == code);
        let by_intl = by_intl.and_then(|(_, name)| self.by_intl(Written::Number { digits, unit: Some(name) }));
        Some(by_intl.unwrap_or_else(|| {
            // Degrees, per cent and Chinese words follow at once; other signs stay on the number's line.
            let joins = sign.starts_with(|char: char| char == '°' || char == '%' || char > '\u{2e80}');
            [self.digits(digits).as_str(), if joins { "" } else { "\u{a0}" }, sign].concat()
        }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{Lang, names::lines};

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
        let units: Vec<_> = lines(names(Lang::Vi).units).map(|(code, _)| code).collect();
        for (index, code) in units.iter().enumerate() {
            assert!(!units[..index].contains(code), "{code}");
        }
        assert!(BY_INTL.iter().all(|(code, _)| units.contains(code)));
    }
}
