//! Countries of ISO 3166-1.

/// Numeric and alpha-2 code of each country, five characters each, in numeric order.
#[rustfmt::skip]
const CODES: &str = "\
    004AF008AL010AQ012DZ016AS020AD024AO028AG031AZ032AR036AU040AT044BS048BH050BD051AM052BB056BE\
    060BM064BT068BO070BA072BW074BV076BR084BZ086IO090SB092VG096BN100BG104MM108BI112BY116KH120CM\
    124CA132CV136KY140CF144LK148TD152CL156CN158TW162CX166CC170CO174KM175YT178CG180CD184CK188CR\
    191HR192CU196CY203CZ204BJ208DK212DM214DO218EC222SV226GQ231ET232ER233EE234FO238FK239GS242FJ\
    246FI248AX250FR254GF258PF260TF262DJ266GA268GE270GM275PS276DE288GH292GI296KI300GR304GL308GD\
    312GP316GU320GT324GN328GY332HT334HM336VA340HN344HK348HU352IS356IN360ID364IR368IQ372IE376IL\
    380IT384CI388JM392JP398KZ400JO404KE408KP410KR414KW417KG418LA422LB426LS428LV430LR434LY438LI\
    440LT442LU446MO450MG454MW458MY462MV466ML470MT474MQ478MR480MU484MX492MC496MN498MD499ME500MS\
    504MA508MZ512OM516NA520NR524NP528NL531CW533AW534SX535BQ540NC548VU554NZ558NI562NE566NG570NU\
    574NF578NO580MP581UM583FM584MH585PW586PK591PA598PG600PY604PE608PH612PN616PL620PT624GW626TL\
    630PR634QA638RE642RO643RU646RW652BL654SH659KN660AI662LC663MF666PM670VC674SM678ST682SA686SN\
    688RS690SC694SL702SG703SK704VN705SI706SO710ZA716ZW724ES728SS729SD732EH740SR744SJ748SZ752SE\
    756CH760SY762TJ764TH768TG772TK776TO780TT784AE788TN792TR795TM796TC798TV800UG804UA807MK818EG\
    826GB831GG832JE833IM834TZ840US850VI854BF858UY860UZ862VE876WF882WS887YE894ZM\
";

const RECORD: usize = 5;

/// One bit for each pair of upper-case letters that is an alpha-2 code.
static ALPHA_2: [u64; 11] = {
    let codes = CODES.as_bytes();
    let mut bits = [0; 11];
    let mut at = 0;
    while at < codes.len() {
        let pair = (codes[at + 3] - b'A') as usize * 26 + (codes[at + 4] - b'A') as usize;
        bits[pair / 64] |= 1 << (pair % 64);
        at += RECORD;
    }
    bits
};

/// A country of ISO 3166-1 by its numeric code, for example 704.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Country(u16);

impl Country {
    /// The country with three digits as its numeric code.
    #[must_use]
    pub fn from_digits(digits: &[u8]) -> Option<Self> {
        record(digits).map(|_| Self(number(digits)))
    }

    /// The numeric code, 4 to 894.
    #[must_use]
    pub const fn numeric(self) -> u16 {
        self.0
    }

    /// The alpha-2 code, for example `VN`: what a program asks its locale data for a name with.
    #[must_use]
    pub fn alpha2(self) -> &'static str {
        let digits = [b'0' + (self.0 / 100) as u8, b'0' + (self.0 / 10 % 10) as u8, b'0' + (self.0 % 10) as u8];
        record(&digits).map_or("", |at| &CODES[at + 3..at + RECORD])
    }
}

/// Whether two letters are an alpha-2 code.
pub(crate) fn is_alpha2(letters: &[u8]) -> bool {
    let &[first @ b'A'..=b'Z', second @ b'A'..=b'Z'] = letters else { return false };
    let pair = usize::from(first - b'A') * 26 + usize::from(second - b'A');
    ALPHA_2[pair / 64] >> (pair % 64) & 1 == 1
}

fn number(digits: &[u8]) -> u16 {
    digits.iter().fold(0, |number, digit| number * 10 + u16::from(digit - b'0'))
}

/// Where the record with this numeric code begins.
fn record(digits: &[u8]) -> Option<usize> {
    crate::record::find::<RECORD>(CODES.as_bytes(), digits, 3)
}

#[cfg(test)]
mod tests {
    use super::{Country, is_alpha2};

    #[test]
    fn a_country_has_both_codes() {
        let rows = [(b"704", "VN"), (b"004", "AF"), (b"894", "ZM"), (b"156", "CN")];
        for (digits, alpha2) in rows {
            assert_eq!(Country::from_digits(digits).map(Country::alpha2), Some(alpha2));
            assert!(is_alpha2(alpha2.as_bytes()));
        }
    }

    #[test]
    fn what_iso_does_not_list_is_no_country() {
        for digits in [&b"000"[..], b"895", b"999", b"70", b"7040", b"70A", b""] {
            assert_eq!(Country::from_digits(digits), None);
        }
        for letters in [&b"XX"[..], b"vn", b"V", b"VNM", b"V1"] {
            assert!(!is_alpha2(letters));
        }
    }
}
