//! From the configuration to the sources that a look-up asks.

use epcis::jws::PublicKey;
use gs1::list::Gather;

use super::Config;
use trace::{
    site::WebAddress,
    source::{Source, Template},
};

impl Config {
    /// Whom to ask, each with the keys that are pinned for its hosts. `absolute` completes an address
    /// that is a path, and gives none for one that cannot be fetched.
    pub fn sources_from(&self, absolute: impl Fn(&str) -> Option<String>) -> Vec<Source> {
        // What fetches addresses would escape the slots of a template.
        let template = |template: &Template| {
            let folder = || absolute("./").as_deref().and_then(WebAddress::parse);
            let url = match WebAddress::parse(&template.url) {
                Some(_) => template.url.clone(),
                None => folder()?.resolve(&template.url)?.to_string(),
            };
            Some(Template { url, ..template.clone() })
        };
        let absolute = |address: &Option<String>| address.as_deref().and_then(&absolute);
        let source = |configured: &super::ConfiguredSource| {
            let mut source = Source {
                name: configured.name.clone(),
                role: configured.role,
                resolver: absolute(&configured.resolver),
                epcis: absolute(&configured.epcis),
                bundles: absolute(&configured.bundles),
                template: configured.template.as_ref().and_then(&template),
                must_be_signed: configured.must_be_signed,
                ..Source::default()
            };
            source.keys = self.keys(&source);
            source
        };
        self.sources.iter().map(source).gathered()
    }

    fn keys(&self, source: &Source) -> Vec<PublicKey> {
        let hosts: Vec<String> = [&source.resolver, &source.epcis, &source.bundles]
            .into_iter()
            .filter_map(|url| WebAddress::parse(url.as_deref()?).map(|address| address.authority()))
            .gathered();
        let pinned = self.pinned_keys.iter().filter(|pinned| hosts.contains(&pinned.host));
        // The reader of the configuration refuses a key that cannot be read.
        pinned.filter_map(|pinned| Some(PublicKey::read(&pinned.jwk).ok()?.named(&pinned.id))).gathered()
    }
}
