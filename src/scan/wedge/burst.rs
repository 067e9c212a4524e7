//! One burst of keys while it is gathered, and the scan that comes of it.

/// A scan as a wedge scanner sent it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Burst {
    /// What was read; with a doubt perhaps not all of it.
    pub text: String,
    /// Why it cannot be relied on.
    pub doubt: Option<Doubt>,
    /// Keys that brought a character.
    pub keys: usize,
    /// The longest pause between two of them, in milliseconds.
    pub longest_ms: u16,
    /// Whether Enter, Tab or a line end closed it, and not a pause.
    pub closed: bool,
}

impl Burst {
    /// A scan that nothing speaks against.
    pub fn of(text: &str) -> Self {
        Self { text: text.to_owned(), ..Self::default() }
    }
}

/// What is wrong with a burst.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Doubt {
    /// A key without a meaning stood between two characters: a separator is lost.
    LostKey,
    /// The keys of two scanners ran into each other.
    TwoScanners,
    /// The keyboard's layout, or an input method, makes other characters of the keys than the scanner meant.
    Layout,
    /// Caps Lock is on, and nothing tells whether the scanner minded it.
    CapsLock,
    /// More characters than any symbol holds.
    TooLong,
}

impl Doubt {
    /// Every doubt, for tests and tables.
    pub const ALL: [Self; 5] = [Self::LostKey, Self::TwoScanners, Self::Layout, Self::CapsLock, Self::TooLong];

    /// Whether nothing can be said about the product before the scan is repeated.
    pub fn forbids_reading(self) -> bool {
        self != Self::CapsLock
    }
}

/// A burst under way.
#[derive(Clone, Debug, Default)]
pub(super) struct Gathering {
    pub text: String,
    pub doubt: Option<Doubt>,
    /// A key whose meaning is lost, if more characters follow.
    pub lost: bool,
    /// Ctrl or Alt went down and waits for its key.
    pub held: bool,
    /// Letters came while Caps Lock was on.
    pub capitals: bool,
    /// A person may type where these keys go.
    pub in_field: bool,
    pub keys: usize,
    pub first_ms: f64,
    pub last_ms: f64,
    pub longest_ms: f64,
}

impl Gathering {
    pub fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// Takes a character of a key at `at_ms`; `limit` bytes at most.
    pub fn push(&mut self, char: char, at_ms: f64, limit: usize) {
        if self.keys == 0 {
            self.first_ms = at_ms;
        } else {
            self.longest_ms = self.longest_ms.max(at_ms - self.last_ms);
        }
        self.keys += 1;
        self.last_ms = at_ms;
        if (self.lost || self.held) && !self.text.is_empty() {
            self.doubt_it(Doubt::LostKey);
        }
        (self.lost, self.held) = (false, false);
        if self.text.len() < limit {
            self.text.push(char);
        } else {
            self.doubt_it(Doubt::TooLong);
        }
    }

    /// The first doubt stays.
    pub fn doubt_it(&mut self, doubt: Doubt) {
        self.doubt.get_or_insert(doubt);
    }

    /// Whether no hand types like this. Outside every field there is nothing that a hand could type into.
    pub fn is_of_a_scanner(&self, at_least: usize) -> bool {
        let chars = self.text.chars().count();
        if !self.in_field {
            return chars >= at_least;
        }
        // A text that an input method hands over whole has no pauses at all.
        let pause_ms = (self.last_ms - self.first_ms) / self.keys.saturating_sub(1).max(1) as f64;
        (chars >= at_least && pause_ms <= 50.0) || (chars >= 2 * at_least && pause_ms <= 100.0)
    }
}

/// Letters the other way round where Caps Lock has turned them, as far as the text itself tells.
pub(super) fn mended(text: &str) -> Option<String> {
    let turned = || {
        let turn = |char: char| match char {
            'a'..='z' => char.to_ascii_uppercase(),
            _ => char.to_ascii_lowercase(),
        };
        text.chars().map(turn).collect()
    };
    let rest = text.get(3..).unwrap_or_default();
    let of_a_till = rest.len() <= 13 && rest.bytes().all(|byte| byte.is_ascii_digit());
    // Most letters of AIM symbology identifiers exist in one case alone (ISO/IEC 15424); EAN and DataBar share theirs.
    match text.strip_prefix(']').and_then(|rest| rest.chars().next()) {
        Some('E') => Some(if of_a_till { text.to_owned() } else { turned() }),
        Some('e') => Some(if of_a_till { turned() } else { text.to_owned() }),
        Some('C' | 'Q' | 'I' | 'A' | 'G' | 'L' | 'd') => Some(text.to_owned()),
        Some('c' | 'q' | 'i' | 'a' | 'g' | 'l' | 'D') => Some(turned()),
        _ if text.starts_with("http") => Some(text.to_owned()),
        _ if text.starts_with("HTTP") && text.chars().any(|char| char.is_ascii_lowercase()) => Some(turned()),
        _ => None,
    }
}
