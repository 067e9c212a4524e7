//! The append-only journal: every write of the portal, each entry chained to the one before it.
//!
//! An entry's digest is SHA-256 over the digest before it and the entry's own columns, so that no entry can be
//! changed, taken out or put in without changing every later one. Numbers are given here and not by a sequence:
//! two writers that met take the same number, and the later one tries again.

use super::engine::{Statement, StoreError, Value};
use super::{Store, bytes, int, text};
use sha2::{Digest, Sha256};

/// An entry of the journal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Its number, from 1 without a gap.
    pub number: i64,
    /// When it was written, in milliseconds since the Unix epoch, by the clock of the machine.
    pub at: i64,
    /// Who wrote.
    pub organisation: String,
    /// What was done.
    pub deed: String,
    /// The particulars, as JSON text.
    pub body: String,
    /// The digest of the chain up to and with this entry.
    pub digest: Vec<u8>,
}

/// What is about to be written into the journal.
#[derive(Debug, Clone)]
pub struct Deed {
    /// Who writes.
    pub organisation: String,
    /// What is done.
    pub deed: &'static str,
    /// The particulars, as JSON text.
    pub body: String,
}

impl Entry {
    /// The entry behind another one; behind none, the first.
    pub(crate) fn behind(last: Option<&Entry>, at: i64, deed: &Deed) -> Entry {
        let mut entry = Entry {
            number: last.map_or(1, |it| it.number + 1),
            at,
            organisation: deed.organisation.clone(),
            deed: deed.deed.to_owned(),
            body: deed.body.clone(),
            digest: Vec::new(),
        };
        entry.digest = entry.chained(last.map_or(&[], |it| it.digest.as_slice()));
        entry
    }

    /// The digest that this entry has behind a digest.
    pub fn chained(&self, before: &[u8]) -> Vec<u8> {
        let mut hasher = Sha256::new();
        let numbers = [self.number.to_be_bytes(), self.at.to_be_bytes()];
        let texts = [&self.organisation, &self.deed, &self.body].map(|it| it.as_bytes());
        for part in std::iter::once(before).chain(numbers.iter().map(<[u8; 8]>::as_slice)).chain(texts) {
            hasher.update(u64::try_from(part.len()).unwrap_or(u64::MAX).to_be_bytes());
            hasher.update(part);
        }
        hasher.finalize().to_vec()
    }

    pub(crate) fn statement(&self) -> Statement {
        let sql = "INSERT INTO journal (entry, at, organisation, deed, body, digest) VALUES ($1, $2, $3, $4, $5, $6)";
        let values = vec![
            Value::Int(self.number),
            Value::Int(self.at),
            Value::Text(self.organisation.clone()),
            Value::Text(self.deed.clone()),
            Value::Text(self.body.clone()),
            Value::Bytes(self.digest.clone()),
        ];
        Statement::new(sql, values)
    }

    fn of(row: Vec<Value>) -> Entry {
        let mut columns = row.into_iter();
        Entry {
            number: int(columns.next()),
            at: int(columns.next()),
            organisation: text(columns.next()),
            deed: text(columns.next()),
            body: text(columns.next()),
            digest: bytes(columns.next()),
        }
    }
}

impl Store {
    /// The last entry.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn last_entry(&self) -> Result<Option<Entry>, StoreError> {
        let sql = "SELECT entry, at, organisation, deed, body, digest FROM journal ORDER BY entry DESC LIMIT 1";
        Ok(self.read(Statement::new(sql, Vec::new())).await?.into_iter().next().map(Entry::of))
    }

    /// Entries behind a number, in their order.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn journal(&self, after: i64, most: i64) -> Result<Vec<Entry>, StoreError> {
        let sql = "SELECT entry, at, organisation, deed, body, digest FROM journal WHERE entry > $1
            ORDER BY entry LIMIT $2";
        let rows = self.read(Statement::new(sql, vec![Value::Int(after), Value::Int(most)])).await?;
        Ok(rows.into_iter().map(Entry::of).collect())
    }

    /// Writes statements and their entry of the journal in one transaction.
    ///
    /// # Errors
    /// [`StoreError`]; then nothing was written.
    pub async fn enter(&self, deed: &Deed, statements: &[Statement]) -> Result<(), StoreError> {
        self.enter_with(deed, |_| statements.to_vec()).await
    }

    /// Like [`Store::enter`], with statements that bear the number of the entry.
    ///
    /// # Errors
    /// [`StoreError`]; then nothing was written.
    pub(super) async fn enter_with(
        &self,
        deed: &Deed,
        statements: impl Fn(i64) -> Vec<Statement>,
    ) -> Result<(), StoreError> {
        let _turn = self.turn().await;
        let mut attempt = 0;
        loop {
            let last = self.last_entry().await?;
            let entry = Entry::behind(last.as_ref(), crate::now().millis(), deed);
            let whole = statements(entry.number).into_iter().chain([entry.statement()]).collect();
            match self.engine.write(whole).await {
                Ok(()) => return Ok(()),
                Err(error) => super::write::met(error, &mut attempt).await?,
            }
        }
    }
}
