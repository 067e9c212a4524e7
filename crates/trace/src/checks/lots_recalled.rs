//! `lots_recalled`: lots of the product are recalled, and neither the code nor a source says of which lot the item is.
//!
//! It recalls nothing: whoever holds the pack can tell by the number that is printed on it.

use epcis::ItemKey;
use epcis::vocabulary::Disposition;
use gs1::sorted::Set;

use super::{Case, recalled};
use crate::finding::Finding;
use crate::history::History;
use crate::item::Item;
use crate::report::Standing;

/// Most lots and serial numbers that are judged and named.
const MOST: usize = 20;

pub(super) fn check(case: &Case<'_>) -> Vec<Finding> {
    let item = &case.item.key;
    if item.gtin().is_none() || !case.history.lots.is_empty() {
        return Vec::new();
    }
    let (mut lots, mut serials, mut by) = (Vec::new(), Vec::new(), Vec::new());
    for key in named(case).iter().take(MOST) {
        let thing = Item::of(key.clone());
        let history = History::new(&thing, case.answers);
        let recalls = recalled::check(&Case::new(&thing, &history, case.answers, case.now));
        let basis = recalls.into_iter().find_map(|recall| match recall {
            Finding::Recalled { basis, .. } => Some(basis),
            _ => None,
        });
        let Some(basis) = basis else { continue };
        by.push(basis);
        match (thing.key.lot(), thing.key.serial()) {
            (Some(lot), None) => lots.push(lot.to_owned()),
            (_, Some(serial)) => serials.push(serial.to_owned()),
            (None, None) => {}
        }
    }
    if by.is_empty() { Vec::new() } else { vec![Finding::LotsRecalled { lots, serials, by }] }
}

/// The lots of the product, and for a code of the product its single things, of which a recall is told at any time.
fn named(case: &Case<'_>) -> Set<ItemKey> {
    let item = &case.item.key;
    let is_finer = |key: &&ItemKey| {
        let same = key.id() == item.id() && key.gtin() == item.gtin();
        same && if key.serial().is_some() { item.serial().is_none() } else { key.lot().is_some() }
    };
    let counts = |standing: Standing| !matches!(standing, Standing::Withdrawn | Standing::Corrected(_));
    let told = case.history.told.iter().filter(|told| counts(told.standing)).map(|told| told.event);
    let recalls = told.filter(|event| {
        event.disposition.iter().chain(&event.persistent.set).any(|state| *state == Disposition::Recalled)
    });
    let of_events = recalls.flat_map(|event| event.items()).filter_map(|epc| epc.key.as_ref());
    let notices = case.answers.iter().flat_map(|answer| &answer.recalls).filter(|notice| notice.is_recalled);
    Set::of(of_events.chain(notices.flat_map(|notice| &notice.items)).filter(is_finer).cloned())
}

#[cfg(test)]
mod tests {
    use crate::checks::story::{check, check_notes};

    #[test]
    fn a_code_without_a_lot_is_told_of_the_recalled_ones() {
        let recalled = "1T8 commissioning active #lot; 8T8 holding recalled #lot";
        for code in ["class", "serial"] {
            check(code, recalled, "");
            check_notes(code, recalled, "lots_recalled");
            check_notes(code, &format!("{recalled}; 9T8 stocking sellable_accessible #lot"), "!lots_recalled");
            check_notes(code, &format!("{recalled} || 9T8 stocking sellable_accessible #lot"), "lots_recalled");
            check_notes(code, "1T8 commissioning active #lot; 8T8 storing active #lot", "!lots_recalled");
        }
        check_notes("class", "8T8 holding recalled #otherserial", "lots_recalled");
        check_notes("serial", "8T8 holding recalled #otherserial", "!lots_recalled");
    }

    #[test]
    fn a_lot_that_the_code_or_a_source_names_is_judged_by_itself() {
        check_notes("lot", "1T8 commissioning active @A; 8T8 holding recalled #otherlot", "!lots_recalled");
        let tied = "1T8 commissioning active @A lot=L1; 8T8 holding recalled";
        check_notes("serial", &format!("{tied} #otherlot"), "!lots_recalled");
        check("serial", &format!("{tied} #lot"), "recalled");
    }
}
