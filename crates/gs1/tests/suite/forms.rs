//! The strict reader: each form, and the errors with their spans.

use gs1::{Buffer, Options, ParseErrorKind, Syntax, parse};

/// The elements that are read, in brackets.
#[track_caller]
fn accepted(syntax: Syntax, text: &str, expected: &str) {
    accepted_with(&Options::engine(), syntax, text, expected);
}

#[track_caller]
fn accepted_with(options: &Options, syntax: Syntax, text: &str, expected: &str) {
    let mut buffer = Buffer::new();
    let message = parse(text, syntax, options, &mut buffer).unwrap_or_else(|error| panic!("{text}: {error}"));
    assert_eq!(message.bracketed(), expected, "{text}");
}

/// The error's name; the span stands between `«` and `»`.
#[track_caller]
fn refused(syntax: Syntax, marked: &str, code: &str) {
    refused_with(&Options::engine(), syntax, marked, code);
}

#[track_caller]
fn refused_with(options: &Options, syntax: Syntax, marked: &str, code: &str) {
    let text = marked.replace(['«', '»'], "");
    let start = marked.find('«').expect("a mark");
    let end = marked.find('»').expect("a mark") - '«'.len_utf8();
    let mut buffer = Buffer::new();
    let error = parse(&text, syntax, options, &mut buffer).expect_err(&text);
    assert_eq!((error.kind.code(), error.span.clone()), (code, start..end), "{text}: {error}");
    assert!(error.to_string().contains(code));
}

#[test]
fn brackets_enclose_ais_before_their_values() {
    use Syntax::Bracketed;
    accepted(Bracketed, "(01)09506000134352(10)ABC", "(01)09506000134352(10)ABC");
    accepted(Bracketed, r"(10)A\(B(01)09506000134352", r"(10)A\(B(01)09506000134352");
    accepted(Bracketed, r"(99)\(\(", r"(99)\(\(");
    accepted(Bracketed, "(01)09506000134352|(10)ABC", "(01)09506000134352|(10)ABC");
    refused(Bracketed, "«»", "MISSING_FNC1_IN_FIRST_POSITION");
    refused(Bracketed, "«0109506000134352»", "AI_PARSE_FAILED");
    refused(Bracketed, "«(01»", "AI_PARSE_FAILED");
    refused(Bracketed, "(01)«»", "AI_PARSE_FAILED");
    refused(Bracketed, "(«»)123", "AI_UNRECOGNISED");
    refused(Bracketed, "(«ABC»)123", "AI_UNRECOGNISED");
    refused(Bracketed, "(01)«1234»", "AI_VALUE_IS_TOO_SHORT");
    refused(Bracketed, "(10)«»(21)X", "AI_VALUE_IS_TOO_SHORT");
    refused(Bracketed, "(20)«123»", "AI_VALUE_IS_TOO_LONG");
    refused(Bracketed, "(10)«A^B»", "AI_CONTAINS_ILLEGAL_CARAT_CHARACTER");
}

#[test]
fn the_engine_takes_sixty_four_elements_and_this_crate_more() {
    let text = "(99)XY".repeat(65);
    let mut buffer = Buffer::new();
    let error = parse(&text, Syntax::Bracketed, &Options::engine(), &mut buffer).unwrap_err();
    assert_eq!(error.kind, ParseErrorKind::TooManyElements { limit: 64 });
    assert!(parse(&text, Syntax::Bracketed, &Options::default(), &mut buffer).is_ok());
    let linear = "^99XY".repeat(64) + "|^99XY";
    let error = parse(&linear, Syntax::Unbracketed, &Options::engine(), &mut buffer).unwrap_err();
    assert_eq!(error.kind, ParseErrorKind::TooManyElements { limit: 64 });
}

#[test]
fn inputs_are_bounded_in_bytes() {
    let mut buffer = Buffer::new();
    let long = "a".repeat(gs1::MAX_LEN + 1);
    for (syntax, text) in [
        (Syntax::Unbracketed, long.clone()),
        (Syntax::DigitalLink, format!("https://a/{long}")),
        (Syntax::Scan, format!("]Q1{long}")),
        (Syntax::Bracketed, format!("(10){long}")),
    ] {
        let error = parse(&text, syntax, &Options::default(), &mut buffer).unwrap_err();
        let expected = match syntax {
            Syntax::Bracketed => ParseErrorKind::BracketsTooLong { limit: gs1::MAX_LEN },
            // In scan data FNC1 in the first position counts as well.
            Syntax::Scan => ParseErrorKind::TooLong { limit: gs1::MAX_LEN - 1 },
            Syntax::Unbracketed | Syntax::DigitalLink => ParseErrorKind::TooLong { limit: gs1::MAX_LEN },
        };
        assert_eq!(error.kind, expected, "{syntax:?}");
    }
    assert!(parse(&long[1..], Syntax::Unbracketed, &Options::default(), &mut buffer).is_ok());
}

