//! `expired`: the expiry date of the code or of the history is before today in Việt Nam, or the item's
//! latest disposition says so; or that of something that it holds. A date counts to the end of its day. What was in a
//! container that the item was made from counts if it was past its expiry on the day of its use.

use epcis::event::EventType;
use epcis::vocabulary::Disposition;
use gs1::list::Gather;

use super::{Case, at, statement};
use crate::clock::{Date, Timestamp};
use crate::finding::{Basis, Finding, Inside};
use crate::history::{Relative, Telling};

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
    let undated = statement::undated(case, statement::EXPIRY).filter(|(_, day)| *day < today);
    let undated =
        undated.map(|(at, day)| Finding::Expired { expiry: Some(day), basis: Basis::Event(at), inside: None });
    let held = case.history.contents.iter().flat_map(|content| past(content, today, Inside::Held));
    // What was on a pallet that was used up went in as it was on that day.
    let used = case.history.inputs.iter().filter(|input| is_from_container(case, input));
    let used = used.flat_map(|input| {
        input.used.into_iter().flat_map(|time| past(input, Timestamp(time).vietnam_date(), Inside::Used))
    });
    code.into_iter().chain(stated).chain(states).chain(undated).chain(held).chain(used).gathered()
}

/// Whether an input was used up within a container.
fn is_from_container(case: &Case<'_>, input: &Relative<'_>) -> bool {
    case.history.told[input.link].event.kind == EventType::Aggregation
}

/// What is told of something in a container whose expiry is before a day.
fn past<'r>(content: &'r Relative<'_>, day: Date, inside: fn(String) -> Inside) -> impl Iterator<Item = Finding> + 'r {
    let told = content.deeds.iter().chain(&content.loose).filter(|deed| deed.telling != Telling::Flagged);
    let told = told.filter_map(|deed| Some((deed, statement::date(deed, statement::EXPIRY)?)));
    told.filter(move |(_, expiry)| *expiry < day).map(move |(deed, expiry)| Finding::Expired {
        expiry: Some(expiry),
        basis: Basis::Event(at(deed)),
        inside: Some(inside(content.epc.text.clone())),
    })
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
    fn an_expiry_that_is_told_at_an_unknown_time_counts() {
        check("lot", "? commissioning active @A exp=2026-11-19", "expired");
        check("lot", "? commissioning active @A exp=2026-11-20", "");
        check("lot", "1T8 commissioning active @A exp=2027-01-01; ? inspecting - @A exp=2026-11-19", "expired");
        check("lot", "1T8 commissioning active @A; ? inspecting - #otherlot exp=2026-11-19", "");
        check("lot", "? commissioning active @A best=2026-11-19", "past_best_before");
    }

    #[test]
    fn what_was_on_a_pallet_counts_if_it_was_past_its_expiry_when_it_was_used() {
        let story = |exp: &str, more: &str| {
            format!("1T8 commissioning active #X1 exp={exp}; 2T8 pack X1 in C1; {more}; 4T8 make C1 @A")
        };
        check("lot", &story("2026-11-03", "3T8 storing - #C1"), "expired");
        check("lot", &story("2026-11-04", "3T8 storing - #C1"), "");
        check("lot", &story("2026-11-10", "3T8 storing - #C1"), "");
        check("lot", &story("2026-11-03", "3T8 unpack X1 in C1"), "");
        check("lot", &story("2026-11-03", "3T8 pack C1 in C2"), "expired");
        check("lot", "? commissioning active #X1 exp=2026-11-03; 2T8 pack X1 in C1; 4T8 make C1 @A", "expired");
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
