//! From what can be said to its sentence: which one it is, is each language's business.

use super::{Label, Lang, Phrase, ReportLabel, Statement, learnt::others, vi};

/// Something to say.
pub trait Said {
    /// The sentence with its blanks.
    fn template(&self, lang: Lang) -> &'static str;
}

impl Said for Phrase {
    fn template(&self, lang: Lang) -> &'static str {
        others(lang).map_or_else(|| vi::phrase(self), |words| (words.phrase)(self))
    }
}

impl Said for Statement<'_> {
    fn template(&self, lang: Lang) -> &'static str {
        others(lang).map_or_else(|| vi::statement(self), |words| (words.statement)(self))
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
