//! What a page of an EPCIS query says about the pages behind it.
//!
//! Servers in the field leave out the quotes of `rel`, build the address of an internal host, send a bare
//! token, show the `Link` header to nobody else's pages, put the token into the body, or cap a page at fewer
//! events than they were asked for. So of an address only its query is taken, and the own address is used.

mod says;

use gs1::list::Gather;
use gs1::percent::{self, UriPart};
use serde_json::{Map, Value};

use says::{MORE, count, is_first_of_more, is_nothing, next_name, of_pages, says, total_name};

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
    /// How many events there are on this page, or in all.
    count: Option<usize>,
    /// How many events a page has at most.
    cap: Option<usize>,
    /// How many pages there are.
    pages: Option<usize>,
    /// It says that more follows, and not where in a way that is understood.
    has_more: bool,
}

/// Where an answer is in its paging.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place {
    /// Events on the page.
    pub(super) events: usize,
    /// Events on it and the pages before.
    pub(super) read: usize,
    /// The pages that were read.
    pub(super) pages: usize,
    /// Events on a page that were asked for; none where the server refuses the word.
    pub(super) asked: Option<usize>,
}

impl Paging {
    /// Reads the `Link` header and the body of a page; `is_part` if its status says that it is one.
    pub(super) fn read(link: &str, body: &Value, is_part: bool) -> Paging {
        let mut paging = Paging { has_more: is_part, ..Paging::default() };
        // Documents may stand one behind the other: each says where its own pages go on.
        let parts = if let Value::Array(list) = body { list.as_slice() } else { std::slice::from_ref(body) };
        let is_page = |map: &&Map<String, Value>| !map.contains_key("eventTime");
        parts.iter().filter_map(Value::as_object).filter(is_page).for_each(|map| paging.body(map, DEPTH));
        paging.header(link);
        paging
    }

    /// Whether events may stand behind a page that names no next one.
    pub(super) fn may_go_on(&self, place: Place) -> bool {
        let Place { events, read, pages, asked } = place;
        if self.has_more || self.pages.is_some_and(|all| all > pages) || self.count.is_some_and(|count| count > read) {
            return true;
        }
        match self.total {
            Some(total) if total >= read => total > read,
            // A total below what came counts something else.
            _ => events > 0 && (Some(events) == asked || Some(events) == self.cap || CAPS.contains(&events)),
        }
    }

    fn header(&mut self, link: &str) {
        match next_of_header(link) {
            Some(next) => self.next = Some(next),
            None => {
                let spoken = link.to_ascii_lowercase().contains("next");
                self.has_more |= (spoken || is_first_of_more(link)) && self.next.is_none();
            }
        }
    }

    fn body(&mut self, map: &Map<String, Value>, depth: usize) {
        let mut after = None;
        let mut is_over = false;
        for (name, value) in map {
            let number = || count(value);
            match folded(name).as_str() {
                "continuation" => self.next_as(value, "continuation"),
                "after" | "endcursor" => after = Some(value),
                "pagetoken" | "continuationtoken" => self.next_as(value, "nextPageToken"),
                "link" if value.is_string() => self.header(value.as_str().unwrap_or_default()),
                "links" | "link" if value.is_array() => self.links(value),
                // It may count the page or all.
                "count" | "numberofelements" => self.count = self.count.max(number()),
                "pages" => self.pages = self.pages.max(number().or_else(|| count(value.get("total")?))),
                "page" if value.is_string() => self.pages = self.pages.max(of_pages(value)),
                "pagecount" | "numberofpages" | "maxpage" | "sotrang" => self.pages = self.pages.max(number()),
                "lastpage" if number().is_some() => self.pages = self.pages.max(number()),
                "perpage" | "pagesize" | "limit" => self.cap = self.cap.or_else(number),
                "last" | "islast" | "islastpage" | "lastpage" | "done" | "complete" | "iscomplete" => {
                    self.has_more |= says(value, false);
                }
                "remaining" | "remainingitems" | "conlai" => self.has_more |= number().is_some_and(|left| left > 0),
                "scrollid" | "bookmark" | "cursor" if value.is_string() => {
                    self.has_more |= value.as_str().is_some_and(|token| !token.trim().is_empty());
                }
                "resumptiontoken" | "lastevaluatedkey" | "skiptoken" => self.has_more |= !is_nothing(value),
                // Words of the standard beside the events.
                "eventlist" | "context" | "type" | "schemaversion" | "creationdate" | "queryname" => {}
                name => match next_name(name) {
                    Some(parameter) => self.next_as(value, parameter),
                    None if MORE.iter().any(|it| name.contains(it)) => {
                        self.has_more |= says(value, true);
                        is_over |= says(value, false);
                    }
                    None => match total_name(name) {
                        Some(true) => self.pages = self.pages.max(number()),
                        Some(false) if number().is_some() => self.total = self.total.max(number()),
                        _ => {
                            if let Some(map) = value.as_object().filter(|_| depth > 1) {
                                self.body(map, depth - 1);
                            }
                        }
                    },
                },
            }
        }
        // A cursor stands at the end of the last page, too.
        if let Some(after) = after.filter(|_| !is_over) {
            self.next_as(after, "after");
        }
    }

