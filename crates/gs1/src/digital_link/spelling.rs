//! Addresses as they are met on labels, in chats and content systems, written as the standard does.
//!
//! | met | read as |
//! |---|---|
//! | `id.gs1.org/01/…`, `//id.gs1.org/01/…`, `https:/id.gs1.org/01/…`, `URL:…` | `https://id.gs1.org/01/…` |
//! | `https:\\id.gs1.org\01\…` | slashes, as browsers do |
//! | `https://chè.vn/sản-phẩm/01/…?a={x\|y z}` | the letters and signs percent-encoded |
//! | `https://known.vn@other.vn/01/…` | an address of `other.vn`, and a deceit |
//! | `?17=271231;10=L1`, `?17=271231&amp;10=L1` | `&` between the attributes |
//! | `/01/09521001002011&10=L1`, `;10=L1` | `?` before the first attribute |
//! | `//01/…`, `/01/…//10/L1`, `/01/…/10/` | segments that a template left empty are none |
//!
//! Source: RFC 3986; WHATWG URL Standard, section 4.4, for what browsers make of the others.

use alloc::{borrow::ToOwned, string::String};
use core::ops::Range;

use super::{IN_DOMAIN, URI_BYTES};
use crate::{
    finding::FindingCode,
    percent::{UriPart, encode},
    written::Written,
};

/// The parts of an address: where they stand in the text.
pub(crate) struct Address {
    /// `http` or `https`; `https` where none is written.
    pub(crate) scheme: &'static str,
    /// Where the scheme stands with everything up to the host.
    head: Range<usize>,
    /// What stands before the last `@` of the authority, with it.
    user: Range<usize>,
    host: Range<usize>,
    /// The colon and the digits behind it.
    port: Range<usize>,
    /// Path, query and fragment.
    rest: Range<usize>,
}

impl Address {
    /// Finds the parts of an address: one with a scheme of the web, or one that begins with a host that
    /// has a path. `None` for anything else.
    pub(crate) fn find(text: &str) -> Option<Self> {
        let lead = ["urlto:", "url:"].into_iter().find(|lead| starts(text, lead)).map_or(0, str::len);
        let scheme = ["https:", "http:"].into_iter().find(|scheme| starts(&text[lead..], scheme));
        let behind = lead + scheme.map_or(0, str::len);
        let slashes = text[behind..].bytes().take_while(|byte| matches!(byte, b'/' | b'\\')).count();
        let from = behind + slashes;
        let end = text[from..].find(['/', '\\', '?', '#']).map_or(text.len(), |at| from + at);
        let authority = &text[from..end];
        let user = from..authority.rfind('@').map_or(from, |at| from + at + 1);
        let port = text[user.end..end]
            .rfind(':')
            .map(|at| user.end + at)
            .filter(|at| text[at + 1..end].bytes().all(|byte| byte.is_ascii_digit()));
        let host = user.end..port.unwrap_or(end);
        let is_host = match scheme {
            Some(_) => !host.is_empty() && !text[host.clone()].contains(char::is_whitespace),
            // Without a scheme only `//` or nothing may stand before what is a host beyond doubt.
            None => {
                (slashes == 0 || &text[behind..from] == "//") && user.is_empty() && is_bare_host(&text[host.clone()])
            }
        };
        let has_path = text[end..].starts_with(['/', '\\']);
        (is_host && (has_path || scheme.is_some())).then_some(Self {
            scheme: if scheme == Some("http:") { "http" } else { "https" },
            head: 0..from,
            user,
            port: port.map_or(end..end, |at| at..end),
            host,
            rest: end..text.len(),
        })
    }

    /// The host in lower case as it is written.
    pub(crate) fn host(&self, text: &str) -> String {
        text[self.host.clone()].to_lowercase()
    }

    /// The digits of the port.
    pub(crate) fn port(&self, text: &str) -> Option<String> {
        text[self.port.clone()].strip_prefix(':').filter(|digits| !digits.is_empty()).map(ToOwned::to_owned)
    }

    /// Whether the address needs no other spelling to be read by the standard's grammar.
    pub(crate) fn is_standard(&self, text: &str) -> bool {
        let head = &text[self.head.clone()];
        let has_scheme = super::SCHEMES.contains(&head);
        let is_of = |range: &Range<usize>, class: u8| {
            text[range.clone()].bytes().all(|byte| URI_BYTES[usize::from(byte)] & class != 0)
        };
        has_scheme && self.user.is_empty() && is_of(&self.host, IN_DOMAIN) && is_of(&self.rest, super::ANYWHERE)
    }

    /// The address as the standard writes it. `with_semicolons`: take `;` and `&amp;` for `&`.
    pub(crate) fn written(&self, text: &str, with_semicolons: bool) -> Written {
        let mut written = Written::default();
        let head = &text[self.head.clone()];
        let (word, behind) = head.split_at(head.find(['/', '\\']).unwrap_or(head.len()));
        let is_spelt =
            behind == "//" && word.strip_suffix(':').is_some_and(|word| word.eq_ignore_ascii_case(self.scheme));
        let start = if self.scheme == "http" { "http://" } else { "https://" };
        if !is_spelt {
            written.note(FindingCode::MissingScheme, self.head.clone());
        }
        written.put(start, self.head.clone());
        if !self.user.is_empty() {
            written.note(FindingCode::UserInformation, self.user.clone());
        }
        let host = &text[self.host.clone()];
        let is_domain = host.bytes().all(|byte| byte != b'/' && URI_BYTES[usize::from(byte)] & IN_DOMAIN != 0);
        match is_domain {
            true => written.keep(text, self.host.clone()),
            // What the letters of a host are in ASCII is the business of whoever opens it.
            false => written.replace("host", self.host.clone(), FindingCode::UnencodedCharacter),
        }
        written.keep(text, self.port.clone());
        self.write_rest(&mut written, text, with_semicolons);
        written
    }

