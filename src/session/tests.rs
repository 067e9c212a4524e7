//! What leads to what, as rows: inputs, then what is shown and what is to be done.

mod camera;
mod history;
mod kiosk;
mod look_up;
mod place;
mod properties;
mod read;

use std::sync::Arc;

use super::*;
use crate::scan::{Burst, Doubt, Foreign, FrameLook, Hint};
use trace::carried::{Carried, Link};
use trace::report::TraceReport;
use trace::site::Registry;
use trace::verdict::Verdict;
use trace::{Checklist, Timestamp, classify};

fn wedge(text: &str) -> Input {
    Input::Wedge(Burst::of(text))
}

/// A session that gathers the commands of every step.
struct Session {
    state: State,
    commands: Vec<Command>,
    now_ms: u64,
}

impl Session {
    fn new() -> Self {
        Self { state: State::default(), commands: Vec::new(), now_ms: 1_000_000 }
    }

    /// Feeds inputs at the same moment; the commands are those of these inputs alone.
    fn feed(&mut self, inputs: impl IntoIterator<Item = Input>) -> &mut Self {
        self.commands.clear();
        for input in inputs {
            let (state, commands) = step(std::mem::take(&mut self.state), input, self.now_ms);
            self.state = state;
            self.commands.extend(commands);
        }
        self
    }

    fn wait(&mut self, ms: u64) -> &mut Self {
        self.now_ms += ms;
        self.feed([Input::Tick])
    }

    #[track_caller]
    fn commanded(&self, expected: &[Command]) {
        assert_eq!(self.commands, expected);
    }

    #[track_caller]
    fn did(&self, wanted: &Command) {
        assert!(self.commands.contains(wanted), "{wanted:?} not in {:?}", self.commands);
    }

    #[track_caller]
    fn did_not(&self, refused: impl Fn(&Command) -> bool) {
        assert!(!self.commands.iter().any(refused), "{:?}", self.commands);
    }

    fn look_up_id(&self) -> u32 {
        self.state.memory.look_up_id
    }
}

fn opening(mode: Mode) -> Opening {
    Opening {
        mode,
        lang: Lang::Vi,
        theme: Theme::System,
        place: Place::Scan,
        user_agent: String::new(),
        camera_granted: false,
        online: true,
        preferences: Preferences::default(),
        wipe_after_s: 0,
    }
}

fn opened(mode: Mode) -> Session {
    let mut session = Session::new();
    session.feed([Input::Opened(opening(mode))]);
    session
}

fn scanning(mode: Mode) -> Session {
    let mut session = opened(mode);
    session.feed([Input::CameraWanted, Input::Camera(CameraEvent::Started(abilities()))]);
    session
}

fn abilities() -> CameraAbilities {
    CameraAbilities {
        torch: true,
        zoom: Some(ZoomRange { min: 1.0, max: 4.0, step: 0.5, now: 1.0 }),
        focus: true,
        devices: vec![
            Device { id: "a".into(), label: "Back".into() },
            Device { id: "b".into(), label: "Front".into() },
        ],
        device: "a".into(),
    }
}

fn reading(texts: &[&str]) -> Reading {
    let symbols = texts.iter().map(|text| SeenSymbol {
        scan: Scanned { aim: Some(*b"]E0"), ..Scanned::from_text(text, Origin::Camera) },
        corners: [[0.0, 0.0], [1.0, 0.0], [1.0, 1.0], [0.0, 1.0]],
    });
    let look = FrameLook { brightness: 120, texture: 1.0, motion: 2.0, foreign: None };
    Reading { symbols: symbols.collect(), unconfirmed: 0, width: 1280, height: 720, look }
}

fn report_of(text: &str) -> Arc<TraceReport> {
    let carried = classify(text, &Registry::default());
    Arc::new(trace::report(text, carried, &[], &Checklist::default(), Timestamp(0)))
}

fn with_verdict(text: &str, verdict: Verdict) -> Arc<TraceReport> {
    let mut report = TraceReport::clone(&report_of(text));
    report.verdict = verdict;
    Arc::new(report)
}

const GTIN: &str = "9521001002011";

/// A session that has read [`GTIN`] by the camera and has its report.
fn reported(mode: Mode) -> Session {
    let mut session = scanning(mode);
    session.feed([Input::Decoded(reading(&[GTIN]))]);
    let id = session.look_up_id();
    session.feed([Input::Looked { id, event: LookUpEvent::Done(report_of(GTIN)) }]);
    session
}
