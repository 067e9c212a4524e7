//! What one look-up may cost in sum: shared by all sources, readings and steps back.

use std::cell::Cell;

use crate::unread::Bound;

/// Most bytes of all answers, after decompression.
pub const BYTES: usize = 6 * 1024 * 1024;

/// Most events that are read.
pub const EVENTS: usize = 3_000;

/// Most requests.
pub const REQUESTS: usize = 60;

/// What is left of one look-up.
#[derive(Debug)]
pub struct Budget {
    bytes: Cell<usize>,
    events: Cell<usize>,
    requests: Cell<usize>,
}

impl Default for Budget {
    fn default() -> Self {
        Budget { bytes: Cell::new(BYTES), events: Cell::new(EVENTS), requests: Cell::new(REQUESTS) }
    }
}

impl Budget {
    /// Takes one request; the most bytes that its answer may have, at most `bytes`.
    pub(super) fn request(&self, bytes: usize) -> Result<usize, Bound> {
        let requests = self.requests.get().checked_sub(1).ok_or(Bound::Requests)?;
        let bytes = bytes.min(self.bytes.get());
        if bytes == 0 {
            return Err(Bound::Bytes);
        }
        self.requests.set(requests);
        Ok(bytes)
    }

    /// Takes the bytes of an answer. One that came beside others, and is too much with them, is not read, and
    /// nothing more is asked.
    pub(super) fn take_bytes(&self, bytes: usize) -> Result<(), Bound> {
        let left = self.bytes.get().checked_sub(bytes);
        self.bytes.set(left.unwrap_or(0));
        left.map(|_| ()).ok_or(Bound::Bytes)
    }

    /// Nothing more fits into what is left.
    pub(super) fn spend_bytes(&self) {
        self.bytes.set(0);
    }

    /// How many events may still be read.
    pub(super) fn events_left(&self) -> usize {
        self.events.get()
    }

    pub(super) fn take_events(&self, events: usize) {
        self.events.set(self.events.get().saturating_sub(events));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_spent_is_gone_for_all() {
        let budget = Budget::default();
        assert_eq!(budget.request(10), Ok(10));
        assert_eq!(budget.take_bytes(BYTES - 5), Ok(()));
        assert_eq!(budget.request(10), Ok(5));
        assert_eq!(budget.take_bytes(6), Err(Bound::Bytes));
        assert_eq!(budget.request(10), Err(Bound::Bytes));
        budget.take_events(EVENTS + 1);
        assert_eq!(budget.events_left(), 0);
        let budget = Budget::default();
        assert!((0..REQUESTS).all(|_| budget.request(10).is_ok()));
        assert_eq!(budget.request(10), Err(Bound::Requests));
    }
}
