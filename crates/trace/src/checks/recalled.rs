//! `recalled`: a source's latest disposition of the item, its lot or its class is `recalled`, or it lets `recalled`
//! persist, or a recall notice that was read says so; of the item, or of something that it holds.
//!
//! What happens to a single item does not lift the recall of its lot. The recall of a part of a lot is one of the lot,
//! unless it names the serials of that part, and the item's is not among them.

use epcis::ItemKey;
use epcis::vocabulary::Disposition;
use gs1::list::Gather;

use super::{Case, amount, at, state};
use crate::finding::{Amount, Basis, Finding, Notice};
use crate::history::{Deed, Scope};
use crate::recall::RecallNotice;

pub(super) fn check(case: &Case<'_>) -> Vec<Finding> {
    let history = case.history;
    let recalled = |state: &state::State<'_, '_>| *state.disposition == Disposition::Recalled;
    let states = state::current(history, &history.own, &history.loose, state::By::Scope, |_| false);
    let states = states.iter().filter(|state| recalled(state) && !names_other_serials(case, state.deed));
    let by_event =
        |deed: &Deed<'_>, part, inside| Finding::Recalled { basis: Basis::Event(at(deed)), part, inside, notice: None };
    let mut found: Vec<Finding> = states.map(|state| by_event(state.deed, part(case, state.deed), None)).gathered();
    for (source, answer) in case.answers.iter().enumerate() {
        let covers = |key| history.scope(key, &case.item.key).is_some();
        let mut notices = answer.recalls.iter().filter(|notice| notice.is_recalled);
        if let Some(notice) = notices.find(|notice| notice.items.iter().any(covers)) {
            let notice = Some(Box::new(said(notice)));
            found.push(Finding::Recalled { basis: Basis::Source(source), part: None, inside: None, notice });
        }
    }
    for content in &history.contents {
        let states = state::current(history, &content.deeds, &content.loose, state::By::Scope, |_| false);
        let inside = || Some(content.epc.text.clone());
        let states = states.iter().filter(|state| recalled(state));
        states.map(|state| by_event(state.deed, None, inside())).gather_into(&mut found);
        let source = content.epc.key.as_ref().and_then(|key| noticed(case, key));
        found.extend(source.map(|source| Finding::Recalled {
            basis: Basis::Source(source),
            part: None,
            inside: inside(),
            notice: None,
        }));
    }
    found
}

/// The source whose notice says that a thing, its lot or its product is recalled.
pub(super) fn noticed(case: &Case<'_>, key: &ItemKey) -> Option<usize> {
    let says = |notice: &RecallNotice| notice.is_recalled && notice.items.iter().any(|item| item.covers(key));
    case.answers.iter().position(|answer| answer.recalls.iter().any(says))
}

/// The amount that a recall names, if it is a part of the lot.
fn part(case: &Case<'_>, deed: &Deed<'_>) -> Option<Amount> {
    let quantity = state::quantity(case.history, deed).filter(|_| deed.scope == Scope::Lot)?;
    case.whole.as_ref().and_then(|whole| whole.share(quantity)).map(|_| amount::as_told(quantity))
}

/// Whether a recall of a part of the lot names the serials of that part, and the item's is not among them.
fn names_other_serials(case: &Case<'_>, deed: &Deed<'_>) -> bool {
    let key = &case.item.key;
    let (Some(_), Scope::Lot, None) = (key.serial(), deed.scope, deed.via) else { return false };
    let of_product = |epc: &&epcis::event::Epc| epc.key.as_ref().is_some_and(|it| it.gtin() == key.gtin());
    let serials = deed.event.epcs.iter().filter(of_product).count();
    let pieces = deed.quantity.and_then(amount::measure).filter(|(kind, _)| *kind == amount::Kind::Pieces);
    pieces.is_some_and(|(_, pieces)| serials > 0 && pieces <= serials as f64)
}

fn said(notice: &RecallNotice) -> Notice {
    Notice {
        date: notice.date,
        reason: notice.reason.clone(),
        action: notice.action.clone(),
        issuer: notice.issuer.clone(),
        telephone: notice.telephone.clone(),
        page: notice.page.clone(),
        translations: notice.translations.clone(),
    }
}

#[cfg(test)]
mod tests {
    use crate::checks::story::check;

