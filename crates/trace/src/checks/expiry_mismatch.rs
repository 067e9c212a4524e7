//! `expiry_mismatch`: the code names another expiry or best-before date than the history.

use super::{Case, statement};
use crate::clock::Date;
use crate::finding::Finding;
use gs1::list::Gather;

pub(super) fn check(case: &Case<'_>) -> Vec<Finding> {
    let expiry = differing(case, case.item.expiry, statement::EXPIRY);
    expiry.into_iter().chain(differing(case, case.item.best_before, statement::BEST_BEFORE)).gathered()
}

fn differing(case: &Case<'_>, code: Option<Date>, names: &[&str]) -> Vec<Finding> {
    let Some(code) = code else { return Vec::new() };
    let stated = statement::dates(case, names).into_iter().filter(|stated| stated.value != code);
    stated.map(|stated| Finding::ExpiryMismatch { code, told: stated.value, basis: case.basis(&stated) }).gathered()
}

#[cfg(test)]
mod tests {
    use crate::checks::story::check;

    #[test]
    fn the_dates_of_code_and_history_are_one() {
        check("lot 17=270101", "1T8 commissioning active @A exp=2027-01-02", "expiry_mismatch");
        check("lot 17=270101", "1T8 commissioning active @A exp=2027-01-01", "");
        check("lot 17=270100", "1T8 commissioning active @A exp=2027-01-31", "");
        check("lot 17=270101", "1T8 commissioning active @A exp=2027-01-01T00:00:00+07:00", "");
        check("lot 15=270101", "1T8 commissioning active @A exp=2027-01-02", "");
        check("lot 15=270101", "1T8 commissioning active @A best=2027-01-02", "expiry_mismatch");
        check("lot 17=270101", "1T8 commissioning active #otherlot exp=2027-01-02", "");
        check("lot", "1T8 commissioning active @A exp=2027-01-02", "");
    }

    #[test]
    fn a_later_statement_of_the_same_source_replaces_the_earlier() {
        check("lot 17=270101", "1T8 commissioning active @A exp=2026-12-31; 2T8 inspecting - @A exp=2027-01-01", "");
    }
}
