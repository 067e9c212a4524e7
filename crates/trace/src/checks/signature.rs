//! `signature_invalid` and `signature_valid`: what the signatures over the answers say.

use super::Case;
use crate::answer::Signature;
use crate::finding::Finding;
use gs1::list::Gather;

pub(super) fn check(case: &Case<'_>) -> Vec<Finding> {
    let found = case.answers.iter().enumerate().filter_map(|(source, answer)| match &answer.signature {
        Signature::None | Signature::Unchecked(_) => None,
        Signature::Valid { uncovered, .. } => Some(Finding::SignatureValid { source, uncovered: uncovered.clone() }),
        Signature::Invalid(fault) => Some(Finding::SignatureInvalid { source, fault: *fault }),
    });
    found.gathered()
}
