//! Codes as SVG: black modules on white with their quiet zone.

use super::codes::{Carrier, Code};
use datamatrix::{DataMatrix, SymbolList};
use qrcode::{Color, EcLevel, QrCode};
use std::fmt::Write;

/// The code as an SVG document; `None` for a text that its carrier cannot hold.
pub(super) fn svg(code: &Code) -> Option<String> {
    match code.carrier {
        Carrier::Ean13 => ean13(&code.text),
        Carrier::Qr => qr(&code.text),
        Carrier::Gs1DataMatrix => gs1_data_matrix(&code.text),
    }
}

/// A text as a QR Code.
pub(crate) fn qr(text: &str) -> Option<String> {
    let drawn = QrCode::with_error_correction_level(text, EcLevel::M).ok()?;
    let width = drawn.width();
    let dark = drawn.to_colors().into_iter().map(|it| it == Color::Dark).collect::<Vec<_>>();
    Some(matrix(width, width, 4, |x, y| dark.get(y * width + x).copied().unwrap_or(false)))
}

/// Element strings as a GS1 DataMatrix.
pub(super) fn gs1_data_matrix(text: &str) -> Option<String> {
    let drawn = DataMatrix::encode_gs1(text.as_bytes(), SymbolList::default().enforce_square()).ok()?;
    let bitmap = drawn.bitmap();
    let (width, height) = (bitmap.width(), bitmap.height());
    let mut dark = vec![false; width * height];
    for (x, y) in bitmap.pixels() {
        if let Some(module) = dark.get_mut(y * width + x) {
            *module = true;
        }
    }
    Some(matrix(width, height, 2, |x, y| dark.get(y * width + x).copied().unwrap_or(false)))
}

/// One path with a rectangle for each run of dark modules.
fn matrix(width: usize, height: usize, quiet: usize, dark: impl Fn(usize, usize) -> bool) -> String {
    let mut path = String::new();
    for y in 0..height {
        let mut x = 0;
        while x < width {
            let run = (x..width).take_while(|it| dark(*it, y)).count();
            if run > 0 {
                // Writing to a String cannot fail.
                let _ = write!(path, "M{} {}h{run}v1h-{run}z", x + quiet, y + quiet);
            }
            x += run.max(1);
        }
    }
    document(width + 2 * quiet, height + 2 * quiet, &path, "")
}

fn document(width: usize, height: usize, path: &str, text: &str) -> String {
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" shape-rendering=\"crispEdges\">\
         <rect width=\"{width}\" height=\"{height}\" fill=\"#fff\"/><path d=\"{path}\" fill=\"#000\"/>{text}</svg>"
    )
}

/// Widths of spaces and bars of each digit in set A; set C is the same with the colours swapped, set
/// B is set A reversed. Source: ISO/IEC 15420, table 1.
const DIGITS: [[u8; 4]; 10] = [
    [3, 2, 1, 1],
    [2, 2, 2, 1],
    [2, 1, 2, 2],
    [1, 4, 1, 1],
    [1, 1, 3, 2],
    [1, 2, 3, 1],
    [1, 1, 1, 4],
    [1, 3, 1, 2],
    [1, 2, 1, 3],
    [3, 1, 1, 2],
];

/// Which of the left digits stand in set B, by the first digit. Source: ISO/IEC 15420, table 2.
const SET_B: [u8; 10] =
    [0b000000, 0b001011, 0b001101, 0b001110, 0b010011, 0b011001, 0b011100, 0b010101, 0b010110, 0b011010];

fn ean13(text: &str) -> Option<String> {
    let digits: Vec<usize> = text.bytes().map(|it| usize::from(it.wrapping_sub(b'0'))).collect();
    if digits.len() != 13 || digits.iter().any(|it| *it > 9) {
        return None;
    }
    let set_b = SET_B.get(*digits.first()?)?;
    // Widths in turn of bar and space, beginning with the bar of the start guard.
    let mut widths: Vec<u8> = vec![1, 1, 1];
    for (place, digit) in digits[1..7].iter().enumerate() {
        let mut pattern = *DIGITS.get(*digit)?;
        if set_b >> (5 - place) & 1 == 1 {
            pattern.reverse();
        }
        widths.extend(pattern);
    }
    widths.extend([1, 1, 1, 1, 1]);
    for digit in &digits[7..] {
        widths.extend(DIGITS.get(*digit)?);
    }
    widths.extend([1, 1, 1]);
    let (quiet, height) = (11, 60);
    let mut path = String::new();
    let mut x = quiet;
    for (index, width) in widths.iter().enumerate() {
        let width = usize::from(*width);
        if index % 2 == 0 {
            // Guards reach down between the digits.
            let guard = x < quiet + 3 || (quiet + 45..quiet + 50).contains(&x) || x >= quiet + 92;
            let bottom = if guard { height + 5 } else { height };
            let _ = write!(path, "M{x} 2h{width}v{bottom}h-{width}z");
        }
        x += width;
    }
    let mut label = String::new();
    for (from, to, at) in [(0, 1, 5), (1, 7, 35), (7, 13, 82)] {
        let part = text.get(from..to)?;
        let _ = write!(
            label,
            "<text x=\"{at}\" y=\"71\" font-family=\"monospace\" font-size=\"10\" text-anchor=\"middle\">{part}</text>"
        );
    }
    Some(document(95 + 2 * quiet, 75, &path, &label))
}

#[cfg(test)]
mod tests {
    use super::super::codes;
    use super::*;
    use epcis::time::Timestamp;

    #[test]
    fn every_demo_code_can_be_drawn() {
        for code in codes::all(Timestamp::from_millis(1_800_000_000_000)) {
            let drawn = svg(&code);
            assert!(drawn.is_some_and(|it| it.starts_with("<svg") && it.matches('M').count() > 20), "{}", code.name);
        }
    }

    #[test]
    fn an_ean_13_is_95_modules_wide() {
        let drawn = ean13("4006381333931").unwrap_or_default();
        assert!(drawn.contains("viewBox=\"0 0 117 75\""));
        // The first bar of the start guard and the last of the end guard.
        assert!(drawn.contains("M11 2h1v65") && drawn.contains("M105 2h1v65"));
        assert_eq!(ean13("400638133393"), None);
    }
}
