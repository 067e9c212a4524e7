//! Addresses of the page: a fragment, so that a static host serves them and nothing is sent by opening one.
//!
//! | fragment | place |
//! |---|---|
//! | empty | the scan view |
//! | `#/01/09521001002011/10/CM-261104` | the report of a Digital Link path on `id.gs1.org` |
//! | `#/?q=TEXT` | the report of any other text, percent-encoded |
//! | `#about`, `#history` | a panel |

/// The host whose Digital Link URIs are written as a bare path.
const CANONICAL: &str = "https://id.gs1.org";

/// What an address of the page names.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Place {
    /// The scan view.
    #[default]
    Scan,
    /// The report of a code's text.
    Report(String),
    /// About and privacy.
    About,
    /// Kept reports.
    History,
}

impl Place {
    /// The place that a fragment names, with or without its `#`; an unknown one is the scan view.
    pub fn from_fragment(fragment: &str) -> Self {
        let fragment = fragment.strip_prefix('#').unwrap_or(fragment);
        if let Some(query) = fragment.strip_prefix("/?q=") {
            return match decode(query) {
                Some(text) if !text.is_empty() => Self::Report(text),
                _ => Self::Scan,
            };
        }
        match fragment {
            "about" => Self::About,
            "history" => Self::History,
            path if is_digital_link_path(path) => Self::Report([CANONICAL, path].concat()),
            _ => Self::Scan,
        }
    }

    /// The fragment with its `#`; empty for the scan view.
    pub fn fragment(&self) -> String {
        match self {
            Self::Scan => String::new(),
            Self::About => "#about".to_owned(),
            Self::History => "#history".to_owned(),
            Self::Report(text) => match text.strip_prefix(CANONICAL) {
                Some(path) if is_digital_link_path(path) => ["#", path].concat(),
                _ => {
                    let mut out = String::from("#/?q=");
                    encode(text, &mut out);
                    out
                }
            },
        }
    }
}

/// Whether the text is a path of AI and value pairs whose characters need no escape in a fragment.
fn is_digital_link_path(text: &str) -> bool {
    let Some(rest) = text.strip_prefix('/') else {
        return false;
    };
    let mut ai_next = true;
    let mut parts = 0;
    for part in rest.split('/') {
        let fits = if ai_next {
            (2..=4).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit())
        } else {
            !part.is_empty() && part.bytes().all(|b| unreserved(b) || b == b'%')
        };
        if !fits {
            return false;
        }
        ai_next = !ai_next;
        parts += 1;
    }
    parts >= 2 && ai_next
}

/// Characters that stand for themselves (RFC 3986, section 2.3).
fn unreserved(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"-._~".contains(&byte)
}

fn encode(text: &str, out: &mut String) {
    const HEX: &[u8; 16] = b"0123456789ABCDEF";
    for byte in text.bytes() {
        if unreserved(byte) {
            out.push(char::from(byte));
        } else {
            out.push('%');
            out.push(char::from(HEX[usize::from(byte >> 4)]));
            out.push(char::from(HEX[usize::from(byte & 15)]));
        }
    }
}

/// Decodes percent escapes; `None` when one is broken or the bytes are not UTF-8.
fn decode(text: &str) -> Option<String> {
    let mut out = Vec::with_capacity(text.len());
    let mut bytes = text.bytes();
    while let Some(byte) = bytes.next() {
        if byte == b'%' {
            let high = hex(bytes.next()?)?;
            let low = hex(bytes.next()?)?;
            out.push(high << 4 | low);
        } else {
            out.push(byte);
        }
    }
    String::from_utf8(out).ok()
}

fn hex(byte: u8) -> Option<u8> {
    char::from(byte).to_digit(16).and_then(|value| u8::try_from(value).ok())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[track_caller]
    fn check(fragment: &str, expected: Place) {
        assert_eq!(Place::from_fragment(fragment), expected);
        assert_eq!(expected.fragment(), fragment);
    }

    #[test]
    fn each_place_has_one_address() {
        check("", Place::Scan);
        check("#about", Place::About);
        check("#history", Place::History);
        check(
            "#/01/09521001002011/10/CM-261104",
            Place::Report("https://id.gs1.org/01/09521001002011/10/CM-261104".into()),
        );
        check("#/?q=8934563138165", Place::Report("8934563138165".into()));
        check("#/?q=a%20%C4%91", Place::Report("a đ".into()));
    }

    #[test]
    fn a_broken_address_is_the_scan_view() {
        for fragment in ["#/?q=", "#/?q=%4", "#/?q=%FF", "#/01", "#/01/", "#x", "#/01/1/1"] {
            assert_eq!(Place::from_fragment(fragment), Place::Scan, "{fragment}");
        }
    }

    proptest! {
        #[test]
        fn every_text_survives_its_address(text in ".{1,60}") {
            let place = Place::Report(text);
            prop_assert_eq!(Place::from_fragment(&place.fragment()), place);
        }
    }
}
