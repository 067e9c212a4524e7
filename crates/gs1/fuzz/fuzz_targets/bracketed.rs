//! Any bytes as brackets: no panic, and what is read and written again says the same.
#![no_main]

use gs1::{Buffer, Options, Syntax, parse};

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let mut buffer = Buffer::new();
    for options in [Options::engine(), Options::tolerant()] {
        let written = match parse(bytes, Syntax::Bracketed, &options, &mut buffer) {
            Ok(message) => message.bracketed(),
            Err(error) => {
                assert!(error.span.start <= error.span.end && error.span.end <= bytes.len());
                let _ = buffer.markup(bytes);
                continue;
            }
        };
        if options.tolerant || written.is_empty() || written.starts_with('|') {
            continue;
        }
        let again = parse(&written, Syntax::Bracketed, &options, &mut buffer).map(|message| message.bracketed());
        assert_eq!(again.as_deref(), Ok(written.as_str()));
    }
});
