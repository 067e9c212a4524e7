//! Where in a frame bars may stand, and which way they run.
//!
//! The frame is cut into cells. In each cell the structure tensor (sums of products of the grey
//! gradient) says how much texture there is and how parallel it is. Bars give strong, parallel
//! texture in whatever light and blur; print, cloth and leaves give texture in all directions.
//! Neighbouring parallel cells grow into a region.
//!
//! Source: Bigün and Granlund, "Optimal orientation detection of linear symmetry", ICCV 1987.

use crate::{frame::Frame, order, symbol::Point, turn::cos_sin};

/// A patch of parallel texture: a rectangle turned so that `along` crosses the bars.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Region {
    /// Its middle.
    pub centre: Point,
    /// Unit vector across the bars.
    pub along: Point,
    /// Unit vector along its longer sides: where it is seen aslant, not square to the bars.
    pub axis: Point,
    /// Half its length across the bars, in pixels.
    pub half_length: f32,
    /// Half its height along the bars, in pixels.
    pub half_height: f32,
    /// Sum of the gradient energy that runs across the bars: the order of trying.
    pub weight: f32,
}

/// The sums of one cell.
#[derive(Clone, Copy, Default)]
struct Cell {
    xx: f32,
    yy: f32,
    xy: f32,
    taken: bool,
}

/// Buffers of the search; reused for every frame.
#[derive(Default)]
pub struct Regions {
    cells: Vec<Cell>,
    columns: usize,
    upper: Vec<i16>,
    lower: Vec<i16>,
    /// Products of the gradients of a row of cells, by column of the half-size frame.
    products: [Vec<i32>; 3],
    stack: Vec<usize>,
    members: Vec<usize>,
    found: Vec<Region>,
}

/// Pixels a cell: small enough that the lowest bars of use (24 pixels, a DataBar row) fill one.
const CELL: usize = 16;
/// Gradients are taken on the frame at half size: a quarter of the work, and edges soft enough that
/// the gradient of a slanting one points across it.
const HALF: usize = 2;
/// Half-size pixels a cell.
const HALF_CELL: usize = CELL / HALF;
/// Least mean square gradient of a cell, in grey levels a half-size pixel: sensor noise gives 1 to
/// 2, the most blurred legible code (40 levels of contrast over 10 pixels) 40.
const LEAST_ENERGY: f32 = 6.0;
/// Least parallel share of the gradient energy: 1 is one direction, 0 none. Bars keep 0.8 and more,
/// lines of print 0.2 to 0.5.
const LEAST_COHERENCE: f32 = 0.55;
/// Cosine of twice the angle by which a cell may differ from its region: 18 degrees.
const LEAST_AGREEMENT: f32 = 0.8;
/// Ratio of the variances along and across a region from which it has a direction: twice as long as high.
const LEAST_ELONGATION: f32 = 4.0;
/// Least cells of a region.
const LEAST_CELLS: usize = 3;
/// Most regions kept of a frame.
const MOST_REGIONS: usize = 64;

/// Widest gap that is bridged, in pixels: the widest element of DataBar at four pixels a module, and a
/// part of a cell on each side.
const GAP: f32 = 40.0;
/// Heaviest regions that are bridged: more than are read.
const BRIDGED: usize = 16;

impl Region {
    /// One region over both, if `other` runs the same way and follows on the same lines.
    fn joined(&self, other: &Self) -> Option<Self> {
        let (dx, dy) = (other.centre.x - self.centre.x, other.centre.y - self.centre.y);
        let across = dx * self.along.x + dy * self.along.y;
        let aside = dy * self.along.x - dx * self.along.y;
        let cosine = (self.along.x * other.along.x + self.along.y * other.along.y).abs();
        // Eight degrees, half of the lesser height.
        let same_lines = cosine > 0.99 && aside.abs() < self.half_height.min(other.half_height);
        if !same_lines || across.abs() > self.half_length + other.half_length + GAP {
            return None;
        }
        let from = (-self.half_length).min(across - other.half_length);
        let to = self.half_length.max(across + other.half_length);
        let middle = (from + to) * 0.5;
        Some(Self {
            centre: Point { x: self.centre.x + self.along.x * middle, y: self.centre.y + self.along.y * middle },
            half_length: (to - from) * 0.5,
            axis: self.along,
            weight: self.weight + other.weight,
            ..*self
        })
    }
}

