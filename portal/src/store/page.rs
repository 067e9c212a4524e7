//! The statements that find events: each walks one index, from where the answer begins.

use super::engine::{Statement, Value};
use super::{Listing, RecordKind, Repository, Stored, bytes, term, text};
use crate::query::Word;
use epcis::ItemKey;

/// From where to where in an order, and how many.
#[derive(Debug, Clone)]
pub(super) struct Walk {
    pub(super) above: Vec<u8>,
    pub(super) below: Vec<u8>,
    pub(super) descending: bool,
    pub(super) most: usize,
}

impl Walk {
    fn most(&self) -> Value {
        Value::Int(i64::try_from(self.most).unwrap_or(i64::MAX))
    }
}

/// Events of a term, in the order of time.
///
/// The join's order is fixed where the engine lets it be (`CROSS JOIN` in SQLite), so that no statistics
/// and no lack of them lead it by time.
pub(super) fn by_term(term: Vec<u8>, roles: i64, walk: &Walk) -> Statement {
    let sql = if walk.descending {
        "SELECT e.id, e.recorded, e.body, e.places FROM term t CROSS JOIN event e WHERE t.term = $1 AND t.event > $2
         AND t.event < $3 AND (t.roles & $4) <> 0 AND e.id = t.event ORDER BY t.event DESC LIMIT $5"
    } else {
        "SELECT e.id, e.recorded, e.body, e.places FROM term t CROSS JOIN event e WHERE t.term = $1 AND t.event > $2
         AND t.event < $3 AND (t.roles & $4) <> 0 AND e.id = t.event ORDER BY t.event ASC LIMIT $5"
    };
    let bounds = [Value::Bytes(walk.above.clone()), Value::Bytes(walk.below.clone())];
    let [above, below] = bounds;
    Statement::new(sql, vec![Value::Bytes(term), above, below, Value::Int(roles), walk.most()])
}

/// All events of a repository, in the order of time.
pub(super) fn by_time(walk: &Walk) -> Statement {
    let sql = if walk.descending {
        "SELECT id, recorded, body, places FROM event WHERE id > $1 AND id < $2 ORDER BY id DESC LIMIT $3"
    } else {
        "SELECT id, recorded, body, places FROM event WHERE id > $1 AND id < $2 ORDER BY id ASC LIMIT $3"
    };
    Statement::new(sql, vec![Value::Bytes(walk.above.clone()), Value::Bytes(walk.below.clone()), walk.most()])
}

/// All events of a repository, in the order of record.
pub(super) fn by_record(walk: &Walk) -> Statement {
    let sql = if walk.descending {
        "SELECT id, recorded, body, places FROM event WHERE recorded > $1 AND recorded < $2 ORDER BY recorded DESC
         LIMIT $3"
    } else {
        "SELECT id, recorded, body, places FROM event WHERE recorded > $1 AND recorded < $2 ORDER BY recorded ASC
         LIMIT $3"
    };
    Statement::new(sql, vec![Value::Bytes(walk.above.clone()), Value::Bytes(walk.below.clone()), walk.most()])
}

/// One event by its identifier.
pub(super) fn by_identifier(event_key: Vec<u8>) -> Statement {
    let sql = "SELECT id, recorded, body, places FROM event WHERE event_key = $1";
    Statement::new(sql, vec![Value::Bytes(event_key)])
}

/// A record by its key.
pub(super) fn record(record_key: Vec<u8>) -> Statement {
    Statement::new("SELECT body FROM record WHERE record_key = $1", vec![Value::Bytes(record_key)])
}

/// Most keys of one statement.
pub(super) const MOST_KEYS: usize = 64;

/// Marks for keys, and the keys. Lists of like length have one text, so that few are prepared: what is missing is the
/// last key again.
fn among(keys: &[Vec<u8>]) -> (String, Vec<Value>) {
    let width = [4, 16].into_iter().find(|width| keys.len() <= *width).unwrap_or(MOST_KEYS);
    let padded = (0..width).filter_map(|at| keys.get(at).or(keys.last()));
    let values: Vec<Value> = padded.map(|key| Value::Bytes(key.clone())).collect();
    ((1..=values.len()).map(|at| format!("${at}")).collect::<Vec<_>>().join(", "), values)
}

/// Records by at most [`MOST_KEYS`] keys, in no order, each with its key, and a row with `term` and no text if any
/// event holds that: one statement for all that is asked about a thing.
pub(super) fn facts(keys: &[Vec<u8>], term: Option<Vec<u8>>) -> Statement {
    let (marks, mut values) = among(keys);
    let mut sql = format!("SELECT record_key, body FROM record WHERE record_key IN ({marks})");
    if let Some(term) = term {
        values.push(Value::Bytes(term));
        // A limit at the end would be that of the whole, so the first event is named instead.
        let at = values.len();
        let first = format!("(SELECT event FROM term WHERE term = ${at} LIMIT 1)");
        sql = format!("{sql} UNION ALL SELECT term, '' FROM term WHERE term = ${at} AND event = {first}");
    }
    Statement { sql: sql.into(), values }
}

/// Whether any event holds a term.
pub(super) fn knows(term: Vec<u8>) -> Statement {
    Statement::new("SELECT event FROM term WHERE term = $1 LIMIT 1", vec![Value::Bytes(term)])
}

