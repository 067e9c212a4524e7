//! The search in a table of records that stand in order.

/// Finds in sorted records of one size the record that begins with the `key` bytes, by halving.
pub(crate) fn find<const SIZE: usize>(records: &[u8], wanted: &[u8], key: usize) -> Option<usize> {
    if wanted.len() != key {
        return None;
    }
    let (mut low, mut high) = (0, records.len() / SIZE);
    while low < high {
        let middle = low.midpoint(high);
        let at = middle * SIZE;
        match records[at..at + key].cmp(wanted) {
            core::cmp::Ordering::Less => low = middle + 1,
            core::cmp::Ordering::Greater => high = middle,
            core::cmp::Ordering::Equal => return Some(at),
        }
    }
    None
}
