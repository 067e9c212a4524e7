//! Who runs a host: the site registry.
//!
//! Trust goes by exact host. Being under `.vn` or `.gov.vn` says nothing.

mod address;
mod known;
mod lookalike;
mod punycode;
mod web;

use super::carried::{Link, SiteKind};
use gs1::list::Gather;

pub use address::{Address, address};
pub(crate) use lookalike::plain;
pub use web::WebAddress;

/// One known host.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Site {
    /// The exact host in ASCII form (Punycode), lower case, with the port where it is not the scheme's own.
    pub host: String,
    /// Who runs it.
    pub operator: String,
    /// What kind of operator.
    pub kind: SiteKind,
}

/// Every host that this installation knows: the built-in table, then the configuration's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Registry {
    sites: Vec<Site>,
}

impl Default for Registry {
    fn default() -> Self {
        let sites = known::SITES.iter();
        let sites = sites.map(|&(host, operator, kind)| Site { host: host.into(), operator: operator.into(), kind });
        Registry { sites: sites.gathered() }
    }
}

impl Registry {
    /// The built-in table with the configuration's hosts. A configured host replaces a built-in one.
    pub fn with(configured: impl IntoIterator<Item = Site>) -> Registry {
        let mut registry = Registry::default();
        for mut site in configured {
            let Some(address) = WebAddress::parse(&format!("https://{}/", site.host.trim())) else { continue };
            site.host = address.authority();
            registry.sites.retain(|known| known.host != site.host);
            registry.sites.push(site);
        }
        registry
    }

    /// The site with exactly this host, in ASCII form.
    pub fn site(&self, host: &str) -> Option<&Site> {
        self.sites.iter().find(|site| site.host == host)
    }

    /// Whether the host may be asked: it is configured, or run by the state or by GS1.
    pub fn trusts(&self, host: &str) -> bool {
        self.site(host)
            .is_some_and(|site| !matches!(site.kind, SiteKind::Vendor | SiteKind::Shortener | SiteKind::Unknown))
    }

    /// Whether something may be fetched from this address: its host and port are trusted, and nobody between
    /// can change what comes.
    pub fn allows(&self, address: &WebAddress) -> bool {
        address.is_safe() && self.trusts(&address.authority())
    }

    /// Describes a URL: its host, who runs it, and what it may be mistaken for.
    pub fn describe(&self, address: &Address) -> Link {
        // A port that nobody registered is another server, whoever runs the host.
        let authority = WebAddress::parse(&address.url).map_or_else(|| address.host.clone(), |it| it.authority());
        let site = self.site(&authority);
        let readable = punycode::to_readable(&address.host);
        let lookalike_of = match site {
            Some(_) => None,
            None => lookalike::of(&readable, self.sites.iter().map(|site| site.host.as_str())),
        };
        Link {
            url: address.url.clone(),
            readable: Some(readable).filter(|readable| *readable != address.host),
            user: address.user.clone(),
            host: address.host.clone(),
            operator: site.map(|site| site.operator.clone()),
            kind: site.map_or(SiteKind::Unknown, |site| site.kind),
            lookalike_of: lookalike_of.map(str::to_owned),
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::expect_used, reason = "a failed expectation is the failure of the test")]

    use super::*;

    #[track_caller]
    fn check(text: &str, host: &str, operator: Option<&str>, lookalike_of: Option<&str>) {
        let link = Registry::default().describe(&address(text).expect("a URL"));
        assert_eq!(link.host, host, "{text}");
        assert_eq!(link.operator.as_deref(), operator, "{text}");
        assert_eq!(link.lookalike_of.as_deref(), lookalike_of, "{text}");
    }

    #[test]
    fn trust_goes_by_the_exact_host() {
        check("https://verigoods.vn/x", "verigoods.vn", Some("Bộ Công Thương"), None);
        check("HTTPS://VeriGoods.VN:443/x", "verigoods.vn", Some("Bộ Công Thương"), None);
        check("https://m.verigoods.vn/x", "m.verigoods.vn", None, None);
        check("https://bn.check.net.vn/p/1", "bn.check.net.vn", None, None);
        check("https://any.gov.vn/", "any.gov.vn", None, None);
        check("https://user:verigoods.vn@example.com/", "example.com", None, None);
        check("https://qrco.de/abc", "qrco.de", Some("Dịch vụ rút gọn liên kết"), None);
    }

    #[test]
    fn a_host_that_may_be_mistaken_for_a_known_one_is_flagged() {
        check("https://ver1goods.vn/", "ver1goods.vn", None, Some("verigoods.vn"));
        check("https://verigoods.com/", "verigoods.com", None, Some("verigoods.vn"));
        check("https://veri-goods.vn/", "veri-goods.vn", None, Some("verigoods.vn"));
        check("https://verigood.vn/", "verigood.vn", None, Some("verigoods.vn"));
        check("https://verigoods.vn.example.com/", "verigoods.vn.example.com", None, Some("verigoods.vn"));
        check("https://truyxuatnguongoc-gov.vn/", "truyxuatnguongoc-gov.vn", None, Some("truyxuatnguongoc.gov.vn"));
        // Cyrillic і and о.
        check("https://verіgооds.vn/", "xn--vergds-zqfa7s.vn", None, Some("verigoods.vn"));
        check("https://vérigoods.vn/", "xn--vrigoods-b1a.vn", None, Some("verigoods.vn"));
        check("https://example.com/", "example.com", None, None);
        check("https://check.example.vn/", "check.example.vn", None, None);
    }

    #[test]
    fn an_international_host_is_shown_in_both_forms() {
        let registry = Registry::default();
        let link = registry.describe(&address("https://xn--nc-mam-rva8c.vn/01/1").expect("a URL"));
        assert_eq!(link.host, "xn--nc-mam-rva8c.vn");
        assert!(link.readable.is_some());
        let link = registry.describe(&address("https://chè.vn/").expect("a URL"));
        assert_eq!((link.host.as_str(), link.readable.as_deref()), ("xn--ch-8ia.vn", Some("chè.vn")));
    }

    #[test]
    fn a_host_is_known_with_its_port() {
        let site = |host: &str| Site { host: host.into(), operator: "A".into(), kind: SiteKind::Configured };
        let registry = Registry::with([site("Chè.vn:8443")]);
        let operator = |text: &str| registry.describe(&address(text).expect("a URL")).operator;
        assert_eq!(operator("https://xn--ch-8ia.vn:8443/01/1").as_deref(), Some("A"));
        assert_eq!(operator("https://chè.vn/01/1"), None);
    }

    #[test]
    fn configuration_comes_before_the_table() {
        let site = Site { host: "VERIGOODS.vn".into(), operator: "Example".into(), kind: SiteKind::Configured };
        let registry = Registry::with([site]);
        assert_eq!(registry.site("verigoods.vn").map(|site| site.operator.as_str()), Some("Example"));
        assert!(registry.trusts("verigoods.vn") && registry.trusts("id.gs1.org"));
        let allows = |text: &str| registry.allows(&WebAddress::parse(text).expect("an address"));
        assert!(allows("https://verigoods.vn/x") && !allows("http://verigoods.vn/x"));
        assert!(!allows("https://verigoods.vn:8443/x"));
        assert!(!registry.trusts("qrco.de") && !registry.trusts("qcheck.vn") && !registry.trusts("gov.vn"));
    }
}
