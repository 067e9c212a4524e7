//! The bytes of a matrix symbol, and their text by Extended Channel Interpretation.
//!
//! Source: AIM ITS/04-023 (ECI assignments); the WHATWG Encoding Standard names the labels.

/// Bytes with the character set of each part.
#[derive(Debug, Default, PartialEq)]
pub struct Content {
    /// All bytes, in order.
    pub bytes: Vec<u8>,
    /// Where a part begins, and its character set.
    parts: Vec<(usize, Charset)>,
    /// Whether an ECI was declared.
    pub has_eci: bool,
}

/// How bytes become text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Charset {
    /// Not declared: UTF-8 where it is valid, else Shift-JIS where it looks so, else Latin-1.
    Guess,
    /// ISO/IEC 8859-1, and bytes that are no text.
    Latin1,
    /// UTF-8.
    Utf8,
    /// Any other, by its label.
    Label(&'static str),
}

impl Charset {
    /// The character set of an ECI assignment number; an unknown one is read as Latin-1.
    pub fn of_eci(number: u32) -> Self {
        match number {
            26 => Self::Utf8,
            0 | 2 => Self::Label("ibm866"),
            4 => Self::Label("iso-8859-2"),
            5 => Self::Label("iso-8859-3"),
            6 => Self::Label("iso-8859-4"),
            7 => Self::Label("iso-8859-5"),
            8 => Self::Label("iso-8859-6"),
            9 => Self::Label("iso-8859-7"),
            10 => Self::Label("iso-8859-8"),
            11 => Self::Label("windows-1254"),
            12 => Self::Label("iso-8859-10"),
            13 => Self::Label("windows-874"),
            15 => Self::Label("iso-8859-13"),
            16 => Self::Label("iso-8859-14"),
            17 => Self::Label("iso-8859-15"),
            18 => Self::Label("iso-8859-16"),
            20 => Self::Label("shift_jis"),
            21 => Self::Label("windows-1250"),
            22 => Self::Label("windows-1251"),
            23 => Self::Label("windows-1252"),
            24 => Self::Label("windows-1256"),
            25 => Self::Label("utf-16be"),
            28 => Self::Label("big5"),
            29 | 31 | 32 => Self::Label("gb18030"),
            30 => Self::Label("euc-kr"),
            33 => Self::Label("utf-16le"),
            _ => Self::Latin1,
        }
    }
}

impl Content {
    /// Everything after this is in `charset`.
    pub fn switch(&mut self, charset: Charset) {
        if self.parts.last().is_none_or(|(_, last)| *last != charset) {
            self.parts.push((self.bytes.len(), charset));
        }
    }

    /// Everything after this is in the character set of a declared ECI.
    pub fn declare(&mut self, eci: u32) {
        self.has_eci = true;
        self.switch(Charset::of_eci(eci));
    }

    /// The text of all parts.
    pub fn text(&self) -> String {
        let mut text = String::with_capacity(self.bytes.len());
        let first = self.parts.first().map_or(self.bytes.len(), |(start, _)| *start);
        push_latin1(&self.bytes[..first], &mut text);
        for (i, (start, charset)) in self.parts.iter().enumerate() {
            let end = self.parts.get(i + 1).map_or(self.bytes.len(), |(next, _)| *next);
            push(&self.bytes[*start..end], *charset, &mut text);
        }
        text
    }
}

fn push(bytes: &[u8], charset: Charset, text: &mut String) {
    match charset {
        Charset::Latin1 => push_latin1(bytes, text),
        Charset::Utf8 => text.push_str(&String::from_utf8_lossy(bytes)),
        Charset::Label(label) => match by_label(bytes, label) {
            Some(decoded) => text.push_str(&decoded),
            None => push_latin1(bytes, text),
        },
        Charset::Guess => match std::str::from_utf8(bytes) {
            Ok(valid) => text.push_str(valid),
            Err(_) if looks_like_shift_jis(bytes) => push(bytes, Charset::Label("shift_jis"), text),
            Err(_) => push_latin1(bytes, text),
        },
    }
}

fn push_latin1(bytes: &[u8], text: &mut String) {
    text.extend(bytes.iter().map(|&byte| char::from(byte)));
}

/// Whether every byte above 0x7F is a half-width katakana or part of a two-byte character.
fn looks_like_shift_jis(bytes: &[u8]) -> bool {
    let (mut at, mut pairs, mut singles) = (0, 0, 0);
    while let Some(&lead) = bytes.get(at) {
        at += 1;
        match lead {
            0..=0x7F => {}
            0xA1..=0xDF => singles += 1,
            0x81..=0x9F | 0xE0..=0xFC => {
                let trail = bytes.get(at).copied().unwrap_or(0);
                if !matches!(trail, 0x40..=0x7E | 0x80..=0xFC) {
                    return false;
                }
                at += 1;
                pairs += 1;
            }
            _ => return false,
        }
    }
    // Accented Latin-1 letters also pass for single katakana; three in all are hardly Japanese.
    (pairs > 0 && singles <= pairs) || singles > 3
}

/// The platform's own decoder: the tables of the legacy character sets weigh more than this reader.
#[cfg(target_arch = "wasm32")]
fn by_label(bytes: &[u8], label: &str) -> Option<String> {
    use wasm_bindgen::prelude::*;

    #[wasm_bindgen]
    extern "C" {
        type TextDecoder;
        #[wasm_bindgen(constructor, catch)]
        fn new(label: &str) -> Result<TextDecoder, JsValue>;
        #[wasm_bindgen(method, catch)]
        fn decode(this: &TextDecoder, bytes: &[u8]) -> Result<String, JsValue>;
    }

    TextDecoder::new(label).ok()?.decode(bytes).ok()
}

/// Natively there are no legacy tables: the caller falls back to Latin-1, and the bytes are kept.
#[cfg(not(target_arch = "wasm32"))]
fn by_label(_bytes: &[u8], _label: &str) -> Option<String> {
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_declared_character_set_holds_until_the_next() {
        let mut content = Content::default();
        content.declare(3);
        content.bytes.push(0xE7);
        content.declare(26);
        content.bytes.extend_from_slice("ệ".as_bytes());
        assert_eq!((content.text().as_str(), content.has_eci), ("çệ", true));
    }

    #[test]
    fn shift_jis_is_told_from_accented_letters() {
        assert!(looks_like_shift_jis(&[0x8D, 0xA1, 0x93, 0x78]));
        assert!(looks_like_shift_jis(&[0xC3, 0xDE, 0xBB, 0xDE, 0xB2, 0xDD]));
        assert!(!looks_like_shift_jis(b"caf\xE9"));
    }
}
