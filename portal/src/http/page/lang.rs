//! Which language a page speaks.

use super::super::{Portal, resolver};
use axum::http::{HeaderMap, Uri};
use truyxuat::session::Lang;

/// The asked language, else the first that the client accepts and the installation offers, else the installation's
/// first.
pub(in crate::http) fn language(portal: &Portal, uri: &Uri, headers: &HeaderMap) -> Lang {
    let offered = &portal.page.config.languages;
    let speaks = |lang: &Lang| offered.is_empty() || offered.contains(lang);
    let asked = resolver::parameter(uri.query().unwrap_or_default(), "lang").and_then(|tag| Lang::from_tag(&tag));
    let accepted = resolver::languages(headers);
    let accepted = accepted.iter().filter_map(|tag| Lang::from_tag(tag));
    let default = offered.first().copied().unwrap_or_default();
    asked.into_iter().chain(accepted).find(speaks).unwrap_or(default)
}
