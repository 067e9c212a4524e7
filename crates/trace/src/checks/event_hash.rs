//! `hash_confirmed` and `hash_unconfirmed`: whether an event's identifier is the hash of its content.
//!
//! Implementations differ, so that a mismatch only says that the hash cannot be checked, never that
//! the event was changed.

use epcis::hash::{self, HashCheck};
use gs1::list::Gather;

use super::Case;
use crate::finding::Finding;

/// Most events whose hash is computed in one report.
const MOST: usize = 100;

pub(super) fn check(case: &Case<'_>) -> Vec<Finding> {
    let (mut confirmed, mut unconfirmed) = (Vec::new(), Vec::new());
    let named = |id: &str| id.get(..3).is_some_and(|start| start.eq_ignore_ascii_case("ni:"));
    let hashed = case.history.own.iter().filter(|deed| deed.event.id.as_deref().is_some_and(named));
    for deed in hashed.take(MOST) {
        match hash::check(deed.event, case.history.told[deed.index].namespaces) {
            HashCheck::NoHash => {}
            HashCheck::Confirmed(_) => confirmed.push(deed.index),
            HashCheck::Unconfirmed => unconfirmed.push(deed.index),
        }
    }
    let both = [Finding::HashConfirmed { events: confirmed }, Finding::HashUnconfirmed { events: unconfirmed }];
    both.into_iter().filter(|finding| !finding.events().is_empty()).gathered()
}

#[cfg(test)]
mod tests {
    use crate::checks::story::{check, check_notes};

    #[test]
    fn a_hash_that_does_not_fit_is_only_unconfirmed() {
        let story = "1T8 commissioning active @A id=ni:///sha-256;00000000000000000000000000000000000000000000000000000000000000ff?ver=CBV2.0";
        check("lot", story, "");
        check_notes("lot", story, "hash_unconfirmed !hash_confirmed");
        check_notes("lot", "1T8 commissioning active @A id=urn:uuid:x", "!hash_unconfirmed !hash_confirmed");
    }
}
