//! Names of contents: what is equal has the same name.

use sha2::{Digest, Sha256};

/// Hexadecimal digits that name a content for the browser's cache.
const DIGITS: usize = 16;

/// The first digits of the SHA-256 of `parts` in their order.
pub fn of<Part: AsRef<[u8]>>(parts: impl IntoIterator<Item = Part>) -> String {
    let mut hash = Sha256::new();
    for part in parts {
        let part = part.as_ref();
        // Its length first, so that no two lists of parts are one text.
        hash.update((part.len() as u64).to_le_bytes());
        hash.update(part);
    }
    hash.finalize()
        .iter()
        .flat_map(|byte| [byte >> 4, byte & 15])
        .take(DIGITS)
        .fold(String::new(), |text, digit| text + &char::from_digit(u32::from(digit), 16).unwrap_or('0').to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_tells_contents_and_their_parting_apart() {
        assert_eq!(of(["a"]).len(), DIGITS);
        assert_eq!(of(["a", "b"]), of(["a", "b"]));
        assert_ne!(of(["a", "b"]), of(["ab"]));
        assert_ne!(of(["a"]), of(["b"]));
    }
}
