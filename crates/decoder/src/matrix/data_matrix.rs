//! Data Matrix ECC 200: found by its solid L and sampled from the grey picture, corrected and read, which keeps the
//! raw bytes and FNC1.

use rxing::common::BitMatrix;

use super::{
    Found, binarize,
    components::{self, Components, Run, Shape},
    corner::{self, Corner},
    correct,
    dashes::{self, Hypothesis},
    dm_stream::{self, Lead},
    dm_symbol::Size,
    dotcode,
    grid::{self, Grid, Spot},
    layer::{Kind, Layer},
    picture::Picture,
    track::Tracks,
};
use crate::symbol::Symbology;

/// Shapes that are looked at in one picture, largest first: a symbol is larger than the letters around
/// it; forty read no more.
const MAX_SHAPES: usize = 20;

/// Least share of its outline at which a shape is full: bars are, modules (half of them light) and letters are not.
const FULL: f32 = 0.85;

/// Corners in one picture at which every size is tried: that takes half a millisecond each.
const MAX_DEAR: usize = 5;

/// Sizes that are tried at one L.
const MAX_SIZES: usize = 3;

/// Finds Data Matrix symbols; keeps its buffers.
#[derive(Default)]
pub struct DataMatrixReader {
    components: Components,
    corners: Vec<Corner>,
    grey: Vec<f32>,
    /// Grids in place whose modules could not be decoded.
    pub located: Vec<Layer>,
    /// Whether every size is tried where the dashed sides do not show clearly.
    pub thorough: bool,
    /// Whether an L was seen along the edge of a picture since this was unset, and one whose dashed sides are in place.
    pub cut: (bool, bool),
}

impl DataMatrixReader {
    /// Whether the picture that was read last shows a DotCode.
    pub fn is_dotcode(&mut self, runs: &[Run], black: impl Fn(Spot) -> bool + Copy) -> bool {
        dotcode::may_be_there(self.components.shapes()) && {
            self.components.join(runs, false);
            dotcode::is_there(self.components.shapes(), black)
        }
    }

    /// Appends every symbol whose solid L is one black shape; `runs` are the black runs of `matrix`.
    pub fn read(&mut self, picture: &Picture<'_>, matrix: &BitMatrix, runs: &[Run], found: &mut Vec<Found>) {
        self.components.join(runs, true);
        let black = binarize::black(matrix);
        let keep = |shape: &Shape| {
            let (width, height) = (u32::from(shape.right - shape.left), u32::from(shape.bottom - shape.top));
            // Eight modules of a pixel and more; the L alone of a symbol of 144 modules fills a seventieth of its
            // rectangle and, with every second data module, not all of it.
            let fits = width.max(height) >= 12 && width.min(height) >= 7;
            fits && shape.area * 80 > width * height && (shape.area as f32) < FULL * (width * height) as f32
        };
        let corners = &mut self.corners;
        corners.clear();
        self.components.outlines(runs, keep, MAX_SHAPES, |shape, outline| {
            if (shape.area as f32) < FULL * components::area(outline) {
                corner::corners(outline, black, corners);
            }
        });
        // The modules of a QR Code have many corners.
        let mut seen: Vec<[Spot; 4]> = found.iter().map(|symbol| symbol.corners).collect();
        let mut dear = 0;
        for corner in &self.corners {
            let [_, at, _] = corner.0;
            if seen.iter().any(|quad| inside(quad, at)) {
                continue;
            }
            let Some(texture) = corner::texture(corner, black) else { continue };
            let is_beside_edge = corner::is_beside_edge(corner, picture);
            self.cut.0 |= is_beside_edge;
            let Some(corners) = dashes::fourth_by_dashes(picture, corner, black) else { continue };
            let thick = corner::thicknesses(picture, corners);
            let by_dashes = dashes::by_dashes(picture, corners, thick);
            let [tl, tr, br, bl] = corners;
            let flat = (tl.0 + br.0 - bl.0, tl.1 + br.1 - bl.1);
            let is_dear = self.thorough && found.is_empty() && dear < MAX_DEAR && corner::is_dense(texture, thick);
            dear += usize::from(is_dear);
            let sized = if is_dear { &[tr, flat][..] } else { &[] };
            let by_sizes =
                sized.iter().copied().flat_map(|tr| dashes::by_sizes(picture, [tl, tr, br, bl], thick, MAX_SIZES));
            for hypothesis in by_dashes.into_iter().chain(by_sizes) {
                let share = wrong_share(picture, &hypothesis);
                if share > LEAST_TRUE * 2.0 {
                    continue;
                }
                self.cut.1 |= is_beside_edge && share <= LEAST_TRUE;
                if let Some(mut symbol) = sampled(picture, &hypothesis, &mut self.grey, &mut self.located) {
                    symbol.corners = hypothesis.corners;
                    symbol.size = (hypothesis.columns, hypothesis.rows);
                    seen.push(hypothesis.corners);
                    found.push(symbol);
                    break;
                }
            }
        }
    }
}

