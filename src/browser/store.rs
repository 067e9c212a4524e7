//! What a person asked to keep on this device: reports (IndexedDB) and settings (local storage).

use std::{cell::RefCell, rc::Rc};

use js_sys::{Array, Promise};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use web_sys::{IdbDatabase, IdbObjectStore, IdbRequest, IdbTransactionMode};

use super::{field, timer::within, window};

/// Name of the database.
const DATABASE: &str = "truyxuat";
/// Name of its only object store: key → text.
const REPORTS: &str = "reports";
/// The layout's version; a later layout upgrades from it.
const VERSION: u32 = 1;
/// Prefix of every setting, so that a host page's own settings are left alone.
const SETTING: &str = "truyxuat.";

/// Browsers whose store is broken never answer: after this many milliseconds it is as if there were none.
const ANSWER_MS: i32 = 2_000;

/// Why something was not kept or not found again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StoreError {
    /// The browser keeps nothing here: private window, blocked storage, opaque origin.
    Unavailable,
    /// The device is full, or the browser refused for another reason.
    Refused,
}

/// The kept reports; open only while history is on.
pub struct Store {
    database: IdbDatabase,
}

impl Store {
    /// Opens the database and makes it where it is missing.
    ///
    /// # Errors
    /// [`StoreError::Unavailable`] where the browser keeps nothing.
    pub async fn open() -> Result<Self, StoreError> {
        let factory = window().indexed_db().ok().flatten().ok_or(StoreError::Unavailable)?;
        let request = factory.open_with_u32(DATABASE, VERSION).map_err(|_| StoreError::Unavailable)?;
        let upgrade = Closure::<dyn FnMut()>::new({
            let request = request.clone();
            move || {
                if let Ok(database) = request.result() {
                    // Fails only where the object store exists already.
                    let _ = database.unchecked_into::<IdbDatabase>().create_object_store(REPORTS);
                }
            }
        });
        request.set_onupgradeneeded(Some(upgrade.as_ref().unchecked_ref()));
        let database = settled(&request).await.map_err(|_| StoreError::Unavailable)?;
        Ok(Self { database: database.unchecked_into() })
    }

    /// Keeps `text` under `key`, in place of what was there.
    ///
    /// # Errors
    /// [`StoreError::Refused`], above all when the device is full.
    pub async fn put(&self, key: &str, text: &str) -> Result<(), StoreError> {
        let reports = self.reports(IdbTransactionMode::Readwrite)?;
        run(reports.put_with_key(&text.into(), &key.into())).await?;
        Ok(())
    }

    /// All keys with their text, in order of the key.
    ///
    /// # Errors
    /// [`StoreError::Refused`].
    pub async fn all(&self) -> Result<Vec<(String, String)>, StoreError> {
        let reports = self.reports(IdbTransactionMode::Readonly)?;
        let (keys, texts) = (reports.get_all_keys(), reports.get_all());
        let keys: Array = run(keys).await?.unchecked_into();
        let texts: Array = run(texts).await?.unchecked_into();
        Ok(keys
            .iter()
            .zip(texts.iter())
            .filter_map(|(key, text)| Some((key.as_string()?, text.as_string()?)))
            .collect())
    }

    /// Forgets one.
    ///
    /// # Errors
    /// [`StoreError::Refused`].
    pub async fn delete(&self, key: &str) -> Result<(), StoreError> {
        let reports = self.reports(IdbTransactionMode::Readwrite)?;
        run(reports.delete(&key.into())).await?;
        Ok(())
    }

    /// Forgets all.
    ///
    /// # Errors
    /// [`StoreError::Refused`].
    pub async fn clear(&self) -> Result<(), StoreError> {
        let reports = self.reports(IdbTransactionMode::Readwrite)?;
        run(reports.clear()).await?;
        Ok(())
    }

    fn reports(&self, mode: IdbTransactionMode) -> Result<IdbObjectStore, StoreError> {
        self.database
            .transaction_with_str_and_mode(REPORTS, mode)
            .and_then(|transaction| transaction.object_store(REPORTS))
            .map_err(|_| StoreError::Refused)
    }
}

impl Drop for Store {
    fn drop(&mut self) {
        self.database.close();
    }
}

async fn run(request: Result<IdbRequest, JsValue>) -> Result<JsValue, StoreError> {
    settled(&request.map_err(|_| StoreError::Refused)?).await.map_err(|_| StoreError::Refused)
}

/// The result of `request` once it has one, if that is soon.
async fn settled(request: &IdbRequest) -> Result<JsValue, JsValue> {
    type Once = Closure<dyn FnMut()>;
    let kept: Rc<RefCell<Option<(Once, Once)>>> = Rc::default();
    let promise = Promise::new(&mut |resolve, reject| {
        let success = Once::new({
            let request = request.clone();
            move || {
                let result = request.result().unwrap_or_default();
                let _ = resolve.call1(&JsValue::UNDEFINED, &result);
            }
        });
        let failure = Once::new({
            let request = request.clone();
            move || {
                let _ = reject.call1(&JsValue::UNDEFINED, &field(&request, "error"));
            }
        });
        request.set_onsuccess(Some(success.as_ref().unchecked_ref()));
        request.set_onerror(Some(failure.as_ref().unchecked_ref()));
        kept.replace(Some((success, failure)));
    });
    let result = within(promise, ANSWER_MS).await.unwrap_or(Err(JsValue::UNDEFINED));
    request.set_onsuccess(None);
    request.set_onerror(None);
    result
}

/// The setting `name`, if one is kept.
pub fn setting(name: &str) -> Option<String> {
    let storage = window().local_storage().ok().flatten()?;
    storage.get_item(&format!("{SETTING}{name}")).ok().flatten()
}

/// Keeps the setting `name`, or forgets it; where the browser keeps nothing it lasts for this visit.
pub fn set_setting(name: &str, value: Option<&str>) {
    let Some(storage) = window().local_storage().ok().flatten() else {
        return;
    };
    let name = format!("{SETTING}{name}");
    // A setting that cannot be kept is asked for again at the next visit.
    let _ = match value {
        Some(value) => storage.set_item(&name, value),
        None => storage.remove_item(&name),
    };
}
