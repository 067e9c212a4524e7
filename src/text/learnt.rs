//! The way to the words of a language other than Vietnamese, which is the app's own. In the page they come in a file of
//! their own, to whom they are for: a way that the compiler does not see through keeps them apart. Elsewhere they are there.

use super::{
    Lang, en,
    names::{Names, have_the_same},
    vi,
    words::Words,
    zh,
};

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

    /// Whether a language can be shown.
    pub fn knows(_: Lang) -> bool {
        true
    }
}

#[cfg(all(target_arch = "wasm32", feature = "ui"))]
mod there {
    use std::cell::Cell;

    use super::{Lang, Words};

    thread_local! {
        static LEARNT: Cell<[Option<&'static Words>; 2]> = const { Cell::new([None; 2]) };
    }

    /// Vietnamese also stands in for words that have not come: nothing shows a language that it does not know.
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

pub use there::knows;
pub(super) use there::others;
#[cfg(all(target_arch = "wasm32", feature = "ui"))]
pub use there::{chinese, english, learn};

/// The names in a language.
pub(super) fn names(lang: Lang) -> &'static Names {
    others(lang).map_or(&vi::NAMES, |words| words.names)
}

// A language that lacks a name, or has them in another order, does not compile.
const _: () = {
    let (vi, en, zh) = (&vi::NAMES, &en::NAMES, &zh::NAMES);
    assert!(have_the_same(vi.countries, en.countries) && have_the_same(vi.countries, zh.countries));
    assert!(have_the_same(vi.states, en.states) && have_the_same(vi.states, zh.states));
    assert!(have_the_same(vi.units, en.units) && have_the_same(vi.units, zh.units));
};