/// Whether a point lies inside or near a quadrilateral's upright rectangle.
fn inside(quad: &[Spot; 4], (x, y): Spot) -> bool {
    let xs = quad.map(|p| p.0);
    let ys = quad.map(|p| p.1);
    let min = |v: [f32; 4]| v.into_iter().fold(f32::MAX, f32::min) - 2.0;
    let max = |v: [f32; 4]| v.into_iter().fold(f32::MIN, f32::max) + 2.0;
    (min(xs)..=max(xs)).contains(&x) && (min(ys)..=max(ys)).contains(&y)
}

/// The share of the border that is wrong in the least true grid that decodes; of one that is not there it is half.
const LEAST_TRUE: f32 = 0.2;

/// Which share of the solid and dashed sides of a quadrilateral is wrong.
fn wrong_share(picture: &Picture<'_>, hypothesis: &Hypothesis) -> f32 {
    let Hypothesis { corners, columns, rows, threshold, .. } = *hypothesis;
    let Some(grid) = Grid::new(corners) else { return 1.0 };
    let black = |x: usize, y: usize| picture.at(grid.centre((x, y), (columns, rows))) < threshold;
    wrong_in_border(columns, rows, black) as f32 / (2 * (columns + rows)) as f32
}

/// Samples a quadrilateral and decodes it with the thresholds that may fit.
fn sampled(
    picture: &Picture<'_>,
    hypothesis: &Hypothesis,
    grey: &mut Vec<f32>,
    located: &mut Vec<Layer>,
) -> Option<Found> {
    let Hypothesis { corners, columns, rows, threshold, .. } = *hypothesis;
    let grid = Grid::new(corners)?;
    grid.sample(picture, columns, rows, grey);
    let even = decoded(grey, columns, rows, threshold);
    if even.is_some() {
        return even;
    }
    // Lying on its side, a symbol has its regions so.
    let size = Size::of(columns, rows).or_else(|| Size::of(rows, columns))?;
    let region = if columns < rows { (size.region.1, size.region.0) } else { size.region };
    let tracks = Tracks::follow(picture, &grid, (columns, rows), region);
    tracks.sample(picture, &grid, (columns, rows), grey);
    let tracked = decoded(grey, columns, rows, threshold);
    let wrong = wrong_in_border(columns, rows, |x, y| grey[y * columns + x] < threshold);
    if tracked.is_none() && columns * rows > SMALL && wrong * LOCATED < 2 * (columns + rows) {
        located.extend(Layer::new(Kind::DataMatrix, (columns, rows), corners, grey));
    }
    tracked
}

/// One module of the border in so many may be wrong where a grid is in place though its modules cannot be decoded.
const LOCATED: usize = 6;

