//! The tolerant reader: every form that a scanner or keyboard gives.

use gs1::{Ai, FindingCode, Form, LintError, ParseErrorKind, Scan, ScanData, SymbologyIdentifier, Value, interpret};

#[track_caller]
fn read(text: &str) -> Scan {
    let data = ScanData::from_text(text);
    let scan = interpret(&data).unwrap_or_else(|error| panic!("{text}: {error}"));
    assert_eq!(scan.raw(), data.text);
    scan
}

#[track_caller]
fn says(text: &str, form: Form, bracketed: &str) -> Scan {
    let scan = read(text);
    assert_eq!((scan.form(), scan.bracketed().as_str()), (form, bracketed), "{text}");
    scan
}

/// The error with the bytes that it marks.
#[track_caller]
fn refused(text: &str, kind: ParseErrorKind, marked: &str) {
    let data = ScanData::from_text(text);
    let error = interpret(&data).expect_err(text);
    assert_eq!((error.kind, &data.text[error.span]), (kind, marked), "{text}");
}

/// The names of the findings with the bytes that they mark.
#[track_caller]
fn doubts(text: &str, expected: &[(&str, &str)]) {
    let scan = read(text);
    let found: Vec<(String, &str)> = scan
        .findings()
        .iter()
        .map(|finding| {
            let name = match &finding.code {
                FindingCode::Deviation(kind) => kind.code().to_string(),
                FindingCode::LostSeparator { value, rest } => format!("{value} {rest}"),
                other => format!("{other:?}"),
            };
            (name, &scan.raw()[finding.span.clone()])
        })
        .collect();
    let found: Vec<(&str, &str)> = found.iter().map(|(name, marked)| (name.as_str(), *marked)).collect();
    assert_eq!(found, expected, "{text}");
}

#[test]
fn plain_digits_are_a_gtin_or_an_sscc() {
    let element = "(01)08934588063053";
    for text in ["8934588063053", "08934588063053", " 8934588063053\n", "893 4588 063053", "893-4588063053"] {
        says(text, Form::PlainGtin, element);
    }
    // The second has an add-on of two digits, which is no part of the number.
    for text in ["]E08934588063053", "]E3893458806305312"] {
        assert!(ScanData::from_text(text).aim.is_some());
        says(text, Form::PlainGtin, element);
    }
    says("]E496385074", Form::PlainGtin, "(01)00000096385074");
    says("]I118934588063050", Form::PlainGtin, "(01)18934588063050");
    says("01234505", Form::PlainGtin, "(01)00012000003455");
    says("006141411234567890", Form::PlainSscc, "(00)006141411234567890");
}

#[test]
fn a_wrong_check_digit_tells_the_right_one() {
    let error = interpret(&ScanData::from_text("8934588063054")).unwrap_err();
    assert_eq!((error.expected_check_digit(), error.span, error.ai), (Some(3), 12..13, Some(Ai::GTIN)));
    let error = interpret(&ScanData::from_text("(01)08934588063054")).unwrap_err();
    assert_eq!((error.expected_check_digit(), error.span), (Some(3), 17..18));
    let error = interpret(&ScanData::from_text("x")).unwrap_err();
    assert_eq!(error.expected_check_digit(), None);
}

#[test]
fn element_strings_come_in_many_notations() {
    let elements = "(01)08934588063053(10)L1(21)S";
    says(elements, Form::Bracketed, elements);
    says("^010893458806305310L1^21S", Form::ElementString, elements);
    says("]d2010893458806305310L1\u{1d}21S", Form::ElementString, elements);
    says("\u{1d}010893458806305310L1\u{1d}21S", Form::ElementString, elements);
    says("010893458806305310L1\u{1d}21S", Form::ElementString, elements);
    says("]Q1(01)08934588063053(10)L1(21)S", Form::Bracketed, elements);
}

