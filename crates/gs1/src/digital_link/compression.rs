//! Compressed GS1 Digital Links: reading only.
//!
//! The last segment of the path is URI-safe base 64 of a string of bits:
//!
//! ```text
//! message  = 1*( element / shortcut / other ) padding
//! element  = AI, four bits a digit; the values of its components
//! shortcut = two hexadecimal digits of which one is a letter; the values of several AIs
//! other    = "1111", length (7), name (6 each), encoding (3), length (7), characters
//! ```
//!
//! Source: GS1 Digital Link Standard: Compression, sections 6 and 7.

use alloc::{string::String, vec::Vec};

use super::bits::{Bits, length_bits};
use crate::list::Gather;
use crate::{
    ai::Ai,
    buffer::Buffer,
    cset::Cset,
    dictionary::{self, Component},
    error::{ParseError, ParseErrorKind},
    message::parse,
    options::{Options, Syntax},
    output::{self, Item},
};

/// The AIs of the shortcuts whose last AI is not given by the low digit.
const SHORTCUTS: [(u8, &[Ai]); 16] = [
    (0x0A, &[Ai::GTIN, Ai::VARIANT]),
    (0x0B, &[Ai::GTIN, Ai::LOT]),
    (0x0C, &[Ai::GTIN, Ai::SERIAL]),
    (0x0D, &[Ai::GTIN, Ai::EXPIRY]),
    (0x0E, &[Ai::GTIN, Ai::EXPIRY_TIME]),
    (0x0F, &[Ai::GTIN, Ai::known(b"30")]),
    (0x1A, &[Ai::GTIN, Ai::LOT, Ai::SERIAL, Ai::EXPIRY]),
    (0x1B, &[Ai::GTIN, Ai::BEST_BEFORE]),
    (0x1C, &[Ai::GTIN, Ai::PRODUCTION_DATE]),
    (0x1D, &[Ai::GTIN, Ai::SELL_BY]),
    (0x1E, &[Ai::GTIN, Ai::known(b"91")]),
    (0x1F, &[Ai::GTIN, Ai::LOT, Ai::BEST_BEFORE]),
    (0x9A, &[Ai::known(b"8010"), Ai::known(b"8011")]),
    (0x9B, &[Ai::known(b"8017"), Ai::known(b"8019")]),
    (0x9C, &[Ai::known(b"8018"), Ai::known(b"8019")]),
    (0x9D, &[Ai::GLN, Ai::known(b"254")]),
];

/// The shortcuts that stand in rows: the code of the first, how many, the key and the first AI.
const SHORTCUT_ROWS: [(u8, u8, Ai, Ai); 5] = [
    (0x2A, 6, Ai::GTIN, Ai::known(b"3100")),
    (0x3A, 6, Ai::GTIN, Ai::known(b"3200")),
    (0xA0, 10, Ai::GTIN, Ai::known(b"3920")),
    (0xC0, 10, Ai::known(b"255"), Ai::known(b"3900")),
    (0xCA, 4, Ai::known(b"255"), Ai::known(b"3940")),
];

/// Unpacks a compressed GS1 Digital Link. The stem stays; a key that stands uncompressed before the
/// packed segment keeps its place.
///
/// ```
/// # use gs1::decompress;
/// let link = decompress("https://id.gs1.org/ARFKk4XBoA").unwrap();
/// assert_eq!(link, "https://id.gs1.org/01/09506000134352");
/// ```
///
/// # Errors
/// [`ParseErrorKind::Compression`] with the span of the last segment, which does not unpack.
pub fn decompress(link: &str) -> Result<String, ParseError> {
    let (listed, sorted) = (unpack(link, Order::Listed), unpack(link, Order::Sorted));
    let keeps_rules =
        |link: &&String| parse(link.as_str(), Syntax::DigitalLink, &Options::default(), &mut Buffer::new()).is_ok();
    match (&listed, &sorted) {
        (Ok(first), Ok(second)) if !keeps_rules(&first) && keeps_rules(&second) => sorted,
        (Err(_), Ok(_)) => sorted,
        _ => listed,
    }
}

/// In which order the values of a shortcut stand: as the standard lists their AIs, or in the order of
/// the AIs, as releases of GS1's toolkit wrote those of 1A and 9D.
#[derive(Clone, Copy, PartialEq)]
enum Order {
    Listed,
    Sorted,
}

fn unpack(link: &str, order: Order) -> Result<String, ParseError> {
    let path_end = link.find(['?', '#']).unwrap_or(link.len());
    let (path, tail) = link.split_at(path_end);
    let start = path.rfind('/').map_or(0, |slash| slash + 1);
    let malformed = || ParseError::new(ParseErrorKind::Compression, start..path_end);
    let mut unpacked = Unpacked { order, elements: Vec::new(), others: Vec::new() };
    let mut bits = Bits::of_base_64(&path[start..]).ok_or_else(malformed)?;
    unpacked.read(&mut bits).ok_or_else(malformed)?;
    let stem = &path[..start.saturating_sub(1)];
    let stem = unpacked.take_key(stem).unwrap_or(stem);
    let items: Vec<Item<'_>> =
        unpacked.elements.iter().map(|(ai, value)| Item::new(*ai, value.as_bytes(), false)).gathered();
    let mut written = output::digital_link(&items, stem, false).map_err(|_| malformed())?;
    let query = tail.strip_prefix('?').unwrap_or_default().split('#').next().filter(|query| !query.is_empty());
    for more in query.map(String::from).into_iter().chain(unpacked.others) {
        written.push(if written.contains('?') { '&' } else { '?' });
        written.push_str(&more);
    }
    Ok(written)
}