    #[test]
    fn the_latest_disposition_decides() {
        check("serial", "1T8 commissioning active @A; 9T8 holding recalled @B", "recalled");
        check(
            "serial",
            "1T8 commissioning active @A; 8T8 holding recalled @B; 9T8 stocking sellable_accessible @B",
            "",
        );
        check(
            "serial",
            "9T8 stocking sellable_accessible @B; 8T8 holding recalled @B; 1T8 commissioning active @A",
            "",
        );
        check("lot", "1T8 commissioning active @A; 9T8 holding recalled @B", "recalled");
        check("serial", "1T8 commissioning active @A; 9T8 holding recalled @B; 9T9 inspecting - @B", "recalled");
        check("serial", "1T8 commissioning active @A; 9T8 holding recalled @B; 9T8 stocking active @B", "recalled");
        check("serial", "1T8 commissioning active @A; 8T8 holding recalled @B; 9T8 storing thu_hoi @B", "recalled");
    }

    #[test]
    fn what_does_not_say_that_it_may_be_sold_lifts_no_recall() {
        let recalled = "1T8 commissioning active @A q=500KGM; 8T8 holding recalled @B q=500KGM";
        for later in [
            "shipping in_transit",
            "storing in_progress",
            "retail_selling retail_sold",
            "stock_taking unknown",
            "encoding encoded",
            "packing container_closed",
            "reserving reserved",
        ] {
            check("lot", &format!("{recalled}; 9T8 {later} @B q=500KGM"), "recalled");
        }
        for (later, state) in [("receiving returned", "not_sellable"), ("destroying destroyed", "destroyed")] {
            check("lot", &format!("{recalled}; 9T8 {later} @B q=500KGM"), &format!("recalled {state}"));
        }
        for later in ["stocking sellable_accessible", "inspecting conformant", "storing active", "storing available"] {
            check("lot", &format!("{recalled}; 9T8 {later} @B q=500KGM"), "");
            check("lot", &format!("{recalled}; 9T8 {later} @B"), "");
            check("lot", &format!("{recalled}; 9T8 {later} @B q=5KGM"), "recalled");
        }
        check("lot", "1T8 holding recalled @A; 2T8 commissioning active @A", "recalled before_origin");
    }

    #[test]
    fn a_recall_that_persists_holds_until_it_is_unset() {
        check(
            "lot",
            "1T8 commissioning active @A; 8T8 other in_progress @B set=recalled; 9T8 stocking active @B",
            "recalled",
        );
        check("lot", "1T8 commissioning active @A; 7T8 other - @B set=recalled; 8T8 other - @B unset=recalled", "");
        check(
            "lot",
            "1T8 commissioning active @A; 8T8 other - @B set=recalled; 7T8 other - @B unset=recalled",
            "recalled",
        );
    }

    #[test]
    fn the_recall_of_the_lot_or_class_covers_the_item_and_never_the_reverse() {
        check(
            "serial+lot",
            "1T8 commissioning active @A; 8T8 holding recalled #lot; 9T8 stocking active @B",
            "recalled",
        );
        check(
            "serial",
            "1T8 commissioning active @A lot=L1; 8T8 holding recalled #lot; 9T8 stocking active @B",
            "recalled",
        );
        check("serial", "1T8 commissioning active @A; 8T8 holding recalled #lot", "");
        check("serial", "1T8 commissioning active @A; 8T8 holding recalled #class", "recalled");
        check("lot", "1T8 commissioning active @A; 8T8 holding recalled #serial", "");
        check("class", "8T8 holding recalled #lot", "");
        check("lot", "1T8 commissioning active @A; 8T8 holding recalled #otherlot", "");
    }

    #[test]
    fn what_happens_at_an_unknown_time_counts() {
        check("serial", "1T8 commissioning active @A; ? holding recalled @B; 9T8 stocking active @B", "recalled");
        check("serial", "1T8 commissioning active @A; ? pack C1 @A; 3T8 holding recalled #C1", "recalled");
        check(
            "serial",
            "1T8 commissioning active @A; ? pack C1 @A; ? pack C1 in C2; 3T8 holding recalled #C2",
            "recalled",
        );
        check(
            "serial",
            "1T8 holding recalled #C1; 1T9 holding active #C1; 2T8 commissioning active @A; ? pack C1 @A",
            "",
        );
        check("serial", "1T8 commissioning active @A; ? pack C1 @A; 2T8 unpack C1 @A; 3T8 holding recalled #C1", "");
        check("lot", "1T8 commissioning active #X1; ? make X1 @A; 3T8 holding recalled #X1", "recalled_upstream");
    }

    #[test]
    fn a_container_hands_its_state_to_what_is_in_it() {
        check("serial", "1T8 commissioning active @A; 2T8 pack C1 @A; 3T8 holding recalled #C1", "recalled");
        check(
            "serial",
            "1T8 commissioning active @A; 2T8 pack C1 @A; 3T8 unpack C1 active @A; 4T8 holding recalled #C1",
            "",
        );
        check(
            "serial",
            "1T8 commissioning active @A; 3T8 holding recalled @B; 4T8 pack C1 container_closed @B",
            "recalled",
        );
    }
}
