//! The dictionary of application identifiers: what each one's value looks like and goes with.

use crate::{
    ai::Ai,
    cset::Cset,
    lint::Linter,
    table::{RELEASE, ROWS, TITLES},
    title_vi,
};

/// The AI is of predefined length and needs no FNC1 behind it.
pub(crate) const FIXED: u8 = 1;
/// The AI may be a data attribute of a GS1 Digital Link URI.
pub(crate) const ATTRIBUTE: u8 = 2;
/// The AI is not assigned.
pub(crate) const UNKNOWN: u8 = 4;

/// One part of a value: a run of characters of one set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Component {
    /// The characters that may stand in it.
    pub cset: Cset,
    /// The least length in characters.
    pub min: u8,
    /// The greatest length in characters.
    pub max: u8,
    /// Whether the value may end before it.
    pub optional: bool,
    /// The rules beside the character set, in the order in which they are checked.
    pub linters: &'static [Linter],
}

/// AIs named by digits and places for any digit, such as `31nn`: all from `first` to `last`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pattern {
    /// The first AI of the pattern.
    pub first: Ai,
    /// The last AI of the pattern.
    pub last: Ai,
    /// The assigned AIs of the pattern, counted through the table.
    pub(crate) dense: (u16, u16),
}

impl Pattern {
    /// Whether the pattern names this AI.
    #[must_use]
    #[inline]
    pub fn matches(&self, ai: Ai) -> bool {
        self.first <= ai && ai <= self.last && ai.len() == self.first.len()
    }
}

/// A run of AIs that share everything, as in one line of the dictionary.
#[derive(Debug)]
pub(crate) struct Row {
    pub(crate) first: Ai,
    pub(crate) last: Ai,
    pub(crate) count: u8,
    /// The number of AIs in the rows before.
    pub(crate) dense: u16,
    pub(crate) flags: u8,
    pub(crate) min: u8,
    pub(crate) max: u8,
    pub(crate) components: &'static [Component],
    pub(crate) required: &'static [&'static [&'static [Pattern]]],
    pub(crate) exclusive: &'static [Pattern],
    pub(crate) key: Option<&'static [&'static [Ai]]>,
}

pub(crate) const fn ai(digits: &[u8]) -> Ai {
    Ai::known(digits)
}

pub(crate) const fn pattern(first: &[u8], last: &[u8], from: u16, to: u16) -> Pattern {
    Pattern { first: ai(first), last: ai(last), dense: (from, to) }
}

pub(crate) const fn fixed(cset: Cset, len: u8, linters: &'static [Linter]) -> Component {
    Component { cset, min: len, max: len, optional: false, linters }
}

pub(crate) const fn variable(cset: Cset, max: u8, linters: &'static [Linter]) -> Component {
    Component { cset, min: 1, max, optional: false, linters }
}

pub(crate) const fn optional(cset: Cset, max: u8, linters: &'static [Linter]) -> Component {
    Component { cset, min: 1, max, optional: true, linters }
}

pub(crate) const fn optional_fixed(cset: Cset, len: u8, linters: &'static [Linter]) -> Component {
    Component { cset, min: len, max: len, optional: true, linters }
}

#[expect(clippy::too_many_arguments, reason = "one argument for each column of the table")]
pub(crate) const fn row(
    first: &[u8],
    count: u8,
    dense: u16,
    flags: u8,
    components: &'static [Component],
    required: &'static [&'static [&'static [Pattern]]],
    exclusive: &'static [Pattern],
    key: Option<&'static [&'static [Ai]]>,
) -> Row {
    let (mut min, mut max, mut part) = (0, 0, 0);
    while part < components.len() {
        if !components[part].optional {
            min += components[part].min;
        }
        max += components[part].max;
        part += 1;
    }
    Row {
        first: ai(first),
        last: ai(first).plus(count as u16 - 1),
        count,
        dense,
        flags,
        min,
        max,
        components,
        required,
        exclusive,
        key,
    }
}

/// The first two digits of the last AI of a row.
const fn last_prefix(row: &Row) -> usize {
    row.last.prefix()
}

/// For each first two digits, the first row that does not lie before them.
static STARTS: [u8; 101] = {
    let mut starts = [ROWS.len() as u8; 101];
    let mut prefix = 100;
    let mut row = ROWS.len();
    while prefix > 0 {
        prefix -= 1;
        while row > 0 && last_prefix(&ROWS[row - 1]) >= prefix {
            row -= 1;
        }
        starts[prefix] = row as u8;
    }
    starts
};

/// How long AIs with these first two digits are; 0 where GS1 has assigned none.
static LENGTHS: [u8; 100] = {
    let mut lengths = [0; 100];
    let mut row = 0;
    while row < ROWS.len() {
        let mut prefix = ROWS[row].first.prefix();
        while prefix <= last_prefix(&ROWS[row]) {
            lengths[prefix] = ROWS[row].first.len() as u8;
            prefix += 1;
        }
        row += 1;
    }
    lengths
};

/// How long an assigned AI with these first two digits is; `None` where there is none.
#[inline]
pub(crate) fn ai_length(prefix: usize) -> Option<usize> {
    match LENGTHS.get(prefix) {
        None | Some(0) => None,
        Some(length) => Some(usize::from(*length)),
    }
}

/// The row of an AI.
#[inline]
pub(crate) fn find(ai: Ai) -> Option<&'static Row> {
    let prefix = ai.prefix();
    ROWS[usize::from(STARTS[prefix])..].iter().take_while(|row| row.first <= ai).find(|row| row.holds(ai))
}

/// The data title of a row in English.
pub(crate) fn title(row: &Row) -> &'static str {
    if row.is_unknown() { "UNKNOWN" } else { title_of(row, TITLES) }
}

