//! What every page of the portal is drawn with: the configuration, the style, and the scripts of the site.

use super::super::file;
use super::desks::Desks;
use super::pack::Packed;
use crate::Options;
use epcis::jws::encode_base64url;
use sha2::{Digest, Sha256};
use std::sync::{Arc, Mutex, PoisonError};
use trace::federation::Breakers;
use trace::site::WebAddress;
use truyxuat::config::Config;
use truyxuat::shell::inquiry::Rules;

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
    /// The portal at the address by which it was reached last: it has one, if it is no trial.
    here: Mutex<Option<Arc<Here>>>,
    /// Where codes are looked up, and pages are drawn.
    pub(super) desks: Desks,
}

/// What follows from the address by which people reach the portal.
pub(super) struct Here {
    /// The configuration, whose `origin` is that address, without a slash at its end.
    pub(super) config: Config,
    pub(super) rules: Rules,
}

impl Here {
    /// Completes a path.
    pub(super) fn absolute(base: &str, address: &str) -> Option<String> {
        let root = WebAddress::parse(&format!("{base}/"))?;
        root.resolve(address).map(|it| it.to_string())
    }
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
        let (sheet, breakers, here) = (Packed::new(sheet), Mutex::default(), Mutex::default());
        Style { config, hash, sheet, build, breakers, here, desks: Desks::default() }
    }

    /// The portal at an address.
    pub(super) fn here(&self, base: &str) -> Arc<Here> {
        let mut known = self.here.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(here) = known.as_ref().filter(|here| here.config.origin == base) {
            return Arc::clone(here);
        }
        let config = Config { origin: base.to_owned(), ..self.config.clone() };
        let rules = Rules::of(&config, |address| Here::absolute(base, address));
        let here = Arc::new(Here { config, rules });
        *known = Some(Arc::clone(&here));
        here
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
