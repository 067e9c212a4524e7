//! All words of one language, as another room finds them.

use super::{Phrase, Statement, names::Names, sentences::Reasons};

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
