//! Codes as scanners, keyboards, chats, labels and content systems leave them.

use gs1::{FindingCode, ParseErrorKind, Scan, ScanData, cleaned, interpret};
use proptest::prelude::*;

const GTIN: &str = "(01)08934588063053";

#[track_caller]
fn read(text: &str) -> Scan {
    interpret(&ScanData::from_text(text)).unwrap_or_else(|error| panic!("{text:?}: {error}"))
}

/// What a text says, and the kinds of its deviations with the bytes that they mark.
#[track_caller]
fn met(text: &str, rest: &str, deviations: &[(FindingCode, &str)]) {
    let scan = read(text);
    assert_eq!(scan.bracketed(), format!("{GTIN}{rest}"), "{text:?}");
    let found: Vec<(FindingCode, &str)> =
        scan.findings().iter().map(|one| (one.code.clone(), &scan.raw()[one.span.clone()])).collect();
    assert_eq!(found, deviations, "{text:?}");
}

/// What a text says; the kinds of its deviations without repetition.
#[track_caller]
fn says(text: &str, rest: &str, kinds: &[FindingCode]) {
    let scan = read(text);
    assert_eq!(scan.bracketed(), format!("{GTIN}{rest}"), "{text:?}");
    let mut found: Vec<FindingCode> = Vec::new();
    for finding in scan.findings() {
        assert!(scan.raw().get(finding.span.clone()).is_some(), "{text:?} {finding:?}");
        if !found.contains(&finding.code) {
            found.push(finding.code.clone());
        }
    }
    assert_eq!(found, kinds, "{text:?}");
}

#[track_caller]
fn unread(text: &str) {
    let read = interpret(&ScanData::from_text(text));
    assert!(read.is_err(), "{text:?}: {:?}", read.map(|scan| scan.bracketed()));
}

/// An address that claims nothing of GS1.
#[track_caller]
fn others(text: &str) {
    let read = interpret(&ScanData::from_text(text));
    assert_eq!(
        read.map(|scan| scan.bracketed()).map_err(|error| error.kind),
        Err(ParseErrorKind::OrdinaryUrl),
        "{text}"
    );
}

use FindingCode::*;

const NO_FNC1: FindingCode = Deviation(ParseErrorKind::MissingFnc1);

#[test]
fn an_address_may_lack_its_scheme() {
    met("id.example.vn/01/08934588063053", "", &[(MissingScheme, "")]);
    met("//id.example.vn/01/08934588063053/10/L1", "(10)L1", &[(MissingScheme, "//")]);
    met("www.example.vn:8080/a/01/08934588063053", "", &[(MissingScheme, "")]);
    met("https:/example.vn/01/08934588063053", "", &[(MissingScheme, "https:/")]);
    met("https:example.vn/01/08934588063053", "", &[(MissingScheme, "https:")]);
    met("URL:https://example.vn/01/08934588063053", "", &[(MissingScheme, "URL:https://")]);
    says("https:\\\\example.vn\\01\\08934588063053", "", &[MissingScheme, UnencodedCharacter]);
    met("chè.vn/01/08934588063053", "", &[(MissingScheme, ""), (UnencodedCharacter, "chè.vn")]);
    met("HTTPS://ID.EXAMPLE.VN/01/08934588063053/10/L1", "(10)L1", &[]);
    let scan = read("WWW.Example.VN:8080/a/01/08934588063053");
    let link = scan.digital_link().expect("a link");
    assert_eq!(
        (link.scheme.as_str(), link.host.as_str(), link.port.as_deref()),
        ("https", "www.example.vn", Some("8080"))
    );
    for text in
        ["example/01/08934588063053", "1.2/01/08934588063053", "a.b1/01/08934588063053", "tel:/01/08934588063053"]
    {
        unread(text);
    }
}

