//! The names that earlier releases of the standard allowed in the place of AIs.
//!
//! Source: GS1 Digital Link Standard 1.1, section 4.3 (deprecated since 1.2).

use core::ops::Range;

use crate::{
    ai::Ai,
    buffer::Place,
    error::ParseError,
    finding::{Finding, FindingCode},
    message::Reader,
};

const NAMES: [(&str, Ai); 22] = [
    ("cpid", Ai::known(b"8010")),
    ("cpsn", Ai::known(b"8011")),
    ("cpv", Ai::known(b"22")),
    ("gcn", Ai::known(b"255")),
    ("gdti", Ai::known(b"253")),
    ("giai", Ai::known(b"8004")),
    ("ginc", Ai::known(b"401")),
    ("gln", Ai::known(b"414")),
    ("glnx", Ai::known(b"254")),
    ("gmn", Ai::known(b"8013")),
    ("grai", Ai::known(b"8003")),
    ("gsin", Ai::known(b"402")),
    ("gsrn", Ai::known(b"8018")),
    ("gsrnp", Ai::known(b"8017")),
    ("gtin", Ai::known(b"01")),
    ("itip", Ai::known(b"8006")),
    ("lot", Ai::known(b"10")),
    ("party", Ai::known(b"417")),
    ("refno", Ai::known(b"8020")),
    ("ser", Ai::known(b"21")),
    ("srin", Ai::known(b"8019")),
    ("sscc", Ai::known(b"00")),
];

/// The AI with this name.
pub(crate) fn ai(name: &[u8]) -> Option<Ai> {
    NAMES.iter().find(|(known, _)| known.as_bytes() == name).map(|(_, ai)| *ai)
}

/// The AI with this name in any case, and with those that later drafts added.
pub(crate) fn ai_in_any_case(name: &[u8]) -> Option<Ai> {
    const OTHERS: [(&str, Ai); 2] = [("pgln", Ai::known(b"417")), ("tpx", Ai::known(b"235"))];
    let is_it = |(known, _): &&(&str, Ai)| name.eq_ignore_ascii_case(known.as_bytes());
    NAMES.iter().find(is_it).or_else(|| OTHERS.iter().find(is_it)).map(|(_, ai)| *ai)
}

impl Reader<'_> {
    /// A lot or serial that a query gives under its convenience name, and the path does not: content systems write
    /// `?lot=L1`. Any other name is the business of others.
    pub(super) fn push_named(&mut self, name: &[u8], parameter: Range<usize>) -> Result<(), ParseError> {
        let is_free =
            |ai: &Ai| [Ai::LOT, Ai::SERIAL].contains(ai) && self.buffer.slots.iter().all(|slot| slot.ai != *ai);
        let has_value = self.options.tolerant && name.len() + 1 < parameter.len();
        let ai = ai_in_any_case(name).filter(|ai| has_value && is_free(ai));
        let Some((ai, row)) = ai.and_then(|ai| self.options.look_up(&ai.padded()[..ai.len()])) else {
            return self.push_ignored(parameter);
        };
        let (at, value) = (parameter.start, parameter.start + name.len() + 1);
        self.buffer.findings.push(Finding { code: FindingCode::ConvenienceName, span: at..value - 1, ai: Some(ai) });
        self.push_decoded(ai, row, Place::Element, at, value..parameter.end)
    }
}
