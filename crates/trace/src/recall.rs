//! Recall notices: what a resolver's `recallStatus` link leads to.
//!
//! The mere presence of a link says nothing: GS1's link type says whether something is recalled *or not*.
//! The format is written down in `docs/recalls.md`.

mod alike;
mod hint;

pub(crate) use alike::may_mean;
pub(crate) use hint::{denies, hint, mentions};

use epcis::ItemKey;
use epcis::event::local_name;
use gs1::list::Gather;
use serde_json::{Map, Value};

use super::clock::Date;
use super::product::Translation;
use super::site::plain;
use super::words::{translations, words};

/// Most notices of one answer, and most things that one notice names.
const MOST: usize = 200;

/// A notice that was read, and says of named things whether they are recalled.
#[derive(Clone, Debug, PartialEq)]
pub struct RecallNotice {
    /// The things that it names; never empty.
    pub items: Vec<ItemKey>,
    /// Whether they are recalled; else the notice says that they are not, or no longer.
    pub is_recalled: bool,
    /// The day of the recall.
    pub date: Option<Date>,
    /// Why.
    pub reason: Option<String>,
    /// What to do.
    pub action: Option<String>,
    /// Who recalls.
    pub issuer: Option<String>,
    /// Whom to call, as text.
    pub telephone: Option<String>,
    /// A page for people, as text; never opened unless its host is trusted.
    pub page: Option<String>,
    /// The texts in the languages that the notice gives them in.
    pub translations: Vec<Translation>,
    /// Where it was read.
    pub url: String,
}

impl RecallNotice {
    /// A notice of one word about one thing.
    pub(crate) fn of(item: ItemKey, is_recalled: bool, url: &str) -> RecallNotice {
        let (date, reason, action, issuer) = (None, None, None, None);
        let (telephone, page, translations, url) = (None, None, Vec::new(), url.to_owned());
        RecallNotice {
            items: vec![item],
            is_recalled,
            date,
            reason,
            action,
            issuer,
            telephone,
            page,
            translations,
            url,
        }
    }
}

/// What an answer said.
#[derive(Debug, Default)]
pub(crate) struct Notices {
    pub(crate) read: Vec<RecallNotice>,
    /// A notice among them says that something is recalled, or nothing that is understood, and not of what.
    pub(crate) unclear: bool,
    /// How many entries the answer has.
    pub(crate) entries: usize,
}

/// Whether a body is a page for people: HTML or another markup where JSON was asked for.
pub(crate) fn is_for_people(body: &[u8]) -> bool {
    let body = body.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(body);
    body.trim_ascii_start().starts_with(b"<") || body.starts_with(b"%PDF")
}

/// Reads one notice, or a list of them, from the address `url`.
pub(crate) fn read(value: &Value, url: &str) -> Notices {
    let list = match value {
        Value::Array(list) => list.as_slice(),
        Value::Object(map) => match ["notices", "recalls", "@graph"].iter().find_map(|name| map.get(*name)?.as_array())
        {
            Some(list) => list.as_slice(),
            None => std::slice::from_ref(value),
        },
        _ => return Notices { unclear: true, ..Notices::default() },
    };
    // A list that goes on elsewhere was not read whole.
    let goes_on = value.get("next").is_some_and(|next| !next.is_null());
    let unclear = list.len() > MOST || goes_on;
    let mut notices = Notices { unclear, entries: list.len(), ..Notices::default() };
    for entry in list.iter().take(MOST) {
        match entry.as_object().map(|map| notice(map, url)) {
            Some(Said::Notice(notice, is_whole)) => {
                notices.read.push(*notice);
                notices.unclear |= !is_whole;
            }
            Some(Said::Nothing) => {}
            Some(Said::Unclear) | None => notices.unclear = true,
        }
    }
    notices
}

enum Said {
    /// A notice, and whether everything that it names was understood.
    Notice(Box<RecallNotice>, bool),
    /// That nothing is recalled.
    Nothing,
    Unclear,
}

