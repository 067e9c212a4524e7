//! Keyboard-wedge scanners: a burst of key strokes that no hand types becomes one scan.
//!
//! A burst ends with Enter or Tab, or with a gap of 200 ms. It has no total limit of time, because
//! a long QR code takes seconds. Keys are read by position (`event.code`) with the shift state,
//! because Vietnamese input methods change what `event.key` says. Ctrl with A to Z, `[`, `\`, `]`
//! stands for a control character (Ctrl+] is GS).

/// One key stroke, as the browser reports it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct KeyStroke<'a> {
    /// `KeyboardEvent.code`, such as `Digit1`, `KeyA` or `BracketRight`.
    pub code: &'a str,
    /// Shift is held.
    pub shift: bool,
    /// Ctrl is held.
    pub ctrl: bool,
    /// Alt or Meta is held: never a scanner.
    pub other_modifier: bool,
    /// An input method is composing: never a scanner.
    pub composing: bool,
    /// `KeyboardEvent.timeStamp` in milliseconds.
    pub at_ms: f64,
}

/// What a key stroke led to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wedge {
    /// It is no part of a scan.
    Ignored,
    /// It is part of a burst: the page must not act on it.
    Taken,
    /// It ended a burst: the scan.
    Scan(String),
}

/// Gathers key strokes into scans.
#[derive(Clone, Debug, Default)]
pub struct WedgeParser {
    text: String,
    last_ms: f64,
    overflowed: bool,
    gs_substitute: Option<char>,
}

impl WedgeParser {
    /// A gap that ends a burst, in milliseconds. Slow scanners peak at 100 ms between keys.
    pub const GAP_MS: f64 = 200.0;
    /// Fewer characters are a hand on the keys.
    pub const MIN_CHARS: usize = 4;
    /// More characters than any symbol holds.
    pub const MAX_CHARS: usize = 4096;

    /// A parser; `gs_substitute` is a character that the scanner is set to send for GS.
    pub fn new(gs_substitute: Option<char>) -> Self {
        Self { gs_substitute, ..Self::default() }
    }

    /// Takes one key stroke.
    pub fn key(&mut self, stroke: KeyStroke<'_>) -> Wedge {
        if stroke.composing || stroke.other_modifier {
            return Wedge::Ignored;
        }
        if !self.text.is_empty() && stroke.at_ms - self.last_ms > Self::GAP_MS {
            // The burst before was not collected by the timer: it was a hand, or is stale.
            self.clear();
        }
        match stroke.code {
            "Enter" | "NumpadEnter" | "Tab" => match self.finish() {
                Some(text) => Wedge::Scan(text),
                None => Wedge::Ignored,
            },
            "ShiftLeft" | "ShiftRight" | "ControlLeft" | "ControlRight" | "CapsLock" => Wedge::Ignored,
            code => match character(code, stroke.shift, stroke.ctrl) {
                Some(char) => {
                    self.last_ms = stroke.at_ms;
                    self.push(char);
                    Wedge::Taken
                }
                None => Wedge::Ignored,
            },
        }
    }

    /// Called by a timer [`WedgeParser::GAP_MS`] after the last key: the scan, if there is one.
    pub fn gap(&mut self) -> Option<String> {
        self.finish()
    }

    /// Whether a burst is under way.
    pub fn is_busy(&self) -> bool {
        !self.text.is_empty()
    }

    fn push(&mut self, char: char) {
        if self.text.len() >= Self::MAX_CHARS {
            self.overflowed = true;
            return;
        }
        let char = if Some(char) == self.gs_substitute { '\u{1d}' } else { char };
        self.text.push(char);
    }

    fn finish(&mut self) -> Option<String> {
        let whole = !self.overflowed && self.text.chars().count() >= Self::MIN_CHARS;
        let text = std::mem::take(&mut self.text);
        self.clear();
        whole.then_some(text)
    }

    fn clear(&mut self) {
        self.text.clear();
        self.overflowed = false;
    }
}

/// The character of a key position on the US layout that wedge scanners are set to.
fn character(code: &str, shift: bool, ctrl: bool) -> Option<char> {
    if ctrl {
        return control(code);
    }
    if let Some(letter) = code.strip_prefix("Key").and_then(|rest| rest.chars().next()) {
        return Some(if shift { letter } else { letter.to_ascii_lowercase() });
    }
    if let Some(digit) = code.strip_prefix("Digit").and_then(|rest| rest.bytes().next()) {
        let shifted = b")!@#$%^&*(";
        return match digit {
            b'0'..=b'9' if shift => Some(char::from(shifted[usize::from(digit - b'0')])),
            b'0'..=b'9' => Some(char::from(digit)),
            _ => None,
        };
    }
    if let Some(digit) = code.strip_prefix("Numpad").and_then(|rest| rest.chars().next())
        && code.len() == 7
        && digit.is_ascii_digit()
    {
        return Some(digit);
    }
    let (plain, shifted) = match code {
        "Space" => (' ', ' '),
        "Minus" => ('-', '_'),
        "Equal" => ('=', '+'),
        "BracketLeft" => ('[', '{'),
        "BracketRight" => (']', '}'),
        "Backslash" => ('\\', '|'),
        "Semicolon" => (';', ':'),
        "Quote" => ('\'', '"'),
        "Backquote" => ('`', '~'),
        "Comma" => (',', '<'),
        "Period" => ('.', '>'),
        "Slash" => ('/', '?'),
        "NumpadDecimal" => ('.', '.'),
        "NumpadSubtract" => ('-', '-'),
        "NumpadAdd" => ('+', '+'),
        "NumpadDivide" => ('/', '/'),
        "NumpadMultiply" => ('*', '*'),
        _ => return None,
    };
    Some(if shift { shifted } else { plain })
}

