//! The built site, and Digital Link paths beside it.

use super::problem::Problem;
use super::{Portal, Scope, file, page, resolver};
use crate::store::Repository;
use crate::tag;
use axum::extract::{OriginalUri, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use std::sync::Arc;

/// Serves a file of the site, or resolves a Digital Link path.
pub(super) async fn file_or_resolve(
    State(portal): State<Arc<Portal>>,
    OriginalUri(uri): OriginalUri,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let path = uri.path();
    for repository in [Repository::Nation, Repository::Province] {
        let inner = path.strip_prefix(repository.folder());
        if let Some(inner) = inner.filter(|inner| resolver::is_digital_link(inner)) {
            // A person gets a page for a path that begins as a Digital Link and is none.
            if resolver::prefers_page(&headers)
                && let Err(why) = resolver::key_of(inner)
            {
                return page::refused(&portal, &uri, inner, &headers, &why).await;
            }
            let scope = Scope { portal, repository };
            return resolver::resolve(&scope, &uri, &headers).await;
        }
    }
    if path == "/demo" {
        return Ok((StatusCode::PERMANENT_REDIRECT, [(header::LOCATION, "/demo/")]).into_response());
    }
    if path == "/config.json"
        && let Some(config) = &portal.config
    {
        return Ok(tag::tagged(&headers, "application/json", config.clone()));
    }
    file::answer(portal.options.dist.as_deref(), path, &headers).await
}
