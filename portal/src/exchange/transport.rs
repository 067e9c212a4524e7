//! By what a delivery goes: EPCIS capture, a platform of the state, a signed file.

use super::http::Client;
use super::receipt::Keys;
use super::{Nation, TransportKind};
use crate::PortalError;
use crate::keys::KeyRing;
use serde_json::{Value, json};
use std::future::Future;
use std::path::PathBuf;
use std::pin::Pin;

/// What goes out together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Delivery {
    /// Its name, the same in every attempt.
    pub name: String,
    /// An EPCIS document, as JSON text.
    pub document: String,
    /// The identifier and the hash of each event in it.
    pub events: Vec<(String, String)>,
}

/// What was answered about one event.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// Its identifier.
    pub id: String,
    /// The hash of what the other side holds.
    pub hash: String,
    /// `accepted`, `warned`, `duplicate` or `rejected`.
    pub outcome: String,
    /// The answer about this event with the delivery's receipt, as JSON text.
    pub body: String,
}

/// Why a delivery has no answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Failure {
    /// The same is to be sent again.
    Later(String),
    /// The same would be refused again.
    Refused(String),
}

/// What a transport gives, later.
pub type Later<'a, T> = Pin<Box<dyn Future<Output = Result<T, Failure>> + Send + 'a>>;

/// A way to the nation.
pub trait Transport: Send + Sync + 'static {
    /// Sends a delivery, and gives the answer about each of its events.
    ///
    /// # Errors
    /// [`Failure`].
    fn deliver<'a>(&'a self, delivery: &'a Delivery) -> Later<'a, Vec<Answer>>;

    /// Asks something of the nation's portal, by a path with its query; the answer is JSON.
    ///
    /// # Errors
    /// [`Failure`].
    fn ask<'a>(&'a self, path: &'a str) -> Later<'a, Value>;
}

/// The transport of a configuration.
pub(super) fn of(nation: &Nation, keys: KeyRing) -> Result<Box<dyn Transport>, PortalError> {
    let folder = nation.folder.clone().unwrap_or_default();
    Ok(match nation.transport {
        TransportKind::Epcis | TransportKind::Gateway => Box::new(Web {
            client: Client::new(nation)?,
            nation: nation.clone(),
            keys: nation.keys.as_deref().map(Keys::read).transpose()?,
        }),
        TransportKind::File => Box::new(File { folder, keys }),
    })
}

/// Over HTTP, to the nation's portal or to a platform before it.
struct Web {
    client: Client,
    nation: Nation,
    keys: Option<Keys>,
}

impl Web {
    fn body(&self, delivery: &Delivery) -> Result<String, Failure> {
        let Some(envelope) = self.nation.envelope.as_ref().filter(|_| self.nation.transport == TransportKind::Gateway)
        else {
            return Ok(delivery.document.clone());
        };
        let broken = |_| Failure::Later("the envelope is not JSON".to_owned());
        let mut body: Value = serde_json::from_str(envelope).map_err(broken)?;
        let document: Value = serde_json::from_str(&delivery.document).map_err(broken)?;
        fill(&mut body, &document, &delivery.name);
        Ok(body.to_string())
    }

    async fn delivered(&self, delivery: &Delivery) -> Result<Vec<Answer>, Failure> {
        let url = format!("{}{}", self.nation.url, self.nation.path);
        let body = self.body(delivery)?;
        let (status, body) = self.client.ask("POST", &url, &delivery.name, body).await.map_err(Failure::Later)?;
        let said = || format!("{status}: {}", String::from_utf8_lossy(&body).chars().take(300).collect::<String>());
        match status {
            200..=299 => {}
            400 | 409 | 410 | 413 | 415 | 422 => return Err(Failure::Refused(said())),
            // A wrong token or address is mended by a person; the events are not at fault.
            _ => return Err(Failure::Later(said())),
        }
        let answer: Value = serde_json::from_slice(&body).map_err(|_| Failure::Later("no JSON".to_owned()))?;
        let job = answer.pointer(&self.nation.receipt).ok_or_else(|| Failure::Later("no receipt".to_owned()))?;
        if let Some(keys) = &self.keys {
            keys.verify(job, &delivery.name).map_err(Failure::Later)?;
        }
        answers(job)
    }
}

