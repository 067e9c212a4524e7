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
    use alloc::format;

    use crate::lint::{
        LintError::{self, *},
        Linter::Couponcode,
        rows::{accepted, refused},
    };

    /// The required fields: prefix, offer code, save value, first purchase.
    const REQUIRED: &str = "012345612345611110123";

    /// The bad part is marked in what follows the required fields.
    #[track_caller]
    fn behind(error: LintError, rest: &str) {
        refused(Couponcode, error, &[&format!("{REQUIRED}{rest}")]);
    }

    /// A coupon that ends before a field is at fault as a whole.
    #[track_caller]
    fn ends(error: LintError, rest: &str) {
        refused(Couponcode, error, &[&format!("«{REQUIRED}{rest}»")]);
    }

    #[test]
    fn the_required_fields_and_each_optional_field_pass() {
        for rest in ["", "101101239", "101101230123456", "21101239", "21101230123456", "3201225", "4201225"] {
            accepted(Couponcode, &[&format!("{REQUIRED}{rest}")]);
        }
        for rest in ["32012254201225", "50123456", "611234567", "90001", "95201", "32012255012345690001"] {
            accepted(Couponcode, &[&format!("{REQUIRED}{rest}")]);
        }
    }

    #[test]
    fn the_required_fields_are_checked_in_order() {
        refused(Couponcode, NonDigitCharacter, &["01«x»"]);
        refused(Couponcode, CouponMissingGcpVli, &["«»"]);
        refused(Couponcode, CouponInvalidGcpLength, &["«7»12345612345611110123"]);
        refused(Couponcode, CouponTruncatedGcp, &["0«12345»", "«0»"]);
        refused(Couponcode, CouponTruncatedOfferCode, &["0123456«12345»"]);
        refused(Couponcode, CouponMissingSaveValueVli, &["«0123456123456»"]);
        refused(Couponcode, CouponInvalidSaveValueLength, &["0123456123456«6»"]);
        refused(Couponcode, CouponTruncatedSaveValue, &["01234561234565«1234»"]);
        refused(Couponcode, CouponMissingFirstRequirementVli, &["«012345612345611»"]);
        refused(Couponcode, CouponInvalidFirstRequirementLength, &["012345612345611«6»"]);
        refused(Couponcode, CouponTruncatedFirstRequirement, &["0123456123456112«1»"]);
        refused(Couponcode, CouponMissingFirstRequirementCode, &["«01234561234561111»"]);
        refused(Couponcode, CouponInvalidFirstRequirementCode, &["01234561234561111«5»"]);
        refused(Couponcode, CouponTruncatedFirstFamilyCode, &["012345612345611110«12»"]);
    }

    #[test]
    fn a_second_purchase_is_checked() {
        ends(CouponMissingAdditionalRulesCode, "1");
        behind(CouponInvalidAdditionalRulesCode, "1«4»");
        ends(CouponMissingSecondRequirementVli, "10");
        behind(CouponInvalidSecondRequirementLength, "10«6»");
        behind(CouponTruncatedSecondRequirement, "102«1»");
        ends(CouponMissingSecondRequirementCode, "1011");
        behind(CouponInvalidSecondRequirementCode, "1011«5»");
        behind(CouponTruncatedSecondFamilyCode, "10110«12»");
        ends(CouponMissingSecondGcpVli, "10110123");
        behind(CouponInvalidSecondGcpLength, "10110123«7»");
        behind(CouponTruncatedSecondGcp, "101101230«12345»");
    }

    #[test]
    fn a_third_purchase_is_checked() {
        ends(CouponMissingThirdRequirementVli, "2");
        behind(CouponInvalidThirdRequirementLength, "2«6»");
        behind(CouponTruncatedThirdRequirement, "22«1»");
        ends(CouponMissingThirdRequirementCode, "211");
        behind(CouponInvalidThirdRequirementCode, "211«5»");
        behind(CouponTruncatedThirdFamilyCode, "2110«12»");
        ends(CouponMissingThirdGcpVli, "2110123");
        behind(CouponInvalidThirdGcpLength, "2110123«7»");
        behind(CouponTruncatedThirdGcp, "21101230«12345»");
    }

    #[test]
    fn dates_are_checked() {
        behind(CouponTooShortForExpirationDate, "3«20122»");
        behind(CouponInvalidExpirationDate, "3«201399»");
        behind(CouponTooShortForStartDate, "4«2012»");
        behind(CouponInvalidStartDate, "4«201399»");
        behind(CouponExpirationBeforeStart, "«32012244201225»");
    }

    #[test]
    fn serial_retailer_and_flags_are_checked() {
        ends(CouponMissingSerialNumberVli, "5");
        behind(CouponTruncatedSerialNumber, "50«12345»");
        ends(CouponMissingRetailerVli, "6");
        behind(CouponInvalidRetailerLength, "6«8»");
        behind(CouponTruncatedRetailer, "61«123456»");
        ends(CouponMissingSaveValueCode, "9");
        behind(CouponInvalidSaveValueCode, "9«3»");
        ends(CouponMissingSaveValueApplies, "90");
        behind(CouponInvalidSaveValueApplies, "90«3»");
        ends(CouponMissingStoreFlag, "900");
        ends(CouponMissingMultiplyFlag, "9000");
        behind(CouponInvalidMultiplyFlag, "9000«2»");
        behind(CouponExcessData, "«0»");
    }
}
