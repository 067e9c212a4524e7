//! Which hosts an installation asks, trusts and shows pictures from.

use super::Config;
use trace::carried::SiteKind;
use trace::site::{Registry, Site};

impl Config {
    /// Each host that a look-up sends a code to, with the source's name; empty stands for the page's own host.
    pub fn asked_hosts(&self) -> Vec<(String, String)> {
        let mut hosts: Vec<(String, String)> = Vec::new();
        for source in &self.sources {
            for address in [&source.resolver, &source.epcis].into_iter().flatten() {
                let host = host_of(address).unwrap_or_default().to_owned();
                if hosts.iter().all(|(known, _)| *known != host) {
                    hosts.push((host, source.name.clone()));
                }
            }
        }
        hosts
    }

    /// Whether a picture of this address may be shown: from the page's own host, or from one that is trusted.
    pub fn may_show_picture(&self, address: &str) -> bool {
        let own = Some(self.origin.as_str()).filter(|origin| !origin.is_empty());
        if own.and_then(|origin| address.strip_prefix(origin)).is_some_and(|path| path.starts_with('/')) {
            return true;
        }
        match host_of(address) {
            None => address.starts_with('/') && !address.starts_with("//") && !address.contains('\\'),
            Some(host) => {
                let trusted = self.trusted_hosts.iter().any(|known| known.host == host);
                let asked = || self.asked_hosts().iter().any(|(known, _)| known == host);
                address.starts_with("https://") && !host.is_empty() && (trusted || asked())
            }
        }
    }

    /// The site registry of this installation: the built-in hosts, those of the sources, those that are trusted.
    pub fn registry(&self) -> Registry {
        let asked = self.asked_hosts().into_iter().filter(|(host, _)| !host.is_empty());
        let trusted = self.trusted_hosts.iter().map(|known| (known.host.clone(), known.operator.clone()));
        Registry::with(asked.chain(trusted).map(|(host, operator)| Site { host, operator, kind: SiteKind::Configured }))
    }
}

/// The host of an absolute `http` or `https` address, without port, and none for a path. An address with
/// a user name before its host has an empty one, which nobody trusts.
pub(super) fn host_of(address: &str) -> Option<&str> {
    let rest = address.strip_prefix("https://").or_else(|| address.strip_prefix("http://"))?;
    let authority = rest.split(['/', '?', '#', '\\']).next().unwrap_or_default();
    if authority.contains('@') {
        return Some("");
    }
    authority.split(':').next()
}
