//! Data Matrix ECC 200 in a bit matrix: rxing finds, samples and corrects; the codewords are read
//! here, which keeps the raw bytes and FNC1.

use rxing::{
    common::{
        BitMatrix, DetectorRXingResult,
        reedsolomon::{PredefinedGenericGF, ReedSolomonDecoder},
    },
    datamatrix::{
        decoder::{BitMatrixParser, DataBlock},
        detector::zxing_cpp_detector,
    },
};

use super::{
    Found,
    dm_stream::{self, Lead},
};
use crate::symbol::{AimId, Symbology};

/// Appends every Data Matrix symbol.
pub fn read(matrix: &BitMatrix, hard: bool, found: &mut Vec<Found>) {
    for sampled in zxing_cpp_detector::detect(matrix, hard, true).unwrap_or_default() {
        let Some(mut symbol) = decode(sampled.getBits()) else { continue };
        let points = sampled.getPoints();
        let at = |i: usize| points.get(i).map_or((0.0, 0.0), |p| (p.x, p.y));
        symbol.corners = [at(0), at(1), at(2), at(3)];
        found.push(symbol);
    }
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
    let mut parser = BitMatrixParser::new(modules).ok()?;
    let codewords = parser.readCodewords().ok()?;
    let version = parser.getVersion();
    let corrector = ReedSolomonDecoder::new(PredefinedGenericGF::DataMatrixField256.into());
    // Some encoders interleave the blocks of the 144 by 144 symbol in another order.
    for other_order in [false, true] {
        let blocks = DataBlock::getDataBlocks(&codewords, version, other_order).ok()?;
        let mut data = vec![0; blocks.iter().map(|b| b.getNumDataCodewords() as usize).sum()];
        let (mut wrong, mut spare, mut good) = (0, 0, true);
        for (j, block) in blocks.iter().enumerate() {
            // The corrector's arithmetic is in i32.
            let mut received: Vec<i32> = block.getCodewords().iter().map(|&c| i32::from(c)).collect();
            let count = block.getNumDataCodewords() as usize;
            let checks = received.len().checked_sub(count)?;
            match corrector.decode(&mut received, checks as i32) {
                Ok(corrected) => wrong += corrected,
                Err(_) => good = false,
            }
            spare += checks / 2;
            for (i, &codeword) in received.iter().take(count).enumerate() {
                *data.get_mut(i * blocks.len() + j)? = codeword as u8;
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
            let aim = AimId([b']', b'd', modifier]);
            return Some(Found::new(Symbology::DataMatrix, aim, &content, wrong, spare));
        }
    }
    None
}
