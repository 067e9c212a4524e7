//! `mass_balance`: more came out than went in.
//!
//! | in | out | compared as |
//! |---|---|---|
//! | every input of a transformation, if each has a mass (or each a volume) | its outputs of that kind | mass, volume |
//! | what came into being of a lot | any later amount of it; the sum of its shipments from there | mass, volume, pieces |
//! | what came into being of an input's lot | what was used of it | mass, volume, pieces |
//! | a shipment | its receipt | mass, volume, pieces |
//!
//! Pieces of different goods are not compared. What was voided, told twice or came back is no further shipment.

use epcis::Event;
use epcis::event::Quantity;
use epcis::vocabulary::BizStep;
use gs1::list::Gather;
use gs1::sorted::Set;

use super::already_sold::is_return;
use super::amount::{Kind, as_told, exceeds, in_unit_of, measure};
use super::{CLOCK_TOLERANCE_MS, Case, whereabouts};
use crate::finding::{Amount, Balance, Finding};
use crate::history::{Deed, Role, Scope};

pub(super) fn check(case: &Case<'_>) -> Vec<Finding> {
    let mut found: Vec<Finding> = Vec::new();
    let made_here = case.history.own.iter().filter(|deed| deed.role == Role::Output).map(|deed| deed.index);
    let mut links: Vec<usize> = made_here.chain(case.history.inputs.iter().map(|input| input.link)).gathered();
    gs1::order::sort(&mut links);
    links.dedup();
    links.iter().filter_map(|&link| transformation(case, link)).gather_into(&mut found);
    // Another source may tell of further production, and so may an event whose time cannot be read: only what was
    // read in full bounds what there was.
    if case.all_answered() && !case.is_single() && !case.history.undated().any(Deed::is_origin) {
        found.extend(lot(case));
    }
    if case.all_answered() {
        found.extend(inputs(case));
    }
    let more_received = case.journey.legs.iter().filter(|leg| leg.sole).filter_map(|leg| {
        let (into, out) = (leg.shipment.quantity?, leg.receipt.quantity?);
        let ((kind, sent), (other, received)) = (measure(into)?, measure(out)?);
        let more = kind == other && exceeds(kind, received, sent);
        more.then(|| Finding::MassBalance {
            event: leg.receipt.index,
            into: as_told(into),
            out: as_told(out),
            how: Balance::Shipment,
        })
    });
    more_received.gather_into(&mut found);
    found
}

/// The outputs of a transformation against its inputs. Parts that share an identifier are one.
fn transformation(case: &Case<'_>, link: usize) -> Option<Finding> {
    let event = case.history.told[link].event;
    let parts: Vec<&Event> = match &event.transformation_id {
        None => vec![event],
        Some(id) => {
            let told = case.history.told.iter().filter(|told| told.standing == crate::report::Standing::Counts);
            told.map(|told| told.event).filter(|it| it.transformation_id.as_ref() == Some(id)).gathered()
        }
    };
    if parts.iter().any(|part| !part.inputs.is_empty()) {
        return None;
    }
    for kind in [Kind::Mass, Kind::Volume] {
        let sum = |quantity: &Quantity| measure(quantity).filter(|(it, _)| *it == kind).map(|(_, amount)| amount);
        let inputs: Option<Vec<f64>> = parts.iter().flat_map(|part| &part.input_quantities).map(sum).collect();
        let Some(inputs) = inputs.filter(|inputs| !inputs.is_empty()) else { continue };
        let outputs: f64 = parts.iter().flat_map(|part| &part.output_quantities).filter_map(sum).sum();
        let total: f64 = inputs.iter().sum();
        if exceeds(kind, outputs, total) {
            let uom = Some(if kind == Kind::Mass { "GRM" } else { "LTR" }.to_owned());
            let [into, out] = [total, outputs].map(|amount| Amount { amount, uom: uom.clone() });
            return Some(Finding::MassBalance { event: link, into, out, how: Balance::Processing });
        }
    }
    None
}

