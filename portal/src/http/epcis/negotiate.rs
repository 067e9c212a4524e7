//! What a client may ask for, and what the portal says of itself.
//!
//! Source: EPCIS 2.0, section 12.3 and 12.5 (headers and discovery).

use super::Problem;
use crate::store::Repository;
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};

/// How identifiers of things are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::http) enum Format {
    /// As they were captured.
    AsCaptured,
    /// `Always_GS1_Digital_Link`.
    DigitalLink,
}

const VERSION: &str = "2.0.0";

/// The form that the client asks for, or why it cannot be had.
pub(super) fn format(headers: &HeaderMap) -> Result<Format, Problem> {
    let refused = |what: String| Problem::new(StatusCode::NOT_ACCEPTABLE, "NotAcceptable", what);
    if !takes_json(headers) {
        return Err(refused("answers are application/json or application/ld+json".to_owned()));
    }
    let value = |name: &str| headers.get(name).and_then(|it| it.to_str().ok()).map(str::trim);
    let newest_allowed = |name: &str| value(name).is_none_or(|it| it.starts_with("2.") || it == "2");
    let oldest_allowed =
        |name: &str| value(name).is_none_or(|it| it.starts_with('1') || it.starts_with("2.0") || it == "2");
    for (low, high, exact) in
        [("gs1-epcis-min", "gs1-epcis-max", "gs1-epcis-version"), ("gs1-cbv-min", "gs1-cbv-max", "gs1-cbv-version")]
    {
        if !newest_allowed(high) || !oldest_allowed(low) || !value(exact).is_none_or(|it| it.starts_with("2.0")) {
            return Err(refused(format!("answers are of version {VERSION}")));
        }
    }
    match value("gs1-epc-format") {
        None | Some("No_Preference" | "Never_Translates") => Ok(Format::AsCaptured),
        Some("Always_GS1_Digital_Link") => Ok(Format::DigitalLink),
        Some("Always_EPC_URN") => {
            Err(refused("the length of a company prefix, which a URN needs, is not known".to_owned()))
        }
        Some(_) => {
            Err(refused("GS1-EPC-Format takes No_Preference, Never_Translates or Always_GS1_Digital_Link".to_owned()))
        }
    }
}

/// Whether the client takes JSON in one of its names.
fn takes_json(headers: &HeaderMap) -> bool {
    let mut accepted = headers.get_all(header::ACCEPT).iter().filter_map(|it| it.to_str().ok()).peekable();
    accepted.peek().is_none()
        || accepted.flat_map(|it| it.split(',')).any(|it| {
            let mut parts = it.split(';').map(str::trim);
            let range = parts.next().unwrap_or_default().to_ascii_lowercase();
            let refused = parts.any(|it| matches!(it, "q=0" | "q=0.0" | "q=0.00" | "q=0.000"));
            !refused && ["*/*", "application/*", "application/json", "application/ld+json"].contains(&range.as_str())
        })
}

pub(super) fn versioned(mut response: Response) -> Response {
    for name in ["gs1-epcis-version", "gs1-cbv-version"] {
        response.headers_mut().insert(HeaderName::from_static(name), HeaderValue::from_static(VERSION));
    }
    let vary = HeaderValue::from_static("Accept, GS1-EPC-Format");
    response.headers_mut().insert(header::VARY, vary);
    response
}

/// The answer to OPTIONS: what the service at this address can do.
pub(in crate::http) fn discovered(path: &str) -> Response {
    let mut response = StatusCode::NO_CONTENT.into_response();
    let path = path.strip_prefix(Repository::Nation.folder()).unwrap_or(path);
    if path == "/epcis" || path.starts_with("/epcis/") {
        let formats = "No_Preference, Never_Translates, Always_GS1_Digital_Link";
        for (name, value) in [
            ("gs1-epcis-version", VERSION),
            ("gs1-epcis-min", VERSION),
            ("gs1-epcis-max", VERSION),
            ("gs1-cbv-version", VERSION),
            ("gs1-cbv-min", VERSION),
            ("gs1-cbv-max", VERSION),
            ("gs1-epc-format", formats),
            ("gs1-vendor-version", env!("CARGO_PKG_VERSION")),
        ] {
            response.headers_mut().insert(HeaderName::from_static(name), HeaderValue::from_static(value));
        }
        if path == "/epcis/capture" {
            super::super::capture::announced(&mut response);
        }
    }
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(name: &'static str, value: &'static str) -> Result<Format, u16> {
        let mut headers = HeaderMap::new();
        headers.insert(name, HeaderValue::from_static(value));
        format(&headers).map_err(|problem| problem.into_response().status().as_u16())
    }

    #[test]
    fn what_the_portal_cannot_give_is_not_acceptable() {
        for (name, value, expected) in [
            ("accept", "application/json", Ok(Format::AsCaptured)),
            ("accept", "application/xml, */*;q=0.1", Ok(Format::AsCaptured)),
            ("accept", "Application/LD+JSON", Ok(Format::AsCaptured)),
            ("accept", "application/xml", Err(406)),
            ("accept", "application/json;q=0", Err(406)),
            ("gs1-epc-format", "Always_GS1_Digital_Link", Ok(Format::DigitalLink)),
            ("gs1-epc-format", "Always_EPC_URN", Err(406)),
            ("gs1-epcis-max", "1.2", Err(406)),
            ("gs1-epcis-min", "3.0", Err(406)),
            ("gs1-cbv-min", "1.2", Ok(Format::AsCaptured)),
        ] {
            assert_eq!(asked(name, value), expected, "{name}: {value}");
        }
    }
}
