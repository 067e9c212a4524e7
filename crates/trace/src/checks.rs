//! The checks: one rule a file. Each reads the case and says what it found, with evidence.

mod aggregation_broken;
mod already_sold;
mod amount;
mod before_origin;
mod best_before;
mod certificate_expired;
mod cold_chain_broken;
mod country;
mod destroyed;
mod event_after_end_of_life;
mod event_hash;
mod event_in_future;
mod expired;
mod expiry_mismatch;
mod impossible_travel;
mod journey;
mod lot_mismatch;
mod lots_recalled;
mod mass_balance;
mod merging_notes;
mod no_pedigree_match;
mod not_all_read;
mod not_sellable;
mod origin_notes;
mod part_affected;
mod recalled;
mod recalled_upstream;
mod received_not_shipped;
mod recorded_before_event;
mod second_commissioning;
mod signature;
mod sources_disagree;
mod state;
mod statement;
mod stolen;
#[cfg(test)]
mod story;
mod two_places_at_once;
mod unclear_recall;
mod whereabouts;
mod wrong_receiver;

pub(crate) use cold_chain_broken::is_alarm;
pub use journey::Journey;
pub(crate) use statement::{BEST_BEFORE, EXPIRY};
use unclear_recall::{notice_alike, unclear};

use super::answer::Answer;
use super::clock::{LocalTime, Timestamp, VIETNAM_OFFSET_MINUTES};
use super::finding::{At, Basis, Finding};
use super::history::{Deed, History};
use super::item::Item;
use super::names::Names;
use epcis::event::{Epc, Quantity};

/// Everything that a check may look at.
pub struct Case<'a> {
    /// The item of the code.
    pub item: &'a Item,
    /// What the sources told.
    pub history: &'a History<'a>,
    /// The answers themselves, in the order of the sources.
    pub answers: &'a [Answer],
    /// The time of the check.
    pub now: Timestamp,
    /// The shipments and receipts of the item.
    pub journey: Journey<'a>,
    /// What sources call places and parties.
    names: Names<'a>,
    /// How much there is of the lot.
    whole: Option<state::Whole>,
    /// Events that tell a state of a part of the lot only.
    parts: Vec<(&'a Deed<'a>, &'a Quantity)>,
    /// What each source says last of the item, and what it lets persist.
    states: Vec<state::State<'a, 'a>>,
}

/// Five minutes: how far two clocks may differ, in ms.
const CLOCK_TOLERANCE_MS: i64 = 5 * 60_000;

/// A rule.
type Check = fn(&Case<'_>) -> Vec<Finding>;

/// Every rule, in the order of the codes that it raises.
const CHECKS: &[Check] = &[
    recalled::check,
    recalled_upstream::check,
    expired::check,
    destroyed::check,
    stolen::check,
    best_before::check,
    not_sellable::check,
    no_pedigree_match::check,
    already_sold::check,
    event_after_end_of_life::check,
    second_commissioning::check,
    before_origin::check,
    event_in_future::check,
    recorded_before_event::check,
    received_not_shipped::check,
    wrong_receiver::check,
    impossible_travel::check,
    two_places_at_once::check,
    lot_mismatch::check,
    expiry_mismatch::check,
    aggregation_broken::check,
    mass_balance::check,
    cold_chain_broken::check,
    certificate_expired::check,
    signature::check,
    sources_disagree::check,
    not_all_read::check,
    lots_recalled::check,
    part_affected::check,
    origin_notes::check,
    merging_notes::check,
    event_hash::check,
];

/// Runs every rule. At most one finding a code: the first, which is the earliest event's.
pub fn all(case: &Case<'_>) -> Vec<Finding> {
    let mut findings: Vec<Finding> = Vec::new();
    for finding in CHECKS.iter().flat_map(|check| check(case)) {
        if !findings.iter().any(|known| known.code() == finding.code()) {
            findings.push(finding);
        }
    }
    findings
}

/// The event of a deed, and when it happened.
pub(crate) fn at(deed: &Deed<'_>) -> At {
    At { event: deed.index, time: deed.event.time.or(deed.event.record_time).map(|_| local_time(deed)) }
}

/// The deed's time on the clock of its place.
pub(crate) fn local_time(deed: &Deed<'_>) -> LocalTime {
    let offset = deed.event.offset.map_or(VIETNAM_OFFSET_MINUTES, |offset| offset.minutes());
    Timestamp(deed.time).at_offset(offset)
}

impl<'a> Case<'a> {
    /// Everything that the checks look at.
    pub fn new(item: &'a Item, history: &'a History<'a>, answers: &'a [Answer], now: Timestamp) -> Case<'a> {
        let single = item.key.level() == epcis::item::Level::Item;
        let whole = state::Whole::new(history);
        let parts = whole.as_ref().map_or_else(Vec::new, |whole| state::parts(history, whole));
        let states = state::current(history, &history.own, &history.loose, state::By::All, |deed| {
            parts.iter().any(|(part, _)| part.index == deed.index)
        });
        let journey = Journey::new(history, single);
        Case { item, history, answers, now, journey, names: Names::new(answers), whole, parts, states }
    }

    /// Whether the code or the history is about one single thing.
    fn is_single(&self) -> bool {
        self.item.key.level() == epcis::item::Level::Item
    }

    /// What a source calls a place or party, else its identifier as written.
    fn name(&self, id: &Epc) -> String {
        self.names.name(id).unwrap_or_else(|| id.text.clone())
    }

    /// The name of the place where a deed happened.
    fn place(&self, deed: &Deed<'_>) -> Option<String> {
        whereabouts::place(deed).map(|place| self.name(place))
    }

    /// An event by its index, and when it happened.
    fn event(&self, index: usize) -> At {
        let told = &self.history.told[index];
        let offset = told.event.offset.map_or(VIETNAM_OFFSET_MINUTES, |offset| offset.minutes());
        At { event: index, time: told.time.map(|time| Timestamp(time).at_offset(offset)) }
    }

    /// Who states something: the event where one does, else the source.
    fn basis<T>(&self, stated: &statement::Statement<T>) -> Basis {
        stated.event.map_or(Basis::Source(stated.source), |event| Basis::Event(self.event(event)))
    }

    /// Whether every source that was asked has answered in full: only then the lack of an event says anything.
    fn all_answered(&self) -> bool {
        self.answers.iter().all(Answer::is_complete)
    }
}
