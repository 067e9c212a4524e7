//! From what can be said to its sentence: which one it is, is each language's business.

use super::{Label, Lang, Phrase, ReportLabel, Statement, en, vi, zh};

/// Something to say.
pub trait Said {
    /// The sentence with its blanks.
    fn template(&self, lang: Lang) -> &'static str;
}

impl Said for Phrase {
    fn template(&self, lang: Lang) -> &'static str {
        match lang {
            Lang::Vi => vi::phrase(self),
            Lang::En => en::phrase(self),
            Lang::Zh => zh::phrase(self),
        }
    }
}

impl Said for Statement<'_> {
    fn template(&self, lang: Lang) -> &'static str {
        match lang {
            Lang::Vi => vi::statement(self),
            Lang::En => en::statement(self),
            Lang::Zh => zh::statement(self),
        }
    }
}

impl Said for Label {
    fn template(&self, lang: Lang) -> &'static str {
        Phrase::Label(*self).template(lang)
    }
}

impl Said for ReportLabel {
    fn template(&self, lang: Lang) -> &'static str {
        Statement::Label(*self).template(lang)
    }
}
