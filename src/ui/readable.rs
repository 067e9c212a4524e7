//! The text of a code for people.

use crate::text::is_unseen;

/// Longer text is cut: the list is for telling codes apart.
const MAX_CHARS: usize = 60;

/// A code's text for people: separators visible, other control characters replaced, cut to a length.
pub(super) fn readable(text: &str) -> String {
    let mut out: String = text.chars().take(MAX_CHARS).map(visible).collect();
    if text.chars().nth(MAX_CHARS).is_some() {
        out.push('…');
    }
    out
}

/// A character as it can be seen. FNC1 is written `^`, as GS1 prints it.
pub(super) fn visible(char: char) -> char {
    match char {
        '\u{1d}' => '^',
        '\n' => '\n',
        other if other.is_control() || is_unseen(other) => '\u{fffd}',
        other => other,
    }
}
