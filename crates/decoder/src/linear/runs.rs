//! A line of grey levels as edges and runs: found once, read by every symbology.
//!
//! Turning points of the line are kept where the swing between them is more than noise. Between a
//! dark and a light turning point lies one edge, placed below a pixel where the line crosses the
//! middle of the *local* contrast; a bar that blur keeps from reaching that middle is cut at a share
//! of its own swing instead. So narrow bars survive blur, and uneven light moves no edge.

use crate::symbol::Point;

/// Where the samples of a line lie in the frame.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Line {
    /// Frame point of position 0 (the left side of sample 0).
    pub start: Point,
    /// Frame pixels from one sample to the next.
    pub step: Point,
    /// Half the thickness in frame pixels of what was averaged into the line.
    pub half_band: f32,
}

impl Line {
    /// Row `y` of the frame, sample for pixel.
    pub fn row(y: usize) -> Self {
        Self { start: Point { x: 0.0, y: y as f32 + 0.5 }, step: Point { x: 1.0, y: 0.0 }, half_band: 0.5 }
    }

    /// The frame point of position `x`.
    pub fn point(&self, x: f32) -> Point {
        Point { x: self.start.x + self.step.x * x, y: self.start.y + self.step.y * x }
    }

    fn reversed(&self, length: f32) -> Self {
        Self { start: self.point(length), step: Point { x: -self.step.x, y: -self.step.y }, ..*self }
    }
}

/// One direction of a line, read from left to right.
///
/// Positions are in samples from the start of this direction: sample `i` covers `i..i + 1`. Run `i`
/// lies between `edges[i]` and `edges[i + 1]`; the first edge is 0 and the last the length of the
/// line, so the outer two runs are cut off by the border and at least as wide as they look.
#[derive(Clone, Copy)]
pub struct RunsView<'a> {
    /// Ascending positions; one more than runs.
    pub edges: &'a [f32],
    /// Run lengths in samples.
    pub widths: &'a [f32],
    /// Whether run 0 is dark.
    pub first_dark: bool,
    /// Where this direction lies in the frame.
    pub line: Line,
}

impl RunsView<'_> {
    /// Whether run `i` is dark.
    pub fn is_dark(&self, i: usize) -> bool {
        i.is_multiple_of(2) == self.first_dark
    }

    /// The frame point of position `x`.
    pub fn point(&self, x: f32) -> Point {
        self.line.point(x)
    }
}

/// The buffers of one line; reused for every line.
#[derive(Default)]
pub struct Runs {
    grey: Vec<f32>,
    turns: Vec<Turn>,
    turns_before: Vec<Turn>,
    /// The darkest and the lightest level of each two turning points, and as many without any around as are looked at.
    extremes: [Vec<f32>; 2],
    /// The dark and the light level around each two.
    contrasts: Vec<(f32, f32)>,
    edges: Vec<f32>,
    edges_back: Vec<f32>,
    widths: Vec<f32>,
    widths_back: Vec<f32>,
    first_dark: bool,
    line: Line,
}

/// A turning point: where a run is darkest or lightest.
#[derive(Clone, Copy, PartialEq)]
struct Turn {
    at: usize,
    level: f32,
}

/// Least swing between turning points, in grey levels: sensor noise of a phone in daylight has a
/// standard deviation of 1 to 3, and three of them seldom make an edge.
const LEAST_SWING: f32 = 7.0;
/// Least swing as a share of the swings just before, since noise grows with contrast.
///
/// Blur leaves a narrow bar between wide ones a tenth of their swing, while the halo that a phone's
/// sharpening draws beside an edge is up to a fifth of it: no single value reads both. Measured on
/// photographs, 0.09 reads four unfocused codes that 0.2 loses, and 0.2 seven others.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Sensitivity(f32);

impl Sensitivity {
    /// Sees bars that blur has almost closed.
    pub const FINE: Self = Self(0.09);
    /// Sees no halos and little noise.
    pub const COARSE: Self = Self(0.21);
}