impl Regions {
    /// The regions of `frame`, the heaviest first.
    pub fn find(&mut self, frame: &Frame<'_>) -> &[Region] {
        self.measure(frame);
        self.found.clear();
        self.found.reserve(MOST_REGIONS);
        for seed in 0..self.cells.len() {
            if self.found.len() < MOST_REGIONS && self.is_parallel(seed) {
                self.grow(seed);
            }
        }
        order::heaviest_first(&mut self.found, |region| region.weight);
        self.bridge();
        &self.found
    }

    /// Whether row `y` of the last frame runs through parallel texture.
    pub fn is_textured(&self, y: usize) -> bool {
        let first = y / CELL * self.columns;
        self.cells.get(first..first + self.columns).is_some_and(|row| row.iter().any(|cell| cell.taken))
    }

    /// The regions of the last frame, the heaviest first.
    pub fn found(&self) -> &[Region] {
        &self.found
    }

    fn measure(&mut self, frame: &Frame<'_>) {
        let (width, height) = (frame.width(), frame.height());
        self.columns = width.div_ceil(CELL);
        self.cells.clear();
        self.cells.resize(self.columns * height.div_ceil(CELL), Cell::default());
        for y in 0..height / HALF {
            std::mem::swap(&mut self.upper, &mut self.lower);
            halve(frame.row(y * HALF), frame.row(y * HALF + 1), &mut self.lower);
            let [xx, yy, xy] = &mut self.products;
            if y.is_multiple_of(HALF_CELL) {
                for sums in [&mut *xx, yy, xy] {
                    sums.clear();
                    sums.resize(width / HALF, 0);
                }
            }
            // Every second pair of rows says as much.
            if !y.is_multiple_of(2) {
                add_row(&self.upper, &self.lower, xx, yy, xy);
            }
            if (y + 1).is_multiple_of(HALF_CELL) || y + 1 == height / HALF {
                let cells = self.cells[y / HALF_CELL * self.columns..].iter_mut();
                let products = xx.chunks(HALF_CELL).zip(yy.chunks(HALF_CELL)).zip(xy.chunks(HALF_CELL));
                for (cell, ((xx, yy), xy)) in cells.zip(products) {
                    let [xx, yy, xy] = [xx, yy, xy].map(|sums| sums.iter().sum::<i32>() as f32);
                    *cell = Cell { xx, yy, xy, taken: false };
                }
            }
        }
        // A half-size pixel is the sum of four, a difference is taken twice: 8 times the gradient. Half of
        // the rows are added.
        let scale = 2.0 / (64 * HALF_CELL * HALF_CELL) as f32;
        for cell in &mut self.cells {
            cell.xx *= scale;
            cell.yy *= scale;
            cell.xy *= scale;
        }
    }

    fn is_parallel(&self, i: usize) -> bool {
        let cell = self.cells[i];
        let energy = cell.xx + cell.yy;
        let (c, s) = doubled(cell);
        !cell.taken && energy > LEAST_ENERGY && c * c + s * s > (LEAST_COHERENCE * energy) * (LEAST_COHERENCE * energy)
    }

    /// Collects the parallel cells around `seed` that run as the region does.
    fn grow(&mut self, seed: usize) {
        self.members.clear();
        self.stack.clear();
        self.stack.push(seed);
        self.cells[seed].taken = true;
        let mut sum = Cell::default();
        while let Some(i) = self.stack.pop() {
            let cell = self.cells[i];
            self.members.push(i);
            sum.xx += cell.xx;
            sum.yy += cell.yy;
            sum.xy += cell.xy;
            let (column, row) = (i % self.columns, i / self.columns);
            let rows = self.cells.len() / self.columns;
            for ny in row.saturating_sub(1)..(row + 2).min(rows) {
                for nx in column.saturating_sub(1)..(column + 2).min(self.columns) {
                    let n = ny * self.columns + nx;
                    if self.is_parallel(n) && agreement(sum, self.cells[n]) > LEAST_AGREEMENT {
                        self.cells[n].taken = true;
                        self.stack.push(n);
                    }
                }
            }
        }
        if self.members.len() >= LEAST_CELLS {
            self.found.push(self.enclose(sum));
        }
    }

