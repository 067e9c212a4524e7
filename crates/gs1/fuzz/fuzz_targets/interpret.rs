//! Any text as what a person typed: no panic, the text is kept, and spans lie on character borders.
#![no_main]

use gs1::{ScanData, check_item, hint, interpret};

libfuzzer_sys::fuzz_target!(|text: &str| {
    let data = ScanData::from_text(text);
    let _ = hint::of(text);
    match interpret(&data) {
        Err(error) => assert!(data.text.get(error.span).is_some()),
        Ok(scan) => {
            assert_eq!(scan.raw(), data.text);
            assert!(scan.elements().iter().all(|element| data.text.get(element.span.clone()).is_some()));
            assert!(scan.findings().iter().all(|finding| data.text.get(finding.span.clone()).is_some()));
            let _ = (scan.bracketed(), scan.unbracketed(), scan.hri(), scan.canonical_link());
            let _ = check_item(&[scan.clone(), scan]);
        }
    }
});
