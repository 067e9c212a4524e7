//! The history of an item: what every source told, merged, and sorted by what it is about.
//!
//! The order in which sources and events arrive never matters: whatever decides between two events
//! is in the events themselves.

mod bounds;
mod containment;
mod deed;
mod identity;
mod index;
mod lineage;
mod merge;
mod part;

use epcis::hash::Namespaces;
use epcis::{Event, ItemKey};
use gs1::sorted::Set;

use super::answer::Answer;
use super::item::Item;
use super::report::Standing;

pub use bounds::{LEVELS, THINGS};
pub use containment::Stay;
use deed::Own;
pub use deed::{Deed, Telling, gravity};
pub use identity::place_key;
pub(crate) use index::Index;
use lineage::Followed;
pub use lineage::Relative;
use merge::Merged;
pub use part::{Role, Scope};

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
    /// Those of them that tell it differently.
    pub dissent: Vec<usize>,
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
    /// What is told of the item and has no place in that order: at an unknown time, flagged as wrong without a
    /// correction, or another source's telling of an event that counts.
    pub loose: Vec<Deed<'a>>,
    /// Events about single members of the item's lot or class; they say nothing about this item.
    pub members: Vec<usize>,
    /// The containers that held the item, and when.
    pub stays: Vec<Stay>,
    /// What the item was made from, nearest first; at most [`LEVELS`] levels and [`THINGS`] things.
    pub inputs: Vec<Relative<'a>>,
    /// What was made from the item.
    pub outputs: Vec<Relative<'a>>,
    /// What the item holds, if it is a container, within the same bounds.
    pub contents: Vec<Relative<'a>>,
    /// Events that sources tell differently.
    pub conflicts: Vec<Conflict>,
    /// Events that count, and another source's declaration that they are wrong.
    pub denials: Vec<Conflict>,
    /// The source of the event at which the bound of what is followed was reached.
    pub cut: Option<usize>,
    /// The lots that the item is known to belong to: the code's own, then those that its history states.
    pub lots: Set<String>,
}

impl<'a> History<'a> {
    /// Merges what the answers tell, and finds the item, its containers and its inputs in it.
    pub fn new(item: &Item, answers: &'a [Answer]) -> History<'a> {
        let Merged { mut told, conflicts, denials } = merge::merge(answers);
        let index = Index::new(&told);
        let lots = lineage::lots(&item.key, &told, &index);
        let stays = containment::stays(&item.key, &lots, &told, &index);
        let Own { deeds: own, loose, members } = deed::own(&item.key, &lots, &stays, &told, &index);
        let Followed { found: inputs, cut, .. } = lineage::inputs(&item.key, &lots, &told, &index);
        let outputs = lineage::outputs(&item.key, &lots, &told, &index);
        let Followed { found: contents, cut: held_cut, .. } = lineage::contents(&item.key, &told, &index);
        let cut = cut.or(held_cut).map(|event| told[event].source);
        let relatives = inputs.iter().chain(&outputs).chain(&contents);
        let deeds = relatives.flat_map(|relative| relative.deeds.iter().chain(&relative.loose));
        let mut is_about = vec![false; told.len()];
        deeds.chain(&own).chain(&loose).for_each(|deed| is_about[deed.index] = true);
        members.iter().for_each(|at| is_about[*at] = true);
        for (told, is_about) in told.iter_mut().zip(is_about) {
            if told.standing == Standing::Counts && !is_about {
                told.standing = Standing::OtherItem;
            }
        }
        History { told, own, loose, members, stays, inputs, outputs, contents, conflicts, denials, lots, cut }
    }

    /// How many events a source tells about the item itself, or its members.
    pub fn found_by(&self, source: usize) -> usize {
        let loose = self.loose.iter().filter(|deed| deed.telling != Telling::Another);
        let own = self.own.iter().chain(loose).map(|deed| deed.index).chain(self.members.iter().copied());
        own.filter(|at| self.told[*at].sources.contains(&source)).count()
    }

    /// How finely `key` names the item; none if it names something else, or only a member of its lot or class.
    pub fn scope(&self, key: &ItemKey, item: &ItemKey) -> Option<Scope> {
        part::scope(key, item, &self.lots)
    }

    /// What is told of the item at a time that cannot be read.
    pub fn undated(&self) -> impl Iterator<Item = &Deed<'a>> {
        self.loose.iter().filter(|deed| deed.telling == Telling::Undated)
    }

    /// Deeds whose event names the item itself or its lot, not only its class or its container.
    pub fn named(&self) -> impl Iterator<Item = &Deed<'a>> {
        let loose = self.loose.iter().filter(|deed| deed.telling != Telling::Another);
        self.own.iter().chain(loose).filter(|deed| deed.via.is_none() && deed.scope != Scope::Class)
    }
}
