//! The whole crate as one WASM module, to see what it weighs: `cargo xtask size --crate gs1`.
//!
//! It writes plain lines and keeps clear of `core::fmt`, as a binding for browsers would.
#![cfg_attr(target_arch = "wasm32", no_std)]
#![cfg(target_arch = "wasm32")]

extern crate alloc;

use alloc::{string::String, vec::Vec};

use gs1::{
    Ai, Buffer, CANONICAL_STEM, FindingCode, Hint, Options, Scan, ScanData, Symbology, Syntax, Value, check_item, hint,
    interpret,
    prefix::{self, PrefixUse},
};
use wasm_bindgen::prelude::wasm_bindgen;

#[global_allocator]
static ALLOCATOR: dlmalloc::GlobalDlmalloc = dlmalloc::GlobalDlmalloc;

#[panic_handler]
fn stop(_: &core::panic::PanicInfo<'_>) -> ! {
    core::arch::wasm32::unreachable()
}

fn push_number(text: &mut String, number: u64) {
    if number > 9 {
        push_number(text, number / 10);
    }
    text.push(char::from(b'0' + (number % 10) as u8));
}

fn push_line(text: &mut String, words: &[&str]) {
    for word in words {
        text.push_str(word);
        text.push(' ');
    }
    text.push('\n');
}

/// Reads a text and writes all that it says.
#[wasm_bindgen]
pub fn read(text: &str) -> String {
    let mut out = String::new();
    match interpret(&ScanData::from_text(text)) {
        Ok(scan) => describe(&mut out, &scan),
        Err(error) => {
            push_line(&mut out, &[error.kind.code()]);
            push_number(&mut out, error.span.start as u64);
            for hint in hint::of(text) {
                match hint {
                    Hint::NearGtin { gtin, .. } | Hint::JoinedGtin { gtin, .. } => {
                        push_line(&mut out, &[gtin.shortest()])
                    }
                    Hint::SelfMade { digits } => push_number(&mut out, digits as u64),
                }
            }
        }
    }
    out
}

fn describe(out: &mut String, scan: &Scan) {
    for element in scan.elements() {
        push_number(out, u64::from(element.ai.number()));
        push_line(out, &[&element.raw]);
        describe_value(out, &element.value);
    }
    for finding in scan.findings().iter().chain(check_item(core::slice::from_ref(scan)).iter().map(|one| &one.finding))
    {
        match &finding.code {
            FindingCode::Deviation(kind) => push_line(out, &[kind.code()]),
            FindingCode::LostSeparator { value, rest } => push_line(out, &[value, rest]),
            _ => push_number(out, finding.span.start as u64),
        }
    }
    push_line(out, &[&scan.bracketed(), &scan.unbracketed(), &scan.canonical_link().unwrap_or_default()]);
    if let Some(gtin) = scan.gtin() {
        push_number(out, prefix::company_prefix_length(&gtin).unwrap_or_default() as u64);
        if let PrefixUse::Licensed { organisation, region } = prefix::of(&gtin).usage {
            push_line(out, &[organisation, region]);
        }
    }
}

fn describe_value(out: &mut String, value: &Value) {
    match value {
        Value::Gtin(gtin) => push_line(out, &[gtin.shortest()]),
        Value::Date(date) => push_number(out, date.seen_from(2026).year as u64),
        Value::Measure(decimal, unit) => {
            push_number(out, decimal.digits);
            push_line(out, &[unit.symbol()]);
        }
        Value::Amount(decimal, currency) => {
            push_number(out, decimal.digits);
            push_line(out, &[currency.map_or("", gs1::Currency::alpha3)]);
        }
        Value::Countries(countries) => countries.iter().for_each(|country| push_line(out, &[country.alpha2()])),
        Value::Key { number, serial } => push_line(out, &[number, serial.as_deref().unwrap_or_default()]),
        Value::Text(text) => push_line(out, &[text]),
        _ => {}
    }
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
    let mut out = String::new();
    let mut buffer = Buffer::new();
    match gs1::parse(text, syntax, &Options::default(), &mut buffer) {
        Ok(message) => {
            let data = message.unbracketed();
            let sent = gs1::scan_data(&data, Symbology::DataMatrix, false).unwrap_or_default();
            let link = message.digital_link(CANONICAL_STEM, false).unwrap_or_default();
            push_line(&mut out, &[&message.bracketed(), &data, &sent, &link]);
            let lines: Vec<String> = message.hri(true);
            lines.iter().for_each(|line| push_line(&mut out, &[line]));
        }
        Err(error) => push_line(&mut out, &[error.kind.code()]),
    }
    out
}

/// The titles of an application identifier.
#[wasm_bindgen]
pub fn title(ai: &str) -> String {
    let mut out = String::new();
    if let Some(entry) = Ai::from_digits(ai.as_bytes()).and_then(gs1::entry) {
        push_line(&mut out, &[entry.title(), entry.title_vi()]);
    }
    out
}
