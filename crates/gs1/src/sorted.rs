//! Sets and maps that are lists in order, small once compiled.
//!
//! The library's trees and tables are compiled anew for each kind of key and value, 2 to 5 KB a time. What one report
//! gathers is some hundred items, mostly in order already, for which a list is as fast.

use alloc::vec::Vec;
use core::{borrow::Borrow, ops::Deref};

/// Items in order, none of them twice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Set<T>(Vec<T>);

impl<T: Ord> Set<T> {
    /// A set of `items`.
    pub fn of(items: impl IntoIterator<Item = T>) -> Self {
        let mut set = Self::default();
        set.add(items);
        set
    }

    /// Puts all `items` in.
    pub fn add(&mut self, items: impl IntoIterator<Item = T>) {
        items.into_iter().for_each(|item| {
            self.insert(item);
        });
    }

    /// Puts an item in; false where it was in already.
    pub fn insert(&mut self, item: T) -> bool {
        let place = self.0.binary_search(&item);
        if let Err(place) = place {
            self.0.insert(place, item);
        }
        place.is_err()
    }

    /// Takes an item out; false where it was not in.
    pub fn remove(&mut self, item: &T) -> bool {
        let place = self.0.binary_search(item);
        if let Ok(place) = place {
            self.0.remove(place);
        }
        place.is_ok()
    }

    /// Whether an item is in.
    pub fn contains<Q: Ord + ?Sized>(&self, item: &Q) -> bool
    where
        T: Borrow<Q>,
    {
        self.0.binary_search_by(|known| known.borrow().cmp(item)).is_ok()
    }
}

impl<T> Default for Set<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T> Deref for Set<T> {
    type Target = [T];

    fn deref(&self) -> &[T] {
        &self.0
    }
}

/// Values by their keys.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Map<K, V>(Vec<(K, V)>);

impl<K: Ord, V> Map<K, V> {
    /// The value of a key.
    pub fn get<Q: Ord + ?Sized>(&self, key: &Q) -> Option<&V>
    where
        K: Borrow<Q>,
    {
        let place = self.0.binary_search_by(|(known, _)| known.borrow().cmp(key)).ok()?;
        Some(&self.0[place].1)
    }

    /// Whether there is no key.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The value of a key, which `make` gives where there is none yet.
    pub fn get_or_insert_with(&mut self, key: K, make: impl FnOnce() -> V) -> &mut V {
        let place = match self.0.binary_search_by(|(known, _)| known.cmp(&key)) {
            Ok(place) => place,
            Err(place) => {
                self.0.insert(place, (key, make()));
                place
            }
        };
        &mut self.0[place].1
    }
}

impl<K, V> Default for Map<K, V> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

#[cfg(test)]
mod tests {
    use alloc::{
        collections::{BTreeMap, BTreeSet},
        vec::Vec,
    };

    use proptest::prelude::*;

    use super::{Map, Set};

    proptest! {
        #[test]
        fn a_set_is_the_library_s(items: Vec<u8>, more: Vec<u8>, less: Vec<u8>) {
            let mut ours = Set::of(items.iter().copied());
            let mut theirs: BTreeSet<u8> = items.into_iter().collect();
            for item in more {
                prop_assert_eq!(ours.contains(&item), theirs.contains(&item));
                prop_assert_eq!(ours.insert(item), theirs.insert(item));
            }
            for item in less {
                prop_assert_eq!(ours.remove(&item), theirs.remove(&item));
            }
            prop_assert!(ours.iter().eq(&theirs));
        }

        #[test]
        fn a_map_is_the_library_s(items: Vec<(u8, u8)>, asked: u8) {
            let (mut ours, mut theirs) = (Map::default(), BTreeMap::new());
            for (key, value) in items {
                let same = ours.get_or_insert_with(key, || value) == theirs.entry(key).or_insert(value);
                prop_assert!(same);
            }
            prop_assert_eq!(ours.get(&asked), theirs.get(&asked));
        }
    }
}
