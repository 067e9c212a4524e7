//! EPC binary strings of tags, and links that GS1's toolkit compressed.

use gs1::{FindingCode, Form, ParseErrorKind, ScanData, interpret};
use proptest::prelude::*;

/// The example of the Tag Data Standard for a scheme, as hexadecimal digits.
#[track_caller]
fn check(hexadecimal: &str, expected: &str) {
    let text = format!("https://example.vn/t/eh{}", hexadecimal.to_ascii_lowercase());
    let scan = interpret(&ScanData::from_text(&text)).unwrap_or_else(|error| panic!("{text}: {error}"));
    assert_eq!((scan.form(), scan.bracketed().as_str()), (Form::DigitalLink, expected), "{text}");
    let finding = &scan.findings()[0];
    assert_eq!((&finding.code, &text[finding.span.clone()]), (&FindingCode::EpcBinary, &text[21..]));
    let link = scan.digital_link().expect("a link");
    assert_eq!((link.host.as_str(), link.stem_path.as_str(), link.is_compressed), ("example.vn", "/t", true));
    // The same bits in the other alphabet.
    let letters = base_64(hexadecimal);
    let again = interpret(&ScanData::from_text(&format!("https://example.vn/t/ex{letters}")));
    assert_eq!(again.map(|scan| scan.bracketed()).as_deref(), Ok(expected), "{letters}");
}

fn base_64(hexadecimal: &str) -> String {
    let bits = hexadecimal.chars().map(|digit| format!("{:04b}", digit.to_digit(16).expect("a hexadecimal digit")));
    letters(&bits.collect::<String>())
}

/// Bits as letters of URI-safe base 64, filled up with zeros.
fn letters(bits: &str) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    let filled = format!("{bits:0<width$}", width = bits.len().div_ceil(6) * 6);
    let letter =
        |bits: &[u8]| char::from(LETTERS[bits.iter().fold(0, |number, bit| number << 1 | usize::from(bit & 1))]);
    filled.as_bytes().chunks(6).map(letter).collect()
}

#[test]
fn schemes_with_a_partition_are_read() {
    check("3074257BF7194E4000001A85", "(01)80614141123458(21)6789");
    check("3674257BF6B7A659B2C2BF1000000000000000000000000000", "(01)70614141123451(21)32a/b");
    check("3174257BF4499602D2000000", "(00)106141412345678908");
    check("3274257BF46072000000162E", "(414)0614141123452(254)5678");
    check("3374257BF40C0E400000162E", "(8003)006141411234525678");
    check("3474257BF40000000000162E", "(8004)06141415678");
    check("2D74257BF4499602D2000000", "(8018)061414112345678902");
    check("2E74257BF4499602D2000000", "(8017)061414112345678902");
    check("2C74257BF46072000000162E", "(253)06141411234525678");
}

#[test]
fn schemes_of_whole_values_are_read_with_what_follows() {
    check("F7009521001002011017", "(01)09521001002011(21)7");
    check("F780952100100201101717379F", "(01)09521001002011(21)7(17)271231");
    check("FB04379F09521001002011017", "(01)09521001002011(21)7(17)271231");
    check("F90095210010000000017", "(00)095210010000000017");
}

#[test]
fn capitals_of_hexadecimal_digits_are_read_too() {
    let scan = interpret(&ScanData::from_text("HTTPS://ID.EXAMPLE.VN/EH3074257BF7194E4000001A85")).expect("a tag");
    assert_eq!(scan.serial(), Some("6789"));
}

#[track_caller]
fn others(text: &str) {
    assert_eq!(
        interpret(&ScanData::from_text(text)).map_err(|error| error.kind),
        Err(ParseErrorKind::OrdinaryUrl),
        "{text}"
    );
}

#[test]
fn what_only_begins_like_a_tag_is_an_address() {
    for end in [
        "eh",
        "ehe",
        "example",
        "exit",
        "eh30",
        "eh3074257BF7194E4000001A8",
        "eh3074257bf7194e4000001a8501",
        "eh307c257bf7194e4000001a85",
        "eh3574257bf7194e4000001a85",
        "eh00000000000000000000000000",
        "eh3174257bf4499602d2000001",
        "ex",
        "extra-virgin-olive-oil",
    ] {
        others(&format!("https://example.vn/{end}"));
    }
}

#[test]
fn links_of_the_toolkit_are_read_in_both_orders() {
    let said = |segment: &str| {
        let scan = interpret(&ScanData::from_text(&format!("https://example.vn/{segment}"))).expect(segment);
        scan.bracketed()
    };
    assert_eq!(said("GhFRkLsJ4M6Zxm2-uqEb-i0AAI"), "(01)09521009100016(10)TOM2311(21)A0001(17)271231");
    // 9D, then (414) in 44 bits and (254) as one digit, in either order.
    let (location, extension) = (format!("{:044b}", 9_521_001_000_017_u64), "000000010101");
    for values in [format!("{location}{extension}"), format!("{extension}{location}")] {
        assert_eq!(said(&letters(&format!("10011101{values}"))), "(414)9521001000017(254)5");
    }
}

proptest! {
    /// Nothing panics, and whatever is read keeps every rule.
    #[test]
    fn any_bits_are_read_or_refused(head in "(eh|ex)(2c|2d|2e|3[0-9a-f]|4[01]|e[6-9a-f]|f[0-9a-d])?", tail in "[0-9a-fA-Z_-]{0,60}") {
        let text = format!("https://example.vn/{head}{tail}");
        if let Ok(scan) = interpret(&ScanData::from_text(&text)) {
            let data = ScanData::from_text(&scan.bracketed());
            prop_assert_eq!(interpret(&data).map(|again| again.bracketed()), Ok(scan.bracketed()));
        }
    }
}