    /// Joins heavy regions that go on behind a gap: the wide elements of a finder pattern leave cells
    /// without texture.
    fn bridge(&mut self) {
        let mut i = 0;
        while i < self.found.len().min(BRIDGED) {
            let one = self.found[i];
            let next = (i + 1..self.found.len().min(BRIDGED)).find_map(|j| Some((j, one.joined(&self.found[j])?)));
            match next {
                Some((j, joined)) => {
                    self.found.remove(j);
                    self.found[i] = joined;
                }
                None => i += 1,
            }
        }
    }

    /// The turned rectangle around the members.
    fn enclose(&self, sum: Cell) -> Region {
        let (c, s) = doubled(sum);
        let angle = 0.5 * s.atan2(c);
        let (dx, dy) = cos_sin(angle);
        let (mut u, mut v) = ((f32::MAX, f32::MIN), (f32::MAX, f32::MIN));
        let mut spread = Spread::default();
        let (side, half) = (CELL as f32, CELL as f32 * 0.5);
        for &i in &self.members {
            let x = (i % self.columns) as f32 * side + half;
            let y = (i / self.columns) as f32 * side + half;
            let (across, along) = (x * dx + y * dy, y * dx - x * dy);
            spread.add(across, along);
            u = (u.0.min(across), u.1.max(across));
            v = (v.0.min(along), v.1.max(along));
        }
        let (u_mid, v_mid) = ((u.0 + u.1) * 0.5, (v.0 + v.1) * 0.5);
        Region {
            centre: Point { x: u_mid * dx - v_mid * dy, y: u_mid * dy + v_mid * dx },
            along: Point { x: dx, y: dy },
            axis: spread.axis().map_or(Point { x: dx, y: dy }, |(across, along)| Point {
                x: across * dx - along * dy,
                y: across * dy + along * dx,
            }),
            half_length: (u.1 - u.0) * 0.5 + half,
            half_height: (v.1 - v.0) * 0.5 + half,
            weight: c.hypot(s),
        }
    }
}

/// How the cells of a region lie.
#[derive(Default)]
struct Spread {
    count: f32,
    u: f32,
    v: f32,
    uu: f32,
    vv: f32,
    uv: f32,
}

impl Spread {
    fn add(&mut self, u: f32, v: f32) {
        self.count += 1.0;
        self.u += u;
        self.v += v;
        self.uu += u * u;
        self.vv += v * v;
        self.uv += u * v;
    }

    /// Unit vector along which they lie; `None` where they lie about as wide as high.
    fn axis(&self) -> Option<(f32, f32)> {
        let (mu, mv) = (self.u / self.count, self.v / self.count);
        let (uu, vv, uv) =
            (self.uu / self.count - mu * mu, self.vv / self.count - mv * mv, self.uv / self.count - mu * mv);
        let (middle, apart) = ((uu + vv) * 0.5, ((uu - vv) * 0.5).hypot(uv));
        let angle = 0.5 * (2.0 * uv).atan2(uu - vv);
        (middle + apart > LEAST_ELONGATION * (middle - apart)).then(|| cos_sin(angle))
    }
}

/// The sum of two pixels, which are loaded as one number.
pub fn both(pair: [u8; HALF]) -> u16 {
    let pair = u16::from_le_bytes(pair);
    (pair & 0xFF) + (pair >> 8)
}

/// Sums of two by two pixels.
fn halve(upper: &[u8], lower: &[u8], half: &mut Vec<i16>) {
    half.clear();
    let pairs = upper.as_chunks().0.iter().zip(lower.as_chunks().0);
    half.extend(pairs.map(|(&upper, &lower)| (both(upper) + both(lower)) as i16));
}

