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
    let plain = data.text.trim();
    if let Some(payment) = payment::payment(plain) {
        return Carried::Payment(payment);
    }
    if let Some(action) = prepared::prepared(plain) {
        return action;
    }
    let address = address(plain);
    let link = address.as_ref().map(|address| registry.describe(address));
    match gs1::interpret(&data) {
        Ok(scan) => {
            let link = link.filter(|_| scan.digital_link().is_some());
            Carried::Product(ProductCode { link, scan: Some(scan), fault: None })
        }
        Err(fault) => match link {
            Some(link) if !claims_key(&link.url) => Carried::Link(link),
            Some(link) => Carried::Product(ProductCode { link: Some(link), scan: None, fault: Some(fault) }),
            None if claims_gs1(&data, &fault) => {
                Carried::Product(ProductCode { link: None, scan: None, fault: Some(fault) })
            }
            None => Carried::Text,
        },
    }
}

/// Splits the symbology identifier off. A Digital Link URI in a symbol with FNC1 is read as the URI that it is.
fn scan_data(text: &str) -> ScanData {
    let data = ScanData::from_text(text.trim_start());
    let is_url = data.text.get(..4).is_some_and(|start| start.eq_ignore_ascii_case("http"));
    if is_url && data.aim.is_some() {
        return ScanData::new(data.text, Some(SymbologyIdentifier::QR));
    }
    data
}

/// Whether a URL has a GTIN or SSCC in its path, right or wrong: then it is a broken product code, not
/// a page of some shop.
fn claims_key(url: &str) -> bool {
    let path = url.split(['?', '#']).next().unwrap_or(url);
    let segments: Vec<&str> = path.split('/').collect();
    segments.windows(2).any(|pair| {
        let digits = pair[1].bytes().all(|byte| byte.is_ascii_digit());
        match pair[0].to_ascii_lowercase().as_str() {
            "01" | "gtin" => digits && matches!(pair[1].len(), 8 | 12 | 13 | 14),
            "00" | "sscc" => digits && pair[1].len() == 18,
            "8006" | "itip" => digits && pair[1].len() == 18,
            _ => false,
        }
    })
}

/// Whether a text that cannot be read as GS1 was meant to be.
fn claims_gs1(data: &ScanData, fault: &ParseError) -> bool {
    let text = data.text.trim();
    let carrier = data.aim.is_some_and(|aim| {
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
