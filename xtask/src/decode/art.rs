//! Random symbols of every kind that the decoder reads, as modules.

use datamatrix::{DataMatrix, SymbolList};
use decoder::draw::{self, Kind};
use qrcode::{Color, EcLevel, QrCode, Version, bits::Bits};

use super::dice::Dice;

/// A symbol as it is printed, with its quiet zone.
pub struct Art {
    /// Modules a row.
    pub width: usize,
    /// Rows of modules.
    pub height: usize,
    dark: Vec<bool>,
    /// What must be read.
    pub label: Label,
}

/// What must be read, in the words of a manifest.
#[derive(Clone)]
pub struct Label {
    /// Kind of symbol, for counting.
    pub kind: &'static str,
    /// Symbology.
    pub format: &'static str,
    /// Data; FNC1 as separator is GS.
    pub text: String,
    /// Digits of an add-on.
    pub addon: Option<String>,
    /// AIM symbology identifier.
    pub aim: &'static str,
}

/// Every kind that is drawn.
pub const KINDS: [&str; 19] = [
    "ean-13",
    "ean-13+2",
    "ean-13+5",
    "ean-8",
    "upc-a",
    "upc-e",
    "code-128",
    "gs1-128",
    "itf-14",
    "databar",
    "databar-stacked",
    "databar-limited",
    "databar-expanded",
    "databar-expanded-stacked",
    "qr",
    "gs1-qr",
    "micro-qr",
    "data-matrix",
    "gs1-data-matrix",
];

const DIGITS: &[u8] = b"0123456789";
const CAPITALS: &[u8] = b"ABCDEFGHJKLMNPQRSTUVWXYZ0123456789";

type Drawn = Result<Art, Box<dyn std::error::Error>>;

impl Art {
    /// Whether a point, in modules from the top left corner of the quiet zone, is dark.
    pub fn is_dark(&self, x: f32, y: f32) -> bool {
        let inside = x >= 0.0 && y >= 0.0 && x < self.width as f32 && y < self.height as f32;
        inside && self.dark[y as usize * self.width + x as usize]
    }

    /// A symbol of `kind` with random data.
    pub fn random(kind: &'static str, dice: &mut Dice) -> Drawn {
        let gtin = |dice: &mut Dice, first: &str, length: usize| {
            let digits = format!("{first}{}", dice.text(DIGITS, length - 1 - first.len()));
            format!("{digits}{}", check_digit(&digits))
        };
        let label = |format, text: String, aim| Label { kind, format, text, addon: None, aim };
        let linear = |shape, data: &str, label| linear(shape, data, label);
        match kind {
            "ean-13" => {
                let text = gtin(dice, "893", 13);
                linear(Kind::Ean13, &text, label("EAN13", text.clone(), "]E0"))
            }
            "ean-13+2" | "ean-13+5" => {
                let text = gtin(dice, "977", 13);
                let addon = dice.text(DIGITS, if kind == "ean-13+2" { 2 } else { 5 });
                let data = format!("{text} {addon}");
                linear(Kind::Ean13, &data, Label { addon: Some(addon), ..label("EAN13", text, "]E3") })
            }
            "ean-8" => {
                let text = gtin(dice, "893", 8);
                linear(Kind::Ean8, &text, label("EAN8", text.clone(), "]E4"))
            }
            "upc-a" => {
                let text = gtin(dice, "0", 12);
                linear(Kind::UpcA, &text, label("UPCA", text.clone(), "]E0"))
            }
            "upc-e" => {
                let text = upc_e(dice);
                linear(Kind::UpcE, &text, label("UPCE", text.clone(), "]E0"))
            }
            "code-128" => {
                let text = dice.text(CAPITALS, 12);
                linear(Kind::Code128, &text, label("Code128", text.clone(), "]C0"))
            }
            "gs1-128" => {
                let text = element_string(dice, &gtin);
                linear(Kind::Code128, &format!("\u{1d}{text}"), label("Code128", text, "]C1"))
            }
            "itf-14" => {
                let text = gtin(dice, "1893", 14);
                linear(Kind::Itf, &text, label("ITF", text.clone(), "]I1"))
            }
            "databar" | "databar-stacked" | "databar-limited" => {
                let text = gtin(dice, "0893", 14);
                let (shape, format) = match kind {
                    "databar" => (Kind::DataBarOmni, "DataBar"),
                    "databar-stacked" => (Kind::DataBarStackedOmni, "DataBar"),
                    _ => (Kind::DataBarLimited, "DataBarLimited"),
                };
                linear(shape, &text, label(format, format!("01{text}"), "]e0"))
            }
            "databar-expanded" => {
                let text = format!("01{}3103{:06}", gtin(dice, "9893", 14), dice.below(30_000));
                linear(Kind::DataBarExpanded, &text, label("DataBarExpanded", text.clone(), "]e0"))
            }
            "databar-expanded-stacked" => {
                let text = element_string(dice, &gtin);
                let shape = Kind::DataBarExpandedStacked { segments: 4 };
                linear(shape, &text, label("DataBarExpandedStacked", text.clone(), "]e0"))
            }
            "qr" => {
                let lot = dice.text(CAPITALS, 5);
                let text = format!("https://id.example.vn/01/{}/10/{lot}", gtin(dice, "0893", 14));
                let code = QrCode::with_error_correction_level(&text, EcLevel::M)?;
                Ok(qr(&code, label("QRCode", text, "]Q1")))
            }
            "gs1-qr" => {
                let text = element_string(dice, &gtin);
                Ok(qr(&gs1_qr(&text, dice)?, label("QRCode", text, "]Q3")))
            }
            "micro-qr" => {
                let text = dice.text(DIGITS, 8);
                // What the crate makes of M3-L is read by no reader; M3-M by all.
                let code = QrCode::with_version(&text, Version::Micro(3), EcLevel::M)?;
                Ok(qr(&code, label("MicroQRCode", text, "]Q1")))
            }
            "data-matrix" => {
                let text = format!("{}-{}", dice.text(CAPITALS, 8), dice.text(b"abcdefghij", 6));
                let code = DataMatrix::encode(text.as_bytes(), SymbolList::default()).map_err(refused)?;
                Ok(data_matrix(&code, label("DataMatrix", text, "]d1")))
            }
            "gs1-data-matrix" => {
                let text = element_string(dice, &gtin);
                let code = DataMatrix::encode_gs1(text.as_bytes(), SymbolList::default()).map_err(refused)?;
                Ok(data_matrix(&code, label("DataMatrix", text, "]d2")))
            }
            _ => Err(format!("no kind '{kind}'").into()),
        }
    }
}

