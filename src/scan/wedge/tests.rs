#![allow(clippy::unwrap_used, reason = "a row that cannot be read fails its test")]

use super::*;

/// What a scanner sends, in short: a character is its key on the US layout, `^]` is Ctrl+], `{F8}` a key by its
/// code, `<029>` an Alt code, `~` at the end of a line Enter, `_300_` a pause of so many milliseconds.
fn send(parser: &mut WedgeParser, stream: &str, pause_ms: f64, stroke: KeyStroke<'_>) -> Vec<Burst> {
    send_to(parser, stream, pause_ms, stroke, false)
}

/// As [`send`]; on a `busy` device the timer fires after every key, while all others wait.
fn send_to(parser: &mut WedgeParser, stream: &str, pause_ms: f64, stroke: KeyStroke<'_>, busy: bool) -> Vec<Burst> {
    let mut scans = Vec::new();
    let mut tell = |parser: &mut WedgeParser, told: Wedge, at_ms: f64| {
        scans.extend(told.scan);
        if busy && let Rest::Over(scan) = parser.rest(at_ms + 1_000.0) {
            scans.extend(scan);
        }
    };
    let mut at_ms = 1_000.0;
    let mut rest = stream;
    while let Some(char) = rest.chars().next() {
        rest = &rest[char.len_utf8()..];
        at_ms += pause_ms;
        let base = KeyStroke { at_ms, ..stroke };
        let mut press = |parser: &mut WedgeParser, stroke: KeyStroke<'_>| {
            let told = parser.key(stroke);
            tell(parser, told, at_ms);
        };
        match char {
            '_' => at_ms += take(&mut rest, '_').parse::<f64>().unwrap() - pause_ms,
            '{' => press(parser, KeyStroke { code: &take(&mut rest, '}'), ..base }),
            '^' => {
                let (code, _) = position(rest.chars().next().unwrap());
                rest = &rest[1..];
                press(parser, KeyStroke { code: "ControlLeft", ctrl: true, ..base });
                press(parser, KeyStroke { code: &code, ctrl: true, ..base });
            }
            '<' => {
                press(parser, KeyStroke { code: "AltLeft", alt: true, ..base });
                for digit in take(&mut rest, '>').chars() {
                    press(parser, KeyStroke { code: &format!("Numpad{digit}"), alt: true, ..base });
                }
                let told = parser.release("AltLeft", at_ms);
                tell(parser, told, at_ms);
            }
            '~' => press(parser, KeyStroke { code: "Enter", ..base }),
            char => {
                let (code, shift) = position(char);
                press(parser, KeyStroke { code: &code, shift, ..base });
            }
        }
    }
    if let Rest::Over(scan) = parser.rest(at_ms + 1_000.0) {
        scans.extend(scan);
    }
    scans
}

fn take(rest: &mut &str, end: char) -> String {
    let (taken, left) = rest.split_once(end).unwrap();
    *rest = left;
    taken.to_owned()
}

fn position(char: char) -> (String, bool) {
    let named = [
        ("BracketRight", ']', '}'),
        ("Minus", '-', '_'),
        ("Slash", '/', '?'),
        ("Semicolon", ';', ':'),
        ("Period", '.', '>'),
    ];
    match char {
        '0'..='9' => (format!("Digit{char}"), false),
        'a'..='z' | 'A'..='Z' => (format!("Key{}", char.to_ascii_uppercase()), char.is_ascii_uppercase()),
        '(' => ("Digit9".into(), true),
        ')' => ("Digit0".into(), true),
        ' ' => ("Space".into(), false),
        '|' => ("Backslash".into(), true),
        _ => {
            let (code, plain, _) =
                named.into_iter().find(|(_, plain, shifted)| [*plain, *shifted].contains(&char)).unwrap();
            (code.into(), char != plain)
        }
    }
}

