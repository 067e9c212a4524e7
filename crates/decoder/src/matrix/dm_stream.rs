//! The data codewords of a Data Matrix ECC 200 symbol.
//!
//! ```text
//! ASCII mode:   1–128 character + 1 · 129 pad · 130–229 two digits · 230 C40 · 231 Base 256
//!   232 FNC1 · 233 structured append · 235 upper shift · 236/237 macro 05/06 · 238 X12
//!   239 Text · 240 EDIFACT · 241 ECI
//! ```
//!
//! Source: ISO/IEC 16022, section 5.2.

use super::content::{Charset, Content};

/// FNC1 as separator.
const GS: u8 = 0x1D;
const UNLATCH: u8 = 254;
const MACRO_TRAILER: [u8; 2] = [0x1E, 0x04];

/// What stands before the data.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lead {
    /// Nothing.
    None,
    /// FNC1 in the first (or fifth) position: GS1 data.
    Gs1,
    /// FNC1 in the second (or sixth) position: data by an AIM application indicator.
    Aim,
}

struct Codewords<'a> {
    data: &'a [u8],
    at: usize,
}

impl Codewords<'_> {
    fn next(&mut self) -> Option<u8> {
        let codeword = self.data.get(self.at).copied();
        self.at += usize::from(codeword.is_some());
        codeword
    }
}

/// Reads the corrected data codewords.
///
/// `None` when they break the grammar: then the symbol was misread.
pub fn parse(data: &[u8]) -> Option<(Content, Lead)> {
    let mut codewords = Codewords { data, at: 0 };
    let mut content = Content::default();
    content.switch(Charset::Guess);
    let (mut lead, mut upper, mut in_macro) = (Lead::None, 0, false);
    let mut start = 0;
    while let Some(codeword) = codewords.next() {
        let position = codewords.at - 1 - start;
        match codeword {
            1..=128 => content.bytes.push(std::mem::take(&mut upper) + (codeword - 1)),
            129 => break,
            130..=229 => {
                let value = codeword - 130;
                content.bytes.extend_from_slice(&[b'0' + value / 10, b'0' + value % 10]);
            }
            230 => triplets(&mut codewords, &C40, &mut content.bytes)?,
            231 => base_256(&mut codewords, &mut content.bytes)?,
            232 if position == 0 => lead = Lead::Gs1,
            // Position 1: after an indicator of one letter or two digits.
            232 if position == 1 && lead == Lead::None => lead = Lead::Aim,
            232 => content.bytes.push(GS),
            233 if position == 0 => {
                codewords.at += 3;
                start = codewords.at;
            }
            234 if position == 0 => {}
            235 => upper = 128,
            236 | 237 if position == 0 => {
                in_macro = true;
                content.bytes.extend_from_slice(b"[)>\x1E0");
                content.bytes.extend_from_slice(&[b'5' + (codeword - 236), GS]);
            }
            238 => triplets(&mut codewords, &X12, &mut content.bytes)?,
            239 => triplets(&mut codewords, &TEXT, &mut content.bytes)?,
            240 => edifact(&mut codewords, &mut content.bytes),
            241 => {
                let eci = eci(&mut codewords)?;
                content.declare(eci);
            }
            // An encoder may end a mode twice.
            UNLATCH => {}
            _ => return None,
        }
    }
    if in_macro {
        content.bytes.extend_from_slice(&MACRO_TRAILER);
    }
    Some((content, lead))
}

/// A mode of three values in two codewords (5.2.5 to 5.2.7).
struct Triplets {
    basic: &'static [u8; 37],
    shift_3: &'static [u8; 32],
    shifts: bool,
}

const C40: Triplets = Triplets {
    basic: b" 0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ",
    shift_3: b"`abcdefghijklmnopqrstuvwxyz{|}~\x7F",
    shifts: true,
};
const TEXT: Triplets = Triplets {
    basic: b" 0123456789abcdefghijklmnopqrstuvwxyz",
    shift_3: b"`ABCDEFGHIJKLMNOPQRSTUVWXYZ{|}~\x7F",
    shifts: true,
};
const X12: Triplets = Triplets {
    basic: b" 0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ",
    shift_3: b"`abcdefghijklmnopqrstuvwxyz{|}~\x7F",
    shifts: false,
};
const SHIFT_2: &[u8; 27] = b"!\"#$%&'()*+,-./:;<=>?@[\\]^_";

