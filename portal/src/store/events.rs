//! Events by a query: one condition finds candidates by its index, the others are compared one by one.

use super::engine::StoreError;
use super::page::{self, Walk};
use super::{Page, Repository, Store, Stored, term};
use crate::query::{Condition, Cursor, EventQuery, ItemRole, Order, Word};
use epcis::{Event, Limits, document};

/// Most candidates that one request looks at; a page that ends there says where it goes on.
const MOST_CANDIDATES: usize = 500;
/// Most events that are sorted by the time of record, or counted.
const MOST_SORTED: usize = 2_000;
/// Candidates that are asked for at once where not all of them match.
const AT_ONCE: usize = 100;

/// What finds the candidates.
enum Source {
    /// Terms, each with the lists that count.
    Terms(Vec<(Vec<u8>, i64)>),
    /// Identifiers of events.
    Identifiers(Vec<Vec<u8>>),
    /// Everything, in the order of the query.
    All,
}

impl Store {
    /// The events that match, at most `query.per_page`.
    ///
    /// # Errors
    /// [`StoreError::TooComplex`] if the order of record is asked of more candidates than are sorted.
    pub async fn events(&self, repository: Repository, query: &EventQuery) -> Result<Page, StoreError> {
        let (source, exact) = source(repository, query);
        let sorts = query.order == Order::RecordTime && !matches!(source, Source::All);
        if sorts || matches!(source, Source::Identifiers(_)) {
            return self.sorted(repository, query, &source).await;
        }
        let mut walk = walk(repository, query);
        walk.most = if exact { query.per_page + 1 } else { AT_ONCE };
        let mut found = Page::default();
        let (texts, mut looked_at) = (query.texts(), 0);
        loop {
            let candidates = self.candidates(&source, &walk, query.order).await?;
            let was_last = candidates.len() < walk.most;
            for candidate in candidates {
                looked_at += 1;
                let at = place(&candidate, query.order).to_vec();
                if exact || holds(query, &texts, &candidate) {
                    if found.events.len() == query.per_page {
                        found.next = found.events.last().map(|it| Cursor(place(it, query.order).to_vec()));
                        return Ok(found);
                    }
                    found.events.push(candidate);
                }
                if query.descending { walk.below = at } else { walk.above = at }
            }
            if was_last {
                return Ok(found);
            }
            // Comparing takes milliseconds: others get their turn in between.
            tokio::task::yield_now().await;
            if looked_at >= MOST_CANDIDATES {
                found.next = Some(Cursor(if query.descending { walk.below } else { walk.above }));
                return Ok(found);
            }
        }
    }

    /// How many events match, counted up to `most`.
    ///
    /// # Errors
    /// [`StoreError::TooComplex`] if more candidates would be looked at than one request may.
    pub async fn count(&self, repository: Repository, query: &EventQuery, most: usize) -> Result<usize, StoreError> {
        let mut query = EventQuery { per_page: AT_ONCE, after: None, limit: None, ..query.clone() };
        let mut count = 0;
        for _ in 0..MOST_SORTED / AT_ONCE {
            let page = self.events(repository, &query).await?;
            count += page.events.len();
            if page.next.is_none() || count >= most {
                return Ok(count.min(most));
            }
            query.after = page.next;
        }
        Err(StoreError::TooComplex)
    }

    async fn candidates(&self, source: &Source, walk: &Walk, order: Order) -> Result<Vec<Stored>, StoreError> {
        let terms = match (source, order) {
            (Source::Terms(terms), _) => terms,
            (_, Order::EventTime) => return self.found(page::by_time(walk)).await,
            (_, Order::RecordTime) => return self.found(page::by_record(walk)).await,
        };
        let mut merged = Vec::new();
        for (term, roles) in terms {
            merged.extend(self.found(page::by_term(term.clone(), *roles, walk)).await?);
        }
        if terms.len() > 1 {
            // Each list holds its own first ones, so the first of all of them are the first at all.
            merged.sort_by(|a, b| if walk.descending { b.id.cmp(&a.id) } else { a.id.cmp(&b.id) });
            merged.dedup_by(|a, b| a.id == b.id);
            merged.truncate(walk.most);
        }
        Ok(merged)
    }

    async fn found(&self, statement: super::Statement) -> Result<Vec<Stored>, StoreError> {
        Ok(self.read(statement).await?.into_iter().map(page::stored).collect())
    }

