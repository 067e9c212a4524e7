//! The rules for all carriers of one item together.
//!
//! What an AI requires may stand in another symbol on the same item, so that a single symbol cannot
//! be blamed for it. Only all of them together can.
//!
//! Source: GS1 General Specifications, sections 4.13 and 4.14; the note on pairings in the GS1
//! Barcode Syntax Dictionary.

use alloc::vec::Vec;

use crate::list::Gather;
use crate::{
    buffer::{Buffer, Place, Slot},
    dictionary,
    error::ParseErrorKind,
    finding::{Finding, FindingCode},
    message::Reader,
    options::{Options, UNKNOWN},
    scan::Scan,
};

/// A doubt about all carriers together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ItemFinding {
    /// The carrier that the finding is about, counted from 0 in the order given.
    pub carrier: usize,
    /// What is doubtful; its span counts the bytes of that carrier's text.
    pub finding: Finding,
}

/// Checks what must and must not stand together, and what must not differ, over all carriers of one
/// item. The findings of the single carriers about missing AIs are answered by this list.
///
/// ```
/// # use gs1::{ScanData, check_item, interpret};
/// let product = interpret(&ScanData::from_text("9506000134352")).unwrap();
/// let lot = interpret(&ScanData::from_text("(10)ABC(17)271231")).unwrap();
/// assert_eq!(lot.findings().len(), 2);
/// assert_eq!(check_item(&[product, lot]), []);
/// ```
#[must_use]
pub fn check_item(carriers: &[Scan]) -> Vec<ItemFinding> {
    let options = Options::tolerant();
    let mut buffer = Buffer::new();
    let mut text = Vec::new();
    // Each element's value with the carrier and the place where it stands there.
    let mut sources = Vec::new();
    for (carrier, scan) in carriers.iter().enumerate() {
        for element in scan.elements() {
            let row = dictionary::find(element.ai).unwrap_or(&UNKNOWN);
            let start = text.len() as u32;
            text.extend_from_slice(element.raw.as_bytes());
            let (ai, end) = (element.ai, text.len() as u32);
            buffer.slots.push(Slot { ai, row, place: Place::Element, ai_at: start, start, end, decoded: None });
            sources.push((start as usize, carrier, element.span.clone()));
        }
    }
    let mut reader = Reader { text: &text, options: &options, buffer: &mut buffer, has_escapes: false };
    // A tolerant reader goes on behind every doubt.
    if reader.check_message().is_err() {
        return Vec::new();
    }
    let findings = core::mem::take(&mut buffer.findings);
    findings
        .into_iter()
        .filter_map(|finding| {
            let at = sources.iter().rposition(|(start, ..)| *start <= finding.span.start)?;
            let (_, carrier, span) = sources[at].clone();
            Some(ItemFinding { carrier, finding: Finding { span, ..finding } })
        })
        .gathered()
}

/// Whether a finding of a single carrier is a matter of the whole item.
#[must_use]
pub const fn is_for_whole_item(finding: &Finding) -> bool {
    matches!(finding.code, FindingCode::Deviation(ParseErrorKind::RequiredMissing))
}

#[cfg(test)]
#[expect(clippy::expect_used, reason = "a test ends where something is not as expected")]
mod tests {
    use super::{ItemFinding, check_item, is_for_whole_item};
    use crate::{FindingCode, ParseErrorKind, ScanData, interpret};

    #[track_caller]
    fn check(carriers: &[&str], expected: &[(usize, &str)]) {
        let scans: alloc::vec::Vec<_> =
            carriers.iter().map(|text| interpret(&ScanData::from_text(text)).expect("a carrier")).collect();
        let found: alloc::vec::Vec<_> = check_item(&scans)
            .into_iter()
            .map(|ItemFinding { carrier, finding }| match finding.code {
                FindingCode::Deviation(kind) => (carrier, kind.code()),
                _ => (carrier, "other"),
            })
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn a_required_ai_may_stand_in_another_carrier() {
        check(&["(10)ABC"], &[(0, "REQUIRED_AIS_NOT_SATISFIED")]);
        check(&["(10)ABC", "9506000134352"], &[]);
    }

    #[test]
    fn the_same_ai_with_another_value_is_marked_in_its_carrier() {
        check(&["(01)09506000134352(10)A", "(01)09506000134352(10)B"], &[(1, "INSTANCES_OF_AI_HAVE_DIFFERENT_VALUES")]);
    }

    #[test]
    fn excluding_ais_in_different_carriers_are_marked_where_the_rule_stands() {
        check(
            &["(01)09506000134352", "(00)006141411234567890(02)09506000134352(37)2"],
            &[(0, "INVALID_AI_PAIRS"), (1, "INVALID_AI_PAIRS")],
        );
    }

    #[test]
    fn only_missing_ais_are_a_matter_of_the_whole_item() {
        let scan = interpret(&ScanData::from_text("(10)ABC(11)991399")).expect("a carrier");
        let kinds: alloc::vec::Vec<_> = scan
            .findings()
            .iter()
            .filter(|finding| !is_for_whole_item(finding))
            .map(|finding| finding.code.clone())
            .collect();
        assert!(matches!(kinds[..], [FindingCode::Deviation(ParseErrorKind::Value(_))]));
    }
}
