//! Joins halves of DataBar Omnidirectional that were read on different lines.

use super::half::{self, Half, number};
use crate::linear::{Candidate, Candidates, candidate::Text};
use crate::symbol::Symbology;

/// Halves kept of a frame: two symbols and as many misread ones.
const MOST_HALVES: usize = 24;
/// Lines that must give each half before it is joined across lines: the checksum alone lets one of
/// 79 wrong pairs pass.
const LEAST_VOTES: u16 = 2;
/// The likelihood above which a half read on one line is worth a search for the other. Noise stays
/// below 0.5.
const BELIEVABLE: f32 = 0.6;
/// Votes that a joined symbol gets at most: its lines are counted for both halves.
const MOST_VOTES: u16 = 8;

/// Whether two halves, in either order, have a number.
fn fits(one: &Half, other: &Half) -> bool {
    let (left, right) = if one.right { (other, one) } else { (one, other) };
    number(left, right).is_some()
}

/// The halves of a frame.
#[derive(Default)]
pub struct Halves {
    halves: Vec<Half>,
}

impl Halves {
    /// Forgets the frame before.
    pub fn clear(&mut self) {
        self.halves.clear();
        self.halves.reserve(MOST_HALVES);
    }

    /// Counts `half`.
    pub fn add(&mut self, half: Half) {
        let key = |h: &Half| (h.right, h.value, h.finder);
        if let Some(known) = self.halves.iter_mut().find(|h| key(h) == key(&half)) {
            let votes = known.votes.saturating_add(u16::from(known.line != half.line));
            if half.likelihood > known.likelihood {
                *known = half;
            }
            known.votes = votes;
            known.line = half.line;
        } else if self.halves.len() < MOST_HALVES {
            self.halves.push(half);
        } else {
            let weight = |h: &Half| f32::from(h.votes) * h.likelihood;
            let weakest = self.halves.iter_mut().min_by(|a, b| weight(a).total_cmp(&weight(b)));
            if let Some(weakest) = weakest.filter(|w| weight(w) < half.likelihood) {
                *weakest = half;
            }
        }
    }

    /// Believable halves whose other half was not read often enough, at most `N`.
    pub fn alone<const N: usize>(&self) -> [Option<Half>; N] {
        let mut alone = [None; N];
        let believable = |h: &&Half| h.votes >= LEAST_VOTES || h.likelihood > BELIEVABLE;
        let unjoined = |h: &&Half| {
            let enough = |o: &Half| o.votes.min(h.votes) >= LEAST_VOTES;
            !self.halves.iter().any(|o| o.right != h.right && enough(o) && fits(h, o))
        };
        let found = self.halves.iter().filter(believable).filter(unjoined);
        for (place, half) in alone.iter_mut().zip(found) {
            *place = Some(*half);
        }
        alone
    }

    /// Hands in every pair that fits together.
    pub fn join(&mut self, out: &mut Candidates) {
        if !self.join_where(beside, out) {
            self.join_where(mirrored, out);
        }
    }

    /// Hands in the pairs that fit together and lie as `lies` asks; whether there are any.
    fn join_where(&self, lies: fn(&Half, &Half) -> bool, out: &mut Candidates) -> bool {
        let mut joined = false;
        for left in self.halves.iter().filter(|h| !h.right) {
            for right in self.halves.iter().filter(|h| h.right) {
                let votes = left.votes.min(right.votes);
                if votes < LEAST_VOTES || !lies(left, right) {
                    continue;
                }
                let Some((text, linked)) = number(left, right).and_then(half::item) else {
                    continue;
                };
                joined = true;
                for _ in 0..votes.min(MOST_VOTES) {
                    out.next_line();
                    out.push(Candidate {
                        symbology: Symbology::DataBar,
                        modifier: b'0',
                        text,
                        addon: Text::new(),
                        linked,
                        start: left.start,
                        end: right.end,
                        likelihood: left.likelihood.min(right.likelihood),
                    });
                }
            }
        }
        joined
    }
}

/// Whether the right half lies under the left one (a stacked symbol) or follows it (a tilted one).
fn beside(left: &Half, right: &Half) -> bool {
    let Some((forward, down)) = place(left, right) else { return false };
    // A row of Stacked Omnidirectional is 33 modules high, a half 46 wide.
    let stacked = forward.abs() < 0.35 && (0.0..2.0).contains(&down);
    let follows = (0.75..1.25).contains(&forward) && down.abs() < 1.0;
    stacked || follows
}

/// Whether the right half lies over the left one, close by: a stacked symbol that is seen from behind or in a mirror.
fn mirrored(left: &Half, right: &Half) -> bool {
    place(left, right).is_some_and(|(forward, down)| forward.abs() < 0.1 && (-1.0..0.0).contains(&down))
}

/// How far forward and down of the left half the right one lies, in lengths of a half; `None` unless they point the
/// same way and are as long.
fn place(left: &Half, right: &Half) -> Option<(f32, f32)> {
    let along = |h: &Half| (h.end.x - h.start.x, h.end.y - h.start.y);
    let (l, r) = (along(left), along(right));
    let square = l.0 * l.0 + l.1 * l.1;
    let straight = (l.0 * r.0 + l.1 * r.1) / square;
    let crooked = (l.0 * r.1 - l.1 * r.0) / square;
    let gap = (right.start.x - left.start.x, right.start.y - left.start.y);
    let parallel = (0.7..1.4).contains(&straight) && crooked.abs() < 0.35;
    parallel.then(|| ((l.0 * gap.0 + l.1 * gap.1) / square, (l.0 * gap.1 - l.1 * gap.0) / square))
}
