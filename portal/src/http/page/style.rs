//! What every page of the portal is drawn with: the configuration, the style, and the scripts of the site.

use super::super::file;
use super::pack::Packed;
use crate::Options;
use epcis::jws::encode_base64url;
use sha2::{Digest, Sha256};
use std::sync::Mutex;
use trace::federation::Breakers;
use truyxuat::config::Config;

/// The app's own style in one sheet.
const SHEET: &str = include_str!(concat!(env!("OUT_DIR"), "/page.css"));
/// What stands in where the installation has no configuration: the portal itself is the source.
const DEFAULT: &str = include_str!("../../../../config/default.json");

/// What is the same for every page.
pub(in crate::http) struct Style {
    /// The installation's choices, the same as the app's.
    pub(in crate::http) config: Config,
    /// The whole style; a page carries it, so that nothing else is fetched before it is seen.
    pub(super) sheet: Packed,
    /// The source expression by which a policy lets exactly this style in.
    pub(in crate::http) hash: String,
    /// The stamp of the site's build; `None` where no site is served.
    pub(super) build: Option<String>,
    /// Other sources that failed in a row are left alone for a while, whoever asks.
    pub(super) breakers: Mutex<Breakers>,
}

impl Style {
    /// Reads what the site and the installation bring.
    pub(in crate::http) fn read(options: &Options, config: Option<&[u8]>) -> Style {
        let of_site = file::text(options, "config.json");
        let text = match config {
            Some(bytes) => String::from_utf8_lossy(bytes).into_owned(),
            None => of_site.unwrap_or_else(|| DEFAULT.to_owned()),
        };
        let config = Config::from_json(&text).unwrap_or_else(|faults| {
            // The app says it, too, and goes on without.
            faults.iter().for_each(|fault| tracing::warn!(%fault, "config.json"));
            Config::default()
        });
        let mut sheet = SHEET.to_owned();
        if let Some([on_light, on_dark]) = &config.accent {
            // Both were checked to be colours when the configuration was read.
            sheet.push_str(&format!("\n.app{{--accent-light:{on_light};--accent-dark:{on_dark}}}"));
        }
        let digest = encode_base64url(&Sha256::digest(sheet.as_bytes())).replace('-', "+").replace('_', "/");
        let build = file::text(options, "index.html").and_then(|page| stamp(&page));
        let hash = format!("'sha256-{digest}='");
        Style { config, hash, sheet: Packed::new(sheet), build, breakers: Mutex::default() }
    }
}

impl Style {
    /// `Link` of a page with a report: what checks it is most of what is sent, so that the browser asks for it before it
    /// has read the page. None where no site is served.
    pub(super) fn early(&self) -> Option<String> {
        let build = self.build.as_ref()?;
        Some(format!("</checker.wasm?v={build}>; rel=preload; as=fetch; crossorigin"))
    }
}

/// The stamp that the site's own page asks its loader by.
fn stamp(page: &str) -> Option<String> {
    let (_, after) = page.split_once("truy-xuat.js?v=")?;
    let stamp: String = after.chars().take_while(char::is_ascii_alphanumeric).collect();
    (!stamp.is_empty()).then_some(stamp)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_stamp_is_read_from_the_sites_page() {
        assert_eq!(stamp("<script src=\"truy-xuat.js?v=0a1b\"></script>").as_deref(), Some("0a1b"));
        assert_eq!(stamp("<script src=\"truy-xuat.js?v=@BUILD@\">"), None);
        assert_eq!(stamp("<!doctype html>"), None);
    }

    #[test]
    fn the_sheet_is_for_a_page_and_closes_what_it_opens() {
        assert!(!SHEET.contains(":host") && !SHEET.contains("/*") && !SHEET.contains("</"));
        assert_eq!(SHEET.matches('{').count(), SHEET.matches('}').count());
        assert!(SHEET.contains(".verdict") && SHEET.contains("truy-xuat"));
    }
}