#[test]
fn carets_separate_values_of_variable_length() {
    use Syntax::Unbracketed;
    accepted(Unbracketed, "^010950600013435210ABC^21X", "(01)09506000134352(10)ABC(21)X");
    accepted(Unbracketed, "^0109506000134352^10ABC^", "(01)09506000134352(10)ABC");
    accepted(Unbracketed, "plain", "");
    accepted(Unbracketed, "plain|^99A", "|(99)A");
    accepted(Unbracketed, "^0109506000134352|^10A", "(01)09506000134352|(10)A");
    accepted(Unbracketed, "https://a/01/09506000134352", "(01)09506000134352");
    refused(Unbracketed, "plain|«99A»", "MISSING_FNC1_IN_FIRST_POSITION");
    refused(Unbracketed, "^«»", "AI_DATA_EMPTY");
    refused(Unbracketed, "^«89AB»C", "NO_AI_FOR_PREFIX");
    refused(Unbracketed, "^«X1»", "NO_AI_FOR_PREFIX");
    refused(Unbracketed, "^10«»^21X", "AI_DATA_IS_EMPTY");
    refused(Unbracketed, "^01«123»^10A", "AI_DATA_HAS_INCORRECT_LENGTH");
    refused(Unbracketed, "^3902123456789012345«6»^10A", "AI_DATA_IS_TOO_LONG");
    refused(Unbracketed, "^010950600013435«3»", "INCORRECT_CHECK_DIGIT");
    refused(Unbracketed, "^10AB«é»", "INVALID_CSET82_CHARACTER");
}

#[test]
fn symbology_identifiers_tell_what_follows() {
    use Syntax::Scan;
    for data in ["]C1", "]e0", "]d2", "]Q3", "]J1"] {
        accepted(Scan, &format!("{data}010950600013435210A\u{1d}21B"), "(01)09506000134352(10)A(21)B");
    }
    for plain in ["]Q1https://a/01/09506000134352", "]d1https://a/01/09506000134352"] {
        accepted(Scan, plain, "(01)09506000134352");
    }
    accepted(Scan, "]E09506000134352", "");
    accepted(Scan, "]E496385074", "");
    accepted(Scan, "]E09506000134352|]e099AB", "(99)AB");
    accepted(Scan, "]J0text", "");
    refused(Scan, "«]C»", "MISSING_SYMBOLOGY_IDENTIFIER");
    refused(Scan, "«01»", "MISSING_SYMBOLOGY_IDENTIFIER");
    refused(Scan, "«]A0»123", "UNSUPPORTED_SYMBOLOGY_IDENTIFIER");
    refused(Scan, "«]é»", "UNSUPPORTED_SYMBOLOGY_IDENTIFIER");
    refused(Scan, "]E0«123»", "PRIMARY_SCAN_DATA_IS_TOO_SHORT");
    refused(Scan, "]E09506000134352«12»", "PRIMARY_MESSAGE_IS_TOO_LONG");
    refused(Scan, "]E0950600013«A»352", "PRIMARY_MESSAGE_MAY_ONLY_CONTAIN_DIGITS");
    refused(Scan, "]E0950600013435«3»", "PRIMARY_MESSAGE_CHECK_DIGIT_IS_INCORRECT");
    refused(Scan, "]C110A«^»B", "SCAN_DATA_CONTAINS_ILLEGAL_CARAT");
}

#[test]
fn more_symbologies_than_the_engine_knows_are_read_where_wanted() {
    use Syntax::Scan;
    let options = Options::default();
    accepted_with(&options, Scan, "]I118934588063050", "");
    accepted_with(&options, Scan, "]E112", "");
    refused_with(&options, Scan, "]I1«123»", "PRIMARY_SCAN_DATA_IS_TOO_SHORT");
    refused_with(&options, Scan, "]I118934588063050«1»", "PRIMARY_MESSAGE_IS_TOO_LONG");
    refused(Scan, "«]I1»18934588063050", "UNSUPPORTED_SYMBOLOGY_IDENTIFIER");
}

#[test]
fn messages_are_checked_in_lexical_order_of_their_ais() {
    use Syntax::Bracketed;
    refused(Bracketed, "(01)«09506000134352»(37)2", "INVALID_AI_PAIRS");
    refused(Bracketed, "(3940)«1234»(3941)9999", "INVALID_AI_PAIRS");
    refused(Bracketed, "(21)X(10)«ABC»", "REQUIRED_AIS_NOT_SATISFIED");
    refused(Bracketed, "(01)09506000134352(3922)«1299»", "REQUIRED_AIS_NOT_SATISFIED");
    accepted(Bracketed, "(01)09506000134352(3922)1299(3103)000195", "(01)09506000134352(3922)1299(3103)000195");
    refused(Bracketed, "(99)A(400)X(400)«Y»(99)B(99)A", "INSTANCES_OF_AI_HAVE_DIFFERENT_VALUES");
    accepted(Bracketed, "(400)X(400)X", "(400)X(400)X");
    refused(Bracketed, "(253)«9506000134352»(8030)ABC", "SERIAL_NOT_PRESENT");
    accepted(Bracketed, "(253)9506000134352X(8030)ABC", "(253)9506000134352X(8030)ABC");
}

