//! What holds for every input.

use gs1::{Buffer, CANONICAL_STEM, Options, ScanData, Symbology, Syntax, hint, interpret, parse, scan_data};
use proptest::prelude::*;

const NOTATIONS: [Syntax; 4] = [Syntax::Bracketed, Syntax::Unbracketed, Syntax::Scan, Syntax::DigitalLink];

/// Texts that look like GS1 data more often than chance would have it.
fn texts() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        4 => "[(]?(01|02|10|11|17|21|37|99|253|310[0-5]|415|8003|8020|8030|392[0-9])[)]?",
        2 => "[0-9]{1,18}",
        2 => "[!-~]{0,6}",
        1 => Just("09506000134352".to_string()),
        1 => Just("\u{1d}".to_string()),
        1 => Just("|".to_string()),
        1 => prop_oneof![Just("^"), Just("\\("), Just("]C1"), Just("]E0"), Just("https://a/"), Just("/"), Just("?")]
            .prop_map(String::from),
        1 => "\\PC{0,3}",
    ];
    prop::collection::vec(piece, 0..12).prop_map(|pieces| pieces.concat())
}

/// Values of lots and serials.
fn free_text() -> impl Strategy<Value = String> {
    "[!\"%-?A-Z_a-z]{1,20}"
}

/// A message that keeps every rule, in brackets.
fn messages() -> impl Strategy<Value = String> {
    let gtin = prop::collection::vec(0..10_u8, 13).prop_map(|digits| {
        let digits: Vec<u8> = digits.into_iter().map(|digit| b'0' + digit).collect();
        gs1::Gtin::with_check_digit(&digits).expect("thirteen digits").to_string()
    });
    let date = (0..100_u8, 1..13_u8, 0..29_u8).prop_map(|(year, month, day)| format!("{year:02}{month:02}{day:02}"));
    let escape = |text: String| text.replace('(', "\\(");
    let element = prop_oneof![
        free_text().prop_map(move |lot| format!("(10){}", escape(lot))),
        free_text().prop_map(move |lot| format!("(99){}", escape(lot))),
        date.prop_map(|date| format!("(17){date}")),
        "[0-9]{6}".prop_map(|weight| format!("(3103){weight}")),
        free_text().prop_map(move |note| format!("(240){}", escape(note))),
    ];
    (gtin, prop::collection::hash_set(element, 0..5)).prop_map(|(gtin, elements)| {
        let mut seen = std::collections::BTreeSet::new();
        let kept = elements.into_iter().filter(|element| seen.insert(element[..4].to_string()));
        format!("(01){gtin}{}", kept.collect::<String>())
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_bytes_make_the_reader_panic(bytes in prop::collection::vec(any::<u8>(), 0..80)) {
        let mut buffer = Buffer::new();
        for syntax in NOTATIONS {
            for options in [Options::engine(), Options::tolerant()] {
                if parse(&bytes, syntax, &options, &mut buffer).is_err() {
                    let _ = buffer.markup(&bytes);
                }
            }
        }
    }

    #[test]
    fn spans_lie_on_character_borders_inside_the_text(text in texts()) {
        let inside = |span: &std::ops::Range<usize>| text.get(span.clone()).is_some();
        let mut buffer = Buffer::new();
        for syntax in NOTATIONS {
            for options in [Options::engine(), Options::tolerant()] {
                match parse(&text, syntax, &options, &mut buffer) {
                    Ok(message) => prop_assert!(message.findings().iter().all(|finding| inside(&finding.span))),
                    Err(error) => prop_assert!(inside(&error.span), "{error} in {text:?}"),
                }
            }
        }
    }

    #[test]
    fn the_text_of_a_scan_is_kept_and_its_spans_lie_inside(text in texts()) {
        let data = ScanData::from_text(&text);
        let inside = |span: &std::ops::Range<usize>| data.text.get(span.clone()).is_some();
        match interpret(&data) {
            Ok(scan) => {
                prop_assert_eq!(scan.raw(), &data.text);
                prop_assert!(scan.elements().iter().all(|element| inside(&element.span)));
                prop_assert!(scan.findings().iter().all(|finding| inside(&finding.span)));
            }
            Err(error) => prop_assert!(inside(&error.span), "{error} in {text:?}"),
        }
        let _ = hint::of(&text);
        let _ = gs1::decompress(&text);
    }

    #[test]
    fn every_notation_reads_what_it_writes(text in messages()) {
        let mut buffer = Buffer::new();
        let options = Options::default();
        let (bracketed, unbracketed, link) = {
            let message = parse(&text, Syntax::Bracketed, &options, &mut buffer).expect("a message");
            (message.bracketed(), message.unbracketed(), message.digital_link(CANONICAL_STEM, false).expect("a link"))
        };
        prop_assert_eq!(&bracketed, &text);
        let again = parse(&unbracketed, Syntax::Unbracketed, &options, &mut buffer).expect("a message");
        prop_assert_eq!(again.bracketed(), &text[..]);
        let sent = scan_data(&unbracketed, Symbology::DataMatrix, false).expect("scan data");
        let again = parse(&sent, Syntax::Scan, &options, &mut buffer).expect("a message");
        prop_assert_eq!((again.bracketed(), again.data_string()), (text, unbracketed));
        // A link puts qualifiers first and values of predefined length before the others.
        let again = parse(&link, Syntax::DigitalLink, &options, &mut buffer).expect("a link");
        prop_assert_eq!(again.digital_link(CANONICAL_STEM, false).expect("a link"), link.clone());
        let mut elements: Vec<_> = again.parts().map(|part| (part.ai, part.value.to_vec())).collect();
        let message = parse(&bracketed, Syntax::Bracketed, &options, &mut buffer).expect("a message");
        let mut expected: Vec<_> = message.parts().map(|part| (part.ai, part.value.to_vec())).collect();
        elements.sort();
        expected.sort();
        prop_assert_eq!(elements, expected);
    }

    #[test]
    fn one_wrong_digit_of_a_gtin_is_always_seen(digits in prop::collection::vec(0..10_u8, 13), at in 0..14_usize, change in 1..10_u8) {
        let digits: Vec<u8> = digits.into_iter().map(|digit| b'0' + digit).collect();
        let mut wrong = *gs1::Gtin::with_check_digit(&digits).expect("thirteen digits").as_bytes();
        wrong[at] = b'0' + (wrong[at] - b'0' + change) % 10;
        let is_seen = matches!(gs1::Gtin::from_digits(&wrong), Err(gs1::GtinError::CheckDigit { .. }));
        prop_assert!(is_seen);
    }
}
