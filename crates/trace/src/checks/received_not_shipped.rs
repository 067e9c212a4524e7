//! `received_not_shipped`: the item was somewhere, and then received elsewhere without a shipment.
//! `shipped_not_received` notes the reverse.

use epcis::Event;
use epcis::vocabulary::BizStep;
use gs1::list::Gather;

use super::{Case, at};
use crate::finding::Finding;
use crate::history::Deed;

pub(super) fn check(case: &Case<'_>) -> Vec<Finding> {
    let journey = &case.journey;
    // The missing shipment may stand in the records of a source that did not answer.
    let complete = case.all_answered() && !members_were_shipped(case) && !case.history.undated().any(is_shipped);
    let unshipped = journey.unshipped.iter().filter(|_| complete);
    let unshipped = unshipped.map(|deed| Finding::ReceivedNotShipped { at: at(deed), place: case.place(deed) });
    let open = journey.open.iter().map(|deed| {
        let place = deed.event.destinations.first().map(|end| case.name(&end.id));
        Finding::ShippedNotReceived { at: at(deed), place }
    });
    unshipped.chain(open).gathered()
}

/// A lot may be sent serial by serial, and received as a lot.
fn members_were_shipped(case: &Case<'_>) -> bool {
    case.history.members.iter().any(|&at| ships(case.history.told[at].event))
}

/// A shipment at a time that cannot be read may be the one that is missing.
fn is_shipped(deed: &Deed<'_>) -> bool {
    ships(deed.event)
}

fn ships(event: &Event) -> bool {
    matches!(event.biz_step, Some(BizStep::Shipping | BizStep::Departing | BizStep::Consigning))
}

#[cfg(test)]
mod tests {
    use crate::checks::story::{check, check_notes};

    #[test]
    fn a_receipt_needs_a_shipment_before_it() {
        check("serial", "1T8 commissioning active @A; 2T8 receiving in_progress @B", "received_not_shipped");
        check("lot", "1T8 commissioning active @A; 2T8 receiving in_progress @B", "received_not_shipped");
        check(
            "serial",
            "1T8 commissioning active @A; 2T8 receiving in_progress @B; 3T8 shipping in_transit @A",
            "received_not_shipped",
        );
        check("serial", "1T8 commissioning active @A; 2T8 shipping in_transit @A; 3T8 receiving in_progress @B", "");
        check("serial", "1T8 commissioning active @A; ? shipping in_transit @A; 3T8 receiving in_progress @B", "");
        check("serial", "1T8 commissioning active @A; 2T8 departing in_transit @A; 3T8 receiving in_progress @B", "");
        check("serial", "1T8 commissioning active @A; 2T8 shipping in_transit @A; 2T7:58 receiving in_progress @B", "");
        check(
            "serial",
            "1T8 commissioning active @A; 2T8 shipping in_transit @A; 2T9 void_shipping - @A; 3T8 receiving in_progress @B",
            "received_not_shipped",
        );
    }

    #[test]
    fn a_second_receipt_elsewhere_needs_a_second_shipment() {
        let first = "1T8 commissioning active @A; 2T8 shipping in_transit @A >B; 3T8 receiving in_progress @B";
        check("serial", &format!("{first}; 4T8 receiving in_progress @C"), "received_not_shipped");
        check("serial", &format!("{first}; 3T9 receiving in_progress @B"), "");
        check("serial", &format!("{first}; 4T8 shipping in_transit @B >C; 5T8 receiving in_progress @C"), "");
    }

    #[test]
    fn a_history_that_begins_with_the_receipt_is_only_partial() {
        check("serial", "2T8 receiving in_progress @B; 3T8 stocking active @B", "");
        check("serial", "1T8 commissioning active @B; 2T8 receiving in_progress @B", "");
        check("serial", "1T8 commissioning active @B; 2T8 receiving in_progress @B/7", "");
        check("serial", "1T8 commissioning active @geo:21,106; 2T8 receiving in_progress @B", "received_not_shipped");
        check(
            "serial",
            "1T8 commissioning active @A; 2T8 retail_selling retail_sold @A; 3T8 receiving returned @B; 4T8 stocking active @B",
            "",
        );
    }

    #[test]
    fn the_container_is_shipped_in_place_of_its_content() {
        check(
            "serial",
            "1T8 commissioning active @A; 2T8 pack C1 @A; 3T8 shipping in_transit #C1 @A; 4T8 receiving in_progress #C1 @B",
            "",
        );
        check(
            "serial",
            "1T8 commissioning active @A; 2T8 pack C1 @A; 3T8 shipping in_transit #C1 @A; 4T8 unpack C1 - @B; 5T8 receiving in_progress @B",
            "",
        );
        check(
            "serial",
            "1T8 commissioning active @A; 2T8 pack C1 @A; 3T8 pack C1 in C2 @A; 4T8 shipping in_transit #C2 @A; 5T8 receiving in_progress #C2 @B",
            "",
        );
    }

    #[test]
    fn a_thing_may_be_sent_with_its_lot_and_a_lot_thing_by_thing() {
        check(
            "serial+lot",
            "1T8 commissioning active @A; 2T8 shipping in_transit #lot @A >B; 3T8 receiving in_progress @B",
            "",
        );
        check(
            "lot",
            "1T8 commissioning active @A; 2T8 shipping in_transit #serial @A lot=L1; 3T8 receiving in_progress @B",
            "",
        );
    }

    #[test]
    fn an_open_shipment_is_noted() {
        check("lot", "1T8 commissioning active @A; 2T8 shipping in_transit @A >B", "");
        check_notes("lot", "1T8 commissioning active @A; 2T8 shipping in_transit @A >B", "shipped_not_received");
    }
}
