//! Capture jobs: what becomes of a document, while it is recorded and afterwards.

use super::super::Portal;
use super::super::problem::Problem;
use super::answer;
use crate::capture::{Judged, Outcome};
use crate::tokens::{Role, Writer};
use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use epcis::jws::encode_base64url;
use ring::rand::{SecureRandom, SystemRandom};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use tokio::sync::{Semaphore, SemaphorePermit};

/// Documents that are read and recorded at once: each may take a hundred megabytes while it is read.
const MOST_AT_ONCE: usize = 4;
/// Jobs that are listed.
const MOST_LISTED: i64 = 50;

/// A job that is under way.
#[derive(Debug, Clone)]
struct Progress {
    organisation: String,
    created: String,
    behaviour: &'static str,
    events: usize,
    done: usize,
}

/// The captures that are under way.
pub(in crate::http) struct Captures {
    places: Semaphore,
    running: Mutex<HashMap<String, Progress>>,
}

impl Default for Captures {
    fn default() -> Captures {
        Captures { places: Semaphore::new(MOST_AT_ONCE), running: Mutex::default() }
    }
}

/// One job; it is no longer under way when this is dropped.
pub(super) struct Job<'a> {
    captures: &'a Captures,
    pub(super) name: String,
    created: String,
    behaviour: &'static str,
}

impl Captures {
    /// A place for one more document; nobody waits for one.
    pub(super) fn place(&self) -> Result<SemaphorePermit<'_>, Problem> {
        let busy = |_| Problem::new(StatusCode::SERVICE_UNAVAILABLE, "Busy", "too many captures at once");
        self.places.try_acquire().map_err(busy)
    }

    /// Begins a job. Its name follows from the client's `Idempotency-Key`, so that who asks again finds the same.
    pub(super) fn begin(
        &self,
        writer: &Writer,
        headers: &HeaderMap,
        rollback: bool,
        events: usize,
    ) -> Result<Job<'_>, Problem> {
        let mut bytes = [0; 16];
        match headers.get("idempotency-key") {
            Some(key) => {
                let mut hasher = Sha256::new();
                hasher.update(writer.organisation.as_bytes());
                hasher.update([0]);
                hasher.update(key.as_bytes());
                bytes.iter_mut().zip(hasher.finalize()).for_each(|(to, from)| *to = from);
            }
            None => SystemRandom::new().fill(&mut bytes).map_err(|_| Problem::internal())?,
        }
        let name = encode_base64url(&bytes);
        let created = crate::now().to_string();
        let behaviour = if rollback { "rollback" } else { "proceed" };
        let organisation = writer.organisation.clone();
        let progress = Progress { organisation, created: created.clone(), behaviour, events, done: 0 };
        self.running.lock().unwrap_or_else(PoisonError::into_inner).insert(name.clone(), progress);
        Ok(Job { captures: self, name, created, behaviour })
    }

    fn progress(&self, name: &str) -> Option<Progress> {
        self.running.lock().unwrap_or_else(PoisonError::into_inner).get(name).cloned()
    }
}

impl Drop for Job<'_> {
    fn drop(&mut self) {
        self.captures.running.lock().unwrap_or_else(PoisonError::into_inner).remove(&self.name);
    }
}

impl Job<'_> {
    /// Tells how many events are decided.
    pub(super) fn advanced(&self, done: usize) {
        let mut running = self.captures.running.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(progress) = running.get_mut(&self.name) {
            progress.done = done;
        }
    }

    /// The job at its end.
    pub(super) fn finished(&self, decided: &[&(Outcome, Judged)], left_out: &[String]) -> Value {
        let told: Vec<Value> = decided.iter().enumerate().map(|(at, (outcome, it))| it.told(at, *outcome)).collect();
        let is_rejected = |outcome: Outcome| outcome == Outcome::Rejected;
        let errors: Vec<Value> = (decided.iter().enumerate())
            .filter(|(_, (outcome, _))| is_rejected(*outcome))
            .map(|(at, (_, it))| {
                let fault = it.faults.iter().find(|it| it.code.rejects());
                let place = fault.map_or("", |it| it.place.as_str());
                json!({ "type": "epcisException:ValidationException", "title": "ValidationException",
                    "status": 400, "detail": fault.map(|it| it.detail.clone()), "instance": format!("#{at}/{place}") })
            })
            .collect();
        json!({
            "captureID": self.name, "createdAt": self.created, "finishedAt": crate::now().to_string(),
            "running": false, "success": errors.is_empty(), "captureErrorBehaviour": self.behaviour,
            "errors": errors, "events": told, "leftOut": left_out,
        })
    }
}

/// `GET /epcis/capture/{captureID}`.
pub(super) async fn one(
    State(portal): State<Arc<Portal>>,
    Path(name): Path<String>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let writer = portal.writer(&headers).await?;
    let may = |organisation: &str| organisation == writer.organisation || writer.role == Role::Operator;
    if let Some(progress) = portal.captures.progress(&name).filter(|it| may(&it.organisation)) {
        let told = json!({
            "captureID": name, "createdAt": progress.created, "running": true, "success": false, "errors": [],
            "captureErrorBehaviour": progress.behaviour, "progress": { "done": progress.done, "of": progress.events },
        });
        return Ok(answer(StatusCode::OK, None, &told));
    }
    // Another organisation's job is told apart from none by nobody.
    let kept = portal.store.job(&name).await?.filter(|(organisation, _)| may(organisation));
    let (_, body) = kept.ok_or_else(|| Problem::not_found("no such capture job"))?;
    let told: Value = serde_json::from_str(&body).map_err(|_| Problem::internal())?;
    Ok(answer(StatusCode::OK, None, &told))
}

/// `GET /epcis/capture`: the latest jobs, without their events.
pub(super) async fn list(State(portal): State<Arc<Portal>>, headers: HeaderMap) -> Result<Response, Problem> {
    let writer = portal.writer(&headers).await?;
    let bodies = portal.store.jobs(&writer.organisation, MOST_LISTED).await?;
    let jobs = bodies.iter().filter_map(|it| serde_json::from_str::<Value>(it).ok()).map(|mut job| {
        if let Value::Object(map) = &mut job {
            map.remove("events");
        }
        job
    });
    Ok(answer(StatusCode::OK, None, &json!(jobs.collect::<Vec<_>>())))
}

impl Portal {
    /// What was recorded, signed: who holds it can show that this portal has it.
    pub(super) fn receipt(&self, headers: &HeaderMap, job: &str, decided: &[(Outcome, Judged)]) -> Option<String> {
        let key = self.keys.signer(crate::now())?;
        let events: Vec<Value> = decided
            .iter()
            .filter(|(outcome, _)| *outcome != Outcome::Rejected)
            .map(|(outcome, it)| json!([it.event.id, it.hash, outcome.name()]))
            .collect();
        let issued = crate::now().millis().div_euclid(1_000);
        let payload = json!({ "iss": self.base(headers), "iat": issued, "jti": job, "events": events });
        key.sign_as("receipt+jws", payload.to_string().as_bytes())
    }
}
