//! QR, Micro QR and Data Matrix; rxing finds QR Codes.

use rxing::common::BitMatrix;

use crate::{
    effort::Effort,
    foreign::Foreign,
    frame::Frame,
    gate::Area,
    symbol::{AimId, Evidence, Point, Symbol, Symbology},
};

mod aztec;
mod binarize;
mod bits;
mod close;
mod components;
mod concentric;
mod content;
mod corner;
mod correct;
mod dashes;
mod data_matrix;
mod dm_stream;
mod dm_symbol;
mod dotcode;
mod film;
mod finder;
mod follow;
mod grid;
mod layer;
mod patch;
pub(crate) mod picture;
mod pile;
mod qr;
mod qr_micro;
mod qr_micro_place;
mod qr_model_1;
mod qr_net;
mod qr_pair;
mod qr_place;
mod qr_stream;
mod qr_symbol;
mod rmqr;
#[cfg(test)]
mod told_apart;
mod torn;
mod track;
mod warp;

use binarize::Sheet;
use components::Run;
use content::Content;
use data_matrix::DataMatrixReader;
use grid::Spot;
use picture::Picture;

/// Least side in pixels of a picture that holds a matrix symbol.
const SMALLEST: usize = 24;

/// By how much a picture is shrunk for symbols with wide modules.
const QUARTER: usize = 4;

/// Finder patterns that are a part of a QR Code: two of its three.
const PARTS: usize = 2;

/// Modules from the middle of a finder pattern to a picture's edge up to which its quiet zone is cut: three and a half
/// of the pattern, half of the zone, and one of slack. Least pixels a module of such a pattern: smaller ones are letters.
const CUT: f32 = 6.5;
const CLEAR: f32 = 1.5;

/// Deviation of the noise, in levels, from which a patch is first read smoothed.
const NOISY: f32 = 4.0;
/// Side of a square of pixels that is enlarged, and patches of other shapes with as many: symbols of four pixels a module
/// need no more.
const ENLARGED: usize = 220;

/// Longest side of a picture that is enlarged as a whole, and of one that is enlarged four times.
const WHOLE: usize = 320;
const TINY: usize = 80;

/// One reading in one bit matrix.
#[derive(Debug)]
pub struct Found {
    symbology: Symbology,
    aim: AimId,
    bytes: Vec<u8>,
    text: String,
    corners: [(f32, f32); 4],
    /// Columns and rows of its modules, if it was read from a grid.
    size: (usize, usize),
    likelihood: f32,
}

impl Found {
    fn new(symbology: Symbology, modifier: u8, content: &Content, wrong: usize, spare: usize) -> Self {
        Self {
            symbology,
            aim: symbology.aim(modifier),
            bytes: content.bytes.clone(),
            text: content.text(),
            corners: [(0.0, 0.0); 4],
            size: (0, 0),
            likelihood: 1.0 - wrong as f32 / (spare.max(1) + 1) as f32,
        }
    }
}

/// What is looked for in a picture.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Search {
    /// Symbols whose finder patterns stand free.
    #[default]
    Usual,
    /// QR Codes whose finder patterns are torn, covered, or touch what stands around them.
    Torn,
    /// The usual ones and, where there are none, the torn ones.
    Both,
}

/// What is read of a still picture: sizes that several searches look at are turned to black and white once.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Size {
    Whole,
    Half,
    Other,
}

/// Reads QR, Micro QR and Data Matrix.
#[derive(Default)]
pub struct MatrixReader {
    /// The still picture in black and white, the same at half its size, and whatever else is read.
    sheets: [Sheet; 3],
    data_matrix: DataMatrixReader,
    finders: Vec<finder::Finder>,
    scaled: Vec<u8>,
    twice: Vec<u8>,
    inverted: Vec<u8>,
    grey: Vec<f32>,
    /// Finder patterns of the last reading.
    patterns: usize,
    /// The patches of the picture that is read, once they were looked for, and its noise.
    areas: Option<([Option<Area>; patch::MOST], f32)>,
    /// Whether a finder pattern was seen beside the edge of a picture since this was unset.
    is_cut: bool,
    found: Vec<Found>,
    located: Vec<layer::Layer>,
    piles: pile::Piles,
    /// Whether grids that cannot be decoded are added up over frames.
    pub is_film: bool,
    /// Whether what is made of the picture that is read is kept: it is the one that [`MatrixReader::begin_still`] announced.
    pub is_kept: bool,
    /// Where the picture that is read lies in the frame.
    pub origin: (f32, f32),
    /// What is looked for.
    pub search: Search,
    /// Whether what is not read needs no name: something else is read there.
    pub is_named: bool,
    /// What the pictures since the last [`MatrixReader::take_foreign`] show in which nothing was read.
    foreign: Option<Foreign>,
    patches: patch::Patches,
    /// Live frames whose patches were looked at.
    turn: usize,
    cut: Vec<u8>,
}

