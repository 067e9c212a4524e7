//! What is served, for machines and for people: written here once, compared with the router by a test.

mod page;

use crate::store::Repository;
use crate::tag;
use axum::Router;
use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use serde_json::{Map, Value, json};

/// An address with what stands at it.
pub(super) struct Address {
    /// Its path, with `{name}` for what varies.
    pub(super) path: &'static str,
    pub(super) says: &'static str,
    /// Media types of the answer.
    pub(super) kinds: &'static [&'static str],
    /// The nation's records have it, too.
    pub(super) both: bool,
}

const JSON: &[&str] = &["application/json"];

/// Every address for machines.
pub(super) const ADDRESSES: &[Address] = &[
    Address { path: "/epcis", says: "The resources of the EPCIS repository", kinds: JSON, both: true },
    Address { path: "/epcis/events", says: "Events by the simple event query of EPCIS 2.0", kinds: JSON, both: true },
    Address { path: "/epcis/events/{event_id}", says: "One event", kinds: JSON, both: true },
    Address {
        path: "/epcis/{collection}",
        says: "Event types, EPCs, steps, places or dispositions",
        kinds: JSON,
        both: true,
    },
    Address { path: "/epcis/{collection}/{word}", says: "What there is about one of them", kinds: JSON, both: true },
    Address { path: "/epcis/{collection}/{word}/events", says: "The events of one of them", kinds: JSON, both: true },
    Address { path: "/cards/{path}", says: "What is known about a product, lot or serial", kinds: JSON, both: true },
    Address { path: "/recalls/{path}", says: "The recall notice about exactly this", kinds: JSON, both: true },
    Address {
        path: "/trace/{path}",
        says: "All that a scanner needs, signed where the portal has keys",
        kinds: &["application/jose", "application/json"],
        both: true,
    },
    Address {
        path: "/signatures/{path}",
        says: "The hashes of the answers about an item, signed",
        kinds: &["application/jose"],
        both: true,
    },
    Address {
        path: "/pictures/{name}",
        says: "A drawn picture of a demo product",
        kinds: &["image/svg+xml"],
        both: true,
    },
    Address { path: "/.well-known/gs1resolver", says: "The description of the resolver", kinds: JSON, both: true },
    Address {
        path: "/.well-known/jwks.json",
        says: "The keys by which answers are signed",
        kinds: &["application/jwk-set+json"],
        both: false,
    },
    Address {
        path: "/linkset-context.jsonld",
        says: "The context by which a linkset is JSON-LD",
        kinds: &["application/ld+json"],
        both: false,
    },
    Address {
        path: "/healthz",
        says: "Whether the portal and its database answer",
        kinds: &["text/plain"],
        both: false,
    },
    Address { path: "/readyz", says: "The same, for what sends it requests", kinds: &["text/plain"], both: false },
    Address { path: "/recalls", says: "Every recall notice with its history", kinds: JSON, both: false },
    Address {
        path: "/status",
        says: "How far the nation is behind, and what the last comparison with it found",
        kinds: JSON,
        both: false,
    },
    Address { path: "/openapi.json", says: "This description", kinds: JSON, both: false },
    Address { path: "/api.html", says: "This description for people", kinds: &["text/html"], both: false },
];

/// What the resolver resolves: a path with what it is. Whatever stands behind it is read by the syntax of its kind.
pub(super) const RESOLVED: &[(&str, &str)] = &[
    ("/{key}/{value}", "A GS1 Digital Link: a primary key with its qualifiers"),
    ("/eh{digits}", "The EPC binary string of a tag, in hexadecimal digits"),
    ("/ex{letters}", "The EPC binary string of a tag, in URI-safe base 64"),
];

/// An address for which a token is needed: its path, its method and what it does.
pub(super) const GUARDED: &[(&str, &str, &str)] = &[
    ("/epcis/capture", "post", "Records a document of events: all or nothing, or what is right"),
    ("/epcis/capture", "get", "The latest capture jobs of the token's organisation"),
    ("/epcis/capture/{job}", "get", "A capture job: each event with its outcome and its hash"),
    ("/epcis/events", "post", "Records one event"),
    ("/recalls", "post", "Issues, widens or lifts a recall notice"),
    ("/validate", "post", "Says of each event what capture would, and records nothing"),
    ("/exchange/days", "get", "Hashes by day of what a province sent"),
    ("/exchange/days/{day}", "get", "The events of a day that a province sent"),
];

