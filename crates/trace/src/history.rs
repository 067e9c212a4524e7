//! The history of an item: what every source told, merged, and sorted by what it is about.
//!
//! The order in which sources and events arrive never matters: whatever decides between two events
//! is in the events themselves.

mod containment;
mod deed;
mod identity;
mod lineage;
mod merge;

use std::collections::{BTreeMap, BTreeSet};

use epcis::hash::Namespaces;
use epcis::{Event, ItemKey};

use super::answer::Answer;
use super::item::Item;
use super::report::Standing;

pub use containment::Stay;
pub use deed::{Deed, Role, Scope, gravity};
pub use identity::place_key;
pub use lineage::{LEVELS, Relative, THINGS};

/// One event as one source told it.
#[derive(Clone, Debug)]
pub struct Told<'a> {
    /// Index of the answer.
    pub source: usize,
    /// Position in the answer.
    pub position: usize,
    /// The event.
    pub event: &'a Event,
    /// The prefixes that its document declares.
    pub namespaces: &'a Namespaces,
    /// Whether it counts.
    pub standing: Standing,
    /// Every source that told it, in ascending order, for an event that counts.
    pub sources: Vec<usize>,
    /// When it happened, ms since 1970 UTC; the record time where the event has no readable time.
    pub time: Option<i64>,
}

/// Two sources tell one event differently.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Conflict {
    /// The event that counts.
    pub kept: usize,
    /// The event that does not.
    pub other: usize,
}

/// Everything that was told about an item.
#[derive(Clone, Debug)]
pub struct History<'a> {
    /// Every event, by source and position.
    pub told: Vec<Told<'a>>,
    /// What happened to the item itself, alone or inside a container, in order of time.
    pub own: Vec<Deed<'a>>,
    /// Events about single members of the item's lot or class; they say nothing about this item.
    pub members: Vec<usize>,
    /// The containers that held the item, and when.
    pub stays: Vec<Stay>,
    /// What the item was made from, nearest first; at most [`LEVELS`] levels and [`THINGS`] things.
    pub inputs: Vec<Relative<'a>>,
    /// What was made from the item.
    pub outputs: Vec<Relative<'a>>,
    /// Events that sources tell differently.
    pub conflicts: Vec<Conflict>,
    /// The lots that the item is known to belong to: the code's own, then those that its history states.
    pub lots: BTreeSet<String>,
}

impl<'a> History<'a> {
    /// Merges what the answers tell, and finds the item, its containers and its inputs in it.
    pub fn new(item: &Item, answers: &'a [Answer]) -> History<'a> {
        let (mut told, conflicts) = merge::merge(answers);
        let index = Index::new(&told);
        let lots = lineage::lots(&item.key, &told, &index);
        let stays = containment::stays(&item.key, &lots, &told, &index);
        let (own, members) = deed::own(&item.key, &lots, &stays, &told, &index);
        let inputs = lineage::inputs(&item.key, &lots, &told, &index);
        let outputs = lineage::outputs(&item.key, &lots, &told, &index);
        let about: BTreeSet<usize> = own
            .iter()
            .map(|deed| deed.index)
            .chain(members.iter().copied())
            .chain(inputs.iter().chain(&outputs).flat_map(|relative| relative.deeds.iter().map(|deed| deed.index)))
            .collect();
        for (at, told) in told.iter_mut().enumerate() {
            if told.standing == Standing::Counts && !about.contains(&at) {
                told.standing = Standing::OtherItem;
            }
        }
        History { told, own, members, stays, inputs, outputs, conflicts, lots }
    }

    /// Whether a source tells at least one event about the item itself, or its members.
    pub fn found_by(&self, source: usize) -> usize {
        let own = self.own.iter().map(|deed| deed.index).chain(self.members.iter().copied());
        own.filter(|at| self.told[*at].sources.contains(&source)).count()
    }

    /// How finely `key` names the item; none if it names something else, or only a member of its lot or class.
    pub fn scope(&self, key: &ItemKey, item: &ItemKey) -> Option<Scope> {
        deed::scope(key, item, &self.lots)
    }

    /// Own deeds whose event names the item itself or its lot, not only its class or its container.
    pub fn named(&self) -> impl Iterator<Item = &Deed<'a>> {
        self.own.iter().filter(|deed| deed.via.is_none() && deed.scope != Scope::Class)
    }
}

/// Which events name a key: from the key's number, or the identifier's text, to the events.
pub(crate) struct Index<'a> {
    by_id: BTreeMap<&'a str, Vec<usize>>,
    by_transformation: BTreeMap<&'a str, Vec<usize>>,
}

impl<'a> Index<'a> {
    fn new(told: &[Told<'a>]) -> Index<'a> {
        let mut index = Index { by_id: BTreeMap::new(), by_transformation: BTreeMap::new() };
        for (at, one) in told.iter().enumerate().filter(|(_, one)| one.standing == Standing::Counts) {
            for epc in one.event.items() {
                let id = epc.key.as_ref().map_or(epc.text.as_str(), ItemKey::id);
                let list = index.by_id.entry(id).or_default();
                if list.last() != Some(&at) {
                    list.push(at);
                }
            }
            if let Some(id) = &one.event.transformation_id {
                index.by_transformation.entry(id.as_str()).or_default().push(at);
            }
        }
        index
    }

    fn naming(&self, id: &str) -> &[usize] {
        self.by_id.get(id).map_or(&[], Vec::as_slice)
    }

    /// The events that tell one transformation together: those that share its identifier.
    fn parts(&self, at: usize, event: &Event) -> Vec<usize> {
        match event.transformation_id.as_deref().and_then(|id| self.by_transformation.get(id)) {
            Some(parts) => parts.clone(),
            None => vec![at],
        }
    }
}
