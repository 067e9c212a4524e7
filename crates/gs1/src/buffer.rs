//! The memory that a caller lends to the parser.

use alloc::vec::Vec;
use core::ops::Range;

use crate::{ai::Ai, dictionary::Row, finding::Finding};

/// Where an element stood.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Place {
    /// An element string, or an attribute in the query of a Digital Link.
    Element,
    /// In the path of a Digital Link, as key or qualifier.
    Path,
    /// Not an element: the border to the composite component.
    Separator,
    /// Not an element: a parameter of the query that is none of GS1.
    Ignored,
}

/// One element as it was found.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Slot {
    pub(crate) ai: Ai,
    pub(crate) row: &'static Row,
    pub(crate) place: Place,
    /// Where the AI stands in the input.
    pub(crate) ai_at: u32,
    /// Where the value stands in the input, as written.
    pub(crate) start: u32,
    pub(crate) end: u32,
    /// Where the value stands in the buffer's text if it was written otherwise.
    pub(crate) decoded: Option<(u32, u32)>,
}

/// Memory that a caller lends to the parser and may use again: once it has grown, parsing allocates
/// nothing.
#[derive(Debug, Default)]
pub struct Buffer {
    pub(crate) slots: Vec<Slot>,
    pub(crate) text: Vec<u8>,
    pub(crate) findings: Vec<Finding>,
    pub(crate) refused: Option<Refused>,
    /// For each assigned AI of the message, counted through the table, its first slot.
    pub(crate) first_slots: Vec<u16>,
}

/// The value that the last error was about.
#[derive(Clone, Debug)]
pub(crate) struct Refused {
    pub(crate) slot: Slot,
    pub(crate) span: Range<usize>,
    pub(crate) end: usize,
}

impl Buffer {
    /// An empty buffer.
    #[must_use]
    pub const fn new() -> Self {
        Self { slots: Vec::new(), text: Vec::new(), findings: Vec::new(), refused: None, first_slots: Vec::new() }
    }

    pub(crate) fn clear(&mut self) {
        self.slots.clear();
        self.text.clear();
        self.findings.clear();
        self.refused = None;
    }

    /// After an error in a component the value with the doubtful part between bars, up to the end of
    /// the component: `(01)1231231231233|4|`. `text` is the text that was refused; for a shorter
    /// one there is none. Bytes that were no text stay as they are.
    #[must_use]
    pub fn markup(&self, text: impl AsRef<[u8]>) -> Option<Vec<u8>> {
        let refused = self.refused.as_ref()?;
        let value = match refused.slot.decoded {
            None => text.as_ref().get(refused.slot.span())?,
            Some((start, end)) => &self.text[start as usize..end as usize],
        };
        let bad = on_borders(value, refused.span.clone());
        let mut markup = alloc::string::String::from("(");
        refused.slot.ai.push_to(&mut markup);
        markup.push(')');
        let mut markup = markup.into_bytes();
        markup.extend_from_slice(&value[..bad.start]);
        markup.push(b'|');
        markup.extend_from_slice(&value[bad.clone()]);
        markup.push(b'|');
        markup.extend_from_slice(&value[bad.end..refused.end.max(bad.end)]);
        Some(markup)
    }
}

/// The value of a slot as it is meant.
pub(crate) fn value<'a>(input: &'a [u8], text: &'a [u8], slot: &Slot) -> &'a [u8] {
    match slot.decoded {
        None => &input[slot.start as usize..slot.end as usize],
        Some((start, end)) => &text[start as usize..end as usize],
    }
}

/// The span widened to the borders of the characters that it touches, where the bytes are text.
pub(crate) fn on_borders(text: &[u8], span: Range<usize>) -> Range<usize> {
    match core::str::from_utf8(text) {
        Ok(text) => text.floor_char_boundary(span.start)..text.ceil_char_boundary(span.end),
        Err(_) => span,
    }
}
