//! The one registry of trust: which hosts an installation asks, follows links to and shows pictures from.

use super::Config;
use trace::carried::SiteKind;
use trace::site::{Registry, Site, WebAddress};

impl Config {
    /// Each host that a look-up sends a code to, with the source's name; empty stands for the page's own host.
    pub fn asked_hosts(&self) -> Vec<(String, String)> {
        let mut hosts: Vec<(String, String)> = Vec::new();
        for source in &self.sources {
            let template = source.template.as_ref().map(|template| &template.url);
            let addresses = [source.resolver.as_ref(), source.epcis.as_ref(), source.bundles.as_ref(), template];
            for address in addresses.into_iter().flatten() {
                let host = WebAddress::parse(address).map(|it| it.authority()).unwrap_or_default();
                if hosts.iter().all(|(known, _)| *known != host) {
                    hosts.push((host, source.name.clone()));
                }
            }
        }
        hosts
    }

    /// Whether a picture of this address may be shown: from the page's own host, or from one that is trusted.
    pub fn may_show_picture(&self, address: &str) -> bool {
        // A path on the page's own host; which host that is does not matter to the question.
        let own = WebAddress::parse(&self.origin).or_else(|| WebAddress::parse("https://page.invalid/"));
        let target = own.as_ref().and_then(|own| own.resolve(address));
        match (own, target) {
            (Some(own), Some(target)) => target.same_origin(&own) || self.registry().allows(&target),
            _ => false,
        }
    }

    /// The site registry of this installation: the built-in hosts, the page's own, those of the sources, those
    /// that are trusted. It decides for look-ups, site checks and pictures alike.
    pub fn registry(&self) -> Registry {
        let own = WebAddress::parse(&self.origin).map(|it| it.authority());
        let own = own.map(|host| (host, self.runs_it()));
        let asked = self.asked_hosts().into_iter().filter(|(host, _)| !host.is_empty());
        let trusted = self.trusted_hosts.iter().map(|known| (known.host.clone(), known.operator.clone()));
        let all = own.into_iter().chain(asked).chain(trusted);
        Registry::with(all.map(|(host, operator)| Site { host, operator, kind: SiteKind::Configured }))
    }

    /// Who runs the page's own host, in the words of the configuration.
    fn runs_it(&self) -> String {
        let own = self.sources.iter().find(|source| {
            let addresses = [&source.resolver, &source.epcis, &source.bundles];
            addresses.into_iter().flatten().any(|address| WebAddress::parse(address).is_none())
        });
        let words = [&self.operator.vi, &self.title.vi].into_iter().chain(own.map(|source| &source.name));
        words.into_iter().find(|text| !text.is_empty()).cloned().unwrap_or_default()
    }
}
