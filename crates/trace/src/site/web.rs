//! The address of something that may be fetched, and links relative to it.
//!
//! Stricter than [`address`](super::address()), which reads what a sticker may say: only what every browser
//! reads alike is fetched.
//!
//! Source: RFC 3986, sections 4.2 and 5.2; WHATWG URL Standard, section 4.4 (what is refused here).

use std::fmt;

use super::punycode;
use gs1::list::Gather;

/// Longest address, bytes.
const LONGEST: usize = 4096;

/// An absolute `http` or `https` address without user name and fragment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WebAddress {
    secure: bool,
    host: String,
    port: u16,
    /// Begins with a slash.
    path: String,
    query: Option<String>,
}

impl WebAddress {
    /// Reads an absolute address; none for another scheme, a user name, a backslash, or a control character.
    pub fn parse(text: &str) -> Option<WebAddress> {
        let (scheme, rest) = split_scheme(text)?;
        let secure = scheme.eq_ignore_ascii_case("https");
        if !secure && !scheme.eq_ignore_ascii_case("http") || !is_plain(text) {
            return None;
        }
        let rest = rest.strip_prefix("//")?;
        let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
        let (host, port) = host_and_port(&rest[..end], secure)?;
        let (path, query) = path_and_query(&rest[end..]);
        let path = if path.is_empty() { "/".to_owned() } else { without_dots(path) };
        Some(WebAddress { secure, host, port, path, query })
    }

    /// The target of a link that an answer from this address holds, relative in any form.
    pub fn resolve(&self, reference: &str) -> Option<WebAddress> {
        let reference = reference.trim();
        if !is_plain(reference) {
            return None;
        }
        if split_scheme(reference).is_some() {
            return WebAddress::parse(reference);
        }
        if reference.starts_with("//") {
            return WebAddress::parse(&format!("{}:{reference}", self.scheme()));
        }
        let (path, query) = path_and_query(reference);
        let (path, query) = if path.is_empty() {
            (self.path.clone(), query.or_else(|| self.query.clone()))
        } else if path.starts_with('/') {
            (without_dots(path), query)
        } else {
            let folder = self.path.rfind('/').map_or("/", |end| &self.path[..=end]);
            (without_dots(&format!("{folder}{path}")), query)
        };
        Some(WebAddress { path, query, ..self.clone() })
    }

    /// Its host in ASCII form, lower case, with the port where it is not the scheme's own.
    pub fn authority(&self) -> String {
        if self.port == own_port(self.secure) { self.host.clone() } else { format!("{}:{}", self.host, self.port) }
    }

    /// Whether both are of one scheme, host and port.
    pub fn same_origin(&self, other: &WebAddress) -> bool {
        (self.secure, &self.host, self.port) == (other.secure, &other.host, other.port)
    }

    /// Whether nobody between can read or change what is fetched: by `https`, or on the device itself.
    pub fn is_safe(&self) -> bool {
        self.secure || matches!(self.host.as_str(), "localhost" | "127.0.0.1" | "[::1]")
    }

    /// The path, beginning with a slash.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// The query without its question mark.
    pub fn query(&self) -> Option<&str> {
        self.query.as_deref()
    }

    /// The same server's `path`, with this address's query.
    pub fn with_path(&self, path: &str) -> WebAddress {
        WebAddress { path: path.to_owned(), ..self.clone() }
    }

    /// The same address with another query.
    pub fn with_query(&self, query: &str) -> WebAddress {
        WebAddress { query: Some(query.to_owned()).filter(|it| !it.is_empty()), ..self.clone() }
    }

    fn scheme(&self) -> &'static str {
        if self.secure { "https" } else { "http" }
    }
}

impl fmt::Display for WebAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}://{}{}", self.scheme(), self.authority(), self.path)?;
        match &self.query {
            Some(query) => write!(f, "?{query}"),
            None => Ok(()),
        }
    }
}

fn own_port(secure: bool) -> u16 {
    if secure { 443 } else { 80 }
}

/// No character that browsers drop or read as another one.
fn is_plain(text: &str) -> bool {
    !text.is_empty() && text.len() <= LONGEST && !text.contains(|it: char| it.is_control() || it == '\\')
}

/// The scheme before the first colon, if there is one.
fn split_scheme(text: &str) -> Option<(&str, &str)> {
    let (scheme, rest) = text.split_once(':')?;
    let is_scheme = scheme.starts_with(|first: char| first.is_ascii_alphabetic())
        && scheme.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"+-.".contains(&byte));
    is_scheme.then_some((scheme, rest))
}

