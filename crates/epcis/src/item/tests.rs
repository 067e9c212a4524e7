#![allow(clippy::expect_used, reason = "a failed expectation is the failure of the test")]

use super::*;
use proptest::prelude::*;

#[track_caller]
fn check(text: &str, expected: &str) {
    assert_eq!(ItemKey::read(text).map(|key| key.to_string()).as_deref(), Some(expected), "{text}");
}

#[track_caller]
fn no_key(text: &str) {
    assert_eq!(ItemKey::read(text), None, "{text}");
}

#[test]
fn a_trade_item_has_one_key_whatever_its_spelling() {
    let expected = "https://id.gs1.org/01/09521001002011/21/7";
    check("urn:epc:id:sgtin:952100.0100201.7", expected);
    check("urn:epc:id:sgtin:952100100201.0.7", expected);
    check("urn:epc:id:sgtin:95210010.00201.7", expected);
    check("URN:EPC:ID:SGTIN:9521001.000201.7", expected);
    check("urn:epc:tag:sgtin-96:1.9521001.000201.7", expected);
    check("https://id.gs1.org/01/09521001002011/21/7", expected);
    check("http://example.vn/a/b/01/9521001002011/21/7?17=271231#x", expected);
    check("https://example.vn/gtin/9521001002011/ser/7/", expected);
    check("  https://example.vn/01/09521001002011/21/%37", expected);
}

#[test]
fn class_and_lot_have_their_own_spellings() {
    check("urn:epc:idpat:sgtin:9521001.000201.*", "https://id.gs1.org/01/09521001002011");
    check("urn:epc:class:lgtin:9521001.000201.CM-1", "https://id.gs1.org/01/09521001002011/10/CM-1");
    check("https://x.vn/01/09521001002011/22/A/10/L%2F1", "https://id.gs1.org/01/09521001002011/22/A/10/L%2F1");
}

#[test]
fn other_keys_get_their_check_digit_and_extension() {
    check("urn:epc:id:sscc:9521001.0000000001", "https://id.gs1.org/00/095210010000000017");
    check("urn:epc:id:sgln:9521001.00001.0", "https://id.gs1.org/414/9521001000017");
    check("urn:epc:id:sgln:9521001.00001.B2", "https://id.gs1.org/414/9521001000017/254/B2");
    check("https://x.vn/414/9521001000017/254/0", "https://id.gs1.org/414/9521001000017");
    check("urn:epc:id:pgln:9521001.00001", "https://id.gs1.org/417/9521001000017");
    check("urn:epc:id:grai:4012345.11111.400", "https://id.gs1.org/8003/04012345111118400");
    check("urn:epc:id:giai:4000001.ABC", "https://id.gs1.org/8004/4000001ABC");
    check("urn:epc:id:gdti:0614141.06012.1234", "https://id.gs1.org/253/06141410601221234");
    check("urn:epc:id:gsrn:4012345.0000000123", "https://id.gs1.org/8018/401234500000001231");
    check("urn:epc:id:itip:4012345.012345.01.02.987", "https://id.gs1.org/8006/040123451234560102/21/987");
    check("urn:epc:id:cpi:4012345.41-A%2F54.9", "https://id.gs1.org/8010/401234541-A%2F54/8011/9");
    check("urn:epc:id:ginc:4012345.xyz%2F1", "https://id.gs1.org/401/4012345xyz%2F1");
}

#[test]
fn what_carries_no_gs1_key_has_no_key() {
    no_key("urn:epc:id:sgtin:9521001.00201.7");
    no_key("urn:epc:id:sgtin:95.00201.7");
    no_key("urn:epc:idpat:sgtin:9521001.*.*");
    no_key("urn:epc:id:gid:95100000.12345.400");
    no_key("urn:uuid:ac725bee-2fbf-4d66-89a3-1bf2b2af0f5c");
    no_key("https://example.vn/p/abc");
    no_key("https://example.vn/01/12345/10/A");
    no_key("https://example.vn/01/09521001002011/10");
    no_key("https://example.vn/401/4000001A/21/7");
    no_key("https://example.vn/00/095210010000000017/10/A");
    no_key("09521001002011");
    no_key("");
}