    /// Takes a value as what names the next page; a text without a query, or a number, is the value of `name`.
    fn next_as(&mut self, value: &Value, name: &str) {
        if self.next.is_some() || is_nothing(value) {
            return;
        }
        let single = if let Value::Array(list) = value { list.first().unwrap_or(&Value::Null) } else { value };
        self.next = match single {
            Value::String(text) => pairs(text, name),
            Value::Number(number) => Some(vec![(name.to_owned(), number.to_string())]),
            Value::Object(map) => match map.get("href").or_else(|| map.get("url")) {
                Some(target) if is_nothing(target) => return,
                Some(target) => target.as_str().and_then(|target| pairs(target, name)),
                None => Some(map.iter().filter_map(|(name, value)| Some((name.clone(), plain(value)?))).gathered())
                    .filter(|pairs: &Next| !pairs.is_empty() && pairs.len() == map.len()),
            },
            _ => None,
        };
        self.has_more |= self.next.is_none();
    }

    /// Links in a list, each with its relation.
    fn links(&mut self, list: &Value) {
        let relation = |link: &Value| {
            let told = link.get("rel").or_else(|| link.get("relation"));
            let single = told
                .map(|told| if let Value::Array(list) = told { list.as_slice() } else { std::slice::from_ref(told) });
            single.into_iter().flatten().filter_map(Value::as_str).any(is_next)
        };
        if let Some(link) = list.as_array().into_iter().flatten().find(|link| relation(link)) {
            self.next_as(link, "nextPageToken");
        }
    }
}

/// A number or text as the value of a query.
fn plain(value: &Value) -> Option<String> {
    match value {
        Value::Number(number) => Some(number.to_string()),
        Value::String(text) => Some(percent::encode(text.as_bytes(), UriPart::Path)),
        _ => None,
    }
}

/// Whether one of the relations is `next`, bare or as the address of its registration.
fn is_next(relations: &str) -> bool {
    relations.split_whitespace().any(|it| epcis::event::local_name(it).eq_ignore_ascii_case("next"))
}

/// The letters of a name, without the prefix, the case and the signs in which servers differ.
pub(super) fn folded(name: &str) -> String {
    let name = name.rsplit(':').next().unwrap_or(name);
    let mut out = String::with_capacity(name.len());
    out.extend(name.chars().filter(char::is_ascii_alphanumeric).map(|it| it.to_ascii_lowercase()));
    out
}

/// The query with these pairs in place of its own of the same names.
pub(super) fn with_pairs(query: &str, pairs: &Next) -> String {
    let own = query.split('&').filter(|pair| {
        let name = pair.split('=').next().unwrap_or_default();
        !pair.is_empty() && !pairs.iter().any(|(other, _)| other == name)
    });
    let all = own.map(str::to_owned).chain(pairs.iter().map(|(name, value)| format!("{name}={value}")));
    all.gathered().join("&")
}

/// The next page that a `Link` header names.
fn next_of_header(link: &str) -> Option<Next> {
    let link = link.trim();
    if link.is_empty() {
        return None;
    }
    if !link.contains(['<', ';', ',']) {
        return pairs(link, "nextPageToken");
    }
    if !link.contains('<') {
        // The angle brackets were left out.
        let (target, parameters) = link.split_once(';')?;
        return names_next(parameters).then(|| pairs(target, "nextPageToken")).flatten();
    }
    // Commas separate links, but may stand inside the angle brackets too.
    link.split('<').skip(1).find_map(|part| {
        let (target, parameters) = part.split_once('>')?;
        names_next(parameters).then(|| pairs(target, "nextPageToken")).flatten()
    })
}

/// Whether the parameters of a link say that it is the next page.
fn names_next(parameters: &str) -> bool {
    parameters.split([';', ',']).any(|parameter| {
        let (name, value) = parameter.split_once('=').unwrap_or((parameter, ""));
        // `rel*` names character set and language before the value.
        let value = value.trim().rsplit("''").next().unwrap_or_default();
        name.trim().trim_end_matches('*').eq_ignore_ascii_case("rel") && is_next(value.trim_matches(['"', '\'']))
    })
}

