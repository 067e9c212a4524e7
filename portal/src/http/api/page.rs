//! The description of the addresses for people.

use super::Address;

/// One page, without a script.
pub(super) fn of(addresses: &[Address], resolved: &[(&str, &str)], guarded: &[(&str, &str, &str)]) -> String {
    let mut rows = String::new();
    for address in addresses {
        rows.push_str(&format!(
            "<tr><td>GET</td><td><code>{}</code></td><td>{}</td><td>{}</td></tr>",
            address.path,
            address.says,
            address.kinds.join(", ")
        ));
    }
    for (path, says) in resolved {
        rows.push_str(&format!(
            "<tr><td>GET</td><td><code>{path}</code></td><td>{says}</td><td>application/linkset+json</td></tr>"
        ));
    }
    for (path, method, says) in guarded {
        let method = method.to_uppercase();
        rows.push_str(&format!(
            "<tr><td>{method}</td><td><code>{path}</code></td><td>{says}; with a token</td><td>application/json</td></tr>"
        ));
    }
    format!(
        "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\">\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><title>API · Truy Xuất</title></head>\
         <body><main><h1>API</h1><p>EPCIS 2.0, GS1 Digital Link. The nation's records stand under \
         <code>/quoc-gia</code>. For machines: <a href=\"/openapi.json\">openapi.json</a>.</p>\
         <table><thead><tr><th>Method</th><th>Address</th><th>What</th><th>Media types</th></tr></thead><tbody>{rows}</tbody></table>\
         </main></body></html>"
    )
}
