//! Rectangular Micro QR Code and DotCode, drawn by what the standards fix and seen as the pictures of a camera are.

use super::MatrixReader;
use crate::{Effort, Foreign, Frame, turn::cos_sin};

const WIDTH: usize = 640;
const HEIGHT: usize = 400;

/// How a symbol is drawn: pixels a module, turned by radians, dots of this radius in modules or else squares.
#[derive(Clone, Copy)]
struct Look {
    module: f32,
    turn: f32,
    dot: Option<f32>,
}

/// What is told apart in a picture of `columns` by `rows` modules, dark where `dark` says so.
fn seen(columns: usize, rows: usize, look: Look, dark: impl Fn(usize, usize) -> bool) -> Option<Foreign> {
    let (cos, sin) = cos_sin(look.turn);
    let is_dark = |x: f32, y: f32| {
        let (x, y) = ((x - WIDTH as f32 * 0.5) / look.module, (y - HEIGHT as f32 * 0.5) / look.module);
        let (u, v) = (x * cos + y * sin + columns as f32 * 0.5, y * cos - x * sin + rows as f32 * 0.5);
        let inside = u >= 0.0 && v >= 0.0 && u < columns as f32 && v < rows as f32;
        let near = |radius: f32| (u.fract() - 0.5).hypot(v.fract() - 0.5) < radius;
        inside && dark(u as usize, v as usize) && look.dot.is_none_or(near)
    };
    let level = |i: usize| {
        let (x, y) = ((i % WIDTH) as f32, (i / WIDTH) as f32);
        let parts = [(0.25, 0.25), (0.75, 0.25), (0.25, 0.75), (0.75, 0.75)];
        200 - 40 * parts.into_iter().filter(|&(dx, dy)| is_dark(x + dx, y + dy)).count() as u8
    };
    let luma: Vec<u8> = (0..WIDTH * HEIGHT).map(level).collect();
    let mut reader = MatrixReader::default();
    let Ok(frame) = Frame::new(&luma, WIDTH, HEIGHT) else { unreachable!() };
    reader.read(&frame, Effort::Frame, &mut Vec::new());
    reader.take_foreign()
}

/// A module in so many of nine, by its place: what a symbol holds does not matter.
fn any(x: usize, y: usize, of_nine: u32) -> bool {
    let mixed = (x as u32 * 64 + y as u32 + 7).wrapping_mul(0x9e37_79b9);
    (mixed ^ mixed >> 15).wrapping_mul(0x85eb_ca6b) >> 9 & 0xFFFF < of_nine * 0x1_0000 / 9
}

/// Finder pattern and the light modules around it, from the top left corner.
fn finder(x: usize, y: usize) -> Option<bool> {
    let ring = x.abs_diff(3).max(y.abs_diff(3));
    (x < 8 && y < 8).then_some(matches!(ring, 0 | 1 | 3))
}

/// Columns of the alignment patterns, by width; ISO/IEC 23941, section 6.3.
const ALIGNED: [(usize, &[usize]); 6] =
    [(27, &[]), (43, &[21]), (59, &[19, 39]), (77, &[25, 51]), (99, &[23, 49, 75]), (139, &[27, 55, 83, 111])];

/// A module of a rectangular Micro QR Code.
fn rmqr(columns: usize, rows: usize, aligned: &[usize]) -> impl Fn(usize, usize) -> bool {
    move |x, y| {
        let (right, below) = (columns - 1 - x, rows - 1 - y);
        let edge = y.min(below);
        if let Some(dark) = finder(x, y) {
            return dark;
        }
        if right < 5 && below < 5 {
            return right.abs_diff(2).max(below.abs_diff(2)) != 1;
        }
        let is_corner = (right < 3 && y == 0) || (right == 0 && y < 3) || (x < 3 && below == 0);
        if is_corner {
            return true;
        }
        match aligned.iter().map(|&column| x.abs_diff(column)).min() {
            Some(0) if edge == 1 => return false,
            Some(0 | 1) if edge < 3 => return true,
            Some(0) => return y.is_multiple_of(2),
            _ => {}
        }
        if edge == 0 {
            x.is_multiple_of(2)
        } else if x == 0 || right == 0 {
            y.is_multiple_of(2)
        } else {
            any(x, y, 5)
        }
    }
}

#[test]
fn every_size_of_rectangular_micro_qr_is_told_apart_however_it_is_turned() {
    for (n, (columns, aligned)) in ALIGNED.into_iter().enumerate() {
        for rows in [7, 9, 11, 13, 15, 17] {
            if columns == 27 && ![11, 13].contains(&rows) {
                continue;
            }
            for turn in [0.0, 0.3 + n as f32] {
                let look = Look { module: (380.0 / columns as f32).clamp(3.0, 6.0), turn, dot: None };
                let named = seen(columns, rows, look, rmqr(columns, rows, aligned));
                assert_eq!(named, Some(Foreign::Rmqr), "R{rows}x{columns} turned by {turn}");
            }
        }
    }
}

#[test]
fn qr_and_micro_qr_whose_content_is_not_read_are_nothing_else() {
    for turn in 0..4 {
        let look = Look { module: 5.0, turn: turn as f32 * 0.5, dot: None };
        for side in [11, 13, 15, 17] {
            let dashes = |x: usize, y: usize| (x.min(y) == 0).then_some(x.max(y).is_multiple_of(2));
            let micro = |x, y| finder(x, y).or(dashes(x, y)).unwrap_or(any(x, y, 5));
            assert_eq!(seen(side, side, look, micro), None, "{side}");
        }
        for side in [21, 25, 33] {
            let corners = |x: usize, y: usize| {
                finder(x, y).or_else(|| finder(side - 1 - x, y)).or_else(|| finder(x, side - 1 - y))
            };
            let dashes = |x: usize, y: usize| (x == 6 || y == 6).then_some((x + y).is_multiple_of(2));
            let qr = |x, y| corners(x, y).or(dashes(x, y)).unwrap_or(any(x, y, 5));
            assert_eq!(seen(side, side, look, qr), None, "{side}");
        }
    }
}

#[test]
fn dots_on_every_second_place_are_dotcode_and_others_are_not() {
    let every_second = |x: usize, y: usize| (x + y).is_multiple_of(2);
    for turn in 0..4 {
        for (module, dot) in [(6.0, 0.45), (12.0, 0.3)] {
            let look = Look { module, turn: turn as f32 * 0.5, dot: Some(dot) };
            for (columns, rows) in [(30, 21), (35, 10)] {
                let dotcode = |x, y| every_second(x, y) && any(x, y, 5);
                assert_eq!(seen(columns, rows, look, dotcode), Some(Foreign::DotCode), "{columns} {rows} {module}");
                assert_eq!(seen(columns, rows, look, every_second), None, "a pattern of dots");
                assert_eq!(seen(columns, rows, look, |_, _| true), None, "dots in rows");
            }
            let l = |x: usize, y: usize| x == 0 || y == 17 || if y == 0 { x.is_multiple_of(2) } else { any(x, y, 5) };
            assert_eq!(seen(18, 18, look, l), None, "a Data Matrix of dots");
            let letters = |x: usize, y: usize| x % 6 < 5 && y % 9 < 7 && any(x, y, 4);
            assert_eq!(seen(36, 25, look, letters), None, "print of dots");
        }
    }
}
