//! No answer of an EPCIS endpoint panics, and every event that is read can be hashed.
//!
//! `cargo +nightly fuzz run document`

#![no_main]

use epcis::hash::{self, Version};
use epcis::{Limits, document};

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    if let Ok(read) = document::read(bytes, &Limits::default()) {
        for event in &read.events {
            let _ = hash::check(event, &read.namespaces);
            let _ = hash::event_hash(&event.raw, &read.namespaces, Version::Cbv21);
            let _ = (event.local_date(), event.ilmd_date("itemExpirationDate"), event.items().count());
            for place in event.read_point.iter().chain(&event.biz_location) {
                let _ = read.master_data.name(place);
            }
        }
    }
});
