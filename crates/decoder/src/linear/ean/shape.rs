//! The runs of each kind of EAN/UPC symbol: guards and digits in order.

/// A kind of symbol, as runs from its first bar to its last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// EAN-13 and UPC-A.
    Ean13,
    /// EAN-8.
    Ean8,
    /// UPC-E.
    UpcE,
}

/// Most digits drawn in any shape (the first of EAN-13 is spelt by sets).
pub const MOST_DIGITS: usize = 12;

impl Shape {
    /// Every shape, the longest first.
    pub const ALL: [Self; 3] = [Self::Ean13, Self::Ean8, Self::UpcE];

    /// Digits drawn.
    pub const fn digits(self) -> usize {
        match self {
            Self::Ean13 => 12,
            Self::Ean8 => 8,
            Self::UpcE => 6,
        }
    }

    /// Digits before the middle guard.
    pub const fn left_digits(self) -> usize {
        match self {
            Self::Ean13 | Self::UpcE => 6,
            Self::Ean8 => 4,
        }
    }

    /// Runs of start guard, digits, middle guard and end guard.
    pub const fn runs(self) -> usize {
        match self {
            Self::Ean13 => 59,
            Self::Ean8 => 43,
            Self::UpcE => 33,
        }
    }

    /// Modules from the first bar to the last.
    pub const fn modules(self) -> f32 {
        match self {
            Self::Ean13 => 95.0,
            Self::Ean8 => 67.0,
            Self::UpcE => 51.0,
        }
    }

    /// The run at which digit `i` starts.
    pub const fn digit_run(self, i: usize) -> usize {
        let middle = if i < self.left_digits() { 0 } else { 5 };
        3 + 4 * i + middle
    }

    /// Modules before digit `i`.
    pub const fn digit_module(self, i: usize) -> f32 {
        let middle = if i < self.left_digits() { 0 } else { 5 };
        (3 + 7 * i + middle) as f32
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_end_guard_follows_the_last_digit() {
        for (shape, guard) in [(Shape::Ean13, 3), (Shape::Ean8, 3), (Shape::UpcE, 6)] {
            let last = shape.digits() - 1;
            assert_eq!(shape.digit_run(last) + 4 + guard, shape.runs());
            assert_eq!(shape.digit_module(last) + 7.0 + guard as f32, shape.modules());
        }
    }
}
