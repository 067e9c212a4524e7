//! One content of a frame: every line that gave it, and where it lies.

use super::{
    candidate::{Candidate, Text},
    region::Region,
};
use crate::symbol::Point;

/// The ends of a symbol on one line, in reading direction.
pub(super) type Ends = (Point, Point);

/// One content and the lines it was read on.
#[derive(Clone, Copy, Debug)]
pub(super) struct Reading {
    /// The best-fitting candidate.
    pub best: Candidate,
    /// Lines that gave it.
    pub votes: u16,
    /// Sum of likelihoods, one a line.
    pub sum: f32,
    /// The line that voted last: a line votes once.
    line: u32,
    /// The uppermost line in reading direction.
    pub top: Ends,
    /// The lowermost.
    pub bottom: Ends,
    addon: Addon,
}

/// The add-on that most lines gave, and by how many more than any other.
///
/// Source: R. Boyer and J Moore, "MJRTY: A Fast Majority Vote Algorithm", 1981.
#[derive(Clone, Copy, Debug)]
struct Addon {
    text: Text,
    lead: u16,
}

/// Lines by which an add-on must lead. Two digits have a check of two bits only.
const LEAST_LEAD: u16 = 2;

impl Reading {
    /// The first vote.
    pub fn new(candidate: Candidate, line: u32) -> Self {
        let ends = (candidate.start, candidate.end);
        let mut reading = Self {
            best: candidate,
            votes: 1,
            sum: candidate.likelihood,
            line,
            top: ends,
            bottom: ends,
            addon: Addon { text: candidate.addon, lead: 0 },
        };
        reading.count_addon(&candidate.addon);
        reading
    }

    /// Counts one more candidate of the same content.
    pub fn add(&mut self, candidate: Candidate, line: u32) {
        if self.line != line {
            self.votes = self.votes.saturating_add(1);
            self.sum += candidate.likelihood;
            self.line = line;
            self.count_addon(&candidate.addon);
        }
        if candidate.likelihood > self.best.likelihood {
            self.best = candidate;
        }
        let ends = (candidate.start, candidate.end);
        if below(self.top, ends) < 0.0 {
            self.top = ends;
        } else if below(self.bottom, ends) > 0.0 {
            self.bottom = ends;
        }
    }

    fn count_addon(&mut self, text: &Text) {
        if text.as_bytes().is_empty() {
            // Tilted lines cut add-ons off: their absence says nothing.
        } else if self.addon.text == *text {
            self.addon.lead = self.addon.lead.saturating_add(1);
        } else if self.addon.lead == 0 {
            self.addon = Addon { text: *text, lead: 1 };
        } else {
            self.addon.lead -= 1;
        }
    }

    /// The digits of the add-on that enough lines agree on; empty without.
    pub fn addon(&self) -> &[u8] {
        if self.addon.lead >= LEAST_LEAD { self.addon.text.as_bytes() } else { &[] }
    }

    /// Top left, top right, bottom right, bottom left.
    pub fn corners(&self) -> [Point; 4] {
        [self.top.0, self.top.1, self.bottom.1, self.bottom.0]
    }

    /// Its place as a region; `None` where it has no length.
    pub fn region(&self) -> Option<Region> {
        let [a, b, c, d] = self.corners();
        let lines = (b.x + c.x - a.x - d.x, b.y + c.y - a.y - d.y);
        let bars = (d.x + c.x - a.x - b.x, d.y + c.y - a.y - b.y);
        // Tilted lines run aslant; what is right-angled to the bars does not.
        let (dx, dy) = if bars.0.hypot(bars.1) > 2.0 * NEAR { (bars.1, -bars.0) } else { lines };
        let length = dx.hypot(dy);
        if length <= 0.0 {
            return None;
        }
        let sign = if dx * lines.0 + dy * lines.1 < 0.0 { -length } else { length };
        let (from, along) = (self.top.0, Point { x: dx / sign, y: dy / sign });
        let (u, v) = self.extent(from, along);
        let (middle_u, middle_v) = ((u.0 + u.1) * 0.5, (v.0 + v.1) * 0.5);
        Some(Region {
            centre: Point {
                x: from.x + along.x * middle_u - along.y * middle_v,
                y: from.y + along.y * middle_u + along.x * middle_v,
            },
            along,
            axis: along,
            half_length: (u.1 - u.0) * 0.5,
            half_height: (v.1 - v.0) * 0.5,
            weight: 0.0,
        })
    }

    /// Its extent in pixels along a direction and across it, from `origin`.
    fn extent(&self, origin: Point, along: Point) -> ((f32, f32), (f32, f32)) {
        let (mut u, mut v) = ((f32::MAX, f32::MIN), (f32::MAX, f32::MIN));
        for p in self.corners() {
            let (x, y) = (p.x - origin.x, p.y - origin.y);
            let (a, b) = (x * along.x + y * along.y, y * along.x - x * along.y);
            u = (u.0.min(a), u.1.max(a));
            v = (v.0.min(b), v.1.max(b));
        }
        (u, v)
    }

    /// Whether it lies over the middle of `region` and over half of its length.
    pub fn covers(&self, region: &Region) -> bool {
        let (u, v) = self.extent(region.centre, region.along);
        let height = region.half_height * 0.5;
        u.0 < 0.0 && u.1 > 0.0 && v.0 < height && v.1 > -height && u.1 - u.0 > region.half_length
    }

    /// Whether a part of a longer symbol looks like one of its kind.
    fn is_short(&self) -> bool {
        self.best.symbology.entry().part.is_some()
    }

