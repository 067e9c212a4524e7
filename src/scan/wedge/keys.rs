//! What a key means on the US layout that wedge scanners are set to.

/// What a key stands for, by its position and nothing else.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Key {
    /// A visible character or a space.
    Char(char),
    /// Enter or Tab.
    End,
    /// A modifier or a lock, which says nothing by itself.
    Silent,
    /// The browser cannot tell which key it was.
    Unnamed,
    /// A key that no text holds, such as F8.
    Foreign,
}

/// The meaning of a position (`KeyboardEvent.code`).
pub(super) fn key(code: &str, shift: bool) -> Key {
    match code {
        "Enter" | "NumpadEnter" | "Tab" => Key::End,
        "" | "Unidentified" => Key::Unnamed,
        "ShiftLeft" | "ShiftRight" | "ControlLeft" | "ControlRight" | "AltLeft" | "AltRight" | "MetaLeft"
        | "MetaRight" | "CapsLock" | "NumLock" | "ScrollLock" | "Fn" | "FnLock" => Key::Silent,
        _ => character(code, shift).map_or(Key::Foreign, Key::Char),
    }
}

fn character(code: &str, shift: bool) -> Option<char> {
    if let Some(letter) = code.strip_prefix("Key").and_then(only) {
        return Some(if shift { letter } else { letter.to_ascii_lowercase() });
    }
    if let Some(digit) = digit(code) {
        let shifted = b")!@#$%^&*(";
        let number_pad = code.starts_with("Numpad");
        return Some(char::from(if shift && !number_pad { shifted[usize::from(digit)] } else { b'0' + digit }));
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
        "NumpadEqual" => ('=', '='),
        _ => return None,
    };
    Some(if shift { shifted } else { plain })
}

/// The digit on a key of the row or of the number pad.
pub(super) fn digit(code: &str) -> Option<u8> {
    let digit = code.strip_prefix("Digit").or_else(|| code.strip_prefix("Numpad")).and_then(only)?;
    digit.to_digit(10).and_then(|digit| u8::try_from(digit).ok())
}

fn only(text: &str) -> Option<char> {
    let mut chars = text.chars();
    chars.next().filter(|char| char.is_ascii_alphanumeric() && chars.next().is_none())
}

/// Ctrl with a key stands for a control character (ASCII, columns 4 and 5 less 64).
pub(super) fn control(code: &str) -> Option<char> {
    let byte = match code {
        "BracketLeft" => b'[',
        "Backslash" => b'\\',
        "BracketRight" => b']',
        "Digit6" => b'^',
        "Minus" => b'_',
        _ => code.strip_prefix("Key").and_then(only).and_then(|letter| u8::try_from(letter).ok())?,
    };
    byte.checked_sub(64).map(char::from)
}

/// The character of Alt with a number on the number pad, as Windows takes it: up to 127 every code page agrees;
/// above, a leading zero means the page of the system (here Latin-1), and more than a byte means Unicode.
pub(super) fn alt_code(value: u32, leading_zero: bool) -> Option<char> {
    match value {
        128..=159 => None,
        160..=255 if !leading_zero => None,
        _ => char::from_u32(value),
    }
}
