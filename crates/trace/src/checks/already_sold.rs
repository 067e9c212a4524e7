//! `already_sold`: this serial was sold or dispensed before now, and the source that says so does not tell of its
//! return.

use epcis::vocabulary::{BizStep, BizTransactionType, Disposition};

use super::{Case, at};
use crate::finding::Finding;
use crate::history::{Deed, Role, Scope, Telling};

pub(super) fn check(case: &Case<'_>) -> Vec<Finding> {
    if !case.is_single() {
        return Vec::new();
    }
    let deeds = || case.history.own.iter().filter(|deed| deed.scope == Scope::Item && deed.role != Role::Input);
    let sold =
        deeds().chain(case.history.undated().filter(|deed| deed.scope == Scope::Item && deed.role != Role::Input));
    let sold = sold.filter(|deed| deed.time <= case.now.0 && is_sale(deed));
    let sold = sold.filter(|sold| !deeds().any(|deed| is_return_of(case, sold, deed)));
    let Some(sold) = sold.max_by_key(|deed| deed.time) else { return Vec::new() };
    vec![Finding::AlreadySold { at: at(sold), place: case.place(sold) }]
}

/// Whether a source that tells of the sale tells of its return as well.
fn is_return_of(case: &Case<'_>, sold: &Deed<'_>, deed: &Deed<'_>) -> bool {
    let sources = |deed: &Deed<'_>| &case.history.told[deed.index].sources;
    // Nobody can say of a sale at an unknown time that a return came after it.
    sold.telling == Telling::Dated
        && deed.time > sold.time
        && is_return(deed)
        && sources(deed).iter().any(|source| sources(sold).contains(source))
}

fn is_sale(deed: &Deed<'_>) -> bool {
    match &deed.event.disposition {
        Some(Disposition::RetailSold | Disposition::Dispensed) => true,
        Some(_) => false,
        None => matches!(deed.step(), Some(BizStep::RetailSelling | BizStep::Dispensing)),
    }
}

/// A return to the seller: by its state, or by a return authorisation.
pub(super) fn is_return(deed: &Deed<'_>) -> bool {
    let authorised = |it: &epcis::event::BizTransaction| it.kind == Some(BizTransactionType::ReturnAuthorisation);
    deed.event.disposition == Some(Disposition::Returned) || deed.event.biz_transactions.iter().any(authorised)
}

#[cfg(test)]
mod tests {
    use crate::checks::story::{check, check_at};

    #[test]
    fn a_serial_is_sold_once() {
        check("serial", "1T8 commissioning active @A; 2T8 retail_selling retail_sold @A", "already_sold");
        check("serial", "1T8 commissioning active @A; 2T8 dispensing dispensed @A", "already_sold");
        check("serial", "1T8 commissioning active @A; 2T8 retail_selling - @A", "already_sold");
        check("serial", "1T8 commissioning active @A; 2T8 retail_selling retail_sold #otherserial", "");
        check("serial", "1T8 commissioning active @A; 2T8 dispensing partially_dispensed @A", "");
        check("serial", "1T8 commissioning active @A; 2T8 stocking sellable_accessible @A", "");
    }

    #[test]
    fn a_lot_is_sold_piece_by_piece() {
        check("lot", "1T8 commissioning active @A; 2T8 retail_selling retail_sold @A", "");
        check("serial+lot", "1T8 commissioning active @A; 2T8 retail_selling retail_sold #lot", "");
    }

    #[test]
    fn a_return_lifts_the_sale() {
        let sold = "1T8 commissioning active @A; 2T8 retail_selling retail_sold @A";
        check("serial", &format!("{sold}; 3T8 receiving returned @A; 4T8 stocking sellable_accessible @A"), "");
        check("serial", &format!("{sold}; 3T8 stocking sellable_accessible @A"), "already_sold");
    }

    #[test]
    fn a_sale_that_is_yet_to_come_is_no_sale() {
        check_at(
            "2026-11-02T00:00:00Z",
            "serial",
            "1T8 commissioning active @A; 2T8 retail_selling retail_sold @A",
            "event_in_future",
        );
    }
}
