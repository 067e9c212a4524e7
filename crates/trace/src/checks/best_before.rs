//! `past_best_before`: the best-before date of the code or of the history is before today in Việt Nam.
//! It is another date than the expiry. A date counts to the end of its day.

use super::{Case, statement};
use crate::finding::{Basis, Finding};
use gs1::list::Gather;

pub(super) fn check(case: &Case<'_>) -> Vec<Finding> {
    let today = case.now.vietnam_date();
    let code = case.item.best_before.filter(|date| *date < today);
    let code = code.map(|date| Finding::PastBestBefore { date, basis: Basis::Code });
    let stated = statement::dates(case, statement::BEST_BEFORE).into_iter().filter(|stated| stated.value < today);
    let stated = stated.map(|stated| Finding::PastBestBefore { date: stated.value, basis: case.basis(&stated) });
    let undated = statement::undated(case, statement::BEST_BEFORE).filter(|(_, day)| *day < today);
    let undated = undated.map(|(at, date)| Finding::PastBestBefore { date, basis: Basis::Event(at) });
    code.into_iter().chain(stated).chain(undated).gathered()
}

#[cfg(test)]
mod tests {
    use crate::checks::story::{check, check_at};

    #[test]
    fn a_best_before_date_counts_to_the_end_of_its_day_in_viet_nam() {
        check_at("2026-11-20T16:59:59Z", "lot 15=261120", "1T8 commissioning active @A", "");
        check_at("2026-11-20T17:00:00Z", "lot 15=261120", "1T8 commissioning active @A", "past_best_before");
        check_at("2026-11-20T17:00:00Z", "lot", "1T8 commissioning active @A best=2026-11-20", "past_best_before");
    }

    #[test]
    fn it_is_another_date_than_the_expiry() {
        check("lot 15=261101", "1T8 commissioning active @A exp=2027-01-01", "past_best_before");
        check("lot 16=261101", "1T8 commissioning active @A", "");
    }
}