/// Amounts of the item's lot against what came into being of it.
fn lot(case: &Case<'_>) -> Vec<Finding> {
    let named = || case.history.own.iter().filter(|deed| deed.scope == Scope::Lot && deed.via.is_none());
    let Some((kind, made)) = made(named()) else { return Vec::new() };
    let origin = named().find(|deed| deed.is_origin());
    let Some((origin, origin_quantity)) = origin.and_then(|deed| Some((deed, deed.quantity?))) else {
        return Vec::new();
    };
    let of_kind =
        |deed: &Deed<'_>| deed.quantity.and_then(measure).filter(|(it, _)| *it == kind).map(|(_, amount)| amount);
    let single =
        named().filter(|deed| !deed.is_origin()).find(|deed| of_kind(deed).is_some_and(|it| exceeds(kind, it, made)));
    let balance = |event: usize, out: f64| {
        let [into, out] = [made, out].map(|amount| in_unit_of(origin_quantity, amount));
        Finding::MassBalance { event, into, out, how: Balance::Lot }
    };
    let all = more_sent_than_made(&named().gathered(), origin, |deed| of_kind(deed).unwrap_or(0.0))
        .find(|(_, sent)| exceeds(kind, *sent, made));
    let single = single.and_then(|deed| Some(balance(deed.index, of_kind(deed)?)));
    let found = single.or_else(|| all.map(|(event, sent)| balance(event, sent)));
    found.into_iter().gathered()
}

/// How much of the lot is away from the place where it was made, after each shipment from there: without what was
/// voided, told twice, or came back.
fn more_sent_than_made<'d>(
    deeds: &'d [&'d Deed<'d>],
    origin: &'d Deed<'d>,
    amount: impl Fn(&Deed<'_>) -> f64 + 'd,
) -> impl Iterator<Item = (usize, f64)> + 'd {
    let here = move |deed: &Deed<'_>| {
        // What voids a shipment need not say where.
        let somewhere = whereabouts::place(deed).is_some() || deed.step() == Some(&BizStep::VoidShipping);
        somewhere && !whereabouts::apart(origin, deed)
    };
    let mut away = 0.0;
    let mut last: Option<&Deed<'_>> = None;
    deeds.iter().copied().filter(move |deed| here(deed)).filter_map(move |deed| match deed.step() {
        Some(BizStep::Shipping) => {
            let again = last.is_some_and(|last| is_repeated(last, deed));
            last = Some(deed);
            if !again {
                away += amount(deed);
            }
            Some((deed.index, away))
        }
        Some(BizStep::Receiving | BizStep::Accepting | BizStep::VoidShipping) => {
            away = (away - amount(deed)).max(0.0);
            None
        }
        _ if is_return(deed) => {
            away = (away - amount(deed)).max(0.0);
            None
        }
        _ => None,
    })
}

/// One shipment captured twice: for one delivery note, or within minutes, of one amount to one place.
fn is_repeated(first: &Deed<'_>, second: &Deed<'_>) -> bool {
    let alike = first.quantity.map(as_told) == second.quantity.map(as_told)
        && (first.event.destinations == second.event.destinations
            || first.event.destinations.is_empty()
            || second.event.destinations.is_empty());
    let notes = Set::of(first.event.biz_transactions.iter().map(|it| it.id.as_str()));
    let one_note = second.event.biz_transactions.iter().any(|it| notes.contains(it.id.as_str()));
    alike && (one_note || (second.time - first.time).abs() <= CLOCK_TOLERANCE_MS)
}

/// What was used of each input against what came into being of it.
fn inputs(case: &Case<'_>) -> Vec<Finding> {
    let found = case.history.inputs.iter().filter_map(|input| {
        let (kind, made) = made(input.deeds.iter().filter(|deed| deed.via.is_none()))?;
        let (used_kind, used) = measure(input.quantity?)?;
        let out = input.quantity?;
        (kind == used_kind && exceeds(kind, used, made)).then(|| Finding::MassBalance {
            event: input.link,
            into: in_unit_of(out, made),
            out: as_told(out),
            how: Balance::Input { input: input.epc.text.clone() },
        })
    });
    found.gathered()
}

/// The sum of all that came into being, if every origin tells its amount in one kind.
fn made<'d, 'a: 'd>(deeds: impl Iterator<Item = &'d Deed<'a>>) -> Option<(Kind, f64)> {
    let mut total: Option<(Kind, f64)> = None;
    for deed in deeds.filter(|deed| deed.is_origin()) {
        let (kind, amount) = measure(deed.quantity?)?;
        total = match total {
            None => Some((kind, amount)),
            Some((known, sum)) if known == kind => Some((kind, sum + amount)),
            Some(_) => return None,
        };
    }
    total
}