/// Ctrl with a key stands for a control character (ASCII, columns 4 and 5 less 64).
fn control(code: &str) -> Option<char> {
    let byte = match code {
        "BracketLeft" => b'[',
        "Backslash" => b'\\',
        "BracketRight" => b']',
        "Digit6" => b'^',
        "Minus" => b'_',
        // A hand copies, pastes and selects with Ctrl and a letter; a scanner sends GS, RS, EOT.
        "KeyD" => b'D',
        _ => return None,
    };
    Some(char::from(byte - 64))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stroke(code: &str, shift: bool, ctrl: bool, at_ms: f64) -> KeyStroke<'_> {
        KeyStroke { code, shift, ctrl, other_modifier: false, composing: false, at_ms }
    }

    /// Types digits `gap_ms` apart and gives what the closing key led to.
    fn burst(parser: &mut WedgeParser, digits: &str, gap_ms: f64, end: &str) -> Wedge {
        let mut at_ms = 0.0;
        for digit in digits.chars() {
            at_ms += gap_ms;
            parser.key(stroke(&format!("Digit{digit}"), false, false, at_ms));
        }
        parser.key(stroke(end, false, false, at_ms + gap_ms))
    }

    #[test]
    fn a_burst_ends_with_enter_or_tab() {
        for end in ["Enter", "NumpadEnter", "Tab"] {
            let got = burst(&mut WedgeParser::default(), "8934563138165", 10.0, end);
            assert_eq!(got, Wedge::Scan("8934563138165".into()));
        }
    }

    #[test]
    fn a_slow_scanner_is_still_a_scanner() {
        let got = burst(&mut WedgeParser::default(), "8934563138165", 100.0, "Enter");
        assert_eq!(got, Wedge::Scan("8934563138165".into()));
    }

    #[test]
    fn a_hand_on_the_keys_is_no_scan() {
        assert_eq!(burst(&mut WedgeParser::default(), "8934563", 300.0, "Enter"), Wedge::Ignored);
        assert_eq!(burst(&mut WedgeParser::default(), "893", 10.0, "Enter"), Wedge::Ignored);
    }

    #[test]
    fn a_gap_ends_a_burst_without_a_suffix() {
        let mut parser = WedgeParser::default();
        for (index, digit) in "9521001".chars().enumerate() {
            parser.key(stroke(&format!("Digit{digit}"), false, false, index as f64));
        }
        assert!(parser.is_busy());
        assert_eq!(parser.gap(), Some("9521001".into()));
        assert_eq!(parser.gap(), None);
    }

    #[test]
    fn control_and_bracket_is_the_group_separator() {
        let mut parser = WedgeParser::new(Some('~'));
        let keys = [
            ("BracketRight", false, false),
            ("KeyD", false, false),
            ("Digit2", false, false),
            ("BracketRight", false, true),
            ("KeyA", true, false),
            ("Backquote", true, false),
        ];
        for (index, (code, shift, ctrl)) in keys.into_iter().enumerate() {
            assert_eq!(parser.key(stroke(code, shift, ctrl, index as f64)), Wedge::Taken);
        }
        assert_eq!(parser.gap(), Some("]d2\u{1d}A\u{1d}".into()));
    }

    #[test]
    fn shortcuts_and_composition_are_left_alone() {
        let mut parser = WedgeParser::default();
        assert_eq!(parser.key(stroke("KeyC", false, true, 0.0)), Wedge::Ignored);
        let composing = KeyStroke { composing: true, ..stroke("KeyA", false, false, 0.0) };
        assert_eq!(parser.key(composing), Wedge::Ignored);
        assert!(!parser.is_busy());
    }

    #[test]
    fn an_endless_burst_is_dropped_whole() {
        let digits = "1".repeat(WedgeParser::MAX_CHARS + 1);
        assert_eq!(burst(&mut WedgeParser::default(), &digits, 1.0, "Enter"), Wedge::Ignored);
        let digits = "1".repeat(WedgeParser::MAX_CHARS);
        assert_eq!(burst(&mut WedgeParser::default(), &digits, 1.0, "Enter"), Wedge::Scan(digits));
    }
}
