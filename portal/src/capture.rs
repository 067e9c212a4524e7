//! What becomes of an event that somebody sends: accepted, warned, duplicate or rejected, each with its hash and
//! with what is wrong where.
//!
//! The same words come from `POST /epcis/capture`, `POST /epcis/events`, `POST /validate` and `portal check FILE`.

mod document;
mod fault;
mod judge;

pub use document::{Sent, of_value, read};
pub use fault::{Code, Fault};
pub use judge::judge;

use crate::store::{Intake, Known, Repository, Store, StoreError, event_key, identifier};
use crate::tokens::{Role, Writer};
use epcis::Event;
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// Most events of one capture.
pub const MOST_EVENTS: usize = 5_000;
/// Largest capture, in bytes.
pub const MOST_BYTES: usize = 10 * 1024 * 1024;

/// What became of an event.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// It is recorded.
    Accepted,
    /// It is recorded, and something about it is doubtful.
    Warned,
    /// It was recorded before, with the same content.
    Duplicate,
    /// It is not recorded.
    Rejected,
}

impl Outcome {
    /// Its name.
    pub fn name(self) -> &'static str {
        match self {
            Outcome::Accepted => "accepted",
            Outcome::Warned => "warned",
            Outcome::Duplicate => "duplicate",
            Outcome::Rejected => "rejected",
        }
    }
}

/// One event with what was found about it.
#[derive(Debug, Clone)]
pub struct Judged {
    /// The event as it will be kept: with an identifier, without a time of record.
    pub event: Event,
    /// Its content.
    pub hash: String,
    /// What it is kept under.
    pub key: Vec<u8>,
    /// What is wrong with it.
    pub faults: Vec<Fault>,
}

impl Judged {
    /// What becomes of it, as far as it alone says.
    pub fn outcome(&self) -> Outcome {
        match self.faults.iter().any(|it| it.code.rejects()) {
            true => Outcome::Rejected,
            false if self.faults.is_empty() => Outcome::Accepted,
            false => Outcome::Warned,
        }
    }

    /// As answers tell it; `at` is its number in what was sent, from 0.
    pub fn told(&self, at: usize, outcome: Outcome) -> Value {
        let faults: Vec<Value> = self.faults.iter().map(Fault::told).collect();
        let mut told = json!({ "event": at, "eventID": self.event.id, "hash": self.hash, "outcome": outcome.name() });
        if !faults.is_empty() {
            told["faults"] = json!(faults);
        }
        told
    }
}

/// The key that an event is kept under here.
pub(crate) fn key(event: &Event) -> Vec<u8> {
    event_key(Repository::Province, &identifier(event).unwrap_or_default())
}

/// The keys of events and of what they declare wrong.
fn touched(judged: &[Judged]) -> Vec<Vec<u8>> {
    let mut keys: Vec<Vec<u8>> = judged.iter().map(|it| it.key.clone()).collect();
    // What a declaration says was wrong is kept under the identifier alone.
    let declared = judged.iter().filter(|it| it.event.error.is_some()).filter_map(|it| it.event.id.as_deref());
    keys.extend(declared.map(|id| event_key(Repository::Province, id)));
    keys.sort();
    keys.dedup();
    keys
}

/// How a capture is to be done.
#[derive(Debug, Clone)]
pub struct Capture {
    /// Who sends.
    pub writer: Writer,
    /// All events or none (`GS1-Capture-Error-Behaviour: rollback`).
    pub rollback: bool,
    /// Whether accepted events go on to the nation.
    pub relay: bool,
}

impl Capture {
    /// Records events: all at once, or those that are right.
    ///
    /// `job` makes the capture job of the outcomes, if there is to be one.
    ///
    /// # Errors
    /// [`StoreError`]; then nothing was recorded.
    pub async fn record(
        &self,
        store: &Store,
        judged: &[Judged],
        job: impl Fn(&[(Outcome, Judged)]) -> Option<(String, String)> + Send + Sync,
    ) -> Result<Vec<(Outcome, Judged)>, StoreError> {
        store.take_in(&touched(judged), |known| self.decide(judged, known, &job)).await
    }

    /// What [`Capture::record`] would make of events; nothing is recorded.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn look(&self, store: &Store, judged: &[Judged]) -> Result<Vec<(Outcome, Judged)>, StoreError> {
        let known = store.captured(&touched(judged)).await?;
        Ok(self.decide(judged, &known, &|_| None).1)
    }

    fn decide(
        &self,
        judged: &[Judged],
        known: &BTreeMap<Vec<u8>, Known>,
        job: &impl Fn(&[(Outcome, Judged)]) -> Option<(String, String)>,
    ) -> (Intake, Vec<(Outcome, Judged)>) {
        let mut there = known.clone();
        let voice = if self.writer.role == Role::Province { self.writer.organisation.clone() } else { String::new() };
        let own = Known { hash: String::new(), organisation: self.writer.organisation.clone(), voice: voice.clone() };
        let mut decided = Vec::with_capacity(judged.len());
        let mut events = Vec::new();
        for it in judged {
            let mut it = it.clone();
            it.faults.extend(judge::among_others(&it, &there, &own));
            let mut outcome = it.outcome();
            if outcome != Outcome::Rejected {
                if there.contains_key(&it.key) {
                    outcome = Outcome::Duplicate;
                } else {
                    there.insert(it.key.clone(), Known { hash: it.hash.clone(), ..own.clone() });
                    events.push((it.key.clone(), it.hash.clone(), document::stamped(&it.event, crate::now())));
                }
            }
            decided.push((outcome, it));
        }
        let any_rejected = decided.iter().any(|(outcome, _)| *outcome == Outcome::Rejected);
        if self.rollback && any_rejected {
            return (Intake::default(), decided);
        }
        let job = job(&decided);
        let intake = Intake {
            organisation: self.writer.organisation.clone(),
            voice,
            token: self.writer.token.clone(),
            relay: self.relay,
            events,
            job,
        };
        (intake, decided)
    }
}
