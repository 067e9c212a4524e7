//! How the stands are, as they say it themselves: nothing about people, nothing kept beyond the process.

use super::Portal;
use super::metrics::is_of_this_machine;
use super::problem::Problem;
use axum::body::Bytes;
use axum::extract::{Request, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

/// A stand that has been silent for longer is red.
const RED: Duration = Duration::from_secs(600);
/// Stands that are remembered; a further one takes the place of the one that has been silent longest.
const MOST: usize = 500;
/// The longest message, in bytes, and the longest text in it, in characters.
const LONGEST: usize = 2_048;
const LONGEST_TEXT: usize = 120;

/// What a stand says of itself.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, Serialize)]
#[serde(default)]
struct Told {
    /// Its name in its settings.
    name: String,
    /// The build that its page runs.
    version: String,
    /// Its camera: off, starting, running or failed.
    camera: String,
    /// How often its watchdog has started the browser again.
    restarts: u32,
    /// The last fault of the app.
    fault: String,
    /// Seconds since its page was loaded.
    uptime_s: u64,
    /// Seconds since a frame of the camera was read, where there is one.
    frame_s: Option<u64>,
}

/// One stand in the list.
#[derive(Debug, Serialize)]
struct Listed {
    #[serde(flatten)]
    told: Told,
    /// Seconds since it last spoke.
    silent_s: u64,
    /// Whether it has been silent for too long.
    red: bool,
}

#[derive(Debug, Default)]
pub(super) struct Kiosks(Mutex<BTreeMap<String, (Told, Instant)>>);

impl Kiosks {
    fn tell(&self, mut told: Told, now: Instant) -> Result<(), &'static str> {
        let texts = [&mut told.version, &mut told.camera, &mut told.fault];
        texts.into_iter().for_each(|text| *text = plain(text));
        if told.name.is_empty() || told.name != plain(&told.name) {
            return Err("a name of at most 120 visible characters is wanted");
        }
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if all.len() >= MOST && !all.contains_key(&told.name) {
            let oldest = all.iter().min_by_key(|(_, (_, at))| *at).map(|(name, _)| name.clone());
            oldest.and_then(|name| all.remove(&name));
        }
        all.insert(told.name.clone(), (told, now));
        Ok(())
    }

    fn list(&self, now: Instant) -> Vec<Listed> {
        let all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let listed = |(told, at): &(Told, Instant)| {
            let silent = now.saturating_duration_since(*at);
            Listed { told: told.clone(), silent_s: silent.as_secs(), red: silent > RED }
        };
        all.values().map(listed).collect()
    }
}

/// The visible characters of a text, as many as are taken.
fn plain(text: &str) -> String {
    text.chars().filter(|char| !char.is_control()).take(LONGEST_TEXT).collect()
}

/// `POST /kiosks`: a stand says how it is.
pub(super) async fn told(State(portal): State<Arc<Portal>>, body: Bytes) -> Response {
    if body.len() > LONGEST {
        return Problem::new(StatusCode::PAYLOAD_TOO_LARGE, "TooLong", "a stand says less").into_response();
    }
    let told = serde_json::from_slice(&body).map_err(|_| "a JSON object with a name is wanted");
    match told.and_then(|told| portal.kiosks.tell(told, Instant::now())) {
        Ok(()) => StatusCode::NO_CONTENT.into_response(),
        Err(what) => Problem::bad_query(what).into_response(),
    }
}

/// `GET /kiosks`, for this machine alone.
pub(super) async fn list(State(portal): State<Arc<Portal>>, request: Request) -> Response {
    if !is_of_this_machine(&request) {
        return StatusCode::NOT_FOUND.into_response();
    }
    match serde_json::to_vec(&portal.kiosks.list(Instant::now())) {
        Ok(body) => ([(header::CONTENT_TYPE, "application/json")], body).into_response(),
        Err(_) => Problem::internal().into_response(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(name: &str) -> Told {
        Told { name: name.to_owned(), fault: "silent\u{7}".to_owned(), ..Told::default() }
    }

    #[test]
    fn a_stand_is_red_after_ten_silent_minutes() {
        let (kiosks, now) = (Kiosks::default(), Instant::now());
        assert_eq!(kiosks.tell(named("a"), now), Ok(()));
        assert_eq!(kiosks.tell(named("b"), now + Duration::from_secs(300)), Ok(()));
        let listed = kiosks.list(now + Duration::from_secs(650));
        let red: Vec<_> = listed.iter().map(|it| (it.told.name.as_str(), it.silent_s, it.red)).collect();
        assert_eq!(red, [("a", 650, true), ("b", 350, false)]);
        assert_eq!(listed.first().map(|it| it.told.fault.as_str()), Some("silent"));
    }

    #[test]
    fn no_crowd_of_names_grows_without_end() {
        let (kiosks, now) = (Kiosks::default(), Instant::now());
        for index in 0..MOST as u64 + 10 {
            assert_eq!(kiosks.tell(named(&format!("{index:04}")), now + Duration::from_secs(index)), Ok(()));
        }
        let listed = kiosks.list(now);
        assert_eq!((listed.len(), listed.first().map(|it| it.told.name.as_str())), (MOST, Some("0010")));
        for name in ["", "\u{1b}[2J", &"x".repeat(121)] {
            assert!(kiosks.tell(named(name), now).is_err(), "{name:?}");
        }
    }
}