fn notice(map: &Map<String, Value>, url: &str) -> Said {
    let inner = map.get("notice").and_then(Value::as_object).unwrap_or(map);
    let field = |names: &[&str]| {
        let named = |map: &'_ Map<String, Value>| -> Option<Value> {
            names
                .iter()
                .find_map(|name| map.iter().find(|(key, _)| local_name(key).eq_ignore_ascii_case(name)))
                .map(|(_, it)| it.clone())
        };
        named(inner).or_else(|| named(map))
    };
    let text = |names: &[&str]| field(names).as_ref().and_then(words);
    // What says it twice says both.
    const STATUS: [&str; 4] = ["status", "recallStatus", "isRecalled", "recalled"];
    let is_status = |key: &str| STATUS.iter().any(|name| local_name(key).eq_ignore_ascii_case(name));
    let told = |map: &Map<String, Value>| -> Vec<Value> {
        map.iter().filter(|(key, _)| is_status(key)).map(|(_, value)| value.clone()).gathered()
    };
    let said = Some(told(inner)).filter(|said| !said.is_empty()).unwrap_or_else(|| told(map));
    let Some(is_recalled) = status(&Value::Array(said)) else {
        return Said::Unclear;
    };
    let mut items: Vec<ItemKey> = Vec::new();
    let mut unreadable = false;
    for value in ["item", "items", "about", "product", "products"].iter().filter_map(|name| field(&[name])) {
        let list = if let Value::Array(list) = value { list } else { vec![value] };
        unreadable |= list.len() > MOST;
        for one in list.iter().take(MOST) {
            let (named, is_doubtful) = things(one);
            unreadable |= is_doubtful || named.is_empty();
            items.extend(named.into_iter().filter(|key| !items.contains(key)).gathered());
        }
    }
    if items.is_empty() && !unreadable {
        let (named, is_doubtful) = things(&Value::Object(inner.clone()));
        items.extend(named);
        unreadable = is_doubtful;
    }
    if items.is_empty() {
        return if is_recalled || unreadable { Said::Unclear } else { Said::Nothing };
    }
    let [reason, action] = [field(&["reason", "recallReason"]), field(&["action", "advice"])];
    let date = text(&["recallDate", "date", "issued", "issueDate"]);
    let date = date.and_then(|text| Date::parse(&text).ok());
    let notice = RecallNotice {
        items,
        is_recalled,
        date,
        reason: reason.as_ref().and_then(words),
        action: action.as_ref().and_then(words),
        issuer: text(&["issuedBy", "issuer", "authority"]),
        telephone: text(&["telephone", "phone"]),
        page: text(&["page", "url"]),
        translations: [&reason, &action].into_iter().flatten().flat_map(translations).gathered(),
        url: url.to_owned(),
    };
    Said::Notice(Box::new(notice), !unreadable || !is_recalled)
}

/// Whether a status says "recalled"; none if it is not understood, or says both. That a notice was withdrawn and that
/// a product was withdrawn are one English word, which is therefore not understood.
pub(crate) fn status(value: &Value) -> Option<bool> {
    match value {
        Value::Bool(flag) => return Some(*flag),
        Value::Array(list) if !list.is_empty() => {
            let first = status(&list[0])?;
            return list.iter().all(|other| status(other) == Some(first)).then_some(first);
        }
        _ => {}
    }
    // A term of a vocabulary is named by its identifier.
    let term = ["@id", "id"].iter().find_map(|name| value.get(*name)?.as_str()).map(str::to_owned);
    match plain(local_name(words(value).or(term)?.trim())).as_str() {
        "recalled" | "recall" | "active" | "inforce" | "true" | "yes" | "thuhoi" | "dathuhoi" | "bithuhoi" | "co" => {
            Some(true)
        }
        "notrecalled" | "norecall" | "none" | "lifted" | "ended" | "closed" | "inactive" | "false" | "no" | "khong"
        | "chua" | "khongthuhoi" | "chuathuhoi" | "khongbithuhoi" | "chuabithuhoi" => Some(false),
        _ => None,
    }
}

