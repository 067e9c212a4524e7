//! The whole crate as one WASM module, to see what it weighs: `cargo xtask size --crate gs1`.
#![cfg(target_arch = "wasm32")]

use gs1::{Buffer, CANONICAL_STEM, Options, Scan, ScanData, Symbology, Syntax, check_item, hint, interpret, prefix};
use wasm_bindgen::prelude::wasm_bindgen;

/// Reads a text and writes all that it says.
#[wasm_bindgen]
pub fn read(text: &str) -> String {
    match interpret(&ScanData::from_text(text)) {
        Ok(scan) => describe(&scan),
        Err(error) => format!("{} {:?} {:?}", error.kind.code(), error.span, hint::of(text)),
    }
}

fn describe(scan: &Scan) -> String {
    let prefix = scan.gtin().map(|gtin| (prefix::of(&gtin), prefix::company_prefix_length(&gtin)));
    format!(
        "{:?} {:?} {} {} {:?} {prefix:?} {:?}",
        scan.elements(),
        scan.findings(),
        scan.bracketed(),
        scan.unbracketed(),
        scan.canonical_link(),
        check_item(std::slice::from_ref(scan))
    )
}

/// Reads a text in one notation as strictly as the official engine, and writes the other notations.
#[wasm_bindgen]
pub fn check(text: &str, notation: u8) -> String {
    let syntax = match notation {
        0 => Syntax::Bracketed,
        1 => Syntax::Unbracketed,
        2 => Syntax::Scan,
        _ => Syntax::DigitalLink,
    };
    let mut buffer = Buffer::new();
    match gs1::parse(text, syntax, &Options::default(), &mut buffer) {
        Ok(message) => {
            let data = message.unbracketed();
            let sent = gs1::scan_data(&data, Symbology::DataMatrix, false);
            let link = message.digital_link(CANONICAL_STEM, false);
            format!("{} {data} {:?} {:?} {:?}", message.bracketed(), message.hri(true), sent.ok(), link.ok())
        }
        Err(error) => error.to_string(),
    }
}

/// The titles of an application identifier.
#[wasm_bindgen]
pub fn title(ai: &str) -> String {
    let entry = ai.parse().ok().and_then(gs1::entry);
    entry.map_or(String::new(), |entry| format!("{} / {}", entry.title(), entry.title_vi()))
}
