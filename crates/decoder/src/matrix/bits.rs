//! A stream of bits, most significant first.

/// Reads up to 32 bits at a time.
#[derive(Clone)]
pub struct Bits<'a> {
    bytes: &'a [u8],
    at: usize,
    end: usize,
}

impl<'a> Bits<'a> {
    /// Starts at the first bit.
    pub fn new(bytes: &'a [u8]) -> Self {
        Self::first(bytes, bytes.len() * 8)
    }

    /// The first `count` bits of `bytes`.
    pub fn first(bytes: &'a [u8], count: usize) -> Self {
        Self { bytes, at: 0, end: count.min(bytes.len() * 8) }
    }

    /// Bits that are left.
    pub fn left(&self) -> usize {
        self.end - self.at
    }

    /// The next `count` bits as a number; `None` when fewer are left.
    pub fn take(&mut self, count: usize) -> Option<u32> {
        if count > 32 || count > self.left() {
            return None;
        }
        let mut value = 0;
        for _ in 0..count {
            let byte = self.bytes.get(self.at / 8)?;
            value = (value << 1) | u32::from((byte >> (7 - self.at % 8)) & 1);
            self.at += 1;
        }
        Some(value)
    }
}
