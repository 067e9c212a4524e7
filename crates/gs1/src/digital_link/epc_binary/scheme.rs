//! The schemes of tags by their header.
//!
//! Source: EPC Tag Data Standard 2.3, tables 14-1 and 14-2 and section 14.6.

use alloc::{format, string::String, vec, vec::Vec};

use super::{Element, host, value};
use crate::{ai::Ai, digital_link::bits::Bits, lint::check_digit};

/// Bits and digits of a company prefix for each partition.
const PREFIX: [(usize, usize); 7] = [(40, 12), (37, 11), (34, 10), (30, 9), (27, 8), (24, 7), (20, 6)];

/// How many digits a reference has for each partition: so many less those of the prefix.
const GTIN_DIGITS: usize = 13;
const LONG_DIGITS: usize = 17;
const GLN_DIGITS: usize = 12;

/// What stands behind the reference.
#[derive(Clone, Copy)]
enum Serial {
    /// Nothing.
    None,
    /// A number of so many bits.
    Number(usize),
    /// A number of so many bits with a 1 before its digits, which keeps the zeros.
    Marked(usize),
    /// Characters of 7 bits in so many bits, filled up with zeros.
    Text(usize),
}

/// Reads what stands behind the header of a scheme with a partition.
pub(super) fn read_with_partition(header: u8, bits: &mut Bits) -> Option<Vec<Element>> {
    use Serial::{Marked, None as Nothing, Number, Text};
    let ai = |digits| Some(Ai::known(digits));
    let (kind, key, serial_ai, serial) = match header {
        0x30 => (Kind::Gtin, ai(b"01"), ai(b"21"), Number(38)),
        0x36 => (Kind::Gtin, ai(b"01"), ai(b"21"), Text(140)),
        0x31 => (Kind::Sscc, ai(b"00"), None, Nothing),
        0x32 => (Kind::Checked, ai(b"414"), ai(b"254"), Number(41)),
        0x39 => (Kind::Checked, ai(b"414"), ai(b"254"), Text(140)),
        0x33 => (Kind::Grai, ai(b"8003"), None, Number(38)),
        0x37 => (Kind::Grai, ai(b"8003"), None, Text(112)),
        0x2C => (Kind::Checked, ai(b"253"), None, Number(41)),
        0x3A => (Kind::Checked, ai(b"253"), None, Number(58)),
        0x3E => (Kind::Checked, ai(b"253"), None, Text(119)),
        0x3F => (Kind::Checked, ai(b"255"), None, Marked(41)),
        0x2D => (Kind::Gsrn, ai(b"8018"), None, Nothing),
        0x2E => (Kind::Gsrn, ai(b"8017"), None, Nothing),
        0x34 => (Kind::GiaiNumber, ai(b"8004"), None, Nothing),
        0x38 => (Kind::GiaiText, ai(b"8004"), None, Nothing),
        0x40 => (Kind::Itip, ai(b"8006"), ai(b"21"), Number(38)),
        0x41 => (Kind::Itip, ai(b"8006"), ai(b"21"), Text(140)),
        0x3C => (Kind::CpiNumber, ai(b"8010"), ai(b"8011"), Number(31)),
        0x3D => (Kind::CpiText, ai(b"8010"), ai(b"8011"), Number(40)),
        _ => return None,
    };
    let _filter = bits.take(3)?;
    let partition = bits.take(3)? as usize;
    let (prefix_bits, prefix_digits) = *PREFIX.get(partition)?;
    let prefix = number(bits, prefix_bits, prefix_digits)?;
    let mut value = kind.read(bits, &prefix, prefix_bits)?;
    let serial = match serial {
        Nothing => return Some(vec![(key?, value)]),
        Number(width) => format!("{}", bits.take(width)?),
        Marked(width) => String::from(format!("{}", bits.take(width)?).strip_prefix('1')?),
        Text(width) => text(bits, width)?,
    };
    match serial_ai {
        // Extension 0 of a location means that there is none.
        Some(ai) if ai == Ai::known(b"254") && serial == "0" => Some(vec![(key?, value)]),
        Some(ai) => Some(vec![(key?, value), (ai, serial)]),
        None => {
            value.push_str(&serial);
            Some(vec![(key?, value)])
        }
    }
}

/// How prefix and reference make a key.
#[derive(Clone, Copy)]
enum Kind {
    /// The first digit of the reference stands before the prefix; check digit.
    Gtin,
    Sscc,
    /// Check digit behind.
    Checked,
    Grai,
    Gsrn,
    /// No check digit.
    GiaiNumber,
    GiaiText,
    /// As a GTIN, then piece and total.
    Itip,
    CpiNumber,
    CpiText,
}

