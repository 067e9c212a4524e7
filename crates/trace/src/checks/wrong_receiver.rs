//! `wrong_receiver`: received by another party or place than it was shipped to.

use super::{Case, at};
use crate::finding::Finding;
use gs1::list::Gather;

pub(super) fn check(case: &Case<'_>) -> Vec<Finding> {
    let journey = &case.journey;
    // Another part of the lot may have been sent there, as a source knows that did not answer.
    let certain = case.is_single() || case.all_answered();
    let found = journey.misdelivered.iter().filter(|_| certain).map(|leg| {
        let expected = leg.shipment.event.destinations.first().map(|end| case.name(&end.id));
        Finding::WrongReceiver {
            at: at(leg.receipt),
            shipment: leg.shipment.index,
            place: case.place(leg.receipt),
            expected,
        }
    });
    found.gathered()
}

#[cfg(test)]
mod tests {
    use crate::checks::story::check;

    #[test]
    fn the_receipt_is_where_the_shipment_was_to_go() {
        let made = "1T8 commissioning active @A";
        check(
            "serial",
            &format!("{made}; 2T8 shipping in_transit @A >B; 3T8 receiving in_progress @C"),
            "wrong_receiver",
        );
        check("lot", &format!("{made}; 2T8 shipping in_transit @A >B; 3T8 receiving in_progress @C"), "wrong_receiver");
        check("serial", &format!("{made}; 2T8 shipping in_transit @A >B; 3T8 receiving in_progress @B"), "");
        check("serial", &format!("{made}; 2T8 shipping in_transit @A; 3T8 receiving in_progress @C"), "");
        check("serial", &format!("{made}; 2T8 shipping in_transit @A >B; 3T8 receiving in_progress @geo:21,106"), "");
        check("serial", &format!("{made}; 2T8 shipping in_transit @A >B; 3T8 receiving in_progress @C at=B"), "");
    }

    #[test]
    fn the_receiving_party_counts_too() {
        let made = "1T8 commissioning active @A";
        check("serial", &format!("{made}; 2T8 shipping in_transit @A >>B; 3T8 receiving in_progress @C >>B"), "");
        check(
            "serial",
            &format!("{made}; 2T8 shipping in_transit @A >>B; 3T8 receiving in_progress @C >>C"),
            "wrong_receiver",
        );
        check("serial", &format!("{made}; 2T8 shipping in_transit @A >>B; 3T8 receiving in_progress @C"), "");
    }

    #[test]
    fn a_stop_on_the_way_is_no_wrong_receipt() {
        check(
            "serial",
            "1T8 commissioning active @A; 2T8 shipping in_transit @A >B; 3T8 receiving in_progress @C; \
             4T8 shipping in_transit @C >B; 5T8 receiving in_progress @B",
            "",
        );
    }

    #[test]
    fn parts_of_a_lot_go_to_several_places() {
        check(
            "lot",
            "1T8 commissioning active @A; 2T8 shipping in_transit @A >B; 2T9 shipping in_transit @A >C; \
             3T8 receiving in_progress @C; 3T9 receiving in_progress @B",
            "",
        );
    }
}