#[test]
fn an_address_may_hold_raw_letters_and_signs() {
    met(
        "https://a.vn/sản-phẩm/01/08934588063053/10/L1",
        "(10)L1",
        &[(UnencodedCharacter, "ả"), (UnencodedCharacter, "ẩ")],
    );
    met("https://a.vn/01/08934588063053?utm=Tết 2026", "", &[(UnencodedCharacter, "ế"), (UnencodedCharacter, " ")]);
    met(
        "https://a.vn/{p}/01/08934588063053?a=x|y&b=\"",
        "",
        &[(UnencodedCharacter, "{"), (UnencodedCharacter, "}"), (UnencodedCharacter, "|"), (UnencodedCharacter, "\"")],
    );
    let scan = read("https://Chè.vn/01/08934588063053");
    assert_eq!(scan.digital_link().map(|link| link.host.as_str()), Some("chè.vn"));
    assert_eq!(read("https://a.vn/01/08934588063053/10/L%C3%B4?17=271231").lot(), Some("Lô"));
    assert_eq!(read("https://a.vn/01/08934588063053/10/Lô").lot(), Some("Lô"));
}

#[test]
fn a_name_before_the_host_is_a_deceit() {
    let text = "https://verigoods.vn@evil.example/01/08934588063053";
    met(text, "", &[(UserInformation, "verigoods.vn@")]);
    assert_eq!(read(text).digital_link().map(|link| link.host.as_str()), Some("evil.example"));
    let text = "https://verigoods.vn:443@evil.example:8443/01/08934588063053";
    met(text, "", &[(UserInformation, "verigoods.vn:443@")]);
    assert_eq!(read(text).digital_link().and_then(|link| link.port.as_deref()), Some("8443"));
}

#[test]
fn other_signs_may_part_attributes() {
    met("https://a.vn/01/08934588063053?17=271231;11=260101", "(17)271231(11)260101", &[(AttributeSeparator, ";")]);
    met(
        "https://a.vn/01/08934588063053?17=271231&amp;11=260101",
        "(17)271231(11)260101",
        &[(AttributeSeparator, "&amp;")],
    );
    says("https://a.vn/01/08934588063053?17=271231&x=a;b", "(17)271231", &[]);
}

#[test]
fn a_link_may_hold_a_short_gtin_but_no_day() {
    let scan = read("https://a.vn/01/96385074");
    assert_eq!(scan.bracketed(), "(01)00000096385074");
    assert_eq!(scan.findings()[0].code, ZeroSuppressedGtin);
    says("https://a.vn/GTIN/8934588063053/LOT/L1", "(10)L1", &[ConvenienceName, ZeroSuppressedGtin]);
    says("https://a.vn/Gtin/08934588063053/Ser/1", "(21)1", &[ConvenienceName]);
    for query in ["lot=L1", "LOT=L1", "utm_source=zalo&Lot=L1", "batch=X&lot=L1&gtin=1"] {
        assert_eq!(read(&format!("https://a.vn/01/08934588063053?{query}")).lot(), Some("L1"), "{query}");
    }
    for (link, lot) in [("10/L1?lot=L2", "L1"), ("10/L1?10=L1&lot=L2", "L1"), ("21/S1?lot=L2", "L2")] {
        assert_eq!(read(&format!("https://a.vn/01/08934588063053/{link}")).lot(), Some(lot), "{link}");
    }
    assert_eq!(read("https://a.vn/01/08934588063053?lot=&party=9").lot(), None);
    for text in [
        "https://bao.example/01/20260131/tin",
        "https://bao.example/01/20260131",
        "https://bao.example/01/31012026",
        "https://bao.example/01/20260131153000/",
        "https://bao.example/2026/01/20260131.html",
        "https://bao.example?https://id.gs1.org/01/09521002002010/10/X1",
        "https://bao.example#/01/09521002002010",
        "https://bao.example/01/96385075",
        "bao.example/01/tin-tuc",
    ] {
        others(text);
    }
    // Every day of some years, whatever its check digit.
    for day in (1990..2040).flat_map(|year| (1..13).flat_map(move |month| (1..29).map(move |day| (year, month, day)))) {
        let (year, month, day) = day;
        others(&format!("https://bao.example/01/{year}{month:02}{day:02}"));
        others(&format!("https://bao.example/01/{year}{month:02}{day:02}0930{day:02}/"));
    }
    // What claims to be a product keeps its fault.
    let error = interpret(&ScanData::from_text("https://a.vn/01/08934588063054")).unwrap_err();
    assert_eq!(error.expected_check_digit(), Some(3));
}

