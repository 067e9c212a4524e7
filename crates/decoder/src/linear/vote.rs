//! Decides which readings have evidence enough.

use super::candidate::Reading;
use crate::symbol::{AimId, Evidence, Symbol, Symbology};

/// Lines that must agree before a reading of this symbology is believed.
fn least_votes(symbology: Symbology) -> u16 {
    match symbology {
        // Not even a check digit, and a part of a longer symbol looks like a whole one.
        Symbology::Itf => 5,
        // No check beyond the pairing of digits (ITF) or few digits and weak parity (EAN-8, UPC-E).
        Symbology::Itf14 | Symbology::Ean8 | Symbology::UpcE => 3,
        _ => 2,
    }
}

/// Whether more lines would add nothing: twice the votes that are asked for.
pub(super) fn is_settled(reading: &Reading) -> bool {
    reading.votes >= 2 * least_votes(reading.best.symbology)
}

/// Appends the readings that are believed.
pub(super) fn decide(readings: &[Reading], found: &mut Vec<Symbol>) {
    for reading in readings {
        if reading.votes >= least_votes(reading.best.symbology) {
            found.push(symbol(reading));
        }
    }
}

fn symbol(reading: &Reading) -> Symbol {
    let best = &reading.best;
    let bytes = best.text.as_bytes().to_vec();
    let addon = best.addon.as_bytes();
    Symbol {
        symbology: best.symbology,
        aim: AimId([b']', code(best.symbology), best.modifier]),
        text: bytes.iter().map(|&b| char::from(b)).collect(),
        bytes,
        addon: (!addon.is_empty()).then(|| addon.iter().map(|&b| char::from(b)).collect()),
        corners: [reading.first.0, reading.first.1, reading.last.1, reading.last.0],
        evidence: Evidence { votes: reading.votes, likelihood: reading.sum / f32::from(reading.votes) },
    }
}

/// The code character of the AIM identifier.
///
/// Source: ISO/IEC 15424, table 1.
fn code(symbology: Symbology) -> u8 {
    match symbology {
        Symbology::Ean13 | Symbology::Ean8 | Symbology::UpcA | Symbology::UpcE => b'E',
        Symbology::Code128 => b'C',
        Symbology::Itf14 | Symbology::Itf => b'I',
        Symbology::Qr | Symbology::MicroQr => b'Q',
        Symbology::DataMatrix => b'd',
        _ => b'e',
    }
}
