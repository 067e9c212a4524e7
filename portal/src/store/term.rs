//! The words by which an event is found, and the bytes that stand for them.
//!
//! | bytes | layout |
//! |---|---|
//! | event id | repository (1) · event time in ms, order kept (8) · hash of the identifier (9) |
//! | recorded | the same with the time of record |
//! | term, event key, record key, about | the first 16 bytes of SHA-256 |
//!
//! Ids are compared as bytes, so those of one repository stand in the order of time.

use super::Repository;
use crate::query::{ItemRole, Word, named, stored_key, type_name};
use epcis::Event;
use epcis::time::Timestamp;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;

/// The first bytes of a hash over parts, none of which runs into the next.
fn hash<const N: usize>(parts: &[&[u8]]) -> [u8; N] {
    let mut hasher = Sha256::new();
    for part in parts {
        hasher.update(u64::try_from(part.len()).unwrap_or(u64::MAX).to_be_bytes());
        hasher.update(part);
    }
    let whole = hasher.finalize();
    std::array::from_fn(|at| whole.get(at).copied().unwrap_or_default())
}

/// The bytes of a word of a repository.
pub fn term(repository: Repository, word: Word, text: &str) -> Vec<u8> {
    hash::<16>(&[&[repository.number(), word as u8], text.as_bytes()]).to_vec()
}

/// The bytes that stand for an event's own identifier.
pub fn event_key(repository: Repository, event_id: &str) -> Vec<u8> {
    hash::<16>(&[&[repository.number(), 0], event_id.as_bytes()]).to_vec()
}

/// What an event is kept under: its identifier; a declaration that an event was wrong bears that event's own
/// identifier, and is kept beside it.
///
/// Source: EPCIS 2.0, section 7.4.1.2.
pub(crate) fn identifier(event: &Event) -> Option<String> {
    let id = event.id.as_deref()?;
    Some(match &event.error {
        None => id.to_owned(),
        Some(error) => format!("{id}\nerror {}", error.time.map_or(0, Timestamp::millis)),
    })
}

/// The bytes of a moment in a repository, before every event of that moment.
pub fn moment(repository: Repository, time: Timestamp) -> Vec<u8> {
    let ordered = time.millis().cast_unsigned() ^ (1 << 63);
    [&[repository.number()][..], &ordered.to_be_bytes()].concat()
}

/// The bytes before and behind every event of a repository.
pub fn bounds(repository: Repository) -> (Vec<u8>, Vec<u8>) {
    (vec![repository.number()], vec![repository.number() + 1])
}

/// The id of an event at a time.
pub fn event_id(repository: Repository, time: Timestamp, identifier: &str) -> Vec<u8> {
    let mut id = moment(repository, time);
    id.extend(hash::<9>(&[&[repository.number()], identifier.as_bytes()]));
    id
}

/// The bit of a list that names things.
pub(crate) fn role_bit(role: ItemRole, class: bool) -> i64 {
    1 << (2 * (role as i64) + i64::from(class))
}

/// Every term of an event with the bits of the lists that hold it.
pub(super) fn terms(repository: Repository, event: &Event) -> BTreeMap<Vec<u8>, i64> {
    let mut terms = BTreeMap::new();
    let mut add = |word, text: &str, roles: i64| *terms.entry(term(repository, word, text)).or_insert(0) |= roles;
    for (role, class, epc) in named(event) {
        let bit = role_bit(role, class);
        add(Word::Thing, &stored_key(epc), bit);
        let Some(key) = &epc.key else { continue };
        // A lot or serial is found under its product, and a serial that names its lot under that.
        add(Word::Below, &key.class().to_string(), bit);
        if let Some(lot) = key.lot_level() {
            add(Word::Below, &lot.to_string(), bit);
        }
    }
    add(Word::Type, type_name(&event.kind), 1);
    let words = [
        (Word::BizStep, event.biz_step.as_ref().map(|it| it.word().to_owned())),
        (Word::Disposition, event.disposition.as_ref().map(|it| it.word().to_owned())),
        (Word::ReadPoint, event.read_point.as_ref().map(stored_key)),
        (Word::BizLocation, event.biz_location.as_ref().map(stored_key)),
        (Word::Transformation, event.transformation_id.clone()),
    ];
    for (word, text) in words {
        if let Some(text) = text {
            add(word, &text, 1);
        }
    }
    for transaction in &event.biz_transactions {
        add(Word::BizTransaction, &transaction.id, 1);
    }
    for party in event.sources.iter().chain(&event.destinations) {
        add(Word::Party, &stored_key(&party.id), 1);
    }
    terms
}

/// The key of a record.
pub(super) fn record_key(repository: Repository, kind: super::RecordKind, key: &str) -> Vec<u8> {
    hash::<16>(&[&[repository.number(), 100 + kind.number()], key.as_bytes()]).to_vec()
}

/// The bytes that stand for a thing whose changes are counted.
pub fn about(repository: Repository, key: &str) -> Vec<u8> {
    hash::<16>(&[&[repository.number(), 200], key.as_bytes()]).to_vec()
}