    /// Whether enough lines gave it.
    pub fn is_believed(&self) -> bool {
        self.votes >= self.best.symbology.entry().lines
    }

    /// Whether more lines would add nothing: one vote more than is asked for.
    pub fn is_settled(&self) -> bool {
        self.votes > self.best.symbology.entry().lines
    }

    /// How much longer `other` is, if it shares more than half of the shorter one's place.
    pub fn longer_beside(&self, other: &Self) -> Option<f32> {
        let (start, end) = self.top;
        let length = (end.x - start.x).hypot(end.y - start.y);
        if length <= 0.0 {
            return None;
        }
        let along = Point { x: (end.x - start.x) / length, y: (end.y - start.y) / length };
        let (u, v) = self.extent(start, along);
        let (other_u, other_v) = other.extent(start, along);
        let shared = u.1.min(other_u.1) - u.0.max(other_u.0);
        let (own, others) = (u.1 - u.0, other_u.1 - other_u.0);
        let apart = v.0.max(other_v.0) - v.1.min(other_v.1);
        let near = if self.is_short() && others > LONGER * own { NEAR.max(BROKEN * own) } else { NEAR };
        (shared > 0.5 * own.min(others) && apart < near).then(|| others / own)
    }
}

/// Pixels between the lines of two readings of one place: rows are read four pixels apart.
const NEAR: f32 = 8.0;
/// What is longer by far, as a share.
const LONGER: f32 = 1.25;
/// The same for a short symbol beside a longer one, as a share of its length: what hides a part of the
/// longer one, so that the rest looks like a short one, is as high.
const BROKEN: f32 = 0.5;

/// How far the middle of `ends` lies below the line through `base`, in its reading direction; only
/// the sign has a meaning.
fn below(base: Ends, ends: Ends) -> f32 {
    let (dx, dy) = (base.1.x - base.0.x, base.1.y - base.0.y);
    let middle = ((ends.0.x + ends.1.x) * 0.5 - base.0.x, (ends.0.y + ends.1.y) * 0.5 - base.0.y);
    dx * middle.1 - dy * middle.0
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::symbol::Symbology;

    fn candidate(addon: &str, x: (f32, f32), y: f32) -> Candidate {
        Candidate {
            symbology: Symbology::Ean13,
            modifier: b'0',
            text: Text::new(),
            addon: Text::from_bytes(addon.as_bytes()).unwrap_or_default(),
            linked: false,
            start: Point { x: x.0, y },
            end: Point { x: x.1, y },
            likelihood: 0.5,
        }
    }

    #[test]
    fn a_line_votes_once() {
        let mut reading = Reading::new(candidate("", (0.0, 95.0), 5.0), 1);
        for line in [1, 2, 2, 2, 3] {
            reading.add(candidate("", (0.0, 95.0), 5.0), line);
        }
        assert_eq!(reading.votes, 3);
    }

    #[test]
    fn the_add_on_of_most_lines_is_kept() {
        let mut reading = Reading::new(candidate("05", (0.0, 95.0), 5.0), 0);
        assert_eq!(reading.addon(), b"");
        for (line, addon) in ["", "05", "17", "05"].into_iter().enumerate() {
            reading.add(candidate(addon, (0.0, 95.0), 5.0), line as u32 + 1);
        }
        assert_eq!(reading.addon(), b"05");
    }

    #[test]
    fn corners_run_around_the_symbol_as_it_is_read() {
        let mut upside_down = Reading::new(candidate("", (95.0, 0.0), 20.0), 0);
        upside_down.add(candidate("", (95.0, 0.0), 10.0), 1);
        upside_down.add(candidate("", (95.0, 0.0), 30.0), 2);
        let corners = upside_down.corners().map(|p| (p.x, p.y));
        assert_eq!(corners, [(95.0, 30.0), (0.0, 30.0), (0.0, 10.0), (95.0, 10.0)]);
    }

    #[test]
    fn a_place_lies_square_to_the_bars_however_the_lines_ran() {
        // Level lines over bars that lean 45 degrees.
        let mut leaning = Reading::new(candidate("", (20.0, 160.0), 20.0), 0);
        leaning.add(candidate("", (60.0, 200.0), 60.0), 1);
        let along = leaning.region().map(|r| (r.along.x, r.along.y));
        assert!(along.is_some_and(|(x, y)| (x - 0.707).abs() < 0.01 && (y + 0.707).abs() < 0.01), "{along:?}");
    }

    #[test]
    fn a_short_symbol_close_to_a_longer_one_is_a_part_of_it() {
        let upc_e = |x, y| Reading::new(Candidate { symbology: Symbology::UpcE, ..candidate("", x, y) }, 0);
        let part = upc_e((100.0, 200.0), 50.0);
        assert_eq!(part.longer_beside(&upc_e((0.0, 200.0), 10.0)), Some(2.0));
        assert_eq!(part.longer_beside(&upc_e((0.0, 200.0), 110.0)), None);
        assert_eq!(part.longer_beside(&upc_e((90.0, 195.0), 10.0)), None);
    }

    #[test]
    fn places_are_shared_only_where_they_overlap() {
        let at = |x, y| Reading::new(candidate("", x, y), 0);
        let part = at((10.0, 50.0), 12.0);
        assert_eq!(part.longer_beside(&at((0.0, 80.0), 10.0)), Some(2.0));
        assert_eq!(part.longer_beside(&at((0.0, 80.0), 40.0)), None);
        assert_eq!(part.longer_beside(&at((45.0, 125.0), 10.0)), None);
    }
}
