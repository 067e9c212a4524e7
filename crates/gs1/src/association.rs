//! Rules for the elements of a message together.

use core::ops::Range;

use crate::{
    ai::Ai,
    buffer::{Place, Slot},
    dictionary::Pattern,
    error::{ParseError, ParseErrorKind},
    message::Reader,
    table::AI_COUNT,
};

const WORDS: usize = AI_COUNT.div_ceil(64);
/// The AIs whose value must hold a serial component beside a digital signature.
const SERIALISED: [Ai; 3] = [Ai::known(b"253"), Ai::known(b"255"), Ai::known(b"8003")];
const DIGITAL_SIGNATURE: Ai = Ai::known(b"8030");

/// The assigned AIs of a message, one bit each in lexical order.
struct Present {
    bits: [u64; WORDS],
    unknown: bool,
    /// The lexically first AI that stands again with another value.
    differing: Option<Slot>,
}

impl Present {
    /// Notes the AIs of a message, and the first slot of each in the buffer.
    fn new(reader: &mut Reader<'_>) -> Self {
        let mut present = Self { bits: [0; WORDS], unknown: false, differing: None };
        let mut first_slots = core::mem::take(&mut reader.buffer.first_slots);
        first_slots.resize(AI_COUNT, 0);
        for (at, slot) in reader.buffer.slots.iter().enumerate() {
            if !slot.is_element() {
                continue;
            }
            if slot.row.is_unknown() {
                present.note_unknown(reader, at);
                continue;
            }
            let index = usize::from(slot.row.dense_index(slot.ai));
            let bit = 1 << (index % 64);
            if present.bits[index / 64] & bit == 0 {
                present.bits[index / 64] |= bit;
                first_slots[index] = at as u16;
            } else {
                present.note_repeat(reader, &reader.buffer.slots[usize::from(first_slots[index])], slot);
            }
        }
        reader.buffer.first_slots = first_slots;
        present
    }

    /// Unassigned AIs have no place in the table: they are rare, and each looks for itself.
    fn note_unknown(&mut self, reader: &Reader<'_>, at: usize) {
        self.unknown = true;
        let slot = &reader.buffer.slots[at];
        if let Some(first) = elements(&reader.buffer.slots[..at]).find(|first| first.ai == slot.ai) {
            self.note_repeat(reader, first, slot);
        }
    }

    fn note_repeat(&mut self, reader: &Reader<'_>, first: &Slot, again: &Slot) {
        let comes_first = self.differing.is_none_or(|other| again.ai < other.ai);
        if comes_first && reader.value(first) != reader.value(again) {
            self.differing = Some(*again);
        }
    }

    /// Whether an AI of a pattern is there, other than one.
    #[inline]
    fn holds(&self, slots: &[Slot], pattern: &Pattern, except: &Slot) -> bool {
        let own = usize::from(except.row.dense_index(except.ai));
        let (from, to) = (usize::from(pattern.dense.0), usize::from(pattern.dense.1));
        let found = (from / 64..=(to - 1) / 64).any(|word| {
            let mut bits = self.bits[word];
            if word == own / 64 {
                bits &= !(1 << (own % 64));
            }
            let low = from.saturating_sub(word * 64);
            let high = (to - word * 64).min(64);
            bits & (u64::MAX << low) & (u64::MAX >> (64 - high)) != 0
        });
        found || self.unknown && elements(slots).any(|slot| slot.row.is_unknown() && pattern.matches(slot.ai))
    }
}

/// The slots that hold elements.
fn elements(slots: &[Slot]) -> impl Iterator<Item = &Slot> {
    slots.iter().filter(|slot| slot.is_element())
}

impl Reader<'_> {
    /// Checks what may not, must and must not differ in one message, for all AIs in lexical order.
    ///
    /// Source: GS1 General Specifications, section 4.13 and 4.14; GS1 Barcode Syntax Dictionary.
    pub(crate) fn check_message(&mut self) -> Result<(), ParseError> {
        if self.buffer.slots.is_empty() {
            return Ok(());
        }
        let present = Present::new(self);
        if self.options.check_exclusive {
            self.check_exclusive(&present)?;
        }
        if self.options.check_required {
            self.check_required(&present)?;
        }
        if self.options.check_repeats {
            self.check_repeats(&present)?;
        }
        if self.options.check_serial {
            self.check_serial()?;
        }
        Ok(())
    }

    /// Checks the first slot of each assigned AI that is there, in lexical order.
    fn for_each_ai(
        &mut self,
        present: &Present,
        mut check: impl FnMut(&mut Self, &Slot) -> Result<(), ParseError>,
    ) -> Result<(), ParseError> {
        for (word, bits) in present.bits.iter().enumerate() {
            let mut bits = *bits;
            while bits != 0 {
                let index = word * 64 + bits.trailing_zeros() as usize;
                bits &= bits - 1;
                let slot = self.buffer.slots[usize::from(self.buffer.first_slots[index])];
                check(self, &slot)?;
            }
        }
        Ok(())
    }

    fn check_exclusive(&mut self, present: &Present) -> Result<(), ParseError> {
        self.for_each_ai(present, |reader, slot| {
            for pattern in slot.row.exclusive {
                let slots = &reader.buffer.slots;
                if !present.holds(slots, pattern, slot) {
                    continue;
                }
                let other = elements(slots).find(|other| other.ai != slot.ai && pattern.matches(other.ai));
                let other = other.map_or(slot.ai, |other| other.ai);
                reader.doubt(ParseErrorKind::ExclusivePair { other }, slot.span(), Some(slot.ai))?;
            }
            Ok(())
        })
    }

    fn check_required(&mut self, present: &Present) -> Result<(), ParseError> {
        self.for_each_ai(present, |reader, slot| {
            let slots = &reader.buffer.slots;
            let is_there = |pattern: &Pattern| present.holds(slots, pattern, slot);
            let satisfied = |list: &&[&[Pattern]]| list.iter().any(|group| group.iter().all(is_there));
            if slot.row.required.iter().all(satisfied) {
                return Ok(());
            }
            reader.doubt(ParseErrorKind::RequiredMissing, slot.span(), Some(slot.ai))
        })
    }

    fn check_repeats(&mut self, present: &Present) -> Result<(), ParseError> {
        match present.differing {
            None => Ok(()),
            Some(slot) => self.doubt(ParseErrorKind::RepeatDiffers, slot.span(), Some(slot.ai)),
        }
    }

    fn check_serial(&mut self) -> Result<(), ParseError> {
        if !elements(&self.buffer.slots).any(|slot| slot.ai == DIGITAL_SIGNATURE) {
            return Ok(());
        }
        for ai in SERIALISED {
            let key = elements(&self.buffer.slots).find(|slot| slot.ai == ai).copied();
            let Some(key) = key.filter(|slot| self.value(slot).len() == usize::from(slot.row.min)) else { continue };
            self.doubt(ParseErrorKind::SerialMissing, key.span(), Some(ai))?;
        }
        Ok(())
    }
}

impl Slot {
    /// Whether it is an element, and no border or ignored parameter.
    #[inline]
    pub(crate) const fn is_element(&self) -> bool {
        matches!(self.place, Place::Element | Place::Path)
    }

    /// Where the value stands in the input.
    pub(crate) const fn span(&self) -> Range<usize> {
        self.start as usize..self.end as usize
    }
}
