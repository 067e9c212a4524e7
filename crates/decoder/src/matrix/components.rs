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

/// Finds connected shapes; keeps its buffers.
#[derive(Default)]
pub struct Components {
    parent: Vec<u32>,
    shapes: Vec<Shape>,
    /// Candidate of each run's root, plus one.
    chosen: Vec<u32>,
    order: Vec<u32>,
    left: Vec<Spot>,
    right: Vec<Spot>,
}

impl Components {
    /// Joins `runs`, given row by row and left to right: those that meet at a corner alone if `corners`.
    pub fn join(&mut self, runs: &[Run], corners: bool) {
        let reach = u16::from(corners);
        self.parent.clear();
        self.parent.extend(0..runs.len() as u32);
        let (mut above, mut row) = (0..0, 0..0);
        for (i, run) in runs.iter().enumerate() {
            if row.is_empty() || runs[row.start].y != run.y {
                let follows = !row.is_empty() && runs[row.start].y + 1 == run.y;
                above = if follows { row } else { i..i };
                row = i..i;
            }
            row.end = i + 1;
            while above.start < above.end && runs[above.start].end + reach <= run.start {
                above.start += 1;
            }
            for (j, other) in runs.iter().enumerate().take(above.end).skip(above.start) {
                if other.start >= run.end + reach {
                    break;
                }
                let (a, b) = (self.root(i as u32), self.root(j as u32));
                self.parent[a.max(b) as usize] = a.min(b);
            }
        }
    }

    /// The shapes of the last [`Components::measure`], at the place of the first run of each; the others have no area.
    pub fn shapes(&self) -> &[Shape] {
        &self.shapes
    }

    /// Measures the shapes that `runs` were joined to.
    pub fn measure(&mut self, runs: &[Run]) {
        const NONE: Shape = Shape { left: u16::MAX, right: 0, top: u16::MAX, bottom: 0, area: 0 };
        self.shapes.clear();
        self.shapes.resize(runs.len(), NONE);
        for (i, run) in runs.iter().enumerate() {
            let root = self.root(i as u32);
            self.parent[i] = root;
            let shape = &mut self.shapes[root as usize];
            shape.left = shape.left.min(run.start);
            shape.right = shape.right.max(run.end);
            shape.top = shape.top.min(run.y);
            shape.bottom = run.y + 1;
            shape.area += u32::from(run.end - run.start);
        }
    }

    fn root(&mut self, mut i: u32) -> u32 {
        while self.parent[i as usize] != i {
            let grand = self.parent[self.parent[i as usize] as usize];
            self.parent[i as usize] = grand;
            i = grand;
        }
        i
    }

    /// Calls `visit` with the convex outline of each shape that `keep` wants, largest first, at
    /// most `limit` of them. The outline runs down the left side and up the right side.
    pub fn outlines(
        &mut self,
        runs: &[Run],
        keep: impl Fn(&Shape) -> bool,
        limit: usize,
        mut visit: impl FnMut(&Shape, &[Spot]),
    ) {
        self.measure(runs);
        self.order.clear();
        self.order.extend(
            (0..runs.len() as u32).filter(|&i| self.shapes[i as usize].area > 0 && keep(&self.shapes[i as usize])),
        );
        let shapes = &self.shapes;
        order::heaviest_first(&mut self.order, |&i| shapes[i as usize].area as f32);
        self.order.truncate(limit);
        if self.order.is_empty() {
            return;
        }
        self.chosen.clear();
        self.chosen.resize(runs.len(), 0);
        let mut offsets = Vec::with_capacity(self.order.len() + 1);
        let mut rows = 0_usize;
        for (n, &i) in self.order.iter().enumerate() {
            self.chosen[i as usize] = n as u32 + 1;
            offsets.push(rows);
            rows += usize::from(self.shapes[i as usize].bottom - self.shapes[i as usize].top);
        }
        let mut spans = vec![(u16::MAX, 0_u16); rows];
        for (i, run) in runs.iter().enumerate() {
            let root = self.parent[i] as usize;
            let Some(n) = self.chosen[root].checked_sub(1) else { continue };
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
