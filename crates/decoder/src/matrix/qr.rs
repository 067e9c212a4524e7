//! QR Code and Micro QR Code in a bit matrix: rxing finds, samples and corrects; the bit stream is
//! read here, because rxing refuses a GS1 symbol with a percent sign.

use rxing::{
    Point as RxPoint,
    common::{
        BitMatrix, DetectorRXingResult,
        cpp_essentials::ConcentricPattern,
        reedsolomon::{PredefinedGenericGF, ReedSolomonDecoder},
    },
    qrcode::{
        cpp_port::{
            decoder::Decode,
            detector::{FindFinderPatterns, GenerateFinderPatternSets, SampleMQR, SampleQR},
        },
        decoder::{BitMatrixParser, DataBlock},
    },
};

use super::{
    Found,
    content::{Charset, Content},
    qr_stream::{self, Fnc1},
};
use crate::symbol::{AimId, Symbology};

/// Sets of three finder patterns that are tried, best first: a page full of codes has a dozen.
const MAX_SETS: usize = 40;

/// Finder patterns at which a Micro QR Code is looked for.
const MAX_MICRO: usize = 24;

/// Appends every QR and Micro QR Code symbol.
pub fn read(matrix: &BitMatrix, found: &mut Vec<Found>) {
    let mut patterns = FindFinderPatterns(matrix, true, 0);
    let mut used: Vec<ConcentricPattern> = Vec::new();
    for set in GenerateFinderPatternSets(&mut patterns).into_iter().take(MAX_SETS) {
        if [set.bl, set.tl, set.tr].iter().any(|p| used.contains(p)) {
            continue;
        }
        let Ok(sampled) = SampleQR(matrix, &set) else { continue };
        let Some(mut symbol) = decode(sampled.getBits()) else { continue };
        symbol.corners = corners(sampled.getPoints());
        found.push(symbol);
        used.extend([set.bl, set.tl, set.tr]);
    }
    for pattern in patterns.iter().filter(|p| !used.contains(p)).take(MAX_MICRO) {
        let Ok(sampled) = SampleMQR(matrix, *pattern) else { continue };
        let Some(mut symbol) = decode_micro(sampled.getBits()) else { continue };
        symbol.corners = corners(sampled.getPoints());
        found.push(symbol);
    }
}

/// rxing gives top left, top right, bottom left, bottom right... in the order of its sampler.
fn corners(points: &[RxPoint]) -> [(f32, f32); 4] {
    let at = |i: usize| points.get(i).map_or((0.0, 0.0), |p| (p.x, p.y));
    [at(0), at(1), at(3), at(2)]
}

/// Decodes the modules of a QR Code symbol, mirrored if need be.
pub fn decode(modules: &BitMatrix) -> Option<Found> {
    let mut parser = BitMatrixParser::new(modules.clone()).ok()?;
    decode_as_is(&mut parser).or_else(|| {
        let mut parser = BitMatrixParser::new(modules.clone()).ok()?;
        parser.setMirror(true);
        parser.readVersion().ok()?;
        parser.readFormatInformation().ok()?;
        parser.mirror();
        decode_as_is(&mut parser)
    })
}

fn decode_as_is(parser: &mut BitMatrixParser) -> Option<Found> {
    let version = parser.readVersion().ok()?;
    let level = parser.readFormatInformation().ok()?.getErrorCorrectionLevel();
    let codewords = parser.readCodewords().ok()?;
    let blocks = DataBlock::getDataBlocks(&codewords, version, level).ok()?;
    let corrector = ReedSolomonDecoder::new(PredefinedGenericGF::QrCodeField256.into());
    let mut data = Vec::with_capacity(codewords.len());
    let (mut wrong, mut spare) = (0, 0);
    for block in &blocks {
        let mut block_codewords = block.getCodewords().to_vec();
        let count = block.getNumDataCodewords() as usize;
        let checks = block_codewords.len().checked_sub(count)?;
        wrong += corrector.decode(&mut block_codewords, checks as i32).ok()?;
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
    Some(Found::new(Symbology::Qr, AimId([b']', b'Q', modifier]), &content, wrong, spare))
}

/// Decodes the modules of a Micro QR Code symbol.
fn decode_micro(modules: &BitMatrix) -> Option<Found> {
    // Version M1 (11 modules, at most five digits) has check codewords that detect errors only:
    // correcting with them makes codes out of noise.
    if modules.width() < 13 {
        return None;
    }
    let decoded = Decode(modules).ok().filter(|decoded| decoded.isValid())?;
    let mut content = Content::default();
    content.switch(Charset::Guess);
    content.bytes.extend_from_slice(decoded.content().bytes());
    if content.bytes.is_empty() {
        return None;
    }
    // The number of corrected codewords is not told: half of the trust.
    Some(Found::new(Symbology::MicroQr, AimId(*b"]Q1"), &content, 1, 2))
}