#[test]
fn brackets_may_be_typed_with_space_around_them() {
    says("(01) 08934588063053 (10) L1", "(10)L1", &[Grouping]);
    says("(01)08934588063053 (10)L1 (17)271231", "(10)L1(17)271231", &[Grouping]);
    says("(01)08934588063053\r\n(10)L1\r\n(17)271231", "(10)L1(17)271231", &[Grouping]);
    says("( 01 )08934588063053(10)L1", "(10)L1", &[Grouping]);
    says("(01) 0 8934588 06305 3 (10)L1", "(10)L1", &[Grouping]);
    says("(01)8934588063053(10)L1", "(10)L1", &[ZeroSuppressedGtin]);
    says("[01]08934588063053[10]L1", "(10)L1", &[SquareBrackets]);
    says("(01)08934588063053\u{1d}(10)L1\u{1d}(21)S", "(10)L1(21)S", &[Grouping]);
    says("(01)08934588063053<GS>(10)L1{GS}", "(10)L1", &[Grouping]);
    says("GTIN (01) 08934588063053\nLOT (10) L1\nHSD: (17) 271231", "(10)L1(17)271231", &[Surroundings, Grouping]);
    met("(01)08934588063053 (10)L1", "(10)L1", &[(Grouping, " ")]);
    // A date is not put together of groups: nobody knows in which order they stand.
    unread("(01)08934588063053(17)31-12-27");
    unread("(01)08934588063053 (17) 31.12.27 (10) L1");
    unread("(01) 08934588063054 (10) L1");
    unread("(xem mặt sau)");
}

#[test]
fn elements_may_be_parted_by_space_alone() {
    says("01 08934588063053 10 L1", "(10)L1", &[NO_FNC1, Grouping]);
    says("01 0 8934588 063053 10 L1 17 271231", "(10)L1(17)271231", &[NO_FNC1, Grouping]);
    says("0108934588063053 10L1 17271231", "(10)L1(17)271231", &[NO_FNC1, Grouping]);
    says("01 08934588063053\n10 L1\n21 S1", "(10)L1(21)S1", &[NO_FNC1, Grouping]);
    for text in
        ["01 08934588063053 10", "01 08934588063054 10 L1", "01 08934588063053 L1", "10 L1 11 260101", "01 2026 10 x"]
    {
        unread(text);
    }
}

#[test]
fn digits_may_stand_in_groups() {
    for text in [
        "893\u{a0}4588\u{a0}063\u{a0}053",
        "893–4588–063–053",
        "893.4588.063.053",
        "8 934588 063053",
        "893\u{2009}4588\u{202f}063\u{3000}053",
        "893-4588-063-053",
        "8—934588—063053",
        "893−4588−063−053",
        "8,934,588,063,053",
        "0 8934588 06305 3",
        "893·4588·063·053",
    ] {
        says(text, "", &[Grouping]);
    }
    met("893.4588063053", "", &[(Grouping, ".")]);
    says("'8934588063053", "", &[Surroundings]);
    for text in
        ["GTIN 8934588063053", "EAN: 8934588063053", "Mã vạch: 8934588063053.", "#8934588063053", "gtin:08934588063053"]
    {
        says(text, "", &[Surroundings]);
    }
    says("\"8934588063053\"", "", &[Surroundings]);
    assert_eq!(read("9638 5074").bracketed(), "(01)00000096385074");
    assert_eq!(read("0 123450 5").bracketed(), "(01)00012000003455");
    for text in [
        "96.385.074",
        "9638-5074",
        "9638.5074",
        "31.01.2026",
        "2026-01-31",
        "31-01-2026",
        "1900-1560",
        "192.168.100.200",
        "8934.588/063053",
        "893 4588 063 054",
        "8934588063053.",
        "-8934588063053",
        "89,34588063053",
        "893_4588_063_053",
        "+84 912 345 678",
        "0912.345.678",
        "8934588063053 x",
        "SĐT 8934588063053",
        "GTIN 8934588063054",
        "mã 96385074",
    ] {
        unread(text);
    }
}

