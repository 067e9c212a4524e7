//! Judges the item of a code by what the sources told, in each reading of the code.
//!
//! Where a separator may be lost, a stop or a warning about either reading counts, and the report says that there
//! are two. The reading that the sources know is the one that the rest of the report is about.

use epcis::ItemKey;
use gs1::list::Gather;

use super::answer::Answer;
use super::checks::{self, Case};
use super::clock::Timestamp;
use super::finding::{Finding, Level};
use super::history::{History, Scope, Told};
use super::item::{Item, Reading};
use super::product::{ProductCard, Stated};
use super::report::{ItemLevel, Known, Standing};

/// What follows about an item.
pub(super) struct Judged<'a> {
    pub(super) item: &'a Item,
    pub(super) history: History<'a>,
    pub(super) findings: Vec<Finding>,
    pub(super) known: Known,
}

/// Judges an item and, where they count, the other readings of its code.
pub(super) fn judge<'a>(item: &'a Item, answers: &'a [Answer], now: Timestamp) -> Judged<'a> {
    let plain = judge_one(item, answers, now);
    // What is known of the kind of product says nothing of a lot that only another reading names.
    let is_finer = |reading: &Reading| item.level() == ItemLevel::Product && reading.item.level() > ItemLevel::Product;
    let counts = |reading: &&'a Reading| reading.is_likely || plain.known < Known::Item || is_finer(reading);
    let others = item.others.iter().filter(counts).map(|reading| (reading, judge_one(&reading.item, answers, now)));
    // Of a reading that is only possible nothing is said where nobody knows it.
    let others: Vec<_> = others.filter(|(reading, judged)| reading.is_likely || judged.known == Known::Item).gathered();
    if others.is_empty() {
        return plain;
    }
    let readings =
        std::iter::once(item).chain(others.iter().map(|(reading, _)| &reading.item)).map(bracketed).gathered();
    let mut main = plain;
    for (_, other) in others {
        let other = match main.known < Known::Item && other.known == Known::Item {
            true => std::mem::replace(&mut main, other),
            false => other,
        };
        let grave = other.findings.into_iter().filter(|finding| finding.level() != Level::Note);
        for finding in grave {
            if !main.findings.iter().any(|known| known.code() == finding.code()) {
                main.findings.push(finding);
            }
        }
    }
    main.findings.push(Finding::OtherReading { readings });
    main
}

fn judge_one<'a>(item: &'a Item, answers: &'a [Answer], now: Timestamp) -> Judged<'a> {
    let history = History::new(item, answers);
    let mut findings = checks::all(&Case::new(item, &history, answers, now));
    let known = known(&history, item, answers, None);
    if known == Known::Item && is_serial_unknown(&history, item, answers) {
        findings.push(Finding::SerialUnknown {});
    }
    Judged { item, history, findings, known }
}

/// The elements of a reading as labels print them: `(01)09521001002011(10)L1`.
fn bracketed(item: &Item) -> String {
    item.elements.iter().map(|element| format!("({}){}", element.ai, element.raw)).collect()
}

/// What the sources know of what was scanned.
///
/// A code that names a lot, with or without a serial, is met by what is told of the lot; a serial alone by what is
/// told of it, or of a lot that a source ties to it; a code of the product alone by anything about the product.
/// `source` leaves out what the other sources tell.
pub(super) fn known(history: &History<'_>, item: &Item, answers: &[Answer], source: Option<usize>) -> Known {
    let needed = if item.level() == ItemLevel::Product { Scope::Class } else { Scope::Lot };
    let told = |event: usize| source.is_none_or(|source| history.told[event].sources.contains(&source));
    let answers = source.map_or(answers, |source| answers.get(source..=source).unwrap_or_default());
    let deeds = history.own.iter().chain(&history.loose).filter(|deed| told(deed.index));
    let mut scopes =
        deeds.map(|deed| deed.scope).chain(stated(answers).filter_map(|key| history.scope(key, &item.key)));
    let records = || answers.iter().filter_map(|answer| answer.record.as_ref());
    let of_lot = |card: &ProductCard| {
        let same = |value: &Option<Stated<String>>, own: Option<&str>| {
            own.is_some() && value.as_ref().is_some_and(|stated| Some(stated.value.as_str()) == own)
        };
        needed == Scope::Class || same(&card.lot, item.key.lot()) || same(&card.serial, item.key.serial())
    };
    // A key without a kind of product, such as that of a pallet, is one thing's own.
    let single = item.key.gtin().is_none();
    let met = scopes.any(|scope| scope >= needed) || history.members.iter().any(|&event| told(event));
    if met || records().any(|card| single || of_lot(card)) {
        return Known::Item;
    }
    let named = |told: &Told<'_>| {
        let mut keys = told.event.items().filter_map(|epc| epc.key.as_ref());
        !matches!(told.standing, Standing::Withdrawn | Standing::Corrected(_))
            && keys.any(|key| key.id() == item.key.id() && key.gtin() == item.key.gtin())
    };
    let is_stated = stated(answers).any(|key| key.id() == item.key.id());
    if is_stated || records().next().is_some() || told_by(history, source).any(named) {
        Known::Product
    } else {
        Known::Nothing
    }
}

/// What is told, by one source or by all.
fn told_by<'h, 'a>(history: &'h History<'a>, source: Option<usize>) -> impl Iterator<Item = &'h Told<'a>> {
    history.told.iter().filter(move |told| source.is_none_or(|source| told.sources.contains(&source)))
}

/// The things that master data and recall notices are about.
pub(super) fn stated(answers: &[Answer]) -> impl Iterator<Item = &ItemKey> {
    answers.iter().flat_map(|answer| {
        let entries = answer.documents.iter().flat_map(|document| &document.master_data.entries);
        let noticed = answer.recalls.iter().flat_map(|notice| &notice.items);
        entries.filter_map(|entry| entry.id.key.as_ref()).chain(noticed)
    })
}

/// Whether the code names a lot and a serial, and only the lot is known.
fn is_serial_unknown(history: &History<'_>, item: &Item, answers: &[Answer]) -> bool {
    let (Some(serial), Some(_)) = (item.key.serial(), item.key.lot()) else { return false };
    let deeds = history.own.iter().chain(&history.loose).map(|deed| deed.scope);
    let mut scopes = deeds.chain(stated(answers).filter_map(|key| history.scope(key, &item.key)));
    let card = |answer: &Answer| {
        let stated = answer.record.as_ref().and_then(|card| card.serial.as_ref());
        stated.is_some_and(|stated| stated.value == serial)
    };
    !scopes.any(|scope| scope == Scope::Item) && !answers.iter().any(card)
}