#[track_caller]
fn covers(wide: &str, narrow: &str, expected: bool) {
    let key = |tail: &str| ItemKey::read(&format!("https://x.vn/01/9521001002011{tail}")).expect(tail);
    assert_eq!(key(wide).covers(&key(narrow)), expected, "{wide} {narrow}");
}

#[test]
fn the_product_covers_its_lots_and_the_lot_its_serials() {
    covers("", "/10/A", true);
    covers("", "/10/A/21/1", true);
    covers("/10/A", "/10/A/21/1", true);
    covers("/21/1", "/10/A/21/1", true);
    covers("/10/A", "/10/B/21/1", false);
    covers("/10/A", "/21/1", false);
    covers("/10/A", "", false);
    covers("/21/1", "/21/2", false);
}

#[test]
fn a_serial_without_its_lot_may_be_of_any_lot() {
    let read = |text: &str| ItemKey::read(text).expect(text);
    let serial = read("https://x.vn/01/9521001002011/21/1");
    let lot = read("https://x.vn/01/9521001002011/10/A");
    assert!(serial.may_be(&lot) && !serial.matches(&lot));
}

/// One key in every spelling: URN with a prefix of seven digits, Digital Link, element strings.
#[track_caller]
fn spelt(urn: &str, link: &str, elements: &str) {
    let key = ItemKey::read(urn).expect(urn);
    assert_eq!(key.to_string(), format!("https://id.gs1.org/{link}"), "{urn}");
    assert_eq!(ItemKey::read(&key.to_string()).as_ref(), Some(&key), "{link}");
    assert_eq!(key.to_urn(7).as_deref(), Some(urn), "{link}");
    let shown: String = key.elements().iter().map(|(ai, value)| format!("({ai}){value}")).collect();
    assert_eq!(shown, elements, "{urn}");
    // A code with these elements is a code of the same thing.
    let scan = gs1::interpret(&gs1::ScanData::from_text(elements)).expect(elements);
    let find = |ai| scan.element(ai).map(|element| element.raw.as_str());
    assert_eq!(ItemKey::of_elements(scan.elements()[0].ai, find).as_ref(), Some(&key), "{elements}");
}

#[test]
fn every_scheme_of_the_tag_data_standard_goes_round() {
    spelt("urn:epc:id:sgtin:9521001.000201.32a%2Fb", "01/09521001002011/21/32a%2Fb", "(01)09521001002011(21)32a/b");
    spelt("urn:epc:class:lgtin:9521001.000201.A%22%25", "01/09521001002011/10/A%22%25", "(01)09521001002011(10)A\"%");
    spelt("urn:epc:idpat:sgtin:9521001.000201.*", "01/09521001002011", "(01)09521001002011");
    spelt("urn:epc:id:sscc:9521001.0000000001", "00/095210010000000017", "(00)095210010000000017");
    spelt("urn:epc:id:sgln:9521001.00001.0", "414/9521001000017", "(414)9521001000017");
    spelt("urn:epc:id:sgln:9521001.00001.B%2F2", "414/9521001000017/254/B%2F2", "(414)9521001000017(254)B/2");
    spelt("urn:epc:id:pgln:9521001.00001", "417/9521001000017", "(417)9521001000017");
    spelt("urn:epc:id:grai:9521001.00001.4%3F%25%2F", "8003/095210010000174%3F%25%2F", "(8003)095210010000174?%/");
    spelt("urn:epc:id:giai:9521001.Z4+145AC%3FAX", "8004/9521001Z4%2B145AC%3FAX", "(8004)9521001Z4+145AC?AX");
    spelt("urn:epc:id:gdti:9521001.00001.A%2F1", "253/9521001000017A%2F1", "(253)9521001000017A/1");
    spelt("urn:epc:id:sgcn:9521001.00001.0123", "255/95210010000170123", "(255)95210010000170123");
    spelt("urn:epc:id:gsrn:9521001.0000000001", "8018/952100100000000015", "(8018)952100100000000015");
    spelt("urn:epc:id:gsrnp:9521001.0000000001", "8017/952100100000000015", "(8017)952100100000000015");
    spelt("urn:epc:id:gsin:9521001.000000001", "402/95210010000000017", "(402)95210010000000017");
    spelt("urn:epc:id:ginc:9521001.xyz%2F1", "401/9521001xyz%2F1", "(401)9521001xyz/1");
    spelt(
        "urn:epc:id:itip:9521001.000201.01.02.9%2F8",
        "8006/095210010020110102/21/9%2F8",
        "(8006)095210010020110102(21)9/8",
    );
    spelt("urn:epc:id:cpi:9521001.41-A%2F5%23.9", "8010/952100141-A%2F5%23/8011/9", "(8010)952100141-A/5#(8011)9");
    spelt("urn:epc:id:upui:9521001.000201.32a%2Fb", "01/09521001002011/235/32a%2Fb", "(01)09521001002011(235)32a/b");
}