#[test]
fn signs_of_another_keyboard_are_read() {
    says("（01）08934588063053（10）L1", "(10)L1", &[ForeignCharacter]);
    says("８９３４５８８０６３０５３", "", &[ForeignCharacter]);
    says("٨٩٣٤٥٨٨٠٦٣٠٥٣", "", &[ForeignCharacter]);
    says("【01】08934588063053【10】L1", "(10)L1", &[SquareBrackets, ForeignCharacter]);
    says("ｈｔｔｐｓ：／／a.vn／01／08934588063053", "", &[ForeignCharacter]);
    met("893458806305３", "", &[(ForeignCharacter, "３")]);
    // A letter that looks like a digit is a letter.
    unread("893458806305З");
    unread("O8934588063053");
}

#[test]
fn characters_that_nobody_sees_hide_nothing() {
    met("\u{200e}(01)08934588063053(10)L1", "(10)L1", &[(InvisibleCharacter, "\u{200e}")]);
    says("\u{feff}]d2010893458806305310L1\u{1d}17271231", "(10)L1(17)271231", &[InvisibleCharacter]);
    says("893\u{200b}4588\u{2060}063\u{ad}053", "", &[InvisibleCharacter]);
    says("\u{202d}8934588063053\u{202c}", "", &[InvisibleCharacter]);
    met(
        "https://a\u{200b}.vn/01/08934588063053\u{200d}",
        "",
        &[(InvisibleCharacter, "\u{200b}"), (InvisibleCharacter, "\u{200d}")],
    );
    assert_eq!(cleaned("\u{200b}\u{feff} https://a.vn/x\u{200e}\n"), "https://a.vn/x");
    assert_eq!(cleaned("Xin chào"), "Xin chào");
    let data = ScanData::from_text("\u{feff}]d2010893458806305310L1");
    let scan = interpret(&data).expect("a code");
    assert_eq!(scan.symbology(), Some(gs1::SymbologyIdentifier::GS1_DATA_MATRIX));
    assert_eq!(&scan.raw()[scan.elements()[1].span.clone()], "L1");
}

#[test]
fn what_stands_for_fnc1_is_read_as_fnc1() {
    for name in [
        "<GS>", "{GS}", "[GS]", "<gs>", "(GS)", "␝", "%1D", "\\x1D", "&#29;", "^]", "è", "_x001D_", "~", "|", "#", "^",
        "@", "$",
    ] {
        met(&format!("]C1010893458806305310L1{name}17271231"), "(10)L1(17)271231", &[(SeparatorAsText, name)]);
        met(&format!("010893458806305310L1{name}21S1"), "(10)L1(21)S1", &[(NO_FNC1, ""), (SeparatorAsText, name)]);
    }
    for lead in ["è", "<GS>", "{FNC1}", "[FNC1]", "␝", "~", "#", "|"] {
        met(&format!("{lead}010893458806305310L1\u{1d}17271231"), "(10)L1(17)271231", &[(SeparatorAsText, lead)]);
    }
    says("]C1è010893458806305310L1è17271231", "(10)L1(17)271231", &[SeparatorAsText]);
    says("]C1\u{1d}010893458806305310L1\u{1d}17271231", "(10)L1(17)271231", &[]);
    says("[)>\u{1e}05\u{1d}010893458806305310L1\u{1d}17271231\u{1e}\u{4}", "(10)L1(17)271231", &[Surroundings]);
}