/// The things that a value names: one by its Digital Link URI, URN or GTIN; or an object with its numbers, which may
/// name several lots. And whether it names more, or something else, than was understood.
fn things(value: &Value) -> (Vec<ItemKey>, bool) {
    let Some(map) = value.as_object() else {
        let named = words(value).and_then(|text| {
            let is_number = matches!(text.len(), 8 | 12 | 13 | 14) && text.bytes().all(|byte| byte.is_ascii_digit());
            if is_number { ItemKey::trade_item(&text, None, None) } else { ItemKey::read(&text) }
        });
        return (named.iter().cloned().gathered(), named.is_none());
    };
    let part = |names: &[&str]| {
        map.iter().find(|(key, _)| names.contains(&plain(local_name(key)).as_str())).map(|(_, value)| value)
    };
    let Some(gtin) = part(&["gtin"]).and_then(words) else {
        let written = part(&["id", "item"]).and_then(words);
        let named = written.as_deref().and_then(ItemKey::read);
        return (named.iter().cloned().gathered(), written.is_some() && named.is_none());
    };
    let serial = part(&["hasserialnumber", "serial", "serialnumber"]).and_then(words);
    let is_lot = |name: &str| LOTS.contains(&name);
    // A span of lots or days, or a lot under another name, is a part of the product that is not understood.
    let narrows =
        |name: &str| ["lot", "batch", "serial", "range", "from", "solo", "malo"].iter().any(|it| name.contains(it));
    let mut doubtful = false;
    let mut lots: Vec<String> = Vec::new();
    for (key, value) in map.iter().filter(|(_, value)| !value.is_null() && **value != "") {
        let name = plain(local_name(key));
        if is_lot(&name) {
            let list = if let Value::Array(list) = value { list.as_slice() } else { std::slice::from_ref(value) };
            let written: Vec<String> = list.iter().filter_map(words).gathered();
            doubtful |= written.len() < list.len();
            written
                .iter()
                .flat_map(|text| text.split([',', ';', '\n', '|']))
                .map(|lot| lot.trim().to_owned())
                .gather_into(&mut lots);
        } else if !name.contains("serial") || serial.is_none() {
            doubtful |= narrows(&name);
        }
    }
    // No lot is written with a space or an asterisk in it, and `all` is none.
    doubtful |= lots.iter().any(|lot| lot.contains([' ', '*']) || plain(lot) == "all");
    lots.retain(|lot| !lot.is_empty());
    let key = |lot: Option<&str>| ItemKey::trade_item(&gtin, lot, serial.as_deref());
    let named: Vec<Option<ItemKey>> = match lots.as_slice() {
        // Of a product that is recalled in part, and nobody knows in which, nothing is said of the whole.
        [] if doubtful => Vec::new(),
        [] => vec![key(None)],
        lots => lots.iter().take(MOST).map(|lot| key(Some(lot))).gathered(),
    };
    doubtful |= lots.len() > MOST || named.iter().any(Option::is_none);
    (named.into_iter().flatten().gathered(), doubtful)
}

/// Names of a lot.
const LOTS: [&str; 11] = [
    "hasbatchlotnumber",
    "lot",
    "lots",
    "lotnumber",
    "lotnumbers",
    "batch",
    "batches",
    "batchlot",
    "batchnumber",
    "solo",
    "losanxuat",
];

#[cfg(test)]
mod tests {
    #![allow(clippy::expect_used, reason = "a failed expectation is the failure of the test")]

    use super::*;
    use serde_json::json;

    const LOT: &str = "https://id.gs1.org/01/09521001002011/10/L1";

    /// Which keys are said to be recalled, which not, and whether something was not understood.
    #[track_caller]
    fn check(value: Value, recalled: &[&str], not: &[&str], unclear: bool) {
        let notices = read(&value, "https://a.example/recall");
        let keys = |wanted: bool| {
            let notices = notices.read.iter().filter(move |notice| notice.is_recalled == wanted);
            notices.flat_map(|notice| notice.items.iter().map(ToString::to_string)).collect::<Vec<_>>()
        };
        assert_eq!((keys(true).as_slice(), keys(false).as_slice()), (&as_text(recalled)[..], &as_text(not)[..]));
        assert_eq!(notices.unclear, unclear, "{value}");
    }

    fn as_text(list: &[&str]) -> Vec<String> {
        list.iter().map(|it| (*it).to_owned()).collect()
    }

    #[test]
    fn a_list_that_goes_on_elsewhere_is_not_read_whole() {
        check(json!({"notices": [{"status": "recalled", "item": LOT}], "next": null}), &[LOT], &[], false);
        check(json!({"notices": [{"status": "recalled", "item": LOT}], "next": "/recalls?after=x"}), &[LOT], &[], true);
    }

