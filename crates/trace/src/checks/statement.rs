//! What sources state about the item itself: dates and lot, from instance and lot master data.

use super::{Case, at};
use crate::clock;
use crate::finding::At;
use crate::history::{Deed, Role, Scope};
use gs1::list::Gather;

/// One value, who states it, and by which event.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Statement<T> {
    pub(super) value: T,
    pub(super) source: usize,
    pub(super) event: Option<usize>,
    /// ms since 1970 UTC; a later statement of one source replaces its earlier ones.
    time: i64,
}

/// The day that each source states last under one of these local names. Sources in ascending order.
/// A source without events about it may state it in its record of the product.
pub(super) fn dates(case: &Case<'_>, names: &[&str]) -> Vec<Statement<clock::Date>> {
    let mut dates = in_events(case, names);
    for (source, answer) in case.answers.iter().enumerate() {
        let Some(record) = &answer.record else { continue };
        let stated = match names {
            EXPIRY => &record.expires,
            BEST_BEFORE => &record.best_before,
            _ => &None,
        };
        let known = dates.iter().any(|statement| statement.source == source);
        if let Some(stated) = stated.as_ref().filter(|_| !known) {
            dates.push(Statement { value: stated.value, source, event: None, time: i64::MIN });
        }
    }
    gs1::order::sort_by_key(&mut dates, |statement| statement.source);
    dates
}

fn in_events(case: &Case<'_>, names: &[&str]) -> Vec<Statement<clock::Date>> {
    let dates = texts(case, names).into_iter().filter_map(|statement| {
        let value = clock::last_day(&statement.value)?;
        Some(Statement { value, source: statement.source, event: statement.event, time: statement.time })
    });
    dates.gathered()
}

/// The text that each source states last under one of these local names. Sources in ascending order.
pub(super) fn texts(case: &Case<'_>, names: &[&str]) -> Vec<Statement<String>> {
    let mut found: Vec<Statement<String>> = Vec::new();
    let history = case.history;
    // The conflicts are sorted by the event that counts.
    let conflicting = |kept: usize| {
        let first = history.conflicts.partition_point(|it| it.kept < kept);
        history.conflicts[first..].iter().take_while(move |it| it.kept == kept).map(|it| it.other)
    };
    for deed in history.own.iter().chain(history.undated()).filter(|deed| is_about_item(deed)) {
        for at in std::iter::once(deed.index).chain(conflicting(deed.index)) {
            let told = &history.told[at];
            let text = |name: &&str| Some(told.event.stated_text(name)?.trim().to_owned()).filter(|it| !it.is_empty());
            let Some(value) = names.iter().find_map(text) else { continue };
            // An event that several sources tell alike is the statement of each of them; in a conflict
            // each side speaks for its own source.
            let sources = if at == deed.index && conflicting(at).next().is_none() {
                told.sources.clone()
            } else {
                vec![told.source]
            };
            for source in sources {
                found.push(Statement { value: value.clone(), source, event: Some(at), time: deed.time });
            }
        }
    }
    for (source, answer) in case.answers.iter().enumerate() {
        for entry in answer.documents.iter().flat_map(|document| &document.master_data.entries) {
            let names_item = entry
                .id
                .key
                .as_ref()
                .is_some_and(|key| history.scope(key, &case.item.key).is_some_and(|scope| scope >= Scope::Lot));
            if let Some(value) = names.iter().find_map(|name| entry.attribute(name)).filter(|_| names_item) {
                found.push(Statement { value: value.trim().to_owned(), source, event: None, time: i64::MIN });
            }
        }
    }
    let mut last: Vec<Statement<String>> = Vec::new();
    for statement in found {
        match last.iter_mut().find(|known| known.source == statement.source) {
            None => last.push(statement),
            Some(known) if (known.time, &known.value) < (statement.time, &statement.value) => *known = statement,
            Some(_) => {}
        }
    }
    gs1::order::sort_by_key(&mut last, |statement| statement.source);
    last
}

/// Whether an event is about the item itself, and not only about its kind, its container or what was made from it.
fn is_about_item(deed: &Deed<'_>) -> bool {
    deed.via.is_none() && deed.scope >= Scope::Lot && matches!(deed.role, Role::Subject | Role::Output)
}

/// The day that an event states under one of these local names.
pub(super) fn date(deed: &Deed<'_>, names: &[&str]) -> Option<clock::Date> {
    let event = deed.event;
    names.iter().find_map(|name| clock::last_day(&event.stated_text(name)?)).filter(|_| is_about_item(deed))
}

/// The days that events of an unknown time state about the item: nobody can say that a later event replaces them.
pub(super) fn undated<'c>(case: &'c Case<'_>, names: &'c [&str]) -> impl Iterator<Item = (At, clock::Date)> + 'c {
    case.history.undated().filter_map(|deed| Some((at(deed), date(deed, names)?)))
}

/// Local names of the expiry date.
pub(crate) const EXPIRY: &[&str] = &["itemExpirationDate", "expirationDate", "expiryDate"];

/// Local names of the best-before date.
pub(crate) const BEST_BEFORE: &[&str] = &["bestBeforeDate"];
