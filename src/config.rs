//! `config.json`: what an installation decides without code.
//!
//! Everything in it is checked before it is used; a fault says where it stands and what is wrong.
//! `docs/config.md` describes each entry.

mod hosts;
mod read;
mod sources;

use std::fmt;

use crate::session::Lang;
use trace::checklist::Checklist;
use trace::report::SourceRole;

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

    /// Reads and checks the text of `config.json`.
    ///
    /// # Errors
    /// Every fault that was found; there is no half configuration.
    pub fn from_json(text: &str) -> Result<Self, Vec<Fault>> {
        read::read(text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn refused(text: &str, expected: &[&str]) {
        let faults = Config::from_json(text).err().unwrap_or_default();
        let said: Vec<String> = faults.iter().map(Fault::to_string).collect();
        assert_eq!(said, expected);
    }

    #[track_caller]
    fn accepted(text: &str) -> Config {
        match Config::from_json(text) {
            Ok(config) => config,
            Err(faults) => panic!("{faults:?}"),
        }
    }

    #[test]
    fn the_configurations_that_come_with_the_project_are_right() {
        let neutral = accepted(include_str!("../config/default.json"));
        assert_eq!(neutral.province, None);
        let province = accepted(include_str!("../config/quang-ninh.json"));
        assert_eq!(province.province.as_deref(), Some("Quảng Ninh"));
        assert_eq!(province.sources.len(), 2);
        for lang in Lang::ALL {
            assert!(!province.title.get(lang).is_empty() && !province.about.get(lang).is_empty());
        }
    }

    #[test]
    fn an_empty_object_is_the_neutral_configuration() {
        assert_eq!(accepted("{}"), Config::default());
    }

    #[test]
    fn a_fault_says_where_and_what() {
        refused("", &["not JSON"]);
        refused("[]", &["an object is expected"]);
        refused(r#"{"tilte": "x"}"#, &["tilte: no such entry"]);
        refused(
            r##"{"accent": ["red", "#12345g"]}"##,
            &["accent[0]: a colour such as #0b6660 is expected", "accent[1]: a colour such as #0b6660 is expected"],
        );
        refused(
            r#"{"sources": [{"name": "A", "role": "nation", "epcis": "http://a.vn/"}]}"#,
            &["sources[0].epcis: an https address or a path is expected"],
        );
        refused(
            r#"{"sources": [{"name": "A", "role": "district", "resolver": "/"}]}"#,
            &["sources[0].role: province, nation or registry is expected"],
        );
        refused(
            r#"{"sources": [{"name": "A", "role": "nation"}]}"#,
            &["sources[0]: a resolver or an epcis address is expected"],
        );
        refused(
            r#"{"hotline": {"number": "call me"}}"#,
            &["hotline.number: digits, spaces and a leading + are expected"],
        );
        refused(
            r#"{"logo": "https://elsewhere.example/logo.svg"}"#,
            &["logo: a path on the page's own host is expected"],
        );
        refused(r#"{"languages": ["vi", "fr"]}"#, &["languages[1]: vi, en or zh is expected"]);
        refused(r#"{"province": "Atlantis"}"#, &["province: no province of this name"]);
        refused(
            r#"{"trusted_hosts": [{"host": "a b", "operator": "x"}]}"#,
            &["trusted_hosts[0].host: a host name is expected"],
        );
        refused(&" ".repeat(Config::MAX_BYTES + 1), &["longer than 64 KB"]);
    }

    #[test]
    fn a_pinned_key_must_be_one_that_signatures_are_checked_with() {
        let pinned =
            |jwk: &str| format!(r#"{{"pinned_keys": [{{"host": "a.example.vn", "kid": "1", "jwk": {jwk}}}]}}"#);
        let kind = "pinned_keys[0].jwk: a P-256 or Ed25519 key is expected";
        refused(&pinned(r#"{"kty": "RSA", "n": "AA"}"#), &[kind]);
        refused(&pinned(r#"{"kty": "OKP", "crv": "Ed25519", "x": "AA"}"#), &[kind]);
        refused(&pinned(r#"{"kty": "OKP", "d": "AA"}"#), &["pinned_keys[0].jwk: a private key must not stand here"]);
    }

    #[test]
    fn a_source_has_the_keys_of_its_own_hosts_alone() {
        let config = accepted(
            r#"{"sources": [
                {"name": "A", "role": "province", "resolver": "./", "epcis": "https://a.example.vn/epcis/"},
                {"name": "B", "role": "nation", "resolver": "https://b.example.vn/", "must_be_signed": true}],
                "pinned_keys": [
                {"host": "A.example.vn", "kid": "1", "jwk":
                    {"kty": "OKP", "crv": "Ed25519", "x": "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"}},
                {"host": "page.example.vn", "kid": "2", "jwk":
                    {"kty": "OKP", "crv": "Ed25519", "x": "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"}}]}"#,
        );
        let base = |address: &str| match address.strip_prefix("./") {
            Some(path) => Some(format!("https://page.example.vn/{path}")),
            None => Some(address.to_owned()),
        };
        let sources = config.sources_from(base);
        let ids: Vec<Vec<_>> = sources.iter().map(|source| source.keys.iter().map(|key| key.id()).collect()).collect();
        assert_eq!(ids, [vec![Some("1"), Some("2")], vec![]]);
        assert_eq!(sources.iter().map(|source| source.must_be_signed).collect::<Vec<_>>(), [false, true]);
    }

    #[test]
    fn a_province_by_its_old_name_is_understood() {
        assert_eq!(accepted(r#"{"province": "Hải Dương"}"#).province.as_deref(), Some("Hải Phòng"));
        assert_eq!(accepted(r#"{"province": "tỉnh Quảng Ninh"}"#).province.as_deref(), Some("Quảng Ninh"));
    }

    #[test]
    fn pictures_come_from_trusted_hosts_alone() {
        let config = accepted(
            r#"{"sources": [{"name": "A", "role": "nation", "resolver": "https://a.example.vn/"}],
                "trusted_hosts": [{"host": "pictures.example.vn", "operator": "B"}]}"#,
        );
        for address in ["/img/1.jpg", "https://a.example.vn/1.jpg", "https://pictures.example.vn/x"] {
            assert!(config.may_show_picture(address), "{address}");
        }
        for address in [
            "//evil.example/1.jpg",
            "http://a.example.vn/1.jpg",
            "https://b.example.vn/1.jpg",
            "https://a.example.vn@evil.example/",
            "https://a.example.vn.evil.example/",
            "javascript:alert(1)",
            "data:image/png;base64,",
            "\\\\evil",
        ] {
            assert!(!config.may_show_picture(address), "{address}");
        }
        let own = Config { origin: "http://localhost:8080".to_owned(), ..config };
        assert!(own.may_show_picture("http://localhost:8080/1.jpg"));
        assert!(!own.may_show_picture("http://localhost:8080.evil.example/1.jpg"));
        assert!(!own.may_show_picture("http://localhost:8081/1.jpg"));
    }

    #[test]
    fn each_host_that_is_asked_is_named_once() {
        let config = accepted(
            r#"{"sources": [
                {"name": "A", "role": "province", "resolver": "./", "epcis": "./epcis/"},
                {"name": "B", "role": "nation", "resolver": "https://b.example.vn/", "epcis": "https://b.example.vn/e"}]}"#,
        );
        let hosts = [(String::new(), "A".to_owned()), ("b.example.vn".to_owned(), "B".to_owned())];
        assert_eq!(config.asked_hosts(), hosts);
    }
}
