//! Sorting by a weight: one sort for all that is ranked, since each that is made for a type of its own adds four
//! kilobytes to what a phone has to fetch.

/// Lists of up to so many items are sorted where they stand: a frame costs no memory for them.
const SHORT: usize = 64;

/// Sorts by falling weight; what weighs the same keeps its order.
pub fn heaviest_first<T: Copy>(items: &mut Vec<T>, weight: impl Fn(&T) -> f32) {
    if items.len() <= SHORT {
        for end in 1..items.len() {
            let mut at = end;
            while at > 0 && weight(&items[at]).total_cmp(&weight(&items[at - 1])).is_gt() {
                items.swap(at, at - 1);
                at -= 1;
            }
        }
        return;
    }
    let mut order: Vec<(f32, u32)> = items.iter().zip(0..).map(|(item, place)| (weight(item), place)).collect();
    rank(&mut order);
    let sorted: Vec<T> = order.into_iter().filter_map(|(_, place)| items.get(place as usize).copied()).collect();
    items.clear();
    items.extend_from_slice(&sorted);
}

/// Sorts pairs by falling weight, then by place.
#[inline(never)]
pub fn rank(order: &mut [(f32, u32)]) {
    order.sort_unstable_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_weighs_the_same_keeps_its_order() {
        let mut items = vec![('a', 1.0), ('b', 3.0), ('c', 1.0), ('d', f32::MAX), ('e', 3.0), ('f', -0.5)];
        heaviest_first(&mut items, |item| item.1);
        assert_eq!(items.into_iter().map(|item| item.0).collect::<String>(), "dbeacf");
        for count in [SHORT, SHORT + 1, 4 * SHORT] {
            let mut items: Vec<(usize, f32)> = (0..count).map(|i| (i, (i * 37 % 11) as f32)).collect();
            let mut expected = items.clone();
            expected.sort_by(|a, b| b.1.total_cmp(&a.1));
            heaviest_first(&mut items, |item| item.1);
            assert_eq!(items, expected);
        }
    }
}
