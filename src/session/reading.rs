//! What was read, in the session's own words: the worker's message mirrored, typed text, wedge scans.

use crate::scan::FrameLook;

/// What one frame or picture gave.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Reading {
    /// Every symbol in the frame, best first; empty when nothing was read.
    pub symbols: Vec<SeenSymbol>,
    /// How many more were seen that no other frame confirms so far.
    pub unconfirmed: usize,
    /// Pixels a row of the frame that `corners` refer to.
    pub width: u32,
    /// Rows of the frame.
    pub height: u32,
    /// How the frame looked.
    pub look: FrameLook,
}

/// Kinds of codes by the words of a page, and the code character of their AIM identifiers.
///
/// Source: ISO/IEC 15424, table 1.
const FORMATS: [(&str, u8); 6] =
    [("qr", b'Q'), ("datamatrix", b'd'), ("ean", b'E'), ("code128", b'C'), ("itf", b'I'), ("databar", b'e')];

impl Reading {
    /// The reading without symbols of other kinds than those that `formats` names, separated by spaces; whole where it
    /// names none that is known. What a decoder gave without an identifier stays.
    pub fn only(mut self, formats: &str) -> Self {
        let meant: Vec<u8> = formats
            .split_whitespace()
            .filter_map(|word| FORMATS.into_iter().find(|(known, _)| *known == word).map(|(_, kind)| kind))
            .collect();
        if !meant.is_empty() {
            self.symbols.retain(|symbol| symbol.scan.aim.is_none_or(|[_, kind, _]| meant.contains(&kind)));
        }
        self
    }
}

/// One symbol in a frame.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SeenSymbol {
    /// What it says and how it was encoded.
    pub scan: Scanned,
    /// Top left, top right, bottom right, bottom left in reading direction, in frame pixels.
    pub corners: [[f32; 2]; 4],
}

/// What was scanned, typed or opened, before anybody interprets it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Scanned {
    /// The data as text; FNC1 as separator is U+001D.
    pub text: String,
    /// The data as bytes, when a decoder gave them; else empty.
    pub bytes: Vec<u8>,
    /// The AIM symbology identifier such as `]E0`, when known.
    pub aim: Option<[u8; 3]>,
    /// The 2 or 5 digits of an EAN/UPC add-on.
    pub addon: Option<String>,
    /// The way it came in.
    pub origin: Origin,
}

impl Scanned {
    /// The longest text that is looked at, in bytes: the longest QR code holds fewer.
    pub const MAX_BYTES: usize = 8 * 1024;

    /// Text without a symbol: typed, pasted or from a link.
    pub fn from_text(text: &str, origin: Origin) -> Self {
        Self { text: text.to_owned(), origin, ..Self::default() }
    }

    /// The text with its symbology identifier in front, as a scanner sends it.
    pub fn raw(&self) -> String {
        let aim = self.aim.as_ref().and_then(|aim| std::str::from_utf8(aim).ok());
        [aim.unwrap_or_default(), &self.text].concat()
    }

    /// One text that says the same again when it is typed: GS1 symbologies keep their identifier,
    /// because without it the element strings could be taken for plain text.
    pub fn permanent_text(&self) -> String {
        match self.aim {
            Some(aim) if [b"]C1", b"]e0", b"]d2", b"]Q3"].contains(&&aim) => {
                let mut text = String::from_utf8_lossy(&aim).into_owned();
                text.push_str(&self.text);
                text
            }
            _ => self.text.clone(),
        }
    }
}

/// The way a code came in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Origin {
    /// The live camera.
    #[default]
    Camera,
    /// A photo, a file, a dropped or pasted picture.
    Picture,
    /// Typed or pasted text.
    Typed,
    /// A keyboard-wedge scanner.
    Wedge,
    /// A permalink.
    Link,
    /// The list of kept reports.
    History,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(formats: &str, expected: &[&str]) {
        let seen = |aim: &[u8; 3]| SeenSymbol {
            scan: Scanned { aim: Some(*aim), ..Scanned::default() },
            ..SeenSymbol::default()
        };
        let reading = Reading { symbols: [b"]Q3", b"]d2", b"]E0", b"]C1"].map(seen).into(), ..Reading::default() };
        let kept: Vec<_> = reading.only(formats).symbols.iter().map(|symbol| symbol.scan.raw()).collect();
        assert_eq!(kept, expected, "{formats}");
    }

    #[test]
    fn only_the_kinds_of_codes_that_are_meant_stay() {
        check("", &["]Q3", "]d2", "]E0", "]C1"]);
        check("qr", &["]Q3"]);
        check("  ean\tdatamatrix ", &["]d2", "]E0"]);
        check("aztec", &["]Q3", "]d2", "]E0", "]C1"]);
    }
}