fn refused(error: impl std::fmt::Debug) -> String {
    format!("Data Matrix: {error:?}")
}

/// GTIN, expiry date, lot and serial number.
fn element_string(dice: &mut Dice, gtin: &impl Fn(&mut Dice, &str, usize) -> String) -> String {
    let (lot, serial) = (4 + dice.below(4), 5 + dice.below(4));
    format!(
        "01{}17{:02}{:02}{:02}10{}\u{1d}21{}",
        gtin(dice, "0893", 14),
        25 + dice.below(9),
        1 + dice.below(12),
        1 + dice.below(28),
        dice.text(CAPITALS, lot),
        dice.text(CAPITALS, serial),
    )
}

/// The check digit of GTIN (GS1 General Specifications, section 7.9.1).
fn check_digit(digits: &str) -> u32 {
    let weighted = |(i, byte): (usize, u8)| u32::from(byte - b'0') * if i.is_multiple_of(2) { 3 } else { 1 };
    let sum: u32 = digits.bytes().rev().enumerate().map(weighted).sum();
    (10 - sum % 10) % 10
}

/// Number system 0, five digits and a 5 to 9, which stands for a product number below 10.
fn upc_e(dice: &mut Dice) -> String {
    let maker = format!("{}{}", 1 + dice.below(9), dice.text(DIGITS, 3)) + &(1 + dice.below(9)).to_string();
    let last = 5 + dice.below(5);
    let check = check_digit(&format!("0{maker}0000{last}"));
    format!("0{maker}{last}{check}")
}

fn linear(kind: Kind, data: &str, label: Label) -> Drawn {
    let bars = draw::modules(kind, data)?;
    let (quiet, margin) = (usize::from(bars.quiet), 4);
    let (width, height) = (bars.width() + 2 * quiet, bars.height() + 2 * margin);
    let mut dark = vec![false; width * margin];
    for row in &bars.rows {
        let mut line = vec![false; quiet];
        for (i, &count) in row.widths.iter().enumerate() {
            line.extend(std::iter::repeat_n(i % 2 == 1, usize::from(count)));
        }
        line.resize(width, false);
        for _ in 0..row.height {
            dark.extend_from_slice(&line);
        }
    }
    dark.resize(width * height, false);
    Ok(Art { width, height, dark, label })
}

/// FNC1 first; the separator is `%` in alphanumeric mode or a byte, by turns.
fn gs1_qr(text: &str, dice: &mut Dice) -> Result<QrCode, Box<dyn std::error::Error>> {
    let percent = dice.below(2) == 0;
    for version in 2..=10 {
        let mut bits = Bits::new(Version::Normal(version));
        bits.push_fnc1_first_position()?;
        let pushed = if percent {
            bits.push_alphanumeric_data(text.replace('\u{1d}', "%").as_bytes())
        } else {
            bits.push_byte_data(text.as_bytes())
        };
        if pushed.and_then(|()| bits.push_terminator(EcLevel::M)).is_ok() {
            return Ok(QrCode::with_bits(bits, EcLevel::M)?);
        }
    }
    Err("an element string too long for QR version 10".into())
}

fn qr(code: &QrCode, label: Label) -> Art {
    let colors = code.to_colors();
    matrix(code.width(), code.width(), 4, |x, y| colors[y * code.width() + x] == Color::Dark, label)
}

fn data_matrix(code: &DataMatrix, label: Label) -> Art {
    let bitmap = code.bitmap();
    let (width, height) = (bitmap.width(), bitmap.height());
    let mut dark = vec![false; width * height];
    for (x, y) in bitmap.pixels() {
        dark[y * width + x] = true;
    }
    matrix(width, height, 2, |x, y| dark[y * width + x], label)
}

fn matrix(columns: usize, rows: usize, quiet: usize, is_dark: impl Fn(usize, usize) -> bool, label: Label) -> Art {
    let (width, height) = (columns + 2 * quiet, rows + 2 * quiet);
    let inside = |v: usize, count: usize| (quiet..quiet + count).contains(&v);
    let dark = (0..width * height)
        .map(|i| (i % width, i / width))
        .map(|(x, y)| inside(x, columns) && inside(y, rows) && is_dark(x - quiet, y - quiet))
        .collect();
    Art { width, height, dark, label }
}