/// The answers about each event of a capture job.
fn answers(job: &Value) -> Result<Vec<Answer>, Failure> {
    let list = job.get("events").and_then(Value::as_array).ok_or_else(|| Failure::Later("no events".to_owned()))?;
    let text = |event: &Value, name: &str| event.get(name).and_then(Value::as_str).unwrap_or_default().to_owned();
    let answer = |event: &Value| {
        let body = json!({ "captureID": job.get("captureID"), "finishedAt": job.get("finishedAt"), "event": event });
        Answer {
            id: text(event, "eventID"),
            hash: text(event, "hash"),
            outcome: text(event, "outcome"),
            body: body.to_string(),
        }
    };
    Ok(list.iter().map(answer).collect())
}

/// Puts a delivery into an envelope.
fn fill(envelope: &mut Value, document: &Value, name: &str) {
    match envelope {
        Value::Object(map) => map.values_mut().for_each(|it| fill(it, document, name)),
        Value::Array(list) => list.iter_mut().for_each(|it| fill(it, document, name)),
        Value::String(text) => match text.as_str() {
            "$document" => *envelope = document.clone(),
            "$key" => *envelope = json!(name),
            "$time" => *envelope = json!(crate::now().to_string()),
            _ => {}
        },
        _ => {}
    }
}

impl Transport for Web {
    fn deliver<'a>(&'a self, delivery: &'a Delivery) -> Later<'a, Vec<Answer>> {
        Box::pin(self.delivered(delivery))
    }

    fn ask<'a>(&'a self, path: &'a str) -> Later<'a, Value> {
        Box::pin(async move {
            let url = format!("{}{path}", self.nation.url);
            let (status, body) = self.client.ask("GET", &url, "", String::new()).await.map_err(Failure::Later)?;
            if !(200..300).contains(&status) {
                return Err(Failure::Later(format!("{path}: {status}")));
            }
            serde_json::from_slice(&body).map_err(|_| Failure::Later(format!("{path}: no JSON")))
        })
    }
}

/// Signed files in a folder: a delivery is done when its file is on the disk.
struct File {
    folder: PathBuf,
    keys: KeyRing,
}

impl File {
    fn written(&self, delivery: &Delivery) -> Result<Vec<Answer>, Failure> {
        let later = |what: &dyn std::fmt::Display| Failure::Later(format!("{}: {what}", self.folder.display()));
        let path = self.folder.join(format!("{}.jws", delivery.name));
        let partial = path.with_extension("partial");
        let key = self.keys.signer(crate::now()).ok_or_else(|| later(&"a signed file needs a key (--keys)"))?;
        let signed = key.sign_as("delivery+jws", delivery.document.as_bytes()).ok_or_else(|| later(&"not signed"))?;
        let write = || -> std::io::Result<()> {
            std::fs::create_dir_all(&self.folder)?;
            std::fs::write(&partial, &signed)?;
            std::fs::File::open(&partial)?.sync_all()?;
            std::fs::rename(&partial, &path)?;
            std::fs::File::open(&self.folder)?.sync_all()
        };
        write().map_err(|error| later(&error))?;
        let answer = |(id, hash): &(String, String)| Answer {
            id: id.clone(),
            hash: hash.clone(),
            outcome: "written".to_owned(),
            body: json!({ "file": format!("{}.jws", delivery.name) }).to_string(),
        };
        Ok(delivery.events.iter().map(answer).collect())
    }
}

impl Transport for File {
    fn deliver<'a>(&'a self, delivery: &'a Delivery) -> Later<'a, Vec<Answer>> {
        Box::pin(async move { self.written(delivery) })
    }

    fn ask<'a>(&'a self, _: &'a str) -> Later<'a, Value> {
        Box::pin(async { Err(Failure::Refused("files answer nothing".to_owned())) })
    }
}
