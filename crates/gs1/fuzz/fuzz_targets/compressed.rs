//! Any text as the packed segment of a link: no panic, and what unpacks is a link.
#![no_main]

libfuzzer_sys::fuzz_target!(|segment: &str| {
    if let Ok(link) = gs1::decompress(&format!("https://a/{segment}")) {
        assert!(link.starts_with("https://a/"));
    }
});
