//! What a page of an EPCIS query says about the pages behind it.
//!
//! Servers in the field leave out the quotes of `rel`, build the address of an internal host, send a bare
//! token, show the `Link` header to nobody else's pages, put the token into the body, or cap a page at fewer
//! events than they were asked for. So of an address only its query is taken, and the own address is used.

use serde_json::{Map, Value};

use crate::source::percent_encode;

/// Numbers of events that servers cap their pages at.
const CAPS: [usize; 10] = [20, 25, 30, 50, 100, 200, 250, 500, 1_000, 2_000];

/// Levels of a body that are searched for what it says about pages.
const DEPTH: usize = 4;

/// Pairs of a query, as written.
pub(super) type Next = Vec<(String, String)>;

/// What one page says about the others.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Paging {
    /// What to add to the query for the next page.
    pub(super) next: Option<Next>,
    /// How many events there are in all.
    total: Option<usize>,
    /// How many events a page has at most.
    cap: Option<usize>,
}

impl Paging {
    /// Reads the `Link` header and the body of a page.
    pub(super) fn read(link: &str, body: &Value) -> Paging {
        let mut paging = Paging::default();
        if let Some(map) = body.as_object() {
            paging.body(map, DEPTH);
        }
        paging.next = next_of_header(link).or(paging.next);
        paging
    }

    /// Whether events may stand behind a page of `events` that names no next one. `read` events came before
    /// and on it, `asked` were asked for.
    pub(super) fn may_go_on(&self, events: usize, read: usize, asked: Option<usize>) -> bool {
        match self.total {
            Some(total) => total > read,
            None => events > 0 && (Some(events) == asked || Some(events) == self.cap || CAPS.contains(&events)),
        }
    }

    fn body(&mut self, map: &Map<String, Value>, depth: usize) {
        for (name, value) in map {
            let number = || value.as_u64().and_then(|number| usize::try_from(number).ok());
            match folded(name).as_str() {
                "nextpagetoken" | "nexttoken" | "pagetoken" | "continuationtoken" | "next" | "nextpage"
                | "nextlink" | "odatanextlink" => {
                    let target = value.as_str().or_else(|| value.get("href")?.as_str());
                    self.next = self.next.take().or_else(|| target.and_then(pairs));
                }
                "total" | "totalcount" | "totalelements" | "totalitems" | "totalresults" | "numberofelements" => {
                    self.total = self.total.or_else(number);
                }
                "perpage" | "pagesize" | "limit" => self.cap = self.cap.or_else(number),
                "eventlist" | "context" => {}
                _ => {
                    if let Some(map) = value.as_object().filter(|_| depth > 1) {
                        self.body(map, depth - 1);
                    }
                }
            }
        }
    }
}

/// The letters of a name, without the prefix, the case and the signs in which servers differ.
fn folded(name: &str) -> String {
    let name = name.strip_prefix("epcis:").unwrap_or(name);
    name.chars().filter(char::is_ascii_alphanumeric).map(|it| it.to_ascii_lowercase()).collect()
}

/// The query with these pairs in place of its own of the same names.
pub(super) fn with_pairs(query: &str, pairs: &Next) -> String {
    let own = query.split('&').filter(|pair| {
        let name = pair.split('=').next().unwrap_or_default();
        !pair.is_empty() && !pairs.iter().any(|(other, _)| other == name)
    });
    let all = own.map(str::to_owned).chain(pairs.iter().map(|(name, value)| format!("{name}={value}")));
    all.collect::<Vec<_>>().join("&")
}

/// The next page that a `Link` header names.
fn next_of_header(link: &str) -> Option<Next> {
    let link = link.trim();
    if link.is_empty() {
        return None;
    }
    if !link.contains(['<', ';', ',']) {
        return pairs(link);
    }
    // Commas separate links, but may stand inside the angle brackets too.
    link.split('<').skip(1).find_map(|part| {
        let (target, parameters) = part.split_once('>')?;
        let is_next = parameters.split([';', ',']).any(|parameter| {
            let (name, value) = parameter.split_once('=').unwrap_or((parameter, ""));
            let relations = value.trim().trim_matches(['"', '\'']);
            name.trim().eq_ignore_ascii_case("rel")
                && relations.split_whitespace().any(|it| it.eq_ignore_ascii_case("next"))
        });
        is_next.then(|| pairs(target)).flatten()
    })
}

