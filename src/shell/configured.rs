//! What an element is told before it begins: its mode, and its configuration.

use web_sys::HtmlElement;

use super::keep;
use crate::{
    browser::{clock, store},
    config::{Config, Fault},
    session::{Mode, Standin},
};
use gs1::list::Gather;

/// The setting that holds the last configuration that was right.
const CONFIG: &str = "config";

/// Whose page it is; an element that does not say stands in somebody else's.
pub(super) fn mode(host: &HtmlElement) -> Mode {
    match host.get_attribute("mode").as_deref() {
        Some("page") => Mode::Page,
        Some("kiosk") => Mode::Kiosk,
        _ => Mode::Embed,
    }
}

/// The configuration that came, else the last one that was right, else the neutral one; what was wrong
/// with the one that came; and what stands in for it. A foreign page's store is left alone.
pub(super) fn configured(
    host: &HtmlElement,
    text: Option<String>,
    fault: Option<String>,
) -> (Config, Vec<String>, Standin) {
    let own_page = mode(host) != Mode::Embed;
    let written = host.get_attribute("config").is_some_and(|given| given.trim_start().starts_with('{'));
    let faults: Vec<String> = match text.as_deref().map(Config::from_json) {
        Some(Ok(config)) => {
            if let Some(text) = text.filter(|_| own_page && !written) {
                store::set_setting(CONFIG, Some(&keep::write_config(&text, clock::now_ms().unsigned_abs())));
            }
            return (config, Vec::new(), Standin::None);
        }
        Some(Err(faults)) => faults.iter().map(Fault::to_string).gathered(),
        None => fault.into_iter().gathered(),
    };
    if faults.is_empty() {
        return (Config::default(), faults, Standin::None);
    }
    let kept = store::setting(CONFIG).filter(|_| own_page && !written);
    let kept = kept.and_then(|kept| keep::read_config(&kept));
    match kept.and_then(|(text, at_ms)| Some((Config::from_json(&text).ok()?, at_ms))) {
        Some((config, at_ms)) => (config, faults, Standin::Kept(at_ms)),
        None => (Config::default(), faults, Standin::Neutral),
    }
}
