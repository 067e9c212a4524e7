//! Recall notices of the nation, on their way to the province's shoppers.

use super::transport::{Failure, Transport};
use crate::recall::{Refusal, take_over};
use crate::store::Store;
use serde_json::Value;
use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};

/// The voice of what the nation says.
pub(super) const VOICE: &str = "nation";
/// Most pages of notices.
const MOST_PAGES: usize = 1_000;

/// Takes over every notice of the nation that is new or changed; gives how many there were.
///
/// `seen` holds the pages as they were at the last time: what did not change is not compared again.
pub(super) async fn taken(
    store: &Store,
    transport: &dyn Transport,
    seen: &mut HashMap<String, u64>,
) -> Result<usize, String> {
    let (mut after, mut news) = (String::new(), 0);
    for _ in 0..MOST_PAGES {
        let path = format!("/recalls?after={}", gs1::percent::encode(after.as_bytes(), gs1::percent::UriPart::Query));
        let page = transport.ask(&path).await.map_err(|failure| match failure {
            Failure::Later(why) | Failure::Refused(why) => why,
        })?;
        let mut hasher = DefaultHasher::new();
        page.to_string().hash(&mut hasher);
        let is_news = seen.get(&after) != Some(&hasher.finish());
        let list = page.get("notices").and_then(Value::as_array).filter(|_| is_news);
        for notice in list.into_iter().flatten() {
            match take_over(store, VOICE, notice).await {
                Ok(is_news) => news += usize::from(is_news),
                Err(Refusal::Store(error)) => return Err(error.to_string()),
                // One that cannot be taken over must not keep the others away.
                Err(refusal) => tracing::warn!(?refusal, "a notice of the nation is not taken over"),
            }
        }
        // Only behind every notice of it: one that failed is met again.
        seen.insert(after.clone(), hasher.finish());
        match page.get("next").and_then(Value::as_str).filter(|it| *it > after.as_str()) {
            Some(next) => next.clone_into(&mut after),
            None => break,
        }
    }
    Ok(news)
}