/// How fast large swings are forgotten, per turning point: after ten runs 0.1 of a black-on-white
/// edge is left, so a faint code beside a heavy frame is seen after its first character.
const SWING_MEMORY: f32 = 0.8;
/// Turning points on each side that make the local contrast: a digit of EAN has four runs, so six
/// reach a full-width bar and space almost always.
const CONTRAST_REACH: usize = 6;
/// Pairs of turning points that are looked at at once, as vector registers hold them.
const LANES: usize = 8;
/// How near to a turning point an edge may be cut, as a share of the swing: the level of a true edge
/// beside a bar as narrow as the blur (one standard deviation) is 0.89 of its peak, beside two 0.70.
const NEAREST_CUT: f32 = 0.25;

/// How much wider the contrast of a window must be than without its single darkest or lightest level
/// for that level to be no bar or space of the code but what lies around it.
///
/// A code on a grey label has its first edges beside white paper; half-way between its bars and that
/// paper lies above its own spaces. Measured on photographs: 1.5 to 2.2 lose a code whose one wide bar
/// stands among blurred ones; 2.6 and 3 lose none and read two more.
const SURROUND: f32 = 3.0;

impl Runs {
    /// The grey levels of the next line, to be filled before [`Runs::find`].
    pub fn grey_mut(&mut self) -> &mut Vec<f32> {
        &mut self.grey
    }

    /// The grey levels of the line, 0 black to 255 white.
    pub fn grey(&self) -> &[f32] {
        &self.grey
    }

    /// Finds the runs of the grey levels, which lie in the frame as `line` says.
    pub fn find(&mut self, line: Line, sensitivity: Sensitivity) {
        self.line = line;
        self.find_turns(sensitivity);
        self.finish();
    }

    /// Finds the runs of the line that was found last with another sensitivity; whether they are others.
    pub fn find_again(&mut self, sensitivity: Sensitivity) -> bool {
        std::mem::swap(&mut self.turns, &mut self.turns_before);
        self.find_turns(sensitivity);
        if self.turns == self.turns_before {
            return false;
        }
        self.finish();
        true
    }

    fn finish(&mut self) {
        self.place_edges();
        let length = self.grey.len() as f32;
        self.edges_back.clear();
        self.edges_back.extend(self.edges.iter().rev().map(|x| length - x));
        self.widths.clear();
        self.widths.extend(self.edges.windows(2).map(|e| e[1] - e[0]));
        self.widths_back.clear();
        self.widths_back.extend(self.widths.iter().rev());
    }

