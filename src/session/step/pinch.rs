//! Two fingers on the live picture set the zoom.

use super::{Turn, live};

/// A hand has more fingers, and a pinch needs two.
const FINGERS: usize = 2;

pub(super) fn moved(turn: &mut Turn<'_>, id: i32, x: f64, y: f64) {
    if !(x.is_finite() && y.is_finite()) {
        return;
    }
    let now = turn.state.zoom();
    let memory = &mut turn.state.person.trail;
    let room = memory.fingers.len() < FINGERS;
    match memory.fingers.iter_mut().find(|finger| finger.0 == id) {
        Some(finger) => *finger = (id, x, y),
        None if room => memory.fingers.push((id, x, y)),
        None => return,
    }
    let [(_, x1, y1), (_, x2, y2)] = memory.fingers[..] else {
        return;
    };
    let distance = ((x2 - x1).powi(2) + (y2 - y1).powi(2)).sqrt().max(1.0);
    match memory.pinch_from {
        Some((start, factor)) => live::zoom(turn, factor * distance / start),
        None => memory.pinch_from = now.map(|factor| (distance, factor)),
    }
}

pub(super) fn lifted(turn: &mut Turn<'_>, id: i32) {
    turn.state.person.trail.fingers.retain(|finger| finger.0 != id);
    turn.state.person.trail.pinch_from = None;
}
