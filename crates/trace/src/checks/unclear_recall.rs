//! What seems to speak of a recall in words that nobody defined: it recalls nothing, and nothing can be said without it.
//!
//! A private step, type or field may be the first word of a recall, or of one that is over.

use epcis::event::{BizTransaction, Epc, EventType, is_standard, local_name};
use epcis::vocabulary::{BizStep, Disposition};
use epcis::{Event, ItemKey};
use gs1::list::Gather;
use serde_json::Value;

use crate::history::{History, Telling};
use crate::recall::{RecallNotice, denies, hint, may_mean, mentions};
use crate::report::Standing;
use crate::site::plain;

/// Levels of a field that are looked through.
const DEPTH: usize = 4;

/// An event about the item, and its words.
pub(crate) struct Unclear {
    /// The event.
    pub(crate) event: usize,
    /// The field and what stands there.
    pub(crate) said: String,
}

/// The events about the item that seem to speak of a recall, and do not say so in words of the standard.
pub(crate) fn unclear(history: &History<'_>, item: &ItemKey) -> Vec<Unclear> {
    let told = history.own.iter().chain(&history.loose).filter(|deed| deed.telling != Telling::Another);
    let own = told.filter_map(|deed| Some(Unclear { event: deed.index, said: words(deed.event)? }));
    let others = history.told.iter().enumerate().filter(|(_, told)| told.standing == Standing::OtherItem);
    let alike = others.filter_map(|(event, told)| Some(Unclear { event, said: lot_alike(told.event, item)? }));
    own.chain(alike).gathered()
}

/// The recalled lot that may be the item's, written in another way.
fn lot_alike(event: &Event, item: &ItemKey) -> Option<String> {
    let mut states = event.disposition.iter().chain(&event.persistent.set);
    if !states.any(|state| *state == Disposition::Recalled) {
        return None;
    }
    let alike = |epc: &&Epc| epc.key.as_ref().is_some_and(|key| is_alike(key, item));
    event.items().find(alike).map(|epc| epc.text.clone())
}

/// The same of a notice.
pub(super) fn notice_alike(notice: &RecallNotice, item: &ItemKey) -> Option<String> {
    let mut named = notice.items.iter().filter(|_| notice.is_recalled);
    named.find(|key| is_alike(key, item)).map(ToString::to_string)
}

fn is_alike(key: &ItemKey, item: &ItemKey) -> bool {
    let (Some(one), Some(other)) = (key.lot(), item.lot()) else { return false };
    key.gtin().is_some() && key.gtin() == item.gtin() && may_mean(one, other)
}

fn words(event: &Event) -> Option<String> {
    let states = || event.disposition.iter().chain(&event.persistent.set).chain(&event.persistent.unset);
    if states().any(|state| *state == Disposition::Recalled) {
        return None;
    }
    let told = |word: &str| mentions(word) && !denies(&Value::from(word));
    let said = |state: &&Disposition| matches!(state, Disposition::Other(word) if told(word) || is_withdrawn(word));
    if let Some(state) = event.disposition.iter().chain(&event.persistent.set).find(said) {
        return Some(format!("disposition: {}", state.word()));
    }
    if let Some(BizStep::Other(word)) = &event.biz_step
        && told(word)
    {
        return Some(format!("bizStep: {word}"));
    }
    if let EventType::Other(word) = &event.kind
        && told(word)
    {
        return Some(format!("type: {word}"));
    }
    let document = |it: &&BizTransaction| it.kind.as_ref().is_some_and(|kind| told(kind.word())) || told(&it.id);
    if let Some(document) = event.biz_transactions.iter().find(document) {
        return Some(format!("bizTransactionList: {}", document.id));
    }
    // A state in an object of somebody's own was not understood as one.
    let words = ["bizStep", "disposition", "persistentDisposition"].into_iter();
    let written = words.filter_map(|name| event.raw.get_key_value(name));
    if let Some(said) = hint(written.filter(|(_, value)| value.is_object() || value.is_array()), 1) {
        return Some(said);
    }
    if !event.has_more {
        return None;
    }
    let fields = event.raw.iter().filter(|(name, _)| !is_standard(name));
    hint(fields.chain(event.ilmd_map().into_iter().flatten()), DEPTH)
}

/// Whether a state says that goods were taken from the market, or from somewhere else.
fn is_withdrawn(word: &str) -> bool {
    plain(local_name(word)).contains("withdraw")
}

#[cfg(test)]
mod tests {
    use crate::checks::story::{check, check_notes};

    #[test]
    fn a_private_word_of_a_recall_is_no_recall_and_is_told() {
        let story = |what: &str| format!("1T8 commissioning active @A; 9T8 {what} @B");
        for what in [
            "holding product_recall",
            "holding recall_closed",
            "recalling -",
            "x:ProductRecall in_progress",
            "urn:x:step:recall_started -",
            "thu_hoi in_progress",
            "holding Thu-Hồi",
            "x:DaThuHoi -",
            "holding market_withdrawal",
        ] {
            check("lot", &story(what), "");
            check_notes("lot", &story(what), "not_all_read");
        }
        check_notes("lot", &story("recalling recalled"), "!not_all_read");
        check_notes("lot", &story("holding -"), "!not_all_read");
        check_notes("lot", &story("holding not_recalled"), "!not_all_read");
        check_notes("lot", &story("chua_thu_hoi -"), "!not_all_read");
        check_notes("lot", &story("thu_hoach -"), "!not_all_read");
        check_notes("lot", &story("recalling - #otherlot"), "!not_all_read");
    }
}
