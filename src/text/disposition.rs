//! States of goods in words.

use std::borrow::Cow;

use super::{IN_HEADING, Lang, harmless, learnt::names, names::find};

/// A state in words; one that is not of the vocabulary is shown as its source wrote it.
///
/// Source: CBV 2.0, section 7.2.
pub(super) fn disposition(lang: Lang, word: &str) -> Cow<'_, str> {
    find(names(lang).states, word).map_or_else(|| harmless(word, IN_HEADING), Cow::Borrowed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_state_of_the_vocabulary_is_said_in_words() {
        assert_eq!(disposition(Lang::Vi, "damaged"), "hư hỏng");
        assert_eq!(disposition(Lang::En, "https://example.vn/odd"), "https://example.vn/odd");
        for (word, _) in crate::text::names::lines(names(Lang::Vi).states) {
            let known = epcis::vocabulary::Disposition::read(word);
            assert!(!matches!(known, epcis::vocabulary::Disposition::Other(_)), "{word}");
        }
    }
}