/// The pairs of an address's query, as they are written; a text without one is a token by itself.
fn pairs(target: &str) -> Option<Next> {
    let target = target.trim();
    if target.is_empty() {
        return None;
    }
    let Some((_, query)) = target.split_once('?') else {
        return Some(vec![("nextPageToken".to_owned(), percent_encode(target))]);
    };
    let query = query.split('#').next().unwrap_or(query);
    // Whatever stands there is one value: what would end it is left out.
    let plain = |text: &str| text.replace(['\r', '\n', ' '], "");
    let read = query.split('&').filter_map(|pair| pair.split_once('='));
    let read: Next = read.map(|(name, value)| (plain(name), plain(value))).take(20).collect();
    (!read.is_empty()).then_some(read)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    const OWN: &str = "MATCH_anyEPC=x&perPage=100";

    #[track_caller]
    fn check(link: &str, body: Value, expected: Option<&str>) {
        let next = Paging::read(link, &body).next.map(|next| with_pairs(OWN, &next));
        assert_eq!(next.as_deref(), expected, "{link} {body}");
    }

    #[test]
    fn the_token_is_found_in_every_spelling() {
        let token = |token: &str| format!("{OWN}&nextPageToken={token}");
        let paged = |size: u8, token: &str| format!("MATCH_anyEPC=x&perPage={size}&nextPageToken={token}");
        let none = Value::Null;
        check(
            "<https://a.example/events?perPage=2&nextPageToken=abc>; rel=\"next\"",
            none.clone(),
            Some(&paged(2, "abc")),
        );
        check("<http://internal:9200/events?nextPageToken=a%2Fb>; rel=next", none.clone(), Some(&token("a%2Fb")));
        check("</events?nextPageToken=abc>; title=\"x\"; rel='next'", none.clone(), Some(&token("abc")));
        let two = "<https://a.example/1>; rel=\"prev\", <https://a.example/?nextPageToken=2>; rel=\"next last\"";
        check(two, none.clone(), Some(&token("2")));
        check("abc", none.clone(), Some(&token("abc")));
        check("https://a.example/?nextPageToken=7", none.clone(), Some(&token("7")));
        check("a/b c", none.clone(), Some(&token("a%2Fb%20c")));
        check("", json!({"nextPageToken": "abc"}), Some(&token("abc")));
        check("", json!({"epcisBody": {"queryResults": {"next_page_token": "abc"}}}), Some(&token("abc")));
        check("", json!({"_links": {"next": {"href": "/events?page=2"}}}), Some(&format!("{OWN}&page=2")));
        check(
            "",
            json!({"meta": {"next": "https://internal/events?perPage=5&offset=5"}}),
            Some("MATCH_anyEPC=x&perPage=5&offset=5"),
        );
    }

    #[test]
    fn another_relation_is_no_next_page() {
        for link in [
            "",
            "<https://a.example/?nextPageToken=7>; rel=\"prev\"",
            "<https://a.example/?nextPageToken=7>",
            ";;;,,,<<<",
        ] {
            check(link, Value::Null, None);
        }
        check("", json!({"nextPageToken": null, "next": ""}), None);
        check("", json!({"epcisBody": {"eventList": [{"next": "x"}]}}), None);
    }

    #[test]
    fn a_page_as_full_as_a_cap_may_go_on() {
        let goes_on = |body: Value, events, asked| Paging::read("", &body).may_go_on(events, events, asked);
        let none = Value::Null;
        assert!(goes_on(none.clone(), 100, Some(100)) && goes_on(none.clone(), 30, Some(100)));
        assert!(goes_on(none.clone(), 17, Some(17)) && goes_on(json!({"perPage": 12}), 12, Some(100)));
        assert!(goes_on(json!({"totalCount": 31}), 29, Some(100)));
        assert!(!goes_on(json!({"totalCount": 30}), 30, Some(100)));
        assert!(!goes_on(none.clone(), 29, Some(100)) && !goes_on(none.clone(), 0, Some(100)));
        assert!(!goes_on(none, 240, Some(100)), "a server that gives all at once");
    }
}
