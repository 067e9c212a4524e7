//! What the official engine does as one WASM module: reading each notation as strictly as it does, and
//! writing the others. `cargo xtask size --crate gs1` weighs it beside the whole crate.
#![cfg_attr(target_arch = "wasm32", no_std)]
#![cfg(target_arch = "wasm32")]

extern crate alloc;

use alloc::string::String;

use gs1::{Buffer, CANONICAL_STEM, Options, Symbology, Syntax};
use wasm_bindgen::prelude::wasm_bindgen;

#[global_allocator]
static ALLOCATOR: dlmalloc::GlobalDlmalloc = dlmalloc::GlobalDlmalloc;

#[panic_handler]
fn stop(_: &core::panic::PanicInfo<'_>) -> ! {
    core::arch::wasm32::unreachable()
}

/// Reads a text in one notation and writes it in all others, one on each line; for a text that is
/// refused the name of the error and the value with the bad part marked.
#[wasm_bindgen]
pub fn check(text: &str, notation: u8, unknown_ais: bool) -> String {
    let syntax = match notation {
        0 => Syntax::Bracketed,
        1 => Syntax::Unbracketed,
        2 => Syntax::Scan,
        _ => Syntax::DigitalLink,
    };
    let options = Options { permit_unknown_ais: unknown_ais, ..Options::engine() };
    let mut buffer = Buffer::new();
    let mut lines = alloc::vec::Vec::new();
    match gs1::parse(text, syntax, &options, &mut buffer) {
        Ok(message) => {
            lines.push(message.bracketed());
            lines.push(message.unbracketed());
            lines.push(message.data_string());
            lines.push(message.digital_link(CANONICAL_STEM, false).unwrap_or_else(|error| error.code().into()));
            lines.extend(message.hri(true));
            lines.extend(message.ignored_parameters().map(String::from));
        }
        Err(error) => {
            lines.push(error.kind.code().into());
            lines.push(String::from_utf8(buffer.markup(text).unwrap_or_default()).unwrap_or_default());
        }
    }
    lines.concat()
}

/// What a reader of a symbology sends for data in the notation with `^`.
#[wasm_bindgen]
pub fn sent(data: &str, symbology: u8, add_check_digit: bool) -> String {
    let symbology = match symbology {
        0 => Symbology::Gs1_128,
        1 => Symbology::DataMatrix,
        2 => Symbology::Ean13,
        3 => Symbology::DataBarOmni,
        _ => Symbology::Qr,
    };
    gs1::scan_data(data, symbology, add_check_digit).unwrap_or_else(|error| error.code().into())
}