    /// Gathers all matches, and sorts them.
    async fn sorted(&self, repository: Repository, query: &EventQuery, source: &Source) -> Result<Page, StoreError> {
        let mut all = Vec::new();
        match source {
            Source::Identifiers(keys) => {
                for key in keys {
                    all.extend(self.found(page::by_identifier(key.clone())).await?);
                }
            }
            _ => {
                let (above, below) = term::bounds(repository);
                let walk = Walk { above, below, descending: false, most: MOST_SORTED };
                all = self.candidates(source, &walk, Order::EventTime).await?;
                if all.len() >= MOST_SORTED {
                    return Err(StoreError::TooComplex);
                }
            }
        }
        let texts = query.texts();
        all.retain(|it| holds(query, &texts, it));
        all.sort_by(|a, b| place(a, query.order).cmp(place(b, query.order)));
        if query.descending {
            all.reverse();
        }
        if let Some(Cursor(after)) = &query.after {
            let at = |it: &Stored| place(it, query.order).to_vec();
            all.retain(|it| if query.descending { at(it) < *after } else { at(it) > *after });
        }
        let more = all.len() > query.per_page;
        all.truncate(query.per_page);
        let next = all.last().filter(|_| more).map(|it| Cursor(place(it, query.order).to_vec()));
        Ok(Page { events: all, next })
    }

    /// Every event of a repository behind `after`, in the order of time.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn all_events(
        &self,
        repository: Repository,
        after: Option<&[u8]>,
        most: usize,
    ) -> Result<Vec<Stored>, StoreError> {
        let (above, below) = term::bounds(repository);
        let above = after.map_or(above, <[u8]>::to_vec);
        self.found(page::by_time(&Walk { above, below, descending: false, most })).await
    }
}

fn place(event: &Stored, order: Order) -> &[u8] {
    match order {
        Order::EventTime => &event.id,
        Order::RecordTime => &event.recorded,
    }
}

/// Whether a candidate meets every condition of the query. Reading an event costs a hundred times what looking for some
/// letters in it does.
fn holds(query: &EventQuery, texts: &[String], candidate: &Stored) -> bool {
    texts.iter().all(|it| candidate.body.contains(it)) && event(&candidate.body).is_some_and(|it| query.holds(&it))
}

/// An event as it was captured.
pub(crate) fn event(body: &str) -> Option<Event> {
    document::read(body.as_bytes(), &Limits::default()).ok()?.events.into_iter().next()
}

/// The part of the order in which the answer lies.
fn walk(repository: Repository, query: &EventQuery) -> Walk {
    let (mut above, mut below) = term::bounds(repository);
    let span = match query.order {
        Order::EventTime => query.event_time,
        Order::RecordTime => query.record_time,
    };
    if let Some(from) = span.from {
        above = term::moment(repository, from);
    }
    if let Some(to) = span.to {
        below = term::moment(repository, to);
    }
    if let Some(Cursor(after)) = &query.after {
        // A token of the other repository, or of another order, leads nowhere rather than out of bounds.
        if query.descending { below = after.clone().min(below) } else { above = after.clone().max(above) }
    }
    Walk { above, below, descending: query.descending, most: AT_ONCE }
}

/// What finds the candidates, and whether each of them matches already.
fn source(repository: Repository, query: &EventQuery) -> (Source, bool) {
    let other_span = match query.order {
        Order::EventTime => query.record_time,
        Order::RecordTime => query.event_time,
    };
    let only = query.conditions.len() <= 1 && other_span.from.is_none() && other_span.to.is_none();
    let terms = |word, values: &[String]| {
        Source::Terms(values.iter().map(|it| (term::term(repository, word, it), i64::MAX)).collect())
    };
    match query.driver() {
        Some(Condition::EventId(ids)) => {
            (Source::Identifiers(ids.iter().map(|it| term::event_key(repository, it)).collect()), false)
        }
        Some(Condition::Item(wanted)) => {
            let bits = |role: &ItemRole| match wanted.class {
                Some(class) => term::role_bit(*role, class),
                None => term::role_bit(*role, false) | term::role_bit(*role, true),
            };
            let roles = wanted.roles.iter().map(bits).fold(0, |all, it| all | it);
            let word = |below| if below { Word::Below } else { Word::Thing };
            let terms = wanted.keys.iter().map(|it| (term::term(repository, word(it.and_below), &it.key), roles));
            (Source::Terms(terms.collect()), only)
        }
        Some(Condition::Word(word, values) | Condition::Within(word, values)) => (terms(*word, values), only),
        Some(Condition::BizTransaction(_, ids)) => (terms(Word::BizTransaction, ids), false),
        Some(Condition::Party(_, _, parties)) => (terms(Word::Party, parties), false),
        _ => (Source::All, query.conditions.is_empty() && only),
    }
}
