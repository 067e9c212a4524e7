//! GS1 Digital Link URIs: reading, writing, unpacking.

use gs1::{Buffer, CANONICAL_STEM, Options, OutputError, ParseErrorKind, Syntax, decompress, parse};

#[track_caller]
fn accepted(options: &Options, text: &str, expected: &str, canonical: &str) {
    let mut buffer = Buffer::new();
    let message = parse(text, Syntax::DigitalLink, options, &mut buffer).unwrap_or_else(|error| panic!("{error}"));
    assert_eq!(message.bracketed(), expected);
    assert_eq!(message.digital_link(CANONICAL_STEM, options.unknown_ais_are_attributes).as_deref(), Ok(canonical));
}

/// The error's name; the span stands between `«` and `»`.
#[track_caller]
fn refused(marked: &str, code: &str) {
    let text = marked.replace(['«', '»'], "");
    let start = marked.find('«').expect("a mark");
    let end = marked.find('»').expect("a mark") - '«'.len_utf8();
    let mut buffer = Buffer::new();
    let error = parse(&text, Syntax::DigitalLink, &Options::engine(), &mut buffer).expect_err(&text);
    assert_eq!((error.kind.code(), error.span), (code, start..end), "{text}");
}

#[test]
fn key_qualifiers_and_attributes_are_read() {
    let options = Options::engine();
    accepted(
        &options,
        "https://example.vn/p/01/09506000134352/22/2A/10/L%2F1/21/S?17=271231&99=A-B%2b#x",
        "(01)09506000134352(22)2A(10)L/1(21)S(17)271231(99)A-B+",
        "https://id.gs1.org/01/09506000134352/22/2A/10/L%2F1/21/S?17=271231&99=A-B%2B",
    );
    accepted(
        &options,
        "http://a/415/9506000134352/8020/R%2B+1",
        "(415)9506000134352(8020)R++1",
        "https://id.gs1.org/415/9506000134352/8020/R%2B%2B1",
    );
}

#[test]
fn the_rightmost_key_counts() {
    accepted(
        &Options::engine(),
        "https://a/01/09506000134352/8004/95060001343",
        "(8004)95060001343",
        "https://id.gs1.org/8004/95060001343",
    );
}

#[test]
fn parameters_of_others_are_reported_and_ignored() {
    let mut buffer = Buffer::new();
    let link = "https://a/01/09506000134352?utm_source=x&single&99=A&&linkType=gs1:pip";
    let message = parse(link, Syntax::DigitalLink, &Options::engine(), &mut buffer).expect("a link");
    assert_eq!(message.ignored_parameters().collect::<Vec<_>>(), ["utm_source=x", "single", "linkType=gs1:pip"]);
    assert_eq!(message.bracketed(), "(01)09506000134352(99)A");
}

