//! `expired`: the expiry date of the code or of the history is before today in Việt Nam, or the item's
//! latest disposition says so, or one of those of something that it holds. A date counts to the end of its day.

use epcis::vocabulary::Disposition;

use super::{Case, at, statement};
use crate::clock;
use crate::finding::{Basis, Finding};
use crate::history::{Role, Scope};

pub(super) fn check(case: &Case<'_>) -> Vec<Finding> {
    let today = case.now.vietnam_date();
    let code = case.item.expiry.filter(|date| *date < today);
    let code = code.map(|date| Finding::Expired { expiry: Some(date), basis: Basis::Code, inside: None });
    let stated = statement::dates(case, statement::EXPIRY).into_iter().filter(|stated| stated.value < today);
    let stated =
        stated.map(|stated| Finding::Expired { expiry: Some(stated.value), basis: case.basis(&stated), inside: None });
    let states = case.states.iter().filter(|state| *state.disposition == Disposition::Expired);
    let states =
        states.map(|state| Finding::Expired { expiry: None, basis: Basis::Event(at(state.deed)), inside: None });
    let inside = case.history.contents.iter().flat_map(|content| {
        let own = content.deeds.iter().filter(|deed| deed.via.is_none() && deed.scope >= Scope::Lot);
        let made = own.filter(|deed| matches!(deed.role, Role::Subject | Role::Output));
        let told = made.filter_map(|deed| {
            let day = statement::EXPIRY.iter().find_map(|name| clock::day(deed.event.ilmd_text(name)?))?;
            Some((deed, day))
        });
        let past = told.filter(|(_, day)| *day < today);
        past.map(|(deed, day)| Finding::Expired {
            expiry: Some(day),
            basis: Basis::Event(at(deed)),
            inside: Some(content.epc.text.clone()),
        })
    });
    code.into_iter().chain(stated).chain(states).chain(inside).collect()
}

#[cfg(test)]
mod tests {
    use crate::checks::story::{check, check_at};

    #[test]
    fn an_expiry_date_counts_to_the_end_of_its_day_in_viet_nam() {
        check_at("2026-11-20T16:59:59Z", "lot", "1T8 commissioning active @A exp=2026-11-20", "");
        check_at("2026-11-20T17:00:00Z", "lot", "1T8 commissioning active @A exp=2026-11-20", "expired");
        check_at("2026-11-20T17:00:00Z", "lot 17=261120", "1T8 commissioning active @A", "expired");
        check_at("2026-11-20T16:59:59Z", "lot 17=261120", "1T8 commissioning active @A", "");
        check_at("2026-11-30T12:00:00Z", "lot 17=261100", "1T8 commissioning active @A", "");
        check_at("2026-11-30T18:00:00Z", "lot 17=261100", "1T8 commissioning active @A", "expired");
    }

    #[test]
    fn only_the_expiry_of_the_item_counts() {
        check("lot 12=200101", "1T8 commissioning active @A", "");
        check("lot", "1T7 commissioning active #X1 exp=2026-10-01; 1T8 make X1 @A", "");
        check("lot", "1T8 make X1 @A; 2T8 make lot>X2 exp=2020-01-01", "");
        check("lot", "1T8 commissioning active @A; 2T8 inspecting expired @A", "expired");
        check("serial", "1T8 commissioning active @A lot=L1; 1T7 commissioning active #lot exp=2026-10-01", "expired");
    }
}