    /// The line as it was given.
    pub fn forward(&self) -> RunsView<'_> {
        RunsView { edges: &self.edges, widths: &self.widths, first_dark: self.first_dark, line: self.line }
    }

    /// The line from its other end.
    pub fn backward(&self) -> RunsView<'_> {
        RunsView {
            edges: &self.edges_back,
            widths: &self.widths_back,
            first_dark: self.first_dark == (self.widths.len() % 2 == 1),
            line: self.line.reversed(self.grey.len() as f32),
        }
    }

    /// Follows the line up and down; a turning point counts when the line has left it by more than
    /// noise.
    fn find_turns(&mut self, sensitivity: Sensitivity) {
        self.turns.clear();
        let grey = self.grey.as_slice();
        let Some((mut rising, mut at, first)) = first_swing(grey) else {
            return;
        };
        self.turns.push(first);
        let mut last = first.level;
        let (mut recent, mut least) = (0.0_f32, LEAST_SWING);
        loop {
            let (turn, left_at) =
                if rising { follow::<true>(grey, at, least) } else { follow::<false>(grey, at, least) };
            self.turns.push(turn);
            let Some(left_at) = left_at else { return };
            let swing = (turn.level - last).abs();
            recent = swing.max(recent * SWING_MEMORY);
            least = LEAST_SWING.max(recent * sensitivity.0);
            last = turn.level;
            rising = !rising;
            at = left_at;
        }
    }

    fn place_edges(&mut self) {
        self.edges.clear();
        self.edges.push(0.0);
        self.first_dark = match self.turns.as_slice() {
            [a, b, ..] => a.level < b.level,
            _ => false,
        };
        self.measure_contrasts();
        for i in 1..self.turns.len() {
            // The pairs near an edge are those near the next one, by turns.
            let (dark, light) = self.contrasts[(i - 1) / 2];
            let (a, b) = (self.turns[i - 1], self.turns[i]);
            let (below, above) = if a.level < b.level { (a.level, b.level) } else { (b.level, a.level) };
            // To its outer edges the surround is no darker or lighter than the code itself.
            let (below, above) =
                if below < light && above > dark { (higher(below, dark), lower(above, light)) } else { (below, above) };
            let margin = (above - below) * NEAREST_CUT;
            let cut = ((dark + light) * 0.5).max(below + margin).min(above - margin);
            self.edges.push(crossing(&self.grey, a.at, b.at, cut));
        }
        self.edges.push(self.grey.len() as f32);
    }

    /// The local contrast at each two turning points.
    fn measure_contrasts(&mut self) {
        let count = self.turns.len().div_ceil(2);
        let [darkest, lightest] = &mut self.extremes;
        for (levels, none, offset) in [(&mut *darkest, f32::MAX, 0), (&mut *lightest, f32::MIN, 1)] {
            levels.clear();
            levels.resize(CONTRAST_REACH / 2, none);
            // Dark and light take turns: each two turning points have one darkest and one lightest level.
            let first = if self.first_dark { offset } else { 1 - offset };
            levels.extend(self.turns.iter().skip(first).step_by(2).map(|turn| turn.level));
            levels.resize(count.next_multiple_of(LANES) + CONTRAST_REACH, none);
        }
        self.contrasts.clear();
        for from in (0..count).step_by(LANES) {
            let (mut dark, mut next_dark) = ([f32::MAX; LANES], [f32::MAX; LANES]);
            let (mut light, mut next_light) = ([f32::MIN; LANES], [f32::MIN; LANES]);
            let near = darkest[from..].array_windows::<LANES>().zip(lightest[from..].array_windows::<LANES>());
            for (d, l) in near.take(CONTRAST_REACH + 1) {
                for i in 0..LANES {
                    next_dark[i] = lower(next_dark[i], higher(dark[i], d[i]));
                    dark[i] = lower(dark[i], d[i]);
                    next_light[i] = higher(next_light[i], lower(light[i], l[i]));
                    light[i] = higher(light[i], l[i]);
                }
            }
            self.contrasts.extend((0..LANES).map(|i| contrast([dark[i], next_dark[i]], [light[i], next_light[i]])));
        }
    }
}

/// The lower of two levels. No level is NaN, which [`f32::min`] would look for.
fn lower(a: f32, b: f32) -> f32 {
    if b < a { b } else { a }
}

/// The higher of two levels.
fn higher(a: f32, b: f32) -> f32 {
    if b > a { b } else { a }
}

/// The dark and the light level of a code from the two darkest and lightest of its turning points: the extremes,
/// or the next ones where a single extreme is [`SURROUND`] times too far.
fn contrast([mut dark, next_dark]: [f32; 2], [mut light, next_light]: [f32; 2]) -> (f32, f32) {
    if next_light > next_dark {
        if light - dark > SURROUND * (next_light - dark) {
            light = next_light;
        }
        if light - dark > SURROUND * (light - next_dark) {
            dark = next_dark;
        }
    }
    (dark, light)
}

/// The first swing that is more than noise: whether it rises, the sample where that shows, and the
/// turning point before it.
fn first_swing(grey: &[f32]) -> Option<(bool, usize, Turn)> {
    let first = Turn { at: 0, level: *grey.first()? };
    let (mut low, mut high) = (first, first);
    for (at, &level) in grey.iter().enumerate() {
        if level > high.level {
            high = Turn { at, level };
        } else if level < low.level {
            low = Turn { at, level };
        }
        if high.level - low.level > LEAST_SWING {
            let rising = high.at > low.at;
            return Some((rising, at, if rising { low } else { high }));
        }
    }
    None
}

/// The turning point of a rising or falling line from sample `at` on, and the sample where the line
/// has left it by more than `least`; none when the line ends before.
fn follow<const RISING: bool>(grey: &[f32], at: usize, least: f32) -> (Turn, Option<usize>) {
    let mut turn = Turn { at, level: grey[at] };
    for (i, &level) in grey.iter().enumerate().skip(at + 1) {
        let beyond = if RISING { level - turn.level } else { turn.level - level };
        if beyond > 0.0 {
            turn = Turn { at: i, level };
        } else if -beyond > least {
            return (turn, Some(i));
        }
    }
    (turn, None)
}

