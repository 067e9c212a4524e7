//! `/take-away.svg?{place}`: a QR Code of a report's address on this portal, for a telephone before a stand's screen.

use super::Portal;
use super::problem::Problem;
use axum::extract::{Request, State};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use std::sync::Arc;

/// The longest place, in bytes: a telephone reads no denser code from a screen.
const LONGEST: usize = 600;

/// The drawing. It is a person's business, so no cache keeps it.
pub(super) async fn drawn(State(portal): State<Arc<Portal>>, request: Request) -> Response {
    let place = request.uri().query().unwrap_or_default();
    match address(&portal.base(request.headers()), place).and_then(|url| crate::demo::draw::qr(&url)) {
        Some(svg) => {
            ([(header::CONTENT_TYPE, "image/svg+xml"), (header::CACHE_CONTROL, "no-store")], svg).into_response()
        }
        None => Problem::bad_query("a place on this portal is wanted, such as /01/09521002002010").into_response(),
    }
}

/// The address of a place; nothing but a place of this portal can be said.
fn address(base: &str, place: &str) -> Option<String> {
    let is_place = place.starts_with('/') && place.len() <= LONGEST && place.bytes().all(|it| it.is_ascii_graphic());
    is_place.then(|| [base, "/#", place].concat())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_places_of_this_portal_are_drawn() {
        let base = "https://truyxuat.example.vn";
        let expected = "https://truyxuat.example.vn/#/01/09521002002010";
        assert_eq!(address(base, "/01/09521002002010").as_deref(), Some(expected));
        assert!(address(base, "/?q=%5Dd2010952").is_some());
        for place in ["", "https://evil.example/", "01/09521002002010", "/ x", &"/x".repeat(400)] {
            assert_eq!(address(base, place), None, "{place}");
        }
    }
}
