//! Names after codes: of countries, states of goods, and units, in each language the same.
//!
//! Texts, and not tables of pointers: those compress badly.

/// The names of one language. A line is a code, a space and the name.
pub struct Names {
    /// Of countries, by their letters (ISO 3166-1).
    pub countries: &'static str,
    /// Of states of goods, by the word of the Core Business Vocabulary (CBV 2.0, section 7.2).
    pub states: &'static str,
    /// Signs of the units of food and of this page (UN/ECE Recommendation 20).
    pub units: &'static str,
}

/// Each code of a text with its name.
pub(super) fn lines(text: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
    text.split('\n').filter_map(|line| line.split_once(' '))
}

/// The name of a code.
pub(super) fn find(text: &'static str, code: &str) -> Option<&'static str> {
    lines(text).find(|(known, _)| *known == code).map(|(_, name)| name)
}

/// Whether two texts name the same codes in the same order.
pub(super) const fn have_the_same(one: &str, other: &str) -> bool {
    let (one, other) = (one.as_bytes(), other.as_bytes());
    let (mut here, mut there) = (0, 0);
    while here < one.len() && there < other.len() {
        // The code, then the rest of its line.
        while one[here] == other[there] && one[here] != b' ' {
            (here, there) = (here + 1, there + 1);
        }
        if one[here] != other[there] {
            return false;
        }
        (here, there) = (next_line(one, here), next_line(other, there));
    }
    here >= one.len() && there >= other.len()
}

const fn next_line(text: &[u8], mut at: usize) -> usize {
    while at < text.len() && text[at] != b'\n' {
        at += 1;
    }
    at + 1
}