/// Decodes modules with the thresholds that may fit.
fn decoded(grey: &[f32], columns: usize, rows: usize, threshold: f32) -> Option<Found> {
    decoded_at(grey, columns, rows, [Some(threshold), None, Some(grid::otsu(grey))])
}

/// Decodes modules with these thresholds, one after the other; `None` is the middle of each module's neighbourhood.
pub fn decoded_at<const N: usize>(
    grey: &[f32],
    columns: usize,
    rows: usize,
    thresholds: [Option<f32>; N],
) -> Option<Found> {
    thresholds.into_iter().find_map(|threshold| {
        let modules = grid::modules(grey, columns, rows, threshold)?;
        // One module of the border in so many may be wrong.
        let strictness = if columns * rows <= SMALL { 12 } else { 6 };
        let wrong = wrong_in_border(columns, rows, |x, y| modules.get(x as u32, y as u32));
        let found = (wrong * strictness <= 2 * (columns + rows)).then(|| decode(&modules))??;
        (columns * rows > SMALL || found.likelihood >= 0.65).then_some(found)
    })
}

/// Symbols up to 12 by 12 modules have five to seven check codewords: over all sizes, thresholds
/// and places that are tried, two corrections make a symbol out of noise now and then.
const SMALL: usize = 144;

/// How many modules of the solid and dashed sides are wrong; `black` gives a module by column and row.
fn wrong_in_border(columns: usize, rows: usize, black: impl Fn(usize, usize) -> bool) -> usize {
    let across = (0..columns).map(|x| (black(x, rows - 1), black(x, 0) == x.is_multiple_of(2)));
    let down = (0..rows).map(|y| (black(0, y), black(columns - 1, y) == (rows - 1 - y).is_multiple_of(2)));
    across.chain(down).map(|(solid, dashed)| usize::from(!solid) + usize::from(!dashed)).sum()
}

/// Decodes the modules of a symbol, mirrored if need be.
pub fn decode(modules: &BitMatrix) -> Option<Found> {
    decode_as_is(modules).or_else(|| decode_as_is(&mirrored(modules)?))
}

fn mirrored(modules: &BitMatrix) -> Option<BitMatrix> {
    let (width, height) = (modules.width(), modules.height());
    let mut turned = BitMatrix::new(height, width).ok()?;
    for y in 0..width {
        for x in 0..height {
            turned.set_bool(x, y, modules.get(width - 1 - y, height - 1 - x));
        }
    }
    Some(turned)
}

fn decode_as_is(modules: &BitMatrix) -> Option<Found> {
    let size = Size::of(modules.width() as usize, modules.height() as usize)?;
    let codewords = size.codewords(modules);
    // Some encoders interleave the blocks of the 144 by 144 symbol in another order.
    for other_order in [false, true] {
        let (mut blocks, checks) = size.blocks(&codewords, other_order)?;
        let mut data = vec![0; codewords.len().checked_sub(checks * blocks.len())?];
        let (mut wrong, mut spare, mut good) = (0, 0, true);
        let count = blocks.len();
        for (j, block) in blocks.iter_mut().enumerate() {
            match correct::DATA_MATRIX.correct(block, checks) {
                Some(corrected) => wrong += corrected,
                None => {
                    good = false;
                    break;
                }
            }
            spare += checks / 2;
            for (to, &codeword) in data.iter_mut().skip(j).step_by(count).zip(&*block) {
                *to = codeword;
            }
        }
        if good {
            let (content, lead) = dm_stream::parse(&data)?;
            let modifier = match (lead, content.has_eci) {
                (Lead::None, false) => b'1',
                (Lead::Gs1, false) => b'2',
                (Lead::Aim, false) => b'3',
                (Lead::None, true) => b'4',
                (Lead::Gs1, true) => b'5',
                (Lead::Aim, true) => b'6',
            };
            return Some(Found::new(Symbology::DataMatrix, modifier, &content, wrong, spare));
        }
    }
    None
}
