//! The linters: rules for one component of a value, one in each file.
//!
//! Each takes the bytes of the component and gives the first broken rule with the doubtful bytes.
//! Names and order of the checks are those of the GS1 Barcode Syntax Dictionary.

mod couponcode;
mod couponposoffer;
mod cset39;
mod cset64;
mod cset82;
mod csetnumeric;
mod csum;
mod csumalpha;
mod gcppos1;
mod gcppos2;
mod hasnondigit;
mod hh;
mod hhmi;
mod hyphen;
mod iban;
mod importeridx;
mod iso3166;
mod iso3166999;
mod iso3166alpha2;
mod iso4217;
mod iso5218;
mod latitude;
mod longitude;
mod mediatype;
mod mi;
mod nonzero;
mod nozeroprefix;
mod packagetype;
mod pcenc;
mod pieceoftotal;
mod posinseqslash;
mod ss;
mod winding;
mod yesno;
mod yymmd0;
mod yymmdd;
mod yyyymmd0;
mod yyyymmdd;
mod zero;

use crate::{
    cset::Cset,
    lint_error::{Fault, LintError},
};

pub use csum::check_digit;

macro_rules! linters {
    ($($(#[$doc:meta])* $variant:ident = $module:ident,)*) => {
        /// A rule that a component of a value obeys, named as in the dictionary.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum Linter {
            $($(#[$doc])* $variant,)*
        }

        impl Linter {
            /// The linter with the name that the dictionary uses, for example `csum`.
            #[must_use]
            pub fn from_name(name: &str) -> Option<Self> {
                match name {
                    $(stringify!($module) => Some(Self::$variant),)*
                    _ => None,
                }
            }

            /// The name that the dictionary uses.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self {
                    $(Self::$variant => stringify!($module),)*
                }
            }

            /// Checks one component.
            ///
            /// # Errors
            /// The first broken rule with its bytes.
            pub fn check(self, data: &[u8]) -> Result<(), Fault> {
                match self {
                    $(Self::$variant => $module::check(data),)*
                }
            }
        }
    };
}

linters! {
    /// North American coupon code.
    Couponcode = couponcode,
    /// North American positive offer file.
    Couponposoffer = couponposoffer,
    /// Character set 39.
    Cset39 = cset39,
    /// Character set 64 with its padding.
    Cset64 = cset64,
    /// Character set 82.
    Cset82 = cset82,
    /// Digits.
    Csetnumeric = csetnumeric,
    /// Check digit, modulo 10.
    Csum = csum,
    /// Check character pair, modulo 1021.
    Csumalpha = csumalpha,
    /// A GS1 Company Prefix at the first position.
    Gcppos1 = gcppos1,
    /// A GS1 Company Prefix at the second position.
    Gcppos2 = gcppos2,
    /// At least one character that is no digit.
    Hasnondigit = hasnondigit,
    /// Hour.
    Hh = hh,
    /// Hour and minute.
    Hhmi = hhmi,
    /// Hyphens only.
    Hyphen = hyphen,
    /// International bank account number.
    Iban = iban,
    /// Importer index of the EU tobacco rules.
    Importeridx = importeridx,
    /// Country, ISO 3166-1 numeric.
    Iso3166 = iso3166,
    /// Country, ISO 3166-1 numeric, or 999.
    Iso3166999 = iso3166999,
    /// Country, ISO 3166-1 alpha-2.
    Iso3166alpha2 = iso3166alpha2,
    /// Currency, ISO 4217 numeric.
    Iso4217 = iso4217,
    /// Sex, ISO/IEC 5218.
    Iso5218 = iso5218,
    /// Latitude.
    Latitude = latitude,
    /// Longitude.
    Longitude = longitude,
    /// AIDC media type.
    Mediatype = mediatype,
    /// Minute.
    Mi = mi,
    /// Not zero.
    Nonzero = nonzero,
    /// A number without a leading zero.
    Nozeroprefix = nozeroprefix,
    /// Package type code.
    Packagetype = packagetype,
    /// Percent-encoding.
    Pcenc = pcenc,
    /// Piece number of a total.
    Pieceoftotal = pieceoftotal,
    /// Position in a sequence, with a slash.
    Posinseqslash = posinseqslash,
    /// Second.
    Ss = ss,
    /// Winding direction of a roll.
    Winding = winding,
    /// 0 or 1.
    Yesno = yesno,
    /// Date `YYMMDD` whose day may be 00.
    Yymmd0 = yymmd0,
    /// Date `YYMMDD`.
    Yymmdd = yymmdd,
    /// Date `YYYYMMDD` whose day may be 00.
    Yyyymmd0 = yyyymmd0,
    /// Date `YYYYMMDD`.
    Yyyymmdd = yyyymmdd,
    /// Zeros only.
    Zero = zero,
}

impl Cset {
    /// Checks that a component keeps to the set.
    ///
    /// # Errors
    /// The first character outside the set; for set 64 also padding that does not fit.
    pub fn check(self, data: &[u8]) -> Result<(), Fault> {
        match self {
            Self::N => csetnumeric::check(data),
            Self::X => cset82::check(data),
            Self::Y => cset39::check(data),
            Self::Z => cset64::check(data),
        }
    }
}

/// The first byte that is no digit is a fault.
fn digits(data: &[u8]) -> Result<(), Fault> {
    csetnumeric::check(data)
}

/// The whole component is the fault.
fn whole(error: LintError, data: &[u8]) -> Fault {
    Fault::at(error, 0, data.len())
}

/// Two digits that write at most `greatest`; the faults of a component that is too short, above that, and too long.
fn two_digits(data: &[u8], greatest: u64, [short, above, long]: [LintError; 3]) -> Result<(), Fault> {
    match data.len() {
        0 | 1 => return Err(whole(short, data)),
        2 => digits(data)?,
        _ => return Err(whole(long, data)),
    }
    if number(data) > greatest { Err(whole(above, data)) } else { Ok(()) }
}

/// Ten-millionths of a degree in ten digits; the faults of another length, and of a number above `greatest`.
fn degrees(data: &[u8], greatest: u64, [length, above]: [LintError; 2]) -> Result<(), Fault> {
    if data.len() != 10 {
        return Err(whole(length, data));
    }
    digits(data)?;
    if number(data) > greatest { Err(whole(above, data)) } else { Ok(()) }
}

/// The number that a few digits write.
fn number(digits: &[u8]) -> u64 {
    digits.iter().fold(0, |number, digit| number * 10 + u64::from(digit.wrapping_sub(b'0')))
}

/// The table tests of the linters: the bad part stands between `«` and `»`.
#[cfg(test)]
mod rows {
    use super::{LintError, Linter};

    #[track_caller]
    pub(super) fn accepted(linter: Linter, rows: &[&str]) {
        for row in rows {
            assert_eq!(linter.check(row.as_bytes()), Ok(()), "{row}");
        }
    }

    #[track_caller]
    pub(super) fn refused(linter: Linter, error: LintError, rows: &[&str]) {
        for row in rows {
            let (before, rest) = row.split_once('«').unwrap_or((row, "»"));
            let (bad, after) = rest.split_once('»').unwrap_or((rest, ""));
            let data = alloc::format!("{before}{bad}{after}");
            let expected = super::Fault::at(error, before.len(), before.len() + bad.len());
            assert_eq!(linter.check(data.as_bytes()), Err(expected), "{row}");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Linter;

    #[test]
    fn a_linter_is_found_by_the_name_it_has() {
        for name in ["csum", "iso3166alpha2", "yymmd0", "couponcode"] {
            assert_eq!(Linter::from_name(name).map(Linter::name), Some(name));
        }
        assert_eq!(Linter::from_name("yymmddhh"), None);
    }
}
