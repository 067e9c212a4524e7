//! QR Code and Micro QR Code in a bit matrix: rxing finds and samples; the modules are read here, in a tenth of the
//! bytes, and a GS1 symbol with a percent sign, which rxing refuses, too.

use rxing::{
    Point as RxPoint,
    common::{BitMatrix, DetectorRXingResult, cpp_essentials::ConcentricPattern},
    qrcode::cpp_port::detector::{GenerateFinderPatternSets, SampleMQR, SampleQR},
};

use super::{
    Found, binarize,
    components::Run,
    concentric, correct,
    finder::{self, Finder},
    grid::{self, Grid, Spot},
    layer::{Kind, Layer},
    picture::Picture,
    qr_micro, qr_model_1, qr_place,
    qr_stream::{self, Fnc1},
    qr_symbol::{self, Format},
};
use crate::symbol::Symbology;

/// Sets of three finder patterns that are tried, best first: a page full of codes has a dozen.
const MAX_SETS: usize = 40;

/// Finder patterns at which a Micro QR Code is looked for.
const MAX_MICRO: usize = 24;

/// Appends every QR and Micro QR Code symbol; `matrix` is `picture` in black and white, `runs` its black runs. Micro QR
/// Codes that are in place but cannot be decoded are `located`.
///
/// Returns the finder patterns.
pub fn read(
    picture: &Picture<'_>,
    matrix: &BitMatrix,
    runs: &[Run],
    grey: &mut Vec<f32>,
    located: &mut Vec<Layer>,
    found: &mut Vec<Found>,
) -> Vec<ConcentricPattern> {
    let mut patterns = concentric::find(matrix, runs);
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
        (symbol.corners, symbol.size) = (corners, (modules.width() as usize, modules.height() as usize));
        found.push(symbol);
        used.extend([set.bl, set.tl, set.tr]);
    }
    for pattern in patterns.iter().filter(|p| !used.contains(p)).take(MAX_MICRO) {
        let Ok(sampled) = SampleMQR(matrix, *pattern) else { continue };
        let corners = corners(sampled.getPoints());
        let modules = sampled.getBits();
        let size = (modules.width() as usize, modules.height() as usize);
        let again = || {
            let modules = resampled(picture, corners, size.0, grey)?;
            let symbol = qr_micro::decode(&modules);
            if symbol.is_none() && qr_micro::is_in_place(&modules) {
                located.extend(Layer::new(Kind::MicroQr, size, corners, grey));
            }
            symbol
        };
        let Some(mut symbol) = qr_micro::decode(modules).or_else(again) else { continue };
        (symbol.corners, symbol.size) = (corners, size);
        found.push(symbol);
    }
    patterns
}

/// Appends the QR Code symbols whose finder patterns touch what stands around them, or whose modules lie on no plane.
/// `runs` are the black runs of `matrix`; those that are in place but cannot be decoded are `located`.
pub fn read_torn(
    picture: &Picture<'_>,
    matrix: &BitMatrix,
    runs: &[Run],
    finders: &mut Vec<Finder>,
    grey: &mut Vec<f32>,
    located: &mut Vec<Layer>,
    found: &mut Vec<Found>,
) {
    finder::find(runs, binarize::black(matrix), finders);
    let read = |modules: &BitMatrix, doubtful: Option<&BitMatrix>| match doubtful {
        None => decode(modules),
        Some(doubtful) => decode_doubtful(modules, doubtful),
    };
    qr_place::read(picture, finders, read, grey, located, found);
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
pub fn decode(modules: &BitMatrix) -> Option<Found> {
    let as_it_is = decode_blocks(modules, false, None).or_else(|| decode_blocks(modules, true, None));
    as_it_is.or_else(|| qr_model_1::decode(modules))
}

/// Decodes the modules of a QR Code symbol of which some are `doubtful`: the codewords that they lie in are erased.
pub fn decode_doubtful(modules: &BitMatrix, doubtful: &BitMatrix) -> Option<Found> {
    // What differs in the codewords of the same symbol with the doubtful modules turned over.
    let mut other = modules.clone();
    let side = modules.width();
    for (x, y) in (0..side).flat_map(|y| (0..side).map(move |x| (x, y))) {
        let near_finder = x.min(y) <= 8 && (x.max(y) <= 8 || x.max(y) + 8 >= side);
        if !near_finder && doubtful.get(x, y) {
            other.flip_coords(x, y);
        }
    }
    decode_blocks(modules, false, Some(&other))
}

/// Checks that must be left over where codewords are erased: with none, anything is a symbol.
const SPARE_CHECKS: usize = 2;

/// Decodes a symbol; codewords that are others in `turned`, if it is given, are erased.
fn decode_blocks(modules: &BitMatrix, mirrored: bool, turned: Option<&BitMatrix>) -> Option<Found> {
    let black = qr_symbol::module(modules, mirrored);
    let format = Format::read(modules.width() as usize, black)?;
    let codewords = format.codewords(black);
    let (mut blocks, checks) = format.blocks(&codewords)?;
    let turned = turned.map(|turned| format.codewords(qr_symbol::module(turned, mirrored)));
    let turned = turned.and_then(|codewords| Some(format.blocks(&codewords)?.0)).unwrap_or_default();
    let mut data = Vec::with_capacity(codewords.len());
    let (mut wrong, mut spare) = (0, 0);
    for (i, block) in blocks.iter_mut().enumerate() {
        let turned = turned.get(i).map_or(&[] as &[u8], Vec::as_slice);
        let differ = block.iter().zip(turned).enumerate().filter(|(_, (one, other))| one != other);
        let erased: Vec<usize> = differ.map(|(place, _)| place).collect();
        let corrected = correct::QR.correct_erased(block, checks, &erased)?;
        if !erased.is_empty() && 2 * corrected - erased.len() + SPARE_CHECKS > checks {
            return None;
        }
        wrong += corrected;
        spare += checks / 2;
        data.extend_from_slice(block.get(..block.len().checked_sub(checks)?)?);
    }
    let (content, fnc1) = qr_stream::parse(&data, format.version as u32)?;
    let modifier = match (fnc1, content.has_eci) {
        (Fnc1::None, false) => b'1',
        (Fnc1::None, true) => b'2',
        (Fnc1::Gs1, false) => b'3',
        (Fnc1::Gs1, true) => b'4',
        (Fnc1::Aim, false) => b'5',
        (Fnc1::Aim, true) => b'6',
    };
    (!content.bytes.is_empty()).then(|| Found::new(Symbology::Qr, modifier, &content, wrong, spare))
}
