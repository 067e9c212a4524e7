//! Headers that every answer carries.
//!
//! Pages get the strict policy under which they are tested. Data and scripts may be read by every
//! origin, since the element is embedded in other sites; pages may not.

use super::Portal;
use super::capture::WRITES;
use axum::extract::{Request, State};
use axum::http::{HeaderName, HeaderValue, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use std::sync::Arc;

/// Nothing may run in, or frame, what is not a page.
const DATA_POLICY: &str = "default-src 'none'; frame-ancestors 'none'";

/// A script may be a worker, which lives under the policy of its own answer: it fetches its WASM or
/// the site's files from its own host, and nothing else.
const SCRIPT_POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'";

/// What pages may use of the device: the camera and, in a kiosk, scanners and the screen.
const PERMISSIONS: &str = "camera=(self), fullscreen=(self), screen-wake-lock=(self), serial=(self), hid=(self), \
    microphone=(), geolocation=(self), payment=(), usb=(), browsing-topics=()";

/// What a script of another origin may read and send.
const EXPOSED: &str = "ETag, Link, Location, GS1-EPCIS-Version, GS1-CBV-Version, GS1-EPC-Format, GS1-EPCIS-Min, \
    GS1-EPCIS-Max, GS1-CBV-Min, GS1-CBV-Max, GS1-CBV-XML-Format, GS1-Vendor-Version, Retry-After";
const ALLOWED: &str = "Accept, Accept-Language, If-None-Match, GS1-EPCIS-Version, GS1-CBV-Version, GS1-EPC-Format, \
    GS1-EPCIS-Min, GS1-EPCIS-Max, GS1-CBV-Min, GS1-CBV-Max";

/// Marks an answer that is made for a frame.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Framed {
    /// The tool: in a sandbox without an origin its decoder begins in a script of the page's own making.
    Tool,
    /// Words, which every page may hold.
    Words,
}

/// The content security policy of pages; of those that are made for a frame a little more is allowed.
pub(super) fn page_policy(portal: &Portal, framed: Option<Framed>) -> String {
    let connect = portal.options.connect.trim();
    let ancestors = portal.options.frame_ancestors.trim();
    let mut policy = String::from("default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'");
    policy.push_str(if framed == Some(Framed::Tool) { " blob:; " } else { "; " });
    // A page of a report carries its style.
    policy.push_str(&format!("style-src 'self' {}; img-src 'self' blob:; ", portal.page.hash));
    policy.push_str("media-src 'self' blob:; font-src 'self'; ");
    policy.push_str("manifest-src 'self'; base-uri 'none'; form-action 'self'; connect-src 'self'");
    if !connect.is_empty() {
        policy.push(' ');
        policy.push_str(connect);
    }
    if framed == Some(Framed::Words) {
        policy.push_str("; frame-ancestors *");
        return policy;
    }
    policy.push_str("; frame-ancestors 'self'");
    if !ancestors.is_empty() {
        policy.push(' ');
        policy.push_str(ancestors);
    }
    policy
}

/// Adds the headers, and answers preflight requests and other methods than reading.
pub(super) async fn add(State(portal): State<Arc<Portal>>, request: Request, next: Next) -> Response {
    let method = request.method().clone();
    let writes = WRITES.contains(&request.uri().path());
    let mut response = match method {
        Method::GET | Method::HEAD => next.run(request).await,
        // Beside what is written with a token, one thing is told to the portal: how a stand is.
        Method::POST if writes || request.uri().path() == "/kiosks" => next.run(request).await,
        Method::OPTIONS => super::epcis::discovered(request.uri().path()),
        _ => StatusCode::METHOD_NOT_ALLOWED.into_response(),
    };
    let kind = response.headers().get(header::CONTENT_TYPE).map(|it| it.as_bytes().to_vec()).unwrap_or_default();
    let is_page = kind.starts_with(b"text/html");
    let framed = response.extensions().get::<Framed>().copied();
    let headers = response.headers_mut();
    let mut set = |name: HeaderName, value: &str| {
        if let Ok(value) = HeaderValue::from_str(value) {
            headers.insert(name, value);
        }
    };
    set(header::X_CONTENT_TYPE_OPTIONS, "nosniff");
    set(header::REFERRER_POLICY, "no-referrer");
    if !matches!(method, Method::GET | Method::HEAD) {
        set(header::ALLOW, if writes { "GET, HEAD, POST, OPTIONS" } else { "GET, HEAD, OPTIONS" });
    }
    let permissions = HeaderName::from_static("permissions-policy");
    let resource_policy = HeaderName::from_static("cross-origin-resource-policy");
    if is_page {
        set(header::CONTENT_SECURITY_POLICY, &page_policy(&portal, framed));
        set(permissions, PERMISSIONS);
        set(resource_policy, "same-origin");
        set(HeaderName::from_static("cross-origin-opener-policy"), "same-origin");
    } else {
        let is_script = kind.starts_with(b"text/javascript");
        set(header::CONTENT_SECURITY_POLICY, if is_script { SCRIPT_POLICY } else { DATA_POLICY });
        set(resource_policy, "cross-origin");
        set(header::ACCESS_CONTROL_ALLOW_ORIGIN, "*");
        set(header::ACCESS_CONTROL_EXPOSE_HEADERS, EXPOSED);
        if method == Method::OPTIONS {
            set(header::ACCESS_CONTROL_ALLOW_METHODS, "GET, HEAD, OPTIONS");
            set(header::ACCESS_CONTROL_ALLOW_HEADERS, ALLOWED);
            set(header::ACCESS_CONTROL_MAX_AGE, "86400");
        }
    }
    response
}