impl MatrixReader {
    /// Appends every matrix symbol in `frame` to `found`.
    pub fn read(&mut self, frame: &Frame<'_>, effort: Effort, found: &mut Vec<Symbol>) {
        let began = found.len();
        self.quick(frame, true, found);
        if effort == Effort::Still && found.len() == began {
            self.deep(frame, found);
        }
    }

    /// Dark symbols at the scale of the frame; unless `thorough`, without the dear search for Data Matrix
    /// whose dashed sides do not show clearly.
    pub fn quick(&mut self, frame: &Frame<'_>, thorough: bool, found: &mut Vec<Symbol>) {
        self.data_matrix.thorough = thorough;
        self.level(&Picture::of(frame), Size::Whole, (1.0, 0.0), [true, false], found);
    }

    /// Whether [`MatrixReader::deep`] enlarges the whole frame, so that its patches show no more.
    pub fn enlarges(frame: &Frame<'_>) -> bool {
        frame.width().max(frame.height()) <= WHOLE
    }

    /// Whether the last reading saw a part of a QR Code: two of its three finder patterns.
    pub fn saw_a_part(&self) -> bool {
        self.patterns >= PARTS
    }

    /// Forgets what the searches of another picture saw.
    pub fn begin_still(&mut self) {
        (self.search, self.is_film, self.is_named, self.areas) = (Search::Usual, false, false, None);
        (self.is_cut, self.data_matrix.cut) = (false, (false, false));
        self.is_kept = true;
        self.sheets.iter_mut().for_each(Sheet::clear);
    }

    /// Whether the searches of this picture saw parts of symbols at its edge: one in place, and the L of a Data Matrix.
    pub fn cut_parts(&self) -> (bool, bool) {
        let (has_corner, is_in_place) = self.data_matrix.cut;
        (self.is_cut || is_in_place, has_corner)
    }

    /// What the pictures since the last call show that is told apart and not read.
    pub fn take_foreign(&mut self) -> Option<Foreign> {
        self.foreign.take()
    }

    /// The frame at half its size: dark symbols, or light ones on dark ground.
    pub fn half(&mut self, frame: &Frame<'_>, inverted: bool, found: &mut Vec<Symbol>) {
        self.data_matrix.thorough = true;
        let mut scaled = std::mem::take(&mut self.scaled);
        let (width, height) = picture::shrink(&Picture::of(frame), 2, &mut scaled);
        if width.min(height) >= SMALLEST {
            let halved = Picture { luma: &scaled, width, height };
            self.level(&halved, Size::Other, (0.5, 0.0), [!inverted, inverted], found);
        }
        self.scaled = scaled;
    }

    /// What [`MatrixReader::quick`] leaves out, until something is read: small pictures enlarged, the frame
    /// at half its size, and light symbols there (in small pictures at full size). Where a part of a QR Code shows, a third
    /// of the size (against noise), or light symbols at full size. Measured: without that evidence these
    /// two cost a third of the time and read nothing more.
    pub fn deep(&mut self, frame: &Frame<'_>, found: &mut Vec<Symbol>) {
        let began = found.len();
        self.data_matrix.thorough = true;
        let picture = Picture::of(frame);
        let mut scaled = std::mem::take(&mut self.scaled);
        let longest = picture.width.max(picture.height);
        if longest <= WHOLE {
            let factor = if longest <= TINY { 4 } else { 2 };
            let margin = 8 * factor;
            let (width, height) = picture::enlarge(&picture, factor, margin, &mut scaled);
            let enlarged = Picture { luma: &scaled, width, height };
            let place = (factor as f32, margin as f32);
            self.level(&enlarged, Size::Other, place, [true, longest <= TINY], found);
            if found.len() == began && longest > TINY {
                self.level(&picture, Size::Whole, (1.0, 0.0), [false, true], found);
            }
        }
        let mut parts = self.patterns >= PARTS;
        for factor in [2, 3] {
            if found.len() > began || picture.width.min(picture.height) / factor < SMALLEST || (factor > 2 && !parts) {
                break;
            }
            let (width, height) = picture::shrink(&picture, factor, &mut scaled);
            let shrunk = Picture { luma: &scaled, width, height };
            let size = if factor == 2 { Size::Half } else { Size::Other };
            self.level(&shrunk, size, (1.0 / factor as f32, 0.0), [true, false], found);
            parts |= self.patterns >= PARTS;
            if factor == 2 && found.len() == began && longest > WHOLE {
                self.level(&shrunk, size, (0.5, 0.0), [false, true], found);
                if found.len() == began && self.patterns >= PARTS {
                    self.level(&picture, Size::Whole, (1.0, 0.0), [false, true], found);
                }
            }
        }
        self.scaled = scaled;
        if found.len() == began {
            self.quarter(frame, found);
        }
    }

