//! Records by their keys, listings, revisions.

use super::engine::StoreError;
use super::{Listing, Record, RecordKind, Repository, Store, bytes, int, page, term, text};
use crate::query::Word;
use crate::query::key_text;
use epcis::ItemKey;
use epcis::item::Level;
use std::collections::HashMap;

/// Most changes that are named one by one.
pub const MOST_CHANGES: usize = 5_000;

impl Store {
    /// The record about exactly this thing.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn record(
        &self,
        repository: Repository,
        kind: RecordKind,
        key: &str,
    ) -> Result<Option<Record>, StoreError> {
        let rows = self.read(page::record(term::record_key(repository, kind, key))).await?;
        let body = rows.into_iter().next().map(|row| text(row.into_iter().next()));
        Ok(body.map(|body| Record { key: key.to_owned(), body }))
    }

    /// The records about things, in the order asked, by one statement.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn records_about(
        &self,
        repository: Repository,
        asked: &[(RecordKind, String)],
    ) -> Result<Vec<Option<Record>>, StoreError> {
        Ok(self.facts(repository, asked, None).await?.0)
    }

    /// The records about things, in the order asked, and whether any event names `item` or something of it, by one
    /// statement.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn known_about(
        &self,
        repository: Repository,
        asked: &[(RecordKind, String)],
        item: &ItemKey,
    ) -> Result<(Vec<Option<Record>>, bool), StoreError> {
        self.facts(repository, asked, Some(below(repository, item))).await
    }

    async fn facts(
        &self,
        repository: Repository,
        asked: &[(RecordKind, String)],
        mut term: Option<Vec<u8>>,
    ) -> Result<(Vec<Option<Record>>, bool), StoreError> {
        let keys: Vec<Vec<u8>> = asked.iter().map(|(kind, key)| term::record_key(repository, *kind, key)).collect();
        let mut found = HashMap::new();
        for some in keys.chunks(page::MOST_KEYS) {
            for row in self.read(page::facts(some, term.take())).await? {
                let mut columns = row.into_iter();
                found.insert(bytes(columns.next()), text(columns.next()));
            }
        }
        let records = keys.iter().zip(asked).map(|(key, (_, about))| {
            let body = found.get(key)?.clone();
            Some(Record { key: about.clone(), body })
        });
        let records = records.collect();
        keys.iter().for_each(|key| drop(found.remove(key)));
        // What is left is the term.
        Ok((records, !found.is_empty()))
    }

    /// Whether any event names this thing or something of it: a lot of the product, a serial of it.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn knows(&self, repository: Repository, item: &ItemKey) -> Result<bool, StoreError> {
        Ok(!self.read(page::knows(below(repository, item))).await?.is_empty())
    }

    /// When something about each thing changed last, in the order asked; 0 for one that was never named.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn revisions(&self, about: &[Vec<u8>]) -> Result<Vec<i64>, StoreError> {
        let mut found = HashMap::new();
        for some in about.chunks(page::MOST_KEYS) {
            for row in self.read(page::revisions(some)).await? {
                let mut columns = row.into_iter();
                found.insert(bytes(columns.next()), int(columns.next()));
            }
        }
        Ok(about.iter().map(|about| found.get(about).copied().unwrap_or_default()).collect())
    }

    /// What changed after a revision; `None` if it is more than is named one by one.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn changes(&self, since: i64) -> Result<Option<Vec<(Vec<u8>, i64)>>, StoreError> {
        let rows = self.read(page::changes(since, MOST_CHANGES)).await?;
        let whole = rows.len() < MOST_CHANGES;
        let changes = rows.into_iter().map(|row| {
            let mut columns = row.into_iter();
            (bytes(columns.next()), int(columns.next()))
        });
        Ok(whole.then(|| changes.collect()))
    }

    /// Words of a listing behind `after`, in the order of bytes.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn words(
        &self,
        repository: Repository,
        listing: Listing,
        after: &str,
        most: usize,
    ) -> Result<Vec<String>, StoreError> {
        let rows = self.read(page::words(repository, listing, after, most)).await?;
        Ok(rows.into_iter().map(|row| text(row.into_iter().next())).collect())
    }

    /// Records of a kind behind the thing `after`.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn records(
        &self,
        repository: Repository,
        kind: RecordKind,
        after: &str,
        most: usize,
    ) -> Result<Vec<Record>, StoreError> {
        let rows = self.read(page::records(repository, kind, after, most)).await?;
        let record = |row: Vec<super::Value>| {
            let mut columns = row.into_iter();
            Record { key: text(columns.next()), body: text(columns.next()) }
        };
        Ok(rows.into_iter().map(record).collect())
    }
}

/// The term of an item with all that is of it: what names a lot or serial is entered under its product and lot, too.
fn below(repository: Repository, item: &ItemKey) -> Vec<u8> {
    let word = if item.level() == Level::Item { Word::Thing } else { Word::Below };
    term::term(repository, word, &key_text(item))
}

/// The things on whose changes an answer about an item depends.
pub(crate) fn depends_on(repository: Repository, item: &ItemKey) -> Vec<Vec<u8>> {
    let mut keys: Vec<String> = vec![key_text(item)];
    keys.extend(item.lot_level().map(|it| it.to_string()));
    keys.push(item.class().to_string());
    keys.dedup();
    keys.iter().map(|key| term::about(repository, key)).collect()
}

/// The mark of a restore that is under way, among the words of no listing.
const MARK: [&str; 3] = [
    "SELECT word FROM word WHERE listing = 0 AND word = 'restoring'",
    "INSERT INTO word (listing, word) VALUES (0, 'restoring') ON CONFLICT DO NOTHING",
    "DELETE FROM word WHERE listing = 0 AND word = 'restoring'",
];

impl Store {
    /// Whether a restore is under way, or ended before its end.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn is_marked(&self) -> Result<bool, StoreError> {
        Ok(!self.read(super::Statement::new(MARK[0], Vec::new())).await?.is_empty())
    }

    /// Marks that a restore begins, or ended.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn mark(&self, begins: bool) -> Result<(), StoreError> {
        let sql = if begins { MARK[1] } else { MARK[2] };
        self.engine.write(vec![super::Statement::new(sql, Vec::new())]).await
    }
}
