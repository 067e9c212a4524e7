//! QR, Micro QR and Data Matrix, read by rxing.

use crate::{
    frame::Frame,
    reader::Effort,
    symbol::{AimId, Evidence, Point, Symbol, Symbology},
};

mod binarize;
mod bits;
mod content;
mod data_matrix;
mod dm_stream;
mod qr;
mod qr_stream;

use binarize::Binarizer;
use content::Content;

/// One reading in one bit matrix.
#[derive(Debug)]
pub struct Found {
    symbology: Symbology,
    aim: AimId,
    bytes: Vec<u8>,
    text: String,
    corners: [(f32, f32); 4],
    likelihood: f32,
}

impl Found {
    fn new(symbology: Symbology, aim: AimId, content: &Content, wrong: usize, spare: usize) -> Self {
        Self {
            symbology,
            aim,
            bytes: content.bytes.clone(),
            text: content.text(),
            corners: [(0.0, 0.0); 4],
            likelihood: 1.0 - wrong as f32 / (spare.max(1) + 1) as f32,
        }
    }
}

/// Reads QR, Micro QR and Data Matrix.
#[derive(Default)]
pub struct MatrixReader {
    binarizer: Binarizer,
    scaled: Vec<u8>,
    found: Vec<Found>,
}

impl MatrixReader {
    /// Appends every matrix symbol in `frame` to `found`.
    pub fn read(&mut self, frame: &Frame<'_>, effort: Effort, found: &mut Vec<Symbol>) {
        let began = found.len();
        self.level(frame.luma(), frame.width(), frame.height(), 1, effort, found);
        if effort == Effort::Still && found.len() == began {
            for factor in [2, 3] {
                let (width, height) = (frame.width() / factor, frame.height() / factor);
                if width.min(height) < 24 {
                    break;
                }
                let mut scaled = std::mem::take(&mut self.scaled);
                shrink(frame, factor, &mut scaled);
                self.level(&scaled, width, height, factor, effort, found);
                self.scaled = scaled;
                if found.len() > began {
                    break;
                }
            }
        }
    }

    fn level(
        &mut self,
        luma: &[u8],
        width: usize,
        height: usize,
        factor: usize,
        effort: Effort,
        found: &mut Vec<Symbol>,
    ) {
        let Some(matrix) = self.binarizer.binarize(luma, width, height) else { return };
        self.found.clear();
        qr::read(matrix, &mut self.found);
        data_matrix::read(matrix, effort == Effort::Still, &mut self.found);
        if effort == Effort::Still && self.found.is_empty() {
            matrix.flip_self();
            qr::read(matrix, &mut self.found);
            data_matrix::read(matrix, true, &mut self.found);
        }
        for reading in self.found.drain(..) {
            merge(reading, factor as f32, found);
        }
    }
}

/// Adds a reading, or a vote to the symbol that it repeats.
fn merge(reading: Found, factor: f32, found: &mut Vec<Symbol>) {
    let corners = reading.corners.map(|(x, y)| Point { x: x * factor, y: y * factor });
    let same = |s: &&mut Symbol| s.symbology == reading.symbology && s.bytes == reading.bytes;
    match found.iter_mut().find(same) {
        Some(symbol) => {
            symbol.evidence.votes = symbol.evidence.votes.saturating_add(1);
            symbol.evidence.likelihood = symbol.evidence.likelihood.max(reading.likelihood);
        }
        None => found.push(Symbol {
            symbology: reading.symbology,
            aim: reading.aim,
            bytes: reading.bytes,
            text: reading.text,
            addon: None,
            corners,
            evidence: Evidence { votes: 1, likelihood: reading.likelihood },
        }),
    }
}

/// Averages squares of `factor` pixels.
fn shrink(frame: &Frame<'_>, factor: usize, to: &mut Vec<u8>) {
    let (width, height) = (frame.width() / factor, frame.height() / factor);
    to.clear();
    for y in 0..height {
        for x in 0..width {
            let mut sum = 0;
            for dy in 0..factor {
                let at = (y * factor + dy) * frame.width() + x * factor;
                sum += frame.luma()[at..at + factor].iter().map(|&p| u32::from(p)).sum::<u32>();
            }
            to.push((sum / (factor * factor) as u32) as u8);
        }
    }
}
