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

proptest! {
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
