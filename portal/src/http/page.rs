//! The report as a page: what the default link of a code leads to.
//!
//! | address | answer |
//! |---|---|
//! | `/p/{digital link path}` | the report of the item; attributes such as `17=261231` stand in the query |
//! | `/p?code=TEXT` | the report of any code that was typed; of a plain key, 303 to the address above |
//! | `lang=` beside either | the language, else the one that the client accepts |
//!
//! The page is the app's own view, drawn here over the same look-up: it needs no script. Where one runs, the app checks
//! the answers that come with the page on the device, and takes the page over.

mod ask;
mod desks;
mod document;
mod lang;
mod outside;
mod pack;
mod people;
mod picture;
mod style;
mod vocabulary;

use super::address::{FOLDER, STEM, address};
use super::cache::Made;
use super::problem::Problem;
use super::{Portal, resolver};
use crate::store::{Repository, depends_on, places};
use crate::tag;
use ask::{Asked, ask};
use axum::Router;
use axum::extract::{OriginalUri, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use document::Document;
pub(super) use document::said;
use epcis::ItemKey;
pub(super) use lang::language;
pub(super) use people::{for_people, refused};
use std::sync::Arc;
use style::Here;
pub(super) use style::Style;
use trace::Carried;
use truyxuat::session::{Lang, Scanned};

/// The folder of the pictures of reports.
const PREVIEW: &str = "/preview";
/// What a page depends on beside its address.
const VARY: &str = "Accept-Language, Accept-Encoding";

/// A handler's state: the portal, and its own answers as a source gives them, in process.
#[derive(Clone)]
pub(super) struct Desk {
    portal: Arc<Portal>,
    sources: Router,
}

impl Desk {
    fn new(portal: &Arc<Portal>) -> Desk {
        Desk { portal: Arc::clone(portal), sources: super::sources(portal) }
    }
}

/// The pages.
pub(super) fn router<S: Clone + Send + Sync + 'static>(portal: &Arc<Portal>) -> Router<S> {
    Router::new()
        .route(FOLDER, get(typed))
        .route("/p/", get(typed))
        .route("/p/{*path}", get(item))
        .route("/preview/{*path}", get(preview))
        .route("/robots.txt", get(robots))
        .route("/favicon.ico", get(favicon))
        .with_state(Desk::new(portal))
}

/// `GET /p/{digital link path}`.
async fn item(
    State(desk): State<Desk>,
    OriginalUri(uri): OriginalUri,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let path = uri.path().strip_prefix(FOLDER).unwrap_or_default();
    let item = match resolver::key_of(path) {
        Ok(item) => item,
        Err(why) => return refused(&desk.portal, &uri, path, &headers, &why).await,
    };
    let canonical = address(&item);
    let query = &resolver::with_told(path, uri.query().unwrap_or_default());
    if canonical != uri.path() {
        let to = if query.is_empty() { canonical } else { format!("{canonical}?{query}") };
        return Ok(redirect(StatusCode::PERMANENT_REDIRECT, &to));
    }
    let attributes = attributes(query);
    let mut text = format!("{STEM}{path}");
    if !attributes.is_empty() {
        text = format!("{text}?{attributes}");
    }
    let (portal, lang) = (&desk.portal, language(&desk.portal, &uri, &headers));
    let base = portal.base(&headers);
    let gzip = takes_gzip(&headers);
    let key = format!("page {base} {text} {} {gzip}", lang.tag());
    let draw = move |portal: &Portal, here: &Here, asked: Asked| {
        let document = Document::of(portal, here, lang, asked, Some(&canonical));
        let (html, sheet) = (document.html(), &portal.page.sheet);
        let packed = if gzip { sheet.around(&html) } else { None };
        let encoding = packed.as_ref().map(|_| "gzip");
        let body = packed.unwrap_or_else(|| sheet.whole(&html).into_bytes());
        let mut made = Made::new("text/html; charset=utf-8", body);
        made.encoding = encoding;
        made.link = portal.page.early();
        made.vary = Some(VARY);
        made.status = document.status();
        // The time of the check stands in it, and what inputs and other sources say has no revision here.
        made.longest = Some(super::cache::LONGEST);
        made
    };
    let make = || ask(&desk, &headers, text, lang, draw);
    portal.cached(&key, about(&item), &headers, make).await
}

/// Whether the client takes an answer packed by gzip.
fn takes_gzip(headers: &HeaderMap) -> bool {
    super::encoding::encodings(headers).iter().any(|(_, encoding)| *encoding == "gzip")
}