#[test]
fn a_key_without_a_scheme_or_with_a_short_prefix_has_no_urn() {
    let key = |text: &str| ItemKey::read(text).expect(text);
    assert_eq!(key("https://id.gs1.org/8013/9521001AB").to_urn(7), None);
    assert_eq!(key("https://id.gs1.org/01/09521001002011").to_urn(5), None);
    assert_eq!(key("https://id.gs1.org/01/09521001002011").to_urn(13), None);
    assert_eq!(key("https://id.gs1.org/8004/9521001").to_urn(7), None);
}

#[test]
fn names_of_keys_are_read_in_any_case() {
    check("https://x.vn/GTIN/9521001002011/Lot/A", "https://id.gs1.org/01/09521001002011/10/A");
    check("https://x.vn/pgln/9521001000017", "https://id.gs1.org/417/9521001000017");
    check("https://x.vn/gtin/9521001002011/TPX/A", "https://id.gs1.org/01/09521001002011/235/A");
}

proptest! {
    /// Any serial goes from the URN to the link and back.
    #[test]
    fn serials_keep_their_characters(serial in "[!-~]{1,20}", kind in 0..5_usize, digits in 6..=12_usize) {
        let (ai, fixed) = [("8003", "09521001000017"), ("253", "9521001000017"), ("8004", "952100100001"), ("8010", "952100100001"), ("401", "952100100001")][kind];
        // A part number holds capitals, digits and a few signs; a full stop would end it.
        let serial = if ai == "8010" { serial.to_ascii_uppercase().replace('.', "#") } else { serial };
        let value = format!("{fixed}{serial}");
        let key = ItemKey::of_elements(ai.parse().expect("an AI"), |wanted| (wanted.to_string() == ai).then_some(value.as_str()));
        let key = key.expect("a key");
        prop_assert_eq!(ItemKey::read(&key.to_string()), Some(key.clone()));
        prop_assert_eq!(ItemKey::read(&key.to_urn(digits).expect("a URN")), Some(key));
    }

    #[test]
    fn the_canonical_spelling_reads_back(
        gtin in "[0-9]{14}", lot in proptest::option::of("[!-~]{1,20}"), serial in proptest::option::of("[!-~]{1,20}"),
    ) {
        let key = ItemKey::trade_item(&gtin, lot.as_deref(), serial.as_deref());
        let key = key.expect("fourteen digits are a GTIN");
        prop_assert_eq!(ItemKey::read(&key.to_string()), Some(key));
    }

    #[test]
    fn no_text_panics(text in "\\PC{0,60}", urn in "urn:epc:(id|idpat|tag|class):[a-z-]{0,6}[0-9.:*%-]{0,30}") {
        let _ = (ItemKey::read(&text), ItemKey::read(&urn), ItemKey::read(&format!("https://{text}")));
    }
}
