//! `lot_mismatch`: the code names another lot than the history.

use super::{Case, statement};
use crate::finding::Finding;
use gs1::list::Gather;

pub(super) fn check(case: &Case<'_>) -> Vec<Finding> {
    let Some(lot) = case.item.key.lot() else { return Vec::new() };
    let keyed = case.history.lots.iter().filter(|other| *other != lot).map(|other| (other.clone(), None));
    let stated = statement::texts(case, &["lotNumber"]).into_iter();
    let single_output = |event: &usize| case.history.told[*event].event.outputs().count() <= 1;
    // The master data of an event that makes several lots cannot be told apart.
    let stated = stated.filter(|stated| stated.event.as_ref().is_none_or(single_output));
    let stated = stated.filter(|stated| stated.value != lot).map(|stated| (stated.value, stated.event));
    keyed.chain(stated).map(|(told, event)| Finding::LotMismatch { code: lot.to_owned(), told, event }).gathered()
}

#[cfg(test)]
mod tests {
    use crate::checks::story::check;

    #[test]
    fn the_lot_of_code_and_history_are_one() {
        check("serial+lot", "1T8 commissioning active @A lot=L2", "lot_mismatch");
        check("serial+lot", "1T8 commissioning active @A lot=L1", "");
        check("serial", "1T8 commissioning active @A lot=L2", "");
        check("lot", "1T8 commissioning active @A lot=L2", "lot_mismatch");
        check("lot", "1T8 commissioning active @A lot=L1", "");
        check("lot", "1T8 commissioning active #otherlot lot=L2", "");
        check("lot", "1T8 commissioning active @A; 2T8 make lot>X1 lot=L9", "");
    }
}