#[cfg(test)]
mod tests {
    use crate::checks::story::check;

    #[test]
    fn a_transformation_gives_no_more_than_it_takes() {
        check("lot", "1T8 make X1=100KGM q=120KGM", "mass_balance");
        check("lot", "1T8 make X1=100KGM q=100KGM", "");
        check("lot", "1T8 make X1=100KGM q=100.4KGM", "");
        check("lot", "1T8 make X1=100KGM q=101KGM", "mass_balance");
        check("lot", "1T8 make X1=100KGM,X2=50KGM q=120KGM", "");
        check("lot", "1T8 make X1=0.1TNE q=120KGM", "mass_balance");
        check("lot", "1T8 make X1=100KGM q=110000GRM", "mass_balance");
        check("lot", "1T8 make X1=300LBR q=120KGM", "");
    }

    #[test]
    fn what_cannot_be_compared_is_not() {
        check("lot", "1T8 make X1=100KGM q=1200", "");
        check("lot", "1T8 make X1=10 q=1200", "");
        check("lot", "1T8 make X1 q=120KGM", "");
        check("lot", "1T8 make X1=100KGM,X2 q=120KGM", "");
        check("lot", "1T8 make X1=100KGM q=120LTR", "");
    }

    #[test]
    fn no_more_of_a_lot_is_moved_than_was_made() {
        check("lot", "1T8 commissioning active @A q=100; 2T8 stocking active @A q=120", "mass_balance");
        check("lot", "1T8 commissioning active @A q=100; 2T8 stocking active @A q=100", "");
        check(
            "lot",
            "1T8 commissioning active @A q=100; 2T7 shipping in_transit @A q=60; 2T8 shipping in_transit @A q=60",
            "mass_balance",
        );
        check(
            "lot",
            "1T8 commissioning active @A q=100; 2T7 shipping in_transit @A q=60 >B; 3T8 receiving active @B q=60; 4T8 shipping in_transit @B q=60",
            "",
        );
        check(
            "lot",
            "1T8 commissioning active @A q=100; 1T9 commissioning active @A q=50; 2T8 stocking active @A q=120",
            "",
        );
        check("lot", "1T8 commissioning active @A q=100KGM; 2T8 stocking active @A q=120", "");
    }

    #[test]
    fn no_more_of_an_input_is_used_than_was_made() {
        check("lot", "1T8 commissioning active #X1 q=100KGM; 2T8 make X1=150KGM q=90KGM", "mass_balance");
        check("lot", "1T8 commissioning active #X1 q=100KGM; 2T8 make X1=90KGM q=90KGM", "");
    }

    #[test]
    fn no_more_arrives_than_was_sent() {
        let made = "1T8 commissioning active @A q=500KGM; 2T8 shipping in_transit @A >B q=400KGM";
        check("lot", &format!("{made}; 3T8 receiving active @B q=450KGM"), "mass_balance");
        check("lot", &format!("{made}; 3T8 receiving active @B q=401KGM"), "");
        check("lot", &format!("{made}; 3T8 receiving active @B q=390KGM"), "");
    }

    #[test]
    fn what_came_back_was_voided_or_told_twice_is_no_further_mass() {
        let made = "1T8 commissioning active @A q=500KGM; 2T8 shipping in_transit @A >B q=500KGM";
        let again = "8T8 shipping in_transit @A >C q=500KGM; 9T8 receiving active @C q=500KGM";
        check("lot", &format!("{made}; {again}"), "mass_balance");
        check(
            "lot",
            &format!(
                "{made}; 3T8 receiving active @B; 5T8 shipping in_transit @B q=500KGM; 6T8 receiving active @A q=500KGM; {again}"
            ),
            "",
        );
        check("lot", &format!("{made}; 3T8 void_shipping - @A q=500KGM; {again}"), "");
        check("lot", &format!("{made}; 2T8:04 shipping in_transit @A >B q=500KGM"), "");
        check("lot", &format!("{made}; 2T8:04 shipping in_transit @A >C q=500KGM"), "mass_balance");
    }
}
