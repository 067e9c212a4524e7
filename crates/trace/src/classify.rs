//! What a scanned text is, before anything is looked up.

mod payment;
mod prepared;

use gs1::{ParseError, ParseErrorKind, ScanData, SymbologyIdentifier};

use super::carried::{Carried, ProductCode};
use super::site::{Registry, address};

/// Fewest digits of a number that is taken for a damaged or home-made product code.
const FEWEST_DIGITS: usize = 7;

/// Says what a text carries. A symbology identifier at its beginning is respected.
///
/// A code that claims to be of GS1 but breaks the rules is a product code with a fault; a URL is a
/// product code only if a GS1 key stands in its path.
pub fn classify(text: &str, registry: &Registry) -> Carried {
    let data = scan_data(text);
    let plain = gs1::cleaned(&data.text);
    if let Some(payment) = payment::payment(&plain) {
        return Carried::Payment(payment);
    }
    if let Some(action) = prepared::prepared(&plain) {
        return action;
    }
    // What nobody sees hides no host: the address is that of the cleaned text.
    let link = address(&plain).map(|address| registry.describe(&address));
    match gs1::interpret(&data) {
        Ok(scan) => {
            let link = link.filter(|_| scan.digital_link().is_some());
            Carried::Product(ProductCode { link, scan: Some(scan), fault: None })
        }
        Err(fault) => match link {
            // Whether an address claims to name a product is the business of whoever reads it.
            Some(link) if fault.kind == ParseErrorKind::OrdinaryUrl || fault.kind == ParseErrorKind::NotGs1 => {
                Carried::Link(link)
            }
            Some(link) => Carried::Product(ProductCode { link: Some(link), scan: None, fault: Some(fault) }),
            None if claims_gs1(&data, &plain, &fault) => {
                Carried::Product(ProductCode { link: None, scan: None, fault: Some(fault) })
            }
            None => Carried::Text,
        },
    }
}

/// Splits the symbology identifier off, also behind characters that nobody sees. A Digital Link URI in
/// a symbol with FNC1 is read as the URI that it is.
fn scan_data(text: &str) -> ScanData {
    let data = match SymbologyIdentifier::split(text.trim_start()) {
        Some(_) => ScanData::from_text(text.trim_start()),
        None => ScanData::from_text(text),
    };
    let is_url = data.text.get(..4).is_some_and(|start| start.eq_ignore_ascii_case("http"));
    if is_url && data.aim.is_some() {
        return ScanData::new(data.text, Some(SymbologyIdentifier::QR));
    }
    data
}

