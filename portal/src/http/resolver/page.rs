//! Pages of the resolver, for people.

use super::links::Linkset;

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
    let title = if links.description.is_empty() { &links.anchor } else { &links.description };
    page(&text(title), &body)
}
