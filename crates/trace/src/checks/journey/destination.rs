//! Where shipments are to arrive: compared with one receipt, or kept by place for the many of a lot.

use epcis::event::{Epc, SourceDest};
use epcis::vocabulary::SourceDestType;
use gs1::list::Gather;
use gs1::sorted::Map;

use crate::checks::whereabouts;
use crate::history::{Deed, place_key};

/// Whether the receipt is where, and by whom, the shipment was to arrive; none if that cannot be told.
pub(super) fn arrives(destinations: &[SourceDest], receipt: &Deed<'_>) -> Option<bool> {
    let here = places(receipt);
    let locations: Vec<&Epc> = ends(destinations, |role| *role == SourceDestType::Location).gathered();
    let place = compare(&locations, &here);
    let to: Vec<&Epc> = ends(destinations, is_party).gathered();
    let by: Vec<&Epc> = ends(&receipt.event.destinations, is_party).gathered();
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

fn is_party(role: &SourceDestType) -> bool {
    *role != SourceDestType::Location
}

fn places<'e>(receipt: &Deed<'e>) -> Vec<&'e Epc> {
    [&receipt.event.read_point, &receipt.event.biz_location].into_iter().flatten().gathered()
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

/// The shipments of a lot, by all that their destinations say: shipments with one destination fit the
/// same receipts, so that each receipt is compared with every destination, not with every shipment.
pub(super) struct Destinations {
    groups: Vec<Group>,
    fits: Map<String, Vec<usize>>,
}

struct Group {
    /// Shipments in order of time.
    shipments: Vec<usize>,
    /// So many of them have arrived.
    taken: usize,
    sample: Vec<SourceDest>,
}

/// Most destinations that one receipt is compared with; a lot goes to no more places than this.
const MOST_GROUPS: usize = 4_000;

impl Destinations {
    pub(super) fn new(shipments: &[&Deed<'_>]) -> Destinations {
        let mut groups: Vec<Group> = Vec::new();
        let mut by_text: Map<String, usize> = Map::default();
        for (at, shipment) in shipments.iter().enumerate() {
            let mut ends: Vec<String> = shipment
                .event
                .destinations
                .iter()
                .map(|end| format!("{}={}", end.role.word(), place_key(&end.id)))
                .gathered();
            gs1::order::sort(&mut ends);
            let text = ends.join(",");
            let group = *by_text.get_or_insert_with(text, || {
                groups.push(Group { shipments: Vec::new(), taken: 0, sample: shipment.event.destinations.clone() });
                groups.len() - 1
            });
            groups[group].shipments.push(at);
        }
        Destinations { groups, fits: Map::default() }
    }

    /// The shipments before `sent` that fit the receipt and have not arrived; they count as arrived then.
    pub(super) fn take(&mut self, receipt: &Deed<'_>, sent: usize) -> Vec<usize> {
        let mut taken = Vec::new();
        for group in self.fitting(receipt) {
            let group = &mut self.groups[group];
            while let Some(&at) = group.shipments.get(group.taken).filter(|at| **at < sent) {
                taken.push(at);
                group.taken += 1;
            }
        }
        gs1::order::sort(&mut taken);
        taken
    }

    /// The latest shipment that fits the receipt and arrived with it or before: parts follow each other.
    pub(super) fn earlier(&self, receipt: &Deed<'_>) -> Option<usize> {
        let groups = self.fits.get(&signature(receipt))?;
        let last =
            |group: &usize| self.groups[*group].taken.checked_sub(1).map(|last| self.groups[*group].shipments[last]);
        groups.iter().filter_map(last).max()
    }

    fn fitting(&mut self, receipt: &Deed<'_>) -> Vec<usize> {
        let fits = |group: &Group| arrives(&group.sample, receipt) != Some(false);
        let groups = self.groups.iter().enumerate().take(MOST_GROUPS);
        let fitting = || groups.filter(|(_, group)| fits(group)).map(|(at, _)| at).gathered();
        self.fits.get_or_insert_with(signature(receipt), fitting).clone()
    }
}

/// All that a receipt's place and parties say.
fn signature(receipt: &Deed<'_>) -> String {
    let mut text: String = places(receipt).into_iter().map(|place| place_key(place) + "|").collect();
    for party in ends(&receipt.event.destinations, is_party) {
        text.push('>');
        text.push_str(&place_key(party));
    }
    text
}
