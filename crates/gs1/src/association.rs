//! Rules for the elements of a message together.

use core::ops::Range;

use crate::{
    ai::Ai,
    dictionary::Pattern,
    error::{ParseError, ParseErrorKind},
    message::{Place, Reader, Slot},
    table::AI_COUNT,
};

const WORDS: usize = AI_COUNT.div_ceil(64);
/// The AIs whose value must hold a serial component beside a digital signature.
const SERIALISED: [Ai; 3] = [Ai::known(b"253"), Ai::known(b"255"), Ai::known(b"8003")];
const DIGITAL_SIGNATURE: Ai = Ai::known(b"8030");

/// The assigned AIs of a message, one bit each in lexical order.
struct Present {
    bits: [u64; WORDS],
    repeated: bool,
    unknown: bool,
}

impl Present {
    fn new(slots: &[Slot]) -> Self {
        let mut present = Self { bits: [0; WORDS], repeated: false, unknown: false };
        for slot in elements(slots) {
            if slot.row.is_unknown() {
                present.unknown = true;
                continue;
            }
            let index = usize::from(slot.row.dense_index(slot.ai));
            let bit = 1 << (index % 64);
            present.repeated |= present.bits[index / 64] & bit != 0;
            present.bits[index / 64] |= bit;
        }
        present
    }

    /// The first AI of a pattern that is there, other than one.
    fn find(&self, slots: &[Slot], pattern: &Pattern, except: Ai) -> Option<Ai> {
        let range = usize::from(pattern.dense.0)..usize::from(pattern.dense.1);
        if self.any(range) {
            let found = elements(slots).find(|slot| pattern.matches(slot.ai) && slot.ai != except);
            return found.map(|slot| slot.ai);
        }
        if !self.unknown {
            return None;
        }
        elements(slots).find(|slot| slot.row.is_unknown() && pattern.matches(slot.ai)).map(|slot| slot.ai)
    }

    /// Whether any AI with an index of the range is there.
    fn any(&self, range: Range<usize>) -> bool {
        let (first, last) = (range.start / 64, (range.end - 1) / 64);
        (first..=last).any(|word| {
            let from = range.start.saturating_sub(word * 64);
            let to = (range.end - word * 64).min(64);
            self.bits[word] & (u64::MAX << from) & (u64::MAX >> (64 - to)) != 0
        })
    }
}

/// The slots that hold elements.
fn elements(slots: &[Slot]) -> impl Iterator<Item = &Slot> {
    slots.iter().filter(|slot| matches!(slot.place, Place::Element | Place::Path))
}

impl Reader<'_> {
    /// Checks what may not, must and must not differ in one message, for all AIs in lexical order.
    ///
    /// Source: GS1 General Specifications, section 4.13 and 4.14; GS1 Barcode Syntax Dictionary.
    pub(crate) fn check_message(&mut self) -> Result<(), ParseError> {
        if self.buffer.slots.is_empty() {
            return Ok(());
        }
        let present = Present::new(&self.buffer.slots);
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

    /// The assigned AIs that are there, in lexical order, with their first slot.
    fn for_each_ai(
        &mut self,
        present: &Present,
        mut check: impl FnMut(&mut Self, Slot) -> Result<(), ParseError>,
    ) -> Result<(), ParseError> {
        for word in 0..WORDS {
            let mut bits = present.bits[word];
            while bits != 0 {
                let index = word * 64 + bits.trailing_zeros() as usize;
                bits &= bits - 1;
                if let Some(slot) = self.slot_of(index) {
                    check(self, slot)?;
                }
            }
        }
        Ok(())
    }

    /// The first slot with the AI of an index.
    fn slot_of(&self, index: usize) -> Option<Slot> {
        let of = |slot: &&Slot| !slot.row.is_unknown() && usize::from(slot.row.dense_index(slot.ai)) == index;
        elements(&self.buffer.slots).find(of).copied()
    }

    fn check_exclusive(&mut self, present: &Present) -> Result<(), ParseError> {
        self.for_each_ai(present, |reader, slot| {
            for pattern in slot.row.exclusive {
                if let Some(other) = present.find(&reader.buffer.slots, pattern, slot.ai) {
                    reader.doubt(ParseErrorKind::ExclusivePair { other }, slot.span(), Some(slot.ai))?;
                }
            }
            Ok(())
        })
    }

    fn check_required(&mut self, present: &Present) -> Result<(), ParseError> {
        self.for_each_ai(present, |reader, slot| {
            let slots = &reader.buffer.slots;
            let is_there = |pattern: &Pattern| present.find(slots, pattern, slot.ai).is_some();
            let satisfied = |list: &&[&[Pattern]]| list.iter().any(|group| group.iter().all(is_there));
            if slot.row.required.iter().all(satisfied) {
                return Ok(());
            }
            reader.doubt(ParseErrorKind::RequiredMissing, slot.span(), Some(slot.ai))
        })
    }

    fn check_repeats(&mut self, present: &Present) -> Result<(), ParseError> {
        if !present.repeated && !present.unknown {
            return Ok(());
        }
        let mut worst: Option<Slot> = None;
        for (index, slot) in self.buffer.slots.iter().enumerate() {
            if !matches!(slot.place, Place::Element | Place::Path) || worst.is_some_and(|other| other.ai <= slot.ai) {
                continue;
            }
            let before = elements(&self.buffer.slots[..index]).find(|other| other.ai == slot.ai);
            if before.is_some_and(|other| self.value(other) != self.value(slot)) {
                worst = Some(*slot);
            }
        }
        match worst {
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
    /// Where the value stands in the input.
    pub(crate) const fn span(&self) -> Range<usize> {
        self.start as usize..self.end as usize
    }
}