impl Kind {
    fn read(self, bits: &mut Bits, prefix: &str, prefix_bits: usize) -> Option<String> {
        let digits = |all: usize| all - prefix.len();
        match self {
            Self::Gtin | Self::Itip => {
                let reference = number(bits, 44 - prefix_bits, digits(GTIN_DIGITS))?;
                let mut key = checked([&reference[..1], prefix, &reference[1..]].concat());
                if matches!(self, Self::Itip) {
                    key.push_str(&number(bits, 7, 2)?);
                    key.push_str(&number(bits, 7, 2)?);
                }
                Some(key)
            }
            Self::Sscc => {
                let reference = number(bits, 58 - prefix_bits, digits(LONG_DIGITS))?;
                (bits.take(24)? == 0).then(|| checked([&reference[..1], prefix, &reference[1..]].concat()))
            }
            Self::Gsrn => {
                let reference = number(bits, 58 - prefix_bits, digits(LONG_DIGITS))?;
                (bits.take(24)? == 0).then(|| checked([prefix, &reference].concat()))
            }
            Self::Checked => Some(checked([prefix, &number(bits, 41 - prefix_bits, digits(GLN_DIGITS))?].concat())),
            Self::Grai => {
                let reference = number(bits, 44 - prefix_bits, digits(GLN_DIGITS))?;
                Some(format!("0{}", checked([prefix, &reference].concat())))
            }
            Self::GiaiNumber => Some(format!("{prefix}{}", bits.take(82 - prefix_bits)?)),
            Self::GiaiText => Some([prefix, &text(bits, 188 - prefix_bits)?].concat()),
            Self::CpiNumber => Some(format!("{prefix}{}", bits.take(51 - prefix_bits)?)),
            Self::CpiText => {
                let mut part = String::new();
                loop {
                    match bits.take(6)? as u8 {
                        0 => break,
                        letter @ 1..32 => part.push(char::from(letter | 0x40)),
                        sign => part.push(char::from(sign)),
                    }
                }
                (!part.is_empty()).then(|| [prefix, &part].concat())
            }
        }
    }
}

/// A number of so many bits, with zeros before it up to so many digits.
fn number(bits: &mut Bits, width: usize, digits: usize) -> Option<String> {
    let number = bits.take(width)?;
    let text = if digits == 0 { String::new() } else { format!("{number:0digits$}") };
    (text.len() == digits && (digits > 0 || number == 0)).then_some(text)
}

fn checked(mut digits: String) -> String {
    digits.push(char::from(b'0' + check_digit(digits.as_bytes())));
    digits
}

/// Characters of 7 bits; zeros fill the end.
fn text(bits: &mut Bits, width: usize) -> Option<String> {
    let mut text = String::new();
    let mut has_ended = false;
    for _ in 0..width / 7 {
        match bits.take(7)? as u8 {
            0 => has_ended = true,
            _ if has_ended => return None,
            letter => text.push(char::from(letter)),
        }
    }
    (bits.take(width % 7)? == 0 && !text.is_empty()).then_some(text)
}

/// Reads what stands behind the header of a scheme of whole values, with what follows the EPC.
pub(super) fn read_with_values(header: u8, bits: &mut Bits) -> Option<Vec<Element>> {
    let ais: &[&[u8]] = match header {
        0xF7 | 0xFD | 0xFB | 0xFC => &[b"01", b"21"],
        0xF9 | 0xEF => &[b"00"],
        0xF2 | 0xE9 => &[b"414", b"254"],
        0xF1 | 0xEB => &[b"8003"],
        0xFA | 0xEE => &[b"8004"],
        0xF4 | 0xE7 => &[b"8018"],
        0xF5 | 0xE8 => &[b"8017"],
        0xF6 | 0xEA => &[b"253"],
        0xF8 | 0xEC => &[b"255"],
        0xF3 | 0xED => &[b"8006", b"21"],
        0xF0 | 0xE6 => &[b"8010", b"8011"],
        _ => return None,
    };
    let has_host = matches!(header, 0xE6..=0xEF | 0xFC | 0xFD);
    let _toggle_and_filter = bits.take(4)?;
    let date = match header {
        0xFB | 0xFC => Some((date_ai(bits.take(4)?)?, value::date(bits)?)),
        _ => None,
    };
    let mut elements = Vec::new();
    for ai in ais.iter().map(|digits| Ai::known(digits)) {
        elements.push((ai, value::read(bits, ai)?));
    }
    elements.extend(date);
    if has_host {
        host::skip(bits)?;
    }
    value::read_more(bits, &mut elements)?;
    // Extension 0 of a location means that there is none.
    elements.retain(|(ai, value)| *ai != Ai::known(b"254") || value != "0");
    Some(elements)
}

/// The AI of the date that stands first in a tag of dated goods.
fn date_ai(indicator: u64) -> Option<Ai> {
    const DATES: [&[u8]; 7] = [b"11", b"13", b"15", b"16", b"17", b"7006", b"7007"];
    DATES.get(indicator as usize).map(|digits| Ai::known(digits))
}
