//! Whether a short symbol ends where it seems to.
//!
//! A reflection that hides a part of ITF-14 or Code 128 leaves what looks like a shorter symbol with a
//! quiet zone. But its rim is round: the bar that seems to be the outermost goes on above or below, and
//! there bars stand beside it. So the outer bars are followed as far as they go.

use crate::{
    frame::Frame,
    symbol::{Point, Symbol},
};

/// Narrow elements beyond the outer bar that must be light wherever it stands: no space is as wide.
const FREE: usize = 5;
/// How far an outer bar is followed on each side, as a share of the symbol's length: it is seldom higher.
const FARTHEST: f32 = 2.0;
/// How far from where it is expected the bar is looked for at first, in narrow elements.
const START: [f32; 5] = [0.0, -0.3, 0.3, -0.6, 0.6];
/// The same at each step, in pixels.
const DRIFT: [f32; 3] = [0.0, -0.5, 0.5];
/// Contrast between bar and space, as a share of that to the quiet zone, below which blur lets nothing be
/// followed.
const LEAST_CONTRAST: f32 = 0.5;
/// Longest gap in a bar, a scratch, in narrow elements.
const GAP: f32 = 1.5;
/// Half the height in pixels over which a level is averaged, against noise.
const HALF_HEIGHT: i32 = 1;
/// What is as dark as a bar: its level as a share of the way from a bar to a space. Tape is lighter.
const DARK: f32 = 0.35;
/// Pixels by which what stands beside a bar goes on at least, and by which lines differ that say which way
/// bars run.
const LEAST_PIXELS: f32 = 3.0;

/// Whether both outer bars have nothing beside them and are equally high. Asked of the symbologies of
/// which a part of a longer symbol makes one; others stand free.
pub fn stand_free(frame: &Frame<'_>, symbol: &Symbol) -> bool {
    let Some(asked) = symbol.symbology.entry().part else { return true };
    let is_suspect = asked.suspect.is_some_and(|first| symbol.bytes.first() == Some(&first));
    if symbol.evidence.likelihood >= asked.doubtful && !is_suspect {
        return true;
    }
    let (each, besides) = asked.length;
    let modules = symbol.bytes.len() as f32 * each + besides;
    let [a, b, c, d] = &symbol.corners;
    let (dx, dy) = (b.x + c.x - a.x - d.x, b.y + c.y - a.y - d.y);
    let length = dx.hypot(dy) * 0.5;
    let narrow = length / modules;
    let middle = |p: &Point, q: &Point| Point { x: (p.x + q.x) * 0.5, y: (p.y + q.y) * 0.5 };
    let inward = Point { x: dx / (2.0 * length), y: dy / (2.0 * length) };
    let outward = Point { x: -inward.x, y: -inward.y };
    let down = down(&symbol.corners, inward);
    let height = |end, inward| {
        let side = Side { frame, end, inward, narrow, run: (asked.run * narrow).max(LEAST_PIXELS) };
        Some(side.follow(down, length)? + side.follow(Point { x: -down.x, y: -down.y }, length)?)
    };
    match (height(middle(a, d), inward), height(middle(b, c), outward)) {
        (Some(first), Some(last)) => first.min(last) >= asked.height * first.max(last),
        _ => false,
    }
}

/// Unit vector along the bars.
fn down([a, b, c, d]: &[Point; 4], along: Point) -> Point {
    let (x, y) = ((d.x + c.x - a.x - b.x) * 0.5, (d.y + c.y - a.y - b.y) * 0.5);
    let height = x.hypot(y);
    // What is too low has no direction of its own.
    if height < LEAST_PIXELS { Point { x: -along.y, y: along.x } } else { Point { x: x / height, y: y / height } }
}

/// One end of a symbol.
struct Side<'a> {
    frame: &'a Frame<'a>,
    /// The outer edge of the outer bar.
    end: Point,
    /// Unit vector into the symbol.
    inward: Point,
    /// Pixels a narrow element.
    narrow: f32,
    /// Pixels by which what is a bar goes on.
    run: f32,
}

impl Side<'_> {
    /// Follows the outer bar towards `down` to its end; how many pixels that is, `None` where a bar stands
    /// beside it.
    fn follow(&self, down: Point, length: f32) -> Option<f32> {
        let (mut run, mut seen) = (0.0, 0.0);
        // A cut edge is round: in the middle it does not lie where the outer lines let expect.
        let (contrast, mut drift) = self.clearest(down, 0.0, START.map(|share| share * self.narrow));
        let bar = self.level(down, 0.0, drift + 0.5 * self.narrow);
        if contrast < LEAST_CONTRAST * (self.level(down, 0.0, drift - 2.5 * self.narrow) - bar) {
            return Some(0.0);
        }
        let dark = bar + DARK * contrast;
        for i in 0..(FARTHEST * length) as usize {
            let at = i as f32;
            let best = self.clearest(down, at, DRIFT.map(|by| drift + by));
            if best.0 > 0.5 * contrast {
                (seen, drift) = (at, best.1);
            } else if at - seen > GAP * self.narrow {
                break;
            }
            let beside = (1..=FREE).any(|k| self.level(down, at, drift - k as f32 * self.narrow) < dark);
            run = if beside { run + 1.0 } else { 0.0 };
            if run >= self.run {
                return None;
            }
        }
        Some(seen)
    }

    /// The shift of those tried that makes the bar clearest, behind the contrast there.
    fn clearest<const N: usize>(&self, down: Point, at: f32, tried: [f32; N]) -> (f32, f32) {
        let contrasts = tried.map(|drift| (self.contrast(down, at, drift), drift));
        contrasts.into_iter().fold((f32::MIN, 0.0), |best, next| if next.0 > best.0 { next } else { best })
    }

    /// How much darker than the space beside it the bar is.
    fn contrast(&self, down: Point, at: f32, drift: f32) -> f32 {
        self.level(down, at, drift + 1.5 * self.narrow) - self.level(down, at, drift + 0.5 * self.narrow)
    }

    /// The level `at` pixels along the bar and `inside` pixels into the symbol; outside the frame it is
    /// light.
    fn level(&self, down: Point, at: f32, inside: f32) -> f32 {
        let (mut sum, mut count) = (0.0, 0.0_f32);
        for i in -HALF_HEIGHT..=HALF_HEIGHT {
            let along = at + i as f32;
            let x = (self.end.x + down.x * along + self.inward.x * inside).floor();
            let y = (self.end.y + down.y * along + self.inward.y * inside).floor();
            if x >= 0.0 && y >= 0.0 && (x as usize) < self.frame.width() && (y as usize) < self.frame.height() {
                sum += f32::from(self.frame.row(y as usize)[x as usize]);
                count += 1.0;
            }
        }
        if count > 0.0 { sum / count } else { 255.0 }
    }
}
