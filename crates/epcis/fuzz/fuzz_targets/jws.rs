//! No signature, key or signed code panics.
//!
//! `cargo +nightly fuzz run jws`

#![no_main]

use epcis::jws::{CodeSignature, Jws, PublicKey, decode_base64url, encode_base64url};

libfuzzer_sys::fuzz_target!(|text: &str| {
    let _ = (PublicKey::read(text), CodeSignature::read(text));
    if let Ok(read) = Jws::read(text) {
        let _ = (read.payload(), read.key_id(), read.algorithm());
    }
    if let Some(bytes) = decode_base64url(text) {
        assert_eq!(encode_base64url(&bytes), text);
    }
});
