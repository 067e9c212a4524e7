//! Whom to ask: sources are configuration.

use epcis::jws::PublicKey;

use super::report::SourceRole;
pub use super::template::{FIELDS, STAGE_FIELDS, Stages, Template};

/// One source.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Source {
    /// Its name as shown.
    pub name: String,
    /// Whose it is.
    pub role: SourceRole,
    /// The base address of its GS1 Digital Link resolver, if it has one.
    pub resolver: Option<String>,
    /// The base address of its EPCIS 2.0 query interface, if it is known without asking the resolver.
    pub epcis: Option<String>,
    /// The base address of its trace bundles, if it gives any: they are asked for first.
    pub bundles: Option<String>,
    /// How its own JSON interface is asked and read, if it has neither.
    pub template: Option<Template>,
    /// The keys that its answers are signed with; without one no signature is checked.
    pub keys: Vec<PublicKey>,
    /// Events that it tells without a signature by one of the keys count as wrongly signed.
    pub must_be_signed: bool,
    /// Most time for one question, ms; 0 stands for [`TIME_MS`].
    pub time_ms: u32,
}

/// Time for one question where the configuration names none, ms.
pub const TIME_MS: u32 = 5_000;

impl Source {
    /// Its host, as text, with the port where it is not the scheme's own: of the first address that is configured.
    pub fn host(&self) -> String {
        let template = self.template.as_ref().map(|template| template.url.as_str());
        let addresses = [self.epcis.as_deref(), self.resolver.as_deref(), self.bundles.as_deref(), template];
        let url = addresses.into_iter().flatten().next().unwrap_or_default();
        super::site::WebAddress::parse(url).map(|address| address.authority()).unwrap_or_default()
    }
}
