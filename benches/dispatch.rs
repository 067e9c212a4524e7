//! 1,000 frames of the live picture in which nothing is read: taken as the app takes them, against copying the state
//! for each question about it, and against drawing the page for each.
//!
//! `cargo bench -p truyxuat --bench dispatch`

use std::hint::black_box;
use std::time::Instant;

use truyxuat::scan::FrameLook;
use truyxuat::session::{
    CameraAbilities, CameraEvent, Device, Input, Mode, Opening, Place, Preferences, Reading, State, ZoomRange, step,
    take,
};

/// Inputs of one run.
const INPUTS: u64 = 1_000;
/// Runs, of which the best counts.
const RUNS: u32 = 30;

/// A page whose camera runs.
fn scanning() -> State {
    let device = |id: &str, label: &str| Device { id: id.into(), label: label.into() };
    let abilities = CameraAbilities {
        torch: true,
        zoom: Some(ZoomRange { min: 1.0, max: 8.0, step: 0.1, now: 1.0 }),
        focus: true,
        devices: vec![device("a", "camera2 0, facing back"), device("b", "camera2 1, facing front")],
        device: "a".into(),
    };
    let opening = Opening {
        mode: Mode::Page,
        lang: Default::default(),
        theme: Default::default(),
        place: Place::Scan,
        user_agent: "Mozilla/5.0 (Linux; Android 14) Chrome/130.0 Mobile Safari/537.36".into(),
        camera_granted: true,
        online: true,
        preferences: Preferences::default(),
        wipe_after_s: 0,
    };
    let mut state = State::default();
    take(&mut state, Input::Opened(opening), 0);
    take(&mut state, Input::Camera(CameraEvent::Started(abilities)), 0);
    state
}

fn frame() -> Input {
    let look = FrameLook { brightness: 120, texture: 1.0, motion: 2.0, foreign: None };
    Input::Decoded(Reading { symbols: Vec::new(), unconfirmed: 0, width: 1280, height: 720, look })
}

/// Microseconds for [`INPUTS`] inputs. They come within a second, before a hint is due.
fn us(mut dispatch: impl FnMut(&mut State, u64)) -> f64 {
    let mut best = f64::INFINITY;
    for _ in 0..RUNS {
        let mut state = scanning();
        let started = Instant::now();
        for now_ms in 0..INPUTS {
            dispatch(&mut state, now_ms);
        }
        best = best.min(started.elapsed().as_secs_f64() * 1e6);
        black_box(state);
    }
    best
}

fn taken(state: &mut State, now_ms: u64) {
    let taken = take(state, frame(), now_ms);
    assert!(taken.shows_the_same, "the input changes nothing");
}

/// As the app did before: the state is copied out, copied for the step, and copied to be compared.
fn copied(state: &mut State, now_ms: u64) {
    let before = state.clone();
    let (after, _) = step(before.clone(), frame(), now_ms);
    let mut shown = after.clone();
    shown.memory.clone_from(&before.memory);
    assert!(shown == before, "the input changes nothing");
    *state = after;
}

/// The page is drawn for each input, whether or not it shows anything new.
#[cfg(feature = "ui")]
fn drawn(state: &mut State, now_ms: u64) {
    use truyxuat::{config::Config, text::NO_INTL, ui::page};
    let (after, _) = step(std::mem::take(state), frame(), now_ms);
    black_box(page(&after, &Config::default(), None, NO_INTL));
    *state = after;
}

fn main() {
    let now = us(taken);
    println!("µs for {INPUTS} frames in which nothing is read");
    println!("{:<34} {now:>9.0}", "taken as the app takes them");
    let row = |name: &str, us: f64| println!("{name:<34} {us:>9.0} {:>6.1} ×", us / now);
    row("copied for each question, as before", us(copied));
    #[cfg(feature = "ui")]
    row("page drawn for each", us(drawn));
}