/// The pairs of an address's query, as they are written; a text without one is by itself the value of `name`.
fn pairs(target: &str, name: &str) -> Option<Next> {
    let target = target.trim();
    if target.is_empty() {
        return None;
    }
    let Some((_, query)) = target.split_once('?') else {
        return Some(vec![(name.to_owned(), percent::encode(target.as_bytes(), UriPart::Path))]);
    };
    let query = query.split('#').next().unwrap_or(query);
    // Whatever stands there is one value: what would end it is left out.
    let plain = |text: &str| text.replace(['\r', '\n', ' '], "");
    let read = query.split('&').filter_map(|pair| pair.split_once('='));
    let read: Next = read.map(|(name, value)| (plain(name), plain(value))).take(20).gathered();
    (!read.is_empty()).then_some(read)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    const OWN: &str = "MATCH_anyEPC=x&perPage=100";

    #[track_caller]
    fn check(link: &str, body: Value, expected: Option<&str>) {
        let next = Paging::read(link, &body, false).next.map(|next| with_pairs(OWN, &next));
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
        let (own, page) = (|pair: &str| format!("{OWN}&{pair}"), json!({"href": "/events?page=2"}));
        check("", json!({"_links": {"next": [page]}}), Some(&own("page=2")));
        check(
            "",
            json!({"links": [{"rel": "self", "href": "?x=1"}, {"rel": "next", "href": "?page=2"}]}),
            Some(&own("page=2")),
        );
        check("", json!({"hydra:view": {"hydra:next": "/events?page=2"}}), Some(&own("page=2")));
        check("", json!({"next": {"page": 2}}), Some(&own("page=2")));
        check("", json!({"nextPage": 2}), Some(&own("page=2")));
        check("", json!({"paging": {"cursors": {"after": "a b"}}}), Some(&own("after=a%20b")));
        check("", json!({"Link": "</events?page=2>; rel=\"next\""}), Some(&own("page=2")));
        let registered = "<?page=2>; rel=\"https://www.iana.org/assignments/relation/next\"";
        check(registered, none.clone(), Some(&own("page=2")));
        check("https://a.example/?page=2; rel=\"next\"", none.clone(), Some(&own("page=2")));
        check("<?page=2>; rel*=UTF-8''next", none.clone(), Some(&own("page=2")));
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
        let goes_on = |body: Value, events, asked| {
            let place = Place { events, read: events, pages: 1, asked };
            Paging::read("", &body, false).may_go_on(place)
        };
        let none = Value::Null;
        assert!(goes_on(none.clone(), 100, Some(100)) && goes_on(none.clone(), 30, Some(100)));
        assert!(goes_on(none.clone(), 17, Some(17)) && goes_on(json!({"perPage": 12}), 12, Some(100)));
        assert!(goes_on(json!({"totalCount": 31}), 29, Some(100)));
        assert!(!goes_on(json!({"totalCount": 30}), 30, Some(100)));
        assert!(goes_on(json!({"numberOfElements": 30, "totalElements": 300}), 30, Some(100)));
        assert!(goes_on(json!({"page": {"total": 3}}), 100, Some(100)), "it may count pages");
        for more in [
            json!({"hasMore": true}),
            json!({"has_next": "true"}),
            json!({"page": {"last": false}}),
            json!({"meta": {"page": 1, "pages": 2}}),
            json!({"count": 3}),
            json!({"next": [[]]}),
            json!({"scroll_id": "x"}),
            json!({"total": "3"}),
            json!({"hits": {"total": {"value": 3, "relation": "eq"}}}),
            json!({"recordsTotal": 3}),
            json!({"X-Total-Count": 3}),
            json!({"tongSoBanGhi": 3}),
            json!({"meta": {"current_page": 1, "last_page": 3}}),
            json!({"page": "1/3"}),
            json!({"has_more": "yes"}),
            json!({"hasNextPage": 1}),
            json!({"incomplete_results": true}),
            json!({"remainingItems": 2}),
            json!({"LastEvaluatedKey": {"id": "x"}}),
            json!({"isComplete": false}),
        ] {
            assert!(goes_on(more.clone(), 2, Some(100)), "{more}");
        }
        for all in [
            json!({"hasMore": false}),
            json!({"last": true}),
            json!({"totalPages": 1}),
            json!({"next": null}),
            json!({"count": 2}),
        ] {
            assert!(!goes_on(all.clone(), 2, Some(100)), "{all}");
        }
        assert!(!goes_on(none.clone(), 29, Some(100)) && !goes_on(none.clone(), 0, Some(100)));
        assert!(!goes_on(none, 240, Some(100)), "a server that gives all at once");
    }
}
