//! The words of a language other than Vietnamese, which is the app's own. In the page they come in a file of their own, to
//! whom they are for: a way to them that the compiler does not see through keeps them apart. Elsewhere they are there.

use super::{Lang, Phrase, Statement, names::Names, sentences::Reasons};

/// All words of one language.
pub struct Words {
    /// The page's sentence for every phrase.
    pub(super) phrase: fn(&Phrase) -> &'static str,
    /// The report's sentence for every statement.
    pub(super) statement: fn(&Statement<'_>) -> &'static str,
    /// The sentences of reasons.
    pub(super) reasons: &'static Reasons,
    /// Names after codes.
    pub(super) names: &'static Names,
}

#[cfg(not(all(target_arch = "wasm32", feature = "ui")))]
mod there {
    use super::{Lang, Words};
    use crate::text::{en, zh};

    pub fn others(lang: Lang) -> Option<&'static Words> {
        match lang {
            Lang::Vi => None,
            Lang::En => Some(&en::WORDS),
            Lang::Zh => Some(&zh::WORDS),
        }
    }
}

#[cfg(all(target_arch = "wasm32", feature = "ui"))]
mod there {
    use std::cell::Cell;

    use super::{Lang, Words};

    thread_local! {
        static LEARNT: Cell<[Option<&'static Words>; 2]> = const { Cell::new([None; 2]) };
    }

    /// Vietnamese also stands in for words that have not come: nothing shows a language before it has learnt it.
    pub fn others(lang: Lang) -> Option<&'static Words> {
        let [en, zh] = LEARNT.get();
        match lang {
            Lang::Vi => None,
            Lang::En => en,
            Lang::Zh => zh,
        }
    }

    /// Whether a language can be shown.
    pub fn knows(lang: Lang) -> bool {
        lang == Lang::Vi || others(lang).is_some()
    }

    /// The words of a language have come.
    pub fn learn(lang: Lang, words: &'static Words) {
        let [en, zh] = LEARNT.get();
        LEARNT.set(match lang {
            Lang::Vi => [en, zh],
            Lang::En => [Some(words), zh],
            Lang::Zh => [en, Some(words)],
        });
    }

    /// English, for the part that brings it.
    pub fn english() -> &'static Words {
        &crate::text::en::WORDS
    }

    /// Chinese, for the part that brings it.
    pub fn chinese() -> &'static Words {
        &crate::text::zh::WORDS
    }
}

pub(super) use there::others;
#[cfg(all(target_arch = "wasm32", feature = "ui"))]
pub use there::{chinese, english, knows, learn};