    /// Dark symbols at a quarter of the size: a Data Matrix with modules of more than six pixels, whose corners blur
    /// rounds by as many. It costs a sixteenth of the full size.
    pub fn quarter(&mut self, frame: &Frame<'_>, found: &mut Vec<Symbol>) {
        self.data_matrix.thorough = true;
        let picture = Picture::of(frame);
        if picture.width.min(picture.height) / QUARTER < SMALLEST {
            return;
        }
        let mut scaled = std::mem::take(&mut self.scaled);
        let (width, height) = picture::shrink(&picture, QUARTER, &mut scaled);
        let shrunk = Picture { luma: &scaled, width, height };
        self.level(&shrunk, Size::Other, (1.0 / QUARTER as f32, 0.0), [true, false], found);
        self.scaled = scaled;
    }

    /// Reads one picture, which lies in the frame by a scale and a margin: dark symbols if `dark`, and, if none is found,
    /// light ones if `light`.
    fn level(
        &mut self,
        picture: &Picture<'_>,
        size: Size,
        (scale, margin): (f32, f32),
        [dark, light]: [bool; 2],
        found: &mut Vec<Symbol>,
    ) {
        let sheet = &mut self.sheets[size as usize];
        if size == Size::Other || !self.is_kept {
            sheet.clear();
        }
        sheet.make(picture);
        self.found.clear();
        self.located.clear();
        self.data_matrix.located.clear();
        let (search, found_here, located) = (self.search, &mut self.found, &mut self.located);
        let mut read = |picture: &Picture<'_>, matrix: &BitMatrix, runs: &[Run]| {
            let mut patterns = Vec::new();
            if search != Search::Torn {
                patterns = qr::read(picture, matrix, runs, &mut self.grey, located, found_here);
                self.patterns = patterns.len();
            }
            if search != Search::Usual && found_here.is_empty() {
                qr::read_torn(picture, matrix, runs, &mut self.finders, &mut self.grey, located, found_here);
                if found_here.is_empty() {
                    qr_micro_place::read(picture, &self.finders, &mut self.grey, located, found_here);
                }
                let is_cut =
                    |one: &finder::Finder| one.module >= CLEAR && picture.edge_distance(one.at) < CUT * one.module;
                // Where there are as many patterns as are kept, they are those of print and cloth.
                let is_texture = self.finders.len() >= finder::MOST;
                self.is_cut |= scale <= 1.0 && !is_texture && self.finders.iter().any(is_cut);
            }
            if search != Search::Torn {
                self.data_matrix.read(picture, matrix, runs, found_here);
                if found_here.is_empty() && !self.is_named && self.foreign.is_none() {
                    let black = binarize::black(matrix);
                    let patterns = patterns.iter().map(|it| ((it.p.x, it.p.y), it.size as f32 / 7.0));
                    self.foreign = if aztec::is_there(runs, black) {
                        Some(Foreign::Aztec)
                    } else if rmqr::is_there(picture, patterns, black) {
                        Some(Foreign::Rmqr)
                    } else {
                        self.data_matrix.is_dotcode(runs, black).then_some(Foreign::DotCode)
                    };
                }
            }
            found_here.is_empty()
        };
        let is_empty = !dark || sheet.side(false).is_some_and(|(matrix, runs)| read(picture, matrix, runs));
        if light
            && is_empty
            && let Some((matrix, runs)) = sheet.side(true)
        {
            self.inverted.clear();
            self.inverted.extend(picture.luma.iter().map(|&level| 255 - level));
            read(&Picture { luma: &self.inverted, ..*picture }, matrix, runs);
        }
        if self.is_film {
            self.keep(picture, scale, margin);
        }
        for reading in self.found.drain(..) {
            merge(reading, |(x, y)| ((x - margin) / scale, (y - margin) / scale), found);
        }
    }
}

/// Adds a reading, or a vote to the symbol that it repeats.
fn merge(reading: Found, place: impl Fn(Spot) -> Spot, found: &mut Vec<Symbol>) {
    let corners = reading.corners.map(place).map(|(x, y)| Point { x, y });
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
            linked: false,
            corners,
            evidence: Evidence { votes: 1, likelihood: reading.likelihood },
        }),
    }
}