#[test]
fn single_checks_can_be_turned_off() {
    let options = Options { check_required: false, ..Options::default() };
    accepted_with(&options, Syntax::Bracketed, "(10)ABC", "(10)ABC");
    let options = Options { check_exclusive: false, check_repeats: false, check_serial: false, ..options };
    accepted_with(
        &options,
        Syntax::Bracketed,
        "(01)09506000134352(37)2(99)A(99)B(253)9506000134352(8030)A",
        "(01)09506000134352(37)2(99)A(99)B(253)9506000134352(8030)A",
    );
}

#[test]
fn unknown_ais_have_the_length_of_their_prefix() {
    use Syntax::{Bracketed, Unbracketed};
    let options = Options { permit_unknown_ais: true, ..Options::engine() };
    accepted_with(&options, Bracketed, "(89)ABC(236)X", "(89)ABC(236)X");
    accepted_with(
        &options,
        Unbracketed,
        "^236AB^3199123456419123456789012399X",
        "(236)AB(3199)123456(419)1234567890123(99)X",
    );
    accepted_with(&options, Bracketed, "(89)AB(89)AB", "(89)AB(89)AB");
    refused_with(&options, Bracketed, "(89)AB(89)«CD»", "INSTANCES_OF_AI_HAVE_DIFFERENT_VALUES");
    refused_with(&options, Bracketed, "(3333)«333333»(3338)030333(01)09506000134352", "INVALID_AI_PAIRS");
    refused_with(&options, Unbracketed, "^«8912»3", "NO_AI_FOR_PREFIX");
    refused_with(&options, Bracketed, "(«800»)1", "AI_UNRECOGNISED");
    refused_with(&options, Bracketed, "(419)«12»", "AI_VALUE_IS_TOO_SHORT");
    refused(Bracketed, "(«89»)ABC", "AI_UNRECOGNISED");
}

#[test]
fn the_bad_part_of_a_value_is_marked() {
    #[track_caller]
    fn check(syntax: Syntax, text: &str, expected: Option<&str>) {
        let mut buffer = Buffer::new();
        assert!(parse(text, syntax, &Options::engine(), &mut buffer).is_err());
        let markup = buffer.markup(text).map(|bytes| String::from_utf8(bytes).expect("text"));
        assert_eq!(markup.as_deref(), expected);
    }
    check(Syntax::Bracketed, "(01)12312312312334", Some("(01)1231231231233|4|"));
    check(Syntax::Bracketed, r"(10)\(é(21)X", Some("(10)(|é|"));
    check(Syntax::Unbracketed, "^7003991301", Some("(7003)99|13|01"));
    check(Syntax::DigitalLink, "https://a/01/09506000134352?98=X%7ey", Some("(98)X|~|y"));
    check(Syntax::Bracketed, "(01)1", None);
}

#[test]
fn spans_of_escaped_values_count_the_text_as_written() {
    refused(Syntax::Bracketed, r"(10)A\(«~»(21)X", "INVALID_CSET82_CHARACTER");
    refused(Syntax::DigitalLink, "https://a/01/09506000134352?99=A%2DB«%7E»", "INVALID_CSET82_CHARACTER");
    refused(Syntax::DigitalLink, "https://a/01/09506000134352?99=AB«+»C", "INVALID_CSET82_CHARACTER");
}

#[test]
fn errors_of_this_crate_have_names_in_the_manner_of_the_engine() {
    for (kind, name) in [
        (ParseErrorKind::Empty, "EMPTY"),
        (ParseErrorKind::NotGs1, "NOT_GS1"),
        (ParseErrorKind::OrdinaryUrl, "ORDINARY_URL"),
        (ParseErrorKind::DigitCount { found: 5 }, "DIGIT_COUNT"),
        (ParseErrorKind::TooLong { limit: 1 }, "DATA_TOO_LONG"),
        (ParseErrorKind::BracketsTooLong { limit: 1 }, "AI_PARSE_FAILED"),
        (ParseErrorKind::Compression, "COMPRESSION"),
    ] {
        assert_eq!(kind.code(), name);
    }
    let mut buffer = Buffer::new();
    let error = parse("(01)1", Syntax::Bracketed, &Options::default(), &mut buffer).unwrap_err();
    assert_eq!(error.to_string(), "(01) AI_VALUE_IS_TOO_SHORT at bytes 4..5");
}
