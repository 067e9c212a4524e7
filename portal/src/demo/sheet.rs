//! `/demo/`: a sheet of codes to hold before a camera, and the same as a list for machines.

use super::{codes, draw};
use crate::tag;
use axum::Router;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use epcis::time::Timestamp;
use serde_json::json;

const STYLE: &str = include_str!("../../demo/sheet.css");

/// The addresses under `/demo`, with dates relative to `now`.
pub(crate) fn router<S: Clone + Send + Sync + 'static>(now: Timestamp) -> Router<S> {
    Router::new()
        .route("/demo/", get(page))
        .route("/demo/sheet.css", get(async || ([(header::CONTENT_TYPE, "text/css; charset=utf-8")], STYLE)))
        .route("/demo/codes.json", get(list))
        .route("/demo/codes/{name}", get(drawing))
        .with_state(now)
}

/// The printable page.
async fn page(State(now): State<Timestamp>) -> Response {
    let mut cards = String::new();
    for code in codes::all(now) {
        let (name, carrier) = (code.name, code.carrier.name());
        let (title, shows) = (code.title, code.shows);
        let shape = if carrier == "EAN-13" { "wide" } else { "square" };
        let text = code.text.replace('\u{1d}', "␝").replace('&', "&amp;").replace('<', "&lt;");
        cards.push_str(&format!(
            "<li id=\"{name}\"><img class=\"{shape}\" src=\"/demo/codes/{name}.svg\" alt=\"{carrier}: {title}\">\
             <h2>{title}</h2><p>{shows}</p><p class=\"text\">{carrier} · <code>{text}</code></p></li>"
        ));
    }
    let page = format!(
        "<!doctype html><html lang=\"vi\"><head><meta charset=\"utf-8\">\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><title>Mã dùng thử · Truy Xuất</title>\
         <link rel=\"stylesheet\" href=\"/demo/sheet.css\"></head><body><main><h1>Mã dùng thử</h1>\
         <p>Mọi sản phẩm, công ty và sự kiện trên trang này là ví dụ, không có thật. \
         Đưa từng mã trước máy ảnh, trên giấy hoặc trên màn hình. \
         <span lang=\"en\">Every product, company and event here is invented: hold a code before a camera.</span></p>\
         <ul>{cards}</ul></main></body></html>"
    );
    ([(header::CONTENT_TYPE, "text/html; charset=utf-8")], page).into_response()
}

/// `codes.json`: name, carrier, text, aim, address of the drawing, expected verdict and findings.
async fn list(State(now): State<Timestamp>, headers: HeaderMap) -> Response {
    let list: Vec<_> = (codes::all(now).into_iter())
        .map(|code| {
            json!({
                "name": code.name,
                "title": code.title,
                "carrier": code.carrier.name(),
                "text": code.text,
                "aim": code.carrier.aim(),
                "image": format!("/demo/codes/{}.svg", code.name),
                "expect": { "verdict": code.verdict, "findings": code.findings },
            })
        })
        .collect();
    tag::tagged(&headers, "application/json", serde_json::Value::from(list).to_string())
}

/// One code as SVG.
async fn drawing(State(now): State<Timestamp>, Path(name): Path<String>, headers: HeaderMap) -> Response {
    let name = name.trim_end_matches(".svg");
    let drawn = codes::all(now).iter().find(|code| code.name == name).and_then(draw::svg);
    match drawn {
        Some(svg) => tag::tagged(&headers, "image/svg+xml", svg),
        None => StatusCode::NOT_FOUND.into_response(),
    }
}
