//! Which of several links a client is led to.

use super::VOCABULARY;
use super::links::Target;
use axum::http::{HeaderMap, header};
use epcis::linkset::LinkType;

/// What fits.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Choice<'a> {
    /// Nothing of this type.
    None,
    /// The one that fits best.
    One(&'a Target),
    /// Several that fit equally.
    Several(Vec<&'a Target>),
}

/// Chooses by type, then by the level nearest to what was asked, then by language, then by media type.
pub(super) fn choose<'a>(targets: &'a [Target], asked: &str, headers: &HeaderMap) -> Choice<'a> {
    let asked = LinkType::read(asked);
    let mut fitting: Vec<&Target> =
        targets.iter().filter(|it| LinkType::read(&format!("{VOCABULARY}{}", it.relation)) == asked).collect();
    let nearest = fitting.iter().map(|it| it.level).min();
    fitting.retain(|it| Some(it.level) == nearest);
    for wanted in languages(headers) {
        let speaks: Vec<&Target> =
            fitting.iter().copied().filter(|it| it.languages.iter().any(|tag| fits(&wanted, tag))).collect();
        if !speaks.is_empty() {
            fitting = speaks;
            break;
        }
    }
    let accept = headers.get(header::ACCEPT).and_then(|it| it.to_str().ok()).unwrap_or_default();
    let of_kind: Vec<&Target> = fitting.iter().copied().filter(|it| accept.contains(it.kind)).collect();
    if !of_kind.is_empty() {
        fitting = of_kind;
    }
    match fitting.as_slice() {
        [] => Choice::None,
        [one] => Choice::One(one),
        _ => Choice::Several(fitting),
    }
}

/// The languages that the client reads, the best first: each as asked, then without its region.
pub(in crate::http) fn languages(headers: &HeaderMap) -> Vec<String> {
    let header = headers.get(header::ACCEPT_LANGUAGE).and_then(|it| it.to_str().ok()).unwrap_or_default();
    let mut ranges: Vec<(u16, String)> = header.split(',').take(20).filter_map(range).collect();
    ranges.sort_by_key(|(weight, _)| std::cmp::Reverse(*weight));
    let mut found = Vec::new();
    for (_, range) in ranges {
        // RFC 4647, section 3.4: cut from the end until something fits.
        let mut rest = range.as_str();
        loop {
            found.push(rest.to_owned());
            match rest.rsplit_once('-') {
                Some((shorter, _)) => rest = shorter,
                None => break,
            }
        }
    }
    found
}

/// A language range with its weight in thousandths; `None` for one that is refused or unreadable.
fn range(text: &str) -> Option<(u16, String)> {
    let mut parts = text.split(';').map(str::trim);
    let tag = parts.next().filter(|it| !it.is_empty() && *it != "*")?.to_ascii_lowercase();
    let weight = parts.find_map(|it| it.strip_prefix("q=")?.trim().parse::<f32>().ok()).unwrap_or(1.0);
    let weight = (weight.clamp(0.0, 1.0) * 1000.0) as u16;
    (weight > 0).then_some((weight, tag))
}

/// Whether a link's language is what is wanted, or a region of it.
fn fits(wanted: &str, tag: &str) -> bool {
    let tag = tag.to_ascii_lowercase();
    tag == wanted || tag.strip_prefix(wanted).is_some_and(|rest| rest.starts_with('-'))
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::http::HeaderValue;

    fn target(href: &str, languages: &[&str], kind: &'static str, level: u8) -> Target {
        let languages = languages.iter().map(|it| (*it).to_owned()).collect();
        let title = String::new();
        Target { relation: "pip", href: href.to_owned(), title, kind, languages, level }
    }

    #[track_caller]
    fn check(language: &str, accept: &str, expected: &[&str]) {
        let targets = [
            target("vi", &["vi"], "text/html", 1),
            target("pt", &["pt"], "text/html", 1),
            target("en-gb", &["en-GB"], "text/html", 1),
            target("en", &["en"], "text/html", 1),
            target("json", &["vi"], "application/json", 1),
            target("product", &["fr"], "text/html", 2),
        ];
        let mut headers = HeaderMap::new();
        for (name, value) in [(header::ACCEPT_LANGUAGE, language), (header::ACCEPT, accept)] {
            if let Ok(value) = HeaderValue::from_str(value) {
                headers.insert(name, value);
            }
        }
        let found: Vec<&str> = match choose(&targets, "gs1:pip", &headers) {
            Choice::None => Vec::new(),
            Choice::One(one) => vec![&one.href],
            Choice::Several(list) => list.iter().map(|it| it.href.as_str()).collect(),
        };
        assert_eq!(found, expected, "{language}, {accept}");
    }

    #[test]
    fn the_best_language_is_chosen_and_what_fits_equally_is_offered() {
        check("pt-BR, en;q=0.5", "*/*", &["pt"]);
        check("en-GB", "*/*", &["en-gb"]);
        check("en-US", "*/*", &["en-gb", "en"]);
        check("vi", "text/html", &["vi"]);
        check("vi", "application/json", &["json"]);
        check("vi;q=0, en-GB", "*/*", &["en-gb"]);
        check("de", "*/*", &["vi", "pt", "en-gb", "en", "json"]);
        check("", "", &["vi", "pt", "en-gb", "en", "json"]);
    }

    #[test]
    fn a_type_without_a_link_leads_nowhere() {
        assert_eq!(choose(&[], "gs1:epcis", &HeaderMap::new()), Choice::None);
    }
}