fn texts(scans: Vec<Burst>) -> Vec<(String, Option<Doubt>)> {
    scans.into_iter().map(|scan| (scan.text, scan.doubt)).collect()
}

#[track_caller]
fn check_set(settings: WedgeSettings, stream: &str, expected: &[(&str, Option<Doubt>)]) {
    for pause_ms in [1.0, 10.0, 80.0] {
        let got = texts(send(&mut WedgeParser::new(settings.clone()), stream, pause_ms, KeyStroke::default()));
        let expected: Vec<_> = expected.iter().map(|(text, doubt)| ((*text).to_owned(), *doubt)).collect();
        assert_eq!(got, expected, "{stream} at {pause_ms} ms a key");
    }
}

#[track_caller]
fn check(stream: &str, expected: &str) {
    check_set(WedgeSettings::default(), stream, &[(expected, None)]);
}

#[track_caller]
fn check_doubt(stream: &str, doubt: Doubt) {
    for pause_ms in [1.0, 10.0, 80.0] {
        let got = send(&mut WedgeParser::default(), stream, pause_ms, KeyStroke::default());
        assert_eq!(got.iter().map(|scan| scan.doubt).collect::<Vec<_>>(), [Some(doubt)], "{stream}: {got:?}");
    }
}

#[track_caller]
fn check_nothing(stream: &str, pause_ms: f64, stroke: KeyStroke<'_>) {
    assert_eq!(send(&mut WedgeParser::default(), stream, pause_ms, stroke), [], "{stream}");
}

#[test]
fn every_end_closes_a_burst_and_so_does_a_pause() {
    for end in [
        "~",
        "{NumpadEnter}",
        "{Tab}",
        "^j",
        "^m",
        "^i",
        "~^j",
        "^m^j",
        "~~",
        "{Tab}~",
        "<013>",
        "<010>",
        "<0013>",
        "<009>",
        "",
    ] {
        check(&format!("8934563138165{end}"), "8934563138165");
    }
}

#[test]
fn an_end_is_kept_from_the_browser_whenever_it_belongs_to_a_scan() {
    let mut parser = WedgeParser::default();
    send(&mut parser, "8934563138165", 10.0, KeyStroke::default());
    let late = KeyStroke { code: "Enter", at_ms: 1_700.0, ..KeyStroke::default() };
    assert!(parser.key(late).taken, "it would press the button that has the focus");
    assert!(!parser.key(KeyStroke { at_ms: 9_000.0, ..late }).taken, "a hand");
    for code in ["KeyJ", "KeyM", "KeyI"] {
        assert!(
            parser.key(KeyStroke { code, ctrl: true, at_ms: 9_500.0, ..late }).taken,
            "the browser's own key {code}"
        );
    }
}

#[test]
fn a_second_end_comes_at_once_and_a_hand_later() {
    let enter = KeyStroke { code: "Enter", ..KeyStroke::default() };
    for (after_ms, taken) in [(8.0, true), (390.0, true), (450.0, false), (900.0, false)] {
        let mut parser = WedgeParser::default();
        send(&mut parser, "8934563138165~", 10.0, KeyStroke::default());
        // The stream begins at 1,000 ms, and its fourteenth stroke is the end.
        let end_ms = 1_140.0;
        assert_eq!(parser.key(KeyStroke { at_ms: end_ms + after_ms, ..enter }).taken, taken, "{after_ms} ms");
    }
}

#[test]
fn the_separator_comes_in_many_ways() {
    let expected = "]d20109521002002027\u{1d}10NM-0315\u{1d}21A";
    for gs in ["^]", "<029>", "<0029>", "<29>"] {
        check(&format!("]d20109521002002027{gs}10NM-0315{gs}21A~"), expected);
    }
    for (settings, gs) in [
        (WedgeSettings { gs_texts: vec!["|".into()], ..WedgeSettings::default() }, "|"),
        (WedgeSettings { gs_texts: vec!["?".into(), "(GS)".into()], ..WedgeSettings::default() }, "(GS)"),
        (WedgeSettings { gs_keys: vec!["F8".into()], ..WedgeSettings::default() }, "{F8}"),
        (WedgeSettings { gs_keys: vec!["Ctrl+Digit5".into()], ..WedgeSettings::default() }, "^5"),
    ] {
        check_set(settings, &format!("]d20109521002002027{gs}10NM-0315{gs}21A~"), &[(expected, None)]);
    }
}