    fn write_rest(&self, written: &mut Written, text: &str, with_semicolons: bool) {
        let (mut in_query, mut in_fragment) = (false, false);
        let mut signs = text[self.rest.clone()].char_indices();
        while let Some((at, sign)) = signs.next() {
            let at = self.rest.start + at;
            let range = at..at + sign.len_utf8();
            match sign {
                '?' if !in_fragment => in_query = true,
                '#' => in_fragment = true,
                _ => {}
            }
            let in_path = !in_query && !in_fragment;
            if sign == '\\' && in_path {
                written.replace("/", range, FindingCode::UnencodedCharacter);
            } else if sign == '&' && with_semicolons && starts(&text[range.end..], "amp;") {
                written.replace("&", at..range.end + 4, FindingCode::AttributeSeparator);
                signs.nth(3);
            } else if matches!(sign, ';' | '&') && with_semicolons && in_path && is_attribute(&text[range.end..]) {
                written.replace("?", range, FindingCode::AttributeSeparator);
                in_query = true;
            } else if sign == ';' && with_semicolons && in_query {
                written.replace("&", range, FindingCode::AttributeSeparator);
            } else if sign.is_ascii() && URI_BYTES[sign as usize] != 0 {
                written.keep(text, range);
            } else {
                let encoded = encode(text[range.clone()].as_bytes(), UriPart::Path);
                written.replace(&encoded, range, FindingCode::UnencodedCharacter);
            }
        }
    }

    /// Whether something other than `&` may part the attributes: `;` or `&amp;` before a name and `=`.
    pub(crate) fn has_semicolons(&self, text: &str) -> bool {
        let rest = &text[self.rest.clone()];
        let query = rest.split_once('?').map(|(_, query)| query);
        if query.is_none() {
            return rest.match_indices([';', '&']).any(|(at, _)| is_attribute(&rest[at + 1..]));
        }
        let names_follow = |query: &str| {
            query.split(';').skip(1).all(|part| part.split('&').next().is_some_and(|one| one.contains('=')))
        };
        query.is_some_and(|query| query.contains(';') && names_follow(query))
    }
}

/// Whether a text begins with an AI and `=`.
fn is_attribute(text: &str) -> bool {
    text.split_once('=').is_some_and(|(name, _)| crate::ai::Ai::from_digits(name.as_bytes()).is_some())
}

/// A link without the segments that are empty, and without a qualifier at its end that has no value; `None`
/// where there are none.
pub(crate) fn without_empty_segments(link: &str) -> Option<Written> {
    const QUALIFIERS: [&str; 6] = ["10", "21", "22", "lot", "ser", "cpv"];
    let from = link.find("://")? + 3;
    let path = from + link[from..].find('/')?;
    let end = link[path..].find(['?', '#']).map_or(link.len(), |at| path + at);
    let mut kept: alloc::vec::Vec<Range<usize>> = alloc::vec::Vec::new();
    let mut at = path + 1;
    for segment in link[path + 1..end].split('/') {
        kept.extend((!segment.is_empty()).then(|| at - 1..at + segment.len()));
        at += segment.len() + 1;
    }
    // Of pairs behind the key an odd one out has lost its value.
    let last = kept.last().map(|segment| &link[segment.start + 1..segment.end]);
    if last.is_some_and(|last| QUALIFIERS.iter().any(|name| last.eq_ignore_ascii_case(name))) {
        kept.pop();
    }
    let mut written = Written::default();
    written.keep(link, 0..path);
    let mut at = path;
    for segment in kept {
        if segment.start > at {
            written.note(FindingCode::TrailingSlash, at..segment.start);
        }
        at = segment.end;
        written.keep(link, segment);
    }
    if end > at {
        written.note(FindingCode::TrailingSlash, at..end);
    }
    written.keep(link, end..link.len());
    (!written.findings().is_empty()).then_some(written)
}

fn starts(text: &str, word: &str) -> bool {
    text.get(..word.len()).is_some_and(|head| head.eq_ignore_ascii_case(word))
}

/// Labels of letters, digits and hyphens with dots between, the last one of letters: no number, no
/// path of files.
fn is_bare_host(host: &str) -> bool {
    let mut labels = host.rsplit('.');
    let top = labels.next().unwrap_or_default();
    let is_top = top.chars().count() >= 2 && (top.chars().all(char::is_alphabetic) || starts(top, "xn--"));
    let is_label = |label: &str| {
        !label.is_empty()
            && label.chars().all(|sign| sign.is_alphanumeric() || matches!(sign, '-' | '\u{300}'..='\u{36f}'))
    };
    let mut count = 0;
    is_top
        && labels.all(|label| {
            count += 1;
            is_label(label)
        })
        && count > 0
}
