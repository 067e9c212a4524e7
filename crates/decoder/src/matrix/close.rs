//! Patches of a frame that look like a matrix symbol, each looked at closely: without noise, in full contrast, and
//! enlarged where it is small.

use super::{ENLARGED, MatrixReader, NOISY, Size, patch, picture, picture::Picture};
use crate::{frame::Frame, gate::Area, symbol::Symbol};

/// One look: which of the strongest patches; in which way; for dark symbols and for light ones.
type Look = (usize, Way, [bool; 2]);

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Way {
    /// Smoothed if it is noisy.
    Fitting,
    /// Smoothed if it is not.
    Other,
    /// As fits, and blur undone.
    Sharp,
}

/// Pixels around, at twice the size, against which a patch is sharpened, and how many times what differs from them is
/// added: more where it was smoothed. Measured on drawn films, blurred by half a module: of 60 matrix symbols in their
/// sharpest frame 51 show so, 31 as they are.
const REACH: usize = 3;
const TIMES: i32 = 2;
const TIMES_SMOOTHED: i32 = 4;

/// What nearly every symbol shows in, of which a live frame gets the first, and one of the others in its turn.
const LIKELIEST: Look = (0, Way::Sharp, [true, false]);
const IN_TURN: [Look; 10] = [
    (0, Way::Fitting, [true, false]),
    (1, Way::Sharp, [true, false]),
    (0, Way::Sharp, [false, true]),
    (1, Way::Fitting, [true, true]),
    (0, Way::Fitting, [true, true]),
    (2, Way::Sharp, [true, false]),
    (0, Way::Other, [true, true]),
    (2, Way::Fitting, [true, true]),
    (1, Way::Other, [true, true]),
    (2, Way::Other, [true, true]),
];

/// The ways in which each of the strongest patches of a still picture is looked at. Measured on 66 stills with patches of
/// which 22 were read: 20 in the first as fits, one in the second, one in the first the other way.
const OF_STILLS: [&[Way]; patch::MOST] = [&[Way::Fitting, Way::Other], &[Way::Fitting], &[]];

impl MatrixReader {
    /// The patches of a still picture in the ways in which they show.
    pub fn patches(&mut self, frame: &Frame<'_>, found: &mut Vec<Symbol>) {
        let (areas, noise) = self.areas(frame);
        for (area, ways) in areas.into_iter().zip(OF_STILLS) {
            for &way in ways {
                if area.is_some_and(|area| self.look(frame, area, (way, noise), [true, true], found)) {
                    break;
                }
            }
        }
    }

    /// The patches of a still picture, looked for once.
    pub(super) fn areas(&mut self, frame: &Frame<'_>) -> ([Option<Area>; patch::MOST], f32) {
        *self.areas.get_or_insert_with(|| self.patches.find(frame))
    }

    /// A live frame's share of them; the next frame gets another.
    pub fn patches_in_turn(&mut self, frame: &Frame<'_>, found: &mut Vec<Symbol>) {
        let (mut areas, noise) = self.patches.find(frame);
        // The place of a symbol that was read is a patch by itself.
        if frame.width() * frame.height() <= ENLARGED * ENLARGED {
            areas[0] = Some(Area { left: 0, top: 0, right: frame.width(), bottom: frame.height() });
        }
        let in_turn = IN_TURN[self.turn % IN_TURN.len()];
        self.turn = self.turn.wrapping_add(1);
        let is_named = self.is_named;
        for (which, way, light) in [LIKELIEST, in_turn] {
            // What is sharpened shows no foreign symbol that it does not show as it is.
            self.is_named = is_named || way == Way::Sharp;
            let area = areas.get(which).copied().flatten();
            if area.is_some_and(|area| self.look(frame, area, (way, noise), light, found)) {
                break;
            }
        }
        self.is_named = is_named;
    }

    /// Whether a look at one patch, in a picture of its own, in a way that takes the picture's noise into account, reads
    /// something.
    fn look(
        &mut self,
        frame: &Frame<'_>,
        area: Area,
        (way, noise): (Way, f32),
        polarity: [bool; 2],
        found: &mut Vec<Symbol>,
    ) -> bool {
        self.data_matrix.thorough = true;
        let origin = self.origin;
        self.origin = (origin.0 + area.left as f32, origin.1 + area.top as f32);
        let [mut cut, mut scaled] = [&mut self.cut, &mut self.scaled].map(std::mem::take);
        let began = found.len();
        let smooth = (noise > NOISY) == (way != Way::Other);
        picture::cut(frame, area, smooth, &mut cut);
        let patch = Picture { luma: &cut, width: area.width(), height: area.height() };
        if patch.width * patch.height <= ENLARGED * ENLARGED {
            let (width, height) = picture::enlarge(&patch, 2, 0, &mut scaled);
            if way == Way::Sharp {
                let times = if smooth { TIMES_SMOOTHED } else { TIMES };
                picture::sharpen(&Picture { luma: &scaled, width, height }, REACH, times, &mut cut);
                std::mem::swap(&mut cut, &mut scaled);
            }
            self.level(&Picture { luma: &scaled, width, height }, Size::Other, (2.0, 0.0), polarity, found);
        } else {
            self.level(&patch, Size::Other, (1.0, 0.0), polarity, found);
        }
        (self.cut, self.scaled, self.origin) = (cut, scaled, origin);
        patch::move_to(area, &mut found[began..]);
        found.len() > began
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_patch_gets_its_turn_in_every_way_for_dark_symbols_and_light_ones() {
        let looks = || IN_TURN.into_iter().chain([LIKELIEST]);
        for which in 0..patch::MOST {
            for (is_way, polarity) in
                [(Way::Fitting, 0), (Way::Fitting, 1), (Way::Other, 0), (Way::Other, 1), (Way::Sharp, 0)]
            {
                let is_looked_for =
                    |(patch, way, polarities): Look| patch == which && way == is_way && polarities[polarity];
                assert!(looks().any(is_looked_for), "patch {which}, {is_way:?}, polarity {polarity}");
            }
        }
    }
}
