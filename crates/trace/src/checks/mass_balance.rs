//! `mass_balance`: more came out than went in.
//!
//! | in | out | compared as |
//! |---|---|---|
//! | every input of a transformation, if each has a mass (or each a volume) | its outputs of that kind | mass, volume |
//! | what came into being of a lot | any later amount of it; the sum of its shipments from there | mass, volume, pieces |
//! | what came into being of an input's lot | what was used of it | mass, volume, pieces |
//! | a shipment | its receipt | mass, volume, pieces |
//!
//! Scales differ: a half per cent of mass or volume is tolerated. Pieces of different goods are not compared.

use epcis::Event;
use epcis::event::Quantity;

use super::{Case, whereabouts};
use crate::finding::{Amount, Balance, Finding};
use crate::history::{Deed, Role, Scope};

const TOLERANCE: f64 = 1.005;

/// What an amount measures, with its factor to grams or litres.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Mass,
    Volume,
    Pieces,
}

pub(super) fn check(case: &Case<'_>) -> Vec<Finding> {
    let mut found: Vec<Finding> = Vec::new();
    let made_here = case.history.own.iter().filter(|deed| deed.role == Role::Output).map(|deed| deed.index);
    let mut links: Vec<usize> = made_here.chain(case.history.inputs.iter().map(|input| input.link)).collect();
    links.sort_unstable();
    links.dedup();
    found.extend(links.iter().filter_map(|&link| transformation(case, link)));
    // Another source may tell of further production: only a full answer bounds what there was.
    if case.all_answered() && !case.is_single() {
        found.extend(lot(case));
    }
    if case.all_answered() {
        found.extend(inputs(case));
    }
    found.extend(case.journey.legs.iter().filter(|leg| leg.sole).filter_map(|leg| {
        let (into, out) = (leg.shipment.quantity?, leg.receipt.quantity?);
        let ((kind, sent), (other, received)) = (measure(into)?, measure(out)?);
        let more = kind == other && exceeds(kind, received, sent);
        more.then(|| Finding::MassBalance {
            event: leg.receipt.index,
            into: as_told(into),
            out: as_told(out),
            how: Balance::Shipment,
        })
    }));
    found
}

/// The outputs of a transformation against its inputs. Parts that share an identifier are one.
fn transformation(case: &Case<'_>, link: usize) -> Option<Finding> {
    let event = case.history.told[link].event;
    let parts: Vec<&Event> = match &event.transformation_id {
        None => vec![event],
        Some(id) => {
            let told = case.history.told.iter().filter(|told| told.standing == crate::report::Standing::Counts);
            told.map(|told| told.event).filter(|it| it.transformation_id.as_ref() == Some(id)).collect()
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
    let mut shipped = 0.0;
    let shipments = named().filter(|deed| deed.step() == Some(&epcis::vocabulary::BizStep::Shipping));
    let from_origin = shipments.filter(|deed| !whereabouts::apart(origin, deed) && whereabouts::place(deed).is_some());
    let mut all = from_origin.filter(|deed| {
        shipped += of_kind(deed).unwrap_or(0.0);
        exceeds(kind, shipped, made)
    });
    let all = all.next().map(|deed| deed.index);
    let single = single.and_then(|deed| Some(balance(deed.index, of_kind(deed)?)));
    let found = single.or_else(|| all.map(|event| balance(event, shipped)));
    found.into_iter().collect()
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
    found.collect()
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

fn exceeds(kind: Kind, out: f64, into: f64) -> bool {
    let tolerance = if kind == Kind::Pieces { 1.0 } else { TOLERANCE };
    out > into * tolerance + 1e-9
}

/// The amount in grams, litres or pieces. Source: UN/ECE Recommendation 20.
fn measure(quantity: &Quantity) -> Option<(Kind, f64)> {
    let amount = quantity.amount.filter(|amount| *amount >= 0.0)?;
    let (kind, factor) = match quantity.uom.as_deref() {
        None | Some("" | "H87" | "EA" | "C62" | "PCE") => (Kind::Pieces, 1.0),
        Some("KGM") => (Kind::Mass, 1e3),
        Some("GRM") => (Kind::Mass, 1.0),
        Some("TNE") => (Kind::Mass, 1e6),
        Some("MGM") => (Kind::Mass, 1e-3),
        Some("DTN") => (Kind::Mass, 1e5),
        Some("LBR") => (Kind::Mass, 453.592_37),
        Some("ONZ") => (Kind::Mass, 28.349_523_125),
        Some("LTR") => (Kind::Volume, 1.0),
        Some("MLT") => (Kind::Volume, 1e-3),
        Some("MTQ") => (Kind::Volume, 1e3),
        Some(_) => return None,
    };
    Some((kind, amount * factor))
}

fn as_told(quantity: &Quantity) -> Amount {
    Amount { amount: quantity.amount.unwrap_or(0.0), uom: quantity.uom.clone() }
}

/// An amount in grams, litres or pieces, written in the unit of `like`.
fn in_unit_of(like: &Quantity, amount: f64) -> Amount {
    let one = Quantity { amount: Some(1.0), ..like.clone() };
    Amount { amount: amount / measure(&one).map_or(1.0, |(_, factor)| factor), uom: like.uom.clone() }
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
}
