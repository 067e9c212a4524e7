//! The next page of an EPCIS query: from the server's `Link` header only its token is taken.
//!
//! Servers in the field leave out the quotes of `rel`, build the address of an internal host, or send
//! a bare token. So the own address is used again, with the token added.

/// The token of the next page, if the header names one.
pub(super) fn next_token(link: &str) -> Option<String> {
    let link = link.trim();
    if link.is_empty() {
        return None;
    }
    if !link.contains(['<', ';', ',']) {
        return Some(token_of(link));
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
        is_next.then(|| token_of(target))
    })
}

/// The value of `nextPageToken` as it is written in the query, else the whole text, escaped.
fn token_of(target: &str) -> String {
    let query = target.split_once('?').map(|(_, query)| query.split('#').next().unwrap_or(query));
    let token = query.and_then(|query| query.split('&').find_map(|pair| pair.strip_prefix("nextPageToken=")));
    match token {
        // Whatever stands there is one value: what would end it is escaped.
        Some(token) => token.replace(['\r', '\n', ' '], ""),
        None => crate::source::percent_encode(target),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(link: &str, expected: Option<&str>) {
        assert_eq!(next_token(link).as_deref(), expected, "{link}");
    }

    #[test]
    fn the_token_is_found_in_every_spelling() {
        check("<https://a.example/events?perPage=2&nextPageToken=abc>; rel=\"next\"", Some("abc"));
        check("<http://internal:9200/events?nextPageToken=a%2Fb&perPage=2>; rel=next", Some("a%2Fb"));
        check("</events?nextPageToken=abc>; title=\"x\"; rel='next'", Some("abc"));
        check(
            "<https://a.example/1>; rel=\"prev\", <https://a.example/?nextPageToken=2>; rel=\"next last\"",
            Some("2"),
        );
        check("abc", Some("abc"));
        check("https://a.example/?nextPageToken=7", Some("7"));
        check("a/b c", Some("a%2Fb%20c"));
    }

    #[test]
    fn another_relation_is_no_next_page() {
        check("", None);
        check("<https://a.example/?nextPageToken=7>; rel=\"prev\"", None);
        check("<https://a.example/?nextPageToken=7>", None);
        check(";;;,,,<<<", None);
    }
}
