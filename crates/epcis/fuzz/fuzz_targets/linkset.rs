//! No answer of a resolver panics, and every link that is kept is a web address or relative.
//!
//! `cargo +nightly fuzz run linkset`

#![no_main]

use epcis::linkset::ResolverDescription;
use epcis::{Limits, Linkset};

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let _ = ResolverDescription::read(bytes, &Limits::default());
    if let Ok(read) = Linkset::read(bytes, &Limits::default()) {
        for context in &read.contexts {
            for link in &context.links {
                let href = link.href.to_ascii_lowercase();
                assert!(!href.starts_with("javascript:") && !href.starts_with("data:"));
            }
            if let Some(key) = &context.key {
                assert!(read.about(key).iter().any(|it| it.anchor == context.anchor));
            }
        }
    }
});
