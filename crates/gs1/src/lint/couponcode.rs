//! `couponcode`: the North American coupon code (GS1 US coupon guideline).

use crate::lint_error::{
    Fault,
    LintError::{self, *},
};

/// The fields of a coupon, read from the left.
pub(super) struct Fields<'a> {
    data: &'a [u8],
    at: usize,
}

impl<'a> Fields<'a> {
    pub(super) const fn new(data: &'a [u8]) -> Self {
        Self { data, at: 0 }
    }

    /// The next digit, whatever it is. Where nothing is left the whole coupon is at fault.
    pub(super) fn any(&mut self, missing: LintError) -> Result<usize, Fault> {
        let digit = self.data.get(self.at).ok_or_else(|| super::whole(missing, self.data))?;
        self.at += 1;
        Ok(usize::from(digit - b'0'))
    }

    /// The next digit, which must be one of a few.
    pub(super) fn code(&mut self, allowed: &[u8], missing: LintError, invalid: LintError) -> Result<usize, Fault> {
        let digit = self.any(missing)?;
        if allowed.iter().any(|one| usize::from(one - b'0') == digit) {
            return Ok(digit);
        }
        Err(Fault::at(invalid, self.at - 1, self.at))
    }

    /// The next `length` digits. Where only some are left those are at fault, else the whole coupon.
    pub(super) fn take(&mut self, length: usize, truncated: LintError) -> Result<&'a [u8], Fault> {
        let rest = &self.data[self.at..];
        if rest.is_empty() && length > 0 {
            return Err(super::whole(truncated, self.data));
        }
        let field = rest.get(..length).ok_or_else(|| Fault::at(truncated, self.at, self.data.len()))?;
        self.at += length;
        Ok(field)
    }

    /// Whether an optional field with this number follows; if so the number is taken.
    fn option(&mut self, number: u8) -> bool {
        let follows = self.data.get(self.at) == Some(&number);
        self.at += usize::from(follows);
        follows
    }

    /// Nothing may be left.
    pub(super) fn end(&self) -> Result<(), Fault> {
        if self.at == self.data.len() {
            return Ok(());
        }
        Err(Fault::at(CouponExcessData, self.at, self.data.len()))
    }

    /// Length and value of a purchase requirement, its code and the family code.
    fn requirement(&mut self, errors: [LintError; 6]) -> Result<(), Fault> {
        let [no_length, bad_length, cut, no_code, bad_code, cut_family] = errors;
        let length = self.code(b"12345", no_length, bad_length)?;
        self.take(length, cut)?;
        self.code(b"012349", no_code, bad_code)?;
        self.take(3, cut_family)?;
        Ok(())
    }

    /// Length and value of another company prefix; length 9 stands for none.
    fn other_prefix(&mut self, errors: [LintError; 3]) -> Result<(), Fault> {
        let [no_length, bad_length, cut] = errors;
        let length = self.code(b"01234569", no_length, bad_length)?;
        self.take(if length == 9 { 0 } else { length + 6 }, cut)?;
        Ok(())
    }

    /// A date of six digits; `cut` where fewer are left, `bad` where it is no date.
    fn date(&mut self, cut: LintError, bad: LintError) -> Result<&'a [u8], Fault> {
        let date = self.take(6, cut)?;
        super::yymmdd::check(date).map_err(|_| Fault::at(bad, self.at - 6, self.at))?;
        Ok(date)
    }
}

