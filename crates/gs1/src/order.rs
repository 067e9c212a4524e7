//! One sort for lists of every kind.
//!
//! The library's own sort is compiled anew for each kind of list and each comparison, 4 KB a time, and the page
//! carries every copy to every phone. This one sorts places behind one comparison of places, and moves the items
//! once at the end.

use crate::list::Gather;
use alloc::vec::Vec;
use core::cmp::Ordering;

/// Sorts `items` by `compare`; what compares equal keeps its order.
pub fn sort_by<T>(items: &mut [T], mut compare: impl FnMut(&T, &T) -> Ordering) {
    if items.len() < 2 {
        return;
    }
    let mut places = places(items.len(), &mut |a, b| compare(&items[a], &items[b]));
    for at in 0..items.len() {
        while places[at] != at {
            let to = places[at];
            items.swap(at, to);
            places.swap(at, to);
        }
    }
}

/// Sorts `items` by what `key` says of each; what has the same key keeps its order.
pub fn sort_by_key<T, K: Ord>(items: &mut [T], mut key: impl FnMut(&T) -> K) {
    sort_by(items, |a, b| key(a).cmp(&key(b)));
}

/// Sorts `items`.
pub fn sort<T: Ord>(items: &mut [T]) {
    sort_by(items, T::cmp);
}

/// Where each of `count` items goes.
fn places(count: usize, compare: &mut dyn FnMut(usize, usize) -> Ordering) -> Vec<usize> {
    let mut order: Vec<usize> = (0..count).gathered();
    order.sort_by(|&a, &b| compare(a, b));
    let mut places = order.clone();
    for (at, &from) in order.iter().enumerate() {
        places[from] = at;
    }
    places
}

#[cfg(test)]
mod tests {
    use alloc::vec::Vec;

    use proptest::prelude::*;

    proptest! {
        #[test]
        fn equals_the_library_s_stable_sort(items in prop::collection::vec((0_u8..8, any::<u8>()), 0..80)) {
            let (mut ours, mut theirs): (Vec<_>, Vec<_>) = (items.clone(), items);
            super::sort_by_key(&mut ours, |it| it.0);
            theirs.sort_by_key(|it| it.0);
            prop_assert_eq!(&ours, &theirs);
            super::sort(&mut ours);
            theirs.sort();
            prop_assert_eq!(ours, theirs);
        }
    }
}