#[test]
fn a_substitute_counts_only_where_everything_keeps_every_rule() {
    for text in ["]C1010893458806305310L1~17271331", "]C1010893458806305310L1#9", "]C1010893458806305310L1|XY"] {
        let scan = read(text);
        assert!(scan.findings().iter().any(|one| matches!(one.code, Deviation(_))), "{text}");
    }
    // What is named stands for FNC1 even where the next value is wrong.
    let scan = read("]C1010893458806305310L1<GS>17271331");
    assert_eq!(scan.lot(), Some("L1"));
    // And a lot may hold what only looks like a name.
    assert_eq!(read("]C1010893458806305310L1<GX>").lot(), Some("L1<GX>"));
    assert_eq!(read("]C1010893458806305310L1<GS>ZZ").lot(), Some("L1<GS>ZZ"));
}

#[test]
fn a_reader_without_identifiers_sends_every_ai() {
    let text = "01089345880630534331001800-\u{1d}10L1\u{1d}17271231";
    let of_unit = Deviation(ParseErrorKind::RequiredMissing);
    says(text, "(4331)001800-(10)L1(17)271231", &[NO_FNC1, of_unit.clone()]);
    says("010893458806305310L1\u{1d}4331001800", "(10)L1(4331)001800", &[NO_FNC1, of_unit]);
}

proptest! {
    /// A number with a wrong check digit stays unread in every dress.
    #[test]
    fn no_dress_makes_a_wrong_number_right(body in "893[0-9]{9}", add in 1..10_u8, dress in 0..12_usize) {
        let right = gs1::check_digit(body.as_bytes());
        let number = format!("{body}{}", (right + add) % 10);
        let spaced = format!("{} {} {}", &number[..3], &number[3..8], &number[8..]);
        let text = match dress {
            0 => number,
            1 => spaced,
            2 => spaced.replace(' ', "."),
            3 => format!("(01) 0{number} (10) L1"),
            4 => format!("01 0{number} 10 L1"),
            5 => format!("]C1010{number}10L1<GS>17271231"),
            6 => format!("a.vn/01/0{number}"),
            7 => format!("https://a.vn/tệp/01/{number}?x=1;y=2"),
            8 => format!("\u{feff}{number}"),
            9 => number.chars().filter_map(|digit| char::from_u32(u32::from(digit) + 0xFEE0)).collect(),
            10 => format!("è010{number}10L1"),
            _ => format!("[01]0{number}[10]L1"),
        };
        prop_assert!(interpret(&ScanData::from_text(&text)).is_err(), "{text}");
    }

    /// Whatever is read of a text of digits and grouping signs has the digits of the text, in order.
    #[test]
    fn no_digit_is_invented(text in "[0-9]{1,6}([ .,\u{a0}–-]?[0-9]{1,6}){1,4}") {
        if let Ok(scan) = interpret(&ScanData::from_text(&text)) {
            let digits: String = text.chars().filter(char::is_ascii_digit).collect();
            let read = scan.unbracketed().replace('^', "");
            let is_expanded = digits.len() == 8;
            prop_assert!(is_expanded || read.ends_with(digits.trim_start_matches('0')) || read == digits, "{text} {read}");
        }
    }

    /// Nothing panics, spans lie on borders, and the text is kept.
    #[test]
    fn spans_lie_in_the_text(text in "([(]01[)]|]C1|https?:/?/?|//|[0-9]{14}|10L1|<GS>|[~|#è␝\u{feff}\u{200e}（）１ .;&=?/@-]|\\PC){0,20}") {
        let data = ScanData::from_text(&text);
        match interpret(&data) {
            Ok(scan) => {
                prop_assert_eq!(scan.raw(), &data.text);
                for finding in scan.findings() {
                    prop_assert!(scan.raw().get(finding.span.clone()).is_some(), "{:?}", finding);
                }
                for element in scan.elements() {
                    prop_assert!(scan.raw().get(element.span.clone()).is_some(), "{:?}", element);
                }
            }
            Err(error) => prop_assert!(data.text.get(error.span.clone()).is_some(), "{:?}", error),
        }
    }
}

#[test]
fn a_semicolon_behind_a_lot_parts_it_too() {
    let moved = Deviation(ParseErrorKind::BelongsInPath);
    says("https://a.vn/01/08934588063053?10=T7;17=280630", "(10)T7(17)280630", &[moved, AttributeSeparator]);
}
