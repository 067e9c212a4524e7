//! `signature_invalid` and `signature_valid`: what the signatures over the answers say.

use super::{Case, finding};
use crate::answer::Signature;
use crate::finding::{Evidence, Finding, FindingCode};

pub(super) fn check(case: &Case<'_>) -> Vec<Finding> {
    let found = case.answers.iter().enumerate().filter_map(|(source, answer)| {
        let code = match &answer.signature {
            Signature::None | Signature::Unchecked(_) => return None,
            Signature::Valid { .. } => FindingCode::SignatureValid,
            Signature::Invalid(_) => FindingCode::SignatureInvalid,
        };
        Some(finding(code, [Evidence::Source(source)]))
    });
    found.collect()
}
