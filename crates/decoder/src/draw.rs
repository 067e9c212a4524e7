//! Draws linear symbols: data to widths in modules, for tests, benchmarks and synthetic frames.
//!
//! ```
//! use decoder::draw::{modules, Kind};
//!
//! let bars = modules(Kind::Ean8, "96385074")?;
//! assert_eq!(bars.rows[0].widths[1..4], [1, 1, 1]);
//! # Ok::<(), decoder::draw::DrawError>(())
//! ```

mod code128;
mod databar;
mod ean;
mod expanded;
mod itf;

use std::fmt;

/// What to draw.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// 13 digits; an add-on follows after a space, such as `9771234567003 05`.
    Ean13,
    /// 8 digits.
    Ean8,
    /// 12 digits; an add-on follows after a space.
    UpcA,
    /// 8 digits: number system 0 or 1, six digits, check digit; an add-on follows after a space.
    UpcE,
    /// ASCII and Latin-1; FNC1 is GS (U+001D), as first character it makes the symbol GS1-128.
    Code128,
    /// An even number of digits, without bearer bars.
    Itf,
    /// 14 digits with check digit, or `01` before them.
    DataBarOmni,
    /// As [`Kind::DataBarOmni`], 13 modules high.
    DataBarTruncated,
    /// As [`Kind::DataBarOmni`], in two rows of 5 and 7 modules.
    DataBarStacked,
    /// As [`Kind::DataBarOmni`], in two rows of 33 modules.
    DataBarStackedOmni,
    /// 14 digits with check digit, the first 0 or 1, or `01` before them.
    DataBarLimited,
    /// An element string; FNC1 as separator is GS.
    DataBarExpanded,
    /// As [`Kind::DataBarExpanded`], in rows.
    DataBarExpandedStacked {
        /// Symbol characters a row: even, 2 to 20.
        segments: u8,
    },
}

/// A symbol as rows from top to bottom.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bars {
    /// The rows; one-row symbols have one.
    pub rows: Vec<BarRow>,
    /// The light modules that the symbol needs on its left and right.
    pub quiet: u8,
}

/// One row: widths in modules from left to right, in turn light and dark. The first, light, may
/// be 0. Rows of one symbol start at the same place; a shorter one is light to its end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BarRow {
    /// Widths in modules, the first one light.
    pub widths: Vec<u8>,
    /// Height in modules.
    pub height: u8,
}

/// Why data cannot be drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DrawError {
    /// The number of characters does not fit the symbology.
    Length {
        /// Characters given.
        got: usize,
    },
    /// A character that the symbology has not.
    Character {
        /// Its place in the data, in bytes.
        at: usize,
    },
    /// The check digit is not the one computed.
    CheckDigit {
        /// The computed digit.
        expected: u8,
    },
    /// A number beyond what the symbology holds.
    Range,
}

impl fmt::Display for DrawError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Length { got } => write!(f, "{got} characters do not fit the symbology"),
            Self::Character { at } => write!(f, "character at byte {at} cannot be drawn"),
            Self::CheckDigit { expected } => write!(f, "the check digit must be {expected}"),
            Self::Range => write!(f, "the number is beyond the symbology"),
        }
    }
}

impl std::error::Error for DrawError {}

/// Draws `data` as `kind`.
///
/// # Errors
/// [`DrawError`] when the symbology cannot hold `data`.
pub fn modules(kind: Kind, data: &str) -> Result<Bars, DrawError> {
    drawn(kind, data, false)
}

/// As [`modules`]; the linkage flag of DataBar is set, as under a two-dimensional component.
///
/// # Errors
/// [`DrawError`] when the symbology cannot hold `data`.
pub fn linked_modules(kind: Kind, data: &str) -> Result<Bars, DrawError> {
    drawn(kind, data, true)
}

fn drawn(kind: Kind, data: &str, linked: bool) -> Result<Bars, DrawError> {
    match kind {
        Kind::Ean13 | Kind::Ean8 | Kind::UpcA | Kind::UpcE => ean::draw(kind, data),
        Kind::Code128 => code128::draw(data),
        Kind::Itf => itf::draw(data),
        Kind::DataBarOmni | Kind::DataBarTruncated | Kind::DataBarStacked | Kind::DataBarStackedOmni => {
            databar::draw(kind, data, linked)
        }
        Kind::DataBarLimited => databar::draw_limited(data, linked),
        Kind::DataBarExpanded => expanded::draw(data, None, linked),
        Kind::DataBarExpandedStacked { segments } => expanded::draw(data, Some(segments), linked),
    }
}

impl Bars {
    /// The widest row in modules.
    pub fn width(&self) -> usize {
        self.rows.iter().map(BarRow::width).max().unwrap_or(0)
    }

