//! Symbologies that are told apart and not read: whoever holds one up is told what it is, instead of nothing.
//!
//! ```text
//! rows ─▶ Code 39, PDF417 ────────────────┐
//! black and white ─▶ Aztec, rMQR, DotCode ┴─▶ frames that agree, while nothing is read ─▶ named
//! ```

use crate::symbol::Point;

/// A symbology that bears no product's number here.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Foreign {
    /// Aztec Code: tickets and boarding passes.
    Aztec,
    /// PDF417: identity cards and freight.
    Pdf417,
    /// Code 39: factories, parts and parcels.
    Code39,
    /// Rectangular Micro QR Code: tubes, parts and circuit boards.
    Rmqr,
    /// DotCode: cigarettes, printed at the speed of their packing.
    DotCode,
}

impl Foreign {
    /// Its name on the worker's messages.
    pub fn name(self) -> &'static str {
        match self {
            Self::Aztec => "aztec",
            Self::Pdf417 => "pdf417",
            Self::Code39 => "code-39",
            Self::Rmqr => "rmqr",
            Self::DotCode => "dotcode",
        }
    }
}

/// Frames that must show one before it is named.
const LEAST_FRAMES: u16 = 3;
/// Frames for which a sighting is remembered: the steps of the rotation see each symbology now and then.
const MEMORY: u32 = 60;

/// What was seen over the frames of a film.
#[derive(Clone, Copy, Debug, Default)]
pub struct Sightings {
    last: Option<(Foreign, u32)>,
    frames: u16,
}

impl Sightings {
    /// A frame, by its number, shows `foreign`.
    pub fn see(&mut self, foreign: Foreign, frame: u32) {
        let again = self.remembered(frame) == Some(foreign);
        self.frames = if again { self.frames.saturating_add(1) } else { 1 };
        self.last = Some((foreign, frame));
    }

    /// What enough frames up to this one agree on.
    pub fn named(&self, frame: u32) -> Option<Foreign> {
        self.remembered(frame).filter(|_| self.frames >= LEAST_FRAMES)
    }

    fn remembered(&self, frame: u32) -> Option<Foreign> {
        self.last.filter(|(_, when)| frame.wrapping_sub(*when) <= MEMORY).map(|(foreign, _)| foreign)
    }
}

/// Lines of one picture that must show one, near each other and yet apart: a line of print is lower than any symbol.
const LEAST_LINES: u16 = 3;
/// Pixels between the beginnings of one symbol on two lines.
const NEAR: f32 = 64.0;
const APART: f32 = 8.0;

/// What the lines of one picture show.
#[derive(Clone, Debug, Default)]
pub struct OnLines {
    seen: Option<(Foreign, Point, Point)>,
    lines: u16,
}

impl OnLines {
    /// A line shows `foreign`, which begins at a point.
    pub fn see(&mut self, foreign: Foreign, at: Point) {
        let near = |last: &Point| (last.x - at.x).hypot(last.y - at.y) < NEAR;
        match &mut self.seen {
            Some((known, _, last)) if *known == foreign && near(last) => {
                self.lines = self.lines.saturating_add(1);
                *last = at;
            }
            seen => (*seen, self.lines) = (Some((foreign, at, at)), 1),
        }
    }

    /// What enough lines agree on.
    pub fn named(&self) -> Option<Foreign> {
        let (foreign, first, last) = self.seen?;
        let apart = (last.x - first.x).hypot(last.y - first.y);
        (self.lines >= LEAST_LINES && apart >= APART).then_some(foreign)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn three_frames_name_it_and_a_long_pause_forgets() {
        let mut sightings = Sightings::default();
        let mut named = |frames: &[(u32, Foreign)]| {
            frames.iter().for_each(|&(frame, foreign)| sightings.see(foreign, frame));
            sightings.named(frames.last().map_or(0, |last| last.0))
        };
        assert_eq!(named(&[(1, Foreign::Aztec), (5, Foreign::Aztec)]), None);
        assert_eq!(named(&[(9, Foreign::Aztec)]), Some(Foreign::Aztec));
        assert_eq!(named(&[(12, Foreign::Code39)]), None);
        assert_eq!(named(&[(13, Foreign::Code39), (14, Foreign::Code39)]), Some(Foreign::Code39));
        assert_eq!(sightings.named(14 + MEMORY), Some(Foreign::Code39));
        assert_eq!(sightings.named(15 + MEMORY), None);
    }

    #[test]
    fn lines_agree_where_they_are_near_and_yet_apart() {
        let named = |ys: &[f32]| {
            let mut lines = OnLines::default();
            ys.iter().for_each(|&y| lines.see(Foreign::Pdf417, Point { x: 40.0, y }));
            lines.named()
        };
        assert_eq!(named(&[10.0, 30.0]), None);
        assert_eq!(named(&[10.0, 30.0, 50.0]), Some(Foreign::Pdf417));
        assert_eq!(named(&[10.0, 12.0, 14.0]), None);
        assert_eq!(named(&[10.0, 200.0, 400.0]), None);
    }
}
