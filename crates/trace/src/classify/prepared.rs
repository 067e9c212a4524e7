//! Prepared actions: Wi-Fi, contacts, calls, messages, places. They are named, never acted on.
//!
//! Source: the de-facto barcode contents of ZXing; RFC 2426 and 6350 (vCard); RFC 3966 (`tel`);
//! RFC 5724 (`sms`); RFC 6068 (`mailto`); RFC 5870 (`geo`).

use crate::carried::Carried;
use crate::geo::point;

/// Reads a prepared action, if the text is one.
pub(super) fn prepared(text: &str) -> Option<Carried> {
    if let Some(body) = after(text, "WIFI:") {
        let ssid = field(body, "S").unwrap_or_default();
        return Some(Carried::Wifi { ssid, security: field(body, "T").filter(|word| !word.is_empty()) });
    }
    if let Some(body) = after(text, "MECARD:").or_else(|| after(text, "BIZCARD:")) {
        return Some(Carried::Contact { name: field(body, "N").map(|name| name.replace(',', " ").trim().to_owned()) });
    }
    if after(text, "BEGIN:VCARD").is_some() {
        return Some(Carried::Contact { name: vcard_name(text) });
    }
    if after(text, "BEGIN:VEVENT").or_else(|| after(text, "BEGIN:VCALENDAR")).is_some() {
        return Some(Carried::Calendar);
    }
    if let Some(number) = after(text, "tel:") {
        return Some(Carried::Phone { number: until(number, "?;") });
    }
    if let Some(body) = after(text, "smsto:").or_else(|| after(text, "sms:")).or_else(|| after(text, "mmsto:")) {
        return Some(Carried::Sms { number: until(body, ":?;") });
    }
    if let Some(address) = after(text, "mailto:") {
        return Some(Carried::Email { address: until(address, "?") });
    }
    if let Some(body) = after(text, "MATMSG:") {
        return Some(Carried::Email { address: field(body, "TO").unwrap_or_default() });
    }
    let (latitude, longitude) = point(text)?;
    Some(Carried::Geo { latitude, longitude })
}

fn after<'a>(text: &'a str, start: &str) -> Option<&'a str> {
    let head = text.get(..start.len())?;
    head.eq_ignore_ascii_case(start).then(|| &text[start.len()..])
}

fn until(text: &str, ends: &str) -> String {
    text.split(|c| ends.contains(c)).next().unwrap_or("").trim().to_owned()
}

/// The value of `NAME:value;` where a backslash takes the next character as it is.
fn field(body: &str, name: &str) -> Option<String> {
    let mut rest = body;
    loop {
        let (key, tail) = rest.split_once(':')?;
        let mut value = String::new();
        let mut end = tail.len();
        let mut escaped = false;
        for (at, c) in tail.char_indices() {
            match c {
                _ if escaped => {
                    value.push(c);
                    escaped = false;
                }
                '\\' => escaped = true,
                ';' => {
                    end = at + 1;
                    break;
                }
                _ => value.push(c),
            }
        }
        if key.trim().eq_ignore_ascii_case(name) {
            return Some(value);
        }
        rest = &tail[end..];
    }
}

/// The formatted name, else the structured one, of a vCard.
fn vcard_name(text: &str) -> Option<String> {
    let line = |name: &str| {
        text.lines().find_map(|line| {
            let (key, value) = line.split_once(':')?;
            let key = key.split(';').next()?.trim();
            key.eq_ignore_ascii_case(name).then(|| value.replace(['\\', ';'], " ").trim().to_owned())
        })
    };
    line("FN").or_else(|| line("N")).filter(|name| !name.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: Option<Carried>) {
        assert_eq!(prepared(text), expected, "{text}");
    }

    #[test]
    fn a_network_is_named_and_its_password_is_dropped() {
        let found = prepared("WIFI:T:WPA;S:Nhà\\;hàng;P:bí mật;;");
        assert_eq!(found, Some(Carried::Wifi { ssid: "Nhà;hàng".into(), security: Some("WPA".into()) }));
        assert!(!format!("{found:?}").contains("bí mật"));
        check("wifi:S:x;;", Some(Carried::Wifi { ssid: "x".into(), security: None }));
        check("WIFI:", Some(Carried::Wifi { ssid: String::new(), security: None }));
    }

    #[test]
    fn contacts_calls_messages_and_places_are_named() {
        check("MECARD:N:Nguyễn,An;TEL:09;;", Some(Carried::Contact { name: Some("Nguyễn An".into()) }));
        check("BEGIN:VCARD\nVERSION:3.0\nFN:An\nEND:VCARD", Some(Carried::Contact { name: Some("An".into()) }));
        check("BEGIN:VCARD\nN;CHARSET=UTF-8:Lê;An\nEND:VCARD", Some(Carried::Contact { name: Some("Lê An".into()) }));
        check("TEL:+84912345678", Some(Carried::Phone { number: "+84912345678".into() }));
        check("smsto:0912:hello", Some(Carried::Sms { number: "0912".into() }));
        check("mailto:a@example.vn?subject=x", Some(Carried::Email { address: "a@example.vn".into() }));
        check("geo:20.95,107.1?z=12", Some(Carried::Geo { latitude: 20.95, longitude: 107.1 }));
        check("BEGIN:VEVENT", Some(Carried::Calendar));
    }

    #[test]
    fn anything_else_is_no_prepared_action() {
        check("geo:95,0", None);
        check("telephone", None);
        check("", None);
        check("đ", None);
    }
}
