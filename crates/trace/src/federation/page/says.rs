//! How servers name what they say about pages, and how they write a flag or a number.

use serde_json::Value;

/// What a server says where it holds something back, as [`folded`] writes it.
pub(super) const MORE: [&str; 13] = [
    "hasmore",
    "hasnext",
    "moreavailable",
    "moreresults",
    "istruncated",
    "truncated",
    "incomplete",
    "partial",
    "limitexceeded",
    "toomany",
    "conthem",
    "contiep",
    "cotrangsau",
];

/// The words that names of a next page are made of, behind `next`.
const NEXT: [&str; 15] = [
    "page", "token", "url", "uri", "link", "href", "records", "results", "batch", "cursor", "offset", "start",
    "marker", "key", "odata",
];

/// The words that names of a number of all things are made of, beside `total`.
const TOTAL: [&str; 17] = [
    "total", "count", "elements", "items", "results", "result", "records", "rows", "hits", "events", "event", "size",
    "found", "number", "filtered", "num", "x",
];

/// Likewise, in Vietnamese, behind `tongso`.
const TOTAL_VI: [&str; 5] = ["banghi", "sukien", "dong", "ketqua", "phantu"];

/// Whether a name is made of these words alone.
fn is_made_of(mut name: &str, words: &[&str]) -> bool {
    while let Some(rest) = words.iter().filter_map(|word| name.strip_prefix(word)).min_by_key(|rest| rest.len()) {
        name = rest;
    }
    name.is_empty()
}

/// The parameter that a field's value stands for, if its name is that of a next page.
pub(super) fn next_name(name: &str) -> Option<&'static str> {
    let behind = match name.strip_prefix("next").or_else(|| name.strip_prefix("odatanext")) {
        Some(behind) => behind,
        None => return matches!(name, "trangtiep" | "trangtieptheo" | "trangsau" | "trangke").then_some("page"),
    };
    is_made_of(behind, &NEXT).then_some(match behind {
        "page" => "page",
        "cursor" => "cursor",
        "offset" | "start" => "offset",
        _ => "nextPageToken",
    })
}

/// Whether a field counts all pages, or else all events; none if it counts neither.
pub(super) fn total_name(name: &str) -> Option<bool> {
    match name {
        "totalpages" | "totalpage" | "totalpagecount" | "tongsotrang" | "tongtrang" => Some(true),
        "odatacount" | "resultcount" | "eventcount" | "recordcount" | "numfound" | "nbhits" => Some(false),
        _ if (name.contains("total") || name.starts_with("records")) && is_made_of(name, &TOTAL) => Some(false),
        _ => name.strip_prefix("tongso").filter(|rest| is_made_of(rest, &TOTAL_VI)).map(|_| false),
    }
}

/// A number of things: as it is, in quotation marks, or beside how exact it is.
pub(super) fn count(value: &Value) -> Option<usize> {
    let number = match value {
        Value::String(text) => text.trim().parse().ok(),
        Value::Object(map) => map.get("value").or_else(|| map.get("count"))?.as_u64(),
        value => value.as_u64(),
    };
    number.and_then(|number| usize::try_from(number).ok())
}

/// The pages that `1/3` or `1 of 3` names.
pub(super) fn of_pages(value: &Value) -> Option<usize> {
    let (page, pages) = value.as_str()?.split_once("/").or_else(|| value.as_str()?.split_once(" of "))?;
    page.trim().parse::<usize>().ok()?;
    pages.trim().parse().ok()
}

/// Whether a flag says yes, or no, in one of the ways in which servers write it.
pub(super) fn says(value: &Value, yes: bool) -> bool {
    let words: [&str; 4] = if yes { ["true", "yes", "1", "y"] } else { ["false", "no", "0", "n"] };
    match value {
        Value::Bool(flag) => *flag == yes,
        Value::Number(number) => number.as_u64() == Some(u64::from(yes)),
        Value::String(text) => words.contains(&text.trim().to_ascii_lowercase().as_str()),
        _ => false,
    }
}

/// Whether a value names nothing.
pub(super) fn is_nothing(value: &Value) -> bool {
    match value {
        Value::Null | Value::Bool(false) => true,
        Value::String(text) => text.trim().is_empty(),
        Value::Number(number) => number.as_u64() == Some(0),
        Value::Array(list) => list.is_empty(),
        Value::Object(map) => map.is_empty(),
        Value::Bool(true) => false,
    }
}

/// Whether a header names a last page that is not the first one, and none before this: there are more.
pub(super) fn is_first_of_more(link: &str) -> bool {
    let target = |relation: &str| {
        let of = |parameters: &str| {
            parameters.to_ascii_lowercase().replace(['"', '\'', ' '], "").contains(&format!("rel={relation}"))
        };
        link.split('<')
            .skip(1)
            .filter_map(|part| part.split_once('>'))
            .find(|(_, parameters)| of(parameters))
            .map(|it| it.0)
    };
    let (first, last) = (target("first").or_else(|| target("self")), target("last"));
    target("prev").is_none() && first.is_some() && last.is_some() && first != last
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_number_of_all_things_is_known_by_its_name() {
        for name in ["total", "totalcount", "xtotalcount", "recordsfiltered", "totalhits", "numfound", "tongsobanghi"] {
            assert_eq!(total_name(name), Some(false), "{name}");
        }
        assert_eq!((total_name("totalpages"), total_name("tongsotrang")), (Some(true), Some(true)));
        for name in ["totalweight", "totalquantity", "tongsokg", "subtotal", "totaltimems", "x"] {
            assert_eq!(total_name(name), None, "{name}");
        }
    }

    #[test]
    fn a_next_page_is_known_by_its_name() {
        for (name, parameter) in [("next", "nextPageToken"), ("nextpageurl", "nextPageToken"), ("nextpage", "page")] {
            assert_eq!(next_name(name), Some(parameter), "{name}");
        }
        for name in ["nextupdate", "nextcheck", "nextinspectiondate", "context", "nextstep"] {
            assert_eq!(next_name(name), None, "{name}");
        }
    }

    #[test]
    fn numbers_and_flags_come_in_many_forms() {
        for three in [json!(3), json!(" 3 "), json!({"value": 3, "relation": "gte"})] {
            assert_eq!(count(&three), Some(3), "{three}");
        }
        assert_eq!(
            (of_pages(&json!("1/3")), of_pages(&json!("1 of 3")), of_pages(&json!("a/3"))),
            (Some(3), Some(3), None)
        );
        for yes in [json!(true), json!("True"), json!(1), json!("yes")] {
            assert!(says(&yes, true) && !says(&yes, false), "{yes}");
        }
        assert!(is_first_of_more("<?page=1>; rel=\"first\", <?page=3>; rel=\"last\""));
        assert!(!is_first_of_more("<?page=1>; rel=\"first\", <?page=1>; rel=\"last\""));
        assert!(!is_first_of_more("<?page=2>; rel=prev, <?page=1>; rel=first, <?page=4>; rel=last"));
    }
}