#[test]
fn a_whole_scan_of_alt_codes_is_read() {
    let alt = |text: &str| text.bytes().map(|byte| format!("<{byte:03}>")).collect::<String>();
    check(&alt("]d2010952100200202710NM-0315\u{1d}21a"), "]d2010952100200202710NM-0315\u{1d}21a");
    check(&alt("8934563138165\r"), "8934563138165");
    check("Tr<0224> Bac Giang", "Tr\u{e0} Bac Giang");
}

#[test]
fn a_key_that_means_nothing_inside_a_burst_is_a_doubt() {
    for lost in [
        "{F8}",
        "{Escape}",
        "{ArrowLeft}",
        "{Delete}",
        "{ControlLeft}",
        "{AltLeft}",
        "{Unidentified}",
        "^5",
        "<150>",
        "<200>",
    ] {
        check_doubt(&format!("]d2010952100200202710NM-0315{lost}1726~"), Doubt::LostKey);
        // At either end nothing can be missing.
        check(&format!("]d2010952100200202710NM-0315{lost}~"), "]d2010952100200202710NM-0315");
    }
    for silent in ["{ShiftLeft}", "{CapsLock}", "{NumLock}"] {
        check(&format!("893456{silent}3138165~"), "8934563138165");
    }
    check("{F9}8934563138165~", "8934563138165");
}

#[test]
fn a_frame_is_taken_off() {
    check("^b8934563138165^c~", "8934563138165");
    let framed = WedgeSettings { prefix: "S:".into(), suffix: ";".into(), ..WedgeSettings::default() };
    check_set(framed.clone(), "S:8934563138165;~", &[("8934563138165", None)]);
    check_set(framed, "8934563138165~", &[("8934563138165", None)]);
}

#[test]
fn a_hand_on_the_keys_is_no_scan() {
    check_nothing("8934563~", 300.0, KeyStroke::default());
    check_nothing("893~", 10.0, KeyStroke::default());
    let in_field = KeyStroke { in_field: true, ..KeyStroke::default() };
    check_nothing("8934563138165~", 140.0, in_field);
    check_nothing("893456~", 80.0, in_field);
    // One key held down.
    let mut parser = WedgeParser::default();
    parser.key(KeyStroke { code: "Digit1", at_ms: 0.0, ..KeyStroke::default() });
    for index in 1..40 {
        parser.key(KeyStroke { code: "Digit1", repeat: true, at_ms: f64::from(index) * 30.0, ..KeyStroke::default() });
    }
    assert_eq!(parser.rest(5_000.0), Rest::Over(None));
}

#[test]
fn a_scan_into_a_field_is_a_scan_and_keeps_its_keys_from_it() {
    let in_field = KeyStroke { in_field: true, ..KeyStroke::default() };
    for pause_ms in [1.0, 10.0, 80.0, 95.0] {
        for end in ["~", ""] {
            let got = send(
                &mut WedgeParser::default(),
                &format!("]d2010952100200202710NM-0315^]17261231{end}"),
                pause_ms,
                in_field,
            );
            assert_eq!(texts(got), [("]d2010952100200202710NM-0315\u{1d}17261231".into(), None)], "{pause_ms} {end}");
        }
    }
    // What a hand typed before is no part of it.
    let got = send(&mut WedgeParser::default(), "12_400_9521002002010~", 10.0, in_field);
    assert_eq!(texts(got), [("9521002002010".into(), None)]);
    let mut parser = WedgeParser::default();
    let taken: Vec<bool> = (0..8)
        .map(|index| parser.key(KeyStroke { code: "Digit9", at_ms: f64::from(index) * 10.0, ..in_field }).taken)
        .collect();
    assert_eq!(taken, [false, false, false, true, true, true, true, true]);
}

