//! Pages of the resolver, for people.

use super::links::Linkset;
use super::path::Refused;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};

/// A text inside HTML, in an element or a quoted attribute.
fn text(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;").replace('\'', "&#39;")
}

fn page(title: &str, body: &str) -> String {
    format!(
        "<!doctype html><html lang=\"vi\"><head><meta charset=\"utf-8\"><meta name=\"robots\" content=\"noindex\">\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><title>{title} · Truy Xuất</title>\
         </head><body><main><h1>{title}</h1>{body}</main></body></html>"
    )
}

/// The links about an item; the same as JSON-LD within.
pub(super) fn linkset(links: &Linkset, context: &str) -> String {
    let mut items = format!("<li><a href=\"{}\">Trang tra cứu (mặc định)</a></li>", text(&links.default));
    for target in &links.targets {
        items.push_str(&format!(
            "<li><a href=\"{}\">{}</a> <small>gs1:{} · {}</small></li>",
            text(&target.href),
            text(&target.title),
            target.relation,
            target.kind
        ));
    }
    let mut data = links.json(None);
    data["@context"] = serde_json::json!(context);
    // Inside a script no tag may begin.
    let data = data.to_string().replace('<', "\\u003c");
    let body = format!(
        "<p><code>{}</code></p><ul>{items}</ul><script type=\"application/ld+json\">{data}</script>",
        text(&links.anchor)
    );
    page(&text(&links.description), &body)
}

/// 400: why an address is no product's address.
pub(super) fn refused(path: &str, why: &Refused) -> Response {
    let said = match why {
        Refused::Syntax { expected: Some(digit), .. } => format!(
            "Chữ số kiểm tra không đúng: chữ số cuối phải là {digit}. Hãy xem lại số in trên sản phẩm.\
             <br><span lang=\"en\">The check digit is wrong: the last digit should be {digit}.</span>"
        ),
        Refused::Syntax { part, .. } => format!(
            "Địa chỉ không theo chuẩn GS1 Digital Link, ở phần <code>{0}</code>.\
             <br><span lang=\"en\">The address is not a GS1 Digital Link, at <code>{0}</code>.</span>",
            text(part)
        ),
        Refused::NoPrimaryKey => "Địa chỉ không bắt đầu bằng mã định danh GS1.\
             <br><span lang=\"en\">The address does not begin with a GS1 identification key.</span>"
            .to_owned(),
    };
    let shown: String = path.chars().take(200).collect();
    let body =
        format!("<p><code>{}</code></p><p>{said}</p><p><a href=\"/\">Quét hoặc nhập mã khác</a></p>", text(&shown));
    let kind = HeaderValue::from_static("text/html; charset=utf-8");
    let page = page("Không đọc được mã này", &body);
    (StatusCode::BAD_REQUEST, [(header::CONTENT_TYPE, kind)], page).into_response()
}
