//! Which events name what, in the order in which they were told.

use epcis::{Event, ItemKey};
use gs1::list::Gather;

use super::Told;
use crate::report::Standing;

/// Places in a list by what stands there: a text may stand in many places.
pub(super) struct Places<'a> {
    /// In order; each as often as it stands somewhere.
    texts: Vec<&'a str>,
    places: Vec<usize>,
}

impl<'a> Places<'a> {
    pub(super) fn new(told: impl Iterator<Item = (&'a str, usize)>) -> Places<'a> {
        let mut told = told.gathered();
        gs1::order::sort_by(&mut told, |one, other| one.0.cmp(other.0));
        // One event may name one thing more than once.
        told.dedup();
        Places { texts: told.iter().map(|it| it.0).gathered(), places: told.iter().map(|it| it.1).gathered() }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.texts.is_empty()
    }

    /// The places of a text, in the order in which they were told.
    pub(super) fn of(&self, text: &str) -> &[usize] {
        let from = self.texts.partition_point(|it| *it < text);
        let count = self.texts[from..].partition_point(|it| *it == text);
        &self.places[from..from + count]
    }

    /// The places of each text.
    pub(super) fn groups(&self) -> impl Iterator<Item = &[usize]> {
        let mut from = 0;
        self.texts.chunk_by(|one, next| one == next).map(move |same| {
            from += same.len();
            &self.places[from - same.len()..from]
        })
    }
}

/// Which events name a key: from the key's number, or the identifier's text, to the events.
pub(crate) struct Index<'a> {
    by_id: Places<'a>,
    /// Events that are flagged, or that are another source's telling of one that counts.
    loose_by_id: Places<'a>,
    by_transformation: Places<'a>,
}

impl<'a> Index<'a> {
    pub(super) fn new(told: &[Told<'a>]) -> Index<'a> {
        let counts = |one: &Told<'_>| one.standing == Standing::Counts;
        let is_loose = |one: &Told<'_>| match one.standing {
            Standing::Flagged => true,
            Standing::Duplicate(kept) => told[kept].dissent.contains(&one.source),
            _ => false,
        };
        fn ids<'a>((at, one): (usize, &Told<'a>)) -> impl Iterator<Item = (&'a str, usize)> {
            let id = |epc: &'a epcis::event::Epc| epc.key.as_ref().map_or(epc.text.as_str(), ItemKey::id);
            one.event.items().map(move |epc| (id(epc), at))
        }
        let all = || told.iter().enumerate();
        let counting = || all().filter(|(_, one)| counts(one));
        let transformation = |(at, one): (usize, &Told<'a>)| Some((one.event.transformation_id.as_deref()?, at));
        Index {
            by_id: Places::new(counting().flat_map(ids)),
            loose_by_id: Places::new(all().filter(|(_, one)| is_loose(one)).flat_map(ids)),
            by_transformation: Places::new(counting().filter_map(transformation)),
        }
    }

    pub(super) fn naming(&self, id: &str) -> &[usize] {
        self.by_id.of(id)
    }

    /// Events that name a key and are flagged, or another source's telling.
    pub(super) fn loose(&self, id: &str) -> &[usize] {
        self.loose_by_id.of(id)
    }

    /// The events that tell one transformation together: those that share its identifier.
    pub(super) fn parts(&self, at: usize, event: &Event) -> Vec<usize> {
        match event.transformation_id.as_deref().map(|id| self.by_transformation.of(id)) {
            None | Some([]) => vec![at],
            Some(parts) => parts.to_vec(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Places;

    #[test]
    fn a_text_is_found_in_all_its_places() {
        let places = Places::new([("b", 0), ("a", 1), ("b", 3), ("b", 3), ("", 4)].into_iter());
        for (text, expected) in [("a", &[1][..]), ("b", &[0, 3]), ("", &[4]), ("c", &[]), ("aa", &[])] {
            assert_eq!(places.of(text), expected, "{text}");
        }
        assert!(places.groups().eq([&[4][..], &[1], &[0, 3]]));
    }
}
