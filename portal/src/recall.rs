//! Recall notices: issued, widened, lifted, each deed with who, why and when; nothing of a notice is ever taken back.
//!
//! ```json
//! {"notice": "…", "status": "recalled", "item": ["https://id.gs1.org/01/…/10/…"], "reason": [{"@value": "…"}],
//!  "action": …, "issuedBy": "…", "recallDate": "2026-11-23", "voice": "",
//!  "history": [{"deed": "issue", "at": "…", "by": "…", "reason": …, "item": […]}]}
//! ```

use crate::store::{Change, Deed, Store, StoreError};
use crate::tokens::Writer;
use epcis::ItemKey;
use epcis::time::Timestamp;
use serde_json::{Value, json};

/// Most things that one notice names.
pub const MOST_ITEMS: usize = 500;
/// Most deeds of one notice.
const MOST_DEEDS: usize = 200;
/// Longest reason, as JSON text.
const LONGEST_WORDS: usize = 8_192;

/// What is done with a notice.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Act {
    /// A new notice.
    Issue,
    /// More things are recalled.
    Widen,
    /// Nothing that it names is recalled any more.
    Lift,
}

impl Act {
    /// The act of a name.
    pub fn named(name: &str) -> Option<Act> {
        [Act::Issue, Act::Widen, Act::Lift].into_iter().find(|it| it.name() == name)
    }

    /// Its name.
    pub fn name(self) -> &'static str {
        match self {
            Act::Issue => "issue",
            Act::Widen => "widen",
            Act::Lift => "lift",
        }
    }
}

