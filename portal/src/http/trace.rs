//! All that a scanner needs about an item in one answer, and the signature over answers that were asked for
//! one by one.
//!
//! The format is that of `docs/signatures.md`.

mod parts;

use super::cache::Made;
use super::problem::Problem;
use super::{Portal, Scope, cards};
use crate::content::{json_text, json_text_with};
use crate::keys::LONGEST_LIFE;
use crate::store::{depends_on, places};
use crate::tag;
use axum::extract::{OriginalUri, State};
use axum::http::HeaderMap;
use axum::response::Response;
use epcis::ItemKey;
use serde_json::json;
use std::sync::Arc;

/// Life of a signature, in seconds: a phone that was offline for a day still holds a signed answer.
const LIFE: i64 = 86_400;
const _: () = assert!(LIFE <= LONGEST_LIFE);

/// `GET /.well-known/jwks.json`.
pub(super) async fn key_set(State(portal): State<Arc<Portal>>, headers: HeaderMap) -> Response {
    tag::tagged(&headers, "application/jwk-set+json", portal.keys.set(crate::now()).to_string())
}

/// `GET /trace/{digital link path}`: everything, held.
pub(super) async fn bundle(
    State(scope): State<Scope>,
    OriginalUri(uri): OriginalUri,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let item = cards::item(&uri, scope.repository, "/trace")?;
    answer(&scope, &item, &headers, true).await
}

/// `GET /signatures/{digital link path}`: the hashes of the answers, signed.
pub(super) async fn manifest(
    State(scope): State<Scope>,
    OriginalUri(uri): OriginalUri,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let item = cards::item(&uri, scope.repository, "/signatures")?;
    if !scope.portal.can_sign() {
        return Err(Problem::not_found("this portal does not sign"));
    }
    answer(&scope, &item, &headers, false).await
}

async fn answer(scope: &Scope, item: &ItemKey, headers: &HeaderMap, held: bool) -> Result<Response, Problem> {
    let (portal, repository) = (&scope.portal, scope.repository);
    let base = format!("{}{}", portal.base(headers), repository.folder());
    let key = format!("trace {base} {item} {held}");
    let mut about = depends_on(repository, item);
    about.push(places(repository));
    let make = || async {
        let content = parts::gather(scope, item, &base, held).await?;
        let content = content.ok_or_else(|| Problem::not_found("nothing is known about this code"))?;
        let issued = crate::now().millis().div_euclid(1_000);
        let parts: Vec<String> =
            content.parts.iter().map(|it| if held { it.held() } else { json_text(&it.hashed()) }).collect();
        let mut frame = json!({ "sub": item.to_string(), "iss": base, "iat": issued, "exp": issued + LIFE });
        if content.withheld > 0 {
            let reason = "more neighbours than one bundle holds";
            frame["withheld"] = json!([{ "role": "back", "count": content.withheld, "reason": reason }]);
        }
        let payload = json_text_with("parts", &format!("[{}]", parts.join(",")), &frame);
        let mut made = match portal.keys.signer(crate::now()) {
            Some(key) => {
                let signed = key.sign(payload.as_bytes()).ok_or_else(Problem::internal)?;
                Made::new("application/jose", signed)
            }
            None => Made::new("application/json", payload),
        };
        made.is_signed = true;
        made.also = content.about;
        Ok(made)
    };
    portal.cached(&key, about, headers, make).await
}

impl Portal {
    /// Whether answers are signed.
    pub(super) fn can_sign(&self) -> bool {
        self.keys.signer(crate::now()).is_some()
    }
}