    /// All rows together in modules.
    pub fn height(&self) -> usize {
        self.rows.iter().map(|r| usize::from(r.height)).sum()
    }

    fn one(widths: Vec<u8>, height: u8, quiet: u8) -> Self {
        Self { rows: vec![BarRow { widths, height }], quiet }
    }
}

impl BarRow {
    /// Modules from the start of the row to its end.
    pub fn width(&self) -> usize {
        self.widths.iter().map(|&w| usize::from(w)).sum()
    }

    /// Module by module: true is dark.
    pub fn modules(&self) -> impl Iterator<Item = bool> + '_ {
        self.widths.iter().enumerate().flat_map(|(i, &w)| std::iter::repeat_n(i % 2 == 1, usize::from(w)))
    }

    fn from_modules(modules: &[bool], height: u8) -> Self {
        let mut widths = vec![0];
        let mut dark = false;
        for &module in modules {
            if module != dark {
                widths.push(0);
                dark = module;
            }
            if let Some(width) = widths.last_mut() {
                *width += 1;
            }
        }
        Self { widths, height }
    }
}

/// The digits of `text`.
fn digits(text: &str) -> Result<Vec<u8>, DrawError> {
    text.bytes()
        .enumerate()
        .map(|(at, b)| match b {
            b'0'..=b'9' => Ok(b - b'0'),
            _ => Err(DrawError::Character { at }),
        })
        .collect()
}

/// Whether the last of `digits` is their check digit.
///
/// Source: GS1 General Specifications, section 7.9.1.
fn checked(digits: &[u8]) -> Result<(), DrawError> {
    let Some((&last, data)) = digits.split_last() else {
        return Err(DrawError::Length { got: 0 });
    };
    let expected = check_digit(data);
    if last == expected { Ok(()) } else { Err(DrawError::CheckDigit { expected }) }
}

fn check_digit(data: &[u8]) -> u8 {
    let sum: u32 = data.iter().rev().zip([3, 1].iter().cycle()).map(|(&d, w)| u32::from(d) * w).sum();
    ((10 - sum % 10) % 10) as u8
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(kind: Kind, data: &str, expected: &[&str]) {
        let bars = modules(kind, data);
        let rows: Vec<String> =
            bars.map_or_else(|error| vec![error.to_string()], |bars| bars.rows.iter().map(hex).collect());
        assert_eq!(rows, expected, "{data:?}");
    }

    /// The modules of a row as hexadecimal digits, dark is 1; light ones at its end are left out.
    fn hex(row: &BarRow) -> String {
        let modules: Vec<bool> = row.modules().collect();
        let length = modules.iter().rposition(|&dark| dark).map_or(0, |i| i + 1);
        let digit = |four: &[bool]| (0..4).fold(0, |v, i| v << 1 | u8::from(four.get(i) == Some(&true)));
        modules[..length].chunks(4).map(|four| format!("{:x}", digit(four))).collect()
    }

    #[test]
    fn symbols_are_drawn_module_by_module() {
        check(Kind::Ean8, "96385074", &["a2d7bd6ea9dca25ca"]);
        check(Kind::UpcE, "04252614", &["a749b936bccaa"]);
        check(Kind::Code128, "\u{1d}0112345678901231", &["d39ebb3659c8b1c5b0a6f6b39b1a1963ac"]);
        check(Kind::DataBarOmni, "0100012345678905", &["54804fe172dee5617f1ccf75"]);
        check(
            Kind::DataBarStackedOmni,
            "61681129459972",
            &["4225cf8179628", "0dda2054869c", "055555555554", "03dba154ee4", "ac245e0311bd4"],
        );
        check(Kind::DataBarStacked, "23538970470505", &["50d0c7014c468", "072b2afab6a8", "a86e580721db4"]);
        check(Kind::DataBarLimited, "0101234567890128", &["50394294ad347355e14"]);
        check(
            Kind::DataBarExpandedStacked { segments: 2 },
            "01969294668438083203011435",
            &[
                "5190eff0a8c1d",
                "0e6f100a573e",
                "055555555555",
                "077628543d42",
                "b889d781c2bde8",
                "077628543d42",
                "055555555555",
                "0085d40a4b1f",
                "5f7a23f0b4e09",
            ],
        );
    }

    #[test]
    fn data_that_does_not_fit_is_refused() {
        check(Kind::Ean13, "2000000000001", &["the check digit must be 8"]);
        check(Kind::Itf, "123", &["3 characters do not fit the symbology"]);
        check(Kind::DataBarLimited, "20012345678909", &["the number is beyond the symbology"]);
        check(Kind::Code128, "a€", &["character at byte 1 cannot be drawn"]);
        check(Kind::DataBarExpanded, "10A~", &["character at byte 3 cannot be drawn"]);
    }
}
