//! Recall notices: each with its whole history, and beside it what each affected thing is told.

use super::engine::StoreError;
use super::journal::{Deed, Entry};
use super::{Batch, Record, RecordKind, Repository, Store, write};
use epcis::ItemKey;
use serde_json::{Value, json};
use std::collections::BTreeSet;

/// What is to become of a notice.
pub enum Change {
    /// It is written so.
    Write(Value),
    /// It stays as it is.
    Keep,
}

/// The keys of the things that a notice names, as records are kept.
pub(crate) fn items(notice: &Value) -> Vec<String> {
    let list = notice.get("item").and_then(Value::as_array).into_iter().flatten();
    list.filter_map(|it| ItemKey::read(it.as_str()?)).map(|key| crate::query::key_text(&key)).collect()
}

impl Store {
    /// A notice by its name.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn notice(&self, name: &str) -> Result<Option<Value>, StoreError> {
        let record = self.record(Repository::Province, RecordKind::Notice, name).await?;
        Ok(record.and_then(|it| serde_json::from_str(&it.body).ok()))
    }

    /// Writes a notice as `change` makes it of the one that is there, and with it what every thing that it names is
    /// told; with its entry of the journal, all in one transaction.
    ///
    /// # Errors
    /// [`StoreError`], or what `change` refuses; then nothing was written.
    pub async fn change_notice<E: From<StoreError>>(
        &self,
        name: &str,
        deed: &Deed,
        change: impl Fn(Option<&Value>) -> Result<Change, E> + Send + Sync,
    ) -> Result<Option<Value>, E> {
        let _turn = self.turn().await;
        let mut attempt = 0;
        loop {
            let before = self.notice(name).await?;
            let Change::Write(notice) = change(before.as_ref())? else { return Ok(before) };
            let mut batch = Batch::default();
            let record = Record { key: name.to_owned(), body: notice.to_string() };
            batch.record(Repository::Province, RecordKind::Notice, &record);
            for key in items(&notice).into_iter().collect::<BTreeSet<_>>() {
                let told = self.record(Repository::Province, RecordKind::Recall, &key).await?;
                let body = json!({ "notices": beside(told.as_ref(), name, &notice) }).to_string();
                batch.record(Repository::Province, RecordKind::Recall, &Record { key, body });
            }
            let now = write::now_ms();
            let (mut statements, _) = batch.statements(&BTreeSet::new(), now);
            let last = self.last_entry().await?;
            let entry = Entry::behind(last.as_ref(), now, &Deed { body: notice.to_string(), ..deed.clone() });
            statements.push(entry.statement());
            match self.engine.write(statements).await {
                Ok(()) => return Ok(Some(notice)),
                Err(error) => write::met(error, &mut attempt).await?,
            }
        }
    }
}

/// The notices about a thing with one of them as it is now; what others said stays as they said it.
fn beside(told: Option<&Record>, name: &str, notice: &Value) -> Vec<Value> {
    let body = told.and_then(|it| serde_json::from_str::<Value>(&it.body).ok());
    let mut list = match body {
        Some(Value::Object(mut map)) => match map.remove("notices") {
            Some(Value::Array(list)) => list,
            _ => vec![Value::Object(map)],
        },
        Some(Value::Array(list)) => list,
        _ => Vec::new(),
    };
    list.retain(|it| it.get("notice").and_then(Value::as_str) != Some(name));
    list.push(notice.clone());
    list
}