/// Where `grey` crosses `cut` on its way from sample `a` to sample `b`: between the last sample on
/// the side of `a` and the next, seen from `b`.
fn crossing(grey: &[f32], a: usize, b: usize, cut: f32) -> f32 {
    let dark_first = grey[a] < cut;
    let i = grey[a..b].iter().rposition(|&level| (level < cut) == dark_first).map_or(b, |last| a + last + 1);
    let (before, after) = (grey[i - 1], grey[i]);
    let share = if after == before { 0.5 } else { (cut - before) / (after - before) };
    // Sample i has its centre at i + 0.5.
    i as f32 - 0.5 + share.clamp(0.0, 1.0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn find(grey: &[f32]) -> Runs {
        let mut runs = Runs::default();
        runs.grey_mut().extend(grey);
        runs.find(Line::row(0), Sensitivity::FINE);
        runs
    }

    #[test]
    fn an_edge_between_two_pixels_is_placed_by_their_share() {
        // 30 % of the third pixel is light: the edge lies at 2.7.
        let runs = find(&[0.0, 0.0, 60.0, 200.0, 200.0, 200.0]);
        assert!((runs.forward().edges[1] - 2.7).abs() < 0.25);
        assert!(runs.forward().first_dark);
    }

    #[test]
    fn the_paper_around_a_grey_label_does_not_move_the_edges_of_its_code() {
        // Blurred bars of 20 and spaces of 60 on a label in white paper: the first narrow space beside
        // it would vanish under half-way to the paper.
        let code = [60.0, 40.0, 20.0, 40.0].repeat(6);
        let on_label = find(&[&[250.0, 250.0, 250.0, 60.0][..], &code].concat());
        let alone = find(&[&[60.0, 60.0, 60.0, 60.0][..], &code].concat());
        let (on_label, alone) = (on_label.forward(), alone.forward());
        // Beside the paper the outer space is an edge of its own.
        let from = on_label.widths.len() - alone.widths.len();
        assert!(from <= 1);
        for (a, b) in on_label.edges[from..].iter().zip(alone.edges).skip(1) {
            assert!((a - b).abs() < 0.05, "{a} {b}");
        }
    }

    #[test]
    fn a_line_is_others_to_another_sensitivity_where_a_swing_is_faint() {
        let bars = [200.0, 200.0, 20.0, 20.0].repeat(4);
        assert!(!find(&bars).find_again(Sensitivity::COARSE));
        // A swing of 27 is seen where a seventh of the contrast counts, not where a fifth does.
        let mut runs = find(&[&bars[..], &[200.0, 173.0, 200.0], &bars].concat());
        let seen = runs.forward().widths.len();
        assert!(runs.find_again(Sensitivity::COARSE));
        assert_eq!(runs.forward().widths.len() + 2, seen);
    }

    #[test]
    fn the_other_direction_mirrors_edges_and_colours() {
        let runs = find(&[200.0, 200.0, 0.0, 0.0, 200.0, 0.0, 0.0, 0.0]);
        let (f, b) = (runs.forward(), runs.backward());
        assert_eq!(f.widths.len(), 4);
        assert!(!f.first_dark && b.first_dark);
        assert!(f.widths.iter().eq(b.widths.iter().rev()));
    }

    proptest! {
        #[test]
        fn edges_ascend_and_cover_the_line(grey in prop::collection::vec(0u8..=255, 0..300)) {
            let grey: Vec<f32> = grey.into_iter().map(f32::from).collect();
            let runs = find(&grey);
            for view in [runs.forward(), runs.backward()] {
                prop_assert_eq!(view.edges.len(), view.widths.len() + 1);
                prop_assert!(view.widths.iter().all(|&w| w >= 0.0));
                prop_assert_eq!(view.edges[0], 0.0);
                prop_assert_eq!(view.edges[view.widths.len()], grey.len() as f32);
            }
        }
    }
}
