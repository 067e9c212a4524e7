//! Amounts that can be compared: masses, volumes and pieces, whatever unit they are told in.

use epcis::event::Quantity;

use crate::finding::Amount;

/// What an amount measures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Mass,
    Volume,
    Pieces,
}

/// Scales differ: a half per cent of mass or volume is tolerated.
const TOLERANCE: f64 = 1.005;

/// Codes of UN/ECE Recommendation 20, and signs that people write instead; the factor gives grams, litres or pieces.
const UNITS: [(&str, Kind, f64); 43] = [
    ("H87", Kind::Pieces, 1.0),
    ("EA", Kind::Pieces, 1.0),
    ("C62", Kind::Pieces, 1.0),
    ("PCE", Kind::Pieces, 1.0),
    ("PCS", Kind::Pieces, 1.0),
    ("PR", Kind::Pieces, 2.0),
    ("DZN", Kind::Pieces, 12.0),
    ("KGM", Kind::Mass, 1e3),
    ("KG", Kind::Mass, 1e3),
    ("GRM", Kind::Mass, 1.0),
    ("G", Kind::Mass, 1.0),
    ("MGM", Kind::Mass, 1e-3),
    ("HGM", Kind::Mass, 1e2),
    ("DTN", Kind::Mass, 1e5),
    ("TNE", Kind::Mass, 1e6),
    ("LBR", Kind::Mass, 453.592_37),
    ("ONZ", Kind::Mass, 28.349_523_125),
    ("STN", Kind::Mass, 907_184.74),
    ("LTN", Kind::Mass, 1_016_046.908_8),
    ("LTR", Kind::Volume, 1.0),
    ("L", Kind::Volume, 1.0),
    ("MLT", Kind::Volume, 1e-3),
    ("ML", Kind::Volume, 1e-3),
    ("CLT", Kind::Volume, 1e-2),
    ("DLT", Kind::Volume, 1e-1),
    ("HLT", Kind::Volume, 1e2),
    ("MTQ", Kind::Volume, 1e3),
    ("DMQ", Kind::Volume, 1.0),
    ("CMQ", Kind::Volume, 1e-3),
    ("GLL", Kind::Volume, 3.785_411_784),
    ("GLI", Kind::Volume, 4.546_09),
    ("OZA", Kind::Volume, 0.029_573_529_562_5),
    ("OZI", Kind::Volume, 0.028_413_062_5),
    ("T", Kind::Mass, 1e6),
    ("tấn", Kind::Mass, 1e6),
    ("tạ", Kind::Mass, 1e5),
    ("yến", Kind::Mass, 1e4),
    ("lạng", Kind::Mass, 1e2),
    ("gram", Kind::Mass, 1.0),
    ("kilogram", Kind::Mass, 1e3),
    ("lít", Kind::Volume, 1.0),
    ("cái", Kind::Pieces, 1.0),
    ("chiếc", Kind::Pieces, 1.0),
];

/// The amount in grams, litres or pieces; none without an amount, or in a unit that is not known.
pub(super) fn measure(quantity: &Quantity) -> Option<(Kind, f64)> {
    let amount = quantity.amount.filter(|amount| *amount >= 0.0 && amount.is_finite())?;
    let (kind, factor) = match quantity.uom.as_deref().map(str::trim) {
        None | Some("") => (Kind::Pieces, 1.0),
        Some(uom) => {
            let word = epcis::event::local_name(uom);
            let (_, kind, factor) = UNITS.iter().find(|(code, ..)| code.eq_ignore_ascii_case(word))?;
            (*kind, *factor)
        }
    };
    Some((kind, amount * factor))
}

/// Whether more came out than went in.
pub(super) fn exceeds(kind: Kind, out: f64, into: f64) -> bool {
    let tolerance = if kind == Kind::Pieces { 1.0 } else { TOLERANCE };
    out > into * tolerance + 1e-9
}

/// Whether two tellings of an amount differ; amounts that cannot be compared do, if they are written differently.
pub(super) fn differ(one: &Quantity, other: &Quantity) -> bool {
    match (measure(one), measure(other)) {
        (Some((kind, one)), Some((other_kind, other))) if kind == other_kind => {
            (one - other).abs() > 1e-6 * one.abs().max(other.abs()) + 1e-9
        }
        _ => match (one.amount, other.amount) {
            (Some(mine), Some(theirs)) => {
                let unit = |it: &Quantity| it.uom.as_deref().unwrap_or_default().trim().to_ascii_uppercase();
                mine != theirs || unit(one) != unit(other)
            }
            _ => false,
        },
    }
}

/// The amount as it is told.
pub(super) fn as_told(quantity: &Quantity) -> Amount {
    Amount { amount: quantity.amount.unwrap_or(0.0), uom: quantity.uom.clone() }
}

/// An amount in grams, litres or pieces, written in the unit of `like`.
pub(super) fn in_unit_of(like: &Quantity, amount: f64) -> Amount {
    let one = Quantity { amount: Some(1.0), ..like.clone() };
    Amount { amount: amount / measure(&one).map_or(1.0, |(_, factor)| factor), uom: like.uom.clone() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use epcis::event::Epc;

    #[track_caller]
    fn check(one: (f64, Option<&str>), other: (f64, Option<&str>), expected: bool) {
        let quantity = |(amount, uom): (f64, Option<&str>)| Quantity {
            class: Epc::new("x"),
            amount: Some(amount),
            uom: uom.map(str::to_owned),
        };
        assert_eq!(differ(&quantity(one), &quantity(other)), expected, "{one:?} {other:?}");
    }

    #[test]
    fn one_amount_in_two_units_is_one_amount() {
        check((500.0, Some("KGM")), (500_000.0, Some("GRM")), false);
        check((500.0, Some("KGM")), (500.0, Some("kgm")), false);
        check((0.5, Some("TNE")), (500.0, Some("kg")), false);
        check((1.0, Some("LBR")), (453.592_37, Some("GRM")), false);
        check((2.0, Some("LTR")), (2_000.0, Some("mlt")), false);
        check((24.0, None), (24.0, Some("H87")), false);
        check((24.0, Some("EA")), (2.0, Some("DZN")), false);
        check((500.0, Some("KGM")), (501.0, Some("KGM")), true);
        check((500.0, Some("KGM")), (500.0, Some("GRM")), true);
        check((24.0, None), (24.0, Some("KGM")), true);
        check((7.0, Some("XBX")), (7.0, Some("xbx")), false);
        check((7.0, Some("XBX")), (8.0, Some("XBX")), true);
    }
}
