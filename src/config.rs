//! `config.json`: what an installation decides without code.
//!
//! Everything in it is checked before it is used; a fault says where it stands and what is wrong.
//! `docs/config.md` describes each entry.

mod hosts;
mod read;
mod sources;
mod stand;
mod template;

pub use stand::Stand;

use std::fmt;

use crate::session::Lang;
use trace::checklist::Checklist;
use trace::report::SourceRole;
use trace::source::Template;

/// One installation's choices, checked.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Config {
    /// The heading of the page, such as the province's portal.
    pub title: Words,
    /// The province or organisation that runs it.
    pub operator: Words,
    /// The province by its name since 1 July 2025; a name from before is understood.
    pub province: Option<String>,
    /// The address of a logo on the page's own host; none shows the app's own sign.
    pub logo: Option<String>,
    /// The accent colour on light and on dark ground, as `#rrggbb`.
    pub accent: Option<[String; 2]>,
    /// Whom to call.
    pub hotline: Option<Hotline>,
    /// Where messages about a problem go.
    pub problem_email: Option<String>,
    /// Whom to ask, in this order.
    pub sources: Vec<ConfiguredSource>,
    /// Hosts that are known besides the built-in ones, and may be asked.
    pub trusted_hosts: Vec<TrustedHost>,
    /// Keys that signatures are checked with.
    pub pinned_keys: Vec<PinnedKey>,
    /// The data items that are looked for.
    pub checklist: Checklist,
    /// Languages offered, the first one being the default; empty offers all.
    pub languages: Vec<Lang>,
    /// The installation's own paragraphs on the about page, one a line.
    pub about: Words,
    /// Seconds of rest before a kiosk wipes itself; 0 stands for the default.
    pub kiosk_wipe_after_s: u16,
    /// The character that a wedge scanner sends for GS.
    pub gs_substitute: Option<char>,
    /// The origin that the app's files come from, such as `https://example.vn`; known to the shell alone.
    pub origin: String,
}

/// A text in each language.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Words {
    /// Vietnamese.
    pub vi: String,
    /// English; empty falls back to Vietnamese.
    pub en: String,
    /// Simplified Chinese; empty falls back to English, then Vietnamese.
    pub zh: String,
}

impl Words {
    /// The text in a language, else in the next best one.
    pub fn get(&self, lang: Lang) -> &str {
        let wanted = match lang {
            Lang::Vi => &self.vi,
            Lang::En => &self.en,
            Lang::Zh => &self.zh,
        };
        [wanted, &self.en, &self.vi].into_iter().find(|text| !text.is_empty()).map_or("", String::as_str)
    }
}

/// A telephone number that answers about products.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Hotline {
    /// Who answers.
    pub name: Words,
    /// Digits, spaces and a leading plus.
    pub number: String,
}

/// A source to ask. At least one of the addresses is there.
///
/// An address is absolute with `https`, or a path from the folder with the app's files.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ConfiguredSource {
    /// Its name as shown.
    pub name: String,
    /// Its role.
    pub role: SourceRole,
    /// The base address of its Digital Link resolver.
    pub resolver: Option<String>,
    /// The base address of its EPCIS query interface.
    pub epcis: Option<String>,
    /// The base address of its trace bundles, which are asked for first; absolute, or a path from the app's folder.
    pub bundles: Option<String>,
    /// How its own JSON interface is asked and read.
    pub template: Option<Template>,
    /// Its answers must carry a signature by a pinned key.
    pub must_be_signed: bool,
}

/// A host that this installation knows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TrustedHost {
    /// The exact host.
    pub host: String,
    /// Who runs it.
    pub operator: String,
}

/// A public key of a signer.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PinnedKey {
    /// Whose answers it signs: a host.
    pub host: String,
    /// The key's identifier (`kid`).
    pub id: String,
    /// The key as JWK text.
    pub jwk: String,
}

/// What is wrong at one place of the configuration.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The place, such as `sources[0].epcis`; empty for the whole text.
    pub path: String,
    /// What is wrong there, in English, for whoever wrote it.
    pub what: &'static str,
}

impl fmt::Display for Fault {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.path.is_empty() {
            formatter.write_str(&self.path)?;
            formatter.write_str(": ")?;
        }
        formatter.write_str(self.what)
    }
}

impl std::error::Error for Fault {}

impl Config {
    /// The longest configuration, in bytes.
    pub const MAX_BYTES: usize = 64 * 1024;

    /// Whether the installation offers a language.
    pub fn offers(&self, lang: Lang) -> bool {
        self.languages.is_empty() || self.languages.contains(&lang)
    }

    /// Reads and checks the text of `config.json`.
    ///
    /// # Errors
    /// Every fault that was found; there is no half configuration.
    pub fn from_json(text: &str) -> Result<Self, Vec<Fault>> {
        read::read(text)
    }

    /// Reads and checks of the same text only the entries by which sources are asked; the others are as by default. For
    /// who asks and shows nothing: reading the rest weighs as much again.
    ///
    /// # Errors
    /// Every fault that was found in those entries.
    pub fn of_look_ups(text: &str) -> Result<Self, Vec<Fault>> {
        read::read_of_look_ups(text)
    }

    /// The same for a site whose files begin at the absolute address `base`.
    pub fn at(mut self, base: &str) -> Self {
        // Scheme, nothing, host and port: what stands before the third slash.
        self.origin = base.split('/').take(3).collect::<Vec<_>>().join("/");
        self
    }
}

#[cfg(test)]
mod tests;