#[test]
fn two_scanners_at_once_are_told_and_one_after_the_other_are_read() {
    check_doubt("89934521563131800206202~010~", Doubt::TwoScanners);
    check_doubt("]E08934563]E09521002002010~138165~", Doubt::TwoScanners);
    let both = [("8934563138165", None), ("9521002002010", None)];
    check_set(WedgeSettings::default(), "8934563138165~_250_9521002002010~", &both);
    check_set(WedgeSettings::default(), "8934563138165_250_9521002002010", &both);
}

#[test]
fn text_of_several_lines_is_one_scan() {
    check("Cha muc Ha Long~Lo NM-0315~", "Cha muc Ha Long\nLo NM-0315");
}

#[test]
fn capitals_by_caps_lock_are_mended_where_the_text_tells_and_doubted_elsewhere() {
    let caps = KeyStroke { caps: true, ..KeyStroke::default() };
    for (sent, expected, doubt) in [
        ("]d2010952100200202710nM-0315~", "]d2010952100200202710nM-0315", None),
        ("]D2010952100200202710NM-0315~", "]d2010952100200202710nm-0315", None),
        ("]c1010952100200202710nm-0315~", "]C1010952100200202710NM-0315", None),
        ("]e09521002002010~", "]E09521002002010", None),
        ("]E00109521002002010~", "]e00109521002002010", None),
        ("https://example.com/01/09521002002027~", "https://example.com/01/09521002002027", None),
        ("HTTPS://EXAMPLE.COM/01/09521002002027/10/nm~", "https://example.com/01/09521002002027/10/NM", None),
        ("010952100200202710NM-0315~", "010952100200202710NM-0315", Some(Doubt::CapsLock)),
        ("8934563138165~", "8934563138165", None),
    ] {
        let got = send(&mut WedgeParser::default(), sent, 10.0, caps);
        assert_eq!(texts(got), [(expected.to_owned(), doubt)], "{sent}");
    }
}

#[test]
fn an_input_method_changes_nothing_and_another_layout_is_doubted() {
    for key in ["Process", "Unidentified", "Dead", "ă", ""] {
        let got =
            send(&mut WedgeParser::default(), "]d20109521002002027~", 10.0, KeyStroke { key, ..KeyStroke::default() });
        assert_eq!(texts(got), [("]d20109521002002027".into(), None)], "{key}");
    }
    let got = send(&mut WedgeParser::default(), "AZ-1234~", 10.0, KeyStroke { key: "y", ..KeyStroke::default() });
    assert_eq!(got.first().and_then(|scan| scan.doubt), Some(Doubt::Layout));
}

#[test]
fn text_without_keys_is_a_scan_too() {
    let mut parser = WedgeParser::default();
    assert!(parser.text("]d2010952100200202710NM-0315\u{1d}1726", true, 0.0).taken);
    let Rest::Over(Some(scan)) = parser.rest(400.0) else { panic!("a scan is complete") };
    assert_eq!((scan.text.as_str(), scan.doubt), ("]d2010952100200202710NM-0315\u{1d}1726", None));
    // Letter by letter, each after a key without a name.
    for (index, char) in "9521002002010".chars().enumerate() {
        let at_ms = 1_000.0 + 20.0 * index as f64;
        parser.key(KeyStroke { code: "", key: "Unidentified", in_field: true, at_ms, ..KeyStroke::default() });
        parser.text(&char.to_string(), true, at_ms + 1.0);
    }
    parser.key(KeyStroke { code: "", key: "Enter", in_field: true, at_ms: 1_300.0, ..KeyStroke::default() });
    assert_eq!(
        parser.rest(1_800.0),
        Rest::Over(Some(Burst { text: "9521002002010".into(), keys: 13, longest_ms: 20, closed: true, doubt: None }))
    );
    // A person writes slowly.
    for (index, char) in "9521002002010".chars().enumerate() {
        parser.text(&char.to_string(), true, 10_000.0 + 150.0 * index as f64);
    }
    assert_eq!(parser.rest(20_000.0), Rest::Over(None));
    parser.text("đ20109521", true, 30_000.0);
    let Rest::Over(Some(scan)) = parser.rest(31_000.0) else { panic!("a scan is complete") };
    assert_eq!(scan.doubt, Some(Doubt::Layout), "an input method ate a key");
}