/// What varies in a path.
fn path_parameter(name: &str) -> Value {
    json!({ "name": name, "in": "path", "required": true, "schema": { "type": "string" } })
}

/// The description of OpenAPI 3.1.
fn description() -> Value {
    let mut paths = Map::new();
    for address in ADDRESSES {
        let folders = if address.both { &Repository::ALL[..] } else { &[Repository::Province] };
        for folder in folders.iter().map(|it| it.folder()) {
            let names = address.path.split('{').skip(1).filter_map(|it| it.split('}').next());
            let parameters: Vec<Value> = names.map(path_parameter).collect();
            let content: Map<String, Value> = address.kinds.iter().map(|it| ((*it).to_owned(), json!({}))).collect();
            let problem = json!({ "description": "A problem document", "content": { "application/problem+json": {} } });
            let get = json!({
                "summary": address.says,
                "parameters": parameters,
                "responses": {
                    "200": { "description": "The answer", "content": content },
                    "304": { "description": "The client holds it already" },
                    "4XX": problem,
                    "503": problem,
                },
            });
            paths.insert(format!("{folder}{}", address.path), json!({ "get": get }));
        }
    }
    for (path, says) in RESOLVED {
        let names = path.split('{').skip(1).filter_map(|it| it.split('}').next());
        let mut parameters: Vec<Value> = names.map(path_parameter).collect();
        parameters.push(json!({ "name": "linkType", "in": "query", "schema": { "type": "string" } }));
        let linkset = json!({ "application/linkset+json": {}, "text/html": {} });
        let problem = json!({ "description": "A problem document", "content": { "application/problem+json": {} } });
        let get = json!({
            "summary": says,
            "parameters": parameters,
            "responses": {
                "200": { "description": "The linkset, where it was asked for", "content": linkset },
                "300": { "description": "Several links fit", "content": { "application/linkset+json": {} } },
                "304": { "description": "The client holds it already" },
                "307": { "description": "The link of the type that was asked for, or the default link" },
                "4XX": problem,
                "503": problem,
            },
        });
        for folder in Repository::ALL.map(Repository::folder) {
            paths.insert(format!("{folder}{path}"), json!({ "get": get }));
        }
    }
    for (path, method, says) in GUARDED {
        let problem = json!({ "description": "A problem document", "content": { "application/problem+json": {} } });
        let mut operation = json!({
            "summary": says,
            "security": [{ "token": [] }],
            "responses": { "2XX": { "description": "The answer", "content": { "application/json": {} } }, "4XX": problem },
        });
        if *method == "post" {
            let body = json!({ "application/json": {}, "application/ld+json": {} });
            operation["requestBody"] = json!({ "required": true, "content": body });
        }
        if let Some(name) = path.split('{').nth(1).and_then(|it| it.split('}').next()) {
            operation["parameters"] = json!([path_parameter(name)]);
        }
        let methods = paths.entry((*path).to_owned()).or_insert_with(|| json!({}));
        methods[*method] = operation;
    }
    json!({
        "openapi": "3.1.0",
        "components": { "securitySchemes": { "token": { "type": "http", "scheme": "bearer" } } },
        "info": { "title": "Truy Xuất portal", "version": env!("CARGO_PKG_VERSION"), "license": { "name": "Apache-2.0" } },
        "paths": paths,
    })
}

pub(super) fn router<S: Clone + Send + Sync + 'static>() -> Router<S> {
    let openapi = async |headers: HeaderMap| tag::tagged(&headers, "application/json", description().to_string());
    Router::new().route("/openapi.json", get(openapi)).route("/api.html", get(api_page))
}

async fn api_page() -> Response {
    let kind = HeaderValue::from_static("text/html; charset=utf-8");
    ([(header::CONTENT_TYPE, kind)], page::of(ADDRESSES, RESOLVED, GUARDED)).into_response()
}