/// Whether a text that cannot be read as GS1 was meant to be.
fn claims_gs1(data: &ScanData, plain: &str, fault: &ParseError) -> bool {
    let marked = SymbologyIdentifier::split(plain);
    let (aim, text) = marked.map_or((data.aim, plain), |(aim, rest)| (Some(aim), rest));
    let carrier = aim.is_some_and(|aim| {
        matches!(
            aim,
            SymbologyIdentifier::EAN_13
                | SymbologyIdentifier::EAN_8
                | SymbologyIdentifier::GS1_128
                | SymbologyIdentifier::DATABAR
                | SymbologyIdentifier::GS1_DATA_MATRIX
                | SymbologyIdentifier::GS1_QR
                | SymbologyIdentifier::GS1_DOT_CODE
        )
    });
    let ai_in_brackets = text.strip_prefix('(').and_then(|rest| rest.split_once(')'));
    let ai = |text: &str| (2..=4).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    match fault.kind {
        ParseErrorKind::Empty | ParseErrorKind::TooLong { .. } => carrier && !text.is_empty(),
        ParseErrorKind::DigitCount { found } => carrier || found >= FEWEST_DIGITS,
        ParseErrorKind::CheckDigit { .. } => true,
        _ if carrier => true,
        _ if text.starts_with('(') => ai_in_brackets.is_some_and(|(start, _)| ai(start)),
        _ => text.strip_prefix('^').and_then(|rest| rest.get(..2)).is_some_and(ai),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        let found = match classify(text, &Registry::default()) {
            Carried::Product(ProductCode { fault: Some(_), .. }) => "faulty",
            Carried::Product(ProductCode { link: Some(_), .. }) => "digital link",
            Carried::Product(_) => "product",
            Carried::Link(_) => "link",
            Carried::Payment(_) => "payment",
            Carried::Text => "text",
            _ => "action",
        };
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn a_product_code_is_recognised_in_every_notation() {
        check("]E08934588063053", "product");
        check("8934588063053", "product");
        check("(01)09521001002011(10)L1", "product");
        check("]C1010952100100201110L1", "product");
        check("]d2010952100100201110L1\u{1d}17271231", "product");
        check("https://id.gs1.org/01/09521001002011/10/L1", "digital link");
        check("]Q1HTTPS://shop.example/01/09521001002011", "digital link");
        check("]Q3https://id.gs1.org/01/09521001002011", "digital link");
        check("]d2https://id.gs1.org/01/09521001002011", "digital link");
        check(" \n8934588063053\r\n", "product");
        check("id.gs1.org/01/09521002002010", "digital link");
        check("//id.gs1.org/01/09521002002010", "digital link");
        check("\u{200b}https://chè.vn/trà xanh/01/09521001002011", "digital link");
        check("\u{feff}]d2010952100100201110L1", "product");
        check("（01）09521001002011（10）L1", "product");
    }

    #[test]
    fn the_host_is_checked_whatever_stands_before_it() {
        for text in [
            "\u{feff}https://verig00ds.vn/01/09521002002010",
            "\u{200b}https://verig00ds.vn/01/09521002002010",
            "https://verig\u{ad}00ds.vn/01/09521002002010",
            "https://id.gs1.org@verig00ds.vn/01/09521002002010",
            "verig00ds.vn/01/09521002002010",
            "//verig00ds.vn/01/09521002002010",
            "<https://verig00ds.vn/01/09521002002010>",
            "https:\\\\verig00ds.vn\\01\\09521002002010",
            "https://verig00ds.vn/x y/01/09521002002010?a=b c",
            "\u{2068}https://verig00ds.vn/tin\u{2069}",
        ] {
            let carried = classify(text, &Registry::default());
            let link = match &carried {
                Carried::Product(code) => code.link.as_ref(),
                Carried::Link(link) => Some(link),
                _ => None,
            };
            let link = link.map(|link| (link.host.as_str(), link.lookalike_of.as_deref()));
            assert_eq!(link, Some(("verig00ds.vn", Some("verigoods.vn"))), "{text}");
        }
    }

    #[test]
    fn a_broken_product_code_is_not_a_text() {
        check("8934588063054", "faulty");
        check("]E08934588063054", "faulty");
        check("(01)09521001002012", "faulty");
        check("https://id.gs1.org/01/09521001002012", "faulty");
        check("200123456789312345678", "faulty");
        check("010109521001002011", "faulty");
        check("]C1xyz", "faulty");
        check("^05999", "faulty");
    }

    #[test]
    fn a_url_without_a_key_is_a_link() {
        check("https://example.vn/about", "link");
        check("https://example.vn/01/news", "link");
        check("https://example.vn/01/12345", "link");
        check("https://bao.example/01/20260131/tin-tuc", "link");
        check("https://bao.example/01/20260131093000/", "link");
        check("\u{feff}https://qrco.de/xyz", "link");
        check("qcheck.vn/abc", "link");
        check("]Q1https://qrco.de/xyz", "link");
    }

    #[test]
    fn everything_else_is_named_for_what_it_is() {
        check("WIFI:S:x;;", "action");
        check("]Q1BEGIN:VCARD\nFN:An", "action");
        check("00020101021126090005ABCDE5303704", "payment");
        check("Xin chào", "text");
        check("(xem mặt sau)", "text");
        check("12345", "text");
        check("", "text");
        check("javascript:alert(1)", "text");
        check(&"x".repeat(2_000_000), "text");
    }

    proptest::proptest! {
        #[test]
        fn no_text_makes_it_panic(text in "\\PC{0,120}", start in "(https?://|WIFI:|geo:|000201|\\(01\\)|xn--|MECARD:)?") {
            let text = format!("{start}{text}");
            let carried = classify(&text, &Registry::default());
            let now = crate::Timestamp(1_795_150_800_000);
            let report = crate::report(&text, carried, &[], &crate::Checklist::default(), now);
            proptest::prop_assert!(report.sources.is_empty());
        }
    }
}