#[test]
fn a_busy_page_neither_splits_a_burst_nor_loses_one() {
    // The timer fires although keys wait in the queue, each with the time at which it was pressed.
    let mut parser = WedgeParser::default();
    for (index, code) in ["Digit9", "Digit5", "Digit2", "Digit1", "Digit0"].into_iter().enumerate() {
        parser.key(KeyStroke { code, at_ms: 10.0 * index as f64, ..KeyStroke::default() });
    }
    assert!(matches!(parser.rest(900.0), Rest::Over(Some(_))));
    parser.key(KeyStroke { code: "Digit7", at_ms: 50.0, ..KeyStroke::default() });
    parser.key(KeyStroke { code: "Enter", at_ms: 60.0, ..KeyStroke::default() });
    let Rest::Over(Some(scan)) = parser.rest(900.0) else { panic!("a scan is complete") };
    assert_eq!(scan.text, "952107");
    // The next scan is there before any timer had its turn.
    let mut parser = WedgeParser::default();
    let key = |code, at_ms| KeyStroke { code, at_ms, ..KeyStroke::default() };
    let scans: Vec<_> = (0..16)
        .filter_map(|index| parser.key(key("Digit1", f64::from(index % 8) * 10.0 + f64::from(index / 8) * 500.0)).scan)
        .collect();
    assert_eq!(texts(scans), [("11111111".into(), None)]);
    assert!(matches!(parser.rest(550.0), Rest::Wait(left_ms) if left_ms > 0.0));
}

#[test]
fn a_burst_is_whole_wherever_a_busy_device_splits_it() {
    for stream in [
        "]d2010952100200202710NM-0315^]21A~",
        "952~",
        "9521002002010",
        "]d2010952100200202710NM-0315<029>21A~",
        "<0093><0100><050><048><049><057><053><0029><053>~",
    ] {
        for field in [false, true] {
            let stroke = KeyStroke { in_field: field, ..KeyStroke::default() };
            let whole = texts(send(&mut WedgeParser::default(), stream, 2.0, stroke));
            let split = texts(send_to(&mut WedgeParser::default(), stream, 2.0, stroke, true));
            assert_eq!(split.last(), whole.last(), "{stream} in a field: {field}");
        }
    }
}

#[test]
fn shortcuts_are_left_to_the_browser_outside_a_burst() {
    let mut parser = WedgeParser::default();
    for (index, code) in ["KeyC", "KeyV", "KeyA"].into_iter().enumerate() {
        let stroke = KeyStroke { code, ctrl: true, at_ms: 300.0 * index as f64, ..KeyStroke::default() };
        assert_eq!(parser.key(stroke), Wedge::default());
    }
    assert!(!parser.key(KeyStroke { code: "KeyR", meta: true, ..KeyStroke::default() }).taken);
    assert!(!parser.is_busy());
}

#[test]
fn an_endless_burst_is_told() {
    check_doubt(&"1".repeat(WedgeParser::MAX_BYTES + 1), Doubt::TooLong);
    check(&"1".repeat(WedgeParser::MAX_BYTES), &"1".repeat(WedgeParser::MAX_BYTES));
}
