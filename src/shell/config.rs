//! `config.json`: what an installation decides without code.
//!
//! The schema is documented in `docs/config.md`.

use crate::session::Lang;
use crate::trace::report::SourceRole;

/// One installation's choices, checked.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Config {
    /// The heading of the page, such as the province's portal.
    pub title: Words,
    /// The province or organisation that runs it.
    pub operator: Words,
    /// The address of a logo on the page's own host; none shows the app's own sign.
    pub logo: Option<String>,
    /// The accent colour for light and dark ground, as `#rrggbb`.
    pub accent: Option<[String; 2]>,
    /// Whom to call.
    pub hotline: Option<Hotline>,
    /// Where messages about a problem go.
    pub problem_email: Option<String>,
    /// Whom to ask, in this order.
    pub sources: Vec<ConfiguredSource>,
    /// Hosts that may be asked besides those of the sources.
    pub trusted_hosts: Vec<String>,
    /// Keys that signatures are checked with.
    pub pinned_keys: Vec<PinnedKey>,
    /// Languages offered, the first one being the default.
    pub languages: Vec<Lang>,
    /// The installation's own paragraphs on the about page.
    pub about: Words,
    /// Seconds of rest before a kiosk wipes itself; 0 stands for the default.
    pub kiosk_wipe_after_s: u16,
    /// The character that a wedge scanner sends for GS.
    pub gs_substitute: Option<char>,
}

impl Config {
    /// Each host that a look-up sends a code to, with the source's name; empty stands for the page's own host.
    pub fn asked_hosts(&self) -> Vec<(String, String)> {
        let mut hosts: Vec<(String, String)> = Vec::new();
        for source in &self.sources {
            for address in [&source.resolver, &source.epcis].into_iter().flatten() {
                let host = host_of(address).to_owned();
                if hosts.iter().all(|(known, _)| *known != host) {
                    hosts.push((host, source.name.clone()));
                }
            }
        }
        hosts
    }

    /// Whether a picture of this address may be shown: from the page's own host, or from one that is trusted.
    pub fn may_show_picture(&self, address: &str) -> bool {
        let host = host_of(address);
        if host.is_empty() {
            return address.starts_with('/') && !address.starts_with("//");
        }
        address.starts_with("https://")
            && (self.trusted_hosts.iter().any(|known| known == host)
                || self.asked_hosts().iter().any(|(known, _)| known == host))
    }
}

/// The host of an absolute `http` address, without port; empty for a path.
fn host_of(address: &str) -> &str {
    let Some((scheme, rest)) = address.split_once("://") else {
        return "";
    };
    if !matches!(scheme, "https" | "http") {
        return "";
    }
    let authority = rest.split(['/', '?', '#']).next().unwrap_or_default();
    // A name before `@` is no part of the host: such an address is never trusted.
    if authority.contains('@') {
        return "@";
    }
    authority.split(':').next().unwrap_or_default()
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

/// A source to ask.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ConfiguredSource {
    /// Its name as shown.
    pub name: String,
    /// Its role.
    pub role: SourceRole,
    /// The base address of its Digital Link resolver, if it has one.
    pub resolver: Option<String>,
    /// The base address of its EPCIS query interface, if it is known.
    pub epcis: Option<String>,
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
