//! `couponposoffer`: the positive offer file of North American coupons (GS1 US coupon guideline).

use super::couponcode::Fields;
use crate::lint_error::{Fault, LintError};

/// Format code, length and value of the funder, offer code, length and value of the serial number.
pub(super) fn check(data: &[u8]) -> Result<(), Fault> {
    super::digits(data)?;
    let mut coupon = Fields::new(data);
    coupon.code(b"01", LintError::CouponMissingFormatCode, LintError::CouponInvalidFormatCode)?;
    let length = coupon.code(b"0123456", LintError::CouponMissingFunderVli, LintError::CouponInvalidFunderLength)?;
    coupon.take(length + 6, LintError::CouponTruncatedFunder)?;
    coupon.take(6, LintError::CouponTruncatedOfferCode)?;
    let length = coupon.any(LintError::CouponMissingSerialNumberVli)?;
    coupon.take(length + 6, LintError::CouponTruncatedSerialNumber)?;
    coupon.end()
}

#[cfg(test)]
mod tests {
    use crate::lint::{
        LintError, Linter,
        rows::{accepted, refused},
    };

    #[test]
    fn a_whole_offer_passes() {
        accepted(Linter::Couponposoffer, &["001234561234560123456"]);
    }

    #[test]
    fn a_format_above_one_is_marked() {
        refused(Linter::Couponposoffer, LintError::CouponInvalidFormatCode, &["«2»01234561234560123456"]);
    }

    #[test]
    fn an_empty_offer_has_no_format() {
        refused(Linter::Couponposoffer, LintError::CouponMissingFormatCode, &["«»"]);
    }

    #[test]
    fn a_cut_serial_is_marked() {
        refused(Linter::Couponposoffer, LintError::CouponTruncatedSerialNumber, &["001234561234560«12345»"]);
    }

    #[test]
    fn what_follows_is_marked() {
        refused(Linter::Couponposoffer, LintError::CouponExcessData, &["001234561234560123456«7»"]);
    }

    #[test]
    fn letters_are_marked() {
        refused(Linter::Couponposoffer, LintError::NonDigitCharacter, &["«a»01234561234560123456"]);
    }
}
