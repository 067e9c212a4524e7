//! QR Code and Micro QR Code in a bit matrix: rxing finds, samples and corrects; the bit stream is
//! read here, because rxing refuses a GS1 symbol with a percent sign.

use rxing::{
    Point as RxPoint,
    common::{BitMatrix, DetectorRXingResult, cpp_essentials::ConcentricPattern},
    qrcode::{
        cpp_port::{
            decoder::Decode,
            detector::{FindFinderPatterns, GenerateFinderPatternSets, SampleMQR, SampleQR},
        },
        decoder::{BitMatrixParser, DataBlock},
    },
};

use super::{
    Found, binarize,
    bits::Bits,
    components::Run,
    content::{Charset, Content},
    correct,
    finder::{self, Finder},
    grid::{self, Grid, Spot},
    picture::Picture,
    qr_model_1, qr_place,
    qr_stream::{self, Fnc1},
};
use crate::symbol::Symbology;

/// Sets of three finder patterns that are tried, best first: a page full of codes has a dozen.
const MAX_SETS: usize = 40;

/// Finder patterns at which a Micro QR Code is looked for.
const MAX_MICRO: usize = 24;

/// Appends every QR and Micro QR Code symbol; `matrix` is `picture` in black and white.
///
/// Returns the number of finder patterns.
pub fn read(picture: &Picture<'_>, matrix: &BitMatrix, grey: &mut Vec<f32>, found: &mut Vec<Found>) -> usize {
    let mut patterns = FindFinderPatterns(matrix, true, 0);
    let mut used: Vec<ConcentricPattern> = Vec::new();
    for set in GenerateFinderPatternSets(&mut patterns).into_iter().take(MAX_SETS) {
        if [set.bl, set.tl, set.tr].iter().any(|p| used.contains(p)) {
            continue;
        }
        let Ok(sampled) = SampleQR(matrix, &set) else { continue };
        let corners = corners(sampled.getPoints());
        let modules = sampled.getBits();
        let again = || decode(&resampled(picture, corners, modules.width() as usize, grey)?);
        let Some(mut symbol) = decode(modules).or_else(again) else { continue };
        symbol.corners = corners;
        found.push(symbol);
        used.extend([set.bl, set.tl, set.tr]);
    }
    for pattern in patterns.iter().filter(|p| !used.contains(p)).take(MAX_MICRO) {
        let Ok(sampled) = SampleMQR(matrix, *pattern) else { continue };
        let corners = corners(sampled.getPoints());
        let modules = sampled.getBits();
        let again = || decode_micro(&resampled(picture, corners, modules.width() as usize, grey)?);
        let Some(mut symbol) = decode_micro(modules).or_else(again) else { continue };
        symbol.corners = corners;
        found.push(symbol);
    }
    patterns.len()
}

/// Appends the QR Code symbols whose finder patterns touch what stands around them, or whose modules lie on no plane.
/// `runs` are the black runs of `matrix`.
pub fn read_torn(
    picture: &Picture<'_>,
    matrix: &BitMatrix,
    runs: &[Run],
    finders: &mut Vec<Finder>,
    grey: &mut Vec<f32>,
    found: &mut Vec<Found>,
) {
    finder::find(runs, binarize::black(matrix), finders);
    let read = |modules: &BitMatrix, doubtful: Option<&BitMatrix>| match doubtful {
        None => decode(modules),
        Some(doubtful) => decode_doubtful(modules, doubtful),
    };
    qr_place::read(picture, finders, read, grey, found);
}

/// The modules of a quadrilateral by grey levels, which noise and blur harm less than single
/// black or white pixels.
fn resampled(picture: &Picture<'_>, corners: [Spot; 4], side: usize, grey: &mut Vec<f32>) -> Option<BitMatrix> {
    Grid::new(corners)?.sample(picture, side, side, grey);
    grid::modules(grey, side, side, None)
}

/// rxing gives top left, top right, bottom left, bottom right.
fn corners(points: &[RxPoint]) -> [Spot; 4] {
    let at = |i: usize| points.get(i).map_or((0.0, 0.0), |p| (p.x, p.y));
    [at(0), at(1), at(3), at(2)]
}

/// Decodes the modules of a QR Code symbol, mirrored if need be.
fn decode(modules: &BitMatrix) -> Option<Found> {
    let mirrored = || {
        let mut parser = BitMatrixParser::new(modules.clone()).ok()?;
        parser.setMirror(true);
        parser.readVersion().ok()?;
        parser.readFormatInformation().ok()?;
        parser.mirror();
        decode_as_is(&mut parser)
    };
    let mut parser = BitMatrixParser::new(modules.clone()).ok()?;
    decode_as_is(&mut parser).or_else(mirrored).or_else(|| qr_model_1::decode(modules))
}

/// Decodes the modules of a QR Code symbol of which some are `doubtful`: the codewords that they lie in are erased.
fn decode_doubtful(modules: &BitMatrix, doubtful: &BitMatrix) -> Option<Found> {
    // What differs in the codewords of the same symbol with the doubtful modules turned over.
    let mut other = modules.clone();
    let side = modules.width();
    for (x, y) in (0..side).flat_map(|y| (0..side).map(move |x| (x, y))) {
        let near_finder = x.min(y) <= 8 && (x.max(y) <= 8 || x.max(y) + 8 >= side);
        if !near_finder && doubtful.get(x, y) {
            other.flip_coords(x, y);
        }
    }
    let mut parser = BitMatrixParser::new(modules.clone()).ok()?;
    let mut other = BitMatrixParser::new(other).ok()?;
    other.readFormatInformation().ok()?;
    let turned = other.readCodewords().ok()?;
    decode_blocks(&mut parser, &turned)
}

