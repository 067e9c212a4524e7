//! Currencies of ISO 4217.

/// Numeric and alphabetic code of each currency, six characters each, in numeric order.
#[rustfmt::skip]
const CODES: &str = "\
    008ALL012DZD032ARS036AUD044BSD048BHD050BDT051AMD052BBD060BMD064BTN068BOB072BWP084BZD090SBD\
    096BND104MMK108BIF116KHR124CAD132CVE136KYD144LKR152CLP156CNY170COP174KMF188CRC192CUP203CZK\
    208DKK214DOP222SVC230ETB232ERN238FKP242FJD262DJF270GMD292GIP320GTQ324GNF328GYD332HTG340HNL\
    344HKD348HUF352ISK356INR360IDR364IRR368IQD376ILS388JMD392JPY396XAD398KZT400JOD404KES408KPW\
    410KRW414KWD417KGS418LAK422LBP426LSL430LRD434LYD446MOP454MWK458MYR462MVR480MUR484MXN496MNT\
    498MDL504MAD512OMR516NAD524NPR532XCG533AWG548VUV554NZD558NIO566NGN578NOK586PKR590PAB598PGK\
    600PYG604PEN608PHP634QAR643RUB646RWF654SHP682SAR690SCR702SGD704VND706SOS710ZAR728SSP748SZL\
    752SEK756CHF760SYP764THB776TOP780TTD784AED788TND800UGX807MKD818EGP826GBP834TZS840USD858UYU\
    860UZS882WST886YER901TWD924ZWG925SLE926VED927UYW928VES929MRU930STN933BYN934TMT936GHS938SDG\
    940UYI941RSD943MZN944AZN946RON947CHE948CHW949TRY950XAF951XCD952XOF953XPF955XBA956XBB957XBC\
    958XBD959XAU960XDR961XAG962XPT963XTS964XPD965XUA967ZMW968SRD969MGA970COU971AFN972TJS973AOA\
    975BGN976CDF977BAM978EUR979MXV980UAH981GEL984BOV985PLN986BRL990CLF994XSU997USN999XXX\
";

const RECORD: usize = 6;

/// A currency of ISO 4217 by its numeric code, for example 704 for the đồng.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Currency(u16);

impl Currency {
    /// The currency with three digits as its numeric code.
    #[must_use]
    pub fn from_digits(digits: &[u8]) -> Option<Self> {
        record(digits).map(|at| Self((at / RECORD) as u16))
    }

    /// The numeric code as three digits.
    #[must_use]
    pub fn numeric(self) -> &'static str {
        let at = usize::from(self.0) * RECORD;
        &CODES[at..at + 3]
    }

    /// The alphabetic code, for example `VND`.
    #[must_use]
    pub fn alpha3(self) -> &'static str {
        let at = usize::from(self.0) * RECORD;
        &CODES[at + 3..at + RECORD]
    }
}

/// Where the record with this numeric code begins.
fn record(digits: &[u8]) -> Option<usize> {
    crate::record::find::<RECORD>(CODES.as_bytes(), digits, 3)
}

#[cfg(test)]
mod tests {
    use super::Currency;

    #[test]
    fn a_currency_has_both_codes() {
        for (digits, alpha3) in [(b"704", "VND"), (b"978", "EUR"), (b"975", "BGN"), (b"008", "ALL")] {
            let currency = Currency::from_digits(digits);
            assert_eq!(currency.map(Currency::alpha3), Some(alpha3));
            assert_eq!(currency.map(|known| known.numeric().as_bytes()), Some(&digits[..]));
        }
    }

    #[test]
    fn what_iso_does_not_list_is_no_currency() {
        for digits in [&b"000"[..], b"1000", b"70", b"VND", b""] {
            assert_eq!(Currency::from_digits(digits), None);
        }
    }
}
