//! Errors for machines and people. Source: RFC 9457; EPCIS 2.0, section 12.

use axum::body::Body;
use axum::http::{HeaderValue, Response, StatusCode, header};
use axum::response::IntoResponse;
use serde_json::json;

/// An `application/problem+json` answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Problem {
    status: StatusCode,
    kind: &'static str,
    detail: String,
    more: Vec<(&'static str, serde_json::Value)>,
}

impl Problem {
    /// `kind` is a name of EPCIS where it has one, without its prefix.
    pub(crate) fn new(status: StatusCode, kind: &'static str, detail: impl Into<String>) -> Problem {
        Problem { status, kind, detail: detail.into(), more: Vec::new() }
    }

    /// With a further member (RFC 9457, section 3.2).
    pub(crate) fn with(mut self, name: &'static str, value: serde_json::Value) -> Problem {
        self.more.push((name, value));
        self
    }

    /// A query that cannot be followed.
    pub(crate) fn bad_query(detail: impl Into<String>) -> Problem {
        Problem::new(StatusCode::BAD_REQUEST, "QueryParameterException", detail)
    }

    /// Nothing stands at this address.
    pub(crate) fn not_found(detail: impl Into<String>) -> Problem {
        Problem::new(StatusCode::NOT_FOUND, "NoSuchResourceException", detail)
    }

    /// A fault of the portal; the client is told no more.
    pub(crate) fn internal() -> Problem {
        Problem::new(StatusCode::INTERNAL_SERVER_ERROR, "ImplementationException", "the portal failed")
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response<Body> {
        let mut body = json!({
            "type": format!("epcisException:{}", self.kind),
            "title": self.status.canonical_reason().unwrap_or_default(),
            "status": self.status.as_u16(),
            "detail": self.detail,
        });
        for (name, value) in self.more {
            body[name] = value;
        }
        let kind = HeaderValue::from_static("application/problem+json");
        let mut response = (self.status, [(header::CONTENT_TYPE, kind)], body.to_string()).into_response();
        // Nothing is known today; a cache asks again soon. Every other fault is this moment's.
        let caching = if self.status == StatusCode::NOT_FOUND { "public, max-age=10" } else { "no-store" };
        response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static(caching));
        if self.status == StatusCode::UNAUTHORIZED {
            response.headers_mut().insert(header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
        }
        if matches!(self.status, StatusCode::SERVICE_UNAVAILABLE | StatusCode::TOO_MANY_REQUESTS) {
            response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from_static("2"));
        }
        response
    }
}
