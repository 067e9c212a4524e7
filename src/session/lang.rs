//! Languages and themes a person can choose.

/// A language of the app.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Lang {
    /// Vietnamese.
    #[default]
    Vi,
    /// English.
    En,
    /// Simplified Chinese.
    Zh,
}

impl Lang {
    /// Every language, in the order of the switch.
    pub const ALL: [Self; 3] = [Self::Vi, Self::En, Self::Zh];

    /// The BCP 47 tag for `lang` attributes, `Intl` and voices.
    pub fn tag(self) -> &'static str {
        match self {
            Self::Vi => "vi",
            Self::En => "en",
            Self::Zh => "zh-Hans",
        }
    }

    /// What stands between a name and what is said of it.
    pub fn colon(self) -> &'static str {
        match self {
            Self::Vi | Self::En => ": ",
            Self::Zh => "：",
        }
    }

    /// The language that a visit begins with: the one that is `asked` for; else what is offered first, where it is
    /// among the person's own; else the first of theirs that is offered. Nothing `offered` stands for every language.
    pub fn first(asked: Option<Self>, theirs: &[Self], offered: &[Self]) -> Self {
        let default = offered.first().copied().unwrap_or_default();
        let theirs = || theirs.iter().copied();
        let of_theirs = || theirs().find(|lang| offered.is_empty() || offered.contains(lang));
        asked.or_else(|| theirs().find(|lang| *lang == default)).or_else(of_theirs).unwrap_or(default)
    }

    /// The language of a tag such as `vi-VN`, `en` or `zh-CN`.
    pub fn from_tag(tag: &str) -> Option<Self> {
        let primary = tag.split(['-', '_']).next().unwrap_or(tag);
        Self::ALL.into_iter().find(|lang| primary.eq_ignore_ascii_case(&lang.tag()[..2]))
    }
}

/// Colours of the page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Theme {
    /// As the system asks.
    #[default]
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
    /// High contrast.
    Contrast,
}

impl Theme {
    /// Every theme, in the order of the switch.
    pub const ALL: [Self; 4] = [Self::System, Self::Light, Self::Dark, Self::Contrast];

    /// The word used in attributes and in the store.
    pub fn word(self) -> &'static str {
        match self {
            Self::System => "system",
            Self::Light => "light",
            Self::Dark => "dark",
            Self::Contrast => "contrast",
        }
    }

    /// The theme of a stored word.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|theme| theme.word() == word)
    }
}

#[cfg(test)]
mod tests {
    use super::Lang::{self, En, Vi, Zh};

    #[track_caller]
    fn check(asked: Option<Lang>, theirs: &[Lang], offered: &[Lang], expected: Lang) {
        assert_eq!(Lang::first(asked, theirs, offered), expected, "{asked:?} {theirs:?} {offered:?}");
    }

    #[test]
    fn a_visit_begins_in_a_language_of_the_person() {
        check(None, &[], &[], Vi);
        check(Some(Zh), &[En], &[Vi, En], Zh);
        check(None, &[En, Vi], &[], Vi);
        check(None, &[En, Zh], &[], En);
        check(None, &[En, Zh], &[Vi, Zh], Zh);
        check(None, &[Zh], &[En, Vi], En);
    }
}