/// Adds the products of the gradients between two half-size rows, place by place: a plain loop, which fills vector
/// registers.
fn add_row(upper: &[i16], lower: &[i16], xx: &mut [i32], yy: &mut [i32], xy: &mut [i32]) {
    let Some(count) = upper.len().checked_sub(1) else { return };
    let (a, b) = (&upper[..count], &upper[1..=count]);
    let (c, d) = (&lower[..count], &lower[1..=count]);
    let (xx, yy, xy) = (&mut xx[..count], &mut yy[..count], &mut xy[..count]);
    for i in 0..count {
        let (rising, falling) = (d[i] - a[i], b[i] - c[i]);
        let (gx, gy) = (i32::from(rising + falling), i32::from(rising - falling));
        xx[i] += gx * gx;
        yy[i] += gy * gy;
        xy[i] += gx * gy;
    }
}

/// The direction of a cell, with twice its angle and its parallel energy as length: opposite
/// gradients, the two sides of a bar, count as one direction.
fn doubled(cell: Cell) -> (f32, f32) {
    (cell.xx - cell.yy, 2.0 * cell.xy)
}

/// Cosine of twice the angle between two cells.
fn agreement(a: Cell, b: Cell) -> f32 {
    let ((ac, as_), (bc, bs)) = (doubled(a), doubled(b));
    let length = ((ac * ac + as_ * as_) * (bc * bc + bs * bs)).sqrt();
    if length > 0.0 { (ac * bc + as_ * bs) / length } else { 0.0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Bars of 6 pixels, turned by `degrees`, in the middle of a white frame.
    fn frame_with_bars(degrees: f32) -> Vec<u8> {
        let (s, c) = degrees.to_radians().sin_cos();
        let mut luma = vec![255; 320 * 240];
        for (i, v) in luma.iter_mut().enumerate() {
            let (x, y) = ((i % 320) as f32 - 160.0, (i / 320) as f32 - 120.0);
            let (u, w) = (x * c + y * s, y * c - x * s);
            if u.abs() < 90.0 && w.abs() < 40.0 {
                // One pixel of blur at each edge.
                let edge = 3.0 - (u.rem_euclid(12.0) - 6.0).abs();
                *v = ((edge + 0.5).clamp(0.0, 1.0) * 255.0) as u8;
            }
        }
        luma
    }

    #[test]
    fn bars_are_one_region_in_any_direction() {
        for degrees in [0.0, 20.0, 45.0, 90.0, 130.0, 179.0] {
            let luma = frame_with_bars(degrees);
            let Ok(frame) = Frame::new(&luma, 320, 240) else { unreachable!() };
            let mut regions = Regions::default();
            let found = regions.find(&frame)[0];
            let (s, c) = degrees.to_radians().sin_cos();
            let cosine = (found.along.x * c + found.along.y * s).abs();
            // Sharp edges pull the gradient towards the axes by up to 5 degrees.
            assert!(cosine > 0.995, "{degrees}: {found:?}");
            assert!((found.centre.x - 160.0).hypot(found.centre.y - 120.0) < 20.0);
            assert!((80.0..125.0).contains(&found.half_length), "{found:?}");
        }
    }

    #[test]
    fn a_region_goes_on_behind_a_gap_on_the_same_lines() {
        let at = |x: f32, y: f32| Region {
            centre: Point { x, y },
            along: Point { x: 1.0, y: 0.0 },
            axis: Point { x: 1.0, y: 0.0 },
            half_length: 50.0,
            half_height: 30.0,
            weight: 1.0,
        };
        let joined = at(100.0, 80.0).joined(&at(230.0, 84.0));
        assert_eq!(joined.map(|r| (r.centre.x, r.half_length, r.weight)), Some((165.0, 115.0, 2.0)));
        assert_eq!(at(100.0, 80.0).joined(&at(250.0, 80.0)), None);
        assert_eq!(at(100.0, 80.0).joined(&at(200.0, 120.0)), None);
        assert_eq!(at(100.0, 80.0).joined(&Region { along: Point { x: 0.9, y: 0.436 }, ..at(200.0, 80.0) }), None);
    }

    #[test]
    fn a_plain_frame_has_no_region() {
        let luma = vec![90; 64 * 48];
        let Ok(frame) = Frame::new(&luma, 64, 48) else { unreachable!() };
        assert!(Regions::default().find(&frame).is_empty());
    }
}
