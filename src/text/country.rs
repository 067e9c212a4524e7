//! Countries by name: codes mean nothing to a shopper.

use std::borrow::Cow;

use super::{Lang, Writer, writer::Written};

/// The alphabetic and the numeric code (ISO 3166-1), and the name in Vietnamese, English and Chinese, of
/// Việt Nam, its neighbours and those it trades food with most.
const COUNTRIES: [(&str, &str, [&str; 3]); 33] = [
    ("AR", "032", ["Argentina", "Argentina", "阿根廷"]),
    ("AU", "036", ["Úc", "Australia", "澳大利亚"]),
    ("BR", "076", ["Brazil", "Brazil", "巴西"]),
    ("CA", "124", ["Canada", "Canada", "加拿大"]),
    ("CL", "152", ["Chile", "Chile", "智利"]),
    ("CN", "156", ["Trung Quốc", "China", "中国"]),
    ("DE", "276", ["Đức", "Germany", "德国"]),
    ("DK", "208", ["Đan Mạch", "Denmark", "丹麦"]),
    ("EC", "218", ["Ecuador", "Ecuador", "厄瓜多尔"]),
    ("ES", "724", ["Tây Ban Nha", "Spain", "西班牙"]),
    ("FR", "250", ["Pháp", "France", "法国"]),
    ("GB", "826", ["Anh", "United Kingdom", "英国"]),
    ("HK", "344", ["Hồng Kông (Trung Quốc)", "Hong Kong, China", "中国香港"]),
    ("ID", "360", ["Indonesia", "Indonesia", "印度尼西亚"]),
    ("IN", "356", ["Ấn Độ", "India", "印度"]),
    ("IT", "380", ["Ý", "Italy", "意大利"]),
    ("JP", "392", ["Nhật Bản", "Japan", "日本"]),
    ("KH", "116", ["Campuchia", "Cambodia", "柬埔寨"]),
    ("KR", "410", ["Hàn Quốc", "South Korea", "韩国"]),
    ("LA", "418", ["Lào", "Laos", "老挝"]),
    ("MM", "104", ["Myanmar", "Myanmar", "缅甸"]),
    ("MY", "458", ["Malaysia", "Malaysia", "马来西亚"]),
    ("NL", "528", ["Hà Lan", "Netherlands", "荷兰"]),
    ("NO", "578", ["Na Uy", "Norway", "挪威"]),
    ("NZ", "554", ["New Zealand", "New Zealand", "新西兰"]),
    ("PE", "604", ["Peru", "Peru", "秘鲁"]),
    ("PH", "608", ["Philippines", "Philippines", "菲律宾"]),
    ("RU", "643", ["Nga", "Russia", "俄罗斯"]),
    ("SG", "702", ["Singapore", "Singapore", "新加坡"]),
    ("TH", "764", ["Thái Lan", "Thailand", "泰国"]),
    ("TW", "158", ["Đài Loan (Trung Quốc)", "Taiwan", "中国台湾"]),
    ("US", "840", ["Hoa Kỳ", "United States", "美国"]),
    ("VN", "704", ["Việt Nam", "Vietnam", "越南"]),
];

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
    let (.., [vi, en, zh]) = COUNTRIES.iter().find(|(letters, digits, _)| code == *letters || code == *digits)?;
    Some(match lang {
        Lang::Vi => vi,
        Lang::En => en,
        Lang::Zh => zh,
    })
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
    fn every_code_stands_once() {
        for (index, (letters, digits, _)) in COUNTRIES.iter().enumerate() {
            assert!((letters.len(), digits.len()) == (2, 3));
            assert!(COUNTRIES[..index].iter().all(|(other, number, _)| other < letters && number != digits));
        }
    }
}
