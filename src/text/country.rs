//! Countries by name: codes mean nothing to a shopper.

use std::borrow::Cow;

use super::{
    Lang, Writer,
    learnt::names,
    names::{find, lines},
    writer::Written,
};

/// The alphabetic and the numeric code (ISO 3166-1) of Việt Nam, its neighbours and those it trades food with most.
const CODES: &str = "\
AR 032
AU 036
BR 076
CA 124
CL 152
CN 156
DE 276
DK 208
EC 218
ES 724
FR 250
GB 826
HK 344
ID 360
IN 356
IT 380
JP 392
KH 116
KR 410
LA 418
MM 104
MY 458
NL 528
NO 578
NZ 554
PE 604
PH 608
RU 643
SG 702
TH 764
TW 158
US 840
VN 704";

/// Not a country: `Intl` would name it "unknown region".
const NOWHERE: &str = "ZZ";

impl Writer {
    /// The country of a code. Names of the table come first: Việt Nam has its own for some. Of codes that it
    /// lacks the browser may know the name; anything else is shown as it is written.
    pub fn country(self, written: &str) -> Cow<'_, str> {
        if let Some(name) = name(self.lang, written) {
            return name.into();
        }
        let is_code = written.len() == 2 && written.bytes().all(|byte| byte.is_ascii_uppercase()) && written != NOWHERE;
        let by_intl = if is_code { self.by_intl(Written::Country(written)) } else { None };
        by_intl.map_or(written.into(), Cow::from)
    }

    /// An address whose last part may be a country's code. Two letters at the end of an address may be much
    /// else, so only the table's are read so.
    pub fn address(self, written: &str) -> Cow<'_, str> {
        let ending = written.rsplit_once(", ").filter(|(_, last)| last.len() == 2);
        match ending.and_then(|(before, last)| Some((before, name(self.lang, last)?))) {
            Some((before, country)) => [before, ", ", country].concat().into(),
            None => written.into(),
        }
    }
}

fn name(lang: Lang, code: &str) -> Option<&'static str> {
    let (letters, _) = lines(CODES).find(|(letters, digits)| code == *letters || code == *digits)?;
    find(names(lang).countries, letters)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn country(lang: Lang, code: &str) -> Cow<'_, str> {
        Writer::plain(lang).country(code)
    }

    fn address(lang: Lang, written: &str) -> Cow<'_, str> {
        Writer::plain(lang).address(written)
    }

    #[test]
    fn a_country_is_called_by_its_name() {
        assert_eq!(country(Lang::Vi, "VN"), "Việt Nam");
        assert_eq!(country(Lang::En, "704"), "Vietnam");
        assert_eq!(country(Lang::Zh, "CN"), "中国");
        assert_eq!(address(Lang::Vi, "Hạ Long, Quảng Ninh, VN"), "Hạ Long, Quảng Ninh, Việt Nam");
    }

    #[test]
    fn what_is_no_known_code_is_shown_as_written() {
        for written in ["Việt Nam", "vn", "XX", "999", ""] {
            assert_eq!(country(Lang::Vi, written), written);
        }
        for written in ["VN", "12 Lê Lợi", "Phố A, Q5", "A, Huế"] {
            assert_eq!(address(Lang::En, written), written);
        }
    }

    #[test]
    fn a_country_that_the_table_lacks_is_named_by_the_browser() {
        let writer = Writer::new(Lang::En, |_, value| Some(format!("{value:?}")));
        assert_eq!(writer.country("PT"), "Country(\"PT\")");
        assert_eq!(writer.country("VN"), "Vietnam");
        for written in ["ZZ", "999", "pt", "P1", "Hà Nội"] {
            assert_eq!(writer.country(written), written);
        }
        assert_eq!(writer.address("12 Tràng Tiền, HN"), "12 Tràng Tiền, HN");
    }

    #[test]
    fn every_code_stands_once_and_has_a_name() {
        let codes: Vec<_> = lines(CODES).collect();
        for (index, (letters, digits)) in codes.iter().enumerate() {
            assert!((letters.len(), digits.len()) == (2, 3));
            assert!(codes[..index].iter().all(|(other, number)| other < letters && number != digits));
        }
        let named = lines(names(Lang::Vi).countries).map(|(letters, _)| letters);
        assert!(named.eq(codes.iter().map(|(letters, _)| *letters)));
    }
}
