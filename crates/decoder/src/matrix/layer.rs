//! A grid whose place is known and whose modules could not be decoded.

use super::grid::{self, Spot};
use crate::symbol::Symbology;

/// How far the corners of one symbol move from layer to layer, as a share of its shorter diagonal.
const MOVED: f32 = 0.4;

/// Which symbology a grid is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Qr,
    MicroQr,
    DataMatrix,
}

impl Kind {
    /// The kind of a matrix symbology.
    pub fn of(symbology: Symbology) -> Self {
        match symbology {
            Symbology::MicroQr => Self::MicroQr,
            Symbology::DataMatrix => Self::DataMatrix,
            _ => Self::Qr,
        }
    }
}

/// How light the modules of such a grid are.
pub struct Layer {
    pub kind: Kind,
    pub columns: usize,
    pub rows: usize,
    /// Top left, top right, bottom right, bottom left.
    pub corners: [Spot; 4],
    /// How light each module is: −1 dark, 1 light.
    pub light: Vec<f32>,
}

impl Layer {
    /// Modules of these grey levels, against the middle of their neighbourhood.
    pub fn new(kind: Kind, (columns, rows): (usize, usize), corners: [Spot; 4], grey: &[f32]) -> Option<Self> {
        let (darkest, lightest) = grey.iter().fold((f32::MAX, f32::MIN), |(a, b), &level| (a.min(level), b.max(level)));
        let scale = 2.0 / (lightest - darkest).max(8.0);
        let mut light = grey.to_vec();
        grid::against_neighbourhood(grey, columns, rows, &mut light)?;
        light.iter_mut().for_each(|value| *value = (*value * scale).clamp(-1.0, 1.0));
        Some(Self { kind, columns, rows, corners, light })
    }

    /// Whether `other` may be the same symbol, seen a moment later.
    pub fn is_near(&self, other: &Self) -> bool {
        let apart = |a: Spot, b: Spot| (a.0 - b.0).hypot(a.1 - b.1);
        let [a, b, c, d] = self.corners;
        let reach = MOVED * apart(a, c).min(apart(b, d));
        (self.kind, self.columns, self.rows) == (other.kind, other.columns, other.rows)
            && self.corners.iter().zip(&other.corners).all(|(&one, &two)| apart(one, two) < reach)
    }
}
