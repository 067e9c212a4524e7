//! Another reading of one text, in which separators were lost.

use super::Scan;

/// How much speaks for a reading with a lost separator.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Likelihood {
    /// The tail begins with a date that exists or a number whose check digit is right. A random lot
    /// looks like that once in some hundred times: ask for both readings, and say so.
    Likely,
    /// The tail begins with an AI whose values may be anything, such as a serial number behind `21`.
    /// Many an honest lot looks like that: ask for it where the plain reading is known to nobody,
    /// before its lot or serial is called unknown.
    Possible,
}

/// Another reading of the same text, in which one or several separators were lost.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Alternative {
    /// What the text says in this reading. Its spans count the bytes of the same text; it has no
    /// alternatives of its own.
    pub scan: Scan,
    /// How much speaks for it.
    pub likelihood: Likelihood,
}
