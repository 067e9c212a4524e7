//! The host of a URL, as a browser would find it. Nothing is ever opened.

use super::punycode;
use gs1::list::Gather;

/// A URL's parts, as far as the registry needs them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Address {
    /// The URL as written, without surrounding white space.
    pub url: String,
    /// What stands before the last `@` of the authority: people take it for the host.
    pub user: Option<String>,
    /// The host in ASCII form (Punycode), lower case, without user, port or final dot.
    pub host: String,
}

/// Longest text that is looked at as a URL, bytes.
const MAX_URL: usize = 4096;

/// Reads the host of an `http` or `https` URL; also of a URL without a scheme that starts with `www.`
/// or has a host, a slash and no white space, as stickers print it.
///
/// A backslash counts as a slash and everything before the last `@` of the authority as a user name,
/// as in the WHATWG URL Standard, section 4.4: so the host is the one that a browser would open.
pub fn address(text: &str) -> Option<Address> {
    let url = text.trim();
    if url.is_empty() || url.len() > MAX_URL {
        return None;
    }
    let after_scheme = match url.split_once(':') {
        Some((scheme, rest)) if scheme.eq_ignore_ascii_case("http") || scheme.eq_ignore_ascii_case("https") => {
            rest.trim_start_matches(['/', '\\'])
        }
        Some((scheme, rest)) if rest.starts_with("//") && is_scheme(scheme) => rest.trim_start_matches('/'),
        _ => bare(url.strip_prefix("//").unwrap_or(url))?,
    };
    let authority = after_scheme.split(['/', '\\', '?', '#']).next().unwrap_or("");
    // Within a path people leave spaces as they are; a text with one before it is no address.
    if authority.contains(char::is_whitespace) || url.contains(['\n', '\r']) {
        return None;
    }
    let (user, host_port) = match authority.rsplit_once('@') {
        Some((user, host)) => (Some(user), host),
        None => (None, authority),
    };
    let host = if host_port.starts_with('[') {
        host_port.split_inclusive(']').next().unwrap_or("")
    } else {
        host_port.split(':').next().unwrap_or("")
    };
    let host = host.trim_end_matches('.');
    let host = if host.starts_with('[') { host.to_ascii_lowercase() } else { punycode::to_ascii(&unescape(host)?)? };
    Some(Address { url: url.to_owned(), user: user.map(str::to_owned), host })
}

/// A scheme that names a server, such as `ftp`. RFC 3986, section 3.1.
fn is_scheme(text: &str) -> bool {
    text.starts_with(|first: char| first.is_ascii_alphabetic())
        && text.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.'))
}

/// A URL without a scheme: `www.example.vn`, `example.vn/path`.
fn bare(url: &str) -> Option<&str> {
    let host = url.split(['/', '\\', '?', '#']).next()?;
    let host = host
        .split_once(':')
        .filter(|(_, port)| port.bytes().all(|it| it.is_ascii_digit()))
        .map_or(host, |(host, _)| host);
    let labels: Vec<&str> = host.split('.').gathered();
    let top = labels.last()?;
    let is_host = labels.len() >= 2
        && labels.iter().all(|label| !label.is_empty() && label.chars().all(|c| c.is_alphanumeric() || c == '-'))
        && (2..=24).contains(&top.chars().count())
        && (top.chars().all(char::is_alphabetic) || top.starts_with("xn--"));
    let has_sign = host.len() < url.len() || host.get(..4).is_some_and(|start| start.eq_ignore_ascii_case("www."));
    (is_host && has_sign).then_some(url)
}

/// Resolves percent escapes in a host; none if they do not make UTF-8.
fn unescape(host: &str) -> Option<String> {
    if !host.contains('%') {
        return Some(host.to_owned());
    }
    let bytes = gs1::percent::decode(host.as_bytes(), gs1::percent::UriPart::Path);
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, host: Option<&str>) {
        assert_eq!(address(text).map(|address| address.host).as_deref(), host, "{text}");
    }

    #[test]
    fn the_host_is_the_one_that_a_browser_would_open() {
        check("https://Example.VN/a", Some("example.vn"));
        check("  https://example.vn  ", Some("example.vn"));
        check("https://example.vn.:8443/a?b#c", Some("example.vn"));
        check("https://good.vn@evil.example/", Some("evil.example"));
        check("https://good.vn\\@evil.example/", Some("good.vn"));
        check("https:\\\\evil.example\\@good.vn", Some("evil.example"));
        check("https:evil.example/good.vn", Some("evil.example"));
        check("https://evil%2Eexample/", Some("evil.example"));
        check("http://[::1]:80/", Some("[::1]"));
        check("ftp://example.vn/file", Some("example.vn"));
    }

    #[test]
    fn a_url_without_a_scheme_is_recognised_by_its_shape() {
        check("qcheck.vn/abc", Some("qcheck.vn"));
        check("WWW.example.vn", Some("www.example.vn"));
        check("example.vn", None);
        check("gạo ST25 / loại 1", None);
        check("1.5/2.5", None);
        check("tel:0912", None);
        check("javascript:alert(1)", None);
        check("http://", None);
        check("https://%zz/", None);
    }
}
