//! Writing messages, and what readers of each symbology send.

use gs1::{Buffer, Options, OutputError, Symbology, Syntax, parse, scan_data};

#[track_caller]
fn written(syntax: Syntax, text: &str, unbracketed: &str, data_string: &str) {
    let mut buffer = Buffer::new();
    let message = parse(text, syntax, &Options::default(), &mut buffer).expect("a message");
    assert_eq!(message.unbracketed(), unbracketed);
    assert_eq!(message.data_string(), data_string);
}

#[test]
fn separators_stand_only_where_they_are_needed() {
    written(
        Syntax::Bracketed,
        "(01)09506000134352(10)A(17)271231(99)B",
        "^010950600013435210A^1727123199B",
        "(01)09506000134352(10)A(17)271231(99)B",
    );
    written(Syntax::Bracketed, "(01)09506000134352|(10)A", "^0109506000134352|^10A", "(01)09506000134352|(10)A");
}

#[test]
fn the_data_string_keeps_every_separator_and_escapes_a_caret() {
    written(Syntax::Scan, "]d20109506000134352\u{1d}10A\u{1d}", "^010950600013435210A", "^0109506000134352^10A^");
    written(Syntax::Scan, "]E09506000134352|]e099A\u{1d}98B", "^99A^98B", "9506000134352|^99A^98B");
    written(Syntax::Scan, "]Q1^A", "", "\\^A");
    written(Syntax::Scan, "]Q1\\^A", "", "\\\\^A");
    written(Syntax::Scan, "]Q1A|B", "", "A|B");
    written(Syntax::Scan, "]Q1https://a/01/09506000134352", "^0109506000134352", "https://a/01/09506000134352");
}

#[test]
fn human_readable_lines_have_titles_where_wanted() {
    let mut buffer = Buffer::new();
    let message =
        parse("(01)09506000134352|(8110)012345612345611110123", Syntax::Bracketed, &Options::default(), &mut buffer);
    let message = message.expect("a message");
    assert_eq!(message.hri(false), ["(01) 09506000134352", "(8110) 012345612345611110123"]);
    assert_eq!(message.hri(true), ["GTIN (01) 09506000134352", "(8110) 012345612345611110123"]);
    assert_eq!(message.symbology(), None);
    assert_eq!(message.findings(), []);
}

#[track_caller]
fn sent(data: &str, symbology: Symbology, expected: Result<&str, OutputError>) {
    assert_eq!(scan_data(data, symbology, false), expected.map(String::from));
}

#[test]
fn matrix_symbols_carry_elements_or_plain_data() {
    sent("^10A^21B", Symbology::Qr, Ok("]Q310A\u{1d}21B"));
    sent("^10A^21B", Symbology::DataMatrix, Ok("]d210A\u{1d}21B"));
    sent("^10A^21B", Symbology::DotCode, Ok("]J110A\u{1d}21B"));
    sent("A|B", Symbology::Qr, Ok("]Q1A|B"));
    sent("\\^A", Symbology::DataMatrix, Ok("]d1^A"));
}

#[test]
fn linear_symbols_join_their_composite_component() {
    sent("^10A", Symbology::Gs1_128, Ok("]C110A"));
    sent("^10A|^21B", Symbology::Gs1_128, Ok("]e010A\u{1d}21B"));
    sent("^11271231|^21B", Symbology::DataBarExpanded, Ok("]e01127123121B"));
    sent("plain", Symbology::Gs1_128, Err(OutputError::NotCarried));
    sent("^10A|plain", Symbology::DataBarExpanded, Err(OutputError::NotCarried));
}

#[test]
fn retail_symbols_carry_the_digits_of_a_gtin() {
    sent("^0109506000134352", Symbology::Ean13, Ok("]E09506000134352"));
    sent("416000336108|^99A", Symbology::UpcA, Ok("]E00416000336108|]e099A"));
    sent("^0100001234000057", Symbology::UpcE, Ok("]E00001234000057"));
    sent("96385074", Symbology::Ean8, Ok("]E496385074"));
    sent("^0109506000134352|^10A", Symbology::DataBarOmni, Ok("]e0010950600013435210A"));
    for symbology in [Symbology::DataBarTruncated, Symbology::DataBarStacked, Symbology::DataBarStackedOmni] {
        sent("09506000134352", symbology, Ok("]e00109506000134352"));
    }
    let digits = OutputError::DigitCount { needed: 13, with_check_digit: true };
    sent("123", Symbology::Ean13, Err(digits));
    sent("950600013435X", Symbology::Ean13, Err(OutputError::NotDigits));
    sent("9506000134353", Symbology::Ean13, Err(OutputError::CheckDigit { expected: 2 }));
    sent("20000000000004", Symbology::DataBarLimited, Err(OutputError::TooLarge));
    sent("9506000134352|x", Symbology::Ean13, Err(OutputError::NotCarried));
    assert_eq!(scan_data("950600013435", Symbology::Ean13, true).as_deref(), Ok("]E09506000134352"));
    let missing = scan_data("95060001343", Symbology::Ean13, true).unwrap_err();
    assert_eq!(missing.to_string(), "PRIMARY_DATA_MUST_BE_N_DIGITS_WITHOUT_CHECK_DIGIT");
}

#[test]
fn output_errors_have_the_names_of_the_engine() {
    for (error, code) in [
        (OutputError::NoKey, "CANNOT_CREATE_DL_URI_WITHOUT_PRIMARY_KEY_AI"),
        (OutputError::NotAnAttribute(gs1::Ai::SERIAL), "AI_IS_NOT_VALID_DATA_ATTRIBUTE"),
        (OutputError::DigitCount { needed: 8, with_check_digit: true }, "PRIMARY_DATA_MUST_BE_N_DIGITS"),
        (OutputError::NotDigits, "PRIMARY_DATA_MUST_BE_ALL_DIGITS"),
        (OutputError::CheckDigit { expected: 1 }, "PRIMARY_DATA_CHECK_DIGIT_IS_INCORRECT"),
        (OutputError::TooLarge, "PRIMARY_DATA_IS_TOO_LARGE"),
        (OutputError::NotCarried, "NOT_CARRIED"),
    ] {
        assert_eq!(error.code(), code);
    }
}

#[test]
fn percent_encoding_goes_both_ways() {
    use gs1::percent::{UriPart, decode, encode};
    #[track_caller]
    fn check(text: &[u8], path: &str, query: &str) {
        assert_eq!((encode(text, UriPart::Path).as_str(), encode(text, UriPart::Query).as_str()), (path, query));
        assert_eq!(decode(path.as_bytes(), UriPart::Path), text);
        assert_eq!(decode(query.as_bytes(), UriPart::Query), text);
    }
    check(b"aZ09-._~", "aZ09-._~", "aZ09-._~");
    check(b"A B+C", "A%20B%2BC", "A+B%2BC");
    check(b"/\xFF", "%2F%FF", "%2F%FF");
    for kept in ["%", "%2", "A%G0", "%0G"] {
        assert_eq!(decode(kept.as_bytes(), UriPart::Query), kept.as_bytes());
    }
}
