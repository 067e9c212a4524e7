//! Connected black shapes and their convex outlines.

use super::grid::Spot;
use crate::order;

/// Black pixels of one row from `start` to before `end`.
#[derive(Clone, Copy, Debug)]
pub struct Run {
    pub y: u16,
    pub start: u16,
    pub end: u16,
}

/// One connected shape.
#[derive(Clone, Copy, Debug)]
pub struct Shape {
    pub left: u16,
    pub right: u16,
    pub top: u16,
    pub bottom: u16,
    /// Black pixels.
    pub area: u32,
}

impl Shape {
    /// Adds what lies from `left` to before `right` and, below all that was added so far, up to before `bottom`.
    fn add(&mut self, left: u16, right: u16, bottom: u16, area: u32) {
        self.left = self.left.min(left);
        self.right = self.right.max(right);
        self.bottom = self.bottom.max(bottom);
        self.area += area;
    }
}

/// Finds connected shapes; keeps its buffers.
#[derive(Default)]
pub struct Components {
    /// The number of each run's shape, by [`Components::parent`].
    numbers: Vec<u32>,
    /// Of each number a lower one of the same shape, or itself.
    parent: Vec<u32>,
    shapes: Vec<Shape>,
    /// Candidate of each shape, plus one.
    chosen: Vec<u32>,
    order: Vec<u32>,
    left: Vec<Spot>,
    right: Vec<Spot>,
}

impl Components {
    /// Joins `runs`, given row by row and left to right, to shapes: those that meet at a corner alone if `corners`.
    pub fn join(&mut self, runs: &[Run], corners: bool) {
        let reach = u16::from(corners);
        self.numbers.clear();
        self.parent.clear();
        self.shapes.clear();
        // The runs of the row above that are not left behind, the number of the first of them, and where the row began.
        let (mut above, mut first, mut row) = (&runs[..0], 0, 0);
        for (i, run) in runs.iter().enumerate() {
            if runs[row].y != run.y {
                let follows = runs[row].y + 1 == run.y;
                (above, first) = if follows { (&runs[row..i], row) } else { (&runs[..0], 0) };
                row = i;
            }
            while let [left, rest @ ..] = above
                && left.end + reach <= run.start
            {
                (above, first) = (rest, first + 1);
            }
            let mut number = None;
            for (other, &number_above) in above.iter().zip(&self.numbers[first..]) {
                if other.start >= run.end + reach {
                    break;
                }
                let other = root(&mut self.parent, number_above);
                match number {
                    None => number = Some(other),
                    Some(known) if known != other => {
                        self.parent[known.max(other) as usize] = known.min(other);
                        number = Some(known.min(other));
                    }
                    Some(_) => {}
                }
            }
            let number = number.unwrap_or_else(|| {
                self.parent.push(self.shapes.len() as u32);
                self.shapes.push(Shape { left: run.start, right: 0, top: run.y, bottom: 0, area: 0 });
                self.shapes.len() as u32 - 1
            });
            self.numbers.push(number);
            self.shapes[number as usize].add(run.start, run.end, run.y + 1, u32::from(run.end - run.start));
        }
        for number in 0..self.shapes.len() {
            let root = root(&mut self.parent, number as u32) as usize;
            if root != number {
                let part = std::mem::replace(&mut self.shapes[number].area, 0);
                let Shape { left, right, bottom, .. } = self.shapes[number];
                self.shapes[root].add(left, right, bottom, part);
            }
        }
    }

    /// The shapes of the last [`Components::join`], in the order of their first runs; those that became part of
    /// another have no area.
    pub fn shapes(&self) -> &[Shape] {
        &self.shapes
    }

    /// Calls `visit` with the convex outline of each shape that `keep` wants, largest first, at most `limit` of them;
    /// `runs` are those that were joined last. The outline runs down the left side and up the right side.
    pub fn outlines(
        &mut self,
        runs: &[Run],
        keep: impl Fn(&Shape) -> bool,
        limit: usize,
        mut visit: impl FnMut(&Shape, &[Spot]),
    ) {
        let shapes = &self.shapes;
        self.order.clear();
        self.order.extend((0..).zip(shapes).filter(|(_, shape)| shape.area > 0 && keep(shape)).map(|(i, _)| i));
        order::heaviest_first(&mut self.order, |&i| shapes[i as usize].area as f32);
        self.order.truncate(limit);
        if self.order.is_empty() {
            return;
        }
        self.chosen.clear();
        self.chosen.resize(shapes.len(), 0);
        let mut offsets = Vec::with_capacity(self.order.len() + 1);
        let mut rows = 0_usize;
        for (n, &i) in self.order.iter().enumerate() {
            self.chosen[i as usize] = n as u32 + 1;
            offsets.push(rows);
            rows += usize::from(self.shapes[i as usize].bottom - self.shapes[i as usize].top);
        }
        let mut spans = vec![(u16::MAX, 0_u16); rows];
        for number in 0..self.shapes.len() {
            self.chosen[number] = self.chosen[self.parent[number] as usize];
        }
        for (run, &number) in runs.iter().zip(&self.numbers) {
            let Some(n) = self.chosen[number as usize].checked_sub(1) else { continue };
            let root = self.order[n as usize] as usize;
            let row = usize::from(run.y - self.shapes[root].top);
            let span = &mut spans[offsets[n as usize] + row];
            *span = (span.0.min(run.start), span.1.max(run.end));
        }
        for (n, &i) in self.order.iter().enumerate() {
            let shape = self.shapes[i as usize];
            let count = usize::from(shape.bottom - shape.top);
            self.left.clear();
            self.right.clear();
            for (row, &(start, end)) in spans[offsets[n]..offsets[n] + count].iter().enumerate() {
                let y = f32::from(shape.top) + row as f32;
                for y in [y, y + 1.0] {
                    push_convex(&mut self.left, (f32::from(start), y), 1.0);
                    push_convex(&mut self.right, (f32::from(end), y), -1.0);
                }
            }
            self.left.extend(self.right.iter().rev());
            visit(&shape, &self.left);
        }
    }
}

/// The number that stands for the shape of number `i`.
fn root(parent: &mut [u32], mut i: u32) -> u32 {
    while parent[i as usize] != i {
        let grand = parent[parent[i as usize] as usize];
        parent[i as usize] = grand;
        i = grand;
    }
    i
}

/// The area inside an outline, in pixels.
pub fn area(outline: &[Spot]) -> f32 {
    let next = outline.iter().cycle().skip(1);
    let doubled: f32 = outline.iter().zip(next).map(|(a, b)| a.0 * b.1 - b.0 * a.1).sum();
    (doubled * 0.5).abs()
}

/// Adds a point to a chain that runs downwards and bulges to the left (`side` 1) or right (-1).
fn push_convex(chain: &mut Vec<Spot>, point: Spot, side: f32) {
    while let [.., a, b] = chain[..] {
        let turn = (b.0 - a.0) * (point.1 - a.1) - (b.1 - a.1) * (point.0 - a.0);
        if turn * side < 0.0 {
            break;
        }
        chain.pop();
    }
    chain.push(point);
}