/// The title of a row, of `titles` that stand one a line in the order of the rows.
fn title_of(row: &Row, titles: &'static str) -> &'static str {
    let at = ROWS.iter().position(|it| it.first == row.first);
    at.and_then(|at| titles.lines().nth(at)).unwrap_or_default()
}

impl Row {
    fn holds(&self, ai: Ai) -> bool {
        self.first <= ai && ai <= self.last && ai.len() == self.first.len()
    }

    /// The place of an AI of this row in the count of all assigned AIs.
    #[inline]
    pub(crate) fn dense_index(&self, ai: Ai) -> u16 {
        self.dense + ai.steps_from(self.first)
    }

    pub(crate) const fn is_fixed(&self) -> bool {
        self.flags & FIXED != 0
    }

    pub(crate) const fn is_unknown(&self) -> bool {
        self.flags & UNKNOWN != 0
    }

    pub(crate) const fn is_attribute(&self) -> bool {
        self.flags & ATTRIBUTE != 0
    }
}

/// What the dictionary says of one application identifier.
#[derive(Clone, Copy, Debug)]
pub struct Entry {
    ai: Ai,
    row: &'static Row,
}

/// The release of the GS1 Barcode Syntax Dictionary that the table holds, as `YYYY-MM-DD`.
#[must_use]
pub const fn release() -> &'static str {
    RELEASE
}

/// All assigned application identifiers in lexical order.
pub fn entries() -> impl Iterator<Item = Entry> {
    ROWS.iter().flat_map(|row| (0..u16::from(row.count)).map(move |step| Entry { ai: row.first.plus(step), row }))
}

/// What the dictionary says of `ai`; `None` where GS1 has not assigned it.
#[must_use]
pub fn entry(ai: Ai) -> Option<Entry> {
    find(ai).map(|row| Entry { ai, row })
}

impl Entry {
    /// The application identifier.
    #[must_use]
    pub const fn ai(&self) -> Ai {
        self.ai
    }

    /// The data title in English, as printed before the value; empty for coupons.
    #[must_use]
    pub fn title(&self) -> &'static str {
        title(self.row)
    }

    /// The data title in Vietnamese.
    #[must_use]
    pub fn title_vi(&self) -> &'static str {
        title_of(self.row, title_vi::TITLES)
    }

    /// The parts of the value, in order.
    #[must_use]
    pub const fn components(&self) -> &'static [Component] {
        self.row.components
    }

    /// Whether FNC1 must stand behind a value that is not the last.
    #[must_use]
    pub const fn needs_separator(&self) -> bool {
        !self.row.is_fixed()
    }

    /// Whether the AI may be a data attribute in the query of a GS1 Digital Link URI.
    #[must_use]
    pub const fn is_digital_link_attribute(&self) -> bool {
        self.row.is_attribute()
    }

    /// For a primary key of GS1 Digital Link URIs the orders in which its qualifiers may follow it:
    /// each is a list of which any may be left out. `None` for an AI that is no key.
    #[must_use]
    pub const fn key_qualifiers(&self) -> Option<&'static [&'static [Ai]]> {
        self.row.key
    }

    /// What must stand beside it: of each list one group, and of this group every pattern.
    #[must_use]
    pub const fn required(&self) -> &'static [&'static [&'static [Pattern]]] {
        self.row.required
    }

    /// What must not stand beside it; the AI itself does not count.
    #[must_use]
    pub const fn exclusive(&self) -> &'static [Pattern] {
        self.row.exclusive
    }

    /// The least length of the value.
    #[must_use]
    pub const fn min_len(&self) -> usize {
        self.row.min as usize
    }

    /// The greatest length of the value.
    #[must_use]
    pub const fn max_len(&self) -> usize {
        self.row.max as usize
    }
}

#[cfg(test)]
mod tests {
    use super::{ATTRIBUTE, FIXED, ai, fixed, optional, optional_fixed, pattern, row, variable};
    use crate::{
        ai::Ai,
        cset::Cset::{N, X},
        lint::Linter,
    };

    #[test]
    fn a_row_sums_the_lengths_of_its_components_without_the_optional_ones() {
        static PARTS: [super::Component; 3] =
            [fixed(N, 13, &[Linter::Csum]), optional_fixed(N, 2, &[]), optional(X, 17, &[])];
        let key = row(b"253", 1, 0, ATTRIBUTE, &PARTS, &[], &[], Some(&[]));
        assert_eq!((key.min, key.max, key.is_fixed(), key.is_attribute()), (13, 32, false, true));
        static OPEN: [super::Component; 1] = [variable(X, 20, &[])];
        let run = row(b"3100", 6, 0, FIXED, &OPEN, &[], &[], None);
        assert_eq!((run.min, run.max, run.last, run.is_unknown()), (1, 20, ai(b"3105"), false));
        assert_eq!(run.dense_index(ai(b"3102")), 2);
    }

    #[test]
    fn a_pattern_names_ais_of_its_length() {
        let weights = pattern(b"3100", b"3199", 0, 1);
        assert!(weights.matches(ai(b"3105")) && weights.matches(ai(b"3199")));
        assert!(!weights.matches(ai(b"3200")) && !weights.matches(ai(b"310")));
        assert_eq!(ai(b"no digits"), Ai::SSCC);
    }

    #[test]
    fn a_prefix_tells_the_length_of_assigned_ais() {
        for (prefix, length) in [(1, Some(2)), (31, Some(4)), (41, Some(3)), (99, Some(2)), (4, None), (100, None)] {
            assert_eq!(super::ai_length(prefix), length);
        }
    }
}