#[test]
fn what_is_no_link_is_refused_where_it_goes_wrong() {
    refused("https://a/01/09506000134352/10/«é»", "URI_CONTAINS_ILLEGAL_CHARACTERS");
    refused("«ftp://a/01/09506000134352»", "URI_CONTAINS_ILLEGAL_SCHEME");
    refused("https://«a»", "URI_MISSING_DOMAIN_AND_PATH_INFO");
    refused("https://«/01/09506000134352»", "URI_MISSING_DOMAIN_AND_PATH_INFO");
    refused("https://a«_»b/01/09506000134352", "DOMAIN_CONTAINS_ILLEGAL_CHARACTERS");
    refused("https://a«/b/c»", "NO_GS1_DL_KEYS_FOUND_IN_PATH_INFO");
    refused("https://a«/»", "NO_GS1_DL_KEYS_FOUND_IN_PATH_INFO");
    refused("https://a«/01/09506000134352/»", "NO_GS1_DL_KEYS_FOUND_IN_PATH_INFO");
    refused("https://a«/gtin/09506000134352»", "NO_GS1_DL_KEYS_FOUND_IN_PATH_INFO");
    refused("https://a/01/09506000134352/«10»/", "AI_VALUE_PATH_ELEMENT_IS_EMPTY");
    refused("https://a/01/«0950600%00134»", "DECODED_AI_FROM_DL_PATH_INFO_CONTAINS_ILLEGAL_NULL");
    refused("https://a/01/09506000134352?«99=»", "AI_VALUE_QUERY_ELEMENT_IN_EMPTY");
    refused("https://a/01/09506000134352?99=«A%00»", "DECODED_AI_VALUE_FROM_QUERY_PARAMS_CONTAINS_ILLEGAL_NULL");
    refused("https://a/01/09506000134352?«89»=A", "UNKNOWN_AI_IN_QUERY_PARAMS");
    refused("https://a/«01/09506000134352/21/A/10/B»", "INVALID_KEY_QUALIFIER_SEQUENCE");
    refused("https://a/01/09506000134352?99=A&99=«A»", "DUPLICATE_AI");
    refused("https://a/01/09506000134352?99=A&21=«B»", "AI_IS_NOT_VALID_DATA_ATTRIBUTE");
    refused("https://a/01/09506000134352?10=«B»", "AI_SHOULD_BE_IN_PATH_INFO");
    refused("https://a/01/«9506000134352»", "AI_VALUE_IS_TOO_SHORT");
    refused("https://a/01/0950600013435«3»", "INCORRECT_CHECK_DIGIT");
    refused("https://a/01/095060001343%35«3»", "INCORRECT_CHECK_DIGIT");
}

#[test]
fn options_accept_more() {
    let suppressed = Options { permit_zero_suppressed_gtin: true, ..Options::engine() };
    accepted(&suppressed, "https://a/01/9506000134352", "(01)09506000134352", "https://id.gs1.org/01/09506000134352");
    accepted(&suppressed, "https://a/01/96385%3074", "(01)00000096385074", "https://id.gs1.org/01/00000096385074");
    let named = Options { permit_convenience_names: true, ..Options::engine() };
    accepted(
        &named,
        "https://a/gtin/09506000134352/lot/A/ser/B",
        "(01)09506000134352(10)A(21)B",
        "https://id.gs1.org/01/09506000134352/10/A/21/B",
    );
    let unknown = Options { permit_unknown_ais: true, unknown_ais_are_attributes: true, ..Options::engine() };
    accepted(
        &unknown,
        "https://a/01/09506000134352?89=A",
        "(01)09506000134352(89)A",
        "https://id.gs1.org/01/09506000134352?89=A",
    );
}

#[test]
fn zeros_before_a_suppressed_gtin_do_not_move_the_span() {
    let options = Options { permit_zero_suppressed_gtin: true, ..Options::engine() };
    let mut buffer = Buffer::new();
    let error = parse("https://a/01/9506000134353", Syntax::DigitalLink, &options, &mut buffer).unwrap_err();
    assert_eq!(error.span, 25..26);
}

#[test]
fn elements_become_a_link_with_the_longest_order_of_qualifiers() {
    #[track_caller]
    fn check(text: &str, stem: &str, expected: Result<&str, OutputError>) {
        let mut buffer = Buffer::new();
        let options = Options { check_required: false, check_exclusive: false, ..Options::default() };
        let message = parse(text, Syntax::Bracketed, &options, &mut buffer).expect("elements");
        assert_eq!(message.digital_link(stem, false), expected.map(String::from));
    }
    let lot_and_serial = "https://a.vn/01/09506000134352/10/A/21/B?17=271231&99=X";
    check("(21)B(99)X(17)271231(10)A(01)09506000134352", "https://a.vn/", Ok(lot_and_serial));
    let third_party = "235".parse().expect("an AI");
    check("(01)09506000134352(235)T(10)A", "https://a", Err(OutputError::NotAnAttribute(third_party)));
    check("(01)09506000134352(235)T", "https://a", Ok("https://a/01/09506000134352/235/T"));
    check("(99)X", "https://a", Err(OutputError::NoKey));
}

