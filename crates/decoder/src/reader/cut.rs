//! Symbols whose quiet zone is cut by the picture's edge, and pictures of a line or two.
//!
//! A picture that was cropped close ends with the last bar. It is continued by light ground and read once more. What
//! seems to end at the edge may go on beyond it, so it is believed only as [`Cut`] says of its symbology.

use crate::{
    frame::Frame,
    matrix::picture::Picture,
    symbol::{Point, Symbol},
    symbology::Cut,
};

/// Ground that is added on each side, as a share of the longest side: ten modules of the shortest symbol that fills it.
const MARGIN: f32 = 0.16;
/// How near to the edge a symbol ends whose quiet zone is cut, as a share of its length: ten modules of EAN-13.
const NEAR: f32 = 0.11;
/// The same for a symbol of which nothing can be missing, beside two pixels.
const AT_EDGE: f32 = 0.02;
/// Least likelihood of a symbol that fills the picture from edge to edge without any ground.
const CLEAR: f32 = 0.7;
/// Rows below which a picture has too few lines to agree, and the rows to which it is stretched.
pub const FEW_ROWS: usize = 8;
const STRETCHED: usize = 48;
/// Share of the pixels, in percent, that are darker than the ground.
const DARKER: usize = 90;

/// Ground on all sides of a picture; gives the width of the margin.
pub fn continued(picture: &Picture<'_>, to: &mut Vec<u8>) -> usize {
    let (width, height) = (picture.width, picture.height);
    let margin = (width.max(height) as f32 * MARGIN) as usize + 1;
    let mut counts = [0_usize; 256];
    picture.luma.iter().for_each(|&level| counts[usize::from(level)] += 1);
    let (mut below, mut ground) = (0, 0);
    for (level, count) in counts.into_iter().enumerate() {
        below += count;
        if below * 100 >= DARKER * picture.luma.len() {
            ground = level as u8;
            break;
        }
    }
    let wide = width + 2 * margin;
    to.clear();
    to.resize(wide * (height + 2 * margin), ground);
    for (row, from) in to.chunks_exact_mut(wide).skip(margin).zip(picture.luma.chunks_exact(width)) {
        row[margin..margin + width].copy_from_slice(from);
    }
    margin
}

/// Repeats the rows of a picture that has few; gives how often.
pub fn stretched(picture: &Picture<'_>, to: &mut Vec<u8>) -> usize {
    let times = STRETCHED.div_ceil(picture.height);
    to.clear();
    for row in picture.luma.chunks_exact(picture.width) {
        (0..times).for_each(|_| to.extend_from_slice(row));
    }
    times
}

/// Whether a symbol that was read with ground around `frame` is believed, corners being of the frame.
pub fn is_believed(frame: &Frame<'_>, symbol: &Symbol) -> bool {
    let entry = symbol.symbology.entry();
    if !entry.is_linear {
        // No part of a longer symbol, but a last attempt: it must be certain by itself.
        return entry.certain.is_none_or(|least| symbol.evidence.likelihood >= least);
    }
    let [a, b, c, d] = &symbol.corners;
    let middle = |p: &Point, q: &Point| Point { x: (p.x + q.x) * 0.5, y: (p.y + q.y) * 0.5 };
    let (start, end) = (middle(a, d), middle(b, c));
    let (dx, dy) = (end.x - start.x, end.y - start.y);
    let length = dx.hypot(dy).max(1.0);
    let (dx, dy) = (dx / length, dy / length);
    let ground = [to_edge(frame, &start, (-dx, -dy)), to_edge(frame, &end, (dx, dy))];
    if ground.iter().all(|&pixels| pixels > NEAR * length) {
        return true;
    }
    match entry.cut {
        Cut::Anywhere => true,
        Cut::WhereItFills { least } => {
            ground.iter().all(|&pixels| pixels < AT_EDGE * length + 2.0)
                && symbol.bytes.len() >= least
                && symbol.evidence.likelihood >= CLEAR
        }
        Cut::Nowhere => false,
    }
}

