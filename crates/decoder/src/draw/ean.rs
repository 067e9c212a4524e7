//! EAN-13, EAN-8, UPC-A, UPC-E and add-ons.

use super::{BarRow, Bars, DrawError, Kind, checked, digits};

/// Number set A by digit: light, dark, light, dark. Set C has the same widths from a dark element
/// on, set B those of C mirrored.
///
/// Source: GS1 General Specifications, figure 5.2.2.1-1.
const SET_A: [[u8; 4]; 10] = [
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

/// Which of digits 2 to 7 of an EAN-13 stand in set B, by the first digit; bit 5 is digit 2.
const EAN13_SETS: [u8; 10] =
    [0b00_0000, 0b00_1011, 0b00_1101, 0b00_1110, 0b01_0011, 0b01_1001, 0b01_1100, 0b01_0101, 0b01_0110, 0b01_1010];

/// Which digits of a UPC-E with number system 0 stand in set B, by the check digit.
const UPCE_SETS: [u8; 10] =
    [0b11_1000, 0b11_0100, 0b11_0010, 0b11_0001, 0b10_1100, 0b10_0110, 0b10_0011, 0b10_1010, 0b10_1001, 0b10_0101];

/// Which digits of a five-digit add-on stand in set B, by its checksum; bit 4 is the first.
const ADDON_SETS: [u8; 10] =
    [0b1_1000, 0b1_0100, 0b1_0010, 0b1_0001, 0b0_1100, 0b0_0110, 0b0_0011, 0b0_1010, 0b0_1001, 0b0_0101];

/// Light modules between a symbol and its add-on: 7 to 12 are allowed.
const ADDON_GAP: u8 = 9;

/// Height of EAN-13 at nominal size: 22.85 mm of 0.33 mm.
const HEIGHT: u8 = 69;

pub(super) fn draw(kind: Kind, data: &str) -> Result<Bars, DrawError> {
    let (main, addon) = data.split_once(' ').unwrap_or((data, ""));
    let digits_main = digits(main)?;
    let length = match kind {
        Kind::Ean13 => 13,
        Kind::UpcA => 12,
        _ => 8,
    };
    if digits_main.len() != length {
        return Err(DrawError::Length { got: main.len() });
    }
    let mut widths = vec![0];
    match kind {
        Kind::UpcE => upc_e(&digits_main, &mut widths)?,
        Kind::Ean8 => {
            checked(&digits_main)?;
            two_halves(&digits_main, 0, &mut widths);
        }
        Kind::UpcA => {
            checked(&digits_main)?;
            two_halves(&digits_main, 0, &mut widths);
        }
        _ => {
            checked(&digits_main)?;
            let sets = EAN13_SETS[usize::from(digits_main[0])];
            two_halves(&digits_main[1..], sets, &mut widths);
        }
    }
    if !addon.is_empty() {
        widths.push(ADDON_GAP);
        draw_addon(&digits(addon)?, &mut widths)?;
    }
    Ok(Bars { rows: vec![BarRow { widths, height: HEIGHT }], quiet: 11 })
}

fn push_digit(digit: u8, set_b: bool, widths: &mut Vec<u8>) {
    let pattern = SET_A[usize::from(digit)];
    if set_b {
        widths.extend(pattern.iter().rev());
    } else {
        widths.extend(pattern);
    }
}

fn push_digits(digits: &[u8], sets: u8, widths: &mut Vec<u8>) {
    for (i, &digit) in digits.iter().enumerate() {
        let set_b = sets >> (digits.len() - 1 - i) & 1 == 1;
        push_digit(digit, set_b, widths);
    }
}

fn two_halves(digits: &[u8], sets: u8, widths: &mut Vec<u8>) {
    let (left, right) = digits.split_at(digits.len() / 2);
    widths.extend([1, 1, 1]);
    push_digits(left, sets, widths);
    widths.extend([1; 5]);
    push_digits(right, 0, widths);
    widths.extend([1, 1, 1]);
}

fn upc_e(digits: &[u8], widths: &mut Vec<u8>) -> Result<(), DrawError> {
    let sets = match digits[0] {
        0 => UPCE_SETS[usize::from(digits[7])],
        1 => UPCE_SETS[usize::from(digits[7])] ^ 0b11_1111,
        _ => return Err(DrawError::Character { at: 0 }),
    };
    checked(&expanded(digits))?;
    widths.extend([1, 1, 1]);
    push_digits(&digits[1..7], sets, widths);
    widths.extend([1; 6]);
    Ok(())
}

/// The UPC-A that a UPC-E stands for.
///
/// Source: GS1 General Specifications, figure 5.2.2.4.2-1.
fn expanded(d: &[u8]) -> [u8; 12] {
    match d[6] {
        0..=2 => [d[0], d[1], d[2], d[6], 0, 0, 0, 0, d[3], d[4], d[5], d[7]],
        3 => [d[0], d[1], d[2], d[3], 0, 0, 0, 0, 0, d[4], d[5], d[7]],
        4 => [d[0], d[1], d[2], d[3], d[4], 0, 0, 0, 0, 0, d[5], d[7]],
        _ => [d[0], d[1], d[2], d[3], d[4], d[5], 0, 0, 0, 0, d[6], d[7]],
    }
}

fn draw_addon(digits: &[u8], widths: &mut Vec<u8>) -> Result<(), DrawError> {
    let sets = match *digits {
        [a, b] => (a * 10 + b) % 4,
        [a, b, c, d, e] => {
            let sum = 3 * u32::from(a + c + e) + 9 * u32::from(b + d);
            ADDON_SETS[(sum % 10) as usize]
        }
        _ => return Err(DrawError::Length { got: digits.len() }),
    };
    widths.extend([1, 1, 2]);
    for (i, &digit) in digits.iter().enumerate() {
        if i > 0 {
            widths.extend([1, 1]);
        }
        push_digit(digit, sets >> (digits.len() - 1 - i) & 1 == 1, widths);
    }
    Ok(())
}
