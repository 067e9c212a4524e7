//! Texts without the white space around them.

/// `text` without white space at its ends, as [`str::trim`] gives it: that decodes characters from both ends, and
/// hardly any text of the many that are asked has any.
///
/// ```
/// assert_eq!(gs1::trim(" 2026-11-02\u{3000}"), "2026-11-02");
/// assert_eq!(gs1::trim("L1"), "L1");
/// ```
pub fn trim(text: &str) -> &str {
    match text.as_bytes() {
        [one] if one.is_ascii_graphic() => text,
        [first, .., last] if first.is_ascii_graphic() && last.is_ascii_graphic() => text,
        _ => text.trim(),
    }
}
