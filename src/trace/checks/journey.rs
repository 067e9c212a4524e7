//! Shipments and receipts of the item, and which belong together.
//!
//! | receipt | meaning |
//! |---|---|
//! | a shipment before it names this place or party, or none | they belong together |
//! | every open shipment names another place or party, and that one never gets it | wrong receiver |
//! | no shipment is open, the item was elsewhere before, and every source answered | not shipped |

use epcis::event::{Epc, SourceDest};
use epcis::vocabulary::{BizStep, Disposition, SourceDestType};

use super::already_sold::is_return;
use super::{CLOCK_TOLERANCE_MS, Case, whereabouts};
use crate::trace::history::{Deed, Role, Scope, place_key};

/// A shipment and the receipt that belongs to it.
pub(super) struct Leg<'d, 'a> {
    pub(super) shipment: &'d Deed<'a>,
    pub(super) receipt: &'d Deed<'a>,
}

/// How shipments and receipts fit together.
#[derive(Default)]
pub(super) struct Journey<'d, 'a> {
    pub(super) legs: Vec<Leg<'d, 'a>>,
    /// Receipts by another party or place than the shipment names.
    pub(super) misdelivered: Vec<Leg<'d, 'a>>,
    /// Receipts without a shipment.
    pub(super) unshipped: Vec<&'d Deed<'a>>,
    /// Shipments without a receipt.
    pub(super) open: Vec<&'d Deed<'a>>,
}

impl<'d, 'a> Journey<'d, 'a> {
    pub(super) fn new(case: &'d Case<'a>) -> Journey<'d, 'a> {
        let needed = if case.is_single() { Scope::Item } else { Scope::Lot };
        let deeds = || case.history.own.iter().filter(|deed| deed.scope == needed && deed.role != Role::Input);
        let mut journey = Journey::default();
        let shipments = shipments(deeds());
        let mut arrived: Vec<Option<&Deed<'_>>> = vec![None; shipments.len()];
        for receipt in deeds().filter(|deed| deed.step() == Some(&BizStep::Receiving)) {
            let sent = |shipment: &Deed<'_>| shipment.time <= receipt.time + CLOCK_TOLERANCE_MS;
            let mut matched = false;
            let mut open = None;
            for (at, shipment) in shipments.iter().enumerate().filter(|(_, shipment)| sent(shipment)) {
                let fits = arrives(shipment, receipt);
                // One single thing arrives once; parts of a lot may arrive one after the other.
                let elsewhere =
                    arrived[at].is_some_and(|before| case.is_single() && whereabouts::apart(before, receipt));
                if fits != Some(false) && !elsewhere {
                    matched = true;
                    arrived[at] = Some(receipt);
                    journey.legs.push(Leg { shipment, receipt });
                } else if arrived[at].is_none() {
                    open = Some(*shipment);
                }
            }
            if matched || is_return(receipt) || was_sold(deeds(), receipt) {
                continue;
            }
            match open {
                Some(shipment) => journey.misdelivered.push(Leg { shipment, receipt }),
                None if deeds().any(|deed| deed.time < receipt.time && whereabouts::apart(deed, receipt)) => {
                    journey.unshipped.push(receipt);
                }
                None => {}
            }
        }
        // What stopped elsewhere on its way and still arrived was not misdelivered.
        let got_there = |leg: &Leg<'_, '_>| journey.legs.iter().any(|it| std::ptr::eq(it.shipment, leg.shipment));
        let misdelivered = std::mem::take(&mut journey.misdelivered);
        journey.misdelivered = misdelivered.into_iter().filter(|leg| !got_there(leg)).collect();
        let open =
            shipments.iter().zip(&arrived).filter(|(shipment, arrived)| arrived.is_none() && is_shipping(shipment));
        journey.open = open.map(|(shipment, _)| *shipment).collect();
        journey
    }
}

/// The events that set the item on its way, without those that were voided.
fn shipments<'d, 'a: 'd>(deeds: impl Iterator<Item = &'d Deed<'a>>) -> Vec<&'d Deed<'a>> {
    let mut shipments: Vec<&Deed<'_>> = Vec::new();
    for deed in deeds {
        match deed.step() {
            Some(BizStep::VoidShipping) => {
                let voided = shipments.iter().rposition(|shipment| !whereabouts::apart(shipment, deed));
                voided.map(|at| shipments.remove(at));
            }
            Some(BizStep::Receiving | BizStep::Arriving | BizStep::Accepting | BizStep::Unloading) => {}
            _ if is_shipping(deed) || deed.event.disposition == Some(Disposition::InTransit) => shipments.push(deed),
            _ => {}
        }
    }
    shipments
}

fn is_shipping(deed: &Deed<'_>) -> bool {
    matches!(deed.step(), Some(BizStep::Shipping | BizStep::Consigning | BizStep::Departing))
}

fn was_sold<'d, 'a: 'd>(mut deeds: impl Iterator<Item = &'d Deed<'a>>, receipt: &Deed<'_>) -> bool {
    deeds.any(|deed| deed.time < receipt.time && deed.event.disposition == Some(Disposition::RetailSold))
}

/// Whether the receipt is where, or by whom, the shipment was to arrive; none if that cannot be told.
fn arrives(shipment: &Deed<'_>, receipt: &Deed<'_>) -> Option<bool> {
    let here: Vec<&Epc> = [&receipt.event.read_point, &receipt.event.biz_location].into_iter().flatten().collect();
    let locations: Vec<&Epc> = ends(&shipment.event.destinations, |role| *role == SourceDestType::Location).collect();
    let place = compare(&locations, &here);
    let is_party = |role: &SourceDestType| *role != SourceDestType::Location;
    let to: Vec<&Epc> = ends(&shipment.event.destinations, is_party).collect();
    let by: Vec<&Epc> = ends(&receipt.event.destinations, is_party).collect();
    let party = match by.is_empty() {
        false => compare(&to, &by),
        // A party's own number often is its place's number; another number says nothing.
        true => compare(&to, &here).filter(|same| *same),
    };
    match (place, party) {
        (Some(false), _) | (_, Some(false)) => Some(false),
        (place, party) => place.or(party),
    }
}

fn ends(list: &[SourceDest], role: impl Fn(&SourceDestType) -> bool) -> impl Iterator<Item = &Epc> {
    list.iter().filter(move |end| role(&end.role)).map(|end| &end.id)
}

/// Whether two lists share an entry; none if they cannot be compared.
fn compare(expected: &[&Epc], found: &[&Epc]) -> Option<bool> {
    let same = |one: &Epc, other: &Epc| place_key(one) == place_key(other);
    if expected.iter().any(|one| found.iter().any(|other| same(one, other))) {
        return Some(true);
    }
    let comparable = expected.iter().any(|one| found.iter().any(|other| whereabouts::different(one, other)));
    comparable.then_some(false)
}