/// `GET /preview/{digital link path}`: the picture of a report, for a chat.
async fn preview(
    State(desk): State<Desk>,
    OriginalUri(uri): OriginalUri,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let path = uri.path().strip_prefix(PREVIEW).unwrap_or_default();
    let item = resolver::key_of(path).map_err(|why| Problem::bad_query(why.to_string()))?;
    let (portal, base) = (&desk.portal, desk.portal.base(&headers));
    let draw = |portal: &Portal, here: &Here, asked: Asked| {
        let document = Document::of(portal, here, Lang::Vi, asked, None);
        let mut made =
            Made::new("image/png", picture::picture(&document.report, &document.title(), &document.installation())?);
        made.longest = Some(super::cache::LONGEST);
        Some(made)
    };
    let make = || async { ask(&desk, &headers, item.to_string(), Lang::Vi, draw).await?.ok_or_else(Problem::internal) };
    portal.cached(&format!("preview {base} {item}"), about(&item), &headers, make).await
}

/// The things of both repositories on which an item's page depends.
fn about(item: &ItemKey) -> Vec<Vec<u8>> {
    let of = |repository| depends_on(repository, item).into_iter().chain([places(repository)]);
    [Repository::Province, Repository::Nation].into_iter().flat_map(of).collect()
}

/// `GET /robots.txt`: pages may be found, answers for machines need not.
async fn robots(headers: HeaderMap) -> Response {
    const RULES: &str = "User-agent: *\nDisallow: /epcis\nDisallow: /trace/\nDisallow: /signatures/\n\
        Disallow: /cards/\nDisallow: /recalls/\nDisallow: /quoc-gia/\nDisallow: /p?\n";
    tag::tagged(&headers, "text/plain; charset=utf-8", RULES)
}

/// `GET /favicon.ico`: old browsers ask for it by this name; the site's own sign stands there.
async fn favicon() -> Response {
    redirect(StatusCode::PERMANENT_REDIRECT, "/icons/icon-180.png")
}

/// The attributes of a product that its code carries beside its keys, as they were sent.
fn attributes(query: &str) -> String {
    let is_attribute = |pair: &&str| {
        let name = pair.split('=').next().unwrap_or_default();
        (2..=4).contains(&name.len()) && name.bytes().all(|it| it.is_ascii_digit())
    };
    query.split(['&', ';']).filter(is_attribute).collect::<Vec<_>>().join("&")
}

/// `GET /p?code=TEXT`.
async fn typed(
    State(desk): State<Desk>,
    OriginalUri(uri): OriginalUri,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let code = resolver::parameter(uri.query().unwrap_or_default(), "code").unwrap_or_default();
    // A form writes a space as a plus sign.
    let code = code.trim().to_owned();
    if code.is_empty() {
        return Ok(redirect(StatusCode::SEE_OTHER, "/"));
    }
    if code.len() > Scanned::MAX_BYTES {
        return Err(Problem::bad_query("the code is too long"));
    }
    let lang = language(&desk.portal, &uri, &headers);
    let carried = trace::classify(&code, &desk.portal.page.config.registry());
    if let Some(item) = plain_key(&carried) {
        return Ok(redirect(StatusCode::SEE_OTHER, &format!("{}?lang={}", address(&item), lang.tag())));
    }
    let draw = move |portal: &Portal, here: &Here, asked: Asked| {
        let document = Document::of(portal, here, lang, asked, None);
        (document.status(), portal.page.sheet.whole(&document.html()))
    };
    let (status, html) = ask(&desk, &headers, code, lang, draw).await?;
    // What somebody typed is nobody else's business.
    let mut answer = page(status, html, "no-store");
    if let Some(early) = desk.portal.page.early().and_then(|it| HeaderValue::from_str(&it).ok()) {
        answer.headers_mut().insert(header::LINK, early);
    }
    Ok(answer)
}

/// The key of a code that says nothing beside it, and of which nothing is doubtful: its page has an address of its own.
fn plain_key(carried: &Carried) -> Option<ItemKey> {
    let Carried::Product(code) = carried else { return None };
    let scan = code.scan.as_ref().filter(|_| code.fault.is_none() && code.link.is_none())?;
    let item = trace::key(carried)?;
    let parts = [item.lot(), item.serial()].into_iter().flatten().count() + 1;
    let says_no_more = scan.elements().len() == parts && scan.findings().is_empty() && scan.alternatives().is_empty();
    let address = address(&item);
    let resolves = resolver::key_of(address.strip_prefix(FOLDER)?).is_ok_and(|read| read == item);
    (says_no_more && resolves).then_some(item)
}

/// An answer that is a page.
fn page(status: StatusCode, html: String, caching: &'static str) -> Response {
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8")),
        (header::CACHE_CONTROL, HeaderValue::from_static(caching)),
        (header::VARY, HeaderValue::from_static(VARY)),
    ];
    (status, headers, html).into_response()
}

fn redirect(status: StatusCode, to: &str) -> Response {
    match HeaderValue::from_str(to) {
        Ok(to) => (status, [(header::LOCATION, to)]).into_response(),
        Err(_) => Problem::internal().into_response(),
    }
}