fn host_and_port(authority: &str, secure: bool) -> Option<(String, u16)> {
    let (host, port) = match authority.rsplit_once(':') {
        Some((host, "")) => (host, own_port(secure)),
        Some((host, port)) if port.bytes().all(|byte| byte.is_ascii_digit()) => (host, port.parse().ok()?),
        _ => (authority, own_port(secure)),
    };
    if host.starts_with('[') {
        let inside = host.strip_prefix('[')?.strip_suffix(']')?;
        let is_address = inside.bytes().all(|byte| byte.is_ascii_hexdigit() || b":.".contains(&byte));
        return is_address.then(|| (host.to_ascii_lowercase(), port));
    }
    let odd = |it: char| it.is_whitespace() || "@:%[]<>^|\"".contains(it);
    let host = host.trim_end_matches('.');
    if host.is_empty() || host.contains(odd) {
        return None;
    }
    Some((punycode::to_ascii(host)?, port))
}

/// Path and query of what stands behind the host; a space is written `%20`, the fragment is left out.
fn path_and_query(text: &str) -> (&str, Option<String>) {
    let text = text.split('#').next().unwrap_or_default();
    match text.split_once('?') {
        Some((path, query)) => (path, Some(query.replace(' ', "%20"))),
        None => (text, None),
    }
}

/// The path with its `.` and `..` segments resolved. Source: RFC 3986, section 5.2.4.
fn without_dots(path: &str) -> String {
    if path.starts_with('/') && !path.contains(['.', '%', ' ']) {
        return path.to_owned();
    }
    let mut kept: Vec<&str> = Vec::new();
    let segments: Vec<&str> = path.split('/').skip(1).gathered();
    for (at, segment) in segments.iter().enumerate() {
        let last = at + 1 == segments.len();
        match segment.to_ascii_lowercase().as_str() {
            "." | "%2e" => {}
            ".." | ".%2e" | "%2e." | "%2e%2e" => {
                kept.pop();
            }
            _ => {
                kept.push(segment);
                continue;
            }
        }
        if last {
            kept.push("");
        }
    }
    format!("/{}", kept.join("/")).replace(' ', "%20")
}

#[cfg(test)]
mod tests {
    #![allow(clippy::expect_used, reason = "a failed expectation is the failure of the test")]

    use super::*;

    #[track_caller]
    fn check(base: &str, reference: &str, expected: Option<&str>) {
        let base = WebAddress::parse(base).expect("a base");
        assert_eq!(base.resolve(reference).map(|it| it.to_string()).as_deref(), expected, "{reference}");
    }

    /// The examples of RFC 3986, section 5.4, without fragments and other schemes.
    #[test]
    fn references_resolve_as_the_standard_shows() {
        for (reference, expected) in [
            ("g", "/b/c/g"),
            ("./g", "/b/c/g"),
            ("g/", "/b/c/g/"),
            ("/g", "/g"),
            ("?y", "/b/c/d;p?y"),
            ("g?y", "/b/c/g?y"),
            ("#s", "/b/c/d;p?q"),
            (";x", "/b/c/;x"),
            (".", "/b/c/"),
            ("./", "/b/c/"),
            ("..", "/b/"),
            ("../g", "/b/g"),
            ("../..", "/"),
            ("../../g", "/g"),
            ("../../../g", "/g"),
            ("/./g", "/g"),
            ("/../g", "/g"),
            ("g.", "/b/c/g."),
            ("..g", "/b/c/..g"),
            ("./../g", "/b/g"),
            ("./g/.", "/b/c/g/"),
            ("g/../h", "/b/c/h"),
            ("g?y/../x", "/b/c/g?y/../x"),
        ] {
            check("http://a/b/c/d;p?q", reference, Some(&format!("http://a{expected}")));
        }
        check("http://a/b/c/d;p?q", "//g", Some("http://g/"));
        check("https://a.vn/01/1", "HTTPS://Chè.VN:443/x y", Some("https://xn--ch-8ia.vn/x%20y"));
        check("https://a.vn/01/1", "https://b.vn:8443", Some("https://b.vn:8443/"));
        check("https://a.vn/01/1", "%2e%2e/x", Some("https://a.vn/x"));
    }

    #[test]
    fn what_browsers_read_otherwise_is_no_address() {
        for reference in [
            "",
            "javascript:alert(1)",
            "data:x",
            "https:evil.example/",
            "https:/evil.example",
            "/\\evil.example",
            "\\\\evil.example",
            "ht\ttps://evil.example",
            "https://a.vn@evil.example/",
            "https://a%2Evn/",
            "https:///x",
            "https://a.vn:99999/",
            "ftp://a.vn/",
        ] {
            check("https://a.vn/01/1", reference, None);
        }
    }

    #[test]
    fn a_port_is_part_of_the_origin() {
        let read = |text| WebAddress::parse(text).expect("an address");
        assert!(read("https://A.vn/x").same_origin(&read("https://a.vn:443/y")));
        assert!(!read("https://a.vn/x").same_origin(&read("https://a.vn:8443/x")));
        assert!(!read("https://a.vn/x").same_origin(&read("http://a.vn:443/x")));
        assert_eq!(read("http://localhost:8080/").authority(), "localhost:8080");
    }
}