/// The required fields, then the optional ones with the numbers 1, 2, 3, 4, 5, 6 and 9 in order.
pub(super) fn check(data: &[u8]) -> Result<(), Fault> {
    super::digits(data)?;
    let mut coupon = Fields::new(data);
    let length = coupon.code(b"0123456", CouponMissingGcpVli, CouponInvalidGcpLength)?;
    coupon.take(length + 6, CouponTruncatedGcp)?;
    coupon.take(6, CouponTruncatedOfferCode)?;
    let length = coupon.code(b"12345", CouponMissingSaveValueVli, CouponInvalidSaveValueLength)?;
    coupon.take(length, CouponTruncatedSaveValue)?;
    coupon.requirement([
        CouponMissingFirstRequirementVli,
        CouponInvalidFirstRequirementLength,
        CouponTruncatedFirstRequirement,
        CouponMissingFirstRequirementCode,
        CouponInvalidFirstRequirementCode,
        CouponTruncatedFirstFamilyCode,
    ])?;
    if coupon.option(b'1') {
        coupon.code(b"0123", CouponMissingAdditionalRulesCode, CouponInvalidAdditionalRulesCode)?;
        coupon.requirement([
            CouponMissingSecondRequirementVli,
            CouponInvalidSecondRequirementLength,
            CouponTruncatedSecondRequirement,
            CouponMissingSecondRequirementCode,
            CouponInvalidSecondRequirementCode,
            CouponTruncatedSecondFamilyCode,
        ])?;
        coupon.other_prefix([CouponMissingSecondGcpVli, CouponInvalidSecondGcpLength, CouponTruncatedSecondGcp])?;
    }
    if coupon.option(b'2') {
        coupon.requirement([
            CouponMissingThirdRequirementVli,
            CouponInvalidThirdRequirementLength,
            CouponTruncatedThirdRequirement,
            CouponMissingThirdRequirementCode,
            CouponInvalidThirdRequirementCode,
            CouponTruncatedThirdFamilyCode,
        ])?;
        coupon.other_prefix([CouponMissingThirdGcpVli, CouponInvalidThirdGcpLength, CouponTruncatedThirdGcp])?;
    }
    dates(&mut coupon)?;
    if coupon.option(b'5') {
        let length = coupon.any(CouponMissingSerialNumberVli)?;
        coupon.take(length + 6, CouponTruncatedSerialNumber)?;
    }
    if coupon.option(b'6') {
        let length = coupon.code(b"1234567", CouponMissingRetailerVli, CouponInvalidRetailerLength)?;
        coupon.take(length + 6, CouponTruncatedRetailer)?;
    }
    if coupon.option(b'9') {
        coupon.code(b"01256", CouponMissingSaveValueCode, CouponInvalidSaveValueCode)?;
        coupon.code(b"012", CouponMissingSaveValueApplies, CouponInvalidSaveValueApplies)?;
        coupon.any(CouponMissingStoreFlag)?;
        coupon.code(b"01", CouponMissingMultiplyFlag, CouponInvalidMultiplyFlag)?;
    }
    coupon.end()
}

/// The optional expiration and start dates. Dates of one form compare as their digits do.
fn dates(coupon: &mut Fields) -> Result<(), Fault> {
    let expiration = match coupon.option(b'3') {
        true => Some(coupon.date(CouponTooShortForExpirationDate, CouponInvalidExpirationDate)?),
        false => None,
    };
    if coupon.option(b'4') {
        let start = coupon.date(CouponTooShortForStartDate, CouponInvalidStartDate)?;
        if expiration.is_some_and(|end| start > end) {
            return Err(Fault::at(CouponExpirationBeforeStart, coupon.at - 14, coupon.at));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use crate::lint::{
        LintError,
        Linter::Couponcode,
        rows::{accepted, refused},
    };

    #[test]
    fn the_required_fields_and_each_optional_field_pass() {
        accepted(Couponcode, &["012345612345611110123", "0123456123456111101233201225"]);
    }

    #[test]
    fn a_coupon_that_ends_early_names_the_field() {
        refused(Couponcode, LintError::CouponMissingGcpVli, &["«»"]);
        refused(Couponcode, LintError::CouponTruncatedGcp, &["0«12345»", "«0»"]);
        refused(Couponcode, LintError::CouponTruncatedOfferCode, &["0123456«12345»"]);
        refused(Couponcode, LintError::CouponMissingSaveValueVli, &["«0123456123456»"]);
    }

    #[test]
    fn lengths_and_codes_outside_their_range_are_marked() {
        refused(Couponcode, LintError::CouponInvalidGcpLength, &["«7»12345612345611110123"]);
        refused(Couponcode, LintError::CouponInvalidSaveValueLength, &["0123456123456«6»"]);
        refused(Couponcode, LintError::NonDigitCharacter, &["01«x»"]);
    }

    #[test]
    fn an_expiration_before_the_start_marks_both_dates() {
        refused(Couponcode, LintError::CouponExpirationBeforeStart, &["012345612345611110123«32012244201225»"]);
    }

    #[test]
    fn what_follows_is_marked() {
        refused(Couponcode, LintError::CouponExcessData, &["012345612345611110123«0»"]);
    }
}