/// Pixels from a point to the edge of the picture in a direction.
fn to_edge(frame: &Frame<'_>, from: &Point, (dx, dy): (f32, f32)) -> f32 {
    let along = |at: f32, step: f32, side: usize| {
        if step.abs() < 1e-3 { f32::MAX } else { ((if step < 0.0 { -at } else { side as f32 - at }) / step).max(0.0) }
    };
    along(from.x, dx, frame.width()).min(along(from.y, dy, frame.height()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        draw::{Kind, modules},
        reader::Reader,
    };

    /// Reads `rows` rows of `data` at `pixels` a module, between so many light modules on the left and right; the
    /// modules `without` at the right end are cut off.
    #[track_caller]
    fn check(kind: Kind, data: &str, ground: (usize, usize), without: usize, rows: usize, expected: &[&str]) {
        let Ok(bars) = modules(kind, data) else { unreachable!("{data}") };
        let bars: Vec<bool> = bars.rows[0].modules().skip_while(|dark| !dark).collect();
        let pixels = 4;
        let light = |count| std::iter::repeat_n(false, count);
        let kept = bars.iter().copied().take(bars.len() - without);
        let row: Vec<u8> = light(ground.0)
            .chain(kept)
            .chain(light(ground.1))
            .flat_map(|dark| std::iter::repeat_n(if dark { 40 } else { 210 }, pixels))
            .collect();
        let luma = row.repeat(rows);
        let Ok(frame) = Frame::new(&luma, row.len(), rows) else { unreachable!() };
        let mut found = Vec::new();
        Reader::default().still(&frame, &mut found);
        let texts: Vec<_> = found.iter().map(|symbol| symbol.text.as_str()).collect();
        assert_eq!(texts, expected, "{kind:?} {data} {ground:?}");
        for point in found.iter().flat_map(|symbol| symbol.corners) {
            let inside = |at: f32, side: usize| (-1.0..=side as f32 + 1.0).contains(&at);
            assert!(inside(point.x, row.len()) && inside(point.y, rows), "{point:?}");
        }
    }

    #[test]
    fn a_symbol_with_a_check_is_read_up_to_the_edge() {
        for ground in [(7, 0), (0, 7), (1, 1), (0, 0)] {
            check(Kind::Ean13, "4006381333931", ground, 0, 120, &["4006381333931"]);
            check(Kind::Code128, "LOT7731-A", ground, 0, 120, &["LOT7731-A"]);
            check(Kind::DataBarLimited, "00012345678905", ground, 0, 120, &["0100012345678905"]);
        }
    }

    #[test]
    fn what_may_be_a_part_is_read_where_it_fills_the_picture() {
        check(Kind::Itf, "5621469834565487", (0, 0), 0, 120, &["5621469834565487"]);
        check(Kind::Itf, "5621469834565487", (12, 0), 0, 120, &[]);
        check(Kind::Ean8, "96385074", (0, 0), 0, 120, &["96385074"]);
        check(Kind::Ean8, "96385074", (12, 0), 0, 120, &[]);
        check(Kind::UpcE, "04252614", (0, 0), 0, 120, &[]);
    }

    #[test]
    fn what_goes_on_beyond_the_edge_is_not_read() {
        for without in 1..60 {
            check(Kind::Itf, "00012345678905", (0, 0), without, 60, &[]);
            check(Kind::Ean13, "4006381333931", (10, 0), without, 60, &[]);
        }
    }

    #[test]
    fn one_line_is_enough() {
        check(Kind::Ean13, "4006381333931", (11, 7), 0, 1, &["4006381333931"]);
        check(Kind::Ean8, "96385074", (1, 1), 0, 1, &["96385074"]);
        check(Kind::Code128, "LOT7731-A", (10, 10), 0, 3, &["LOT7731-A"]);
    }
}