#[test]
fn accessors_give_what_shoppers_ask_for() {
    let scan =
        read("(01)08934588063053(22)V(10)L1(21)S(11)260101(13)260102(15)270101(16)270201(17)270301(7003)2703011200");
    let day = |date: Option<gs1::ShortDate>| date.map(|date| date.seen_from(2026).to_string()).unwrap_or_default();
    assert_eq!(scan.gtin().map(|gtin| gtin.shortest().to_string()).as_deref(), Some("8934588063053"));
    assert_eq!((scan.variant(), scan.lot(), scan.serial()), (Some("V"), Some("L1"), Some("S")));
    assert_eq!(day(scan.production_date()), "2026-01-01");
    assert_eq!(day(scan.packaging_date()), "2026-01-02");
    assert_eq!(day(scan.best_before()), "2027-01-01");
    assert_eq!(day(scan.sell_by()), "2027-02-01");
    assert_eq!(day(scan.expiry()), "2027-03-01");
    assert_eq!(day(read("(01)08934588063053(7003)2703011200").expiry()), "2027-03-01");
    assert_eq!(scan.date(Ai::LOT), None);
    assert_eq!(scan.hri().first().map(String::as_str), Some("(01) 08934588063053"));
    assert_eq!(scan.key().map(|key| key.ai), Some(Ai::GTIN));
    assert_eq!((scan.sscc(), scan.gln(), scan.symbology()), (None, None, None));
    assert_eq!(read("(00)006141411234567890").sscc(), Some("006141411234567890"));
    assert_eq!(read("(414)9506000134352").gln(), Some("9506000134352"));
    assert_eq!(read("(8006)089345880630530102").gtin().map(|gtin| gtin.check_digit()), Some(3));
    assert_eq!(read("(414)9506000134352").gtin(), None);
    assert_eq!(scan.link_at("https://a.vn").map(|link| link.starts_with("https://a.vn/01/")), Ok(true));
    assert_eq!(read("]d20108934588063053").unbracketed(), "^0108934588063053");
}

#[test]
fn a_link_of_any_host_keeps_its_host() {
    let scan = says(
        "HTTPS://Example.VN:8443/p/q/01/08934588063053/10/L1?17=270301&utm=x",
        Form::DigitalLink,
        "(01)08934588063053(10)L1(17)270301",
    );
    let link = scan.digital_link().expect("a link");
    assert_eq!((link.scheme.as_str(), link.host.as_str(), link.port.as_deref()), ("https", "example.vn", Some("8443")));
    assert_eq!((link.stem_path.as_str(), link.is_compressed), ("/p/q", false));
    assert_eq!(link.ignored_parameters, ["utm=x"]);
    assert_eq!(scan.canonical_link().as_deref(), Ok("https://id.gs1.org/01/08934588063053/10/L1?17=270301"));
    let scan = says("HtTp://a.vn/01/08934588063053", Form::DigitalLink, "(01)08934588063053");
    assert_eq!(scan.digital_link().map(|link| (link.scheme.as_str(), link.stem_path.as_str())), Some(("http", "")));
    assert_eq!(read("8934588063053").digital_link(), None);
}

#[test]
fn a_packed_link_is_unpacked_and_says_so() {
    let scan = says("https://id.gs1.org/ARFKk4XBoA", Form::DigitalLink, "(01)09506000134352");
    assert_eq!(scan.digital_link().map(|link| link.is_compressed), Some(true));
    doubts("https://id.gs1.org/ARFKk4XBoA", &[("Compressed", "ARFKk4XBoA")]);
}

#[test]
fn an_ordinary_address_is_not_gs1() {
    for text in [
        "https://example.vn/about",
        "https://example.vn",
        "http://a.vn/01/x",
        "HTTPS://A.VN/tìm",
        "https://a.vn/ABCDEFGHIJ",
        "https://news.vn/2026/01/31",
        "https://news.vn/01/20260131",
        "https://news.vn/01/hello-there-everybody",
        "https://shop.vn/8004/shoes",
    ] {
        refused(text, ParseErrorKind::OrdinaryUrl, text);
    }
}

#[test]
fn what_is_nothing_of_gs1_is_said_to_be_so() {
    refused("", ParseErrorKind::Empty, "");
    refused(" \n", ParseErrorKind::Empty, " \n");
    refused("hello", ParseErrorKind::NotGs1, "hello");
    refused("ftp://a.vn/01/08934588063053", ParseErrorKind::NotGs1, "ftp://a.vn/01/08934588063053");
    refused("12345", ParseErrorKind::DigitCount { found: 5 }, "12345");
    refused("200123456789012345678", ParseErrorKind::DigitCount { found: 21 }, "200123456789012345678");
    refused("]E112", ParseErrorKind::NotGs1, "12");
    refused("10ABC", ParseErrorKind::NotGs1, "10ABC");
    let long = "a".repeat(gs1::MAX_LEN + 1);
    refused(&long, ParseErrorKind::TooLong { limit: gs1::MAX_LEN }, "a");
}