fn triplets(codewords: &mut Codewords<'_>, mode: &Triplets, bytes: &mut Vec<u8>) -> Option<()> {
    let (mut shift, mut upper) = (0, 0);
    while let Some(&first) = codewords.data.get(codewords.at) {
        if first == UNLATCH {
            codewords.at += 1;
            return Some(());
        }
        // A single last codeword is in ASCII mode.
        let Some(&second) = codewords.data.get(codewords.at + 1) else { return Some(()) };
        codewords.at += 2;
        let packed = ((u32::from(first) << 8) | u32::from(second)).checked_sub(1)?;
        for value in [packed / 1600, packed / 40 % 40, packed % 40] {
            let value = value as u8;
            let character = match (std::mem::take(&mut shift), value) {
                (0, 0..=2) if mode.shifts => {
                    shift = value + 1;
                    continue;
                }
                (0, 0..=2) => b"\r*>"[usize::from(value)],
                (0, _) => *mode.basic.get(usize::from(value - 3))?,
                (1, 0..=31) => value,
                (2, 0..=26) => SHIFT_2[usize::from(value)],
                (2, 27) => GS,
                (2, 30) => {
                    upper = 128;
                    continue;
                }
                (3, 0..=31) => mode.shift_3[usize::from(value)],
                _ => return None,
            };
            bytes.push(character.wrapping_add(std::mem::take(&mut upper)));
        }
    }
    Some(())
}

/// Four characters of six bits in three codewords; 31 ends the mode (5.2.8).
fn edifact(codewords: &mut Codewords<'_>, bytes: &mut Vec<u8>) {
    loop {
        // One or two last codewords are in ASCII mode.
        let rest = &codewords.data[codewords.at.min(codewords.data.len())..];
        if rest.len() < 3 {
            return;
        }
        let packed = (u32::from(rest[0]) << 16) | (u32::from(rest[1]) << 8) | u32::from(rest[2]);
        for i in 0..4_u32 {
            let value = ((packed >> (18 - 6 * i)) & 0x3F) as u8;
            if value == 31 {
                // The mode ends at the next codeword that no character has touched.
                codewords.at += (i as usize * 6 + 6).div_ceil(8);
                return;
            }
            bytes.push(if value < 32 { value | 0x40 } else { value });
        }
        codewords.at += 3;
    }
}

/// Bytes with their number before them, all scrambled by position (5.2.9 and Annex B).
fn base_256(codewords: &mut Codewords<'_>, bytes: &mut Vec<u8>) -> Option<()> {
    let mut plain = || {
        let codeword = codewords.next()?;
        let pseudo_random = (149 * codewords.at % 255 + 1) as u8;
        Some((codeword.wrapping_sub(pseudo_random), codewords.data.len() - codewords.at))
    };
    let (first, left) = plain()?;
    let count = match first {
        0 => left,
        1..=249 => usize::from(first),
        _ => 250 * (usize::from(first) - 249) + usize::from(plain()?.0),
    };
    for _ in 0..count {
        bytes.push(plain()?.0);
    }
    Some(())
}

fn eci(codewords: &mut Codewords<'_>) -> Option<u32> {
    let first = u32::from(codewords.next()?);
    let mut more = || u32::from(codewords.next()?).checked_sub(1);
    match first {
        1..=127 => Some(first - 1),
        128..=191 => Some((first - 128) * 254 + more()? + 127),
        192..=207 => Some((first - 192) * 64_516 + more()? * 254 + more()? + 16_383),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[track_caller]
    fn check(codewords: &[u8], expected: Option<(&[u8], Lead)>) {
        let read = parse(codewords).map(|(content, lead)| (content.bytes, lead));
        assert_eq!(read, expected.map(|(bytes, lead)| (bytes.to_vec(), lead)));
    }

    #[test]
    fn ascii_and_pairs_of_digits() {
        check(&[66, 142, 129, 7], Some((b"A12", Lead::None)));
        check(&[66, 0], None);
    }

    #[test]
    fn fnc1_first_marks_gs1_and_later_separates() {
        check(&[232, 131, 66, 232, 67], Some((b"01A\x1dB", Lead::Gs1)));
        check(&[66, 232, 67], Some((b"AB", Lead::Aim)));
    }

    #[test]
    fn c40_packs_three_characters_in_two_codewords() {
        // The example of ISO/IEC 16022, section 5.2.5.
        check(&[230, 91, 11, 254, 50], Some((b"AIM1", Lead::None)));
    }

    #[test]
    fn base_256_is_unscrambled_by_position() {
        check(&[231, 45, 65], Some((&[0x80], Lead::None)));
    }

    #[test]
    fn macro_05_stands_for_its_header_and_trailer() {
        check(&[236, 66], Some((b"[)>\x1e05\x1dA\x1e\x04", Lead::None)));
    }

    proptest! {
        #[test]
        fn any_codewords_are_read_or_refused(codewords: Vec<u8>) {
            if let Some((content, _)) = parse(&codewords) {
                content.text();
            }
        }
    }
}
