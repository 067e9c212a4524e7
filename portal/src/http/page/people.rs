//! Pages in place of problems for machines: what went wrong, in the words of the app, and the way on.

use super::super::Portal;
use super::super::address::STEM;
use super::super::problem::Problem;
use super::super::resolver::{Refused, prefers_page};
use super::document::{self, Document};
use super::{Asked, Desk, Here, ask, language};
use axum::extract::{Request, State};
use axum::http::{HeaderMap, StatusCode, Uri, header};
use axum::middleware::Next;
use axum::response::Response;
use std::sync::Arc;
use truyxuat::session::Scanned;
use truyxuat::text::{ReportLabel, say};

/// 400: what is wrong with an address of a product, as the app says it of its code. What is meant may be plain all the
/// same: it is looked up, so that no recall is lost.
pub(in crate::http) async fn refused(
    portal: &Arc<Portal>,
    uri: &Uri,
    path: &str,
    headers: &HeaderMap,
    why: &Refused,
) -> Result<Response, Problem> {
    let text = format!("{STEM}{path}");
    if !matches!(why, Refused::Syntax { .. }) || text.len() > Scanned::MAX_BYTES {
        return Ok(page(portal, uri, headers, StatusCode::BAD_REQUEST));
    }
    let lang = language(portal, uri, headers);
    let draw = move |portal: &Portal, here: &Here, asked: Asked| {
        portal.page.sheet.whole(&Document::of(portal, here, lang, asked, None).html())
    };
    let html = ask(&Desk::new(portal), headers, text, lang, draw).await?;
    Ok(super::page(StatusCode::BAD_REQUEST, html, "no-store"))
}

/// A page that says what a status means.
fn page(portal: &Portal, uri: &Uri, headers: &HeaderMap, status: StatusCode) -> Response {
    let lang = language(portal, uri, headers);
    let (heading, lead) = match status {
        StatusCode::NOT_FOUND | StatusCode::GONE => (ReportLabel::NoPage, ReportLabel::NoPageLead),
        status if status.is_client_error() && status != StatusCode::TOO_MANY_REQUESTS => {
            (ReportLabel::BadAddress, ReportLabel::NoPageLead)
        }
        _ => (ReportLabel::PortalBusy, ReportLabel::PortalBusyLead),
    };
    let html = document::said(portal, lang, say(lang, &heading), &[say(lang, &lead).to_owned()]);
    super::page(status, html, "no-store")
}

/// Puts a page in the place of a problem where a person asks.
pub(in crate::http) async fn for_people(State(portal): State<Arc<Portal>>, request: Request, next: Next) -> Response {
    let asks = prefers_page(request.headers()).then(|| (request.uri().clone(), request.headers().clone()));
    let response = next.run(request).await;
    let is_problem = response.headers().get(header::CONTENT_TYPE).is_some_and(|it| it == "application/problem+json");
    let Some((uri, headers)) = asks.filter(|_| is_problem) else { return response };
    let mut page = page(&portal, &uri, &headers, response.status());
    for name in [header::RETRY_AFTER, header::CACHE_CONTROL] {
        if let Some(value) = response.headers().get(&name) {
            page.headers_mut().insert(name, value.clone());
        }
    }
    page
}