fn decode_as_is(parser: &mut BitMatrixParser) -> Option<Found> {
    decode_blocks(parser, &[])
}

/// Checks that must be left over where codewords are erased: with none, anything is a symbol.
const SPARE_CHECKS: usize = 2;

/// Decodes a symbol; codewords that are others in `turned`, if it is given, are erased.
fn decode_blocks(parser: &mut BitMatrixParser, turned: &[u8]) -> Option<Found> {
    let version = parser.readVersion().ok()?;
    let level = parser.readFormatInformation().ok()?.getErrorCorrectionLevel();
    let codewords = parser.readCodewords().ok()?;
    let blocks = DataBlock::getDataBlocks(&codewords, version, level).ok()?;
    let turned = if turned.is_empty() { Vec::new() } else { DataBlock::getDataBlocks(turned, version, level).ok()? };
    let mut data = Vec::with_capacity(codewords.len());
    let (mut wrong, mut spare) = (0, 0);
    for (i, block) in blocks.iter().enumerate() {
        let mut block_codewords = block.getCodewords().to_vec();
        let count = block.getNumDataCodewords() as usize;
        let checks = block_codewords.len().checked_sub(count)?;
        let turned = turned.get(i).map_or(&[] as &[u8], |block| block.getCodewords());
        let differ = block_codewords.iter().zip(turned).enumerate().filter(|(_, (one, other))| one != other);
        let erased: Vec<usize> = differ.map(|(place, _)| place).collect();
        let corrected = correct::QR.correct_erased(&mut block_codewords, checks, &erased)?;
        if !erased.is_empty() && 2 * corrected - erased.len() + SPARE_CHECKS > checks {
            return None;
        }
        wrong += corrected;
        spare += checks / 2;
        data.extend_from_slice(block_codewords.get(..count)?);
    }
    let (content, fnc1) = qr_stream::parse(&data, version.getVersionNumber())?;
    let modifier = match (fnc1, content.has_eci) {
        (Fnc1::None, false) => b'1',
        (Fnc1::None, true) => b'2',
        (Fnc1::Gs1, false) => b'3',
        (Fnc1::Gs1, true) => b'4',
        (Fnc1::Aim, false) => b'5',
        (Fnc1::Aim, true) => b'6',
    };
    Some(Found::new(Symbology::Qr, modifier, &content, wrong, spare))
}

/// Decodes the modules of a Micro QR Code symbol.
fn decode_micro(modules: &BitMatrix) -> Option<Found> {
    if modules.width() == 11 {
        return decode_m1(modules);
    }
    let decoded = Decode(modules).ok().filter(|decoded| decoded.isValid())?;
    let mut content = Content::default();
    content.switch(Charset::Guess);
    content.bytes.extend_from_slice(decoded.content().bytes());
    if content.bytes.is_empty() {
        return None;
    }
    // The number of corrected codewords is not told: half of the trust.
    Some(Found::new(Symbology::MicroQr, b'1', &content, 1, 2))
}

/// Decodes a version M1 symbol, in which no module may be wrong: its two check codewords only
/// detect errors, and rxing, which corrects with them, makes codes out of noise.
///
/// Source: ISO/IEC 18004, sections 7.4.3 (digits), 7.5 (check codewords), 7.7.3 (placement) and
/// 7.8 (masks).
fn decode_m1(modules: &BitMatrix) -> Option<Found> {
    let masks: [fn(u32, u32) -> bool; 4] = [
        |_, y| y.is_multiple_of(2),
        |x, y| (y / 2 + x / 3).is_multiple_of(2),
        |x, y| ((x * y) % 2 + (x * y) % 3).is_multiple_of(2),
        |x, y| ((x + y) % 2 + (x * y) % 3).is_multiple_of(2),
    ];
    masks.into_iter().find_map(|mask| {
        // Twenty bits of data, of which the third codeword has four, and two check codewords.
        let (mut codewords, mut count) = ([0_u8; 5], 0);
        for (pair, right) in [10, 8, 6, 4, 2].into_iter().enumerate() {
            for step in 0..11 {
                let y = if pair % 2 == 0 { 10 - step } else { step };
                for x in [right, right - 1] {
                    if y == 0 || (x <= 8 && y <= 8) {
                        continue;
                    }
                    let place = if count < 20 { count } else { count + 4 };
                    let bit = u8::from(modules.get(x, y) != mask(x, y));
                    *codewords.get_mut(place / 8)? |= bit << (7 - place % 8);
                    count += 1;
                }
            }
        }
        let double = |v: u8| (v << 1) ^ if v & 0x80 == 0 { 0 } else { 0x1D };
        let at_one = codewords.iter().fold(0, |sum, c| sum ^ c);
        let at_alpha = codewords.iter().fold(0, |sum, c| double(sum) ^ c);
        if (at_one, at_alpha) != (0, 0) {
            return None;
        }
        let mut bits = Bits::new(&codewords);
        let digits = bits.take(3).filter(|digits| (1..=5).contains(digits))?;
        let mut content = Content::default();
        qr_stream::numeric(&mut bits, digits, &mut content.bytes)?;
        Some(Found::new(Symbology::MicroQr, b'1', &content, 0, 1))
    })
}