#[test]
fn errors_behind_a_symbology_identifier_mark_the_text() {
    refused("]C10108934588063054", ParseErrorKind::Value(LintError::IncorrectCheckDigit { expected: 3 }), "4");
    refused("]d289ABC", ParseErrorKind::NoAiForPrefix, "89AB");
    refused(" (01)123", ParseErrorKind::ValueTooShort, "123");
    refused("https://a.vn/01/893458806305", ParseErrorKind::Value(LintError::IncorrectCheckDigit { expected: 6 }), "5");
    refused("https://a.vn/01/08934588063053?17=2703", ParseErrorKind::ValueTooShort, "2703");
    refused("https://a.vn/01/089345880630531", ParseErrorKind::ValueTooLong, "089345880630531");
    refused("\u{1d}89ABC", ParseErrorKind::NoAiForPrefix, "89AB");
}

#[test]
fn doubts_are_listed_and_reading_goes_on() {
    doubts("(01)08934588063053(17)271301(10)A~", &[("ILLEGAL_MONTH", "13"), ("INVALID_CSET82_CHARACTER", "~")]);
    doubts("(10)A", &[("REQUIRED_AIS_NOT_SATISFIED", "A")]);
    doubts("^0108934588063053^10A^", &[("NeedlessSeparator", "^"), ("NeedlessSeparator", "^")]);
    doubts("010893458806305310A", &[("MISSING_FNC1_IN_FIRST_POSITION", "")]);
    doubts("https://a.vn/01/08934588063053/", &[("TrailingSlash", "/")]);
    doubts("https://a.vn/01/8934588063053", &[("ZeroSuppressedGtin", "8934588063053")]);
    doubts("https://a.vn/gtin/08934588063053", &[("ConvenienceName", "gtin")]);
    doubts("https://a.vn/01/08934588063053?10=A", &[("AI_SHOULD_BE_IN_PATH_INFO", "A")]);
    doubts("https://a.vn/01/08934588063053?89=A", &[("UNKNOWN_AI_IN_QUERY_PARAMS", "89")]);
    doubts("https://a.vn/01/08934588063053?99=", &[("AI_VALUE_QUERY_ELEMENT_IN_EMPTY", "99=")]);
    doubts("https://a.vn/01/08934588063053?99=A&99=A", &[("DUPLICATE_AI", "A")]);
    doubts(
        "https://a.vn/01/08934588063053/21/A/10/B",
        &[("INVALID_KEY_QUALIFIER_SEQUENCE", "01/08934588063053/21/A/10/B")],
    );
    doubts("(01)08934588063053(99)A(99)B", &[("INSTANCES_OF_AI_HAVE_DIFFERENT_VALUES", "B")]);
    doubts("(253)9506000134352(8030)AB", &[("SERIAL_NOT_PRESENT", "9506000134352")]);
    doubts(
        "(01)08934588063053(37)2(02)08934588063053",
        &[
            ("INVALID_AI_PAIRS", "08934588063053"),
            ("REQUIRED_AIS_NOT_SATISFIED", "2"),
            ("INVALID_AI_PAIRS", "08934588063053"),
        ],
    );
}

#[test]
fn a_lot_that_hides_a_lost_separator_is_a_guess() {
    let text = "]d2010893458806305310ABC12317201225";
    doubts(text, &[("ABC123 (17)201225", "ABC12317201225")]);
    assert!(read(text).findings().iter().all(|finding| finding.code.is_guess()));
    assert_eq!(read(text).lot(), Some("ABC12317201225"));
}

#[test]
fn a_composite_component_belongs_to_the_symbol_beside_it() {
    let data = ScanData::new("8934588063053|]e010L1\u{1d}21S", Some(SymbologyIdentifier::EAN_13));
    let scan = interpret(&data).expect("a composite symbol");
    assert_eq!(scan.bracketed(), "(01)08934588063053(10)L1(21)S");
    assert_eq!(scan.findings(), []);
    assert_eq!(scan.elements()[2].span, 24..25);
    let data = ScanData::new("8934588063053|]e0XX", Some(SymbologyIdentifier::EAN_13));
    assert_eq!(interpret(&data).map_err(|error| error.span), Err(17..19));
}

#[test]
fn a_value_that_is_no_text_of_gs1_is_kept() {
    let scan = read("(01)08934588063053(10)Lô");
    assert_eq!(scan.lot(), Some("Lô"));
    assert_eq!(scan.element(Ai::LOT).map(|lot| lot.value.clone()), Some(Value::Text("Lô".into())));
}