    #[test]
    fn a_notice_names_a_thing_and_says_whether_it_is_recalled() {
        check(json!({"status": "recalled", "item": LOT}), &[LOT], &[], false);
        check(json!({"gs1:recallStatus": "https://ref.gs1.org/voc/RECALLED", "item": [LOT]}), &[LOT], &[], false);
        check(json!([{"about": LOT, "notice": {"status": "lifted"}}]), &[], &[LOT], false);
        check(json!({"isRecalled": true, "gtin": "9521001002011", "lot": "L1"}), &[LOT], &[], false);
        check(json!({"recalls": [{"status": "not_recalled", "item": LOT}]}), &[], &[LOT], false);
        check(json!({"status": "Đã thu hồi", "item": LOT}), &[LOT], &[], false);
        check(json!({"Status": "Recalled", "GTIN": "9521001002011", "Lot": "L1"}), &[LOT], &[], false);
        check(json!({"gs1:recallStatus": {"@id": "gs1:RECALLED"}, "item": LOT}), &[LOT], &[], false);
        check(json!({"status": "Không thu hồi", "item": LOT}), &[], &[LOT], false);
        let told_twice = [json!({"@value": "Thu hồi", "@language": "vi"}), json!({"@value": "Recalled"})];
        check(json!({"status": told_twice, "item": LOT}), &[LOT], &[], false);
        check(
            json!({"status": "Recalled", "items": ["9521001002011", {"id": LOT}]}),
            &["https://id.gs1.org/01/09521001002011", LOT],
            &[],
            false,
        );
    }

    #[test]
    fn that_nothing_is_recalled_is_understood() {
        check(json!([]), &[], &[], false);
        check(json!({"notices": []}), &[], &[], false);
        check(json!({"status": "none"}), &[], &[], false);
    }

    #[test]
    fn what_names_nothing_or_says_nothing_is_unclear() {
        check(json!({"status": "recalled"}), &[], &[], true);
        check(json!({"status": "recalled", "item": "the green one"}), &[], &[], true);
        check(json!({"status": "withdrawn", "item": LOT}), &[], &[], true);
        check(json!({"status": ["none", "recalled"], "item": LOT}), &[], &[], true);
        check(json!({"status": "recalled", "Status": "none", "item": LOT}), &[], &[], true);
        check(json!({"item": LOT, "title": "Thu hồi"}), &[], &[], true);
        check(json!(["recalled"]), &[], &[], true);
        check(json!("recalled"), &[], &[], true);
    }

    #[test]
    fn a_notice_may_name_several_lots_and_what_is_no_lot_is_not_taken_for_the_product() {
        const OTHER: &str = "https://id.gs1.org/01/09521001002011/10/L2";
        let notice = |name: &str, lots: Value| json!({"status": "recalled", "gtin": "9521001002011", name: lots});
        for (name, lots) in [
            ("lot", json!(["L1", "L2"])),
            ("lots", json!(["L1", "L2"])),
            ("Batch", json!("L1, L2")),
            ("số lô", json!("L1;L2")),
        ] {
            check(notice(name, lots), &[LOT, OTHER], &[], false);
        }
        check(notice("loSanXuat", json!("L1")), &[LOT], &[], false);
        check(notice("lot", json!("")), &["https://id.gs1.org/01/09521001002011"], &[], false);
        for (name, lots) in [("lotFrom", json!("L1")), ("batchRange", json!([1, 9])), ("lot", json!([{}]))] {
            check(notice(name, lots), &[], &[], true);
        }
        for lot in ["all", "*"] {
            assert!(read(&notice("lot", json!(lot)), "x").unclear, "{lot}");
        }
        check(json!({"status": "recalled", "item": ["x", LOT]}), &[LOT], &[], true);
    }

    #[test]
    fn the_words_come_in_every_language_given() {
        let reason = json!([{"@value": "Histamin", "@language": "vi"}, {"@value": "Histamine", "@language": "en"}]);
        let notice = json!({"status": "recalled", "item": LOT, "recallDate": "2026-11-16", "reason": reason,
            "issuedBy": "Chi cục"});
        let notice = read(&notice, "https://a.example/recall").read.pop().expect("a notice");
        assert_eq!(notice.reason.as_deref(), Some("Histamin"));
        assert_eq!(notice.translations.len(), 2);
        assert_eq!(notice.date.map(|date| date.to_string()).as_deref(), Some("2026-11-16"));
        assert_eq!(notice.issuer.as_deref(), Some("Chi cục"));
    }
}