/// When something about each of at most [`MOST_KEYS`] things changed last, in no order.
pub(super) fn revisions(about: &[Vec<u8>]) -> Statement {
    let (marks, values) = among(about);
    Statement { sql: format!("SELECT about, revision FROM revision WHERE about IN ({marks})").into(), values }
}

/// What changed after a revision.
pub(super) fn changes(since: i64, most: usize) -> Statement {
    let sql = "SELECT about, revision FROM revision WHERE revision > $1 ORDER BY revision LIMIT $2";
    Statement::new(sql, vec![Value::Int(since), Value::Int(i64::try_from(most).unwrap_or(i64::MAX))])
}

/// Words of a listing, behind one of them.
pub(super) fn words(repository: Repository, listing: Listing, after: &str, most: usize) -> Statement {
    let sql = "SELECT word FROM word WHERE listing = $1 AND word > $2 ORDER BY word LIMIT $3";
    let most = Value::Int(i64::try_from(most).unwrap_or(i64::MAX));
    Statement::new(sql, vec![Value::Int(listing_number(repository, listing)), Value::Text(after.to_owned()), most])
}

/// Records of a kind, behind one of them.
pub(super) fn records(repository: Repository, kind: RecordKind, after: &str, most: usize) -> Statement {
    let sql = "SELECT item, body FROM record WHERE listing = $1 AND item > $2 ORDER BY item LIMIT $3";
    let most = Value::Int(i64::try_from(most).unwrap_or(i64::MAX));
    Statement::new(sql, vec![Value::Int(record_listing(repository, kind)), Value::Text(after.to_owned()), most])
}

/// The things of a product, finer than itself, that have a record of a kind. The bounds are products, so that they hold
/// in every order of texts: all keys of products have equally many digits.
pub(super) fn records_below(repository: Repository, kind: RecordKind, product: &ItemKey, most: usize) -> Statement {
    let sql = "SELECT item FROM record WHERE listing = $1 AND item > $2 AND item < $3 ORDER BY item LIMIT $4";
    let (from, to) = bounds_of(product);
    let most = Value::Int(i64::try_from(most).unwrap_or(i64::MAX));
    Statement::new(sql, vec![Value::Int(record_listing(repository, kind)), Value::Text(from), Value::Text(to), most])
}

/// The key of a product and that of the next number.
fn bounds_of(product: &ItemKey) -> (String, String) {
    let from = product.class().to_string();
    let (start, digits) = from.split_at(from.len() - product.id().len());
    let next = digits
        .parse()
        .map_or_else(|_| format!("{digits}~"), |it: u64| format!("{:0wide$}", it + 1, wide = digits.len()));
    let to = format!("{start}{next}");
    (from, to)
}

pub(super) fn listing_number(repository: Repository, listing: Listing) -> i64 {
    i64::from(repository.number()) * 100 + listing as i64
}

pub(super) fn record_listing(repository: Repository, kind: RecordKind) -> i64 {
    i64::from(repository.number()) * 100 + i64::from(kind.number())
}

/// The event in a row of any statement above.
pub(super) fn stored(row: Vec<Value>) -> Stored {
    let mut columns = row.into_iter();
    let (id, recorded) = (bytes(columns.next()), bytes(columns.next()));
    let (body, places) = (text(columns.next()), text(columns.next()));
    Stored { id, recorded, body, places: places.lines().map(str::to_owned).collect() }
}

/// Every statement of a public read by its name, with values of a thing, for tests of plans.
pub fn plans(repository: Repository, key: &str) -> Vec<(&'static str, Statement)> {
    let (above, below) = term::bounds(repository);
    let walk = |descending| Walk { above: above.clone(), below: below.clone(), descending, most: 31 };
    let word = |word| term::term(repository, word, key);
    let product = ItemKey::read(key).map(|product| records_below(repository, RecordKind::Recall, &product, 31));
    let mut plans = vec![
        ("events of a thing", by_term(word(Word::Thing), i64::MAX, &walk(false))),
        ("events of a thing, latest first", by_term(word(Word::Thing), i64::MAX, &walk(true))),
        ("events in time", by_time(&walk(false))),
        ("events in time, latest first", by_time(&walk(true))),
        ("events as recorded", by_record(&walk(false))),
        ("events as recorded, latest first", by_record(&walk(true))),
        ("an event", by_identifier(term::event_key(repository, key))),
        ("a record", record(term::record_key(repository, RecordKind::Card, key))),
        ("records", facts(&[term::record_key(repository, RecordKind::Card, key)], None)),
        (
            "what is known of a thing",
            facts(&[term::record_key(repository, RecordKind::Card, key)], Some(word(Word::Below))),
        ),
        ("whether a product is known", knows(word(Word::Below))),
        ("revisions", revisions(&[term::about(repository, key)])),
        ("changes", changes(i64::MAX - 1, 100)),
        ("a listing", words(repository, Listing::Epcs, "", 31)),
        ("records of a kind", records(repository, RecordKind::Recall, "", 31)),
    ];
    plans.extend(product.map(|statement| ("what of a product has a record", statement)));
    plans
}
