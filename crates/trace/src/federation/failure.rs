//! What of an answer says that it is none: gateways send their failures with status 200, and with an empty list.

use serde_json::Value;

use super::page::folded;
use crate::http::Reply;
use crate::site::plain;

/// Levels of an answer that are looked through: what wraps it.
const DEPTH: usize = 2;

/// Whether a body says that it is not, or not wholly, an answer: `{"success": false, "data": []}`.
pub(super) fn is_told(body: &Value) -> bool {
    is_told_within(body, DEPTH)
}

fn is_told_within(body: &Value, depth: usize) -> bool {
    let Value::Object(map) = body else { return false };
    // A record may hold a message, too; beside nothing it is the answer.
    let is_bare = map.values().any(|value| match value {
        Value::Null => true,
        Value::Array(list) => list.is_empty(),
        Value::Object(map) => map.is_empty(),
        _ => false,
    });
    map.iter().any(|(name, value)| match folded(name).as_str() {
        "success" | "issuccess" | "successful" | "succeeded" | "ok" | "isok" => says_no(value),
        "error" | "errors" | "haserror" | "haserrors" | "iserror" | "exception" | "fault" | "timedout" => {
            !says_nothing(value)
        }
        "code" | "statuscode" | "httpstatus" | "httpcode" => is_error(value) || is_failure(value),
        "errorcode" | "errcode" | "errno" | "resultcode" | "returncode" | "responsecode" => !is_success(value),
        "message" | "msg" | "detail" | "thongbao" | "resultdesc" | "errormessage" => is_bare && complains(value),
        "status" | "result" if value == &Value::Bool(false) => true,
        "status" | "result" if !value.is_object() => is_error(value) || is_failure(value),
        "meta" | "status" | "result" | "response" | "header" if depth > 1 => is_told_within(value, depth - 1),
        _ => false,
    })
}

fn says_no(value: &Value) -> bool {
    match value {
        Value::Bool(flag) => !flag,
        Value::Number(number) => number.as_i64() == Some(0),
        Value::String(text) => ["false", "no", "0"].contains(&text.trim().to_ascii_lowercase().as_str()),
        _ => false,
    }
}

fn says_nothing(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::Array(list) => list.is_empty(),
        Value::Object(map) => map.is_empty(),
        Value::String(text) => {
            ["", "none", "null", "ok", "success"].contains(&text.trim().to_ascii_lowercase().as_str()) || says_no(value)
        }
        _ => says_no(value),
    }
}

/// A status of HTTP that is no success, and not that nothing is known.
fn is_error(value: &Value) -> bool {
    let number = value.as_i64().or_else(|| value.as_str()?.trim().parse().ok());
    number.is_some_and(|it| (400..600).contains(&it) && !matches!(it, 404 | 410))
}

fn is_failure(value: &Value) -> bool {
    let word = value.as_str().map(folded).unwrap_or_default();
    ["error", "fail", "failed", "failure", "exception", "timeout", "partial", "unavailable"].contains(&word.as_str())
        || word.strip_prefix("err").is_some_and(|rest| rest.bytes().all(|byte| byte.is_ascii_digit()))
}

/// Whether a code says that all went well, as gateways number it.
fn is_success(value: &Value) -> bool {
    let word = match value {
        Value::Null | Value::Bool(false) => return true,
        Value::Number(number) => number.to_string(),
        Value::String(text) => text.trim().to_ascii_lowercase(),
        _ => return false,
    };
    word.bytes().all(|byte| byte == b'0') || ["1", "200", "ok", "success", "none"].contains(&word.as_str())
}

/// What messages of failures speak of, in the languages of the sources: as [`plain`] writes it.
const COMPLAINTS: [&str; 17] = [
    "error",
    "fail",
    "denied",
    "unauth",
    "forbidden",
    "timeout",
    "timedout",
    "maintenance",
    "unavailable",
    "baotri",
    "thatbai",
    "quatai",
    "giandoan",
    "khongketnoi",
    "错误",
    "失败",
    "维护",
];

/// Whether a message beside an answer tells of a failure.
fn complains(value: &Value) -> bool {
    let word = value.as_str().map(plain).unwrap_or_default();
    let is_none = ["no", "khongco", "without", "success", "thanhcong"].iter().any(|it| word.starts_with(it));
    !is_none && (word.starts_with("loi") || COMPLAINTS.iter().any(|it| word.contains(it)))
}

/// Whether an answer with status 404 or 410 comes from what was asked: in JSON, or without a word. A page or a text
/// comes from a server that has no such interface, or from what stands before it.
pub(super) fn is_own_miss(reply: &Reply) -> bool {
    let body = reply.body.trim_ascii();
    matches!(reply.status, 404 | 410) && (body.is_empty() || body.starts_with(b"{") || body.starts_with(b"["))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn an_answer_may_say_that_it_is_none() {
        for body in [
            json!({"success": false, "message": "Lỗi hệ thống", "data": []}),
            json!({"IsSuccess": "false", "Data": null}),
            json!({"code": 500, "data": []}),
            json!({"statusCode": "503", "eventList": []}),
            json!({"status": "error", "data": []}),
            json!({"error": "timeout", "eventList": []}),
            json!({"errors": [{"message": "x"}], "data": {"events": []}}),
            json!({"timed_out": true, "hits": []}),
            json!({"status": {"code": 502}, "data": []}),
            json!({"meta": {"has_error": 1}, "data": []}),
            json!({"status": false, "data": []}),
            json!({"code": "ERR_500", "data": []}),
            json!({"resultCode": "99", "resultDesc": "Lỗi", "data": []}),
            json!({"errorCode": 5, "data": []}),
            json!({"message": "Hệ thống đang bảo trì", "data": []}),
            json!({"message": "Unauthenticated.", "data": []}),
            json!({"msg": "查询失败", "data": []}),
        ] {
            assert!(is_told(&body), "{body}");
        }
        for body in [
            json!({"success": true, "error": null, "errors": [], "code": 200, "status": "ok", "data": []}),
            json!({"status": 404, "code": "404", "error": "none"}),
            json!({"errorCode": "00", "errorMessage": "Success", "message": "Không có lỗi", "data": []}),
            json!({"status": "recalled", "message": "Packaging failure", "lots": ["L1"]}),
            json!({"message": "No errors", "resultCode": 1, "msg": "Loại sản phẩm", "data": []}),
            json!({"error": false, "timed_out": "false", "code": 8_934_588, "status": "recalled"}),
            json!({"data": {"error": "of a record, not of the answer", "code": 500}}),
            json!([{"success": false}]),
            json!(null),
        ] {
            assert!(!is_told(&body), "{body}");
        }
    }
}
