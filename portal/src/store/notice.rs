//! Recall notices: each with its whole history, and beside it what each affected thing is told.

use super::engine::StoreError;
use super::journal::{Deed, Entry};
use super::{Batch, Record, RecordKind, Repository, Store, page, text, write};
use epcis::ItemKey;
use epcis::item::Level;
use serde_json::{Value, json};
use std::collections::BTreeSet;

/// What is to become of a notice.
pub enum Change {
    /// It is written so.
    Write(Value),
    /// It stays as it is.
    Keep,
}

/// Most lots and single things of a product whose notices are looked for, and most of them that are asked for theirs.
const MOST_FINER: usize = 1_000;
const MOST_ASKED: usize = 20;

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
                let known = self.record(Repository::Province, RecordKind::Recall, &key).await?;
                let body = json!({ "notices": beside(known.as_ref(), name, &notice) }).to_string();
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

impl Store {
    /// What `/recalls` tells about a thing, as JSON text: its own notices, and of a product those about its lots and
    /// single things, which a code of the product alone does not name. Where there are more than are gathered,
    /// `next` is the first thing that was left out.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn recalls(&self, repository: Repository, key: &ItemKey) -> Result<Option<String>, StoreError> {
        let own = self.record(repository, RecordKind::Recall, &crate::query::key_text(key)).await?;
        if key.level() != Level::Class || key.gtin().is_none() {
            return Ok(own.map(|it| it.body));
        }
        let (finer, next) = self.finer_notices(repository, key).await?;
        if finer.is_empty() {
            return Ok(own.map(|it| it.body));
        }
        let mut list = told(own.as_ref());
        for notice in finer {
            if !list.contains(&notice) {
                list.push(notice);
            }
        }
        Ok(Some(json!({ "notices": list, "next": next }).to_string()))
    }

    /// Whether anything of a product has a notice of its own.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn has_finer_notices(&self, repository: Repository, product: &ItemKey) -> Result<bool, StoreError> {
        Ok(!self.read(page::records_below(repository, RecordKind::Recall, product, 1)).await?.is_empty())
    }

    /// The notices about a product's lots and single things. What a recall that was read names already is not asked
    /// for its own: it is known to be recalled.
    async fn finer_notices(
        &self,
        repository: Repository,
        product: &ItemKey,
    ) -> Result<(Vec<Value>, Option<String>), StoreError> {
        let rows = self.read(page::records_below(repository, RecordKind::Recall, product, MOST_FINER + 1)).await?;
        let things: Vec<String> = rows.into_iter().map(|row| text(row.into_iter().next())).collect();
        let (mut notices, mut recalled, mut asked) = (Vec::new(), BTreeSet::new(), 0);
        for (at, thing) in things.iter().enumerate() {
            if recalled.contains(thing) {
                continue;
            }
            if asked == MOST_ASKED || at == MOST_FINER {
                return Ok((notices, Some(thing.clone())));
            }
            asked += 1;
            let record = self.record(repository, RecordKind::Recall, thing).await?;
            for notice in told(record.as_ref()) {
                if notice.get("status").and_then(Value::as_str) == Some("recalled") {
                    recalled.extend(items(&notice));
                }
                notices.push(notice);
            }
        }
        Ok((notices, None))
    }
}

/// The notices of a record.
fn told(record: Option<&Record>) -> Vec<Value> {
    record.and_then(|it| serde_json::from_str(&it.body).ok()).map(notices).unwrap_or_default()
}

/// The notices of an answer about one thing: several issuers may each have their own.
pub(crate) fn notices(mut answer: Value) -> Vec<Value> {
    match answer.get_mut("notices").map(Value::take) {
        Some(Value::Array(list)) => list,
        _ => match answer {
            Value::Array(list) => list,
            Value::Object(_) => vec![answer],
            _ => Vec::new(),
        },
    }
}

/// Whether a code leaves open of which lot of a product the item is: it is told of the product's recalled lots.
pub(crate) fn leaves_the_lot_open(item: &ItemKey) -> bool {
    item.gtin().is_some() && item.lot().is_none()
}

/// The notices about a thing with one of them as it is now; what others said stays as they said it.
fn beside(record: Option<&Record>, name: &str, notice: &Value) -> Vec<Value> {
    let mut list = told(record);
    list.retain(|it| it.get("notice").and_then(Value::as_str) != Some(name));
    list.push(notice.clone());
    list
}