/// How many bits the greatest number of so many digits needs.
fn value_bits(digits: usize) -> usize {
    // A digit is log2(10) bits; the standard adds a hundredth before it rounds up.
    ((digits as u64 * 3_321_928_095 + 10_000_000).div_ceil(1_000_000_000)) as usize
}

/// What a segment held.
struct Unpacked {
    order: Order,
    elements: Vec<(Ai, String)>,
    others: Vec<String>,
}

impl Unpacked {
    /// Reads all that is there; only the zeros that fill the last letter may be left.
    fn read(&mut self, bits: &mut Bits) -> Option<()> {
        while bits.left() > 8 {
            let code = bits.take(8)? as u8;
            let (high, low) = (code >> 4, code & 15);
            if high < 10 && low < 10 {
                let ai = take_ai(bits, high, low)?;
                self.read_value(bits, ai)?;
            } else if high == 15 {
                self.read_other(bits, low)?;
            } else {
                self.read_shortcut(bits, code)?;
            }
        }
        (bits.left() < 6 && bits.take(bits.left())? == 0 && !self.elements.is_empty()).then_some(())
    }

    fn read_shortcut(&mut self, bits: &mut Bits, code: u8) -> Option<()> {
        if let Some((_, ais)) = SHORTCUTS.iter().find(|(known, _)| *known == code) {
            let mut ais = ais.to_vec();
            if self.order == Order::Sorted {
                crate::order::sort(&mut ais);
            }
            return ais.into_iter().try_for_each(|ai| self.read_value(bits, ai));
        }
        let row = SHORTCUT_ROWS.iter().find(|(first, count, ..)| (*first..*first + *count).contains(&code))?;
        let (first, _, key, ai) = *row;
        self.read_value(bits, key)?;
        self.read_value(bits, ai.plus(u16::from(code - first)))
    }

    /// Reads the components of a value. Those of one kind that follow each other count as one.
    fn read_value(&mut self, bits: &mut Bits, ai: Ai) -> Option<()> {
        let mut value = String::new();
        let mut components = dictionary::find(ai)?.components;
        while let Some((length, is_fixed, rest)) = next_run(components) {
            let is_digits = components[0].cset == Cset::N;
            components = rest;
            let encoding = if is_digits { 0 } else { bits.take(3)? };
            let length = match is_fixed {
                true => length,
                false => bits.take(length_bits(length))? as usize,
            };
            bits.take_characters(encoding, length, value_bits(length), &mut value)?;
        }
        self.elements.push((ai, value));
        Some(())
    }

    /// A parameter that is none of GS1.
    fn read_other(&mut self, bits: &mut Bits, low: u8) -> Option<()> {
        let length = usize::from(low) << 3 | bits.take(3)? as usize;
        let mut pair = String::new();
        bits.take_characters(3, length, 0, &mut pair)?;
        pair.push('=');
        let (encoding, length) = (bits.take(3)?, bits.take(7)? as usize);
        bits.take_characters(encoding, length, value_bits(length), &mut pair)?;
        self.others.push(pair);
        Some(())
    }

    /// A key that stands uncompressed at the end of the stem becomes the first element; gives the
    /// stem before it.
    fn take_key<'a>(&mut self, stem: &'a str) -> Option<&'a str> {
        let (before, value) = stem.rsplit_once('/')?;
        let (before, name) = before.rsplit_once('/')?;
        let ai: Ai = name.parse().ok()?;
        dictionary::find(ai)?.key?;
        self.elements.insert(0, (ai, value.into()));
        Some(before)
    }
}

/// The AI whose first two digits were read.
fn take_ai(bits: &mut Bits, high: u8, low: u8) -> Option<Ai> {
    let mut digits = [b'0' + high, b'0' + low, 0, 0];
    let length = dictionary::ai_length(usize::from(high) * 10 + usize::from(low))?;
    for digit in &mut digits[2..length] {
        *digit = b'0' + bits.take(4)? as u8;
    }
    Ai::from_digits(&digits[..length])
}

/// The components from the front that are packed as one: their length, whether it is fixed, and the
/// components behind them.
pub(crate) fn next_run(components: &[Component]) -> Option<(usize, bool, &[Component])> {
    let first = components.first()?;
    let is_fixed = |one: &Component| one.min == one.max && !one.optional;
    let is_digits = first.cset == Cset::N;
    let joins =
        |one: &&Component| (one.cset == Cset::N) == is_digits && (!is_digits || is_fixed(one) == is_fixed(first));
    let count = components.iter().take_while(joins).count();
    let (run, rest) = components.split_at(count);
    let length = run.iter().map(|one| usize::from(one.max)).sum();
    Some((length, run.iter().all(is_fixed), rest))
}
