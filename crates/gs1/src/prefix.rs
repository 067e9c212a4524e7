//! GS1 prefixes: who licensed a number. A prefix never says where goods come from.
//!
//! A company gets its numbers from the GS1 organisation that it joins, often where it has its seat,
//! and then uses them for goods made anywhere. So `893` says that GS1 Viet Nam licensed the number,
//! and nothing about origin.
//!
//! Source: GS1 General Specifications, section 1.4; GS1 Company Prefix list of GS1.

use crate::{
    gtin::{Gtin, GtinForm},
    prefix_table::{self, GCP_LENGTHS, GTIN_8_RANGES, List, RANGES},
};

/// What numbers with a prefix are for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PrefixUse {
    /// A GS1 member organisation licenses it to companies.
    Licensed {
        /// The name of the organisation, for example `GS1 Vietnam`.
        organisation: &'static str,
        /// Its country or region as ISO 3166-1 alpha-2 codes separated by `,`, for example `VN`;
        /// empty for the GS1 Global Office.
        region: &'static str,
    },
    /// A shop, chain or region gives these numbers itself, often for weighed goods: they mean
    /// something only there.
    RestrictedRegion,
    /// A company gives these numbers itself for use within its walls.
    RestrictedCompany,
    /// A coupon.
    Coupon,
    /// A refund receipt.
    RefundReceipt,
    /// A serial publication: the number holds an ISSN.
    Issn,
    /// A book: the number holds an ISBN.
    Isbn,
    /// Printed music: the number holds an ISMN.
    Ismn,
    /// Demonstrations and examples, never goods.
    Demonstration,
    /// Kept free or for later; no goods should bear it.
    Unassigned,
}

impl PrefixUse {
    /// Whether the number has a meaning only within one company or region.
    #[must_use]
    pub const fn is_restricted(self) -> bool {
        matches!(self, Self::RestrictedRegion | Self::RestrictedCompany)
    }
}

/// A prefix of a GTIN and what it says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Prefix {
    /// The prefix with the length that its list has.
    digits: [u8; 7],
    len: u8,
    /// What numbers with it are for.
    pub usage: PrefixUse,
    /// Whether it was found in the list for GTIN-8, which differs from that for longer numbers.
    pub is_gtin8: bool,
}

impl Prefix {
    /// The digits of the prefix, for example `893`.
    #[must_use]
    pub fn as_str(&self) -> &str {
        core::str::from_utf8(&self.digits[..usize::from(self.len)]).unwrap_or_default()
    }
}

/// The prefix of a GTIN: of the thirteen digits without the indicator, and for a GTIN-8 of its eight.
///
/// ```
/// # use gs1::{Gtin, prefix::{self, PrefixUse}};
/// let gtin: Gtin = "8934588063053".parse().unwrap();
/// let prefix = prefix::of(&gtin);
/// assert_eq!(prefix.as_str(), "893");
/// assert!(matches!(prefix.usage, PrefixUse::Licensed { region: "VN", .. }));
/// ```
#[must_use]
pub fn of(gtin: &Gtin) -> Prefix {
    let digits = gtin.as_bytes();
    if gtin.form() == GtinForm::Gtin8 { find(&digits[6..], &GTIN_8_RANGES, true) } else { of_number(&digits[1..]) }
}

/// The prefix of the digits of a GTIN-13, GLN or any other key without the digit before its prefix.
#[must_use]
pub fn of_number(digits: &[u8]) -> Prefix {
    find(digits, &RANGES, false)
}

fn find(digits: &[u8], list: &List, is_gtin8: bool) -> Prefix {
    let hit = core::str::from_utf8(digits).ok().and_then(|digits| prefix_table::find(digits, list));
    let (len, usage) = hit.unwrap_or((3, PrefixUse::Unassigned));
    let mut prefix = [0; 7];
    let len = len.min(digits.len());
    prefix[..len].copy_from_slice(&digits[..len]);
    Prefix { digits: prefix, len: len as u8, usage, is_gtin8 }
}

/// How long the company prefix of a GTIN is, where the list of its GS1 organisation is known: so far
/// GS1 Viet Nam (893). `None` where it is not known.
#[must_use]
pub fn company_prefix_length(gtin: &Gtin) -> Option<usize> {
    if gtin.form() == GtinForm::Gtin8 {
        return None;
    }
    let digits = &gtin.as_bytes()[1..];
    GCP_LENGTHS.iter().find(|(prefix, _)| digits.starts_with(prefix)).map(|(_, length)| usize::from(*length))
}
