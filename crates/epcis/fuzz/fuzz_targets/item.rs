//! No identifier panics, and the canonical spelling of a key reads back to the key.
//!
//! `cargo +nightly fuzz run item`

#![no_main]

use epcis::ItemKey;

libfuzzer_sys::fuzz_target!(|text: &str| {
    if let Some(key) = ItemKey::read(text) {
        assert_eq!(ItemKey::read(&key.to_string()).as_ref(), Some(&key));
        assert!(key.class().covers(&key) && key.matches(&key) && key.may_be(&key));
    }
});