#[test]
fn packed_links_are_unpacked() {
    #[track_caller]
    fn check(packed: &str, expected: &str) {
        assert_eq!(decompress(packed).as_deref(), Ok(expected));
    }
    check("https://id.gs1.org/ARFKk4XBoA", "https://id.gs1.org/01/09506000134352");
    check(
        "https://a.vn/x/ARFKk4XBoCCNV4JGLmJBJCCjA5?k=v",
        "https://a.vn/x/01/09506000134352/10/ABC123/21/12345?17=201225&k=v",
    );
    check("https://id.gs1.org/AEuFx5yQfEAA#top", "https://id.gs1.org/00/340123450000000000");
    check("https://id.gs1.org/LRFJvPQuQl2Hg", "https://id.gs1.org/01/09504200202017?3103=191548");
    check("https://id.gs1.org/AQDpDQtpzuIsP4", "https://id.gs1.org/01/00500473115879?711=_");
}

#[test]
fn what_does_not_unpack_is_marked() {
    for (link, span) in [
        ("https://a/!", 10..11),
        ("https://a/", 10..10),
        ("https://a/ARFKk4XBoB", 10..20),
        ("https://a/ARFKk4XB", 10..18),
        ("https://a/_____w", 10..16),
        ("https://a/4AAAAAAA", 10..18),
        ("https://a/mQAAAAAAAAAA", 10..22),
        ("https://a/BAAAAAAAAAAA", 10..22),
    ] {
        let error = decompress(link).expect_err(link);
        assert_eq!((error.kind, error.span), (ParseErrorKind::Compression, span), "{link}");
    }
}

/// The bits of packed data as the letters of a segment.
fn segment(bits: &str) -> String {
    const LETTERS: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    let filled = format!("{bits}{}", "0".repeat((6 - bits.len() % 6) % 6));
    let sextets = filled.as_bytes().chunks(6).map(|six| six.iter().fold(0, |value, bit| value << 1 | (bit - b'0')));
    sextets.map(|value| char::from(LETTERS[usize::from(value)])).collect()
}

#[test]
fn every_encoding_of_packed_characters_is_read() {
    let gtin = format!("{:08b}{:047b}", 0x01, 9_506_000_134_352_u64);
    #[track_caller]
    fn check(bits: &str, expected: &str) {
        let link = format!("https://a/{}", segment(bits));
        assert_eq!(decompress(&link).as_deref(), Ok(expected), "{link}");
    }
    // (10): encoding, five bits of length, then the characters.
    let lot =
        |encoding: u8, length: u8, characters: &str| format!("{gtin}00010000{encoding:03b}{length:05b}{characters}");
    check(&lot(0, 3, &format!("{:010b}", 7)), "https://a/01/09506000134352/10/007");
    check(&lot(1, 2, "10101011"), "https://a/01/09506000134352/10/ab");
    check(&lot(2, 2, "10101011"), "https://a/01/09506000134352/10/AB");
    check(&lot(3, 2, "000000111111"), "https://a/01/09506000134352/10/A_");
    check(&lot(4, 2, "01000010100001"), "https://a/01/09506000134352/10/%21%21");
    // A pair that is none of GS1: four bits 1, seven of length, the name, encoding, length, value.
    let other = format!("{gtin}11110000001{:06b}000{:07b}{:07b}", 36, 2, 42);
    check(&other, "https://a/01/09506000134352?k=42");
    // A shortcut that stands in a row: 2D is (01) and (3103).
    let measure = format!("{:08b}{:047b}{:020b}", 0x2D, 9_506_000_134_352_u64, 195);
    check(&measure, "https://a/01/09506000134352?3103=000195");
    // The key stands before the packed segment.
    let date = format!("{:08b}{:020b}", 0x17, 271_231);
    let link = format!("https://a/01/09506000134352/{}", segment(&date));
    assert_eq!(decompress(&link).as_deref(), Ok("https://a/01/09506000134352?17=271231"));
    assert!(decompress(&format!("https://a/{}", segment(&lot(5, 1, "0000000")))).is_err());
}
