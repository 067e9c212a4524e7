//! Codes as SVG: black modules on white with their quiet zone.

use super::codes::{Carrier, Code};
use barcoders::sym::ean13::EAN13;
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

/// Modules that reach down between the digits: the guards.
fn is_guard(module: usize) -> bool {
    module < 3 || (45..50).contains(&module) || module >= 92
}

/// All 13 digits with the right check digit.
fn ean13(text: &str) -> Option<String> {
    // The encoder would add a check digit that is missing.
    let modules = EAN13::new(text).ok().filter(|_| text.len() == 13)?.encode();
    let (quiet, height) = (11, 60);
    let mut path = String::new();
    let mut x = 0;
    while let Some(colour) = modules.get(x) {
        let run = modules.iter().skip(x).take_while(|it| *it == colour).count();
        if *colour == 1 {
            let bottom = if is_guard(x) { height + 5 } else { height };
            let _ = write!(path, "M{} 2h{run}v{bottom}h-{run}z", x + quiet);
        }
        x += run;
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
    fn an_ean_13_is_95_modules_wide_and_has_30_bars() {
        let drawn = ean13("4006381333931").unwrap_or_default();
        assert!(drawn.contains("viewBox=\"0 0 117 75\""));
        // The first bar of the start guard and the last of the end guard.
        assert!(drawn.contains("M11 2h1v65") && drawn.contains("M105 2h1v65"));
        assert_eq!(drawn.matches('M').count(), 30);
        for wrong in ["400638133393", "4006381333932", "400638133393x", ""] {
            assert_eq!(ean13(wrong), None, "{wrong}");
        }
    }
}