/// Why a deed is not done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// A member of the request is missing or wrong.
    Wrong(&'static str, String),
    /// The token is not for this.
    NotYours(String),
    /// The notice is not there, or is no longer as this needs it.
    NotNow(&'static str),
    /// The store failed.
    Store(StoreError),
}

impl From<StoreError> for Refusal {
    fn from(error: StoreError) -> Refusal {
        Refusal::Store(error)
    }
}

/// A request.
#[derive(Debug, Clone)]
pub struct Request {
    /// What is done.
    pub act: Act,
    /// With which notice.
    pub notice: String,
    items: Vec<String>,
    reason: Value,
    action: Value,
}

impl Request {
    /// Reads a request; `name` is that of a new notice.
    ///
    /// # Errors
    /// [`Refusal`] that names the member that is wrong.
    pub fn read(body: &Value, writer: &Writer, name: String) -> Result<Request, Refusal> {
        let wrong = |member, what: &str| Refusal::Wrong(member, what.to_owned());
        let act = body.get("deed").and_then(Value::as_str).and_then(Act::named);
        let act = act.ok_or_else(|| wrong("deed", "issue, widen or lift"))?;
        let notice = match (act, body.get("notice").and_then(Value::as_str)) {
            (Act::Issue, None) => name,
            (Act::Issue, Some(_)) => return Err(wrong("notice", "the portal names a new notice")),
            (_, Some(name)) if name.len() <= 200 => name.to_owned(),
            _ => return Err(wrong("notice", "the name of a notice")),
        };
        let mut items = Vec::new();
        let list = body.get("item").and_then(Value::as_array).cloned().unwrap_or_default();
        if list.len() > MOST_ITEMS {
            return Err(wrong("item", "too many things for one notice"));
        }
        for (at, item) in list.iter().enumerate() {
            let key = item.as_str().and_then(ItemKey::read);
            let key = key.ok_or_else(|| Refusal::Wrong("item", format!("item[{at}]: no GS1 identifier")))?;
            if key.gtin().is_some_and(|it| !crate::tokens::has_check_digit(it)) {
                return Err(Refusal::Wrong("item", format!("item[{at}]: wrong check digit")));
            }
            if !writer.scope.is_empty() && !writer.scope.holds(&key) {
                return Err(Refusal::NotYours(format!("item[{at}]: the token is not for {key}")));
            }
            items.push(key.to_string());
        }
        if items.is_empty() == (act != Act::Lift) {
            return Err(wrong("item", "named to issue and to widen, and not to lift"));
        }
        let reason = words(body.get("reason")).ok_or_else(|| wrong("reason", "words are needed"))?;
        let action = words(body.get("action")).unwrap_or_default();
        Ok(Request { act, notice, items, reason, action })
    }

    /// The notice after this deed.
    fn after(&self, before: Option<&Value>, writer: &Writer, now: Timestamp) -> Result<Value, Refusal> {
        let deed = json!({
            "deed": self.act.name(), "at": now.to_string(), "by": writer.organisation, "reason": self.reason,
            "item": self.items,
        });
        let Some(before) = before else {
            if self.act != Act::Issue {
                return Err(Refusal::NotNow("no such notice"));
            }
            return Ok(json!({
                "notice": self.notice, "status": "recalled", "item": self.items, "reason": self.reason,
                "action": self.action, "issuedBy": writer.organisation, "voice": "",
                "recallDate": now.vietnam_date().to_string(), "history": [deed],
            }));
        };
        let mut notice = before.clone();
        let said = |name: &str| before.get(name).and_then(Value::as_str).unwrap_or_default();
        if !said("voice").is_empty() || said("issuedBy") != writer.organisation {
            return Err(Refusal::NotYours("another issuer's notice".to_owned()));
        }
        if self.act == Act::Issue || said("status") != "recalled" {
            return Err(Refusal::NotNow("the notice is lifted already"));
        }
        if let Some(history) = notice.get_mut("history").and_then(Value::as_array_mut) {
            if history.len() >= MOST_DEEDS {
                return Err(Refusal::NotNow("the notice has too long a history: issue another"));
            }
            history.push(deed);
        }
        match self.act {
            Act::Lift => {
                notice["status"] = json!("not_recalled");
                notice["liftedAt"] = json!(now.to_string());
                notice["liftReason"] = self.reason.clone();
            }
            _ => {
                let list = notice.get_mut("item").and_then(Value::as_array_mut);
                let list = list.ok_or(Refusal::NotNow("the notice names nothing"))?;
                for item in self.items.iter().map(|it| json!(it)) {
                    if !list.contains(&item) {
                        list.push(item);
                    }
                }
                if list.len() > MOST_ITEMS {
                    return Err(Refusal::Wrong("item", "too many things for one notice".to_owned()));
                }
            }
        }
        Ok(notice)
    }

    /// Does it.
    ///
    /// # Errors
    /// [`Refusal`]; then nothing was written.
    pub async fn done(&self, store: &Store, writer: &Writer) -> Result<Value, Refusal> {
        let deed = Deed { organisation: writer.organisation.clone(), deed: "recall", body: String::new() };
        let change = |before: Option<&Value>| Ok(Change::Write(self.after(before, writer, crate::now())?));
        let written = store.change_notice::<Refusal>(&self.notice, &deed, change).await?;
        written.ok_or(Refusal::NotNow("no such notice"))
    }
}

/// Words: a text, or a list of texts with their languages.
fn words(value: Option<&Value>) -> Option<Value> {
    let value = value.filter(|it| it.to_string().len() <= LONGEST_WORDS)?;
    let text = |it: &Value| it.as_str().is_some_and(|it| !it.trim().is_empty());
    let is_said = match value {
        Value::String(_) => text(value),
        Value::Array(list) => !list.is_empty() && list.iter().all(|it| it.get("@value").is_some_and(text)),
        _ => false,
    };
    is_said.then(|| value.clone())
}

/// Takes over a notice of the nation, in its voice: what it says stands beside what others say.
///
/// # Errors
/// [`Refusal`] for what is no notice, or bears the name of another voice's.
pub async fn take_over(store: &Store, voice: &str, notice: &Value) -> Result<bool, Refusal> {
    let name = notice.get("notice").and_then(Value::as_str).filter(|it| !it.is_empty() && it.len() <= 200);
    let name = name.ok_or_else(|| Refusal::Wrong("notice", "a notice without a name".to_owned()))?;
    let is_status = |it: &Value| matches!(it.as_str(), Some("recalled" | "not_recalled"));
    if !notice.get("status").is_some_and(is_status) || crate::store::items(notice).is_empty() {
        return Err(Refusal::Wrong("status", "no notice of a recall".to_owned()));
    }
    let deed = Deed { organisation: voice.to_owned(), deed: "recall", body: String::new() };
    let mut theirs = notice.clone();
    theirs["voice"] = json!(voice);
    let is_news = std::sync::atomic::AtomicBool::new(false);
    let change = |before: Option<&Value>| match before {
        Some(before) if *before == theirs => Ok(Change::Keep),
        Some(before) if before.get("voice").and_then(Value::as_str) != Some(voice) => {
            Err(Refusal::NotYours("a name that another voice gave".to_owned()))
        }
        _ => {
            is_news.store(true, std::sync::atomic::Ordering::SeqCst);
            Ok(Change::Write(theirs.clone()))
        }
    };
    store.change_notice(name, &deed, change).await?;
    Ok(is_news.into_inner())
}
